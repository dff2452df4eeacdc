"""One eye tracker and at most one recording at a time: what the window knows of them, without a window.

The controller asks the tracker host (`eyetracking.client.TrackerClient`), hears its events (`handle`), keeps
the consent, begins and ends recordings, and tells the host which views are on the screen. What a reader has
to see or do about it is an event of `app.gaze.events`. Everything happens on one thread, the window's.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, cast

import msgspec

from app.gaze import events, said
from app.gaze.loading import load_into
from app.gaze.surroundings import Surroundings
from app.gaze.views import FilmViews
from app.reading.film_regions import as_options
from app.reading.records import RecordingEntry
from app.reading.session import ReadingSession, now
from app.reading.tracker_words import accuracy_words, tracker_title, tracker_words
from app.reading.workspace import Leaving, SessionBegun, Workspace

if TYPE_CHECKING:
    from eyetracking import messages as host
    from eyetracking.client import Consent
    from eyetracking.tracker import DisplayGeometry, TrackerInfo
    from eyetracking.validation import DriftCheck, Validation

CONSENT_VERSION = "1"
SIMULATED = "simulated-reader"
STREAMS = ("streaming", "connecting")

_E = TypeVar("_E", bound=events.Event)


class TrackerController:
    """Attributes are read by whoever hears `TrackerChanged`; nobody but the controller writes them."""

    def __init__(self, workspace: Workspace, around: Surroundings) -> None:
        settings = around.settings
        self._workspace, self._around, self._settings = workspace, around, settings
        self._listeners: list[tuple[type[Any], Callable[[Any], object]]] = []
        self._session: ReadingSession | None = None
        self.provider = settings.tracker.provider
        self.options: dict[str, Any] = dict(settings.tracker.options)
        self.state, self.state_text = "off", ""
        self.research_grade, self.simulated = True, False
        self.source = "own"
        """Whose gaze it is, as the tracker that streams, or streamed last, says."""
        self.info: TrackerInfo | None = None
        """Of the stream, None while there is none."""
        self.validation: Validation | None = None
        """The newest of the stream, None where it was not validated."""
        self.drift: DriftCheck | None = None
        self.quality: host.Quality | None = None
        self.devices: list[Any] = []
        self.error = ""
        self.recording: RecordingEntry | None = None
        self.consent: Consent | None = None
        self.waiting = 0
        """Samples of the running recording that the disk did not take."""
        self.views = FilmViews(around, self._tell, source=lambda: self.source)
        self._pending: RecordingEntry | None = None
        self._agreement: tuple[str, str, str] | None = None
        self._since_check = 0
        self._started_s = 0.0
        self._film_known = self._let_go = False
        self._ai_shown: list[str] = []
        workspace.listen(Leaving, self._leave)
        workspace.listen(SessionBegun, self._begun)

    @property
    def _client(self) -> Any:
        return self._around.client()

    def listen(self, kind: type[_E], listener: Callable[[_E], object]) -> Callable[[], None]:
        """Tell `listener` of events of that kind, in the order in which listeners came, until what is
        returned is called."""
        entry = (cast(type[Any], kind), listener)
        self._listeners.append(entry)
        return lambda: self._listeners.remove(entry)

    def _tell(self, event: events.Event) -> None:
        for kind, listener in list(self._listeners):
            if isinstance(event, kind):
                listener(event)

    def _changed(self) -> None:
        self._tell(events.TrackerChanged())

    # the session

    def _begun(self, event: SessionBegun) -> None:
        self._session = event.session
        self.views.image_id = event.session.study.image_id
        self.views.uncover()
        self.load_current()

    def _leave(self, _event: object) -> None:
        """The study is left: a recording of it ends."""
        self._cancel_cross()
        if self.recording is not None or self._pending is not None:
            self.end()
        self._session = None
        self.views.image_id = ""

    def may_leave(self, then: Callable[[], None]) -> bool:
        """Whether the film may be left now. During a recording the reader is asked first: `then` leaves."""
        if self.recording is None and self._pending is None:
            return True

        def go_on() -> None:
            self._tell(events.Unsaid(said.LEAVING))
            self.end()
            then()

        self._tell(said.leaving(go_on, lambda: self._tell(events.Unsaid(said.LEAVING))))
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

        self._tell(said.unsaved(self.waiting, let_go, lambda: self._tell(events.Unsaid(said.UNSAVED))))
        return False

    def close(self) -> None:
        """The window closes; the host ends the recording by itself when its client closes."""
        if self.recording is not None and self._client is not None:
            self._client.end_recording()

    # what is on the screen

    def set_covered(self, reason: str) -> None:
        """Why the film cannot be seen now, "" where it can: only then gaze falls on it."""
        if reason == self.views.covered_by:
            return
        self.views.covered_by = reason
        if reason:
            self.views.cover()
            if self.recording is not None:
                words = f"Gaze does not count on the film: {reason}."
                self.annotate(words)
                self._tell(events.Said(words, "Click the film to go on.", key=said.COVERED))
        else:
            self._tell(events.Unsaid(said.COVERED))
            if self.recording is not None:
                self.annotate("Gaze counts on the film again.")
            self.views.uncover()

    # the tracker

    def start(self, provider: str, options: dict[str, Any]) -> None:
        """Connect to a tracker and stream."""
        settings = self._settings.tracker
        settings.options_of[self.provider] = {k: str(v) for k, v in self.options.items()}
        self.provider, self.options = provider, options
        settings.provider = provider
        settings.options = {k: str(v) for k, v in options.items()}
        if self._client is None:
            return
        self.error = ""
        self.state, self.state_text = "connecting", ""
        self._around.screen.choose()
        told = {k: v for k, v in (self._told(provider) | options).items() if v not in ("", None)}
        self._client.start(provider, told, geometry=self._around.screen.geometry())
        self._tell(events.PointerWanted(wanted=provider == "mouse"))
        self._changed()

    def _told(self, provider: str) -> dict[str, Any]:
        """What the simulated reader knows of the film: its anatomy, and where the models see something."""
        if provider != SIMULATED or self._session is None:
            return {}
        known = as_options(self._session)
        self._film_known = bool(known)
        return known

    def stop(self) -> None:
        """End the stream, and a recording with it."""
        self._tell(events.PointerWanted(wanted=False))
        if self.recording is not None:
            self.end()
        if self._client is not None:
            self._client.stop()

    def discover(self, provider: str) -> None:
        """Look for devices; `devices` or `error` says what came of it."""
        if self._client is not None:
            self.devices = []
            self._client.discover(provider, {})

    def pointer(self, x: float, y: float) -> None:
        """Where the mouse is, as fractions of the tracked screen."""
        if self._client is not None and self.provider == "mouse":
            self._client.pointer(x, y)

    def assumed(self) -> str:
        """What degrees stand on that nobody measured, in words; "" where all of it is known."""
        return self._around.screen.assumed()

    def screen_mm(self) -> tuple[float, float, str]:
        """Width and height of the tracked screen, and where they are from."""
        return self._around.screen.size_mm()

    def geometry(self) -> DisplayGeometry:
        """The tracked screen in device px and mm. assumed: its size or the eye distance was not measured."""
        return self._around.screen.geometry()

    def set_screen(self, width_mm: float, height_mm: float, distance_mm: float) -> None:
        """As the reader measured; 0 for what he did not. Kept in the settings, and used from now on."""
        display = self._settings.display
        display.width_mm, display.height_mm = (width_mm, height_mm) if width_mm and height_mm else (0.0, 0.0)
        display.distance_entered = distance_mm > 0
        display.distance_mm = distance_mm or 600.0
        self._around.save_settings()
        if self._client is not None:
            self._client.set_geometry(self._around.screen.geometry())
        self._changed()

    def validated(self, validation: Validation | None) -> None:
        """The gaze was validated."""
        self.validation, self.drift, self._since_check = validation, None, 0
        self._changed()

    def drift_checked(self, check: DriftCheck | None) -> None:
        """A drift check was made."""
        self.drift, self._since_check = check, 0
        self._changed()

    # recording

    @property
    def busy(self) -> bool:
        """It records, or is about to."""
        return self.recording is not None or self._pending is not None or self.views.crossing

    def toggle_recording(self) -> None:
        """Record, after consent; or stop."""
        if self.views.crossing:
            self._cancel_cross()
        elif self.recording is not None or self._pending is not None:
            self.end()
        elif self._session is not None and self._client is not None:
            self._tell(events.ConsentWanted(self.info.licence if self.info is not None else ""))
        self._changed()

    def agreed(self, reader_id: str, purpose: str, given_by: str) -> None:
        """The reader agreed to a recording for `purpose`. given_by: as in Consent."""
        self._settings.reader.id = reader_id
        self._settings.reader.consent_version = CONSENT_VERSION
        self._around.save_settings()
        self._agreement = reader_id, purpose, given_by
        shown = self._around.ai_shown()
        if not shown:
            self._count_down()
            return

        def go_on(*, hide: bool) -> None:
            self._tell(events.Unsaid(said.AIDED))
            if hide:
                self._tell(events.AiToBeHidden())
            self._count_down()

        self._tell(said.aided(shown, lambda: go_on(hide=True), lambda: go_on(hide=False)))

    def _count_down(self) -> None:
        """A fixation cross where the film will be; then it is recorded."""
        seconds = self._settings.tracker.countdown_s
        self._tell(events.RecordingComes())
        if self.state not in STREAMS:
            self.start(self.provider, self.options)
        if seconds <= 0:
            assert self._agreement is not None
            reader_id, purpose, given_by = self._agreement
            self.begin(reader_id, purpose, given_by=given_by)
            return
        self.views.crossing = True
        jobs = self._workspace.jobs
        if self.source == "simulated" and jobs is not None and jobs.session.anatomy is None:
            jobs.segment_anatomy(propose=False)  # he looks at this film: its lungs are sought meanwhile
        self.views.cover()
        self._tell(events.CrossWanted(seconds))
        self._changed()

    def cross_done(self, begins: bool) -> None:  # noqa: FBT001 - a callback
        """The cross stood as long as it should, or was cancelled."""
        if not begins:
            self._cancel_cross()
        elif self.views.crossing:
            self._begin_agreed()

    def _begin_agreed(self) -> None:
        self.views.crossing = False
        self._tell(events.CrossOver(begins=True))
        self.views.uncover()
        if self.source == "simulated":
            self.start(self.provider, self.options)  # he reads the film from when it appears
            if not self._film_known:
                self._tell(said.TYPICAL_PLACES)
        assert self._agreement is not None
        reader_id, purpose, given_by = self._agreement
        self.begin(reader_id, purpose, given_by=given_by)

    def _cancel_cross(self) -> None:
        if not self.views.crossing:
            return
        self.views.crossing = False
        self._tell(events.CrossOver(begins=False))
        self.views.uncover()
        self._tell(said.NOTHING_RECORDED)
        self._changed()

    def begin(self, reader_id: str, purpose: str, *, given_by: str = "reader") -> None:
        """Record from now on. The caller has the reader's consent to `purpose`. given_by: as in Consent."""
        from eyetracking.client import Consent

        session = self._session
        if session is None or self._client is None:
            return
        self.consent = Consent(
            version=CONSENT_VERSION,
            purpose=purpose,
            given_at=now(),
            reader_id=reader_id,
            given_by="facilitator" if given_by == "facilitator" else "reader",
        )
        if self.state not in STREAMS:
            self.start(self.provider, self.options)
        self._tell(events.RecordingComes())
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
        self._ai_shown = self._around.ai_shown()
        self._client.show(self._ai_shown)
        self._client.begin_recording(
            folder,
            consent=self.consent,
            encrypt=self._settings.tracker.encrypt,
            session={
                "study": session.study.id, "image": session.study.image_id, "reader": reader_id,
                "unaided": session.state == "reading", "ai_shown": self._ai_shown,
            },
        )  # fmt: skip
        self._changed()

    def end(self) -> None:
        """Stop recording; the gaze is shown as soon as the host has closed it."""
        self._pending = None
        if self._client is not None:
            self._client.end_recording()

    def annotate(self, text: str) -> None:
        """Words of the reader on the recording's clock."""
        if self.recording is not None and self._client is not None:
            self._client.annotate(text)

    @property
    def seconds(self) -> float:
        """How long the running recording lasts."""
        return time.monotonic() - self._started_s if self.recording is not None else 0.0

    def tick(self) -> None:
        """Called now and then while it records: time goes on, and AI may have come into view."""
        shown = self._around.ai_shown()
        if shown != self._ai_shown and self.recording is not None and self._client is not None:
            self._ai_shown = shown
            self._client.show(shown)
        self._changed()

    def load_current(self) -> None:
        """Gaze, fixations and heat map of the session's current recording, in the background."""
        session = self._session
        if session is not None:
            load_into(session, self._around.run, self._tell, still_read=lambda: self._session is session)

    # events of the host

    def handle(self, event: Any) -> None:
        """An event of the tracker client."""
        from eyetracking import messages as host

        if isinstance(event, host.LiveGaze):
            if self.state == "streaming":  # or it was on its way when the stream ended
                self._tell(events.LiveGazeCame(event))
            return
        if isinstance(event, host.Quality):
            self.quality = event if self.state == "streaming" else None
        elif isinstance(event, host.HostState):
            self._host_state(event)
        elif isinstance(event, host.Devices):
            self.devices = list(event.devices)
        elif isinstance(event, host.RecordingState):
            self._recording_state(event)
        elif isinstance(event, host.HostError):
            self.error = f"{event.text} {event.way_out}".strip()
            if self.state == "connecting":
                self.state = "off"
            if self.recording is None:
                self._pending = None
            key = f"tracker {event.kind}".strip()
            self._tell(events.Said(f"Tracker: {event.text}", event.way_out, tone="warning", key=key))
        elif isinstance(event, host.HostGone):
            self._host_gone(event.text)
        self._changed()

    def _host_state(self, event: host.HostState) -> None:
        self.state, self.state_text = event.state, event.text
        self.research_grade, self.simulated = event.research_grade, event.simulated
        self.info = event.info
        if event.info is not None:
            self.source = event.info.source
        if event.state == "streaming" and not event.kept:
            self.validation = self.drift = None
            self._since_check = 0
        if event.state in ("ended", "stopped", "ready"):
            self.quality = None
            self._tell(events.LiveGazeEnded())
        if event.state == "ended" and self.recording is not None:
            self.end()

    def _host_gone(self, text: str) -> None:
        self.state, self.quality = "off", None
        self._tell(events.LiveGazeEnded())
        way_out = "Start the tracker again in the Gaze panel." if self.recording is None else ""
        self._finish()
        self._tell(events.Said(text, way_out, tone="warning", key="tracker"))

    def _recording_state(self, event: host.RecordingState) -> None:
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
            self._tell(events.RecordingBegan(self.recording))
            self._remind()
        elif event.recording:
            self.end()  # it was taken back before it began
        elif self.recording is not None and self.recording.id == name:
            self._finish()
        elif self._pending is not None and self._pending.id == name:
            self._pending = None
            self._tell(said.not_begun(event.text))

    def _remind(self) -> None:
        """After so many cases gaze should be checked again."""
        self._since_check += 1
        every = self._settings.calibration.drift_every
        if self.validation is not None and self._since_check > every:
            self._tell(said.check_drift(self._since_check - 1))

    def _finish(self) -> None:
        was, self.recording, self._pending = self.recording, None, None
        if was is None:
            return
        self._tell(events.RecordingEnded(was))
        if self._session is not None and self._session.recording(was.id) is not None:
            self.load_current()

    # words

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
