"""Gaze samples as a vendor's thread hands them over, and the buffer that the host drains."""

from __future__ import annotations

import collections
import math
import time
from typing import NamedTuple, TypeVar

import msgspec

NAN = math.nan


class HeadPosition(msgspec.Struct, frozen=True, kw_only=True):
    """Where the eyes are in the space that the tracker sees: fractions from its left, top and near side.

    (0.5, 0.5, 0.5) is the best place; None where an eye is not seen. distance_mm: from the tracker, NaN where
    it does not tell.
    """

    left: tuple[float, float, float] | None
    right: tuple[float, float, float] | None
    distance_mm: float = NAN


class GazeSample(NamedTuple):
    """One record of a tracker.

    device_ns: the device's own stamp in ns, untouched. arrival_ns: host clock (CLOCK_MONOTONIC ns) when the
    program got it. x, y: of each eye, fractions of the tracked screen from its top left corner; NaN where the
    eye was not seen (never 0 or -1). Cyclopean devices fill left and right alike. pupil: in the unit of the
    capabilities, NaN where not known. extra: further numbers, named by TrackerInfo.extra_columns.
    The third stamp, host_ns, is the host's to compute.
    """

    device_ns: int
    arrival_ns: int
    left_x: float = NAN
    left_y: float = NAN
    right_x: float = NAN
    right_y: float = NAN
    left_pupil: float = NAN
    right_pupil: float = NAN
    extra: tuple[float, ...] = ()


class SyncPair(NamedTuple):
    """The device's clock, read between two readings of the host's."""

    device_ns: int
    before_ns: int
    after_ns: int


class StreamEvent(NamedTuple):
    """Something that happened to the stream: gap, lost, restored, error, ended."""

    host_ns: int
    kind: str
    text: str


class SampleBuffer:
    """What a vendor's thread appends to and the host drains. Appending never blocks and never fails.

    When `capacity` samples wait (the host is stuck) new ones are counted in `dropped` and not kept.
    """

    def __init__(self, capacity: int = 1_000_000) -> None:
        self._capacity = capacity
        self._samples: collections.deque[GazeSample] = collections.deque()
        self._syncs: collections.deque[SyncPair] = collections.deque(maxlen=10_000)
        self._events: collections.deque[StreamEvent] = collections.deque(maxlen=10_000)
        self.dropped = 0
        self.head: HeadPosition | None = None
        """The newest, set by providers whose devices tell."""

    def append(self, sample: GazeSample) -> None:
        """Called by the vendor's thread."""
        if len(self._samples) < self._capacity:
            self._samples.append(sample)
        else:
            self.dropped += 1

    def sync(self, pair: SyncPair) -> None:
        """Called by the provider whenever it has compared the clocks."""
        self._syncs.append(pair)

    def event(self, kind: str, text: str) -> None:
        """Called by the provider; never raises."""
        self._events.append(StreamEvent(time.monotonic_ns(), kind, text))

    def drain(self) -> tuple[list[GazeSample], list[SyncPair], list[StreamEvent]]:
        """Everything that waits. Called by the host only."""
        return _take(self._samples), _take(self._syncs), _take(self._events)


_T = TypeVar("_T")


def _take(waiting: collections.deque[_T]) -> list[_T]:
    taken = []
    for _ in range(len(waiting)):
        taken.append(waiting.popleft())
    return taken
