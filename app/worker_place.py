"""Where a worker kit (`installers/worker_kit.py`) puts the environment that models run in."""

from __future__ import annotations

import json
import os
from pathlib import Path

import platformdirs

FOLDER, MARKER = "worker", "radgaze-worker.json"


def folder() -> Path:
    """Below the user's data; RADGAZE_HOME moves it."""
    home = os.environ.get("RADGAZE_HOME")
    return (Path(home) if home else Path(platformdirs.user_data_dir("radgaze", appauthor=False))) / FOLDER


def installed_python(place: Path | None = None) -> str:
    """Its interpreter; "" where there is none, or an installation that did not come to its end."""
    place = place or folder()
    python = place / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    try:
        state = json.loads((place / MARKER).read_text("utf-8")).get("state")
    except (OSError, ValueError, AttributeError):
        return ""
    return str(python) if state == "complete" and python.exists() else ""
