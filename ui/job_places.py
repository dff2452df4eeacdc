"""Progress and stop of a job, in the pane where its result will be; and what came of lungs and heart."""

from __future__ import annotations

from PySide6.QtCore import QObject

from app.reading.job import Job
from app.reading.job_kinds import job_kinds
from app.reading.jobs import JobDesk
from app.reading.workspace import JobChanged, SessionLeft, Workspace
from ui.languages import tr
from ui.panels.findings import show_job
from ui.shell import Shell
from ui.viewer.grid import ViewerGrid
from ui.viewer.pane import Pane

ANATOMY = "anatomy"


class JobPlaces(QObject):
    """One for the window."""

    def __init__(self, shell: Shell, workspace: Workspace, grid: ViewerGrid) -> None:
        super().__init__(grid)
        self._shell, self._workspace, self._grid = shell, workspace, grid
        workspace.listen(SessionLeft, self._left)
        workspace.listen(JobChanged, self._changed)

    def _left(self, _event: SessionLeft) -> None:
        for pane in self._grid.panes.values():
            pane.job.clear()

    def _changed(self, event: JobChanged) -> None:
        job, jobs = event.job, self._workspace.jobs
        pane = self._grid.panes.get(job_kinds()[job.slot].pane)
        if pane is not None:
            self._show(pane, job)
        if job.slot == ANATOMY and jobs is not None:
            self._say_anatomy(job, jobs)

    def _show(self, pane: Pane, job: Job) -> None:
        show_job(pane.job, job)
        pane.place_job()
        if pane.job.property("slot") is None:
            pane.job.cancel_wanted.connect(lambda: self._cancel(pane))
            pane.job.again_wanted.connect(lambda: self._again(pane))
        pane.job.setProperty("slot", job.slot)

    def _cancel(self, pane: Pane) -> None:
        if self._workspace.jobs is not None:
            self._workspace.jobs.cancel(pane.job.property("slot"))

    def _again(self, pane: Pane) -> None:
        if self._workspace.jobs is not None:
            self._workspace.jobs.again(pane.job.property("slot"))

    def _say_anatomy(self, job: Job, jobs: JobDesk) -> None:
        """Said over the image, with a stop."""
        messages = self._shell.messages
        if job.active:
            share = "" if job.fraction is None else f" ({job.fraction:.0%})"
            bar = messages.shown(ANATOMY)
            if bar is not None:
                bar.say(f"{job.words}{share}")
            else:
                stop = [(tr("Stop"), lambda: jobs.cancel("anatomy"))]
                messages.say(f"{job.words}{share}", key=ANATOMY, actions=stop, scope="film")
            return
        messages.forget(ANATOMY)
        anatomy = jobs.session.anatomy
        what, way_out, again = "", "", []
        if job.state == "failed":
            what, way_out = job.words, tr("The lines can be placed by hand (J).")
            again = [(tr("Run again"), lambda: self._shell.press("propose_ctr"))]
        elif job.state == "done" and anatomy is not None and anatomy.result.lines is None:
            what, way_out = (
                tr("No lungs and heart were found as on a frontal film."),
                tr("Place the lines by hand (J)."),
            )
        elif job.state == "done" and jobs.session.markup.open:
            self._shell.status.note(
                tr("Proposed: drag the handles where the lines are wrong; Ctrl+Z takes them back")
            )
        if what:
            messages.say(what, way_out, tone="warning", key=ANATOMY, actions=again, scope="film")
