"""The film check as a worker uses it: a picture in, a verdict out."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray

from inference.backbones.image_input import network_input
from inference.backbones.weights import load_weights
from inference.film_check.familiarity import Familiarity
from inference.film_check.network import KINDS, FilmCheckConfig, FilmCheckNet

LOOKS = {
    "frontal": "It looks like an upright frontal chest film",
    "mirrored": "It looks like a chest film that is mirrored (or the heart lies on the right)",
    "turned": "It looks like a chest film that lies on its side or upside down",
    "negative": "It looks like a chest film with black and white exchanged",
    "other": "It does not look like an upright frontal chest film",
}
UNLIKE = "It is unlike every film that the models know"
_AS_STORED = "Models see a film as it is stored, however its view is turned: ask for one that is stored {}."
WAY_OUT = {
    "mirrored": _AS_STORED.format("unmirrored"),
    "turned": _AS_STORED.format("upright"),
    "negative": _AS_STORED.format("with the right polarity"),
}
"""What the reader may do; for the rest there is nothing but to ask all the same."""


@dataclass(frozen=True)
class Verdict:
    """As `api.CheckFilmResult`; way_out: what the reader may do, "" where nothing."""

    fit: bool
    kind: str
    certainty: float
    distance: float
    limit: float
    reason: str
    way_out: str = ""


class FilmChecker:
    """least: a film counts as frontal only where the network gives it at least this probability."""

    def __init__(self, network: FilmCheckNet, known: Familiarity, *, least: float) -> None:
        self.network, self.known, self.least = network.eval(), known, least

    @classmethod
    def load(cls, folder: Path, arch: dict[str, Any], *, device: str = "cpu") -> FilmChecker:
        """From a model folder whose [arch] holds size_px, widths, depths, least, limit."""
        config = FilmCheckConfig(
            size_px=arch["size_px"], widths=tuple(arch["widths"]), depths=tuple(arch["depths"])
        )
        network = FilmCheckNet(config)
        network.load_state_dict(load_weights(folder / "model.safetensors"))
        kept = load_weights(folder / "known.safetensors")
        known = Familiarity(
            kept["mean"].double().numpy(), kept["whitening"].double().numpy(), float(arch["limit"])
        )
        return cls(network.to(device), known, least=float(arch["least"]))

    @torch.no_grad()
    def look(self, image: NDArray[np.uint16] | NDArray[np.uint8]) -> tuple[NDArray[np.float64], float]:
        """Probabilities of KINDS, and the distance from known films."""
        x = network_input(image, self.network.config.size_px).to(next(self.network.parameters()).device)
        features = self.network.features(x)
        probabilities = self.network.head(torch.relu(features)).softmax(1)[0].double().cpu().numpy()
        return probabilities, float(self.known.distance(features.float().cpu().numpy())[0])

    def check(self, image: NDArray[np.uint16] | NDArray[np.uint8]) -> Verdict:
        """A picture of any size, dense is bright."""
        probabilities, distance = self.look(image)
        frontal = float(probabilities[KINDS.index("frontal")])
        kind, certainty = "frontal", frontal
        if frontal < self.least:
            others = probabilities.copy()
            others[KINDS.index("frontal")] = -1.0
            kind = KINDS[int(others.argmax())]
            certainty = 1 - frontal
        strange = distance > self.known.limit
        reason = "" if kind == "frontal" and not strange else LOOKS[kind] if kind != "frontal" else UNLIKE
        return Verdict(
            fit=not reason,
            kind=kind if not (strange and kind == "frontal") else "other",
            certainty=certainty,
            distance=distance,
            limit=self.known.limit,
            reason=f"{reason}." if reason else "",
            way_out=WAY_OUT.get(kind, ""),
        )
