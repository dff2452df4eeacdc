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
_secrets: set[str] = set()
_lock = threading.Lock()


def conceal(words: Iterable[str]) -> None:
    """These words, and the parts of names among them, are hidden in every line from now on."""
    with _lock:
        for text in words:
            for part in (text, *re.split(r"[\^=\s\\]+", text)):
                if len(part.strip()) >= 3:
                    _secrets.add(part.strip().lower())


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
        secrets = sorted(_secrets, key=len, reverse=True)
    for secret in secrets:
        text = re.sub(rf"(?<!\w){re.escape(secret)}(?!\w)", HIDDEN, text, flags=re.IGNORECASE)
    return re.sub("\0(\\d+)\0", lambda match: f'"{kept[int(match.group(1))]}"', text)


def _without_path(match: re.Match[str]) -> str:
    """A word that is a path, a part of one, or a file's name."""
    word = match.group()
    path = len(word) > 1 and ("/" in word or "\\" in word)
    return HIDDEN if path or word.rstrip(".:").lower().endswith(_FILES) else word
