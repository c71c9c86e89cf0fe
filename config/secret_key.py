"""The secret key of an installation that was given none."""

import os
import tempfile
from pathlib import Path

from django.core.management.utils import get_random_secret_key


def kept_secret(path: Path) -> str:
    """The secret kept in the file, which only its owner may read; made once, by whoever comes first."""
    if not path.exists():
        _keep(get_random_secret_key(), path)
    return path.read_text(encoding="ascii")


def _keep(secret: str, path: Path) -> None:
    """Puts a whole file in place at once, so that no other process reads half a secret or replaces one."""
    with tempfile.NamedTemporaryFile("w", dir=path.parent, encoding="ascii") as draft:
        draft.write(secret)
        draft.flush()
        try:
            os.link(draft.name, path)
        except FileExistsError:
            return
