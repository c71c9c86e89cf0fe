"""Addresses: `page_urls(Model)` gives every kind of page the same ones."""

from collections.abc import Callable
from typing import Any

from django.urls import URLPattern, path, register_converter

from wiki.models import WikiPage
from wiki.views import reading


class SlugConverter:
    """A slug in an address; whether a page has it is for the look-up to say."""

    regex = r"[^/.]{1,100}"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


class NumberConverter:
    """A revision's number: no more digits than a database's integer holds."""

    regex = r"[1-9][0-9]{0,8}"

    def to_python(self, value: str) -> int:
        return int(value)

    def to_url(self, value: int) -> str:
        return str(value)


register_converter(SlugConverter, "page")
register_converter(NumberConverter, "number")


def page_urls(model: type[WikiPage]) -> list[URLPattern]:
    """The addresses of every page of a kind: reading, writing, history, talk, links."""
    base = model.address.lstrip("/").replace("{slug}", "<page:slug>")

    def at(rest: str, view: Callable[..., Any], name: str) -> URLPattern:
        return path(base + rest, view, {"model": model}, name=f"{model.kind}-{name}")

    return [
        at("", reading.page, "page"),
        at("revisions/<number:number>/", reading.revision, "revision"),
    ]
