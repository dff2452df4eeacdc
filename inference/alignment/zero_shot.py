"""Zero-shot classification: a finding's phrases against the phrases that deny it."""

from __future__ import annotations

import numpy as np
import torch
import torch.nn.functional as F
from numpy.typing import NDArray

from inference.alignment.prompts import NEGATIVE, PLAIN
from inference.backbones.dual_encoder import DualEncoder
from inference.labels import FINDINGS


def zero_shot_scores(encoder: DualEncoder, images: torch.Tensor) -> NDArray[np.float32]:
    """images: unit vectors (n, d). Returns (n, len(FINDINGS)): cosine with the mean stating phrase minus
    cosine with the mean denying phrase."""
    columns = []
    for name in FINDINGS:
        stated = F.normalize(encoder.encode_texts(PLAIN[name]).mean(0), dim=-1)
        denied = F.normalize(encoder.encode_texts(NEGATIVE[name]).mean(0), dim=-1)
        columns.append(images @ (stated - denied))
    return torch.stack(columns, dim=1).float().cpu().numpy()
