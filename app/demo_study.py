"""The film that comes with RadGaze: it can be tried, and is nobody's study.

What is made on it is kept apart from the reader's own studies (`demo_library`).
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.library.index import Library

FOLDER = Path(__file__).resolve().parent.parent / "resources" / "demo"


def demo_study() -> Path | None:
    """The first radiograph of resources/demo, or None where it is not installed."""
    found = sorted(FOLDER.glob("**/*.dcm")) if FOLDER.is_dir() else []
    return found[0] if found else None


def is_demo(path: Path) -> bool:
    """Whether this file came with RadGaze."""
    return FOLDER in path.resolve().parents


def demo_library(folder: Path) -> Library:
    """Where gaze, measurements and report of the demo film are kept: a library of its own in the reader's.

    folder: of the reader's library, which does not list it. Raises LibraryError.
    """
    from app.library.index import Library

    return Library(folder / "demo")
