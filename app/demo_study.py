"""The study that comes with RadGaze."""

from __future__ import annotations

from pathlib import Path


def demo_study() -> Path | None:
    """The first radiograph of resources/demo, or None where it is not installed."""
    folder = Path(__file__).resolve().parent.parent / "resources" / "demo"
    found = sorted(folder.glob("**/*.dcm")) if folder.is_dir() else []
    return found[0] if found else None
