"""Reading pages in tests, with a vocabulary of a few terms."""

from exchange.wikitext.reading import read
from exchange.wikitext.vocabulary import CANONICAL, Vocabulary

VOCABULARY = Vocabulary(
    terms={
        "harm": {"insecurity": "insecurity", "disclosure": "disclosure", "secondary use": "secondary-use"},
        "information": {"medical and health": "medical-and-health"},
        "group": {"patient": "patient"},
    },
    mapping={"threat_actors": {"helthcare providers": "healthcare-provider"}},
    namespaces={**CANONICAL, "kategorie": 14, "datei": 6},
)


def page(text):
    return read(text, title="A page", vocabulary=VOCABULARY)


def body(text):
    """The Markdown of a text that stands below a heading."""
    whole = page(f"== X ==\n{text}").record["body"]
    assert whole.startswith("## X\n\n"), whole
    return whole.removeprefix("## X\n\n")
