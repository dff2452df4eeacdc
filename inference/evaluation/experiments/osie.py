"""Do the networks learn where real people look? OSIE's photographs, no semantics: each arm learns from 500
images, is set on 100 and scored once on 100 others."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

import numpy as np

from eyetracking.scanpaths import Scanpath
from eyetracking.scanpaths.consensus import consensus
from inference.evaluation import osie_images as osie
from inference.evaluation import searches as scoring
from inference.evaluation.experiments.registry import Setting as Run
from inference.evaluation.experiments.registry import experiment
from inference.evaluation.experiments.scanpath import network_paths
from inference.evaluation.searches import Search, Values
from inference.evaluation.statistics import bootstrap
from inference.scanpaths.logitgaze_med import LogitGazeMed
from inference.scanpaths.path_network import PathNetwork, Setting
from inference.scanpaths.rivals import medoid, rivals
from inference.training.checkpoint import load_module
from inference.training.loop import BEST, Schedule, run
from inference.training.parallel_task import ParallelTask, parallel_paths
from inference.training.path_task import path_task

SLOTS = 14
"""The start and thirteen fixations: 97 of 100 paths are no longer."""
OURS: dict[str, Any] = {"films": 16, "paths": 8, "steps": 800, "lr": 2e-3}
RIVAL: dict[str, Any] = {"films": 8, "paths": 8, "steps": 800, "lr": 2e-3}
SETTINGS = {"1": Setting(), "0.7": Setting(0.7, 0.7), "0.5": Setting(0.5, 0.5), "0.3": Setting(0.3, 0.3)}
"""Of which the one is shipped whose samples are most like the viewers of the validation images."""
SAMPLES, CHOSEN_FROM = 5, 24
DRAWN = ("uniform", "center", "random_train")
ARMS = ("logitgaze_med", "gazeformer", *DRAWN, "medoid", "human")
TRAINED = ("logitgaze_med", "gazeformer")


def described(setting: Run) -> dict[str, Any]:
    """What the figures of a result file rest on."""
    return {"data": "osie", "images": osie.SPLIT, "ours": OURS, "rival": RIVAL, "samples": SAMPLES}


@experiment("osie", arms=ARMS, data=described)
def people(arm: str, seed: int, setting: Run) -> dict[str, Any]:
    """OSIE's viewers: the scanpath network without semantics beside Gazeformer's kind and blind rows."""
    if arm not in (*TRAINED, *DRAWN) and seed:
        return {"rows": {}, "why": "nothing in it is trained or drawn otherwise"}
    asked = osie.searches("test")
    scores, more = _scored(arm, seed, setting, asked)
    table = []
    for kind, metrics in scores.items():
        for metric, values in metrics.items():
            low, high = bootstrap(lambda index, v=values: float(v[index].mean()), len(values), seed=seed)  # type: ignore[misc]
            what, protocol = kind.split("/")
            row = {"method": arm, "kind": what, "protocol": protocol, "metric": metric}
            table.append(
                row | {"value": round(float(values.mean()), 4), "low": round(low, 4), "high": round(high, 4)}
            )
    rows = {f"{r['kind']}/{r['metric']}": r["value"] for r in table if r["protocol"] == "A"}
    kept = {k: [round(float(v), 4) for v in scores[k][m]] for k, m in _paired(scores)}
    return {"rows": rows, "table": table, "by_image": kept, **more}


def _paired(scores: dict[str, dict[str, Values]]) -> list[tuple[str, str]]:
    return [(kind, "scanmatch_duration") for kind in scores if kind.endswith("/A")]


def _scored(
    arm: str, seed: int, setting: Run, asked: Sequence[Search]
) -> tuple[dict[str, dict[str, Values]], dict[str, Any]]:
    if arm == "human":
        return _viewers(asked), {}
    test = osie.known("test", setting.runs)
    if arm == "medoid":
        out: dict[str, dict[str, Values]] = {}
        for protocol in scoring.PROTOCOLS:
            for metric, timed in scoring.TIMED.items():
                path = osie.framed(medoid(test, osie.TASK, with_duration=timed), osie.FRAME)
                scores = scoring.sample_scores(asked, [[path]] * len(asked), protocol=protocol)
                out.setdefault(f"consensus/{protocol}", {})[metric] = scores[metric]
        return out, {}
    if arm in DRAWN:
        rng = np.random.Generator(np.random.PCG64([seed, 11]))
        drawn = [rivals()[arm](test, s.film, osie.TASK, CHOSEN_FROM, rng) for s in asked]
        return _both(asked, _framed(drawn)), {}
    shipped, tried = _best_setting(arm, seed, setting)
    paths = {name: _drawn(arm, seed, setting, "test", asked, name) for name in dict.fromkeys((shipped, "1"))}
    out = _both(asked, paths[shipped])
    if shipped != "1":
        learnt = scoring.sample_scores(asked, [p[:SAMPLES] for p in paths["1"]], protocol="A")
        out["samples at temperature 1/A"] = learnt
    return out, {"setting": shipped, "validation": tried}


def _both(asked: Sequence[Search], drawn: list[list[Scanpath]]) -> dict[str, dict[str, Values]]:
    few = [p[:SAMPLES] for p in drawn]
    chosen = scoring.chosen_scores(asked, drawn)
    out = {}
    for protocol in scoring.PROTOCOLS:
        out[f"samples/{protocol}"] = scoring.sample_scores(asked, few, protocol=protocol)
        out[f"consensus/{protocol}"] = chosen[protocol]
    out["samples/A"]["length_error"] = scoring.length_errors(asked, drawn)
    return out


def _viewers(asked: Sequence[Search]) -> dict[str, dict[str, Values]]:
    """samples: each viewer beside the others; consensus: the path chosen from the others, beside each."""
    out = {f"samples/{p}": scoring.reader_scores(asked, protocol=p) for p in scoring.PROTOCOLS}
    for metric, timed in scoring.TIMED.items():
        left_out, chosen = [], []
        for s in asked:
            for k, reader in enumerate(s.readers):
                others = [p for j, p in enumerate(s.readers) if j != k]
                left_out.append(Search(s.film, s.finding, (reader,)))
                chosen.append([consensus(others, with_duration=timed)])
        of = np.array([s.film for s in left_out])
        for protocol in scoring.PROTOCOLS:
            values = scoring.sample_scores(left_out, chosen, protocol=protocol)[metric]
            mean = np.bincount(of, values) / np.bincount(of)
            out.setdefault(f"consensus/{protocol}", {})[metric] = mean
    return out


def _best_setting(arm: str, seed: int, setting: Run) -> tuple[str, dict[str, float]]:
    asked, tried = osie.searches("valid"), {}
    for name in SETTINGS:
        few = [p[:SAMPLES] for p in _drawn(arm, seed, setting, "valid", asked, name)]
        scores = scoring.sample_scores(asked, few, protocol="A")
        tried[name] = round(float(np.mean([v.mean() for v in scores.values()])), 4)
    return max(tried, key=lambda name: tried[name]), tried


def _drawn(
    arm: str, seed: int, setting: Run, split: str, asked: Sequence[Search], how: str
) -> list[list[Scanpath]]:
    data = osie.images_data(split, setting.runs)
    if arm == "gazeformer":
        slots = _rival(seed, setting)
        drawn = parallel_paths(slots, data, asked, count=CHOSEN_FROM, seed=seed, temperature=float(how))
    else:
        network = _ours(seed, setting)
        drawn = network_paths(network, data, asked, count=CHOSEN_FROM, seed=seed, setting=SETTINGS[how])
    return _framed(drawn)


def _framed(drawn: list[list[Scanpath]]) -> list[list[Scanpath]]:
    return [[osie.framed(p, osie.FRAME) for p in paths] for paths in drawn]


@cache
def _ours(seed: int, setting: Run) -> PathNetwork:
    train, valid = (osie.images_data(split, setting.runs) for split in ("train", "valid"))
    task = path_task(train, valid, OURS, seed, slots=SLOTS, people=True)
    _run(task, OURS, f"logitgaze_med-{seed}", seed, setting, best="log_likelihood")
    return task.network.eval()


@cache
def _rival(seed: int, setting: Run) -> LogitGazeMed:
    train, valid = (osie.images_data(split, setting.runs) for split in ("train", "valid"))
    task = ParallelTask(
        train, films=RIVAL["films"], paths=RIVAL["paths"], seed=seed, slots=SLOTS, valid=valid
    )
    _run(task, RIVAL, f"gazeformer-{seed}", seed, setting, best="minus_loss")
    return task.network.eval()


def _run(task: Any, values: dict[str, Any], name: str, seed: int, setting: Run, *, best: str) -> None:
    """Trained now or taken from its run folder: the weights that fit the validation images best."""
    folder = setting.runs / "osie" / name
    schedule = Schedule(
        steps=values["steps"],
        lr=values["lr"],
        warmup=40,
        seed=seed,
        evaluate_every=100,
        save_every=100,
        best=best,
    )
    run(task, schedule, folder, setting.say)
    load_module(folder, "network", task.network, file=BEST)
