"""What safetensors files say of themselves: names, shapes and precisions of their tensors, without reading
any weights and without torch.

A file begins with the length of its header (8 bytes, little endian) and the header, JSON:
{name: {"dtype", "shape", "data_offsets": [begin, end]}} (https://github.com/huggingface/safetensors).
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import msgspec

from inference.api import ModelError

BYTES = {
    "F64": 8, "F32": 4, "F16": 2, "BF16": 2, "F8_E4M3": 1, "F8_E5M2": 1,
    "I64": 8, "I32": 4, "I16": 2, "I8": 1, "U64": 8, "U32": 4, "U16": 2, "U8": 1, "BOOL": 1,
}  # fmt: skip
"""Bytes of one number, by the names of the format."""
PRECISIONS = {"F64": "float64", "F32": "float32", "F16": "float16", "BF16": "bfloat16"}
_HEADER_LIMIT = 100_000_000
"""Of the format itself: a longer header is refused."""
_AGAIN = "Take the file again from its source."


class Tensor(msgspec.Struct, frozen=True):
    """One entry of a header."""

    dtype: str
    shape: list[int]
    data_offsets: tuple[int, int]

    @property
    def numbers(self) -> int:
        return math.prod(self.shape)


@dataclass(frozen=True)
class Weights:
    """tensors: by name, of all files of a folder."""

    tensors: dict[str, Tensor]

    @property
    def parameters(self) -> int:
        """How many floating-point numbers."""
        return sum(t.numbers for t in self.tensors.values() if t.dtype in PRECISIONS)

    @property
    def bytes(self) -> int:
        return sum(t.data_offsets[1] - t.data_offsets[0] for t in self.tensors.values())

    @property
    def precision(self) -> str:
        """In which most of the numbers are stored ("bfloat16"); "" where there are none."""
        count: dict[str, int] = {}
        for tensor in self.tensors.values():
            if tensor.dtype in PRECISIONS:
                count[tensor.dtype] = count.get(tensor.dtype, 0) + tensor.numbers
        return PRECISIONS[max(count, key=lambda name: count[name])] if count else ""


def read_weights(files: Iterable[Path]) -> Weights:
    """The tensors of safetensors files. Raises ModelError naming the file that is not whole."""
    tensors: dict[str, Tensor] = {}
    for path in files:
        tensors |= read_header(path)
    return Weights(tensors)


def read_header(path: Path) -> dict[str, Tensor]:
    """Raises ModelError where the file is cut off, or is not what its header says."""
    size = path.stat().st_size
    with path.open("rb") as file:
        length = int.from_bytes(file.read(8), "little")
        if not 2 <= length <= min(_HEADER_LIMIT, size - 8):
            raise ModelError(
                f"{path} is no safetensors file, or is cut off: its header is {length} bytes.", _AGAIN
            )
        text = file.read(length)
    try:
        entries = msgspec.json.decode(text, type=dict[str, msgspec.Raw])
        entries.pop("__metadata__", None)
        tensors = {name: msgspec.json.decode(entry, type=Tensor) for name, entry in entries.items()}
    except (msgspec.DecodeError, RecursionError) as error:
        raise ModelError(f"{path}: its header is not readable: {error}", _AGAIN) from error
    room = size - 8 - length
    for name, tensor in tensors.items():
        begin, end = tensor.data_offsets
        wanted = tensor.numbers * BYTES.get(tensor.dtype, 0)
        if not 0 <= begin <= end <= room or min(tensor.shape, default=0) < 0:
            raise ModelError(f"{path} is cut off: {name} ends at byte {end} of {room}.", _AGAIN)
        if tensor.dtype in BYTES and end - begin != wanted:
            raise ModelError(f"{path}: {name} is {end - begin} bytes, its shape says {wanted}.", _AGAIN)
    return tensors
