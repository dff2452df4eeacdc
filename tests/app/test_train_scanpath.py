"""`radgaze train scanpath`: a published layout with its films becomes a scanpath model for the store."""

from __future__ import annotations

import json
from pathlib import Path

import checkpoints
import numpy as np
import pytest
from PIL import Image

from app.cli import main
from inference import api
from inference.adding import add
from inference.context import local_context
from inference.runners import run
from inference.store import ModelStore, default_paths, read_manifest

FILMS = 6
FEW = ["--steps", "2", "--films", "2", "--paths", "2", "--check-every", "1", "--valid", "0.4"]


@pytest.fixture(scope="module")
def gazesearch(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Six films, two searches each by two people; one looks for what has no name here."""
    place = tmp_path_factory.mktemp("set")
    rng = np.random.Generator(np.random.PCG64(0))
    rows = []
    for k in range(FILMS):
        Image.fromarray(rng.integers(0, 255, (40, 32), dtype=np.uint8)).save(place / f"film{k}.png")
        for who, task in ((0, "Pleural Effusion"), (1, "atelectasis"), (1, "support of the arts")):
            n = 4
            rows.append({
                "name": f"film{k}.dcm", "task": task, "subject": who, "split": "train",
                "X": rng.uniform(0, 224, n).tolist(), "Y": rng.uniform(0, 224, n).tolist(),
                "T": rng.uniform(100, 400, n).tolist(),
            })  # fmt: skip
    (place / "paths.json").write_text(json.dumps(rows), "utf-8")
    return place


def train(place: Path, out: Path, *more: str) -> int:
    data = ["--data", f"gazesearch={place / 'paths.json'}", "--images", str(place)]
    return main(
        ["train", "scanpath", *data, "--out", str(out), "--runs", str(out.parent / "runs"), *FEW, *more]
    )


def predicted(model: str, shelf: Path) -> api.PredictScanpathResult:
    context = local_context(ModelStore([default_paths()[0], shelf]))[0]
    film = np.random.Generator(np.random.PCG64(1)).integers(0, 65535, (300, 240), dtype=np.uint16)
    frame = api.FrameRef(segment="s", offset=0, shape=film.shape, dtype="uint16", digest="d")
    image = api.ImageInput(frame=frame, width_px=240, height_px=300, image_id="i")
    ask = api.PredictScanpath(image=image, finding="edema", samples=3, model=model, unfit_too=True)
    found = run(ask, film, context)
    assert isinstance(found, api.PredictScanpathResult)
    return found


def test_searches_become_a_model_that_the_store_takes_and_that_predicts(
    gazesearch: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert train(gazesearch, tmp_path / "ours") == 0
    told = capsys.readouterr().err
    assert f"left out: {FILMS} paths that looked for support of the arts" in told
    assert "goes on from demo-logitgaze-med\n" in told
    manifest = read_manifest(tmp_path / "ours")
    assert (manifest.id, manifest.demo) == ("ours", False)
    assert manifest.trained_on == "searches of gazesearch, begun from demo-logitgaze-med 3"
    add(tmp_path / "ours", tmp_path / "shelf")
    found = predicted("ours", tmp_path / "shelf")
    assert len(found.scanpaths) == 3
    assert [m.id for m in found.models] == ["ours", "demo-dual-encoder", "demo-diagnosis"]


@pytest.mark.parametrize("kind", ["resnet", "densenet"])
def test_a_backbone_of_the_store_is_looked_through(
    kind: str,
    gazesearch: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Small random checkpoints in torchvision's and CheXNet's layout."""
    shelf = tmp_path / "shelf"
    made = (
        checkpoints.resnet_torchvision(tmp_path / "theirs")
        if kind == "resnet"
        else checkpoints.densenet(tmp_path / "theirs", "chexnet")
    )
    add(made, shelf, model_id="theirs")
    monkeypatch.setattr("inference.store.default_paths", lambda: [default_paths()[0], shelf])
    assert train(gazesearch, tmp_path / "ours", "--backbone", "theirs", "--semantics", "none") == 0
    assert "begins anew: mean, spread, visual\n" in capsys.readouterr().err
    arch = read_manifest(tmp_path / "ours").arch
    assert (arch["cnn"], arch["network"]["semantics"]) == ("theirs", "none")
    add(tmp_path / "ours", shelf)
    assert [m.id for m in predicted("ours", shelf).models] == ["ours", "demo-dual-encoder", "theirs"]


def test_a_set_without_its_films_says_what_is_missing(
    gazesearch: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "empty").mkdir()
    data = ["--data", f"gazesearch={gazesearch / 'paths.json'}"]
    out = ["--out", str(tmp_path / "o"), "--runs", str(tmp_path / "runs")]
    assert main(["train", "scanpath", *data, *out]) == 3
    assert "say with --images" in capsys.readouterr().err
    assert main(["train", "scanpath", *data, "--images", str(tmp_path / "empty"), *out]) == 3
    assert f"{FILMS} films are not in" in capsys.readouterr().err
    assert not (tmp_path / "o").exists()
