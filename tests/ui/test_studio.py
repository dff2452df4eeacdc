"""The window of studies: a protocol by click and by hand, people, consent, export, all without a command
line."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from study_protocols import PLAIN

from app.cli import main
from app.export.collections.formats import FORMATS
from app.study.editing import tables_of
from app.study.folder import open_study
from app.study.participants import participants_of
from ui import theme
from ui.loading import Background
from ui.study.people_page import ConsentSheet, EnrolDialog
from ui.study.studio import StudioWindow

ASKS = '\n[[participants.asks]]\nname = "years"\ntext = "Years of reading?"\nanswer = "number"\n'


@pytest.fixture
def studio(qapp, qtbot, tmp_path):
    theme.install(qapp)
    background = Background()
    came = []
    window = StudioWindow(background, lambda study, who: came.append((study.protocol.name, who)))
    qtbot.addWidget(window)
    window.show()
    yield SimpleNamespace(window=window, came=came)
    window.close()
    background.close()


def begun(studio, tmp_path, text=PLAIN):
    path = tmp_path / "protocol.toml"
    path.write_text(text, encoding="utf-8")
    studio.window.protocol.open(path)
    assert studio.window.begin_in(tmp_path / "study")
    return studio.window.study


def test_a_phase_that_is_clicked_stands_in_the_text_and_a_text_that_is_typed_in_the_table(studio, qtbot):
    page = studio.window.protocol
    phases = page.phases
    phases.kind.setCurrentIndex(phases.kind.findData("rating"))
    phases.add()
    kinds = [row["kind"] for row in tables_of(page.text.toPlainText())["phases"]]
    assert kinds == ["free_viewing", "rating"]
    phases.list.setCurrentRow(1)
    phases.move_row(-1)
    assert "rating" in phases.list.item(0).text()
    page.text.setPlainText(page.text.toPlainText().replace("seconds = 5.0", "seconds = 7.5"))
    qtbot.waitUntil(lambda: "7.5 s" in phases.list.item(1).text())
    page.order.setCurrentIndex(page.order.findData("latin_square"))
    page.order.activated.emit(page.order.currentIndex())
    assert tables_of(page.text.toPlainText())["order"] == {"kind": "latin_square"}


def test_a_mistake_is_shown_with_line_and_field_while_it_is_typed_and_nothing_can_be_begun(studio, qtbot):
    page = studio.window.protocol
    wrong = page.text.toPlainText().replace("seconds = 5.0", "seconds = -1")
    page.text.setPlainText(wrong)
    qtbot.waitUntil(lambda: page.mistakes.count() == 1)
    line = wrong.splitlines().index("seconds = -1") + 1
    assert page.mistakes.item(0).text().startswith(f"line {line}: phases[1].seconds: ")
    assert not studio.window.begin.isEnabled()
    page._go_to(page.mistakes.item(0))
    assert page.text.textCursor().blockNumber() == line - 1


def test_a_value_of_a_row_is_written_in_its_field(studio):
    page = studio.window.protocol
    form = page.phases.fields
    field = form.itemAtPosition(0, 1).widget()
    field.setText("9")
    field.editingFinished.emit()
    assert tables_of(page.text.toPlainText())["phases"][0]["seconds"] == 9


def test_a_person_is_enrolled_signs_and_sits_down_and_withdraws(studio, qtbot, tmp_path, monkeypatch):
    monkeypatch.setattr("ui.study.people_page.data_folder", lambda: tmp_path / "nowhere")
    study = begun(studio, tmp_path, PLAIN + ASKS)
    people = studio.window.people
    people.enrol()
    assert "key file and passphrase are needed" in people.said.text()
    people.key.path.setText(str(tmp_path / "apart" / "key.json"))
    people.key.passphrase.setText("secret")
    people.enrol()
    dialog = people.findChild(EnrolDialog)
    dialog.person.setText("Ada Lovelace")
    dialog.answers["years"].setText("many")
    dialog.enrol()
    assert "a number" in dialog.wrong.text()
    dialog.answers["years"].setText("12")
    dialog.enrol()
    qtbot.waitUntil(lambda: people.people.count() == 1)
    (who,) = participants_of(study)
    assert who.answers == {"years": "12"}
    assert not people.buttons["sit"].isEnabled()
    people.consent()
    sheet = people.findChild(ConsentSheet)
    sheet.sign()
    assert "does not agree" in sheet.wrong.text()
    sheet.agrees.setChecked(True)
    sheet.signature.setText("Ada Lovelace")
    sheet.sign()
    qtbot.waitUntil(people.buttons["sit"].isEnabled)
    people.sit()
    assert studio.came == [("small", who.pseudonym)]
    people.erase(study, who.pseudonym)
    qtbot.waitUntil(lambda: "No trace is left" in people.said.text())
    qtbot.waitUntil(lambda: people.people.count() == 0)


def test_what_was_collected_is_exported_with_its_format_chosen(studio, qtbot, tmp_path):
    path = tmp_path / "p.toml"
    path.write_text(PLAIN, encoding="utf-8")
    words = ["--participant", "new", "--simulated", "--rate", "60", "--voice", "none", "--trials", "1"]
    assert main(["study", "run", str(path), "--study", str(tmp_path / "s"), *words]) == 0
    assert studio.window.open(tmp_path / "s")
    page = studio.window.export
    assert page.format.count() == len(FORMATS)
    page.format.setCurrentIndex(page.format.findData("parquet"))
    page.folder.setText(str(tmp_path / "out"))
    page.export()
    qtbot.waitUntil(lambda: "1 readings" in page.said.text())
    assert (tmp_path / "out" / "fixations.parquet").is_file()
    assert open_study(tmp_path / "s").path == studio.window.study.path


def test_a_folder_that_is_no_study_is_said_to_be_none(studio, tmp_path):
    assert not studio.window.open(tmp_path)
    assert "study.json is missing" in studio.window.said.text()


def test_an_export_that_is_stopped_leaves_nothing(studio, qtbot, tmp_path, monkeypatch):
    path = tmp_path / "p.toml"
    path.write_text(PLAIN, encoding="utf-8")
    words = ["--participant", "new", "--simulated", "--rate", "60", "--voice", "none", "--trials", "1"]
    assert main(["study", "run", str(path), "--study", str(tmp_path / "s"), *words]) == 0
    studio.window.open(tmp_path / "s")
    page = studio.window.export
    page.folder.setText(str(tmp_path / "out"))

    def stopped(collection, folder, *, form, options):
        page._stop.wait(60)
        options.told(0, 1)

    monkeypatch.setattr("ui.study.export_page.write_collection", stopped)
    page.export()
    page.cancel.click()
    qtbot.waitUntil(lambda: "Stopped" in page.said.text())
    assert not (tmp_path / "out").exists()
