"""The window: builds its parts, opens, saves and closes.

What it does is elsewhere: `ui/commands` (what an action does), `ui/reactions` (what follows when the session,
the worker or the viewer changed), `ui/enabling.py` and `ui/folding.py` (how it looks now). State lives in
app.reading (session, desk) and in the panes' ViewState.
"""

from __future__ import annotations

from copy import deepcopy
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QByteArray, Qt, QTimer, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QMoveEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QDialog, QHBoxLayout, QMainWindow, QSplitter, QVBoxLayout, QWidget

from app import settings as settings_file
from app.reading.note import session_note
from app.reading.picture import Picture
from app.reading.session import ReadingSession
from app.screens import signature
from app.settings import Settings, SettingsError, data_folder
from ui import actions, enabling, floating, folding, keys, titles
from ui.action_spec import ActionSpec
from ui.children import Children
from ui.commands import files, show
from ui.hands import VALUES, Hands
from ui.loading import Background
from ui.opening import StudyOpener
from ui.panels.message_bar import MessageArea
from ui.panels.status_bar import StatusBar
from ui.reactions import viewer, worker
from ui.reactions.session import say_journal_problem
from ui.theme import theme
from ui.top_bar import TopBar
from ui.viewer.grid import ViewerGrid

if TYPE_CHECKING:
    from app.library.index import Study
    from app.reading.jobs import JobDesk
    from ui.analysis.window import AnalysisWindow
    from ui.annotating import Annotating
    from ui.comparing import Comparing
    from ui.floating import FloatingPanels
    from ui.hanging import HangingDesk
    from ui.overlays.stage import Stage
    from ui.panels.right_panel import RightPanel
    from ui.panels.study_browser import StudyBrowser
    from ui.panels.timeline import TimelinePanel
    from ui.receiving import Receiving
    from ui.recording import RecordingDesk

SAVE_AFTER_MS = 1200
TYPED_AFTER_MS = 250
"""What is typed in the report is on the disk at the latest after this."""


class MainWindow(QMainWindow):
    """The workstation's window."""

    first_image_painted = Signal()
    study_opened = Signal(object)
    """The ReadingSession of the image that is shown."""

    def __init__(
        self,
        settings: Settings | None = None,
        *,
        children: Children | None = None,
        library_folder: Path | None = None,
    ) -> None:
        super().__init__()
        self.settings = settings or Settings()
        self._settings_read = deepcopy(self.settings)
        self.start_children = True
        self.save_settings_on_close = True
        self.background = Background(self)
        self.children_ = children or Children(self)
        self.children_.tracker_python = self.settings.tracker.python
        self.opener = StudyOpener(self, library_folder or data_folder())
        self.study: Study | None = None
        self.picture: Picture | None = None
        self.session: ReadingSession | None = None
        self.desk: JobDesk | None = None
        self.stage: Stage | None = None
        self.annotating: Annotating | None = None
        self.studies: StudyBrowser | None = None
        self.results: RightPanel | None = None
        self.timeline: TimelinePanel | None = None
        self.recorder: RecordingDesk | None = None
        self.analysis: AnalysisWindow | None = None
        self.receiving: Receiving | None = None
        self.comparing: Comparing | None = None
        self.hanging: HangingDesk | None = None
        self.panels: FloatingPanels | None = None
        self.painted = False
        self.complete = False
        self.early_views: list[tuple[Any, ...]] = []
        self.closing = False
        self.results_width = 0
        self.setWindowTitle("RadGaze")
        self.setWindowIcon(theme().icon("radgaze"))
        self.setAcceptDrops(True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.specs = actions.rows()
        wanted, refused = keys.settle(self.specs, self.settings.shortcuts)
        self.actions_ = actions.build(self.specs, self, self._act, wanted)
        self._build()
        self._say_refused(refused)
        self._save_timer = QTimer(self)
        self._save_timer.setSingleShot(True)
        self._save_timer.setInterval(SAVE_AFTER_MS)
        self._save_timer.timeout.connect(self.save_now)
        self._typed_timer = QTimer(self)
        self._typed_timer.setSingleShot(True)
        self._typed_timer.setInterval(TYPED_AFTER_MS)
        self._typed_timer.timeout.connect(self._keep_typed)
        self._hands = Hands(self)
        enabling.enable_actions(self)

    # building

    def _build(self) -> None:
        look = theme()
        self.setMinimumSize(look.px(640), look.px(420))
        self.resize(*self._first_size())
        root = QWidget()
        root.setObjectName("window")
        column = QVBoxLayout(root)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px(4))
        self.top_bar = TopBar(self.specs, self.actions_)
        self.grid = ViewerGrid()
        self.messages = MessageArea()
        self.status = StatusBar()
        self.middle = QSplitter(Qt.Orientation.Vertical)
        self.middle.setChildrenCollapsible(False)
        above = QWidget()
        above.setObjectName("window")
        inner = QVBoxLayout(above)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(look.px(3))
        inner.addWidget(self.messages)
        inner.addWidget(self.grid, 1)
        self.middle.addWidget(above)
        self.middle.setStretchFactor(0, 1)
        self.sides = QSplitter(Qt.Orientation.Horizontal)
        self.sides.setChildrenCollapsible(False)
        self.sides.addWidget(self.middle)
        self.sides.setStretchFactor(0, 1)
        line = QHBoxLayout()
        line.setContentsMargins(look.px(4), 0, look.px(4), 0)
        line.addWidget(self.sides)
        column.addWidget(self.top_bar)
        column.addLayout(line, 1)
        column.addWidget(self.status)
        self.setCentralWidget(root)
        viewer.connect(self)
        if self.settings.screen.gpu:
            self.grid.use_gpu(True)
        self.grid.wheel_next = self.settings.window.wheel == "next"
        for canvas in self.grid.canvases():
            canvas.wheel_next = self.grid.wheel_next
        self.grid.set_placeholder("Drop a radiograph here, or open one with Ctrl+O.\nDICOM, PNG or JPEG.")
        self.actions_["light_theme"].setChecked(theme().name == "light")
        if not self.settings.window.corner_texts:
            self.actions_["show_corners"].setChecked(False)
        titles.refresh(self)

    def _say_refused(self, refused: list[keys.Problem]) -> None:
        """Keys of the settings that cannot be used: in one message, for all have one remedy."""
        if not refused:
            return
        words = "; ".join(f"{problem.action}: {problem.wrong}" for problem in refused)
        more = [problem.instead for problem in refused if problem.instead]
        self.messages.say(
            f"Keys in settings.toml, table [shortcuts], that are not used: {words}.",
            " ".join(more),
            tone="warning",
            key="shortcuts",
        )

    def _first_size(self) -> tuple[int, int]:
        screen = self.screen()
        room = screen.availableGeometry() if screen is not None else None
        if room is None:
            return 1440, 900
        return min(room.width(), theme().px(1440)), min(room.height(), theme().px(900))

    def show_first(self) -> None:
        """Show: as it was last; else as large as a small screen, or at a comfortable size."""
        words = self.settings.window.layout.split()
        if len(words) == 2 and words[0] == "results" and words[1].isdigit():
            self.results_width = int(words[1])
        with_these = self.settings.monitors.get(signature(floating.screens()))
        if with_these is not None and with_these.results_width:
            self.results_width = with_these.results_width
        kept = (with_these.geometry if with_these is not None else "") or self.settings.window.geometry
        if kept and self.restoreGeometry(QByteArray.fromBase64(QByteArray(kept.encode("ascii", "replace")))):
            self.show()
            return
        screen = self.screen()
        room = screen.availableGeometry() if screen is not None else None
        if room is not None and (room.width() < self.width() * 1.1 or room.height() < self.height() * 1.1):
            self.showMaximized()
        else:
            self.show()

    def showEvent(self, event: Any) -> None:
        super().showEvent(event)
        if not self.complete:
            # without an image the rest of the window does not wait for one
            QTimer.singleShot(400, self._complete_window)

    def _complete_window(self) -> None:
        """Everything that is not needed for the first picture: panels, library, children."""
        if self.complete or self.closing:
            return
        self.complete = True
        from ui.annotating import Annotating
        from ui.comparing import Comparing
        from ui.drawing_beside import DrawingBeside
        from ui.floating import FloatingPanels
        from ui.hanging import HangingDesk
        from ui.overlays.anatomy import AnatomyOverlay
        from ui.overlays.magnifier import Magnifier
        from ui.overlays.stage import Stage
        from ui.panels.right_panel import RightPanel
        from ui.panels.study_browser import StudyBrowser
        from ui.panels.timeline import TimelinePanel
        from ui.receiving import Receiving
        from ui.recording import RecordingDesk

        self.stage = Stage(self.grid, self)
        self.annotating = Annotating(self)
        self.anatomy = AnatomyOverlay()
        self.magnifier = Magnifier(self.settings.window.lens_times, self.settings.window.lens_radius_px)
        self.stage.on_top = [self.anatomy, self.annotating.overlay]
        self.stage.everywhere = [self.magnifier]
        self.comparing = Comparing(self)
        self.hanging = HangingDesk(self)
        self.beside = DrawingBeside(self)
        self.stage.on_others = self.comparing.overlays()
        for name, hand in self.beside.hands.items():
            self.stage.on_others.setdefault(name, []).insert(0, hand.overlay)
        self.stage.arrange()
        self.recorder = RecordingDesk(self)
        self.receiving = Receiving(self)
        self.studies = StudyBrowser(self)
        self.results = RightPanel(self)
        self.timeline = TimelinePanel(self)
        self.sides.insertWidget(0, self.studies)
        self.sides.addWidget(self.results)
        self.sides.setStretchFactor(0, 0)
        self.sides.setStretchFactor(1, 1)
        self.sides.setStretchFactor(2, 0)
        self.sides.splitterMoved.connect(partial(folding.results_moved, self))
        self.middle.addWidget(self.timeline)
        self.middle.setStretchFactor(1, 0)
        self.children_.worker_event.connect(partial(worker.worker_event, self))
        self.children_.tracker_event.connect(self.recorder.handle)
        for control in (c for kind in VALUES for c in self.findChildren(kind)):
            control.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        show.overlays_changed(self)
        folding.apply_folds(self)
        self.panels = FloatingPanels(self)
        self.panels.restore()
        self._use_screen_curve()
        if self.start_children:
            self.children_.start()
            if self.children_.tracker is not None:
                self.recorder.children_started()
        self.opener.open_library()
        self.opener.begin_session()

    def _use_screen_curve(self) -> None:
        """Grey values go through the screen's measured curve where the settings name one."""
        wanted = self.settings.screen
        if not wanted.curve:
            return
        from app.display.curve import CurveError, read_curve

        ambient = wanted.ambient_cd_m2 if wanted.ambient_cd_m2 >= 0 else None
        try:
            self.grid.set_display(read_curve(wanted.curve, ambient_cd_m2=ambient))
        except (CurveError, OSError) as error:
            self.grid.set_display(None)
            self.messages.say(
                f"The screen is not calibrated: {error}",
                "Settings: [screen] curve.",
                tone="warning",
                key="screen",
            )

    def _act(self, spec: ActionSpec, checked: bool) -> None:
        actions.run(spec, self, checked=checked)

    # opening

    def open_path(self, path: Path | str) -> None:
        """Open an image (in the background) or add the images of a folder."""
        self.opener.open_path(path)

    def open_early(self, path: Path, picture: Picture | None, error: Exception | None) -> None:
        """What was read while the window was built."""
        self.opener.open_early(path, picture, error)

    def open_prior(self, study: Study) -> None:
        """Show another study beside the current one."""
        self.opener.open_prior(study)

    # what is shown and kept

    def picture_painted(self) -> None:
        """The first image is on the screen: now the rest of the window may come."""
        if not self.painted:
            self.painted = True
            self.first_image_painted.emit()
            QTimer.singleShot(0, self._complete_window)

    def save_later(self) -> None:
        if not self._save_timer.isActive():
            self._save_timer.start()

    def typed(self, place: str, text: str) -> None:
        """What stands in a field of the report and was not entered (`ReadingSession.type_text`)."""
        if self.session is None:
            return
        self.session.type_text(place, text)
        if not text:
            self._keep_typed()
        elif not self._typed_timer.isActive():
            self._typed_timer.start()

    def _keep_typed(self) -> None:
        if self.session is not None:
            self.session.keep_unsent()
            say_journal_problem(self, self.session)

    def save_now(self) -> None:
        """Write the session to its folder, and others that could not be written when they were left; a
        problem is said, not raised."""
        self._save_timer.stop()
        session, unsaved = self.session, self.opener.sessions.save_left()
        if session is not None and session.dirty:
            try:
                session.save()
            except OSError as error:
                unsaved = session.folder, error
            else:
                self.messages.forget("journal")
                if self.studies is not None:
                    self.studies.set_note(session.study.id, session_note(session))
        if unsaved is None:
            self.messages.forget("save")
            return
        folder, problem = unsaved
        self.messages.say(
            f"The session was not saved: {problem.strerror or problem}.",
            f"Make room or check the rights of {folder}.",
            tone="error",
            key="save",
        )

    def save_settings(self) -> None:
        """Write what was changed here; a problem is said, not raised."""
        try:
            settings_file.save_settings(self.settings, read=self._settings_read)
            self._settings_read = deepcopy(self.settings)
        except (OSError, SettingsError) as error:
            reason = error.reason if isinstance(error, SettingsError) else error.strerror
            self.messages.say(
                f"The settings were not saved in {settings_file.settings_path()}: {reason}.",
                tone="warning",
                key="settings",
            )

    # events of the window system

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        folding.apply_folds(self)

    def moveEvent(self, event: QMoveEvent) -> None:
        super().moveEvent(event)
        self.grid.repaint_all()  # the same view at another place of the screen is another view to a tracker

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        files.dropped(self, event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Save, end both children, then go. Gaze that the disk does not take is asked about first."""
        if self.recorder is not None and not self.recorder.may_close(self.close):
            event.ignore()
            return
        if self.results is not None:
            self.results.end_edits()
        self.closing = True
        geometry = bytes(self.saveGeometry().toBase64().data()).decode("ascii")
        if self.panels is not None:
            self.panels.close()
        self.hide()  # gone at once for the reader; the children may take a second to end
        for dialog in self.findChildren(QDialog):
            dialog.close()
        if self.analysis is not None:
            self.analysis.close()
        self.opener.stop()
        if self.comparing is not None:
            self.comparing.close()
        if self.recorder is not None:
            self.recorder.close()
        if self.receiving is not None:
            self.receiving.close()
        self.save_now()
        if self.complete:
            self.beside.leave()
        self.opener.close()
        if self.timeline is not None:
            self.timeline.playback.pause()
        self.children_.stop()
        self.background.close()
        self._hands.remove()
        if self.complete and self.save_settings_on_close:
            self.settings.window.corner_texts = self.actions_["show_corners"].isChecked()
            self.settings.window.geometry = geometry
            self.settings.window.layout = f"results {self.results_width}"
            self.save_settings()
        super().closeEvent(event)
