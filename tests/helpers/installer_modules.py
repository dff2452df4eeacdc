"""The modules of installers/, which are scripts beside each other and no package."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path
from types import ModuleType

INSTALLERS = Path(__file__).resolve().parents[2] / "installers"


def installer(name: str) -> ModuleType:
    for folder in (INSTALLERS, INSTALLERS / "frozen"):
        if str(folder) not in sys.path:
            sys.path.append(str(folder))
    return importlib.import_module(name)
