from __future__ import annotations

from pathlib import Path

import pytest

from inference.api import LicenceError, ModelError
from inference.store import MANIFEST, ModelStore, default_paths, read_manifest, write_manifest

FIELDS = {
    "id": "tiny",
    "version": "1",
    "task": "explain",
    "architecture": "none",
    "licence": "Apache-2.0",
    "trained_on": 'the "phantom"\nworld',
    "intended_use": "tests",
    "demo": True,
    "input": {"size": [224, 224], "mean": 0.5},
    "arch": {"depth": 9, "nested": {"heads": 4}},
    "note": "kept",
}


@pytest.fixture
def model(tmp_path: Path) -> Path:
    folder = tmp_path / "models" / "tiny"
    (folder / "tokenizer").mkdir(parents=True)
    (folder / "model.safetensors").write_bytes(b"weights")
    (folder / "tokenizer" / "tokenizer.json").write_text("{}")
    (folder / "README.md").write_text("a card")
    write_manifest(folder, FIELDS)
    return folder


def store_of(model: Path) -> ModelStore:
    return ModelStore([model.parent], licences=model.parent.parent / "accepted.json")


def test_a_written_manifest_is_read_back(model: Path) -> None:
    manifest = read_manifest(model)
    assert {name: getattr(manifest, name) for name in FIELDS if name != "note"} == {
        name: value for name, value in FIELDS.items() if name != "note"
    }
    assert manifest.extra == {"note": "kept"}
    assert set(manifest.sha256) == {"model.safetensors", "tokenizer/tokenizer.json"}


def test_a_whole_folder_is_served_with_its_info(model: Path) -> None:
    found = store_of(model).get("tiny")
    assert found.path == model
    assert (found.info.id, found.info.demo) == ("tiny", True)
    assert found.file("model.safetensors").read_bytes() == b"weights"


@pytest.mark.parametrize("name", ["weights.bin", "model.pt", "model.pkl", "modeling.py", "deep/lib.so"])
def test_a_file_that_could_carry_code_refuses_the_folder(model: Path, name: str) -> None:
    (model / name).parent.mkdir(exist_ok=True)
    (model / name).write_bytes(b"")
    with pytest.raises(ModelError, match="not allowed"):
        store_of(model).get("tiny")


def test_a_changed_file_is_named(model: Path) -> None:
    store = store_of(model)
    store.get("tiny")
    (model / "model.safetensors").write_bytes(b"tampered")
    with pytest.raises(ModelError, match=r"model\.safetensors is damaged"):
        store.get("tiny")


def test_a_missing_file_is_named(model: Path) -> None:
    (model / "tokenizer" / "tokenizer.json").unlink()
    with pytest.raises(ModelError, match=r"tokenizer/tokenizer\.json is missing"):
        store_of(model).get("tiny")


def test_a_file_that_is_not_listed_is_named(model: Path) -> None:
    (model / "extra.json").write_text("{}")
    with pytest.raises(ModelError, match=r"extra\.json has no sha256"):
        store_of(model).get("tiny")


def test_a_link_out_of_the_folder_is_refused(model: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside.json"
    outside.write_text("{}")
    (model / "link.json").symlink_to(outside)
    with pytest.raises(ModelError, match="leads out"):
        store_of(model).get("tiny")


@pytest.mark.parametrize(("field", "value"), [("id", None), ("demo", "yes"), ("sha256", [])])
def test_a_wrong_manifest_names_file_and_field(model: Path, field: str, value: object) -> None:
    text = (model / MANIFEST).read_text()
    lines = [line for line in text.splitlines() if not line.startswith((f"{field} =", f"[{field}]"))]
    if value is not None:
        lines.insert(0, f"{field} = {value!r}")
    (model / MANIFEST).write_text("\n".join(lines))
    with pytest.raises(ModelError, match=field) as error:
        read_manifest(model)
    assert str(model / MANIFEST) in error.value.message
    assert store_of(model).models() == []
    assert len(store_of(model).problems()) == 1


def test_an_unknown_model_is_answered_with_the_known_ones(model: Path) -> None:
    with pytest.raises(ModelError, match="known: tiny"):
        store_of(model).get("other")


def test_the_first_folder_wins(model: Path, tmp_path: Path) -> None:
    second = tmp_path / "second" / "tiny"
    second.mkdir(parents=True)
    write_manifest(second, {**FIELDS, "version": "2"})
    store = ModelStore([second.parent, model.parent])
    assert store.get("tiny").manifest.version == "2"
    assert len(store.models()) == 1


def test_a_licence_waits_for_acceptance_of_this_very_text(model: Path) -> None:
    licence = model / "LICENSE.txt"
    licence.write_text("first text")
    gated = {**FIELDS, "acceptance_required": True, "licence_file": "LICENSE.txt"}
    write_manifest(model, gated)
    with pytest.raises(LicenceError, match="not accepted"):
        store_of(model).get("tiny")
    store_of(model).accept_licence("tiny")
    assert store_of(model).get("tiny").manifest.licence_file == "LICENSE.txt"
    licence.write_text("another text")
    write_manifest(model, gated)
    with pytest.raises(LicenceError, match="not accepted"):
        store_of(model).get("tiny")


def test_the_users_models_follow_radgaze_home(radgaze_home: Path) -> None:
    assert default_paths()[1] == radgaze_home / "models"
