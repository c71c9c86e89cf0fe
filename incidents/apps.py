from django.apps import AppConfig
from django.db.models.signals import post_migrate


class IncidentsConfig(AppConfig):
    name = "incidents"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from incidents import search  # noqa: PLC0415 (models are not loaded before)

        post_migrate.connect(search.install, sender=self)
