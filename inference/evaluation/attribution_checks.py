"""What a map should lose, and what it should keep: films and networks that say nothing, seeds, shifts."""

from __future__ import annotations

import copy
from collections.abc import Sequence

import numpy as np
import torch
from numpy.typing import NDArray
from scipy import ndimage

from inference.attribution.film import EncodedFilm
from inference.attribution.maps import minmax, upsample
from inference.attribution.registry import grid_map, methods
from inference.backbones.dual_encoder import DualEncoder
from inference.evaluation.attribution import WITHOUT, Films
from inference.evaluation.located import SIZE, Pair
from inference.evaluation.statistics import auroc

SHIFT_PX = 8
"""Half a patch of a film of SIZE: the map should move with the film."""
Drawn = NDArray[np.float32]


def chosen(name: str) -> tuple[str, dict[str, float]]:
    """The registered method and the options behind a row's name."""
    return ("matex", dict(WITHOUT[name])) if name in WITHOUT else (name, {})


def drawn(grid: torch.Tensor) -> Drawn:
    return upsample(minmax(grid), (SIZE, SIZE)).astype(np.float32)


def correlation(one: NDArray[np.floating], other: NDArray[np.floating]) -> float:
    """Pearson's; 0 where one of them is flat."""
    a, b = one.ravel() - one.mean(), other.ravel() - other.mean()
    scale = float(np.linalg.norm(a) * np.linalg.norm(b))
    return float(a @ b / scale) if scale > 1e-9 else 0.0


def on_blank_films(films: Films, pairs: Sequence[Pair], name: str) -> list[torch.Tensor]:
    """The method's maps where the film is one grey: what they still show is not of the film."""
    run, options = chosen(name)
    grey = np.full((SIZE, SIZE), 110, np.uint8)
    lungs = {p.film: films[p.film].lungs for p in pairs}
    blank = {row: EncodedFilm(films.encoder, grey, lungs=box) for row, box in lungs.items()}
    return [grid_map(run, blank[p.film], p.phrase, options) for p in pairs]


def on_swapped_films(films: Films, pairs: Sequence[Pair], name: str) -> list[torch.Tensor]:
    """The method's maps on the film of the pair that stands half a set away."""
    run, options = chosen(name)
    half = len(pairs) // 2
    others = [pairs[(k + half) % len(pairs)].film for k in range(len(pairs))]
    return [grid_map(run, films[row], p.phrase, options) for row, p in zip(others, pairs, strict=True)]


def seed_correlation(films: Films, pair: Pair, name: str) -> float:
    """Between two seeds; 1 for a method that has none."""
    run, options = chosen(name)
    if all(o.name != "seed" for o in methods()[run].options):
        return 1.0
    one, other = (
        grid_map(run, films[pair.film], pair.phrase, {**options, "seed": float(seed)}) for seed in (0, 1)
    )
    return correlation(drawn(one), drawn(other))


def shift_correlation(films: Films, pair: Pair, name: str) -> float:
    """Between the map, moved by SHIFT_PX, and the map of the film moved by as much."""
    run, options = chosen(name)
    still = films[pair.film]
    moved_film = ndimage.shift(still.image, (SHIFT_PX, SHIFT_PX), order=0, mode="nearest")
    lungs = still.lungs
    if lungs is not None:
        by = SHIFT_PX / SIZE
        x0, y0, x1, y1 = lungs
        lungs = (x0 + by, y0 + by, x1 + by, y1 + by)
    after = drawn(grid_map(run, EncodedFilm(films.encoder, moved_film, lungs=lungs), pair.phrase, options))
    before = drawn(grid_map(run, still, pair.phrase, options))
    return correlation(before[:-SHIFT_PX, :-SHIFT_PX], after[SHIFT_PX:, SHIFT_PX:])


def randomised(encoder: DualEncoder, seed: int) -> DualEncoder:
    """The encoder with every weight of its vision blocks and of its patch head redrawn with its own spread
    (Adebayo et al. 2018, all layers at once), and with what they say of a normal film."""
    generator = torch.Generator().manual_seed(seed)
    model, head = copy.deepcopy(encoder.model), copy.deepcopy(encoder.patch_head)
    parts = [model.vision_model.encoder, model.vision_model.post_layernorm, model.visual_projection]
    with torch.no_grad():
        for part in [*parts, *([head] if head is not None else [])]:
            for weight in part.parameters():
                if weight.ndim > 1:
                    weight.copy_(torch.randn(weight.shape, generator=generator) * weight.std())
    return DualEncoder(
        model, encoder.tokenizer, size_px=encoder.size_px, patch_head=head, reference=encoder.reference
    )


def randomised_correlation(films: Films, other: DualEncoder, pair: Pair, name: str) -> float:
    """Between the map of the network and that of the randomised one, each without what its prior gives:
    a prior is the same for both and would hide that the network is not read."""
    run, options = chosen(name)
    if methods()[run].uses_prior and any(o.name == "prior" for o in methods()[run].options):
        options["prior"] = 0.0
    own = films[pair.film]
    after = EncodedFilm(other, own.image, lungs=own.lungs)
    return correlation(
        drawn(grid_map(run, own, pair.phrase, options)), drawn(grid_map(run, after, pair.phrase, options))
    )


def absent_auroc(films: Films, pairs: Sequence[Pair], name: str) -> float:
    """Is the map's unscaled maximum higher where the phrase's finding is on the film than where it is not?
    Phrases of these pairs, each on its own film and on the next film that has no such finding."""
    run, options = chosen(name)
    has = {(p.film, p.finding) for p in films.data.pairs}
    there, scores = [], []
    rows = list(dict.fromkeys(p.film for p in pairs))
    for p in pairs:
        start = rows.index(p.film)
        without = [r for r in rows[start + 1 :] + rows[:start] if (r, p.finding) not in has]
        for row, present in ((p.film, True), *(((without[0], False),) if without else ())):
            scores.append(float(grid_map(run, films[row], p.phrase, options).max()))
            there.append(present)
    return auroc(np.array(there), np.array(scores))
