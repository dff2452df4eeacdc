"""The path that a replay phase shows over a film: a phantom reader's, one of a table that was put into the
study's folder (recorded elsewhere, or predicted by a model), or what the model here predicted
(app.study.assistance).

    paths/predicted.csv, paths/recorded.csv    case, onset_ms, duration_ms, x_px, y_px (image px)
"""

from __future__ import annotations

import csv
import shutil
from pathlib import Path

import numpy as np

from app.files import private_folder
from app.study.assistance import PredictedPath, said_of
from app.study.folder import BegunStudy, StudyError
from app.study.order import Trial
from app.study.shown import reading_of, size_of
from eyetracking.scanpaths.types import Scanpath

COLUMNS = ("case", "onset_ms", "duration_ms", "x_px", "y_px")
TABLES = ("predicted", "recorded")


def path_of(study: BegunStudy, trial: Trial) -> Scanpath:
    """What is shown under the trial's condition. Raises StudyError where there is none of this film."""
    arms = study.protocol.conditions.arms if study.protocol.conditions else ()
    whose = next((arm.replay for arm in arms if arm.name == trial.arm), "none")
    if whose == "phantom_reader":
        return reading_of(trial.stimulus, "careful", again="shown", aloud=False)[0].scanpath
    said = said_of(study, trial.stimulus) if whose == "predicted" else None
    if said is not None and said.path is not None and not _table(study, whose).is_file():
        return _predicted(said.path, trial)
    found = _tabled(_table(study, whose)).get(trial.stimulus.id)
    if found is None:
        way_out = f"Put it there: radgaze study paths {study.path} {whose} TABLE.csv"
        if whose == "predicted":
            way_out += f", or ask the model: radgaze study prepare {study.path}"
        raise StudyError(study.path, f"there is no {whose} path of {trial.stimulus.id}", way_out)
    width, height = size_of(trial.stimulus)
    rows = np.array(found)
    return Scanpath(
        onset_ms=rows[:, 0], duration_ms=rows[:, 1], x_px=rows[:, 2], y_px=rows[:, 3],
        width_px=width, height_px=height, source=whose,
    )  # fmt: skip


def _table(study: BegunStudy, whose: str) -> Path:
    return study.path / "paths" / f"{whose}.csv"


def _predicted(path: PredictedPath, trial: Trial) -> Scanpath:
    """Fixation after fixation, without the time of saccades, which the model does not predict."""
    durations = np.array(path.duration_ms)
    width, height = size_of(trial.stimulus)
    return Scanpath(
        onset_ms=np.concatenate([[0.0], np.cumsum(durations)[:-1]]), duration_ms=durations,
        x_px=np.array(path.x_px), y_px=np.array(path.y_px), width_px=width, height_px=height,
        source="predicted",
    )  # fmt: skip


def keep_paths(study: BegunStudy, whose: str, table: Path) -> tuple[int, list[str]]:
    """Puts a table of paths into the study's folder. Returns how many paths it holds, and the films without
    one. Raises StudyError where it is no such table or names a film that is not the study's, OSError."""
    found = _tabled(table)
    known = {film.id for film in study.stimuli}
    strange = sorted(found.keys() - known)
    if strange:
        raise StudyError(table, f"{strange[0]} is no film of the study", "radgaze study plan lists them.")
    folder = private_folder(study.path / "paths")
    shutil.copyfile(table, folder / f"{whose}.csv")
    return len(found), sorted(known - found.keys())


def _tabled(path: Path) -> dict[str, list[tuple[float, float, float, float]]]:
    """case -> its fixations in order; nothing where there is no file. Raises StudyError."""
    if not path.is_file():
        return {}
    found: dict[str, list[tuple[float, float, float, float]]] = {}
    try:
        with path.open(newline="", encoding="utf-8-sig") as file:
            rows = csv.DictReader(file)
            missing = [name for name in COLUMNS if name not in (rows.fieldnames or ())]
            if missing:
                raise StudyError(path, f"it has no column {', '.join(missing)}", "Name its columns so.")
            for number, row in enumerate(rows, start=2):
                try:
                    onset, duration, x, y = (float(row[name]) for name in COLUMNS[1:])
                except (ValueError, TypeError) as error:
                    raise StudyError(path, f"row {number} holds no numbers", "Correct it.") from error
                if not duration > 0:
                    raise StudyError(path, f"row {number}: duration_ms must be positive", "Correct it.")
                found.setdefault(row["case"], []).append((onset, duration, x, y))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise StudyError(path, f"it cannot be read: {error}", "Give a CSV table.") from error
    return {case: sorted(fixations) for case, fixations in found.items()}
