# mypy: disable-error-code="misc, union-attr"
"""Recipe tasks of gaze in the vision-language model: a way to give gaze learns in two stages.

1. the tower: what the reader reported is read from its tokens, finding by finding and patch by patch, by
   heads that are thrown away. It teaches the path from gaze to tokens in a few cheap steps.
2. the text: the report of the reader whose gaze it is.

Some readings come without a map, and some with the map of another film: their answer is the same report, so
that a model learns not to follow a map that does not belong to its film.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import torch
import torch.nn.functional as F
from numpy.typing import NDArray
from peft import LoraConfig, get_peft_model
from torch import nn

from inference.backbones.image_input import standardise
from inference.backbones.vlm import VisionLanguageModel
from inference.captioning.calibrator import resumable
from inference.captioning.ways.base import GazeWay
from inference.evaluation.statistics import auroc
from inference.labels import FINDINGS
from inference.training.calibrator_data import Films, ReadFilms
from inference.training.vlm_task import report_loss

VISION_TARGETS = (
    r"model\.visual\.blocks\.{first}\.mlp\.(gate_proj|up_proj|down_proj)"
    r"|model\.visual\.blocks\.({later})\.(attn\.(qkv|proj)|mlp\.(gate_proj|up_proj|down_proj))"
)
LANGUAGE_TARGETS = {
    r"model\.language_model\.layers\.\d+\.self_attn\.(q|k|v|o)_proj": 16,
    r"model\.language_model\.layers\.\d+\.mlp\.(gate_proj|up_proj|down_proj)": 32,
}
"""Modules, and their LoRA alpha."""


@dataclass(frozen=True)
class MapOptions:
    """Which maps are given in training. gaze: "own", "shuffled" (always another film's: the control of equal
    size) or "none". dropped, wrong: shares of readings without a map, and with another film's."""

    gaze: str = "own"
    dropped: float = 0.15
    wrong: float = 0.15


def adapted(
    vlm: VisionLanguageModel, way: GazeWay, *, first: int, rank: int, language_rank: int
) -> VisionLanguageModel:
    """The model with the way's modules and a LoRA on the tower from block `first` on and on the language
    model (which stage 1 leaves untouched)."""
    resumable(vlm.tower.visual, first)
    way.attach(vlm.tower)
    depth = len(vlm.core.model.visual.blocks)
    later = "|".join(str(k) for k in range(first + 1, depth))
    vision = VISION_TARGETS.format(first=first, later=later)
    config = LoraConfig(
        r=rank,
        lora_alpha=2 * rank,
        target_modules="|".join([vision, *LANGUAGE_TARGETS]),
        rank_pattern=dict.fromkeys(LANGUAGE_TARGETS, language_rank),
        alpha_pattern=dict(LANGUAGE_TARGETS),
        modules_to_save=list(way.own) or None,
    )
    return VisionLanguageModel(
        get_peft_model(vlm.core, config),
        vlm.tokenizer,
        size_px=vlm.size_px,
        contrast=vlm.contrast,
        way=way,
    )


class _GazeTask:
    """What both stages share: batches of readings with their maps, and the tokens of them."""

    def __init__(
        self,
        vlm: VisionLanguageModel,
        train: ReadFilms,
        *,
        maps: MapOptions,
        batch: int,
        seed: int,
    ) -> None:
        self.vlm, self.train = vlm, train
        self.maps, self.batch, self.seed = maps, batch, seed

    def _given(
        self, rows: NDArray[np.intp], rng: np.random.Generator
    ) -> tuple[torch.Tensor | None, torch.Tensor]:
        """Maps on cells, and the strength of each (0: without)."""
        if self.maps.gaze == "none":
            return None, torch.zeros(len(rows))
        draw = rng.random(len(rows))
        elsewhere = self.train.elsewhere(rows, rng)
        wrong = draw < (1.0 if self.maps.gaze == "shuffled" else self.maps.wrong)
        dropped = rng.random(len(rows)) < self.maps.dropped
        return self.train.cells(np.where(wrong, elsewhere, rows)), torch.from_numpy(~dropped).float()

    def _features(self, rows: NDArray[np.intp], rng: np.random.Generator) -> tuple[torch.Tensor, list[str]]:
        """Merged visual tokens, and what the question says of the gaze."""
        cells, strength = self._given(rows, rng)
        return features_of(self.vlm, self.train, self.train.film_of[rows], cells, strength)

    def _groups(self, lr: dict[str, float]) -> list[dict[str, Any]]:
        """Trained parameters by the part of the model that they belong to."""
        named = [(n, p) for n, p in self.vlm.model.named_parameters() if p.requires_grad]
        out = []
        for part, rate in lr.items():
            chosen = [p for n, p in named if (part in n)]
            if chosen and rate:
                out.append({"params": chosen, "lr": rate})
        return out


def features_of(
    vlm: VisionLanguageModel,
    films: Films,
    index: NDArray[np.intp],
    cells: torch.Tensor | None,
    strength: float | torch.Tensor = 1.0,
) -> tuple[torch.Tensor, list[str]]:
    """Merged visual tokens (n, tokens, width) of films with maps, and what the question says of the gaze.
    Ways that leave the film and the tower's first blocks alone go on from cached tokens."""
    way = vlm.way
    words = [""] * len(index)
    if cells is not None:
        words = way.words(cells, 1.0)
        if isinstance(strength, torch.Tensor):
            words = [said if on else "" for said, on in zip(words, strength.tolist(), strict=True)]
    if way.first_block == 0:
        x = torch.from_numpy(films.images[index].astype(np.float32) / 255)[:, None]
        images = standardise(x).expand(-1, 3, -1, -1)
        if cells is not None:
            on = strength[:, None, None, None] if isinstance(strength, torch.Tensor) else strength
            images = way.shown(images, cells * on, 1.0)
        return vlm.image_features(images, cells, strength), words
    kept = torch.from_numpy(films.tokens[index].astype(np.float32)).flatten(0, 1)
    blank = torch.zeros(len(index), 3, vlm.size_px, vlm.size_px)
    return vlm.image_features(blank, cells, strength, kept=kept), words


class TowerStage(_GazeTask):
    """Stage 1: findings that the reader reported, from the tokens of the tower."""

    def __init__(self, *args: Any, valid: ReadFilms, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.valid = valid
        torch.manual_seed(self.seed)
        self.heads = Heads()

    def modules(self) -> dict[str, nn.Module]:
        trained = [p for n, p in self.vlm.model.named_parameters() if p.requires_grad and "visual" in n]
        return {"trained": nn.ParameterList(trained), "heads": self.heads}

    def parameter_groups(self, lr: float) -> list[dict[str, Any]]:
        return [*self._groups({"visual": lr}), {"params": list(self.heads.parameters()), "lr": 2 * lr}]

    def loss(self, step: int) -> tuple[torch.Tensor, dict[str, float]]:
        rng = np.random.Generator(np.random.PCG64([self.seed, step, 21]))
        rows = rng.choice(len(self.train.readings), self.batch, replace=False)
        features, _ = self._features(rows, rng)
        film, patches = self.heads(features)
        stated = torch.from_numpy(self.train.stated[rows]).float()
        whole = F.binary_cross_entropy_with_logits(film, stated)
        dense = F.binary_cross_entropy_with_logits(patches, self.train.dense(rows))
        return whole + 2 * dense, {"whole": float(whole.detach()), "dense": float(dense.detach())}

    def evaluate(self) -> dict[str, float]:
        """AUROC of the reader's report from the tower, by the map that is given."""
        rows = np.arange(0, len(self.valid.readings), 3)
        rng = np.random.Generator(np.random.PCG64(5))
        arms: dict[str, torch.Tensor | None] = {"none": None}
        if self.maps.gaze != "none":
            arms |= {
                "own": self.valid.cells(rows),
                "shuffled": self.valid.cells(self.valid.elsewhere(rows, rng)),
            }
        return {name: self._auroc(rows, cells) for name, cells in arms.items()}

    def _auroc(self, rows: NDArray[np.intp], cells: torch.Tensor | None) -> float:
        found = []
        for i in range(0, len(rows), 64):
            part = None if cells is None else cells[i : i + 64]
            index = self.valid.film_of[rows[i : i + 64]]
            features, _ = features_of(self.vlm, self.valid, index, part)
            found.append(self.heads(features)[0])
        scores, stated = torch.cat(found).numpy(), self.valid.stated[rows]
        usable = [j for j in range(len(FINDINGS)) if 0 < stated[:, j].sum() < len(rows)]
        return float(np.mean([auroc(stated[:, j], scores[:, j]) for j in usable]))


class Heads(nn.Module):
    """Findings of a film and of each patch, from visual tokens (n, tokens, width)."""

    def __init__(self, width: int = 192) -> None:
        super().__init__()
        self.norm = nn.BatchNorm1d(2 * width, affine=False)
        self.patch_norm = nn.BatchNorm1d(width, affine=False)
        self.film = nn.Linear(2 * width, len(FINDINGS))
        self.patch = nn.Linear(width, len(FINDINGS))

    def forward(self, tokens: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        pooled = torch.cat([tokens.mean(1), tokens.amax(1)], 1)
        each = self.patch_norm(tokens.flatten(0, 1)).view(tokens.shape)
        return self.film(self.norm(pooled)), self.patch(each)


class TextStage(_GazeTask):
    """Stage 2: the reader's own report, and still what stage 1 asked for (its heads frozen). real: films with
    reports and without gaze, `share` of which join each step, so that they are not forgotten."""

    def __init__(
        self,
        *args: Any,
        heads: Heads,
        normal: int = 2,
        real: Films | None = None,
        share: int = 4,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.real, self.share = real, share
        self.heads = heads.eval().requires_grad_(requires_grad=False)
        some = self.train.stated.any(1)
        self.found, self.clear = np.nonzero(some)[0], np.nonzero(~some)[0]
        self.normal = normal

    def modules(self) -> dict[str, nn.Module]:
        trained = [p for p in self.vlm.model.parameters() if p.requires_grad]
        return {"trained": nn.ParameterList(trained)}

    def parameter_groups(self, lr: float) -> list[dict[str, Any]]:
        return self._groups({"visual": 0.35 * lr, "language_model": lr})

    def loss(self, step: int) -> tuple[torch.Tensor, dict[str, float]]:
        rng = np.random.Generator(np.random.PCG64([self.seed, step, 22]))
        rows = np.concatenate(
            [
                rng.choice(self.found, self.batch - self.normal, replace=False),
                rng.choice(self.clear, self.normal, replace=False),
            ]
        )
        features, words = self._features(rows, rng)
        encode = self.vlm.tokenizer.encode
        texts = [encode(self.train.readings[row].text, add_special_tokens=False) for row in rows]
        self.heads.eval()
        film, _ = self.heads(features)
        if self.real is not None:
            others = rng.choice(len(self.real.texts), self.share, replace=False)
            more, _ = features_of(self.vlm, self.real, others, None)
            features, words = torch.cat([features, more]), [*words, *[""] * self.share]
            texts += [encode(self.real.texts[k], add_special_tokens=False) for k in others]
        said = report_loss(self.vlm, features, texts, words)
        read = F.binary_cross_entropy_with_logits(film, torch.from_numpy(self.train.stated[rows]).float())
        return said + 0.5 * read, {"words": float(said.detach()), "read": float(read.detach())}

    def evaluate(self) -> dict[str, float]:
        """Drafts are scored by the experiment."""
        return {}
