"""Addresses: `page_urls(Model)` gives every kind of page the same ones."""

from collections.abc import Callable
from typing import Any

from django.urls import URLPattern, path, register_converter

from wiki.models import Guide, WikiPage
from wiki.views import (
    changes,
    deleting,
    editing,
    history,
    links,
    log,
    moving,
    reading,
    reports,
    reverting,
    sitemaps,
    talk,
    undoing,
    upkeep,
    users,
)


class SlugConverter:
    """A slug in an address; whether a page has it is for the look-up to say."""

    regex = r"[^/.\x00-\x1f\x7f]{1,100}"

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
        path(base.replace("<page:slug>", "new"), editing.new, {"model": model}, name=f"{model.kind}-new"),
        at("", reading.page, "page"),
        at("revisions/<number:number>/", reading.revision, "revision"),
        at("edit/", editing.edit, "edit"),
        at("links/", links.links, "links"),
        at("history/", history.revisions, "history"),
        at("diff/<number:old>/<number:new>/", history.diff, "diff"),
        at("revert/<number:number>/", reverting.revert, "revert"),
        at("undo/<number:number>/", reverting.undo, "undo"),
        at("undo-all/", undoing.undo_all, "undo-all"),
        at("move/", moving.move, "move"),
        at("delete/", deleting.delete, "delete"),
        at("restore/", deleting.restore, "restore"),
        at("talk/", talk.threads, "talk"),
        at("talk/new/", talk.start, "talk-new"),
        at("talk/<number:number>/", talk.thread, "thread"),
        at("talk/<number:number>/reply/", talk.answer, "reply"),
        at("talk/<number:number>/resolve/", talk.close, "resolve"),
        at("talk/<number:number>/reopen/", talk.open_again, "reopen"),
        at("talk/comments/<number:number>/hide/", talk.hide, "hide-comment"),
        at("talk/comments/<number:number>/show/", talk.show, "show-comment"),
    ]


urlpatterns: list[URLPattern] = [
    path("sitemap.xml", sitemaps.index, name="sitemap"),
    path("sitemaps/<slug:kind>-<number:number>.xml", sitemaps.part, name="sitemap-part"),
    path("changes/", changes.page, name="changes"),
    path("changes.atom", changes.atom, name="changes-atom"),
    path("changes.json", changes.json, name="changes-json"),
    path("log/", log.log, name="log"),
    path("report/", reports.report, name="report"),
    path("report/thanks/", reports.thanks, name="report-thanks"),
    path("users/<path:name>/deactivate/", users.deactivate, name="deactivate"),
    path("users/<path:name>/reactivate/", users.reactivate, name="reactivate"),
    path("users/<path:name>/", users.page, name="user"),
    path("reports/", reports.reports, name="reports"),
    path("reports/<number:number>/", reports.answer, name="report-answer"),
    path("upkeep/", upkeep.contents, name="upkeep"),
    path("upkeep/wanted/", upkeep.wanted, name="upkeep-wanted"),
    path("upkeep/orphans/", upkeep.orphans, name="upkeep-orphans"),
    path("help/", reading.guide_contents, name="help"),
    *page_urls(Guide),
]
