"""The site as in production, with its static files collected beside its data and not over somebody else's."""

from config.settings import *  # noqa: F403
from config.settings import VAR_DIR

STATIC_ROOT = VAR_DIR / "static"
