"""Words at a place: what the model's vocabulary reads at the image token under the mouse."""

from __future__ import annotations

import numpy as np
import pytest

from app.reading.lens import cell_at, lens_lines, words_at
from inference import api
from inference.context import local_context
from inference.runners import run

MODEL = api.ModelInfo(
    id="m", version="1", task="vision_language", architecture="", trained_on="", licence="", demo=True
)


def lens(box: tuple[float, float, float, float] = (0.0, 0.0, 1.0, 1.0)) -> api.LensResult:
    """Two rows of three tokens, two layers; the word of a token is its number."""
    layers = [
        api.LensLayer(layer=k, words=[[f"{k}-{t}", "rest"] for t in range(6)], shares=[[0.5, 0.25]] * 6)
        for k in (0, 4)
    ]
    return api.LensResult(rows=2, columns=3, box=box, layers=layers, models=[MODEL], seed=0)


@pytest.mark.parametrize(
    ("x", "y", "token"), [(0.0, 0.0, 0), (0.34, 0.49, 1), (0.99, 0.1, 2), (0.1, 0.5, 3), (0.999, 0.999, 5)]
)
def test_a_place_is_its_token_in_raster_order(x: float, y: float, token: int) -> None:
    assert words_at(lens(), x, y, 1)[0] == (f"4-{token}", 0.5)


def test_outside_of_what_the_model_saw_nothing_is_said() -> None:
    seen = lens((0.25, 0.0, 0.75, 1.0))
    assert words_at(seen, 0.1, 0.5, 0) == []
    assert lens_lines(seen, 0.8, 0.5) == []
    assert cell_at(seen, 0.1, 0.5) is None
    assert words_at(seen, 0.26, 0.1, 0)[0][0] == "0-0"


def test_the_last_layer_stands_first_and_the_model_last() -> None:
    assert lens_lines(lens(), 0.1, 0.1) == [
        "layer 4   4-0 50%   rest 25%",
        "layer 0   0-0 50%   rest 25%",
        "m, demo model",
    ]


def test_the_patch_that_is_outlined_is_that_of_the_words() -> None:
    assert cell_at(lens(), 0.5, 0.7) == pytest.approx((1 / 3, 0.5, 2 / 3, 1.0))


def test_the_demo_model_reads_every_token_in_every_layer() -> None:
    context = local_context()[0]
    image = np.random.Generator(np.random.PCG64(0)).integers(0, 65535, (300, 240), dtype=np.uint16)
    frame = api.FrameRef(segment="s", offset=0, shape=image.shape, dtype="uint16", digest="d")
    given = api.ImageInput(frame=frame, width_px=240, height_px=300, image_id="i")
    found = run(api.Lens(image=given, top=2, unfit_too=True), image, context)
    assert isinstance(found, api.LensResult)
    assert {len(layer.words) for layer in found.layers} == {found.rows * found.columns}
    assert all(len(words) == 2 and all(words) for layer in found.layers for words in layer.words)
    assert all(0 <= p <= 1 for layer in found.layers for row in layer.shares for p in row)
    assert found.models[0].id == "demo-vlm"
