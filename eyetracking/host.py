"""The tracker host: one process, one eye tracker, the clock fit and the recording. No Qt, no torch.

Threads: the vendor's (only appends to a buffer), the receiver (commands and views from the workstation), the
control thread (connects and disconnects, which may block), the recorder's (disk), and the main thread, which
every 5 ms drains the buffer, maps time, hands rows to the recorder and the newest samples to the window. When
the workstation is gone the pipe ends; the host then closes the recording and ends within two seconds.
"""

from __future__ import annotations

import argparse
import faulthandler
import functools
import os
import signal
import sys
import threading
import time
from collections.abc import Callable
from typing import Any, NamedTuple

import msgspec

from eyetracking.eyes import LiveMean
from eyetracking.host_stream import LAST_WRITE_S, WRITE_S, StreamHost, view_fields
from eyetracking.live import Meter
from eyetracking.messages import (
    PROTOCOL,
    Acted,
    Annotate,
    BeginRecording,
    Calibrate,
    CalibrationDone,
    Devices,
    Discover,
    EndRecording,
    Hello,
    HostError,
    HostState,
    Measure,
    Panels,
    Pointer,
    Report,
    SetGeometry,
    Shown,
    ShowTarget,
    Shutdown,
    Start,
    Stop,
    View,
    WatchHead,
    decode_to_host,
)
from eyetracking.stamping import Stamper
from eyetracking.tracker import (
    CalibrationFailed,
    DisplayGeometry,
    Provider,
    SampleBuffer,
    TrackerError,
    TrackerInfo,
    make_provider,
)
from eyetracking.watch import StreamWatch
from eyetracking.wire import Transport, WireError, connect_parent, go_first

TICK_S = 0.005
GRACE_S = 1.2
AGAIN_S, AGAIN_EVERY_S = 60.0, 1.0
"""How long, and how often, a tracker that was lost is tried again."""


class Host(StreamHost):
    """The process's state. `serve` returns when the workstation is gone or says so."""

    def __init__(self, transport: Transport) -> None:
        super().__init__(transport)
        self._last: _Ended | None = None

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
        self._end_recording(self._end_reason, timeout_s=LAST_WRITE_S)
        self._outbox.close(timeout_s=0.2)

    def end(self, reason: str) -> None:
        """Make `serve` return. Callable from a signal handler."""
        self._end_reason = reason
        self._ending.set()

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
        self._answers[type(message)](message)

    @functools.cached_property
    def _answers(self) -> dict[type, Callable[[Any], None]]:
        """What each message does. What may block goes to the control thread, in the order in which it
        came.
        """
        later: dict[type, Callable[[Any], None]] = {
            Calibrate: self._calibrate,
            Start: self._start_stream,
            Stop: lambda _message: self._stop_stream(),
            Discover: self._discover,
            BeginRecording: self._begin_recording,
            EndRecording: lambda _message: self._end_recording("ended by the reader"),
        }
        return {kind: functools.partial(self._queue, action) for kind, action in later.items()} | {
            Hello: self._greet,
            Pointer: self._point,
            View: self._show,
            SetGeometry: lambda message: self._set_geometry(message.geometry, message.t_ns),
            Annotate: lambda message: self._record_event("note", message.t_ns, text=message.text),
            Shown: self._note_shown,
            Panels: self._note_panels,
            Acted: lambda message: self._record_event(
                "act", message.t_ns, what=message.what, text=message.text
            ),
            ShowTarget: self._show_target,
            Measure: self._queue_measure,
            Report: self._keep_report,
            WatchHead: self._watch_head,
            Shutdown: lambda _message: self.end("the workstation was closed"),
        }

    def _queue(self, action: Callable[[Any], None], message: Any) -> None:
        self._control.put(lambda: action(message))

    def _greet(self, message: Hello) -> None:
        if message.protocol != PROTOCOL:
            self._say(
                HostError(
                    text=f"the workstation speaks protocol {message.protocol}, the host {PROTOCOL}",
                    way_out="both must come from one version of RadGaze",
                )
            )

    def _point(self, message: Pointer) -> None:
        self._context.pointer, self._context.pointer_ns = (message.x, message.y), message.t_ns

    def _note_shown(self, message: Shown) -> None:
        with self._lock:
            self._shown = message
        self._record_event("shown", message.t_ns, what=message.what)

    def _note_panels(self, message: Panels) -> None:
        with self._lock:
            self._panels = message
        self._record_event("panels", message.t_ns, panels=msgspec.to_builtins(message.panels))

    def _show_target(self, message: ShowTarget) -> None:
        self._context.target = message.place
        self._record_event("target", message.t_ns, place=message.place)

    def _queue_measure(self, message: Measure) -> None:
        with self._lock:
            self._measures.append(message)

    def _keep_report(self, message: Report) -> None:
        with self._lock:
            self._reports.append(message)
        self._record_event(message.kind, message.t_ns, **message.fields)

    def _watch_head(self, message: WatchHead) -> None:
        self._watching_head = message.on

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
        kept = (
            self._last.taken_over_by(provider, info, self._context.geometry) if self._last is not None else []
        )
        with self._lock:
            self._provider, self._info, self._buffer = provider, info, SampleBuffer()
            self._new_clock(info)
            self._seq = 0
            self._found.clear()
            self._told.clear()
            self._recent.clear()
            self._reports = kept
            self._dropped = 0
            self._meter, self._reported = Meter(), time.monotonic()
            provider.start(self._buffer)
        self._say(msgspec.structs.replace(streaming(info), kept=bool(kept)))

    def _new_clock(self, info: TrackerInfo) -> None:
        """A device was connected, perhaps again: nothing that was learnt of its clock and its numbers
        holds.
        """
        self._stamper, self._mean = Stamper(info.rate_hz), LiveMean()
        self._watch = StreamWatch(
            info.model or info.provider, info.rate_hz, eyes=info.source in ("own", "replayed")
        )

    def _lost(self, name: str, text: str) -> None:
        """A device that went away is connected again; what only stands for one has ended."""
        with self._lock:
            info, self._watch = self._info, None
        again = info is not None and info.source == "own"
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
                self._provider, self._info = provider, info
                self._new_clock(info)
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
        self._end_recording(reason, timeout_s=timeout_s)
        self._last = _Ended(provider, list(self._reports), self._context.geometry)
        with self._lock:
            self._provider = self._info = self._watch = None
        self._say(HostState(state="stopped", provider=provider.name, text="The tracker was stopped."))


class _Ended(NamedTuple):
    """A stream that ended, with what had been found of it."""

    provider: Provider
    reports: list[Report]
    geometry: DisplayGeometry

    def taken_over_by(self, provider: Provider, info: TrackerInfo, geometry: DisplayGeometry) -> list[Report]:
        """What of it holds for the next stream: what only stands for a device keeps its calibration, as a
        device does, for the next reading; its seed may be another.
        """
        stands_in = info.source in ("pointer", "simulated") and info.capabilities.calibration_saved
        same = provider.name == self.provider.name and _device_of(provider) == _device_of(self.provider)
        if not (stands_in and same and geometry == self.geometry):
            return []
        provider.apply_calibration(self.provider.calibration_data())
        return self.reports


def _device_of(provider: Provider) -> dict[str, Any]:
    return {k: v for k, v in provider.options.items() if k not in ("seed", "temperament", "speed", "task")}


def streaming(info: TrackerInfo) -> HostState:
    """What the window is told of a stream that runs."""
    return HostState(
        state="streaming",
        provider=info.provider,
        text=" ".join(p for p in (info.vendor, info.model, info.serial) if p),
        rate_hz=info.rate_hz,
        research_grade=info.capabilities.research_grade,
        simulated=info.source != "own",
        info=info,
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
