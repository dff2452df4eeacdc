"""Tables of Apache Parquet, for duckdb, pandas, polars: readings, fixations, words, answers, and the samples
of each participant. Written reading by reading, so that a collection may be larger than the memory.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from app.export.collections.model import Collection, CollectionError, Imported, Options, Reading, counted

TITLE = "Parquet tables"
_F, _S, _I = pa.float64(), pa.string(), pa.int64()
_KEY = [("reading", _S), ("participant", _S)]
SCHEMAS = {
    "readings": pa.schema([
        *_KEY, ("session", _I), ("number", _I), ("condition", _S), ("stimulus", _S), ("sought", _S),
        ("width_px", _I), ("height_px", _I), ("began_at", _S), ("source", _S), ("rate_hz", _F),
        ("accuracy_deg", _F), ("worst_deg", _F), ("missing_percent", _F), ("longest_gap_s", _F),
        ("detector", _S), ("text", _S), ("answers", _S),
    ]),
    "fixations": pa.schema([
        *_KEY, ("stimulus", _S), ("onset_ms", _F), ("duration_ms", _F), ("x_px", _F), ("y_px", _F),
        ("screen_x_px", _F), ("screen_y_px", _F), ("px_per_degree", _F), ("pupil", _F),
    ]),
    "words": pa.schema([*_KEY, ("onset_ms", _F), ("offset_ms", _F), ("word", _S)]),
    "samples": pa.schema([
        ("reading", _S), ("eye", _S), ("t_ms", _F), ("x_px", _F), ("y_px", _F), ("image_x_px", _F),
        ("image_y_px", _F), ("pupil", _F),
    ]),
}  # fmt: skip


def write(collection: Collection, folder: Path, options: Options) -> None:
    """Raises OSError, Cancelled."""
    with _Writers(folder) as writers:
        people = pa.table({
            "participant": [person.pseudonym for person in collection.people],
            "simulated": [person.simulated for person in collection.people],
            "answers": [json.dumps(dict(person.answers)) for person in collection.people],
        })  # fmt: skip
        pq.write_table(people, folder / "participants.parquet")
        for reading in counted(collection, options):
            for name, columns in _tables(reading, options):
                writers.add(name, reading.participant if name == "samples" else "", columns)
            if options.audio and reading.voice is not None:
                from shutil import copyfile

                (folder / "audio").mkdir(exist_ok=True)
                copyfile(reading.voice, folder / "audio" / f"{reading.id}{reading.voice.suffix}")


class _Writers:
    """A file a table; those of samples one after the other, as participants come."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._open: dict[str, pq.ParquetWriter] = {}
        self._of = ""

    def __enter__(self) -> _Writers:
        for name in ("readings", "fixations", "words"):
            self._open[name] = pq.ParquetWriter(self._folder / f"{name}.parquet", SCHEMAS[name])
        (self._folder / "samples").mkdir()
        return self

    def __exit__(self, *_error: object) -> None:
        for writer in self._open.values():
            writer.close()

    def add(self, name: str, participant: str, columns: dict[str, Any]) -> None:
        if name == "samples" and participant != self._of:
            if name in self._open:
                self._open.pop(name).close()
            path = self._folder / "samples" / f"{participant}.parquet"
            self._open[name] = pq.ParquetWriter(path, SCHEMAS[name], compression="zstd")
            self._of = participant
        self._open[name].write_table(pa.table(columns, schema=SCHEMAS[name]))


def _tables(reading: Reading, options: Options) -> Iterator[tuple[str, dict[str, Any]]]:
    tracker, found = reading.tracker, reading.fixations
    yield "readings", {
        "reading": [reading.id], "participant": [reading.participant], "session": [reading.session],
        "number": [reading.number], "condition": [reading.condition], "stimulus": [reading.stimulus],
        "sought": [reading.sought], "width_px": [reading.width_px], "height_px": [reading.height_px],
        "began_at": ["" if options.discreet else reading.began_at], "source": [tracker.source],
        "rate_hz": [tracker.rate_hz], "accuracy_deg": [tracker.mean_deg], "worst_deg": [tracker.max_deg],
        "missing_percent": [reading.quality.get("missing_percent")],
        "longest_gap_s": [reading.quality.get("longest_gap_s")], "detector": [found.detector],
        "text": [reading.text], "answers": [json.dumps(dict(reading.answers))],
    }  # fmt: skip
    yield "fixations", {
        **_key(reading, len(found)), "stimulus": [reading.stimulus] * len(found),
        "onset_ms": found.onset_ms, "duration_ms": found.duration_ms, "x_px": found.x_px, "y_px": found.y_px,
        "screen_x_px": found.screen_x_px, "screen_y_px": found.screen_y_px,
        "px_per_degree": found.px_per_degree, "pupil": found.pupil,
    }  # fmt: skip
    yield (
        "words",
        {
            **_key(reading, len(reading.words)),
            "onset_ms": [word[0] for word in reading.words],
            "offset_ms": [word[1] for word in reading.words],
            "word": [word[2] for word in reading.words],
        },
    )
    for eye in reading.eyes:
        yield "samples", {
            "reading": [reading.id] * len(reading.t_ms), "eye": [eye.which] * len(reading.t_ms),
            "t_ms": reading.t_ms, "x_px": eye.x_px, "y_px": eye.y_px,
            "image_x_px": eye.image_x_px, "image_y_px": eye.image_y_px, "pupil": eye.pupil,
        }  # fmt: skip


def _key(reading: Reading, count: int) -> dict[str, Any]:
    return {"reading": [reading.id] * count, "participant": [reading.participant] * count}


def read(folder: Path) -> Iterator[Imported]:
    """Raises CollectionError."""
    try:
        readings = pq.ParquetFile(folder / "readings.parquet").read().to_pylist()
        looks = pq.ParquetFile(folder / "fixations.parquet").read()
        words = pq.ParquetFile(folder / "words.parquet").read()
    except (OSError, pa.ArrowException) as error:
        raise CollectionError(
            folder, f"it cannot be read: {error}", "Give the folder of the export."
        ) from error
    looked, said = looks.column("reading").to_numpy(), words.column("reading").to_numpy()
    columns = {name: looks.column(name).to_numpy() for name in ("onset_ms", "duration_ms", "x_px", "y_px")}
    spoken = [words.column(name).to_pylist() for name in ("onset_ms", "offset_ms", "word")]
    for row in readings:
        here = looked == row["reading"]
        own = [(spoken[0][k], spoken[1][k], spoken[2][k]) for k in np.flatnonzero(said == row["reading"])]
        yield Imported(
            id=row["reading"],
            participant=row["participant"],
            stimulus=row["stimulus"],
            width_px=row["width_px"],
            height_px=row["height_px"],
            words=tuple(own),
            **{name: values[here] for name, values in columns.items()},
        )
