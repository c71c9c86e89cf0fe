"""Sentences about breaches that were reported to the US Department of Health and Human Services."""

from collections.abc import Sequence

from exchange.prose import capitalised, listed

DEEDS = {
    "Hacking/IT Incident": ("hacking of health data", "a hacking or IT incident"),
    "Unauthorized Access/Disclosure": ("unauthorised access to health data", "an unauthorised access or disclosure"),
    "Theft": ("theft of health data", "a theft"),
    "Loss": ("loss of health data", "a loss"),
    "Improper Disposal": ("careless disposal of health data", "an improper disposal"),
}
"""What happened, in a title and in a sentence."""
ANY_DEED = ("breach of health data", "a breach")
HOLDERS = {
    "Network Server": "a network server",
    "Email": "e-mail",
    "Paper/Films": "paper or films",
    "Laptop": "a laptop",
    "Electronic Medical Record": "electronic medical records",
    "Desktop Computer": "a desktop computer",
    "Other Portable Electronic Device": "a portable device",
}
ENTITIES = {
    "Healthcare Provider": "a healthcare provider",
    "Business Associate": "a business associate of healthcare providers or health plans",
    "Health Plan": "a health plan",
    "Healthcare Clearing House": "a healthcare clearing house",
}


def title(name: str, types: Sequence[str], reported: str) -> str:
    """`Wood Ranch Medical: hacking of health data, reported 2019`."""
    year = f", reported {reported[:4]}" if reported else ""
    return f"{name}: {_deeds(types)[0][0]}{year}"


def lead(name: str, kind: str, where: str, types: Sequence[str], when: str, affected: str) -> str:
    """Who reported what, when, and whose information it concerned; `when` and `affected` are words, or empty."""
    entity = f"{name}, {ENTITIES[kind]} in {where}," if kind in ENTITIES else f"{name} ({where})"
    deeds = listed([deed for _title, deed in _deeds(types)])
    whose = f"the protected health information of {affected}" if affected else "protected health information"
    return capitalised(f"{when and f'{when} '}{entity} reported {deeds} that concerned {whose}.")


def facts(places: Sequence[str], *, by_associate: bool) -> list[str]:
    """Sentences on where the information was, and whether a supplier had to do with it."""
    held = [HOLDERS[place] for place in places if place in HOLDERS]
    told = [f"The information was in or on {listed(held)}."] if held else []
    return [*told, "A business associate was involved."] if by_associate else told


def _deeds(types: Sequence[str]) -> list[tuple[str, str]]:
    return [DEEDS[one] for one in types if one in DEEDS] or [ANY_DEED]
