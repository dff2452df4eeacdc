"""An evaluation's result: one JSON object, or a readable table."""

from __future__ import annotations

import json
import math
from dataclasses import asdict, dataclass


@dataclass(frozen=True)
class Row:
    """method and metric, the value with a 95 % bootstrap interval (None where there is none to give)."""

    method: str
    metric: str
    value: float | None
    low: float | None
    high: float | None

    @classmethod
    def of(cls, method: str, metric: str, value: float, interval: tuple[float, float]) -> Row:
        return cls(method, metric, *(round(v, 4) if math.isfinite(v) else None for v in (value, *interval)))


@dataclass(frozen=True)
class Evaluation:
    task: str
    data: str
    split: str
    n: int
    seed: int
    models: list[str]
    rows: list[Row]

    def to_json(self) -> str:
        return json.dumps(asdict(self), indent=1)

    def to_text(self) -> str:
        lines = [
            f"{self.task} on {self.data} ({self.split}), n = {self.n}, seed {self.seed}",
            "models: " + ", ".join(self.models),
            "",
        ]
        width = max(len(r.method) for r in self.rows) + 2
        metric = max(len(r.metric) for r in self.rows) + 2
        for r in self.rows:
            value = "n/a" if r.value is None else f"{r.value:.3f}"
            interval = "" if r.low is None or r.high is None else f"[{r.low:.3f}, {r.high:.3f}]"
            lines.append(f"{r.method:<{width}}{r.metric:<{metric}}{value:>7}  {interval}")
        return "\n".join(lines)
