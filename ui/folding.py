"""Which panels are open and how wide: by their actions, the session's state and the window's width."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.theme import theme

if TYPE_CHECKING:
    from ui.main_window import MainWindow

NARROW_PX = 1340
"""Below this width the study list folds to thumbnails."""


def apply_state(window: MainWindow) -> None:
    """Reading: panels folded. Explaining: results and timeline are there."""
    if window.session is None:
        return
    explaining = window.session.state == "explaining"
    window.actions_["ai"].setChecked(explaining)
    window.actions_["ai"].setText("AI on" if explaining else "AI on request")
    window.actions_["mark_read"].setChecked(bool(window.session.marked_read_at))
    window.actions_["panel_right"].setChecked(explaining)
    window.actions_["panel_timeline"].setChecked(explaining or bool(window.session.recordings))
    if explaining and window.grid.layout_id == "layout_one":
        window.actions_["layout_explain"].setChecked(True)
        window.grid.set_layout("layout_explain")
    apply_folds(window)


def apply_folds(window: MainWindow) -> None:
    """Show the panels whose actions are checked, each as wide as it was left."""
    if window.studies is None or window.results is None or window.timeline is None:
        return
    look = theme()
    window.studies.setVisible(window.actions_["panel_studies"].isChecked())
    window.results.setVisible(window.actions_["panel_right"].isChecked())
    window.timeline.setVisible(window.actions_["panel_timeline"].isChecked())
    narrow = window.width() < look.px(NARROW_PX)
    window.studies.set_folded(narrow and not window.studies.searching)
    least = look.px(300 if narrow else 340)
    window.results.setMinimumWidth(least)
    window.results.setMaximumWidth(max(least, window.width() // 2))
    left = window.studies.width() if window.studies.isVisible() else 0
    wanted = min(max(window.results_width, least), max(least, window.width() // 2))
    right = wanted if window.results.isVisible() else 0
    window.sides.setSizes([left, max(1, window.sides.width() - left - right), right])


def results_moved(window: MainWindow, _position: int, handle: int) -> None:
    """The reader dragged a splitter: the result panel's width is kept."""
    if handle == 2 and window.results is not None:
        window.results_width = window.results.width()
