"""The layout of the Eye Gaze Data set (Karargyris et al., Sci Data 8:92, 2021), a folder of it for each
participant, since it knows one reader alone. Its columns, in its order; what RadGaze does not have is empty.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa

from app.export.collections.model import Collection, CollectionError, Imported, Options, Reading, counted
from app.export.collections.reflacx import film_name
from app.export.collections.tables import csv_line, numbers, read_rows, rounded
from eyetracking.scanpaths.sentence_maps import Word, sentences_of

TITLE = "Eye Gaze Data (EGD)"
TICKS = 10_000_000
GAZE = (
    "SESSION_ID", "MEDIA_ID", "DICOM_ID", "CNT", "Time (in secs)", "TIMETICK(f=10000000)",
    "FPOGX", "FPOGY", "FPOGS", "FPOGD", "FPOGID", "FPOGV", "BPOGX", "BPOGY", "BPOGV",
    "LPCX", "LPCY", "LPD", "LPS", "LPV", "RPCX", "RPCY", "RPD", "RPS", "RPV", "BKID", "BKDUR", "BKPMIN",
    "LPMM", "LPMMV", "RPMM", "RPMMV", "SACCADE_MAG", "SACCADE_DIR", "VID_FRAME", "X_ORIGINAL", "Y_ORIGINAL",
)  # fmt: skip
MASTER = (
    "dicom_id", "path", "study_id", "patient_id", "stay_id",
    "image_top_pad", "image_bottom_pad", "image_left_pad", "image_right_pad", "image_width", "image_height",
)  # fmt: skip
BOXES = ("dicom_id", "bbox_name", "x1", "x2", "y1", "y2")


def write(collection: Collection, folder: Path, options: Options) -> None:
    """Raises OSError, Cancelled."""
    for reading in counted(collection, options):
        place = folder / reading.participant
        if not place.is_dir():
            place.mkdir()
            for name, columns in (
                ("master_sheet.csv", MASTER), ("bounding_boxes.csv", BOXES),
                ("fixations.csv", GAZE), ("eye_gaze.csv", GAZE),
            ):  # fmt: skip
                (place / name).write_text(csv_line(columns, end="\n"), encoding="utf-8")
        _write_reading(reading, place, options)


def _write_reading(reading: Reading, folder: Path, options: Options) -> None:
    name = film_name(reading.stimulus) + (f"_{reading.session}" if reading.session > 1 else "")
    x0, y0, x1, y1 = _padding(reading)
    _append(folder / "master_sheet.csv", csv_line(
        [name, f"{name}.dcm", name, name, "", y0, y1, x0, x1, reading.width_px, reading.height_px], end="\n"
    ))  # fmt: skip
    for mark in reading.marks:
        left, top, right, bottom = mark.box_px
        _append(
            folder / "bounding_boxes.csv", csv_line([name, mark.label, left, right, top, bottom], end="\n")
        )
    _append(folder / "fixations.csv", _rows(reading, name, _fixations(reading)))
    _append(folder / "eye_gaze.csv", _rows(reading, name, _samples(reading)))
    said = folder / "audio_segmentation_transcripts" / name
    said.mkdir(parents=True)
    phrases = [
        {
            "phrase": one.text,
            "begin_time": round(one.onset_ms / 1000, 3),
            "end_time": round(one.offset_ms / 1000, 3),
        }
        for one in sentences_of(reading.words)
    ]
    transcript = {"full_text": reading.text, "time_stamped_text": phrases}
    (said / "transcript.json").write_text(json.dumps(transcript, indent=1), encoding="utf-8")
    if options.audio and reading.voice is not None:
        from shutil import copyfile

        copyfile(reading.voice, said / f"audio{reading.voice.suffix}")


def _padding(reading: Reading) -> tuple[float, float, float, float]:
    """Left, top, right, bottom, device px, around the image as it was shown first."""
    if not len(reading.fixations):
        return 0.0, 0.0, 0.0, 0.0
    x0, y0, x1, y1 = reading.fixations.on_screen[0].tolist()
    screen = reading.geometry
    return x0, y0, screen.width_px - x1, screen.height_px - y1


def _fixations(reading: Reading) -> dict[str, Any]:
    found = reading.fixations
    begin = found.onset_ms / 1000
    return {
        "CNT": np.arange(len(found)),
        "Time (in secs)": begin,
        "FPOGX": found.screen_x_px / reading.geometry.width_px,
        "FPOGY": found.screen_y_px / reading.geometry.height_px,
        "FPOGS": begin,
        "FPOGD": found.duration_ms / 1000,
        "FPOGID": np.arange(1, len(found) + 1),
        "FPOGV": np.ones(len(found)),
        "X_ORIGINAL": found.x_px,
        "Y_ORIGINAL": found.y_px,
    }


def _samples(reading: Reading) -> dict[str, Any]:
    count = len(reading.t_ms)
    found = reading.fixations
    out: dict[str, Any] = {"CNT": np.arange(count), "Time (in secs)": reading.t_ms / 1000}
    at = np.searchsorted(found.onset_ms, reading.t_ms, side="right") - 1
    inside = (
        (at >= 0) & (reading.t_ms < _ends(found)[np.maximum(at, 0)]) if len(found) else np.zeros(count, bool)
    )
    here = np.maximum(at, 0)
    if len(found):
        for name, values in _fixations(reading).items():
            if name.startswith("FPOG"):
                out[name] = np.where(inside, values[here], np.nan)
    out["FPOGV"] = inside.astype(float)
    places = {"left": ("L", "LPMM"), "right": ("R", "RPMM"), "cyclopean": ("L", "LPMM")}
    xs, ys = [], []
    for eye in reading.eyes:
        _, pupil = places[eye.which]
        seen = np.isfinite(eye.x_px)
        out[pupil], out[f"{pupil}V"] = eye.pupil, np.isfinite(eye.pupil).astype(float)
        out[f"{pupil[0]}PV"] = seen.astype(float)
        xs.append((eye.x_px, eye.image_x_px))
        ys.append((eye.y_px, eye.image_y_px))
    if xs:
        screen = reading.geometry
        for name, columns, at_, size in (
            ("BPOGX", xs, 0, screen.width_px), ("BPOGY", ys, 0, screen.height_px),
            ("X_ORIGINAL", xs, 1, 1), ("Y_ORIGINAL", ys, 1, 1),
        ):  # fmt: skip
            out[name] = _mean(np.array([column[at_] for column in columns])) / size
        out["BPOGV"] = np.isfinite(out["BPOGX"]).astype(float)
    return out


def _ends(found: Any) -> Any:
    return found.onset_ms + found.duration_ms


def _mean(values: Any) -> Any:
    seen = np.isfinite(values)
    total = np.where(seen, values, 0.0).sum(axis=0)
    return np.divide(total, seen.sum(axis=0), out=np.full(values.shape[1], np.nan), where=seen.any(axis=0))


def _rows(reading: Reading, name: str, columns: dict[str, Any]) -> bytes:
    import io

    import pyarrow.csv

    count = len(columns["CNT"])
    seconds = columns["Time (in secs)"]
    known: dict[str, Any] = {
        "SESSION_ID": pa.array([reading.session] * count),
        "MEDIA_ID": pa.array([reading.number] * count),
        "DICOM_ID": pa.array([name] * count),
        "TIMETICK(f=10000000)": pa.array(np.rint(seconds * TICKS).astype(np.int64)),
        "CNT": pa.array(columns["CNT"]),
    }
    whole = {"FPOGV", "BPOGV", "LPV", "RPV", "LPMMV", "RPMMV", "FPOGID"}
    for column, values in columns.items():
        if column != "CNT":
            digits = 0 if column in whole else 2 if column.endswith("_ORIGINAL") else 5
            known[column] = rounded(values, digits)
    empty = pa.nulls(count, pa.float64())
    table = pa.table([known.get(column, empty) for column in GAZE], names=list(GAZE))
    out = io.BytesIO()
    pyarrow.csv.write_csv(table, out, pyarrow.csv.WriteOptions(include_header=False, quoting_style="none"))
    return out.getvalue()


def _append(path: Path, data: bytes | str) -> None:
    with path.open("ab") as file:
        file.write(data.encode() if isinstance(data, str) else data)


def read(folder: Path) -> Iterator[Imported]:
    """One such folder, or one with such folders in it. Raises CollectionError."""
    places = [folder] if (folder / "master_sheet.csv").is_file() else sorted(
        path.parent for path in folder.glob("*/master_sheet.csv")
    )  # fmt: skip
    if not places:
        raise CollectionError(folder, "it holds no master_sheet.csv", "Give the folder of EGD.")
    for place in places:
        looks: dict[str, list[dict[str, str]]] = {}
        path = place / "fixations.csv"
        for row in read_rows(path, ("DICOM_ID", "Time (in secs)", "FPOGD", "X_ORIGINAL", "Y_ORIGINAL")):
            looks.setdefault(row["DICOM_ID"], []).append(row)
        for row in read_rows(place / "master_sheet.csv", ("dicom_id",)):
            name = row["dicom_id"]
            rows = looks.get(name, [])
            begin, lasts, x, y = (
                numbers(path, rows, column)
                for column in ("Time (in secs)", "FPOGD", "X_ORIGINAL", "Y_ORIGINAL")
            )
            width, height = (int(row.get(f"image_{side}") or 0) for side in ("width", "height"))
            yield Imported(
                name, place.name, name, width, height, 1000 * begin, 1000 * lasts, x, y, _words(place, name)
            )


def _words(folder: Path, name: str) -> tuple[Word, ...]:
    """Phrase by phrase, as they have their times there."""
    path = folder / "audio_segmentation_transcripts" / name / "transcript.json"
    if not path.is_file():
        return ()
    try:
        said = json.loads(path.read_bytes())["time_stamped_text"]
        return tuple(
            (1000 * float(p["begin_time"]), 1000 * float(p["end_time"]), str(p["phrase"])) for p in said
        )
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise CollectionError(path, f"it cannot be read: {error}", "Correct it there.") from error
