"""What comes next: the map of a moment, and how likely the places were where the reader looked."""

from __future__ import annotations

from types import SimpleNamespace

import numpy as np
import pytest

from app.reading.gaze import less_typical
from app.reading.next_place import likelier, map_at, next_places
from eyetracking.scanpaths.types import Scanpath
from inference import api

GAZE = api.GazeInput(
    x_px=[50.0, 10.0, 90.0], y_px=[50.0, 10.0, 90.0], onset_ms=[0.0, 200.0, 400.0], duration_ms=[180.0] * 3,
    source="own",
)  # fmt: skip
SHARES = np.array([[0.7, 0.1, 0.1, 0.1], [0.4, 0.3, 0.2, 0.1], [0.25] * 4], np.float32)
"""After each of the three fixations, of four cells: left and right above, left and right below."""


@pytest.mark.parametrize(
    ("t_ms", "expected"),
    [(-1, None), (0, 0), (199, 0), (200, 1), (450, None)],
)
def test_the_map_is_of_the_fixation_that_lasts_and_none_is_left_after_the_last(
    t_ms: float, expected: int | None
) -> None:
    found = map_at(GAZE, SHARES, t_ms)
    if expected is None:
        assert found is None
    else:
        assert found == pytest.approx((SHARES[expected] / SHARES[expected].max()).reshape(2, 2))


def test_the_likeliest_place_has_nothing_likelier_and_the_unlikeliest_all_the_others() -> None:
    assert likelier(GAZE, SHARES, 100, 100) == pytest.approx([0, 0.75])  # cells 0, then 3 of four


def test_who_holds_all_places_for_alike_knows_as_much_as_chance() -> None:
    side = 14
    even = np.full((2, side * side), 1 / side**2, np.float32)
    assert likelier(GAZE, even, 100, 100) == pytest.approx(0.5, abs=1 / side**2)


def test_another_stretch_of_the_gaze_is_not_what_was_asked_about() -> None:
    fixations = Scanpath(
        x_px=np.array(GAZE.x_px), y_px=np.array(GAZE.y_px), onset_ms=np.array(GAZE.onset_ms),
        duration_ms=np.array(GAZE.duration_ms), width_px=100, height_px=100,
    )  # fmt: skip
    prediction = SimpleNamespace(next_places="n", request=SimpleNamespace(gaze=GAZE))
    session = SimpleNamespace(
        prediction=lambda: prediction, chosen_fixations=lambda: fixations, map=lambda _name: SHARES
    )
    known = next_places(session)  # type: ignore[arg-type]
    assert known is not None
    assert known[1] is SHARES
    session.chosen_fixations = lambda: fixations.where(slice(1, None))
    assert next_places(session) is None  # type: ignore[arg-type]


def test_a_reader_like_the_others_is_more_typical_than_one_who_looks_elsewhere() -> None:
    def path(*at: float) -> api.PredictedScanpath:
        return api.PredictedScanpath(
            x_px=list(at), y_px=list(at), duration_ms=[200.0] * len(at), sd_px=[1.0] * len(at)
        )

    def own(*at: float) -> Scanpath:
        return Scanpath(
            x_px=np.array(at), y_px=np.array(at), onset_ms=np.arange(len(at)) * 200.0,
            duration_ms=np.full(len(at), 200.0), width_px=100, height_px=100,
        )  # fmt: skip

    drawn = [path(10, 20, 30), path(10, 20, 30), path(12, 22, 60)]
    assert less_typical(drawn[:2], own(10, 20, 30), 100, 100) is None
    assert less_typical(drawn, own(10, 20, 30), 100, 100) == 1
    assert less_typical(drawn, own(5, 95, 5), 100, 100) == 0
