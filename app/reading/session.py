"""A reading session: one study, one reader, everything that was recorded, asked, answered and written.

Without Qt. Widgets listen (`listen`) and write back through the methods here; what changes is said by topic.
Everything is kept in the study's folder and opened again from there (`ReadingSession.open`).
"""

from __future__ import annotations

import json
import logging
from copy import copy
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Any, Literal

import msgspec

from app.files import NO_JSON, append_whole, atomic, private_folder, words_of
from app.reading.answered import Answered
from app.reading.changing import JOURNALED, Fields
from app.reading.changing import now as now
from app.reading.records import (
    ADDED,
    FORMAT,
    KEPT,
    Gaze,
    RecordingEntry,
    SessionFile,
    StudyRef,
)
from app.reading.report import Report, new_id
from app.words import json_bytes
from eyetracking.mapping import ViewTransform
from eyetracking.scanpaths.types import SaliencyMap, Scanpath
from inference import api

log = logging.getLogger(__name__)

_OVERLAY_WORDS = {
    "opacity": "Opacity of the map",
    "threshold": "Threshold of the map",
    "colour_map": "Colours of the map",
    "contour": "Contour",
    "contour_level": "Contour level",
}


class SessionError(Exception):
    """A session file cannot be read. path, reason and way_out say what, why, what now.

    damaged: nobody can read it; else it may be of use to another user or a later RadGaze.
    """

    def __init__(self, path: Path, reason: str, way_out: str, *, damaged: bool = False) -> None:
        super().__init__(f"{path}: {reason}. {way_out}")
        self.path, self.reason, self.way_out, self.damaged = path, reason, way_out, damaged


class ReadingSession(Answered):
    """The model behind the window. Listeners are called with a topic, on the thread that made the change."""

    # the reader's state

    def set_state(self, state: Literal["reading", "explaining"]) -> None:
        if state != self.state:
            self.state = state
            self.changed("state")

    def mark_read(self, *, read: bool) -> None:
        """The unaided reading is finished, and AI may explain; or it is not. The record says when AI came
        in."""
        if self.refused():
            return
        before: Fields = {"marked_read_at": self.marked_read_at, "state": self.state}
        after: Fields = {"marked_read_at": now() if read else ""} | ({"state": "explaining"} if read else {})
        self._change("state", "Mark read" if read else "Not marked read", before, before | after)

    def set_choices(self, **values: Any) -> None:
        chosen = msgspec.structs.replace(self.choices, **values)
        if chosen != self.choices:
            self.choices = chosen
            self.changed("options")

    def paint(self, dabs: list[api.MapDab], what: str, *, stroke: str = "") -> None:
        """Where gaze is to have dwelt, for drafts. stroke: touches of one stroke are one change to undo."""
        if self.refused():
            return
        chosen = msgspec.structs.replace(self.choices, dabs=dabs)
        if chosen != self.choices:
            key = f"paint {stroke}" if stroke else None
            self._change("painted", what, {"choices": self.choices}, {"choices": chosen}, merge_key=key)

    def set_overlay(self, **values: Any) -> None:
        chosen = msgspec.structs.replace(self.overlay, **values)
        if chosen == self.overlay:
            return
        what = next((_OVERLAY_WORDS[name] for name in values if name in _OVERLAY_WORDS), "Overlays")
        merge_key = f"overlay {' '.join(sorted(values))}"
        self._change("options", what, {"overlay": self.overlay}, {"overlay": chosen}, merge_key=merge_key)

    def select(self, stretch_ms: tuple[float, float] | None) -> None:
        """The stretch of gaze that drafting and diagnosis use; None for all of it."""
        if stretch_ms is not None:
            start, end = sorted(stretch_ms)
            stretch_ms = None if end - start < 1.0 else (start, end)
        if stretch_ms != self.selection_ms:
            self.selection_ms = stretch_ms
            self.changed("selection")

    # gaze

    def add_recording(self, entry: RecordingEntry) -> None:
        self.recordings.append(entry)
        self.current_recording = entry.id
        self.changed("recordings")

    def recording(self, recording_id: str | None = None) -> RecordingEntry | None:
        wanted = recording_id or self.current_recording
        return next((r for r in self.recordings if r.id == wanted), None)

    def new_recording_folder(self) -> Path:
        """Where the next recording goes; whoever writes it makes the folder."""
        stamp = datetime.now().strftime("%Y%m%d-%H%M%S")
        return self.folder / "gaze" / f"{stamp}-{new_id()[:4]}"

    def set_gaze(self, gaze: Gaze | None, fixations: Scanpath | None, heatmap: SaliencyMap | None) -> None:
        """The gaze, fixations and heatmap of the current recording."""
        self.gaze, self.fixations, self.gaze_heatmap = gaze, fixations, heatmap
        self.changed("gaze")

    def chosen_fixations(self) -> Scanpath | None:
        """The fixations of the selected stretch, or all."""
        if self.fixations is None or self.selection_ms is None:
            return self.fixations
        return self.fixations.between(*self.selection_ms)

    # report

    def write_report(self, report: Report, what: str, *, merge_key: str | None = None) -> None:
        """Set the report; `what` is the change in words for undo."""
        if report == self.report or self.refused():
            return
        self._change("report", what, {"report": self.report}, {"report": report}, merge_key=merge_key)

    def type_text(self, place: str, text: str) -> None:
        """What stands in a field of the report and has not been entered; "" where nothing does.

        place: a sentence's id, or `ADDED`. It is on the disk after `keep_unsent`.
        """
        if text:
            self.unsent[place] = text
        else:
            self.unsent.pop(place, None)

    def keep_unsent(self) -> None:
        """Bring what was typed to the disk; `journal_problem` says where that failed."""
        if self.unsent != self._unsent_kept:
            self._keep_at_once("unsent", self.unsent)
            self._unsent_kept = dict(self.unsent)
            self._dirty = True

    def select_sentence(self, sentence_id: str | None) -> None:
        if sentence_id != self.selected_sentence:
            self.selected_sentence = sentence_id
            self.changed("report")

    # the view log

    def log_view(
        self,
        t_ns: int,
        transform: ViewTransform,
        centre: float,
        width: float,
        *,
        invert: bool,
        pane: str,
        image: str = "",
    ) -> None:
        """What was painted when (monotonic ns), for later mapping and for the record. image: which one, where
        it is not the one that is read.
        """
        if self.read_only:
            return
        self._pending_views.append(
            {"t_ns": t_ns, "pane": pane, "window_centre": centre, "window_width": width, "invert": invert}
            | {"transform": asdict(transform)}
            | ({"image": image} if image else {})
        )

    # files

    @property
    def path(self) -> Path:
        return self.folder / "session.json"

    def save(self) -> None:
        """Write the session atomically; view changes are appended. Raises OSError."""
        if self.read_only:
            return
        private_folder(self.folder)
        views = list(self._pending_views)
        if views:
            lines = "".join(json.dumps(view, separators=(",", ":")) + "\n" for view in views)
            append_whole(self.folder / "views.jsonl", lines.encode())
            del self._pending_views[: len(views)]
        kept = {name: getattr(self, name) for name in KEPT}
        stored = SessionFile(format=FORMAT, study=self.study, saved_at=now(), **kept)
        with atomic(self.path) as file:
            file.write(msgspec.json.format(json_bytes(stored), indent=1))
        self._journal.clear()
        self._unsent_kept = dict(self.unsent)
        self._dirty = False

    def as_it_is(self) -> ReadingSession:
        """For a thread: nothing in it changes while the reader goes on, or leaves the study."""
        still = copy(self)
        for name, value in vars(self).items():
            if isinstance(value, list | dict):
                setattr(still, name, copy(value))
        return still

    def rest(self) -> None:
        """The study is left: let go of what opening it again reads anew, and of steps that cannot be taken
        back then."""
        self.gaze = self.fixations = self.gaze_heatmap = None
        self.selected_sentence = self.shown_explanation = None
        self._maps.clear()
        self.undo.listeners.clear()
        self.undo.forget_visit()

    def resume(self) -> None:
        """The study is opened again: take in the recordings that ended meanwhile."""
        self._adopt_recordings()

    @classmethod
    def open(cls, folder: Path, study: StudyRef) -> ReadingSession:
        """The session kept in `folder`, or a new one. Gaze is loaded separately (app.reading.gaze).

        Raises SessionError if the file is damaged or of a later format; it is left as it is.
        """
        session = cls(folder, study)
        try:
            data = session.path.read_bytes()
        except FileNotFoundError:
            session._adopt_recordings()
            session._replay()
            return session
        except OSError as error:
            raise SessionError(session.path, str(error), "Check the permissions of the folder") from error
        try:
            stored = msgspec.json.decode(data, type=SessionFile)
        except NO_JSON as error:
            raise SessionError(
                session.path,
                f"the session file is damaged ({words_of(error)})",
                "Move it away to start a new session",
                damaged=True,
            ) from error
        if stored.format > FORMAT:
            raise SessionError(
                session.path,
                f"it has format {stored.format}, this RadGaze reads {FORMAT}",
                "Use a newer RadGaze",
            )
        session.take(stored)
        session._adopt_recordings()
        session._replay()
        return session

    def _replay(self) -> None:
        """Take in what was written after the last save of a program that was killed."""
        for topic, values in self._journal.values().items():
            for value in values if topic in JOURNALED else ():
                try:
                    setattr(self, topic, msgspec.json.decode(value, type=JOURNALED[topic]))
                except NO_JSON as error:  # the one before it is newer than the file
                    log.warning("journal %s: %s was left out: %s", self._journal.path, topic, error)
                    continue
                self._dirty = True
                break
        self._enter_edits()
        self._unsent_kept = dict(self.unsent)

    def _enter_edits(self) -> None:
        """Sentences that were being edited when the program was killed are as if the field had been left."""
        before = after = self.report
        for place in [place for place in self.unsent if place != ADDED]:
            text = self.unsent.pop(place)
            if text.strip() and not before.signed_by:
                after = after.edited(place, text) if after.find(place) is not None else after.added(text)
            self._dirty = True
        if after != before:
            self.report = after
            self._changed("report", "Edit sentence", {"report": before}, {"report": after})

    def _adopt_recordings(self) -> None:
        """Take in recordings that lie in the folder and are not listed: the window died before it saved."""
        known = {Path(entry.folder).name for entry in self.recordings}
        for header in sorted((self.folder / "gaze").glob("*/recording.json")):
            if header.parent.name in known:
                continue
            from app.reading.adopted import adopted_entry  # imports Arrow, which a start does without
            from eyetracking.recording import RecordingError

            try:
                entry = adopted_entry(header.parent, self.folder, self.study.image_id)
            except (OSError, RecordingError, RecursionError) as error:
                log.warning("recording %s is not taken in: %s", header.parent, error)
                continue
            self.recordings.append(entry)
            self.current_recording = entry.id
            self._dirty = True
