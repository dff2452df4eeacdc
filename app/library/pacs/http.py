"""HTTP as an archive may be trusted with it: it must not keep us waiting, fill the memory, or choose whose
certificates count.
"""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Any
from weakref import WeakSet

import requests
from requests.adapters import HTTPAdapter
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool

from app.library.pacs.node import Cancelled, Stop, never

TIMEOUT_S, CONNECT_S = 60.0, 10.0
SLOWEST_BYTES_S = 5_000
"""How fast an answer must at least come."""
LIST_BYTES, OBJECT_BYTES = 64 << 20, 1 << 30
"""Of one answer, unpacked: a list of 100,000 studies has about 60 MB."""
_PIECE, _LOOK_EVERY_S = 1 << 16, 0.1


class TooMuch(Exception):
    """An answer was larger, or came more slowly, than any of its kind; its words say which."""


class Session(requests.Session):
    """A session whose requests a stop ends within a second, with bounds on what an answer may cost.

    Environment variables do not take the place of `verify`. Raises Cancelled and TooMuch besides what
    requests raises.
    """

    def __init__(self) -> None:
        super().__init__()
        self._lines: WeakSet[socket.socket] = WeakSet()
        self._stop: Stop = never
        self.stopped = False
        for scheme in ("http://", "https://"):
            self.mount(scheme, _Adapter(self._lines))

    @contextmanager
    def heeding(self, stop: Stop) -> Iterator[None]:
        """While entered, a stop cuts whatever line is open. Raises Cancelled where it did."""
        over = threading.Event()
        self.stopped = False
        watch = threading.Thread(target=self._watch, args=(stop, over), name="radgaze-http", daemon=True)
        watch.start()
        try:
            yield
        except (requests.RequestException, OSError):
            if self.stopped:
                raise Cancelled from None
            raise
        finally:
            over.set()
            watch.join()
        if self.stopped:
            raise Cancelled

    def _watch(self, stop: Stop, over: threading.Event) -> None:
        while not over.wait(_LOOK_EVERY_S):
            if self.stopped or stop():
                self.stopped = True
                for line in list(self._lines):
                    with suppress(OSError):
                        line.shutdown(socket.SHUT_RDWR)

    def request(self, *args: Any, **kwargs: Any) -> requests.Response:
        kwargs.setdefault("timeout", (CONNECT_S, TIMEOUT_S))
        kwargs["stream"] = True
        if isinstance(self.verify, str):
            kwargs["verify"] = self.verify  # else REQUESTS_CA_BUNDLE would go before it
        response = super().request(*args, **kwargs)
        wanted = str((kwargs.get("headers") or {}).get("Accept", ""))
        content = _bounded(response, LIST_BYTES if "json" in wanted else OBJECT_BYTES, lambda: self.stopped)
        response._content = content  # noqa: SLF001 - requests has no other way to set what was read
        response._content_consumed = True  # noqa: SLF001
        return response


def _bounded(response: requests.Response, most: int, stopped: Callable[[], bool]) -> bytes:
    """What the answer holds, unpacked piece by piece."""
    pieces, size, began = [], 0, time.monotonic()
    with response:
        for piece in response.iter_content(_PIECE):
            pieces.append(piece)
            size += len(piece)
            if stopped():
                raise Cancelled
            if size > most:
                raise TooMuch(f"an answer of more than {most >> 20} MiB")
            if time.monotonic() - began > TIMEOUT_S + size / SLOWEST_BYTES_S:
                raise TooMuch(f"only {size} bytes came in {time.monotonic() - began:.0f} s")
    return b"".join(pieces)


class _Adapter(HTTPAdapter):
    """Its sockets are known as long as somebody reads from them, also where the connection has let go."""

    def __init__(self, lines: WeakSet[socket.socket]) -> None:
        self._lines = lines
        super().__init__()

    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:
        super().init_poolmanager(*args, **kwargs)
        lines = self._lines

        class Plain(HTTPConnection):
            def connect(self) -> None:
                super().connect()
                lines.add(self.sock)

        class Encrypted(HTTPSConnection):
            def connect(self) -> None:
                super().connect()
                lines.add(self.sock)

        pools = {"http": HTTPConnectionPool, "https": HTTPSConnectionPool}
        kinds = {"http": Plain, "https": Encrypted}
        self.poolmanager.pool_classes_by_scheme = {
            scheme: type(pool.__name__, (pool,), {"ConnectionCls": kinds[scheme]})
            for scheme, pool in pools.items()
        }
