"""What the recording is told of panels, and of what the reader did with drafted sentences."""

from __future__ import annotations

from app.gaze.panels import acts_between
from app.reading.report import LeftOut, Report, ReportSentence


def sentence(name, state):
    return ReportSentence(id=name, text=f"Sentence {name}.", origin="draft", state=state)


def test_what_was_done_between_two_states_of_a_report_is_named_sentence_by_sentence():
    before = Report(sentences=[sentence("a", "draft"), sentence("b", "draft"), sentence("c", "accepted")])
    after = Report(
        sentences=[sentence("a", "accepted"), sentence("c", "accepted"), sentence("d", "yours")],
        left_out=[LeftOut(sentence=sentence("b", "draft"), why="rejected")],
    )
    assert acts_between(before, after) == [
        ("sentence accepted", "Sentence a."),
        ("sentence edited", "Sentence d."),
        ("sentence rejected", "Sentence b."),
    ]
    assert acts_between(after, after) == []
