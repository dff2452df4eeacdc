"""The layout of GazeSearch (Pham et al. 2025): one JSON list of searches for one finding each, in a frame of
224 x 224. Readings without a finding that was searched for have no place in it and are named in the card. The
size of each film, which the layout does not have, is in `images.json`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

from app.export.collections.model import Collection, CollectionError, Imported, Options, Reading, counted

TITLE = "GazeSearch"
SIDE = 224
FILE = "scanpaths.json"


def write(collection: Collection, folder: Path, options: Options) -> None:
    """Raises OSError, Cancelled, CollectionError where nothing was searched for."""
    number_of = {person.pseudonym: at for at, person in enumerate(collection.people, start=1)}
    sizes: dict[str, tuple[int, int]] = {}
    count = 0
    with (folder / FILE).open("w", encoding="utf-8") as file:
        file.write("[")
        for reading in counted(collection, options):
            if not reading.sought:
                continue
            row = _row(reading, number_of[reading.participant])
            file.write(("," if count else "") + "\n" + json.dumps(row))
            sizes[reading.stimulus] = (reading.width_px, reading.height_px)
            count += 1
        file.write("\n]\n")
    if not count:
        reason = "no reading searched for a finding, and GazeSearch holds nothing else"
        raise CollectionError(folder, reason, "Choose another format, or give the stimuli a finding.")
    (folder / "images.json").write_text(json.dumps(sizes, indent=1), encoding="utf-8")


def _row(reading: Reading, subject: int) -> dict[str, Any]:
    found = reading.fixations
    x, y = found.x_px * SIDE / reading.width_px, found.y_px * SIDE / reading.height_px
    boxes = [mark.box_px for mark in reading.truth if mark.label == reading.sought]
    on_target = [
        any(b[0] <= fx <= b[2] and b[1] <= fy <= b[3] for b in boxes)
        for fx, fy in zip(found.x_px.tolist(), found.y_px.tolist(), strict=True)
    ]
    said = next((v for v in reading.answers.values() if v in ("yes", "no")), "")
    box = [float(v) * SIDE / s for v, s in zip(boxes[0], _sides(reading), strict=True)] if boxes else []
    return {
        "name": reading.stimulus,
        "subject": subject,
        "task": reading.sought,
        "condition": "present" if boxes else "absent",
        "bbox": [round(v, 3) for v in box],
        "X": [round(float(v), 4) for v in x],
        "Y": [round(float(v), 4) for v in y],
        "T": [round(float(v) / 1000, 4) for v in found.duration_ms],
        "length": len(found),
        "fixOnTarget": any(on_target),
        "correct": int(said == ("yes" if boxes else "no")) if said else -1,
        "split": "train",
        "onset": [round(float(v) / 1000, 4) for v in found.onset_ms],
    }


def _sides(reading: Reading) -> tuple[int, int, int, int]:
    return reading.width_px, reading.height_px, reading.width_px, reading.height_px


def read(folder: Path) -> Iterator[Imported]:
    """A folder of such lists. Without `images.json` places stay in the frame of 224. Raises
    CollectionError."""
    lists = [path for path in sorted(folder.glob("*.json")) if path.name != "images.json"]
    if not lists:
        raise CollectionError(folder, "it holds no JSON list of scanpaths", "Give the folder of GazeSearch.")
    known = folder / "images.json"
    sizes = _json(known) if known.is_file() else {}
    for path in lists:
        rows = _json(path)
        if not isinstance(rows, list):
            raise CollectionError(path, "it is no list", "Give the folder of GazeSearch.")
        for number, row in enumerate(rows):
            try:
                width, height = sizes.get(row["name"], (SIDE, SIDE))
                x, y, lasts = (np.array(row[key], dtype=np.float64) for key in ("X", "Y", "T"))
                begins = row.get("onset", np.concatenate([[0.0], np.cumsum(lasts)])[: len(lasts)])
                onset = np.array(begins, dtype=np.float64)
                yield Imported(
                    f"{row['name']}/{row['subject']}/{row['task']}", str(row["subject"]), row["name"],
                    width, height, 1000 * onset, 1000 * lasts, x * width / SIDE, y * height / SIDE,
                )  # fmt: skip
            except (KeyError, TypeError, ValueError) as error:
                reason = f"entry {number}: {type(error).__name__} {error}"
                raise CollectionError(path, reason, "Correct it there.") from error


def _json(path: Path) -> Any:
    try:
        return json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError) as error:
        raise CollectionError(path, f"it cannot be read: {error}", "Check the folder.") from error
