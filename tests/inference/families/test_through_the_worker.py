"""A checkpoint folder added by `radgaze models add`, asked through the real worker process."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import checkpoints
import msgspec
import numpy as np
import pytest
import torch
from test_chat import FILM, wanted
from worker_helpers import Listener

from app.reading.models import Models
from inference import api
from inference.adding import add
from inference.client import InferenceClient
from inference.messages import Done, Failed, Progress, Token
from inference.store import default_paths


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("shelf") / "models"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, shelf: Path) -> Path:
    made = checkpoints.qwen2_5_vl(tmp_path_factory.mktemp("hub") / "qwen2_5_vl")
    add(made, shelf, model_id="their-vlm")
    return made


@pytest.fixture(scope="module")
def heard() -> Listener:
    return Listener()


@pytest.fixture(scope="module")
def client(folder: Path, shelf: Path, heard: Listener) -> Iterator[InferenceClient]:
    client = InferenceClient(heard, models=[default_paths()[0], shelf])
    client.start()
    heard.state("ready")  # the whole process stands before the first test counts what is running
    yield client
    client.stop()


def film(client: InferenceClient) -> api.ImageInput:
    height, width = FILM.shape
    frame = client.put_image(FILM)
    return api.ImageInput(frame=frame, width_px=width, height_px=height, image_id="random")


def test_it_is_offered_for_report_and_explain_beside_the_shipped_ones(
    client: InferenceClient, heard: Listener
) -> None:
    models = Models()
    models.take(heard.state("ready"))
    assert [m.id for m in models.offered("report")] == ["demo-vlm", "their-vlm"]
    assert [m.id for m in models.offered("explain")] == ["demo-dual-encoder", "their-vlm"]
    assert "their-vlm" not in [m.id for m in models.offered("findings")]


def test_draft_and_explanation_come_from_it_and_the_text_is_transformers_own(
    client: InferenceClient, heard: Listener, folder: Path
) -> None:
    from inference.families.local import tokenizer

    draft = client.submit(api.Caption(image=film(client), model="their-vlm", max_tokens=24, unfit_too=True))
    explain = client.submit(
        api.Explain(image=film(client), phrase="left pleural effusion", model="their-vlm", unfit_too=True)
    )
    again = client.submit(api.Caption(image=film(client), model="their-vlm", max_tokens=24, unfit_too=True))
    drafted, mapped, redrafted = (heard.final(job) for job in (draft, explain, again))
    assert isinstance(drafted, Done), drafted
    assert isinstance(mapped, Done), mapped
    theirs = tokenizer(folder).decode(wanted(folder, 24), skip_special_tokens=True)
    assert drafted.result.text == theirs
    assert redrafted.result.text == theirs, "Explain in between changes nothing"
    streamed = "".join(e.text for e in heard.events if isinstance(e, Token) and e.job_id == draft)
    assert streamed == theirs
    said = [e.text for e in heard.events if isinstance(e, Progress) and e.job_id == draft]
    assert "drafting: the film, layer 4 of 4" in said
    assert [m.id for m in mapped.result.models] == ["their-vlm"]
    values = client.read_map(mapped.result.map)
    assert values.shape == (384, 282)
    assert (values.min() >= 0, values.max()) == (True, 1.0)
    assert mapped.result.method_title == "MATEX on the words of their-vlm"


def test_a_draft_is_cancelled_between_tokens_without_the_worker_ending(
    client: InferenceClient, heard: Listener
) -> None:
    heard.state("ready")
    pid = client.worker_pid
    job = client.submit(api.Caption(image=film(client), model="their-vlm", max_tokens=4000, unfit_too=True))
    heard.wait_for(lambda e: isinstance(e, Token) and e.job_id == job)
    client.cancel(job)
    final = heard.final(job)
    assert isinstance(final, Failed)
    assert final.kind == "cancelled"
    assert client.worker_pid == pid


def test_what_it_cannot_serve_is_said_with_the_reason(client: InferenceClient, heard: Listener) -> None:
    wrong = client.submit(
        api.Explain(
            image=film(client), phrase="effusion", method="grad_cam", model="their-vlm", unfit_too=True
        )
    )
    other = client.submit(api.Diagnose(image=film(client), model="their-vlm", unfit_too=True))
    assert "reads a dual encoder" in heard.final(wrong).message
    assert "made for vision_language" in heard.final(other).message


def test_a_folder_that_went_missing_fails_with_the_way_out(
    client: InferenceClient, heard: Listener, folder: Path, shelf: Path
) -> None:
    copy = folder.with_name("to-move")
    shutil.copytree(folder, copy)
    add(copy, shelf, model_id="moved-vlm")
    copy.rename(folder.with_name("elsewhere"))
    job = client.submit(api.Caption(image=film(client), model="moved-vlm", unfit_too=True))
    final = heard.final(job)
    assert (final.kind, "re-point moved-vlm" in final.way_out) == ("model", True)


def test_gaze_reaches_it_as_an_overlay(client: InferenceClient, heard: Listener) -> None:
    gaze = api.GazeInput(
        x_px=[50.0, 60.0], y_px=[80.0, 90.0], onset_ms=[0.0, 300.0], duration_ms=[250.0, 400.0], source="own"
    )
    job = client.submit(
        api.Caption(image=film(client), model="their-vlm", gaze=gaze, max_tokens=8, unfit_too=True)
    )
    final = heard.final(job)
    assert isinstance(final, Done), final
    assert (final.result.with_gaze, final.result.gaze_source) == (True, "own")


def test_half_precision_answers_too(tmp_path: Path) -> None:
    from inference.families import qwen

    made = checkpoints.qwen2_5_vl(tmp_path / "half", dtype=torch.bfloat16)
    model = qwen.load(made, device="cpu", precision=torch.bfloat16)
    ids, probabilities = model.generate(FILM, max_tokens=6)
    assert len(ids) <= 6
    assert np.isfinite(probabilities).all()
    rows = model.word_attention(model.see(FILM), "effusion")
    assert all(torch.isfinite(g).all() for g in rows.gradients)


def test_it_is_told_the_indication_and_the_prior_report_and_given_gaze_in_words(
    client: InferenceClient, heard: Listener
) -> None:
    gaze = api.GazeInput(x_px=[50.0], y_px=[80.0], onset_ms=[0.0], duration_ms=[4000.0], source="own")
    asked = api.Caption(
        image=film(client), model="their-vlm", gaze=gaze, way="text", max_tokens=8, unfit_too=True,
        indication="Cough.", prior_report="No effusion.",
    )  # fmt: skip
    drafted = heard.final(client.submit(asked))
    assert isinstance(drafted, Done), drafted
    assert (drafted.result.way, drafted.result.context) == ("text", ["indication", "prior report"])
    refused = heard.final(client.submit(msgspec.structs.replace(asked, way="calibrator")))
    assert "was not trained for it" in refused.message
