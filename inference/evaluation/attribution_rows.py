"""`radgaze evaluate attribution`: the rows of every method that is asked for, on any located films."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from scipy import ndimage

from inference.api import InputError, ModelInfo
from inference.attribution.registry import methods
from inference.context import local_context
from inference.evaluation import attribution as table
from inference.evaluation import attribution_checks as checks
from inference.evaluation.experiments.registry import RESULTS
from inference.evaluation.grounding import Scores, place_rows
from inference.evaluation.located import Located, Pair, located
from inference.evaluation.retraining import roar_plus
from inference.evaluation.table import Evaluation, Row
from inference.loading import dual_encoder, segmenter
from inference.phantom.config import PhantomConfig

X_PRIOR = "_x_prior"
DEFAULT = (
    "matex", *table.WITHOUT, "matex_no_prior", "prior_only", "center", "egma_map", "m2ib", f"m2ib{X_PRIOR}",
)  # fmt: skip
TUNED_ON, TUNE_SEED = 64, 5
Say = Callable[[str], None]


@dataclass(frozen=True)
class Asked:
    """pairs: most of them that are scored. covered: how many of them the films are covered for, to see what
    that does to the similarity; checked: how many of them the checks take (blank film, seeds, shifts);
    retrained: how many of them the encoder goes on learning from without what the map marks."""

    names: tuple[str, ...]
    model: str = ""
    pairs: int = 260
    covered: int = 0
    checked: int = 0
    retrained: int = 0
    seed: int = 0


def evaluate(data: Located, asked: Asked, say: Say) -> Evaluation:
    """Raises InputError for a method that is not known or that the encoder does not serve."""
    torch.manual_seed(asked.seed)
    context, _ = local_context()
    encoder, info = dual_encoder(context, asked.model)
    films = table.Films(encoder, segmenter(context, "")[0], data)
    _require(asked.names, films)
    pairs = table.some_pairs(data, asked.pairs, seed=asked.seed)
    prior = table.priors(films, pairs)
    rows: list[Row] = []
    learnt = pairs[: asked.retrained]
    whole = roar_plus(films, None, learnt, seed=asked.seed) if learnt else 0.0
    for name in asked.names:
        run = name.removesuffix(X_PRIOR)
        maps = table.grids(films, pairs, [run], say)[run]
        if name != run:
            before = _before(run, films, info, say)
            maps = [before(m, q) for m, q in zip(maps, prior, strict=True)]
        rows += _place(name, maps, pairs, asked.seed)
        if asked.covered:
            few = pairs[: asked.covered]
            for metric, values in table.perturbations(films, maps[: asked.covered], few).items():
                rows.append(Row.of(name, metric, float(values.mean()), (float("nan"),) * 2))
        if learnt:
            forgot = roar_plus(films, maps[: len(learnt)], learnt, seed=asked.seed) - whole
            rows.append(Row.of(name, "roar_plus", forgot, (float("nan"),) * 2))
        if asked.checked and name == run:
            rows += _checks(name, films, pairs[: asked.checked], asked.seed)
    task = f"attribution, {len(pairs)} phrases"
    return Evaluation(task, data.world, data.split, len(data.images), asked.seed, [info.id], rows)


def _require(names: Sequence[str], films: table.Films) -> None:
    known = [*table.method_names(films.encoder), *table.WITHOUT]
    for name in names:
        run = name.removesuffix(X_PRIOR)
        if run not in known:
            raise InputError(f"Unknown method {name!r}.", f"Known: {', '.join(known)}; or one{X_PRIOR}.")
        if run != name and run in (*table.OWN_PRIOR, *table.WITHOUT):
            raise InputError(f"{run} brings a prior of its own.", f"Ask for {run}.")


def _place(name: str, maps: Sequence[torch.Tensor], pairs: Sequence[Pair], seed: int) -> list[Row]:
    scores = table.scored(maps, pairs, every=True)
    rows = place_rows(name, scores, pairs, seed=seed)
    parts = np.array([ndimage.label(p.region)[1] for p in pairs])
    for words, which in (("one region", parts == 1), ("many regions", parts > 1)):
        if which.sum() >= 10:
            rows += _some(name, f"pointing_game/{words}", scores, pairs, which, seed)
    return rows


def _some(
    name: str, metric: str, scores: Scores, pairs: Sequence[Pair], which: np.ndarray, seed: int
) -> list[Row]:
    kept = [p for p, yes in zip(pairs, which, strict=True) if yes]
    return place_rows(name, {metric: scores["pointing_game"][which]}, kept, seed=seed, by_finding=False)


def _checks(name: str, films: table.Films, pairs: Sequence[Pair], seed: int) -> list[Row]:
    rows: list[Row] = []
    for words, maps in (
        ("blank film", checks.on_blank_films(films, pairs, name)),
        ("another film", checks.on_swapped_films(films, pairs, name)),
    ):
        hits = {f"pointing_game/{words}": table.scored(maps, pairs)["pointing_game"]}
        rows += place_rows(name, hits, pairs, seed=seed, by_finding=False)
    other = checks.randomised(films.encoder, seed)
    means = {
        "seed_correlation": [checks.seed_correlation(films, p, name) for p in pairs],
        "shift_correlation": [checks.shift_correlation(films, p, name) for p in pairs],
        "randomised_correlation": [checks.randomised_correlation(films, other, p, name) for p in pairs],
        "present_vs_absent": [checks.absent_auroc(films, pairs, name)],
    }
    return rows + [Row.of(name, k, float(np.mean(v)), (float("nan"),) * 2) for k, v in means.items()]


def _before(name: str, films: table.Films, info: ModelInfo, say: Say) -> table.Before:
    """What the method meets the prior with: as the experiment tuned it for this encoder, else tuned now on
    validation phantoms."""
    kept = RESULTS / "attribution.json"
    if kept.exists():
        recorded = json.loads(kept.read_text("utf-8"))
        found = recorded["arms"].get(f"{name}/seed0", {}).get("before_the_prior")
        if found and recorded["data"]["encoder"] == [info.id, info.version]:
            return table.Before(**found)
    say(f"{name}: tuned before the prior on {TUNED_ON} phrases of validation phantoms")
    valid = located(PhantomConfig(), "valid", TUNED_ON, say=say)
    known = table.Films(films.encoder, films.segmenter, valid)
    pairs = table.some_pairs(valid, TUNED_ON, seed=TUNE_SEED)
    made = table.grids(known, pairs, [name], say)
    return table.tuned(made, table.priors(known, pairs), pairs)[name]


def every_method(encoder_model: str) -> tuple[str, ...]:
    """All that the encoder serves, each with the prior where it has none of its own, and MATEX without each
    stage."""
    encoder, _ = dual_encoder(local_context()[0], encoder_model)
    names = table.method_names(encoder)
    with_prior = [
        f"{n}{X_PRIOR}" for n in names if n not in table.OWN_PRIOR and methods()[n].kind == "method"
    ]
    return (*names, *with_prior, *table.WITHOUT)
