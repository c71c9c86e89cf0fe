"""/oai: OAI-PMH 2.0, by GET and POST."""

from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from common.access import public
from exchange.oai.errors import BadArgument, BadVerb, OaiError
from exchange.oai.harvest import known_until
from exchange.oai.markup import element, rooted, wrapped
from exchange.oai.moments import text
from exchange.oai.verbs import base_url, verb_of

NAMESPACE = "http://www.openarchives.org/OAI/2.0/"


@public
@csrf_exempt  # a POST asks no more than a GET
@require_http_methods(["GET", "HEAD", "POST"])
def oai(request: HttpRequest) -> HttpResponse:
    """What a verb answers, or the protocol's word for what is wrong with the question; always 200."""
    arguments: dict[str, str] = {}
    when = known_until()
    try:
        arguments = _arguments(request)
        name = arguments.pop("verb", None)
        verb = verb_of(name)
        verb.check(arguments)
        said = wrapped(str(name), [verb.answer(arguments)])
        asked = {"verb": str(name), **arguments}
    except (BadVerb, BadArgument) as wrong:
        said, asked = element("error", str(wrong), {"code": wrong.code}), {}
    except OaiError as wrong:
        said, asked = element("error", str(wrong), {"code": wrong.code}), {"verb": str(name), **arguments}
    return _answer(said, asked, when)


def _arguments(request: HttpRequest) -> dict[str, str]:
    """The arguments, each once; badArgument for one that is repeated, and badVerb where that is the verb."""
    given = request.POST if request.method == "POST" else request.GET
    for name, values in given.lists():
        if len(values) > 1:
            raise BadVerb("There is more than one verb.") if name == "verb" else BadArgument("An argument is repeated.")
    return {name: str(value) for name, value in given.items()}


def _answer(said: str, asked: dict[str, str], when: datetime) -> HttpResponse:
    parts = [element("responseDate", text(when)), element("request", base_url(), asked), said]
    whole = rooted("OAI-PMH", parts, {"": NAMESPACE}, f"{NAMESPACE}OAI-PMH.xsd")
    response = HttpResponse(
        f'<?xml version="1.0" encoding="UTF-8"?>\n{whole}\n', content_type="text/xml; charset=utf-8"
    )
    response["Cache-Control"] = "no-cache"
    return response
