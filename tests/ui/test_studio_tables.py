"""Tables and dictations of a study in its window: what `radgaze study` says, without the command line."""

from __future__ import annotations

import pytest
from study_protocols import NOW, PLAIN, begun

from app.study import tables
from app.study.dictation import Speech, keep, speeches_of
from app.study.participants import enrol_simulated
from app.study.spoken import Spoken
from ui import theme
from ui.loading import Background
from ui.study.results_page import FIELDS, KINDS, ResultsPage
from ui.study.words_page import WordsPage


@pytest.fixture
def background(qapp):
    theme.install(qapp)
    made = Background()
    yield made
    made.close()


@pytest.fixture
def study(tmp_path):
    made = begun(tmp_path, PLAIN)
    enrol_simulated(made, now=NOW)
    return made


@pytest.fixture
def results(qtbot, background, study):
    page = ResultsPage(background)
    qtbot.addWidget(page)
    page.show_study(study)
    return page


def shown(page, qtbot, kind):
    page.kind.setCurrentIndex(page.kind.findData(kind))
    page.compute()
    qtbot.waitUntil(lambda: page.said.text() not in ("", "Computing…"))
    return page.shown


def test_orders_are_those_that_each_participant_would_get(results, qtbot, study):
    results.participants.setText("2")
    table = shown(results, qtbot, "orders")
    assert [row[3] for row in table.rows] == [t.stimulus.id for n in (1, 2) for t in study.plan(n)]
    assert results.table.rowCount() == 8


def test_standing_says_what_comes_next(results, qtbot):
    ((number, _, done, trials, attempts, said),) = shown(results, qtbot, "standing").rows
    assert (number, done, trials, attempts) == ("1", "0", "4", "0")
    assert said.startswith("begin")


def test_each_kind_shows_what_it_is_asked_with_alone(results):
    for kind in KINDS:
        results.kind.setCurrentIndex(results.kind.findData(kind))
        visible = {name for name, row in results._rows.items() if row.isVisibleTo(results)}
        assert visible == set(FIELDS.get(kind, ()))


def test_a_table_is_saved_as_it_is_shown(results, qtbot, tmp_path):
    shown(results, qtbot, "quality")
    results.save(tmp_path / "quality.csv")
    lines = (tmp_path / "quality.csv").read_text("utf-8").splitlines()
    assert lines[0].startswith("group,participants,complete")
    assert len(lines) == results.table.rowCount() + 1


def test_a_query_of_no_dataset_says_what_to_do(results, qtbot, tmp_path):
    results.kind.setCurrentIndex(results.kind.findData("query"))
    results.dataset.setText(str(tmp_path))
    results.compute()
    qtbot.waitUntil(lambda: "radgaze" in results.said.text())
    assert results.shown is None


def test_paths_are_put_into_the_study_and_films_without_one_are_seen(results, qtbot, study, tmp_path):
    film = study.stimuli[0].id
    (tmp_path / "paths.csv").write_text(f"case,onset_ms,duration_ms,x_px,y_px\n{film},0,200,10,10\n", "utf-8")
    results.paths.setText(str(tmp_path / "paths.csv"))
    table = shown(results, qtbot, "paths")
    assert [row[1] for row in table.rows] == ["predicted", "", "", ""]
    assert (study.path / "paths" / "predicted.csv").is_file()


def test_more_rows_than_are_shown_are_said_to_be_left_out(study, monkeypatch):
    monkeypatch.setattr(tables, "MOST_ROWS", 3)
    table = tables.orders(study, 2)
    assert (len(table.rows), table.cut) == (3, True)


@pytest.fixture
def words(qtbot, background, study, tmp_path, monkeypatch):
    folder = tmp_path / "attempt"
    folder.mkdir()
    speech = keep(folder, Speech(phase=1, text="Lungs are claer.", source="recognised"))
    monkeypatch.setattr("ui.study.words_page.spoken_in", lambda _study: [
        Spoken(folder, "P-1  1.1  film", one) for one in speeches_of(folder)
    ])  # fmt: skip
    page = WordsPage(background)
    qtbot.addWidget(page)
    page.show_study(study)
    qtbot.waitUntil(lambda: page.text.toPlainText() == speech.text)
    return page, folder


def test_a_corrected_dictation_is_kept(words, qtbot):
    page, folder = words
    page.text.setPlainText("Lungs are clear.")
    page.correct()
    qtbot.waitUntil(lambda: "No voice was kept" in page.said.text())
    (speech,) = speeches_of(folder)
    assert (speech.text, speech.source) == ("Lungs are clear.", "typed")


def test_a_correction_that_cannot_be_kept_is_not_lost(words, qtbot, monkeypatch):
    page, _ = words

    def full(*_args):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("ui.study.words_page.put_text", full)
    page.text.setPlainText("Lungs are clear.")
    page.correct()
    qtbot.waitUntil(lambda: "No space left" in page.said.text())
    assert page.text.toPlainText() == "Lungs are clear."
    assert page.keep.isEnabled()
