"""Checkpoint folders into the store and out of it, as `radgaze models` and the window do it."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import checkpoints
import numpy as np
import pytest
from safetensors.numpy import save_file

from app.cli import main
from inference.adding import add, card_of, re_point, remove
from inference.api import LicenceError, ModelError
from inference.families.known import recognise
from inference.shelf_words import entries
from inference.store import ModelStore
from inference.weight_files import read_header, read_weights


@pytest.fixture
def checkpoint(tmp_path: Path) -> Path:
    """A folder that looks like a small DINOv2 from a hub; no network is needed to add it."""
    folder = tmp_path / "rad-dino"
    folder.mkdir()
    save_file({"a": np.zeros((3, 5), np.float16), "b": np.zeros(7, np.float16)}, folder / "model.safetensors")
    (folder / "config.json").write_text(json.dumps({"model_type": "dinov2", "hidden_size": 8}))
    (folder / "README.md").write_text("---\nlicense: mit\ndatasets:\n- CheXpert\n- NIH\n---\nA card.\n")
    return folder


@pytest.fixture
def shelf(radgaze_home: Path) -> Path:
    return radgaze_home / "models"


def test_a_linked_folder_is_described_and_left_as_it_is(checkpoint: Path, shelf: Path) -> None:
    before = sorted(checkpoint.iterdir())
    model = add(checkpoint, shelf)
    assert sorted(checkpoint.iterdir()) == before
    assert (model.manifest.id, model.manifest.family, model.path) == ("rad-dino", "dinov2", checkpoint)
    assert (model.manifest.parameters, model.manifest.weight_bytes) == (22, 44)
    assert (model.manifest.precision, model.manifest.licence) == ("float16", "mit")
    assert model.manifest.trained_on == "CheXpert, NIH"
    assert ModelStore([shelf]).get("rad-dino").info.can == ["embed"]


def test_a_copied_folder_leaves_out_what_is_never_opened(checkpoint: Path, shelf: Path) -> None:
    (checkpoint / "pytorch_model.bin").write_bytes(b"pickle")
    with pytest.raises(ModelError, match=r"pytorch_model\.bin") as refused:
        add(checkpoint, shelf)
    assert "--copy" in refused.value.way_out
    said: list[str] = []
    model = add(checkpoint, shelf, model_id="mine", copy=True, say=said.append)
    assert "left out: pytorch_model.bin" in said
    assert model.path == shelf / "mine"
    ModelStore([shelf]).verify(model)


@pytest.mark.parametrize("name", ["modeling_mine.py", "deep/hook.py"])
def test_a_folder_with_code_is_refused_also_as_a_copy(checkpoint: Path, shelf: Path, name: str) -> None:
    (checkpoint / name).parent.mkdir(exist_ok=True)
    (checkpoint / name).write_text("import os")
    with pytest.raises(ModelError, match="code"):
        add(checkpoint, shelf, copy=True)
    assert not (shelf / "rad-dino").exists()


def test_a_model_that_needs_its_own_code_is_named(checkpoint: Path, shelf: Path) -> None:
    (checkpoint / "config.json").write_text(json.dumps({"model_type": "maira2", "auto_map": {}}))
    with pytest.raises(ModelError, match="MAIRA-2"):
        add(checkpoint, shelf)


def test_pickled_weights_alone_are_refused_with_the_way_out(checkpoint: Path, shelf: Path) -> None:
    (checkpoint / "model.safetensors").rename(checkpoint / "pytorch_model.bin")
    with pytest.raises(ModelError, match="no safetensors") as refused:
        add(checkpoint, shelf)
    assert "convert" in refused.value.way_out


def test_a_family_that_nobody_knows_is_named_with_those_that_are(checkpoint: Path, shelf: Path) -> None:
    (checkpoint / "config.json").write_text(json.dumps({"model_type": "mamba2"}))
    with pytest.raises(ModelError, match=r"mamba2.*no attention matrix") as refused:
        add(checkpoint, shelf)
    assert "Qwen2.5-VL" in refused.value.way_out


def test_an_id_is_taken_once(checkpoint: Path, shelf: Path) -> None:
    add(checkpoint, shelf)
    with pytest.raises(ModelError, match="There is a model 'rad-dino' already"):
        add(checkpoint, shelf)
    with pytest.raises(ModelError, match="cannot be a model's id"):
        add(checkpoint, shelf, model_id="../escape")


@pytest.mark.parametrize(
    "wound",
    [lambda b: b[:-3], lambda b: b"\xff" * 8 + b[8:], lambda b: b[:8] + b"x" + b[9:], lambda b: b[:4]],
    ids=["cut off", "a huge header", "no JSON", "nothing"],
)
def test_damaged_safetensors_are_named(checkpoint: Path, shelf: Path, wound) -> None:
    path = checkpoint / "model.safetensors"
    path.write_bytes(wound(path.read_bytes()))
    with pytest.raises(ModelError, match=r"model\.safetensors"):
        add(checkpoint, shelf)


def test_the_header_tells_what_the_file_holds(checkpoint: Path) -> None:
    header = read_header(checkpoint / "model.safetensors")
    assert {name: (t.dtype, t.shape) for name, t in header.items()} == {
        "a": ("F16", [3, 5]),
        "b": ("F16", [7]),
    }
    assert read_weights([checkpoint / "model.safetensors"]).precision == "float16"


def test_a_folder_that_is_gone_is_listed_as_missing_and_re_pointed(
    checkpoint: Path, shelf: Path, tmp_path: Path
) -> None:
    add(checkpoint, shelf)
    moved = checkpoint.rename(tmp_path / "other-disk")
    store = ModelStore([shelf])
    (entry,) = entries(store)
    assert entry.state == "missing"
    assert store.models() == []
    with pytest.raises(ModelError, match="not at") as refused:
        store.get("rad-dino")
    assert "re-point rad-dino" in refused.value.way_out
    re_point("rad-dino", moved, shelf)
    assert store.get("rad-dino").path == moved


def test_a_snapshot_of_a_hubs_cache_whose_files_are_links_is_added(
    checkpoint: Path, shelf: Path, tmp_path: Path
) -> None:
    """huggingface_hub keeps blobs/ and a folder of links for each revision, which gives the version."""
    snapshot = tmp_path / "hub" / "snapshots" / ("0123456789" * 4)
    snapshot.mkdir(parents=True)
    for path in checkpoint.iterdir():
        (snapshot / path.name).symlink_to(path)
    add(snapshot, shelf, model_id="cached")
    found = ModelStore([shelf]).get("cached")
    assert (found.path, found.manifest.version) == (snapshot, "012345678901")


def test_re_pointing_to_another_model_is_refused(checkpoint: Path, shelf: Path, tmp_path: Path) -> None:
    add(checkpoint, shelf)
    other = tmp_path / "other"
    shutil.copytree(checkpoint, other)
    save_file({"a": np.ones((3, 5), np.float16), "b": np.ones(7, np.float16)}, other / "model.safetensors")
    with pytest.raises(ModelError, match="damaged"):
        re_point("rad-dino", other, shelf)
    assert ModelStore([shelf]).get("rad-dino").path == checkpoint


def test_removing_a_link_leaves_the_files_and_removing_a_copy_says_that_they_went(
    checkpoint: Path, shelf: Path
) -> None:
    add(checkpoint, shelf)
    assert remove("rad-dino", shelf) is False
    assert (checkpoint / "model.safetensors").exists()
    add(checkpoint, shelf, copy=True)
    assert remove("rad-dino", shelf) is True
    assert not (shelf / "rad-dino").exists()


def test_a_licence_that_is_not_an_open_one_waits_for_acceptance(checkpoint: Path, shelf: Path) -> None:
    """Qwen2.5-VL-3B: `license: other` with a name of its own, and its text beside it."""
    (checkpoint / "README.md").write_text("---\nlicense: other\nlicense_name: qwen-research\n---\n")
    (checkpoint / "LICENSE").write_text("For research only.")
    add(checkpoint, shelf)
    store = ModelStore([shelf])
    with pytest.raises(LicenceError, match="qwen-research"):
        store.get("rad-dino")
    store.accept_licence("rad-dino")
    assert store.get("rad-dino").manifest.id == "rad-dino"


def test_a_card_is_read_whatever_form_its_lists_have(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text(
        "---\nlicense: 'apache-2.0'\nbase_model: [a/b, c/d]\ntags:\n- x\n---\n"
    )
    card = card_of(tmp_path)
    assert (card.licence, card.trained_on, card.acceptance_required) == ("apache-2.0", "from a/b, c/d", False)
    assert card_of(tmp_path / "nothing").acceptance_required


def test_a_chexnet_is_known_by_its_tensors(tmp_path: Path) -> None:
    names = ["module.densenet121.features.conv0.weight", "module.densenet121.classifier.0.weight"]
    save_file({name: np.zeros(2, np.float32) for name in names}, tmp_path / "m.safetensors")
    assert recognise(tmp_path).family.name == "densenet_chexnet"


def test_the_command_adds_lists_verifies_and_removes(
    checkpoint: Path, shelf: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["models", "add", str(checkpoint), "--id", "mine"]) == 0
    assert "vectors for similar cases" in capsys.readouterr().out
    assert main(["models", "list", "--json"]) == 0
    listed = {entry["id"]: entry for entry in json.loads(capsys.readouterr().out)}
    assert (listed["mine"]["state"], listed["mine"]["own"]) == ("ready", True)
    assert (listed["demo-vlm"]["state"], listed["demo-vlm"]["own"]) == ("ready", False)
    assert main(["models", "verify", "mine"]) == 0
    assert "mine: whole" in capsys.readouterr().out
    (checkpoint / "config.json").write_text("{}")
    assert main(["models", "verify", "mine"]) == 1
    assert "config.json is damaged" in capsys.readouterr().out
    assert main(["models", "remove", "mine"]) == 0
    assert "stay where they are" in capsys.readouterr().out
    assert main(["models", "remove", "demo-vlm"]) == 2


def test_every_generative_layout_is_recognised(tmp_path: Path) -> None:
    for name, make in checkpoints.GENERATIVE.items():
        assert recognise(make(tmp_path / name)).family.name == name
