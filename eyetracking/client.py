"""Starts, watches and talks to the tracker host. No Qt, no tracker SDK.

    client = TrackerClient(on_event)
    client.send_view(time.monotonic_ns(), view, 40.0, 400.0, label=image_id)
    client.start("simulated-reader", {"seed": 1})
    client.begin_recording(folder, consent=Consent(...), session={"study": "..."})
    ...
    client.end_recording(); client.close()

Events (see `eyetracking.messages`) arrive one after the other on a thread of the client: HostState, Devices,
LiveGaze, Quality, RecordingState, HostError, HostGone. The host writes the recording itself: if this process
dies or freezes, no sample is lost.
"""

from __future__ import annotations

import collections
import subprocess
import tempfile
import threading
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Literal

import msgspec

from eyetracking.host_log import HostLog, log
from eyetracking.mapping import ViewTransform
from eyetracking.messages import (
    PROTOCOL,
    Acted,
    Annotate,
    BeginRecording,
    Calibrate,
    CalibrationStep,
    Consent,
    Devices,
    Discover,
    EndRecording,
    Event,
    Hello,
    HostError,
    HostGone,
    HostState,
    LiveGaze,
    Measure,
    PanelPlace,
    Panels,
    Pointer,
    Quality,
    RecordingState,
    Report,
    SetGeometry,
    Shown,
    ShowTarget,
    Shutdown,
    Start,
    Stop,
    View,
    WatchHead,
    decode_from_host,
    encode,
)
from eyetracking.tracker import NAN, TYPICAL_GEOMETRY, DisplayGeometry
from eyetracking.wire import (
    LaunchFailed,
    Outbox,
    Transport,
    WireError,
    end_process,
    last_words,
    launch,
    missing_package,
    say_exit,
)

__all__ = [
    "Consent",
    "ConsentRequired",
    "Devices",
    "DisplayGeometry",
    "HostError",
    "HostGone",
    "HostState",
    "LiveGaze",
    "Quality",
    "RecordingState",
    "TrackerClient",
]

PACKAGES = "msgspec numpy pyarrow"
"""What the host's interpreter needs, whichever it is (and tomli on Python 3.10, and the tracker's SDK)."""


class ConsentRequired(Exception):
    """Nothing is recorded without a complete consent. missing: the fields that are empty."""

    def __init__(self, missing: list[str]) -> None:
        super().__init__(f"nothing is recorded without consent; it lacks: {', '.join(missing)}")
        self.missing = missing


class TrackerClient:
    """The workstation's end of the tracker host.

    on_event: called with one message at a time, on the client's thread. python: the host's interpreter, None
    for ours (a Tobii SDK may need another). The process starts with the first call that needs it, and again
    with the next `start` after it is gone.
    """

    def __init__(self, on_event: Callable[[Event], None], *, python: str | None = None) -> None:
        self._on_event = on_event
        self._python = python
        self._lock = threading.RLock()
        self._process: subprocess.Popen[bytes] | None = None
        self._outbox: Outbox | None = None
        self._transport: Transport | None = None
        self._early: collections.deque[bytes] = collections.deque()
        self._reader: threading.Thread | None = None
        self._closing = False
        self._launched = threading.Event()
        self._views: dict[str, View] = {}
        self._geometry = TYPICAL_GEOMETRY

    @property
    def alive(self) -> bool:
        """Whether the host process runs."""
        process = self._process
        return process is not None and process.poll() is None

    @property
    def host_pid(self) -> int | None:
        """The host's process id, None while there is none."""
        return self._process.pid if self.alive and self._process is not None else None

    def discover(self, provider: str, options: Mapping[str, Any] | None = None) -> None:
        """Look for devices; a Devices or a HostError event answers, after seconds with some vendors."""
        self._need_host()
        self._send(Discover(provider=provider, options=dict(options or {})))

    def start(
        self,
        provider: str,
        options: Mapping[str, Any] | None = None,
        *,
        geometry: DisplayGeometry | None = None,
    ) -> None:
        """Connect and stream; HostState "connecting", then "streaming", or a HostError. Returns at once.

        A tracker that streams already is stopped first.
        """
        with self._lock:
            if geometry is not None:
                self._geometry = geometry
            self._need_host()
            self._send(Start(provider=provider, options=dict(options or {}), geometry=self._geometry))

    def stop(self) -> None:
        """End the stream, and a running recording with it. Returns at once."""
        self._send(Stop())

    def set_geometry(self, geometry: DisplayGeometry) -> None:
        """The window moved to another screen, or the screen was measured."""
        with self._lock:
            self._geometry = geometry
            self._send(SetGeometry(t_ns=time.monotonic_ns(), geometry=geometry))

    def begin_recording(
        self,
        folder: Path | str,
        *,
        consent: Consent | None,
        session: Mapping[str, Any] | None = None,
        encrypt: bool = False,
    ) -> None:
        """Write what streams from now on into `folder` (made if need be; it must not hold a recording yet).

        May follow `start` at once: it waits for the connection. session: anything JSON can hold, kept in the
        header. encrypt: see `eyetracking.vault`. Raises ConsentRequired without a complete consent. Returns
        at once; RecordingState answers.
        """
        if consent is None:
            raise ConsentRequired(["version", "purpose", "given_at", "reader_id"])
        if consent.missing():
            raise ConsentRequired(consent.missing())
        self._need_host()
        self._send(
            BeginRecording(
                folder=str(Path(folder).absolute()),
                consent=consent,
                session=dict(session or {}),
                encrypt=encrypt,
            )
        )

    def end_recording(self) -> None:
        """Close the recording. Returns at once; RecordingState(recording=False) says that it is on disk."""
        self._send(EndRecording())

    def send_view(
        self,
        t_ns: int,
        transform: ViewTransform,
        window_centre: float | None = None,
        window_width: float | None = None,
        label: str = "",
    ) -> None:
        """Pane `transform.pane` shows this from t_ns on (`time.monotonic_ns()` when the frame was presented).

        label names the image. Remembered here, and sent again to a host that starts later.
        """
        view = View(
            t_ns=t_ns,
            pane=transform.pane,
            transform=transform,
            window_centre=window_centre,
            window_width=window_width,
            label=label,
        )
        with self._lock:
            self._views[view.pane] = view
            self._send(view)

    def hide_view(self, t_ns: int, pane: str = "main") -> None:
        """The pane is no longer on the screen from t_ns on."""
        with self._lock:
            self._views.pop(pane, None)
            self._send(View(t_ns=t_ns, pane=pane, transform=None))

    def pointer(self, x: float, y: float) -> None:
        """The mouse, as fractions of the tracked screen (for the mouse provider); NaN when it leaves."""
        self._send(Pointer(t_ns=time.monotonic_ns(), x=x, y=y))

    def annotate(self, text: str) -> None:
        """Put a note into the recording, now."""
        self._send(Annotate(t_ns=time.monotonic_ns(), text=text))

    def show(self, what: list[str]) -> None:
        """What of AI stands over the image from now on, in words; kept in the recording."""
        self._send(Shown(t_ns=time.monotonic_ns(), what=what))

    def panels(self, panels: list[PanelPlace]) -> None:
        """Where the window's panels stand from now on; kept in the recording."""
        self._send(Panels(t_ns=time.monotonic_ns(), panels=panels))

    def act(self, what: str, text: str = "") -> None:
        """The reader did this now; kept in the recording."""
        self._send(Acted(t_ns=time.monotonic_ns(), what=what, text=text))

    def show_target(self, t_ns: int, place: tuple[float, float] | None) -> None:
        """A target stands at `place` (fractions of the screen) from t_ns on; None: it is gone."""
        self._send(ShowTarget(t_ns=t_ns, place=place))

    def calibrate(
        self, step: CalibrationStep, *, x: float = NAN, y: float = NAN, points: int = 0, data: bytes = b""
    ) -> None:
        """One step of a calibration; a CalibrationDone answers, after seconds for some. See `messages`."""
        self._send(Calibrate(step=step, x=x, y=y, points=points, data=data))

    def measure(self, number: int, *, x: float, y: float, from_ns: int, to_ns: int) -> None:
        """Quality of the gaze on a target in that time; Measured with the same number answers."""
        self._send(Measure(number=number, x=x, y=y, from_ns=from_ns, to_ns=to_ns))

    def report(
        self, kind: Literal["calibration", "validation", "drift check"], fields: Mapping[str, Any]
    ) -> None:
        """What was found, to be kept with this and the following recordings of the stream."""
        self._send(Report(t_ns=time.monotonic_ns(), kind=kind, fields=dict(fields)))

    def watch_head(self, *, on: bool) -> None:
        """Whether HeadSeen events should come."""
        self._send(WatchHead(on=on))

    def close(self) -> None:
        """End the host, closing its recording; at most about 2 s. Safe to call twice, and from on_event."""
        with self._lock:
            self._closing = True
            starting = self._reader is not None and self._reader is not threading.current_thread()
        if starting:
            self._launched.wait(5.0)
        with self._lock:
            process, outbox, transport, reader = self._process, self._outbox, self._transport, self._reader
        if outbox is not None:
            outbox.put(encode(Shutdown()))
            outbox.close(timeout_s=0.2)
        if process is not None:
            end_process(process, grace_s=1.5)
        if transport is not None:
            transport.close()
        if reader is not None and reader is not threading.current_thread():
            reader.join(2.0)
        with self._lock:
            self._process = self._outbox = self._transport = self._reader = None
            self._closing = False

    def kill(self) -> None:
        """SIGKILL the host, as a crash would. For tests and drills."""
        if self._process is not None:
            self._process.kill()

    def _need_host(self) -> None:
        with self._lock:
            if self._reader is not None:
                return
            self._early.clear()
            self._launched.clear()
            self._reader = threading.Thread(target=self._serve, name="radgaze-tracker-client", daemon=True)
            self._early.append(encode(Hello(protocol=PROTOCOL)))
            self._early.append(encode(SetGeometry(t_ns=time.monotonic_ns(), geometry=self._geometry)))
            self._early.extend(encode(view) for view in self._views.values())
            self._reader.start()

    def _send(self, message: Any) -> None:
        data = encode(message)
        with self._lock:
            if self._outbox is not None:
                self._outbox.put(data)
            elif self._reader is not None:
                self._early.append(data)

    def _serve(self) -> None:
        """Start the host, then read until it is gone."""
        stderr = tempfile.TemporaryFile()  # noqa: SIM115  closed below
        try:
            process, transport = launch("eyetracking.host", python=self._python, stderr=stderr)
        except LaunchFailed as error:
            stderr.close()
            with self._lock:
                self._reader = None
            self._launched.set()
            log.error("%s", error)
            self._on_event(HostGone(text=f"{error}. Check the tracker host's interpreter in the settings."))
            return
        with self._lock:
            self._process, self._transport, self._outbox = process, transport, Outbox(transport)
            while self._early:
                self._outbox.put(self._early.popleft())
        self._launched.set()
        said = HostLog(stderr)
        while True:
            try:
                message = decode_from_host(transport.recv())
            except (EOFError, WireError):
                break
            except msgspec.DecodeError as error:
                message = HostError(text=f"the tracker host sent something unreadable: {error}")
            said.take(message)
            self._on_event(message)
        if self._closing:
            said.hear()
            stderr.close()
            return
        transport.close()
        code = end_process(process, grace_s=0.5)
        said.hear(last=True)
        words = last_words(stderr)
        stderr.close()
        with self._lock:
            if self._outbox is not None:
                self._outbox.close(timeout_s=0.1)
            self._process = self._outbox = self._transport = self._reader = None
        missing = missing_package(words)
        if missing is not None:
            python = self._python or "RadGaze's Python"
            text = f"The tracker host's Python lacks {missing}. Run: {python} -m pip install {PACKAGES}"
        else:
            last = words.splitlines()[-1] if words and code and code > 0 else ""
            why = f"{say_exit(code)}: {last}" if last else say_exit(code)
            text = f"The tracker host ended ({why}). What it recorded until then is on disk."
        log.error("%s", text)
        self._on_event(HostGone(text=text))
