"""Reading single header elements: pydicom converts on access, and a damaged value raises there."""

from __future__ import annotations

import logging
import math
import struct
import zlib
from pathlib import Path
from typing import Any

from pydicom.datadict import tag_for_keyword
from pydicom.dataset import Dataset
from pydicom.errors import BytesLengthException, InvalidDicomError
from pydicom.multival import MultiValue
from pydicom.tag import Tag

from app.imaging.bounded import MAX_ELEMENTS, TooManyElements, check_sequence
from app.imaging.errors import DamagedImage

logging.getLogger("pydicom").addHandler(logging.NullHandler())  # our errors and warnings say what matters

PYDICOM_FAILURES = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    EOFError,
    LookupError,
    MemoryError,
    OSError,
    RuntimeError,  # RecursionError and NotImplementedError are among them
    TypeError,
    ValueError,
    struct.error,
    zlib.error,
    BytesLengthException,
    InvalidDicomError,
)
"""What pydicom and its codecs were seen to raise on damaged bytes; it has no exception tree of its own."""


def named(keyword: str) -> str:
    """`Rows (0028,0010)`: how errors name a field."""
    tag = tag_for_keyword(keyword)
    if tag is None:
        return keyword
    at = Tag(tag)
    return f"{keyword} ({at.group:04X},{at.element:04X})"


class Header:
    """A dataset whose optional elements never raise: what cannot be read is noted in `warnings`."""

    def __init__(self, dataset: Dataset, path: Path, warnings: list[str]) -> None:
        self.dataset = dataset
        self.path = path
        self.warnings = warnings

    def __contains__(self, keyword: str) -> bool:
        return keyword in self.dataset

    def vr(self, keyword: str) -> str:
        """The element's value representation, "" where it is absent or unreadable."""
        try:
            return str(self.dataset[keyword].VR) if keyword in self.dataset else ""
        except PYDICOM_FAILURES as error:
            self.warnings.append(f"{named(keyword)} cannot be read: {error}")
            return ""

    def required_bytes(self, keyword: str) -> bytes:
        """The element's bytes; raises DamagedImage naming the field."""
        try:
            value = self.dataset[keyword].value
        except PYDICOM_FAILURES as error:
            raise DamagedImage(
                self.path,
                named(keyword),
                f"it cannot be read: {error}",
                "Ask the sender for a complete file.",
            ) from error
        if not isinstance(value, bytes):
            raise DamagedImage(
                self.path, named(keyword), "it holds no bytes", "Ask the sender for a complete file."
            )
        return value

    def value(self, keyword: str) -> Any:
        """The element's value, None where it is absent, empty or unreadable (which is noted)."""
        try:
            value = self.dataset.get(keyword)
        except PYDICOM_FAILURES as error:
            self.warnings.append(f"{named(keyword)} cannot be read: {error}")
            return None
        if value is None or (isinstance(value, (str, bytes, list, MultiValue)) and len(value) == 0):
            return None
        return value

    def text(self, keyword: str) -> str:
        value = self.value(keyword)
        if value is None:
            return ""
        if isinstance(value, (list, MultiValue)):
            return "\\".join(str(part) for part in value)
        return str(value).strip()

    def numbers(self, keyword: str) -> list[float]:
        """All values; an element with one that is no finite number counts as absent, which is noted."""
        value = self.value(keyword)
        if value is None:
            return []
        parts = list(value) if isinstance(value, (list, tuple, MultiValue)) else [value]
        try:
            numbers = [float(part) for part in parts]
        except (TypeError, ValueError, OverflowError):
            numbers = [math.nan]
        if not all(math.isfinite(number) for number in numbers):
            self.warnings.append(f"{named(keyword)} is not a number: {self.text(keyword)[:40]!r}")
            return []
        return numbers

    def number(self, keyword: str) -> float | None:
        numbers = self.numbers(keyword)
        return numbers[0] if numbers else None

    def sequence(self, keyword: str) -> list[Header]:
        """The items of a sequence; [] where it is absent or is none (which is noted)."""
        try:
            if keyword in self.dataset:
                check_sequence(self.dataset.get_item(keyword))
            value = self.dataset.get(keyword) or ()
            items = [item for item in value if isinstance(item, Dataset)]
            others = len(value) - len(items)
        except TooManyElements:
            self.warnings.append(f"{named(keyword)} has more than {MAX_ELEMENTS} elements and was left out")
            return []
        except PYDICOM_FAILURES as error:
            self.warnings.append(f"{named(keyword)} cannot be read: {error}")
            return []
        if others:
            self.warnings.append(f"{named(keyword)} is no sequence and was left out")
        return [Header(item, self.path, self.warnings) for item in items]

    def required_int(self, keyword: str, *, low: int, high: int, default: int | None = None) -> int:
        """An integer within [low, high]; raises DamagedImage naming the field."""
        number = self.number(keyword)
        if number is None and default is not None:
            return default
        if number is None:
            raise DamagedImage(
                self.path, named(keyword), "it is missing", "Ask the sender for a complete file."
            )
        if number != int(number) or not low <= number <= high:
            raise DamagedImage(
                self.path,
                named(keyword),
                f"{number:g} is not between {low} and {high}",
                "Ask the sender for a complete file.",
            )
        return int(number)
