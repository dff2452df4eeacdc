"""The shipped demo models through the door that the worker uses, on a phantom none of them was trained on."""

from __future__ import annotations

import numpy as np
import pytest

from inference import api
from inference.context import ModelCache, RunContext, local_context
from inference.labels import FINDINGS
from inference.phantom.case import Case, case
from inference.runners import run
from inference.store import ModelStore

SHIPPED = {"demo-dual-encoder", "demo-vlm", "demo-logitgaze-med", "demo-diagnosis", "demo-anatomy"}


@pytest.fixture(scope="module")
def cache() -> ModelCache:
    return ModelCache()


@pytest.fixture
def context(cache: ModelCache) -> RunContext:
    return local_context(cache=cache)[0]


@pytest.fixture(scope="module")
def film() -> tuple[Case, np.ndarray]:
    c = case(1741)  # cardiomegaly and consolidation, held out by the hash of its id
    assert c.split == "test"
    return c, np.rint(c.render(512).image * 65535).astype(np.uint16)


def image_input(film: np.ndarray) -> api.ImageInput:
    frame = api.FrameRef(segment="local", offset=0, shape=film.shape, dtype="uint16", digest="")
    return api.ImageInput(frame=frame, width_px=film.shape[1], height_px=film.shape[0], image_id="test")


def gaze() -> api.GazeInput:
    return api.GazeInput(
        x_px=[256.0, 300.0, 310.0],
        y_px=[256.0, 300.0, 310.0],
        onset_ms=[0.0, 300.0, 700.0],
        duration_ms=[250.0, 380.0, 400.0],
        source="simulated",
    )


def test_all_are_there_intact_and_marked_as_demo() -> None:
    store = ModelStore()
    found = {model.info.id: model for model in store.models()}
    assert set(found) >= SHIPPED
    for name in SHIPPED:
        store.verify(found[name])
        assert found[name].info.demo
        assert "phantom" in found[name].info.trained_on


def test_matex_gives_a_map_of_the_images_aspect(context: RunContext, film) -> None:
    result = run(api.Explain(image=image_input(film[1]), phrase="enlarged heart"), film[1], context)
    assert isinstance(result, api.ExplainResult)
    assert result.map.shape == (384, 384)
    assert result.prior == ["heart"]


def test_an_unknown_method_or_option_is_refused_with_a_way_out(context: RunContext, film) -> None:
    image = image_input(film[1])
    with pytest.raises(api.InputError, match="magic") as refused:
        run(api.Explain(image=image, phrase="heart", method="magic"), film[1], context)
    assert "matex" in refused.value.way_out
    with pytest.raises(api.InputError, match="colour"):
        run(api.Explain(image=image, phrase="heart", options={"colour": 1.0}), film[1], context)


def test_scanpaths_repeat_with_their_seed(context: RunContext, film) -> None:
    request = api.PredictScanpath(image=image_input(film[1]), finding="cardiomegaly", samples=3, seed=5)
    one, two = (run(request, film[1], context) for _ in range(2))
    assert isinstance(one, api.PredictScanpathResult)
    assert one.scanpaths == two.scanpaths
    assert len({tuple(p.x_px) for p in one.scanpaths}) == 3, "samples differ"
    assert all(0 <= x <= 512 for p in one.scanpaths for x in p.x_px)


def test_diagnosis_gives_every_arm(context: RunContext, film) -> None:
    result = run(api.Diagnose(image=image_input(film[1]), gaze=gaze()), film[1], context)
    assert isinstance(result, api.DiagnoseResult)
    assert [row.finding for row in result.rows] == list(FINDINGS)
    for row in result.rows:
        assert row.own_gaze is not None
        assert row.predicted_gaze is not None
        assert all(0 <= p <= 1 for p in (row.no_gaze, row.own_gaze, row.predicted_gaze))
    heart = next(row for row in result.rows if row.finding == "cardiomegaly")
    assert heart.no_gaze > 0.5, "a plain cardiomegaly of the phantom world"


def test_drafts_stream_what_they_end_with(cache: ModelCache, film) -> None:
    context, sink = local_context(cache=cache)
    result = run(api.Caption(image=image_input(film[1]), gaze=gaze()), film[1], context)
    assert isinstance(result, api.CaptionResult)
    assert "".join(sink.tokens) == result.text
    assert result.with_gaze
    assert result.sentences
    assert all(result.text[s.start : s.end] == s.text for s in result.sentences)


def test_retrieval_orders_by_similarity(context: RunContext, film) -> None:
    texts = ["The cardiac silhouette is enlarged.", "Heart normal."]
    result = run(api.Retrieve(image=image_input(film[1]), texts=texts), film[1], context)
    assert isinstance(result, api.RetrieveResult)
    assert result.order[0] == 0
