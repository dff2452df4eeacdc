"""Recipe task: the vision-language model on real films, so that what it says of one makes sense.

Reports are phrased from a recorded CheXNet's probabilities: a finding is stated on as many films as the
labels state it. They name no side, for none is known, and only findings that NIH labels. Small films of other
patients, which have labels alone, teach the tower. Phantom films with their reports are replayed in the same
batches.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import torch
import torch.nn.functional as F
from numpy.typing import NDArray
from torch import nn

from inference.backbones.image_input import augment, standardise
from inference.backbones.vlm import VisionLanguageModel
from inference.datasets.nih14 import NihFilms, load_nih, load_small
from inference.evaluation.captions import macro_f1, stated
from inference.labels import FINDINGS, OPACITIES
from inference.phantom.report import write_report
from inference.training.film_check_data import held_out_nih
from inference.training.phantom_data import PhantomData
from inference.training.real_films import as_floats, follow
from inference.training.vlm_task import generate_batch, report_f1, report_loss

TEST_SHARE = 0.2
SAID = {
    "consolidation": "Consolidation.",
    "edema": "Pulmonary edema.",
    "atelectasis": "Atelectasis.",
    "lung lesion": "Lung nodule.",
    "lung opacity": "Lung opacity.",
    "pleural effusion": "Pleural effusion.",
    "pneumothorax": "Pneumothorax.",
    "cardiomegaly": "Enlarged heart.",
}
"""In the order in which they are said."""
_LUNGS = ("consolidation", "edema", "atelectasis", "lung lesion", "lung opacity")


def real_report(present: NDArray[np.bool_]) -> str:
    """A terse report of what NIH labels. present: bool (len(FINDINGS),)."""
    found = {name for name in SAID if present[FINDINGS.index(name)]}
    found -= {"lung opacity"} if found & set(OPACITIES) else set()  # what is named needs no wider word
    said = [SAID[name] for name in _LUNGS if name in found] or ["Lungs clear."]
    said += [SAID[name] for name in ("pleural effusion", "pneumothorax") if name in found]
    absent = [SAID[n].rstrip(".").lower() for n in ("pleural effusion", "pneumothorax") if n not in found]
    said += [f"No {' or '.join(absent)}."] if absent else []
    said.append(SAID["cardiomegaly"] if "cardiomegaly" in found else "Heart size normal.")
    return " ".join(said)


def test_patients(films: NihFilms) -> set[str]:
    """Patients that no vision-language model is trained on: those whose films are there in full size, and a
    fifth of the others."""
    held = held_out_nih()
    free = np.array(sorted(set(films.patients.tolist()) - held))
    order = np.random.Generator(np.random.PCG64(53)).permutation(len(free))
    return held | set(free[order[: round(TEST_SHARE * len(free))]].tolist())


@dataclass(frozen=True)
class RealFilms:
    """images uint8 (n, s, s); present: bool (n, findings), what the reports state; soft: float32
    (n, findings), the teacher's probabilities, NaN where there are none; labels: as NIH has them."""

    images: NDArray[np.uint8]
    present: NDArray[np.bool_]
    soft: NDArray[np.float32]
    labels: NDArray[np.float32]


def training_films(size_px: int) -> tuple[RealFilms, RealFilms]:
    """Films with the teacher's probabilities, and small ones with labels alone; test patients left out.
    Raises DataSetMissing."""
    films = load_nih(size_px)
    keep = ~np.isin(films.patients, sorted(test_patients(films)))
    soft, labels = films.soft[keep], films.labels[keep]
    present = np.zeros(soft.shape, dtype=bool)
    for j in np.nonzero(~np.isnan(soft[0]))[0]:
        present[:, j] = soft[:, j] > np.quantile(soft[:, j], 1 - labels[:, j].mean())
    small = load_small(size_px, without=films.patients)
    return (
        RealFilms(films.images[keep], present, soft, labels),
        RealFilms(small.images, small.labels == 1, small.soft, small.labels),
    )


class RealFilmsTask:
    """films, small, phantoms: how many of each go into a step."""

    def __init__(
        self,
        *,
        vlm: VisionLanguageModel,
        replay: PhantomData,
        valid: PhantomData,
        films: int = 16,
        small: int = 8,
        phantoms: int = 16,
        seed: int = 0,
    ) -> None:
        torch.manual_seed(seed)
        self.vlm, self.replay, self.valid, self.seed = vlm, replay, valid, seed
        self.films, self.small = training_films(vlm.size_px)
        self.sizes = films, small, phantoms
        self.head = nn.Sequential(nn.LayerNorm(384), nn.Linear(384, len(FINDINGS)))
        self.goal = torch.from_numpy(self.films.soft).logit()

    def modules(self) -> dict[str, nn.Module]:
        return {"model": self.vlm.core.model, "head": self.head}

    def parameter_groups(self, lr: float) -> list[dict[str, Any]]:
        everything = [p for m in self.modules().values() for p in m.parameters()]
        return [
            {"params": [p for p in everything if p.ndim > 1], "lr": lr},
            {"params": [p for p in everything if p.ndim <= 1], "lr": lr, "weight_decay": 0.0},
        ]

    def loss(self, step: int) -> tuple[torch.Tensor, dict[str, float]]:
        rng = np.random.Generator(np.random.PCG64([self.seed, step, 17]))
        n_films, n_small, n_phantoms = self.sizes
        real = self._some(rng, n_films)
        small = rng.choice(len(self.small.images), n_small, replace=False)
        phantoms = rng.choice(self.replay.n, n_phantoms, replace=False)
        images = [as_floats(self.films.images[real]), as_floats(self.small.images[small])]
        generator = torch.Generator().manual_seed(int(rng.integers(1 << 40)))
        films = torch.cat([augment(torch.cat(images), generator, strength=0.8), self.replay.images(phantoms)])
        features = self.vlm.image_features(standardise(films).expand(-1, 3, -1, -1))
        texts = [real_report(row) for row in self.films.present[real]]
        for i in phantoms:
            case = self.replay.bank.case(int(i))
            texts.append(write_report(rng, case.pathology.plans, case.anatomy).text)
        tokens = [self.vlm.tokenizer.encode(text, add_special_tokens=False) for text in texts]
        told = [*range(n_films), *range(n_films + n_small, len(films))]
        words = report_loss(self.vlm, features[told], tokens)
        logits = self.head(torch.cat([features.mean(1), features.amax(1)], dim=1))
        teacher = follow(logits[:n_films], self.goal[real], self.goal.std(0))
        known = np.concatenate([self.small.labels[small], self.replay.labels[phantoms].astype(np.float32)])
        answer = torch.from_numpy(known)
        asked = ~answer.isnan()
        labels = F.binary_cross_entropy_with_logits(logits[n_films:][asked], answer[asked])
        parts = {"words": words, "teacher": teacher, "labels": labels}
        return words + 0.5 * teacher + 0.5 * labels, {k: float(v.detach()) for k, v in parts.items()}

    def _some(self, rng: np.random.Generator, count: int) -> NDArray[np.intp]:
        """Films to tell of: half of them have a finding that is drawn first, each finding as often as
        another. As they come, greedy text leaves out whatever most films lack."""
        findings = rng.choice([FINDINGS.index(name) for name in SAID], count)
        out = []
        for finding, wanted in zip(findings, rng.random(count) < 0.5, strict=True):
            pool = np.nonzero(self.films.present[:, finding] == wanted)[0]
            out.append(int(pool[int(rng.integers(len(pool)))]))
        return np.array(out)

    def evaluate(self) -> dict[str, float]:
        """On phantoms of the validation split, and on the films trained on (whether it learns at all: no film
        is left to choose by)."""
        phantom = generate_batch(self.vlm, self._features(as_floats(self.valid.bank.images[: self.valid.n])))
        real = generate_batch(self.vlm, self._features(as_floats(self.films.images)))
        return {
            "phantom_f1": report_f1(phantom, self.valid.labels),
            "trained_f1": macro_f1(self.films.labels, stated(real)),
        }

    @torch.no_grad()
    def _features(self, images: torch.Tensor) -> torch.Tensor:
        return torch.cat(
            [
                self.vlm.image_features(standardise(images[i : i + 64]).expand(-1, 3, -1, -1))
                for i in range(0, len(images), 64)
            ]
        )
