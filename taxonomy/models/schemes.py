"""The five schemes. A new one is a short subclass here and a fixture file."""

from django.utils.translation import gettext_lazy as _

from taxonomy.models.term import Term, term_fields
from wiki.kinds import register


@register
class Harm(Term):
    """One of Solove's privacy harms, or one of the four groups that hold them."""

    kind = "harm"
    scheme = "harms"
    scheme_label = _("Solove harms")
    scheme_intro = _("What was done to people’s privacy, after Daniel Solove’s taxonomy of 2006.")
    address = "/taxonomy/harms/{slug}/"
    record_fields = term_fields(kind)

    class Meta(Term.Meta):
        abstract = False
        verbose_name = _("harm")
        verbose_name_plural = _("harms")


@register
class InformationType(Term):
    """A category of personal information."""

    kind = "information"
    scheme = "information-types"
    scheme_label = _("Information types")
    scheme_intro = _("Which information about people was involved.")
    address = "/taxonomy/information-types/{slug}/"
    record_fields = term_fields(kind)

    class Meta(Term.Meta):
        abstract = False
        verbose_name = _("information type")
        verbose_name_plural = _("information types")


@register
class ThreatActor(Term):
    """A kind of person or body that does harm; named bodies are organisations."""

    kind = "actor"
    scheme = "threat-actors"
    scheme_label = _("Threat actors")
    scheme_intro = _("Who did it: kinds of people and bodies, not their names.")
    address = "/taxonomy/threat-actors/{slug}/"
    record_fields = term_fields(kind)

    class Meta(Term.Meta):
        abstract = False
        verbose_name = _("threat actor")
        verbose_name_plural = _("threat actors")


@register
class AffectedGroup(Term):
    """A group of people to whom harm was done."""

    kind = "group"
    scheme = "affected-groups"
    scheme_label = _("Affected groups")
    scheme_intro = _("To whom it was done, and who among them is at higher risk.")
    address = "/taxonomy/affected-groups/{slug}/"
    record_fields = term_fields(kind)

    class Meta(Term.Meta):
        abstract = False
        verbose_name = _("affected group")
        verbose_name_plural = _("affected groups")


@register
class Consequence(Term):
    """What came of it for those affected: a tangible harm."""

    kind = "consequence"
    scheme = "consequences"
    scheme_label = _("Tangible harms")
    scheme_intro = _("What came of it for those affected, after Citron and Solove’s types of 2022.")
    address = "/taxonomy/consequences/{slug}/"
    record_fields = term_fields(kind)

    class Meta(Term.Meta):
        abstract = False
        verbose_name = _("tangible harm")
        verbose_name_plural = _("tangible harms")
