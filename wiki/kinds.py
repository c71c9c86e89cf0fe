"""The register of kinds of page; each model enters itself, so that wiki never names the ones above it."""

from typing import TYPE_CHECKING, TypeVar

import reversion

if TYPE_CHECKING:
    from wiki.models.page import WikiPage

M = TypeVar("M", bound="type[WikiPage]")
_models: dict[str, "type[WikiPage]"] = {}


def register(model: M) -> M:
    """Make a model a kind of page: by its kind in this register, and with django-reversion."""
    _models[model.kind] = model
    reversion.register(model, format="record")
    return model


def model_of(kind: str) -> "type[WikiPage]":
    """The model of a kind of page; KeyError where there is none."""
    return _models[kind]


def is_kind(kind: str) -> bool:
    return kind in _models


def all_kinds() -> "dict[str, type[WikiPage]]":
    """Every kind with its model, in the order of registration."""
    return dict(_models)
