"""Which panels are open and how wide: by their actions, the session's state and the window's width."""

from __future__ import annotations

from PySide6.QtCore import QObject

from app.reading.workspace import SessionBegun, TopicChanged, Workspace
from ui.frame import Frame
from ui.languages import tr
from ui.panels.right_panel import RightPanel
from ui.panels.study_browser import StudyBrowser
from ui.panels.timeline import TimelinePanel
from ui.shell import Shell
from ui.theme import theme
from ui.viewer.grid import ViewerGrid

NARROW_PX = 1340
"""Below this width the study list folds to thumbnails."""
PANELS = ("panel_studies", "panel_right", "panel_timeline")


class Folding(QObject):
    """One for the window; the panels stand as their actions are checked."""

    def __init__(
        self,
        shell: Shell,
        workspace: Workspace,
        grid: ViewerGrid,
        frame: Frame,
        *,
        studies: StudyBrowser,
        results: RightPanel,
        timeline: TimelinePanel,
    ) -> None:
        super().__init__(frame)
        self._shell, self._workspace, self._grid, self._frame = shell, workspace, grid, frame
        self._studies, self._results, self._timeline = studies, results, timeline
        workspace.listen(SessionBegun, self._begun)
        workspace.listen(TopicChanged, self._topic)
        frame.sides.splitterMoved.connect(self._results_moved)
        for name in PANELS:
            shell.actions[name].toggled.connect(self.apply)
        studies.left.connect(self.apply)

    def _begun(self, _event: SessionBegun) -> None:
        """The next film with AI off does not keep the panes of the one before: nothing was asked about it."""
        self._leave_explain()
        self.apply_state()

    def _topic(self, event: TopicChanged) -> None:
        if event.topic == "state":
            self._leave_explain()
            self.apply_state()

    def _leave_explain(self) -> None:
        """AI is off again: its panes go."""
        session = self._workspace.session
        reading = session is not None and session.state == "reading"
        if reading and self._grid.layout_id == "layout_explain":
            self._shell.check("layout_one")
            self._grid.set_layout("layout_one")

    def apply_state(self, _event: object = None) -> None:
        """Reading: panels folded. Explaining: results are there; with gaze so is the timeline."""
        session, shell = self._workspace.session, self._shell
        if session is None:
            return
        explaining = session.state == "explaining"
        shell.check("ai", checked=explaining)
        shell.actions["ai"].setText(tr("AI on") if explaining else tr("AI on request"))
        shell.check("mark_read", checked=bool(session.marked_read_at))
        shell.check("panel_right", checked=explaining)
        shell.check("panel_timeline", checked=bool(session.recordings))
        if explaining and self._grid.layout_id == "layout_one":
            shell.check("layout_explain")
            self._grid.set_layout("layout_explain")
        self.apply()

    def apply(self, _checked: object = None) -> None:
        """Show the panels whose actions are checked, each as wide as it was left."""
        look, shell, frame = theme(), self._shell, self._frame
        self._studies.setVisible(shell.checked("panel_studies"))
        self._results.setVisible(shell.checked("panel_right"))
        self._timeline.setVisible(shell.checked("panel_timeline"))
        width = shell.parent.width()
        narrow = width < look.px(NARROW_PX)
        self._studies.set_folded(folded=narrow and not self._studies.searching)
        least = look.px(300 if narrow else 340)
        self._results.setMinimumWidth(least)
        self._results.setMaximumWidth(max(least, width // 2))
        left = self._studies.width() if self._studies.isVisible() else 0
        wanted = min(max(frame.results_width, least), max(least, width // 2))
        right = wanted if self._results.isVisible() else 0
        frame.sides.setSizes([left, max(1, frame.sides.width() - left - right), right])

    def _results_moved(self, _position: int, handle: int) -> None:
        """The reader dragged a splitter: the result panel's width is kept."""
        if handle == 2:
            self._frame.results_width = self._results.width()
