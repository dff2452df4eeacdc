"""Your turn: what the models say of a visitor's path, one question at a time."""

from __future__ import annotations

import numpy as np
import pytest

from app.story.live import LEAST_MS, LiveAnswers
from app.story.marked import marked
from app.story.material import findings_of
from eyetracking.scanpaths.types import Scanpath
from inference import api
from inference.job_queue import WorkerUnavailable
from inference.messages import Done, Failed, Token, WorkerState

ROW = api.FindingRow(finding="edema", no_gaze=0.2, own_gaze=0.4, predicted_gaze=None)


class Worker:
    """Keeps what it is asked."""

    def __init__(self) -> None:
        self.asked: list[api.Request] = []
        self.cancelled: list[str] = []
        self.off = False

    def put_image(self, _image: object) -> api.FrameRef:
        return api.FrameRef(segment="s", offset=0, shape=(10, 10), dtype="uint16", digest="d")

    def submit(self, request: api.Request) -> str:
        if self.off:
            raise WorkerUnavailable("the worker is off")
        self.asked.append(request)
        return f"job-{len(self.asked)}"

    def cancel(self, job_id: str) -> None:
        self.cancelled.append(job_id)


def looked(ms: float) -> Scanpath:
    n = max(1, round(ms / 250))
    return Scanpath(
        x_px=np.full(n, 40.0), y_px=np.full(n, 40.0), onset_ms=np.arange(n) * 250.0,
        duration_ms=np.full(n, ms / n), width_px=100, height_px=100, source="pointer",
    )  # fmt: skip


def diagnosed(job: str) -> Done:
    result = api.DiagnoseResult(rows=[ROW], predicted=None, calibrated_on="", models=[], seed=1)
    return Done(job_id=job, result=result, seconds=0.1)


@pytest.fixture
def worker() -> Worker:
    return Worker()


@pytest.fixture
def live(worker: Worker) -> LiveAnswers:
    made = LiveAnswers(worker, np.zeros((10, 10), np.uint16), "id")
    made.event(WorkerState(state="ready", text=""))
    return made


def test_findings_come_first_then_a_draft_of_the_same_gaze(live: LiveAnswers, worker: Worker) -> None:
    live.follow(looked(LEAST_MS))
    live.event(diagnosed("job-1"))
    live.event(Token(job_id="job-2", text="Edema."))
    assert [type(r) for r in worker.asked] == [api.Diagnose, api.Caption]
    assert worker.asked[0].gaze == worker.asked[1].gaze
    assert (live.findings[0].name, live.draft) == ("edema", "Edema.")


def test_nothing_is_asked_of_a_glance_nor_while_an_answer_is_awaited(
    live: LiveAnswers, worker: Worker
) -> None:
    live.follow(looked(LEAST_MS - 1))
    assert not worker.asked
    live.follow(looked(LEAST_MS))
    live.follow(looked(4 * LEAST_MS))
    assert len(worker.asked) == 1


def test_a_longer_look_is_asked_about_again(live: LiveAnswers, worker: Worker) -> None:
    live.follow(looked(LEAST_MS))
    live.event(Failed(job_id="job-1", kind="input", message="no"))
    live.follow(looked(LEAST_MS + 1))
    assert len(worker.asked) == 1
    live.follow(looked(2 * LEAST_MS))
    assert len(worker.asked) == 2


def test_the_next_visitor_sees_nothing_of_the_last(live: LiveAnswers, worker: Worker) -> None:
    live.follow(looked(LEAST_MS))
    live.begin()
    live.event(diagnosed("job-1"))
    assert worker.cancelled == ["job-1"]
    assert (live.findings, live.draft) == ((), "")


def test_a_worker_that_starts_again_is_asked_again(live: LiveAnswers, worker: Worker) -> None:
    live.follow(looked(LEAST_MS))
    live.event(WorkerState(state="restarting", text="gone"))
    live.follow(looked(2 * LEAST_MS))
    assert (len(worker.asked), live.words) == (1, "The models are starting.")
    live.event(WorkerState(state="ready", text=""))
    live.follow(looked(2 * LEAST_MS))
    assert len(worker.asked) == 2


def test_a_worker_that_is_off_says_so_and_the_story_goes_on(live: LiveAnswers, worker: Worker) -> None:
    worker.off = True
    live.follow(looked(LEAST_MS))
    assert live.words == "the worker is off"


def test_a_sentence_that_the_findings_speak_against_is_marked_with_both() -> None:
    findings = findings_of([("edema", 0.06, 0.03), ("pleural effusion", 0.99, 0.99)])
    said = marked("Moderate pulmonary edema. Left pleural effusion.", findings, with_gaze=False)
    assert [line.text for line in said] == ["Moderate pulmonary edema.", "Left pleural effusion."]
    assert "edema is stated, but the findings hold edema" in said[0].doubt
    assert said[1].doubt == ""


def test_what_is_not_shown_among_the_findings_marks_a_sentence_all_the_same() -> None:
    likely = [(name, 0.9, None) for name in ("a", "b", "c", "d", "e")]
    said = marked("No edema.", findings_of([*likely, ("edema", 0.8, None)]), with_gaze=False)
    assert "denied" in said[0].doubt
