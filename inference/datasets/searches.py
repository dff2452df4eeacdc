"""A person's directed search on a film, wherever it was collected."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from eyetracking.scanpaths import Scanpath


@dataclass(frozen=True)
class Search:
    """One person's path over a film while something was looked for. patient: whose film it is."""

    film: Path
    patient: str
    reader: str
    sought: str
    path: Scanpath
