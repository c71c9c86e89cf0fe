"""The six verbs: the arguments that each takes, and what it answers."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from email.utils import parseaddr

from django.conf import settings
from django.utils import timezone

from exchange.oai import harvest, moments
from exchange.oai.errors import BadArgument, BadVerb, no_such_format
from exchange.oai.harvest import Harvested, Part
from exchange.oai.markup import element, wrapped
from exchange.oai.registry import all_formats
from exchange.oai.sets import all_sets
from exchange.oai.tokens import GOOD_FOR, Place

Arguments = Mapping[str, str]
LIST = ("metadataPrefix", "from", "until", "set")
TOKEN = "resumptionToken"  # noqa: S105 (a word of the protocol)
PREFIX = "metadataPrefix"
WORDS = re.compile(r"\A[A-Za-z0-9\-_.!~*'()]+(?::[A-Za-z0-9\-_.!~*'()]+)*\Z")
"""What a prefix and the name of a set may be made of."""


@dataclass(frozen=True)
class Verb:
    """A verb: what answers it, which arguments it needs, which it may have, and whether a token can stand for all."""

    answer: Callable[[Arguments], str]
    needed: tuple[str, ...] = ()
    may: tuple[str, ...] = ()
    resumes: bool = False

    def check(self, arguments: Arguments) -> None:
        """badArgument for what is missing, what is not known, and for anything beside a token."""
        if self.resumes and TOKEN in arguments:
            if len(arguments) > 1:
                raise BadArgument(f"{TOKEN} stands alone.")
            return
        unknown = sorted(arguments.keys() - {*self.needed, *self.may})
        missing = sorted(set(self.needed) - arguments.keys())
        if unknown or missing:
            raise BadArgument(f"There is no {unknown[0][:40]!r}." if unknown else f"{missing[0]} is missing.")
        for name in (PREFIX, "set"):
            if not WORDS.match(arguments.get(name, "x")):
                raise BadArgument(f"{name} is none.")


def verb_of(name: str | None) -> Verb:
    """The verb of that name; badVerb where there is none."""
    if name not in VERBS:
        raise BadVerb("The verb is missing or none of the protocol.")
    return VERBS[name]


def _identify(arguments: Arguments) -> str:
    return "".join(
        [
            element("repositoryName", settings.SITE_NAME),
            element("baseURL", base_url()),
            element("protocolVersion", "2.0"),
            element("adminEmail", _address()),
            element("earliestDatestamp", harvest.earliest()),
            element("deletedRecord", "persistent"),
            element("granularity", "YYYY-MM-DDThh:mm:ssZ"),
        ]
    )


def _list_formats(arguments: Arguments) -> str:
    if "identifier" in arguments:
        harvest.record_of(arguments["identifier"])
    return "".join(
        wrapped(
            "metadataFormat",
            [
                element(PREFIX, one.prefix),
                element("schema", one.schema),
                element("metadataNamespace", one.namespace),
            ],
        )
        for one in all_formats().values()
    )


def _list_sets(arguments: Arguments) -> str:
    """All at once, so that there are no tokens: they are as many as there are harms."""
    if TOKEN in arguments:
        Place.of(arguments[TOKEN])
    return "".join(
        wrapped("set", [element("setSpec", one.spec), element("setName", one.harm.title)]) for one in all_sets()
    )


def _get_record(arguments: Arguments) -> str:
    prefix = _known(arguments[PREFIX])
    return _record(harvest.record_of(arguments["identifier"]), prefix)


def _list_records(arguments: Arguments) -> str:
    part = _part(arguments)
    return "".join([*(_record(one, part.place.prefix) for one in part.records), *_resumption(part)])


def _list_identifiers(arguments: Arguments) -> str:
    part = _part(arguments)
    return "".join([*(_header(one) for one in part.records), *_resumption(part)])


def base_url() -> str:
    """Where the verbs are asked."""
    return f"{settings.BASE_URL}/oai"


def _address() -> str:
    """An address of the site; one without a domain gets one that leads nowhere, for the protocol wants a dot."""
    address = parseaddr(settings.DEFAULT_FROM_EMAIL)[1]
    return address if "." in address.partition("@")[2] else f"{address}.invalid"


def _known(prefix: str) -> str:
    if prefix not in all_formats():
        raise no_such_format(prefix)
    return prefix


def _part(arguments: Arguments) -> Part:
    if TOKEN in arguments:
        return harvest.part_at(Place.of(arguments[TOKEN]))
    begin, end = moments.bounds(arguments.get("from"), arguments.get("until"))
    return harvest.part_at(Place(_known(arguments[PREFIX]), arguments.get("set", ""), begin, end))


def _record(one: Harvested, prefix: str) -> str:
    written = [wrapped("metadata", [all_formats()[prefix].write(one.edition)])] if one.edition else []
    return wrapped("record", [_header(one), *written])


def _header(one: Harvested) -> str:
    parts = [element("identifier", one.identifier), element("datestamp", one.datestamp)]
    parts += [element("setSpec", spec) for spec in one.sets]
    return wrapped("header", parts) if one.edition else wrapped("header", parts, {"status": "deleted"})


def _resumption(part: Part) -> Iterator[str]:
    """A token where the list goes on; an empty one ends a list that came in parts."""
    at = {"completeListSize": str(part.place.size), "cursor": str(part.place.given)}
    if part.next:
        expires = moments.text(timezone.now() + GOOD_FOR)
        yield element(TOKEN, part.next.token, {"expirationDate": expires, **at})
    elif part.place.given:
        yield element(TOKEN, "", at)


VERBS = {
    "Identify": Verb(_identify),
    "ListMetadataFormats": Verb(_list_formats, may=("identifier",)),
    "ListSets": Verb(_list_sets, resumes=True),
    "GetRecord": Verb(_get_record, needed=("identifier", PREFIX)),
    "ListRecords": Verb(_list_records, needed=(PREFIX,), may=LIST, resumes=True),
    "ListIdentifiers": Verb(_list_identifiers, needed=(PREFIX,), may=LIST, resumes=True),
}
