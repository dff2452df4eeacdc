"""BIDS 1.11.2, eye tracking: `physio` with `physioevents`, an eye a file, beside `events` in `beh`.

Columns and names as the standard has them (bids-specification 1.11.2, "Physiological recordings", eye
tracking). `timestamp` counts in seconds from the begin of the recording; places are device px of the screen,
with the same places on the image beside them. What a participant answered and said, and when, is in `events`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa

from app.export.collections.model import (
    Collection,
    CollectionError,
    Eye,
    Imported,
    Options,
    Reading,
    counted,
)
from app.export.collections.tables import clean, numbers, read_rows, rounded, tsv, write_gzip
from eyetracking.scanpaths.sentence_maps import Word

TITLE = "BIDS 1.11.2, eye tracking"
VERSION = "1.11.2"
_EVENT_COLUMNS = {
    "onset": ("Begin, from the begin of the recording.", "s"),
    "duration": ("How long it lasted.", "s"),
    "trial_type": ("What it was: a phase of the trial, an answer, a mark, a word that was spoken.", None),
    "value": ("The phase's kind, the answer as NAME=VALUE, the mark as JSON, the word.", None),
    "stimulus": ("The film that was shown.", None),
    "condition": ("The condition of the trial.", None),
}
_FIXATION_COLUMNS = {
    "x_image": ("Place of the fixation on the image, from the left edge of the first pixel.", "pixel"),
    "y_image": ("Place of the fixation on the image, from the upper edge of the first pixel.", "pixel"),
    "x_coordinate": ("Place of the fixation on the screen.", "pixel"),
    "y_coordinate": ("Place of the fixation on the screen.", "pixel"),
}


def write(collection: Collection, folder: Path, options: Options) -> None:
    """Raises OSError, Cancelled."""
    _write_json(
        folder / "dataset_description.json",
        {
            "Name": collection.name,
            "BIDSVersion": VERSION,
            "DatasetType": "raw",
            "License": collection.licence,
            "Authors": ["not stated"],
            "GeneratedBy": [{"Name": "RadGaze"}],
        },
    )
    (folder / ".bidsignore").write_text("checksums.sha256\naudio/\n", encoding="utf-8")
    _write_participants(collection, folder)
    for reading in counted(collection, options):
        _write_reading(reading, collection.name, folder, options)


def label(text: str) -> str:
    """As BIDS takes it: letters and digits alone. Of a pseudonym P-XXXXX the part behind the dash."""
    return re.sub(r"[^A-Za-z0-9]", "", text.removeprefix("P-")) or "x"


def _write_participants(collection: Collection, folder: Path) -> None:
    asked = sorted({name for person in collection.people for name in person.answers})
    columns: dict[str, list[str]] = {
        "participant_id": [f"sub-{label(p.pseudonym)}" for p in collection.people]
    }
    columns["simulated"] = ["yes" if p.simulated else "no" for p in collection.people]
    for name in asked:
        columns[name] = [clean(p.answers.get(name, "")) or "n/a" for p in collection.people]
    (folder / "participants.tsv").write_bytes(tsv(columns, header=True))
    said = {"simulated": {"Description": "Whether nobody looked: a model of a reader did."}}
    said |= {name: {"Description": f"What the participant answered to {name}."} for name in asked}
    _write_json(folder / "participants.json", said)


def _write_reading(reading: Reading, study: str, folder: Path, options: Options) -> None:
    subject, session = f"sub-{label(reading.participant)}", f"ses-{reading.session}"
    beh = folder / subject / session / "beh"
    beh.mkdir(parents=True, exist_ok=True)
    stem = f"{subject}_{session}_task-{label(study)}_run-{reading.number:03d}"
    for number, eye in enumerate(reading.eyes, start=1):
        _write_eye(
            reading,
            eye,
            beh / f"{stem}_recording-eye{number}",
            task=study,
            first=number == 1,
            options=options,
        )
    (beh / f"{stem}_events.tsv").write_bytes(_events(reading))
    _write_json(beh / f"{stem}_events.json", _events_said(reading, study))
    if options.audio and reading.voice is not None:
        from shutil import copyfile

        (folder / "audio").mkdir(exist_ok=True)
        copyfile(reading.voice, folder / "audio" / f"{stem}{reading.voice.suffix}")


def _write_eye(reading: Reading, eye: Eye, stem: Path, *, task: str, first: bool, options: Options) -> None:
    columns: dict[str, Any] = {
        "timestamp": rounded(reading.t_ms / 1000, 6),
        "x_coordinate": rounded(eye.x_px, 3),
        "y_coordinate": rounded(eye.y_px, 3),
    }
    if np.isfinite(eye.pupil).any():
        columns["pupil_size"] = rounded(eye.pupil, 4)
    columns["x_image"] = rounded(eye.image_x_px, 3)
    columns["y_image"] = rounded(eye.image_y_px, 3)
    write_gzip(stem.with_name(f"{stem.name}_physio.tsv.gz"), tsv(columns, header=False))
    _write_json(
        stem.with_name(f"{stem.name}_physio.json"), _eye_said(reading, eye, list(columns), task, options)
    )
    if first:
        _write_fixations(reading, stem, task)


def _eye_said(reading: Reading, eye: Eye, columns: list[str], task: str, options: Options) -> dict[str, Any]:
    tracker = reading.tracker
    units = {"mm": "mm", "px": "pixel"}.get(tracker.pupil_unit, "arbitrary")
    said: dict[str, Any] = {
        "TaskName": task,
        "Columns": columns,
        "SamplingFrequency": round(tracker.rate_hz, 6),
        "StartTime": round(float(reading.t_ms[0]) / 1000, 6) if len(reading.t_ms) else 0.0,
        "PhysioType": "eyetrack",
        "RecordedEye": eye.which,
        "SampleCoordinateSystem": "gaze-on-screen",
        "EyeTrackingMethod": _METHODS[tracker.source],
        "Manufacturer": tracker.vendor,
        "ManufacturersModelName": tracker.model,
        "SoftwareVersions": tracker.software,
        "EyeTrackerDistance": reading.geometry.distance_mm / 1000,
        "timestamp": {"Description": "Time from the begin of the recording.", "Units": "s"},
        "x_coordinate": {"Description": "Gaze on the screen, from its left edge.", "Units": "pixel"},
        "y_coordinate": {"Description": "Gaze on the screen, from its upper edge.", "Units": "pixel"},
        "x_image": {"Description": "Gaze on the image, from its left edge.", "Units": "pixel"},
        "y_image": {"Description": "Gaze on the image, from its upper edge.", "Units": "pixel"},
    }
    if "pupil_size" in columns:
        said["pupil_size"] = {"Description": "Pupil diameter as the tracker gives it.", "Units": units}
    if tracker.calibrations:
        said["CalibrationCount"] = tracker.calibrations
    if np.isfinite(tracker.mean_deg):
        said["AverageCalibrationError"] = round(tracker.mean_deg, 4)
        said["MaximalCalibrationError"] = round(tracker.max_deg, 4)
    if tracker.serial and not options.discreet:
        said["DeviceSerialNumber"] = tracker.serial
    return said


_METHODS = {
    "own": "video-based eye tracker",
    "pointer": "none: the pointer stood for gaze",
    "replayed": "replayed recording",
    "simulated": "none: a simulated reader",
}


def _write_fixations(reading: Reading, stem: Path, task: str) -> None:
    found = reading.fixations
    columns: dict[str, Any] = {
        "onset": rounded(found.onset_ms / 1000, 6),
        "duration": rounded(found.duration_ms / 1000, 6),
        "trial_type": pa.array(["fixation"] * len(found), pa.string()),
        "x_image": rounded(found.x_px, 3),
        "y_image": rounded(found.y_px, 3),
        "x_coordinate": rounded(found.screen_x_px, 3),
        "y_coordinate": rounded(found.screen_y_px, 3),
    }
    write_gzip(stem.with_name(f"{stem.name}_physioevents.tsv.gz"), tsv(columns, header=False))
    said: dict[str, Any] = {
        "TaskName": task,
        "Columns": list(columns),
        "OnsetSource": "timestamp",
        "Description": f"Fixations of the mean of both eyes, found by {found.detector}.",
        "onset": {"Description": "Begin of the event.", "Units": "s"},
        "duration": {"Description": "Duration of the event.", "Units": "s"},
        "trial_type": {"Description": "What it is.", "Levels": {"fixation": "The gaze rests."}},
    }
    said |= {name: {"Description": text, "Units": unit} for name, (text, unit) in _FIXATION_COLUMNS.items()}
    _write_json(stem.with_name(f"{stem.name}_physioevents.json"), said)


def _events(reading: Reading) -> bytes:
    rows: list[tuple[float, float, str, str]] = [
        (one.onset_ms / 1000, one.duration_ms / 1000, one.kind, one.value) for one in reading.moments
    ]
    end_s = float(reading.t_ms[-1]) / 1000 if len(reading.t_ms) else 0.0
    for name, value in reading.answers.items():
        if isinstance(value, list):
            rows += [(end_s, 0.0, "mark", json.dumps(mark)) for mark in value]
        else:
            rows.append((end_s, 0.0, "answer", f"{name}={value}"))
    rows += [(begin / 1000, (end - begin) / 1000, "word", text) for begin, end, text in reading.words]
    rows.sort(key=lambda row: row[0])
    columns: dict[str, Any] = {
        "onset": rounded([row[0] for row in rows], 6),
        "duration": rounded([row[1] for row in rows], 6),
        "trial_type": pa.array([row[2] for row in rows], pa.string()),
        "value": pa.array([clean(row[3]) or "n/a" for row in rows], pa.string()),
        "stimulus": pa.array([reading.stimulus] * len(rows), pa.string()),
        "condition": pa.array([reading.condition or "n/a"] * len(rows), pa.string()),
    }
    return tsv(columns, header=True)


def _events_said(reading: Reading, task: str) -> dict[str, Any]:
    screen = reading.geometry
    said: dict[str, Any] = {
        name: {"Description": text} | ({"Units": unit} if unit else {})
        for name, (text, unit) in _EVENT_COLUMNS.items()
    }
    said["TaskName"] = task
    said["StimulusPresentation"] = {
        "ScreenDistance": screen.distance_mm / 1000,
        "ScreenOrigin": ["top", "left"],
        "ScreenResolution": [screen.width_px, screen.height_px],
        "ScreenSize": [screen.width_mm / 1000, screen.height_mm / 1000],
        "SoftwareName": "RadGaze",
    }
    said["StimulusImage"] = {
        "Description": f"{reading.width_px} x {reading.height_px}",
    }
    return said


def _write_json(path: Path, said: Any) -> None:
    path.write_text(json.dumps(said, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def read(folder: Path) -> Iterator[Imported]:
    """Every reading whose fixations are there. Raises CollectionError."""
    import gzip

    found = sorted(folder.glob("sub-*/**/*_recording-eye1_physioevents.tsv.gz"))
    if not found:
        raise CollectionError(folder, "it holds no physioevents", "Give the folder of a BIDS dataset.")
    for path in found:
        said = _read_json(path.with_name(path.name.replace(".tsv.gz", ".json")))
        table = np.array(
            [line.split("\t") for line in gzip.decompress(path.read_bytes()).decode().splitlines()]
        )
        columns = {name: table[:, at] for at, name in enumerate(said["Columns"])} if len(table) else {}
        fixed = columns.get("trial_type", np.zeros(0)) == "fixation"
        onset, duration, x, y = (
            np.array([_float(v) for v in columns[name][fixed]]) if len(table) else np.zeros(0)
            for name in ("onset", "duration", "x_image", "y_image")
        )
        stem = path.name.split("_recording-")[0]
        events = path.with_name(f"{stem}_events.tsv")
        about = _read_json(path.with_name(f"{stem}_events.json"))
        rows = read_rows(events, ("onset", "duration", "trial_type"), delimiter="\t")
        spoken = [row for row in rows if row["trial_type"] == "word"]
        begins, lasts = (numbers(events, spoken, name) for name in ("onset", "duration"))
        words: tuple[Word, ...] = tuple(
            (1000 * float(a), 1000 * float(a + d), row.get("value", ""))
            for a, d, row in zip(begins, lasts, spoken, strict=True)
        )
        size = re.findall(r"\d+", about.get("StimulusImage", {}).get("Description", "")) or ["0", "0"]
        yield Imported(
            stem, stem.split("_")[0].removeprefix("sub-"), rows[0].get("stimulus", "") if rows else "",
            int(size[0]), int(size[1]), 1000 * onset, 1000 * duration, x, y, words,
        )  # fmt: skip


def _float(text: str) -> float:
    return float("nan") if text == "n/a" else float(text)


def _read_json(path: Path) -> dict[str, Any]:
    try:
        found = json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError) as error:
        raise CollectionError(path, f"it cannot be read: {error}", "Check the dataset.") from error
    if not isinstance(found, dict):
        raise CollectionError(path, "it holds no object", "Check the dataset.")
    return found
