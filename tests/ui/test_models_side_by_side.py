"""The window in which models stand side by side, over answers that are made up."""

from __future__ import annotations

from types import SimpleNamespace

import numpy as np
import pytest
from PySide6.QtWidgets import QLabel

from app.reading.models import Models
from app.reading.records import Choices
from app.reading.workspace import Workspace
from inference import api, messages
from ui import theme
from ui.dialogs.models_beside import ModelsBesideDialog
from ui.gallery import alone

FRAME = api.FrameRef(segment="s", offset=0, shape=(4, 4), dtype="uint16", digest="d")
IMAGE = api.ImageInput(frame=FRAME, width_px=40, height_px=40, image_id="i")


def info(name: str, task: str) -> api.ModelInfo:
    return api.ModelInfo(
        id=name, version="2", task=task, architecture="", trained_on="", licence="", demo=False
    )


@pytest.fixture
def dialog(qapp, qtbot):
    theme.install(qapp)
    shell = alone()
    qtbot.addWidget(shell.parent)
    workspace = Workspace(lambda: None)
    workspace.models = Models()
    workspace.models.installed = (
        *(info(name, "diagnosis") for name in ("a", "b")),
        *(info(name, "vision_language") for name in ("long", "short")),
    )
    client = SimpleNamespace(submit=lambda request: request.model, cancel=lambda _job: None)
    workspace.film = SimpleNamespace(model_image=np.zeros((40, 30), np.uint16))
    workspace.jobs = SimpleNamespace(
        session=SimpleNamespace(choices=Choices()),
        client=client,
        models=workspace.models,
        image_input=lambda: IMAGE,
        gaze_input=lambda: None,
        top_finding=lambda: "cardiomegaly",
    )
    made = ModelsBesideDialog(shell, workspace)
    made.show()
    yield made
    made.close()


def answered(dialog, model: str, **values: float) -> None:
    rows = [
        api.FindingRow(finding=name, no_gaze=value, own_gaze=None, predicted_gaze=None)
        for name, value in values.items()
    ]
    result = api.DiagnoseResult(
        rows=rows, predicted=None, calibrated_on="", models=[info(model, "diagnosis")], seed=0
    )
    dialog._shell.children.worker_event.emit(messages.Done(job_id=model, result=result, seconds=0.1))


def words(dialog) -> list[str]:
    return [part.text() for part in dialog._scroll.widget().findChildren(QLabel)]


def test_findings_of_two_models_stand_in_one_table_and_what_is_far_apart_is_marked(dialog):
    answered(dialog, "a", edema=0.9, nodule=0.2)
    answered(dialog, "b", edema=0.4)
    said = words(dialog)
    assert {"a 2", "b 2", "0.90", "0.40", "0.50 apart", "not known to it"} <= set(said)
    assert sum("apart" in word for word in said) == 1


def test_the_model_that_is_chosen_here_is_the_one_that_the_panels_ask(dialog):
    dialog.use("b")
    assert dialog._workspace.models.of("findings") == "b"


def test_drafts_stand_beside_each_other_as_they_are_written(dialog):
    dialog.task.choose("report", tell=True)
    for model, text in (("long", "The heart is large."), ("short", "The heart is normal.")):
        dialog._shell.children.worker_event.emit(messages.Token(job_id=model, text=text))
    assert "large." in dialog.columns["long"].words.text()
    assert "underline" in dialog.columns["short"].words.text()
