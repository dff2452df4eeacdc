"""gScoreCAM (Chen et al. 2022): the channels with the largest gradients mask the input one by one; a channel
weighs what the similarity keeps under its mask."""

from __future__ import annotations

import torch
import torch.nn.functional as F

from inference.attribution.maps import minmax, of_patches
from inference.attribution.registry import Option, Question, attribution_method

BATCH = 8


@attribution_method(
    "gscorecam",
    title="gScoreCAM",
    hint="Channels that keep the similarity when all else is masked; one pass a channel",
    needs=("gradients",),
    options=(Option("channels", "channels that are tried", 24, 1, 96),),
)
def gscorecam(q: Question) -> torch.Tensor:
    film, count = q.film, int(q.options["channels"])
    states = film.states.clone().requires_grad_()
    with torch.enable_grad():
        (gradient,) = torch.autograd.grad(film.walk(states).feature[0] @ q.text, [states])
    best = gradient[0, 1:].mean(0).abs().topk(min(count, states.shape[-1])).indices
    maps = torch.stack([minmax(of_patches(states.detach()[0, :, c], film.grid)) for c in best])
    image = film.encoder.pixel_values(film.image)
    with torch.no_grad():
        masks = F.interpolate(maps[:, None], image.shape[-2:], mode="bilinear", align_corners=False)
        floor = image.amin((-2, -1), keepdim=True)  # masked is dark, as outside the body
        scores = torch.cat(
            [
                film.encoder.encode_images(floor + (image - floor) * masks[i : i + BATCH]) @ q.text
                for i in range(0, len(masks), BATCH)
            ]
        )
    return (scores.softmax(0)[:, None, None] * maps).sum(0)
