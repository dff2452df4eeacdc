"""The list of studies is tended: made again from its folders, and studies removed from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.reading.workspace import Workspace
from ui.drawing_beside import DrawingBeside
from ui.languages import tr, tr_count
from ui.opening import StudyOpener
from ui.panels.study_browser import StudyBrowser
from ui.shell import Shell

if TYPE_CHECKING:
    from pathlib import Path

    from app.library.index import Study


class Tending(QObject):
    """One for the window."""

    def __init__(
        self,
        shell: Shell,
        workspace: Workspace,
        *,
        opener: StudyOpener,
        studies: StudyBrowser,
        beside: DrawingBeside,
    ) -> None:
        super().__init__(shell.parent)
        self._shell, self._workspace = shell, workspace
        self._opener, self._studies, self._beside = opener, studies, beside
        studies.remove_wanted.connect(self.ask_to_remove)

    def rebuild(self) -> None:
        """Make the list again from the folders of the library."""
        library = self._workspace.library
        if library is None:
            return

        def done(count: int) -> None:
            studies = tr_count("{count} study", "{count} studies", count)
            words = tr("The list was made again from the library's folders: {studies}.", studies=studies)
            self._shell.messages.say(words, seconds=8, key="rebuild")
            self._opener.say_warnings(library)
            self._studies.refresh()

        self._shell.background.run(
            library.rebuild, done, lambda error: self._say(tr("The list stays"), error)
        )

    def ask_to_remove(self, study: Study) -> None:
        from ui.dialogs.confirm import Confirm

        if self._is_open(study):
            return
        question = tr(
            "{label} leaves the list with its gaze, measurements and report. The files are kept in "
            "the folder “removed” of the library, and come back when that study's folder is moved to "
            "“studies”.",
            label=study.label,
        )
        dialog = Confirm(tr("Remove from library"), question, accept=tr("Remove"), parent=self._shell.parent)
        dialog.accepted.connect(lambda: self.remove(study))
        dialog.open()

    def remove(self, study: Study) -> None:
        """`ask_to_remove` without the question. A study that is open stays."""
        library = self._workspace.library
        if library is None or self._is_open(study):
            return

        def done(folder: Path) -> None:
            self._shell.messages.say(
                tr("{label} was removed.", label=study.label),
                tr("Its files lie in {folder}.", folder=folder),
                seconds=20,
            )
            self._studies.refresh()

        self._workspace.sessions.forget(study.folder)
        self._shell.background.run(
            lambda: library.remove(study.id), done, lambda error: self._say(f"{study.label} stays", error)
        )

    def _is_open(self, study: Study) -> bool:
        """Said, where this window or another one has it."""
        space = self._workspace
        here = (space.study is not None and space.study.id == study.id) or self._beside.has(study.id)
        if not here and self._opener.opening != study.image and not space.sessions.elsewhere(study.folder):
            return False
        where = "" if here else tr(" in another window")
        self._shell.messages.say(
            tr("{label} is open{where} and stays in the library.", label=study.label, where=where),
            tr("Open another study first.") if here else tr("Close it there first."),
            tone="warning",
            key="remove",
        )
        return True

    def _say(self, what: str, error: Exception) -> None:
        reason, way_out = getattr(error, "reason", str(error)), getattr(error, "way_out", "")
        self._shell.messages.say(f"{what}: {reason}.", way_out, tone="error", key="library")
