"""Plug-ins: each is a module of its own, found by being in a folder."""

import pkgutil
from importlib import import_module
from types import ModuleType
from typing import Any, TypeVar

T = TypeVar("T")


def plugins(folder: ModuleType, name: str, kind: type[T]) -> list[T]:
    """What every module of a package calls `name`, in the order of the modules' names.

    Raises TypeError for a module in which it is not there, or not of that kind: nothing in the folder is overlooked.
    """
    found = [import_module(f"{folder.__name__}.{module.name}") for module in pkgutil.iter_modules(folder.__path__)]
    return [_held(module, name, kind) for module in found]


def _held(module: Any, name: str, kind: type[T]) -> T:
    plugin = getattr(module, name, None)
    if not isinstance(plugin, kind):
        raise TypeError(f"{module.__name__} has no {name} that is a {kind.__name__}")
    return plugin
