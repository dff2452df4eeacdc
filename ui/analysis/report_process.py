"""`radgaze gaze-report` in a process of its own, started from the window of gaze analysis."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QProcess

from ui.job_card import JobCard
from ui.languages import tr
from ui.radgaze_process import start_radgaze
from ui.shell import Shell


class ReportProcess(QObject):
    """One report at a time; the card shows that it is being written, or why it is not."""

    def __init__(self, shell: Shell, card: JobCard, parent: QObject) -> None:
        super().__init__(parent)
        self._shell, self._card = shell, card
        self._process: QProcess | None = None
        card.cancel_wanted.connect(self.stop)

    @property
    def runs(self) -> bool:
        return self._process is not None

    def start(self, words: Sequence[str], folder: Path) -> None:
        """words: of `radgaze gaze-report`, without the folder that it is written to."""
        process = QProcess(self)
        process.finished.connect(lambda code, _status: self._ended(code, folder))
        process.errorOccurred.connect(self._failed)
        self._process = process
        self._card.show_running(tr("Writing the gaze report"), None)
        start_radgaze(process, ["gaze-report", *words, "--out", str(folder)])

    def stop(self) -> None:
        if self._process is not None:
            self._process.kill()

    def _ended(self, code: int, folder: Path) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        said = bytes(process.readAllStandardError().data()).decode("utf-8", "replace").strip()
        process.deleteLater()
        self._card.clear()
        if code == 0:
            self._shell.messages.say(
                tr("Gaze report: {folder}", folder=folder / "report.html"),
                tone="good",
                key="analysis",
                seconds=15,
            )
        else:
            self._card.show_failed(
                said.splitlines()[-1] if said else tr("The report was stopped."), again=False
            )

    def _failed(self, error: QProcess.ProcessError) -> None:
        if error == QProcess.ProcessError.FailedToStart and self._process is not None:
            self._process.deleteLater()
            self._process = None
            self._card.show_failed(tr("The report's process does not start."), again=False)
