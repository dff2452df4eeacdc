"""Plays a recording again: a RadGaze recording folder, or a table of samples of another tool.

Tables are tab-separated with a header line. Known columns: those of ETDQualitizer's examples (timestamp in
ms; left_x, left_y, right_x, right_y in px from the centre of a 1920x1080 screen) and of I2MC's example
(RelTimestamp in ms; LGazePos2dx ... in px from the top left corner, -1 or a validity above 1 where not seen).
"""

from __future__ import annotations

import csv
import json
import math
import time
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from eyetracking.tracker import (
    NAN,
    BadOption,
    Capabilities,
    ConnectionFailed,
    GazeSample,
    Provider,
    SampleBuffer,
    SyncPair,
    TrackerInfo,
    tracker_provider,
)

TICK_S = 0.004
TABLE_SCREEN_PX = (1920.0, 1080.0)


@tracker_provider("replay", "Plays a recording again.")
class Replay(Provider):
    """options:

    path (a recording folder or a .tsv file); speed (1.0); screen_px ([1920, 1080], for tables); loss (0.0:
    the share of samples dropped, seeded by seed 0); stall_at_s and stall_s (deliver nothing for a while, then
    all at once); disconnect_at_s (lose the device).
    """

    known_options = (
        "path",
        "speed",
        "screen_px",
        "loss",
        "seed",
        "stall_at_s",
        "stall_s",
        "disconnect_at_s",
    )

    def connect(self) -> TrackerInfo:
        if "path" not in self.options:
            raise BadOption("replay needs the option path", "a recording folder or a .tsv file")
        path = Path(self.option("path", "", str))
        self._speed = self.option("speed", 1.0, float)
        if not self._speed > 0:
            raise BadOption(f"replay: speed = {self._speed} is not above zero")
        self._loss = self.option("loss", 0.0, float)
        self._seed = self.option("seed", 0, int)
        self._stall_at_s = self.option("stall_at_s", math.inf, float)
        self._stall_s = self.option("stall_s", 0.0, float)
        self._disconnect_at_s = self.option("disconnect_at_s", math.inf, float)
        screen = self.options.get("screen_px", TABLE_SCREEN_PX)
        try:
            width, height = (
                float(side) for side in (json.loads(screen) if isinstance(screen, str) else screen)
            )
        except (TypeError, ValueError) as error:
            raise BadOption(f"replay: screen_px = {screen!r} is not [width, height]") from error
        if path.is_dir():
            self._times_ms, self._values, model, unit = _from_recording(path)
        else:
            self._times_ms, self._values = read_table(path, screen_px=(width, height))
            model, unit = path.name, "none"
        if len(self._times_ms) < 2:
            raise ConnectionFailed(f"{path} holds no samples to play", "choose another recording")
        rate = 1000 / float(np.median(np.diff(self._times_ms))) * self._speed
        return TrackerInfo(
            provider=self.name,
            vendor="Replay",
            model=model,
            rate_hz=round(rate, 3),
            capabilities=Capabilities(
                rates_hz=(rate,),
                eyes="both",
                pupil_unit=unit,
                clock_sync=True,
                research_grade=False,
                source="replayed",
            ),
        )

    def run(self, buffer: SampleBuffer) -> None:
        offsets_ns = ((self._times_ms - self._times_ms[0]) * 1e6 / self._speed).astype(np.int64)
        kept = np.random.Generator(np.random.PCG64(self._seed)).random(len(offsets_ns)) >= self._loss
        began = time.monotonic_ns()
        stalled = disconnected = False
        at = 0
        buffer.sync(SyncPair(began, began, began))
        while not self._stop.wait(TICK_S):
            now = time.monotonic_ns()
            elapsed_s = (now - began) / 1e9
            if elapsed_s >= self._disconnect_at_s and not disconnected:
                raise ConnectionFailed("the replayed device was disconnected, as asked")
            if self._stall_at_s <= elapsed_s < self._stall_at_s + self._stall_s:
                if not stalled:
                    stalled = True
                    buffer.event("gap", f"stalled for {self._stall_s:g} s, as asked")
                continue
            buffer.sync(SyncPair(now, now, now))
            while at < len(offsets_ns) and began + offsets_ns[at] <= now:
                if kept[at]:
                    lx, ly, rx, ry, left, right = self._values[at].tolist()
                    buffer.append(GazeSample(int(began + offsets_ns[at]), now, lx, ly, rx, ry, left, right))
                at += 1
            if at == len(offsets_ns):
                return


def _from_recording(folder: Path) -> tuple[NDArray[np.float64], NDArray[np.float64], str, Any]:
    from eyetracking.recording import RecordingError, open_recording

    try:
        rec = open_recording(folder)
    except RecordingError as error:
        raise ConnectionFailed(str(error), error.way_out) from error
    columns = ("left_x", "left_y", "right_x", "right_y", "left_pupil", "right_pupil")
    values = np.column_stack([rec.samples[name] for name in columns])
    return rec.t_ms, values, rec.tracker.model, rec.tracker.capabilities.pupil_unit


def read_table(
    path: Path, *, screen_px: tuple[float, float] = TABLE_SCREEN_PX
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Times in ms (n,), and (n, 6): left x, y, right x, y as fractions of the screen, left and right pupil.

    Raises ConnectionFailed naming file and column.
    """
    try:
        with path.open(newline="", encoding="utf-8") as file:
            rows = list(csv.reader(file, delimiter="\t"))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise ConnectionFailed(f"{path} cannot be read: {error}", "choose a .tsv file of samples") from error
    header, body = (rows[0], rows[1:]) if rows else ([], [])
    try:
        table = np.array([[float(cell or "nan") for cell in row] for row in body if row], dtype=np.float64)
    except ValueError as error:
        raise ConnectionFailed(f"{path}: {error}", "choose a .tsv file of numbers") from error
    columns = {name: table[:, n] for n, name in enumerate(header)} if table.ndim == 2 else {}
    width, height = screen_px
    if any({"timestamp", f"{eye}_x", f"{eye}_y"} <= set(columns) for eye in ("left", "right")):
        nothing = np.full(len(table), NAN)
        values = [
            columns.get("left_x", nothing) / width + 0.5,
            columns.get("left_y", nothing) / height + 0.5,
            columns.get("right_x", nothing) / width + 0.5,
            columns.get("right_y", nothing) / height + 0.5,
            nothing,
            nothing,
        ]
        return columns["timestamp"], np.column_stack(values)
    if {"RelTimestamp", "LGazePos2dx", "RGazePos2dx", "LValidity", "RValidity"} <= set(columns):
        values = []
        for eye in "LR":
            seen = columns[f"{eye}Validity"] <= 1
            for axis, size in (("x", width), ("y", height)):
                values.append(np.where(seen, columns[f"{eye}GazePos2d{axis}"] / size, NAN))
        for eye in "LR":
            pupil = columns[f"{eye}PupilDm"]
            values.append(np.where(pupil > 0, pupil, NAN))
        return columns["RelTimestamp"], np.column_stack(values)
    raise ConnectionFailed(
        f"{path} has no columns of a known kind (it has {', '.join(header[:6]) or 'none'})",
        "known: timestamp, left_x, left_y, right_x, right_y; or I2MC's RelTimestamp, LGazePos2dx, ...",
    )
