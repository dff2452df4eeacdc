"""`radgaze train calibrator` on a small random Qwen, from a table and from phantoms, and the model that
comes of it."""

from __future__ import annotations

import csv
from pathlib import Path

import checkpoints
import numpy as np
import pytest
import torch
from PIL import Image

from app.cli import main
from inference.families import qwen
from inference.families.known import GAZE_ADAPTER, recognise

FILM = np.random.Generator(np.random.PCG64(4)).integers(0, 65535, (120, 96), dtype=np.uint16)


@pytest.fixture
def table(tmp_path: Path) -> Path:
    """Four films with a map each; where it was looked, the text says."""
    rng = np.random.Generator(np.random.PCG64(0))
    rows = []
    for k in range(4):
        Image.fromarray(rng.integers(0, 255, (112, 112), dtype=np.uint8)).save(tmp_path / f"{k}.png")
        seconds = np.zeros((32, 32), np.float32)
        seconds[(k % 2) * 16 : (k % 2) * 16 + 16] = 1.5
        np.save(tmp_path / f"{k}.npy", seconds)
        rows.append({"image": f"{k}.png", "gaze": f"{k}.npy", "text": ("There is", "No pneumothorax")[k % 2]})
    path = tmp_path / "films.csv"
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, ["image", "gaze", "text"])
        writer.writeheader()
        writer.writerows(rows)
    return path


def train(model: Path, table: Path, runs: Path, *more: str) -> int:
    return main(
        ["train", "calibrator", "--model", str(model), "--data", str(table), "--runs", str(runs),
         "--layers", "1", "--rank", "2", "--batch", "2", "--steps", "2", "--device", "cpu", *more]
    )  # fmt: skip


@pytest.mark.parametrize("layout", ["qwen2_5_vl", "qwen3_vl"])
def test_two_stages_make_a_model_that_is_told_of_gaze(layout: str, table: Path, tmp_path: Path) -> None:
    folder = getattr(checkpoints, layout)(tmp_path / "model")
    known = recognise(folder).weights.parameters
    assert train(folder, table, tmp_path / "runs", "--lr", "0.01") == 0
    assert train(folder, table, tmp_path / "runs", "--stage", "2", "--lr", "0.01") == 0
    assert recognise(folder).weights.parameters == known, "the adapter is no part of the checkpoint"
    stock = qwen.load(folder, device="cpu", precision=torch.float32, adapter=False)
    told = qwen.load(folder, device="cpu", precision=torch.float32)
    assert (stock.way_name, told.way_name) == ("overlay", "calibrator")
    up, down = np.zeros((16, 16), np.float32), np.zeros((16, 16), np.float32)
    up[:8], down[8:] = 1, 1
    seen = [told.see(FILM, gaze) for gaze in (None, up, down)]
    features = [told.features(s).pooler_output[0] for s in seen]
    assert not torch.equal(features[1], features[2])
    after_another = told.features(seen[2])
    told.forget()
    alone = told.features(seen[2])
    assert torch.allclose(alone.pooler_output[0], after_another.pooler_output[0], atol=1e-6), "kept or not"
    early = [getattr(found, "deepstack_features", None) or [] for found in (alone, after_another)]
    for one, other in zip(*early, strict=True):
        assert torch.allclose(one[0], other[0], atol=1e-6)
    ids, _ = told.generate(FILM, up, max_tokens=4)
    assert len(ids) <= 4
    assert torch.equal(told.features(told.see(FILM, up, 0.0)).pooler_output[0], features[0])


def test_a_second_stage_needs_a_first(table: Path, tmp_path: Path, capsys) -> None:
    folder = checkpoints.qwen2_5_vl(tmp_path / "model")
    assert train(folder, table, tmp_path / "runs", "--stage", "2") == 4
    assert "holds no first stage" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("spoil", "says"),
    [
        (lambda folder: (folder / "1.npy").write_bytes(b"no map"), "line 3: gaze 1.npy cannot be read"),
        (lambda folder: np.save(folder / "2.npy", np.full((4, 4), -1.0)), "line 4: gaze 2.npy is no map"),
        (lambda folder: (folder / "films.csv").write_text("image,text\n0.png,x\n"), "has no column gaze"),
    ],
)
def test_a_spoilt_table_is_named_by_line_and_column(
    spoil, says: str, table: Path, tmp_path: Path, capsys
) -> None:
    folder = checkpoints.qwen2_5_vl(tmp_path / "model")
    spoil(tmp_path)
    assert train(folder, table, tmp_path / "runs") == 4
    assert says in capsys.readouterr().err
    assert not (folder / GAZE_ADAPTER).exists()


def test_a_layer_that_is_not_there_is_said(table: Path, tmp_path: Path, capsys) -> None:
    folder = checkpoints.qwen2_5_vl(tmp_path / "model")
    assert train(folder, table, tmp_path / "runs", "--layers", "23") == 4
    assert "23" in capsys.readouterr().err


def test_stage_one_can_learn_from_texts_in_the_models_own_words(table: Path, tmp_path: Path, capsys) -> None:
    folder = checkpoints.qwen2_5_vl(tmp_path / "model")
    assert train(folder, table, tmp_path / "runs", "--rewrite", "--paper-literal") == 0
    assert "rewritten: 4 of 4" in capsys.readouterr().err
