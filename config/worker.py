"""What each worker of the server runs: the application, and beside its first requests the loading of the index and the
finding of common words.

At a million events the one takes some seconds, the other half a minute, which no reader need wait for.
"""

import gc
from threading import Thread

from django.db import connection

from config.wsgi import application
from incidents.hits import find_common
from incidents.index import current

__all__ = ["application"]


def load_index() -> None:
    """Load the index of events, with a connection to the database that is closed again.

    What is there then stays as long as the process: the collector of garbage need not look through it again and again,
    which held up one request in forty.
    """
    try:
        index = current()
        gc.collect()
        gc.freeze()
        find_common(index)
    finally:
        connection.close()


Thread(target=load_index, name="index", daemon=True).start()
