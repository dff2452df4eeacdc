"""`radgaze …` in a process of its own, started from the window."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QProcess

from eyetracking.wire import child_command


def start_radgaze(process: QProcess, words: Sequence[str]) -> None:
    """The same from a checkout, installed by pip, and frozen. words: without the program's name."""
    program, *before = child_command("app.cli")
    process.start(program, [*before, *words])
