"""Images and maps in shared memory. The workstation creates and removes the segments; the worker only
attaches.

Two rings: `ImageRing` (the workstation writes, the worker reads) and `ResultRing` (the worker writes, the
workstation copies out and releases). Every array travels with its sha256, checked by whoever reads it.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing import resource_tracker
from multiprocessing.shared_memory import SharedMemory
from typing import Any

import numpy as np
from numpy.typing import NDArray

from inference.api import FrameRef
from inference.messages import RingSpec

IMAGE_SLOTS = 4
IMAGE_SLOT_BYTES = 1024 * 1024 * 2
RESULT_SLOTS = 6
RESULT_SLOT_BYTES = 1024 * 1024 * 4
_DTYPES = ("uint8", "uint16", "float32")
_attaching = threading.Lock()


class FrameError(Exception):
    """A frame that cannot be written or read as described.

    FrameError
    ├── RingFull      all slots are held by unfinished jobs, or none was released in time
    └── StaleFrame    the slot holds other pixels by now
    """


class RingFull(FrameError):
    pass


class StaleFrame(FrameError):
    pass


class _Ring:
    """A segment that this process created and will remove."""

    def __init__(self, slots: int, slot_bytes: int) -> None:
        self._memory = SharedMemory(create=True, size=slots * slot_bytes)
        self.spec = RingSpec(segment=self._memory.name, slots=slots, slot_bytes=slot_bytes)
        descriptor = getattr(self._memory, "_fd", -1)
        if hasattr(os, "posix_fallocate") and descriptor >= 0:
            try:  # without this a full /dev/shm shows as SIGBUS at the first write
                os.posix_fallocate(descriptor, 0, slots * slot_bytes)
            except OSError as error:
                self.close()
                raise FrameError(
                    f"no room for {slots * slot_bytes >> 20} MiB of shared memory ({error.strerror}); "
                    "free some of /dev/shm, or start the container with --shm-size=256m"
                ) from error

    def close(self) -> None:
        """Remove the segment. May be called twice."""
        self._memory.close()
        with contextlib.suppress(FileNotFoundError):
            self._memory.unlink()


@dataclass
class _Slot:
    ref: FrameRef | None = None
    holders: int = 0
    used: int = 0


class ImageRing(_Ring):
    """Images for the worker. A slot is reused for another image once no unfinished job holds it."""

    def __init__(self, slots: int = IMAGE_SLOTS, slot_bytes: int = IMAGE_SLOT_BYTES) -> None:
        super().__init__(slots, slot_bytes)
        self._slots = [_Slot() for _ in range(slots)]
        self._lock = threading.Lock()
        self._clock = 0

    def put(self, image: NDArray[np.uint16]) -> FrameRef:
        """Copy uint16 (h, w) in; the same pixels get the slot that they already have.

        Raises ValueError for another dtype or shape, or too many pixels; RingFull if every slot is held.
        """
        if image.dtype != np.uint16 or image.ndim != 2 or image.size == 0:
            raise ValueError(f"an image for the worker is uint16 (h, w), not {image.dtype} {image.shape}")
        if image.nbytes > self.spec.slot_bytes:
            raise ValueError(
                f"an image of {image.shape[1]}x{image.shape[0]} px does not fit; "
                "reduce it by area averaging to at most 1024 px a side"
            )
        image = np.ascontiguousarray(image)
        digest = digest_of(image)
        with self._lock:
            self._clock += 1
            for slot in self._slots:
                if slot.ref is not None and slot.ref.digest == digest and slot.ref.shape == image.shape:
                    slot.used = self._clock
                    return slot.ref
            free = [number for number, slot in enumerate(self._slots) if slot.holders == 0]
            if not free:
                raise RingFull(
                    "all image slots are held by unfinished jobs; wait for one to end or cancel it"
                )
            number = min(free, key=lambda n: self._slots[n].used)
            offset = number * self.spec.slot_bytes
            _view(self._memory, np.dtype(np.uint16), image.size, offset)[:] = image.ravel()
            ref = FrameRef(
                segment=self.spec.segment, offset=offset, shape=image.shape, dtype="uint16", digest=digest
            )
            self._slots[number] = _Slot(ref=ref, used=self._clock)
            return ref

    def hold(self, ref: FrameRef) -> None:
        """Keep the slot until `free`. Raises StaleFrame if it holds other pixels by now."""
        with self._lock:
            for slot in self._slots:
                if slot.ref == ref:
                    slot.holders += 1
                    return
        raise StaleFrame("the image was replaced in shared memory; put it again before asking")

    def free(self, ref: FrameRef) -> None:
        """Undo one `hold`."""
        with self._lock:
            for slot in self._slots:
                if slot.ref == ref and slot.holders:
                    slot.holders -= 1


class ResultRing(_Ring):
    """Where the worker writes maps. The workstation's side: copy out."""

    def __init__(self, slots: int = RESULT_SLOTS, slot_bytes: int = RESULT_SLOT_BYTES) -> None:
        super().__init__(slots, slot_bytes)

    def copy(self, ref: FrameRef) -> NDArray[np.generic]:
        """A copy of the array. Raises StaleFrame or FrameError if it is not what `ref` says."""
        return _copy(self._memory, self.spec, ref)

    def slot(self, ref: FrameRef) -> int:
        """The slot number to release."""
        return ref.offset // self.spec.slot_bytes


class AttachedRing:
    """The worker's view of a ring that the workstation owns."""

    def __init__(self, spec: RingSpec) -> None:
        self.spec = spec
        self._memory = _attach(spec.segment)

    def copy(self, ref: FrameRef) -> NDArray[np.generic]:
        """A copy of the array. Raises StaleFrame or FrameError if it is not what `ref` says."""
        return _copy(self._memory, self.spec, ref)

    def close(self) -> None:
        """Detach; the segment stays."""
        self._memory.close()


class ResultWriter(AttachedRing):
    """The worker's side of the results ring."""

    def __init__(self, spec: RingSpec) -> None:
        super().__init__(spec)
        self._free = set(range(spec.slots))
        self._released = threading.Condition()

    def write(
        self,
        array: NDArray[np.float32],
        *,
        timeout_s: float = 10.0,
        between_waits: Callable[[], None] | None = None,
    ) -> FrameRef:
        """Copy `array` (uint8, uint16 or float32) into a free slot.

        Waits for one up to timeout_s, calling between_waits a few times a second. Raises RingFull, or
        ValueError if the array does not fit.
        """
        waited = 0.0
        while (number := self._take()) is None:
            if waited >= timeout_s:
                raise RingFull(f"the workstation released no result slot within {timeout_s:g} s")
            if between_waits is not None:
                between_waits()
            with self._released:
                self._released.wait(0.1)
            waited += 0.1
        return self._fill(number, array)

    def write_if_room(self, array: NDArray[np.float32]) -> FrameRef | None:
        """Like write, but None at once where fewer than two slots are free: the last is kept for a result."""
        with self._released:
            number = self._free.pop() if len(self._free) > 1 else None
        return None if number is None else self._fill(number, array)

    def _fill(self, number: int, array: NDArray[np.float32]) -> FrameRef:
        problem = None
        if str(array.dtype) not in _DTYPES:
            problem = f"a map is one of {', '.join(_DTYPES)}, not {array.dtype}"
        elif array.nbytes > self.spec.slot_bytes or array.size == 0:
            problem = f"a map of shape {array.shape} does not fit in {self.spec.slot_bytes} bytes"
        if problem is not None:
            self.release(number)
            raise ValueError(problem)
        array = np.ascontiguousarray(array)
        offset = number * self.spec.slot_bytes
        _view(self._memory, array.dtype, array.size, offset)[:] = array.ravel()
        return FrameRef(
            segment=self.spec.segment,
            offset=offset,
            shape=array.shape,
            dtype=str(array.dtype),
            digest=digest_of(array),
        )

    def release(self, slot: int) -> None:
        """The workstation has copied this slot."""
        with self._released:
            if 0 <= slot < self.spec.slots:
                self._free.add(slot)
            self._released.notify_all()

    def _take(self) -> int | None:
        with self._released:
            return self._free.pop() if self._free else None


def digest_of(array: NDArray[Any]) -> str:
    """By which an array is known on its way. array: contiguous."""
    return hashlib.sha256(array.data).hexdigest()


def _view(memory: SharedMemory, dtype: np.dtype[Any], count: int, offset: int) -> NDArray[Any]:
    if memory.buf is None:
        raise FrameError("the shared memory is closed")
    return np.frombuffer(memory.buf, dtype, count, offset)


def _copy(memory: SharedMemory, spec: RingSpec, ref: FrameRef) -> NDArray[np.generic]:
    if ref.segment != spec.segment:
        raise FrameError(f"the frame lies in segment {ref.segment}, which is not this ring's")
    if ref.dtype not in _DTYPES or not ref.shape or min(ref.shape) < 1:
        raise FrameError(f"a frame of dtype {ref.dtype} and shape {ref.shape} is not allowed")
    dtype = np.dtype(ref.dtype)
    size = 1
    for side in ref.shape:
        size *= side
    in_slot = ref.offset % spec.slot_bytes == 0 and 0 <= ref.offset < spec.slots * spec.slot_bytes
    if not in_slot or size * dtype.itemsize > spec.slot_bytes:
        raise FrameError(f"a frame of {size} x {ref.dtype} at {ref.offset} does not lie in one slot")
    array = _view(memory, dtype, size, ref.offset).reshape(ref.shape).copy()
    if digest_of(array) != ref.digest:
        raise StaleFrame("the pixels in shared memory are not the ones described; put the image again")
    return array


def _attach(name: str) -> SharedMemory:
    """Attach without telling the resource tracker, which before Python 3.13 would remove the segment at
    exit.
    """
    if sys.version_info >= (3, 13):
        return SharedMemory(name, track=False)
    with _attaching:
        register = resource_tracker.register
        resource_tracker.register = lambda *_: None
        try:
            return SharedMemory(name)
        finally:
            resource_tracker.register = register
