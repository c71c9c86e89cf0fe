"""/accounts/: our own pages, then django-allauth's."""

from django.urls import include, path

from accounts import views

urlpatterns = [
    path("preferences/", views.preferences, name="preferences"),
    path("tokens/", views.make_token, name="make-token"),
    path("tokens/<int:pk>/revoke/", views.end_token, name="revoke-token"),
    path("", include("allauth.urls")),
]
