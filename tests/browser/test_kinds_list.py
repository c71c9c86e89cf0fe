"""The list of kinds is whole: each page that an address of ours leads to is looked at in the browser."""

import re
from urllib.parse import urlsplit

from django.urls import Resolver404, resolve

from tests.browser.kinds import KINDS, cited_question
from tests.config.addresses import routes

NO_PAGES = re.compile(
    r"^(healthz|readyz|oai|oembed|unapi|api/v1/(?!docs/).*|accounts/.*|dumps/.+)$|\.(?:[a-z]|$)"
    r"|/(resolve|reopen|hide|show|reactivate|run|remove|again|copy|pin|up|down)/$"
)
"""Formats, deeds by POST, what machines ask, sets of dumps, which take too long to make, and django-allauth's own."""
ANY_QUESTION = "/queries/" + "2" * 20


def shape(route):
    """What kinds of page have in common is one shape."""
    return re.sub(r"^.*<page:slug>/", "<page>/", re.sub(r"^.*/new/$", "<page>/new/", route))


def shape_of(kind):
    try:
        path = f"{ANY_QUESTION}/{kind.path}" if kind.way is cited_question else kind.path
        return shape(resolve(urlsplit(path).path).route)
    except Resolver404:
        return None


def test_every_address_is_a_kind():
    wanted = {shape(route) for route in routes() if not NO_PAGES.search(re.sub("<.*?>", "", route))}
    assert wanted - {shape_of(kind) for kind in KINDS} == set()


def test_no_two_kinds_have_one_name():
    assert len({kind.name for kind in KINDS}) == len(KINDS)
