"""A gaze signal of 24 fixations of 300 ms, and what senders do to it."""

from __future__ import annotations

import math
from dataclasses import dataclass, field

import numpy as np

from eyetracking.tracker import DisplayGeometry, GazeSample, SyncPair

GEOMETRY = DisplayGeometry(
    width_px=1600, height_px=1000, width_mm=440.0, height_mm=275.0, distance_mm=650.0, assumed=False
)
RATE_HZ, FIXATION_S, SACCADE_S, FIXATIONS = 250.0, 0.30, 0.04, 24
BEGAN_NS = 5_000_000_000_000
DELAY_NS = 4_000_000
MS = 1_000_000


def gaze(t_s: float, rng: np.random.Generator) -> tuple[float, float]:
    """A place, fractions of the screen, that steps at least 5 degrees each 340 ms."""
    number, inside = divmod(t_s, FIXATION_S + SACCADE_S)

    def place(k: int) -> np.ndarray:
        return np.array([0.3 + 0.4 * (k % 2), 0.25 + 0.5 * (k // 2 % 2)])

    at = place(int(number))
    if inside > FIXATION_S:
        s = (inside - FIXATION_S) / SACCADE_S
        s = s * s * (3 - 2 * s)
        at = at * (1 - s) + place(int(number) + 1) * s
    x, y = at + rng.normal(0, 0.0007, 2)
    return float(x), float(y)


@dataclass
class Stream:
    """Samples as they arrive, the true time of each (ns), sync pairs (each with the number of samples before
    it), and the silent stretches (ns, from and to).
    """

    samples: list[GazeSample]
    true_ns: list[int]
    syncs: list[tuple[int, SyncPair]] = field(default_factory=list)
    silent: list[tuple[int, int]] = field(default_factory=list)


def plain() -> Stream:
    rng = np.random.default_rng(1)
    samples, true = [], []
    for k in range(int(FIXATIONS * (FIXATION_S + SACCADE_S) * RATE_HZ)):
        t_ns = BEGAN_NS + round(k * 1e9 / RATE_HZ)
        x, y = gaze(k / RATE_HZ, rng)
        arrival = t_ns + DELAY_NS + int(rng.integers(0, 2 * MS))
        samples.append(GazeSample(t_ns, arrival, x, y, x, y, 3.0, 3.0))
        true.append(t_ns)
    return Stream(samples, true)


def _stamped(stream: Stream, stamp) -> Stream:  # type: ignore[no-untyped-def]
    stream.samples = [s._replace(device_ns=stamp(k, s.device_ns)) for k, s in enumerate(stream.samples)]
    return stream


def _synced(stream: Stream) -> Stream:
    """Clocks are compared each second: the sender's, as it says, is ours."""
    for number in range(0, len(stream.samples), 250):
        t_ns = stream.true_ns[number]
        stream.syncs.append((number, SyncPair(t_ns, t_ns - 100_000, t_ns + 100_000)))
    return stream


def silence(lasts_s: float = 3.0) -> Stream:
    stream = plain()
    half, more = len(stream.samples) // 2, round(lasts_s * 1e9)
    stream.silent = [(stream.true_ns[half - 1], stream.true_ns[half] + more)]
    stream.true_ns = [t + (more if k >= half else 0) for k, t in enumerate(stream.true_ns)]
    stream.samples = [
        s._replace(device_ns=s.device_ns + more, arrival_ns=s.arrival_ns + more) if k >= half else s
        for k, s in enumerate(stream.samples)
    ]
    return stream


def own_clock() -> Stream:
    return _stamped(_synced(plain()), lambda _k, t: t - BEGAN_NS + 1_000_000_000)


def own_clock_ahead() -> Stream:
    return _stamped(_synced(plain()), lambda _k, t: t + 86_400_000_000_000)


def jump(by_s: float, *, synced: bool = False) -> Stream:
    stream = _synced(plain()) if synced else plain()
    half = len(stream.samples) // 2
    return _stamped(stream, lambda k, t: t + (round(by_s * 1e9) if k >= half else 0))


def restarted_after_silence() -> Stream:
    """Unplugged for two seconds; its clock begins at zero again."""
    stream = silence(2.0)
    half = len(stream.samples) // 2
    return _stamped(stream, lambda k, t: t if k < half else t - stream.true_ns[half] + 500 * MS)


def lost_as(x: float, y: float) -> Stream:
    stream = plain()
    for k in range(len(stream.samples)):
        if k // 20 % 10 == 0:
            stream.samples[k] = stream.samples[k]._replace(left_x=x, left_y=y, right_x=x, right_y=y)
    return stream


def one_eye() -> Stream:
    """The eyes are two degrees apart; the right one is lost for 80 ms of every 250."""
    stream = plain()
    apart = 2.0 / (GEOMETRY.degrees_per_px * GEOMETRY.width_px)
    for k, s in enumerate(stream.samples):
        lost = k * 4 % 250 < 80
        x, y = (math.nan, math.nan) if lost else (s.right_x + apart, s.right_y)
        stream.samples[k] = s._replace(right_x=x, right_y=y)
    return stream


def chunks(spacing_ns: int, size: int = 20) -> Stream:
    """A device that is read in chunks: one stamp for all of a chunk, or stamps a little apart, all arrive at
    its end.
    """
    stream = _synced(plain())
    for k, s in enumerate(stream.samples):
        first = k // size * size
        last = min(first + size, len(stream.samples)) - 1
        stream.samples[k] = s._replace(
            device_ns=stream.true_ns[first] + (k - first) * spacing_ns,
            arrival_ns=stream.true_ns[last] + DELAY_NS,
        )
    return stream


def out_of_order() -> Stream:
    return _stamped(plain(), lambda k, t: t + (6 * MS if k % 2 else 0))


def off_the_screen() -> Stream:
    stream = plain()
    stream.samples = [
        s._replace(
            left_x=s.left_x * 1600, left_y=s.left_y * 1000, right_x=s.right_x * 1600, right_y=s.right_y * 1000
        )
        for s in stream.samples
    ]
    return stream


def slow_pupil() -> Stream:
    stream = plain()
    stream.samples = [
        s if k % 3 == 0 else s._replace(left_pupil=math.nan, right_pupil=math.nan)
        for k, s in enumerate(stream.samples)
    ]
    return stream


QUIRKS = {
    "plain": (plain, None),
    "silence": (silence, "silent"),
    "own clock from zero": (own_clock, "own clock"),
    "own clock a day ahead": (own_clock_ahead, "own clock"),
    "jump back": (lambda: jump(-200.0), "clock jump"),
    "jump back of a synced sender": (lambda: jump(-200.0, synced=True), "clock jump"),
    "small jump back": (lambda: jump(-0.2), "clock jump"),
    "jump ahead": (lambda: jump(7.0), "clock jump"),
    "unplugged, clock from zero": (restarted_after_silence, "clock jump"),
    "lost as 0": (lambda: lost_as(0.0, 0.0), "missing value"),
    "lost as -1": (lambda: lost_as(-1.0, -1.0), "missing value"),
    "lost as -9999": (lambda: lost_as(-9999.0, -9999.0), "far off"),
    "one eye drops out": (one_eye, None),
    "chunks of one stamp": (lambda: chunks(0), "bursts"),
    "chunks 0.1 ms apart": (lambda: chunks(100_000), "bursts"),
    "out of order": (out_of_order, "out of order"),
    "pupil at a third of the rate": (slow_pupil, None),
}
"""What a sender does, and the kind of what is said of it (None: nothing is wrong)."""
