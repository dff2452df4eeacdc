"""What a draft is asked with: ways that a model serves, and words beside the film."""

from __future__ import annotations

import msgspec
import pytest

from app.reading.records import Choices
from app.reading.workspace import Workspace
from inference import api
from inference.captioning.way_names import served
from ui import theme
from ui.panels.draft_asking import DraftAsking


class Session:
    def __init__(self) -> None:
        self.choices = Choices()

    def set_choices(self, **values) -> None:
        self.choices = msgspec.structs.replace(self.choices, **values)


def info(name: str, own: str, *, reads: bool) -> api.ModelInfo:
    return api.ModelInfo(
        id=name, version="1", task="vision_language", architecture="", trained_on="", licence="",
        demo=False, ways=served(own), reads=reads,
    )  # fmt: skip


@pytest.fixture
def asking(qapp, qtbot):
    theme.install(qapp)
    workspace = Workspace(lambda: None)
    workspace.models.installed = (info("big", "overlay", reads=True), info("demo", "calibrator", reads=False))
    made = DraftAsking(workspace)
    qtbot.addWidget(made)
    made.set_session(Session())
    return made


def enabled(asking) -> list[str]:
    items = asking.way.model()
    return [asking.way.itemData(k) for k in range(asking.way.count()) if items.item(k).isEnabled()]


def test_ways_that_the_model_serves_can_be_chosen_and_go_into_the_session(asking):
    assert enabled(asking) == ["overlay", "text", "none"]
    asking.way.setCurrentIndex(asking.way.findData("text"))
    assert asking._session.choices.way == "text"
    asking.way.setCurrentIndex(asking.way.findData("overlay"))
    assert asking._session.choices.way == ""


def test_a_way_that_was_chosen_for_another_model_says_why_not(asking):
    asking._session.choices = Choices(way="text")
    asking._workspace.choose_model("report", "demo")
    assert enabled(asking) == ["calibrator", "none"]
    assert "knows only that" in asking.note.text()


def test_a_model_that_reads_no_question_is_told_nothing_and_says_so(asking):
    asking._workspace.choose_model("report", "demo")
    assert not asking.indication.isEnabled()
    assert "the film alone" in asking.note.text()


def test_an_indication_belongs_to_the_session(asking):
    asking.indication.setText(" cough for a week ")
    asking.end_edits()
    assert asking._session.choices.indication == "cough for a week"
