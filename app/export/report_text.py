"""A report, or a draft, as plain text with its provenance."""

from __future__ import annotations

from app.imaging.radiograph import Radiograph
from app.reading.one_voice import evidence_of, report_doubts
from app.reading.records import Draft
from app.reading.report import STATE_WORDS
from app.reading.session import ReadingSession
from app.reading.whose import whose
from app.words import characters

DISCLAIMER = "Research use only, not for diagnosis."
NOT_ACCEPTED = "Not part of the report: drafted by AI, accepted by nobody"


def report_text(session: ReadingSession, film: Radiograph | None = None) -> str:
    """The reader's report: sentences with their state, who signed, which models drafted. What nobody accepted
    stands apart from it. film: the radiograph, for measurements on pixels that are not square."""
    report, study = session.report, session.study
    doubts = report_doubts(report, evidence_of(session, film))
    lines = [f"Report: {study.title}", f"Image: {study.image_id}", DISCLAIMER, ""]
    for sentence in report.standing:
        lines.append(f"{sentence.text}   [{STATE_WORDS[sentence.state]}]")
        lines += [f"    Marked: {doubt.text}." for doubt in doubts.get(sentence.id, [])]
    if not report.standing:
        lines.append("(no sentence was written or accepted)")
    lines.append("")
    lines.append(f"Signed by {report.signed_by}, {report.signed_at}" if report.signed_by else "Not signed.")
    if report.open:
        lines += ["", f"{NOT_ACCEPTED}:"]
        for sentence in report.open:
            lines.append(f"{sentence.text}   [{STATE_WORDS[sentence.state]}]")
            lines += [f"    Marked: {doubt.text}." for doubt in doubts.get(sentence.id, [])]
    if session.film_check is not None and not session.film_check.result.fit:
        lines += ["", f"Film check: {session.film_check.result.reason}"]
    lines.append("")
    for model in session.models():
        demo = "demo model, " if model.demo else ""
        lines.append(f"Model: {model.id} {model.version} ({demo}trained on {model.trained_on.rstrip('.')}).")
    return str(characters("\n".join(lines) + "\n"))


def draft_text(draft: Draft) -> str:
    """A draft as the model wrote it, with what it was written from."""
    result = draft.result
    gaze = "without gaze"
    if result.with_gaze:
        gaze = f"with {whose(result.gaze_source)}, strength {result.gaze_strength:.2f}"
    models = "; ".join(
        f"{m.id} {m.version}{' (demo model)' if m.demo else ''}, trained on {m.trained_on.rstrip('.')}"
        for m in result.models
    )
    return f"{result.text}\n\nDraft {gaze}, seed {result.seed}. {models}. {DISCLAIMER}\n"
