"""Models beside each other: what is asked of whom, what came, where they differ."""

from __future__ import annotations

from types import SimpleNamespace

import numpy as np
import pytest

from app.reading.models import Models
from app.reading.models_beside import ModelsBeside
from app.reading.records import Choices
from inference import api, messages
from inference.job_queue import ClientError

FRAME = api.FrameRef(segment="s", offset=0, shape=(4, 4), dtype="uint16", digest="d")
IMAGE = api.ImageInput(frame=FRAME, width_px=40, height_px=40, image_id="i")
RAMP = np.tile(np.arange(8, dtype=np.float32), (8, 1))
MAPS = {"first": RAMP, "alike": np.kron(RAMP, np.ones((4, 4), np.float32)), "mirrored": RAMP[:, ::-1]}


def info(name: str, task: str = "diagnosis") -> api.ModelInfo:
    return api.ModelInfo(
        id=name, version="2", task=task, architecture="", trained_on="", licence="", demo=False
    )


class Client:
    def __init__(self) -> None:
        self.asked, self.cancelled, self.off = [], [], False

    def submit(self, request):
        if self.off:
            raise ClientError("The worker is off.")
        self.asked.append(request)
        return request.model

    def cancel(self, job_id):
        self.cancelled.append(job_id)

    def read_map(self, ref):
        return MAPS[ref.digest]


@pytest.fixture
def beside() -> ModelsBeside:
    models = Models()
    models.installed = (
        *(info(name) for name in "abcde"),
        *(info(name, "dual_encoder") for name in MAPS),
        *(info(name, "vision_language") for name in ("long", "short")),
    )
    desk = SimpleNamespace(
        session=SimpleNamespace(choices=Choices(seed=3, phrase="left effusion"), diagnosis=lambda: None),
        client=Client(),
        models=models,
        image_input=lambda: IMAGE,
        gaze_input=lambda: None,
    )
    return ModelsBeside(desk)


def row(finding: str, no_gaze: float, own_gaze: float | None = None) -> api.FindingRow:
    return api.FindingRow(finding=finding, no_gaze=no_gaze, own_gaze=own_gaze, predicted_gaze=None)


def answer(beside: ModelsBeside, model: str, *rows: api.FindingRow) -> None:
    result = api.DiagnoseResult(
        rows=list(rows), predicted=None, calibrated_on="", models=[info(model)], seed=3
    )
    beside.take(messages.Done(job_id=model, result=result, seconds=0.1))


def test_the_chosen_model_comes_first_and_no_more_than_four_are_asked(beside):
    beside.desk.models.choose("findings", "c")
    beside.turn_to("findings")
    assert [request.model for request in beside.desk.client.asked] == ["c", "a", "b", "d"]
    assert {request.seed for request in beside.desk.client.asked} == {3}


def test_another_question_stops_what_was_asked(beside):
    beside.turn_to("findings")
    beside.turn_to("explain")
    assert beside.desk.client.cancelled == ["a", "b", "c", "d"]
    assert {request.phrase for request in beside.desk.client.asked[4:]} == {"left effusion"}


def test_findings_that_models_are_furthest_apart_on_come_first(beside):
    beside.ask(["a", "b"])
    answer(beside, "a", row("edema", 0.5), row("nodule", 0.9))
    answer(beside, "b", row("edema", 0.4), row("nodule", 0.1), row("hernia", 0.2))
    found = {finding.name: (finding.values, round(finding.spread, 6)) for finding in beside.findings()}
    assert list(found) == ["nodule", "edema", "hernia"]
    assert found["nodule"] == ((0.9, 0.1), 0.8)
    assert found["hernia"] == ((None, 0.2), 0.0)


def test_gaze_is_compared_only_where_every_model_used_it(beside):
    """.7 with gaze beside .4 without would be no comparison of two models."""
    beside.ask(["a", "b"])
    answer(beside, "a", row("edema", 0.5, 0.7))
    answer(beside, "b", row("edema", 0.4))
    assert beside.findings()[0].values == (0.5, 0.4)
    answer_again = api.FindingRow(finding="edema", no_gaze=0.4, own_gaze=0.6, predicted_gaze=None)
    beside.answers[1].result = SimpleNamespace(rows=[answer_again])
    assert beside.with_gaze


def test_an_answer_is_titled_by_who_made_it(beside):
    beside.ask(["a"])
    assert beside.answers[0].made_by == "a"
    answer(beside, "a")
    assert beside.answers[0].made_by == "a 2"


def test_maps_are_held_against_the_first_models(beside):
    """The same ramp in four times the pixels correlates by 1, its mirror image by -1."""
    beside.turn_to("explain")
    for name in MAPS:
        ref = api.FrameRef(segment="s", offset=0, shape=(8, 8), dtype="float32", digest=name)
        result = api.ExplainResult(
            map=ref, phrase="p", method="matex", similarity=0.1, prior=[], models=[], seed=3
        )
        beside.take(messages.Done(job_id=name, result=result, seconds=0.1))
    assert [beside.likeness(a) for a in beside.answers] == [None, pytest.approx(1), pytest.approx(-1)]


def test_a_draft_marks_the_words_that_the_other_does_not_have(beside):
    beside.turn_to("report")
    for model, text in (("long", "The heart is enlarged."), ("short", "The heart is normal.")):
        beside.take(messages.Token(job_id=model, text=text))
    marked = [[words for words, new in pieces if new] for pieces in beside.draft(beside.answers[0])]
    assert marked == [["enlarged."]]


def test_what_failed_says_why_in_its_place(beside):
    beside.ask(["a", "b"])
    beside.take(messages.Failed(job_id="a", kind="licence", message="not accepted", way_out="accept it"))
    assert [a.state for a in beside.answers] == ["Not accepted. Accept it.", "waiting"]


def test_a_worker_that_is_off_is_said_in_each_place(beside):
    beside.desk.client.off = True
    beside.ask(["a"])
    assert beside.answers[0].state == "The worker is off."
