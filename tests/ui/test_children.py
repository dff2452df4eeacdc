"""The child processes as the window starts them."""

from __future__ import annotations

import sys

import pytest

from app.settings import Settings
from eyetracking.messages import HostGone
from ui.children import Children
from ui.main_window import MainWindow


@pytest.mark.skipif(sys.platform == "win32", reason="the interpreter is a POSIX path")
def test_the_tracker_host_runs_under_the_interpreter_of_the_settings(qapp, qtbot, tmp_path) -> None:
    settings = Settings()
    settings.tracker.python = "/nowhere/python3.10"
    children = Children()
    window = MainWindow(settings, children=children, library_folder=tmp_path)
    window.start_children = False
    said: list[object] = []
    children.tracker_event.connect(said.append)
    children.tracker = children._make_tracker(children._from_tracker.emit)
    children.tracker.start("mouse")
    qtbot.waitUntil(lambda: any(isinstance(e, HostGone) for e in said))
    assert "/nowhere/python3.10" in next(e for e in said if isinstance(e, HostGone)).text
    window.close()
    children.stop()
    window.deleteLater()


def test_the_worker_is_made_as_the_settings_ask(monkeypatch, tmp_path, qapp):
    """[inference] of settings.toml: interpreter, device, model folders."""
    import inference.client
    from app.settings import InferenceSettings
    from ui.children import Children

    made = {}
    monkeypatch.setattr(inference.client, "InferenceClient", lambda on_event, **given: made.update(given))
    children = Children()
    children.inference = InferenceSettings(python="py3", device="cpu", model_folders=[str(tmp_path)])
    children._default_worker(lambda _event: None)
    assert (made["python"], made["environment"]) == ("py3", {"RADGAZE_DEVICE": "cpu"})
    assert made["models"][-1] == tmp_path
