from django.apps import AppConfig


class SiteConfig(AppConfig):
    """The site as a whole: its checks and the commands that span the layers."""

    name = "config"

    def ready(self) -> None:
        from config import checks  # noqa: F401, PLC0415
