"""The window: puts the parts together and gives every action of the table its method.

State lives in app.reading (session, desk) and in the panes' ViewState; this module routes between them.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QByteArray, QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QKeyEvent, QMoveEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QMainWindow,
    QMenu,
    QPlainTextEdit,
    QSlider,
    QSplitter,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from app.imaging.errors import ImageReadError
from app.reading.picture import Picture, load_picture
from app.reading.session import ReadingSession
from app.reading.view import ViewState
from app.settings import Settings, data_folder, save_settings
from ui import actions as action_table
from ui.children import Children
from ui.loading import Background
from ui.opening import StudyOpener
from ui.panels.message_bar import MessageArea
from ui.panels.status_bar import StatusBar
from ui.theme import theme
from ui.top_bar import TopBar
from ui.viewer.grid import ViewerGrid

if TYPE_CHECKING:
    from app.library.index import Study
    from app.reading.jobs import Job, JobDesk
    from ui.overlays.stage import Stage
    from ui.panels.right_panel import RightPanel
    from ui.panels.study_browser import StudyBrowser
    from ui.panels.timeline import TimelinePanel
    from ui.recording import RecordingDesk
    from ui.viewer.pane import Pane

log = logging.getLogger(__name__)

SAVE_AFTER_MS = 1200
NARROW_PX = 1340
"""Below this width the study list folds to thumbnails."""


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
        self.start_children = True
        self.save_settings_on_close = True
        self.background = Background(self)
        self.children_ = children or Children(self)
        self.opener = StudyOpener(self, library_folder or data_folder())
        self.study: Study | None = None
        self.picture: Picture | None = None
        self.session: ReadingSession | None = None
        self.desk: JobDesk | None = None
        self.stage: Stage | None = None
        self.studies: StudyBrowser | None = None
        self.results: RightPanel | None = None
        self.timeline: TimelinePanel | None = None
        self.recorder: RecordingDesk | None = None
        self._painted = False
        self._complete = False
        self._view_log: list[tuple[Any, ...]] = []
        self._closing = False
        self._results_width = 0
        self.setWindowTitle("RadGaze")
        self.setWindowIcon(theme().icon("radgaze"))
        self.setAcceptDrops(True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.actions_ = action_table.build(self, self, self.settings.shortcuts)
        self._build()
        self._save_timer = QTimer(self)
        self._save_timer.setSingleShot(True)
        self._save_timer.setInterval(SAVE_AFTER_MS)
        self._save_timer.timeout.connect(self.save_now)
        app = QApplication.instance()
        assert app is not None
        app.installEventFilter(self)
        self._enable()

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
        self.top_bar = TopBar(self.actions_)
        self.grid = ViewerGrid()
        self.messages = MessageArea()
        self.status = StatusBar()
        self.middle = QSplitter(Qt.Orientation.Vertical)
        self.middle.setChildrenCollapsible(False)
        viewer = QWidget()
        viewer.setObjectName("window")
        inner = QVBoxLayout(viewer)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(look.px(3))
        inner.addWidget(self.messages)
        inner.addWidget(self.grid, 1)
        self.middle.addWidget(viewer)
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
        self.grid.state_changed.connect(self._view_changed)
        self.grid.view_painted.connect(self._view_painted)
        self.grid.picture_painted.connect(self._picture_painted)
        self.grid.menu_wanted.connect(self._image_menu)
        self.grid.layout_changed.connect(self._layout_changed)
        self.grid.panes_changed.connect(self._panes_changed)
        self.grid.next_wanted.connect(self._next_study)
        self.grid.clicked_at.connect(self._clicked_at)
        self.grid.wheel_next = self.settings.window.wheel == "next"
        for canvas in self.grid.canvases():
            canvas.wheel_next = self.grid.wheel_next
        self.grid.set_placeholder("Drop a radiograph here, or open one with Ctrl+O.\nDICOM, PNG or JPEG.")
        self._check("tool_window")
        self._check("layout_one")
        self._check("tab_findings")
        for shown in ("show_gaze", "show_scanpath", "show_matex", "show_corners", "panel_studies"):
            self._check(shown)
        if not self.settings.window.corner_texts:
            self.actions_["show_corners"].setChecked(False)
        self._title_main()

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
            self._results_width = int(words[1])
        kept = self.settings.window.geometry
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
        if not self._complete:
            # without an image the rest of the window does not wait for one
            QTimer.singleShot(400, self._complete_window)

    def _complete_window(self) -> None:
        """Everything that is not needed for the first picture: panels, library, children."""
        if self._complete or self._closing:
            return
        self._complete = True
        from ui.overlays.stage import Stage
        from ui.panels.right_panel import RightPanel
        from ui.panels.study_browser import StudyBrowser
        from ui.panels.timeline import TimelinePanel
        from ui.recording import RecordingDesk

        self.stage = Stage(self.grid, self)
        self.recorder = RecordingDesk(self)
        self.studies = StudyBrowser(self)
        self.results = RightPanel(self)
        self.timeline = TimelinePanel(self)
        self.sides.insertWidget(0, self.studies)
        self.sides.addWidget(self.results)
        self.sides.setStretchFactor(0, 0)
        self.sides.setStretchFactor(1, 1)
        self.sides.setStretchFactor(2, 0)
        self.sides.splitterMoved.connect(self._results_moved)
        self.middle.addWidget(self.timeline)
        self.middle.setStretchFactor(1, 0)
        self.children_.worker_event.connect(self._worker_event)
        self.children_.tracker_event.connect(self.recorder.handle)
        for control in (
            c for kind in (QComboBox, QAbstractSpinBox, QSlider) for c in self.findChildren(kind)
        ):
            control.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.overlays_changed()
        self._apply_folds()
        if self.start_children:
            self.children_.start()
            if self.children_.tracker is not None:
                self.recorder.children_started()
        self.opener.open_library()
        self.opener.begin_session()

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

    # painting told by the grid

    def _picture_painted(self) -> None:
        if not self._painted:
            self._painted = True
            self.first_image_painted.emit()
            QTimer.singleShot(0, self._complete_window)

    def _view_painted(self, t_ns: int, transform: Any, centre: float, width: float, pane: str) -> None:
        invert = self.grid.state.invert
        if self.session is not None:
            self.session.log_view(t_ns, transform, centre, width, invert=invert, pane=pane)
        elif len(self._view_log) < 1000:
            self._view_log.append((t_ns, transform, centre, width, invert, pane))
        if self.recorder is not None:
            self.recorder.view_painted(t_ns, transform, centre, width, pane)

    def _view_changed(self, before: ViewState, after: ViewState, what: str, merge_key: str) -> None:
        if self.session is not None:
            self.session.view = after
            self.session.undo.push(
                what,
                lambda: self._put_view(before),
                lambda: self._put_view(after),
                merge_key=merge_key or None,
            )
            self._save_later()
        self.actions_["invert"].setChecked(after.invert)

    def _put_view(self, state: ViewState) -> None:
        self.grid.put(state)
        if self.session is not None:
            self.session.view = state
        self.actions_["invert"].setChecked(state.invert)

    # events of the session and the children

    def _session_changed(self, topic: str) -> None:
        for part in (self.stage, self.results, self.timeline):
            if part is not None:
                part.session_changed(topic)
        if topic in ("gaze", "explanation", "scanpaths", "selection", "recordings"):
            self._titles()
        if topic in ("recordings", "state"):
            self.status.note("")
        if topic == "state":
            self._apply_state()
        if topic in ("gaze", "scanpaths"):
            self._compare_scanpaths()
        self._enable()
        self._save_later()

    def _compare_scanpaths(self) -> None:
        """ScanMatch of the predicted scanpaths with the reader's own, for the pane's title."""
        session = self.session
        prediction = session.prediction() if session is not None else None
        if session is None or prediction is None or session.fixations is None or not len(session.fixations):
            return
        from app.reading.gaze import chance_scanmatch, mean_scanmatch

        own, width, height = session.fixations, session.study.width_px, session.study.height_px
        paths = prediction.result.scanpaths

        def done(values: tuple[float, float]) -> None:
            session.figures[f"scanmatch {prediction.id}"] = values[0]
            session.figures[f"scanmatch chance {prediction.id}"] = values[1]
            self._titles()
            self._save_later()

        self.background.run(
            lambda: (
                mean_scanmatch(paths, own, width, height),
                chance_scanmatch(paths, own, width, height),
            ),
            done,
            purpose="scanmatch",
        )

    def _save_later(self) -> None:
        if not self._save_timer.isActive():
            self._save_timer.start()

    def save_now(self) -> None:
        """Write the session to its folder; a problem is said, not raised."""
        self._save_timer.stop()
        if self.session is None or not self.session.dirty:
            return
        try:
            self.session.save()
            if self.studies is not None:
                self.studies.set_note(self.session.study.id, session_note(self.session))
        except OSError as error:
            self.messages.say(
                f"The session was not saved: {error.strerror or error}.",
                f"Make room or check the rights of {self.session.folder}.",
                tone="error",
                key="save",
            )

    def _worker_event(self, event: Any) -> None:
        if self.desk is not None:
            self.desk.handle(event)
        state = getattr(event, "state", None)
        if state is None or not hasattr(event, "models"):
            return
        colours = {
            "ready": "accepted", "busy": "human", "starting": "text_dim", "restarting": "warning",
            "crashed": "warning", "dead": "warning", "stopped": "text_faint",
        }  # fmt: skip
        demo = (
            ", demo models" if any(m.demo for m in event.models) else ("" if event.models else ", no models")
        )
        device = event.device or "worker"
        words = {
            "ready": f"Worker: {device}{demo}   idle",
            "busy": f"Worker: {device}{demo}   busy",
            "starting": "Worker: starting",
            "restarting": "Worker: restarting",
            "crashed": "Worker: crashed, starting again",
            "dead": "Worker: stopped after repeated crashes",
            "stopped": "Worker: off",
        }[state]
        self.status.set("worker", words, colours[state])
        if state in ("crashed", "dead"):
            actions: list[tuple[str, Callable[[], None]]] = []
            if state == "dead":
                actions = [("Start again", self._restart_worker)]
            self.messages.say(
                event.text or "The inference worker ended unexpectedly.",
                "It is started again; unfinished jobs can be run again where their result would be."
                if state == "crashed"
                else "Look at the models' folder, then start it again.",
                tone="warning",
                key="worker",
                actions=actions,
            )
        elif state == "ready":
            if not event.models:
                self.messages.say(
                    "The worker found no models.",
                    "Add model folders, or reinstall the demo models.",
                    key="models",
                )
            else:
                self.messages.forget("models")
        if self.results is not None:
            self.results.worker_changed(event)

    def _restart_worker(self) -> None:
        if self.children_.worker is not None:
            self.children_.worker.start()

    def _job_changed(self, job: Job) -> None:
        if self.results is not None:
            self.results.job_changed(job)
        if self.stage is not None:
            self.stage.job_changed(job)
        self._pane_job(job)
        self._titles()
        self._enable()

    def _pane_job(self, job: Job) -> None:
        """Progress and stop in the pane where the result will be."""
        slots = {"explanation": "matex", "sentence": "matex", "scanpaths": "predicted"}
        pane = self.grid.panes.get(slots.get(job.slot, ""))
        if pane is None:
            return
        from ui.panels.findings import show_job

        show_job(pane.job, job)
        pane.place_job()
        if pane.job.property("slot") is None:
            pane.job.cancel_wanted.connect(lambda p=pane: self._pane_job_act(p, "cancel"))
            pane.job.again_wanted.connect(lambda p=pane: self._pane_job_act(p, "again"))
        pane.job.setProperty("slot", job.slot)

    def _pane_job_act(self, pane: Pane, what: str) -> None:
        if self.desk is not None:
            getattr(self.desk, what)(pane.job.property("slot"))

    def _undo_changed(self) -> None:
        if self.session is None:
            return
        stack = self.session.undo
        for name, text in (("undo", stack.undo_text), ("redo", stack.redo_text)):
            action = self.actions_[name]
            action.setEnabled(text is not None)
            verb = "Undo" if name == "undo" else "Redo"
            action.setText(f"{verb}: {text.lower()}" if text else verb)

    # words over the panes

    def _title_main(self) -> None:
        self._titles()

    def _titles(self) -> None:
        from ui.titles import pane_titles

        for name, (title, words, colour) in pane_titles(self).items():
            if name in self.grid.panes:
                self.grid.panes[name].header.set(title, words, colour)
        self._name_models()

    def _name_models(self) -> None:
        """Where a result is painted, its pane says that a demo model made it, also with the panels folded."""
        session = self.session
        explanation = session.explanation() if session is not None else None
        prediction = session.prediction() if session is not None else None
        shown: dict[str, list[Any]] = {
            "matex": list(explanation.result.models) if explanation is not None else [],
            "predicted": list(prediction.result.models) if prediction is not None else [],
        }
        explain = self.grid.layout_id == "layout_explain"
        shown["main"] = [] if explain else [*shown["matex"], *shown["predicted"]]
        for name, models in shown.items():
            pane = self.grid.panes.get(name)
            if pane is None:
                continue
            lines = ["Research use only"]
            if models:
                lines.insert(0, "demo model" if any(m.demo for m in models) else models[0].id)
            if pane.canvas.corner_lines.get("bottom_right") != lines:
                pane.canvas.corner_lines["bottom_right"] = lines
                pane.canvas.update()

    # state of the window

    def _check(self, name: str) -> None:
        self.actions_[name].setChecked(True)

    def _enable(self) -> None:
        picture, session = self.picture is not None, self.session is not None
        for name in (
            "fit", "one_to_one", "zoom_in", "zoom_out", "invert", "rotate", "flip", "reset_view",
            "layout_one", "layout_two", "layout_explain",
        ):  # fmt: skip
            self.actions_[name].setEnabled(picture)
        presets = self.picture.radiograph.presets if self.picture is not None else ()
        for number in (1, 2, 3):
            action = self.actions_[f"preset_{number}"]
            action.setEnabled(number <= len(presets))
            if number <= len(presets):
                action.setText(f"Window: {presets[number - 1].name}")
        for name in ("record", "mark_read", "export_report"):
            self.actions_[name].setEnabled(session)
        for name in ("ai", "explain", "diagnose", "draft"):
            self.actions_[name].setEnabled(session and self.desk is not None)
        self.actions_["stop_jobs"].setEnabled(self.desk is not None and bool(self.desk.active))
        gaze = self.session is not None and self.session.gaze is not None
        for name in ("play", "play_back", "play_forward", "select_all_gaze"):
            self.actions_[name].setEnabled(gaze)
        if self.session is None:
            for name in ("undo", "redo"):
                self.actions_[name].setEnabled(False)

    def _apply_state(self) -> None:
        """Reading: panels folded. Explaining: results and timeline are there."""
        if self.session is None:
            return
        explaining = self.session.state == "explaining"
        self.actions_["ai"].setChecked(explaining)
        self.actions_["ai"].setText("AI on" if explaining else "AI on request")
        self.actions_["mark_read"].setChecked(bool(self.session.marked_read_at))
        self.actions_["panel_right"].setChecked(explaining)
        if explaining or self.session.recordings:
            self.actions_["panel_timeline"].setChecked(True)
        elif not explaining:
            self.actions_["panel_timeline"].setChecked(False)
        if explaining and self.grid.layout_id == "layout_one":
            self.choose_layout("layout_explain")
        self._apply_folds()

    def _apply_folds(self) -> None:
        if self.studies is None or self.results is None or self.timeline is None:
            return
        look = theme()
        self.studies.setVisible(self.actions_["panel_studies"].isChecked())
        self.results.setVisible(self.actions_["panel_right"].isChecked())
        self.timeline.setVisible(self.actions_["panel_timeline"].isChecked())
        narrow = self.width() < look.px(NARROW_PX)
        self.studies.set_folded(narrow)
        least = look.px(300 if narrow else 340)
        self.results.setMinimumWidth(least)
        self.results.setMaximumWidth(max(least, self.width() // 2))
        left = self.studies.width() if self.studies.isVisible() else 0
        wanted = min(max(self._results_width, least), max(least, self.width() // 2))
        right = wanted if self.results.isVisible() else 0
        self.sides.setSizes([left, max(1, self.sides.width() - left - right), right])

    def _results_moved(self, _position: int, handle: int) -> None:
        if handle == 2 and self.results is not None:
            self._results_width = self.results.width()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._apply_folds()

    # actions: files

    def open_file(self) -> None:
        start = self.settings.window.last_folder or str(Path.home())
        name, _kind = QFileDialog.getOpenFileName(
            self, "Open a radiograph", start, "Radiographs (*.dcm *.dicom *.png *.jpg *.jpeg);;All files (*)"
        )
        if name:
            self.settings.window.last_folder = str(Path(name).parent)
            self.opener.open_path(name)

    def open_folder(self) -> None:
        start = self.settings.window.last_folder or str(Path.home())
        name = QFileDialog.getExistingDirectory(self, "Add the radiographs of a folder", start)
        if name:
            self.settings.window.last_folder = name
            self.opener.open_path(name)

    def open_demo(self) -> None:
        from ui.app import demo_study

        path = demo_study()
        if path is None:
            self.messages.say(
                "The demo study is not installed.", "Open a radiograph of your own.", key="open"
            )
        else:
            self.opener.open_path(path)

    def export_report(self) -> None:
        if self.session is None:
            return
        from app.export.report_text import report_text

        start = Path(self.settings.window.last_folder or Path.home()) / "report.txt"
        name, _kind = QFileDialog.getSaveFileName(self, "Export the report", str(start), "Text (*.txt)")
        if name:
            try:
                Path(name).write_text(report_text(self.session), encoding="utf-8")
            except OSError as error:
                self.messages.say(
                    f"{name} was not written: {error.strerror}.", "Choose another folder.", tone="error"
                )
            else:
                self.messages.say(f"Report written to {name}.", tone="good", seconds=6)

    # actions: edit and image

    def undo(self) -> None:
        if self.session is not None:
            self.session.undo.undo()

    def redo(self) -> None:
        if self.session is not None:
            self.session.undo.redo()

    def choose_tool(self, tool: str) -> None:
        self._check(tool)
        self.grid.set_tool(tool)

    def fit(self) -> None:
        self.grid.change(self.grid.state.fitted(), "Fit")

    def one_to_one(self) -> None:
        canvas = self.grid.active_canvas()
        transform = canvas.transform()
        if transform is not None:
            x, y, w, h = canvas.viewport()
            self.grid.change(self.grid.state.zoomed_at(transform, x + w / 2, y + h / 2, 1.0), "1:1")

    def zoom_in(self) -> None:
        self.grid.active_canvas().zoom_by(1.25)

    def zoom_out(self) -> None:
        self.grid.active_canvas().zoom_by(0.8)

    def invert(self, _checked: bool = False) -> None:
        self.grid.change(replace(self.grid.state, invert=not self.grid.state.invert), "Invert")

    def rotate(self) -> None:
        self.grid.change(self.grid.state.turned(1), "Rotate")

    def flip(self) -> None:
        self.grid.change(self.grid.state.mirrored(), "Flip")

    def reset_view(self) -> None:
        self.grid.change(ViewState(), "Reset view")

    def _preset(self, number: int) -> None:
        presets = self.picture.radiograph.presets if self.picture is not None else ()
        if number < len(presets):
            preset = presets[number]
            self.grid.change(self.grid.state.windowed(preset.centre, preset.width, preset.name), preset.name)

    def preset_1(self) -> None:
        self._preset(0)

    def preset_2(self) -> None:
        self._preset(1)

    def preset_3(self) -> None:
        self._preset(2)

    def choose_layout(self, layout_id: str) -> None:
        self._check(layout_id)
        self.grid.set_layout(layout_id)

    def _layout_changed(self, layout_id: str) -> None:
        if layout_id == "layout_two" and self.grid._prior is None:
            self.opener.offer_prior()
        if self.stage is not None:
            self.stage.arrange()
        self._titles()

    def _panes_changed(self) -> None:
        """The tracker host must not map gaze through a view that is no longer on the screen."""
        if self.recorder is not None:
            shown = self.grid.shown()
            for name in self.grid.panes:
                if name not in shown:
                    self.recorder.pane_hidden(name)

    def _clicked_at(self, pane: str, x_px: float, y_px: float) -> None:
        """A click on a fixation goes to its moment."""
        session, transform = self.session, self.grid.panes["main"].canvas.transform()
        if pane != "main" or self.timeline is None or session is None or transform is None:
            return
        path = session.fixations
        if path is None or not len(path) or self.stage is None or not self.stage.own.visible:
            return
        distance = ((path.x_px - x_px) ** 2 + (path.y_px - y_px) ** 2) ** 0.5 * transform.zoom
        nearest = int(distance.argmin())
        if distance[nearest] <= theme().px(14) * self.devicePixelRatioF():
            self.timeline.playback.seek(float(path.onset_ms[nearest] + path.duration_ms[nearest] / 2))

    def _next_study(self, step: int) -> None:
        if self.studies is not None:
            self.studies.open_next(step)

    def moveEvent(self, event: QMoveEvent) -> None:
        super().moveEvent(event)
        self.grid.repaint_all()  # the same view at another place of the screen is another view to a tracker

    def overlays_changed(self, _action: str = "") -> None:
        hidden = self.actions_["hide_all"].isChecked()
        self.grid.set_corners(self.actions_["show_corners"].isChecked() and not hidden)
        if self.stage is not None:
            self.stage.show_only(
                gaze=self.actions_["show_gaze"].isChecked() and not hidden,
                scanpath=self.actions_["show_scanpath"].isChecked() and not hidden,
                matex=self.actions_["show_matex"].isChecked() and not hidden,
            )

    def _image_menu(self, position: QPoint, pane: str) -> None:
        menu = QMenu(self)
        for name in ("fit", "one_to_one", "invert", "rotate", "flip", "reset_view"):
            menu.addAction(self.actions_[name])
        menu.addSeparator()
        for number in (1, 2, 3):
            if self.actions_[f"preset_{number}"].isEnabled():
                menu.addAction(self.actions_[f"preset_{number}"])
        menu.addSeparator()
        for name in ("show_gaze", "show_scanpath", "show_matex", "show_corners", "hide_all"):
            menu.addAction(self.actions_[name])
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(position)

    # actions: gaze

    def toggle_recording(self, _checked: bool = False) -> None:
        if self.recorder is not None:
            self.recorder.toggle_recording()

    def toggle_play(self) -> None:
        if self.timeline is not None:
            self.timeline.playback.toggle()

    def play_back(self) -> None:
        if self.timeline is not None:
            self.timeline.playback.skip(-5000.0)

    def play_forward(self) -> None:
        if self.timeline is not None:
            self.timeline.playback.skip(5000.0)

    def clear_selection(self) -> None:
        if self.session is not None:
            self.session.select(None)

    def next_speed(self) -> None:
        if self.timeline is not None:
            self.timeline.next_speed()

    def leave_replay(self) -> None:
        if self.timeline is not None:
            self.timeline.playback.rest()

    def toggle_tracker(self) -> None:
        if self.recorder is None:
            return
        if self.recorder.state in ("streaming", "connecting"):
            self.recorder.stop()
        else:
            self.recorder.start(self.recorder.provider, self.recorder.options)

    # actions: report

    def add_sentence(self) -> None:
        if self.results is not None:
            self.choose_tab("tab_report")
            self.results.report.add.setFocus()

    def accept_all(self) -> None:
        if self.results is not None:
            self.results.report.accept_all()

    def sign(self) -> None:
        if self.results is not None and self.session is not None and self.session.report.sentences:
            self.results.report.sign_or_not()

    # actions: AI

    def next_sample(self) -> None:
        prediction = self.session.prediction() if self.session is not None else None
        if self.session is not None and prediction is not None and prediction.result.scanpaths:
            count = len(prediction.result.scanpaths)
            self.session.set_overlay(sample=(self.session.overlay.sample + 1) % count)
            self._titles()

    def toggle_contour(self) -> None:
        if self.session is not None:
            self.session.set_overlay(contour=not self.session.overlay.contour)

    def more_opaque(self) -> None:
        self._opacity(0.1)

    def less_opaque(self) -> None:
        self._opacity(-0.1)

    def _opacity(self, by: float) -> None:
        if self.session is not None:
            wanted = min(max(self.session.overlay.opacity + by, 0.0), 1.0)
            self.session.set_overlay(opacity=round(wanted, 2))

    def toggle_ai(self, checked: bool = False) -> None:
        """AI is off until this: opens the panels and asks for everything that is not there yet."""
        if self.session is None:
            return
        if checked:
            self.session.set_state("explaining")
            if self.desk is not None and self.session.diagnosis() is None and not self.desk.active:
                self.desk.ask_all()
        else:
            self.session.set_state("reading")
            if self.desk is not None:
                self.desk.cancel_all()
            self.choose_layout("layout_one")
        self._apply_state()

    def mark_read(self, checked: bool = False) -> None:
        if self.session is None:
            return
        self.session.mark_read(checked)
        if checked:
            self.session.set_state("explaining")
            self._apply_state()

    def run_explain(self) -> None:
        if self.desk is not None:
            self._explaining()
            self.desk.explain()
            self.desk.predict_scanpaths()

    def run_diagnose(self) -> None:
        if self.desk is not None:
            self._explaining()
            self.desk.diagnose()

    def run_draft(self) -> None:
        if self.desk is not None:
            self._explaining()
            self.desk.draft_both()

    def _explaining(self) -> None:
        if self.session is not None and self.session.state != "explaining":
            self.session.set_state("explaining")

    def stop_jobs(self) -> None:
        if self.desk is not None:
            self.desk.cancel_all()

    # actions: panels and window

    def fold_studies(self, _checked: bool = False) -> None:
        self._apply_folds()

    def fold_results(self, _checked: bool = False) -> None:
        self._apply_folds()

    def fold_timeline(self, _checked: bool = False) -> None:
        self._apply_folds()

    def choose_tab(self, tab: str) -> None:
        self._check(tab)
        if self.results is not None:
            self.actions_["panel_right"].setChecked(True)
            self._apply_folds()
            self.results.show_tab(tab)

    def focus_search(self) -> None:
        if self.studies is not None:
            self.actions_["panel_studies"].setChecked(True)
            self._apply_folds()
            self.studies.focus_search()

    def larger_text(self) -> None:
        self._scale_text(0.1)

    def smaller_text(self) -> None:
        self._scale_text(-0.1)

    def _scale_text(self, by: float) -> None:
        wanted = round(min(max(self.settings.window.font_scale + by, 0.8), 2.0), 2)
        self.settings.window.font_scale = wanted
        self._save_settings()
        self.messages.say(
            f"Text size {wanted:.0%}: used from the next start of RadGaze.", key="scale", seconds=6
        )

    def full_screen(self, checked: bool = False) -> None:
        self.showFullScreen() if checked else self.showNormal()

    def show_menu(self) -> None:
        self.top_bar.show_menu()

    def show_keys(self) -> None:
        from ui.dialogs.key_sheet import KeySheet

        sheet = KeySheet(self.actions_, self)
        sheet.open()

    def show_about(self) -> None:
        from ui.dialogs.about import About

        models = self.children_.worker.state.models if self.children_.worker is not None else []
        About(list(models), self).open()

    def _save_settings(self) -> None:
        try:
            save_settings(self.settings)
        except OSError as error:
            self.messages.say(
                f"The settings were not saved: {error.strerror}.", tone="warning", key="settings"
            )

    # hands of the whole window

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease) and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Space and self._space(watched, event):
                return True
        elif kind == QEvent.Type.Wheel and isinstance(watched, QComboBox | QAbstractSpinBox | QSlider):
            if not watched.hasFocus():
                event.ignore()  # the panel scrolls; a value changes by wheel only where it was chosen
                return True
        elif kind == QEvent.Type.MouseMove and self.recorder is not None:
            self.recorder.mouse_moved(event)
        return super().eventFilter(watched, event)

    def _space(self, watched: QObject, event: QKeyEvent) -> bool:
        """Space held with a drag pans; tapped it plays. Text fields and buttons keep their space."""
        if not self.isActiveWindow() or not isinstance(watched, QWidget) or watched.window() is not self:
            return False
        focus = QApplication.focusWidget()
        if isinstance(focus, QLineEdit | QTextEdit | QPlainTextEdit):
            return False
        if focus is not None and watched is focus and focus.metaObject().className() in (
            "QPushButton", "QToolButton", "QCheckBox", "QComboBox", "ActionButton",
        ):  # fmt: skip
            return False
        if event.isAutoRepeat():
            return True
        pressed = event.type() == QEvent.Type.KeyPress
        used = self.grid.set_space(pressed)
        if not pressed and not used and self.actions_["play"].isEnabled():
            self.toggle_play()
        return True

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if not paths:
            return
        event.acceptProposedAction()
        prior = self.grid.panes.get("prior")
        if prior is not None and prior.isVisible():
            inside = prior.rect().contains(prior.mapFrom(self, event.position().toPoint()))
            if inside:
                self.background.run(
                    lambda: load_picture(paths[0]),
                    self.opener.show_prior,
                    lambda e: self.opener.cannot_open(paths[0], e),
                    purpose="prior",
                )
                return
        self.opener.open_path(paths[0])
        library = self.opener.library
        if len(paths) > 1 and library is not None:

            def add_rest() -> int:
                count = 0
                for path in paths[1:]:
                    try:
                        library.add(path)
                        count += 1
                    except ImageReadError as error:
                        log.info("not added: %s", error)
                return count

            self.background.run(
                add_rest, lambda _n: self.studies.refresh() if self.studies is not None else None
            )

    # closing

    def closeEvent(self, event: QCloseEvent) -> None:
        """Save, end both children, then go."""
        self._closing = True
        geometry = bytes(self.saveGeometry().toBase64().data()).decode("ascii")
        self.hide()  # gone at once for the reader; the children may take a second to end
        self.opener.stop()
        if self.recorder is not None:
            self.recorder.close()
        self.save_now()
        if self.timeline is not None:
            self.timeline.playback.pause()
        self.children_.stop()
        self.background.close()
        app = QApplication.instance()
        if app is not None:
            app.removeEventFilter(self)
        if self._complete and self.save_settings_on_close:
            self.settings.window.corner_texts = self.actions_["show_corners"].isChecked()
            self.settings.window.geometry = geometry
            self.settings.window.layout = f"results {self._results_width}"
            self._save_settings()
        super().closeEvent(event)


def session_note(session: ReadingSession) -> str:
    """What was done with the study, for the list."""
    words = [f"gaze {len(session.recordings)}"] if session.recordings else []
    if session.report.signed_at:
        words.append("report signed")
    elif session.report.sentences:
        words.append("report draft")
    if not words and session.marked_read_at:
        words.append("read")
    return "   ".join(words) or "not read"
