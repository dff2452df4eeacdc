"""Gaze in the window: the tracker's provider, consent, recording, live point, and what becomes of a
recording.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec
from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QCursor, QMouseEvent, QScreen
from PySide6.QtWidgets import QApplication

from app.reading.aided import ai_in_view
from app.reading.film_regions import as_options
from app.reading.gaze import LoadedGaze, load_gaze
from app.reading.records import RecordingEntry
from app.reading.session import ReadingSession, now
from app.reading.tracker_words import accuracy_words, tracker_title, tracker_words
from app.reading.workspace import Leaving, SessionBegun
from ui import tracked_screen as screen
from ui.cross import FixationCross
from ui.live_gaze import LiveGazePainter
from ui.viewer.grid import OTHERS
from ui.widgets import clock_text

if TYPE_CHECKING:
    from app.reading.workspace import Workspace
    from eyetracking.tracker import DisplayGeometry
    from ui.overlays.stage import Stage
    from ui.shell import Shell
    from ui.top_bar import TopBar
    from ui.viewer.grid import ViewerGrid

log = logging.getLogger(__name__)

CONSENT_VERSION = "1"
POINTER_HZ = 60
SIMULATED = "simulated-reader"
WATCH_MS = 250


_SEEN_OR_NOT = (QEvent.Type.WindowStateChange, QEvent.Type.Show, QEvent.Type.Hide)


class RecordingDesk(QObject):
    """One tracker, at most one recording at a time."""

    changed = Signal()
    """Provider, quality or recording changed: panels read the attributes."""

    def __init__(
        self, shell: Shell, workspace: Workspace, grid: ViewerGrid, stage: Stage, top_bar: TopBar
    ) -> None:
        super().__init__(shell.parent)
        self._shell, self._workspace, self._grid = shell, workspace, grid
        self._stage, self._top_bar = stage, top_bar
        self._session: ReadingSession | None = None
        self.provider = shell.settings.tracker.provider
        self.options: dict[str, Any] = dict(shell.settings.tracker.options)
        self.state = "off"
        self.state_text = ""
        self.research_grade = True
        self.simulated = False
        self._source = "own"
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
        self.live = LiveGazePainter(grid, lambda: stage, seen=self._on_tracked_screen, parent=self)
        self._clock = QTimer(self)
        self._clock.setInterval(500)
        self._clock.timeout.connect(self._tick)
        self._views: dict[str, Any] = {}
        self._covered_by = ""
        self._cross: FixationCross | None = None
        self._film_known = False
        self._shown: list[str] = []
        self._let_go = False
        self.waiting = 0
        """Samples of the running recording that the disk did not take."""
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.applicationStateChanged.connect(self._look_at_screen)
        self._closed = False
        shell.parent.installEventFilter(self)
        workspace.listen(Leaving, self.leave)
        workspace.listen(SessionBegun, self._begun)
        grid.view_painted.connect(self.view_painted)
        grid.panes_changed.connect(self._panes_changed)
        shell.children.tracker_event.connect(self.handle)
        self._watch = QTimer(self)
        self._watch.setInterval(WATCH_MS)
        self._watch.timeout.connect(self._look_at_screen)

    @property
    def painted_ns(self) -> int:
        """Host time of the newest gaze that was given to be painted."""
        return self.live.painted_ns

    # the window tells

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """The main window was minimised, hidden, or came back."""
        if event.type() in _SEEN_OR_NOT:
            QTimer.singleShot(0, self, self._look_at_screen)
        return False

    def covered(self) -> bool:
        """Whether other programs' windows cover the film."""
        return screen.is_covered(self._grid.panes["main"].canvas)

    def _look_at_screen(self, _state: Any = None) -> None:
        """Gaze falls on the film only while the film is on the screen. Which part of it another program
        covers is not to be known, so while another is in front none counts.
        """
        window, messages = self._shell.parent, self._shell.messages
        if self._closed:
            return
        if window.isMinimized() or not window.isVisible():
            reason = "the window is minimised"
        elif self.covered():
            reason = "another program covers it"
        else:
            reason = ""
        if reason == self._covered_by:
            return
        was, self._covered_by = self._covered_by, reason
        if reason:
            self.cover()
            if self.recording is not None:
                self.annotate(f"Gaze does not count on the film: {reason}.")
                messages.say(
                    f"Gaze does not count on the film: {reason}.", "Click the film to go on.", key="covered"
                )
        elif was:
            messages.forget("covered")
            if self.recording is not None:
                self.annotate("Gaze counts on the film again.")
            self.uncover()

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
        if self._covered_by or self._cross is not None:
            return
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
        if self._client is None or pane in OTHERS or self._covered_by or self._cross is not None:
            return
        if not self._on_tracked_screen():
            self.pane_hidden(pane)
            return
        label = self._session.study.image_id if self._session is not None else ""
        label = self._grid.image_labels.get(pane, label)
        self._client.send_view(t_ns, transform, centre, width, label=label)
        self._views[pane] = transform

    @property
    def source(self) -> str:
        """Whose gaze it is, as the tracker that streams, or streamed last, says."""
        return self._source

    @property
    def tracked_screen(self) -> QScreen:
        """The screen that the tracker was told of, or the window's where none was."""
        return self._tracked if self._tracked is not None else self._shell.parent.screen()

    def _on_tracked_screen(self) -> bool:
        """Whether gaze can fall on the window. What only stands for a tracker follows it elsewhere."""
        window_screen = self._shell.parent.screen()
        if self._tracked is None or window_screen is self._tracked:
            self._off_screen = False
            return True
        if self.source in ("pointer", "simulated", "replayed"):
            self._tracked = window_screen
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

    def may_leave(self, then: Callable[[], None]) -> bool:
        """Whether the film may be left now. During a recording the reader is asked first: `then` leaves."""
        if self.recording is None and self._pending is None:
            return True

        def go_on() -> None:
            self._shell.messages.forget("leaving")
            self.end()
            then()

        self._shell.messages.say(
            "Gaze is being recorded on this film.",
            "Another film ends the recording.",
            tone="warning",
            key="leaving",
            actions=[
                ("End it and go on", go_on),
                ("Stay", lambda: self._shell.messages.forget("leaving")),
            ],
        )
        return False

    def may_close(self, close: Callable[[], object]) -> bool:
        """Whether the window may close now. Gaze that waits in memory since the disk is full would be lost:
        the reader decides.
        """
        if self.recording is None or not self.waiting or self._let_go:
            return True

        def let_go() -> None:
            self._let_go = True
            close()

        self._shell.messages.say(
            f"{self.waiting} samples of gaze are not on the disk: it does not take them.",
            "Free some space and they are written; closing now loses them.",
            tone="error",
            key="unsaved gaze",
            actions=[
                ("Close and lose them", let_go),
                ("Stay", lambda: self._shell.messages.forget("unsaved gaze")),
            ],
        )
        return False

    def leave(self, _event: object = None) -> None:
        """The study is left: a recording of it ends."""
        if self._cross is not None:
            self._cross.cancel()
        if self.recording is not None or self._pending is not None:
            self.end()
        self._session = None

    def close(self) -> None:
        """The window closes; the host ends the recording by itself when its client closes."""
        self._closed = True
        self._pointer_timer.stop()
        self._clock.stop()
        self._watch.stop()
        if self.recording is not None and self._client is not None:
            self._client.end_recording()

    @property
    def _client(self) -> Any:
        return self._shell.children.tracker

    # provider

    def start(self, provider: str, options: dict[str, Any]) -> None:
        """Connect to a tracker and stream."""
        settings = self._shell.settings.tracker
        settings.options_of[self.provider] = {k: str(v) for k, v in self.options.items()}
        self.provider, self.options = provider, options
        settings.provider = provider
        settings.options = {k: str(v) for k, v in options.items()}
        if self._client is None:
            return
        self.error = ""
        self.state, self.state_text = "connecting", ""
        self._tracked = self._shell.parent.screen()
        self._client.start(provider, self._clean(self._told(provider) | options), geometry=self.geometry())
        if provider == "mouse":
            self._send_pointer()
            self._pointer_timer.start()
        else:
            self._pointer_timer.stop()
        self._say()

    def _told(self, provider: str) -> dict[str, Any]:
        """What the simulated reader knows of the film: its anatomy, and where the models see something."""
        if provider != SIMULATED or self._session is None:
            return {}
        known = as_options(self._session)
        self._film_known = bool(known)
        return known

    def _learn_film(self) -> None:
        """The simulated reader looks at this film: its lungs and heart are sought while the cross stands."""
        jobs = self._workspace.jobs
        if self.source == "simulated" and jobs is not None and jobs.session.anatomy is None:
            jobs.segment_anatomy(propose=False)

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

    def geometry(self) -> DisplayGeometry:
        """The tracked screen in device px and mm. assumed: its size or the eye distance was not measured."""
        return screen.geometry_of(self.tracked_screen, self._shell.settings.display)

    def screen_mm(self) -> tuple[float, float, str]:
        """Width and height of the tracked screen, and where they are from."""
        return screen.size_mm(self.tracked_screen, self._shell.settings.display)

    def assumed(self) -> str:
        """What degrees stand on that nobody measured, in words; "" where all of it is known."""
        return screen.assumed_of(self.tracked_screen, self._shell.settings.display)

    def set_screen(self, width_mm: float, height_mm: float, distance_mm: float) -> None:
        """As the reader measured; 0 for what he did not. Kept in the settings, and used from now on."""
        display = self._shell.settings.display
        display.width_mm, display.height_mm = (width_mm, height_mm) if width_mm and height_mm else (0.0, 0.0)
        display.distance_entered = distance_mm > 0
        display.distance_mm = distance_mm or 600.0
        self._shell.save_settings()
        if self._client is not None:
            self._client.set_geometry(self.geometry())
        self.changed.emit()

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
        if self._cross is not None:
            self._cross.cancel()
            return
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
        shown = self.ai_shown()
        if not shown:
            self._count_down(reader_id, purpose, given_by)
            return

        def go_on(hide: bool) -> None:
            self._shell.messages.forget("aided")
            if hide:
                self._shell.check("hide_all")
            self._count_down(reader_id, purpose, given_by)

        self._shell.messages.say(
            f"AI stands on the film: {', '.join(shown)}.",
            "Readers look where it points. What is shown is kept with the recording.",
            tone="warning",
            key="aided",
            actions=[
                ("Hide it and record", lambda: go_on(True)),
                ("Record with it", lambda: go_on(False)),
            ],
        )

    def _count_down(self, reader_id: str, purpose: str, given_by: str) -> None:
        """A fixation cross where the film will be; then it is recorded."""
        seconds = self._shell.settings.tracker.countdown_s
        self._shell.check("panel_timeline")  # before: the image does not move while it is recorded
        if self.state not in ("streaming", "connecting"):
            self.start(self.provider, self.options)
        if seconds <= 0:
            self.begin(reader_id, purpose, given_by=given_by)
            return
        from ui.mean_grey import grey_of

        canvas = self._grid.panes["main"].canvas

        def done(begin: bool) -> None:
            self._cross = None
            self.uncover()
            if begin:
                canvas.setFocus()
                if self.source == "simulated":
                    self.start(self.provider, self.options)  # he reads the film from when it appears
                    if not self._film_known:
                        self._shell.messages.say(
                            "The simulated reader looks at typical places: nothing is known of this film.",
                            "Ask for lungs and heart (Shift+J), then record again.",
                            key="recording",
                            scope="film",
                            seconds=12,
                        )
                self.begin(reader_id, purpose, given_by=given_by)
            else:
                self._shell.messages.say("Nothing was recorded.", key="recording", scope="film", seconds=6)
                self._say()

        self._learn_film()
        self.cover()
        self._cross = FixationCross(canvas, seconds=seconds, grey=grey_of(self._grid), done=done)
        self._say()

    def ai_shown(self) -> list[str]:
        """What of AI can be seen now, in words."""
        stage = self._stage
        if self._session is None:
            return []
        return ai_in_view(
            self._session,
            map_shown=stage.matex.visible and stage.matex.shown,
            scanpath_shown=stage.predicted.visible and bool(stage.predicted.samples),
            panels_shown=self._shell.checked("panel_right"),
        )

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
        self._shell.check("panel_timeline")  # before: the image does not move while it is recorded
        folder = session.new_recording_folder()
        self._pending = RecordingEntry(
            id=folder.name,
            folder=folder.relative_to(session.folder).as_posix(),
            provider=self.provider,
            started_at=now(),
            reader_id=reader_id,
            purpose=purpose,
            source=self.source,
        )
        self._shown = self.ai_shown()
        self._client.show(self._shown)
        self._client.begin_recording(
            folder,
            consent=consent,
            encrypt=self._shell.settings.tracker.encrypt,
            session={
                "study": session.study.id, "image": session.study.image_id, "reader": reader_id,
                "unaided": session.state == "reading", "ai_shown": self._shown,
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
                if gaze.damage:
                    self._shell.messages.say(
                        f"Parts of the recording are damaged: {gaze.damage[0]}",
                        "The rest is used; all of them are named in the gaze report.",
                        tone="warning",
                        key="damaged recording",
                        scope="film",
                    )
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
        from eyetracking import messages as host

        if isinstance(event, host.LiveGaze):
            if self.state == "streaming":  # or it was on its way when the stream ended
                self.live.take(event)
            return
        if isinstance(event, host.Quality):
            self.quality = event if self.state == "streaming" else None
        elif isinstance(event, host.HostState):
            self.state, self.state_text = event.state, event.text
            self.research_grade, self.simulated = event.research_grade, event.simulated
            self.info = event.info
            if event.info is not None:
                self._source = event.info.source
            if event.state == "streaming" and not event.kept:
                self.validation = self.drift = None
                self._since_check = 0
            if event.state in ("ended", "stopped", "ready"):
                self.quality = None
                self.live.ended()
            if event.state == "ended" and self.recording is not None:
                self.end()
        elif isinstance(event, host.Devices):
            self.devices = list(event.devices)
        elif isinstance(event, host.RecordingState):
            self._recording_state(event)
        elif isinstance(event, host.HostError):
            self.error = f"{event.text} {event.way_out}".strip()
            if self.state == "connecting":
                self.state = "off"
            if self._pending is not None and self.recording is None:
                self._pending = None
            self._shell.messages.say(
                f"Tracker: {event.text}", event.way_out, tone="warning", key=f"tracker {event.kind}".strip()
            )
        elif isinstance(event, host.HostGone):
            self.state, self.quality = "off", None
            self.live.ended()
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
        self.waiting = event.waiting if event.recording else 0
        if event.recording and self.recording is not None and self.recording.id == name:
            return
        if event.recording and self._pending is not None and self._pending.id == name:
            self.recording = msgspec.structs.replace(self._pending, source=self.source)
            self._pending = None
            self._started_s = time.monotonic()
            if self._session is not None:
                self._session.add_recording(self.recording)
            self._clock.start()
            self._watch.start()
            self._look_at_screen()
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
        self._watch.stop()
        if was is not None and self._session is not None and self._session.recording(was.id) is not None:
            self.load_current()

    # words

    def _tick(self) -> None:
        shown = self.ai_shown()
        if shown != self._shown and self.recording is not None and self._client is not None:
            self._shown = shown
            self._client.show(shown)
        self._say()

    @property
    def seconds(self) -> float:
        """How long the running recording lasts."""
        return time.monotonic() - self._started_s if self.recording is not None else 0.0

    def words(self) -> tuple[str, str]:
        """The tracker's truth in words, and its colour."""
        return tracker_words(
            tracker_title(self.provider),
            state=self.state,
            source=self.source,
            research_grade=self.research_grade,
            quality=self.quality,
            validation=self.validation,
            accuracy=self.accuracy_words(),
        )

    def accuracy_words(self) -> str:
        """How good the gaze was found to be."""
        return accuracy_words(self.validation, self.drift, assumed=self.assumed())

    def _say(self) -> None:
        shell = self._shell
        text, colour = self.words()
        shell.status.set("tracker", text, colour)
        recording = self.recording is not None or self._pending is not None or self._cross is not None
        shell.actions["record"].setChecked(recording)
        wanted = f"Recording {clock_text(self.seconds * 1000)}" if recording else "Record"
        if shell.actions["record"].text() != wanted:
            self._top_bar.set_recording(wanted)
        self.changed.emit()
