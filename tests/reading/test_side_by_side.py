"""Methods beside each other: what is asked, what came, what the colours mean."""

from __future__ import annotations

from types import SimpleNamespace

import numpy as np
import pytest

from app.reading.models import Models
from app.reading.side_by_side import SideBySide
from eyetracking.scanpaths import Scanpath
from inference import api, messages
from inference.job_queue import ClientError

FRAME = api.FrameRef(segment="s", offset=0, shape=(4, 4), dtype="uint16", digest="d")
MAPS = {
    "narrow": np.pad(np.ones((1, 1), np.float32), ((0, 7), (0, 7))),
    "wide": np.ones((8, 8), np.float32),
}


class Client:
    def __init__(self) -> None:
        self.asked, self.cancelled, self.off = [], [], False

    def submit(self, request):
        if self.off:
            raise ClientError("The worker is off.")
        self.asked.append(request)
        return request.method

    def cancel(self, job_id):
        self.cancelled.append(job_id)

    def read_map(self, ref):
        return MAPS[ref.digest]


@pytest.fixture
def maps() -> SideBySide:
    session = SimpleNamespace(
        choices=SimpleNamespace(unfit_too=False, seed=3), fixations=None, chosen_fixations=lambda: None
    )
    image = api.ImageInput(frame=FRAME, width_px=40, height_px=40, image_id="i")
    desk = SimpleNamespace(session=session, client=Client(), models=Models(), image_input=lambda: image)
    return SideBySide(desk, "left effusion")


def done(method: str) -> messages.Done:
    result = api.ExplainResult(
        map=api.FrameRef(segment="s", offset=0, shape=(8, 8), dtype="float32", digest=method),
        phrase="left effusion",
        method=method,
        similarity=0.5,
        prior=[],
        models=[],
        seed=3,
    )
    return messages.Done(job_id=method, result=result, seconds=0.1)


def test_four_methods_at_most_are_asked_each_once(maps):
    maps.ask(["a", "b", "a", "c", "d", "e"])
    assert [r.method for r in maps.desk.client.asked] == ["a", "b", "c", "d"]
    assert {(r.phrase, r.seed) for r in maps.desk.client.asked} == {("left effusion", 3)}


def test_another_choice_asks_only_what_is_new_and_stops_what_goes(maps):
    maps.ask(["narrow", "b"])
    maps.take(done("narrow"))
    maps.ask(["narrow", "c"])
    assert [r.method for r in maps.desk.client.asked] == ["narrow", "b", "c"]
    assert maps.desk.client.cancelled == ["b"]
    assert maps.asked[0].values is not None


def test_on_one_scale_a_map_that_is_spread_out_is_faint(maps):
    """Both have the sum 1: 1 in one cell, 1/64 in each of 64."""
    maps.ask(["narrow", "wide"])
    maps.take(done("narrow"))
    maps.take(done("wide"))
    narrow, wide = maps.asked
    assert maps.scaled(narrow, "one").max() == pytest.approx(1.0)
    assert maps.scaled(wide, "one").max() == pytest.approx(1 / 64)
    assert maps.scaled(wide, "each").max() == 1.0


def test_what_failed_says_why(maps):
    maps.ask(["a"])
    maps.take(messages.Failed(job_id="a", kind="input", message="No patch head.", way_out="Take another."))
    assert maps.asked[0].state == "No patch head. Take another."


def test_a_worker_that_is_off_is_said_in_the_maps_place(maps):
    maps.desk.client.off = True
    maps.ask(["a"])
    assert maps.asked[0].state == "The worker is off."


def test_agreement_with_gaze_needs_both(maps):
    maps.ask(["narrow"])
    maps.take(done("narrow"))
    assert maps.agreement(maps.asked[0]) == ()
    gaze = Scanpath(
        x_px=np.array([2.0]), y_px=np.array([2.0]), onset_ms=np.array([0.0]), duration_ms=np.array([200.0]),
        width_px=40, height_px=40, source="own",
    )  # fmt: skip
    maps.desk.session.chosen_fixations = lambda: gaze
    figures = {f.name: f.value for f in maps.agreement(maps.asked[0])}
    assert figures["NSS"] > 1
