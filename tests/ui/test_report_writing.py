"""What is typed in the report stays with its study and is on the disk, however the study is left."""

from __future__ import annotations

import json

import pytest
from hands import press
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel

from app.reading.session import ReadingSession
from ui.saving import TYPED_AFTER_MS

pytestmark = [pytest.mark.qt_log_level_fail("WARNING"), pytest.mark.qt_log_ignore("propagateSizeHints")]


def write(reading):
    for text in ("The heart is big.", "No effusion."):
        reading.session.write_report(reading.session.report.added(text), "Add sentence")
    return reading


@pytest.fixture
def writing(make_desk, qtbot, rg1):
    """The result side beside the film, the report in sight with two sentences in it; what opens and saves."""
    desk = make_desk("saving", "opener", "results")
    desk.parent.resize(1600, 878)
    desk.results.setGeometry(1220, 0, 340, 788)
    desk.opener.open_library()
    desk.open_path(rg1)
    qtbot.waitUntil(lambda: desk.session is not None)
    desk.actions_["add_sentence"].trigger()
    qtbot.waitUntil(desk.results.report.add.isVisible)
    return write(desk)


@pytest.fixture
def window(opened, qtbot):
    """The whole window with the same report, to be closed."""
    made = write(opened(children=False))
    made.actions_["add_sentence"].trigger()
    made.activateWindow()
    qtbot.waitUntil(made.results.report.add.isVisible)
    return made


def texts(session: ReadingSession) -> list[str]:
    return [sentence.text for sentence in session.report.sentences]


def kept(session: ReadingSession) -> ReadingSession:
    """What the next start finds, were the program killed now."""
    return ReadingSession.open(session.folder, session.study)


def open_other(window, qtbot, path) -> None:
    before = window.session
    window.open_path(path)
    qtbot.waitUntil(lambda: window.session not in (None, before))


def row(window, number: int = 0):
    sentence = window.session.report.sentences[number]
    return window.results.report.sentences._rows[sentence.id]


def edit(window, qtbot, text: str, number: int = 0):
    """Open the editor of a sentence and type; nothing is entered."""
    chosen = row(window, number)
    chosen.edit()
    qtbot.keyClicks(chosen._editor, text)
    return chosen


def test_half_a_sentence_stays_with_its_study(writing, qtbot, rg1, rg1_files):
    add = writing.results.report.add
    qtbot.keyClicks(add, "No pneumothorax, no eff")
    open_other(writing, qtbot, rg1_files["UNCI"])
    assert add.text() == ""
    writing.actions_["panel_right"].trigger()
    writing.actions_["add_sentence"].trigger()
    qtbot.keyClicks(add, "Clear lungs")
    open_other(writing, qtbot, rg1)
    assert add.text() == "No pneumothorax, no eff"
    qtbot.keyClick(add, Qt.Key.Key_Return)
    assert texts(writing.session)[-1] == "No pneumothorax, no eff"
    assert kept(writing.session).unsent == {}
    open_other(writing, qtbot, rg1_files["UNCI"])
    assert add.text() == "Clear lungs"


def test_half_a_sentence_is_there_after_a_kill(writing, qtbot):
    qtbot.keyClicks(writing.results.report.add, "No pneumothorax, no eff")
    qtbot.wait(TYPED_AFTER_MS + 100)
    assert list(kept(writing.session).unsent.values()) == ["No pneumothorax, no eff"]


def test_half_a_sentence_is_there_after_the_window_was_closed_at_once(window, qtbot):
    session = window.session
    window.save_now()
    qtbot.keyClicks(window.results.report.add, "No pneumothorax, no eff")
    window.close()
    assert list(kept(session).unsent.values()) == ["No pneumothorax, no eff"]


def test_an_edited_sentence_is_there_after_a_kill(writing, qtbot):
    edit(writing, qtbot, "Cardiomegaly with")
    qtbot.wait(TYPED_AFTER_MS + 100)
    assert texts(kept(writing.session)) == ["Cardiomegaly with", "No effusion."]


def test_an_edit_that_was_left_with_escape_is_not_there_after_a_kill(writing, qtbot):
    chosen = edit(writing, qtbot, "Cardiomegaly with")
    qtbot.wait(TYPED_AFTER_MS + 100)
    qtbot.keyClick(chosen._editor, Qt.Key.Key_Escape)
    assert texts(kept(writing.session)) == ["The heart is big.", "No effusion."]


def test_an_edited_sentence_is_entered_when_another_study_is_opened(writing, qtbot, rg1_files):
    before = writing.session
    edit(writing, qtbot, "Cardiomegaly.")
    open_other(writing, qtbot, rg1_files["UNCI"])
    assert texts(before) == texts(kept(before)) == ["Cardiomegaly.", "No effusion."]
    assert texts(writing.session) == []


def test_an_edited_sentence_is_entered_when_the_window_closes(window, qtbot):
    edit(window, qtbot, "Cardiomegaly.")
    folder = window.session.folder
    window.close()
    stored = json.loads((folder / "session.json").read_text(encoding="utf-8"))
    assert [s["text"] for s in stored["report"]["sentences"]] == ["Cardiomegaly.", "No effusion."]


def test_an_editor_that_was_emptied_removes_nothing_when_the_study_is_left(writing, qtbot, rg1_files):
    before = writing.session
    chosen = row(writing)
    chosen.edit()
    qtbot.keyClick(chosen._editor, Qt.Key.Key_Delete)
    open_other(writing, qtbot, rg1_files["UNCI"])
    assert texts(before) == ["The heart is big.", "No effusion."]


def test_a_sentence_that_goes_while_it_is_edited_leaves_the_readers_words(writing, qtbot):
    edit(writing, qtbot, "Cardiomegaly.")
    session = writing.session
    session.write_report(session.report.removed(session.report.sentences[0].id), "New draft")
    assert texts(session) == ["No effusion.", "Cardiomegaly."]


def test_a_click_elsewhere_keeps_the_edit_and_the_focus_there(writing, qtbot):
    edit(writing, qtbot, "Cardiomegaly.")
    add = writing.results.report.add
    qtbot.mouseClick(add, Qt.MouseButton.LeftButton)
    assert QApplication.focusWidget() is add
    assert texts(writing.session)[0] == "Cardiomegaly."


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Escape])
def test_enter_and_escape_give_the_focus_to_the_sentence(writing, qtbot, key):
    chosen = edit(writing, qtbot, "Cardiomegaly.")
    qtbot.keyClick(chosen._editor, key)
    assert QApplication.focusWidget() is chosen


def test_a_signature_takes_the_open_edit_along_and_ends_editing(writing, qtbot):
    chosen = edit(writing, qtbot, "Cardiomegaly.")
    writing.results.report.sign_or_not()
    assert texts(writing.session) == ["Cardiomegaly.", "No effusion."]
    assert writing.session.report.signed_by
    chosen.edit()
    assert chosen._editor is None


def test_a_signature_takes_along_what_is_edited_under_findings_and_what_stands_in_the_field(writing, qtbot):
    qtbot.keyClicks(writing.results.report.add, "Normal.")
    writing.actions_["tab_findings"].trigger()
    first = writing.session.report.sentences[0]
    chosen = writing.results.findings.sentences._rows[first.id]
    chosen.edit()
    qtbot.keyClicks(chosen._editor, "Cardiomegaly.")
    writing.actions_["sign"].trigger()
    assert texts(writing.session) == ["Cardiomegaly.", "No effusion.", "Normal."]
    assert writing.session.report.signed_by
    assert writing.results.report.add.text() == ""
    assert chosen._editor is None


def test_undo_takes_back_the_sentence_that_is_being_edited(writing, qtbot):
    edit(writing, qtbot, "Small effusion.", 1)
    press(writing, "undo")
    assert texts(writing.session) == ["The heart is big.", "No effusion."]
    press(writing, "redo")
    assert texts(writing.session) == ["The heart is big.", "Small effusion."]


def test_who_exports_with_half_a_sentence_in_the_field_is_told_that_it_is_left_out(
    writing, qtbot, tmp_path, monkeypatch
):
    target = tmp_path / "report.txt"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a, **_k: (str(target), ""))
    said = lambda: " ".join(label.text() for label in writing.messages.shown("report").findChildren(QLabel))  # noqa: E731
    writing.actions_["export_report"].trigger()
    assert "not in it" not in said()
    qtbot.keyClicks(writing.results.report.add, "No pneumothorax")
    writing.actions_["export_report"].trigger()
    assert "pneumothorax" not in target.read_text()
    assert "“Add a sentence” is not in it" in said()


def test_an_edit_of_a_signed_report_says_what_to_do_first(writing, qtbot):
    writing.actions_["sign"].trigger()
    qtbot.mouseDClick(row(writing), Qt.MouseButton.LeftButton)
    assert row(writing)._editor is None
    assert "take the signature back" in writing.status.note_line.text()


@pytest.mark.parametrize("signed", [False, True])
def test_nothing_of_the_report_is_cut_in_a_narrow_panel(writing, signed):
    writing.results.resize(300, 688)
    writing.settings.reader.id = "Dr. Maximiliane Mustermann"
    if signed:
        writing.actions_["sign"].trigger()
    QApplication.processEvents()
    panel = writing.results.report
    assert panel.widget().width() <= panel.viewport().width()
    for made in (panel.accept, panel.sign, panel.export):
        assert panel.widget().rect().contains(made.geometry().translated(made.parentWidget().pos()))
        assert made.width() >= made.sizeHint().width()


def test_the_editor_grows_with_what_is_typed(writing, qtbot):
    chosen = edit(writing, qtbot, "The heart is of normal size and shape. " * 5)
    editor = chosen._editor
    qtbot.waitUntil(lambda: editor.verticalScrollBar().maximum() == 0)
    qtbot.waitUntil(lambda: chosen.height() >= editor.height())


def test_keys_of_a_sentence(window, qtbot):
    chosen = row(window)
    chosen.setFocus()
    qtbot.waitUntil(chosen.hasFocus)
    qtbot.keyClick(chosen, Qt.Key.Key_Space)
    assert window.session.selected_sentence == chosen.sentence_id
    qtbot.keyClick(chosen, Qt.Key.Key_F2)
    assert chosen._editor is not None
    assert window.actions_["panel_studies"].isChecked()


def test_a_phrase_of_one_study_is_not_asked_about_the_next(writing, qtbot, rg1, rg1_files):
    phrase = writing.results.explain.phrase
    phrase.setText("left lower lobe opacity")
    open_other(writing, qtbot, rg1_files["UNCI"])
    assert (phrase.text(), writing.session.choices.phrase) == ("", "")
    open_other(writing, qtbot, rg1)
    assert phrase.text() == "left lower lobe opacity"


def test_undo_goes_on_after_another_study_was_read(window, qtbot, rg1, rg1_files):
    window.actions_["mark_read"].trigger()
    press(window, "invert")
    open_other(window, qtbot, rg1_files["UNCI"])
    assert not window.actions_["undo"].isEnabled()
    open_other(window, qtbot, rg1)
    qtbot.waitUntil(lambda: window.grid.state.invert)
    press(window, "undo")
    assert not window.grid.state.invert
    assert window.actions_["undo"].text() == "Undo: mark read"
    press(window, "undo")
    assert not window.actions_["mark_read"].isChecked()
    assert window.grid.layout_id == "layout_one"
    press(window, "undo")
    assert texts(window.session) == ["The heart is big."]
    press(window, "redo")
    assert texts(kept(window.session)) == ["The heart is big.", "No effusion."]


def test_a_study_that_another_window_has_open_is_said_and_left_alone(window, make_window, qtbot, rg1):
    first = window.session
    second = make_window(children=False)
    second.open_path(rg1)
    qtbot.waitUntil(lambda: second.session is not None)
    assert "open in another RadGaze window" in second.messages.shown("session").text
    report = second.results.report
    assert not report.add.isEnabled()
    second.actions_["key_image"].trigger()
    assert not second.actions_["key_image"].isChecked()
    assert "Not changed" in second.messages.shown("refused").text
    second.actions_["mark_read"].trigger()
    assert not second.actions_["mark_read"].isChecked()
    window.results.report.accept_all()
    first.write_report(first.report.added("After."), "Add")
    window.close()
    second.opener.begin_again()
    assert second.messages.shown("session") is None
    assert texts(second.session) == ["The heart is big.", "No effusion.", "After."]
    assert report.add.isEnabled()


def test_a_damaged_session_file_is_set_aside_and_said(writing, qtbot, rg1, rg1_files):
    folder = writing.session.folder
    open_other(writing, qtbot, rg1_files["UNCI"])
    (folder / "session.json").write_bytes(b'{"format": 1, "study"')
    open_other(writing, qtbot, rg1)
    assert writing.session.folder == folder
    assert "session.json.damaged-" in writing.messages.shown("session").text
    open_other(writing, qtbot, rg1_files["UNCI"])
    assert writing.messages.shown("session") is None


def full_disk(*_args):
    raise OSError(28, "No space left on device")


@pytest.mark.parametrize("what", ["journal", "save"])
def test_what_could_not_be_kept_is_said_until_it_is_kept(writing, monkeypatch, what):
    session = writing.session
    with monkeypatch.context() as full:
        full.setattr(
            session._journal if what == "journal" else session,
            "write" if what == "journal" else what,
            full_disk,
        )
        session.write_report(session.report.added("One."), "Add")
        writing.saving.now() if what == "save" else None
        assert "No space left" in writing.messages.shown(what).text
    session.write_report(session.report.added("Two."), "Add")
    writing.saving.now()
    assert writing.messages.shown(what) is None


def test_a_session_that_could_not_be_saved_when_it_was_left_is_saved_later(
    window, qtbot, monkeypatch, rg1_files
):
    left = window.session
    with monkeypatch.context() as full:
        full.setattr(left, "save", full_disk)
        left.set_choices(phrase="left lower lobe")
        open_other(window, qtbot, rg1_files["UNCI"])
        assert window.messages.shown("save") is not None
    assert kept(left).choices.phrase == ""
    window.close()
    assert kept(left).choices.phrase == "left lower lobe"
