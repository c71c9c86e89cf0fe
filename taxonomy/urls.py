"""Addresses of the vocabularies and laws."""

from django.urls import URLPattern, path

from taxonomy.models import Law
from taxonomy.schemes import SCHEMES
from taxonomy.views import laws, terms
from wiki.urls import page_urls

urlpatterns: list[URLPattern] = [
    path("taxonomy/", terms.overview, name="taxonomy"),
    path("taxonomy/countries.json", terms.country_options, name="country-options"),
    path("laws/", laws.laws, name="laws"),
    *page_urls(Law),
]
for word, model in SCHEMES.items():
    urlpatterns += [
        path(f"taxonomy/{word}/", terms.scheme, {"model": model}, name=word),
        path(f"taxonomy/{word}.json", terms.options, {"model": model}, name=f"{word}-options"),
        *page_urls(model),
    ]
