"""How long a search may take: whoever asks for too much is told so, and holds up nobody else."""

SECONDS = 3.0
SUGGESTING_SECONDS = 0.5


class TooSlow(Exception):
    """The database did not finish a search in time."""
