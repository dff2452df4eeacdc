"""What is laid over the films, one module each with its `OVERLAY`. A new module in here is found by itself:
it is painted at its place, told of the session, and has its action where it has a title.

These modules are read before the first picture is painted: what is heavy is imported by `OverlaySpec.make`.
"""

from __future__ import annotations

import importlib
import pkgutil

from ui.overlay_spec import OverlaySpec


def overlays() -> tuple[OverlaySpec, ...]:
    """Every overlay that belongs to no hand, from the lowest to the uppermost."""
    names = sorted(module.name for module in pkgutil.iter_modules(__path__))
    found: list[OverlaySpec] = [importlib.import_module(f"{__name__}.{name}").OVERLAY for name in names]
    return tuple(sorted(found, key=lambda spec: spec.place))
