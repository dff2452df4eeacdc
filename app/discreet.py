"""What tells of a patient, taken out of a line: names and ids of films, paths, dates, UIDs."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterable

HIDDEN = "▒"
_CODE = re.compile(
    r'"(?:[^"]*/)?((?:site-packages|lib/python[\d.]+|app|ui|inference|eyetracking|tests)/[^"]*\.py)"'
)
_TOKEN = re.compile(r"[^\s\"'“”<>|()\[\],;]+")
_FILES = (".dcm", ".dicom", ".png", ".jpg", ".jpeg", ".nii", ".gz", ".zip")
_DATE = re.compile(r"\b(?:19|20)\d\d-?\d\d-?\d\d\b")
_UID = re.compile(r"\b[0-2](?:\.\d+){4,}\b")
_QUOTED = re.compile(r"'[^']*'|\"[^\"]*\"|“[^”]*”")
_WORD = re.compile(r"\w+")
_words: set[str] = set()
_phrases: set[str] = set()
"""What is to be hidden: single words, looked up; what has other letters between them, searched for. A library
has tens of thousands of both, and a line waits for none."""
_lock = threading.Lock()


def conceal(words: Iterable[str]) -> None:
    """These words, and the parts of names among them, are hidden in every line from now on."""
    with _lock:
        for text in words:
            for part in (text, *re.split(r"[\^=\s\\]+", text)):
                secret = part.strip().lower()
                if len(secret) >= 3:
                    (_words if _WORD.fullmatch(secret) else _phrases).add(secret)


def discreet(text: str, *, foreign: bool = False) -> str:
    """A line without what tells of a patient. foreign: it comes from another package, and quotes files."""
    kept: list[str] = []

    def keep(match: re.Match[str]) -> str:
        kept.append(match.group(1))
        return f"\0{len(kept) - 1}\0"

    text = _CODE.sub(keep, text.replace("\\\\", "\\"))
    if foreign:
        text = _QUOTED.sub(HIDDEN, text)
    text = _TOKEN.sub(_without_path, text)
    for pattern in (_UID, _DATE):
        text = pattern.sub(HIDDEN, text)
    with _lock:
        lowered = text.lower()
        found = sorted((phrase for phrase in _phrases if phrase in lowered), key=len, reverse=True)
        for phrase in found:
            text = re.sub(rf"(?<!\w){re.escape(phrase)}(?!\w)", HIDDEN, text, flags=re.IGNORECASE)
        text = _WORD.sub(lambda match: HIDDEN if match.group().lower() in _words else match.group(), text)
    return re.sub("\0(\\d+)\0", lambda match: f'"{kept[int(match.group(1))]}"', text)


def _without_path(match: re.Match[str]) -> str:
    """A word that is a path, a part of one, or a file's name."""
    word = match.group()
    path = len(word) > 1 and ("/" in word or "\\" in word)
    return HIDDEN if path or word.rstrip(".:").lower().endswith(_FILES) else word
