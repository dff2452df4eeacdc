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


def float_tab(window: MainWindow) -> None:
    """The shown tab gets a window of its own, or comes back."""
    if window.results is not None and window.panels is not None:
        window.panels.toggle(window.results.tabs.value)


def float_prior(window: MainWindow) -> None:
    """The prior gets a window of its own, or comes back."""
    if window.panels is None:
        return
    if "prior" in window.grid.shown() or "prior" in window.panels.windows:
        window.panels.toggle("prior")
    else:
        window.status.note("No prior is shown: Shift+2 shows one")


def dock_all(window: MainWindow) -> None:
    if window.panels is not None:
        window.panels.dock_all()


def focus_search(window: MainWindow) -> None:
    if window.studies is not None:
        window.actions_["panel_studies"].setChecked(True)
        folding.apply_folds(window)
        window.studies.focus_search()
