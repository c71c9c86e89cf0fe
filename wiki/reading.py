"""Reading a page: a stored revision with its HTML, links and labels filled in."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.db import transaction
from django.utils.safestring import SafeString, mark_safe

from wiki.fields import Values
from wiki.history import Stored
from wiki.kinds import model_of
from wiki.linking import Links, resolve
from wiki.markup import RENDERER_VERSION, Answer, Target, anchored, fill, render, summary_html, targets
from wiki.models import Change, Rendering, WikiPage
from wiki.record import Record
from wiki.references import Wanted


@dataclass(frozen=True)
class Reading:
    """What a template shows of a revision; `beside` are pages that its record does not name, of which `links` has the
    entries."""

    page: WikiPage
    change: Change
    record: Record
    html: SafeString
    summary: SafeString
    sections: list[dict[str, Any]]
    links: Links
    is_latest: bool
    beside: Sequence[Wanted] = ()

    @property
    def contents(self) -> list[tuple[dict[str, Any], list[dict[str, Any]]]]:
        """The headings of the top level, each with those below it, however deep, up to the next."""
        top = min((section["level"] for section in self.sections), default=0)
        nested: list[tuple[dict[str, Any], list[dict[str, Any]]]] = []
        for section in self.sections:
            if section["level"] == top or not nested:
                nested.append((section, []))
            else:
                nested[-1][1].append(section)
        return nested


def read(page: WikiPage, stored: Stored, *, edit_url: str | None = None, beside: Sequence[Wanted] = ()) -> Reading:
    """A revision ready to be shown, with pages beside it; one query for links and labels, and one write where its HTML
    is made."""
    return _filled(page, stored.change, stored.record, rendering_of(page, stored), edit_url, beside)


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
    lead = page.lead(record)
    made = render(record["body"], sources=keys, lead=lead)
    return Rendering(
        version=RENDERER_VERSION,
        html=anchored(made.html),
        summary_html=summary_html(lead, sources=keys),
        sections=[{"index": s.index, "level": s.level, "title": s.title, "anchor": s.anchor} for s in made.sections],
    )


def _filled(
    page: WikiPage,
    change: Change,
    record: Record,
    rendering: Rendering,
    edit_url: str | None,
    beside: Sequence[Wanted] = (),
) -> Reading:
    links = resolve(targets(rendering.html + rendering.summary_html), [*_wanted(page, record), *beside])
    is_latest = change.number == page.latest_number
    answers = links.answers if is_latest else {**links.answers, **_codes_then(page, record, links)}
    return Reading(
        page=page,
        change=change,
        record=record,
        html=mark_safe(fill(rendering.html, answers, edit_url=edit_url)),  # noqa: S308 (sanitised when made)
        summary=mark_safe(fill(rendering.summary_html, answers, edit_url=None)),  # noqa: S308
        sections=rendering.sections,
        links=links,
        is_latest=is_latest,
        beside=beside,
    )


def _codes_then(page: WikiPage, record: Record, links: Links) -> dict[Target, Answer]:
    """What the codes of an old revision say: the label of their day where the record has it, else their slug."""
    rows = [(field.kind, field.of(record)) for field in page.record_fields if isinstance(field, Values)]
    labels = {(kind, value["term"]): value["label"] for kind, values in rows for value in values if value["term"]}
    codes = {target: answer for target, answer in links.answers.items() if target.is_code}
    return {code: _code_then(code, answer, labels.get((code.prefix, code.title))) for code, answer in codes.items()}


def _code_then(code: Target, answer: Answer, label: str | None) -> Answer:
    """A code as it was: one that named a term then still leads to its address, whatever is there today."""
    if label and not answer.exists:
        return Answer(model_of(code.prefix).address_of(code.title), label, exists=True)
    return replace(answer, title=label or code.title.replace("-", " ").capitalize())


def _wanted(page: WikiPage, record: Record) -> list[Wanted]:
    return [wanted for field in page.record_fields for wanted in field.wanted(field.of(record)) if wanted.slug]
