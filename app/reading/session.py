"""A reading session: one study, one reader, everything that was recorded, asked, answered and written.

Without Qt. Widgets listen (`listen`) and write back through the methods here; what changes is said by topic.
Everything is kept in the study's folder and opened again from there (`ReadingSession.open`).
"""

from __future__ import annotations

import json
import logging
from collections.abc import Callable
from copy import copy
from dataclasses import asdict
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any, Literal

import msgspec
import numpy as np
from numpy.typing import NDArray

from app.files import NO_JSON, append_whole, atomic, private_folder, words_of
from app.measure.proposal import proposed_ratio
from app.reading.journal import Journal
from app.reading.records import (
    ADDED,
    FORMAT,
    KEPT,
    Anatomy,
    Diagnosis,
    Draft,
    Explanation,
    FilmCheck,
    Gaze,
    Kept,
    Markup,
    RecordingEntry,
    ScanpathPrediction,
    SessionFile,
    StudyRef,
)
from app.reading.report import Report, new_id
from app.reading.undo import UndoStack
from eyetracking.mapping import ViewTransform
from eyetracking.scanpaths.types import SaliencyMap, Scanpath
from inference import api
from inference.captioning.statements import finding_in

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
    "report",
    "annotations",
    "options",
    "refused",
]
Listener = Callable[[str], None]
Fields = dict[str, Any]
"""Of `Kept`, with their values."""

_OVERLAY_WORDS = {
    "opacity": "Opacity of the map",
    "threshold": "Threshold of the map",
    "colour_map": "Colours of the map",
    "contour": "Contour",
    "contour_level": "Contour level",
}


JOURNALED: dict[str, Any] = {"report": Report, "markup": Markup, "unsent": dict[str, str]}
"""What is on the disk at once, before the session is saved."""


class SessionError(Exception):
    """A session file cannot be read. path, reason and way_out say what, why, what now.

    damaged: nobody can read it; else it may be of use to another user or a later RadGaze.
    """

    def __init__(self, path: Path, reason: str, way_out: str, *, damaged: bool = False) -> None:
        super().__init__(f"{path}: {reason}. {way_out}")
        self.path, self.reason, self.way_out, self.damaged = path, reason, way_out, damaged


class ReadingSession(Kept):
    """The model behind the window. Listeners are called with a topic, on the thread that made the change."""

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

    # results

    def add_explanation(
        self,
        request: api.Explain,
        result: api.ExplainResult,
        values: NDArray[np.float32],
        seconds: float,
        *,
        sentence_id: str | None = None,
    ) -> Explanation:
        entry_id = new_id()
        entry = Explanation(
            id=entry_id,
            request=request,
            result=result,
            seconds=seconds,
            made_at=now(),
            map=self._keep_map(f"explain-{entry_id}", values),
        )
        self.explanations.append(entry)
        self.shown_explanation = entry_id
        if sentence_id is not None:
            self.sentence_maps[sentence_id] = entry_id
        self.changed("explanation")
        return entry

    def add_scanpaths(
        self,
        request: api.PredictScanpath,
        result: api.PredictScanpathResult,
        values: NDArray[np.float32],
        seconds: float,
    ) -> ScanpathPrediction:
        entry_id = new_id()
        entry = ScanpathPrediction(
            id=entry_id,
            request=request,
            result=result,
            seconds=seconds,
            made_at=now(),
            heatmap=self._keep_map(f"scanpaths-{entry_id}", values),
        )
        self.scanpaths.append(entry)
        self.changed("scanpaths")
        return entry

    def add_diagnosis(self, request: api.Diagnose, result: api.DiagnoseResult, seconds: float) -> Diagnosis:
        entry = Diagnosis(request=request, result=result, **self._answered(request, seconds))
        self.diagnoses.append(entry)
        self.changed("diagnosis")
        return entry

    def accept_diagnosis(self, name: str) -> None:
        """The reader stands by the newest diagnosis; no longer, where the name is ""."""
        if not self.diagnoses or self.refused():
            return
        before = self.diagnoses[-1]
        after = msgspec.structs.replace(before, accepted_by=name, accepted_at=now() if name else "")

        def put(entry: Diagnosis) -> None:
            self.diagnoses = [entry if known.id == entry.id else known for known in self.diagnoses]
            self.changed("diagnosis")

        put(after)
        what = "Accept findings" if name else "Take acceptance back"
        self._can_undo(what, lambda: put(before), lambda: put(after))

    def add_draft(self, request: api.Caption, result: api.CaptionResult, seconds: float) -> Draft:
        """Keep a draft. The report is not touched: who asked decides whether it goes in."""
        entry = Draft(request=request, result=result, **self._answered(request, seconds))
        self.drafts.append(entry)
        self.changed("drafts")
        return entry

    def set_film_check(
        self, request: api.CheckFilm, result: api.CheckFilmResult, seconds: float
    ) -> FilmCheck:
        """Keep whether the models know such a film."""
        self.film_check = FilmCheck(
            id=new_id(), request=request, result=result, seconds=seconds, made_at=now()
        )
        self.changed("film_check")
        return self.film_check

    def accept_annotation(self, annotation_id: str) -> None:
        """The reader stands by a proposed measurement as it is."""
        found = self.markup.find(annotation_id)
        if found is not None and not found.stands:
            self.set_markup(self.markup.with_annotation(found.accepted_as_it_is()), "Accept measurement")

    def set_anatomy(
        self,
        request: api.SegmentAnatomy,
        result: api.SegmentAnatomyResult,
        seconds: float,
        *,
        propose: bool = True,
    ) -> Anatomy:
        """Keep the newest segmentation, and propose the cardiothoracic ratio where it found the lines: an
        earlier proposal that nobody touched gives way. propose False: nothing is put on the film."""
        self.anatomy = Anatomy(id=new_id(), request=request, result=result, seconds=seconds, made_at=now())
        self.changed("anatomy")
        proposal = proposed_ratio(result) if propose else None
        if proposal is not None:
            untouched = [a.id for a in self.markup.annotations if not a.stands]
            markup = self.markup
            for annotation_id in untouched:
                markup = markup.without(annotation_id)
            self.set_markup(markup.with_annotation(proposal), "Propose cardiothoracic ratio")
        return self.anatomy

    def _answered(self, request: api.Diagnose | api.Caption, seconds: float) -> dict[str, Any]:
        """What is kept of every answer that may have used gaze; of how much gaze, where it did."""
        stretch_ms = self.selection_ms if request.gaze is not None else None
        return {"id": new_id(), "seconds": seconds, "made_at": now(), "gaze_stretch_ms": stretch_ms}

    def explanation(self, entry_id: str | None = None) -> Explanation | None:
        """The named explanation, or the shown one, or the newest."""
        wanted = entry_id or self.shown_explanation
        for entry in reversed(self.explanations):
            if wanted is None or entry.id == wanted:
                return entry
        return None

    def show_explanation(self, entry_id: str | None) -> None:
        if entry_id != self.shown_explanation:
            self.shown_explanation = entry_id
            self.changed("explanation")

    def prediction(self) -> ScanpathPrediction | None:
        """The newest; none where the chosen phrase names no finding, whose paths these could be."""
        phrase = self.choices.phrase.strip()
        if not self.scanpaths or (phrase and finding_in(phrase) is None):
            return None
        return self.scanpaths[-1]

    def diagnosis(self) -> Diagnosis | None:
        return self.diagnoses[-1] if self.diagnoses else None

    def draft(self, *, with_gaze: bool) -> Draft | None:
        """The newest draft of that kind."""
        return next((d for d in reversed(self.drafts) if d.result.with_gaze == with_gaze), None)

    def map(self, name: str) -> NDArray[np.float32] | None:
        """The values of a stored map (h, w), or None where its file is gone."""
        if name not in self._maps:
            path = self.folder / name
            try:
                self._maps[name] = np.load(path, allow_pickle=False)
            except (OSError, ValueError) as error:
                log.warning("map %s cannot be read: %s", path, error)
                return None
        return self._maps[name]

    def models(self) -> list[api.ModelInfo]:
        """Every model that made something that is kept here, once."""
        seen: dict[str, api.ModelInfo] = {}
        entries: list[Any] = [*self.explanations, *self.scanpaths, *self.diagnoses, *self.drafts]
        entries += [entry for entry in (self.anatomy, self.film_check) if entry is not None]
        for entry in entries:
            for model in entry.result.models:
                seen.setdefault(model.id, model)
        return list(seen.values())

    def _keep_map(self, name: str, values: NDArray[np.float32]) -> str:
        relative = f"maps/{name}.npy"
        path = self.folder / relative
        values = np.ascontiguousarray(values, dtype=np.float32)
        if not self.read_only:
            private_folder(path.parent)
            with atomic(path) as file:
                np.save(file, values, allow_pickle=False)
        self._maps[relative] = values
        return relative

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

    # annotations

    def set_markup(self, markup: Markup, what: str, *, merge_key: str | None = None) -> None:
        """Change what is on the image; `what` is the change in words for undo."""
        if markup == self.markup or self.refused():
            return
        self._change("annotations", what, {"markup": self.markup}, {"markup": markup}, merge_key=merge_key)

    def _keep_at_once(self, topic: str, value: Any) -> None:
        if self.read_only:
            return
        try:
            self._journal.write(topic, value)
            self.journal_problem = ""
        except OSError as error:
            self.journal_problem = error.strerror or str(error)
            log.warning("journal: %s", error)

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
            file.write(msgspec.json.format(msgspec.json.encode(stored), indent=1))
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
        for topic, value in self._journal.newest().items():
            try:
                if topic in JOURNALED:
                    setattr(self, topic, msgspec.json.decode(value, type=JOURNALED[topic]))
            except NO_JSON as error:
                log.warning("journal %s: %s was left out: %s", self._journal.path, topic, error)
                continue
            self._dirty = True
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


def now() -> str:
    """The time of day in UTC, ISO 8601 to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds")
