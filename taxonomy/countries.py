"""The table of countries: read from its fixture, kept in the database for filters and joins."""

import json
import re
from functools import cache
from typing import Any

from django.conf import settings

from taxonomy.models import Country
from wiki.names import fold

_BETWEEN_PLACES = re.compile(r"[,;/]")
_BETWEEN_NAMES = re.compile(r"&|\band\b")


@cache
def table() -> dict[str, dict[str, Any]]:
    """Every entry by its code: ISO 3166-1 alpha-2, EU, COE."""
    lines = (settings.BASE_DIR / "fixtures" / "countries.jsonl").read_text(encoding="utf-8").splitlines()
    return {entry["code"]: entry for entry in map(json.loads, lines)}


@cache
def _by_name() -> dict[str, str]:
    names = {}
    for code, entry in table().items():
        for name in (entry["official_name"], *entry["other_names"], entry.get("alpha3", ""), entry["name"]):
            names[_key(name)] = code
    names.pop("", None)
    return {**names, "us": "US", "eu": "EU", "uk": "GB"}


def name_of(code: str) -> str | None:
    """The country's name in English; None for an unknown code."""
    entry = table().get(code)
    return entry["name"] if entry else None


def named_in(location: str) -> list[str]:
    """Codes of the countries that a location names, in order: `Bern, Switzerland` has CH, `UK, US` has GB and US."""
    parts = [location, *_BETWEEN_PLACES.split(location)]
    return list(dict.fromkeys(code for part in parts for code in _codes(part)))


def _codes(place: str) -> list[str]:
    """The country of that name; else those whose names are joined by "and", which is a part of some names."""
    names = [place] if _key(place) in _by_name() else _BETWEEN_NAMES.split(place)
    return [code for name in names if (code := _by_name().get(_key(name)))]


def _key(name: str) -> str:
    return fold(name).removeprefix("the ").replace("’", "'")


def load(**kwargs: Any) -> None:
    """Bring the database's table up to the fixture; runs after each migration."""
    rows = [Country(**entry) for entry in table().values()]
    stored = {country.code: country for country in Country.objects.all()}
    columns = [f.name for f in Country._meta.concrete_fields if not f.primary_key]
    changed = [row for row in rows if not _equal(stored.get(row.code), row, columns)]
    Country.objects.bulk_create(changed, update_conflicts=True, unique_fields=["code"], update_fields=columns)


def _equal(old: Country | None, new: Country, columns: list[str]) -> bool:
    return old is not None and all(getattr(old, name) == getattr(new, name) for name in columns)
