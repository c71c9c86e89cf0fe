"""The rows of the infobox: the record's keys in their order, as product pages show them."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from incidents.fields import CitationKey, Citations, CodedProse, Edtf, Linked, Origin, People
from incidents.models.involvement import Role
from incidents.models.source import PublicationKind
from taxonomy.fields import Countries
from wiki.fields import Address, Choice, Field, Flag, Label, Names, Prose, Rows, Target, Text, Values


class Basis(models.TextChoices):
    """What the date of an event tells."""

    OCCURRED = "occurred", _("occurred")
    DISCLOSED = "disclosed", _("disclosed")
    REPORTED = "reported", _("reported")
    DECIDED = "decided", _("decided")


class Coded(models.TextChoices):
    """Who coded an event: a person, or a mapping of an import that no editor has confirmed."""

    EDITOR = "editor", _("coded by an editor")
    MACHINE = "machine", _("coded by machine")


PEOPLE = People(key="people", label=_("Number affected"), stated=True)
ORGANISATIONS = Linked(
    key="organisations",
    label=_("Organisations"),
    stated=True,
    kind="org",
    text="name",
    target="organisation",
    columns=(
        Text(key="name", label=_("Name"), required=True),
        Target(key="organisation", label=_("Page"), kind="org"),
        Label(key="title", label=_("Title of the page")),
        Choice(key="role", label=_("Role"), choices=tuple(Role.choices), required=True),
    ),
    identity=("name", "role"),
    carried=("title",),
)
LAWS = Linked(
    key="laws",
    label=_("Laws and regulations"),
    stated=True,
    kind="law",
    text="text",
    target="law",
    cites="source",
    columns=(
        Text(key="text", label=_("Law"), max_length=500, required=True),
        Target(key="law", label=_("Page"), kind="law"),
        Label(key="title", label=_("Title of the page")),
        Prose(key="outcome", label=_("Outcome"), max_length=5_000),
        Text(key="source", label=_("Source (key)"), max_length=100),
    ),
    identity=("text",),
    carried=("title",),
)
BREAKDOWN = Rows(
    key="breakdown",
    label=_("Breakdown"),
    stated=True,
    columns=(
        Prose(key="threat", label=_("Threat"), max_length=5_000),
        Prose(key="at_risk_group", label=_("At-risk group"), max_length=5_000),
        Prose(key="harm", label=_("Harm"), max_length=5_000),
        Prose(key="secondary_consequences", label=_("Secondary consequences"), max_length=5_000),
    ),
    identity=(),
)
EVENT_FIELDS: tuple[Field, ...] = (
    Text(key="title", label=_("Title"), required=True, help=_("As short as can be, without a full stop.")),
    Text(
        key="short_title",
        label=_("Short title"),
        max_length=500,
        help=_("The heading of the infobox; it may say more than the title."),
    ),
    Text(key="location", label=_("Location"), stated=True, help=_("As written; “Global” where it was everywhere.")),
    Countries(key="countries", label=_("Countries"), help=_("One a line, by name or code.")),
    Flag(key="is_global", label=_("Global")),
    Text(key="date_text", label=_("Date"), stated=True, help=_("As written, such as “December 2020”.")),
    Edtf(
        key="date_edtf",
        label=_("Date in EDTF"),
        help=_("Left empty, it is proposed from the text: 2020-12, 2016~, 2019/2021."),
    ),
    Choice(key="date_basis", label=_("What the date tells"), choices=tuple(Basis.choices)),
    Values(
        key="harms",
        label=_("Solove harm"),
        kind="harm",
        stated=True,
        first_is_primary=True,
        help=_("The first is the primary one."),
    ),
    Values(key="information_types", label=_("Information"), kind="information", stated=True),
    Values(key="threat_actors", label=_("Threat actors"), kind="actor", stated=True),
    ORGANISATIONS,
    Values(key="affected_groups", label=_("Individuals affected"), kind="group", stated=True),
    PEOPLE,
    Values(key="high_risk_groups", label=_("High-risk groups"), kind="group", stated=True),
    Values(key="consequences", label=_("Tangible harms"), kind="consequence", stated=True),
    LAWS,
    BREAKDOWN,
    CodedProse(
        key="summary", label=_("Lead"), max_length=2_000, help=_("One or two sentences: what happened to whom.")
    ),
    CodedProse(key="body", label=_("Text")),
    Citations(
        key="sources",
        label=_("Sources"),
        stated=True,
        columns=(
            CitationKey(key="key", label=_("Key"), max_length=100, required=True),
            Target(key="source", label=_("Page"), kind="source"),
            Text(key="title", label=_("Title"), max_length=255),
            Text(key="publisher", label=_("Publisher")),
            Names(key="authors", label=_("Authors")),
            Edtf(key="date", label=_("Date")),
            Address(key="url", label=_("Address")),
            Address(key="archived_url", label=_("Archived at")),
            Choice(key="publication_kind", label=_("Kind"), choices=tuple(PublicationKind.choices)),
            Edtf(key="accessed", label=_("Read on")),
        ),
        identity=("key",),
        carried=("title", "publisher", "authors", "date", "url", "archived_url", "publication_kind"),
    ),
    Choice(key="coded", label=_("Coded by"), choices=tuple(Coded.choices), default=Coded.EDITOR.value),
    Origin(key="origin", label=_("Origin")),
)
