"""Reading a page: a stored revision with its HTML, links and labels filled in."""

from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils.safestring import SafeString, mark_safe

from wiki.history import Stored
from wiki.linking import Links, resolve
from wiki.markup import RENDERER_VERSION, fill, render, summary_html, targets
from wiki.models import Change, Rendering, WikiPage
from wiki.record import Record
from wiki.references import Wanted


@dataclass(frozen=True)
class Reading:
    """What a template shows of a revision. `entries` has today's pages by kind and slug; empty for old revisions."""

    page: WikiPage
    change: Change
    record: Record
    html: SafeString
    summary: SafeString
    sections: list[dict[str, Any]]
    links: Links
    is_latest: bool


def read(page: WikiPage, stored: Stored, *, edit_url: str | None = None) -> Reading:
    """A revision ready to be shown; one query for links and labels, and one write where its HTML is made."""
    return _filled(page, stored.change, stored.record, rendering_of(page, stored), edit_url)


def read_draft(page: WikiPage, record: Record) -> Reading:
    """A record that is not saved, ready to be shown as a preview."""
    return _filled(page, Change(number=page.latest_number, title=record["title"]), record, rendered(page, record), None)


def rendering_of(page: WikiPage, stored: Stored) -> Rendering:
    """The revision's HTML with links left open; made at most once by each version of the renderer."""
    kept: Rendering | None = getattr(stored.change, "rendering", None)
    if kept is not None and kept.version == RENDERER_VERSION:
        return kept
    made = rendered(page, stored.record)
    made.change = stored.change
    with transaction.atomic():
        Rendering.objects.update_or_create(
            change=stored.change,
            defaults={
                "version": made.version,
                "html": made.html,
                "summary_html": made.summary_html,
                "sections": made.sections,
            },
        )
    return made


def rendered(page: WikiPage, record: Record) -> Rendering:
    """The HTML of a record, not stored: for previews."""
    keys = [row["key"] for row in record.get("sources", [])]
    made = render(record["body"], sources=keys)
    return Rendering(
        version=RENDERER_VERSION,
        html=made.html,
        summary_html=summary_html(record.get("summary", ""), sources=keys),
        sections=[{"index": s.index, "level": s.level, "title": s.title, "anchor": s.anchor} for s in made.sections],
    )


def _filled(page: WikiPage, change: Change, record: Record, rendering: Rendering, edit_url: str | None) -> Reading:
    links = resolve(targets(rendering.html + rendering.summary_html), _wanted(page, record))
    return Reading(
        page=page,
        change=change,
        record=record,
        html=mark_safe(fill(rendering.html, links.answers, edit_url=edit_url)),  # noqa: S308 (sanitised when made)
        summary=mark_safe(fill(rendering.summary_html, links.answers, edit_url=None)),  # noqa: S308
        sections=rendering.sections,
        links=links,
        is_latest=change.number == page.latest_number,
    )


def _wanted(page: WikiPage, record: Record) -> list[Wanted]:
    return [wanted for field in page.record_fields for wanted in field.wanted(field.of(record)) if wanted.slug]
