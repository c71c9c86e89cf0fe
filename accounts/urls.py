"""/accounts/: our own pages, then django-allauth's."""

from django.urls import include, path

from accounts.views import preferences

urlpatterns = [
    path("preferences/", preferences, name="preferences"),
    path("", include("allauth.urls")),
]
