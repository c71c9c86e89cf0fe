"""Serves the site: `python -m config.server` (PORT, HOST, WORKERS and THREADS in the environment change it).

Why granian: docs/decisions/0001-application-server.md.
"""

import os

from django.conf import settings
from environ import Env
from granian import Granian
from granian.constants import Interfaces

env = Env()


def greeting(port: int) -> str:
    """What whoever started the site wants to know next."""
    lines = [
        f"{settings.SITE_NAME} is at http://localhost:{port}",
        "To make an administrator: make admin",
    ]
    if settings.EMAIL_BACKEND.endswith("filebased.EmailBackend"):
        lines.append(f"Mail goes to the folder {settings.EMAIL_FILE_PATH}")
    return "\n".join(["", *(f"  {line}" for line in lines), ""])


def main() -> None:
    """Runs until stopped; workers share the port, and one that dies is started again."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    port = env.int("PORT", default=8000)
    print(greeting(port), flush=True)
    Granian(
        "config.wsgi:application",
        address=env("HOST", default="127.0.0.1"),
        port=port,
        interface=Interfaces.WSGI,
        workers=env.int("WORKERS", default=2),
        blocking_threads=env.int("THREADS", default=4),
        websockets=False,
        respawn_failed_workers=True,
    ).serve()


if __name__ == "__main__":
    main()
