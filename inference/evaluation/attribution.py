"""Attribution methods side by side: each alone, each with the same prior, MATEX without each of its stages.

A method's exponent and blur before the prior are tuned on validation films for each method alike; nothing is
tuned on what is scored.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import torch
from numpy.typing import NDArray

from inference.anatomy.segmenter import Segmenter
from inference.attribution.film import EncodedFilm
from inference.attribution.lungs import lung_box
from inference.attribution.maps import minmax, smooth, upsample
from inference.attribution.matex import spatial_prior
from inference.attribution.metrics import PLACE
from inference.attribution.registry import Question, grid_map, methods
from inference.backbones.dual_encoder import DualEncoder
from inference.evaluation.grounding import Scores, place_scores
from inference.evaluation.located import SIZE, Located, Pair
from inference.evaluation.perturbation import METRICS as PERTURBED
from inference.evaluation.perturbation import perturbed

EXPONENTS, BLURS = (0.1, 0.2, 0.3, 0.5, 1.0), (0.0, 1.0)
WITHOUT = {
    "matex_no_rollout": {"attention": 0.0},
    "matex_no_gradient": {"gradient": 0.0},
    "matex_no_consistency": {"consistency": 0.0},
    "matex_one_scale": {"scales": 0.0},
}
"""MATEX without one of its stages; without the prior is a method of its own."""
OWN_PRIOR = ("matex", "egma_map", "prior_only", "center", "matex_no_prior")
"""They bring a prior of their own, or are a control of it."""
Grids = dict[str, list[torch.Tensor]]


@dataclass(frozen=True)
class Before:
    """What is done to a map before it meets the prior."""

    exponent: float
    blur: float

    def __call__(self, grid: torch.Tensor, prior: torch.Tensor) -> torch.Tensor:
        made: torch.Tensor = minmax(smooth(grid, (self.blur, self.blur))) ** self.exponent * prior
        return made


@dataclass
class Films:
    """Films of a set as an encoder sees them, made when they are asked for."""

    encoder: DualEncoder
    segmenter: Segmenter | None
    data: Located
    _made: dict[int, EncodedFilm] = field(default_factory=dict)

    def __getitem__(self, row: int) -> EncodedFilm:
        if row not in self._made:
            image = self.data.images[row]
            lungs = (
                lung_box(self.segmenter.maps(image), self.segmenter.structures) if self.segmenter else None
            )
            self._made[row] = EncodedFilm(self.encoder, image, lungs=lungs)
        return self._made[row]


def method_names(encoder: DualEncoder) -> list[str]:
    """Those that this encoder can serve, stages apart."""
    offers = EncodedFilm(encoder, np.zeros((2, 2), np.uint8)).offers
    return [n for n, m in methods().items() if set(m.needs) <= offers and m.kind != "stage"]


def grids(
    films: Films,
    pairs: Sequence[Pair],
    names: Sequence[str],
    say: Callable[[str], None],
    *,
    options: Mapping[str, dict[str, float]] | None = None,
) -> Grids:
    """The map of every method at every pair; names of WITHOUT are MATEX with those options."""
    chosen = options or {}
    out: Grids = {}
    for name in names:
        run, changed = ("matex", WITHOUT[name]) if name in WITHOUT else (name, {})
        given = {**chosen.get(run, {}), **changed}
        out[name] = [grid_map(run, films[p.film], p.phrase, given) for p in pairs]
        say(f"{name}: {len(pairs)} maps")
    return out


def priors(films: Films, pairs: Sequence[Pair]) -> list[torch.Tensor]:
    return [spatial_prior(Question(films[p.film], p.phrase)) for p in pairs]


def tuned(made: Grids, prior: Sequence[torch.Tensor], pairs: Sequence[Pair]) -> dict[str, Before]:
    """For each method what is best before the prior on these (validation) pairs: most hits of the pointing
    game, and among equals the highest CNR."""
    best: dict[str, Before] = {}
    for name, maps in made.items():
        trials = []
        for exponent, blur in itertools.product(EXPONENTS, BLURS):
            before = Before(exponent, blur)
            scores = scored([before(g, q) for g, q in zip(maps, prior, strict=True)], pairs)
            means = (float(scores["pointing_game"].mean()), float(scores["cnr_signed"].mean()))
            trials.append((means, before))
        best[name] = max(trials, key=lambda trial: trial[0])[1]
    return best


def with_prior(made: Grids, prior: Sequence[torch.Tensor], before: Mapping[str, Before]) -> Grids:
    """`NAME_x_prior` of every method that was tuned."""
    return {
        f"{name}_x_prior": [before[name](g, q) for g, q in zip(maps, prior, strict=True)]
        for name, maps in made.items()
        if name in before
    }


def scored(maps: Sequence[torch.Tensor], pairs: Sequence[Pair], *, every: bool = False) -> Scores:
    """The metrics of place; every: all of them, else pointing game, CNR and mIoU."""
    drawn = iter(maps)
    names = ("pointing_game", *PLACE) if every else ("pointing_game", "cnr_signed", "miou")
    return place_scores(lambda _pair: upsample(minmax(next(drawn)), (SIZE, SIZE)), pairs, names)


def perturbations(films: Films, maps: Sequence[torch.Tensor], pairs: Sequence[Pair]) -> Scores:
    rows = [
        perturbed(films[p.film], p.phrase, upsample(minmax(m), (SIZE, SIZE)))
        for m, p in zip(maps, pairs, strict=True)
    ]
    return {name: np.array([row[name] for row in rows]) for name in PERTURBED}


def some_pairs(data: Located, n: int, *, seed: int) -> list[Pair]:
    """n pairs in an order of chance, then by film, so that findings keep their shares."""
    order = np.random.Generator(np.random.PCG64(seed)).permutation(len(data.pairs))[:n]
    return [data.pairs[k] for k in np.sort(order)]


def paired(
    one: NDArray[np.float64], other: NDArray[np.float64], films: NDArray[np.intp], seed: int
) -> tuple[float, float, float]:
    """Mean difference with its interval over films."""
    from inference.evaluation.statistics import bootstrap

    difference = one - other
    low, high = bootstrap(
        lambda index: float(difference[index].mean()), len(difference), groups=films, seed=seed
    )
    return float(difference.mean()), low, high
