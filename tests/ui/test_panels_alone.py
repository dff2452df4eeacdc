"""Panels without the window: what they show of a session, and which actions they use."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from PySide6.QtWidgets import QAbstractButton, QPushButton, QWidget

from app.reading.workspace import Workspace
from inference import api
from inference.messages import WorkerState
from ui import theme
from ui.gallery import Gallery, alone, read_in
from ui.panels.finding_rows import FindingRows
from ui.widgets import FoldingLine, button


@pytest.fixture
def gallery(qapp, qtbot, tmp_path, rg1):
    theme.install(qapp)
    pressed: list[str] = []
    shell, workspace = alone(pressed.append), Workspace()
    qtbot.addWidget(shell.parent)
    read_in(workspace, rg1, tmp_path / "library")

    def panel(name):
        made = Gallery(shell, workspace).panel(name)
        qtbot.addWidget(made)
        return made

    yield SimpleNamespace(shell=shell, workspace=workspace, pressed=pressed, panel=panel)
    workspace.leave()
    workspace.sessions.close()
    workspace.shelf.close()
    shell.background.close()


@pytest.mark.parametrize("name", ["explain", "findings", "gaze", "report", "timeline"])
def test_every_panel_stands_alone_and_names_its_buttons(gallery, name):
    panel = gallery.panel(name)
    panel.show()
    buttons = [b for b in panel.findChildren(QAbstractButton) if b.isVisible()]
    assert all(b.accessibleName() or b.text() for b in buttons)


def test_explain_is_asked_by_the_action_for_it(gallery):
    panel = gallery.panel("explain")
    gallery.shell.actions["explain"].setEnabled(True)
    panel._explain()
    assert gallery.pressed == ["explain"]


def test_a_sentence_of_ones_own_is_in_the_report_of_the_session(gallery):
    panel = gallery.panel("report")
    panel.add.setText("No pneumothorax.")
    panel.add.returnPressed.emit()
    assert [s.text for s in gallery.workspace.session.report.sentences] == ["No pneumothorax."]


def test_what_is_typed_and_not_entered_is_kept_with_the_session(gallery):
    panel = gallery.panel("report")
    panel.add.setText("No pne")
    panel.add.textEdited.emit("No pne")
    assert gallery.workspace.session.unsent == {"added": "No pne"}


def caption(*texts):
    sentences = [
        api.Sentence(text=t, start=0, end=len(t), finding=None, negated=False, mean_probability=0.5)
        for t in texts
    ]
    return api.CaptionResult(
        text=" ".join(texts), sentences=sentences, with_gaze=False, gaze_strength=1.0, models=[], seed=0
    )


@pytest.fixture
def drafted(gallery):
    """A report of two drafted sentences, of which the findings contradict the first."""
    session = gallery.workspace.session
    frame = api.FrameRef(segment="s", offset=0, shape=(4, 4), dtype="uint16", digest="0" * 64)
    image = api.ImageInput(frame=frame, width_px=4, height_px=4, image_id="x")
    rows = [
        api.FindingRow(finding=name, no_gaze=0.04, own_gaze=0.1, predicted_gaze=0.2, other_gaze=0.3)
        for name in ("pneumothorax", "pleural effusion")
    ]
    result = api.DiagnoseResult(
        rows=rows, predicted=None, calibrated_on="films", models=[], seed=0, gaze_source="simulated"
    )
    session.add_diagnosis(api.Diagnose(image=image), result, 0.1)
    session.write_report(session.report.drafted(caption("Left pneumothorax.", "No effusion.")), "New draft")
    return gallery


def test_a_contradicted_sentence_is_marked_and_passed_by_when_all_are_accepted(drafted):
    panel = drafted.panel("report")
    marked, plain = drafted.workspace.session.report.sentences
    rows = panel.sentences._rows
    assert "pneumothorax 0.10 (with gaze)" in rows[marked.id].doubt.text()  # the number that is printed
    assert not rows[marked.id].doubt.isHidden()
    assert rows[plain.id].doubt.isHidden()
    panel.accept_all()
    assert [s.state for s in drafted.workspace.session.report.sentences] == ["draft", "accepted"]


def test_an_open_sentence_is_accepted_or_rejected_by_its_own_buttons(drafted):
    panel = drafted.panel("report")
    session = drafted.workspace.session
    first, second = session.report.sentences
    accept, _edit, reject = panel.sentences._rows[second.id].choices
    accept.click()
    assert session.report.find(second.id).state == "accepted"
    panel.sentences._rows[first.id].choices[2].click()
    assert session.report.find(first.id) is None
    assert [entry.sentence.text for entry in session.report.left_out] == ["Left pneumothorax."]
    panel.session_changed("report")
    assert reject.isHidden()  # what is accepted waits for nothing


def test_findings_say_whose_gaze_and_which_number_is_printed(drafted):
    panel = drafted.panel("findings")
    assert "The number: with simulated gaze" in panel.note.text()
    assert "with simulated gaze 0.10" in panel.rows.accessibleDescription()
    assert "with another film's gaze 0.30" in panel.rows.accessibleDescription()
    assert panel._legend["own_gaze"].text() == "simulated gaze"


def test_no_gaze_hides_another_where_all_say_the_same(qapp, qtbot):
    """The dot and the line of every gaze are on the picture."""
    theme.install(qapp)
    rows = FindingRows()
    qtbot.addWidget(rows)
    same = api.FindingRow(finding="edema", no_gaze=0.2, own_gaze=0.7, predicted_gaze=0.7, other_gaze=0.7)
    rows.set_rows([same])
    rows.resize(320, rows.sizeHint().height())
    seen = rows.grab().toImage()
    colours = [seen.pixelColor(x, y).name() for x in range(seen.width()) for y in range(seen.height())]
    for token in ("human", "predicted", "no_gaze"):
        assert colours.count(theme.theme().colour(token).name()) >= 6


def test_the_list_before_a_signature_is_worked_off(drafted, qtbot):
    from ui.dialogs.sign import SignDialog

    session = drafted.workspace.session
    dialog = SignDialog(session, "R01", doubts=dict, parent=drafted.shell.parent)
    assert not dialog.sign.isEnabled()
    dialog.sign.click()
    assert not session.report.signed_by
    for sentence in session.report.open:
        dialog._do(dialog._accept, sentence.id)
    assert dialog.sign.isEnabled()
    dialog.sign.click()
    assert session.report.signed_by == "R01"


def ready(*models, methods=()):
    return WorkerState(state="ready", models=list(models), methods=list(methods))


def installed(model_id, task):
    return api.ModelInfo(
        id=model_id, version="1", task=task, architecture="", trained_on="", licence="", demo=True
    )


def test_a_model_can_be_chosen_where_more_than_one_is_installed(gallery):
    panel = gallery.panel("explain")
    gallery.workspace.worker_event(ready(installed("clip-a", "dual_encoder")))
    assert not panel.model_rows.isVisibleTo(panel)
    gallery.workspace.worker_event(ready(installed("clip-a", "dual_encoder"), installed("b", "dual_encoder")))
    assert panel.model_rows.isVisibleTo(panel)
    box = panel.model_rows.boxes["explain"]
    box.setCurrentIndex(box.findData("b"))
    assert gallery.workspace.models.of("explain") == "b"


def test_a_chosen_model_that_is_missing_is_shown_as_missing(gallery):
    panel = gallery.panel("report")
    gallery.workspace.models.choose("report", "gone")
    gallery.workspace.worker_event(ready(installed("vlm", "vision_language")))
    box = panel.model_rows.boxes["report"]
    assert [box.itemText(i) for i in range(box.count())] == ["vlm", "gone (missing)"]
    assert box.currentData() == "gone"


def test_explain_draws_the_methods_that_the_worker_names_and_keeps_their_options(gallery):
    panel = gallery.panel("explain").method_options
    depth = api.MethodOption(name="block_depth", hint="how deep", default=2.0, least=1.0, most=9.0)
    rise = api.MethodInfo(name="rise", title="RISE", hint="Covers the film.", options=[depth])
    gallery.workspace.worker_event(ready(methods=[api.MethodInfo(name="matex", title="MATEX"), rise]))
    assert [panel.method.itemText(i) for i in range(panel.method.count())] == ["MATEX", "RISE"]
    panel.method.setCurrentIndex(1)
    assert panel.hint.text() == "Covers the film."
    assert panel.options["block_depth"].value() == 2.0
    panel.options["block_depth"].setValue(5.0)
    choices = gallery.workspace.session.choices
    assert (choices.method, choices.options) == ("rise", {"rise": {"block_depth": 5.0}})


def test_a_long_title_of_a_method_leaves_the_panel_its_width(gallery):
    panel = gallery.panel("explain")
    long = api.MethodInfo(name="long", title="A method whose title is as long as this sentence, or longer")
    gallery.workspace.worker_event(ready(methods=[api.MethodInfo(name="matex", title="MATEX"), long]))
    panel.show()
    assert panel.method_options.method.minimumSizeHint().width() < theme.theme().px(180)


def test_what_does_not_fit_beside_stands_below(qapp, qtbot):
    """German at 150 % squeezed the slider of gaze strength to a dot."""
    line = FoldingLine(button("Neu entwerfen", ""), QPushButton("Stärke des Blicks"), spacing=6)
    panel = QWidget()
    qtbot.addWidget(panel)
    line.setParent(panel)
    panel.show()
    first, second = line.findChildren(QPushButton)
    for width, beside in ((600, True), (first.sizeHint().width() + 30, False), (600, True)):
        line.resize(width, 100)
        line.layout().activate()
        assert (first.geometry().right() < second.x()) == beside
    assert line.minimumSizeHint().width() < first.sizeHint().width() + second.sizeHint().width()
