"""One question to several models of a task: what is asked, what came, and where they differ. No Qt.

Nothing of it enters the session: which model the panels show is the reader's choice, and made there.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

import msgspec
import numpy as np
from numpy.typing import NDArray

from app.reading.job import CannotAsk
from app.reading.job_kinds import job_kinds
from app.reading.jobs import JobDesk
from app.reading.report import Piece, as_sentence, sentence_differences, split_sentences
from inference import api, messages
from inference.frames import FrameError
from inference.job_queue import ClientError

MOST = 4
SIDE_PX = 96
"""Of the copies that maps are compared on."""
APART = 0.2
"""Probabilities of one finding that are so far apart are marked."""
TASKS = ("findings", "explain", "scanpath", "report")
"""Ids of `inference.tasks.TASKS` whose answers can be laid side by side."""


@dataclass
class Answer:
    """Of one model, on its way or here. state: a sentence while there is none; streamed: a draft as it is
    written; values: the map of an explanation or of scanpaths."""

    model: str
    state: str = "waiting"
    streamed: str = ""
    result: Any = None
    values: NDArray[np.float32] | None = None
    job: str = ""

    @property
    def made_by(self) -> str:
        """Who answered, as the result says it; who was asked before there is one."""
        made = self.result.models if self.result is not None else []
        named = next((info for info in made if info.id == self.model), None)
        return self.model if named is None else f"{named.id} {named.version}"

    @property
    def sentences(self) -> list[str]:
        """Of a draft."""
        if isinstance(self.result, api.CaptionResult):
            return [sentence.text for sentence in self.result.sentences]
        return split_sentences(self.streamed)


@dataclass(frozen=True)
class Finding:
    """A finding's probabilities, one for each model in the order of the answers; None where a model does not
    know it or has not answered."""

    name: str
    values: tuple[float | None, ...]

    @property
    def spread(self) -> float:
        """Between the highest and the lowest, 0 where fewer than two answered."""
        known = [value for value in self.values if value is not None]
        return max(known) - min(known) if len(known) > 1 else 0.0


@dataclass
class ModelsBeside:
    """Of one film. listeners: are called when something came."""

    desk: JobDesk
    task: str = TASKS[0]
    answers: list[Answer] = field(default_factory=list)
    listeners: list[Callable[[], object]] = field(default_factory=list)

    @property
    def offered(self) -> list[api.ModelInfo]:
        """The models that can answer, the one that the panels ask first."""
        models = self.desk.models
        chosen = models.of(self.task)
        return sorted(models.offered(self.task), key=lambda info: info.id != chosen)

    def turn_to(self, task: str) -> None:
        """Another task: what was asked is stopped and forgotten."""
        self.cancel()
        self.task, self.answers = task, []
        self.ask([info.id for info in self.offered])

    def ask(self, models: Sequence[str]) -> None:
        """At most MOST of them; those that were asked before stay."""
        wanted = list(dict.fromkeys(models))[:MOST]
        self.cancel([answer for answer in self.answers if answer.model not in wanted])
        before = {answer.model: answer for answer in self.answers}
        self.answers = [before.get(model) or self._new(model) for model in wanted]
        self._tell()

    def cancel(self, which: Sequence[Answer] | None = None) -> None:
        """Stop what is still on its way."""
        for answer in self.answers if which is None else which:
            if answer.job:
                self.desk.client.cancel(answer.job)
                answer.job = ""

    def take(self, event: Any) -> None:
        """An event of the worker; those of other jobs are not for us."""
        job = getattr(event, "job_id", None)
        answer = next((a for a in self.answers if a.job and a.job == job), None)
        if answer is None:
            return
        if isinstance(event, messages.Progress):
            answer.state = event.text
        elif isinstance(event, messages.Token):
            answer.streamed += event.text
        elif isinstance(event, messages.Failed):
            answer.job = answer.streamed = ""
            answer.state = f"{as_sentence(event.message)} {as_sentence(event.way_out)}".strip()
        elif isinstance(event, messages.Done):
            answer.job, answer.state, answer.result = "", "", event.result
            shown = getattr(event.result, "map", None) or getattr(event.result, "heatmap", None)
            answer.values = None if shown is None else self.desk.client.read_map(shown)
        else:
            return
        self._tell()

    @property
    def with_gaze(self) -> bool:
        """Whether every model that answered used the reader's gaze: then findings are compared with it."""
        rows = [row for answer in self.answers for row in getattr(answer.result, "rows", [])]
        return bool(rows) and all(row.own_gaze is not None for row in rows)

    def findings(self) -> list[Finding]:
        """What any of the models answered; those that they are furthest apart on come first."""
        tables = [
            {row.finding: row.own_gaze if self.with_gaze else row.no_gaze for row in answer.result.rows}
            if isinstance(answer.result, api.DiagnoseResult)
            else {}
            for answer in self.answers
        ]
        names = dict.fromkeys(name for table in tables for name in table)
        found = [Finding(name, tuple(table.get(name) for table in tables)) for name in names]
        return sorted(found, key=lambda finding: -finding.spread)

    def draft(self, answer: Answer) -> list[list[Piece]]:
        """The sentences in pieces; marked is what the first model's draft (for that one: the second's) does
        not have."""
        others = [other for other in self.answers if other is not answer]
        if not others or not others[0].sentences:
            return [[(sentence, False)] for sentence in answer.sentences]
        return sentence_differences(answer.sentences, others[0].sentences)

    def likeness(self, answer: Answer) -> float | None:
        """Pearson's correlation of a map with the first model's, both brought to one size; None for the first
        itself and where either is missing or flat."""
        first = self.answers[0]
        if answer is first or answer.values is None or first.values is None:
            return None
        a, b = (_sampled(values) for values in (answer.values, first.values))
        if not a.std() or not b.std():
            return None
        return float(np.corrcoef(a, b)[0, 1])

    def _new(self, model: str) -> Answer:
        """Asked as the panels ask, of this model."""
        answer = Answer(model)
        try:
            make = job_kinds()[self._slot()].prepare(self.desk, "")
            assert make is not None  # drafts with gaze are asked for only where there is some
            request = msgspec.structs.replace(make(self.desk.image_input()), model=model)
            answer.job = self.desk.client.submit(self.desk.models.filled(request))
        except (ClientError, FrameError, CannotAsk) as error:  # worker off, queue full
            answer.state = str(error)
        return answer

    def _slot(self) -> str:
        """Which kind of job answers the task."""
        if self.task == "report":
            gaze = self.desk.gaze_input() is not None or bool(self.desk.session.choices.dabs)
            return "draft_with_gaze" if gaze else "draft_without_gaze"
        return {"findings": "diagnosis", "explain": "explanation", "scanpath": "scanpaths"}[self.task]

    def _tell(self) -> None:
        for listener in list(self.listeners):
            listener()


def _sampled(values: NDArray[np.float32]) -> NDArray[np.float32]:
    """A map at the centres of SIDE_PX x SIDE_PX cells, flat: two maps of one film have one aspect."""
    rows, columns = ((np.arange(SIDE_PX) + 0.5) * side // SIDE_PX for side in values.shape)
    sampled: NDArray[np.float32] = values[rows.astype(int)[:, None], columns.astype(int)]
    return sampled.ravel()
