"""What a list tells programs: schema.org, Dublin Core, Open Graph, COinS, and Signposting's links."""

from collections.abc import Iterator
from urllib.parse import urlencode

from django.conf import settings
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from exchange.metadata import SCHEMA, UNAPI, script, the_base
from library.lists.citing import FILES, cited_list
from library.lists.reading import Shelf
from library.models import ReadingList
from wiki.markup import plain

DESCRIPTION_LENGTH = 300
JSON = "application/json"


def head(shelf: Shelf) -> SafeString:
    """For the head of the page of a list."""
    tags = format_html_join("\n  ", '<meta {}="{}" content="{}">', _tags(shelf.list))
    return format_html("{}\n  {}\n  {}", mark_safe(UNAPI), tags, mark_safe(script(_document(shelf))))  # noqa: S308 (escaped there)


def coins(one: ReadingList) -> SafeString:
    """For keepers of references that read no heads: an empty element with a title."""
    cited = cited_list(one)
    said = {
        "ctx_ver": "Z39.88-2004",
        "rft_val_fmt": "info:ofi/fmt:kev:mtx:dc",
        "rft.type": "webpage",
        "rft.title": cited.title,
        "rft.source": cited.container,
        "rft.creator": cited.authors[0].name,
        "rft.date": f"{cited.issued:%Y-%m-%d}",
        "rft.identifier": cited.url,
        "rft.language": "en",
    }
    return format_html('<span class="Z3988" title="{}"></span>', urlencode(said))


def links(one: ReadingList) -> str:
    """The Link header (RFC 8288), with the relations of Signposting."""
    url = f"{settings.BASE_URL}{one.get_absolute_url()}"
    described = {"json": JSON, **{ending: file.media_type for ending, file in FILES.items()}}
    parts = [
        f'<{url}>; rel="cite-as"',
        *(f'<{url[:-1]}.{ending}>; rel="describedby"; type="{kind}"' for ending, kind in described.items()),
        f'<{settings.CONTENT_LICENCE["url"]}>; rel="license"',
        f'<{settings.BASE_URL}{one.owner.get_absolute_url()}>; rel="author"; type="text/html"',
        f'<{SCHEMA}/AboutPage>; rel="type"',
        f'<{SCHEMA}/ItemList>; rel="type"',
    ]
    return ", ".join(parts)


def _tags(one: ReadingList) -> Iterator[tuple[str, str, str]]:
    cited, about = cited_list(one), plain(one.description)[:DESCRIPTION_LENGTH]
    yield "name", "description", about or cited.title
    for name, content in {
        "title": cited.title,
        "creator": cited.authors[0].name,
        "date": f"{cited.issued:%Y-%m-%d}",
        "identifier": cited.url,
        "publisher": settings.SITE_NAME,
        "rights": settings.CONTENT_LICENCE["url"],
        "type": "Collection",
        "language": "en",
    }.items():
        yield "name", f"DC.{name}", content
    yield "property", "og:title", cited.title
    yield "property", "og:type", "website"
    yield "property", "og:url", cited.url
    yield "property", "og:site_name", settings.SITE_NAME


def _document(shelf: Shelf) -> dict[str, object]:
    cited = cited_list(shelf.list)
    author = cited.authors[0]
    items = [
        {"@type": "ListItem", "position": place, "name": item.title, "url": f"{settings.BASE_URL}{item.url}"}
        for place, item in enumerate((item for item in shelf.items if item.edition), start=1)
    ]
    return {
        "@context": SCHEMA,
        "@type": ["ItemList", "LearningResource"],
        "@id": cited.url,
        "name": cited.title,
        "description": plain(shelf.list.description)[:DESCRIPTION_LENGTH],
        "learningResourceType": "reading list",
        "dateModified": shelf.list.changed_at.isoformat(),
        "license": settings.CONTENT_LICENCE["url"],
        "author": {"@type": "Person", "name": author.name, **({"sameAs": author.orcid_url} if author.orcid else {})},
        "isPartOf": the_base(),
        "numberOfItems": len(items),
        "itemListElement": items,
    }
