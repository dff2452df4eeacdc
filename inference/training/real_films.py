# mypy: disable-error-code="call-overload"
"""Fine-tuning of the CNN on real films: cross-fitted members, each leaving out a third of the patients.

Targets are the recorded CheXNet's probabilities: a linear probe on them does better on the labels than
one on a mixture with the labels (.668 against .652, three folds). Findings that NIH does not label are
not trained on real films. Phantom cases are replayed in the same batches, so that one network serves both
worlds. What is kept is the running mean of the weights.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import torch
import torch.nn.functional as F
from numpy.typing import NDArray
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn

from inference.api import FINDINGS
from inference.backbones.cxr_cnn import CxrCnn, CxrCnnConfig
from inference.backbones.image_input import augment, standardise
from inference.datasets.nih14 import NihFilms
from inference.training.phantom_data import PhantomData

MEAN_DECAY = 0.97


def fine_tune(
    start: dict[str, torch.Tensor] | None,
    films: NihFilms,
    rows: NDArray[np.intp],
    replay: PhantomData | None,
    *,
    steps: int = 170,
    batch: int = 32,
    lr: float = 1e-3,
    seed: int = 0,
    say: Callable[[str], None] = print,
) -> CxrCnn:
    """Trains on films[rows] (and replayed phantoms). start None: from scratch."""
    torch.manual_seed(seed)
    model = CxrCnn(CxrCnnConfig(outputs=len(FINDINGS))).to(memory_format=torch.channels_last)
    if start is not None:
        model.load_state_dict(start)
    goal = torch.from_numpy(films.soft)
    mean = AveragedModel(model, multi_avg_fn=get_ema_multi_avg_fn(MEAN_DECAY), use_buffers=True)
    optimizer = torch.optim.AdamW(model.parameters(), lr=lr, weight_decay=0.05)
    rng = np.random.Generator(np.random.PCG64([seed, 11]))
    generator = torch.Generator().manual_seed(seed)
    model.train()
    for step in range(steps):
        for group in optimizer.param_groups:
            group["lr"] = lr * min(1.0, (step + 1) / 20) * (0.5 + 0.5 * np.cos(np.pi * step / steps)) + 1e-6
        chosen = rng.choice(rows, batch, replace=False)
        images = torch.from_numpy(films.images[chosen].astype(np.float32) / 255)[:, None]
        target = goal[chosen]
        if replay is not None:
            other = rng.integers(replay.n, size=batch // 4)
            images = torch.cat([images, replay.images(other)])
            target = torch.cat([target, torch.from_numpy(replay.labels[other].astype(np.float32))])
        x = standardise(augment(images, generator, strength=0.8)).to(memory_format=torch.channels_last)
        known = ~target.isnan()
        logits = model(x)
        loss = F.binary_cross_entropy_with_logits(logits[known], target[known])
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        mean.update_parameters(model)
        if step % 25 == 24:
            say(f"real films: step {step + 1} of {steps}, loss {float(loss.detach()):.4f}")
    model.load_state_dict(mean.module.state_dict())
    return model.eval()


@torch.no_grad()
def predict(model: CxrCnn, images: NDArray[np.uint8]) -> NDArray[np.float32]:
    """Logits (n, findings) of uint8 images (n, s, s)."""
    model.eval()
    out = [
        model(standardise(torch.from_numpy(images[i : i + 64].astype(np.float32) / 255)[:, None])).numpy()
        for i in range(0, len(images), 64)
    ]
    return np.concatenate(out)


def probe(
    model: CxrCnn, films: NihFilms, train: NDArray[np.intp], test: NDArray[np.intp], *, seed: int = 0
) -> NDArray[np.float32]:
    """A linear probe on the frozen features, targets as in fine-tuning. Returns test logits."""
    torch.manual_seed(seed)
    with torch.no_grad():
        model.eval()
        feature = torch.cat(
            [
                model.features(
                    standardise(torch.from_numpy(films.images[i : i + 64].astype(np.float32) / 255)[:, None])
                )
                for i in range(0, len(films.images), 64)
            ]
        )
    goal = torch.from_numpy(films.soft)[train]
    mean, spread = feature[train].mean(0), feature[train].std(0) + 1e-3
    x = (feature - mean) / spread
    head = torch.nn.Linear(x.shape[1], goal.shape[1])
    known = ~goal.isnan()
    optimizer = torch.optim.LBFGS(head.parameters(), max_iter=200, line_search_fn="strong_wolfe")

    def closure() -> torch.Tensor:
        optimizer.zero_grad()
        loss = (
            F.binary_cross_entropy_with_logits(head(x[train])[known], goal[known])
            + 3e-2 * head.weight.square().mean() * 10
        )
        loss.backward()
        return loss

    optimizer.step(closure)
    return head(x[test]).detach().numpy()
