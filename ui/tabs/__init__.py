"""The panels of the result side, one module each with its `PANEL`. A new module in here is found by itself:
it gets its tab, its action with a key, its window of its own, and is told of session, topics and jobs.

These modules are read before the first picture is painted: what is heavy is imported by `PanelSpec.make`.
"""

from __future__ import annotations

import importlib
import pkgutil

from ui.panel_spec import PanelSpec


def panels() -> tuple[PanelSpec, ...]:
    """Every panel, in the order of the tabs."""
    names = sorted(module.name for module in pkgutil.iter_modules(__path__))
    found: list[PanelSpec] = [importlib.import_module(f"{__name__}.{name}").PANEL for name in names]
    return tuple(sorted(found, key=lambda spec: spec.place))
