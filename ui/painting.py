"""Painting over where gaze dwelt: the draft with gaze follows the brush."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.reading.workspace import Workspace
from inference import api
from ui.following import follow_jobs, follow_topics
from ui.languages import tr
from ui.shell import Shell
from ui.viewer.brush import Brush
from ui.viewer.grid import ViewerGrid
from ui.viewer.pane_names import OWN

if TYPE_CHECKING:
    from app.reading.job import Job
    from app.reading.session import ReadingSession

RADIUS_FRACTION = 0.036
"""Of a touch, as a part of the film's longer side: what a fixation is to the model."""
TOUCH_S = 0.4
"""Of dwell, that a touch adds or takes away."""


class Painting(QObject):
    """While the brush moves, a draft is written after the other, as fast as they come, and none is kept; when
    it is lifted, the draft with gaze is written anew."""

    def __init__(self, shell: Shell, workspace: Workspace, grid: ViewerGrid) -> None:
        super().__init__(shell.parent)
        self._workspace = workspace
        self._session: ReadingSession | None = None
        self._stroke = 0
        self._behind = False
        """The map was touched since the draft that is being written began."""
        self.brush = Brush(self)
        self.brush.began.connect(self._began)
        self.brush.touched.connect(self._touch)
        self.brush.ended.connect(self._ended)
        for name in OWN:
            if name in grid.panes:
                grid.panes[name].canvas.brush = self.brush
        follow_topics(workspace, self)
        follow_jobs(workspace, self)

    def set_session(self, session: ReadingSession | None) -> None:
        self._session, self._behind = session, False
        if session is not None:
            self.brush.radius_px = RADIUS_FRACTION * max(session.study.width_px, session.study.height_px)

    def session_changed(self, topic: str) -> None:
        """Nothing: what was undone is seen by who shows it."""

    def job_changed(self, job: Job) -> None:
        if job.slot == "draft_preview" and not job.active and self._behind:
            self._ask_preview()

    def as_read(self) -> None:
        """Take all paint away."""
        if self._session is not None and self._session.choices.dabs:
            self._session.paint([], tr("Gaze as read"))
            self._ask()

    def _began(self) -> None:
        self._stroke += 1

    def _touch(self, x_px: float, y_px: float, radius_px: float, sign: float) -> None:
        session = self._session
        if session is None:
            return
        dab = api.MapDab(x_px=x_px, y_px=y_px, radius_px=radius_px, seconds=sign * TOUCH_S)
        what = tr("Paint gaze") if sign > 0 else tr("Rub gaze out")
        session.paint([*session.choices.dabs, dab], what, stroke=str(self._stroke))
        self._ask_preview()

    def _ended(self) -> None:
        self._behind = False
        if self._session is not None:
            self._workspace.cancel("draft_preview")
            self._ask()

    def _ask_preview(self) -> None:
        desk = self._workspace.jobs
        if desk is None:
            return
        waiting = desk.jobs.get("draft_preview")
        self._behind = waiting is not None and waiting.active
        if not self._behind:
            desk.ask("draft_preview")

    def _ask(self) -> None:
        desk = self._workspace.jobs
        if desk is not None:
            desk.draft(with_gaze=True)
