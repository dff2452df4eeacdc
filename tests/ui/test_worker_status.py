"""What the status line says of the worker's models."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from PySide6.QtWidgets import QApplication

from inference import api
from inference.messages import WorkerState
from ui.children import Children
from ui.worker_status import WorkerStatus, _words


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


def test_a_worker_on_another_machine_is_named_while_films_go_there() -> None:
    there = WorkerState(state="busy", device="H200", elsewhere="gpu01")
    assert _words(there) == "Films go to gpu01: H200, no models   busy"


def test_memory_the_running_job_its_model_and_the_queue_are_in_sight() -> None:
    state = WorkerState(
        state="busy",
        device="CPU",
        models=[info("a", demo=True)],
        memory_mb=8100,
        doing="a draft, qwen",
        waiting=2,
    )
    assert _words(state) == "Worker: CPU, demo models, 8.1 GB   busy: a draft, qwen, 2 waiting"


def test_a_message_says_to_where_films_leave_until_they_do_not(qapp: QApplication) -> None:
    said: dict[str, str] = {}
    shell = SimpleNamespace(
        parent=None,
        children=Children(make_tracker=lambda _: None, make_worker=lambda _: None),
        status=SimpleNamespace(set=lambda *_: None),
        messages=SimpleNamespace(
            say=lambda text, *_, key, **__: said.update({key: text}), forget=lambda key: said.pop(key, None)
        ),
    )
    status = WorkerStatus(shell)  # type: ignore[arg-type]
    shell.children.worker_event.emit(
        WorkerState(state="ready", elsewhere="gpu01", models=[info("a", demo=True)])
    )
    assert said["elsewhere"] == "Films leave this machine: to gpu01."
    shell.children.worker_event.emit(WorkerState(state="stopped"))
    assert "elsewhere" not in said
    del status
