"""The anatomy network as a worker uses it: an image in, probability maps out."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray

from inference.anatomy.network import AnatomyConfig, AnatomyUNet
from inference.anatomy.ratio import largest_part
from inference.backbones.image_input import network_input
from inference.backbones.weights import load_weights


class Segmenter:
    """structures: the names of the maps, in their order."""

    def __init__(self, network: AnatomyUNet, structures: tuple[str, ...], *, size_px: int) -> None:
        self.network, self.structures, self.size_px = network.eval(), structures, size_px

    @classmethod
    def load(cls, folder: Path, arch: dict[str, Any], *, device: str = "cpu") -> Segmenter:
        structures = tuple(arch["structures"])
        network = AnatomyUNet(AnatomyConfig(widths=tuple(arch["widths"]), outputs=len(structures)))
        network.load_state_dict(load_weights(folder / "model.safetensors"))
        return cls(network.to(device), structures, size_px=arch["size_px"])

    @torch.no_grad()
    def maps(self, image: NDArray[np.uint16] | NDArray[np.uint8]) -> NDArray[np.float32]:
        """(structures, size_px, size_px) in [0, 1] of an image of any size, each its largest part only."""
        x = network_input(image, self.size_px).to(next(self.network.parameters()).device)
        return np.stack([largest_part(m) for m in self.network(x).sigmoid()[0].float().cpu().numpy()])
