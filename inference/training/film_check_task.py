# mypy: disable-error-code="call-overload"
"""Recipe task: which films the models can answer.

Films as they should be come from phantoms and real sets; mirrored, turned and negative ones are made of the
same films; the rest is drawn (`unfit_films`). A film of a patient who is held out is in no batch.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import torch
import torch.nn.functional as F
from numpy.typing import NDArray

from inference.backbones.image_input import augment, standardise, vary_look
from inference.film_check.network import KINDS, FilmCheckConfig, FilmCheckNet
from inference.training.film_check_data import FilmSets
from inference.training.unfit_films import unfit_picture

SHARES = {"frontal": 0.36, "mirrored": 0.18, "turned": 0.14, "negative": 0.12, "other": 0.20}
"""Of a batch. A mirrored film differs least from a right one, so it is shown most often."""


class FilmCheckTask:
    def __init__(self, sets: FilmSets, *, batch: int = 64, seed: int = 0) -> None:
        torch.manual_seed(seed)
        self.sets, self.batch, self.seed = sets, batch, seed
        self.config = FilmCheckConfig()
        self.model = FilmCheckNet(self.config)
        self.valid_images, self.valid_kinds = self._validation()

    def modules(self) -> dict[str, torch.nn.Module]:
        return {"model": self.model}

    def parameter_groups(self, lr: float) -> list[dict[str, Any]]:
        return [{"params": list(self.model.parameters()), "lr": lr}]

    def loss(self, step: int) -> tuple[torch.Tensor, dict[str, float]]:
        rng = np.random.Generator(np.random.PCG64([self.seed, step]))
        generator = torch.Generator().manual_seed(self.seed * 1_000_003 + step)
        kinds = rng.choice(len(KINDS), self.batch, p=[SHARES[kind] for kind in KINDS])
        pictures = torch.from_numpy(np.stack([self._draw(rng, int(kind)) for kind in kinds]))[:, None]
        upright = kinds != KINDS.index("other")
        films = vary_look(augment(pictures[upright], generator, strength=0.8), generator)
        pictures[torch.from_numpy(upright)] = films
        logits = self.model(standardise(pictures))
        return F.cross_entropy(logits, torch.from_numpy(kinds), label_smoothing=0.02), {}

    def _draw(self, rng: np.random.Generator, kind: int) -> NDArray[np.float32]:
        names = list(self.sets.train)
        films = self.sets.train[names[int(rng.integers(len(names)))]]
        if KINDS[kind] == "other":
            return unfit_picture(rng, films, self.config.size_px)
        film = films[int(rng.integers(len(films)))].astype(np.float32) / 255
        return altered(film, KINDS[kind], rng)

    def _validation(self) -> tuple[torch.Tensor, NDArray[np.intp]]:
        rng = np.random.Generator(np.random.PCG64([self.seed, 77]))
        pictures, kinds = [], []
        for films in self.sets.valid.values():
            for film in films:
                for kind in range(len(KINDS)):
                    made = (
                        unfit_picture(rng, films, self.config.size_px)
                        if KINDS[kind] == "other"
                        else altered(film.astype(np.float32) / 255, KINDS[kind], rng)
                    )
                    pictures.append(made)
                    kinds.append(kind)
        return torch.from_numpy(np.stack(pictures))[:, None], np.array(kinds)

    def evaluate(self) -> dict[str, float]:
        answers = np.concatenate(
            [
                self.model(standardise(self.valid_images[i : i + 128])).argmax(1).numpy()
                for i in range(0, len(self.valid_images), 128)
            ]
        )
        return {kind: float((answers[self.valid_kinds == k] == k).mean()) for k, kind in enumerate(KINDS)}


def altered(film: NDArray[np.float32], kind: str, rng: np.random.Generator) -> NDArray[np.float32]:
    """A film (s, s) in [0, 1] as `kind` says; a negative one may also lie otherwise."""
    if kind == "negative":
        film = 1 - film
        if rng.random() < 0.3:
            film = np.rot90(film, int(rng.integers(4)))
    elif kind == "turned":
        film = np.rot90(film, int(rng.integers(1, 4)))
        if rng.random() < 0.3:
            film = film[:, ::-1]
    elif kind == "mirrored":
        film = film[:, ::-1]
    return np.ascontiguousarray(film)
