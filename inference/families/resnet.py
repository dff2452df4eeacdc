"""ResNet checkpoints in transformers' layout and in torchvision's: the mean of the last grid."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import torch
from numpy.typing import NDArray
from transformers import ResNetConfig, ResNetModel

from inference.api import ModelError
from inference.backbones.weights import load_weights
from inference.families import local
from inference.families.film import picture
from inference.families.vectors import Vectors

IMAGENET_MEAN, IMAGENET_SD = (0.485, 0.456, 0.406), (0.229, 0.224, 0.225)
SIDE_PX = 224


def load(folder: Path, *, device: str, precision: torch.dtype) -> Vectors:
    """Raises ModelError."""
    del precision
    if (folder / "config.json").is_file():
        model = local.network(ResNetModel, folder, precision=torch.float32).to(device)
        return Vectors(
            folder.name,
            image=lambda x: model(pixel_values=x).pooler_output.flatten(1),
            processor=local.image_processor(folder),
            patches=lambda film: at_a_sixteenth(model, imagenet(film).to(device)),
            device=device,
        )
    weights: dict[str, torch.Tensor] = {}
    for path in sorted(folder.glob("*.safetensors")):
        weights |= load_weights(path)
    try:
        network: Any = torchvision_resnet(weights)
    except (RuntimeError, KeyError, ValueError) as error:
        reason = str(error).splitlines()[-1].strip()
        raise ModelError(f"{folder}: no ResNet: {reason}", "Take the folder again.") from error
    network.to(device)
    return Vectors(
        folder.name,
        image=lambda x: network(pixel_values=x).pooler_output.flatten(1),
        see=imagenet,
        patches=lambda film: at_a_sixteenth(network, imagenet(film).to(device)),
        device=device,
    )


def at_a_sixteenth(network: Any, pixel_values: torch.Tensor) -> torch.Tensor:
    """What the last stage but one gives (n, channels, h / 16, w / 16)."""
    states: torch.Tensor = network(pixel_values=pixel_values, output_hidden_states=True).hidden_states[-2]
    return states


def torchvision_resnet(weights: dict[str, torch.Tensor]) -> ResNetModel:
    """transformers' ResNet of bottlenecks with the weights of torchvision's (the same network, other names);
    its size is that of the weights. Raises RuntimeError or KeyError where they are of another network."""
    named = {name.removeprefix("module."): v for name, v in weights.items() if not name.startswith("fc.")}
    stages = range(1, 1 + max(int(found[1]) for name in named if (found := re.match(r"layer(\d)", name))))
    sizes = [named[f"layer{stage}.0.conv3.weight"].shape[0] for stage in stages]
    depths = [len({n.split(".")[1] for n in named if n.startswith(f"layer{stage}.")}) for stage in stages]
    config = ResNetConfig(embedding_size=named["conv1.weight"].shape[0], hidden_sizes=sizes, depths=depths)
    network: ResNetModel = ResNetModel(config).eval()
    network.requires_grad_(requires_grad=False)
    network.load_state_dict({as_transformers(name): value for name, value in named.items()})
    return network


def as_transformers(name: str) -> str:
    """torchvision's name of a ResNet weight -> transformers': layer2.0.bn1.bias ->
    encoder.stages.1.layers.0.layer.0.normalization.bias."""
    name = name.removeprefix("module.")
    if found := re.fullmatch(r"(conv1|bn1)\.(.+)", name):
        return f"embedder.embedder.{_KIND[found[1][:-1]]}.{found[2]}"
    if found := re.fullmatch(r"layer(\d)\.(\d+)\.(conv|bn)(\d)\.(.+)", name):
        stage, block, kind, number, rest = found.groups()
        place = f"encoder.stages.{int(stage) - 1}.layers.{block}.layer.{int(number) - 1}"
        return f"{place}.{_KIND[kind]}.{rest}"
    if found := re.fullmatch(r"layer(\d)\.(\d+)\.downsample\.(\d)\.(.+)", name):
        stage, block, number, rest = found.groups()
        kind = "convolution" if number == "0" else "normalization"
        return f"encoder.stages.{int(stage) - 1}.layers.{block}.shortcut.{kind}.{rest}"
    return name


_KIND = {"conv": "convolution", "bn": "normalization"}


def imagenet(image: NDArray[Any]) -> torch.Tensor:
    """A film as ImageNet's networks take it (1, 3, 224, 224): square, RGB, their mean and deviation."""
    from PIL import Image

    shown = picture(image).resize((SIDE_PX, SIDE_PX), Image.Resampling.BILINEAR)
    values = torch.frombuffer(bytearray(shown.tobytes()), dtype=torch.uint8).view(SIDE_PX, SIDE_PX, 3)
    scaled = values.float() / 255
    return ((scaled - torch.tensor(IMAGENET_MEAN)) / torch.tensor(IMAGENET_SD)).permute(2, 0, 1)[None]
