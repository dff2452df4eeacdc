"""Keys, and what RadGaze is made of."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from ui.action_spec import ActionSpec

if TYPE_CHECKING:
    from ui.main_window import MainWindow


def show_keys(window: MainWindow) -> None:
    from ui.dialogs.key_sheet import KeySheet

    KeySheet(window.specs, window.actions_, window).open()


def show_about(window: MainWindow) -> None:
    from ui.dialogs.about import About

    models = window.children_.worker.state.models if window.children_.worker is not None else []
    About(list(models), window).open()


_row = partial(ActionSpec, section="Help")
ROWS = (
    _row(id="keys", text="Keys", keys="?", tip="Show all keys", call=show_keys),
    _row(
        id="about",
        text="About RadGaze",
        keys="F1",
        tip="Version, licences, what the models were trained on",
        call=show_about,
        icon="info",
    ),
)
