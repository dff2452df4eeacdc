"""What a story shows: the film and the results of one `radgaze demo`, read from its folder. Nothing is
computed here, so that it can be shown without models, network, GPU or tracker."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from app.imaging.errors import ImageReadError
from app.imaging.pixels import model_input_image
from app.imaging.reader import read_radiograph
from eyetracking.scanpaths.types import Scanpath

NEEDED = ("summary.json", "fixations.csv", "scanpaths.json", "matex.npy", "diagnosis.json")
MOST = 5
"""Findings that are shown."""
RISE = 0.005
"""Of a probability: less is drawn as no change."""


class MaterialMissing(Exception):
    """Which file of the folder is not there or not as `radgaze demo` writes it, and the way out."""


@dataclass(frozen=True)
class Finding:
    """Probabilities in [0, 1]; with_gaze None where there was none."""

    name: str
    without: float
    with_gaze: float | None


@dataclass(frozen=True)
class Material:
    """film: uint16 (h, w). map: float32 (h, w) in [0, 1] for `phrase`, and how strongly it is to be drawn
    (`api.ExplainResult.strength`). words: who made it all, for the foot
    of every step."""

    film: NDArray[np.uint16]
    gaze: Scanpath
    predicted: Scanpath
    map: NDArray[np.float32]
    phrase: str
    findings: tuple[Finding, ...]
    report_without: str
    report_with: str
    chance: float
    """ScanMatch of paths that have nothing to do with each other on this film."""
    words: str
    map_strength: float = 1.0
    image_id: str = ""
    """sha256 of the film's file."""


def read_material(folder: Path, film: Path | None = None) -> Material:
    """film: where the film lies now, if not where the demo found it. Raises MaterialMissing."""
    for name in NEEDED:
        if not (folder / name).is_file():
            raise MaterialMissing(
                f"{folder}: there is no {name}. Make it with: radgaze demo --headless --out {folder}"
            )
    try:
        summary = json.loads((folder / "summary.json").read_text("utf-8"))
        size = summary["image"]["width_px"], summary["image"]["height_px"]
        radiograph = read_radiograph(film or Path(summary["image"]["path"]))
        result = json.loads((folder / "scanpaths.json").read_text("utf-8"))["result"]
        rows = json.loads((folder / "diagnosis.json").read_text("utf-8"))["result"]["rows"]
        return Material(
            film=model_input_image(radiograph),
            gaze=_fixations(folder / "fixations.csv", size),
            predicted=_predicted(result["scanpaths"][0], size),
            map=np.load(folder / "matex.npy", allow_pickle=False).astype(np.float32),
            phrase=str(summary["explained"]),
            findings=findings_of((r["finding"], r["no_gaze"], r["own_gaze"]) for r in rows),
            report_without=_report(folder / "report_without_gaze.txt"),
            report_with=_report(folder / "report_with_gaze.txt"),
            chance=float(summary["scanmatch_by_chance"]),
            words=_words(summary),
            map_strength=float(summary.get("explained_strength", 1.0)),
            image_id=radiograph.file_sha256,
        )
    except ImageReadError as error:
        raise MaterialMissing(f"{error} Name the film with --film.") from error
    except (OSError, ValueError, KeyError, IndexError, TypeError) as error:
        raise MaterialMissing(
            f"{folder} is not as `radgaze demo` writes it: {error!r}. Make it again into a new folder."
        ) from error


def _fixations(path: Path, size: tuple[int, int]) -> Scanpath:
    with path.open(newline="", encoding="utf-8") as file:
        rows = [
            [float(row[name]) for name in ("x_px", "y_px", "onset_ms", "duration_ms")]
            for row in csv.DictReader(file)
        ]
    x, y, onset, duration = np.array(rows).reshape(-1, 4).T
    return Scanpath(
        x_px=x,
        y_px=y,
        onset_ms=onset,
        duration_ms=duration,
        width_px=size[0],
        height_px=size[1],
        source="own",
    )


def _predicted(path: dict[str, Any], size: tuple[int, int]) -> Scanpath:
    duration = np.maximum(np.array(path["duration_ms"], float), 1.0)
    return Scanpath(
        x_px=np.array(path["x_px"], float),
        y_px=np.array(path["y_px"], float),
        onset_ms=np.concatenate([[0.0], np.cumsum(duration)[:-1]]),
        duration_ms=duration,
        width_px=size[0],
        height_px=size[1],
        source="predicted",
    )


def findings_of(rows: Iterable[tuple[str, float, float | None]]) -> tuple[Finding, ...]:
    """rows: name, probability without gaze, with it or None. All of them, the most probable first; MOST are
    shown."""
    found = [Finding(name, float(without), _or_none(gaze)) for name, without, gaze in rows]
    return tuple(sorted(found, key=lambda f: -max(f.without, f.with_gaze or 0.0)))


def _or_none(value: float | None) -> float | None:
    return None if value is None else float(value)


def _report(path: Path) -> str:
    """The draft alone: its last paragraph says who made it."""
    return path.read_text("utf-8").strip().rsplit("\n\n", 1)[0] if path.is_file() else ""


def _words(summary: dict[str, Any]) -> str:
    reader = str(summary["reader"]["provider"]).replace("-", " ")
    demo = "demo models" if any(m["demo"] for m in summary["models"]) else "models"
    seed = summary["seeds"]["models"]
    return f"{demo.capitalize()}, {reader}, seed {seed}. Research use only, not for diagnosis."
