"""The report's sentences and its signature."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.commands.panels import choose_tab

if TYPE_CHECKING:
    from ui.main_window import MainWindow


def add_sentence(window: MainWindow) -> None:
    if window.results is not None:
        choose_tab(window, "tab_report")
        window.results.report.add.setFocus()


def accept_all(window: MainWindow) -> None:
    if window.results is not None:
        window.results.report.accept_all()


def sign(window: MainWindow) -> None:
    if window.results is not None and window.session is not None and window.session.report.sentences:
        window.results.report.sign_or_not()
