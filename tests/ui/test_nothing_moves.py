"""Messages, jobs and recordings come and go; films, buttons and fields stay where they are."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QAbstractButton, QAbstractSlider, QLineEdit, QScrollBar

from app.reading.job import Job
from inference import api
from ui import theme
from ui.gallery import Gallery, alone, read_in
from ui.panels.message_bar import MessageArea
from ui.viewer.canvas import ImageCanvas


def places(window, *, of=(ImageCanvas, QAbstractButton, QLineEdit, QAbstractSlider)):
    """Where everything is that a hand may be over: by object, upper left corner and size."""
    found = {}
    for kind in of:
        for part in window.findChildren(kind):
            inside = any(isinstance(p, MessageArea) for p in parents(part))
            if part.isVisibleTo(window) and not isinstance(part, QScrollBar) and not inside:
                found[part] = (part.mapTo(window, QPoint(0, 0)), part.size())
    return found


def parents(part):
    while part is not None:
        yield part
        part = part.parentWidget()


def test_a_message_moves_neither_film_nor_button(opened, qtbot):
    window = opened(children=False)
    qtbot.wait(100)
    before = places(window)
    assert any(isinstance(part, ImageCanvas) for part in before)
    for number in range(3):
        window.messages.say(
            "What " * 60, "What now " * 40, actions=[("Do it", lambda: None)], key=f"{number}"
        )
    qtbot.wait(100)
    assert places(window) == before
    for bar in window.messages.messages():
        bar.done_with.emit()
    qtbot.wait(100)
    assert places(window) == before


def test_the_record_button_counts_without_moving_its_neighbours(opened, qtbot):
    window = opened(children=False)
    qtbot.wait(100)
    before = places(window)
    for words in ("Recording 0:00", "Recording 12:34", "Record"):
        window.top_bar.set_recording(words)
        qtbot.wait(20)
        assert places(window) == before
    window.top_bar.tool_chosen("tool_ctr")
    qtbot.wait(20)
    assert places(window) == before


class Desk:
    """Of jobs, none of which is answered."""

    def __init__(self, jobs):
        self.jobs = jobs

    def cancel_all(self):
        """Nothing runs."""


@pytest.fixture
def gallery(qapp, qtbot, tmp_path, rg1):
    from app.reading.workspace import Workspace

    theme.install(qapp)
    shell, workspace = alone(), Workspace()
    qtbot.addWidget(shell.parent)
    read_in(workspace, rg1, tmp_path / "library")
    yield Gallery(shell, workspace)
    workspace.leave()
    workspace.sessions.close()
    workspace.shelf.close()
    shell.background.close()


@pytest.mark.parametrize(
    ("name", "slot"),
    [
        ("report", "draft_with_gaze"),
        ("findings", "draft_without_gaze"),
        ("findings", "diagnosis"),
        ("findings", "film"),
        ("explain", "explanation"),
        ("explain", "scanpaths"),
    ],
)
def test_a_job_moves_no_control_of_its_panel(gallery, qtbot, monkeypatch, name, slot):
    panel = gallery.panel(name)
    qtbot.addWidget(panel)
    panel.resize(theme.theme().px(340), theme.theme().px(700))
    panel.show()
    qtbot.waitExposed(panel)
    qtbot.wait(50)
    before = places(panel)
    job = Job(slot=slot, request=None, title="Draft", state="running", fraction=0.5)
    job.streamed = "No pneumothorax. The heart is of normal size. Lungs clear."

    monkeypatch.setattr(gallery.workspace, "jobs", Desk({slot: job}))
    panel.job_changed(job)
    qtbot.wait(50)
    during = places(panel)
    assert {part: during.get(part) for part in before} == before
    job.state, job.error = "failed", "The worker ended."
    panel.job_changed(job)
    qtbot.wait(50)
    after = places(panel)
    assert {part: after.get(part) for part in before} == before
    monkeypatch.undo()


def test_a_draft_that_fails_leaves_the_one_before_it_in_the_panel(gallery, qtbot, monkeypatch):
    session = gallery.workspace.session
    frame = api.FrameRef(segment="s", offset=0, shape=(4, 4), dtype="uint16", digest="0" * 64)
    image = api.ImageInput(frame=frame, width_px=4, height_px=4, image_id="x")
    sentence = api.Sentence(
        text="Lungs clear.", start=0, end=12, finding=None, negated=False, mean_probability=0.5
    )
    result = api.CaptionResult(
        text="Lungs clear.", sentences=[sentence], with_gaze=False, gaze_strength=1.0, models=[], seed=0
    )
    session.add_draft(api.Caption(image=image), result, 0.1)
    panel = gallery.panel("report")
    qtbot.addWidget(panel)
    assert "Lungs clear" in panel.without._text.text()
    job = Job(slot="draft_without_gaze", request=None, state="running", streamed="Something")
    monkeypatch.setattr(gallery.workspace, "jobs", Desk({"draft_without_gaze": job}))
    panel.job_changed(job)
    assert "Something" in panel.without._text.text()
    job.state = "failed"
    panel.job_changed(job)
    assert "Lungs clear" in panel.without._text.text()
    monkeypatch.undo()
