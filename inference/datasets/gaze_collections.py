"""REFLACX (Bigolin Lanfredi et al. 2022), EYE GAZE (Karargyris et al. 2021) and MIMIC-Eye (Hsieh et al. 2023,
which holds both): readings aloud under an eye tracker, of films of MIMIC-CXR."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np

from eyetracking.scanpaths.sentence_maps import Word
from inference.datasets.location import DataSetMissing
from inference.datasets.read_aloud import (
    Example,
    Missing,
    Rows,
    Spoken,
    collection,
    fixations,
    load_json,
    number,
    table,
)

_REFLACX_FIXATIONS = ("timestamp_start_fixation", "timestamp_end_fixation", "x_position", "y_position")
_WORDS = ("word", "timestamp_start_word", "timestamp_end_word")
_EGD_FIXATIONS = ("DICOM_ID", "Time (in secs)", "FPOGD", "X_ORIGINAL", "Y_ORIGINAL")


@collection("reflacx")
def reflacx(folder: Path, missing: Missing) -> Iterator[Example]:
    """main_data/ with its metadata; the films as DICOM or JPEG files below the folder, named by dicom_id."""
    main = folder if (folder / "metadata_phase_1.csv").exists() else folder / "main_data"
    images = _images(folder)
    for sheet in sorted(main.glob("metadata_phase_*.csv")):
        for row in table(sheet, ("id", "dicom_id", "subject_id", "image_size_x", "image_size_y")):
            if row.get("eye_tracking_data_discarded", "").strip().lower() == "true":
                missing.note("readings whose gaze was discarded", row["id"])
                continue
            yield from _reflacx_reading(main / row["id"], row, images, sheet, missing)


def _reflacx_reading(
    reading: Path, row: dict[str, str], images: dict[str, Path], sheet: Path, missing: Missing
) -> Iterator[Example]:
    if row["dicom_id"] not in images:
        missing.note("films", row["dicom_id"])
        return
    looks, said = reading / "fixations.csv", reading / "timestamps_transcription.csv"
    for path in (looks, said):
        if not path.exists():
            missing.note(path.name, row["id"])
            return
    width, height = (round(number(row, f"image_size_{axis}", sheet)) for axis in "xy")
    yield Example(
        id=row["id"],
        patient=row["subject_id"],
        image=images[row["dicom_id"]],
        split=row.get("split", ""),
        spoken=_reflacx_spoken(looks, said, width, height),
    )


def _reflacx_spoken(looks: Path, said: Path, width: int, height: int) -> Spoken:
    """Seconds from the begin of the audio, image pixels."""
    rows = table(looks, _REFLACX_FIXATIONS)
    begin, end, x, y = (np.array([number(r, name, looks) for r in rows]) for name in _REFLACX_FIXATIONS)
    density = [number(r, "angular_resolution_x_pixels_per_degree", looks) for r in rows if _shown(r)]
    path = fixations(
        list(zip(x, y, 1000 * begin, 1000 * (end - begin), strict=True)), width, height, "REFLACX"
    )
    words: list[Word] = [
        (1000 * number(r, _WORDS[1], said), 1000 * number(r, _WORDS[2], said), r["word"])
        for r in table(said, _WORDS)
    ]
    return Spoken(words, path, float(np.median(density)) if density else float("nan"))


def _shown(row: dict[str, str]) -> bool:
    return bool(row.get("angular_resolution_x_pixels_per_degree"))


@collection("egd")
def eye_gaze(folder: Path, missing: Missing) -> Iterator[Example]:
    """master_sheet.csv, fixations.csv, audio_segmentation_transcripts/; the films below the folder."""
    sheet = folder / "master_sheet.csv"
    images = _images(folder)
    looks: dict[str, Rows] = {}
    for row in table(folder / "fixations.csv", _EGD_FIXATIONS):
        looks.setdefault(row["DICOM_ID"], []).append(row)
    for row in table(sheet, ("dicom_id", "patient_id")):
        name = row["dicom_id"]
        transcript = folder / "audio_segmentation_transcripts" / name / "transcript.json"
        # the gaze table cuts some identifiers short
        own = looks.get(name) or next(
            (v for k, v in looks.items() if len(k) >= 20 and name.startswith(k)), None
        )
        for there, kind in (
            (name in images, "films"),
            (own, "fixations"),
            (transcript.exists(), "transcripts"),
        ):
            if not there:
                missing.note(kind, name)
                break
        else:
            assert own is not None
            yield Example(
                id=name,
                patient=row["patient_id"],
                image=images[name],
                spoken=_egd_spoken(own, transcript, folder / "fixations.csv", images[name]),
            )


def _egd_spoken(rows: Rows, transcript: Path, looks: Path, image: Path) -> Spoken:
    """A fixation ends at its row's time after FPOGD seconds; X_ORIGINAL is on the film as it is."""
    from PIL import Image

    with Image.open(image) as film:
        width, height = film.size
    began = [1000 * number(r, "Time (in secs)", looks) for r in rows]
    path = fixations(
        [
            (
                number(r, "X_ORIGINAL", looks),
                number(r, "Y_ORIGINAL", looks),
                t,
                1000 * number(r, "FPOGD", looks),
            )
            for r, t in zip(rows, began, strict=True)
        ],
        width,
        height,
        "EYE GAZE",
    )
    said = load_json(transcript).get("time_stamped_text")
    if not isinstance(said, list):
        raise DataSetMissing(f"{transcript}: there is no list time_stamped_text")
    words: list[Word] = [
        (1000 * float(p["begin_time"]), 1000 * float(p["end_time"]), str(p["phrase"])) for p in said
    ]
    return Spoken(words, path, float("nan"))


@collection("mimic-eye")
def mimic_eye(folder: Path, missing: Missing) -> Iterator[Example]:
    """patient_SUBJECT/REFLACX/main_data/ID/ and patient_SUBJECT/EyeGaze/DICOM/, the films in CXR-JPG/."""
    images = _images(folder)
    sheets = [
        r
        for s in sorted((folder / "spreadsheets").rglob("metadata_phase_*.csv"))
        for r in ({**row, "_sheet": str(s)} for row in table(s, ("id", "dicom_id", "subject_id")))
    ]
    for row in sheets:
        reading = folder / f"patient_{row['subject_id']}" / "REFLACX" / "main_data" / row["id"]
        yield from _reflacx_reading(reading, row, images, Path(row["_sheet"]), missing)
    for patient in sorted(folder.glob("patient_*")):
        for transcript in sorted((patient / "EyeGaze").rglob("transcript.json")):
            name = transcript.parent.name
            looks = next(iter(sorted(transcript.parent.glob("*fixations.csv"))), None)
            if name not in images or looks is None:
                missing.note("films" if name not in images else "fixations", name)
                continue
            rows = table(looks, _EGD_FIXATIONS[1:])
            subject = patient.name.removeprefix("patient_")
            spoken = _egd_spoken(rows, transcript, looks, images[name])
            yield Example(id=name, patient=subject, image=images[name], spoken=spoken)


def _images(folder: Path) -> dict[str, Path]:
    """Films below the folder by their name without suffix: DICOM identifiers, in MIMIC-CXR."""
    return {
        path.stem: path
        for suffix in ("*.jpg", "*.png", "*.dcm")
        for path in sorted(folder.rglob(suffix), reverse=True)
    }
