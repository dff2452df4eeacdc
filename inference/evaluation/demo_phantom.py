# mypy: disable-error-code="arg-type, misc"
"""`radgaze evaluate demo`: the shipped demo models on held-out phantoms, each beside its controls."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray

from eyetracking.scanpaths import Scanpath
from eyetracking.scanpaths.heatmap import dwell_map
from eyetracking.scanpaths.metrics import scanmatch
from inference.alignment.film_scores import Films, global_scores
from inference.attribution.metrics import pointing_game
from inference.attribution.registry import attribute
from inference.backbones.vlm import VisionLanguageModel
from inference.captioning.statements import findings_stated
from inference.context import RunContext, local_context
from inference.diagnosis.model import gaze_tensors
from inference.evaluation import attribution
from inference.evaluation.grounding import TOLERANCE_PX, place_rows
from inference.evaluation.located import SIZE, Located, located
from inference.evaluation.statistics import Statistic, auroc, bootstrap, f1
from inference.evaluation.table import Evaluation, Row
from inference.labels import FINDINGS
from inference.loading import diagnosis, dual_encoder, scanpath_predictor, segmenter, vision_language
from inference.phantom.bank import seeds_of
from inference.phantom.config import PhantomConfig
from inference.phantom.gaze_bank import GazeCase, load_records
from inference.runners import predicted_reading
from inference.scanpaths.baselines import medoids
from inference.scanpaths.predictor import as_scanpath

PAIRS = 260
"""Of a film and a finding, for the pointing game."""
POINTING = ("matex", "egma_map", "matex_no_prior", "prior_only", "center")
Say = Callable[[str], None]


@dataclass(frozen=True)
class HeldOut:
    """Test cases with the places of their findings, and readings of the gaze-bearing first ones."""

    films: Located
    gaze: list[GazeCase]

    @property
    def images(self) -> NDArray[np.uint8]:
        return self.films.images

    @property
    def labels(self) -> NDArray[np.bool_]:
        return self.films.labels


def held_out(config: PhantomConfig, n: int, n_gaze: int, say: Say) -> HeldOut:
    films = located(config, "test", n, say=say)
    gaze = load_records(films.seeds[:n_gaze], config, SIZE, lambda i: say(f"readings {i} of {n_gaze}"))
    return HeldOut(films, gaze)


def evaluate_phantom(
    config: PhantomConfig, *, n: int, n_gaze: int, seed: int, say: Say, parts: Sequence[str] = ()
) -> Evaluation:
    """parts: names in PARTS; none means all."""
    torch.manual_seed(seed)
    context, _ = local_context()
    data = held_out(config, n, n_gaze, say)
    rows: list[Row] = []
    models: list[str] = []
    for name, part in PARTS.items():
        if parts and name not in parts:
            continue
        say(part.__doc__ or "")
        more, used = part(data, context, seed)
        rows += more
        models += [m for m in used if m not in models]
    split = "test" if config.name == "default" else config.name
    return Evaluation("demo", f"phantom/{config.name}", split, n, seed, models, rows)


def _mean_auroc_rows(method: str, labels: NDArray[Any], scores: NDArray[Any], seed: int) -> list[Row]:
    usable = [j for j in range(labels.shape[1]) if 0 < labels[:, j].sum() < len(labels)]

    def mean(index: NDArray[Any]) -> float:
        return float(np.nanmean([auroc(labels[index, j], scores[index, j]) for j in usable]))

    rows = [
        Row.of(
            method, "auroc", mean(np.arange(len(labels))), bootstrap(mean, len(labels), seed=seed, draws=200)
        )
    ]
    sick = np.nonzero(labels.any(1))[0]
    rows.append(
        Row.of(
            method,
            "auroc/abnormal only",
            mean(sick),
            bootstrap(lambda index: mean(sick[index]), len(sick), seed=seed, draws=200),
        )
    )
    for j in usable:
        one: Statistic = lambda index, j=j: auroc(labels[index, j], scores[index, j])  # noqa: E731
        rows.append(
            Row.of(
                method,
                f"auroc/{FINDINGS[j]}",
                one(np.arange(len(labels))),
                bootstrap(one, len(labels), seed=seed, draws=200),
            )
        )
    return rows


def _zero_shot(data: HeldOut, context: RunContext, seed: int) -> tuple[list[Row], list[str]]:
    """zero-shot classification by the dual encoder"""
    encoder, info = dual_encoder(context, "demo-dual-encoder")
    vectors = torch.cat([encoder.encode_images(encoder.pixel_values(image)) for image in data.images])
    return _mean_auroc_rows("dual_encoder", data.labels, global_scores(encoder, Films(vectors)), seed), [
        info.id
    ]


def _pointing(data: HeldOut, context: RunContext, seed: int) -> tuple[list[Row], list[str]]:
    """pointing game: is the map's maximum inside the finding's mask, or within half a patch of it"""
    encoder, info = dual_encoder(context, "demo-dual-encoder")
    films = attribution.Films(encoder, segmenter(context, "")[0], data.films)
    pairs = attribution.some_pairs(data.films, PAIRS, seed=seed)
    rows = []
    for method in POINTING:
        maps = [
            attribute(method, films[p.film], p.phrase, shape=(SIZE, SIZE), options={}).values for p in pairs
        ]
        near = [
            pointing_game(m, p.region, tolerance_px=TOLERANCE_PX) for m, p in zip(maps, pairs, strict=True)
        ]
        inside = [pointing_game(m, p.region) for m, p in zip(maps, pairs, strict=True)]
        rows += place_rows(method, {"pointing_game": np.array(near)}, pairs, seed=seed)
        strict = {"pointing_game/no tolerance": np.array(inside)}
        rows += place_rows(method, strict, pairs, seed=seed, by_finding=False)
    return rows, [info.id]


def _scanpaths(data: HeldOut, context: RunContext, seed: int) -> tuple[list[Row], list[str]]:
    """scanpaths of directed searches against each simulated reader"""
    predictor, infos = scanpath_predictor(context, "demo-logitgaze-med")
    train = load_records(list(seeds_of("train", PhantomConfig(), 150)), PhantomConfig(), SIZE, None)
    typical = medoids(train, dict.fromkeys(FINDINGS, 1), seed=seed)
    names = ("logitgaze_med", "logitgaze_med_mean", "medoid", "random_same_finding", "human")
    scores: dict[str, list[float]] = {m: [] for m in names}
    timed: dict[str, list[float]] = {m: [] for m in names}
    groups = []
    rng = np.random.Generator(np.random.PCG64(seed))
    pool = {f: [p for r in train for (_, g), p in r.search.items() if g == f] for f in FINDINGS}
    for i, record in enumerate(data.gaze):
        tasks = sorted({f for _, f in record.search if f in record.boxes and f in typical})
        if not tasks:
            continue
        prediction = predictor.predict(predictor.inputs(data.images[i]), tasks)
        for k, finding in enumerate(tasks):
            readers = sorted(who for who, f in record.search if f == finding)
            drawn = [
                as_scanpath(p, SIZE, SIZE) for p in predictor.samples(prediction, k, count=5, seed=seed + i)
            ]
            mean = as_scanpath(predictor.mean_path(prediction, k), SIZE, SIZE)
            for who in readers:
                human = record.search[(who, finding)]
                others = [record.search[(w, finding)] for w in readers if w != who]
                candidates: dict[str, list[Scanpath]] = {
                    "logitgaze_med": drawn,
                    "logitgaze_med_mean": [mean],
                    "medoid": [typical[finding]],
                    "random_same_finding": [pool[finding][int(rng.integers(len(pool[finding])))]],
                    "human": others,
                }
                for name, paths in candidates.items():
                    scores[name].append(float(np.mean([scanmatch(p, human) for p in paths])))
                    timed[name].append(
                        float(np.mean([scanmatch(p, human, with_duration=True) for p in paths]))
                    )
                groups.append(i)
    rows = []
    for metric, table in (("scanmatch", scores), ("scanmatch_with_duration", timed)):
        for name in names:
            values = np.array(table[name])
            rows.append(
                Row.of(
                    name,
                    metric,
                    float(values.mean()),
                    bootstrap(
                        lambda index, v=values: float(v[index].mean()),
                        len(values),
                        groups=np.array(groups),
                        seed=seed,
                    ),
                )
            )
    return rows, [info.id for info in infos]


def _reports(data: HeldOut, context: RunContext, seed: int) -> tuple[list[Row], list[str]]:
    """findings stated by the report drafts"""
    vlm, info = vision_language(context, "demo-vlm")
    n = len(data.gaze)
    sigma = vlm.gaze_sigma * SIZE
    maps = [dwell_map(r.free[sorted(r.free)[0]], sigma_px=sigma, shape=(SIZE, SIZE)) for r in data.gaze]
    blank = np.full((SIZE, SIZE), 110, dtype=np.uint8)
    nothing = _stated(vlm, blank, None)
    answers = {
        "vlm": [_stated(vlm, data.images[i], None) for i in range(n)],
        "vlm_gaze": [_stated(vlm, data.images[i], maps[i]) for i in range(n)],
        "vlm_shuffled_gaze": [_stated(vlm, data.images[i], maps[(i + 1) % n]) for i in range(n)],
        "vlm_no_image": [nothing] * n,
    }
    labels = data.labels[:n]
    rows = []
    for name, said in answers.items():
        table = np.array([[f in s for f in FINDINGS] for s in said])

        def macro(index: NDArray[Any], table: NDArray[Any] = table) -> float:
            return float(np.nanmean([f1(labels[index, j], table[index, j]) for j in range(len(FINDINGS))]))

        rows.append(Row.of(name, "finding_f1", macro(np.arange(n)), bootstrap(macro, n, seed=seed)))
    always = np.ones_like(labels)
    value = float(np.nanmean([f1(labels[:, j], always[:, j]) for j in range(len(FINDINGS))]))
    rows.append(Row.of("always_everything", "finding_f1", value, (float("nan"), float("nan"))))
    return rows, [info.id]


def _stated(vlm: VisionLanguageModel, image: NDArray[Any], gaze: NDArray[Any] | None) -> set[str]:
    ids, _ = vlm.generate(image, gaze)
    return findings_stated(vlm.tokenizer.decode(ids, skip_special_tokens=True))


def _diagnosis(data: HeldOut, context: RunContext, seed: int) -> tuple[list[Row], list[str]]:
    """diagnosis without and with gaze"""
    model, info = diagnosis(context, "demo-diagnosis")
    predictor, _ = scanpath_predictor(context, "demo-logitgaze-med")
    n = len(data.gaze)
    readings = [r.free[sorted(r.free)[0]] for r in data.gaze]
    logits: dict[str, list[NDArray[Any]]] = {
        k: []
        for k in (
            "diagnosis_no_gaze",
            "diagnosis_gaze",
            "diagnosis_predicted_gaze",
            "diagnosis_shuffled_gaze",
        )
    }
    for i in range(n):
        x = model.input(data.images[i])
        plain, grid = model.image_logits(x), model.grid(x)
        predicted, _ = predicted_reading(predictor, data.images[i], SIZE, SIZE)
        for name, path in (
            ("diagnosis_gaze", readings[i]),
            ("diagnosis_predicted_gaze", predicted),
            ("diagnosis_shuffled_gaze", readings[(i + 1) % n]),
        ):
            logits[name].append((plain + model.gaze_change(grid, gaze_tensors(path)))[0].numpy())
        logits["diagnosis_no_gaze"].append(plain[0].numpy())
    rows = []
    for name, values in logits.items():
        rows += _mean_auroc_rows(name, data.labels[:n], np.stack(values), seed)
    return rows, [info.id]


PARTS: dict[str, Callable[[HeldOut, RunContext, int], tuple[list[Row], list[str]]]] = {
    "zero-shot": _zero_shot,
    "pointing": _pointing,
    "scanpaths": _scanpaths,
    "reports": _reports,
    "diagnosis": _diagnosis,
}
