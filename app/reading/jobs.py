"""What is asked of the worker and what becomes of the answers. Without Qt; the window and the demo share it.

A `JobDesk` belongs to one session and one image. It builds the full request of each step, submits it, keeps
one job per place where a result will be (`slot`), and files the answers in the session.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Literal, Protocol, cast, get_args

import msgspec
import numpy as np
from numpy.typing import NDArray

from app.reading.one_voice import evidence_of, settled
from app.reading.picture import Picture
from app.reading.report import as_sentence
from app.reading.session import ReadingSession
from eyetracking.scanpaths.types import Scanpath
from inference import api, messages
from inference.captioning.statements import mentions
from inference.labels import FINDINGS

Source = Literal["own", "pointer", "replayed", "simulated", "predicted"]
SOURCES = get_args(Source)

log = logging.getLogger(__name__)

Slot = Literal[
    "film",
    "diagnosis",
    "explanation",
    "scanpaths",
    "draft_without_gaze",
    "draft_with_gaze",
    "sentence",
    "anatomy",
]
JobState = Literal["queued", "running", "done", "failed", "cancelled"]
WORDS: dict[Slot, str] = {
    "film": "Film check",
    "diagnosis": "Findings",
    "explanation": "Explanation",
    "scanpaths": "Predicted scanpaths",
    "draft_without_gaze": "Draft without gaze",
    "draft_with_gaze": "Draft with gaze",
    "sentence": "Map of the sentence",
    "anatomy": "Lungs and heart",
}


class Client(Protocol):
    """What the desk needs of inference.client.InferenceClient."""

    def put_image(self, image: NDArray[np.uint16]) -> api.FrameRef: ...
    def submit(self, request: api.Request) -> str: ...
    def cancel(self, job_id: str) -> None: ...
    def read_map(self, ref: api.FrameRef) -> NDArray[np.float32]: ...


@dataclass
class Job:
    """One step on its way. error and way_out are sentences for the user; kind is FailureKind where it
    failed.
    """

    slot: Slot
    request: Any
    id: str = ""
    state: JobState = "queued"
    fraction: float | None = None
    text: str = ""
    streamed: str = ""
    partial: NDArray[np.float32] | None = None
    error: str = ""
    way_out: str = ""
    kind: str = ""
    sentence_id: str | None = None
    started_s: float = field(default_factory=time.monotonic)
    seconds: float = 0.0

    @property
    def active(self) -> bool:
        return self.state in ("queued", "running")

    @property
    def words(self) -> str:
        """What stands in the place of the result while the job is on its way, or after it failed."""
        what = WORDS[self.slot]
        if self.state == "queued":
            return f"{what}: waiting"
        if self.state == "running":
            return f"{what}: {self.text or 'starting'}   {time.monotonic() - self.started_s:.0f} s"
        if self.state == "cancelled":
            return f"{what}: stopped"
        return f"{what}: {self.error} {self.way_out}".strip()


class JobDesk:
    """Asks the worker on behalf of one session."""

    def __init__(self, session: ReadingSession, picture: Picture, client: Client) -> None:
        self.session, self.picture, self.client = session, picture, client
        self.jobs: dict[Slot, Job] = {}
        self.listeners: list[Callable[[Job], None]] = []
        self._by_id: dict[str, Job] = {}
        self._early: dict[str, list[Any]] = {}
        self._after: dict[Slot, list[Callable[[], None]]] = {}
        self._propose = True

    # asking

    def ask_all(self) -> None:
        """Whether the models know such a film; then findings; then the explanation and scanpaths of the
        chosen (or most probable) finding, and drafts. A film that is unknown gets no answers but that."""
        self._after["film"] = [self._if_fit(self._ask_findings_and_rest)]
        self.check_film()

    def _ask_findings_and_rest(self) -> None:
        self._after["diagnosis"] = [self._explain_all, self._draft_both]
        self.diagnose()

    def _explain_all(self) -> None:
        self.explain()
        self.predict_scanpaths()

    def _if_fit(self, then: Callable[[], None]) -> Callable[[], None]:
        def go_on() -> None:
            check, job = self.session.film_check, self.jobs.get("film")
            unfit = job is not None and job.state == "done" and check is not None and not check.result.fit
            if not unfit or self.session.choices.unfit_too:
                then()

        return go_on

    def check_film(self) -> Job:
        """Whether the models know such a film."""
        return self._run("film", lambda image: api.CheckFilm(image=image, seed=self.session.choices.seed))

    def ask_all_the_same(self) -> None:
        """The reader wants answers on a film that the models do not know."""
        self.session.set_choices(unfit_too=True)
        self._ask_findings_and_rest()

    def diagnose(self) -> Job | None:
        """Finding probabilities without gaze, with the reader's gaze if there is any, and with predicted
        gaze.
        """
        choices = self.session.choices
        return self._run(
            "diagnosis",
            lambda image: api.Diagnose(
                image=image,
                gaze=self.gaze_input(),
                predict_gaze=True,
                seed=choices.seed,
                unfit_too=choices.unfit_too,
            ),
        )

    def explain(self, phrase: str | None = None) -> Job | None:
        """Where the phrase (default the chosen one) is seen."""
        choices = self.session.choices
        words = " ".join((phrase or choices.phrase or self.top_finding()).split())
        return self._run(
            "explanation",
            lambda image: api.Explain(
                image=image,
                phrase=words,
                method=choices.method,
                seed=choices.seed,
                unfit_too=choices.unfit_too,
            ),
        )

    def predict_scanpaths(self, finding: str | None = None) -> Job | None:
        """How readers who search for the finding would look. A phrase that names no finding gets none: the
        paths of another finding would not be those of the phrase."""
        choices = self.session.choices
        wanted = finding or finding_in(choices.phrase)
        if wanted is None and choices.phrase.strip():
            return self._refuse(
                "scanpaths",
                f"“{choices.phrase.strip()}” names no finding that the scanpath model knows.",
                f"Known are: {', '.join(FINDINGS)}.",
            )
        wanted = wanted or self.top_finding()
        return self._run(
            "scanpaths",
            lambda image: api.PredictScanpath(
                image=image,
                finding=wanted,
                samples=choices.samples,
                seed=choices.seed,
                unfit_too=choices.unfit_too,
            ),
        )

    def draft(self, *, with_gaze: bool) -> Job | None:
        """A report draft, streamed; with gaze only where there are fixations."""
        gaze = self.gaze_input() if with_gaze else None
        if with_gaze and gaze is None:
            return None
        choices = self.session.choices
        return self._run(
            "draft_with_gaze" if with_gaze else "draft_without_gaze",
            lambda image: api.Caption(
                image=image,
                gaze=gaze,
                gaze_strength=choices.gaze_strength,
                seed=choices.seed,
                unfit_too=choices.unfit_too,
            ),
        )

    def draft_both(self) -> None:
        """Both drafts; the findings first where nobody asked for them, since sentences are held against
        them."""
        if self.session.diagnosis() is None:
            waiting = self.jobs.get("diagnosis")
            self._after["diagnosis"] = [*self._after.get("diagnosis", []), self._draft_both]
            if waiting is None or not waiting.active:
                self.diagnose()
            return
        self._draft_both()

    def _draft_both(self) -> None:
        self.draft(with_gaze=False)
        self.draft(with_gaze=True)

    def segment_anatomy(self, *, propose: bool = True) -> Job | None:
        """Outlines of lungs and heart, and the cardiothoracic ratio as a proposal among the measurements,
        where one is wanted."""
        self._propose = propose
        return self._run(
            "anatomy",
            lambda image: api.SegmentAnatomy(
                image=image,
                seed=self.session.choices.seed,
                unfit_too=self.session.choices.unfit_too,
            ),
        )

    def explain_sentence(self, sentence_id: str) -> Job | None:
        """The map of a report sentence: kept ones are shown again, others are asked for."""
        sentence = self.session.report.find(sentence_id)
        if sentence is None:
            return None
        kept = self.session.sentence_maps.get(sentence_id)
        entry = self.session.explanation(kept) if kept else None
        if entry is not None and entry.request.phrase == sentence.text:
            self.session.show_explanation(entry.id)
            return None
        choices = self.session.choices
        job = self._run(
            "sentence",
            lambda image: api.Explain(
                image=image,
                phrase=sentence.text,
                method=choices.method,
                seed=choices.seed,
                unfit_too=choices.unfit_too,
            ),
            sentence_id=sentence_id,
        )
        return job

    def again(self, slot: Slot) -> Job | None:
        """Run the newest job of that place once more, as it was asked."""
        job = self.jobs.get(slot)
        if job is None or job.active:
            return job
        old = job.request
        if old is None:  # it failed before its request could be built
            return {
                "film": self.check_film,
                "diagnosis": self.diagnose,
                "explanation": self.explain,
                "scanpaths": self.predict_scanpaths,
                "draft_without_gaze": lambda: self.draft(with_gaze=False),
                "draft_with_gaze": lambda: self.draft(with_gaze=True),
                "sentence": lambda: self.explain_sentence(job.sentence_id or ""),
                "anatomy": self.segment_anatomy,
            }[slot]()
        return self._run(
            slot, lambda image: msgspec.structs.replace(old, image=image), sentence_id=job.sentence_id
        )

    def cancel(self, slot: Slot) -> None:
        job = self.jobs.get(slot)
        if job is not None and job.active and job.id:
            self.client.cancel(job.id)

    def cancel_all(self) -> None:
        self._after.clear()
        for slot in list(self.jobs):
            self.cancel(slot)

    @property
    def active(self) -> list[Job]:
        return [job for job in self.jobs.values() if job.active]

    def top_finding(self) -> str:
        """The most probable finding of the newest diagnosis (with own gaze where there is), or the first
        known.
        """
        diagnosis = self.session.diagnosis()
        if diagnosis is None or not diagnosis.result.rows:
            return "cardiomegaly"
        best = max(diagnosis.result.rows, key=lambda r: r.no_gaze if r.own_gaze is None else r.own_gaze)
        return best.finding

    # what requests are made of

    def image_input(self) -> api.ImageInput:
        """The picture as the models get it, in shared memory."""
        frame = self.client.put_image(self.picture.model_image)
        return api.ImageInput(
            frame=frame,
            width_px=self.picture.width_px,
            height_px=self.picture.height_px,
            image_id=self.picture.radiograph.file_sha256,
        )

    def gaze_input(self) -> api.GazeInput | None:
        """The fixations of the chosen stretch, or None where there are none."""
        fixations = self.session.chosen_fixations()
        if fixations is None or not len(fixations):
            return None
        entry = self.session.recording()
        if entry is not None:
            return gaze_of(fixations, entry.whose)
        # gaze that no recording is listed for says itself whose it is; of what does not, nothing else is known
        return gaze_of(fixations, fixations.source if fixations.source in SOURCES else "own")

    def _run(
        self, slot: Slot, build: Callable[[api.ImageInput], api.Request], *, sentence_id: str | None = None
    ) -> Job:
        self.cancel(slot)
        job = Job(slot=slot, request=None, sentence_id=sentence_id)
        self.jobs[slot] = job
        try:
            job.request = build(self.image_input())
            job.id = self.client.submit(job.request)
        except Exception as error:  # noqa: BLE001 - worker unavailable, queue or ring full: said in the job's place
            log.warning("%s could not be asked for: %s", slot, error)
            job.state, job.error, job.kind = "failed", str(error), "internal"
            self._tell(job)
            return job
        self._by_id[job.id] = job
        self._tell(job)
        for event in self._early.pop(job.id, []):
            self.handle(event)
        return job

    # answers

    def handle(self, event: Any) -> None:
        """Take an event of the client (on the owner's thread). Events of other desks' jobs are ignored."""
        job_id = getattr(event, "job_id", None)
        job = self._by_id.get(job_id) if job_id else None
        if job is None:
            return
        if isinstance(event, messages.Started):
            job.state, job.started_s = "running", time.monotonic()
        elif isinstance(event, messages.Progress):
            job.state, job.fraction, job.text = "running", event.fraction, event.text
        elif isinstance(event, messages.Token):
            job.state = "running"
            job.streamed += event.text
        elif isinstance(event, messages.PartialMap):
            try:
                job.partial = self.client.read_map(event.map)
            except KeyError:  # a newer one has taken its place
                return
        elif isinstance(event, messages.Done):
            del self._by_id[job.id]
            job.state, job.seconds = "done", event.seconds
            self._file(job, event.result)
        elif isinstance(event, messages.Failed):
            del self._by_id[job.id]
            job.kind = event.kind
            job.state = "cancelled" if event.kind == "cancelled" else "failed"
            job.error, job.way_out = as_sentence(event.message), as_sentence(event.way_out)
        self._tell(job)
        if not job.active:
            self._go_on(job)

    def _go_on(self, job: Job) -> None:
        """What waited for this job; where it was stopped, or the film is unknown, nothing does any more."""
        waiting = self._after.pop(job.slot, [])
        if job.state != "cancelled" and job.kind != "unfit":
            for then in waiting:
                then()

    def _file(self, job: Job, result: Any) -> None:
        session, request = self.session, job.request
        try:
            if isinstance(result, api.CheckFilmResult):
                session.set_film_check(request, result, job.seconds)
            elif isinstance(result, api.ExplainResult):
                values = self.client.read_map(result.map)
                session.add_explanation(request, result, values, job.seconds, sentence_id=job.sentence_id)
            elif isinstance(result, api.PredictScanpathResult):
                session.add_scanpaths(request, result, self.client.read_map(result.heatmap), job.seconds)
            elif isinstance(result, api.DiagnoseResult):
                session.add_diagnosis(request, result, job.seconds)
            elif isinstance(result, api.CaptionResult):
                session.add_draft(request, result, job.seconds)
                self._put_in_report(result)
            elif isinstance(result, api.SegmentAnatomyResult):
                session.set_anatomy(request, result, job.seconds, propose=self._propose)
        except (KeyError, OSError) as error:
            job.state, job.kind = "failed", "internal"
            job.error, job.way_out = f"the result could not be kept: {error}.", "Run it again."

    def _put_in_report(self, result: api.CaptionResult) -> None:
        if self.session.report.signed_by:
            return
        waiting = self.jobs.get("draft_with_gaze")
        if result.with_gaze or waiting is None or not waiting.active:
            evidence = evidence_of(self.session, self.picture.radiograph)
            kept, left = settled(result.sentences, evidence, with_gaze=result.with_gaze)
            self.session.write_report(
                self.session.report.drafted(result, sentences=kept, left_out=left), "New draft"
            )

    def _refuse(self, slot: Slot, reason: str, way_out: str) -> Job:
        """A step that cannot be asked for stands in its place with the reason."""
        self.cancel(slot)
        job = Job(slot=slot, request=None, state="failed", error=reason, way_out=way_out, kind="input")
        self.jobs[slot] = job
        self._tell(job)
        return job

    def _tell(self, job: Job) -> None:
        for listener in list(self.listeners):
            listener(job)


def gaze_of(fixations: Scanpath, source: str) -> api.GazeInput:
    """A scanpath as a request carries it. source: as `GazeInput.source`. Raises ValueError for another
    word.
    """
    if source not in SOURCES:
        raise ValueError(f"gaze is of {', '.join(SOURCES)}, not of {source!r}")
    return api.GazeInput(
        x_px=[float(v) for v in fixations.x_px],
        y_px=[float(v) for v in fixations.y_px],
        onset_ms=[float(v) for v in fixations.onset_ms],
        duration_ms=[float(v) for v in fixations.duration_ms],
        source=cast(Source, source),
    )


def finding_in(phrase: str) -> str | None:
    """The known finding that a phrase names first, by any of its names, or None."""
    found = mentions(phrase)
    return found[0].finding if found else None
