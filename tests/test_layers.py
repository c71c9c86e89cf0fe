"""Imports point down: no layer knows those above it or beside it."""

import ast
from pathlib import Path

import pytest
from django.conf import settings

LAYERS = [
    "common",
    "accounts",
    "wiki",
    "taxonomy",
    "incidents",
    "exchange",
    "library",
    "insights",
    "api",
    "config",
]
OUTSIDE = {"bench", "bin", "docs", "fixtures", "static", "staticfiles", "templates", "tests", "var"}


def folders():
    return {path.name for path in Path(settings.BASE_DIR).iterdir() if path.is_dir() and not path.name.startswith(".")}


def modules():
    return [path for layer in LAYERS for path in sorted(Path(settings.BASE_DIR, layer).rglob("*.py"))]


def imported(tree):
    """Every module a file imports, wherever in the file it does."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, "imports are absolute"
            yield node.module


def test_every_folder_has_a_rank():
    assert folders() - OUTSIDE - {"node_modules"} <= set(LAYERS)


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(settings.BASE_DIR)))
def test_imports_point_down(path):
    rank = LAYERS.index(path.relative_to(settings.BASE_DIR).parts[0])
    above = set(LAYERS[rank + 1 :])
    names = {name.partition(".")[0] for name in imported(ast.parse(path.read_text()))}
    assert not names & above
