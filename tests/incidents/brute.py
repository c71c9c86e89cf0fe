"""What a question means, read off the records one by one: the judge of the index."""

from datetime import date

from incidents import dates
from tests.incidents.world import ORGANISATIONS, TREES
from wiki.names import sort_title

ROWS = {
    "harm": "harms",
    "information": "information_types",
    "actor": "threat_actors",
    "group": "affected_groups",
    "high_risk": "high_risk_groups",
    "consequence": "consequences",
}
KINDS = {"high_risk": "group"}
STATE_OF = {**ROWS, "law": "laws", "organisation": "organisations", "country": "location", "basis": "date_text"}


def found(records, question):
    """The primary keys of the records that fit, of all by primary key."""
    return {pk for pk, record in records.items() if fits(record, question)}


def fits(record, question):
    roles = question.get("organisation_role", [])
    for name, words in question.items():
        facet = name.removeprefix("not_")
        if name == "organisation_role" and "organisation" in question:
            continue
        asked = roles if name == "organisation" else []
        test = PLAIN.get(facet) or (lambda record, word, facet=facet, asked=asked: has(record, facet, word, asked))
        if any(all(test(record, part) for part in word.split("+")) for word in words) == name.startswith("not_"):
            return False
    return True


def has(record, facet, word, roles=()):
    """Whether the record has the value, organisations in any of the roles."""
    if word.startswith("-"):
        return not roles and is_empty(record, facet) and word in ("-", f"-{state(record, facet)}")
    if facet in ROWS:
        kind = KINDS.get(facet, facet)
        return any(is_below(kind, value["term"], word) for value in record[ROWS[facet]])
    if facet == "organisation":
        return any(
            row["organisation"] and merged(row["organisation"]) == merged(word) and (not roles or role(row) in roles)
            for row in record["organisations"]
        )
    if facet == "law":
        return any(row["law"] == word for row in record["laws"])
    if facet == "country":
        return record["is_global"] if word == "global" else word in [country["code"] for country in record["countries"]]
    if facet == "basis":
        return record["date_basis"] == word
    return bool(record["people"]) and record["people"]["unit"] == word


def is_empty(record, facet):
    if facet == "country":
        return not record["countries"] and not record["is_global"]
    key = {"basis": "date_basis", "unit": "people"}.get(facet) or STATE_OF[facet]
    return not record[key]


def state(record, facet):
    return record["states"].get("people" if facet == "unit" else STATE_OF[facet], "unset")


def is_below(kind, slug, word):
    while slug and slug != word:
        slug = TREES[kind][slug]
    return bool(slug)


def merged(slug):
    return ORGANISATIONS[slug] or slug


def role(row):
    return row["role"].replace(" ", "-")


def days(record):
    """The first and last day of a record's date; None where it has none."""
    if not record["date_edtf"]:
        return None
    earliest, latest = dates.bounds(record["date_edtf"])
    return earliest or date.min, latest or date.max


def numbers(record):
    """The least and greatest number; "at least" and "at most" are what they name."""
    people = record["people"]
    if not people:
        return None
    low, high = people["low"], people["high"]
    return (high if low is None else low), (low if high is None else high)


def text_has(record, word):
    return word in f"{record['title']} {record['body']}".split()


PLAIN = {
    "q": text_has,
    "organisation_role": lambda record, word: any(role(row) == word for row in record["organisations"]),
    "after": lambda record, word: bool(days(record)) and days(record)[1] >= dates.bounds(word).earliest,
    "before": lambda record, word: bool(days(record)) and days(record)[0] <= dates.bounds(word).latest,
    "people_min": lambda record, word: bool(numbers(record)) and numbers(record)[1] >= int(word),
    "people_max": lambda record, word: bool(numbers(record)) and numbers(record)[0] <= int(word),
    "coded": lambda record, word: word in ("all", record["coded"]),
}


def _day(record):
    """The day that orders an event: the first, or the last where the first is open."""
    earliest, latest = dates.bounds(record["date_edtf"])
    return (earliest or latest or date.max).toordinal()


ORDERS = {
    "-date": lambda record: (not record["date_edtf"], -_day(record)),
    "date": lambda record: (not record["date_edtf"], _day(record)),
    "title": lambda record: 0,
    "people": lambda record: (not numbers(record), (numbers(record) or [0])[0]),
    "-people": lambda record: (not numbers(record), -(numbers(record) or [0])[0]),
}


def ordered(records, pks, sort):
    """The events in an order; "-changed" is that of the primary keys turned round, as the world is made."""
    if sort == "-changed":
        return sorted(pks, reverse=True)
    return sorted(pks, key=lambda pk: (ORDERS[sort](records[pk]), sort_title(records[pk]["title"]), pk))
