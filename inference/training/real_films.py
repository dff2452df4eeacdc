# mypy: disable-error-code="call-overload"
"""Fine-tuning of the CNN on real films: cross-fitted members, each leaving out a third of the patients.

Targets are the recorded CheXNet's probabilities: a linear probe on them does better on the labels than
one on a mixture with the labels (.668 against .652, three folds). Films of other patients that are only
there at 64 px are added with their labels. Findings that NIH does not label are not trained on real films.
Phantom cases are replayed in the same batches, so that one network serves both worlds. What is kept is the
running mean of the weights.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import torch
import torch.nn.functional as F
from numpy.typing import NDArray
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn

from inference.backbones.cxr_cnn import CxrCnn, CxrCnnConfig
from inference.backbones.image_input import augment, standardise
from inference.datasets.nih14 import NihFilms
from inference.labels import FINDINGS
from inference.training.phantom_data import PhantomData

MEAN_DECAY = 0.97
RIDGE = 30.0
"""Of 30, 300 and 3000."""


@dataclass(frozen=True)
class Batch:
    """How many of each go into a step: films with recorded probabilities, small films, replayed phantoms."""

    films: int = 32
    small: int = 0
    phantoms: int = 0


def fine_tune(
    start: dict[str, torch.Tensor] | None,
    films: NihFilms,
    rows: NDArray[np.intp],
    *,
    small: NihFilms | None = None,
    replay: PhantomData | None = None,
    batch: Batch = Batch(),
    steps: int = 170,
    lr: float = 1e-3,
    seed: int = 0,
    say: Callable[[str], None] = print,
) -> CxrCnn:
    """Trains on films[rows], and on the small films and phantoms where `batch` has some. start None: from
    scratch."""
    torch.manual_seed(seed)
    model = CxrCnn(CxrCnnConfig(outputs=len(FINDINGS))).to(memory_format=torch.channels_last)
    if start is not None:
        model.load_state_dict(start)
    goal = torch.from_numpy(films.soft).logit()
    spread = goal[rows].std(0)
    mean = AveragedModel(model, multi_avg_fn=get_ema_multi_avg_fn(MEAN_DECAY), use_buffers=True)
    optimizer = torch.optim.AdamW(model.parameters(), lr=lr, weight_decay=0.05)
    rng = np.random.Generator(np.random.PCG64([seed, 11]))
    generator = torch.Generator().manual_seed(seed)
    model.train()
    for step in range(steps):
        for group in optimizer.param_groups:
            group["lr"] = lr * min(1.0, (step + 1) / 20) * (0.5 + 0.5 * np.cos(np.pi * step / steps)) + 1e-6
        chosen = rng.choice(rows, batch.films, replace=False)
        images, answers = [as_floats(films.images[chosen])], []
        if small is not None and batch.small:
            other = rng.choice(len(small.names), batch.small, replace=False)
            images.append(as_floats(small.images[other]))
            answers.append(small.labels[other])
        if replay is not None and batch.phantoms:
            other = rng.integers(replay.n, size=batch.phantoms)
            images.append(replay.images(other))
            answers.append(replay.labels[other].astype(np.float32))
        x = standardise(augment(torch.cat(images), generator, strength=0.8))
        x = x.to(memory_format=torch.channels_last)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            logits = model(x).float()
        loss = follow(logits[: batch.films], goal[chosen], spread)
        if len(logits) > batch.films:
            stated = torch.from_numpy(np.concatenate(answers))
            known = ~stated.isnan()
            loss = loss + F.binary_cross_entropy_with_logits(logits[batch.films :][known], stated[known])
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        mean.update_parameters(model)
        if step % 25 == 24:
            say(f"real films: step {step + 1} of {steps}, loss {float(loss.detach()):.4f}")
    model.load_state_dict(mean.module.state_dict())
    found: CxrCnn = model.eval()
    return found


def follow(logits: torch.Tensor, goal: torch.Tensor, spread: torch.Tensor) -> torch.Tensor:
    """Squared distance of logits (n, findings) to the teacher's, in its spread per finding; NaN is not
    asked for.

    Its probabilities are small, so that a cross-entropy hardly sees their order: a linear probe gains .04.
    """
    known = ~goal.isnan()
    off = (logits[known] - goal[known]) / spread.expand_as(goal)[known]
    return 0.25 * off.square().mean()


def as_floats(images: NDArray[np.uint8]) -> torch.Tensor:
    """uint8 (n, s, s) -> float32 (n, 1, s, s) in [0, 1]."""
    return torch.from_numpy(images.astype(np.float32) / 255)[:, None]


@torch.no_grad()
def predict(model: CxrCnn, images: NDArray[np.uint8]) -> NDArray[np.float32]:
    """Logits (n, findings) of uint8 images (n, s, s)."""
    model.eval()
    out = [model(standardise(as_floats(images[i : i + 64]))).numpy() for i in range(0, len(images), 64)]
    return np.concatenate(out)


def probe(
    model: CxrCnn, films: NihFilms, train: NDArray[np.intp], test: NDArray[np.intp]
) -> NDArray[np.float32]:
    """A ridge regression of the teacher's logits on the frozen features. Returns test logits."""
    with torch.no_grad():
        model.eval()
        feature = torch.cat(
            [
                model.features(standardise(as_floats(films.images[i : i + 64])))
                for i in range(0, len(films.images), 64)
            ]
        ).double()
    x = (feature - feature[train].mean(0)) / (feature[train].std(0) + 1e-3)
    goal = torch.from_numpy(films.soft).double().logit()[train]
    mean = goal.mean(0)
    inner = x[train].T @ x[train] + RIDGE * torch.eye(x.shape[1], dtype=x.dtype)
    weights = torch.linalg.solve(inner, x[train].T @ (goal - mean))
    found: NDArray[np.float32] = (x[test] @ weights + mean).float().numpy()
    return found
