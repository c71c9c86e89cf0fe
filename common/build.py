"""What was deployed: a short hash that changes with any template or static file, for ETags and cache keys."""

import hashlib
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings


@cache
def build_id() -> str:
    """The hash of all templates and of the list of static files, read once in each process."""
    digest = hashlib.sha256()
    for path in _files():
        digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


def _files() -> Iterable[Path]:
    folders: Any = settings.TEMPLATES[0]["DIRS"]
    templates = sorted(path for folder in folders for path in Path(folder).rglob("*.html"))
    manifest = Path(settings.STATIC_ROOT) / "staticfiles.json"
    return [*templates, manifest] if manifest.exists() else templates
