"""Listening to what saves tell."""

from contextlib import contextmanager

from wiki.signals import page_saved


@contextmanager
def hearing(listener):
    """While it lasts, the listener is called with the saves of each page_saved."""

    def listen(sender, saves, **kwargs):
        listener(saves)

    page_saved.connect(listen)
    try:
        yield
    finally:
        page_saved.disconnect(listen)
