"""The second reader and the lesson after a reading, on maps, paths and truths that are made here."""

from __future__ import annotations

import json
from types import SimpleNamespace

import numpy as np
import pytest

from app.reading.report import Report, ReportSentence
from app.reading.second_reader import Counts, how_met, named_in, second_reading
from app.reading.training import Expert, experts_of, keep_score, lesson, score_of, scores_of
from app.reading.truth import TruthError, truth_beside
from eyetracking.scanpaths import Scanpath
from inference import api


def look(*fixations):
    """(x, y) fractions of a film of 1000 x 1000 px, and ms."""
    n = len(fixations)
    return Scanpath(
        x_px=np.array([1000 * f[0] for f in fixations]), y_px=np.array([1000 * f[1] for f in fixations]),
        onset_ms=np.arange(n) * 2000.0, duration_ms=np.array([float(f[2]) for f in fixations]),
        width_px=1000, height_px=1000, source="own",
    )  # fmt: skip


def sentence(text, state="yours"):
    return ReportSentence(id=text, text=text, origin="own", state=state)


def row(finding, p):
    return api.FindingRow(finding=finding, no_gaze=p, own_gaze=0.0, predicted_gaze=None)


@pytest.fixture
def session(tmp_path):
    """The models hold effusion (.9) and a fracture (.7) likely, edema not; effusion has a map."""
    values = np.zeros((100, 100), np.float32)
    values[70:90, 70:90] = 1.0
    entry = SimpleNamespace(
        request=SimpleNamespace(phrase="pleural effusion"),
        result=SimpleNamespace(made_by="MATEX", strength=1.0),
        map="m",
    )
    result = SimpleNamespace(
        rows=[row("edema", 0.2), row("fracture", 0.7), row("pleural effusion", 0.9)],
        models=[SimpleNamespace(id="demo")],
    )
    made = SimpleNamespace(
        folder=tmp_path, marked_read_at="2026-11-30T10:00", fixations=look((0.2, 0.2, 300), (0.4, 0.3, 300)),
        explanations=[entry], map=lambda _name: values, report=Report(sentences=[]),
        study=SimpleNamespace(
            image_path=str(tmp_path / "film.dcm"), image_id="i", width_px=1000, height_px=1000
        ),
        recordings=[], scanpaths=[],
    )  # fmt: skip
    made.diagnosis = lambda: SimpleNamespace(result=result)
    made.recording = lambda: SimpleNamespace(id="r", reader_id="T01")
    return made


def truth(session, **labels):
    path = session.folder / "truth.json"
    path.write_text(json.dumps({"labels": {name.replace("_", " "): there for name, there in labels.items()}}))


def test_likely_findings_that_the_report_lacks_are_named_most_likely_first(session):
    found = second_reading(session)
    assert [one.finding for one in found.suspicions] == ["pleural effusion", "fracture"]
    effusion, fracture = found.suspicions
    assert (effusion.met, effusion.map_by, effusion.true) == ("never fixated", "MATEX", None)
    assert effusion.box == (650.0, 650.0, 950.0, 950.0)  # the island 700 to 900 with a quarter around it
    assert (fracture.met, fracture.box) == ("place unknown", None)
    session.report = Report(sentences=[sentence("Small left pleural effusion.")])
    assert [one.finding for one in second_reading(session).suspicions] == ["fracture"]


def test_a_denial_is_no_report_and_is_said_and_an_open_draft_counts_for_nothing(session):
    session.report = Report(
        sentences=[sentence("No pleural effusion."), sentence("Rib fracture.", state="draft")]
    )
    effusion, fracture = second_reading(session).suspicions
    assert (effusion.denied, fracture.denied) == (True, False)


@pytest.mark.parametrize(
    ("fixations", "met", "dwell_ms"),
    [
        ([(0.2, 0.2, 900)], "never fixated", 0.0),
        ([(0.8, 0.8, 300), (0.2, 0.2, 900)], "fixated shortly", 300.0),
        ([(0.8, 0.8, 600), (0.72, 0.75, 500)], "dwelt on", 1100.0),
        ([(0.68, 0.8, 300)], "fixated shortly", 300.0),  # 2 % beside it is near
        ([], "no gaze", 0.0),
    ],
)
def test_how_the_eyes_met_a_place_follows_from_their_dwell_on_it(fixations, met, dwell_ms):
    region = np.zeros((100, 100), dtype=bool)
    region[70:90, 70:90] = True
    assert how_met(region, look(*fixations)) == (met, dwell_ms)


def test_nothing_is_told_before_the_reading_is_complete(session):
    session.marked_read_at = ""
    assert second_reading(session).suspicions == ()
    assert "marked complete" in second_reading(session).waits
    assert lesson(session, Expert("a", "recorded", lambda: look((0.8, 0.8, 500)))) is None


def test_hits_and_false_alarms_are_counted_where_the_truth_is_known(session):
    truth(session, pleural_effusion=True, fracture=False, edema=True, pneumothorax=True)
    session.report = Report(sentences=[sentence("Edema.")])
    found = second_reading(session)
    assert [one.true for one in found.suspicions] == [True, False]
    assert (found.hits, found.false_alarms) == (1, 1)
    assert found.reader == Counts(1, 1, 0, 1)  # edema found, effusion missed; of what the models speak of
    assert found.models == Counts(1, 1, 1, 0)


def test_a_damaged_truth_is_named(session):
    (session.folder / "truth.json").write_text("{")
    with pytest.raises(TruthError, match=r"truth\.json"):
        truth_beside(session.folder / "film.dcm")


def test_what_sentences_state_and_deny():
    said = named_in([sentence("No effusion, no pneumothorax."), sentence("Left pleural effusion.")])
    assert said == ({"pleural effusion"}, {"pneumothorax"})


def test_a_lesson_names_the_regions_that_the_other_path_dwelt_on_and_this_one_missed(session):
    expert = Expert("E", "recorded", lambda: look((0.2, 0.2, 500), (0.8, 0.8, 500)))
    found = lesson(session, expert)
    ((x, y, _share),) = found.missed
    assert (x, y) == pytest.approx((0.8, 0.8), abs=0.02)
    assert 0 < found.likeness < 1
    same = lesson(session, Expert("E", "recorded", lambda: session.fixations))
    assert (same.missed, same.likeness) == ((), pytest.approx(1.0))


def test_a_score_is_kept_once_and_only_for_its_reader(session, tmp_path):
    truth(session, pleural_effusion=True, fracture=False, edema=False)
    found = lesson(session, Expert("E", "recorded", lambda: look((0.8, 0.8, 500))))
    score = score_of(session, found, second_reading(session))
    assert (score.hits, score.misses, score.false_alarms, score.regions_missed) == (0, 1, 0, 1)
    assert keep_score(tmp_path, score)
    assert not keep_score(tmp_path, score)
    with (tmp_path / "training.jsonl").open("ab") as file:
        file.write(b'{"torn')
    assert scores_of(tmp_path, "T01") == [score]
    assert scores_of(tmp_path, "T02") == []


def test_the_phantoms_careful_reader_is_an_expert(session, tmp_path):
    (tmp_path / "gaze-careful.csv").write_text("onset_ms,duration_ms,x_px,y_px\n0,181,124.7,112.7\n")
    (expert,) = experts_of(session)
    assert expert.path().x_px.tolist() == [124.7]
