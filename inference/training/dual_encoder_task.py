# mypy: disable-error-code="index, union-attr"
"""Recipe task: the dual encoder by semantic matching of sentences and images.

Any sentence of a batch is compared with any image of it: the target is whether its claim is true of the image
(MedCLIP's idea), the loss is SigLIP's. The convolutional trunk comes from the CNN recipe and stays frozen, so
its grids are computed once.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import torch
import torch.nn.functional as F
from numpy.typing import NDArray
from torch import nn

from inference.alignment.claims import Claim, location_table, truth
from inference.alignment.film_scores import Films, global_scores
from inference.alignment.prompts import random_phrase
from inference.backbones.cxr_cnn import CxrCnnConfig
from inference.backbones.dual_encoder import DualEncoder, HybridStem, build_clip, text_features
from inference.backbones.image_input import standardise
from inference.backbones.tokenizer import load_tokenizer
from inference.evaluation.statistics import auroc
from inference.labels import FINDINGS
from inference.training.phantom_data import STRETCH, PhantomData, view_of

WIDTH, MLP, LAYERS, TEXT_LAYERS, HEADS = 96, 128, 9, 3, 3


def clip_config(vocabulary: int) -> dict[str, Any]:
    """A CLIP of the published architecture, small: 14x14 patches, 9 blocks."""
    shared = {
        "hidden_size": WIDTH,
        "intermediate_size": MLP,
        "num_attention_heads": HEADS,
        "projection_dim": WIDTH,
    }
    return {
        "projection_dim": WIDTH,
        "vision_config": {**shared, "num_hidden_layers": LAYERS, "image_size": 224, "patch_size": 16},
        "text_config": {
            **shared,
            "num_hidden_layers": TEXT_LAYERS,
            "vocab_size": vocabulary,
            "max_position_embeddings": 48,
            "bos_token_id": 1,
            "eos_token_id": 2,
            "pad_token_id": 0,
        },
    }


def trunk_grids(
    trunk: nn.Module,
    data: PhantomData,
    path: Path,
    *,
    views: int,
    seed: int,
    say: Callable[[str], None],
    augmented: bool = True,
) -> NDArray[np.float16]:
    """The frozen trunk's grids of `views` augmented views of every image, (views, n, c, 14, 14) fp16 on
    disk."""
    if path.exists():
        found: NDArray[np.float16] = np.load(path, mmap_mode="r")
        return found
    trunk.eval()
    channels = trunk.stages[-1][-1].body[-1].num_features
    part = path.with_suffix(".part.npy")
    out = np.lib.format.open_memmap(
        part, mode="w+", dtype=np.float16, shape=(views, data.n, channels, 14, 14)
    )
    with torch.no_grad():
        for view in range(views):
            for i in range(0, data.n, STRETCH):
                index = np.arange(i, min(i + STRETCH, data.n))
                images = view_of(data, index, view, seed) if augmented else data.images(index)
                x = standardise(images).to(memory_format=torch.channels_last)
                out[view, index] = trunk(x).numpy().astype(np.float16)
            say(f"trunk grids: view {view + 1} of {views}")
    out.flush()
    part.replace(path)
    found = np.load(path, mmap_mode="r")
    return found


class FromGrid(nn.Module):
    """Stands in for the hybrid stem while the trunk's grids come from disk."""

    def __init__(self, stem: HybridStem) -> None:
        super().__init__()
        self.stem = stem

    @property
    def weight(self) -> torch.Tensor:
        return self.stem.weight

    def forward(self, grid: torch.Tensor) -> torch.Tensor:
        found: torch.Tensor = self.stem.project(grid)
        return found


class DualEncoderTask:
    def __init__(
        self,
        *,
        bank: Path,
        valid: Path,
        trunk_weights: dict[str, torch.Tensor],
        tokenizer: Path,
        cache: Path,
        batch: int = 96,
        sentences: int = 160,
        views: int = 2,
        seed: int = 0,
        say: Callable[[str], None] = print,
    ) -> None:
        self.data, self.valid = PhantomData(bank), PhantomData(valid)
        self.batch, self.sentences, self.seed = batch, sentences, seed
        torch.manual_seed(seed)
        token = load_tokenizer(tokenizer)
        self.config = clip_config(len(token))
        self.model = build_clip(self.config, stem="hybrid", trunk=CxrCnnConfig())
        self.encoder = DualEncoder(self.model, token, size_px=224)
        stem = self.model.vision_model.embeddings.patch_embedding
        stem.trunk.load_state_dict(trunk_weights)
        stem.trunk.requires_grad_(requires_grad=False)
        self.grids = trunk_grids(
            stem.trunk, self.data, cache / "grids-train.npy", views=views, seed=seed, say=say
        )
        self.valid_grids = trunk_grids(
            stem.trunk, self.valid, cache / "grids-valid.npy", views=1, seed=seed, say=say, augmented=False
        )
        self.aux = nn.Linear(WIDTH, len(FINDINGS))
        self.log_scale = nn.Parameter(torch.tensor(2.3))
        self.bias = nn.Parameter(torch.tensor(-1.0))
        self.tables = np.stack(
            [location_table(self.data.bank.case(i).pathology.plans) for i in range(self.data.n)]
        )
        self.reports = [self.data.bank.case(i).report.sentences for i in range(self.data.n)]
        self.from_grid = FromGrid(stem)

    def modules(self) -> dict[str, nn.Module]:
        scale = nn.Module()
        scale.log_scale, scale.bias = self.log_scale, self.bias
        return {"model": self.model, "aux": self.aux, "scale": scale}

    def parameter_groups(self, lr: float) -> list[dict[str, Any]]:
        trained = [p for p in self.model.parameters() if p.requires_grad]
        return [
            {"params": [p for p in trained if p.ndim > 1], "lr": lr},
            {"params": [p for p in trained if p.ndim <= 1], "lr": lr, "weight_decay": 0.0},
            {"params": [*self.aux.parameters(), self.log_scale, self.bias], "lr": lr, "weight_decay": 0.0},
        ]

    def _vision(self, grids: torch.Tensor) -> torch.Tensor:
        embeddings = self.model.vision_model.embeddings
        stem, embeddings.patch_embedding = embeddings.patch_embedding, self.from_grid
        size, embeddings.image_size = embeddings.image_size, grids.shape[-1]
        try:
            found: torch.Tensor = self.model.vision_model(pixel_values=grids).pooler_output
            return found
        finally:
            embeddings.patch_embedding, embeddings.image_size = stem, size

    def loss(self, step: int) -> tuple[torch.Tensor, dict[str, float]]:
        index = self.data.batch_indices(step, self.batch, self.seed)
        rng = np.random.Generator(np.random.PCG64([self.seed, step, 1]))
        view = rng.integers(len(self.grids), size=len(index))
        grids = torch.from_numpy(
            np.stack([self.grids[v, i] for v, i in zip(view, index, strict=True)]).astype(np.float32)
        )
        grids = F.dropout2d(grids, 0.05)
        pooled = self._vision(grids)
        image = F.normalize(self.model.visual_projection(pooled), dim=-1)
        texts, claims = self._sentences(index, rng)
        text = F.normalize(text_features(self.model, self.encoder.tokens(texts)), dim=-1)
        target = torch.from_numpy(truth(self.tables[index], claims)).float()
        logits = self.log_scale.exp() * image @ text.T + self.bias
        # each sentence weighs its true and its false images equally
        rate = target.mean(0, keepdim=True).clamp(0.02, 0.98)
        weight = torch.where(target > 0.5, 0.5 / rate, 0.5 / (1 - rate)).clamp(max=8.0)
        matching = (F.binary_cross_entropy_with_logits(logits, target, reduction="none") * weight).mean()
        labels = torch.from_numpy(self.data.labels[index].astype(np.float32))
        auxiliary = F.binary_cross_entropy_with_logits(self.aux(pooled), labels)
        return matching + auxiliary, {
            "matching": float(matching.detach()),
            "auxiliary": float(auxiliary.detach()),
        }

    def _sentences(self, index: NDArray[Any], rng: np.random.Generator) -> tuple[list[str], list[Claim]]:
        """Half from the batch's own reports, half as a user would type them."""
        texts, claims = [], []
        for i in rng.permutation(index)[: self.sentences // 2]:
            sentence = self.reports[i][int(rng.integers(len(self.reports[i])))]
            texts.append(sentence.text)
            claims.append(
                Claim(sentence.finding, sentence.negated, sentence.side, sentence.level, sentence.also)
            )
        while len(texts) < self.sentences:
            phrase, claim = random_phrase(rng, FINDINGS[int(rng.integers(len(FINDINGS)))])
            texts.append(phrase)
            claims.append(claim)
        return texts, claims

    def evaluate(self) -> dict[str, float]:
        image = torch.cat(
            [
                F.normalize(
                    self.model.visual_projection(
                        self._vision(torch.from_numpy(self.valid_grids[0, i : i + 128].astype(np.float32)))
                    ),
                    dim=-1,
                )
                for i in range(0, self.valid.n, 128)
            ]
        )
        scores = global_scores(self.encoder, Films(image))
        values = {name: auroc(self.valid.labels[:, j], scores[:, j]) for j, name in enumerate(FINDINGS)}
        return {"mean": float(np.nanmean(list(values.values()))), **values}
