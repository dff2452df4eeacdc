"""A story for an audience, in a process of its own: it has another screen, and may outlive this window's
films."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QProcess

from ui.action_spec import ActionSpec
from ui.languages import tr
from ui.radgaze_process import start_radgaze

if TYPE_CHECKING:
    from ui.parts import Parts


def present(parts: Parts) -> None:
    """`radgaze present`; the first time it makes what it shows, which takes a minute."""
    shell = parts.shell
    process = QProcess(shell.parent)
    process.finished.connect(lambda code, _status: _ended(parts, process, code))
    shell.messages.say(
        tr("The presentation opens in a window of its own."),
        tr("The first time, what it shows is made before: about a minute. Esc leaves it."),
        key="present",
        seconds=20,
    )
    start_radgaze(process, ["present", "--theme", shell.settings.window.theme])


def _ended(parts: Parts, process: QProcess, code: int) -> None:
    said = bytes(process.readAllStandardError().data()).decode("utf-8", "replace").strip()
    process.deleteLater()
    parts.shell.messages.forget("present")
    if code:
        why = said.splitlines()[-1] if said else tr("It was stopped.")
        parts.shell.messages.say(tr("The presentation ended: {why}", why=why), tone="error", key="present")


_row = partial(ActionSpec, section="File")
ROWS = (
    _row(
        id="present",
        text="Present…",
        keys="Ctrl+F5",
        tip="A story for an audience, full screen: eyes, maps, predicted paths and drafts, round and round",
        call=present,
    ),
)
