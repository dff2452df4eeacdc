"""BioViL-T in the converted layout: CXR-BERT's files (config.json, tokenizer, safetensors) and, beside them,
the image model's weights as biovil_t_image_model_proj_size_128.safetensors.

One film at a time: the place of the missing previous film is the learnt vector that the authors have for it
(Bannur et al., CVPR 2023). The names of the weights are theirs, the networks transformers' ResNet and BERT.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import torch
import torch.nn.functional as F
from numpy.typing import NDArray
from torch import nn
from transformers import BertConfig, BertModel, CLIPImageProcessorPil

from inference.api import ModelError
from inference.backbones.weights import load_weights
from inference.families import local
from inference.families.film import Box, kept_box, picture
from inference.families.known import read_json
from inference.families.resnet import torchvision_resnet

RESIZED_PX, SEEN_PX = 512, 448
MAX_TOKENS = 512
_BERT = (
    "vocab_size", "hidden_size", "num_hidden_layers", "num_attention_heads", "intermediate_size",
    "max_position_embeddings", "type_vocab_size", "layer_norm_eps",
)  # fmt: skip
Weights = dict[str, torch.Tensor]


class ImageModel(nn.Module):
    """pixel values (n, 3, h, w) in [0, 1] -> patches in the joint space (n, width, rows, columns)."""

    def __init__(self, weights: Weights) -> None:
        super().__init__()
        encoder = {k.removeprefix("encoder.encoder."): v for k, v in weights.items()
                   if k.startswith("encoder.encoder.")}  # fmt: skip
        self.resnet = torchvision_resnet(encoder)
        squeeze = weights["encoder.backbone_to_vit.weight"]
        self.squeeze = nn.Conv2d(squeeze.shape[1], squeeze.shape[0], 1, bias=False)
        self.missing = nn.Parameter(weights["encoder.missing_previous_emb"])
        first, last = weights["projector.model.0.weight"], weights["projector.model.3.weight"]
        self.projector = nn.Sequential(
            nn.Conv2d(first.shape[1], first.shape[0], 1, bias=False),
            nn.BatchNorm2d(first.shape[0]),
            nn.ReLU(),
            nn.Conv2d(last.shape[1], last.shape[0], 1),
        )
        self.squeeze.load_state_dict({"weight": squeeze})
        part = "projector.model."
        self.projector.load_state_dict(
            {k.removeprefix(part): v for k, v in weights.items() if k.startswith(part)}
        )

    def forward(self, pixel_values: torch.Tensor) -> torch.Tensor:
        static = self.squeeze(self.resnet(pixel_values=pixel_values).last_hidden_state)
        change = self.missing.expand(len(static), -1, *static.shape[-2:])
        out: torch.Tensor = self.projector(torch.cat([static, change], dim=1))
        return out


class TextModel(nn.Module):
    """CXR-BERT's class token through its projection head."""

    def __init__(self, config: dict[str, Any], weights: Weights) -> None:
        super().__init__()
        self.bert = BertModel(
            BertConfig(**{name: config[name] for name in _BERT if name in config}), add_pooling_layer=False
        )
        bert = {k.removeprefix("bert."): v for k, v in weights.items() if k.startswith("bert.")}
        left_out = ("embeddings.position_ids", "pooler.dense.weight", "pooler.dense.bias")
        self.bert.load_state_dict({k: v for k, v in bert.items() if k not in left_out})
        hidden = weights["cls_projection_head.dense_to_hidden.weight"]
        width = hidden.shape[0]
        self.dense_to_hidden = nn.Linear(hidden.shape[1], width)
        self.LayerNorm = nn.LayerNorm(width, eps=1e-12)
        self.dense_to_output = nn.Linear(width, width)
        part = "cls_projection_head."
        head = {k.removeprefix(part): v for k, v in weights.items() if k.startswith(part)}
        self.load_state_dict(head | {f"bert.{k}": v for k, v in self.bert.state_dict().items()})

    def forward(self, **tokens: torch.Tensor) -> torch.Tensor:
        state = self.bert(**tokens).last_hidden_state[:, 0]
        out: torch.Tensor = self.dense_to_output(self.LayerNorm(F.gelu(self.dense_to_hidden(state))))
        return out


class BioVilEncoder:
    """Films, patches and phrases in one space of 128 numbers."""

    def __init__(self, image: ImageModel, text: TextModel, tokenizer: Any, *, device: str) -> None:
        self.image, self.text = image.to(device).eval(), text.to(device).eval()
        self.tokenizer, self.device = tokenizer, device
        self.processor = CLIPImageProcessorPil(
            size={"shortest_edge": RESIZED_PX},
            crop_size={"height": SEEN_PX, "width": SEEN_PX},
            do_normalize=False,
            resample=2,  # bilinear, as torchvision's Resize
        )

    def pixel_values(self, image: NDArray[Any]) -> torch.Tensor:
        found: torch.Tensor = self.processor(images=[picture(image)], return_tensors="pt")["pixel_values"]
        return found.to(self.device)

    @torch.no_grad()
    def encode_images(self, pixel_values: torch.Tensor) -> torch.Tensor:
        """Unit vectors (n, width): the mean of the projected patches."""
        return F.normalize(self.image(pixel_values).mean((-2, -1)), dim=-1)

    @torch.no_grad()
    def encode_texts(self, texts: Sequence[str]) -> torch.Tensor:
        tokens = self.tokenizer(
            list(texts), padding=True, truncation=True, max_length=MAX_TOKENS, return_tensors="pt"
        )
        wanted = {name: tokens[name].to(self.device) for name in ("input_ids", "attention_mask")}
        return F.normalize(self.text(**wanted), dim=-1)

    @torch.no_grad()
    def phrase_map(self, image: NDArray[Any], phrase: str) -> tuple[torch.Tensor, Box]:
        """Cosine of each patch and the phrase, negative ones zero, and the part of the film they cover."""
        patches = F.normalize(self.image(self.pixel_values(image))[0], dim=0)
        values = torch.einsum("chw,c->hw", patches, self.encode_texts([phrase])[0]).clamp(0)
        return values.cpu(), kept_box(self.processor, image.shape[1], image.shape[0])


def load(folder: Path, *, device: str, precision: torch.dtype) -> BioVilEncoder:
    """Raises ModelError where one of the two parts is missing or damaged."""
    del precision
    image: Weights = {}
    text: Weights = {}
    for path in sorted(folder.glob("*.safetensors")):
        (image if "image" in path.name else text).update(load_weights(path))
    if not image or not text:
        raise ModelError(
            f"{folder}: the weights of its {'image' if not image else 'text'} model are missing.",
            "Both must be there as safetensors; the image model's file has 'image' in its name.",
        )
    try:
        seeing, reading = ImageModel(image), TextModel(read_json(folder / "config.json"), text)
    except (KeyError, RuntimeError) as error:
        reason = str(error).splitlines()[-1].strip()
        raise ModelError(
            f"{folder}: its weights are not BioViL-T's: {reason}", "Take the folder again."
        ) from error
    return BioVilEncoder(seeing, reading, local.tokenizer(folder), device=device)
