"""Addresses of reading lists."""

from django.urls import path, register_converter

from library.models.reading_list import KEY_LENGTH
from library.views import curating, entries, lists, moderating


class KeyConverter:
    """The key of a list."""

    regex = f"[a-z0-9]{{{KEY_LENGTH}}}"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(KeyConverter, "list")

urlpatterns = [
    path("lists/", lists.lists, name="lists"),
    path("lists/mine/", lists.mine, name="my-lists"),
    path("lists/new/", curating.new, name="list-new"),
    path("lists/add/", entries.add, name="list-add"),
    path("lists/<list:key>/", lists.page, name="list"),
    path("lists/<list:key>.<extension:extension>", lists.file, name="list-file"),
    path("lists/<list:key>/handout/", lists.handout, name="list-handout"),
    path("lists/<list:key>/cite/", lists.cite, name="list-cite"),
    path("lists/<list:key>/history/", lists.history, name="list-history"),
    path("lists/<list:key>/edit/", curating.edit, name="list-edit"),
    path("lists/<list:key>/delete/", curating.delete, name="list-delete"),
    path("lists/<list:key>/copy/", curating.copy, name="list-copy"),
    path("lists/<list:key>/hide/", moderating.hide, name="list-hide"),
    path("lists/<list:key>/show/", moderating.show, name="list-show"),
    path("lists/<list:key>/entries/<number:pk>/edit/", entries.edit, name="list-entry-edit"),
    path("lists/<list:key>/entries/<number:pk>/pin/", entries.pin, name="list-entry-pin"),
    path("lists/<list:key>/entries/<number:pk>/up/", entries.upwards, name="list-entry-up"),
    path("lists/<list:key>/entries/<number:pk>/down/", entries.downwards, name="list-entry-down"),
    path("lists/<list:key>/entries/<number:pk>/remove/", entries.remove, name="list-entry-remove"),
]
