"""What a session keeps, as it changes: listeners are told, undo takes back, the journal has it at once."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from app.reading.journal import Journal
from app.reading.records import (
    Gaze,
    Kept,
    Markup,
    StudyRef,
)
from app.reading.report import Report
from app.reading.undo import UndoStack
from eyetracking.scanpaths.types import SaliencyMap, Scanpath
from inference import api

log = logging.getLogger(__name__)

Topic = Literal[
    "state",
    "recordings",
    "gaze",
    "selection",
    "explanation",
    "scanpaths",
    "diagnosis",
    "drafts",
    "anatomy",
    "film_check",
    "lens",
    "report",
    "annotations",
    "options",
    "painted",
    "refused",
]
Listener = Callable[[str], None]
Fields = dict[str, Any]
"""Of `Kept`, with their values."""


JOURNALED: dict[str, Any] = {"report": Report, "markup": Markup, "unsent": dict[str, str]}
"""What is on the disk at once, before the session is saved."""


class Changing(Kept):
    """The part of a session that is the same whatever is kept: see `app.reading.session.ReadingSession`."""

    def __init__(self, folder: Path, study: StudyRef) -> None:
        super().__init__()
        self.folder = Path(folder)
        self.study = study
        self.undo = UndoStack()
        self.gaze: Gaze | None = None
        self.fixations: Scanpath | None = None
        self.gaze_heatmap: SaliencyMap | None = None
        self._unsent_kept: dict[str, str] = {}
        self.read_only = False
        """Nothing is written: another window has the study open."""
        self.selected_sentence: str | None = None
        self.shown_explanation: str | None = None
        self.lens: api.LensResult | None = None
        """What a model reads at each place; not kept in the file."""
        self._listeners: list[Listener] = []
        self._pending_views: list[dict[str, Any]] = []
        self._maps: dict[str, NDArray[np.float32]] = {}
        self._dirty = False
        self._journal = Journal(self.folder)
        self.journal_problem = ""
        """Why the newest change could not be kept at once; "" where it was."""

    # listening

    def listen(self, listener: Listener) -> None:
        self._listeners.append(listener)

    def unlisten(self, listener: Listener) -> None:
        if listener in self._listeners:
            self._listeners.remove(listener)

    def changed(self, topic: Topic) -> None:
        """Say that `topic` changed; the session is to be saved."""
        self._dirty = True
        self._tell(topic)

    def _tell(self, topic: Topic) -> None:
        for listener in list(self._listeners):
            listener(topic)

    @property
    def dirty(self) -> bool:
        typed = self.unsent != self._unsent_kept
        return not self.read_only and (self._dirty or typed or bool(self._pending_views))

    def refused(self) -> bool:
        """Listeners are told that a change was not made, where the session is read only."""
        if self.read_only:
            self._tell("refused")
        return self.read_only

    # changes that can be undone

    def _change(
        self, topic: Topic, what: str, before: Fields, after: Fields, *, merge_key: str | None = None
    ) -> None:
        """The one door for what undo takes back: fields get their values, what is journaled is on the disk at
        once. what: the change in words."""

        self._put(topic, after)
        self._changed(topic, what, before, after, merge_key=merge_key)

    def _changed(
        self, topic: Topic, what: str, before: Fields, after: Fields, *, merge_key: str | None = None
    ) -> None:
        """Undo can take back what is changed already."""
        undo, redo = partial(self._put, topic, before), partial(self._put, topic, after)
        self._can_undo(what, undo, redo, merge_key=merge_key)

    def _put(self, topic: Topic, values: Fields) -> None:
        for name, value in values.items():
            setattr(self, name, value)
            if name in JOURNALED:
                self._keep_at_once(name, value)
        self.changed(topic)

    def _can_undo(
        self,
        what: str,
        undo: Callable[[], None],
        redo: Callable[[], None],
        *,
        merge_key: str | None = None,
    ) -> None:
        self.undo.push(what, undo, redo, merge_key=merge_key, lasting=True)

    def _keep_at_once(self, topic: str, value: Any) -> None:
        if self.read_only:
            return
        try:
            self._journal.write(topic, value)
            self.journal_problem = ""
        except OSError as error:
            self.journal_problem = error.strerror or str(error)
            log.warning("journal: %s", error)

    # annotations

    def set_markup(self, markup: Markup, what: str, *, merge_key: str | None = None) -> None:
        """Change what is on the image; `what` is the change in words for undo."""
        if markup == self.markup or self.refused():
            return
        self._change("annotations", what, {"markup": self.markup}, {"markup": markup}, merge_key=merge_key)


def now() -> str:
    """The time of day in UTC, ISO 8601 to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds")
