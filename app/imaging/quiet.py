"""Warnings of pydicom and Pillow, collected per thread instead of printed.

`warnings.catch_warnings` changes global state and is not thread safe: two files read at once would leave it
changed for good. Here the first reader changes it, the last one changes it back.
"""

from __future__ import annotations

import threading
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

_lock = threading.Lock()
_readers = 0
_outer: Any = None
_shown_before: Any = None
_sink = threading.local()


@contextmanager
def collected_warnings() -> Iterator[list[str]]:
    """A list that fills with the warnings of this thread, one line each, none twice."""
    global _readers, _outer, _shown_before
    mine: list[str] = []
    with _lock:
        if _readers == 0:
            _outer = warnings.catch_warnings()
            _outer.__enter__()
            _shown_before = warnings.showwarning
            warnings.simplefilter("always")
            warnings.showwarning = _route
        _readers += 1
    before = getattr(_sink, "texts", None)
    _sink.texts = mine
    try:
        yield mine
    finally:
        _sink.texts = before
        with _lock:
            _readers -= 1
            if _readers == 0:
                _outer.__exit__(None, None, None)


def _route(message: Warning | str, *details: Any, **more: Any) -> None:
    texts = getattr(_sink, "texts", None)
    if texts is None:  # a thread that reads no image
        _shown_before(message, *details, **more)
        return
    text = " ".join(str(message).split())[:200]
    if text not in texts:
        texts.append(text)
