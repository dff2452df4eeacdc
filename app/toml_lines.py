"""On which line of a TOML text each key and element stands, so that a mistake can be shown where it is."""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_left

Where = tuple[str | int, ...]
"""The way from the top to a value: keys, and numbers (from 0) in arrays."""

_BLANK = re.compile(r"(?:[ \t\r\n]+|#[^\n]*)*")
_SPACE = re.compile(r"[ \t]*")
_KEY = re.compile(r"[A-Za-z0-9_-]+")
_STRING = re.compile(
    r'"""(?:\\.|[^\\])*?"{3,5}'
    r"|'''.*?'{3,5}"
    r'|"(?:\\.|[^"\\\n])*"'
    r"|'[^'\n]*'",
    re.DOTALL,
)
_OTHER = re.compile(r"[^,\]}#\n]+")


def lines_of(text: str) -> dict[Where, int]:
    """The line (from 1) of each table, key and array element. Raises ValueError where text is no TOML."""
    tomllib.loads(text)  # what follows relies on text that is sound
    return _Scan(text).run()


class _Scan:
    """One walk through the text; `_at` is where it stands."""

    def __init__(self, text: str) -> None:
        self._text, self._at = text, 0
        self._ends = [match.start() for match in re.finditer("\n", text)]
        self._found: dict[Where, int] = {}
        self._tables: dict[Where, int] = {}  # how many of an array's tables have been met

    def run(self) -> dict[Where, int]:
        here: Where = ()
        while True:
            self._skip(_BLANK)
            if self._at >= len(self._text):
                return self._found
            if self._next("[["):
                here = self._header(array=True)
            elif self._next("["):
                here = self._header(array=False)
            else:
                self._pair(here)

    def _header(self, *, array: bool) -> Where:
        line = self._line()
        keys = self._keys()
        self._at += 2 if array else 1
        path: Where = ()
        for key in keys[:-1]:
            path = (*path, key)
            self._found.setdefault(path, line)
            if path in self._tables:
                path = (*path, self._tables[path] - 1)
        path = (*path, keys[-1])
        if array:
            number = self._tables.get(path, 0)
            self._tables[path] = number + 1
            self._found.setdefault(path, line)
            path = (*path, number)
        self._found[path] = line
        return path

    def _pair(self, here: Where) -> None:
        line = self._line()
        for key in self._keys():
            here = (*here, key)
            self._found.setdefault(here, line)
        self._at += 1  # the equals sign
        self._skip(_SPACE)
        self._value(here)

    def _value(self, path: Where) -> None:
        if self._next("["):
            number = 0
            while self._goes_on("]"):
                self._found[(*path, number)] = self._line()
                self._value((*path, number))
                number += 1
        elif self._next("{"):
            while self._goes_on("}"):
                self._pair(path)
        elif not self._skip(_STRING):
            self._skip(_OTHER)

    def _goes_on(self, end: str) -> bool:
        """Stands before the next element, or behind the closing bracket."""
        self._skip(_BLANK)
        if self._next(","):
            self._skip(_BLANK)
        return not self._next(end)

    def _keys(self) -> list[str]:
        keys: list[str] = []
        while True:
            self._skip(_SPACE)
            quoted = self._skip(_STRING)
            keys.append(tomllib.loads(f"key = {quoted}")["key"] if quoted else self._skip(_KEY))
            self._skip(_SPACE)
            if not self._next("."):
                return keys

    def _next(self, sign: str) -> bool:
        there = self._text.startswith(sign, self._at)
        self._at += len(sign) if there else 0
        return there

    def _skip(self, what: re.Pattern[str]) -> str:
        match = what.match(self._text, self._at)
        if match is None:
            return ""
        self._at = match.end()
        return match.group()

    def _line(self) -> int:
        return bisect_left(self._ends, self._at) + 1
