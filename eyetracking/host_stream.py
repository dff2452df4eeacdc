"""What the tracker host does with a stream: times it, writes it down, shows it, measures on it."""

from __future__ import annotations

import abc
import collections
import math
import queue
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec

from eyetracking.eyes import LiveMean
from eyetracking.live import Meter, Seen, live_gaze, measure_target
from eyetracking.messages import (
    BeginRecording,
    HeadSeen,
    HostError,
    HostState,
    Measure,
    Measured,
    Panels,
    RecordingState,
    Report,
    Shown,
    View,
    encode,
)
from eyetracking.recorder import Recorder, RecordingExists, Row
from eyetracking.stamping import Anomaly, Stamped, Stamper
from eyetracking.tracker import (
    HostContext,
    Provider,
    SampleBuffer,
    StreamEvent,
    TrackerInfo,
)
from eyetracking.vault import VaultError, master_key
from eyetracking.watch import StreamWatch
from eyetracking.wire import Outbox, Transport

REPORT_PERIOD_S = 1.0
LIVE_LIMIT = 64
WRITE_S, LAST_WRITE_S = 15.0, 1.0
"""How long the end of a recording waits for the disk: asked for, and when the host must go."""
HEAD_PERIOD_S = 0.05
KEPT_NS = 10_000_000_000
"""How much of the newest gaze is kept for measuring on targets."""
LATEST_NS = 1_000_000_000
"""How long a measurement waits for gaze that should have come."""
TOLD_EVERY_S = 10.0
"""How often one kind of trouble is told again; each one is recorded."""
LASTING = frozenset(
    (
        "own clock",
        "table",
        "bursts",
        "out of order",
        "missing value",
        "off the screen",
        "far off",
        "rate",
        "clock jump",
    )
)
"""What was found of a stream and holds for every later recording of it, too."""
WAYS_OUT = {
    "own clock": "let the sender stamp with LSL's clock where times must be exact to the millisecond",
    "bursts": "let the sender stamp each sample where times must be exact",
    "off the screen": "see the tracker's options",
    "silent": "check its cable, its program and its batteries",
    "gap": "check its cable and its program",
    "no eyes": "check the reader's place before the tracker, and what its channels hold",
}


class StreamHost(abc.ABC):
    """The part of `eyetracking.host.Host` that runs on the main thread, every few milliseconds; and the
    recording, which begins and ends on the control thread."""

    def __init__(self, transport: Transport) -> None:
        self._transport = transport
        self._outbox = Outbox(transport, limit=2000)
        self._context = HostContext()
        self._ending = threading.Event()
        self._end_reason = "the workstation is gone"
        self._control: queue.SimpleQueue[Callable[[], None] | None] = queue.SimpleQueue()
        self._lock = threading.Lock()  # guards provider, buffer, info, recorder and what belongs to a stream
        self._provider: Provider | None = None
        self._info: TrackerInfo | None = None
        self._buffer = SampleBuffer()
        self._stamper = Stamper()
        self._watch: StreamWatch | None = None
        self._mean = LiveMean()
        self._seq = 0
        self._found: dict[str, StreamEvent] = {}
        self._told: dict[str, float] = {}
        self._recorder: Recorder | None = None
        self._views: dict[str, View] = {}
        self._recent: collections.deque[Seen] = collections.deque()
        self._measures: list[Measure] = []
        self._reports: list[Report] = []
        self._shown: Shown | None = None
        self._panels: Panels | None = None
        self._dropped = 0
        self._watching_head = False
        self._head_sent = 0.0
        self._meter = Meter()
        self._reported = time.monotonic()

    def _say(self, message: Any) -> None:
        self._outbox.put(encode(message))

    def _record_event(self, kind: str, t_ns: int, **fields: Any) -> None:
        with self._lock:
            if self._recorder is not None:
                self._recorder.event(kind, t_ns, **fields)

    def _begin_recording(self, message: BeginRecording) -> None:
        missing = message.consent.missing()
        with self._lock:
            info, running = self._info, self._recorder
        problem = None
        if missing:
            problem = HostError(
                text=f"nothing is recorded without consent; it lacks: {', '.join(missing)}",
                way_out="ask the reader for consent",
            )
        elif running is not None:
            problem = HostError(text=f"a recording runs already in {running.folder}", way_out="end it first")
        elif info is None:
            problem = HostError(
                text="there is nothing to record: no tracker streams", way_out="start a tracker first"
            )
        if problem is None:
            assert info is not None
            try:
                recorder = Recorder(
                    Path(message.folder),
                    consent=message.consent,
                    session=message.session,
                    tracker=info,
                    geometry=self._context.geometry,
                    on_trouble=self._disk_trouble,
                    master=master_key(create=True) if message.encrypt else None,
                )
            except RecordingExists as error:
                problem = HostError(text=str(error), way_out="choose another folder")
            except VaultError as error:
                problem = HostError(
                    text=f"the recording cannot be encrypted: {error.message}", way_out=error.way_out
                )
            except (OSError, ValueError) as error:
                problem = HostError(
                    text=f"the recording cannot begin in {message.folder}: {error}",
                    way_out="choose a folder that can be written",
                )
        if problem is not None:
            self._say(problem)
            self._say(RecordingState(recording=False, path=message.folder, samples=0, text=problem.text))
            return
        with self._lock:
            for view in self._views.values():  # what is on the screen as the recording begins
                recorder.event("view", min(view.t_ns, recorder.began_ns), **view_fields(view))
            if self._shown is not None and self._shown.what:
                recorder.event("shown", recorder.began_ns, what=self._shown.what)
            if self._panels is not None and self._panels.panels:
                places = msgspec.to_builtins(self._panels.panels)
                recorder.event("panels", recorder.began_ns, panels=places)
            for report in self._reports:  # how good the stream was found to be
                recorder.event(report.kind, report.t_ns, **report.fields)
            for event in self._found.values():  # and what is odd about it
                recorder.event("stream", event.host_ns, what=event.kind, text=event.text)
            self._recorder = recorder
        self._say(RecordingState(recording=True, path=message.folder, samples=0))

    def _end_recording(self, reason: str, *, timeout_s: float = WRITE_S) -> None:
        self._pump(flush=True)
        with self._lock:
            recorder, self._recorder = self._recorder, None
        if recorder is None:
            return
        said = recorder.close(reason, timeout_s=timeout_s)
        self._say(
            RecordingState(
                recording=False,
                path=str(recorder.folder),
                samples=recorder.written,
                waiting=recorder.samples - recorder.written,
                seconds=(time.monotonic_ns() - recorder.began_ns) / 1e9,
                text=said,
            )
        )
        if said != reason:
            self._say(HostError(text=f"the recording ended: {said}", kind="not on disk"))

    def _disk_trouble(self, text: str, way_out: str) -> None:
        self._say(
            HostError(text=text or "the recording is being written again", way_out=way_out, kind="disk")
        )

    def _pump(self, *, flush: bool = False) -> None:
        """Drain the buffer: map, record, show. flush: also what waits to be timed."""
        with self._lock:
            rows, events = self._take(flush=flush)
            seen = [
                Seen(row, *self._mean((row.left_x, row.left_y), (row.right_x, row.right_y))) for row in rows
            ]
            recorder, provider, head = self._recorder, self._provider, self._buffer.head
            self._recent.extend(seen)
            while self._recent and self._recent[-1].row.host_ns - self._recent[0].row.host_ns > KEPT_NS:
                self._recent.popleft()
            measured = self._measure()
            if recorder is not None:
                recorder.add([row for row in rows if row.host_ns >= recorder.began_ns])
                for event in events:
                    recorder.event("stream", event.host_ns, what=event.kind, text=event.text)
                    if event.kind == "clock jump":
                        recorder.event("clock jump", event.host_ns, jumps=self._stamper.jumps)
        for event in events:
            self._tell(event, provider.name if provider is not None else "")
        if seen:
            self._meter.add(seen)
            self._say(live_gaze(seen[-LIVE_LIMIT:], self._context.geometry))
        for answer in measured:
            self._say(answer)
        now = time.monotonic()
        if self._watching_head and now - self._head_sent >= HEAD_PERIOD_S:
            self._head_sent = now
            self._say(HeadSeen(head=head))
        if now - self._reported >= REPORT_PERIOD_S:
            self._report(now - self._reported)
            self._reported = now

    def _take(self, *, flush: bool) -> tuple[list[Row], list[StreamEvent]]:
        """What waits, with host times, and what is to be said of it. Called with the lock held."""
        samples, syncs, events = self._buffer.drain()
        now_ns = time.monotonic_ns()
        for pair in syncs:
            self._stamper.sync(pair)
        if self._watch is not None:
            samples = self._watch.clean(samples)
            self._watch.look_at_clock(now_ns)
        stamped = self._stamper.add(samples)
        stamped += self._stamper.flush() if flush else self._stamper.tick(now_ns)
        self._found |= {event.kind: event for event in events if event.kind in LASTING}
        anomalies = self._stamper.anomalies() + (self._watch.anomalies() if self._watch is not None else [])
        for anomaly in anomalies:
            events.append(self._event_of(anomaly, now_ns))
        if self._buffer.dropped > self._dropped:  # the host was stuck so long that the buffer was full
            text = f"{self._buffer.dropped - self._dropped} samples found no place while the host was stuck"
            events.append(StreamEvent(now_ns, "gap", text))
            self._dropped = self._buffer.dropped
        return [self._row(at) for at in stamped], events

    def _event_of(self, anomaly: Anomaly, now_ns: int) -> StreamEvent:
        event = StreamEvent(now_ns, anomaly.kind, anomaly.text)
        if anomaly.kind in LASTING:
            self._found[anomaly.kind] = event
        return event

    def _row(self, stamped: Stamped) -> Row:
        sample = stamped.sample
        row = Row(self._seq, sample.device_ns, stamped.host_ns, *sample[1:])
        self._seq += 1
        return row

    def _tell(self, event: StreamEvent, name: str) -> None:
        """What happened to the stream, on the screen; one kind not more often than a reader can read."""
        if event.kind == "ended":
            if self._watch is not None:
                self._watch.stream_ended()
            self._say(HostState(state="ended", provider=name, text=event.text))
        elif event.kind == "lost":
            self._lost(name, event.text)
        else:
            now = time.monotonic()
            if now - self._told.get(event.kind, -TOLD_EVERY_S) >= TOLD_EVERY_S:
                self._told[event.kind] = now
                self._say(HostError(text=event.text, way_out=WAYS_OUT.get(event.kind, ""), kind=event.kind))

    def _measure(self) -> list[Measured]:
        """Answers to what can be answered now: its gaze has come, or should have."""
        if not self._measures:
            return []
        newest = self._recent[-1].row.host_ns if self._recent else 0
        now = time.monotonic_ns()
        ready = [m for m in self._measures if newest >= m.to_ns or now >= m.to_ns + LATEST_NS]
        self._measures = [m for m in self._measures if m not in ready]
        rate_hz = self._info.rate_hz if self._info is not None else math.nan
        return [measure_target(m, list(self._recent), self._context.geometry, rate_hz) for m in ready]

    def _report(self, seconds: float) -> None:
        with self._lock:
            recorder, info, fit = self._recorder, self._info, self._stamper.estimate
            if recorder is not None:
                recorder.event(
                    "clock",
                    time.monotonic_ns(),
                    offset_ns=fit.offset_ns,
                    reference_ns=fit.reference_ns,
                    drift_ppm=fit.drift_ppm,
                    uncertainty_ns=fit.uncertainty_ns if math.isfinite(fit.uncertainty_ns) else None,
                    source=fit.source,
                )
        if recorder is not None:
            self._say(
                RecordingState(
                    recording=True,
                    path=str(recorder.folder),
                    samples=recorder.samples,
                    waiting=recorder.samples - recorder.written if recorder.trouble else 0,
                    seconds=(time.monotonic_ns() - recorder.began_ns) / 1e9,
                )
            )
        if info is not None:
            self._say(
                self._meter.quality(
                    seconds,
                    nominal_hz=info.rate_hz,
                    geometry=self._context.geometry,
                    uncertainty_ms=fit.uncertainty_ns / 1e6,
                    dropped=self._buffer.dropped,
                )
            )

    @abc.abstractmethod
    def _lost(self, name: str, text: str) -> None:
        """The device went away."""


def view_fields(view: View) -> dict[str, Any]:
    """A view event as it is written."""
    return {
        "pane": view.pane,
        "transform": None if view.transform is None else msgspec.to_builtins(view.transform),
        "window_centre": view.window_centre,
        "window_width": view.window_width,
        "label": view.label,
    }
