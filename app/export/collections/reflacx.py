"""The layout of REFLACX (Bigolin Lanfredi et al., Sci Data 9:350, 2022): its columns, in its order, with its
line ends. Time zero is the begin of the voice, or of the recording where there is none; places have two
decimals, which REFLACX rounds to whole pixels.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

from app.export.collections.model import Collection, CollectionError, Imported, Options, Reading, counted
from app.export.collections.tables import csv_line, numbers, read_rows
from eyetracking.scanpaths.sentence_maps import Word

TITLE = "REFLACX"
PHASE = 1
BASELINE_MS = 15_000.0
"""The mean pupil of the first seconds is 1, as there."""
_STATE = (
    "pupil_area_normalized",
    "angular_resolution_x_pixels_per_degree", "angular_resolution_y_pixels_per_degree",
    "window_width", "window_level",
    "xmin_shown_from_image", "ymin_shown_from_image", "xmax_shown_from_image", "ymax_shown_from_image",
    "xmin_in_screen_coordinates", "ymin_in_screen_coordinates",
    "xmax_in_screen_coordinates", "ymax_in_screen_coordinates",
)  # fmt: skip
FIXATIONS = ("timestamp_start_fixation", "timestamp_end_fixation", "x_position", "y_position", *_STATE)
GAZE = ("timestamp_sample", "x_position", "y_position", *_STATE)
WORDS = ("word", "timestamp_start_word", "timestamp_end_word")
METADATA = (
    "id", "split", "eye_tracking_data_discarded", "image", "dicom_id", "subject_id",
    "image_size_x", "image_size_y",
)  # fmt: skip


def write(collection: Collection, folder: Path, options: Options) -> None:
    """Raises OSError, Cancelled."""
    main = folder / "main_data"
    main.mkdir()
    number_of = {person.pseudonym: at for at, person in enumerate(collection.people, start=1)}
    labels: list[str] = []
    rows: list[tuple[list[Any], dict[str, int]]] = []
    for number, reading in enumerate(counted(collection, options), start=1):
        name = f"P{PHASE}{number_of[reading.participant]:02d}R{number:06d}"
        _write_reading(reading, main / name, folder / "gaze_data" / name, options)
        labels += [mark.label for mark in reading.marks if mark.label not in labels]
        film = film_name(reading.stimulus)
        row = [name, "train", "False", f"{film}.dcm", film, film, reading.width_px, reading.height_px]
        rows.append((row, {mark.label: 1 for mark in reading.marks}))
    with (main / f"metadata_phase_{PHASE}.csv").open("w", newline="", encoding="utf-8") as file:
        file.write(csv_line([*METADATA, *labels]))
        for row, found in rows:
            file.write(csv_line([*row, *(found.get(label, 0) for label in labels)]))


def film_name(stimulus: str) -> str:
    """A stimulus as an identifier that is a file's name, too."""
    return "".join(sign if sign.isalnum() or sign in "-._" else "-" for sign in stimulus)


def _write_reading(reading: Reading, folder: Path, gaze: Path, options: Options) -> None:
    folder.mkdir()
    gaze.mkdir(parents=True)
    zero_ms = reading.voice_ms if reading.voice is not None else 0.0
    found = reading.fixations
    pupil = _normalized(found.pupil, found.onset_ms)
    state = _state(pupil, found.px_per_degree, found.shown, found.on_screen)
    begin, end = (found.onset_ms - zero_ms) / 1000, (found.onset_ms + found.duration_ms - zero_ms) / 1000
    _table(
        folder / "fixations.csv", FIXATIONS, (begin, 4), (end, 4), (found.x_px, 2), (found.y_px, 2), *state
    )
    _write_gaze(reading, gaze / "gaze.csv", zero_ms)
    with (folder / "timestamps_transcription.csv").open("w", newline="", encoding="utf-8") as file:
        file.write(csv_line(WORDS))
        for first, last, word in reading.words:
            file.write(csv_line([word, f"{(first - zero_ms) / 1000:.3f}", f"{(last - zero_ms) / 1000:.3f}"]))
    (folder / "transcription.txt").write_text(reading.text, encoding="utf-8")
    names = list(dict.fromkeys(mark.label for mark in reading.marks))
    with (folder / "anomaly_location_ellipses.csv").open("w", newline="", encoding="utf-8") as file:
        file.write(csv_line(["xmin", "ymin", "xmax", "ymax", "certainty", *names]))
        for mark in reading.marks:
            box = [f"{value:.2f}" for value in mark.box_px]
            file.write(csv_line([*box, mark.certainty, *(int(mark.label == name) for name in names)]))
    if options.audio and reading.voice is not None:
        from shutil import copyfile

        copyfile(reading.voice, folder / f"audio{reading.voice.suffix}")


def _write_gaze(reading: Reading, path: Path, zero_ms: float) -> None:
    """The mean of the eyes on the image, with the state of the fixation that it belongs to or follows."""
    eyes = reading.eyes
    count = len(reading.t_ms)
    x, y, pupil = (
        _mean([getattr(eye, name) for eye in eyes], count) for name in ("image_x_px", "image_y_px", "pupil")
    )
    found = reading.fixations
    at = np.clip(np.searchsorted(found.onset_ms, reading.t_ms, side="right") - 1, 0, max(len(found) - 1, 0))
    state: list[Any] = [(np.full(count, np.nan), 2)] * len(_STATE)
    if len(found):
        state = _state(
            _normalized(pupil, reading.t_ms), found.px_per_degree[at], found.shown[at], found.on_screen[at]
        )
    _table(path, GAZE, ((reading.t_ms - zero_ms) / 1000, 4), (x, 2), (y, 2), *state)


def _mean(columns: list[Any], count: int) -> Any:
    if not columns:
        return np.full(count, np.nan)
    values = np.array(columns)
    seen = np.isfinite(values)
    total = np.where(seen, values, 0.0).sum(axis=0)
    return np.divide(total, seen.sum(axis=0), out=np.full(count, np.nan), where=seen.any(axis=0))


def _normalized(pupil: Any, t_ms: Any) -> Any:
    """Squared, since a diameter was measured, over the mean of the first seconds."""
    area = np.square(pupil)
    first = area[(t_ms < BASELINE_MS) & np.isfinite(area)]
    return area / first.mean() if len(first) else np.full(len(area), np.nan)


def _state(pupil: Any, px_per_degree: Any, shown: Any, on_screen: Any) -> list[Any]:
    """(values, digits) of the columns of _STATE."""
    ones = np.ones(len(pupil))
    return [
        (pupil, 4), (px_per_degree, 4), (px_per_degree, 4), (ones, 2), (ones / 2, 2),
        *((shown[:, side], 2) for side in range(4)),
        *((on_screen[:, side], 2) for side in range(4)),
    ]  # fmt: skip


def _table(path: Path, names: tuple[str, ...], *columns: Any) -> None:
    import io

    import pyarrow as pa
    import pyarrow.csv

    from app.export.collections.tables import rounded

    table = pa.table([rounded(values, digits) for values, digits in columns], names=list(names))
    out = io.BytesIO()
    pyarrow.csv.write_csv(table, out, pyarrow.csv.WriteOptions(include_header=False, quoting_style="none"))
    data = (",".join(names) + "\n").encode() + out.getvalue()
    path.write_bytes(data.replace(b"\n", b"\r\n"))


def read(folder: Path) -> Iterator[Imported]:
    """main_data with its metadata, as published. Raises CollectionError."""
    main = folder / "main_data" if (folder / "main_data").is_dir() else folder
    sheets = sorted(main.glob("metadata_phase_*.csv"))
    if not sheets:
        raise CollectionError(folder, "it holds no metadata_phase_N.csv", "Give the folder of REFLACX.")
    for sheet in sheets:
        for row in read_rows(sheet, METADATA):
            if row["eye_tracking_data_discarded"].strip().lower() == "true":
                continue
            path = main / row["id"] / "fixations.csv"
            rows = read_rows(path, FIXATIONS[:4])
            begin, end, x, y = (numbers(path, rows, name) for name in FIXATIONS[:4])
            said = path.with_name("timestamps_transcription.csv")
            spoken = read_rows(said, WORDS) if said.is_file() else []
            starts, ends = (numbers(said, spoken, name) for name in WORDS[1:])
            words: tuple[Word, ...] = tuple(
                (1000 * float(a), 1000 * float(b), one["word"])
                for a, b, one in zip(starts, ends, spoken, strict=True)
            )
            width, height = (int(numbers(sheet, [row], f"image_size_{axis}")[0]) for axis in "xy")
            yield Imported(
                row["id"], row["id"][1:4], row["dicom_id"], width, height,
                1000 * begin, 1000 * (end - begin), x, y, words,
            )  # fmt: skip
