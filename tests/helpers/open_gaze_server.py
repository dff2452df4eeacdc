"""A stand-in for Gazepoint Control: the Open Gaze API over a real loopback socket."""

from __future__ import annotations

import socket
import threading
import time
import xml.etree.ElementTree as ElementTree
from typing import Any

TICK_HZ = 10_000_000


class OpenGazeServer:
    """Sends `count` records at `rate_hz` once it is asked to, in pieces that cut through messages.

    user: text of the USER attribute. drop_after: hang up after so many records (once); the next connection
    gets the rest. bad: a line that is no XML before the tenth record. blink: records without eyes. comma:
    numbers with decimal commas. reset_at: the clock begins again with that record. silent_at: another program
    switches the data off then.
    """

    def __init__(
        self,
        *,
        count: int,
        rate_hz: float = 600.0,
        user: str = "0",
        drop_after: int | None = None,
        skip: frozenset[int] = frozenset(),
        bad: bytes = b"",
        blink: range = range(0),
        comma: bool = False,
        reset_at: int | None = None,
        silent_at: int | None = None,
    ) -> None:
        self._comma, self._reset_at, self._silent_at = comma, reset_at, silent_at
        self._count, self._rate_hz, self._user = count, rate_hz, user
        self._drop_after, self._skip, self._bad, self._blink = drop_after, skip, bad, blink
        self._next = 0
        self._stop = threading.Event()
        self.commands: list[dict[str, str]] = []
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._listener.settimeout(0.1)
        self.port = self._listener.getsockname()[1]
        self._thread = threading.Thread(target=self._serve, name="open-gaze-server")
        self._thread.start()

    def __enter__(self) -> OpenGazeServer:
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        self._thread.join()
        self._listener.close()

    def _serve(self) -> None:
        while not self._stop.is_set():
            try:
                connection, _ = self._listener.accept()
            except TimeoutError:
                continue
            with connection:
                try:
                    self._talk(connection)
                except ConnectionError:
                    continue

    def _talk(self, connection: socket.socket) -> None:
        connection.settimeout(0.001)
        pending, streaming, began = b"", False, 0.0
        first = self._next
        while not self._stop.is_set():
            try:
                data = connection.recv(65536)
                if not data:
                    return
                pending += data
            except TimeoutError:
                pass
            while b"\r\n" in pending:
                line, pending = pending.split(b"\r\n", 1)
                element = ElementTree.fromstring(line)
                switched_on = self._answer(connection, element)
                if switched_on and not streaming:
                    first, began = self._next, time.monotonic()
                streaming = switched_on or streaming
            if not streaming:
                continue
            due = min(self._count, first + int((time.monotonic() - began) * self._rate_hz))
            while self._next < due:
                if self._drop_after is not None and self._next >= self._drop_after:
                    self._drop_after = None
                    return
                if self._silent_at is not None and self._next >= self._silent_at:
                    self._silent_at, streaming = None, False
                    break
                if self._next not in self._skip:
                    self._record(connection, self._next)
                self._next += 1

    def _answer(self, connection: socket.socket, element: ElementTree.Element) -> bool:
        """Acknowledge; whether the data were switched on."""
        fields = dict(element.attrib)
        self.commands.append({"verb": element.tag, **fields})
        answers: dict[str, dict[str, Any]] = {
            "PRODUCT_ID": {"VALUE": "GP3HD", "BUS": "USB3", "RATE": "150"},
            "SERIAL_ID": {"VALUE": "4711"},
            "API_ID": {"VALUE": "2.0"},
            "TIME_TICK_FREQUENCY": {"FREQ": str(TICK_HZ)},
            "CALIBRATE_RESULT_SUMMARY": {"AVE_ERROR": "19.43", "VALID_POINTS": "5"},
        }
        said = answers.get(fields["ID"], fields)
        words = " ".join(f'{name}="{value}"' for name, value in said.items() if name != "ID")
        connection.sendall(f'<ACK ID="{fields["ID"]}" {words} />\r\n'.encode())
        if fields["ID"] == "CALIBRATE_START" and fields.get("STATE") == "1":
            connection.sendall(b'<CAL ID="CALIB_START_PT" PT="1" CALX="0.5" CALY="0.5" />\r\n')
            connection.sendall(
                b'<CAL ID="CALIB_RESULT" CALX1="0.5" CALY1="0.5" LX1="0.5" LY1="0.5" LV1="1" />\r\n'
            )
        return fields["ID"] == "ENABLE_SEND_DATA" and fields.get("STATE") == "1"

    def _record(self, connection: socket.socket, number: int) -> None:
        if number == 10 and self._bad:
            connection.sendall(self._bad + b"\r\n")
        seen = "0" if number in self._blink else "1"
        since = number - (self._reset_at if self._reset_at is not None and number >= self._reset_at else 0)
        ticks = round(since / self._rate_hz * TICK_HZ) + (5_000_000_000 if since == number else 0)
        text = ElementTree.tostring(
            ElementTree.Element(
                "REC",
                {
                    "CNT": str(number), "TIME": f"{number / self._rate_hz:.5f}", "TIME_TICK": str(ticks),
                    "LPOGX": f"{0.2 + number / 1e5:.5f}", "LPOGY": "0.30000", "LPOGV": seen,
                    "RPOGX": f"{0.2 + number / 1e5:.5f}", "RPOGY": "0.31000", "RPOGV": seen,
                    "LPCX": "0.40", "LPCY": "0.50", "LPV": seen, "RPCX": "0.60", "RPCY": "0.50", "RPV": seen,
                    "LPMM": "3.5", "LPMMV": seen, "RPMM": "3.6", "RPMMV": "0", "USER": self._user,
                },
            )
        )  # fmt: skip
        message = (text.replace(b".", b",") if self._comma else text) + b"\r\n"
        cut = number % len(message)  # TCP knows no messages
        connection.sendall(message[:cut])
        connection.sendall(message[cut:])
