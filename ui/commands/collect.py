"""A study is run: its folder is chosen, then who sits down; the windows are a process of their own, so that
no film that is read here delays them."""

from __future__ import annotations

import json
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QProcess, Qt
from PySide6.QtWidgets import QApplication, QFileDialog

from ui.action_spec import ActionSpec
from ui.languages import tr
from ui.radgaze_process import start_radgaze

if TYPE_CHECKING:
    from app.study.folder import BegunStudy
    from ui.parts import Parts


def collect(parts: Parts) -> None:
    """Asks for the folder, then for the participant."""
    shell = parts.shell
    start = shell.settings.window.last_folder or str(Path.home())
    name = QFileDialog.getExistingDirectory(shell.parent, tr("The folder of a study"), start)
    if name:
        choose(parts, Path(name))


def choose(parts: Parts, folder: Path) -> None:
    """Asks for the participant of the study in that folder."""
    from ui.study.choose import opened

    wrong = opened(folder, partial(_sit, parts), parts.shell.parent)
    if wrong:
        way_out = tr("docs/study.md says how a study is begun: radgaze study new PROTOCOL.toml FOLDER.")
        parts.shell.messages.say(
            tr("{name} is no study that can be run: {wrong}", name=folder.name, wrong=wrong),
            way_out,
            key="collect",
        )


def studio(parts: Parts) -> None:
    """The window of studies; one is enough."""
    from ui.study.studio import StudioWindow

    shell = parts.shell
    there = next(
        (one for one in QApplication.topLevelWidgets() if isinstance(one, StudioWindow) and one.isVisible()),
        None,
    )
    window = there or StudioWindow(shell.background, partial(_sit, parts))
    if there is None:
        window.setParent(shell.parent, Qt.WindowType.Window)
        window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    window.show()
    window.raise_()
    window.activateWindow()


def _sit(parts: Parts, study: BegunStudy, pseudonym: str) -> None:
    shell = parts.shell
    process = QProcess(shell.parent)
    process.finished.connect(lambda code, _status: _ended(parts, process, code))
    process.finished.connect(lambda *_ended: _refresh())
    start_radgaze(process, words_of(parts, study, pseudonym))


def words_of(parts: Parts, study: BegunStudy, pseudonym: str) -> list[str]:
    """The command: with the tracker that is chosen in the window."""
    tracker = parts.shell.settings.tracker
    options = json.dumps(tracker.options)
    return [
        "collect", str(study.path), "--participant", pseudonym, "--provider", tracker.provider,
        "--options", options, "--distance", str(parts.shell.settings.display.distance_mm),
    ]  # fmt: skip


def _refresh() -> None:
    """Where everybody stands now."""
    from ui.study.studio import StudioWindow

    for one in QApplication.topLevelWidgets():
        if isinstance(one, StudioWindow):
            one.refresh()


def _ended(parts: Parts, process: QProcess, code: int) -> None:
    said = bytes(process.readAllStandardError().data()).decode("utf-8", "replace").strip()
    process.deleteLater()
    if code:
        why = said.splitlines()[-1] if said else tr("the sitting was not completed.")
        parts.shell.messages.say(tr("The study's sitting ended: {why}", why=why), tone="error", key="collect")


_row = partial(ActionSpec, section="Gaze")
ROWS = (
    _row(
        id="collect",
        text="Run a study…",
        keys="Ctrl+Shift+Y",
        tip="A participant's trials from a study's folder: the participant's window, and yours",
        call=collect,
    ),
    _row(
        id="studio",
        text="Studies…",
        keys="Ctrl+Alt+Y",
        tip="Write a protocol, begin a study, enrol participants, export what was collected",
        call=studio,
    ),
)
