"""What the status line says of the worker's models."""

from __future__ import annotations

import pytest

from inference import api
from inference.messages import WorkerState
from ui.worker_status import _words


def info(name: str, *, demo: bool) -> api.ModelInfo:
    return api.ModelInfo(
        id=name, version="1", task="t", architecture="", trained_on="", licence="", demo=demo
    )


@pytest.mark.parametrize(
    ("demo", "own", "words"),
    [
        (0, 0, "Worker: CPU, no models   idle"),
        (2, 0, "Worker: CPU, demo models   idle"),
        (0, 1, "Worker: CPU, 1 model   idle"),
        (2, 3, "Worker: CPU, demo models and 3 of yours   idle"),
    ],
)
def test_own_models_are_told_apart_from_the_demo_models(demo: int, own: int, words: str) -> None:
    models = [info(f"d{i}", demo=True) for i in range(demo)] + [info(f"o{i}", demo=False) for i in range(own)]
    assert _words(WorkerState(state="ready", device="CPU", models=models)) == words
