"""Fits the film adapter: ridge regression of what a recorded CheXNet thinks of real films, on the stem's
features, while phantoms keep the scores they have. Closed form, no seed but that of the folds."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import torch

from inference.alignment.film_scores import SHIPPED, Films, directions
from inference.backbones.dual_encoder import DualEncoder
from inference.backbones.film_adapter import FilmAdapter, pooled
from inference.datasets.nih14 import NihFilms, patient_folds

FOLDS, RIDGE, PHANTOM_WEIGHT, SHRINK = 3, 500.0, 0.1, 0.003
"""Tried with these folds in sight: ridge 100 to 3000, weight 0 to 1 (mean AUROC .640 to .664), SHRINK 0 to
1: it keeps findings that the texts hardly tell apart from making vectors long."""


def fit_film_adapter(
    encoder: DualEncoder, real: Films, films: NihFilms, phantoms: Films, say: Callable[[str], None]
) -> FilmAdapter:
    """real: of `films`. Each member leaves a third of the patients out; a film of a new patient is answered
    by all of them."""
    assert real.features is not None
    assert phantoms.features is not None
    toward = directions(encoder, SHIPPED)
    folds = patient_folds(films.patients, FOLDS, seed=0)
    left_out = [sorted(set(films.patients[folds == k].tolist())) for k in range(FOLDS)]
    channels = real.features.shape[1]
    adapter = FilmAdapter(channels, len(toward), toward.shape[1], left_out)
    x, other = pooled(real.features.float()), pooled(phantoms.features.float())
    adapter.mean.copy_(x.mean(0))
    adapter.spread.copy_(x.std(0) + 1e-3)
    inner = toward @ toward.T + SHRINK * torch.eye(len(toward))
    adapter.directions.copy_(torch.linalg.solve(inner, toward))
    goal = torch.from_numpy(films.soft).double().logit()
    ours = (real.vectors @ toward.T).double()
    scale = (phantoms.vectors @ toward.T).double().std(0)
    for k in range(FOLDS):
        rows = np.nonzero(folds != k)[0]
        adapter.weights[k] = _ridge(
            _design(adapter, x[rows]), _residual(goal[rows], ours[rows], scale), _design(adapter, other)
        ).float()
        say(f"film adapter: member {k + 1} of {FOLDS}")
    return adapter.eval()


def _design(adapter: FilmAdapter, x: torch.Tensor) -> torch.Tensor:
    z = (x - adapter.mean) / adapter.spread
    return torch.cat([z, torch.ones(len(z), 1)], dim=1).double()


def _residual(goal: torch.Tensor, ours: torch.Tensor, scale: torch.Tensor) -> torch.Tensor:
    """What is missing from our scores to the teacher's, both centred, in the spread that phantoms have; 0 for
    a finding without a teacher."""
    wanted = (goal - goal.mean(0)) / goal.std(0) * scale
    return torch.where(goal.isnan().any(0), torch.zeros_like(ours), wanted - (ours - ours.mean(0)))


def _ridge(real: torch.Tensor, residual: torch.Tensor, phantoms: torch.Tensor) -> torch.Tensor:
    """Weights (2 c + 1, findings): the residual on real films, nothing on phantoms."""
    rows = torch.cat([real, PHANTOM_WEIGHT**0.5 * phantoms])
    wanted = torch.cat([residual, torch.zeros(len(phantoms), residual.shape[1], dtype=residual.dtype)])
    inner = rows.T @ rows + RIDGE * torch.eye(rows.shape[1], dtype=rows.dtype)
    found: torch.Tensor = torch.linalg.solve(inner, rows.T @ wanted)
    return found
