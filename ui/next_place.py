"""Asks the scanpath model what comes next in a reading, when that is wanted and not known."""

from __future__ import annotations

from PySide6.QtCore import QObject

from app.reading.next_place import next_places
from app.reading.workspace import SessionBegun, TopicChanged, Workspace
from ui.shell import Shell

SWITCH = "show_next_place"


class NextPlace(QObject):
    """One for the window."""

    def __init__(self, shell: Shell, workspace: Workspace) -> None:
        super().__init__(shell.parent)
        self._shell, self._workspace = shell, workspace
        shell.actions[SWITCH].toggled.connect(self.look)
        workspace.listen(SessionBegun, self.look)
        workspace.listen(TopicChanged, self._topic)

    def _topic(self, event: TopicChanged) -> None:
        if event.topic == "gaze":
            self.look()

    def look(self, _event: object = None) -> None:
        """Ask, where it is wanted, not there and not on its way."""
        session, jobs = self._workspace.session, self._workspace.jobs
        if not self._shell.checked(SWITCH) or session is None or jobs is None:
            return
        if session.fixations is None or not len(session.fixations) or next_places(session) is not None:
            return
        job = jobs.newest.get("scanpaths")
        if job is None or not job.active:
            jobs.ask("scanpaths")
