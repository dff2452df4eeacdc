"""The window of models: what is listed, adding, a folder that moved, removing."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from pytestqt.qtbot import QtBot
from safetensors.numpy import save_file

from inference.store import ModelStore, default_paths
from ui import theme
from ui.dialogs.models import ModelsWindow, Shelf
from ui.loading import Background


@pytest.fixture
def checkpoint(tmp_path: Path) -> Path:
    folder = tmp_path / "rad-dino"
    folder.mkdir()
    save_file({"a": np.zeros((3, 5), np.float16)}, folder / "model.safetensors")
    (folder / "config.json").write_text(json.dumps({"model_type": "dinov2"}))
    (folder / "README.md").write_text("---\nlicense: other\nlicense_name: lab-only\n---\n")
    (folder / "LICENSE").write_text("Only for our lab.")
    return folder


@pytest.fixture
def told() -> list[str]:
    return []


@pytest.fixture
def window(qtbot: QtBot, qapp, radgaze_home: Path, told: list[str]) -> Iterator[ModelsWindow]:
    theme.install(qapp)
    background = Background()
    shelf = Shelf(
        lambda: ModelStore(default_paths()),
        default_paths()[1],
        lambda: told.append("changed"),
        lambda: told.append("unload"),
    )
    window = ModelsWindow(shelf, background)
    window.show()
    qtbot.waitUntil(lambda: bool(window.entries))
    yield window
    window.close()
    background.close()


def test_the_shipped_models_are_listed_and_stay(window: ModelsWindow) -> None:
    window.choose("demo-vlm")
    assert "a report draft" in window.facts.toPlainText()
    assert not window.remove.isEnabled()


def test_a_folder_is_added_shown_as_waiting_for_its_licence_and_removed(
    window: ModelsWindow, qtbot: QtBot, checkpoint: Path, told: list[str]
) -> None:
    window.add_folder(checkpoint)
    qtbot.waitUntil(lambda: window.chosen is not None and window.chosen.id == "rad-dino")
    assert told == ["changed"]
    assert "licence not accepted" in window.list.currentItem().text()
    window._accept("rad-dino")
    qtbot.waitUntil(lambda: window.list.currentItem().text() == "rad-dino")
    window.remove_model("rad-dino")
    qtbot.waitUntil(lambda: "rad-dino" not in [entry.id for entry in window.entries])
    assert (checkpoint / "model.safetensors").exists()


def test_a_folder_that_moved_is_shown_as_missing_and_can_be_re_pointed(
    window: ModelsWindow, qtbot: QtBot, checkpoint: Path
) -> None:
    window.add_folder(checkpoint)
    qtbot.waitUntil(lambda: window.chosen is not None and window.chosen.id == "rad-dino")
    checkpoint.rename(checkpoint.with_name("elsewhere"))
    window.refresh()
    qtbot.waitUntil(lambda: "missing" in window.list.currentItem().text())
    assert "not at" in window.facts.toPlainText()
    assert window.re_point.isEnabled()


def test_what_cannot_be_added_is_said_with_the_way_out(
    window: ModelsWindow, qtbot: QtBot, checkpoint: Path
) -> None:
    (checkpoint / "modeling.py").write_text("")
    window.add_folder(checkpoint)
    qtbot.waitUntil(lambda: "does not run" in window.said.text())
    assert "Convert it" in window.said.text()
