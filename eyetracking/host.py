"""The tracker host: one process, one eye tracker, the clock fit and the recording. No Qt, no torch.

Threads: the vendor's (only appends to a buffer), the receiver (commands and views from the workstation), the
control thread (connects and disconnects, which may block), the recorder's (disk), and the main thread, which
every 8 ms drains the buffer, maps time, hands rows to the recorder and the newest samples to the window. When
the workstation is gone the pipe ends; the host then closes the recording and ends within two seconds.
"""

from __future__ import annotations

import argparse
import collections
import faulthandler
import itertools
import math
import os
import queue
import signal
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import numpy as np

from eyetracking.clock import ClockFit
from eyetracking.messages import (
    PROTOCOL,
    Annotate,
    BeginRecording,
    Calibrate,
    CalibrationDone,
    Devices,
    Discover,
    EndRecording,
    HeadSeen,
    Hello,
    HostError,
    HostState,
    LiveGaze,
    Measure,
    Measured,
    Pointer,
    Quality,
    RecordingState,
    Report,
    SetGeometry,
    ShowTarget,
    Shutdown,
    Start,
    Stop,
    View,
    WatchHead,
    decode_to_host,
    encode,
)
from eyetracking.quality import EyeQuality, target_quality
from eyetracking.recorder import Recorder, RecordingExists, Row
from eyetracking.tracker import (
    CalibrationFailed,
    HostContext,
    DisplayGeometry,
    GazeSample,
    Provider,
    SampleBuffer,
    StreamEvent,
    TrackerError,
    TrackerInfo,
    make_provider,
)
from eyetracking.vault import VaultError, master_key
from eyetracking.wire import Outbox, Transport, WireError, connect_parent, go_first

TICK_S = 0.005
REPORT_PERIOD_S = 1.0
GRACE_S = 1.2
LIVE_LIMIT = 64
AGAIN_S, AGAIN_EVERY_S = 60.0, 1.0
"""How long, and how often, a tracker that was lost is tried again."""
WRITE_S, LAST_WRITE_S = 15.0, 1.0
"""How long the end of a recording waits for the disk: asked for, and when the host must go."""
HEAD_PERIOD_S = 0.05
KEPT_NS = 10_000_000_000
"""How much of the newest gaze is kept for measuring on targets."""
LATEST_NS = 1_000_000_000
"""How long a measurement waits for gaze that should have come."""


class Host:
    """The process's state. `serve` returns when the workstation is gone or says so."""

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
        self._clock = ClockFit()
        self._seq = 0
        self._last_host_ns = 0
        self._recorder: Recorder | None = None
        self._views: dict[str, View] = {}
        self._recent: collections.deque[Row] = collections.deque()
        self._measures: list[Measure] = []
        self._reports: list[Report] = []
        self._dropped = 0
        self._watching_head = False
        self._head_sent = 0.0
        self._meter = Meter()
        self._reported = time.monotonic()

    def serve(self) -> None:
        """Run until told to end or left alone; the recording is closed in any case."""
        self._say(HostState(state="ready", text="The tracker host is ready."))
        threading.Thread(target=self._receive, name="host-receive", daemon=True).start()
        control = threading.Thread(target=self._controls, name="host-control", daemon=True)
        control.start()
        try:
            while not self._ending.wait(TICK_S):
                self._pump()
        except BaseException as error:  # a fault of ours: the recording is closed before it is told
            self._end_recording(f"the tracker host failed: {type(error).__name__}: {error}")
            raise
        self._control.put(lambda: self._stop_stream(self._end_reason, timeout_s=LAST_WRITE_S))
        self._control.put(None)
        control.join(GRACE_S)  # a vendor's disconnect may hang; the recording is closed all the same
        self._pump()
        self._end_recording(self._end_reason, timeout_s=LAST_WRITE_S)
        self._outbox.close(timeout_s=0.2)

    def end(self, reason: str) -> None:
        """Make `serve` return. Callable from a signal handler."""
        self._end_reason = reason
        self._ending.set()

    def _say(self, message: Any) -> None:
        self._outbox.put(encode(message))

    # commands

    def _receive(self) -> None:
        while True:
            try:
                message = decode_to_host(self._transport.recv())
            except (EOFError, WireError):
                self._ending.set()
                return
            except msgspec.DecodeError as error:
                self._say(HostError(text=f"an unreadable message was dropped: {error}"))
                continue
            self._handle(message)

    def _handle(self, message: Any) -> None:
        if isinstance(message, Pointer):
            self._context.pointer, self._context.pointer_ns = (message.x, message.y), message.t_ns
        elif isinstance(message, View):
            self._show(message)
        elif isinstance(message, SetGeometry):
            self._set_geometry(message.geometry, message.t_ns)
        elif isinstance(message, Annotate):
            self._record_event("note", message.t_ns, text=message.text)
        elif isinstance(message, ShowTarget):
            self._context.target = message.place
            self._record_event("target", message.t_ns, place=message.place)
        elif isinstance(message, Calibrate):
            self._control.put(lambda: self._calibrate(message))
        elif isinstance(message, Measure):
            with self._lock:
                self._measures.append(message)
        elif isinstance(message, Report):
            with self._lock:
                self._reports.append(message)
            self._record_event(message.kind, message.t_ns, **message.fields)
        elif isinstance(message, WatchHead):
            self._watching_head = message.on
        elif isinstance(message, Start):
            self._control.put(lambda: self._start_stream(message))
        elif isinstance(message, Stop):
            self._control.put(self._stop_stream)
        elif isinstance(message, Discover):
            self._control.put(lambda: self._discover(message))
        elif isinstance(message, BeginRecording):
            self._control.put(lambda: self._begin_recording(message))
        elif isinstance(message, EndRecording):
            self._control.put(lambda: self._end_recording("ended by the reader"))
        elif isinstance(message, Hello):
            if message.protocol != PROTOCOL:
                self._say(
                    HostError(
                        text=f"the workstation speaks protocol {message.protocol}, the host {PROTOCOL}",
                        way_out="both must come from one version of RadGaze",
                    )
                )
        elif isinstance(message, Shutdown):
            self.end("the workstation was closed")

    def _show(self, view: View) -> None:
        with self._lock:
            if view.transform is None:
                self._context.views = {k: v for k, v in self._context.views.items() if k != view.pane}
                self._views.pop(view.pane, None)
            else:
                self._context.labels = {**self._context.labels, view.pane: view.label}
                self._context.views = {**self._context.views, view.pane: view.transform}
                self._views[view.pane] = view
        self._record_event("view", view.t_ns, **view_fields(view))

    def _set_geometry(self, geometry: DisplayGeometry, t_ns: int) -> None:
        if geometry == self._context.geometry:
            return
        self._context.geometry = geometry
        self._record_event("geometry", t_ns, geometry=msgspec.to_builtins(geometry))

    def _record_event(self, kind: str, t_ns: int, **fields: Any) -> None:
        with self._lock:
            if self._recorder is not None:
                self._recorder.event(kind, t_ns, **fields)

    # the control thread: these may block

    def _controls(self) -> None:
        while (action := self._control.get()) is not None:
            try:
                action()
            except TrackerError as error:
                self._say(HostError(text=error.message, way_out=error.way_out))
            except Exception as error:  # noqa: BLE001  a vendor's SDK may raise anything; the host must go on
                self._say(HostError(text=f"{type(error).__name__}: {error}"))

    def _discover(self, message: Discover) -> None:
        provider = make_provider(message.provider, message.options, self._context)
        self._say(Devices(provider=message.provider, devices=provider.discover()))

    def _calibrate(self, message: Calibrate) -> None:
        """One step, answered whatever comes of it."""
        with self._lock:
            provider = self._provider
        answer: dict[str, Any] = {"step": message.step, "x": message.x, "y": message.y}
        try:
            if provider is None:
                raise CalibrationFailed("no tracker streams", "start a tracker first")
            answer |= calibration_step(provider, message)
        except TrackerError as error:
            answer |= {"ok": False, "text": error.message, "way_out": error.way_out}
        except Exception as error:  # noqa: BLE001  a vendor's SDK may raise anything; the window waits for an answer
            answer |= {"ok": False, "text": f"{type(error).__name__}: {error}"}
        self._say(CalibrationDone(**answer))

    def _start_stream(self, message: Start) -> None:
        self._stop_stream()
        self._set_geometry(message.geometry, time.monotonic_ns())
        self._say(HostState(state="connecting", provider=message.provider, text="Connecting."))
        try:
            provider = make_provider(message.provider, message.options, self._context)
            info = provider.connect()
        except Exception:
            self._say(HostState(state="stopped", provider=message.provider, text="Not connected."))
            raise
        with self._lock:
            self._provider, self._info, self._buffer = provider, info, SampleBuffer()
            self._clock, self._seq, self._last_host_ns = ClockFit(), 0, 0
            self._recent.clear()
            self._reports.clear()
            self._dropped = 0
            self._meter, self._reported = Meter(), time.monotonic()
            provider.start(self._buffer)
        self._say(streaming(info))

    def _lost(self, name: str, text: str) -> None:
        """A device that went away is connected again; what only stands for one has ended."""
        with self._lock:
            info = self._info
        again = info is not None and not info.capabilities.simulated
        way_out = "it is connected again as soon as it answers" if again else "start it again"
        self._say(HostError(text=f"the tracker {name} was lost: {text}", way_out=way_out))
        if again:
            self._say(HostState(state="connecting", provider=name, text=text))
            self._control.put(self._connect_again)
        else:
            self._say(HostState(state="stopped", provider=name, text=text))

    def _connect_again(self) -> None:
        """Until it answers, for a minute, or until something else is asked. The recording goes on."""
        with self._lock:
            gone, before = self._provider, self._info
        if gone is None or before is None:
            return
        gone.stop()
        deadline = time.monotonic() + AGAIN_S
        while time.monotonic() < deadline and self._control.empty():
            if self._ending.wait(AGAIN_EVERY_S):
                return
            provider = make_provider(gone.name, gone.options, self._context)
            try:
                info = provider.connect()
            except TrackerError:
                continue
            if info.extra_columns != before.extra_columns:
                provider.stop()
                break  # another device: the recording's columns are not its own
            with self._lock:
                self._provider, self._info, self._clock = provider, info, ClockFit()
                self._buffer.event("restored", "connected again")
                provider.start(self._buffer)
            self._say(streaming(info))
            return
        self._say(HostState(state="stopped", provider=gone.name, text="It did not answer again."))

    def _stop_stream(self, reason: str = "the tracker was stopped", *, timeout_s: float = WRITE_S) -> None:
        with self._lock:
            provider = self._provider
        if provider is None:
            return
        provider.stop()
        self._pump()
        self._end_recording(reason, timeout_s=timeout_s)
        with self._lock:
            self._provider = self._info = None
        self._say(HostState(state="stopped", provider=provider.name, text="The tracker was stopped."))

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
            for report in self._reports:  # how good the stream was found to be
                recorder.event(report.kind, report.t_ns, **report.fields)
            self._recorder = recorder
        self._say(RecordingState(recording=True, path=message.folder, samples=0))

    def _end_recording(self, reason: str, *, timeout_s: float = WRITE_S) -> None:
        with self._lock:
            recorder, self._recorder = self._recorder, None
        if recorder is None:
            return
        recorder.close(reason, timeout_s=timeout_s)
        self._say(
            RecordingState(
                recording=False,
                path=str(recorder.folder),
                samples=recorder.samples,
                seconds=(time.monotonic_ns() - recorder.began_ns) / 1e9,
                text=reason,
            )
        )

    def _disk_trouble(self, text: str) -> None:
        if text:
            self._say(HostError(text=text, way_out="free some space; the samples wait in memory meanwhile"))
        else:
            self._say(HostError(text="the recording is being written again"))

    # the main thread

    def _pump(self) -> None:
        """Drain the buffer: map, record, show."""
        with self._lock:
            samples, syncs, events = self._buffer.drain()
            for pair in syncs:
                self._note_jump(self._clock.add_sync(pair))
            for sample in samples:
                self._note_jump(self._clock.add_arrival(sample.device_ns, sample.arrival_ns))
            if self._buffer.dropped > self._dropped:  # the host was stuck so long that the buffer was full
                text = f"{self._buffer.dropped - self._dropped} samples found no place while the host was stuck"
                events.append(StreamEvent(time.monotonic_ns(), "gap", text))
                self._dropped = self._buffer.dropped
            rows = [self._stamp(sample) for sample in samples]
            recorder, provider, head = self._recorder, self._provider, self._buffer.head
            self._recent.extend(rows)
            while self._recent and self._recent[-1].host_ns - self._recent[0].host_ns > KEPT_NS:
                self._recent.popleft()
            measured = self._measure()
            if recorder is not None:
                recorder.add([row for row in rows if row.host_ns >= recorder.began_ns])
                for event in events:
                    recorder.event("stream", event.host_ns, what=event.kind, text=event.text)
        for event in events:
            name = provider.name if provider is not None else ""
            if event.kind == "ended":
                self._say(HostState(state="ended", provider=name, text=event.text))
            elif event.kind == "lost":
                self._lost(name, event.text)
        if rows:
            self._meter.add(rows)
            self._say(live_gaze(rows[-LIVE_LIMIT:], self._context.geometry))
        for answer in measured:
            self._say(answer)
        now = time.monotonic()
        if self._watching_head and now - self._head_sent >= HEAD_PERIOD_S:
            self._head_sent = now
            self._say(HeadSeen(head=head))
        if now - self._reported >= REPORT_PERIOD_S:
            self._report(now - self._reported)
            self._reported = now

    def _measure(self) -> list[Measured]:
        """Answers to what can be answered now: its gaze has come, or should have."""
        if not self._measures:
            return []
        newest = self._recent[-1].host_ns if self._recent else 0
        now = time.monotonic_ns()
        ready = [m for m in self._measures if newest >= m.to_ns or now >= m.to_ns + LATEST_NS]
        self._measures = [m for m in self._measures if m not in ready]
        rate_hz = self._info.rate_hz if self._info is not None else math.nan
        return [measure_target(m, list(self._recent), self._context.geometry, rate_hz) for m in ready]

    def _stamp(self, sample: GazeSample) -> Row:
        # not later than its arrival, and never before its neighbour
        host_ns = max(min(self._clock.map(sample.device_ns), sample.arrival_ns), self._last_host_ns)
        self._last_host_ns = host_ns
        row = Row(self._seq, sample.device_ns, host_ns, *sample[1:])
        self._seq += 1
        return row

    def _note_jump(self, jumped: bool) -> None:
        if jumped and self._recorder is not None:
            self._recorder.event("clock jump", time.monotonic_ns(), jumps=self._clock.jumps)

    def _report(self, seconds: float) -> None:
        with self._lock:
            recorder, info, fit = self._recorder, self._info, self._clock.estimate
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


def streaming(info: TrackerInfo) -> HostState:
    """What the window is told of a stream that runs."""
    return HostState(
        state="streaming",
        provider=info.provider,
        text=" ".join(p for p in (info.vendor, info.model, info.serial) if p),
        rate_hz=info.rate_hz,
        research_grade=info.capabilities.research_grade,
        simulated=info.capabilities.simulated,
        info=info,
    )


class Meter:
    """Counts what passed since the last report."""

    def __init__(self) -> None:
        self._rows: list[Row] = []
        self._latency_ns: list[int] = []

    def add(self, rows: list[Row]) -> None:
        """Rows of one tick; the newest tells how old gaze is when it leaves the host."""
        self._rows.extend(rows)
        self._latency_ns.append(time.monotonic_ns() - rows[-1].host_ns)

    def quality(
        self,
        seconds: float,
        *,
        nominal_hz: float,
        geometry: DisplayGeometry,
        uncertainty_ms: float,
        dropped: int,
    ) -> Quality:
        """The figures of the last `seconds`, and begin anew."""
        rows, self._rows = self._rows, []
        latency, self._latency_ns = sorted(self._latency_ns), []
        points = [eyes_mean(row) for row in rows]
        seen = sum(1 for x, _ in points if not math.isnan(x))
        due = nominal_hz * seconds
        if len(rows) > 0.98 * due:  # the report's own jitter
            due = len(rows)
        steps = sorted(
            math.hypot((b[0] - a[0]) * geometry.width_px, (b[1] - a[1]) * geometry.height_px)
            for a, b in itertools.pairwise(points)
            if not math.isnan(a[0]) and not math.isnan(b[0])
        )
        return Quality(
            rate_hz=len(rows) / seconds,
            nominal_hz=nominal_hz,
            loss_fraction=1 - seen / due if due else 0.0,
            precision_deg=steps[len(steps) // 2] * geometry.degrees_per_px if steps else math.nan,
            latency_ms=latency[len(latency) // 2] / 1e6 if latency else math.nan,
            clock_uncertainty_ms=uncertainty_ms,
            dropped=dropped,
        )


def eyes_mean(row: Row) -> tuple[float, float]:
    """The mean of the eyes that were seen, fractions of the screen; NaN where none was."""
    if math.isnan(row.left_x):
        return row.right_x, row.right_y
    if math.isnan(row.right_x):
        return row.left_x, row.left_y
    return (row.left_x + row.right_x) / 2, (row.left_y + row.right_y) / 2


def live_gaze(rows: list[Row], geometry: DisplayGeometry) -> LiveGaze:
    """Rows as the window wants them."""
    points = [eyes_mean(row) for row in rows]
    return LiveGaze(
        host_ns=[row.host_ns for row in rows],
        x_px=[x * geometry.width_px for x, _ in points],
        y_px=[y * geometry.height_px for _, y in points],
        valid=[not math.isnan(x) for x, _ in points],
    )


def calibration_step(provider: Provider, message: Calibrate) -> dict[str, Any]:
    """Do it, and what a CalibrationDone says of it. Raises CalibrationFailed, and what an SDK raises."""
    done: dict[str, Any] = {"ok": True}
    if message.step == "enter":
        provider.begin_calibration()
    elif message.step == "collect":
        provider.collect(message.x, message.y)
    elif message.step == "discard":
        provider.discard(message.x, message.y)
    elif message.step == "compute":
        done["points"] = tuple(provider.compute_calibration())
    elif message.step == "leave":
        provider.end_calibration()
    elif message.step == "vendor":
        done["text"] = provider.vendor_calibration(message.points)
    elif message.step == "save":
        done["data"] = provider.calibration_data()
    else:
        provider.apply_calibration(message.data)
    return done


def measure_target(message: Measure, rows: list[Row], geometry: DisplayGeometry, rate_hz: float) -> Measured:
    """The quality of each eye, and of their mean, in the rows of that time."""
    here = [row for row in rows if message.from_ns <= row.host_ns <= message.to_ns]
    t_s = np.array([row.host_ns for row in here], dtype=np.float64) / 1e9

    def of(places: list[tuple[float, float]]) -> EyeQuality:
        x, y = np.array(places, dtype=np.float64).reshape(-1, 2).T
        return target_quality(t_s, x, y, target=(message.x, message.y), geometry=geometry, rate_hz=rate_hz)

    return Measured(
        number=message.number,
        x=message.x,
        y=message.y,
        left=of([(row.left_x, row.left_y) for row in here]),
        right=of([(row.right_x, row.right_y) for row in here]),
        both=of([eyes_mean(row) for row in here]),
    )


def view_fields(view: View) -> dict[str, Any]:
    """A view event as it is written."""
    return {
        "pane": view.pane,
        "transform": None if view.transform is None else msgspec.to_builtins(view.transform),
        "window_centre": view.window_centre,
        "window_width": view.window_width,
        "label": view.label,
    }


def main(argv: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="RadGaze's tracker host; the workstation starts it.")
    parser.add_argument("--pipe-fd", type=int)
    parser.add_argument("--pipe-name")
    options = parser.parse_args(argv)
    faulthandler.enable()
    try:
        transport = connect_parent(pipe_fd=options.pipe_fd, pipe_name=options.pipe_name)
    except (ValueError, OSError) as error:
        parser.error(str(error))
    go_first()  # samples wait for nobody
    host = Host(transport)
    signal.signal(signal.SIGTERM, lambda *_: host.end("the host was asked to end"))
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    host.serve()
    os._exit(0)  # a vendor's thread must not hold the exit up


if __name__ == "__main__":
    sys.exit(main())
