"""/api/v1/: every resource, the schema, its documentation; all else there is a problem rather than a page. Webhooks."""

from django.urls import URLPattern, URLResolver, include, path, re_path

from api.registry import url_patterns
from api.views import about, webhooks
from common.access import public

urlpatterns: list[URLPattern | URLResolver] = [
    path("upkeep/webhooks/", webhooks.webhooks, name="webhooks"),
    path("upkeep/webhooks/<int:pk>/remove/", webhooks.remove, name="webhook-remove"),
    path("upkeep/webhooks/<int:pk>/again/", webhooks.again, name="webhook-again"),
    path(
        "api/v1/",
        include(
            [
                path("", public(about.Contents.as_view()), name="api"),
                path("schema/", about.schema, name="api-schema"),
                path("docs/", about.documentation, name="api-docs"),
                *url_patterns(),
                re_path(r"^[\s\S]*\Z", public(about.Nothing.as_view())),
            ]
        ),
    ),
]
