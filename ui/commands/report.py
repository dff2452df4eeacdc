"""The report's sentences and its signature."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from ui.action_spec import ActionSpec
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


_row = partial(ActionSpec, section="Report")
ROWS = (
    _row(
        id="add_sentence",
        text="Add sentence",
        keys="Ctrl+N",
        tip="Write a sentence of your own",
        call=add_sentence,
        needs="session",
    ),
    _row(
        id="accept_all",
        text="Accept all",
        keys="Ctrl+Shift+Return",
        tip="Take every drafted sentence over",
        call=accept_all,
        needs="session",
    ),
    _row(
        id="sign",
        text="Sign",
        keys="Ctrl+Shift+S",
        tip="Sign the report, or take the signature back",
        call=sign,
        needs="session",
    ),
)
