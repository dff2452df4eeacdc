"""Areas of interest and gaze over time, in a window of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ui.main_window import MainWindow


def open_analysis(window: MainWindow) -> None:
    """Made when it is first asked for: its plots import slowly."""
    if window.stage is None:
        return
    if window.analysis is None:
        from ui.analysis.window import AnalysisWindow

        window.analysis = AnalysisWindow(window)
    window.analysis.show()
    window.analysis.raise_()
    window.analysis.activateWindow()
