"""Headers of a bounded number of elements: a few deflated kilobytes can hold millions of empty ones."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from pydicom.dataelem import RawDataElement
from pydicom.filereader import read_sequence

MAX_ELEMENTS = 100_000
"""Items of sequences among them. A radiograph's header has some hundreds."""
_READS_AN_ELEMENT = 3
_HARMLESS_BYTES = 1 << 20
"""Elements take 8 bytes or more, so that not many more than MAX_ELEMENTS fit."""


class TooManyElements(Exception):
    """pydicom was stopped while it parsed them."""


class BoundedReader(BytesIO):
    """What pydicom reads a file from: it reads once to three times for each element."""

    _left = MAX_ELEMENTS * _READS_AN_ELEMENT

    @property
    def spent(self) -> bool:
        return self._left < 0

    def read(self, size: int | None = -1, /) -> bytes:
        self._left -= 1
        if self._left < 0:
            raise TooManyElements
        return super().read(size)


def check_sequence(element: Any) -> None:
    """Raises TooManyElements for a sequence that is still bytes, as those of stated length are."""
    if not isinstance(element, RawDataElement) or not element.value or element.length <= _HARMLESS_BYTES:
        return
    if element.VR in (None, "SQ", "UN"):
        implicit = element.is_implicit_VR or element.VR == "UN"
        reader = BoundedReader(element.value)
        try:
            read_sequence(reader, implicit, element.is_little_endian, len(element.value), "iso8859")
        except Exception as error:
            if reader.spent:
                raise TooManyElements from error
