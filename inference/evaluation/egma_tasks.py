"""The tasks of `radgaze evaluate egma` on phantoms and on real films."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

from inference.alignment.film_scores import SHIPPED, Films, Prompts, global_scores
from inference.alignment.prompt_sets import load_prompts
from inference.api import InputError, ModelInfo
from inference.backbones.dual_encoder import DualEncoder
from inference.backbones.film_adapter import pooled
from inference.context import local_context
from inference.datasets.nih14 import TRANSFER, load_nih, patient_folds
from inference.evaluation.egma import (
    Scored,
    films_of,
    finding_scores,
    grounding_rows,
    retrieval_rows,
    zero_shot_rows,
)
from inference.evaluation.located import located
from inference.evaluation.statistics import auroc, bootstrap
from inference.evaluation.table import Evaluation, Row
from inference.labels import FINDINGS
from inference.loading import dual_encoder
from inference.phantom.bank import seeds_of
from inference.phantom.case import case, to_uint8
from inference.phantom.config import load_config

KNOWN, PROBED_ON = 128, 512
SHARES = (0.01, 0.1, 1.0)
RIDGES = (1.0, 10.0, 100.0, 1000.0)
Say = Callable[[str], None]


def evaluate_phantom(
    task: str,
    model: str,
    prompts: Path | None,
    *,
    config: str,
    n: int,
    kept: Path | None,
    seed: int,
    say: Say,
) -> Evaluation:
    """On the first n test films of a phantom world."""
    encoder, info = _encoder(model)
    world = load_config(config)
    data = located(world, "test", n, kept=kept, say=say)
    say("what the encoder makes of them")
    films = films_of(encoder, data.images)
    known = _training_films(PROBED_ON if task == "linear-probe" else KNOWN, encoder.size_px)
    scored = Scored(data, films, films_of(encoder, known[0]))
    rows = _phantom_rows(task, encoder, scored, known[1], _prompts(prompts), seed)
    return Evaluation(f"egma {task}", f"phantom/{world.name}", data.split, n, seed, [info.id], rows)


def evaluate_nih(task: str, model: str, prompts: Path | None, *, seed: int, say: Say) -> Evaluation:
    """Zero-shot on the NIH films, beside the recorded CheXNet; each film by what has not seen its patient.
    Raises InputError."""
    if task not in ("zero-shot", "linear-probe"):
        raise InputError(f"There is no {task} on the NIH films: they have labels, no sentences or regions.")
    encoder, info = _encoder(model)
    films = load_nih(encoder.size_px)
    say(f"{len(films.names)} films")
    made = films_of(encoder, films.images, films.patients.tolist())
    truth = films.labels > 0.5
    if task == "zero-shot":
        scores = global_scores(encoder, made, _prompts(prompts))
        arms = {"egma": scores, "chexnet": films.soft}
    else:
        folds = patient_folds(films.patients, 3, seed=seed)
        probed = np.zeros(truth.shape, dtype=np.float32)
        for k in range(3):
            out = folds == k
            probed[out] = _probe(_features(made)[~out], films.labels[~out], _features(made)[out], 100.0)
        arms = {"egma_probe": probed, "chexnet": films.soft}
    columns = [FINDINGS.index(f) for f in TRANSFER]
    rows: list[Row] = []
    for name, values in arms.items():

        def mean(index: NDArray[np.intp], values: NDArray[np.float32] = values) -> float:
            return float(np.nanmean([auroc(truth[index, j], values[index, j]) for j in columns]))

        interval = bootstrap(mean, len(truth), groups=films.patients, seed=seed, draws=200)
        rows.append(Row.of(name, "auroc", mean(np.arange(len(truth))), interval))
        for j in columns:
            value = auroc(truth[:, j], values[:, j])
            rows.append(Row.of(name, f"auroc/{FINDINGS[j]}", value, (float("nan"), float("nan"))))
    return Evaluation(f"egma {task}", "nih", "all films, by patient", len(truth), seed, [info.id], rows)


def _phantom_rows(
    task: str, encoder: DualEncoder, scored: Scored, labels: NDArray[np.bool_], prompts: Prompts, seed: int
) -> list[Row]:
    head, truth = encoder.patch_head, scored.data.labels
    if task == "zero-shot":
        scores = finding_scores(encoder, head, scored, prompts)
        return zero_shot_rows("egma", truth, scores, seed) + zero_shot_rows(
            "global_vector", truth, global_scores(encoder, scored.films, prompts), seed
        )
    if task == "retrieval":
        rows = retrieval_rows("egma", encoder, head, scored, seed)
        return rows + retrieval_rows("global_vector", encoder, None, scored, seed)
    if task == "grounding":
        if head is None:
            raise InputError("This encoder has no patch head.", "Choose another model.")
        return grounding_rows("egma", encoder, head, scored, seed)
    return _probe_rows(scored, labels, seed)


def _probe_rows(scored: Scored, labels: NDArray[np.bool_], seed: int) -> list[Row]:
    """A linear probe on frozen features at shares of the training labels, its ridge chosen on a fifth of
    them."""
    x, y, truth = _features(scored.known), labels.astype(np.float32), scored.data.labels
    test = _features(scored.films)
    rows = []
    for share in SHARES:
        rng = np.random.Generator(np.random.PCG64([seed, round(1000 * share)]))
        chosen = rng.permutation(len(x))[: max(8, round(share * len(x)))]
        fifth = max(2, len(chosen) // 5)
        inner, held = chosen[fifth:], chosen[:fifth]
        ridge = max(RIDGES, key=lambda r: _mean_auroc(labels[held], _probe(x[inner], y[inner], x[held], r)))
        scores = _probe(x[chosen], y[chosen], test, ridge)

        def mean(index: NDArray[np.intp], scores: NDArray[np.float32] = scores) -> float:
            return _mean_auroc(truth[index], scores[index])

        interval = bootstrap(mean, len(truth), seed=seed, draws=200)
        rows.append(Row.of(f"probe_{share:.0%}", "auroc", mean(np.arange(len(truth))), interval))
    return rows


def _probe(
    x: NDArray[np.float32], y: NDArray[np.float32], test: NDArray[np.float32], ridge: float
) -> NDArray[np.float32]:
    """Ridge regression of labels; a missing label (NaN) counts as the finding's mean."""
    mean, spread = x.mean(0), x.std(0) + 1e-3
    goal = np.where(np.isnan(y), np.nanmean(y, axis=0, keepdims=True), y)
    goal = np.nan_to_num(goal)
    z, middle = ((x - mean) / spread).astype(np.float64), goal.mean(0)
    weights = np.linalg.solve(z.T @ z + ridge * np.eye(z.shape[1]), z.T @ (goal - middle))
    return np.asarray(((test - mean) / spread) @ weights + middle, dtype=np.float32)


def _mean_auroc(labels: NDArray[np.bool_], scores: NDArray[np.float32]) -> float:
    values = [
        auroc(labels[:, j], scores[:, j])
        for j in range(labels.shape[1])
        if 0 < labels[:, j].sum() < len(labels)
    ]
    return float(np.nanmean(values)) if values else 0.5


def _features(films: Films) -> NDArray[np.float32]:
    assert films.features is not None
    both = torch.cat([films.vectors, pooled(films.features.float())], dim=1)
    return np.asarray(both.numpy(), dtype=np.float32)


def _training_films(n: int, size_px: int) -> tuple[NDArray[np.uint8], NDArray[np.bool_]]:
    config = load_config("default")
    cases = [case(seed, config) for seed in seeds_of("train", config, n)]
    images = np.stack([to_uint8(c.render(size_px).image) for c in cases])
    return images, np.array([[c.labels[f] for f in FINDINGS] for c in cases])


def _encoder(model: str) -> tuple[DualEncoder, ModelInfo]:
    torch.manual_seed(0)
    return dual_encoder(local_context()[0], model)


def _prompts(path: Path | None) -> Prompts:
    return SHIPPED if path is None else load_prompts(path)
