"""Gaze in the window: the tracker's provider, consent, recording, live point, and what becomes of a
recording.
"""

from __future__ import annotations

import logging
import time
from collections import deque
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QCursor, QMouseEvent, QScreen
from PySide6.QtWidgets import QApplication

from app.reading.gaze import LoadedGaze, load_gaze
from app.reading.records import RecordingEntry
from app.reading.session import ReadingSession, now
from app.reading.workspace import Leaving, SessionBegun
from ui.viewer.grid import OTHERS, OWN
from ui.widgets import clock_text

if TYPE_CHECKING:
    from app.reading.workspace import Workspace
    from ui.overlays.stage import Stage
    from ui.shell import Shell
    from ui.top_bar import TopBar
    from ui.viewer.grid import ViewerGrid

log = logging.getLogger(__name__)

CONSENT_VERSION = "1"
POINTER_HZ = 60
FRAME_MS = 16
"""Live gaze is painted at once, then at most so often."""


class RecordingDesk(QObject):
    """One tracker, at most one recording at a time."""

    changed = Signal()
    """Provider, quality or recording changed: panels read the attributes."""

    def __init__(
        self, shell: Shell, workspace: Workspace, grid: ViewerGrid, stage: Stage, top_bar: TopBar
    ) -> None:
        super().__init__(shell.parent)
        self._shell, self._grid, self._stage, self._top_bar = shell, grid, stage, top_bar
        self._session: ReadingSession | None = None
        self.provider = shell.settings.tracker.provider
        self.options: dict[str, Any] = dict(shell.settings.tracker.options)
        self.state = "off"
        self.state_text = ""
        self.research_grade = True
        self.simulated = False
        self.info: Any = None
        """TrackerInfo of the stream, None while there is none."""
        self.validation: Any = None
        """The newest Validation of the stream, None where it was not validated."""
        self.drift: Any = None
        self._since_check = 0
        self.quality: Any = None
        self.devices: list[Any] = []
        self.error = ""
        self.recording: RecordingEntry | None = None
        self.consent: Any = None
        self._pending: RecordingEntry | None = None
        self._started_s = 0.0
        self._pointer: tuple[float, float] = (float("nan"), float("nan"))
        self._pointer_timer = QTimer(self)
        self._pointer_timer.setInterval(1000 // POINTER_HZ)
        self._pointer_timer.timeout.connect(self._send_pointer)
        self._tracked: QScreen | None = None
        self._off_screen = False
        self.painted_ns = 0
        """Host time of the newest gaze that was given to be painted."""
        self._live_ns = 0
        self._samples: deque[tuple[int, float, float, bool]] = deque(maxlen=14)
        self._frame = QTimer(self)
        self._frame.setSingleShot(True)
        self._frame.setTimerType(Qt.TimerType.PreciseTimer)
        self._frame.timeout.connect(self._paint_live)
        self._clock = QTimer(self)
        self._clock.setInterval(500)
        self._clock.timeout.connect(self._tick)
        self._views: dict[str, Any] = {}
        workspace.listen(Leaving, self.leave)
        workspace.listen(SessionBegun, self._begun)
        grid.view_painted.connect(self.view_painted)
        grid.panes_changed.connect(self._panes_changed)
        shell.children.tracker_event.connect(self.handle)

    # the window tells

    def children_started(self) -> None:
        self._say()

    def set_session(self, session: ReadingSession | None) -> None:
        self._session = session
        if session is not None:
            self.uncover()

    def cover(self) -> None:
        """Another window stands before the images: gaze does not fall on them."""
        for pane in list(self._views):
            self.pane_hidden(pane)

    def uncover(self) -> None:
        """Tell the tracker host every view that is on the screen."""
        for canvas in self._grid.canvases():
            transform = canvas.transform()
            if transform is not None and canvas.isVisible():
                window = canvas.picture.window(canvas.state) if canvas.picture is not None else None
                self.view_painted(
                    time.monotonic_ns(),
                    transform,
                    window.centre if window else 0.0,
                    window.width if window else 0.0,
                    canvas.pane,
                )

    def view_painted(self, t_ns: int, transform: Any, centre: float, width: float, pane: str) -> None:
        """A view is on the screen: the tracker host maps and records with it."""
        if self._client is None or pane in OTHERS:
            return
        if not self._on_tracked_screen():
            self.pane_hidden(pane)
            return
        label = self._session.study.image_id if self._session is not None else ""
        label = self._grid.image_labels.get(pane, label)
        self._client.send_view(t_ns, transform, centre, width, label=label)
        self._views[pane] = transform

    @property
    def tracked_screen(self) -> QScreen:
        """The screen that the tracker was told of, or the window's where none was."""
        return self._tracked if self._tracked is not None else self._shell.parent.screen()

    def _on_tracked_screen(self) -> bool:
        """Whether gaze can fall on the window. What only stands for a tracker follows it elsewhere."""
        screen = self._shell.parent.screen()
        if self._tracked is None or screen is self._tracked:
            self._off_screen = False
            return True
        if self.simulated or self.provider == "mouse":
            self._tracked = screen
            self._client.set_geometry(self.geometry())
            return True
        if self._off_screen:
            return False
        self._off_screen = True
        self._shell.messages.say(
            "The window is on another screen than the tracker's: gaze does not fall on it.",
            "Move it back, or start the tracker anew and calibrate it for this screen.",
            tone="warning",
            key="screen",
        )
        return False

    def _begun(self, event: SessionBegun) -> None:
        self.set_session(event.session)
        self.load_current()

    def _panes_changed(self) -> None:
        """The tracker host must not map gaze through a view that is no longer on the screen."""
        for name in set(self._grid.panes) - set(self._grid.shown()):
            self.pane_hidden(name)

    def pane_hidden(self, pane: str) -> None:
        if self._client is not None and pane in self._views:
            del self._views[pane]
            self._client.hide_view(time.monotonic_ns(), pane)

    def mouse_moved(self, event: Any) -> None:
        """Any mouse move in the window (the mouse provider lives on it)."""
        if self._pointer_timer.isActive() and isinstance(event, QMouseEvent):
            self._note_pointer(event.globalPosition().x(), event.globalPosition().y())

    def leave(self, _event: object = None) -> None:
        """The study is left: a recording of it ends."""
        if self.recording is not None or self._pending is not None:
            self.end()
        self._session = None

    def close(self) -> None:
        """The window closes; the host ends the recording by itself when its client closes."""
        self._pointer_timer.stop()
        self._clock.stop()
        if self.recording is not None and self._client is not None:
            self._client.end_recording()

    @property
    def _client(self) -> Any:
        return self._shell.children.tracker

    # provider

    def start(self, provider: str, options: dict[str, Any]) -> None:
        """Connect to a tracker and stream."""
        self.provider, self.options = provider, options
        settings = self._shell.settings.tracker
        settings.provider = provider
        settings.options = {k: str(v) for k, v in options.items()}
        if self._client is None:
            return
        self.error = ""
        self.state, self.state_text = "connecting", ""
        self._tracked = self._shell.parent.screen()
        self._client.start(provider, self._clean(options), geometry=self.geometry())
        if provider == "mouse":
            self._send_pointer()
            self._pointer_timer.start()
        else:
            self._pointer_timer.stop()
        self._say()

    @staticmethod
    def _clean(options: dict[str, Any]) -> dict[str, Any]:
        return {k: v for k, v in options.items() if v not in ("", None)}

    def stop(self) -> None:
        self._pointer_timer.stop()
        if self.recording is not None:
            self.end()
        if self._client is not None:
            self._client.stop()

    def discover(self, provider: str) -> None:
        if self._client is not None:
            self.devices = []
            self._client.discover(provider, {})

    def geometry(self) -> Any:
        """The tracked screen in device px; its size in mm where the system or the reader says it."""
        from eyetracking.tracker import DisplayGeometry

        screen = self.tracked_screen
        ratio = screen.devicePixelRatio()
        size, mm = screen.geometry().size(), screen.physicalSize()
        display = self._shell.settings.display
        width_mm, height_mm = display.width_mm, display.height_mm
        measured = width_mm > 0 and height_mm > 0
        if not measured:
            believable = 100 <= mm.width() <= 2500 and 60 <= mm.height() <= 1500
            width_mm = mm.width() if believable else size.width() * ratio * 0.275
            height_mm = mm.height() if believable else size.height() * ratio * 0.275
        return DisplayGeometry(
            width_px=max(1, round(size.width() * ratio)),
            height_px=max(1, round(size.height() * ratio)),
            width_mm=float(width_mm),
            height_mm=float(height_mm),
            distance_mm=float(display.distance_mm),
            device_pixel_ratio=float(ratio),
            assumed=not measured,
        )

    def _note_pointer(self, x: float, y: float) -> None:
        area = self.tracked_screen.geometry()
        self._pointer = ((x - area.x()) / max(1, area.width()), (y - area.y()) / max(1, area.height()))

    def _send_pointer(self) -> None:
        if self._client is None or self.provider != "mouse":
            return
        if QApplication.platformName() not in ("offscreen", "minimal"):
            at = QCursor.pos()
            self._note_pointer(at.x(), at.y())
        self._client.pointer(*self._pointer)

    # recording

    def toggle_recording(self) -> None:
        """Record, after consent; or stop."""
        shell = self._shell
        if self.recording is not None or self._pending is not None:
            self.end()
            return
        shell.actions["record"].setChecked(False)
        if self._session is None or self._client is None:
            return
        from ui.dialogs.consent import ConsentDialog

        licence = self.info.licence if self.info is not None else ""
        dialog = ConsentDialog(shell.settings.reader.id, shell.parent, licence=licence)
        dialog.agreed.connect(self._agreed)
        dialog.open()

    def _agreed(self, reader_id: str, purpose: str, given_by: str) -> None:
        self._shell.settings.reader.id = reader_id
        self._shell.settings.reader.consent_version = CONSENT_VERSION
        self._shell.save_settings()
        self.begin(reader_id, purpose, given_by=given_by)

    def begin(self, reader_id: str, purpose: str, *, given_by: str = "reader") -> None:
        """Record from now on. The caller has the reader's consent to `purpose`. given_by: as in Consent."""
        from eyetracking.client import Consent

        session = self._session
        if session is None or self._client is None:
            return
        consent = Consent(
            version=CONSENT_VERSION,
            purpose=purpose,
            given_at=now(),
            reader_id=reader_id,
            given_by="facilitator" if given_by == "facilitator" else "reader",
        )
        self.consent = consent
        if self.state not in ("streaming", "connecting"):
            self.start(self.provider, self.options)
        # before it begins: the image does not move while it is recorded
        self._shell.check("panel_timeline")
        folder = session.new_recording_folder()
        self._pending = RecordingEntry(
            id=folder.name,
            folder=folder.relative_to(session.folder).as_posix(),
            provider=self.provider,
            started_at=now(),
            reader_id=reader_id,
            purpose=purpose,
        )
        self._client.begin_recording(
            folder,
            consent=consent,
            encrypt=self._shell.settings.tracker.encrypt,
            session={
                "study": session.study.id, "image": session.study.image_id, "reader": reader_id,
                "unaided": session.state == "reading",
            },
        )  # fmt: skip
        self._say()

    def validated(self, validation: Any) -> None:
        """The gaze was validated; the status bar says how good it is."""
        self.validation, self.drift = validation, None
        self._since_check = 0
        self._say()

    def drift_checked(self, check: Any) -> None:
        """A drift check was made."""
        self.drift = check
        self._since_check = 0
        self._say()

    def end(self) -> None:
        """Stop recording; the gaze is shown as soon as the host has closed it."""
        self._pending = None
        if self._client is not None:
            self._client.end_recording()

    def annotate(self, text: str) -> None:
        """Words of the reader on the recording's clock."""
        if self.recording is not None and self._client is not None:
            self._client.annotate(text)

    def load_current(self) -> None:
        """Gaze, fixations and heatmap of the session's current recording, in the background."""
        session = self._session
        entry = session.recording() if session is not None else None
        if session is None or entry is None:
            return
        folder, study = session.folder / entry.folder, session.study

        def loaded(gaze: LoadedGaze) -> None:
            if self._session is session:
                session.set_gaze(gaze.gaze, gaze.fixations, gaze.heatmap)
                if gaze.end_text:
                    self._shell.messages.say(gaze.end_text, key="recording", scope="film", seconds=10)
                if not len(gaze.fixations):
                    self._shell.messages.say(
                        "The recording holds no fixation on the image.",
                        "Look at the image while recording; check the tracker's quality.",
                        key="recording",
                        scope="film",
                        seconds=10,
                    )

        def failed(error: Exception) -> None:
            log.warning("recording %s cannot be read", folder, exc_info=error)
            self._shell.messages.say(
                f"The gaze recording cannot be read: {error}",
                "It stays on disk as it is.",
                tone="warning",
                key="recording",
                scope="film",
            )

        self._shell.background.run(
            lambda: load_gaze(folder, study.width_px, study.height_px), loaded, failed, purpose="gaze"
        )

    # events of the host

    def handle(self, event: Any) -> None:
        """An event of the tracker client, on the GUI thread."""
        kind = type(event).__name__
        if kind == "LiveGaze":
            self._live(event)
            return
        if kind == "Quality":
            self.quality = event if self.state == "streaming" else None
        elif kind == "HostState":
            self.state, self.state_text = event.state, event.text
            self.research_grade, self.simulated = event.research_grade, event.simulated
            self.info = event.info
            if event.state == "connecting":
                self.validation = self.drift = None
                self._since_check = 0
            if event.state in ("ended", "stopped", "ready"):
                self.quality = None
                self._stage_live_ended()
            if event.state == "ended" and self.recording is not None:
                self.end()
        elif kind == "Devices":
            self.devices = list(event.devices)
        elif kind == "RecordingState":
            self._recording_state(event)
        elif kind == "HostError":
            self.error = f"{event.text} {event.way_out}".strip()
            if self.state == "connecting":
                self.state = "off"
            if self._pending is not None and self.recording is None:
                self._pending = None
            self._shell.messages.say(f"Tracker: {event.text}", event.way_out, tone="warning", key="tracker")
        elif kind == "HostGone":
            self.state, self.quality = "off", None
            self._stage_live_ended()
            was = self.recording
            self._finish()
            self._shell.messages.say(
                event.text,
                "Start the tracker again in the Gaze panel." if was is None else "",
                tone="warning",
                key="tracker",
            )
        self._say()

    def _recording_state(self, event: Any) -> None:
        name = Path(event.path).name
        if event.recording and self.recording is not None and self.recording.id == name:
            return
        if event.recording and self._pending is not None and self._pending.id == name:
            self.recording, self._pending = self._pending, None
            self._started_s = time.monotonic()
            if self._session is not None:
                self._session.add_recording(self.recording)
            self._clock.start()
            self._remind()
        elif event.recording:
            self.end()  # it was taken back before it began
        elif self.recording is not None and self.recording.id == name:
            self._finish()
        elif self._pending is not None and self._pending.id == name:
            self._pending = None
            self._shell.messages.say(
                "The recording did not begin.", event.text, tone="warning", key="recording", scope="film"
            )

    def _remind(self) -> None:
        """After so many cases gaze should be checked again."""
        self._since_check += 1
        every = self._shell.settings.calibration.drift_every
        if self.validation is not None and self._since_check > every:
            self._shell.messages.say(
                f"{self._since_check - 1} recordings since the gaze was last checked.",
                "A drift check takes three seconds (Ctrl+Shift+K).",
                key="drift",
                seconds=15,
            )

    def _finish(self) -> None:
        was, self.recording, self._pending = self.recording, None, None
        self._clock.stop()
        if was is not None and self._session is not None and self._session.recording(was.id) is not None:
            self.load_current()

    def _live(self, event: Any) -> None:
        """Gathered and painted once a frame, however fast the tracker is."""
        self._samples.extend(zip(event.host_ns, event.x_px, event.y_px, event.valid, strict=True))
        if not self._frame.isActive():
            since_ms = (time.monotonic_ns() - self._live_ns) // 1_000_000
            self._frame.start(max(0, FRAME_MS - since_ms))

    def _paint_live(self) -> None:
        samples = list(self._samples)
        self._samples.clear()
        self._live_ns = time.monotonic_ns()
        grid, stage = self._grid, self._stage
        main = grid.panes["main"].canvas
        transform = main.transform()
        if transform is None or grid.stand_in is not None or not self._on_tracked_screen():
            return  # what stands in the image's place is another image: its gaze is not painted on this one
        others = [
            p.canvas.transform() for n, p in grid.panes.items() if n != "main" and n in OWN and p.isVisible()
        ]
        points: list[tuple[float, float] | None] = []
        for _, x, y, valid in samples:
            point = None
            if valid:
                for view in (transform, *others):
                    if view is not None and bool(view.contains_display(x, y)):
                        px, py = view.display_to_image(x, y)
                        point = (float(px), float(py))
                        break
            points.append(point)
        stage.live(points)
        if samples:
            self.painted_ns = samples[-1][0]

    def _stage_live_ended(self) -> None:
        self._stage.live_ended()

    # words

    def _tick(self) -> None:
        self._say()

    @property
    def seconds(self) -> float:
        """How long the running recording lasts."""
        return time.monotonic() - self._started_s if self.recording is not None else 0.0

    def words(self) -> tuple[str, str]:
        """The tracker's truth in words, and its colour."""
        name = {"mouse": "mouse", "simulated-reader": "simulated reader"}.get(self.provider, self.provider)
        if self.state == "connecting":
            return f"Tracker: {name}   connecting", "human"
        if self.state == "streaming":
            parts = [f"Tracker: {name}"]
            if self.quality is not None:
                parts.append(f"{self.quality.rate_hz:.0f} Hz")
                parts.append(f"loss {100 * self.quality.loss_fraction:.1f} %")
            if self.provider == "mouse":
                parts.append("no eye tracker")
            elif self.simulated:
                parts.append("no person" if "simulated" in name else "simulated")
            elif not self.research_grade:
                parts.append("not research grade")
            parts.append(self.accuracy_words())
            lossy = self.quality is not None and self.quality.loss_fraction > 0.2
            bad = lossy or (self.validation is not None and not self.validation.accepted)
            return "   ".join(parts), "warning" if bad else "accepted"
        if self.state == "ended":
            return f"Tracker: {name}   ended", "text_faint"
        return "Tracker: off", "text_faint"

    def accuracy_words(self) -> str:
        """How good the gaze was found to be."""
        if self.validation is None:
            return "not validated"
        mean = self.validation.mean("both").accuracy_deg
        known = f"accuracy {mean:.2f}°" if mean == mean else "no eye seen at validation"
        if not self.validation.accepted:
            known += ", not accepted"
        if self.drift is not None and self.drift.level != "ok":
            known += f", drifted {self.drift.target.both.accuracy_deg:.1f}°"
        return known

    def _say(self) -> None:
        shell = self._shell
        text, colour = self.words()
        shell.status.set("tracker", text, colour)
        recording = self.recording is not None or self._pending is not None
        shell.actions["record"].setChecked(recording)
        wanted = f"Recording {clock_text(self.seconds * 1000)}" if recording else "Record"
        if shell.actions["record"].text() != wanted:
            self._top_bar.set_recording(wanted)
        self.changed.emit()
