"""The report's sentences and its signature."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from ui.action_spec import ActionSpec
from ui.commands.panels import choose_tab

if TYPE_CHECKING:
    from ui.parts import Parts


def add_sentence(parts: Parts) -> None:
    choose_tab(parts, "tab_report")
    parts.results.report.add.setFocus()


def accept_all(parts: Parts) -> None:
    parts.results.report.accept_all()


def sign(parts: Parts) -> None:
    if parts.workspace.session is not None and parts.workspace.session.report.sentences:
        parts.results.report.sign_or_not()


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
