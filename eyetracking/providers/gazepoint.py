"""Gazepoint trackers (GP3, GP3 HD) over the Open Gaze API: XML over TCP, spoken by Gazepoint Control. No SDK.

The server sends one message a line: REC (a sample), ACK, NACK, CAL (calibration). Each line is parsed as XML,
so that texts with spaces and quotes in USER do not break the numbers beside them; a line that is no XML costs
itself only. Flags are honoured: a record with a valid flag of 0 repeats the last place.
"""

from __future__ import annotations

import contextlib
import queue
import socket
import time
import xml.etree.ElementTree as ElementTree
from collections.abc import Callable, Mapping
from typing import Any

from eyetracking import numerals
from eyetracking.calibration import CALIBRATION_LAYOUTS
from eyetracking.tracker import (
    NAN,
    CalibrationFailed,
    Capabilities,
    ConnectionFailed,
    Device,
    GazeSample,
    HeadPosition,
    HostContext,
    NoDevice,
    Option,
    Provider,
    SampleBuffer,
    TrackerInfo,
    tracker_provider,
)

PORT = 4242
ANSWER_S = 3.0
CALIBRATION_S = 120.0
GAP_S = 1.0
ASKED_BEFORE_ANEW = 3
"""A silent server is asked to send again; after so many times it is connected to anew."""
RETRY_S = 1.0
MOST_BYTES = 1 << 16
"""A message this long without a line end is not the Open Gaze API."""
_SEND = (
    "COUNTER",
    "TIME",
    "TIME_TICK",
    "POG_LEFT",
    "POG_RIGHT",
    "PUPIL_LEFT",
    "PUPIL_RIGHT",
    "PUPILMM",
)
_WAY_OUT = "start Gazepoint Control on the machine of the tracker, and see that no firewall hides its port"
Message = tuple[str, dict[str, str]]
"""Tag and attributes."""


class Lines:
    """Bytes of the connection -> whole messages. bad: lines that were no XML."""

    def __init__(self) -> None:
        self._rest = b""
        self.bad = 0

    def feed(self, data: bytes) -> list[Message]:
        """The messages that are complete now. Raises ConnectionFailed where no line ever ends."""
        *lines, self._rest = (self._rest + data).split(b"\n")
        if len(self._rest) > MOST_BYTES:
            raise ConnectionFailed("what answers there does not speak the Open Gaze API", _WAY_OUT)
        messages: list[Message] = []
        for line in lines:
            if line.strip():
                messages += self._parse(line)
        return messages

    def _parse(self, line: bytes) -> list[Message]:
        try:
            root = ElementTree.fromstring(b"<line>" + line.strip() + b"</line>")
        except ElementTree.ParseError:
            self.bad += 1
            return []
        return [(element.tag, dict(element.attrib)) for element in root]


@tracker_provider(
    "gazepoint",
    "Gazepoint",
    hint="GP3 trackers through Gazepoint Control (Open Gaze API).",
    can_discover=True,
    order=12,
)
class Gazepoint(Provider):
    """options: host (127.0.0.1), port (4242). A connection that breaks is made again."""

    takes = (
        Option(
            name="host", title="Host", hint="The machine that runs Gazepoint Control", default="127.0.0.1"
        ),
        Option(
            name="port",
            title="Port",
            hint="Of Gazepoint Control",
            kind="whole",
            default=PORT,
            least=1,
            advanced=True,
        ),
    )

    def __init__(self, options: Mapping[str, Any], context: HostContext) -> None:
        super().__init__(options, context)
        self._socket: socket.socket | None = None
        self._lines = Lines()
        self._answers: queue.SimpleQueue[Message] = queue.SimpleQueue()
        self._tick_hz = 0.0
        self._last_count: int | None = None

    def discover(self) -> list[Device]:
        host, port = self._address()
        try:
            self._open()
            try:
                about = self._ask("PRODUCT_ID")
            finally:
                self._close()
        except (NoDevice, ConnectionFailed):
            return []
        name = about.get("VALUE", "Gazepoint")
        return [Device(name=name, text=f"{name} at {host}:{port}", options={"host": host, "port": port})]

    def connect(self) -> TrackerInfo:
        self._open()
        product = self._ask("PRODUCT_ID")
        serial = self._ask("SERIAL_ID").get("VALUE", "")
        version = self._ask("API_ID").get("VALUE", "")
        self._tick_hz = number(self._ask("TIME_TICK_FREQUENCY"), "FREQ", default=0.0)
        rate_hz = number(product, "RATE", default=60.0)
        self._subscribe()
        return TrackerInfo(
            provider=self.name,
            vendor="Gazepoint",
            model=product.get("VALUE", "GP3"),
            serial=serial,
            sdk=f"Open Gaze API {version}".strip(),
            rate_hz=rate_hz,
            capabilities=Capabilities(
                rates_hz=(rate_hz,),
                eyes="both",
                pupil_unit="mm",
                calibration="vendor",
                calibration_points=(5, 9),
                head_position=True,
            ),
        )

    def run(self, buffer: SampleBuffer) -> None:
        last, asked, told = time.monotonic(), 0, 0
        while not self._stop.is_set():
            try:
                messages = self._receive(0.1)
            except (OSError, EOFError) as error:
                if self._stop.is_set():
                    return
                buffer.event("gap", f"the connection to Gazepoint Control broke: {error or 'it closed'}")
                self._connect_again(buffer)
                last, asked = time.monotonic(), 0
                continue
            now_ns = time.monotonic_ns()
            for tag, fields in messages:
                if tag == "REC":
                    self._record(fields, now_ns, buffer)
                    last = now_ns / 1e9
                    if asked:
                        asked = 0
                        buffer.event(
                            "error", "its data had been switched off, perhaps by another program; on again"
                        )
                else:
                    self._answers.put((tag, fields))
            if self._lines.bad > told:
                buffer.event("error", f"{self._lines.bad - told} messages were not readable")
                told = self._lines.bad
            if time.monotonic() - last > GAP_S:
                last, asked = time.monotonic(), asked + 1
                if asked % ASKED_BEFORE_ANEW == 0:
                    self._connect_again(buffer)
                with contextlib.suppress(OSError):  # a broken connection is found by the next receive
                    self._subscribe()

    def stop(self) -> None:
        super().stop()
        self._close()

    def vendor_calibration(self, points: int) -> str:
        """Gazepoint Control's own window, with our layout of targets. Raises CalibrationFailed."""
        layout = CALIBRATION_LAYOUTS[points if points in (5, 9) else 9]
        while not self._answers.empty():
            self._answers.get()
        try:
            self._set("CALIBRATE_CLEAR")
            for x, y in layout:
                self._set("CALIBRATE_ADDPOINT", X=f"{x:g}", Y=f"{y:g}")
            self._set("CALIBRATE_SHOW", STATE="1")
            self._set("CALIBRATE_START", STATE="1")
            try:
                self._wait(lambda tag, f: tag == "CAL" and f.get("ID") == "CALIB_RESULT", CALIBRATION_S)
            finally:
                self._set("CALIBRATE_START", STATE="0")
                self._set("CALIBRATE_SHOW", STATE="0")
            self._send("GET", "CALIBRATE_RESULT_SUMMARY")
            summary = self._wait(
                lambda tag, f: tag == "ACK" and f.get("ID") == "CALIBRATE_RESULT_SUMMARY", ANSWER_S
            )
        except OSError as error:
            raise CalibrationFailed(
                f"the connection to Gazepoint Control broke: {error}", _WAY_OUT
            ) from error
        used = round(number(summary, "VALID_POINTS", default=0.0))
        if used == 0:
            raise CalibrationFailed(
                "the eyes were not seen at any target", "check the tracker's camera image"
            )
        error_px = number(summary, "AVE_ERROR", default=NAN)
        return f"Gazepoint Control: {used} of {len(layout)} targets used, mean error {error_px:.0f} px."

    # samples

    def _record(self, fields: dict[str, str], now_ns: int, buffer: SampleBuffer) -> None:
        count = fields.get("CNT")
        if count is not None and count.isdigit():
            missing = 0 if self._last_count is None else int(count) - self._last_count - 1
            if 0 < missing < 1_000_000:
                buffer.event("gap", f"{missing} samples did not come")
            self._last_count = int(count)
        device_ns = self._device_ns(fields)
        if device_ns is None:
            return
        buffer.append(sample_of(fields, device_ns, now_ns))
        buffer.head = head_of(fields)

    def _device_ns(self, fields: dict[str, str]) -> int | None:
        """The finest stamp there is; None for a record without any."""
        tick = fields.get("TIME_TICK", "")
        if self._tick_hz > 0 and tick.isdigit():
            return int(tick) * 1_000_000_000 // round(self._tick_hz)
        seconds = number(fields, "TIME", default=NAN)
        return None if seconds != seconds else round(seconds * 1e9)

    # the connection

    def _address(self) -> tuple[str, int]:
        return self.option("host", "127.0.0.1", str), self.option("port", PORT, int)

    def _open(self) -> None:
        host, port = self._address()
        try:
            self._socket = socket.create_connection((host, port), timeout=ANSWER_S)
        except OSError as error:
            raise NoDevice(
                f"Gazepoint Control does not answer at {host}:{port}: {error}", _WAY_OUT
            ) from error
        self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._lines = Lines()

    def _close(self) -> None:
        connection, self._socket = self._socket, None
        if connection is not None:
            connection.close()

    def _connect_again(self, buffer: SampleBuffer) -> None:
        """Try until it works or we are stopped."""
        self._close()
        self._last_count = None
        while not self._stop.wait(RETRY_S):
            try:
                self._open()
                self._subscribe()
            except (NoDevice, ConnectionFailed, OSError):
                self._close()
                continue
            buffer.event("restored", "connected to Gazepoint Control again")
            return

    def _subscribe(self) -> None:
        for what in _SEND:
            self._set(f"ENABLE_SEND_{what}", STATE="1")
        self._set("ENABLE_SEND_DATA", STATE="1")

    def _set(self, what: str, **fields: str) -> None:
        self._send("SET", what, **fields)

    def _send(self, verb: str, what: str, **fields: str) -> None:
        if self._socket is None:
            raise ConnectionError("it is not open")
        element = ElementTree.Element(verb, {"ID": what, **fields})
        self._socket.sendall(ElementTree.tostring(element) + b"\r\n")

    def _receive(self, timeout_s: float) -> list[Message]:
        """Messages that came; none after timeout_s. Raises EOFError when the other side closed, OSError."""
        if self._socket is None:
            raise EOFError
        self._socket.settimeout(timeout_s)
        try:
            data = self._socket.recv(1 << 16)
        except TimeoutError:
            return []
        if not data:
            raise EOFError
        return self._lines.feed(data)

    def _ask(self, what: str) -> dict[str, str]:
        """The ACK of a GET, before the stream runs; {} where this version does not know it."""
        try:
            self._send("GET", what)
            deadline = time.monotonic() + ANSWER_S
            while time.monotonic() < deadline:
                for tag, fields in self._receive(ANSWER_S):
                    if tag in ("ACK", "NACK") and fields.get("ID") == what:
                        return fields if tag == "ACK" else {}
        except (OSError, EOFError) as error:
            raise ConnectionFailed(f"Gazepoint Control hung up: {error}", _WAY_OUT) from error
        raise ConnectionFailed("what answers there does not speak the Open Gaze API", _WAY_OUT)

    def _wait(self, wanted: Callable[[str, dict[str, str]], bool], timeout_s: float) -> dict[str, str]:
        """The next message of that kind, while the stream runs. Raises CalibrationFailed."""
        deadline = time.monotonic() + timeout_s
        while not self._stop.is_set() and time.monotonic() < deadline:
            try:
                tag, fields = self._answers.get(timeout=0.1)
            except queue.Empty:
                continue
            if wanted(tag, fields):
                return fields
        raise CalibrationFailed("Gazepoint Control did not finish the calibration", "try again")


def number(fields: Mapping[str, str], name: str, *, default: float) -> float:
    """An attribute as a number, also with a decimal comma; the default where it is missing or none."""
    return numerals.number(fields.get(name, ""), default=default)


def sample_of(fields: Mapping[str, str], device_ns: int, arrival_ns: int) -> GazeSample:
    """A REC as ours: an eye whose flag is 0 is NaN, whatever its numbers say."""
    places: list[float] = []
    pupils: list[float] = []
    for eye in "LR":
        seen = fields.get(f"{eye}POGV") == "1"
        places += [number(fields, f"{eye}POG{axis}", default=NAN) if seen else NAN for axis in "XY"]
        measured = fields.get(f"{eye}PMMV") == "1"
        pupils.append(number(fields, f"{eye}PMM", default=NAN) if measured else NAN)
    return GazeSample(
        device_ns, arrival_ns, *(places[0], places[1], places[2], places[3]), *(pupils[0], pupils[1])
    )


def head_of(fields: Mapping[str, str]) -> HeadPosition | None:
    """Eyes in the camera image, mirrored as the reader sees himself; the depth is not told."""
    eyes = []
    for eye in "LR":
        x, y = number(fields, f"{eye}PCX", default=NAN), number(fields, f"{eye}PCY", default=NAN)
        eyes.append((1 - x, y, 0.5) if fields.get(f"{eye}PV") == "1" and x == x and y == y else None)
    if "LPCX" not in fields:
        return None
    return HeadPosition(left=eyes[0], right=eyes[1])
