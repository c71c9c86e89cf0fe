"""CITATION.cff: how to cite the base, in the Citation File Format 1.2.0, which is YAML."""

import json

from django.conf import settings
from django.utils.translation import gettext as _

from exchange.citing.cited import Cited


def written(cited: Cited) -> str:
    """The whole file; texts are written as JSON, which YAML takes too."""
    fields = {
        "cff-version": "1.2.0",
        "type": "dataset",
        "message": _("If you use what is told here, please cite it; a single page by its revision’s address."),
        "title": cited.title,
        "authors": [{"name": author.name} for author in cited.authors],
        "url": cited.url,
        "license-url": settings.CONTENT_LICENCE["url"],
        "date-released": f"{cited.issued:%Y-%m-%d}",
    }
    return "".join(f"{name}: {json.dumps(value, ensure_ascii=False)}\n" for name, value in fields.items())
