"""Every address of the product: the contract that tests/config/test_addresses.py holds."""

from django.contrib import admin
from django.urls import URLPattern, URLResolver, include, path

from common.health import alive, ready
from common.icon import favicon
from common.robots import robots
from config.views import home, statement

handler400 = "config.views.bad_request"

urlpatterns: list[URLPattern | URLResolver] = [
    path("", home, name="home"),
    path("", include("incidents.urls")),  # addresses are tried in turn: those most read come first
    path("", include("exchange.harvest_urls")),
    path("", include("exchange.urls")),
    path("", include("library.urls")),
    path("", include("library.list_urls")),
    path("", include("insights.urls")),
    path("", include("api.urls")),
    path("", include("taxonomy.urls")),
    path("", include("wiki.urls")),
    path("about/", statement, {"template": "config/about.html"}, name="about"),
    path("privacy/", statement, {"template": "config/privacy.html"}, name="privacy"),
    path("licence/", statement, {"template": "config/licence.html"}, name="licence"),
    path("healthz", alive, name="healthz"),
    path("readyz", ready, name="readyz"),
    path("favicon.ico", favicon, name="favicon"),
    path("robots.txt", robots, name="robots"),
    path("accounts/", include("accounts.urls")),
    path("admin/", admin.site.urls),
]
