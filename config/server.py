"""Serves the site: `python -m config.server` (PORT, HOST, WORKERS and THREADS in the environment change it).

Why granian: docs/decisions/0001-application-server.md.
"""

import os
import socket
import sys

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


def ensure_free(host: str, port: int) -> None:
    """Stops where another server has the port: granian would share it, and half the pages would come from each."""
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            sys.exit(f"Port {port} is not free ({error.strerror}). Choose another: PORT={port + 1} make run")


def main() -> None:
    """Runs until stopped; workers share the port, and one that dies is started again."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    host, port = env("HOST", default="127.0.0.1"), env.int("PORT", default=8000)
    ensure_free(host, port)
    print(greeting(port), flush=True)
    Granian(
        "config.worker:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=env.int("WORKERS", default=2),
        blocking_threads=env.int("THREADS", default=4),
        websockets=False,
        respawn_failed_workers=True,
    ).serve()


if __name__ == "__main__":
    main()
