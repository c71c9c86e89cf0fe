"""Names of organisations as notices write them, and titles made of them."""

import re

LONGEST = 1_000
_STREET = r"\d|p\.? ?o\.? ?box|(?:one|two|three|four|five|six|ten)\s+[A-Z]|suite\b|\w+ (?:plaza|building)\b"
_ADDRESS = re.compile(rf"[, ]*[,;]\s*(?={_STREET}).*$", re.IGNORECASE | re.DOTALL)
_REMARK = re.compile(r"\((?:paper|email|e-mail|electronic)\)", re.IGNORECASE)
_DEFINED = re.compile(r"\s*\((?:[a-z ]*[\"“][^()]*[\"”]|[\"“][^()]*)\)")
_TRADING = re.compile(r"(,? (?:d/b/a|dba\.?|d\.b\.a\.) )", re.IGNORECASE)
_LETTERS = "DDS|DMD|MD|DO|OD|DPM|DC|DVM|CPA|EA|PhD|PsyD|LCSW|Esq|Attorney at Law"
_PERSON = re.compile(
    rf"\A(?:Dr\.? )?[A-Z][a-z]+(?: [A-Z]\.?| [A-Z][a-z]+)? [A-Z][\w'-]+,? (?:{_LETTERS})"
    rf"(?:,? (?:{_LETTERS}|P\.?C\.?|P\.?A\.?|Inc\.?|LLC|PLLC))*\.?\Z"
)


def organisation_of(text: str) -> str:
    """A name without its address, remarks, “defined terms” and blanks; of a person who trades as a firm, the firm."""
    bare = _ADDRESS.sub("", _DEFINED.sub("", _REMARK.sub("", " ".join(text[:LONGEST].split())))).strip(" ,;")
    owner, trading, firm = _TRADING.split(bare, 1) if _TRADING.search(bare) else (bare, "", "")
    return (firm.strip(" ,;") if trading and is_person(owner.strip(" ,;")) else bare)[:255]


def is_person(name: str) -> bool:
    """Whether the organisation is one person with a profession, such as `Jane Doe, DDS`: no page is made of such."""
    return bool(_PERSON.match(name.replace(".", "") if name.count(".") > 1 else name))


def title_of(name: str, when: str) -> str:
    """The title of a breach: whose, and in which month or year."""
    short = name if len(name) <= 160 else name[:160].rsplit(" ", 1)[0].rstrip(",;") + "…"
    return f"{short} data breach ({when})" if when else f"{short} data breach"
