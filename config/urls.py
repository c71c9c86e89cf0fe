"""Every address of the product: the contract that tests/config/test_addresses.py holds."""

from django.urls import URLPattern, URLResolver

urlpatterns: list[URLPattern | URLResolver] = []
