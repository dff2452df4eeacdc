"""DICOM's person names and dates (PS3.5 6.2) as lists and titles show them, and as one searches them."""

from __future__ import annotations

import unicodedata
from typing import Any

import msgspec

_NO_ACCENT = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th"})
"""Letters that Unicode does not take apart."""


def patient_name(name: str) -> str:
    """The parts of a person name in reading order: the alphabetic one, or the first that is there."""
    for group in name.split("="):
        words = " ".join(group.replace("^", " ").split())
        if words:
            return words
    return ""


def folded(text: str) -> str:
    """Text without case and accents, to compare."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in apart if not unicodedata.combining(c)).casefold().translate(_NO_ACCENT)


def clock_text(ms: float) -> str:
    """m:ss of a time in milliseconds."""
    seconds = max(0, int(ms // 1000))
    return f"{seconds // 60}:{seconds % 60:02d}"


def iso_day(date: str) -> str:
    """A DICOM date (YYYYMMDD) as ISO 8601; anything else stays as it is."""
    return f"{date[:4]}-{date[4:6]}-{date[6:8]}" if len(date) == 8 and date.isdigit() else date


def visible(text: str, *, lines: bool = False) -> str:
    """Foreign text for a terminal or a cell of a table: what steers or hides there (escape sequences, marks
    of writing direction) is written out. lines: several lines, with tabs, are meant."""
    kept = "\u200c\u200d" + ("\n\r\t" if lines else "")  # joiners, which scripts need
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() or c in kept else _written_out(c) for c in text)


def _written_out(c: str) -> str:
    if unicodedata.category(c) == "Zs":
        return " "
    code = ord(c)
    return f"\\x{code:02x}" if code < 256 else f"\\u{code:04x}" if code < 65536 else f"\\U{code:08x}"


def json_bytes(value: Any) -> bytes:
    """JSON as msgspec writes it. A lone surrogate (a file name that is not UTF-8, a broken paste) is no
    character: it is written as U+FFFD, so that it costs no reading."""
    try:
        return msgspec.json.encode(value)
    except UnicodeEncodeError:
        return msgspec.json.encode(characters(msgspec.to_builtins(value)))


def characters(value: Any) -> Any:
    """The same text, also in lists and tables, of whole characters only, as every file and font wants it: for
    half of a surrogate pair stands U+FFFD."""
    from eyetracking.wire import characters as whole

    return whole(value)
