"""Does gaze help the diagnosis? Three set-ups on one frozen grid, each trained and scored with the reader's
gaze, with that of another film, with predicted gaze, with none."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray

from eyetracking.scanpaths import Scanpath
from eyetracking.scanpaths.consensus import consensus
from inference.diagnosis.model import GazeTensors, gaze_tensors
from inference.evaluation import path_films
from inference.evaluation.experiments import scanpath as paths
from inference.evaluation.experiments.registry import Setting, experiment
from inference.evaluation.searches import Search
from inference.evaluation.statistics import bootstrap, calibration_error, mean_auroc
from inference.labels import FINDINGS
from inference.phantom.case import case
from inference.phantom.config import load_config
from inference.scanpaths.predictor import joined
from inference.scanpaths.rivals import Known, rivals
from inference.training.checkpoint import load_module
from inference.training.diagnosis_task import HEADS, DiagnosisTask, Looked
from inference.training.loop import BEST, Schedule, run
from inference.training.path_data import towers
from inference.training.path_task import PathData

STEPS, BATCH, LR, CHOSEN_FROM, STRETCH = 400, 96, 2e-3, 6, 128
PREDICTED = ("logitgaze_med", "gazeformer", "eye_gaze", "random_train")
GAZE = ("none", "shuffled", "human", *PREDICTED)
"""What is given. shuffled: a reading of another film. The predictors' readings are their chosen paths for
each finding, one after the other; random_train knows the finding but not the film."""
AGAINST = ("none", "shuffled")
ARMS = tuple(f"{setup}/{gaze}" for setup in HEADS for gaze in GAZE)


def described(setting: Setting) -> dict[str, Any]:
    """What the figures of a result file rest on."""
    world = load_config(setting.config).name
    return {
        "world": world,
        "films": path_films.tested(world),
        "trained_on": path_films.TRAIN,
        "selected_on": path_films.VALID,
        "steps": STEPS,
        "batch": BATCH,
        "lr": LR,
    }


@experiment("diagnosis", arms=ARMS, data=described)
def diagnosis(arm: str, seed: int, setting: Setting) -> dict[str, Any]:
    """Phantom films: baseline, temporal and U-Net, each fed by own, others', predicted and no gaze."""
    setup, gaze = arm.split("/")
    task = DiagnosisTask(
        setup,
        _looked("train", gaze, "default", setting),
        _looked("valid", gaze, "default", setting),
        batch=BATCH,
        seed=seed,
    )
    folder = setting.runs / "diagnosis" / f"{setup}-{gaze}-{seed}"
    schedule = Schedule(
        steps=STEPS,
        lr=LR,
        warmup=20,
        weight_decay=0.1,
        seed=seed,
        evaluate_every=50,
        save_every=100,
        best="auroc",
    )
    run(task, schedule, folder, setting.say)
    load_module(folder, "head", task.head, file=BEST)
    test = _looked("test", gaze, setting.config, setting)
    logits, labels = task.answer(test).double().numpy(), test.labels.numpy().astype(bool)
    world = load_config(setting.config).name
    np.save(folder / f"test-{world}.npy", logits)
    others = {other: folder.parent / f"{setup}-{other}-{seed}" / f"test-{world}.npy" for other in AGAINST}
    known = {o: np.load(path) for o, path in others.items() if o != gaze and path.exists()}
    temperature = _temperature(task.answer(task.valid).double(), task.valid.labels.double())
    return _result(setup, gaze, logits, labels, known, temperature)


def _result(
    setup: str,
    gaze: str,
    logits: NDArray[np.float64],
    labels: NDArray[np.bool_],
    others: dict[str, NDArray[np.float64]],
    temperature: float,
    *,
    draws: int = 400,
) -> dict[str, Any]:
    abnormal = np.nonzero(labels.any(1))[0]
    table = []
    for metric, rows in (("auroc", np.arange(len(labels))), ("auroc_abnormal", abnormal)):
        value, low, high = _interval(_auroc(labels[rows], logits[rows]), len(rows), draws)
        row = {"method": setup, "gaze": gaze, "metric": metric, "value": value, "low": low, "high": high}
        table.append(row)
        for other, theirs in others.items():
            value, low, high = _interval(_gain(labels[rows], logits[rows], theirs[rows]), len(rows), draws)
            row = {"method": setup, "gaze": gaze, "metric": f"{metric}_minus_{other}", "value": value}
            table.append(row | {"low": low, "high": high})
    error, curve = calibration_error(labels, 1 / (1 + np.exp(-logits / temperature)))
    plain = {"method": setup, "gaze": gaze}
    table.append(plain | {"metric": "calibration_error", "value": round(error, 4), "low": None, "high": None})
    return {
        "rows": {r["metric"]: r["value"] for r in table},
        "table": table,
        "temperature": round(temperature, 3),
        "reliability": [[round(a, 3), round(b, 3), n] for a, b, n in curve],
    }


def _auroc(labels: NDArray[np.bool_], logits: NDArray[np.float64]) -> Callable[[NDArray[np.intp]], float]:
    return lambda index: mean_auroc(labels[index], logits[index])


def _gain(
    labels: NDArray[np.bool_], logits: NDArray[np.float64], theirs: NDArray[np.float64]
) -> Callable[[NDArray[np.intp]], float]:
    """Of the same films: the bootstrap draws films, and both answers to them."""
    return lambda index: mean_auroc(labels[index], logits[index]) - mean_auroc(labels[index], theirs[index])


def _interval(
    statistic: Callable[[NDArray[np.intp]], float], n: int, draws: int
) -> tuple[float, float, float]:
    low, high = bootstrap(statistic, n, draws=draws)
    return round(statistic(np.arange(n)), 4), round(low, 4), round(high, 4)


def _temperature(logits: torch.Tensor, labels: torch.Tensor) -> float:
    """The one that fits the validation films best."""
    tried = torch.logspace(-1, 1, 81, dtype=torch.double)
    losses = [torch.nn.functional.binary_cross_entropy_with_logits(logits / t, labels) for t in tried]
    return float(tried[int(torch.stack(losses).argmin())])


def _films(split: str, config: str, setting: Setting) -> PathData:
    if split == "train":
        return path_films.train_films(setting.runs, "words")
    if split == "valid":
        return path_films.valid_films(setting.runs)
    return path_films.films_of_test(config, setting.runs, "words")


def _looked(split: str, gaze: str, config: str, setting: Setting) -> Looked:
    films = _films(split, config, setting)
    grid, logits, labels = _seen(split, config, setting.runs)
    return Looked(grid, logits, labels, _gaze(split, gaze, config, setting, films))


@cache
def _seen(split: str, config: str, runs: Path) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    """Grid, logits without gaze and labels of a split's films; the frozen CNN's head on its own grid."""
    setting = Setting(1, "cpu", config, runs, lambda _: None)
    films = _films(split, config, setting)
    side = round(films.visual.shape[1] ** 0.5)
    grid = films.visual.transpose(1, 2).unflatten(2, (side, side))
    cnn = towers(lens=False).cnn.base
    with torch.no_grad():
        parts = [grid[i : i + STRETCH].float() for i in range(0, len(grid), STRETCH)]
        pooled = [torch.cat([g.mean((-2, -1)), g.amax((-2, -1))], dim=1) for g in parts]
        logits = torch.cat([cnn.head(cnn.norm(p)) for p in pooled])
    world = load_config(config)
    labels = torch.tensor([[case(r.seed, world).labels[f] for f in FINDINGS] for r in films.records])
    return grid, logits, labels.float()


def _gaze(
    split: str, gaze: str, config: str, setting: Setting, films: PathData
) -> Sequence[Sequence[GazeTensors]]:
    """Of each film its readings; training takes any, scoring the first, which is of another reader from film
    to film."""
    if gaze == "none":
        return []
    if gaze in PREDICTED:
        return [[gaze_tensors(p)] for p in _predicted(split, gaze, config, setting, films)]
    read = []
    for i, record in enumerate(films.records):
        readers = sorted(record.free)
        turned = readers[i % len(readers) :] + readers[: i % len(readers)]
        read.append([gaze_tensors(record.free[who]) for who in turned])
    if gaze == "shuffled":
        ring = np.random.Generator(np.random.PCG64(4)).permutation(len(read))
        other = np.empty(len(read), dtype=int)
        other[ring] = np.roll(ring, 1)  # never its own
        read = [read[i] for i in other]
    return read


def _predicted(split: str, gaze: str, config: str, setting: Setting, films: PathData) -> list[Scanpath]:
    """The chosen path for every finding, one after the other; kept beside the training state."""
    kept = setting.runs / "diagnosis" / f"{gaze}-{load_config(config).name}-{split}.json"
    if not kept.exists():
        setting.say(f"readings by {gaze} ({split})")
        asked = [Search(i, f, ()) for i in range(len(films.records)) for f in FINDINGS]
        drawn = _drawn(gaze, films, asked, setting)
        chosen = [consensus(some) for some in drawn]
        k = len(FINDINGS)
        read = [joined(chosen[i : i + k]) for i in range(0, len(chosen), k)]
        kept.parent.mkdir(parents=True, exist_ok=True)
        rows = [[p.x_px.tolist(), p.y_px.tolist(), p.onset_ms.tolist(), p.duration_ms.tolist()] for p in read]
        kept.with_suffix(".part").write_text(json.dumps(rows), "utf-8")
        kept.with_suffix(".part").replace(kept)
    size, out = films.records[0].size_px, []
    for row in json.loads(kept.read_text("utf-8")):
        x, y, onset, duration = map(np.array, row)
        out.append(
            Scanpath(
                x_px=x,
                y_px=y,
                onset_ms=onset,
                duration_ms=duration,
                width_px=size,
                height_px=size,
                source="predicted",
            )
        )
    return out


def _drawn(gaze: str, films: PathData, asked: Sequence[Search], setting: Setting) -> list[list[Scanpath]]:
    """CHOSEN_FROM paths of each search by a predictor of the scanpath experiment, trained there or now."""
    if gaze == "logitgaze_med":
        network, _ = paths.trained("logitgaze_med_chex", 0, setting)
        how = paths.shipped_setting()
        return paths.network_paths(network, films, asked, count=CHOSEN_FROM, seed=0, setting=how)
    train = path_films.train_films(setting.runs, "words")
    known = Known(train.records, train.semantics, films.records, films.semantics)
    if gaze == "random_train":
        rng = np.random.Generator(np.random.PCG64(17))
        return [rivals()[gaze](known, s.film, s.finding, CHOSEN_FROM, rng) for s in asked]
    drawn = paths.rival_paths(gaze, 0, setting, films, known, asked, count=CHOSEN_FROM)
    return next(iter(drawn.values()))
