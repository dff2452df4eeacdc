"""The film that comes with RadGaze: it can be tried, and is nobody's study."""

from __future__ import annotations

from pathlib import Path

FOLDER = Path(__file__).resolve().parent.parent / "resources" / "demo"
KEPT_IN = "demo"
"""Folder in the reader's library that is a library of its own, for what is made on this film."""


def demo_study() -> Path | None:
    """The first radiograph of resources/demo, or None where it is not installed."""
    found = sorted(FOLDER.glob("**/*.dcm")) if FOLDER.is_dir() else []
    return found[0] if found else None


def is_demo(path: Path) -> bool:
    """Whether this file came with RadGaze."""
    return FOLDER in path.resolve().parents
