"""Tells webhooks what has changed; to be run every minute."""

from typing import Any

from django.core.management.base import BaseCommand

from api.webhooks.deeds import tell_all


class Command(BaseCommand):
    """`manage.py deliver_webhooks`"""

    help = "Tell webhooks what has changed. Run it every minute; two at the same time do no harm."

    def handle(self, *args: Any, **options: Any) -> None:
        told = tell_all()
        if told.taken or told.failed:
            self.stdout.write(f"Webhooks: {told.taken} told, {told.failed} failed")
