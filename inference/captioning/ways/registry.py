"""All ways to give gaze to a model: a new one is a new file in this package that calls `register`."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable
from functools import cache
from typing import Any

from inference.captioning.ways.base import GazeWay

Make = Callable[[dict[str, Any]], GazeWay]
_WAYS: dict[str, Make] = {}


def register(name: str, make: Make) -> None:
    """make(fields of the manifest) -> the way. Raises ValueError for a name that is taken."""
    if name in _WAYS:
        raise ValueError(f"two ways to give gaze are called {name!r}")
    _WAYS[name] = make


@cache
def _load() -> None:
    import inference.captioning.ways as package

    for module in pkgutil.iter_modules(package.__path__):
        importlib.import_module(f"{package.__name__}.{module.name}")


def names() -> list[str]:
    _load()
    return sorted(_WAYS)


def way(name: str, fields: dict[str, Any] | None = None) -> GazeWay:
    """Raises KeyError for a way that is not known."""
    _load()
    return _WAYS[name](fields or {})
