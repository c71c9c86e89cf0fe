from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules

MODULES = (
    *("gathering", "counting", "articles", "panels", "controls", "alternates", "metadata", "duplicates", "touching"),
    *("indexing", "upkeep", "published"),
)


class WikiConfig(AppConfig):
    name = "wiki"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Let every app register what it adds to pages, by being there."""
        autodiscover_modules(*MODULES)
