"""Recipe task: the network of whole scanpaths on directed searches, towers frozen and cached."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import torch

from inference.labels import FINDINGS
from inference.scanpaths.baselines import Searched
from inference.scanpaths.path_network import PathConfig, PathNetwork, Paths, encode_path, path_loss

CONTROLS = ("", "zero", "shuffled", "permuted")
PEOPLE_LOG_SD = -1.5
"""A fifth of the spread of all durations."""


@dataclass(frozen=True)
class PathData:
    """What paths are predicted from: visual (n, cells, v) and semantics (n, cells, s), float16; tasks: the
    vector of each name; records: the searches of each image (`rivals.Film`; of the phantom a `GazeCase`)."""

    visual: torch.Tensor
    semantics: torch.Tensor
    tasks: torch.Tensor
    records: Sequence[Any]
    names: Sequence[str] = FINDINGS

    def controlled(self, control: str, seed: int) -> PathData:
        """The same with the semantics of a control: all zero, those of another film, or moved to other
        patches. Raises ValueError for another name."""
        if control not in CONTROLS:
            raise ValueError(f"control must be one of {', '.join(CONTROLS[1:])} or empty, got {control!r}")
        generator = torch.Generator().manual_seed(seed)
        s = self.semantics
        if control == "zero":
            s = torch.zeros_like(s)
        elif control == "shuffled":  # each film gets that of the next in a random ring: never its own
            ring = torch.randperm(len(s), generator=generator)
            s = s[ring[(ring.argsort() + 1) % len(s)]]
        elif control == "permuted":
            s = torch.stack([film[torch.randperm(film.shape[0], generator=generator)] for film in s])
        return replace(self, semantics=s)


class PathTask:
    """A task of `training.loop`. films, paths: of a step."""

    def __init__(
        self,
        *,
        train: PathData,
        config: PathConfig,
        evaluate: Callable[[PathNetwork], dict[str, float]],
        films: int = 24,
        paths: int = 10,
        seed: int = 0,
    ) -> None:
        torch.manual_seed(seed)
        self.network = PathNetwork(config)
        self.network.learn_scale(train.visual[:256].float())
        self.train, self._evaluate = train, evaluate
        self.films, self.paths, self.seed = films, paths, seed
        self.examples = [encoded(record, config.slots, train.names) for record in train.records]

    def modules(self) -> dict[str, torch.nn.Module]:
        return {"network": self.network}

    def parameter_groups(self, lr: float) -> list[dict[str, Any]]:
        return [{"params": list(self.network.parameters()), "lr": lr}]

    def loss(self, step: int) -> tuple[torch.Tensor, dict[str, float]]:
        rng = np.random.Generator(np.random.PCG64([self.seed, step, 6]))
        rows = rng.choice(len(self.examples), self.films, replace=False)
        paths, finding = some_paths([self.examples[i] for i in rows], self.paths, rng)
        memory = self.network.encode(self.train.visual[rows].float(), self.train.semantics[rows].float())
        parts = path_loss(self.network, memory, self.train.tasks[finding], paths)
        return torch.stack(list(parts.values())).sum(), {k: float(v.detach()) for k, v in parts.items()}

    def evaluate(self) -> dict[str, float]:
        return self._evaluate(self.network)


@dataclass(frozen=True)
class Encoded:
    """The searches of a film: paths (k, slots, ...) and what each looked for."""

    place: torch.Tensor
    log_ms: torch.Tensor
    length: torch.Tensor
    finding: torch.Tensor


def encoded(record: Searched, slots: int, names: Sequence[str] = FINDINGS) -> Encoded:
    rows = [(names.index(f), *encode_path(p, slots)) for (_, f), p in record.search.items()]
    return Encoded(
        torch.stack([r[1] for r in rows]),
        torch.stack([r[2] for r in rows]),
        torch.tensor([r[3] for r in rows]),
        torch.tensor([r[0] for r in rows]),
    )


def some_paths(films: Sequence[Encoded], count: int, rng: np.random.Generator) -> tuple[Paths, torch.Tensor]:
    """Up to `count` searches of each film, padded with paths of length 0; their findings (films, count)."""
    place, log_ms, length, finding = [], [], [], []
    for film in films:
        chosen = torch.from_numpy(rng.permutation(len(film.length))[:count])
        pad = count - len(chosen)
        place.append(torch.cat([film.place[chosen], torch.zeros(pad, *film.place.shape[1:])]))
        log_ms.append(torch.cat([film.log_ms[chosen], torch.zeros(pad, film.log_ms.shape[1])]))
        length.append(torch.cat([film.length[chosen], torch.zeros(pad, dtype=torch.long)]))
        finding.append(torch.cat([film.finding[chosen], torch.zeros(pad, dtype=torch.long)]))
    return Paths(torch.stack(place), torch.stack(log_ms), torch.stack(length)), torch.stack(finding)


@torch.no_grad()
def likelihood(network: PathNetwork, data: PathData, *, films: int = 256) -> dict[str, float]:
    """Negative log-likelihood a fixation of the searches of the first films, in its parts."""
    total: dict[str, float] = {}
    rng = np.random.Generator(np.random.PCG64(0))
    n = min(films, len(data.records))
    step = 32
    for i in range(0, n, step):
        rows = list(range(i, min(i + step, n)))
        examples = [encoded(data.records[r], network.config.slots, data.names) for r in rows]
        paths, finding = some_paths(examples, max(len(e.length) for e in examples), rng)
        memory = network.encode(data.visual[rows].float(), data.semantics[rows].float())
        for name, value in path_loss(network, memory, data.tasks[finding], paths).items():
            total[name] = total.get(name, 0.0) + float(value) * len(rows) / n
    nll = sum(total.values())
    return {**total, "nll": nll, "log_likelihood": -nll}


def path_task(
    train: PathData,
    valid: PathData,
    values: dict[str, Any],
    seed: int,
    *,
    slots: int = 10,
    semantics: str = "words",
    people: bool = False,
) -> PathTask:
    """As the recipe has it. values: `films` and `paths` of a step. people: their paths got their start put
    before them."""
    return PathTask(
        train=train,
        config=PathConfig(
            visual=train.visual.shape[2],
            semantic=train.semantics.shape[2],
            task=train.tasks.shape[1],
            slots=slots,
            semantics=semantics,
            least_log_sd=PEOPLE_LOG_SD if people else PathConfig.least_log_sd,
        ),
        evaluate=lambda network: likelihood(network, valid, films=128),
        films=values["films"],
        paths=values["paths"],
        seed=seed,
    )
