"""Do predicted scanpaths carry meaning? LogitGaze-Med with its semantics, without, with those of other films
and of other patches, beside every baseline: samples with samples, chosen paths with chosen paths."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from safetensors.torch import load_file

from eyetracking.scanpaths import Scanpath
from eyetracking.scanpaths.consensus import consensus
from inference.evaluation import path_films
from inference.evaluation import searches as scoring
from inference.evaluation.experiments.registry import Setting as Run
from inference.evaluation.experiments.registry import experiment
from inference.evaluation.searches import Search, Values
from inference.evaluation.statistics import bootstrap
from inference.phantom.config import load_config
from inference.scanpaths.heat_map_networks import ChestSearchMap, EyeGazeMap
from inference.scanpaths.heat_map_paths import heat_map_paths
from inference.scanpaths.logitgaze_med import LogitGazeMed
from inference.scanpaths.path_network import PathNetwork, Setting
from inference.scanpaths.rivals import Known, medoid, rivals
from inference.training.checkpoint import load_module, weights_hash
from inference.training.heat_map_task import NETWORKS, HeatMapTask
from inference.training.loop import Schedule, run
from inference.training.parallel_task import ParallelTask, parallel_paths
from inference.training.path_task import PathData, path_task

RECIPE = Path(__file__).parents[2] / "training" / "recipes" / "demo.toml"
SAMPLES, CHOSEN_FROM = 5, 24
CASES = 8
"""Films whose paths are kept with the figures, to be drawn: the first, one search each."""
SIMULATED, SIMULATED_FILMS = 21, 160
"""Further runs of the simulated readers, on the first test films: the ceiling of chosen paths."""
OURS = {
    "logitgaze_med_chex": ("chex", ""),
    "semantics_zero": ("chex", "zero"),
    "semantics_shuffled": ("chex", "shuffled"),
    "semantics_permuted": ("chex", "permuted"),
    "logitgaze_med_res": ("res", ""),
    "semantics_zero_res": ("res", "zero"),
    "semantics_shuffled_res": ("res", "shuffled"),
    "semantics_permuted_res": ("res", "permuted"),
}
"""Our network: which backbone it looks through (a CNN that knows findings, or one that knows photographs),
and the control of its semantics. All go on from one start that was trained without semantics."""
SHIPPED = "logitgaze_med"
"""The shipped model, as it is."""
PARALLEL = {"gazeformer": "none", "logitgaze": "lens"}
DRAWN = tuple(rivals())
ONCE = (SHIPPED, "human", "medoid", *DRAWN)
"""Arms without training: one seed is all there is."""
ARMS = (*OURS, *PARALLEL, *NETWORKS, *ONCE)


def recipe() -> dict[str, Any]:
    """The table [logitgaze] of the demo recipe."""
    table: dict[str, Any] = tomllib.loads(RECIPE.read_text("utf-8"))["logitgaze"]
    return table


def described(setting: Run) -> dict[str, Any]:
    """What the figures of a result file rest on."""
    world = load_config(setting.config).name
    return {
        "world": world,
        "films": path_films.tested(world),
        "trained_on": path_films.TRAIN,
        "recipe": recipe(),
        "samples": SAMPLES,
        "chosen_from": CHOSEN_FROM,
    }


@experiment("scanpath", arms=ARMS, data=described)
def scanpath(arm: str, seed: int, setting: Run) -> dict[str, Any]:
    """Phantom films: LogitGaze-Med, its semantic controls, its baselines; samples and chosen paths apart."""
    if arm in ONCE and seed:
        return {"rows": {}, "why": "nothing in it is trained or drawn otherwise"}
    asked = _searches(setting.config, setting.runs)
    made = _made(arm, seed, setting, asked)
    films = np.array([s.film for s in asked])
    table, kept = [], {}
    for kind, scores in made["scores"].items():
        for metric, values in scores.items():
            low, high = _interval(values, films, seed)
            *words, protocol = kind.split("/")
            row = {"method": arm, "kind": words[0], "protocol": protocol, "metric": metric}
            if len(words) > 1:
                row["temperature"] = words[1]
            mean = float(np.nanmean(values)) if np.isfinite(values).any() else float("nan")
            table.append(row | {"value": _round(mean), "low": _round(low), "high": _round(high)})
            if protocol == "C" and metric in scoring.TIMED:
                kept[f"{kind}/{metric}"] = [_round(v) for v in _by_film(values, films)]
    main = {
        f"{r['kind']}/{r.get('temperature', '')}/{r['metric']}".replace("//", "/"): r["value"]
        for r in table
        if r["protocol"] == "C" and r["metric"] in scoring.TIMED and r["value"] is not None
    }
    cases = _cases(asked, made["shown"], path_films.films_of_test(setting.config, setting.runs, "words"))
    return {"rows": main, "table": table, "by_film": kept, "cases": cases, **made["more"]}


def _cases(
    asked: Sequence[Search], shown: Callable[[int], Scanpath], films: PathData
) -> list[dict[str, Any]]:
    """What `radgaze figure scanpaths CASE` draws: places in fractions of the image, milliseconds."""
    first: dict[int, int] = {}
    for k, search in enumerate(asked):
        first.setdefault(search.film, k)
    out = []
    for film, k in list(first.items())[:CASES]:
        p = shown(k)
        places = np.stack([p.x_px / p.width_px, p.y_px / p.height_px, p.duration_ms], axis=1)
        path = [[round(float(x), 4), round(float(y), 4), round(float(ms))] for x, y, ms in places]
        out.append({"phantom": films.records[film].seed, "finding": asked[k].finding, "path": path})
    return out


def _made(arm: str, seed: int, setting: Run, asked: Sequence[Search]) -> dict[str, Any]:
    """scores: kind/…/protocol -> metric -> a value a search; more: what is to be kept of the training; shown:
    the path that stands for a search in a figure."""
    if arm == "human":
        return {"scores": _human_scores(setting, asked), "more": {}, "shown": lambda k: asked[k].readers[0]}
    if arm == "medoid":
        known = _known(setting)
        return {
            "scores": _medoid_scores(known, asked),
            "more": {},
            "shown": lambda k: medoid(known, asked[k].finding, with_duration=True),
        }
    if arm in OURS or arm == SHIPPED:
        visual, control = OURS.get(arm, ("chex", ""))
        network, scores = _shipped() if arm == SHIPPED else trained(arm, seed, setting)
        data = path_films.films_of_test(setting.config, setting.runs, "words", visual).controlled(control, 1)
        kinds = {"shipped": (CHOSEN_FROM, shipped_setting()), "1": (SAMPLES, Setting())}
        drawn = {
            t: network_paths(network, data, asked, count=n, seed=seed, setting=s)
            for t, (n, s) in kinds.items()
        }
        more = {"validation": scores, "weights": weights_hash(network.state_dict())}
    elif arm in (*PARALLEL, *NETWORKS):
        trained_rival = parallel_network if arm in PARALLEL else heat_map_network
        more = {"validation": trained_rival(arm, seed, setting)[1]}
        films = path_films.films_of_test(setting.config, setting.runs, _semantics(arm))
        drawn = rival_paths(arm, seed, setting, films, _known(setting), asked, count=CHOSEN_FROM)
    else:
        rng = np.random.Generator(np.random.PCG64([seed, 11]))
        known = _known(setting)
        drawn = {"": [rivals()[arm](known, s.film, s.finding, CHOSEN_FROM, rng) for s in asked]}
        more = {}
    one = next(iter(drawn.values()))
    return {"scores": _scores(drawn, asked), "more": more, "shown": lambda k: consensus(one[k])}


def _scores(drawn: dict[str, list[list[Scanpath]]], asked: Sequence[Search]) -> dict[str, dict[str, Values]]:
    out = {}
    for temperature, paths in drawn.items():
        few = [p[:SAMPLES] for p in paths]
        infix = f"/{temperature}" if temperature else ""
        for protocol in scoring.PROTOCOLS:
            out[f"samples{infix}/{protocol}"] = scoring.sample_scores(asked, few, protocol=protocol)
        if temperature != "1":  # the slow measures: of two samples
            two = [p[:2] for p in paths]
            out[f"samples{infix}/C"] |= scoring.further_scores(asked, two)
            out[f"samples{infix}/C"]["length_error"] = scoring.length_errors(asked, paths)
        if len(paths[0]) < CHOSEN_FROM:
            continue
        for protocol, scores in scoring.chosen_scores(asked, paths).items():
            out[f"consensus{infix}/{protocol}"] = scores
    return out


def _human_scores(setting: Run, asked: Sequence[Search]) -> dict[str, dict[str, Values]]:
    out = {f"samples/{p}": scoring.reader_scores(asked, protocol=p, more=p == "C") for p in scoring.PROTOCOLS}
    simulated = scoring.fresh_readings(
        load_config(setting.config),
        path_films.films_of_test(setting.config, setting.runs, "words").records,
        asked,
        SIMULATED,
        films=SIMULATED_FILMS,
    )
    for p, scores in scoring.chosen_scores(asked, simulated).items():
        out[f"consensus/{p}"] = scores
        out[f"simulator/{p}"] = scoring.sample_scores(asked, simulated, protocol=p)
    out["simulator/C"]["length_error"] = scoring.length_errors(asked, simulated)
    return out


def _medoid_scores(known: Known, asked: Sequence[Search]) -> dict[str, dict[str, Values]]:
    out = {}
    for protocol in scoring.PROTOCOLS:
        scores = {}
        for metric, timed in scoring.TIMED.items():
            paths = [[medoid(known, s.finding, with_duration=timed)] for s in asked]
            scores[metric] = scoring.sample_scores(asked, paths, protocol=protocol)[metric]
        out[f"consensus/{protocol}"] = scores
    return out


def trained(arm: str, seed: int, setting: Run) -> tuple[PathNetwork, dict[str, float]]:
    """The arm's network, trained now or taken from its run folder, and its likelihood on validation films."""
    visual, control = OURS[arm]
    train = path_films.train_films(setting.runs, "words", visual).controlled(control, 0)
    valid = path_films.valid_films(setting.runs, visual).controlled(control, 1)
    r = recipe()
    task = path_task(train, valid, r, seed)
    go_on_from(task.network, _start(setting), same_backbone=visual == "chex")
    folder = setting.runs / "scanpath" / f"{arm}-{seed}"
    schedule = Schedule(
        steps=r["steps"][visual], lr=r["lr"], warmup=40, seed=seed, evaluate_every=10**6, save_every=100
    )
    scores = run(task, schedule, folder, setting.say)
    load_module(folder, "network", task.network)
    return task.network.eval(), scores


def go_on_from(network: PathNetwork, start: Path, *, same_backbone: bool) -> None:
    """Takes the weights of the common start; of another backbone all but what reads its features.
    Raises ValueError where they are those of another network."""
    kept = load_file(start / "state.safetensors")
    state = {k.removeprefix("network/"): v for k, v in kept.items() if k.startswith("network/")}
    if not same_backbone:
        state = {
            k: v for k, v in state.items() if k not in ("mean", "spread") and k.split(".")[0] != "visual"
        }
    missing, unexpected = network.load_state_dict(state, strict=False)
    if unexpected or (same_backbone and missing):
        raise ValueError(f"{start} is no start of this network: {[*missing, *unexpected]}")


def _shipped() -> tuple[PathNetwork, dict[str, float]]:
    from inference.context import local_context
    from inference.loading import scanpath_predictor

    return scanpath_predictor(local_context()[0], "demo-logitgaze-med")[0].network, {}


def _start(setting: Run) -> Path:
    """The folder of the common start, trained without semantics."""
    r, folder = recipe(), setting.runs / "scanpath" / "start"
    train = path_films.train_films(setting.runs, "words").controlled("zero", 0)
    task = path_task(train, path_films.valid_films(setting.runs).controlled("zero", 1), r | r["start"], 0)
    schedule = Schedule(
        steps=r["start"]["steps"], lr=r["start"]["lr"], warmup=40, evaluate_every=10**6, save_every=100
    )
    run(task, schedule, folder, setting.say)
    return folder


def shipped_setting() -> Setting:
    """How the shipped model draws: chosen on validation films."""
    return Setting(**recipe()["setting"])


@torch.no_grad()
def network_paths(
    network: PathNetwork,
    data: PathData,
    asked: Sequence[Search],
    *,
    count: int,
    seed: int,
    setting: Setting,
) -> list[list[Scanpath]]:
    """`count` samples of each search."""
    from inference.scanpaths.path_network import draw, rows_of
    from inference.scanpaths.predictor import as_scanpath

    out = []
    size = data.records[0].size_px
    for i in range(0, len(asked), 32):
        part = asked[i : i + 32]
        rows = [s.film for s in part]
        memory = network.encode(data.visual[rows].float(), data.semantics[rows].float())
        task = data.tasks[[data.names.index(s.finding) for s in part]]
        generator = torch.Generator().manual_seed(1000 * seed + i)
        paths, _ = draw(network, memory, task, count=count, generator=generator, setting=setting)
        for f in range(len(part)):
            places, lengths = rows_of(paths, f).double().numpy(), paths.length[f].tolist()
            out.append([as_scanpath(places[k, : lengths[k]], size, size) for k in range(count)])
    return out


def parallel_network(arm: str, seed: int, setting: Run) -> tuple[LogitGazeMed, dict[str, float]]:
    """The published kind of network, slots drawn each by itself: trained now or taken from its run folder,
    with its likelihood on validation films."""
    r, train = recipe()["parallel"], _slots(path_films.train_films(setting.runs, _semantics(arm)), arm)
    task = ParallelTask(train, films=r["films"], paths=r["paths"], seed=seed)
    scores = _rival_trained(task, r, arm, seed, setting)
    return task.network.eval(), scores


def heat_map_network(
    arm: str, seed: int, setting: Run
) -> tuple[ChestSearchMap | EyeGazeMap, dict[str, float]]:
    """A heat-map baseline: trained now or taken from its run folder, with its loss on validation films."""
    r = recipe()["heat_maps"]
    task = HeatMapTask(arm, path_films.train_films(setting.runs, "words"), batch=r["batch"], seed=seed)
    scores = _rival_trained(task, r, arm, seed, setting)
    return task.network.eval(), scores


def _rival_trained(task: Any, r: dict[str, Any], arm: str, seed: int, setting: Run) -> dict[str, float]:
    folder = setting.runs / "scanpath" / f"{arm}-{seed}"
    schedule = Schedule(
        steps=r["steps"], lr=r["lr"], warmup=30, seed=seed, evaluate_every=10**6, save_every=100
    )
    scores = run(task, schedule, folder, setting.say)
    load_module(folder, "network", task.network)
    return scores


def rival_paths(
    arm: str, seed: int, setting: Run, films: PathData, known: Known, asked: Sequence[Search], *, count: int
) -> dict[str, list[list[Scanpath]]]:
    """Temperature ("" where it has none) -> `count` paths of each search on films, by a trained baseline."""
    if arm in NETWORKS:
        maps, _ = heat_map_network(arm, seed, setting)
        return {"": heat_map_paths(maps, known, films, asked, count=count, seed=seed)}
    slots, _ = parallel_network(arm, seed, setting)
    films = _slots(films, arm)
    temperatures = {"shipped": recipe()["parallel"]["temperature"], "1": 1.0}
    return {
        name: parallel_paths(slots, films, asked, count=count, seed=seed, temperature=t)
        for name, t in temperatures.items()
    }


def _semantics(arm: str) -> str:
    return "lens" if PARALLEL.get(arm) == "lens" else "words"


def _slots(films: PathData, arm: str) -> PathData:
    """As that parallel network sees them."""
    return films if PARALLEL[arm] == "lens" else films.controlled("zero", 0)


@cache
def _searches(config: str, runs: Path) -> list[Search]:
    return scoring.searches_of(path_films.films_of_test(config, runs, "words").records)


def _known(setting: Run) -> Known:
    return _known_of(setting.config, setting.runs)


@cache
def _known_of(config: str, runs: Path) -> Known:
    train, test = path_films.train_films(runs, "words"), path_films.films_of_test(config, runs, "words")
    return Known(train.records, train.semantics, test.records, test.semantics)


def _interval(values: Values, films: NDArray[np.intp], seed: int) -> tuple[float, float]:
    def mean(index: NDArray[np.intp]) -> float:
        return float(np.nanmean(values[index])) if np.isfinite(values[index]).any() else float("nan")

    return bootstrap(mean, len(values), groups=films, draws=200, seed=seed)


def _by_film(values: Values, films: NDArray[np.intp]) -> Values:
    known = np.isfinite(values)
    total = np.bincount(films[known], values[known], int(films.max()) + 1)
    count = np.bincount(films[known], minlength=int(films.max()) + 1)
    return np.where(count > 0, total / np.maximum(count, 1), np.nan)


def _round(value: float) -> float | None:
    return round(float(value), 4) if np.isfinite(value) else None
