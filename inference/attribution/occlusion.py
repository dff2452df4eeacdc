"""Occlusion (Zeiler and Fergus 2014) of blocks of patches by the state of a normal film there: how much the
phrase, against its denial, loses."""

from __future__ import annotations

import torch
import torch.nn.functional as F

from inference.attribution.registry import Option, Question, attribution_method

BATCH = 16


@attribution_method(
    "occlusion",
    title="Occlusion",
    hint="What is lost when a block of patches is made normal; a pass a block",
    needs=("reference",),
    options=(Option("patches", "patches a side of what is covered", 2, 1, 7),),
)
@torch.no_grad()
def occlusion(q: Question) -> torch.Tensor:
    film, side = q.film, int(q.options["patches"])
    reference = film.encoder.reference
    assert reference is not None
    rows, columns = film.grid
    direction = q.against_denial
    whole = film.feature @ direction
    masks = torch.stack(
        [_block(film.grid, r, c, side) for r in range(0, rows, side) for c in range(0, columns, side)]
    )
    lost = []
    for i in range(0, len(masks), BATCH):
        some = F.pad(masks[i : i + BATCH].flatten(1), (1, 0))[..., None]
        covered = torch.where(some, reference, film.states)
        lost.append(whole - film.walk(covered).feature @ direction)
    weight = torch.cat(lost).clamp(min=0)
    return (weight[:, None, None] * masks).sum(0)


def _block(grid: tuple[int, int], row: int, column: int, side: int) -> torch.Tensor:
    mask = torch.zeros(grid, dtype=torch.bool)
    mask[row : row + side, column : column + side] = True
    return mask
