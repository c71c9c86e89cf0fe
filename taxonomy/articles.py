"""How terms and laws are drawn, and the panels that the vocabularies add to them."""

from typing import Any

from django.http import HttpRequest

from taxonomy.counting import count_events
from taxonomy.groups import harm_groups
from taxonomy.models import Harm, Law, Term
from taxonomy.schemes import KINDS
from taxonomy.trees import ancestors, find, tree_of
from wiki.articles import Article, article
from wiki.kinds import model_of
from wiki.models import WikiPage
from wiki.panels import Panel, panel
from wiki.reading import Reading


@article(*KINDS)
def term_article(reading: Reading) -> Article:
    """A term: definition and scope note, what it is called elsewhere, its text."""
    record = reading.record
    context = {
        "matches": [("exact", iri) for iri in record["exact_matches"]]
        + [("close", iri) for iri in record["close_matches"]],
        "parent_url": _address(reading, record["parent"]),
        "successor_url": _address(reading, record["superseded_by"]),
        "group": _group(reading),
    }
    return Article("taxonomy/_term.html", context)


@article("law")
def law_article(reading: Reading) -> Article:
    """A law: where and since when, its text, the harms that it addresses."""
    groups = harm_groups(getattr(reading.page, "stamp", 0) or 0)
    harms = [
        {
            **value,
            "url": Harm.address_of(value["term"]) if value["term"] else "",
            "group": groups.get(value["term"], ""),
        }
        for value in reading.record["harms"]
    ]
    return Article("taxonomy/_law.html", {"harms": harms})


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
    harms = [page.pk, *page.narrower.values_list("pk", flat=True)]
    laws = Law.objects.live().filter(harms__in=harms).select_related("jurisdiction").distinct()
    return Panel("taxonomy/_laws_panel.html", {"laws": laws.order_by("jurisdiction__name", "year")})


def _address(reading: Reading, reference: dict[str, str] | None) -> str:
    return model_of(reading.page.kind).address_of(reference["slug"]) if reference else ""


def _group(reading: Reading) -> str:
    if reading.page.kind != Harm.kind:
        return ""
    groups: dict[str, Any] = harm_groups(getattr(reading.page, "stamp", 0) or 0)
    return str(groups.get(reading.page.slug, ""))
