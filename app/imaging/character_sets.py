"""Character sets (PS3.3 C.12.1.1.2) beyond what pydicom decodes, and what is left over of the others.

Imported for its effect by `app.imaging.header`: pydicom's tables get ISO_IR 203 (Latin alphabet No. 9), and
an ISO 2022 IR 58 whose escape sequences do not stay in the words (PS3.5 6.1.2.4: they are no characters).
"""

from __future__ import annotations

import codecs
import re

from pydicom import charset

_GB2312 = "radgaze_ir_58"
_ESCAPES = re.compile(r"\x1b[\x20-\x2f]*[\x30-\x7e]?")
"""ECMA-35 13.1: intermediate bytes, then a final one."""


def without_escapes(words: str) -> str:
    """What is left where an escape sequence was not understood: the words without it."""
    return _ESCAPES.sub("", words) if "\x1b" in words else words


def _decode(data: bytes, _errors: str = "strict") -> tuple[str, int]:
    """One fragment, from its escape sequence on. Never fails: pydicom would then decode all of the value by
    another set. GB 18030 holds what careless senders use beyond GB 2312."""
    words = bytes(data)
    return words.removeprefix(charset.ESC + b"$)A").decode("gb18030", "replace"), len(words)


def _encode(words: str, errors: str = "strict") -> tuple[bytes, int]:
    code = b"" if words.isascii() else charset.ESC + b"$)A"
    return code + words.encode("gb2312", errors), len(words)


def _find(name: str) -> codecs.CodecInfo | None:
    return codecs.CodecInfo(_encode, _decode, name=_GB2312) if name == _GB2312 else None  # type: ignore[arg-type]


def _extend() -> None:
    codecs.register(_find)
    for name, encoding, code in (
        ("ISO_IR 203", "iso8859_15", b"-b"),
        ("ISO 2022 IR 203", "iso8859_15", b"-b"),
        ("ISO 2022 IR 58", _GB2312, b"$)A"),
    ):
        charset.python_encoding[name] = encoding
        charset.CODES_TO_ENCODINGS[charset.ESC + code] = encoding
        charset.ENCODINGS_TO_CODES[encoding] = charset.ESC + code
    known = (*charset.handled_encodings, _GB2312)  # the escape sequence is ours to take off
    charset.handled_encodings = known  # type: ignore[assignment]


_extend()
