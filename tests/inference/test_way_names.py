"""Ways to give gaze, as a window offers them."""

from __future__ import annotations

import pytest
from places import REPOSITORY

from inference.captioning.way_names import WAYS, served, why_not
from inference.captioning.ways import registry
from inference.store import ModelFolder

FIELDS = {"attention_modulation": {"first_block": 1}, "calibrator": {"layers": [2], "dwell": True}}


def test_every_way_that_computes_is_offered_under_its_title() -> None:
    assert {name: registry.way(name, FIELDS.get(name)).title for name in registry.names()} == {
        name: way.title for name, way in WAYS.items()
    }


def test_the_demo_serves_its_calibrator_and_silence() -> None:
    demo = ModelFolder.read(REPOSITORY / "resources" / "models" / "demo-vlm")
    assert demo.info.ways == ["calibrator", "none"]
    assert not demo.info.reads


@pytest.mark.parametrize(
    ("own", "way", "why"),
    [
        ("overlay", "text", ""),
        ("overlay", "", ""),
        ("overlay", "calibrator", "m was not trained for it (radgaze train calibrator --way calibrator)."),
        ("calibrator", "none", ""),
        ("calibrator", "overlay", "m was trained for another way (Saliency calibrator) and knows only that."),
        ("none", "text", "m takes no gaze."),
        ("overlay", "telepathy", "There is no way 'telepathy' to give gaze."),
    ],
)
def test_a_way_that_a_model_does_not_serve_says_why(own: str, way: str, why: str) -> None:
    assert why_not(way, served(own), "m") == why
