"""What each worker of the server runs: the application, and beside its first requests the loading of the index.

At a million events that takes some seconds, which no reader need wait for.
"""

import gc
from threading import Thread

from django.db import connection

from config.wsgi import application
from incidents.index import current

__all__ = ["application"]


def load_index() -> None:
    """Load the index of events, with a connection to the database that is closed again.

    What is there then stays as long as the process: the collector of garbage need not look through it again and again,
    which held up one request in forty.
    """
    try:
        current()
    finally:
        connection.close()
    gc.collect()
    gc.freeze()


Thread(target=load_index, name="index", daemon=True).start()
