"""`radgaze train egma` on small random towers: what it learns from, where it stops, what comes of it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
import torch
from small_towers import bert, swin
from transformers import ViTImageProcessor

from app import cli
from eyetracking.scanpaths import Scanpath
from eyetracking.scanpaths.sentence_maps import MapOptions
from inference.alignment.egma.towers import EgmaModel, ImageTower, TextTower
from inference.api import InputError
from inference.datasets.read_aloud import Example, Spoken
from inference.families import egma as family
from inference.families.film import WHOLE
from inference.families.known import recognise
from inference.training.egma_collections import EgmaTask, Reading, TrainOptions, cut_to, reading_of, split
from inference.training.loop import Schedule
from inference.training.loop import run as run_loop


@pytest.fixture(scope="module")
def towers(tmp_path_factory) -> tuple[Path, Path]:
    folder = tmp_path_factory.mktemp("towers")
    image = swin(folder / "swin")
    ViTImageProcessor(size={"height": 224, "width": 224}).save_pretrained(image)
    return image, bert(folder / "bert")


def gaze(x: float, y: float) -> Scanpath:
    return Scanpath(
        x_px=np.array([x]), y_px=np.array([y]), onset_ms=np.array([0.0]), duration_ms=np.array([900.0]),
        width_px=100, height_px=200, source="own",
    )  # fmt: skip


def test_gaze_beside_what_the_encoder_sees_does_not_count():
    assert len(cut_to(gaze(10, 100), (0.25, 0.0, 0.75, 1.0))) == 0
    kept = cut_to(gaze(50, 100), (0.25, 0.0, 0.75, 1.0))
    assert (kept.x_px[0], kept.width_px) == (25.0, 50)


def test_a_reading_has_a_map_for_each_sentence_that_was_spoken():
    spoken = Spoken([(0.0, 400.0, "Heart"), (400.0, 800.0, "large.")], gaze(90, 10), 10.0)
    example = Example("a", "p", Path("a.png"), spoken=spoken)
    found = reading_of(
        example, lambda _p: np.zeros((2, 2), np.uint8), lambda _w, _h: WHOLE, (7, 7), MapOptions()
    )
    assert found.sentences == ("Heart large.",)
    assert found.maps.shape == (1, 49)
    assert int(found.maps[0].argmax()) == 6, "above, on the right"


def test_a_report_without_gaze_takes_part_without_maps():
    example = Example("a", "p", Path("a.png"), sentences=("No effusion.",))
    found = reading_of(
        example, lambda _p: np.zeros((2, 2), np.uint8), lambda _w, _h: WHOLE, (7, 7), MapOptions()
    )
    assert found.maps is None


def readings(count: int, *, patients: int) -> list[Reading]:
    maps = np.eye(49, dtype=np.float32)
    image = np.random.default_rng(0).integers(0, 255, (count, 32, 32), dtype=np.uint8)
    return [
        Reading(
            str(k), f"p{k % patients}", lambda k=k: image[k],
            ("left effusion.", "heart large."), maps[[k % 49, (k + 7) % 49]],
        )
        for k in range(count)
    ]  # fmt: skip


def test_no_patient_is_on_both_sides_of_the_split():
    train, valid = split(readings(120, patients=40), seed=0)
    assert {r.patient for r in train}.isdisjoint(r.patient for r in valid)
    assert len(train) + len(valid) == 120


def test_too_few_readings_are_refused():
    with pytest.raises(InputError, match="too few"):
        split(readings(3, patients=1), seed=0)


def task(towers, **changed) -> EgmaTask:
    torch.manual_seed(0)
    model = EgmaModel(ImageTower.load(towers[0]), TextTower.load(towers[1]), width=32)
    processor = ViTImageProcessor(size={"height": 224, "width": 224})
    return EgmaTask(
        model, processor, readings(12, patients=12), readings(4, patients=4), TrainOptions(batch=4, **changed)
    )


def test_arms_differ_in_gaze_alone(towers):
    on, off, shuffled = (task(towers, gaze=arm) for arm in ("on", "off", "shuffled"))
    assert all(m is None for m in off.gaze)
    assert sorted(m.sum() for m in on.gaze) == sorted(m.sum() for m in shuffled.gaze)
    assert any((a != b).any() for a, b in zip(on.gaze, shuffled.gaze, strict=True))
    half = task(towers, share=0.5)
    assert sum(m is not None for m in half.gaze) == 6


def test_two_processes_share_every_batch(towers, monkeypatch):
    seen = []
    monkeypatch.setattr(
        EgmaTask, "_batch", lambda _self, chosen, _rng: seen.append([r.id for r, _ in chosen])
    )
    monkeypatch.setattr(
        "inference.training.egma_collections.losses.fine_grained", lambda *_a: torch.zeros(())
    )
    monkeypatch.setattr(
        "inference.training.egma_collections.losses.cross_mapping", lambda *_a: torch.zeros(())
    )
    made = task(towers)
    for made.part, made.parts in ((0, 1), (0, 2), (1, 2)):
        made.loss(3)
    whole, first, second = seen
    assert sorted(first + second) == sorted(whole)
    assert len(first) == len(second) == 2


def test_training_ends_when_validation_gets_no_better_and_the_best_weights_are_kept(towers, tmp_path):
    made = task(towers)
    values = iter([1.0, 3.0, 2.0, 1.0, 0.5, 0.4, 0.3])
    made.evaluate = lambda: {"minus_loss": next(values)}
    schedule = Schedule(
        steps=100, lr=1e-3, warmup=1, evaluate_every=1, save_every=1, best="minus_loss", patience=2
    )
    run_loop(made, schedule, tmp_path, lambda _t: None)
    log = [json.loads(line) for line in (tmp_path / "log.jsonl").read_text().splitlines()]
    assert [line["validation"]["minus_loss"] for line in log if "validation" in line] == [1, 3, 2, 1, 0.5]
    assert (tmp_path / "best.safetensors").exists()


def test_a_model_comes_of_it_that_the_store_knows(towers, tmp_path, capsys):
    arguments = [
        "train", "egma", "--image", str(towers[0]), "--text", str(towers[1]), "--data", "phantom=24",
        "--out", str(tmp_path / "model"), "--runs", str(tmp_path / "runs"), "--steps", "2", "--batch", "4",
        "--check-every", "1", "--lr", "1e-3",
    ]  # fmt: skip
    assert cli.main(arguments) == 0, capsys.readouterr().err
    assert recognise(tmp_path / "model").family.name == "egma"
    loaded = family.load(tmp_path / "model", device="cpu", precision=torch.float32)
    assert loaded.encode_texts(["left effusion"]).shape == (1, 512)
    card = json.loads((tmp_path / "model" / "egma.json").read_text())
    assert (card["seed"], card["gaze"], card["trained_on"]) == (0, "on", "phantom=24")
    assert cli.main([*arguments[:-6], "--steps", "2", "--batch", "4"]) == 0
    assert "resumed at step 2" in capsys.readouterr().err


def test_a_folder_that_holds_no_such_collection_is_named(towers, tmp_path, capsys):
    code = cli.main(
        [
            "train", "egma", "--image", str(towers[0]), "--text", str(towers[1]), "--data",
            f"reflacx={tmp_path}", "--out", str(tmp_path / "m"),
        ]
    )  # fmt: skip
    assert code == 3
    assert str(tmp_path) in capsys.readouterr().err


@pytest.mark.slow
def test_two_processes_train_one_model(towers, tmp_path):
    """As on two GPUs, by torch's own launcher on the processor: one of them writes."""
    arguments = [
        sys.executable, "-m", "torch.distributed.run", "--standalone", "--nproc_per_node", "2",
        "-m", "app.cli",
        "train", "egma", "--image", str(towers[0]), "--text", str(towers[1]), "--data", "phantom=24",
        "--out", str(tmp_path / "model"), "--runs", str(tmp_path / "runs"), "--steps", "2", "--batch", "4",
    ]  # fmt: skip
    environment = {**os.environ, "ACCELERATE_USE_CPU": "true"}
    done = subprocess.run(arguments, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "2 process(es)" in done.stderr
    assert recognise(tmp_path / "model").family.name == "egma"
