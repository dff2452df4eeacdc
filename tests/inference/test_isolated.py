"""Models that bring code of their own: off until confirmed by name, then in a process of their own."""

from __future__ import annotations

import dataclasses
import json
import sys
import tempfile
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
import own_code
import pytest
import transformers as tf
from PIL import Image
from safetensors.torch import load_file

from app.cli import main
from inference import api, runners
from inference.adding import add
from inference.context import local_context
from inference.isolated import asking as isolated
from inference.isolated.asking import IsolatedModel
from inference.store import ModelStore, Unconfirmed, default_paths

FILM = np.random.Generator(np.random.PCG64(3)).integers(0, 65536, (80, 64), dtype=np.uint16)
KINDS = ("maira2", "chexagent")


@pytest.fixture(scope="module")
def checkpoints(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    return {kind: getattr(own_code, kind)(tmp_path_factory.mktemp("hub") / kind) for kind in KINDS}


@pytest.mark.parametrize("kind", KINDS)
def test_without_an_interpreter_it_is_refused_with_the_way_to_isolate_it(
    checkpoints: dict[str, Path], tmp_path: Path, kind: str
) -> None:
    with pytest.raises(api.ModelError, match="brings") as refused:
        add(checkpoints[kind], tmp_path / "models")
    assert "--python" in refused.value.way_out


def test_a_family_that_needs_no_code_is_not_run_isolated(tmp_path: Path) -> None:
    import checkpoints as small

    with pytest.raises(api.ModelError, match="not run by its own code"):
        add(small.resnet(tmp_path / "resnet"), tmp_path / "models", python=sys.executable)


def test_it_is_off_until_its_code_is_confirmed_by_name_and_again_once_that_changes(
    checkpoints: dict[str, Path], radgaze_home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["models", "add", str(checkpoints["maira2"]), "--copy", "--python", sys.executable]) == 0
    assert "that code was not confirmed" in capsys.readouterr().out
    store = ModelStore()
    with pytest.raises(Unconfirmed, match="was not confirmed"):
        store.get("maira2")
    assert main(["models", "confirm", "maira2", "--name", "maira"]) == 1
    assert main(["models", "confirm", "maira2", "--name", "maira2"]) == 0
    assert "modeling.py" in capsys.readouterr().out
    store.get("maira2")
    home = default_paths()[1] / "maira2"
    text = (home / "model.toml").read_text()
    (home / "model.toml").write_text(text.replace(sys.executable, "/bin/sh"))
    with pytest.raises(Unconfirmed):
        store.get("maira2")
    (home / "model.toml").write_text(text)
    (home / "modeling.py").write_text("print('other')")
    with pytest.raises(api.ModelError, match=r"modeling\.py is damaged"):
        ModelStore().get("maira2")


@pytest.fixture(scope="module")
def store(checkpoints: dict[str, Path], tmp_path_factory: pytest.TempPathFactory) -> ModelStore:
    shelf = tmp_path_factory.mktemp("shelf") / "models"
    found = ModelStore([shelf], licences=shelf.parent / "accepted.json")
    for kind in KINDS:
        add(checkpoints[kind], shelf, python=sys.executable)
        found.confirm_code(kind)
    return found


def request(kind: str, **more: Any) -> api.Caption:
    frame = api.FrameRef(segment="local", offset=0, shape=FILM.shape, dtype="uint16", digest="d")
    film = api.ImageInput(frame=frame, width_px=64, height_px=80, image_id="f")
    return api.Caption(image=film, model=kind, max_tokens=12, unfit_too=True, **more)


def draft(store: ModelStore, kind: str) -> api.CaptionResult:
    """As the worker asks for it, its process ended again."""
    context, sink = local_context(store)
    folder = store.get(kind)
    context.cache[kind] = model = IsolatedModel(folder, context)
    try:
        result = isolated.draft(request(kind), FILM, context, folder)
    finally:
        model.close()
    assert "".join(sink.tokens) == result.text
    assert [m.id for m in result.models] == [kind]
    return result


def test_its_draft_is_what_its_own_code_writes(checkpoints: dict[str, Path], store: ModelStore) -> None:
    """The same weights by transformers' own class, in this process."""
    folder = checkpoints["maira2"]
    settings = tf.LlavaConfig.from_dict(json.loads((folder / "config.json").read_text()))
    model = tf.LlavaForConditionalGeneration(settings)
    model.load_state_dict(load_file(folder / "model.safetensors"))
    model.eval()
    token = tf.PreTrainedTokenizerFast.from_pretrained(folder)
    picture = Image.fromarray((FILM >> 8).astype(np.uint8)).convert("RGB")
    pixels = tf.CLIPImageProcessorPil.from_pretrained(folder)(images=[picture], return_tensors="pt")
    text = "<s>" + "<image>" * 16 + " Findings:"
    ids = token(text, add_special_tokens=False, return_tensors="pt")["input_ids"]
    made = model.generate(input_ids=ids, **pixels, max_new_tokens=12, do_sample=False)[0, ids.shape[1] :]
    assert draft(store, "maira2").text == token.decode(made, skip_special_tokens=True).lstrip()


@pytest.mark.slow  # a second process with torch; the first test has the road
def test_a_model_that_reads_its_film_from_a_file_leaves_none(store: ModelStore) -> None:
    before = set(Path(tempfile.gettempdir()).glob("radgaze-*/film.png"))
    assert draft(store, "chexagent").text
    assert set(Path(tempfile.gettempdir()).glob("radgaze-*/film.png")) <= before


def test_gaze_and_maps_are_refused_in_words(store: ModelStore) -> None:
    context, _ = local_context(store)
    gaze = api.GazeInput(x_px=[5.0], y_px=[5.0], onset_ms=[0.0], duration_ms=[200.0], source="own")
    asked = request("maira2", gaze=gaze)
    with pytest.raises(api.InputError, match="takes no gaze"):
        runners.run(asked, FILM, context)
    explain = api.Explain(image=asked.image, phrase="mass", model="maira2", unfit_too=True)
    with pytest.raises(api.InputError, match="own code"):
        runners.run(explain, FILM, context)


def test_an_interpreter_that_is_gone_is_said(store: ModelStore) -> None:
    context, _ = local_context(store)
    folder = store.get("maira2")
    away = dataclasses.replace(folder, manifest=msgspec.structs.replace(folder.manifest, python="/nowhere"))
    context.cache["maira2"] = model = IsolatedModel(away, context)
    with pytest.raises(api.ModelError, match="/nowhere"):
        model.ask(request("maira2"), FILM, context)
    model.close()
