"""Where do methods point? Every method alone and with the same prior, MATEX without each stage, controls."""

from __future__ import annotations

from dataclasses import asdict
from functools import cache
from typing import Any

import numpy as np

from inference.attribution.registry import methods
from inference.context import local_context
from inference.evaluation import attribution as table
from inference.evaluation.experiments.registry import Setting, experiment
from inference.evaluation.grounding import place_rows
from inference.evaluation.located import located
from inference.loading import dual_encoder, segmenter
from inference.phantom.config import load_config

TUNED_ON, SCORED_ON, PERTURBED_ON = 96, 240, 40
"""Pairs of a film and a finding: of validation films, of test films, and those that are covered as well."""
FILMS = {"default": 256}
OTHER = 192
TUNE_SEED, TEST_SEED = 5, 0


def _data(setting: Setting) -> dict[str, Any]:
    world = load_config(setting.config)
    encoder, info = dual_encoder(local_context()[0], "")
    return {
        "world": world.name,
        "pairs": SCORED_ON,
        "tuned_on": TUNED_ON,
        "encoder": [info.id, info.version],
        "methods": table.method_names(encoder),
    }


ARMS = (*methods(), *table.WITHOUT)


@experiment(
    "attribution",
    arms=tuple(n for n in ARMS if n in table.WITHOUT or methods()[n].kind != "stage"),
    data=_data,
)
def attribution(arm: str, seed: int, setting: Setting) -> dict[str, Any]:
    """Phantom films: attribution methods beside each other, with and without the phrase's prior."""
    films, pairs, prior = _films(setting, "test", SCORED_ON, TEST_SEED)
    if arm not in table.WITHOUT and arm not in table.method_names(films.encoder):
        return {"rows": {}, "why": f"the encoder offers no {' or '.join(methods()[arm].needs)}"}
    made = table.grids(films, pairs, [arm], setting.say)
    result: dict[str, Any] = {"rows": {}, "intervals": {}, "hits": {}}
    if arm not in table.OWN_PRIOR and arm not in table.WITHOUT:
        valid, known, its_prior = _films(
            Setting(1, setting.device, "default", setting.runs, setting.say), "valid", TUNED_ON, TUNE_SEED
        )
        before = table.tuned(table.grids(valid, known, [arm], setting.say), its_prior, known)
        made |= table.with_prior(made, prior, before)
        result["before_the_prior"] = asdict(before[arm])
    for name, maps in made.items():
        scores = table.scored(maps, pairs, every=True)
        few = [k for k, _ in enumerate(pairs)][:PERTURBED_ON]
        moved = table.perturbations(films, [maps[k] for k in few], [pairs[k] for k in few])
        prefix = "" if name == arm else "x_prior/"
        rows = place_rows(name, scores, pairs, seed=TEST_SEED)
        result["rows"] |= {prefix + r.metric: r.value for r in rows if r.value is not None}
        result["intervals"] |= {prefix + r.metric: [r.low, r.high] for r in rows if r.low is not None}
        result["rows"] |= {prefix + k: round(float(np.mean(v)), 4) for k, v in moved.items()}
        result["hits"][name] = {
            k: [round(float(x), 3) for x in scores[k]] for k in ("pointing_game", "cnr_signed", "miou")
        }
    return result


@cache
def _films(setting: Setting, split: str, n: int, seed: int) -> tuple[table.Films, list[Any], list[Any]]:
    world = load_config(setting.config)
    data = located(world, split, FILMS.get(world.name, OTHER), kept=setting.runs / "located", say=setting.say)
    context, _ = local_context()
    films = table.Films(dual_encoder(context, "")[0], segmenter(context, "")[0], data)
    pairs = table.some_pairs(data, n, seed=seed)
    return films, pairs, table.priors(films, pairs)
