"""Fixations as CSV, scanpaths and probabilities as JSON."""

from __future__ import annotations

import csv
import io
from typing import Any

import msgspec

from app.export.report_text import DISCLAIMER
from app.reading.records import Diagnosis, ScanpathPrediction
from app.reading.session import ReadingSession
from eyetracking.scanpaths.types import Scanpath


def fixations_csv(fixations: Scanpath) -> str:
    """One row a fixation: number, onset and duration in ms, place in image px."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(["fixation", "onset_ms", "duration_ms", "x_px", "y_px"])
    rows = zip(fixations.onset_ms, fixations.duration_ms, fixations.x_px, fixations.y_px, strict=True)
    for number, (onset, duration, x, y) in enumerate(rows, start=1):
        writer.writerow([number, f"{onset:.1f}", f"{duration:.1f}", f"{x:.2f}", f"{y:.2f}"])
    return text.getvalue()


def scanpaths_json(session: ReadingSession, prediction: ScanpathPrediction) -> bytes:
    """The request and every sampled scanpath."""
    return _json(
        {
            "notice": DISCLAIMER,
            "image": session.study.image_id,
            "width_px": session.study.width_px,
            "height_px": session.study.height_px,
            "seconds": prediction.seconds,
            "request": prediction.request,
            "result": prediction.result,
        }
    )


def diagnosis_json(session: ReadingSession, diagnosis: Diagnosis) -> bytes:
    """The request (with the gaze it used) and the probabilities."""
    return _json(
        {
            "notice": DISCLAIMER,
            "image": session.study.image_id,
            "seconds": diagnosis.seconds,
            "gaze_stretch_ms": diagnosis.gaze_stretch_ms,
            "request": diagnosis.request,
            "result": diagnosis.result,
        }
    )


def _json(value: dict[str, Any]) -> bytes:
    return msgspec.json.format(msgspec.json.encode(value), indent=1) + b"\n"
