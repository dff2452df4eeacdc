"""DenseNet-121 with a head for findings, in the layouts of torchxrayvision and of CheXNet.

Huang et al. 2017, table 1; the names of the layers are torchvision's, which both layouts share. transformers
has no DenseNet, so that the network is written out here.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
import torch.nn.functional as F
from numpy.typing import NDArray
from torch import nn

from inference.api import ModelError
from inference.backbones.weights import load_weights
from inference.families.known import read_json
from inference.families.resnet import imagenet

BLOCKS, GROWTH, WIDTH, BOTTLENECK = (6, 12, 24, 16), 32, 64, 4
XRV_LABELS = (
    "atelectasis", "consolidation", "infiltration", "pneumothorax", "edema", "emphysema", "fibrosis",
    "pleural effusion", "pneumonia", "pleural thickening", "cardiomegaly", "nodule", "mass", "hernia",
    "lung lesion", "fracture", "lung opacity", "enlarged cardiomediastinum",
)  # fmt: skip
"""In the order of torchxrayvision's `default_pathologies`, in RadGaze's words."""
CHEXNET_LABELS = (
    "atelectasis", "cardiomegaly", "pleural effusion", "infiltration", "mass", "nodule", "pneumonia",
    "pneumothorax", "consolidation", "edema", "emphysema", "fibrosis", "pleural thickening", "hernia",
)  # fmt: skip
"""In the order of ChestX-ray14."""
_OLD_NAMES = re.compile(r"\.(norm|conv|relu)\.(\d)\.")
"""Of torchvision before 0.2: denselayer1.norm.1.weight."""


class _Layer(nn.Module):
    def __init__(self, width: int) -> None:
        super().__init__()
        self.norm1, self.conv1 = nn.BatchNorm2d(width), nn.Conv2d(width, BOTTLENECK * GROWTH, 1, bias=False)
        self.norm2 = nn.BatchNorm2d(BOTTLENECK * GROWTH)
        self.conv2 = nn.Conv2d(BOTTLENECK * GROWTH, GROWTH, 3, padding=1, bias=False)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        new = self.conv2(F.relu(self.norm2(self.conv1(F.relu(self.norm1(x))))))
        return torch.cat([x, new], dim=1)


class DenseNet121(nn.Module):
    """pixel values (n, channels, h, w) -> (features (n, 1024), logits (n, outputs))."""

    def __init__(self, channels: int, outputs: int, *, blocks: Sequence[int] = BLOCKS) -> None:
        super().__init__()
        parts: dict[str, nn.Module] = {
            "conv0": nn.Conv2d(channels, WIDTH, 7, 2, 3, bias=False),
            "norm0": nn.BatchNorm2d(WIDTH),
            "relu0": nn.ReLU(),
            "pool0": nn.MaxPool2d(3, 2, 1),
        }
        width = WIDTH
        for number, depth in enumerate(blocks, start=1):
            layers = {f"denselayer{i + 1}": _Layer(width + i * GROWTH) for i in range(depth)}
            parts[f"denseblock{number}"] = nn.Sequential()
            for name, layer in layers.items():
                parts[f"denseblock{number}"].add_module(name, layer)
            width += depth * GROWTH
            if number < len(blocks):
                transition = nn.Sequential()
                transition.add_module("norm", nn.BatchNorm2d(width))
                transition.add_module("relu", nn.ReLU())
                transition.add_module("conv", nn.Conv2d(width, width // 2, 1, bias=False))
                transition.add_module("pool", nn.AvgPool2d(2, 2))
                parts[f"transition{number}"] = transition
                width //= 2
        parts["norm5"] = nn.BatchNorm2d(width)
        self.features = nn.Sequential()
        for name, part in parts.items():
            self.features.add_module(name, part)
        self.classifier = nn.Linear(width, outputs)

    def forward(self, x: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        pooled = F.relu(self.features(x)).mean((-2, -1))
        return pooled, self.classifier(pooled)


class FindingsNet:
    """Probabilities of findings and a vector for a film. labels: of the outputs, "" where it has none.
    scale: whether outputs are moved so that their operating points lie at one half (torchxrayvision)."""

    def __init__(
        self,
        network: DenseNet121,
        labels: Sequence[str],
        *,
        xrv: bool,
        points: torch.Tensor | None,
        device: str,
    ) -> None:
        self.network = network.to(device).eval().requires_grad_(requires_grad=False)
        self.labels, self.xrv, self.points, self.device = list(labels), xrv, points, device

    def pixel_values(self, image: NDArray[Any]) -> torch.Tensor:
        """torchxrayvision: one channel of 224 px in [-1024, 1024]; CheXNet: as ImageNet's."""
        seen = xrv_input(image) if self.xrv else imagenet(image)
        return seen.to(self.device)

    @torch.no_grad()
    def probabilities(self, image: NDArray[Any]) -> NDArray[np.float64]:
        """(labels,), in [0, 1]."""
        out = torch.sigmoid(self.network(self.pixel_values(image))[1][0]).cpu()
        if self.points is not None:
            out = at_half(out, self.points)
        found: NDArray[np.float64] = out.double().numpy()
        return found

    @torch.no_grad()
    def encode_images(self, pixel_values: torch.Tensor) -> torch.Tensor:
        """Unit vectors (n, 1024)."""
        return F.normalize(self.network(pixel_values)[0], dim=-1)

    @torch.no_grad()
    def patches(self, image: NDArray[Any]) -> torch.Tensor:
        """What the last dense block but one gives (1, channels, 14, 14), over the whole film."""
        x = xrv_scaled(whole(image)) if self.xrv else imagenet(image)
        x = x.to(self.device)
        names = [name for name, _ in self.network.features.named_children()]
        last = max(k for k, name in enumerate(names) if name.startswith("transition"))
        out: torch.Tensor = self.network.features[:last](x)
        return out.float()

    def encode_texts(self, texts: Sequence[str]) -> torch.Tensor:
        from inference.api import InputError

        raise InputError("This classifier has no text tower.", "Ask without texts, or choose a dual encoder.")


def at_half(probability: torch.Tensor, points: torch.Tensor) -> torch.Tensor:
    """Probabilities with each label's operating point moved to one half (torchxrayvision's op_norm)."""
    points = torch.where(points.isnan(), torch.full_like(points, 0.5), points)
    below = probability / (points * 2)
    above = 1 - (1 - probability) / ((1 - points) * 2)
    return torch.where(probability < points, below, above)


def xrv_input(image: NDArray[Any]) -> torch.Tensor:
    """Centre square, 224 px, scaled to [-1024, 1024] (1, 1, 224, 224)."""
    side = min(image.shape)
    y, x = (image.shape[0] - side) // 2, (image.shape[1] - side) // 2
    return xrv_scaled(whole(image)[..., y : y + side, x : x + side])


def whole(image: NDArray[Any]) -> torch.Tensor:
    """A film as float32 (1, 1, h, w) in [0, 1]."""
    top = 255.0 if image.dtype == np.uint8 else 65535.0
    return torch.from_numpy(image.astype(np.float32) / top)[None, None]


def xrv_scaled(values: torch.Tensor) -> torch.Tensor:
    """Resized to 224 px, [0, 1] to [-1024, 1024]."""
    return (F.interpolate(values, (224, 224), mode="bilinear", antialias=True) * 2 - 1) * 1024


def load(folder: Path, *, device: str, precision: torch.dtype) -> FindingsNet:
    """Raises ModelError where the weights are those of another network."""
    del precision
    weights: dict[str, torch.Tensor] = {}
    for path in sorted(folder.glob("*.safetensors")):
        weights |= load_weights(path)
    named = {_OLD_NAMES.sub(r".\1\2.", name.removeprefix("module.")): v for name, v in weights.items()}
    xrv = "classifier.weight" in named
    named = {
        name.removeprefix("densenet121.").replace("classifier.0.", "classifier."): value
        for name, value in named.items()
    }
    points = named.pop("op_threshs", None)
    outputs, channels = len(named["classifier.weight"]), named["features.conv0.weight"].shape[1]
    network = DenseNet121(channels, outputs, blocks=_blocks(named))
    try:
        network.load_state_dict(named)
    except RuntimeError as error:
        reason = str(error).splitlines()[-1].strip()
        raise ModelError(f"{folder}: no DenseNet-121: {reason}", "Take the folder again.") from error
    known = XRV_LABELS if xrv else CHEXNET_LABELS
    written = folder / "labels.json"
    labels = read_json(written).get("labels", known) if written.is_file() else known
    if len(labels) != outputs:
        raise ModelError(
            f"{folder}: {outputs} outputs, {len(labels)} labels.",
            'Put labels.json beside the weights: {"labels": [one name for each output]}.',
        )
    return FindingsNet(network, labels, xrv=xrv, points=points, device=device)


def _blocks(named: dict[str, torch.Tensor]) -> list[int]:
    found: dict[int, int] = {}
    for name in named:
        if match := re.match(r"features\.denseblock(\d)\.denselayer(\d+)\.", name):
            found[int(match[1])] = max(found.get(int(match[1]), 0), int(match[2]))
    return [found[number] for number in sorted(found)]
