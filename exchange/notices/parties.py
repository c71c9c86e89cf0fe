"""Parties that a record names: which of them are organisations, since no private person is named by a machine."""

import re

_GROUPS = re.compile(
    r"\b(?:users?|students?|owners?|residents?|people|employees?|customers?|workers?|engineers?|investors?|companies|"
    r"organi[sz]ations|employers|actors?|developers|multiple|various|does|unknown|unidentified|unnamed|attack)\b",
    re.IGNORECASE,
)
_KINDS = re.compile(
    r"\b(?:inc|llc|ltd|co|corp|plc|gmbh|ag|oü|sa|ab|bv|group|holdings?|company|corporation|industries|systems?|"
    r"technolog(?:y|ies)|technologies|labs?|laboratory|media|software|network|networks|solutions|services?|stores?|"
    r"ai|air|airlines|airport|metro|subway|rail|bahn|railways?|motors?|electric|bank|aid|express|restaurant|leisure|"
    r"universit\w*|universidad\w*|college|school|schools|academy|institute|akademie|eth|école|"
    r"polic[ei]\w*|polizia|constabulary|sheriff\S*|patrol|department|ministry|agency|administration|authority|bureau|"
    r"service|forces|army|council|commission|committee|board|office|court|government|government's|municipal\w*|"
    r"municipality|city|comune|county|ville|state|district|party|party\S*|union|association|foundation|federation|"
    r"trust|nhs|hospital|health|centre|center|club|clubs\w*|garden|hall|house|temple|church|"
    r"humanity|research|recognition|projects?|bluetooth|safegraph|pizza|foods?\w*|innovation)\b",
    re.IGNORECASE,
)
_SMALL = frozenset(["of", "the", "and", "for", "in", "on", "at", "by", "de", "di", "du", "la"])
_LETTERS = frozenset(["ai", "uk", "us", "usa", "usc", "usd", "usaa", "hsbc", "ibm", "aise", "csaa"])
_LIKE_A_PERSON = re.compile(r"\A[A-ZÀ-Þ][\w'’.-]*(?: [A-ZÀ-Þ][\w'’.-]*){1,3}\Z")


def is_organisation(name: str) -> bool:
    """Whether a name is an organisation's for certain: a single word, or words of which one says what it is."""
    bare = re.sub(r"\s*\([^()]*\)", "", name).strip()
    if not bare or _GROUPS.search(bare) or bare.count(",") > 1:
        return False
    return bool(_KINDS.search(bare)) or not _LIKE_A_PERSON.match(bare)


def name_of_slug(slug: str, text: str) -> str:
    """The name that a slug stands for, spelt as in the text where it is there: `clearview-ai` is `Clearview AI`."""
    pattern = r"[\s-]+".join(re.escape(word) for word in slug.split("-"))
    found = re.search(rf"(?<!\w){pattern}(?!\w)", text, re.IGNORECASE)
    if found and all(word in _SMALL or word != word.lower() or not word[:1].isalpha() for word in found[0].split()):
        return found[0]
    spelt = " ".join(_spelt(word) for word in slug.split("-"))
    return spelt[:1].upper() + spelt[1:]


def _spelt(word: str) -> str:
    if word in _SMALL:
        return word
    bare = word.strip("()")
    return word.replace(bare, bare.upper() if bare in _LETTERS else bare[:1].upper() + bare[1:])
