"""What AI says of one film is held against itself."""

from __future__ import annotations

import pytest

from app.measure.annotation import Proposer, new_annotation
from app.measure.scale import LengthScale
from app.reading.one_voice import (
    Evidence,
    Ratio,
    doubts,
    measured_ratio,
    printed,
    report_doubts,
    row_doubts,
    settled,
)
from app.reading.report import Report
from inference import api

SQUARE = LengthScale(1.0, 1.0, "px", "")


def sentence(text):
    return api.Sentence(text=text, start=0, end=len(text), finding=None, negated=False, mean_probability=0.5)


def row(finding, value, own=None):
    return api.FindingRow(finding=finding, no_gaze=value, own_gaze=own, predicted_gaze=None)


@pytest.mark.parametrize(("own", "number"), [(0.7, 0.7), (None, 0.2)])
def test_the_printed_number_is_the_readers_own_and_never_the_predicted_one(own, number):
    arms = {"no_gaze": 0.2, "predicted_gaze": 0.9, "other_gaze": 0.95}
    assert printed(api.FindingRow(finding="edema", own_gaze=own, **arms)) == number


def evidence(ratio=None, **values):
    rows = {name.replace("_", " "): {"no_gaze": value} for name, value in values.items()}
    return Evidence(rows, ratio)


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("Left pneumothorax.", True),
        ("No pneumothorax.", False),
        ("No pleural effusion or pneumothorax.", True),
        ("Consolidation without effusion.", True),
        ("Small right effusion.", False),
        ("Portable film.", False),
    ],
)
def test_a_sentence_that_the_findings_contradict_is_marked(text, marked):
    known = evidence(pneumothorax=0.04, pleural_effusion=0.9)
    assert bool(doubts([sentence(text)], known)[0]) == marked


def test_both_figures_stand_in_the_mark():
    [found] = doubts([sentence("Left pneumothorax.")], evidence(pneumothorax=0.04))
    assert found[0].text == "pneumothorax is stated, but the findings hold pneumothorax 0.04 (without gaze)"


def test_clear_lungs_are_held_against_every_opacity():
    [found] = doubts([sentence("Lungs clear.")], evidence(lung_opacity=0.2, consolidation=0.8))
    assert "consolidation 0.80" in found[0].text


def test_a_draft_with_gaze_is_held_against_both_numbers():
    known = Evidence({"edema": {"no_gaze": 0.2, "own_gaze": 0.8}})
    assert doubts([sentence("Edema.")], known, with_gaze=True) == [[]]
    [found] = doubts([sentence("Edema.")], known, with_gaze=False)
    assert "0.20 (without gaze)" in found[0].text


def test_a_normal_heart_beside_a_wide_ratio_is_marked():
    [found] = doubts([sentence("Heart size normal.")], evidence(Ratio(0.55, "demo-anatomy")))
    assert found[0].text == ("an enlarged heart is denied, but the ratio demo-anatomy measured is 0.55")


def test_sentences_that_contradict_each_other_are_marked():
    first, second = doubts([sentence("Left pneumothorax."), sentence("No pneumothorax.")], evidence())
    assert first[0].against == second[0].against == "sentence"


def test_the_other_side_is_no_contradiction():
    assert doubts([sentence("Left effusion."), sentence("No right effusion.")], evidence()) == [[], []]


def test_what_the_reader_wrote_is_not_marked():
    report = Report().added("Left pneumothorax.")
    assert report_doubts(report, evidence(pneumothorax=0.04)) == {}


def test_a_draft_says_nothing_twice_and_keeps_the_half_that_the_findings_hold():
    said = [sentence(t) for t in ("Consolidation.", "Left consolidation.", "No edema.", "Moderate edema.")]
    kept, left = settled(said, evidence(consolidation=0.9, lung_opacity=0.9, edema=0.1), with_gaze=False)
    assert [s.text for s in kept] == ["Consolidation.", "Left consolidation.", "No edema."]
    assert [(s.text, why) for s, why in left] == [("Moderate edema.", "it contradicts “No edema.”")]
    again, left = settled([said[1], said[0], said[1]], evidence(), with_gaze=False)
    assert [s.text for s in again] == ["Left consolidation."]
    assert len(left) == 2


def test_two_nodules_at_two_places_are_two():
    said = [sentence("Left upper lobe nodule."), sentence("Left lower lobe nodule.")]
    kept, left = settled(said, evidence(), with_gaze=False)
    assert (len(kept), left) == (2, [])


def test_a_heart_that_the_ratio_contradicts_is_marked_in_the_findings():
    assert row_doubts([row("cardiomegaly", 0.0)], Ratio(0.52, "you")) == {
        "cardiomegaly": "<.01 here, but the ratio you measured is 0.52"
    }


def test_an_opacity_above_its_parent_is_marked():
    rows = [row("lung opacity", 0.2), row("edema", 0.7)]
    assert "edema is 0.70" in row_doubts(rows, None)["lung opacity"]


def ctr(heart, *, by=None):
    return new_annotation("ctr", ((0, 0), (100, 0), (30, 5), (30 + heart, 5), (50, 5)), proposed_by=by)


def test_the_readers_ratio_counts_before_a_proposal():
    proposal = ctr(60, by=Proposer(model="m", version="1", demo=True))
    assert measured_ratio([ctr(40), proposal], SQUARE) == Ratio(pytest.approx(0.4), "you")
    assert measured_ratio([proposal], SQUARE) == Ratio(pytest.approx(0.6), "m")


@pytest.mark.parametrize(
    "said",
    [
        ("Left chest tube.", "Pacemaker."),
        ("Lung nodule.", "Lung mass."),
        ("No pacemaker.", "Left chest tube."),
    ],
)
def test_two_devices_are_not_one(said):
    kept, left = settled([sentence(text) for text in said], evidence(), with_gaze=False)
    assert [why for _s, why in left if "says again" in why] == []
    assert len(kept) == (1 if said[0].startswith("No ") else 2)  # a denial of any device contradicts one
