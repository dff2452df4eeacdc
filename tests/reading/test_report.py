"""Report sentences: drafted, accepted, edited; and what differs between two drafts."""

from __future__ import annotations

from app.reading.report import Report, differing_words, sentence_differences, split_sentences
from inference import api

MODEL = api.ModelInfo(
    id="m", version="1", task="caption", architecture="a", trained_on="t", licence="l", demo=True
)


def caption(*texts, with_gaze=True):
    sentences = [
        api.Sentence(text=t, start=0, end=len(t), finding=None, negated=False, mean_probability=0.5)
        for t in texts
    ]
    return api.CaptionResult(
        text=" ".join(texts),
        sentences=sentences,
        with_gaze=with_gaze,
        gaze_strength=1.0,
        models=[MODEL],
        seed=0,
    )


def test_a_new_draft_keeps_what_the_reader_accepted_or_wrote():
    report = Report().drafted(caption("The heart is normal.", "No effusion."))
    report = report.accepted(report.sentences[1].id).added("Old rib fracture.")
    report = report.drafted(caption("The heart is enlarged.", "No effusion."))
    assert [(s.text, s.state) for s in report.sentences] == [
        ("No effusion.", "accepted"),
        ("Old rib fracture.", "yours"),
        ("The heart is enlarged.", "draft"),
    ]


def test_an_edited_sentence_is_the_readers():
    report = Report().drafted(caption("The heart is normal."))
    edited = report.edited(report.sentences[0].id, "The  heart is\nlarge.")
    assert (edited.sentences[0].text, edited.sentences[0].state) == ("The heart is large.", "yours")


def test_an_emptied_sentence_is_removed():
    report = Report().drafted(caption("The heart is normal.", "No effusion."))
    assert len(report.edited(report.sentences[0].id, "  ").sentences) == 1


def test_signing_accepts_nothing_and_can_be_taken_back():
    report = Report().drafted(caption("The heart is normal.", "No effusion."))
    signed = report.accepted(report.sentences[1].id).signed("R01", "2026-11-22T06:00:00+00:00")
    assert [s.text for s in signed.standing] == ["No effusion."]
    assert [s.text for s in signed.open] == ["The heart is normal."]
    assert signed.unsigned().signed_by == ""


def test_accepting_all_passes_by_what_is_marked():
    report = Report().drafted(caption("The heart is normal.", "No effusion."))
    accepted = report.accepted(but={report.sentences[0].id})
    assert [s.state for s in accepted.sentences] == ["draft", "accepted"]


def test_a_rejected_sentence_stays_traceable_and_does_not_come_again():
    report = Report().drafted(caption("The heart is normal.", "No effusion."))
    gone = report.sentences[0]
    report = report.removed(gone.id, at="2026-11-22T06:00:00+00:00")
    again = report.drafted(caption("The heart is normal.", "No effusion."))
    assert [s.text for s in again.sentences] == ["No effusion."]
    assert [(e.sentence.text, e.why) for e in again.left_out] == [
        ("The heart is normal.", "rejected by the reader")
    ]
    assert [s.text for s in again.restored(gone.id).open] == ["No effusion.", "The heart is normal."]


def test_what_the_reader_wrote_leaves_no_trace_when_it_is_removed():
    report = Report().added("Old rib fracture.")
    assert report.removed(report.sentences[0].id).left_out == []


def test_equal_sentences_have_no_difference():
    assert differing_words("No pleural effusion.", "No pleural effusion.") == [
        ("No pleural effusion.", False)
    ]


def test_only_the_words_that_differ_are_marked():
    pieces = differing_words("The heart is enlarged.", "The heart is normal in size.")
    assert pieces == [("The heart is", False), ("enlarged.", True)]


def test_a_sentence_without_a_counterpart_is_new_as_a_whole():
    pieces = sentence_differences(["Right apical pneumothorax."], ["The heart is normal."])
    assert pieces == [[("Right apical pneumothorax.", True)]]


def test_a_streaming_text_is_split_into_sentences():
    assert split_sentences("The heart is normal. No eff") == ["The heart is normal.", "No eff"]
