"""Names: the terms and laws that pages of another wiki may be about, read once for a whole dump."""

from exchange.mapping import lines_of
from wiki.kinds import model_of
from wiki.markup.links import CODE_KINDS
from wiki.models import Name, WikiPage
from wiki.names import fold, stem

KINDS = (*CODE_KINDS, "law")
MAPPING = "mediawiki"


class Names:
    """`terms` are slugs by kind and folded name, `mapping` slugs by row and folded value of the table of mappings."""

    def __init__(self) -> None:
        self.terms: dict[str, dict[str, str]] = {kind: {} for kind in KINDS}
        self._titles: dict[tuple[str, str], str] = {}
        for name in Name.objects.filter(kind__in=KINDS).order_by("role", "pk"):
            self._titles[name.kind, name.slug] = name.title
            for text in (name.key, name.stem, fold(name.slug.replace("-", " "))):
                self.terms[name.kind].setdefault(text, name.slug)
        self.mapping: dict[str, dict[str, str]] = {}
        for line in lines_of(MAPPING):
            if line.to and line.to[0] not in "-@":
                self.mapping.setdefault(line.row, {})[fold(line.value)] = line.to

    def has(self, kind: str, text: str) -> bool:
        """Whether a term of the kind bears the name."""
        return fold(text) in self.terms[kind] or stem(text) in self.terms[kind]

    def page(self, title: str, namespace: int) -> tuple[type[WikiPage], str, str] | None:
        """The term or law that a page is about: its kind of page, slug and title; harms come before others."""
        bare = title.partition(":")[2].strip() if namespace else title
        for kind in KINDS:
            slug = self.terms[kind].get(fold(bare))
            if slug:
                return model_of(kind), slug, self._titles[kind, slug]
        return None
