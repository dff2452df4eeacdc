"""Keys, and what RadGaze is made of."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from ui.action_spec import ActionSpec

if TYPE_CHECKING:
    from ui.parts import Parts


def show_keys(parts: Parts) -> None:
    from ui.dialogs.key_sheet import KeySheet

    KeySheet(parts.shell.specs, parts.shell.actions, parts.shell.parent).open()


def show_about(parts: Parts) -> None:
    from ui.dialogs.about import About

    models = parts.shell.children.worker.state.models if parts.shell.children.worker is not None else []
    About(list(models), parts.shell.parent).open()


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
