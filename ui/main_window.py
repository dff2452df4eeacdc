"""The window: composes its parts in two builds, and answers to the window system.

Before the first picture is painted there is `ui.parts.Front`, after it `ui.parts.Parts`. What is read now is
the workspace's (app.reading.workspace); what the window does is in `ui/commands` and in the parts themselves.
"""

from __future__ import annotations

from copy import deepcopy
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QByteArray, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QMoveEvent, QResizeEvent
from PySide6.QtWidgets import QDialog, QMainWindow, QWidget

from app import settings as settings_file
from app.reading.workspace import SessionBegun, Workspace
from app.screens import signature
from app.settings import Settings, SettingsError, data_folder
from ui import actions, keys
from ui.action_spec import ActionSpec
from ui.children import Children
from ui.closing import Closing
from ui.languages import tr
from ui.later import after
from ui.loading import Background
from ui.panels.message_bar import MessageArea
from ui.panels.status_bar import StatusBar
from ui.parts import Parts, build_front
from ui.shell import Shell
from ui.theme import theme

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtGui import QAction

    from app.gaze.tracker_controller import TrackerController
    from app.library.index import Study
    from app.reading.jobs import JobDesk
    from app.reading.picture import Picture
    from app.reading.session import ReadingSession
    from ui.analysis.window import AnalysisWindow
    from ui.annotating import Annotating
    from ui.comparing import Comparing
    from ui.drawing_beside import DrawingBeside
    from ui.floating import FloatingPanels
    from ui.frame import Frame
    from ui.gaze.tracking import Tracking
    from ui.hanging import HangingController
    from ui.opening import StudyOpener
    from ui.overlays.anatomy import AnatomyOverlay
    from ui.overlays.magnifier import Magnifier
    from ui.overlays.manager import OverlayManager
    from ui.panels.right_panel import RightPanel
    from ui.panels.study_browser import StudyBrowser
    from ui.panels.timeline import TimelinePanel
    from ui.receiving import Receiving
    from ui.top_bar import TopBar
    from ui.viewer.grid import ViewerGrid

WITHOUT_IMAGE_MS = 400
"""Without an image the rest of the window does not wait for one."""


class MainWindow(QMainWindow):
    """The workstation's window. parts: None until the first picture is painted."""

    first_image_painted = Signal()
    study_opened = Signal(object)
    """The ReadingSession of the image that is shown."""

    # The parts by their names, as `__getattr__` finds them: for who drives the window (benches, demo, tests).
    messages: MessageArea
    status: StatusBar
    background: Background
    actions_: Mapping[str, QAction]
    children_: Children
    specs: Sequence[ActionSpec]
    top_bar: TopBar
    grid: ViewerGrid
    opener: StudyOpener
    frame: Frame
    stage: OverlayManager
    annotating: Annotating
    anatomy: AnatomyOverlay
    magnifier: Magnifier
    comparing: Comparing
    hanging: HangingController
    beside: DrawingBeside
    recorder: TrackerController
    tracking: Tracking
    receiving: Receiving
    studies: StudyBrowser
    results: RightPanel
    timeline: TimelinePanel
    panels: FloatingPanels
    analysis: AnalysisWindow | None

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
        self.painted = False
        self.closing = False
        self.parts: Parts | None = None
        self.first_screen: QWidget | None = None
        self.setWindowTitle("RadGaze")
        self.setWindowIcon(theme().icon("radgaze"))
        self.setAcceptDrops(True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setMinimumSize(theme().px(640), theme().px(420))
        self.resize(*self._first_size())
        made = children or Children(self)
        made.tracker_python = self.settings.tracker.python
        made.inference = self.settings.inference
        specs = actions.rows()
        wanted, refused = keys.settle(specs, self.settings.shortcuts)
        self.shell = Shell(
            settings=self.settings,
            save_settings=self.save_settings,
            messages=MessageArea(),
            status=StatusBar(),
            background=Background(self),
            children=made,
            specs=specs,
            actions=actions.build(specs, self, self._act, wanted),
            parent=self,
        )
        self.shell.messages.show_log = lambda: self.shell.press("show_log")
        self.workspace = Workspace(lambda: made.worker)
        self.workspace.models.chosen = self.settings.inference.models
        self.front = build_front(self.shell, self.workspace, library_folder or data_folder())
        self.setCentralWidget(self.front.frame)
        self.front.grid.picture_painted.connect(self._picture_painted)
        self._apply_settings()
        self._say_refused(refused)
        self.front.enabling.refresh()

    # building

    def _apply_settings(self) -> None:
        grid, kept = self.front.grid, self.settings.window
        if self.settings.screen.gpu:
            grid.use_gpu(wanted=True)
        grid.wheel_next = kept.wheel == "next"
        for canvas in grid.canvases():
            canvas.wheel_next = grid.wheel_next
        grid.set_placeholder(tr("Drop a radiograph here, or open one with Ctrl+O.\nDICOM, PNG or JPEG."))
        self.shell.check("light_theme", checked=theme().name == "light")
        self.shell.check("show_corners", checked=kept.corner_texts)

    def _say_refused(self, refused: list[keys.Problem]) -> None:
        """Keys of the settings that cannot be used: in one message, for all have one remedy."""
        if not refused:
            return
        words = "; ".join(f"{problem.action}: {problem.wrong}" for problem in refused)
        more = [problem.instead for problem in refused if problem.instead]
        self.messages.say(
            tr("Keys in settings.toml, table [shortcuts], that are not used: {words}.", words=words),
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
        from ui.floating import screens

        frame = self.front.frame
        words = self.settings.window.layout.split()
        if len(words) == 2 and words[0] == "results" and words[1].isdigit():
            frame.results_width = int(words[1])
        with_these = self.settings.monitors.get(signature(screens()))
        if with_these is not None and with_these.results_width:
            frame.results_width = with_these.results_width
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
        if self.parts is None:
            if self.first_screen is None and self.workspace.film is None:
                self._greet()
            after(self, WITHOUT_IMAGE_MS, self._build_parts)

    def _greet(self) -> None:
        from ui.first_screen import FirstScreen

        front = self.front
        self.first_screen = FirstScreen(self.shell, self.workspace, front.grid, front.opener)

    def _picture_painted(self) -> None:
        """The first image is on the screen: now the rest of the window may come."""
        if not self.painted:
            self.painted = True
            self.first_image_painted.emit()
            QTimer.singleShot(0, self._build_parts)

    def _build_parts(self) -> None:
        """Everything that is not needed for the first picture: panels, library, children."""
        if self.parts is not None or self.closing:
            return
        parts = self.parts = Parts(self.front, self)
        self._closing = Closing(
            self.shell,
            self.workspace,
            annotating=parts.annotating,
            beside=parts.beside,
            save_settings=lambda: self.save_settings() if self.save_settings_on_close else "",
        )
        self.workspace.listen(SessionBegun, lambda event: self.study_opened.emit(event.session))
        parts.start(children=self.start_children)

    def _act(self, spec: ActionSpec, *, checked: bool) -> None:
        self._build_parts()
        if self.parts is not None:
            actions.run(spec, self.parts, checked=checked)

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

    # what is read and kept

    @property
    def complete(self) -> bool:
        """All parts are there."""
        return self.parts is not None

    @property
    def picture(self) -> Picture | None:
        return self.workspace.film

    @property
    def study(self) -> Study | None:
        return self.workspace.study

    @property
    def session(self) -> ReadingSession | None:
        return self.workspace.session

    @property
    def jobs(self) -> JobDesk | None:
        return self.workspace.jobs

    def save_now(self) -> None:
        """Write the session to its folder; a problem is said, not raised."""
        self.front.saving.now()

    def save_settings(self) -> str:
        """Write what was changed here; a problem is said, not raised. Returns it, "" for none."""
        try:
            settings_file.save_settings(self.settings, read=self._settings_read)
            self._settings_read = deepcopy(self.settings)
        except (OSError, SettingsError) as error:
            reason = error.reason if isinstance(error, SettingsError) else error.strerror
            self.messages.say(
                tr(
                    "The settings were not saved in {settings_path}: {reason}.",
                    settings_path=settings_file.settings_path(),
                    reason=reason,
                ),
                tone="warning",
                key="settings",
            )
            return reason or str(error)
        return ""

    if not TYPE_CHECKING:  # a name that is not annotated above is an error to mypy

        def __getattr__(self, name: str) -> Any:
            """A part by its name; None before it is there."""
            found = self.__dict__
            if name in OF_SHELL and "shell" in found:
                return getattr(found["shell"], OF_SHELL[name])
            if name in OF_FRONT and "front" in found:
                return getattr(found["front"], name)
            if name in OF_PARTS and "front" in found:
                return getattr(found["parts"], name) if found["parts"] is not None else None
            raise AttributeError(f"{type(self).__name__} has no {name}")

    # events of the window system

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.parts is not None:
            self.parts.folding.apply()

    def moveEvent(self, event: QMoveEvent) -> None:
        super().moveEvent(event)
        self.front.grid.repaint_all()  # the same view at another place is another view to a tracker

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        self.opener.dropped(event, self)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Save, end both children, then go. What the disk does not take is asked about first."""
        parts, shell = self.parts, self.shell
        if parts is not None:
            parts.results.end_edits()
            if not (parts.recorder.may_close(self.close) and self._closing.may_close(self.close)):
                event.ignore()
                return
        self.closing = True
        geometry = bytes(self.saveGeometry().toBase64().data()).decode("ascii")
        if parts is not None:
            parts.panels.close()
        self.hide()  # gone at once for the reader; the children may take a second to end
        for dialog in self.findChildren(QDialog):
            dialog.close()
        self.opener.stop()
        if parts is not None:
            parts.end()
        self.save_now()
        if parts is not None:
            parts.beside.leave()
        self.opener.close()
        shell.children.stop()
        shell.background.close()
        if parts is not None:
            parts.hands.remove()
            if self.save_settings_on_close:
                self.settings.window.corner_texts = shell.checked("show_corners")
                self.settings.window.geometry = geometry
                self.settings.window.layout = f"results {self.front.frame.results_width}"
                self.save_settings()
        super().closeEvent(event)


OF_SHELL = {
    "messages": "messages", "status": "status", "background": "background", "actions_": "actions",
    "children_": "children", "specs": "specs",
}  # fmt: skip
OF_FRONT = ("top_bar", "grid", "opener", "frame")
OF_PARTS = (
    "stage", "annotating", "anatomy", "magnifier", "comparing", "hanging", "beside", "recorder", "tracking",
    "receiving", "studies", "results", "timeline", "panels", "analysis",
)  # fmt: skip
