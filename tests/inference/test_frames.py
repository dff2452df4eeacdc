from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec
import numpy as np
import pytest

from inference.frames import (
    AttachedRing,
    FrameError,
    ImageRing,
    ResultRing,
    ResultWriter,
    RingFull,
    StaleFrame,
)


@pytest.fixture
def images() -> Iterator[ImageRing]:
    ring = ImageRing(slots=2, slot_bytes=4096)
    yield ring
    ring.close()


@pytest.fixture
def results() -> Iterator[ResultRing]:
    ring = ResultRing(slots=2, slot_bytes=4096)
    yield ring
    ring.close()


def picture(value: int) -> np.ndarray:
    return np.full((8, 5), value, np.uint16)


def test_the_worker_sees_the_pixels_that_were_put(images: ImageRing) -> None:
    ref = images.put(picture(7))
    attached = AttachedRing(images.spec)
    assert np.array_equal(attached.copy(ref), picture(7))
    attached.close()
    assert Path("/dev/shm", images.spec.segment).exists() or not Path("/dev/shm").exists()


def test_an_image_that_is_not_contiguous_is_put_as_it_looks(images: ImageRing) -> None:
    base = np.arange(80, dtype=np.uint16).reshape(8, 10)
    assert np.array_equal(AttachedRing(images.spec).copy(images.put(base[:, ::2])), base[:, ::2])


def test_the_least_recently_used_slot_is_replaced(images: ImageRing) -> None:
    first, second = images.put(picture(1)), images.put(picture(2))
    images.put(picture(1))
    images.put(picture(3))
    with pytest.raises(StaleFrame):
        images.hold(second)
    images.hold(first)


def test_slots_of_unfinished_jobs_are_not_replaced(images: ImageRing) -> None:
    for value in (1, 2):
        images.hold(images.put(picture(value)))
    with pytest.raises(RingFull, match="unfinished jobs"):
        images.put(picture(3))
    images.free(images.put(picture(1)))
    images.put(picture(3))


def test_pixels_that_changed_underneath_are_noticed(images: ImageRing) -> None:
    ref = images.put(picture(1))
    images._memory.buf[ref.offset] = 99  # type: ignore[index]
    with pytest.raises(StaleFrame, match="not the ones described"):
        AttachedRing(images.spec).copy(ref)


@pytest.mark.parametrize(
    "change",
    [
        {"segment": "elsewhere"},
        {"offset": 3},
        {"offset": 1 << 30},
        {"offset": -4096},
        {"shape": (9999, 9999)},
        {"shape": (0, 5)},
        {"dtype": "object"},
    ],
)
def test_a_frame_that_does_not_lie_in_the_ring_is_refused(images: ImageRing, change: dict) -> None:
    ref = msgspec.structs.replace(images.put(picture(1)), **change)
    with pytest.raises(FrameError):
        AttachedRing(images.spec).copy(ref)


def test_results_wait_for_a_released_slot(results: ResultRing) -> None:
    writer = ResultWriter(results.spec)
    array = np.ones((4, 4), np.float32)
    refs = [writer.write(array * n) for n in range(2)]
    assert writer.write_if_room(array) is None
    with pytest.raises(RingFull):
        writer.write(array, timeout_s=0.1)
    assert np.array_equal(results.copy(refs[1]), array)
    writer.release(results.slot(refs[0]))
    assert np.array_equal(results.copy(writer.write(array * 5)), array * 5)
    writer.close()


def test_a_map_that_does_not_fit_is_refused_and_its_slot_stays_free(results: ResultRing) -> None:
    writer = ResultWriter(results.spec)
    for _ in range(5):
        with pytest.raises(ValueError, match="does not fit"):
            writer.write(np.ones((100, 100), np.float32))
    writer.write(np.ones((4, 4), np.float32))
    writer.close()


def test_closing_twice_leaves_no_segment() -> None:
    ring = ImageRing(slots=1, slot_bytes=4096)
    ring.close()
    ring.close()
    assert not Path("/dev/shm", ring.spec.segment).exists()
