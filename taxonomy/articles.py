"""How terms and laws are drawn, and the panels that the vocabularies add to them."""

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from taxonomy.counting import count_events
from taxonomy.groups import harm_groups
from taxonomy.models import Harm, Law, Term
from taxonomy.schemes import KINDS
from taxonomy.trees import ancestors, below, find, tree_of
from wiki.articles import Article, article
from wiki.infobox import Chip, Row
from wiki.kinds import model_of
from wiki.markup import plain
from wiki.models import WikiPage
from wiki.panels import Panel, panel
from wiki.reading import Reading

DPV = {
    "https://w3id.org/dpv": "dpv",
    "https://w3id.org/dpv/pd": "dpv-pd",
    "https://w3id.org/dpv/risk": "dpv-risk",
}
"""Parts of the W3C Data Privacy Vocabulary, by address."""


@article(*KINDS)
def term_article(reading: Reading) -> Article:
    """A term: definition and scope note, what it is called elsewhere, its text."""
    record = reading.record
    model = model_of(reading.page.kind)
    context = {
        "group": _group(reading),
        "successor": _reference(reading, "superseded_by"),
        "rows": [row for row in _facts(reading, model) if row.is_filled],
        "scope_note": plain(record["scope_note"]),
    }
    return Article("taxonomy/_term.html", context)


@article("law")
def law_article(reading: Reading) -> Article:
    """A law: where and since when, its text, the harms that it addresses."""
    record = reading.record
    jurisdiction = record["jurisdiction"]
    rows = [
        Row(_("Short title"), text=record["short_title"]),
        Row(_("Other names"), text="; ".join(record["alt_titles"])),
        Row(_("Jurisdiction"), text=", ".join(filter(None, [record["region"], jurisdiction and jurisdiction["name"]]))),
        Row(_("Year"), text=str(record["year"] or "")),
        Row(_("Text of the law"), addresses=_addresses([record["url"]])),
        Row(_("Harms it addresses"), chips=_harms(reading), begins_group=True),
    ]
    return Article("taxonomy/_law.html", {"rows": [row for row in rows if row.is_filled]})


@panel(KINDS)
def narrower(page: WikiPage, request: HttpRequest) -> Panel | None:
    """The term's place in the tree: those above it and those below."""
    assert isinstance(page, Term)  # noqa: S101 (registered for terms)
    branch = find(count_events(tree_of(type(page)), type(page)), page.pk)
    return Panel("taxonomy/_tree_panel.html", {"branch": branch, "ancestors": ancestors(page), "model": type(page)})


@panel(["harm"])
def laws_against(page: WikiPage, request: HttpRequest) -> Panel | None:
    """The laws that address a harm, or one below it."""
    assert isinstance(page, Harm)  # noqa: S101
    branch = find(tree_of(Harm), page.pk)
    harms = [one.term.pk for one in below(branch)] if branch else []
    laws = Law.objects.live().filter(harms__in=harms).select_related("jurisdiction").distinct()
    return Panel("taxonomy/_laws_panel.html", {"laws": laws.by_place()})


def _facts(reading: Reading, model: Any) -> Iterable[Row]:
    record = reading.record
    yield Row(_("Scheme"), chips=[Chip(str(model.scheme_label), model.list_address())])
    yield Row(_("Broader term"), chips=_reference(reading, "parent"))
    yield Row(_("Other labels"), text="; ".join(record["alt_labels"]))
    yield Row(_("Special category"), text=_("yes: GDPR, article 9") if record["special_category"] else "")
    yield Row(_("Exact match"), addresses=_addresses(record["exact_matches"]), begins_group=True)
    yield Row(_("Close match"), addresses=_addresses(record["close_matches"]))
    yield Row(_("Source"), text=record["source"], begins_group=True)


def _reference(reading: Reading, key: str) -> list[Chip]:
    """The other term of the scheme that a record names."""
    reference = reading.record[key]
    if not reference:
        return []
    kind, slug, title = reading.page.kind, reference["slug"], reference["title"]
    entry = reading.links.entries.get((kind, slug)) if reading.is_latest else None
    if entry:
        slug, title = entry.slug, entry.title
    return [Chip(title, model_of(kind).address_of(slug), group=_groups(reading).get(slug, ""))]


def _harms(reading: Reading) -> list[Chip]:
    groups = _groups(reading) if reading.record["harms"] else {}
    return [_harm(value, groups) for value in reading.record["harms"]]


def _harm(value: dict[str, Any], groups: dict[str, str]) -> Chip:
    slug = value["term"]
    if not slug:
        return Chip(value["text"], state="written")
    return Chip(value["text"], Harm.address_of(slug), group=groups.get(slug, ""))


def _addresses(iris: Iterable[str]) -> list[tuple[str, str]]:
    """Those that lead somewhere, with a name for each: terms of the W3C's vocabulary by its prefixes."""
    return [(iri, _name(iri)) for iri in iris if iri.startswith(("https://", "http://"))]


def _name(iri: str) -> str:
    namespace, _hash, term = iri.partition("#")
    prefix = DPV.get(namespace)
    return f"{prefix}:{term}" if prefix else iri.partition("://")[2].removeprefix("www.").rstrip("/")


def _group(reading: Reading) -> str:
    return _groups(reading).get(reading.page.slug, "")


def _groups(reading: Reading) -> dict[str, str]:
    """The group of each harm where the page shows harms."""
    if reading.page.kind not in (Harm.kind, Law.kind):
        return {}
    return harm_groups(getattr(reading.page, "stamp", 0) or 0)
