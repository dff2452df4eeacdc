"""Every sender's quirk through what every tracker passes (watch, stamps, eyes) and into every detector."""

from __future__ import annotations

import numpy as np
import pytest
from quirky import BEGAN_NS, DELAY_NS, FIXATIONS, GEOMETRY, MS, QUIRKS, Stream, off_the_screen, plain

from eyetracking.events import OnlineFixations, detect_fixations, known_detectors
from eyetracking.eyes import LiveMean, aligned_eyes, both_eyes
from eyetracking.stamping import Stamped, Stamper
from eyetracking.watch import StreamWatch

TICK = 5


def through(stream: Stream) -> tuple[list[Stamped], set[str]]:
    """As the host does it, five samples at a time, its clock the arrival of the newest."""
    watch, stamper = StreamWatch("tracker", 250.0), Stamper(250.0)
    syncs, stamped, kinds = list(stream.syncs), [], set()
    for begin in range(0, len(stream.samples), TICK):
        while syncs and syncs[0][0] <= begin:
            stamper.sync(syncs.pop(0)[1])
        part = stream.samples[begin : begin + TICK]
        if begin:
            watch.look_at_clock(part[0].arrival_ns - 1)
        stamped += stamper.add(watch.clean(part)) + stamper.tick(part[-1].arrival_ns)
        kinds |= {a.kind for a in stamper.anomalies() + watch.anomalies()}
    stamped += stamper.flush()
    return stamped, kinds | {a.kind for a in stamper.anomalies()}


def columns(stamped: list[Stamped]) -> tuple[np.ndarray, dict[str, np.ndarray]]:
    """Times in ms in order, and the eyes."""
    order = np.argsort([at.host_ns for at in stamped], kind="stable")
    eyes = {
        name: np.array([getattr(stamped[n].sample, name) for n in order])
        for name in ("left_x", "left_y", "right_x", "right_y")
    }
    return np.array([(stamped[n].host_ns - BEGAN_NS) / MS for n in order]), eyes


@pytest.fixture(scope="module")
def streams() -> dict[str, tuple[Stream, list[Stamped], set[str]]]:
    made = {}
    for name, (make, _kind) in QUIRKS.items():
        stream = make()
        made[name] = (stream, *through(stream))
    return made


@pytest.mark.parametrize("name", QUIRKS)
def test_no_sample_is_lost_and_each_gets_the_time_at_which_it_was_taken(name, streams) -> None:  # type: ignore[no-untyped-def]
    stream, stamped, _ = streams[name]
    assert [at.sample.arrival_ns for at in stamped] == [s.arrival_ns for s in stream.samples]
    off_ms = np.array([at.host_ns - t for at, t in zip(stamped, stream.true_ns, strict=True)]) / MS
    own_ms = 6.0 if name == "out of order" else 0.0  # how wrong its stamps are by themselves
    # a clock that is known by arrivals alone keeps the shortest delay; no stamp is a millisecond early
    assert off_ms.min() > -1.0 - own_ms
    assert off_ms.max() < DELAY_NS / MS + 2.0 + own_ms


@pytest.mark.parametrize("name", QUIRKS)
def test_what_is_odd_is_said_and_nothing_else(name, streams) -> None:  # type: ignore[no-untyped-def]
    kind, (_, _, said) = QUIRKS[name][1], streams[name]
    said = said - {"restored", "silent"} if kind not in (None, "silent") else said - {"restored"}
    assert said == ({kind} if kind else set())


@pytest.mark.parametrize("detector", sorted(known_detectors()))
@pytest.mark.parametrize("name", QUIRKS)
def test_every_detector_finds_the_fixations_and_none_over_a_silence(name, detector, streams) -> None:  # type: ignore[no-untyped-def]
    stream, stamped, _ = streams[name]
    t_ms, eyes = columns(stamped)
    x, y = both_eyes(eyes)
    px = (GEOMETRY.width_px, GEOMETRY.height_px)
    each = [(a * px[0], b * px[1]) for a, b in aligned_eyes(eyes)]
    found = detect_fixations(t_ms, x * px[0], y * px[1], geometry=GEOMETRY, detector=detector, eyes=each)
    begins, ends = found.onset_ms, found.onset_ms + found.duration_ms
    for first, last in stream.silent:
        middle = ((first + last) / 2 - BEGAN_NS) / MS
        assert not ((begins < middle) & (ends > middle)).any()
    assert found.duration_ms.max() < 420  # none joins two
    split = 8 if name.startswith("lost") else 2  # a loss of 80 ms in the middle parts a fixation
    assert FIXATIONS - 2 <= len(found) <= FIXATIONS + split


@pytest.mark.parametrize("detector", [n for n, d in known_detectors().items() if d.context_ms is not None])
@pytest.mark.parametrize("name", QUIRKS)
def test_the_same_while_samples_arrive(name, detector, streams) -> None:  # type: ignore[no-untyped-def]
    stream, stamped, _ = streams[name]
    online, mean, found = OnlineFixations(GEOMETRY, detector=detector), LiveMean(), []
    for begin in range(0, len(stamped), 10):
        part = stamped[begin : begin + 10]
        places = [mean((s.left_x, s.left_y), (s.right_x, s.right_y)) for s, _ in part]
        for fixation in online.feed(
            [(at.host_ns - BEGAN_NS) / MS for at in part],
            [x * GEOMETRY.width_px for x, _ in places],
            [y * GEOMETRY.height_px for _, y in places],
        ):
            if fixation.replaces_last:
                found.pop()
            found.append(fixation)
    found += online.finish()
    assert online.late == 0
    for first, last in stream.silent:
        middle = ((first + last) / 2 - BEGAN_NS) / MS
        assert not any(f.onset_ms < middle < f.end_ms for f in found)
    assert max(f.duration_ms for f in found) < 420
    assert FIXATIONS - 3 <= len(found) <= FIXATIONS + 8


def test_numbers_off_the_screen_are_said_once_and_count_as_lost() -> None:
    stamped, said = through(off_the_screen())
    assert said == {"off the screen", "no eyes"}
    assert len(stamped) == len(plain().samples)
    assert np.isnan([at.sample.left_x for at in stamped]).all()


def test_a_pointer_may_rest_in_the_corner() -> None:
    watch = StreamWatch("Mouse pointer", 125.0, eyes=False)
    sample = plain().samples[0]._replace(left_x=0.0, left_y=0.0)
    assert watch.clean([sample]) == [sample]
    assert watch.anomalies() == []


def test_a_place_off_the_screen_that_stands_still_to_the_last_bit_is_no_eye() -> None:
    watch = StreamWatch("tracker", 250.0)
    odd = [s._replace(left_x=-0.25, left_y=-0.5) for s in plain().samples[:6]]
    assert [np.isnan(s.left_x) for s in watch.clean(odd)] == [False] * 3 + [True] * 3
