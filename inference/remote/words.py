"""What a worker on another machine needs to be told beside `inference.messages`: arrays travel as messages,
since the two machines share no memory.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from typing import Any

import msgspec
import numpy as np
from numpy.typing import NDArray

from inference.api import FrameRef
from inference.frames import digest_of
from inference.messages import FromWorker, ToWorker, encode

PIECE_BYTES = 3 << 18
"""Of an array in one message, below eyetracking.wire.MESSAGE_LIMIT."""
MOST_BYTES = 4 << 20
"""Of one array: a slot of the results."""
_DTYPES = ("uint8", "uint16", "float32")


class _Word(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, tag=str.lower):
    pass


class Welcome(_Word, frozen=True, kw_only=True):
    """The first word of who serves a worker. host: the machine's name."""

    host: str


class Refused(_Word, frozen=True, kw_only=True):
    """In place of a Welcome."""

    message: str


class Piece(_Word, frozen=True, kw_only=True):
    """Part of an array, in order; the message that speaks of the array comes after its last piece."""

    digest: str
    shape: tuple[int, ...]
    dtype: str
    data: bytes
    last: bool


_to_far = msgspec.msgpack.Decoder(ToWorker | Piece)
_to_near = msgspec.msgpack.Decoder(FromWorker | Piece | Welcome | Refused)


def decode_to_far(data: bytes) -> Any:
    """Raises msgspec.DecodeError for anything that is neither in ToWorker nor a Piece."""
    return _to_far.decode(data)


def decode_to_near(data: bytes) -> Any:
    """Raises msgspec.DecodeError for anything that is none of FromWorker, Piece, Welcome, Refused."""
    return _to_near.decode(data)


def pieces(array: NDArray[Any], digest: str) -> Iterator[bytes]:
    """An array as messages."""
    data = np.ascontiguousarray(array).tobytes()
    starts = range(0, len(data), PIECE_BYTES)
    for start in starts:
        piece = Piece(
            digest=digest,
            shape=array.shape,
            dtype=str(array.dtype),
            data=data[start : start + PIECE_BYTES],
            last=start == starts[-1],
        )
        yield encode(piece)


class Gathering:
    """Pieces become arrays again."""

    def __init__(self) -> None:
        self._parts: list[bytes] = []

    def take(self, piece: Piece) -> NDArray[Any] | None:
        """The array, once its last piece has come. Raises EOFError where the pieces are no such array: who
        sends them is not to be listened to any longer."""
        self._parts.append(piece.data)
        if sum(map(len, self._parts)) > MOST_BYTES:
            raise EOFError("the pieces of an array are above the limit")
        if not piece.last:
            return None
        data, self._parts = b"".join(self._parts), []
        if piece.dtype not in _DTYPES or not piece.shape or min(piece.shape) < 1:
            raise EOFError(f"an array of dtype {piece.dtype} and shape {piece.shape} is not allowed")
        array = np.frombuffer(data, np.dtype(piece.dtype))
        size = list(itertools.accumulate(piece.shape, int.__mul__))[-1]
        if array.size != size or digest_of(array) != piece.digest:
            raise EOFError("the pieces of an array do not fit together")
        return array.reshape(piece.shape)


def with_frames(message: Any, moved: Callable[[FrameRef], FrameRef]) -> Any:
    """The same message with another place for each of its arrays."""
    out = message
    if isinstance(message, FrameRef):
        out = moved(message)
    elif isinstance(message, msgspec.Struct):
        fields = {name: with_frames(getattr(message, name), moved) for name in message.__struct_fields__}
        if any(fields[name] is not getattr(message, name) for name in fields):
            out = msgspec.structs.replace(message, **fields)
    elif isinstance(message, list | tuple):
        parts = [with_frames(part, moved) for part in message]
        if any(new is not old for new, old in zip(parts, message, strict=True)):
            out = type(message)(parts)
    return out
