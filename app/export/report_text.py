"""A report, or a draft, as plain text with its provenance."""

from __future__ import annotations

from app.reading.records import Draft
from app.reading.session import ReadingSession

DISCLAIMER = "Research use only, not for diagnosis."


def report_text(session: ReadingSession) -> str:
    """The reader's report: sentences with their state, who signed, which models drafted."""
    report, study = session.report, session.study
    lines = [f"Report: {study.title}", f"Image: {study.image_id}", DISCLAIMER, ""]
    for sentence in report.sentences:
        lines.append(f"{sentence.text}   [{sentence.state}]")
    if not report.sentences:
        lines.append("(no sentences)")
    lines.append("")
    lines.append(f"Signed by {report.signed_by}, {report.signed_at}" if report.signed_by else "Not signed.")
    for model in session.models():
        demo = "demo model, " if model.demo else ""
        lines.append(f"Model: {model.id} {model.version} ({demo}trained on {model.trained_on.rstrip('.')}).")
    return "\n".join(lines) + "\n"


def draft_text(draft: Draft) -> str:
    """A draft as the model wrote it, with what it was written from."""
    result = draft.result
    gaze = f"with gaze, strength {result.gaze_strength:.2f}" if result.with_gaze else "without gaze"
    models = "; ".join(
        f"{m.id} {m.version}{' (demo model)' if m.demo else ''}, trained on {m.trained_on.rstrip('.')}"
        for m in result.models
    )
    return f"{result.text}\n\nDraft {gaze}, seed {result.seed}. {models}. {DISCLAIMER}\n"
