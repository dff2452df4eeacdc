"""All findings by name: each file of this folder that defines FINDING."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache

from inference.phantom.anatomy import Anatomy
from inference.phantom.findings.plan import Finding, Mask, Plan
from inference.phantom.projection import Layers


@cache
def findings() -> dict[str, Finding]:
    import inference.phantom.findings as package

    found: dict[str, Finding] = {}
    for module in pkgutil.iter_modules(package.__path__):
        finding = getattr(importlib.import_module(f"{package.__name__}.{module.name}"), "FINDING", None)
        if isinstance(finding, Finding):
            found[finding.name] = finding
    return found


def apply(plan: Plan, layers: Layers, a: Anatomy, *, contrast: float) -> Mask:
    """Draw one instance into the layers. Returns its mask, bool (h, w)."""
    return findings()[plan.name].apply(plan, layers, a, contrast)
