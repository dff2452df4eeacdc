"""Every sender's quirk through the stand-ins of Tobii, EyeLink and EyeLogic: as the vendor's software would
deliver it, through our provider, what every tracker passes, and the detectors.
"""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Iterator
from types import SimpleNamespace
from typing import Any

import pytest
from quirky import BEGAN_NS, FIXATIONS, GEOMETRY, MS, QUIRKS, Stream
from test_eyelink import LEFT, MISSING, RIGHT, FakeLink, link_sample
from test_eyelogic import simulator as _simulator
from test_sender_quirks import columns, through
from test_tobii import FakeTracker
from test_tobii import fake_titta as _fake_titta

from eyetracking.events import detect_fixations, known_detectors
from eyetracking.eyes import aligned_eyes, both_eyes
from eyetracking.tracker import GazeSample, HostContext, SampleBuffer, make_provider

__all__ = ["_fake_titta", "_simulator"]
LOST_AS = {"lost as 0": 0.0, "lost as -1": -1.0, "lost as -9999": -9999.0}
"""What these vendors' numbers would be: px or fractions, whichever they send."""
CHUNK = 50
VENDORS = ("tobii", "eyelink", "eyelogic")
Deliver = Callable[[list[GazeSample]], None]


def drained(provider: Any, deliver: Deliver, stream: Stream) -> list[GazeSample]:
    """What the provider made of it, each sample with its own arrival (the thread's is no part of this)."""
    buffer, taken = SampleBuffer(), []
    provider.start(buffer)
    for begin in range(0, len(stream.samples), CHUNK):
        deliver(stream.samples[begin : begin + CHUNK])
    end = time.monotonic() + 60
    while len(taken) < len(stream.samples):
        assert time.monotonic() < end, f"{len(taken)} of {len(stream.samples)} samples came"
        taken += buffer.drain()[0]
        time.sleep(0.005)
    provider.stop()
    return [s._replace(arrival_ns=own.arrival_ns) for s, own in zip(taken, stream.samples, strict=True)]


def eyes_of(sample: GazeSample, lost_as: float | None) -> Iterator[tuple[float, float, float, bool]]:
    """x, y, pupil, seen of each eye; a lost eye as this vendor's software would give it."""
    for x, y, pupil in (
        (sample.left_x, sample.left_y, sample.left_pupil),
        (sample.right_x, sample.right_y, sample.right_pupil),
    ):
        missing = lost_as is not None and (x, y) == (lost_as, lost_as)
        yield x, y, pupil, not (math.isnan(x) or missing)


def tobii(quirk: str, stream: Stream, monkeypatch: pytest.MonkeyPatch) -> list[GazeSample]:
    waiting: list[dict[str, list[Any]]] = []

    def consume(_tracker: FakeTracker, name: str) -> dict[str, list[Any]]:
        return waiting.pop(0) if name == "gaze" and waiting else {}

    monkeypatch.setattr(FakeTracker, "consume_N", consume)
    provider = make_provider("tobii", {}, HostContext(geometry=GEOMETRY))
    provider.connect()

    def deliver(samples: list[GazeSample]) -> None:
        rows: dict[str, list[Any]] = {
            "device_time_stamp": [s.device_ns // 1000 for s in samples],
            "system_time_stamp": [time.monotonic_ns() // 1000 for _ in samples],
        }
        for number, eye in enumerate(("left", "right")):
            found = [list(eyes_of(s, None))[number] for s in samples]
            rows[f"{eye}_gaze_point_on_display_area_x"] = [x for x, *_ in found]
            rows[f"{eye}_gaze_point_on_display_area_y"] = [y for _, y, *_ in found]
            rows[f"{eye}_gaze_point_valid"] = [seen for *_, seen in found]
            rows[f"{eye}_pupil_diameter"] = [pupil for _, _, pupil, _ in found]
            rows[f"{eye}_pupil_valid"] = [not math.isnan(pupil) for _, _, pupil, _ in found]
            rows[f"{eye}_eye_openness_diameter"] = [9.0] * len(samples)
            rows[f"{eye}_eye_openness_valid"] = [True] * len(samples)
        waiting.append(rows)

    return drained(provider, deliver, stream)


def eyelink(quirk: str, stream: Stream, monkeypatch: pytest.MonkeyPatch) -> list[GazeSample]:
    pylink = pytest.importorskip("pylink", reason="pylink is not installed (pip install 'radgaze[eyelink]')")
    link = FakeLink(None)
    monkeypatch.setattr(pylink, "EyeLink", lambda _address: link)
    provider = make_provider("eyelink", {"rate_hz": 250}, HostContext(geometry=GEOMETRY))
    provider.connect()
    lost = LOST_AS.get(quirk)

    def deliver(samples: list[GazeSample]) -> None:
        for s in samples:
            gaze = []
            for x, y, _pupil, seen in eyes_of(s, lost):
                px = (x * GEOMETRY.width_px - 0.5, y * GEOMETRY.height_px - 0.5)
                gaze.append(px if seen else (MISSING, MISSING) if math.isnan(x) else (lost, lost))
            made = link_sample(pylink, s.device_ns / MS, flags=LEFT | RIGHT, gaze=gaze)
            link.data.append((pylink.SAMPLE_TYPE, made))

    return drained(provider, deliver, stream)


def eyelogic(quirk: str, stream: Stream, simulator: Any) -> list[GazeSample]:
    provider = make_provider("eyelogic", {}, HostContext(geometry=GEOMETRY))
    provider.connect()
    api, lost = provider._api, LOST_AS.get(quirk)
    width, height = provider._screen

    def deliver(samples: list[GazeSample]) -> None:
        for number, s in enumerate(samples):
            made = simulator.make_sample(number, x=0.0, y=0.0, timestamp_us=s.device_ns // 1000)
            for name, (x, y, pupil, seen) in zip(("Left", "Right"), eyes_of(s, lost), strict=True):
                px = (x * width, y * height) if seen else (simulator.INVALID,) * 2
                px = (lost, lost) if lost is not None and not seen and not math.isnan(x) else px
                setattr(made, f"por{name}X", px[0])
                setattr(made, f"por{name}Y", px[1])
                radius = simulator.INVALID if math.isnan(pupil) else pupil / 2
                setattr(made, f"pupilRadius{name}", radius)
            api.emit(made)

    return drained(provider, deliver, stream)


@pytest.fixture
def delivered(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> SimpleNamespace:
    vendor, quirk = request.param
    stream = QUIRKS[quirk][0]()
    if vendor == "tobii":
        request.getfixturevalue("_fake_titta")
        samples = tobii(quirk, stream, monkeypatch)
    elif vendor == "eyelink":
        samples = eyelink(quirk, stream, monkeypatch)
    else:
        samples = eyelogic(quirk, stream, request.getfixturevalue("_simulator"))
    sent, stream.samples = stream.samples, samples
    stamped, said = through(stream)
    return SimpleNamespace(quirk=quirk, stream=stream, sent=sent, stamped=stamped, said=said)


EVERY = pytest.mark.parametrize(
    "delivered", [(v, q) for v in VENDORS for q in QUIRKS], indirect=True, ids=lambda both: " ".join(both)
)


@EVERY
def test_no_sample_is_lost_all_that_is_odd_is_said_and_no_fixation_spans_a_silence(delivered) -> None:  # type: ignore[no-untyped-def]
    stream, kind = delivered.stream, QUIRKS[delivered.quirk][1]
    assert [at.sample.arrival_ns for at in delivered.stamped] == [s.arrival_ns for s in delivered.sent]
    said = delivered.said - ({"restored", "silent"} if kind not in (None, "silent") else {"restored"})
    assert said == ({kind} if kind else set())
    t_ms, eyes = columns(delivered.stamped)
    x, y = both_eyes(eyes)
    px = (GEOMETRY.width_px, GEOMETRY.height_px)
    each = [(a * px[0], b * px[1]) for a, b in aligned_eyes(eyes)]
    for detector in known_detectors():
        found = detect_fixations(t_ms, x * px[0], y * px[1], geometry=GEOMETRY, detector=detector, eyes=each)
        split = 8 if delivered.quirk.startswith("lost") else 2
        assert FIXATIONS - 2 <= len(found) <= FIXATIONS + split, detector
        assert found.duration_ms.max() < 420, detector  # none joins two
        for begin_ns, end_ns in stream.silent:
            middle = ((begin_ns + end_ns) / 2 - BEGAN_NS) / MS
            assert not ((found.onset_ms < middle) & (middle < found.onset_ms + found.duration_ms)).any()
