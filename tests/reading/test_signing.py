"""What a signature covers: in the session, in the text, on paper and in the structured report."""

from __future__ import annotations

import io

import pytest
from pydicom import dcmread

from app.export.dicom.write import export_session
from app.export.reading_pdf import contents, reading_pdf
from app.export.report_text import report_text
from app.measure.annotation import Proposer, new_annotation
from app.reading.picture import load_picture
from app.reading.records import StudyRef
from app.reading.session import ReadingSession, now
from inference import api

MODEL = api.ModelInfo(id="m", version="1", task="t", architecture="a", trained_on="x", licence="l", demo=True)
RATIO = ((200.0, 900.0), (1600.0, 900.0), (600.0, 950.0), (1300.0, 950.0), (900.0, 950.0))


@pytest.fixture
def signed(tmp_path, rg1):
    """A session that is signed while a drafted sentence and a proposed ratio are open."""
    picture = load_picture(rg1)
    session = ReadingSession(
        tmp_path / "study",
        StudyRef(
            id="1", title="t", image_path=str(rg1), image_id=picture.radiograph.file_sha256,
            width_px=picture.width_px, height_px=picture.height_px,
        ),
    )  # fmt: skip
    texts = ("Left pneumothorax.", "Heart size normal.")
    draft = api.CaptionResult(
        text=" ".join(texts),
        sentences=[
            api.Sentence(text=t, start=0, end=len(t), finding=None, negated=False, mean_probability=0.5)
            for t in texts
        ],
        with_gaze=False, gaze_strength=1.0, models=[MODEL], seed=0,
    )  # fmt: skip
    report = session.report.drafted(draft)
    report = report.accepted(report.sentences[1].id).added("Old rib fracture.")
    session.write_report(report, "Draft")
    ruler = new_annotation("ruler", ((10.0, 10.0), (400.0, 10.0)))
    proposal = new_annotation("ctr", RATIO, proposed_by=Proposer(model="m", version="1", demo=True))
    session.set_markup(session.markup.with_annotation(ruler).with_annotation(proposal), "Measure")
    session.write_report(session.report.signed("R01", now(), session.markup.digest()), "Sign report")
    return session


def said(ds):
    """All names, codes and texts of a structured report."""
    found = set()
    for item in ds.get("ContentSequence", []):
        found |= {item.get("TextValue", "")} | {
            c.CodeMeaning for c in item.get("ConceptNameCodeSequence", [])
        }
        found |= said(item)
    return found


def test_in_the_session_what_is_open_stays_open(signed):
    assert [s.text for s in signed.report.open] == ["Left pneumothorax."]
    assert [a.kind for a in signed.markup.open] == ["ctr"]


def test_in_the_text_it_stands_apart(signed):
    text = report_text(signed)
    head, tail = text.split("Not part of the report")
    assert "Heart size normal.   [drafted by AI, accepted]" in head
    assert "Left pneumothorax." not in head
    assert "Left pneumothorax.   [drafted by AI, not accepted]" in tail


def test_on_paper_it_stands_apart(signed):
    pypdf = pytest.importorskip("pypdf")
    pages = pypdf.PdfReader(io.BytesIO(reading_pdf(contents(signed)))).pages
    text = " ".join(" ".join(page.extract_text() for page in pages).split())
    assert "Left pneumothorax. [drafted by AI, not accepted]" in text
    assert text.index("accepted by nobody") < text.index("Left pneumothorax.")
    assert "not accepted" in text[text.index("CTR") :]


def test_in_the_structured_report_only_what_stands_is_verified(signed, tmp_path):
    made = dcmread(export_session(signed, tmp_path / "out", kinds=("measurements",)).files["measurements"])
    assert made.VerificationFlag == "VERIFIED"
    assert "Length" in said(made)
    assert "Cardiothoracic ratio" not in said(made)
    signed.accept_annotation(signed.markup.open[0].id)
    later = dcmread(export_session(signed, tmp_path / "later", kinds=("measurements",)).files["measurements"])
    assert later.VerificationFlag == "UNVERIFIED"  # accepted after the signature


def test_a_proposal_that_was_accepted_before_the_signature_is_verified(signed, tmp_path):
    signed.write_report(signed.report.unsigned(), "Take signature back")
    signed.accept_annotation(signed.markup.open[0].id)
    signed.write_report(signed.report.signed("R01", now(), signed.markup.digest()), "Sign report")
    made = dcmread(export_session(signed, tmp_path / "out", kinds=("measurements",)).files["measurements"])
    assert made.VerificationFlag == "VERIFIED"
    assert {"Cardiothoracic ratio", "accepted by reader"} <= said(made)
