"""Areas of interest and gaze over time, in a window of their own."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ui.main_window import MainWindow


def open_analysis(window: MainWindow) -> None:
    """Made when it is first asked for; its plots take a moment to import, on a thread."""
    if window.stage is None:
        return
    if window.analysis is not None:
        _show(window)
        return
    window.background.run(
        lambda: importlib.import_module("ui.analysis.window"),
        lambda _module: _make(window),
        purpose="analysis",
    )


def _make(window: MainWindow) -> None:
    from ui.analysis.window import AnalysisWindow

    if window.analysis is None and not window.closing:
        window.analysis = AnalysisWindow(window)
        _show(window)


def _show(window: MainWindow) -> None:
    assert window.analysis is not None
    window.analysis.show()
    window.analysis.raise_()
    window.analysis.activateWindow()
