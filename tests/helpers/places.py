"""Where the repository and these helpers are, for tests that start processes of their own."""

from __future__ import annotations

import os
from pathlib import Path

HELPERS = Path(__file__).resolve().parent
REPOSITORY = HELPERS.parents[1]


def surroundings(**more: str) -> dict[str, str]:
    """The environment of a process that imports the program and these helpers."""
    return {**os.environ, "PYTHONPATH": f"{REPOSITORY}{os.pathsep}{HELPERS}", **more}
