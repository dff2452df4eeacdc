"""Reading single header elements: pydicom converts on access, and a damaged value raises there."""

from __future__ import annotations

import logging
import math
import re
import struct
import zlib
from pathlib import Path
from typing import Any

from pydicom.datadict import tag_for_keyword
from pydicom.dataset import Dataset
from pydicom.errors import BytesLengthException, InvalidDicomError
from pydicom.multival import MultiValue
from pydicom.sequence import Sequence
from pydicom.tag import Tag

from app.imaging.bounded import TOO_MANY, TooManyElements, check_sequence
from app.imaging.character_sets import without_escapes
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
_DECIMAL_COMMA = re.compile(r"\s*[+-]?\d*,\d+([eE][+-]?\d+)?\s*")


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
        if isinstance(value, (Dataset, Sequence)):
            self.warnings.append(f"{named(keyword)} is a sequence, which it may not be, and was left out")
            return None
        if value is None or (isinstance(value, (str, bytes, list, MultiValue)) and len(value) == 0):
            return None
        return value

    def text(self, keyword: str) -> str:
        value = self.value(keyword)
        if value is None:
            return ""
        if isinstance(value, (list, MultiValue)):
            return without_escapes("\\".join(str(part) for part in value))
        return without_escapes(str(value)).strip()

    def places(self, keyword: str) -> list[float | None]:
        """All values; None stands where one is empty or no finite number, which is noted. A decimal comma,
        which no number may have (PS3.5 6.2), is read as the point that is meant, and noted."""
        parts = self._parts(keyword)
        numbers = [_number(part) for part in parts]
        words = "\\".join(str(part) for part in parts)[:40]
        if None in numbers:
            told = (
                "is not a number" if len(numbers) == numbers.count(None) else "has a value that is no number"
            )
            self.warnings.append(f"{named(keyword)} {told}: {words!r}")
        elif any(_has_comma(part) for part in parts):
            self.warnings.append(f"{named(keyword)} {words!r} has a decimal comma, read as a point")
        return numbers

    def numbers(self, keyword: str) -> list[float]:
        """All values, without empty ones behind the last. An element with another that is no finite number
        counts as absent: its values are told apart by their place."""
        places = self.places(keyword)
        while places and places[-1] is None and not str(self._parts(keyword)[len(places) - 1]).strip():
            places.pop()
        found = [place for place in places if place is not None]
        return found if len(found) == len(places) else []

    def number(self, keyword: str) -> float | None:
        """The first value."""
        places = self.places(keyword)
        return places[0] if places else None

    def _parts(self, keyword: str) -> list[Any]:
        """The values as pydicom has them; as they were written where it cannot make numbers of them."""
        value = self.value(keyword)
        if value is None:
            return []
        if isinstance(value, str):
            return list(value.split("\\"))
        return list(value) if isinstance(value, (list, tuple, MultiValue)) else [value]

    def sequence(self, keyword: str) -> list[Header]:
        """The items of a sequence; [] where it is absent or is none (which is noted)."""
        try:
            if keyword in self.dataset:
                check_sequence(self.dataset.get_item(keyword))
            value = self.dataset.get(keyword) or ()
            items = [item for item in value if isinstance(item, Dataset)]
            others = len(value) - len(items)
        except TooManyElements:
            self.warnings.append(f"{named(keyword)} has {TOO_MANY} and was left out")
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


def _has_comma(part: Any) -> bool:
    return isinstance(part, str) and _DECIMAL_COMMA.fullmatch(part) is not None


def _number(part: Any) -> float | None:
    try:
        number = float(part.replace(",", ".") if _has_comma(part) else part)
    except (TypeError, ValueError, OverflowError):
        return None
    return number if math.isfinite(number) else None
