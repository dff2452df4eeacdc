"""Recipe task: the patch head on cached features of a frozen encoder.

Two teachers. Reports say what is on a film: a sentence is true of it if its best patches fit (multiple
instance learning). Gaze says where: the patches that were looked at while a sentence was spoken belong to it
(EGMA's MLCE, and, by weight, its cross-modal mapping and contrast).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import torch
import torch.nn.functional as F
from numpy.typing import NDArray
from torch import nn

from inference.alignment.claims import Claim, truth
from inference.alignment.egma import losses
from inference.alignment.prompts import random_phrase
from inference.backbones.dual_encoder import DualEncoder
from inference.backbones.patch_head import PatchHead, PatchHeadConfig
from inference.labels import FINDINGS
from inference.training.egma_data import Dictated, FilmFeatures

GAZE = ("on", "off", "shuffled")


@dataclass(frozen=True)
class EgmaOptions:
    """gaze: one of GAZE. share: of the films whose gaze is used. guided, mapped, contrasted: weights of MLCE,
    of cross-modal mapping and of the contrast of reports. sentences: of a film in a step."""

    gaze: str = "on"
    share: float = 1.0
    guided: float = 0.25
    mapped: float = 0.0
    contrasted: float = 0.0
    sentences: int = 3
    phrases: int = 96
    batch: int = 48
    drop: float = 0.05
    losses: losses.Options = field(default_factory=losses.Options)

    @classmethod
    def of(cls, recipe: dict[str, Any], **changed: Any) -> EgmaOptions:
        """From a recipe's table [egma], with what an arm changes."""
        return cls(**{k: recipe[k] for k in ("guided", "mapped", "sentences", "batch")} | changed)


class PatchHeadTask:
    """A task of `training.loop`: modules, parameter groups, loss of a step, evaluation."""

    def __init__(
        self,
        encoder: DualEncoder,
        train: FilmFeatures,
        *,
        evaluate: Callable[[PatchHead], dict[str, float]] | None = None,
        options: EgmaOptions | None = None,
        seed: int = 0,
    ) -> None:
        self.options = options or EgmaOptions()
        if self.options.gaze not in GAZE:
            raise ValueError(f"gaze must be one of {', '.join(GAZE)}, got {self.options.gaze!r}")
        self.encoder, self.train, self.seed, self._evaluate = encoder, train, seed, evaluate
        torch.manual_seed(seed)
        config = PatchHeadConfig(channels=train.features.shape[1], grid=train.features.shape[2:])
        self.head = PatchHead(config)
        rng = np.random.Generator(np.random.PCG64([seed, 2]))
        some = np.sort(rng.permutation(train.data.n)[:256])
        self.head.learn_scale(torch.from_numpy(train.features[some].astype(np.float32)))
        self.guide_log_scale = nn.Parameter(torch.tensor(2.3))
        self.reports = [train.data.bank.case(i).report.sentences for i in range(train.data.n)]
        self.dictated = self._dictated(rng)
        self._texts: dict[str, torch.Tensor] = {}

    def _dictated(self, rng: np.random.Generator) -> dict[int, list[Dictated]]:
        """What the arm may use: all of it, a share of the films, or maps that belong to other sentences."""
        films = sorted(self.train.dictated)
        if self.options.gaze == "off":
            return {}
        kept = sorted(rng.permutation(films)[: round(self.options.share * len(films))].tolist())
        spoken = {i: self.train.dictated[i] for i in kept}
        if self.options.gaze == "on":
            return spoken
        maps = [d.where for i in kept for d in spoken[i]]
        order = iter(rng.permutation(len(maps)))
        return {i: [Dictated(d.text, maps[next(order)]) for d in spoken[i]] for i in kept}

    def modules(self) -> dict[str, nn.Module]:
        scale = nn.Module()
        scale.log_scale = self.guide_log_scale
        return {"head": self.head, "guide": scale}

    def parameter_groups(self, lr: float) -> list[dict[str, Any]]:
        parameters = list(self.head.parameters())
        return [
            {"params": [p for p in parameters if p.ndim > 1], "lr": lr},
            {
                "params": [p for p in parameters if p.ndim <= 1] + [self.guide_log_scale],
                "lr": lr,
                "weight_decay": 0.0,
            },
        ]

    def texts(self, texts: Sequence[str]) -> torch.Tensor:
        """Frozen phrase features (m, text); what was asked before is kept."""
        new = [t for t in dict.fromkeys(texts) if t not in self._texts]
        if new:
            self._texts.update(zip(new, self.encoder.phrase_features(new), strict=True))
        return torch.stack([self._texts[t] for t in texts])

    def loss(self, step: int) -> tuple[torch.Tensor, dict[str, float]]:
        o = self.options
        index = self.train.data.batch_indices(step, o.batch, self.seed)
        rng = np.random.Generator(np.random.PCG64([self.seed, step, 1]))
        features = torch.from_numpy(self.train.features[index].astype(np.float32))
        patches = self.head.patches(features, drop=o.drop)
        matching = self._matching(patches, index, rng)
        total, parts = matching, {"matching": float(matching.detach())}
        batch = self._spoken(patches, index, rng)
        scale = self.guide_log_scale.exp()
        for name, weight, loss in (
            ("guided", o.guided, losses.gaze_mlce),
            ("mapped", o.mapped, losses.cross_mapping),
            ("contrasted", o.contrasted, losses.contrast),
        ):
            if batch is not None and weight:
                part = loss(batch, scale, o.losses)
                total, parts[name] = total + weight * part, float(part.detach())
        return total, parts

    def _matching(
        self, patches: torch.Tensor, index: NDArray[np.intp], rng: np.random.Generator
    ) -> torch.Tensor:
        """Each sentence weighs its true and its false films equally."""
        texts, claims = self._claims(index, rng)
        sentences = self.head.sentences(self.texts(texts))
        logits = self.head.evidence(sentences @ patches.transpose(1, 2))
        target = torch.from_numpy(truth(self.train.tables[index], claims)).float()
        rate = target.mean(0, keepdim=True).clamp(0.02, 0.98)
        weight = torch.where(target > 0.5, 0.5 / rate, 0.5 / (1 - rate)).clamp(max=8.0)
        return (F.binary_cross_entropy_with_logits(logits, target, reduction="none") * weight).mean()

    def _claims(self, index: NDArray[np.intp], rng: np.random.Generator) -> tuple[list[str], list[Claim]]:
        """Half from the batch's own reports, half as a user would type them; only what affirms: what
        denies has no place."""
        texts: list[str] = []
        claims: list[Claim] = []
        for i in rng.permutation(index):
            stated = [s for s in self.reports[i] if not s.negated]
            if stated and len(texts) < self.options.phrases // 2:
                s = stated[int(rng.integers(len(stated)))]
                texts.append(s.text)
                claims.append(Claim(s.finding, negated=False, side=s.side, level=s.level, also=s.also))
        while len(texts) < self.options.phrases:
            phrase, claim = random_phrase(rng, FINDINGS[int(rng.integers(len(FINDINGS)))])
            if not claim.negated:
                texts.append(phrase)
                claims.append(claim)
        return texts, claims

    def _spoken(
        self, patches: torch.Tensor, index: NDArray[np.intp], rng: np.random.Generator
    ) -> losses.Batch | None:
        """The films of the batch that were read aloud, each with some of its sentences."""
        chosen = {
            row: [self.dictated[int(i)][k] for k in rng.permutation(len(self.dictated[int(i)]))]
            for row, i in enumerate(index)
            if self.dictated.get(int(i))
        }
        if not chosen:
            return None
        spoken = [said[: self.options.sentences] for said in chosen.values()]
        every = self.head.sentences(self.texts([d.text for said in spoken for d in said]))
        sentences = iter(every.split([len(said) for said in spoken]))
        return losses.collate(
            [
                losses.Sample(
                    patches[row],
                    next(sentences),
                    torch.from_numpy(np.stack([d.where for d in said]).astype(np.float32)),
                )
                for row, said in zip(chosen, spoken, strict=True)
            ]
        )

    def evaluate(self) -> dict[str, float]:
        return {} if self._evaluate is None else self._evaluate(self.head)
