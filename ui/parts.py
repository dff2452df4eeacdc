"""The parts of the window, put together: what the first picture needs (`Front`), then everything (`Parts`).

Only here do parts get to know each other; commands are called with `Parts`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from app.reading.workspace import SessionBegun, Workspace
from ui.enabling import Enabling
from ui.frame import Frame
from ui.languages import tr
from ui.opening import StudyOpener
from ui.pane_titles import PaneTitles
from ui.saving import Saving
from ui.shell import Shell
from ui.showing import Showing
from ui.top_bar import TopBar
from ui.viewer.grid import ViewerGrid

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QMainWindow

    from ui.analysis.window import AnalysisWindow


@dataclass(frozen=True, kw_only=True)
class Front:
    """What stands before the first picture is painted."""

    shell: Shell
    workspace: Workspace
    top_bar: TopBar
    grid: ViewerGrid
    frame: Frame
    titles: PaneTitles
    showing: Showing
    enabling: Enabling
    saving: Saving
    opener: StudyOpener


def build_front(shell: Shell, workspace: Workspace, library_folder: Path) -> Front:
    """Listeners are told in the order in which they are made here, then in `Parts`."""
    top_bar, grid = TopBar(shell.specs, shell.actions), ViewerGrid()
    frame = Frame(top_bar, shell.messages, grid, shell.status)
    return Front(
        shell=shell,
        workspace=workspace,
        top_bar=top_bar,
        grid=grid,
        frame=frame,
        showing=Showing(shell, workspace, grid, top_bar),
        titles=PaneTitles(workspace, grid),
        enabling=Enabling(shell, workspace, grid),
        saving=Saving(shell, workspace),
        opener=StudyOpener(shell, workspace, grid, library_folder),
    )


class Parts:
    """Everything; none of it is None. analysis: the window of gaze analysis, once it was asked for."""

    def __init__(self, front: Front, window: QMainWindow) -> None:
        from ui.annotating import Annotating
        from ui.comparing import Comparing
        from ui.drawing_beside import DrawingBeside
        from ui.floating import FloatingPanels
        from ui.folding import Folding
        from ui.gaze.tracking import Tracking
        from ui.hands import Hands
        from ui.hanging import HangingController
        from ui.job_places import JobPlaces
        from ui.lens import Lens
        from ui.lens_words import LensWords
        from ui.next_place import NextPlace
        from ui.overlays.manager import OverlayManager
        from ui.painting import Painting
        from ui.panels.right_panel import RightPanel
        from ui.panels.study_browser import StudyBrowser
        from ui.panels.timeline import TimelinePanel
        from ui.pointing import Pointing
        from ui.receiving import Receiving
        from ui.scanmatch import ScanMatch
        from ui.sentence_links import SentenceLinks
        from ui.similar import SimilarController
        from ui.tending import Tending
        from ui.visibility import Visibility
        from ui.worker_status import WorkerStatus

        shell, space, grid, titles = front.shell, front.workspace, front.grid, front.titles
        self.shell, self.workspace, self.grid, self.titles = shell, space, grid, titles
        self.top_bar, self.frame, self.opener = front.top_bar, front.frame, front.opener
        self.showing, self.enabling, self.saving = front.showing, front.enabling, front.saving
        self.analysis: AnalysisWindow | None = None
        self.stage = OverlayManager(grid, space)
        self.anatomy, self.magnifier = self.stage.anatomy, self.stage.magnifier
        self.annotating = Annotating(shell, space, grid)
        self.painting = Painting(shell, space, grid)
        self.comparing = Comparing(shell, space, grid, stage=self.stage, titles=titles)
        self.beside = DrawingBeside(shell, space, grid)
        self._lay_over()
        self.tracking = Tracking(shell, space, grid, self.stage, self.top_bar)
        self.recorder = self.tracking.controller
        self.opener.may_leave = self.recorder.may_leave
        titles.tracker_source = lambda: "" if self.recorder.state == "off" else self.recorder.source
        titles.recording = lambda: self.recorder.recording is not None
        self.receiving = Receiving(shell, space)
        self.studies = StudyBrowser(shell, space, grid, self.opener)
        self.receiving.arrived.connect(self.studies.refresh)
        self.results = RightPanel(shell, space, grid, recorder=self.recorder, stage=self.stage)
        self.timeline = TimelinePanel(shell, space, self.recorder, self.stage)
        self.tracking.watch_panels(
            self.results, {"studies": self.studies, "timeline": self.timeline, "messages": shell.messages}
        )
        self.links = SentenceLinks(space, grid, self.results.report.sentences)
        self.stage.on_top.append(self.links.lit)
        self.stage.arrange()
        self.frame.add_panels(self.studies, self.results, self.timeline)
        self.job_places = JobPlaces(shell, space, grid)
        self.worker_status = WorkerStatus(shell)
        shell.children.worker_event.connect(space.worker_event)
        self.similar = SimilarController(shell, space, busy=lambda: self.recorder.recording is not None)
        self.opener.changed.connect(self.similar.look)
        self.receiving.arrived.connect(self.similar.look)
        self.scanmatch = ScanMatch(shell, space, titles)
        self.lens = Lens(shell, grid, self.magnifier)
        self.lens_words = LensWords(shell, space)
        self.next_place = NextPlace(shell, space)
        self.visibility = Visibility(
            shell,
            grid,
            self.stage,
            annotating=self.annotating,
            beside=self.beside,
        )
        titles.hidden = self.visibility.hidden_panes
        self.visibility.applied.connect(titles.refresh)
        self.pointing = Pointing(
            shell,
            space,
            grid,
            stage=self.stage,
            magnifier=self.magnifier,
            comparing=self.comparing,
            playback=self.timeline.playback,
        )
        self.hands = Hands(shell, grid, self.lens, self.tracking.pointer)
        self.folding = Folding(
            shell,
            space,
            grid,
            self.frame,
            studies=self.studies,
            results=self.results,
            timeline=self.timeline,
        )
        self.hanging = HangingController(shell, space, grid, opener=self.opener, titles=titles)
        self.tending = Tending(shell, space, opener=self.opener, studies=self.studies, beside=self.beside)
        self.panels = FloatingPanels(
            shell, window, grid, self.frame, results=self.results, recorder=self.recorder
        )
        self.hanging.floating = self.panels
        space.listen(SessionBegun, self.showing.restore)
        space.listen(SessionBegun, self._say_first_keys)

    def start(self, *, children: bool) -> None:
        """The parts stand: what was left is restored, the child processes begin, the library is opened."""
        from ui.hands import VALUES

        for control in (c for kind in VALUES for c in self.frame.findChildren(kind)):
            control.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.folding.apply()
        self.titles.refresh()
        self.panels.restore()
        self.use_screen_curve()
        if children:
            self.shell.children.start()
            if self.shell.children.tracker is not None:
                self.tracking.show()
        self.opener.open_library()

    def end(self) -> None:
        """The window closes: what runs or waits for the reader ends."""
        if self.analysis is not None:
            self.analysis.end()
        self.comparing.close()
        self.tracking.close()
        self.receiving.close()
        self.timeline.playback.pause()

    def use_screen_curve(self) -> None:
        """Grey values go through the screen's measured curve where the settings name one."""
        wanted = self.shell.settings.screen
        if not wanted.curve:
            return
        from app.display.curve import CurveError, read_curve

        ambient = wanted.ambient_cd_m2 if wanted.ambient_cd_m2 >= 0 else None
        try:
            self.grid.set_display(read_curve(wanted.curve, ambient_cd_m2=ambient))
        except (CurveError, OSError) as error:
            self.grid.set_display(None)
            self.shell.messages.say(
                tr("The screen is not calibrated: {error}", error=error),
                tr("Settings: [screen] curve."),
                tone="warning",
                key="screen",
            )

    def _say_first_keys(self, event: SessionBegun) -> None:
        if not event.session.recordings and event.session.state == "reading":
            self.shell.status.note(tr("R records gaze   A asks the models   ? shows all keys"), stays=True)

    def _lay_over(self) -> None:
        """What is drawn lies over what gaze and models say: the reader's on the film, and on those beside."""
        self.stage.on_top = [self.annotating.overlay]
        self.stage.on_others = self.comparing.overlays()
        for name, hand in self.beside.hands.items():
            self.stage.on_others.setdefault(name, []).insert(0, hand.overlay)
        self.stage.arrange()
