"""Keys, the documentation, what RadGaze is made of, and what it said last."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from ui.action_spec import ActionSpec

if TYPE_CHECKING:
    from ui.parts import Parts


def show_keys(parts: Parts) -> None:
    from ui.dialogs.key_sheet import KeySheet

    KeySheet(parts.shell.specs, parts.shell.actions, parts.shell.parent).open()


def show_documentation(parts: Parts) -> None:
    from ui.dialogs.documentation import Documentation
    from ui.dialogs.frame import only_one

    only_one(parts.shell.parent, Documentation, lambda: Documentation(parts.shell.parent))


def show_about(parts: Parts) -> None:
    from ui.dialogs.about import About

    models = parts.shell.children.worker.state.models if parts.shell.children.worker is not None else []
    About(list(models), parts.shell.parent).open()


def show_log(parts: Parts) -> None:
    from ui.dialogs.frame import only_one
    from ui.dialogs.log import LogWindow

    only_one(parts.shell.parent, LogWindow, lambda: LogWindow(parts.shell.parent))


_row = partial(ActionSpec, section="Help")
ROWS = (
    _row(id="keys", text="Keys", keys="?", tip="Show all keys", call=show_keys),
    _row(
        id="documentation",
        text="Documentation",
        keys="Ctrl+F1",
        tip="First steps, the window, films, gaze, comparing, archives",
        call=show_documentation,
    ),
    _row(
        id="about",
        text="About RadGaze",
        keys="F1",
        tip="Version, licences, what the models were trained on",
        call=show_about,
        icon="info",
    ),
    _row(
        id="show_log",
        keys="Shift+F1",
        text="Log",
        tip="What the window, the tracker host and the worker said last; without patient data",
        call=show_log,
    ),
)
