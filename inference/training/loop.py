"""The one training loop: resumable, logged, seeded, on CPU or GPU."""

from __future__ import annotations

import json
import math
import os
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol, TextIO

import torch

from inference.training.checkpoint import load_state, save_state, save_weights

BEST = "best.safetensors"


class Task(Protocol):
    """What a recipe trains. `loss(step)` draws its own batch from `step` and the seed alone, so that a
    resumed run sees the same batches."""

    def modules(self) -> dict[str, torch.nn.Module]: ...

    def parameter_groups(self, lr: float) -> list[dict[str, Any]]: ...

    def loss(self, step: int) -> tuple[torch.Tensor, dict[str, float]]: ...

    def evaluate(self) -> dict[str, float]: ...


@dataclass(frozen=True)
class Schedule:
    """minutes: stop early (with the schedule squeezed to the time) if steps would take longer; 0 is no
    limit. best: the validation score of which the highest is kept (`best.safetensors` beside the state), ""
    for the last weights. patience: evaluations without a better one after which training ends; 0 for never.
    """

    steps: int
    lr: float
    warmup: int = 100
    minutes: float = 0.0
    weight_decay: float = 0.02
    clip: float = 1.0
    evaluate_every: int = 500
    save_every: int = 250
    seed: int = 0
    best: str = ""
    patience: int = 0


class Steps(Protocol):
    """Who makes the steps: this process, or several that share them (`accelerate.Accelerator` fits)."""

    @property
    def is_main_process(self) -> bool: ...
    def backward(self, loss: torch.Tensor) -> None: ...
    def clip_grad_norm_(self, parameters: Any, max_norm: float) -> Any: ...


class _Alone:
    is_main_process = True

    def backward(self, loss: torch.Tensor) -> None:
        loss.backward()

    def clip_grad_norm_(self, parameters: Any, max_norm: float) -> Any:
        return torch.nn.utils.clip_grad_norm_(parameters, max_norm)


def run(
    task: Task,
    schedule: Schedule,
    folder: Path,
    say: Callable[[str], None] | None = None,
    *,
    steps: Steps | None = None,
) -> dict[str, float]:
    """Trains until done; continues where an earlier run of `folder` stopped. Returns the last evaluation.
    Only the main process of several writes."""
    steps = steps or _Alone()
    say = say or (lambda text: print(text, file=sys.stderr, flush=True))  # noqa: T201
    torch.manual_seed(schedule.seed)
    modules = task.modules()
    optimizer = torch.optim.AdamW(
        task.parameter_groups(schedule.lr),
        lr=schedule.lr,
        weight_decay=schedule.weight_decay,
        betas=(0.9, 0.98),
    )
    for group in optimizer.param_groups:
        group["peak"] = group["lr"]
    resumed = load_state(folder, modules, optimizer)
    step = resumed["step"] if resumed else 0
    spent = resumed["seconds"] if resumed else 0.0
    if resumed:
        for group in optimizer.param_groups:
            group.setdefault("peak", group["lr"])
        say(f"resumed at step {step} after {spent / 60:.1f} min")
    folder.mkdir(parents=True, exist_ok=True)
    written = folder / "log.jsonl" if steps.is_main_process else Path(os.devnull)
    log = written.open("a", encoding="utf-8")
    waited = resumed.get("waited", 0) if resumed else 0
    highest = resumed.get("highest", -math.inf) if resumed else -math.inf
    started = time.monotonic()
    average: dict[str, float] = {}
    scores: dict[str, float] = resumed.get("scores", {}) if resumed else {}
    while True:
        elapsed = spent + time.monotonic() - started
        progress = step / schedule.steps
        if schedule.minutes:
            progress = max(progress, elapsed / 60 / schedule.minutes)
        if progress >= 1 or (schedule.patience and waited >= schedule.patience):
            break
        factor = min(1.0, (step + 1) / schedule.warmup) * (0.5 + 0.5 * math.cos(math.pi * progress)) + 0.002
        for group in optimizer.param_groups:
            group["lr"] = group["peak"] * factor
        for module in modules.values():
            module.train()
        optimizer.zero_grad(set_to_none=True)
        loss, metrics = task.loss(step)
        steps.backward(loss)
        steps.clip_grad_norm_([p for g in optimizer.param_groups for p in g["params"]], schedule.clip)
        optimizer.step()
        step += 1
        for key, value in {"loss": float(loss.detach()), **metrics}.items():
            average[key] = 0.97 * average.get(key, value) + 0.03 * value
        if step % 50 == 0:
            text = " ".join(f"{k} {v:.4f}" for k, v in average.items())
            say(f"step {step} ({100 * progress:.0f} %, {elapsed / 60:.1f} min) {text}")
            log.write(json.dumps({"step": step, "seconds": elapsed, **average}) + "\n")
            log.flush()
        if step % schedule.evaluate_every == 0:
            scores = _evaluate(task, modules, say, log, step)
            waited += 1
            if schedule.best and scores[schedule.best] > highest:
                highest, waited = scores[schedule.best], 0
                if steps.is_main_process:
                    save_weights(folder / BEST, modules)
        if step % schedule.save_every == 0 and steps.is_main_process:
            seconds = spent + time.monotonic() - started
            kept = {"seconds": seconds, "scores": scores, "seed": schedule.seed}
            if schedule.best and math.isfinite(highest):
                kept |= {"waited": waited, "highest": highest}
            save_state(folder, modules, optimizer, step, kept)
    scores = _evaluate(task, modules, say, log, step)
    if steps.is_main_process:
        seconds = spent + time.monotonic() - started
        kept = {"seconds": seconds, "scores": scores, "seed": schedule.seed, "done": True}
        save_state(folder, modules, optimizer, step, kept)
        if schedule.best and scores[schedule.best] > highest:
            save_weights(folder / BEST, modules)
    log.close()
    return scores


def _evaluate(
    task: Task, modules: dict[str, torch.nn.Module], say: Callable[[str], None], log: TextIO, step: int
) -> dict[str, float]:
    for module in modules.values():
        module.eval()
    with torch.no_grad():
        scores = task.evaluate()
    say(f"step {step} validation: " + " ".join(f"{k} {v:.3f}" for k, v in scores.items()))
    log.write(json.dumps({"step": step, "validation": scores}) + "\n")
    log.flush()
    return scores
