"""The schemes of terms."""

from typing import Any

from django.conf import settings
from django.http import HttpResponseBase
from django.utils.translation import gettext_lazy as _

from api.openapi.operations import Operation, ref
from api.openapi.parameters import IF_NONE_MATCH
from api.views.base import Endpoint, answered
from taxonomy.models import Term
from taxonomy.schemes import SCHEMES


class Schemes(Endpoint):
    """The vocabularies that events are coded with."""

    def operations(self) -> dict[str, Operation]:
        summary = _("The schemes of terms")
        return {
            "GET": Operation(summary=summary, parameters=[IF_NONE_MATCH], answers={200: ref("SchemeList")}, also=[304])
        }

    def get(self, request: Any) -> HttpResponseBase:
        """Each with the number of its terms and where they are."""
        results = [_scheme(model) for model in SCHEMES.values()]
        whole = {"count": len(results), "next": None, "previous": None, "results": results}
        return answered(request, lambda: whole)


def _scheme(model: type[Term]) -> dict[str, Any]:
    return {
        "scheme": model.scheme,
        "kind": model.kind,
        "label": str(model.scheme_label),
        "about": str(model.scheme_intro),
        "terms": model._default_manager.live().count(),
        "url": f"{settings.BASE_URL}/api/v1/terms/{model.scheme}/",
        "page_url": f"{settings.BASE_URL}{model.list_address()}",
    }
