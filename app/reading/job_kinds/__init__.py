"""What can be asked of the worker, one module a subject, each with its rows (`KINDS`).

A new module in here is found by itself.
"""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache

from app.reading.job import JobKind, Slot


@cache
def job_kinds() -> dict[Slot, JobKind]:
    """Every kind by its slot."""
    found: dict[Slot, JobKind] = {}
    for name in sorted(module.name for module in pkgutil.iter_modules(__path__)):
        for kind in importlib.import_module(f"{__name__}.{name}").KINDS:
            found[kind.slot] = kind
    return found
