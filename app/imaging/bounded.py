"""Headers of a bounded number of elements: a few deflated kilobytes can hold millions of empty ones."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from pydicom.dataelem import RawDataElement
from pydicom.filereader import read_sequence

MAX_ELEMENTS = 100_000
"""A radiograph's header has some hundreds."""
ELEMENTS_AN_ITEM = 10
"""What an item of a sequence counts for: pydicom makes a data set of each, at ten times the cost."""
TOO_MANY = f"more than {MAX_ELEMENTS} elements (an item of a sequence counts as {ELEMENTS_AN_ITEM})"
_READS_AN_ELEMENT = 3
_ITEM = (b"\xfe\xff\x00\xe0", b"\xff\xfe\xe0\x00")
_HARMLESS_BYTES = 8 * MAX_ELEMENTS // ELEMENTS_AN_ITEM
"""Items take 8 bytes or more, so that no more than are allowed fit."""


class TooManyElements(Exception):
    """pydicom was stopped while it parsed them."""


class BoundedReader(BytesIO):
    """What pydicom reads a file from: it reads once to three times for each element and item."""

    _left = MAX_ELEMENTS * _READS_AN_ELEMENT
    _heads = 0

    @property
    def spent(self) -> bool:
        return self._left < 0

    def element(self) -> None:
        """A head was read: an empty element reads no more, and still counts as a whole one.
        Raises TooManyElements."""
        self._heads += 1
        if self._heads > MAX_ELEMENTS:
            self._left = -1
            raise TooManyElements

    def read(self, size: int | None = -1, /) -> bytes:
        self._left -= 1
        if self._left < 0:
            raise TooManyElements
        data = super().read(size)
        if size == 8 and data[:4] in _ITEM:
            self._left -= (ELEMENTS_AN_ITEM - 1) * _READS_AN_ELEMENT
        return data


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
