"""What is asked of the worker and what becomes of the answers. Without Qt; the window and the demo share it.

A `JobDesk` belongs to one session and one image. It builds the full request of each step, submits it, keeps
one job per place where a result will be (`slot`), and files the answers in the session. What the steps are
stands in `app.reading.job_kinds`.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Mapping
from typing import Any, Literal, cast, get_args

import msgspec

from app.reading.job import CannotAsk, Client, Job, MakeRequest, Slot
from app.reading.job_kinds import job_kinds
from app.reading.job_kinds.anatomy import OUTLINES_ONLY
from app.reading.models import Models
from app.reading.picture import Picture
from app.reading.report import as_sentence
from app.reading.session import ReadingSession
from eyetracking.scanpaths.types import Scanpath
from inference import api, messages
from inference.tasks import without_models

log = logging.getLogger(__name__)

Source = Literal["own", "pointer", "replayed", "simulated", "predicted"]
SOURCES = get_args(Source)


class JobDesk:
    """Asks the worker on behalf of one session."""

    def __init__(
        self, session: ReadingSession, picture: Picture, client: Client, models: Models | None = None
    ) -> None:
        self.session, self.picture, self.client = session, picture, client
        self.models = Models() if models is None else models
        self.jobs: dict[Slot, Job] = {}
        self.listeners: list[Callable[[Job], None]] = []
        self._by_id: dict[str, Job] = {}
        self._early: dict[str, list[Any]] = {}
        self._after: dict[Slot, list[Callable[[], None]]] = {}

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

    def ask(self, slot: Slot, about: str = "") -> Job | None:
        """One step of the table; None where there is nothing to ask. about: as in `Job`."""
        kind = job_kinds()[slot]
        try:
            make = kind.prepare(self, about)
        except CannotAsk as error:
            return self._refuse(slot, error)
        return None if make is None else self._run(slot, make, about=about)

    def check_film(self) -> Job | None:
        """Whether the models know such a film."""
        return self.ask("film")

    def ask_all_the_same(self) -> None:
        """The reader wants answers on a film that the models do not know."""
        self.session.set_choices(unfit_too=True)
        self._ask_findings_and_rest()

    def diagnose(self) -> Job | None:
        return self.ask("diagnosis")

    def explain(self, phrase: str | None = None) -> Job | None:
        """Where the phrase (default the chosen one) is seen."""
        return self.ask("explanation", phrase or "")

    def predict_scanpaths(self, finding: str | None = None) -> Job | None:
        return self.ask("scanpaths", finding or "")

    def draft(self, *, with_gaze: bool) -> Job | None:
        return self.ask("draft_with_gaze" if with_gaze else "draft_without_gaze")

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
        """propose: the cardiothoracic ratio, too, among the measurements."""
        return self.ask("anatomy", "" if propose else OUTLINES_ONLY)

    def explain_sentence(self, sentence_id: str) -> Job | None:
        """The map of a report sentence: kept ones are shown again, others are asked for."""
        return self.ask("sentence", sentence_id)

    def again(self, slot: Slot) -> Job | None:
        """Run the newest job of that place once more, as it was asked; where the film was refused, all the
        same."""
        job = self.jobs.get(slot)
        if job is None or job.active:
            return job
        old = job.request
        if old is None:  # it failed before its request could be built
            return self.ask(slot, job.about)
        changed: dict[str, Any] = {}
        if job.kind == "unfit":
            self.session.set_choices(unfit_too=True)
            changed = {"unfit_too": True}
        if job.kind in ("model", "licence"):  # with what is chosen by now
            old = without_models(old)
        return self._run(
            slot, lambda image: msgspec.structs.replace(old, image=image, **changed), about=job.about
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
    def newest(self) -> Mapping[Slot, Job]:
        """The newest job of each place."""
        return self.jobs

    @property
    def active(self) -> list[Job]:
        return [job for job in self.jobs.values() if job.active]

    @property
    def method_title(self) -> str:
        """The attribution method that is asked for, in words."""
        return self.models.method(self.session.choices.method).title

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
        # gaze that no recording is listed for says itself whose it is, if it can
        return gaze_of(fixations, fixations.source if fixations.source in SOURCES else "own")

    def _run(self, slot: Slot, build: MakeRequest, *, about: str) -> Job:
        self.cancel(slot)
        job = self.jobs[slot] = Job(slot=slot, request=None, title=job_kinds()[slot].title, about=about)
        try:
            job.request = self.models.filled(build(self.image_input()))
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
        try:
            job_kinds()[job.slot].file(self, job, result)
        except (KeyError, OSError) as error:
            job.state, job.kind = "failed", "internal"
            job.error, job.way_out = f"the result could not be kept: {error}.", "Run it again."

    def _refuse(self, slot: Slot, why: CannotAsk) -> Job:
        """A step that cannot be asked for stands in its place with the reason."""
        self.cancel(slot)
        job = Job(slot=slot, request=None, title=job_kinds()[slot].title, state="failed", kind="input")
        job.error, job.way_out = why.reason, why.way_out
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
