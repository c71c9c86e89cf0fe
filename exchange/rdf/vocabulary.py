"""Our own vocabulary: what no vocabulary of others says, each word with its meaning. `/vocabulary/` shows it."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _
from rdflib import PROV, RDF, RDFS, SDO, SKOS, XSD, URIRef

from exchange.rdf.names import DPV, EDTF
from wiki.fields import Words

TITLE = _("Vocabulary of privacy incidents")
ABOUT = _(
    "What linked data of this site says beside the words of schema.org, SKOS, Dublin Core, PROV and the Data Privacy"
    " Vocabulary."
)
Name = str | URIRef
"""A word of this vocabulary, or the IRI of another's."""


@dataclass(frozen=True)
class Class:
    """A sort of thing, and the wider sort of another vocabulary."""

    name: str
    label: Words
    meaning: Words
    broader: Name = ""


@dataclass(frozen=True)
class Property:
    """What may be said of things of a class (`of`): to which class or type of literal it leads, a wider property."""

    name: str
    label: Words
    meaning: Words
    of: Name
    to: Name
    broader: Name = ""


EVENT, CODING, PART, OUTCOME = "PrivacyIncident", "Coding", "Involvement", "LegalOutcome"
BREAKDOWN, CITATION, ORIGIN = "Breakdown", "Citation", "Origin"
TERM, TEXT, DATE, WHOLE, TRUTH = SKOS.Concept, XSD.string, XSD.date, XSD.integer, XSD.boolean

CLASSES = (
    Class(EVENT, _("privacy incident"), _("Something that was done to the privacy of people."), SDO.Event),
    Class(CODING, _("coding"), _("A value as it was written, with the term that it was found to mean.")),
    Class(PART, _("involvement"), _("The part that a named body had in an event."), CODING),
    Class(OUTCOME, _("legal outcome"), _("A law that was applied to an event, and what came of it."), CODING),
    Class(BREAKDOWN, _("breakdown"), _("A line of a breakdown: threat, group at risk, harm, what followed.")),
    Class(CITATION, _("citation"), _("A use of a publication, with the key by which the text cites it.")),
    Class(ORIGIN, _("origin"), _("The record of another collection from which an event was imported.")),
)
PROPERTIES = (
    # What an event was
    Property("harm", _("harm"), _("A harm of Solove’s taxonomy that it was."), EVENT, TERM),
    Property("primaryHarm", _("primary harm"), _("The harm that it was above all."), EVENT, TERM, "harm"),
    Property("information", _("information"), _("Which information."), EVENT, TERM, DPV.hasPersonalData),
    Property("threatActor", _("threat actor"), _("Who did it, by kind."), EVENT, TERM),
    Property("affectedGroup", _("individuals affected"), _("Who was affected."), EVENT, TERM, DPV.hasDataSubject),
    Property("highRiskGroup", _("high-risk group"), _("Who of them is at high risk."), EVENT, TERM),
    Property("consequence", _("tangible harm"), _("What came of it."), EVENT, TERM, DPV.hasConsequence),
    Property("law", _("law"), _("A law that was applied."), EVENT, SDO.Legislation, DPV.hasApplicableLaw),
    Property("organisation", _("organisation"), _("A named body with a part in it."), EVENT, SDO.Organization),
    Property("people", _("number affected"), _("How many were affected."), EVENT, SDO.QuantitativeValue),
    Property("location", _("location"), _("Where it was, as written."), EVENT, TEXT),
    Property("countryCode", _("country"), _("ISO 3166-1 alpha-2 code, EU or COE."), EVENT, TEXT),
    Property("isGlobal", _("global"), _("Whether it was everywhere."), EVENT, TRUTH),
    Property("dateAsWritten", _("date as written"), _("When it was, as written."), EVENT, TEXT),
    Property("dateBasis", _("what the date tells"), _("occurred, disclosed, reported or decided."), EVENT, TEXT),
    Property("earliest", _("earliest day"), _("The first day that the date can mean."), EVENT, DATE),
    Property("latest", _("latest day"), _("The last day that the date can mean."), EVENT, DATE),
    Property("codedBy", _("coded by"), _("Who chose the codes: editor or machine."), EVENT, TEXT),
    Property("isUnknown", _("is unknown"), _("A property that was looked for and not found."), EVENT, RDF.Property),
    Property("isNone", _("is none"), _("A property of which there was none."), EVENT, RDF.Property),
    Property("isNotApplicable", _("is not applicable"), _("A property that does not fit it."), EVENT, RDF.Property),
    # How its rows say so
    Property("coding", _("coding"), _("Leads to each value as written."), EVENT, CODING),
    Property("involvement", _("involvement"), _("Leads to each part of a named body."), EVENT, PART, "coding"),
    Property("legalOutcome", _("legal outcome"), _("Leads to each law with its outcome."), EVENT, OUTCOME, "coding"),
    Property("breakdown", _("breakdown"), _("Leads to each line of the breakdown."), EVENT, BREAKDOWN),
    Property("citation", _("citation"), _("Leads to each source with its key."), EVENT, CITATION),
    Property("origin", _("origin"), _("Where an imported event is from."), EVENT, ORIGIN, PROV.wasDerivedFrom),
    Property("row", _("row"), _("The property that the value is one of."), CODING, RDF.Property),
    Property("place", _("place"), _("The place in its row, from 1. The first harm is the primary one."), CODING, WHOLE),
    Property("asWritten", _("as written"), _("What was written, whatever it was found to mean."), CODING, TEXT),
    Property("means", _("means"), _("The term, law or body that it was found to mean."), CODING, RDFS.Resource),
    Property("labelThen", _("label then"), _("What that was called when it was written."), CODING, TEXT),
    Property("role", _("role"), _("actor, victim organisation, regulator or court, or reporter."), PART, TEXT),
    Property("outcome", _("outcome"), _("What came of it, in Markdown."), OUTCOME, TEXT),
    Property("shownBy", _("shown by"), _("The citation that shows it."), OUTCOME, CITATION),
    Property("threat", _("threat"), _("What threatened, in Markdown."), BREAKDOWN, TEXT),
    Property("atRiskGroup", _("group at risk"), _("Who was at risk, in Markdown."), BREAKDOWN, TEXT),
    Property("harmDone", _("harm done"), _("The harm, in Markdown."), BREAKDOWN, TEXT),
    Property("secondaryConsequences", _("secondary consequences"), _("What followed, in Markdown."), BREAKDOWN, TEXT),
    Property("key", _("key"), _("The word by which a text cites a source: [^key]."), CITATION, TEXT),
    Property("publication", _("publication"), _("The publication that is cited."), CITATION, SDO.CreativeWork),
    Property("accessed", _("read on"), _("When it was read."), CITATION, EDTF),
    Property(
        "countKind", _("kind of number"), _("exact, about, at-least, at-most, range."), SDO.QuantitativeValue, TEXT
    ),
    # Publications, laws, terms, revisions
    Property("archivedAt", _("archived at"), _("A copy in an archive of the web."), SDO.CreativeWork, RDFS.Resource),
    Property("publicationKind", _("kind of publication"), _("newspaper, court and so on."), SDO.CreativeWork, TEXT),
    Property("protectsFrom", _("protects from"), _("A harm that a law is about."), SDO.Legislation, TERM),
    Property("region", _("region"), _("The state or region where a law is in force."), SDO.Legislation, TEXT),
    Property("specialCategory", _("special category"), _("Article 9 of the GDPR protects it the more."), TERM, TRUTH),
    Property("isMinor", _("minor"), _("Whether its editor called a revision minor."), SDO.Article, TRUTH),
)
