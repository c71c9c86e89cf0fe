"""What holds of the project as a whole."""

import ast
import io
import re
import sys
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.template.loader import get_template
from django.urls import URLPattern, get_resolver

from common.access import declaration
from tests.test_layers import LAYERS, imported, modules

GUARD_THEMSELVES = {"allauth.urls", "admin"}
"""Others' addresses, by module or by app: each of their views sees to it who may come in."""

NAMED_BY_DJANGO = {"400.html", "403.html", "403_csrf.html", "404.html", "500.html"}
"""Templates that Django looks for by name."""

NAMED_BY_ALLAUTH = ("account/email/", "allauth/")
"""Folders in which we put our template in the place of one of allauth's."""


def our_views(patterns):
    for pattern in patterns:
        if isinstance(pattern, URLPattern):
            yield pattern.callback
        elif not {pattern.app_name, getattr(pattern.urlconf_module, "__name__", None)} & GUARD_THEMSELVES:
            yield from our_views(pattern.url_patterns)


def templates():
    folder = Path(settings.BASE_DIR, "templates")
    return {str(path.relative_to(folder)): path for path in folder.rglob("*") if path.is_file()}


def test_no_migration_is_missing(db):
    call_command("makemigrations", check=True, dry_run=True, stdout=io.StringIO())


def test_every_view_says_who_may_open_it():
    views = list(our_views(get_resolver().url_patterns))
    assert views
    assert not [view for view in views if declaration(view) is None]


def test_every_template_compiles():
    for template in templates():
        get_template(template)


def test_every_template_is_used():
    sources = [path.read_text() for path in [*modules(), *templates().values()]]
    named = set(re.findall(r"""["']([\w/.-]+\.(?:html|txt|xml))["']""", "\n".join(sources)))
    unused = {path for path in templates() if not path.startswith(NAMED_BY_ALLAUTH)} - named - NAMED_BY_DJANGO
    assert not unused


def test_every_model_says_what_it_is():
    ours = {layer.label for layer in apps.get_app_configs() if not layer.name.startswith(("django.", "allauth"))}
    for model in apps.get_models():
        if model._meta.app_label in ours - {"reversion"}:
            assert model.__doc__, model
            assert not model.__doc__.startswith(f"{model.__name__}("), f"{model} has no docstring"


def wanted(name):
    """The lines of a list of dependencies: requirement and reason."""
    lines = Path(settings.BASE_DIR, name).read_text().splitlines()
    return [line.partition("#")[::2] for line in lines if re.match(r"\w", line)]


def distribution(requirement):
    """The name in "Name[extra]>=1"."""
    return re.match(r"[\w-]+", requirement)[0].lower()


@pytest.mark.parametrize("name", ["requirements.in", "requirements-dev.in"])
def test_every_dependency_has_its_reason_and_is_pinned(name):
    pinned = Path(settings.BASE_DIR, name).with_suffix(".txt").read_text().lower()
    for requirement, reason in wanted(name):
        assert reason.strip(), requirement
        assert f"\n{distribution(requirement)}==" in f"\n{pinned}", requirement


def test_the_code_imports_nothing_that_is_not_listed():
    listed = {distribution(requirement) for requirement, _reason in wanted("requirements.in")}
    origins = packages_distributions()
    for path in modules():
        for module in imported(ast.parse(path.read_text())):
            package = module.partition(".")[0]
            if package not in {*sys.stdlib_module_names, *LAYERS}:
                names = {origin.lower().replace("_", "-") for origin in origins[package]}
                assert names & listed, f"{path} imports {module}"
