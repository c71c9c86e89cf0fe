"""Static files under names that change with their content, compressed beforehand."""

from typing import Any

from whitenoise.storage import CompressedManifestStaticFilesStorage


class StaticFilesStorage(CompressedManifestStaticFilesStorage):
    """WhiteNoise's storage, which here works each address out once: every page names some thirty files."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._urls: dict[str, str] = {}

    def url(self, name: str, force: bool = False) -> str:  # noqa: FBT001, FBT002 (Django's signature)
        if force or name not in self._urls:
            self._urls[name] = super().url(name, force)
        return self._urls[name]
