"""Folding the panels, choosing a tab, searching the study list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui import folding

if TYPE_CHECKING:
    from ui.main_window import MainWindow


def fold(window: MainWindow, _checked: bool = False) -> None:
    """The panels stand as their actions are checked."""
    folding.apply_folds(window)


def choose_tab(window: MainWindow, tab: str) -> None:
    window.actions_[tab].setChecked(True)
    if window.results is not None:
        window.actions_["panel_right"].setChecked(True)
        folding.apply_folds(window)
        window.results.show_tab(tab)


def focus_search(window: MainWindow) -> None:
    if window.studies is not None:
        window.actions_["panel_studies"].setChecked(True)
        folding.apply_folds(window)
        window.studies.focus_search()
