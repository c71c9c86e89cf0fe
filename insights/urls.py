"""Addresses of what events say together."""

from django.urls import path

from insights.views.compare import comparison, comparison_csv

urlpatterns = [
    path("compare/", comparison, name="compare"),
    path("compare.csv", comparison_csv, name="compare_csv"),
]
