"""Addresses of what events say together."""

from django.urls import path

from insights.charting import charts
from insights.files import FORMATS
from insights.views.compare import comparison, comparison_csv
from insights.views.explore import chart_file, explore

urlpatterns = [
    path("explore/", explore, name="explore"),
    *(
        path(
            f"explore/{name}.{form.extension}",
            chart_file,
            {"chart": chart, "form": form},
            name=f"{name}-{form.extension}",
        )
        for name, chart in charts().items()
        for form in FORMATS
    ),
    path("compare/", comparison, name="compare"),
    path("compare.csv", comparison_csv, name="compare_csv"),
]
