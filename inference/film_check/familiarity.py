"""How far a picture lies from the films that a model knows: the Mahalanobis distance of its features.

Lee et al., "A simple unified framework for detecting out-of-distribution samples", NeurIPS 2018, with one
class; the covariance is shrunk towards its diagonal (Ledoit and Wolf 2004 show why).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

SHRINKAGE = 0.1


@dataclass(frozen=True)
class Familiarity:
    """mean (d,), whitening (d, d) of the features of known films; limit: the distance beyond which a picture
    is called unknown."""

    mean: NDArray[np.float64]
    whitening: NDArray[np.float64]
    limit: float = float("inf")

    def distance(self, features: NDArray[np.floating]) -> NDArray[np.float64]:
        """features (n, d) -> (n,), about 1 for a typical known film: the root mean square of the whitened
        features."""
        white = (np.asarray(features, dtype=np.float64) - self.mean) @ self.whitening.T
        out: NDArray[np.float64] = np.sqrt((white**2).mean(axis=1))
        return out


def fit(features: NDArray[np.floating]) -> Familiarity:
    """From the features (n, d) of known films, n above d. Raises ValueError for too few."""
    values = np.asarray(features, dtype=np.float64)
    n, d = values.shape
    if n <= d:
        raise ValueError(f"{n} films are too few for {d} features")
    mean = values.mean(axis=0)
    covariance = np.cov(values, rowvar=False)
    covariance = (1 - SHRINKAGE) * covariance + SHRINKAGE * np.diag(np.diag(covariance))
    return Familiarity(mean, np.linalg.inv(np.linalg.cholesky(covariance + 1e-9 * np.eye(d))))
