"""A story for an audience, in a process of its own: it has another screen, and may outlive this window's
films."""

from __future__ import annotations

import os
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QProcess, QProcessEnvironment

from ui.action_spec import ActionSpec
from ui.languages import tr

if TYPE_CHECKING:
    from ui.parts import Parts

REPOSITORY = Path(__file__).resolve().parents[2]


def present(parts: Parts) -> None:
    """`radgaze present`; the first time it makes what it shows, which takes a minute."""
    shell = parts.shell
    process = QProcess(shell.parent)
    environment = QProcessEnvironment.systemEnvironment()
    before = environment.value("PYTHONPATH", "")
    environment.insert("PYTHONPATH", f"{REPOSITORY}{os.pathsep}{before}" if before else str(REPOSITORY))
    process.setProcessEnvironment(environment)
    process.finished.connect(lambda code, _status: _ended(parts, process, code))
    shell.messages.say(
        tr("The presentation opens in a window of its own."),
        tr("The first time, what it shows is made before: about a minute. Esc leaves it."),
        key="present",
        seconds=20,
    )
    process.start(sys.executable, ["-m", "app.cli", "present", "--theme", shell.settings.window.theme])


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
