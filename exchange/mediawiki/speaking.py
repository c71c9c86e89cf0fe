"""Speaking: a page's threads as the text of its talk page, one revision for each comment."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from exchange.wikitext.writing import plain_text
from wiki.models import Comment, Thread
from wiki.models.signed import IMPORTED

DEEPEST = 6


@dataclass(frozen=True)
class Spoken:
    """A revision of a talk page: who said what when, and all that stands there since."""

    moment: datetime
    author: str
    summary: str
    text: str


def spoken(kind: str, page_id: int, site: str) -> Iterator[Spoken]:
    """The revisions of the talk page beside a page; comments that were hidden are not among them."""
    threads = Thread.objects.filter(kind=kind, page_id=page_id)
    shown = Comment.objects.filter(thread__in=threads, hidden_at=None).select_related("author", "thread")
    depths: dict[int | None, int] = {None: -1}
    sections: dict[int, list[str]] = {}
    for comment in shown.order_by("created_at", "pk"):
        depths[comment.pk] = min(depths.get(comment.parent_id, -1) + 1, DEEPEST)
        thread = comment.thread
        lines = sections.setdefault(thread.pk, [f"== {' '.join(plain_text(thread.title, site).split())} =="])
        lines.append(_written(comment, ":" * depths[comment.pk], site))
        text = "\n\n".join("\n".join(section) for section in sections.values())
        yield Spoken(comment.created_at, comment.user_name, f"/* {thread.title} */", text)


def _written(comment: Comment, marks: str, site: str) -> str:
    lines = [line for line in plain_text(comment.body, site).split("\n") if line.strip()]
    said = "\n".join(f"{marks}{line}" for line in lines)
    name, moment = comment.user_name.removeprefix(IMPORTED), comment.created_at
    when = f"{moment:%H:%M}, {moment.day} {moment:%B %Y} (UTC)"
    return f"{said} — [[User:{name}|{name}]] {when}"
