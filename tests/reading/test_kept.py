"""Sessions are opened whatever state their files are in, by one window at a time, with their undo steps."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest

from app.measure.annotation import KeyImage, new_annotation
from app.reading.colour import colour_maps
from app.reading.kept import BESIDE, KeptSessions
from app.reading.records import Choices, Markup, OverlayOptions, StudyRef
from app.reading.report import Report
from app.reading.session import ReadingSession
from app.reading.view import ViewState
from inference import api

STUDY = StudyRef(id="s", title="t", image_path="film.dcm", image_id="x", width_px=100, height_px=100)


@pytest.fixture
def window():
    kept = KeptSessions()
    yield kept
    kept.close()


@pytest.fixture
def other_window():
    kept = KeptSessions()
    yield kept
    kept.close()


def damage(folder: Path) -> bytes:
    path = folder / "session.json"
    path.write_bytes(path.read_bytes()[:-200])
    return path.read_bytes()


def write(session: ReadingSession, text: str) -> None:
    session.write_report(session.report.added(text), "Write")


def test_a_damaged_file_is_set_aside_once_and_the_study_goes_on_in_its_folder(tmp_path, window) -> None:
    first = window.open(tmp_path, STUDY).session
    write(first, "Saved.")
    first.save()
    damaged = damage(tmp_path)
    opened = reopened(window, tmp_path, first)
    assert opened.session.folder == tmp_path
    ((what, _now),) = opened.notes
    (aside,) = tmp_path.glob("session.json.damaged-*")
    assert aside.name in what
    assert aside.read_bytes() == damaged
    write(opened.session, "After.")
    opened.session.save()
    again = reopened(window, tmp_path, opened.session)
    assert again.notes == []
    assert again.session.report.text == "After."


def reopened(window: KeptSessions, folder: Path, session: ReadingSession):
    """As after a new start: nothing is remembered."""
    window.leave(folder, session)
    window._left.clear()
    return window.open(folder, STUDY)


def test_what_stands_in_the_journal_survives_a_damaged_file(tmp_path, window) -> None:
    first = window.open(tmp_path, STUDY).session
    first.save()
    ruler = new_annotation("ruler", ((1.0, 2.0), (3.0, 4.0)))
    first.set_markup(first.markup.with_annotation(ruler), "Ruler")
    damage(tmp_path)
    assert reopened(window, tmp_path, first).session.markup.annotations == (ruler,)


def test_a_file_of_a_later_format_stays_and_the_session_beside_it_is_found_again(tmp_path, window) -> None:
    first = window.open(tmp_path, STUDY).session
    first.save()
    path = tmp_path / "session.json"
    path.write_text(json.dumps(json.loads(path.read_text()) | {"format": 99}))
    later = path.read_bytes()
    opened = reopened(window, tmp_path, first)
    assert opened.session.folder == tmp_path / BESIDE
    assert "format 99" in opened.notes[0][0]
    write(opened.session, "Meanwhile.")
    opened.session.save()
    assert reopened(window, tmp_path, opened.session).session.report.text == "Meanwhile."
    assert path.read_bytes() == later


def test_a_second_window_sees_the_study_and_writes_nothing(tmp_path, window, other_window) -> None:
    mine = window.open(tmp_path, STUDY).session
    write(mine, "Mine.")
    mine.save()
    theirs = other_window.open(tmp_path, STUDY).session
    assert theirs.read_only
    assert theirs.report.text == "Mine."
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    heard = []
    theirs.listen(heard.append)
    write(theirs, "Theirs.")
    theirs.set_markup(theirs.markup.with_annotation(new_annotation("text", ((1.0, 1.0),), "x")), "Text")
    theirs.mark_read(read=True)
    theirs.set_overlay(opacity=0.1)
    theirs.type_text("added", "half a sen")
    theirs.keep_unsent()
    theirs.save()
    assert heard == ["refused", "refused", "refused", "options"]
    assert theirs.report.text == "Mine."
    assert not theirs.dirty
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before


def test_a_second_window_moves_no_damaged_file(tmp_path, window, other_window) -> None:
    mine = window.open(tmp_path, STUDY).session
    mine.save()
    damaged = damage(tmp_path)
    assert other_window.open(tmp_path, STUDY).session.read_only
    assert (tmp_path / "session.json").read_bytes() == damaged


def test_a_study_that_was_left_is_free_for_others(tmp_path, window, other_window) -> None:
    mine = window.open(tmp_path, STUDY).session
    window.leave(tmp_path, mine)
    theirs = other_window.open(tmp_path, STUDY).session
    assert not theirs.read_only
    write(theirs, "Theirs.")
    theirs.save()
    assert window.open(tmp_path, STUDY).session.read_only
    other_window.close()
    again = window.open(tmp_path, STUDY).session
    assert not again.read_only
    assert again.report.text == "Theirs."


def test_a_killed_window_holds_nothing(tmp_path, window) -> None:
    holder = (
        "import sys; from pathlib import Path; from app.lock import take; "
        "lock = take(Path(sys.argv[1])); print('held', flush=True); sys.stdin.read()"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", holder, str(tmp_path / "session.lock")],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[2],
    )
    assert process.stdout is not None
    assert process.stdin is not None
    assert process.stdout.readline() == "held\n"
    assert window.open(tmp_path, STUDY).session.read_only
    process.kill()
    process.wait()
    process.stdout.close()
    process.stdin.close()
    assert not window.open(tmp_path, STUDY).session.read_only


def test_where_nothing_can_be_locked_the_study_is_taken_without(tmp_path, window) -> None:
    (tmp_path / "session.lock").mkdir()
    assert not window.open(tmp_path, STUDY).session.read_only


def test_changes_can_be_undone_after_another_study_was_read(tmp_path, window) -> None:
    first = window.open(tmp_path / "a", STUDY).session
    write(first, "One.")
    first.undo.push("Pan the prior", lambda: None, lambda: None)
    first.save()
    window.leave(tmp_path / "a", first)
    second = window.open(tmp_path / "b", STUDY).session
    assert second.undo.undo_text is None
    window.leave(tmp_path / "b", second)
    again = window.open(tmp_path / "a", STUDY).session
    assert again.undo.undo_text == "Write"
    again.undo.undo()
    assert again.report == Report()


def test_only_the_newest_studies_are_remembered(tmp_path) -> None:
    kept = KeptSessions(limit=2)
    for name in "abc":
        session = kept.open(tmp_path / name, STUDY).session
        write(session, name)
        session.save()
        kept.leave(tmp_path / name, session)
    texts = []
    for name in "abc":
        session = kept.open(tmp_path / name, STUDY).session
        texts.append((session.report.text, session.undo.undo_text))
    kept.close()
    assert texts == [("a", None), ("b", "Write"), ("c", "Write")]


def test_what_could_not_be_saved_is_saved_later_unless_another_window_wrote_meanwhile(
    tmp_path, other_window, monkeypatch
) -> None:
    kept = KeptSessions(limit=1)
    sessions = {}
    with monkeypatch.context() as full:
        full.setattr(
            ReadingSession, "save", lambda _self: (_ for _ in ()).throw(OSError(28, "No space left"))
        )
        for name in "ab":
            sessions[name] = kept.open(tmp_path / name, STUDY).session
            sessions[name].set_choices(phrase=name)
            kept.leave(tmp_path / name, sessions[name])
        assert kept.save_left()[0] == tmp_path / "b"
    theirs = other_window.open(tmp_path / "a", STUDY).session
    theirs.set_choices(phrase="theirs")
    theirs.save()
    other_window.close()
    assert kept.save_left() is None
    phrases = [ReadingSession.open(tmp_path / name, STUDY).choices.phrase for name in "ab"]
    assert phrases == ["theirs", "b"]


def test_a_byte_that_is_no_text_makes_a_damaged_file(tmp_path, window) -> None:
    first = window.open(tmp_path, STUDY).session
    write(first, "Saved.")
    first.save()
    first.path.write_bytes(first.path.read_bytes().replace(b"Saved.", b"Sa\xff\xfed."))
    opened = reopened(window, tmp_path, first)
    assert "was damaged" in opened.notes[0][0]


def test_undo_of_what_another_window_is_editing_writes_nothing(tmp_path, window, other_window) -> None:
    first = window.open(tmp_path, STUDY).session
    write(first, "The heart is big.")
    first.type_text(first.report.sentences[0].id, "Cardiomegaly with")
    first.keep_unsent()
    before = first._journal.path.read_bytes()
    looked_at = other_window.open(tmp_path, STUDY).session
    looked_at.undo.undo()
    assert looked_at.undo.undo_text is None
    assert first._journal.path.read_bytes() == before


def test_a_session_file_with_one_bad_field_keeps_all_others(tmp_path, window, other_window) -> None:
    """A number that is none is written as null, which no probability may be."""
    session = window.open(tmp_path, STUDY).session
    session.write_report(session.report.added("Important sentence."), "Add sentence")
    for value in (0.5, float("nan")):
        row = api.FindingRow(finding="edema", no_gaze=value, own_gaze=None, predicted_gaze=None)
        frame = api.FrameRef(segment="s", offset=0, shape=(4, 4), dtype="uint16", digest="0" * 64)
        image = api.ImageInput(frame=frame, width_px=4, height_px=4, image_id="x")
        result = api.DiagnoseResult(rows=[row], predicted=None, calibrated_on="", models=[], seed=0)
        session.add_diagnosis(api.Diagnose(image=image), result, 0.1)
    session.save()
    window.close()
    opened = other_window.open(tmp_path, STUDY)
    assert opened.session.report.text == "Important sentence."
    assert [d.result.rows[0].no_gaze for d in opened.session.diagnoses] == [0.5]
    assert opened.notes[0][1] == "All else is back; left out: 1 of 2 diagnoses."
    assert len(list(tmp_path.glob("session.json.damaged-*"))) == 1


def damaged_in(folder: Path, window: KeptSessions, change: Callable[[dict[str, Any]], object]) -> bytes:
    """A session of two rulers, a key image and a signed report of two sentences, with `change` made to its
    file."""
    session = window.open(folder, STUDY).session
    rulers = (new_annotation("ruler", ((1.0, 2.0), (3.0, y))) for y in (4.0, 5.0))
    key = KeyImage(note="for the conference", marked_at="2026-01-01T00:00:00+00:00")
    session.markup = Markup(annotations=tuple(rulers), key_image=key)
    session.report = session.report.added("Important sentence.").added("Second sentence.")
    session.report = session.report.signed("Reader", "2026-01-01T00:00:00", session.markup.digest())
    session.save()
    window.close()
    stored = json.loads(session.path.read_bytes())
    change(stored)
    session.path.write_text(json.dumps(stored))
    return session.path.read_bytes()


@pytest.mark.parametrize("value", [None, float("nan"), 1e999, "x", []])
def test_one_bad_point_costs_its_ruler_and_nothing_else(
    tmp_path: Path, window: KeptSessions, other_window: KeptSessions, value: object
) -> None:
    def change(stored: dict[str, Any]) -> None:
        stored["markup"]["annotations"][0]["points"][0][0] = value

    damaged_in(tmp_path, window, change)
    opened = other_window.open(tmp_path, STUDY)
    assert [a.points[1][1] for a in opened.session.markup.annotations] == [5.0]
    assert opened.session.markup.key_image is not None
    assert opened.session.report.signed_by == "Reader"
    assert opened.notes[0][1] == "All else is back; left out: 1 of 2 annotations (markup)."


@pytest.mark.parametrize("value", [float("nan"), 1e999, -1e308, 1e308, "x"])
@pytest.mark.parametrize(
    ("place", "kept"),
    [
        ("overlay.opacity", OverlayOptions(contour=True)),
        ("overlay.colour_map", OverlayOptions(contour=True)),
        ("overlay.sample", OverlayOptions(contour=True)),
        ("choices.gaze_strength", Choices(phrase="heart", options={"matex": {"blur": 2.0}})),
        ("choices.seed", Choices(phrase="heart", options={"matex": {"blur": 2.0}})),
        ("view.zoom", ViewState(fit=False, centre_x_px=5.0)),
        ("view.quarter_turns", ViewState(fit=False, centre_x_px=5.0)),
    ],
)
def test_a_number_that_nothing_can_be_painted_with_costs_itself(
    tmp_path: Path, window: KeptSessions, other_window: KeptSessions, place: str, kept: object, value: object
) -> None:
    """Finite, but beyond all sliders: a panel's `round(1e308 * 100)` raised at the next start."""
    part, name = place.split(".")

    def change(stored: dict[str, Any]) -> None:
        stored[part] = {**msgspec.to_builtins(kept), name: value}

    damaged_in(tmp_path, window, change)
    opened = other_window.open(tmp_path, STUDY)
    assert getattr(opened.session, part) == kept
    assert opened.session.report.signed_by == "Reader"
    assert opened.notes[0][1] == f"All else is back; left out: {name} ({part})."


def test_one_bad_figure_or_option_costs_itself(tmp_path, window, other_window) -> None:
    def change(stored: dict[str, Any]) -> None:
        stored["figures"] = {"scanmatch a": 0.5, "scanmatch b": float("nan")}
        stored["choices"]["options"] = {"matex": {"blur": 2.0, "prior": "much"}}

    damaged_in(tmp_path, window, change)
    session = other_window.open(tmp_path, STUDY).session
    assert session.figures == {"scanmatch a": 0.5}
    assert session.choices.options == {"matex": {"blur": 2.0}}


def test_an_answer_is_whole_or_gone(tmp_path, window, other_window) -> None:
    """Outlines without the model that drew them were kept, and could not be painted."""
    model = api.ModelInfo(
        id="demo-anatomy", version="1", task="anatomy", architecture="", trained_on="", licence="", demo=True
    )
    frame = api.FrameRef(segment="s", offset=0, shape=(4, 4), dtype="uint16", digest="0" * 64)
    image = api.ImageInput(frame=frame, width_px=4, height_px=4, image_id="x")
    session = window.open(tmp_path, STUDY).session
    result = api.SegmentAnatomyResult(outlines=[], lines=None, models=[model], seed=0)
    session.set_anatomy(api.SegmentAnatomy(image=image), result, 0.1)
    session.save()
    window.close()
    stored = json.loads(session.path.read_bytes())
    stored["anatomy"]["result"]["models"][0]["demo"] = None
    session.path.write_text(json.dumps(stored))
    opened = other_window.open(tmp_path, STUDY)
    assert opened.session.anatomy is None
    assert opened.notes[0][1] == "All else is back; left out: anatomy."


def test_the_colour_maps_that_a_file_may_name_are_those_that_there_are() -> None:
    for name in colour_maps():
        assert msgspec.convert({"colour_map": name}, OverlayOptions).colour_map == name


def test_a_report_that_lost_a_sentence_is_not_signed(tmp_path, window, other_window) -> None:
    damaged_in(tmp_path, window, lambda stored: stored["report"]["sentences"][0].update(state="banana"))
    opened = other_window.open(tmp_path, STUDY)
    assert opened.session.report.text == "Second sentence."
    assert opened.session.report.signed_by == ""
    assert "the signature" in opened.notes[0][1]


@pytest.mark.parametrize(
    "change",
    [
        lambda stored: stored.update(study=None),
        lambda stored: stored.update(saved_at=2),
        lambda stored: stored.pop("format"),
        lambda stored: stored["overlay"].update(opacity="much"),
    ],
    ids=["study", "saved_at", "format", "a field of a field"],
)
def test_a_bad_head_costs_nothing_that_was_read(tmp_path, window, other_window, change) -> None:
    damaged_in(tmp_path, window, change)
    session = other_window.open(tmp_path, STUDY).session
    assert session.study == STUDY
    assert (len(session.markup.annotations), session.report.signed_by) == (2, "Reader")


def test_bytes_that_are_no_text_cost_the_signature_and_no_sentence(tmp_path, window, other_window) -> None:
    data = damaged_in(tmp_path, window, lambda _stored: None)
    (tmp_path / "session.json").write_bytes(data.replace(b"Important", b"Imp\xff\xfertant"))
    opened = other_window.open(tmp_path, STUDY)
    assert len(opened.session.report.sentences) == 2
    assert opened.session.report.signed_by == ""
    assert "no text" in opened.notes[0][1]
