"""Which model a request is asked of: the chosen one or the first; what is said of a missing one."""

from __future__ import annotations

import msgspec
import pytest

from app.reading.models import Models
from inference import api
from inference.messages import WorkerState
from inference.store import ModelStore
from inference.tasks import TASKS, model_fields, without_models

FRAME = api.FrameRef(segment="none", offset=0, shape=(4, 4), dtype="uint16", digest="")
IMAGE = api.ImageInput(frame=FRAME, width_px=4, height_px=4, image_id="0" * 64)


def info(model_id: str, task: str) -> api.ModelInfo:
    return api.ModelInfo(
        id=model_id, version="1", task=task, architecture="", trained_on="", licence="", demo=True
    )


@pytest.fixture
def models() -> Models:
    made = Models()
    installed = [info("clip-a", "dual_encoder"), info("clip-b", "dual_encoder"), info("gaze", "scanpath")]
    made.take(WorkerState(state="ready", models=installed))
    return made


def test_without_a_choice_the_first_that_is_installed_is_asked(models: Models) -> None:
    asked = models.filled(api.Explain(image=IMAGE, phrase="effusion"))
    assert asked.model == "clip-a"


def test_the_chosen_model_is_asked_and_only_for_its_task(models: Models) -> None:
    models.choose("explain", "clip-b")
    assert models.filled(api.Explain(image=IMAGE, phrase="effusion")).model == "clip-b"
    assert models.filled(api.PredictScanpath(image=IMAGE, finding="edema")).model == "gaze"


def test_a_model_that_writes_may_explain_while_another_finds_similar_films(models: Models) -> None:
    """A generative model has no vector for a film: similar films stay with the encoder."""
    writer = msgspec.structs.replace(info("vlm", "vision_language"), can=["draft", "explain"])
    models.take(WorkerState(state="ready", models=[info("clip-a", "dual_encoder"), writer]))
    models.choose("explain", "vlm")
    assert models.filled(api.Explain(image=IMAGE, phrase="effusion")).model == "vlm"
    assert models.filled(api.Embed(image=IMAGE)).model == "clip-a"


def test_a_model_that_takes_part_is_chosen_as_well(models: Models) -> None:
    models.choose("scanpath", "other-gaze")
    assert models.filled(api.Diagnose(image=IMAGE)).predictor == "other-gaze"


def test_a_request_that_names_its_model_keeps_it(models: Models) -> None:
    models.choose("explain", "clip-b")
    assert models.filled(api.Explain(image=IMAGE, phrase="effusion", model="mine")).model == "mine"


def test_before_the_worker_is_ready_the_choice_is_left_to_it() -> None:
    assert Models().filled(api.Caption(image=IMAGE)).model == ""


def test_a_chosen_model_that_is_not_installed_is_named_as_missing(models: Models) -> None:
    models.choose("explain", "gone")
    assert models.missing("explain") == "gone"
    models.choose("explain", "clip-b")
    assert models.missing("explain") == ""


@pytest.mark.parametrize("kind", msgspec.inspect.type_info(api.Request).types, ids=lambda t: t.cls.__name__)
def test_every_request_says_for_which_tasks_it_names_models(kind: msgspec.inspect.StructType) -> None:
    ids = {"image": IMAGE, "phrase": "", "finding": "", "texts": []}
    needed = {f.name: ids[f.name] for f in kind.fields if f.required}
    request = kind.cls(**needed)
    fields = model_fields(request)
    assert set(fields) >= {"model"}
    assert set(fields.values()) <= set(TASKS)
    assert without_models(msgspec.structs.replace(request, model="x")) == request


@pytest.mark.parametrize("task", TASKS)
def test_the_shipped_models_serve_every_task(task: str) -> None:
    (kind,) = TASKS[task].kinds
    assert ModelStore().default(kind).manifest.task == kind
