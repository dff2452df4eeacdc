"""Parts of the window; the whole one over the real tracker host and the real worker process, whose answers
are made up."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from desk import Desk, desks
from hands import press, record
from places import HELPERS
from pytestqt.qtbot import QtBot

PATIENCE_MS = 60_000


class PatientBot(QtBot):
    """Waits as long as a busy machine may need: how soon something comes is no test's business."""

    def waitUntil(self, callback, *, timeout: int = PATIENCE_MS) -> None:
        super().waitUntil(callback, timeout=timeout)


@pytest.fixture
def qtbot(qapp, request) -> PatientBot:
    return PatientBot(request)


def make_worker(on_event):
    from inference.client import InferenceClient

    return InferenceClient(
        on_event, worker_arguments=["--runners", "synthetic_runners", "--path", str(HELPERS)]
    )


@pytest.fixture
def make_desk(qapp, tmp_path) -> Iterator[Callable[..., Desk]]:
    """make_desk("annotating", …) -> parts of the window without the window (tests/helpers/desk.py)."""
    with desks(tmp_path / "library") as make:
        yield make


@pytest.fixture
def make_window(qapp, qtbot, tmp_path) -> Iterator[Callable[..., object]]:
    """make_window(children=True, size=(1440, 900), scale=1.0) -> a shown MainWindow, closed at the end."""
    from ui import theme
    from ui.children import Children
    from ui.main_window import MainWindow

    windows = []

    def make(*, children: bool = True, size: tuple[int, int] = (1440, 900), scale: float = 1.0):
        theme.install(qapp, font_scale=scale)
        window = MainWindow(children=Children(make_worker=make_worker), library_folder=tmp_path / "library")
        window.start_children = children
        window.resize(*size)
        window.show()
        windows.append(window)
        return window

    yield make
    for window in windows:
        window.close()
        window.deleteLater()
    qapp.processEvents()


@pytest.fixture
def opened(make_window, qtbot, rg1):
    """A window with RG1 open, its session begun and the worker ready."""

    def open_it(path=rg1, *, children: bool = True, **options):
        window = make_window(children=children, **options)
        window.open_path(path)
        qtbot.waitUntil(lambda: window.session is not None and window.results is not None)
        if children:
            qtbot.waitUntil(lambda: window.children_.worker.state.state == "ready")
            qtbot.waitUntil(lambda: window.jobs is not None)
        return window

    return open_it


@pytest.fixture
def explained(opened, qtbot):
    """A window with a recording of the simulated reader and every AI result."""

    def explain_it(**options):
        window = opened(**options)
        record(window, qtbot)
        press(window, "ai")
        qtbot.waitUntil(
            lambda: (
                window.session.draft(with_gaze=True) is not None and window.session.prediction() is not None
            )
        )
        qtbot.waitUntil(lambda: not window.jobs.active)
        return window

    return explain_it
