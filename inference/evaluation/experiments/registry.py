"""The one door to experiments: arms trained and scored one by one, resumable, into one result file."""

from __future__ import annotations

import importlib
import json
import pkgutil
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

RESULTS = Path(__file__).parents[1] / "results"


@dataclass(frozen=True)
class Setting:
    """What an arm is run with. config: a phantom world's name or file; runs: where training state lies."""

    seeds: int
    device: str
    config: str
    runs: Path
    say: Callable[[str], None]


RunArm = Callable[[str, int, Setting], dict[str, Any]]


@dataclass(frozen=True)
class Experiment:
    """run(arm, seed, setting) -> plain data with at least `rows`; data(setting) describes what was used."""

    name: str
    arms: tuple[str, ...]
    run: Callable[[str, int, Setting], dict[str, Any]]
    data: Callable[[Setting], dict[str, Any]]
    summary: str = field(default="")


_EXPERIMENTS: dict[str, Experiment] = {}


def experiment(
    name: str, *, arms: tuple[str, ...], data: Callable[[Setting], dict[str, Any]]
) -> Callable[..., Any]:
    def register(run: Callable[[str, int, Setting], dict[str, Any]]) -> Callable[..., Any]:
        _EXPERIMENTS[name] = Experiment(name, arms, run, data, (run.__doc__ or "").strip().splitlines()[0])
        return run

    return register


def experiments() -> dict[str, Experiment]:
    import inference.evaluation.experiments as package

    for module in pkgutil.iter_modules(package.__path__):
        importlib.import_module(f"inference.evaluation.experiments.{module.name}")
    return dict(_EXPERIMENTS)


def result_file(name: str, config: str = "default") -> Path:
    suffix = "" if config == "default" else f"-{Path(config).stem}"
    return RESULTS / f"{name}{suffix}.json"


def run_experiment(chosen: Experiment, setting: Setting, command: str) -> dict[str, Any]:
    """Runs the arms that the result file does not hold yet, for the same data; writes after each."""
    path = result_file(chosen.name, setting.config)
    data = chosen.data(setting)
    result: dict[str, Any] = {"experiment": chosen.name, "command": command, "data": data, "arms": {}}
    if path.exists():
        earlier = json.loads(path.read_text("utf-8"))
        if earlier["data"] == data:
            result["arms"] = earlier["arms"]
    for arm in chosen.arms:
        for seed in range(setting.seeds):
            key = f"{arm}/seed{seed}"
            if key in result["arms"]:
                setting.say(f"{key}: already there")
                continue
            setting.say(f"{key}: running")
            result["arms"][key] = {"seed": seed, "device": setting.device, **chosen.run(arm, seed, setting)}
            path.parent.mkdir(parents=True, exist_ok=True)
            part = path.with_suffix(".part")
            part.write_text(written(result), "utf-8")
            part.replace(path)
    return result


def written(result: dict[str, Any]) -> str:
    """As JSON; a row of numbers takes a line, not one each."""
    numbers = re.compile(r"\[\s+((?:[-\d.e+]+|null|NaN)(?:,\s+(?:[-\d.e+]+|null|NaN))*)\s+\]")
    return numbers.sub(lambda m: "[" + re.sub(r"\s+", " ", m[1]) + "]", json.dumps(result, indent=1))
