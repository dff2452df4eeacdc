"""Does gaze change the report, and is it this gaze? Drafts with the reader's own map, with another reader's
of the same film, with wrong ones and with none; and every other way to give gaze, all trained alike.

Two targets, never mixed: the report of the reader whose gaze it is (who misses things), and the truth.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray

from inference.backbones.vlm import VisionLanguageModel
from inference.captioning.calibrator import resumable
from inference.captioning.plausible import MadeMaps
from inference.evaluation import captions
from inference.evaluation.experiments.registry import Setting, experiment
from inference.evaluation.statistics import bootstrap
from inference.phantom.config import load_config
from inference.training.calibrator_arms import (
    PATCHES,
    TRAINED,
    base,
    known_maps,
    look,
    recipe,
    trained,
    trained_state,
)
from inference.training.calibrator_data import ReadFilms, read_films
from inference.training.calibrator_task import features_of
from inference.training.checkpoint import weights_hash
from inference.training.vlm_task import generate_batch

TEST, OTHER_WORLD = 512, 256
MAPS = (
    "map_other_reader", "map_shuffled", "map_uniform", "map_center", "map_predicted", "map_none",
    "map_uniform_unchecked", "map_center_unchecked", "gate_half", "gate_double",
)  # fmt: skip
"""The model of `full` with other maps, or its own at another strength. What no reading leaves is not given to
the model (see `plausible`), but where it says unchecked."""
RIVALS = ("lora_only", "map_other_reader", "map_shuffled", "map_uniform_unchecked", "map_center_unchecked")
"""What the reader's own map is tested against, beside the control of equal size."""
ARMS = ("stock", "lora_only", "full", *MAPS, *[arm for arm in TRAINED if arm not in ("full", "lora_only")])


def _data(setting: Setting) -> dict[str, Any]:
    world = load_config(setting.config).name
    return {
        "world": world,
        "films": TEST if world == "default" else OTHER_WORLD,
        "readings": "one a film, of the readers in turn",
        "recipe": recipe(),
        "meteor": captions.METEOR_FLAVOUR,
    }


@experiment("captioning", arms=ARMS, data=_data)
def captioning(arm: str, seed: int, setting: Setting) -> dict[str, Any]:
    """Phantom films: drafts with the reader's own gaze, with others', without; and other ways to give
    gaze."""
    if arm == "stock" and seed:
        return {"rows": {}, "why": "nothing in it is trained"}
    test, rows = _test(setting)
    texts = drafts(arm, seed, setting)
    found = scores(texts, test, rows)
    more: dict[str, Any] = {}
    if arm in TRAINED:
        model, validation = trained(arm, seed, setting.runs, setting.say)
        more = {"validation": validation, "weights": weights_hash(trained_state(model))}
    if arm == "full":
        for other in (*RIVALS, "equal_size"):
            found |= better(texts, drafts(other, seed, setting), other, test, rows)
    return {"rows": found, "intervals": intervals(texts, test, rows), **more}


def scores(texts: list[str], test: ReadFilms, rows: NDArray[np.intp]) -> dict[str, float]:
    """Of drafts of the readings `rows`, against those readers' reports and against the truth."""
    reports = [test.readings[row].text for row in rows]
    said, reported, truth = captions.stated(texts), test.stated[rows], test.labels[test.film_of[rows]]
    fixated = test.fixated(rows)
    found = {name: float(v.mean()) for name, v in captions.rouge(texts, reports).items()}
    return found | {
        "finding_f1": captions.macro_f1(reported, said),
        "finding_f1_truth": captions.macro_f1(truth, said),
        "meteor": float(np.mean([captions.meteor(a, b) for a, b in zip(texts, reports, strict=True)])),
        "stated_a_film": float(said.sum(1).mean()),
        "stated_of_fixated": float(said[fixated].mean()),
        "of_stated_fixated": float(fixated[said].mean()) if said.any() else 0.0,
    }


def intervals(texts: list[str], test: ReadFilms, rows: NDArray[np.intp]) -> dict[str, list[float]]:
    """95 % bootstrap intervals over films."""
    said, reported, truth = captions.stated(texts), test.stated[rows], test.labels[test.film_of[rows]]
    found = {}
    for name, target in {"finding_f1": reported, "finding_f1_truth": truth}.items():
        found[name] = [round(v, 4) for v in bootstrap(captions.f1_of(target, said), len(rows))]
    return found


def better(
    ours: list[str], theirs: list[str], name: str, test: ReadFilms, rows: NDArray[np.intp]
) -> dict[str, float]:
    """One-sided p values, by film: that our drafts are better than others'."""
    a, b = captions.stated(ours), captions.stated(theirs)
    reports = [test.readings[row].text for row in rows]
    words = [
        np.array([captions.meteor(text, report) for text, report in zip(texts, reports, strict=True)])
        for texts in (ours, theirs)
    ]
    return {
        f"p_value_vs_{name}": captions.better_f1(test.stated[rows], a, b),
        f"p_value_vs_{name}_truth": captions.better_f1(test.labels[test.film_of[rows]], a, b),
        f"p_value_vs_{name}_meteor": captions.better_mean(*words),
    }


def drafts(arm: str, seed: int, setting: Setting) -> list[str]:
    """Greedy drafts of the test readings, kept in the run folder."""
    world = load_config(setting.config).name
    kept = setting.runs / "captioning" / f"{arm}-{seed}" / f"drafts-{world}.json"
    if not kept.exists():
        setting.say(f"drafts of {arm}")
        made = _drafts(arm, seed, setting)
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_text(json.dumps(made, indent=0), "utf-8")
    found: list[str] = json.loads(kept.read_text("utf-8"))
    return found


def _drafts(arm: str, seed: int, setting: Setting) -> list[str]:
    test, rows = _test(setting)
    if arm == "stock":
        stock = base(setting.runs)
        resumable(stock.tower.visual, recipe()["layer"])
        return draft_all(stock, test, rows, None)
    model = trained(arm if arm in TRAINED else "full", seed, setting.runs, setting.say)[0]
    maps = {"lora_only": "map_none", "equal_size": "map_shuffled"}.get(arm, arm)
    return draft_all(model, test, rows, *given(maps, test, rows, setting))


def given(
    maps: str, test: ReadFilms, rows: NDArray[np.intp], setting: Setting
) -> tuple[torch.Tensor | None, torch.Tensor | float]:
    """Maps on cells and their strength."""
    own = test.cells(rows)
    strength = {"gate_half": 0.5, "gate_double": 2.0}.get(maps, 1.0)
    cells: torch.Tensor | None = own
    if maps == "map_none":
        cells = None
    elif maps == "map_other_reader":
        cells = test.cells(test.others(rows))
    elif maps == "map_shuffled":
        cells = test.cells(test.elsewhere(rows, np.random.Generator(np.random.PCG64(7))))
    elif maps == "map_predicted":
        cells = predicted_cells(test, rows, setting)
    elif maps.startswith("map_uniform"):
        cells = MadeMaps(own).uniform()
    elif maps.startswith("map_center"):
        cells = MadeMaps(own).center()
    if cells is None or maps.endswith("_unchecked") or not maps.startswith("map_"):
        return cells, strength
    return cells, torch.from_numpy(known_maps(setting.runs, setting.say).fits(cells)).float()


def draft_all(
    vlm: VisionLanguageModel,
    films: ReadFilms,
    rows: NDArray[np.intp],
    cells: torch.Tensor | None,
    strength: torch.Tensor | float = 1.0,
) -> list[str]:
    """A draft of each reading."""
    by_words: dict[str, list[int]] = {}
    features = []
    with torch.no_grad():
        for i in range(0, len(rows), 64):
            part = None if cells is None else cells[i : i + 64]
            on = strength[i : i + 64] if isinstance(strength, torch.Tensor) else strength
            made, words = features_of(vlm, films, films.film_of[rows[i : i + 64]], part, on)
            features.append(made)
            for k, said in enumerate(words):
                by_words.setdefault(said, []).append(i + k)
    everything = torch.cat(features)
    out = [""] * len(rows)
    for said, places in by_words.items():
        for place, text in zip(places, generate_batch(vlm, everything[places], words=said), strict=True):
            out[place] = text
    return out


@cache
def _test_films(config: str, runs: Path, say: Any) -> tuple[ReadFilms, NDArray[np.intp]]:
    world = load_config(config)
    n = TEST if world.name == "default" else OTHER_WORLD
    split = "test" if world.name == "default" else world.name
    test = read_films(runs, split, n, PATCHES, say, config=world)
    look(runs, test, f"{world.name}-{split}-{n}", say)
    return test, one_reading_a_film(test)


def _test(setting: Setting) -> tuple[ReadFilms, NDArray[np.intp]]:
    return _test_films(setting.config, setting.runs, setting.say)


def one_reading_a_film(films: ReadFilms) -> NDArray[np.intp]:
    """Rows of readings: of each film one, the readers in turn."""
    rows = []
    for film in range(len(films.images)):
        own = np.nonzero(films.film_of == film)[0]
        rows.append(int(own[film % len(own)]))
    return np.array(rows)


def predicted_cells(test: ReadFilms, rows: NDArray[np.intp], setting: Setting) -> torch.Tensor:
    """Maps of the scanpaths that the shipped model predicts of each film, joined over the findings."""
    from eyetracking.scanpaths.heatmap import dwell_map
    from inference.captioning.dwell import CELLS, SIGMA_FRACTION
    from inference.context import local_context
    from inference.loading import scanpath_predictor
    from inference.runners import predicted_reading

    world = load_config(setting.config).name
    kept = setting.runs / "captioning" / f"predicted-{world}-{len(rows)}.npy"
    if not kept.exists():
        predictor = scanpath_predictor(local_context()[0], "demo-logitgaze-med")[0]
        side, out = PATCHES * CELLS, []
        for row in rows:
            image = test.images[test.film_of[row]]
            path = predicted_reading(predictor, image, *image.shape[::-1])[0]
            sigma = SIGMA_FRACTION * max(path.width_px, path.height_px)
            out.append(dwell_map(path, sigma_px=sigma, shape=(side, side)))
        np.save(kept, np.stack(out))
    return torch.from_numpy(np.load(kept))[:, None]
