"""The colours of charts: variables of the site's sheets, and what they are in the light theme."""

import re

LIGHT = {
    "--color-base": "#202122",
    "--color-subtle": "#54595d",
    "--color-progressive": "#36c",
    "--background-color-base": "#fff",
    "--background-color-neutral": "#eaecf0",
    "--border-color-muted": "#dadde3",
    "--group-collection": "#6b40c4",
    "--group-processing": "#0a6c78",
    "--group-dissemination": "#9a4708",
    "--group-invasion": "#a31f61",
}
"""A test holds them equal to those of the sheets."""
GROUPS = {
    "information-collection": "--group-collection",
    "information-processing": "--group-processing",
    "information-dissemination": "--group-dissemination",
    "invasion": "--group-invasion",
}
TEXT = "var(--color-base)"
QUIET = "var(--color-subtle)"
ACCENT = "var(--color-progressive)"
GROUND = "var(--background-color-base)"
NEUTRAL = "var(--background-color-neutral)"
RULE = "var(--border-color-muted)"
_VARIABLE = re.compile(r"var\((--[\w-]+)\)")


def colour_of(*groups: str) -> str:
    """The colour of the first of Solove's groups among some slugs; the accent where none is one."""
    return next((f"var({GROUPS[group]})" for group in groups if group in GROUPS), ACCENT)


def in_light(svg: str) -> str:
    """A drawing with the colours of the light theme written in, for files that stand alone."""
    return _VARIABLE.sub(lambda variable: LIGHT[variable[1]], svg)
