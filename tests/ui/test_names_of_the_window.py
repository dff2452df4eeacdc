"""The parts of the window by their names: each that can be had so is typed, and none is typed that cannot."""

from __future__ import annotations

from ui import main_window
from ui.main_window import MainWindow


def test_the_names_are_those_that_mypy_knows() -> None:
    had = {*main_window.OF_SHELL, *main_window.OF_FRONT, *main_window.OF_PARTS}
    assert set(MainWindow.__annotations__) == had
