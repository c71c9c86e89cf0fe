"""A small world of terms, laws and organisations, random events in it, and questions about them."""

from datetime import timedelta

from hypothesis import strategies as st

from incidents.models import Event, Organisation
from taxonomy.models import AffectedGroup, Consequence, Harm, InformationType, Law, ThreatActor
from tests.factories import NOON, make_pages, past
from wiki.recording import PageHistory, record_history

TREES = {
    "harm": {"processing": None, "insecurity": "processing", "exclusion": "processing", "invasion": None},
    "information": {"health": None, "x-ray": "health", "scan": "x-ray", "contact": None},
    "actor": {"hacker": None, "hospital": None},
    "group": {"patient": None, "child": "patient", "worker": None},
    "consequence": {"anxiety": None, "loss": None},
}
MODELS = {
    "harm": Harm,
    "information": InformationType,
    "actor": ThreatActor,
    "group": AffectedGroup,
    "consequence": Consequence,
}
LAWS = ("hipaa", "gdpr")
ORGANISATIONS = {"acme": None, "acme-labs": "acme", "beta": None, "court": None}
"""Each with the one that it was merged into."""
ROLES = ("actor", "victim organisation", "regulator or court", "reporter")
COUNTRIES = ("DE", "GB", "US")
DATES = ("", "2019", "2019-05-03", "2020-12", "2019/2021", "2020/..", "../2018", "2021~", "[2018,2022]")
DAYS = ("2018-06", "2019", "2019-05-03", "2019-05-04", "2020-12-31", "2021", "2022")
WORDS = ("quartz", "hippopotamus", "yellow")
STATES = ("unknown", "none", "na")
UNITS = ("people", "accounts", "files")
NUMBERS = (0, 5, 10, 500, 10**6)


def make_world():
    """The pages that the events name."""
    for kind, tree in TREES.items():
        for slug, parent in tree.items():
            make_pages(MODELS[kind], slug, parent=parent)
    make_pages(Law, *LAWS)
    for slug, target in ORGANISATIONS.items():
        make_pages(Organisation, slug, merged_into=target)


def make_events(records):
    """Live events with these records, each changed an hour after the one before."""
    histories = [
        PageHistory(revisions=[past(moment=NOON + timedelta(hours=hours), **record)])
        for hours, record in enumerate(records)
    ]
    return record_history(Event, histories)


def _terms(kind):
    written = st.sampled_from([*TREES[kind], "as nobody else wrote it"])
    return st.lists(written, max_size=3, unique=True)


def _people():
    numbers = st.sampled_from(NUMBERS)
    exact = st.builds(lambda kind, low: {"kind": kind, "low": low}, st.sampled_from(["exact", "at-least"]), numbers)
    most = st.builds(lambda high: {"kind": "at-most", "high": high}, numbers)
    both = st.builds(lambda a, b: {"kind": "range", "low": min(a, b), "high": max(a, b)}, numbers, numbers)
    with_unit = st.builds(lambda people, unit: {**people, "unit": unit}, exact | most | both, st.sampled_from(UNITS))
    return st.none() | with_unit


def _organisations():
    names = st.sampled_from([*ORGANISATIONS, "Unheard Of"])
    row = st.builds(_organisation, names, st.sampled_from(ROLES))
    return st.lists(row, max_size=3, unique_by=lambda row: (row["name"], row["role"]))


def _organisation(name, role):
    return {"name": name, "role": role, "organisation": name if name in ORGANISATIONS else None}


def records():
    """One event's record, as an importer gives it."""
    return st.fixed_dictionaries(
        {
            "title": st.lists(st.sampled_from(["Élan", "elan", "“Zed”", *WORDS]), min_size=1, max_size=3).map(" ".join),
            "body": st.sampled_from(["", *WORDS]),
            "harms": _terms("harm"),
            "information_types": _terms("information"),
            "threat_actors": _terms("actor"),
            "affected_groups": _terms("group"),
            "high_risk_groups": _terms("group"),
            "consequences": _terms("consequence"),
            "organisations": _organisations(),
            "laws": st.lists(st.sampled_from([*LAWS, "Some act"]).map(lambda law: {"text": law}), max_size=2),
            "countries": st.lists(st.sampled_from(COUNTRIES), max_size=2, unique=True),
            "is_global": st.booleans(),
            "date_edtf": st.sampled_from(DATES),
            "date_basis": st.sampled_from(["", "occurred", "disclosed"]),
            "people": _people(),
            "coded": st.sampled_from(["editor", "machine"]),
            "states": st.dictionaries(
                st.sampled_from(["harms", "consequences", "laws", "organisations", "location", "date_text", "people"]),
                st.sampled_from(STATES),
            ),
        }
    )


EMPTY = ("-", "-unset", "-unknown", "-none", "-na")
CHOICES = {
    **{kind: tuple(tree) for kind, tree in TREES.items()},
    "high_risk": tuple(TREES["group"]),
    "law": LAWS,
    "organisation": tuple(ORGANISATIONS),
    "country": (*COUNTRIES, "global"),
    "basis": ("occurred", "disclosed"),
    "unit": UNITS,
}
"""The words of each facet; the kinds of empty come besides."""
JOINED = {
    "harm": "exclusion+insecurity",
    "information": "contact+health",
    "actor": "hacker+hospital",
    "group": "child+worker",
    "high_risk": "patient+worker",
    "consequence": "anxiety+loss",
    "law": "gdpr+hipaa",
    "organisation": "acme+beta",
    "country": "DE+US",
    "basis": "disclosed+occurred",
    "unit": "accounts+files",
}
"""Of each facet two values that an event must have at once."""
ROLE_WORDS = tuple(role.replace(" ", "-") for role in ROLES)


def questions():
    """Parameters with some of their values, never a contradiction that a form would refuse."""
    several = {
        name: st.lists(st.sampled_from([*words, *EMPTY, JOINED[name]]), min_size=1, max_size=2, unique=True)
        for name, words in CHOICES.items()
    }
    excluding = {f"not_{name}": values for name, values in several.items() if name != "unit"}
    one = {
        "organisation_role": st.lists(st.sampled_from(ROLE_WORDS), min_size=1, max_size=2, unique=True),
        "q": st.sampled_from(WORDS).map(lambda word: [word]),
        "after": st.sampled_from(DAYS[:4]).map(lambda day: [day]),
        "before": st.sampled_from(DAYS[3:]).map(lambda day: [day]),
        "people_min": st.sampled_from(["0", "5", "11"]).map(lambda number: [number]),
        "people_max": st.sampled_from(["11", "500", "1000000"]).map(lambda number: [number]),
        "coded": st.sampled_from(["editor", "machine", "all"]).map(lambda coded: [coded]),
    }
    every = {**several, **excluding, **one}
    some = st.lists(st.sampled_from(list(every)), max_size=4, unique=True)
    return some.flatmap(lambda names: st.fixed_dictionaries({name: every[name] for name in names}))
