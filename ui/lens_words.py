"""Asks a model for its words at each place of the film, once a film, when they are wanted."""

from __future__ import annotations

from PySide6.QtCore import QObject

from app.reading.workspace import SessionBegun, Workspace
from ui.shell import Shell

SWITCH = "show_lens_words"


class LensWords(QObject):
    """One for the window."""

    def __init__(self, shell: Shell, workspace: Workspace) -> None:
        super().__init__(shell.parent)
        self._shell, self._workspace = shell, workspace
        shell.actions[SWITCH].toggled.connect(self.look)
        workspace.listen(SessionBegun, self.look)

    def look(self, _event: object = None) -> None:
        """Ask, where they are wanted, not there and not on their way."""
        session, jobs = self._workspace.session, self._workspace.jobs
        if not self._shell.checked(SWITCH) or session is None or jobs is None or session.lens is not None:
            return
        job = jobs.newest.get("lens")
        if job is None or not job.active:
            jobs.ask("lens")
