"""Event records as anyone may give them: every row with any value or any kind of empty."""

from hypothesis import strategies as st

from incidents.fields import PEOPLE_KINDS, PEOPLE_UNITS
from incidents.models.infobox import EVENT_FIELDS, Basis, Coded
from incidents.models.involvement import Role
from wiki.fields import State

REFUSED = "".join(map(chr, [*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0xFFFE, 0xFFFF]))
LETTERS = st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"], exclude_characters=REFUSED)
TRICKY = st.sampled_from(
    ["a => b", "Insecurity =>", "=> x", "<b>&amp;\"'", "{{ x }}", "é", "ﬁ", "a, b; c", "0", "\u200f"]
)
LINE = st.text(LETTERS, max_size=20) | TRICKY
NAME = LINE.filter(str.strip)
PROSE = st.lists(
    LINE | st.sampled_from(["", "## Part", "[lay open]{harm=insecurity}", "[[GDPR]]", "See.[^a]", "  code", "-----"]),
    max_size=5,
).map("\n".join)
DATES = st.sampled_from(["", "2020-12", "2016~", "2019/2021", "2020-12-06", "198X", "../1999"])
ADDRESS = st.sampled_from(["", "https://example.org/", "https://www.example.org/a?b=c&d=e#f", "http://example.net/x"])
NUMBER = st.integers(0, 10**12)

TERMS = {
    "harms": ["insecurity", "disclosure"],
    "information_types": ["medical-and-health", "contact"],
    "threat_actors": ["healthcare-provider", "hacker"],
    "affected_groups": ["patient", "child"],
    "high_risk_groups": ["patient", "child"],
    "consequences": ["anxiety", "financial-loss"],
}
WRITTEN = ["Insecurity", "insecurities", "Patients", "Medical and Health", "hackers", "Anxiety"]


def values(slugs):
    """A row of terms: bare texts, texts with a term that they may or may not say, texts with none."""
    text = NAME | st.sampled_from(WRITTEN)
    term = st.fixed_dictionaries({"text": text, "term": st.sampled_from([None, *slugs])})
    return st.lists(term | st.fixed_dictionaries({"text": text}), max_size=4)


@st.composite
def people(draw):
    kind, numbers = draw(st.sampled_from(PEOPLE_KINDS)), sorted([draw(NUMBER), draw(NUMBER)])
    low, high = numbers if kind == "range" else (numbers[0], draw(st.sampled_from([None, numbers[0]])))
    return {"kind": kind, "low": low, "high": high, "unit": draw(st.sampled_from(PEOPLE_UNITS))}


def laws():
    page = st.one_of(st.just({}), st.fixed_dictionaries({"law": st.sampled_from([None, "gdpr", "hipaa"])}))
    row = st.fixed_dictionaries(
        {"text": NAME | st.sampled_from(["HIPAA", "the Regulation"]), "outcome": PROSE, "source": LINE}
    )
    return st.lists(st.builds(dict.__or__, row, page), max_size=3, unique_by=lambda row: row["text"])


def organisations():
    row = {"name": NAME | st.just("CybelAngel"), "role": st.sampled_from(Role.values)}
    return st.lists(st.fixed_dictionaries(row), max_size=3)


def breakdown():
    return st.lists(st.fixed_dictionaries(dict.fromkeys(("threat", "at_risk_group", "harm"), PROSE)), max_size=3)


def sources():
    row = {
        "key": st.sampled_from(["a", "report", "the-paper-2021", "é"]),
        "title": NAME,
        "publisher": LINE,
        "authors": st.lists(NAME, max_size=2),
        "date": DATES,
        "url": ADDRESS,
        "archived_url": ADDRESS,
        "accessed": DATES,
    }
    return st.lists(st.fixed_dictionaries(row), max_size=3, unique_by=lambda row: row["key"])


STATED = [field.key for field in EVENT_FIELDS if field.stated]
EVENTS = st.fixed_dictionaries(
    {
        "title": NAME.map(lambda title: f"A leak {title}"),
        "short_title": LINE,
        "location": LINE,
        "countries": st.lists(st.sampled_from(["DE", "GB", "EU", "CD", "CG", "KP", "KR"]), max_size=3),
        "is_global": st.booleans(),
        "date_text": LINE,
        "date_edtf": DATES,
        "date_basis": st.sampled_from(["", *Basis.values]),
        **{key: values(slugs) for key, slugs in TERMS.items()},
        "organisations": organisations(),
        "people": st.none() | people(),
        "laws": laws(),
        "breakdown": breakdown(),
        "summary": PROSE,
        "body": PROSE,
        "sources": sources(),
        "states": st.dictionaries(st.sampled_from(STATED), st.sampled_from(State.values)),
        "coded": st.sampled_from(Coded.values),
        "origin": st.none() | st.fixed_dictionaries({"source": NAME, "id": LINE}),
    }
)
