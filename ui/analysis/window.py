"""Gaze analysis: areas of interest drawn on the image and their table, gaze over time, the report.

A window of its own, so that it can stand on a second screen; the areas are shown while it is open.
"""

from __future__ import annotations

import logging
import math
from collections import deque
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QCloseEvent, QHideEvent, QShowEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from app.reading.areas import AreaTable, StudyAreas, area_table, chest_areas, finding_areas
from app.reading.traces import Traces, load_traces, thinned
from app.reading.workspace import SessionBegun
from eyetracking.analysis.areas import AreasError, Shape, read_areas
from eyetracking.messages import LiveGaze
from eyetracking.scanpaths.types import Scanpath
from ui.analysis.detectors import detector_box
from ui.analysis.drawing import TOOLS, AreaDrawing, Tool
from ui.analysis.place import corner_beside
from ui.analysis.plots import LIVE_S, GazePlots
from ui.analysis.report_process import ReportProcess
from ui.analysis.table import AreasTable, came_to
from ui.job_card import JobCard
from ui.languages import tr
from ui.theme import theme
from ui.widgets import FlowLayout, button, label

if TYPE_CHECKING:
    from app.gaze.tracker_controller import TrackerController
    from app.reading.session import ReadingSession
    from app.reading.workspace import Workspace
    from ui.overlays.manager import OverlayManager
    from ui.playback import Playback
    from ui.shell import Shell
    from ui.viewer.grid import ViewerGrid

log = logging.getLogger(__name__)

DEFAULT_DETECTOR = "ivt"
"""The window's own fixations are this one's."""
LIVE_MS = 100


class AnalysisWindow(QWidget):
    """One for the main window; follows its study."""

    def __init__(
        self,
        shell: Shell,
        workspace: Workspace,
        grid: ViewerGrid,
        *,
        stage: OverlayManager,
        playback: Playback,
        recorder: TrackerController,
    ) -> None:
        super().__init__(shell.parent, Qt.WindowType.Window)
        self._shell, self._grid, self._recorder = shell, grid, recorder
        self._session: ReadingSession | None = None
        self.desk: StudyAreas | None = None
        self._traces: Traces | None = None
        self._traces_of: tuple[str, str] | None = None
        self._live: deque[tuple[int, float, float]] = deque()
        self._online: Any = None
        self.shown = AreaTable((), (), math.nan, 0)
        """What the table shows."""
        self._choose_next: list[str] = []
        self._fed_ns = 0
        self._overlay = stage.areas
        self.drawing = AreaDrawing(grid.panes["main"].canvas, self._overlay, self)
        self.setWindowTitle(tr("Gaze analysis"))
        self.setObjectName("panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        room = shell.parent.screen().availableGeometry()
        self.resize(min(theme().px(840), room.width()), min(theme().px(680), room.height()))
        film = grid.panes["main"].canvas
        self.move(*corner_beside(film, shell.parent.screen(), self.width()))
        self._build()
        self.drawing.drawn.connect(self._drawn)
        self.drawing.tool_changed.connect(self._tool_changed)
        self.table.renamed.connect(lambda area_id, name: self.desk and self.desk.rename(area_id, name))
        self.table.chosen.connect(self._chosen)
        self.table.remove_wanted.connect(self.remove)
        workspace.listen(SessionBegun, lambda event: self.set_session(event.session))
        shell.children.tracker_event.connect(self._tracker_event)
        playback.moved.connect(self._moment)
        shell.actions["hide_all"].toggled.connect(lambda _checked: self._show_areas())
        self._live_timer = QTimer(self)
        self._live_timer.setInterval(LIVE_MS)
        self._live_timer.timeout.connect(self._show_live)
        self.set_session(workspace.session)

    def _build(self) -> None:
        look = theme()
        column = QVBoxLayout(self)
        margin = look.px(12)
        column.setContentsMargins(margin, margin, margin, margin)
        column.setSpacing(look.px(8))
        column.addWidget(self._build_bar())
        self.hint = label("", "dim", wrap=True)
        column.addWidget(self.hint)
        self.job = JobCard(tr("gaze report"))
        self._report = ReportProcess(self._shell, self.job, self)
        column.addWidget(self.job)
        split = QSplitter(Qt.Orientation.Vertical)
        self.table = AreasTable()
        split.addWidget(self.table)
        lower = QWidget()
        below = QVBoxLayout(lower)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(look.px(4))
        heading = QHBoxLayout()
        self._over_time = label(tr("Gaze over time"), "heading")
        self._now = label("", "dim")
        heading.addWidget(self._over_time)
        heading.addSpacing(look.px(8))
        heading.addWidget(self._now, 1)
        below.addLayout(heading)
        self.plots = GazePlots()
        below.addWidget(self.plots, 1)
        split.addWidget(lower)
        split.setStretchFactor(0, 1)
        split.setStretchFactor(1, 1)
        split.setSizes([theme().px(300), theme().px(250)])
        split.setChildrenCollapsible(False)
        column.addWidget(split, 1)

    def _build_bar(self) -> QWidget:
        """How areas come and go, and what leaves."""
        look = theme()
        bar = QWidget()
        flow = FlowLayout(bar, look.px(6))
        self.tools = {}
        for tool, text, tip in TOOLS:
            name = tr("Draw: {shape}", shape=tr(text))
            chosen = button(tr(text), tr(tip), partial(self._tool, tool), name=name)
            chosen.setCheckable(True)
            self.tools[tool] = chosen
            flow.addWidget(chosen)
        self.from_map = button(
            tr("From map"), tr("Areas where the shown MATEX map is over 0.5"), self.add_finding
        )
        self.places = button(
            tr("Chest places"),
            tr("The checklist of a frontal film: over its lungs once they were found, else typical places"),
            self.add_anatomy,
        )
        self.load = button(tr("Load…"), tr("Add the areas of a file (JSON)"), self._ask_load)
        self.delete = button(tr("Remove"), tr("Remove the chosen areas (Delete)"), self.remove)
        self.export = button(tr("Export CSV…"), tr("Write the table as CSV"), self._ask_export)
        self.report = button(
            tr("Report…"), tr("Write the gaze report of this recording (HTML)"), self._ask_report
        )
        self.detector = detector_box(DEFAULT_DETECTOR)
        self.detector.currentIndexChanged.connect(lambda _index: self._load_traces())
        row = (self.from_map, self.places, self.load, self.delete, self.detector, self.export, self.report)
        for control in row:
            flow.addWidget(control)
        return bar

    # the study

    def set_session(self, session: ReadingSession | None) -> None:
        """The study that the main window shows now. Its areas keep their undo steps while it is open."""
        if session is not None and session is self._session:
            return
        if self._session is not None:
            self._session.unlisten(self._session_changed)
        self._session = session
        self.drawing.choose(None)
        self._traces, self._traces_of = None, None
        self.plots.clear()
        self.desk = None
        if session is not None:
            session.listen(self._session_changed)
            self.desk = StudyAreas(session.folder, session.undo, read_only=session.read_only)
            self.desk.listeners.append(self._areas_changed)
            if self.desk.problem:
                self._say(self.desk.problem)
        self._load_traces()
        self._areas_changed()

    def _session_changed(self, topic: str) -> None:
        if topic in ("gaze", "recordings"):
            self._load_traces()
        if topic in ("gaze", "selection", "explanation"):
            self._show_figures()

    def _load_traces(self) -> None:
        session, detector = self._session, str(self.detector.currentData())
        entry = session.recording() if session is not None else None
        if session is None or entry is None or session.gaze is None:
            self._traces, self._traces_of = None, None
            self.plots.clear()
            return
        if (entry.id, detector) == self._traces_of:
            return
        self._traces_of = (entry.id, detector)
        folder = session.folder / entry.folder

        def loaded(found: Traces) -> None:
            if self._session is session:
                self._traces = found
                self._show_recorded()
                self._show_figures()

        def failed(error: Exception) -> None:
            log.warning("traces of %s cannot be read", folder, exc_info=error)
            self._say(tr("The recording cannot be read: {error}", error=error))

        self._shell.background.run(
            lambda: load_traces(folder, detector=detector), loaded, failed, purpose="traces", owner=self
        )

    # areas

    def _tool(self, tool: Tool) -> None:
        self.drawing.choose(None if self.drawing.tool == tool else tool)
        self._grid.panes["main"].canvas.setFocus()

    def _tool_changed(self, tool: str) -> None:
        for name, made in self.tools.items():
            made.setChecked(name == tool)
        self._words()

    def _drawn(self, shape: Shape) -> None:
        if self.desk is not None:
            self._choose_next = [self.desk.draw(shape).id]

    def add_anatomy(self) -> None:
        if self.desk is not None and self._session is not None:
            self.desk.add(chest_areas(self._session), tr("Add chest places"))

    def add_finding(self) -> None:
        """The places of the explanation that is shown."""
        session = self._session
        entry = session.explanation() if session is not None else None
        if self.desk is None or session is None or entry is None:
            return
        found = finding_areas(session, entry)
        if found:
            self.desk.add(found, tr("Add finding's places"))
        else:
            self._say(tr("The map reaches 0.5 nowhere."))

    def _ask_load(self) -> None:
        start = self._shell.settings.window.last_folder or str(Path.home())
        name, _kind = QFileDialog.getOpenFileName(
            self, tr("Add areas of interest"), start, tr("Areas (*.json)")
        )
        if name:
            self.load_areas(Path(name))

    def load_areas(self, path: Path) -> None:
        """Add the areas of a file; what is wrong with it is said."""
        if self.desk is None:
            return
        try:
            self.desk.add(read_areas(path), tr("Load areas"))
        except (AreasError, OSError) as error:
            self._say(str(error))

    def remove(self) -> None:
        if self.desk is not None:
            self.desk.remove(self.table.chosen_ids())

    def _areas_changed(self) -> None:
        self._overlay.areas = self.desk.areas if self.desk is not None else ()
        if self.desk is not None and self.desk.problem:
            self._say(tr("The areas were not kept: {problem}", problem=self.desk.problem))
        self._show_figures()
        self._repaint()

    def _chosen(self, ids: list[str]) -> None:
        self._overlay.chosen = set(ids)
        self.delete.setEnabled(bool(ids))
        self._repaint()

    def _show_areas(self) -> None:
        """On the image while this window is open, unless everything is hidden (H)."""
        self._overlay.visible = self.isVisible() and not self._shell.actions["hide_all"].isChecked()
        self._repaint()

    def _repaint(self) -> None:
        self._grid.panes["main"].canvas.update()

    # figures

    def _gaze(self) -> tuple[Scanpath | None, Any]:
        """Fixations of the chosen stretch and image px per degree for each; (None, None) without gaze."""
        session, traces = self._session, self._traces
        if session is None or traces is None or traces.image is None:
            return None, None
        study, image = session.study, traces.image
        path = image.scanpath().scaled_to(study.width_px, study.height_px)
        per_degree = image.px_per_degree[image.on_image] * (study.width_px / image.width_px)
        if session.selection_ms is not None:
            start, end = session.selection_ms
            per_degree = per_degree[(path.onset_ms >= start) & (path.onset_ms < end)]
            path = path.between(start, end)
        return path, per_degree

    def _show_figures(self) -> None:
        """Count anew, on a thread: long recordings and many areas take a while."""
        session = self._session
        self.report.setEnabled(session is not None and session.recording() is not None)
        self.from_map.setEnabled(session is not None and session.explanation() is not None)
        for made in (*self.tools.values(), self.places, self.load):
            made.setEnabled(session is not None)
        if session is None or self.desk is None:
            self._filled(AreaTable((), (), math.nan, 0))
            return
        if not self.isVisible():
            return
        areas, (path, per_degree) = self.desk.areas, self._gaze()
        start = session.selection_ms[0] if session.selection_ms is not None else 0.0
        if path is None:
            none = np.zeros(0)
            path = Scanpath(
                x_px=none, y_px=none, duration_ms=none, onset_ms=none,
                width_px=session.study.width_px, height_px=session.study.height_px,
            )  # fmt: skip
        self._shell.background.run(
            lambda: area_table(areas, path, per_degree, start_ms=start),
            self._filled,
            purpose="area table",
            owner=self,
        )

    def _filled(self, shown: AreaTable) -> None:
        self.shown = shown
        self.table.show_figures(shown.figures, shown.covered)
        if self._choose_next:
            self.table.choose(self._choose_next)
            self._choose_next = []
        self.export.setEnabled(bool(shown.figures))
        self._words()

    def _words(self) -> None:
        """What to do now, or what all of it came to."""
        session, traces = self._session, self._traces
        if self.drawing.tool is not None:
            words = next(tr(tip) for tool, _, tip in TOOLS if tool == self.drawing.tool) + "."
        elif session is None:
            words = tr("Open a radiograph first.")
        elif traces is None or traces.image is None:
            words = tr("Record gaze (R) to fill the table; areas can be drawn before.")
        else:
            words = came_to(self.shown, traces.image, stretch=session.selection_ms is not None)
            recorder = self._recorder
            if recorder is not None and recorder.assumed():
                words += tr(" Degrees are approximate. Assumed: {assumed}.", assumed=recorder.assumed())
        self.hint.setText(words)

    def _say(self, words: str) -> None:
        self._shell.messages.say(words, tone="warning", key="analysis")

    # over time

    def _show_recorded(self) -> None:
        traces = self._traces
        self._over_time.setText(tr("Gaze over time"))
        if traces is None:
            self.plots.clear()
            return
        threshold = traces.image.parameters.get("threshold_deg_s") if traces.image is not None else None
        t_ms, speed = traces.speed
        self.plots.show_speed(t_ms / 1000, speed, threshold_deg_s=threshold)
        pupil = traces.pupil
        if pupil is None:
            none = np.zeros(0)
            self.plots.show_pupil(none, none, none.astype(bool), "")
        else:
            self.plots.show_pupil(pupil.t_ms / 1000, pupil.size, pupil.interpolated, traces.pupil_unit)
        self._now.setText(tr("in seconds; dashed: the detector's threshold, dotted: bridged over a blink"))

    def _moment(self, t_ms: float | None) -> None:
        """The replay of the main window."""
        if self.isVisible() and not self._live_timer.isActive():
            self.plots.show_moment(None if t_ms is None else t_ms / 1000)

    def _tracker_event(self, event: Any) -> None:
        if not isinstance(event, LiveGaze) or not self.isVisible():
            return
        nan = float("nan")
        self._live.extend(
            (t, x if ok else nan, y if ok else nan)
            for t, x, y, ok in zip(event.host_ns, event.x_px, event.y_px, event.valid, strict=True)
        )
        if not self._live_timer.isActive():
            self.plots.show_moment(None)
            self._live_timer.start()

    def _show_live(self) -> None:
        """The last seconds, ten times a second while samples come."""
        from eyetracking.events import OnlineFixations
        from eyetracking.events.signal import to_degrees, velocity

        recorder = self._recorder
        if recorder is None or recorder.state != "streaming" or not self._live:
            self._live_timer.stop()
            self._live.clear()
            self._online = None
            self._show_recorded()
            return
        newest = self._live[-1][0]
        while self._live and newest - self._live[0][0] > LIVE_S * 1e9:
            self._live.popleft()
        t, x, y = (np.array(v, dtype=np.float64) for v in zip(*self._live, strict=True))
        t = (t - newest) / 1e6
        geometry = recorder.geometry()
        if len(t) > 2:
            speed = velocity(t, *to_degrees(x, y, geometry), window_ms=16)
            t, speed = thinned(t, speed)
            self.plots.show_speed(t / 1000, speed, threshold_deg_s=None)
        none = np.zeros(0)
        self.plots.show_pupil(none, none, none.astype(bool), "")
        if self._online is None:
            self._online, self._fed_ns = OnlineFixations(geometry), 0
        fresh = [sample for sample in self._live if sample[0] > self._fed_ns]
        if fresh:
            host, fx, fy = zip(*fresh, strict=True)
            self._fed_ns = host[-1]
            self._online.feed(np.array(host, dtype=np.float64) / 1e6, fx, fy)
        current = self._online.current
        self._over_time.setText(tr("Gaze now"))
        self._now.setText(
            tr("fixating for {duration_ms:.0f} ms", duration_ms=current.duration_ms)
            if current is not None
            else ""
        )

    # export

    def _ask_export(self) -> None:
        start = Path(self._shell.settings.window.last_folder or Path.home()) / "areas.csv"
        name, _kind = QFileDialog.getSaveFileName(self, tr("Export the areas"), str(start), tr("CSV (*.csv)"))
        if name:
            self.export_csv(Path(name))

    def export_csv(self, path: Path) -> None:
        from app.export.gaze_tables import areas_csv
        from app.files import write_atomically

        try:
            write_atomically(path, areas_csv(self.shown.figures, self.shown.covered).encode())
        except OSError as error:
            self._say(tr("The table was not written: {strerror}.", strerror=error.strerror or error))

    def _ask_report(self) -> None:
        start = self._shell.settings.window.last_folder or str(Path.home())
        name = QFileDialog.getExistingDirectory(self, tr("Folder for the gaze report"), start)
        if name:
            self.write_report(Path(name))

    def write_report(self, folder: Path) -> None:
        """`radgaze gaze-report` in a process of its own, with these areas."""
        session = self._session
        entry = session.recording() if session is not None else None
        if session is None or entry is None or self._report.runs:
            return
        words = [str(session.folder / entry.folder), "--pdf", "--detector", str(self.detector.currentData())]
        if Path(session.study.image_path).is_file():
            words += ["--image", session.study.image_path]
        if self.desk is not None and self.desk.path.is_file():
            words += ["--areas", str(self.desk.path)]
        self._report.start(words, folder)

    # the window

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._show_areas()
        self._areas_changed()
        self._show_recorded()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Hidden, not gone; the image is free of areas again."""
        self.drawing.choose(None)
        self._live_timer.stop()
        super().closeEvent(event)

    def end(self) -> None:
        """The main window closes: a report that is being written ends."""
        self._report.stop()
        self.close()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._show_areas()
