from django.apps import AppConfig


class ApiConfig(AppConfig):
    """The API under /api/v1/, and webhooks."""

    name = "api"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from api.webhooks import deeds  # noqa: F401, PLC0415 (listens to every save, of commands too)
