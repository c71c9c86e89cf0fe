"""The schemes by their words in addresses."""

from taxonomy.models import AffectedGroup, Consequence, Harm, InformationType, Term, ThreatActor

SCHEMES: dict[str, type[Term]] = {
    model.scheme: model for model in (Harm, InformationType, ThreatActor, AffectedGroup, Consequence)
}
KINDS = tuple(model.kind for model in SCHEMES.values())
