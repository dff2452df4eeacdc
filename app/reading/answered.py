"""What models answered in a session: kept with what was asked, shown again, accepted or not."""

from __future__ import annotations

import logging
from typing import Any

import msgspec
import numpy as np
from numpy.typing import NDArray

from app.files import atomic, private_folder
from app.measure.proposal import proposed_ratio
from app.reading.changing import Changing, now
from app.reading.records import (
    Anatomy,
    Diagnosis,
    Draft,
    Explanation,
    FilmCheck,
    ScanpathPrediction,
)
from app.reading.report import new_id
from inference import api
from inference.captioning.statements import finding_in

log = logging.getLogger(__name__)


class Answered(Changing):
    """The part of a session that holds AI's answers and their maps."""

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
        *,
        next_places: NDArray[np.float32] | None = None,
    ) -> ScanpathPrediction:
        """next_places: as `PredictScanpathResult` has it, read."""
        entry_id = new_id()
        entry = ScanpathPrediction(
            id=entry_id,
            request=request,
            result=result,
            seconds=seconds,
            made_at=now(),
            heatmap=self._keep_map(f"scanpaths-{entry_id}", values),
            next_places="" if next_places is None else self._keep_map(f"next-{entry_id}", next_places),
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

    def set_lens(self, result: api.LensResult) -> None:
        """For as long as the session is open: it is large, and soon asked for again."""
        self.lens = result
        self._tell("lens")

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
