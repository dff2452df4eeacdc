"""What was written since the last save is there again, also after a kill and with a line cut off."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest

from app.measure.annotation import Calibration, KeyImage, new_annotation
from app.reading.records import ADDED, StudyRef
from app.reading.report import Report
from app.reading.session import ReadingSession

STUDY = StudyRef(id="s", title="t", image_path="film.dcm", image_id="x", width_px=100, height_px=100)


def session(folder: Path) -> ReadingSession:
    return ReadingSession.open(folder, STUDY)


def test_annotations_are_undone_and_made_again(tmp_path: Path) -> None:
    mine = session(tmp_path)
    ruler = new_annotation("ruler", ((1.0, 2.0), (3.0, 4.0)))
    mine.set_markup(mine.markup.with_annotation(ruler), "Ruler")
    mine.set_markup(mine.markup.with_annotation(ruler.moved(10, 0)), "Move ruler")
    assert mine.undo.undo_text == "Move ruler"
    mine.undo.undo()
    assert mine.markup.annotations == (ruler,)
    mine.undo.undo()
    assert mine.markup.annotations == ()
    mine.undo.redo()
    mine.undo.redo()
    assert mine.markup.annotations == (ruler.moved(10, 0),)
    mine.set_markup(mine.markup.without(ruler.id), "Delete ruler")
    assert mine.markup.find(ruler.id) is None


def test_saving_keeps_the_markup_and_makes_the_journal_obsolete(tmp_path: Path) -> None:
    mine = session(tmp_path)
    arrow = new_annotation("arrow", ((1.0, 2.0), (3.0, 4.0)), "nodule?")
    mine.set_markup(mine.markup.with_annotation(arrow), "Arrow")
    assert (tmp_path / "journal.jsonl").exists()
    mine.save()
    assert not (tmp_path / "journal.jsonl").exists()
    assert session(tmp_path).markup.annotations == (arrow,)


def test_what_was_not_saved_is_back(tmp_path: Path) -> None:
    import msgspec

    mine = session(tmp_path)
    mine.save()
    markup = mine.markup.with_annotation(new_annotation("text", ((5.0, 6.0),), "here"))
    markup = msgspec.structs.replace(
        markup, calibration=Calibration(known_mm=50, length_px=400), key_image=KeyImage(note="look")
    )
    mine.set_markup(markup, "Text")
    mine.write_report(Report().added("The heart is enlarged."), "Write")
    again = session(tmp_path)
    assert again.markup == markup
    assert again.report.text == "The heart is enlarged."
    assert again.dirty


def test_a_line_that_was_cut_off_costs_only_itself(tmp_path: Path) -> None:
    mine = session(tmp_path)
    ruler = new_annotation("ruler", ((1.0, 2.0), (3.0, 4.0)))
    mine.set_markup(mine.markup.with_annotation(ruler), "Ruler")
    with open(tmp_path / "journal.jsonl", "ab") as file:
        file.write(b'{"topic":"markup","value":{"annotations":[{"id":"half')
    assert session(tmp_path).markup.annotations == (ruler,)


def test_what_is_written_after_a_line_that_was_cut_off_is_back_too(tmp_path: Path) -> None:
    with open(tmp_path / "journal.jsonl", "wb") as file:
        file.write(b'{"topic":"markup","value":{"annotations":[{"id":"half')
    mine = session(tmp_path)
    ruler = new_annotation("ruler", ((1.0, 2.0), (3.0, 4.0)))
    mine.set_markup(mine.markup.with_annotation(ruler), "Ruler")
    assert session(tmp_path).markup.annotations == (ruler,)


def test_text_that_was_not_entered_is_back_in_its_field(tmp_path: Path) -> None:
    mine = session(tmp_path)
    mine.type_text(ADDED, "No pneumothorax, no effusi")
    mine.keep_unsent()
    again = session(tmp_path)
    assert again.unsent == {ADDED: "No pneumothorax, no effusi"}
    again.save()
    assert session(tmp_path).unsent == again.unsent
    again.type_text(ADDED, "")
    again.keep_unsent()
    assert session(tmp_path).unsent == {}


def test_a_sentence_that_was_being_edited_is_in_the_report_and_can_be_taken_back(tmp_path: Path) -> None:
    mine = session(tmp_path)
    mine.write_report(Report().added("The heart is big."), "Write")
    sentence = mine.report.sentences[0]
    mine.type_text(sentence.id, "Cardiomegaly with")
    mine.keep_unsent()
    again = session(tmp_path)
    assert again.report.text == "Cardiomegaly with"
    assert again.unsent == {}
    again.undo.undo()
    assert again.report.text == "The heart is big."


@pytest.mark.parametrize(("text", "signed"), [("  ", False), ("Changed.", True)])
def test_an_emptied_editor_and_a_signed_report_change_nothing(
    tmp_path: Path, text: str, signed: bool
) -> None:
    mine = session(tmp_path)
    report = Report().added("The heart is big.")
    mine.write_report(report.signed("R1", "2026-01-01") if signed else report, "Write")
    mine.type_text(mine.report.sentences[0].id, text)
    mine.keep_unsent()
    assert session(tmp_path).report.text == "The heart is big."


def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    folder = tmp_path / "file"
    folder.write_text("in the way")
    mine = ReadingSession(folder, STUDY)
    mine.set_markup(mine.markup.with_annotation(new_annotation("text", ((5.0, 6.0),), "here")), "Text")
    assert mine.journal_problem


WRITER = """
import sys, time
from pathlib import Path
from app.measure.annotation import new_annotation
from app.reading.records import StudyRef
from app.reading.session import ReadingSession
study = StudyRef(id="s", title="t", image_path="film.dcm", image_id="x", width_px=100, height_px=100)
mine = ReadingSession.open(Path(sys.argv[1]), study)
for number in range(100_000):
    mark = new_annotation("text", ((float(number), 0.0),), f"mark {number}")
    mine.set_markup(mine.markup.without("x").with_annotation(mark) if number < 50 else mine.markup, "Text")
    if number == 20:
        mine.save()
    if number < 50:
        print(number, flush=True)
    else:
        time.sleep(1)
"""


@pytest.mark.parametrize("until", [3, 20, 33])
def test_a_killed_program_loses_nothing_that_it_was_told(tmp_path: Path, until: int) -> None:
    process = subprocess.Popen(
        [sys.executable, "-c", WRITER, str(tmp_path)],
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[2],
    )
    assert process.stdout is not None
    told = -1
    deadline = time.monotonic() + 30
    while told < until and time.monotonic() < deadline:
        told = int(process.stdout.readline())
    process.kill()
    process.wait()
    process.stdout.close()
    assert told >= until
    texts = [a.text for a in session(tmp_path).markup.annotations]
    assert texts[: until + 1] == [f"mark {n}" for n in range(until + 1)]


@pytest.mark.parametrize(
    "value", ["null", "[" * 3000 + "]" * 3000, '{"annotations":[{"points":[[null,1]]}]}']
)
def test_of_a_damaged_line_the_one_before_it_counts(tmp_path: Path, value: str) -> None:
    mine = session(tmp_path)
    ruler = new_annotation("ruler", ((1.0, 2.0), (3.0, 4.0)))
    mine.set_markup(mine.markup.with_annotation(ruler), "Ruler")
    with (tmp_path / "journal.jsonl").open("a") as file:
        file.write(f'\n{{"topic":"markup","value":{value}}}\n')
    assert session(tmp_path).markup.annotations == (ruler,)
