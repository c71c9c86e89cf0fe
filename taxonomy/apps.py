from django.apps import AppConfig
from django.db.models.signals import post_migrate


class TaxonomyConfig(AppConfig):
    name = "taxonomy"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from taxonomy import countries  # noqa: PLC0415 (models are not loaded before)

        post_migrate.connect(countries.load, sender=self)
