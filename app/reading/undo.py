"""One undo stack for everything a reader changes: views, overlays' choices, report text."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

Listener = Callable[[], None]


@dataclass
class _Change:
    text: str
    undo: Callable[[], None]
    redo: Callable[[], None]
    merge_key: str | None
    at_ns: int
    lasting: bool


class UndoStack:
    """Changes that were made, newest last; undone ones can be made again until a new change is pushed.

    limit: how many changes are kept. merge_window_ms: consecutive changes with the same merge_key that are
    not further apart than this become one (wheel ticks, a slider that moves).
    """

    def __init__(self, *, limit: int = 500, merge_window_ms: float = 700.0) -> None:
        self._done: list[_Change] = []
        self._undone: list[_Change] = []
        self._limit = limit
        self._merge_window_ns = int(merge_window_ms * 1e6)
        self._running = False
        self.listeners: list[Listener] = []

    def push(
        self,
        text: str,
        undo: Callable[[], None],
        redo: Callable[[], None],
        *,
        merge_key: str | None = None,
        at_ns: int | None = None,
        lasting: bool = False,
    ) -> None:
        """Record a change that has been made already. Does nothing while an undo or redo runs.

        lasting: it can also be taken back after the study was left and opened again (`forget_visit`).
        """
        if self._running:
            return
        now = time.monotonic_ns() if at_ns is None else at_ns
        top = self._done[-1] if self._done else None
        self._undone.clear()
        if (
            top is not None
            and merge_key is not None
            and top.merge_key == merge_key
            and now - top.at_ns <= self._merge_window_ns
        ):
            top.redo, top.at_ns = redo, now
        else:
            self._done.append(_Change(text, undo, redo, merge_key, now, lasting))
            del self._done[: -self._limit]
        self._tell()

    @property
    def undo_text(self) -> str | None:
        """What undo would take back, or None."""
        return self._done[-1].text if self._done else None

    @property
    def redo_text(self) -> str | None:
        """What redo would make again, or None."""
        return self._undone[-1].text if self._undone else None

    def undo(self) -> bool:
        """Take the newest change back; False if there is none."""
        if not self._done:
            return False
        change = self._done.pop()
        self._run(change.undo)
        self._undone.append(change)
        self._tell()
        return True

    def redo(self) -> bool:
        """Make the newest undone change again; False if there is none."""
        if not self._undone:
            return False
        change = self._undone.pop()
        self._run(change.redo)
        change.at_ns = 0
        self._done.append(change)
        self._tell()
        return True

    def forget_visit(self) -> None:
        """The study is left: only lasting changes stay."""
        self._done = [change for change in self._done if change.lasting]
        self._undone = [change for change in self._undone if change.lasting]
        self._tell()

    def clear(self) -> None:
        self._done.clear()
        self._undone.clear()
        self._tell()

    def _run(self, step: Callable[[], None]) -> None:
        self._running = True
        try:
            step()
        finally:
            self._running = False

    def _tell(self) -> None:
        for listener in list(self.listeners):
            listener()
