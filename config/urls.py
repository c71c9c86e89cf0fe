"""Every address of the product: the contract that tests/config/test_addresses.py holds."""

from django.contrib import admin
from django.urls import URLPattern, URLResolver, include, path

from common.health import alive, ready
from common.robots import robots

urlpatterns: list[URLPattern | URLResolver] = [
    path("healthz", alive, name="healthz"),
    path("readyz", ready, name="readyz"),
    path("robots.txt", robots, name="robots"),
    path("accounts/", include("accounts.urls")),
    path("admin/", admin.site.urls),
]
