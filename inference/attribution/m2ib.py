"""M2IB (Wang et al. 2023): a bottleneck of noise in one block that keeps the similarity with as little
information as it can; the map is what it lets through. Written from the paper's equations 4 to 9."""

from __future__ import annotations

import torch

from inference.attribution.maps import of_patches
from inference.attribution.registry import Option, Question, attribution_method


@attribution_method(
    "m2ib",
    title="M2IB",
    hint="Information that must pass for the similarity to stay; noise with a fixed seed",
    needs=("gradients",),
    options=(
        Option("block", "whose output is narrowed", 7, 1, 32),
        Option("beta", "price of information", 0.1, 0.0, 100.0),
        Option("steps", "of Adam", 10, 1, 200),
        Option("copies", "noises at once", 10, 1, 64),
        Option("seed", "of the noise", 0, 0, 2**31),
    ),
)
def m2ib(q: Question) -> torch.Tensor:
    film, o = q.film, q.options
    block = min(int(o["block"]), film.depth - 1)
    with torch.no_grad():
        z = film.walk(film.states).states[block]
    generator = torch.Generator().manual_seed(int(o["seed"]))
    alpha = torch.full_like(z, 5.0).requires_grad_()
    adam = torch.optim.Adam([alpha], lr=1.0)
    with torch.enable_grad():
        for _ in range(int(o["steps"])):
            keep = alpha.sigmoid()
            noise = torch.randn((int(o["copies"]), *z.shape[1:]), generator=generator)
            narrowed = keep * z + (1 - keep) * noise
            similarity = (film.walk(narrowed, start=block).feature @ q.text).mean()
            loss = o["beta"] * _information(keep, z).mean() - similarity
            adam.zero_grad()
            loss.backward()
            adam.step()
    with torch.no_grad():
        return of_patches(_information(alpha.sigmoid(), z)[0].sum(-1), film.grid)


def _information(keep: torch.Tensor, z: torch.Tensor) -> torch.Tensor:
    """Kullback-Leibler divergence of N(keep z, (1 - keep)^2) from N(0, 1), elementwise."""
    spread = (1 - keep).square().clamp(min=1e-9)
    return -0.5 * (1 + spread.log() - (keep * z).square() - spread)
