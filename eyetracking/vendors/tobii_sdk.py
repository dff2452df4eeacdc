"""What both of Tobii's SDKs are to the provider (`Sdk`), and what they share."""

from __future__ import annotations

import importlib
import importlib.util
import time
from collections.abc import Callable, Mapping
from typing import Any, Protocol

from eyetracking.tracker import (
    CalibratedPoint,
    HeadPosition,
    MissingSdk,
    SyncPair,
)

INSTALL = "run: pip install TittaPy (or, in a tracker host of Python 3.10, tobii-research)"


LOOK = "look at the target until it moves on"


TITTA = ("TittaPy_v2", "TittaPy_v1")


MODULES = {"titta": TITTA, "tobii_research": ("tobii_research",)}


loaded: dict[str, Any] = {}


def installed(module: str) -> bool:
    return module in loaded or importlib.util.find_spec(module) is not None


def load(name: str) -> Any:
    if name not in loaded:
        try:
            loaded[name] = importlib.import_module(name)
        except ImportError as error:
            raise MissingSdk(f"{name} cannot be loaded: {error}", INSTALL) from error
    return loaded[name]


def head_of(left: Any, right: Any) -> HeadPosition:
    """The user position guide: 0 to 1, x from the tracker's right, as one sees oneself in a mirror."""
    eyes = [
        None if eye is None else (1 - float(eye[0]), float(eye[1]), float(eye[2])) for eye in (left, right)
    ]
    return HeadPosition(left=eyes[0], right=eyes[1])


def pairs_of(rows: list[Any], system_clock: Callable[[], int]) -> list[SyncPair]:
    """Time synchronisation rows, whose system times are the SDK's, against our clock."""
    before = time.monotonic_ns()
    system_ns = int(system_clock()) * 1000
    shift = (before + time.monotonic_ns()) // 2 - system_ns
    return [
        SyncPair(
            int(row["device_time_stamp"]) * 1000,
            int(row["system_request_time_stamp"]) * 1000 + shift,
            int(row["system_response_time_stamp"]) * 1000 + shift,
        )
        for row in rows
    ]


def pair_of(record: Mapping[str, Any], system_us: int, before: int, after: int) -> SyncPair:
    shift = round((before + after) / 2) - int(system_us) * 1000
    host_ns = int(record["system_time_stamp"]) * 1000 + shift
    margin = (after - before) // 2 + 50_000
    return SyncPair(int(record["device_time_stamp"]) * 1000, host_ns - margin, host_ns + margin)


def kind_of(notification: str) -> str:
    """What kind of stream event a notification is."""
    if notification in ("connection_lost", "stream_buffer_overflow"):
        return "gap"
    if notification == "connection_restored":
        return "restored"
    return "error" if notification == "device_faults" else "device"


class Sdk(Protocol):
    """One of Tobii's SDKs with one tracker open; records have TittaPy's names. Methods raise what the SDK
    raises.
    """

    openness: bool
    """Records tell how far the eyes are open."""

    @property
    def version(self) -> str: ...
    def find(self) -> list[dict[str, str]]:
        """Address, model and serial number of every tracker; takes seconds."""

    def open(self, address: str, rate_hz: float | None) -> dict[str, Any]:
        """model, serial, firmware, rate_hz, rates_hz of the tracker. Raises ConnectionFailed."""

    def begin(self) -> None:
        """Gaze comes from now on."""

    def end(self) -> None:
        """No more gaze."""

    def take(self) -> list[dict[str, Any]]:
        """The records that came since."""

    def notes(self) -> list[tuple[str, str]]:
        """What the tracker said since: kind of stream event, words."""

    def sync_pairs(self) -> list[SyncPair]:
        """Where the SDK compares clocks by itself."""

    def sync_pair(self, record: Mapping[str, Any]) -> SyncPair:
        """Where it does not: by a record."""

    def head(self) -> HeadPosition | None: ...
    def enter(self) -> None:
        """Calibration begins."""

    def collect(self, x: float, y: float) -> None:
        """Where the reader looks at a target, in fractions of the screen."""

    def discard(self, x: float, y: float) -> None: ...
    def compute(self) -> list[CalibratedPoint]: ...
    def leave(self) -> None:
        """Calibration ends."""

    def calibration(self) -> bytes: ...
    def apply(self, data: bytes) -> None: ...
