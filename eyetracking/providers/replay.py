"""Plays a recording again: a RadGaze recording folder, or a table of samples of another tool.

Tables have a header line. Known columns: those of ETDQualitizer's examples (timestamp in
ms; left_x, left_y, right_x, right_y in px from the centre of a 1920x1080 screen) and of I2MC's example
(RelTimestamp in ms; LGazePos2dx ... in px from the top left corner, -1 or a validity above 1 where not seen).
"""

from __future__ import annotations

import csv
import io
import json
import math
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from eyetracking.numerals import finite_number
from eyetracking.sample_times import usual_interval
from eyetracking.tracker import (
    NAN,
    BadOption,
    Capabilities,
    ConnectionFailed,
    GazeSample,
    Option,
    Provider,
    SampleBuffer,
    SyncPair,
    TrackerInfo,
    tracker_provider,
)

TICK_S = 0.004
SYNC_PERIOD_NS = 1_000_000_000
TABLE_SCREEN_PX = (1920.0, 1080.0)


@tracker_provider(
    "replay", "Replay of a recording", hint="Plays an earlier recording as if it were live.", order=2
)
class Replay(Provider):
    """options:

    path (a recording folder or a .tsv file); speed (1.0); screen_px ([1920, 1080], for tables); loss (0.0:
    the share of samples dropped, seeded by seed 0); stall_at_s and stall_s (deliver nothing for a while, then
    all at once); disconnect_at_s (lose the device).
    """

    takes = (
        Option(
            name="path",
            title="Recording",
            hint="A recording's folder, or a .tsv table of samples",
            kind="path",
        ),
        Option(name="speed", title="Speed", hint="1 is real time", kind="number", default=1.0, least=0.01),
        Option(
            name="screen_px",
            title="Screen",
            hint="Of a table: [width, height] in px",
            default="[1920, 1080]",
            advanced=True,
        ),
        Option(
            name="loss",
            title="Loss",
            hint="The share of samples that is dropped",
            kind="number",
            default=0.0,
            least=0,
            advanced=True,
        ),
        Option(
            name="seed",
            title="Seed",
            hint="Of the dropped samples",
            kind="whole",
            default=0,
            least=0,
            advanced=True,
        ),
        Option(
            name="stall_at_s",
            title="Stalls at",
            hint="Seconds from the begin",
            kind="number",
            least=0,
            advanced=True,
        ),
        Option(
            name="stall_s",
            title="Stalls for",
            hint="Seconds",
            kind="number",
            default=0.0,
            least=0,
            advanced=True,
        ),
        Option(
            name="disconnect_at_s",
            title="Disconnects at",
            hint="Seconds from the begin",
            kind="number",
            least=0,
            advanced=True,
        ),
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
        except (TypeError, ValueError, RecursionError) as error:
            raise BadOption(f"replay: screen_px = {screen!r} is not [width, height]") from error
        self._notes: tuple[str, ...] = ()
        if path.is_dir():
            self._times_ms, self._values, model, unit = _from_recording(path)
        else:
            self._times_ms, self._values, self._notes = read_table(path, screen_px=(width, height))
            model, unit = path.name, "none"
        if len(self._times_ms) < 2:
            raise ConnectionFailed(f"{path} holds no samples to play", "choose another recording")
        interval_ms = usual_interval(self._times_ms)
        if not interval_ms > 0:
            raise ConnectionFailed(f"{path}: its samples' times stand still", "choose another recording")
        rate = 1000 / interval_ms * self._speed
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
        synced = began
        buffer.sync(SyncPair(began, began, began))
        for note in self._notes:
            buffer.event("table", note)
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
            if now - synced >= SYNC_PERIOD_NS:
                synced = now
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


class Table(NamedTuple):
    """t_ms (n,), and values (n, 6): left x, y, right x, y as fractions of the screen, left and right pupil.
    notes: what was left out or put right, in sentences.
    """

    t_ms: NDArray[np.float64]
    values: NDArray[np.float64]
    notes: tuple[str, ...] = ()


def read_table(path: Path, *, screen_px: tuple[float, float] = TABLE_SCREEN_PX) -> Table:
    """A table of samples, columns apart by tabs, semicolons or commas; decimal commas and words for "missing"
    (empty, ".", NA, NaN, ...) are known. Raises ConnectionFailed naming file, line and column.
    """
    header, body, notes = _cells(path)
    table = np.array([_row(path, number, header, row) for number, row in body], dtype=np.float64)
    columns = {name.lower(): table[:, n] for n, name in enumerate(header)} if len(table) else {}
    known = columns or {name.lower(): np.zeros(0) for name in header}
    width, height = screen_px
    if any({"timestamp", f"{eye}_x", f"{eye}_y"} <= set(known) for eye in ("left", "right")):
        nothing = np.full(len(table), NAN)
        values = []
        for eye in ("left", "right"):
            x, y = known.get(f"{eye}_x", nothing), known.get(f"{eye}_y", nothing)
            lost = (x == 0) & (y == 0)  # to the last bit in the middle of the screen
            if lost.any():
                notes.append(f"{lost.sum()} rows with the {eye} eye at exactly (0, 0) count as lost.")
            values += [np.where(lost, NAN, v) / size + 0.5 for v, size in ((x, width), (y, height))]
        times = known["timestamp"]
        values += [nothing, nothing]
    elif {"reltimestamp", "lgazepos2dx", "rgazepos2dx", "lvalidity", "rvalidity"} <= set(known):
        times, values = known["reltimestamp"], _of_i2mc(known, width, height)
    else:
        raise ConnectionFailed(
            f"{path} has no columns of a known kind (it has {', '.join(header[:6]) or 'none'})",
            "known: timestamp, left_x, left_y, right_x, right_y; or I2MC's RelTimestamp, LGazePos2dx, ...",
        )
    if not np.isfinite(times).all():
        line = body[int(np.flatnonzero(~np.isfinite(times))[0])][0]
        raise ConnectionFailed(f"{path}, line {line}: it has no time", "repair the table")
    back = np.flatnonzero(np.diff(times) < 0)
    if len(back):
        by = float(times[back[0]] - times[back[0] + 1])
        notes.append(f"Line {body[int(back[0]) + 1][0]}: the time goes back by {by:g} ms; it was left out.")
        times = _without_steps_back(times)
    return Table(times, np.column_stack(values), tuple(notes))


def _cells(path: Path) -> tuple[list[str], list[tuple[int, list[str]]], list[str]]:
    """(header, (line number, cells) of each row that is not empty, notes)."""
    way_out = "choose a table of samples as UTF-8 text"
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise ConnectionFailed(f"{path} cannot be read: {error}", "choose a .tsv file of samples") from error
    except UnicodeDecodeError as error:
        raise ConnectionFailed(
            f"{path} cannot be read: byte {error.start} is no UTF-8 text", way_out
        ) from error
    if "\0" in text:
        raise ConnectionFailed(f"{path} cannot be read: it is no text", way_out)
    head = text.split("\n", 1)[0]
    delimiter = next((d for d in ("\t", ";", ",") if d in head), "\t")
    try:
        rows = [
            (number, [cell.strip() for cell in row])
            for number, row in enumerate(csv.reader(io.StringIO(text), delimiter=delimiter), start=1)
            if any(cell.strip() for cell in row)
        ]
    except csv.Error as error:
        raise ConnectionFailed(f"{path} cannot be read: {error}", way_out) from error
    header, body = (rows[0][1], rows[1:]) if rows else ([], [])
    notes = []
    if body and len(body[-1][1]) < len(header):
        notes.append(f"Line {body[-1][0]} is cut short; it was left out.")
        body = body[:-1]
    return header, body, notes


def _row(path: Path, line: int, header: list[str], cells: list[str]) -> list[float]:
    if len(cells) != len(header):
        raise ConnectionFailed(
            f"{path}, line {line}: it has {len(cells)} cells, the header {len(header)}", "repair the table"
        )
    values = []
    for name, cell in zip(header, cells, strict=True):
        try:
            values.append(finite_number(cell))
        except ValueError as error:
            raise ConnectionFailed(
                f"{path}, line {line}, column {name}: {error}", "repair the table, or leave the column out"
            ) from error
    return values


def _of_i2mc(
    columns: Mapping[str, NDArray[np.float64]], width: float, height: float
) -> list[NDArray[np.float64]]:
    values = []
    for eye in "lr":
        seen = columns[f"{eye}validity"] <= 1
        for axis, size in (("x", width), ("y", height)):
            values.append(np.where(seen, columns[f"{eye}gazepos2d{axis}"] / size, NAN))
    for eye in "lr":
        pupil = columns.get(f"{eye}pupildm", np.full(len(columns["reltimestamp"]), NAN))
        values.append(np.where(pupil > 0, pupil, NAN))
    return values


def _without_steps_back(t_ms: NDArray[np.float64]) -> NDArray[np.float64]:
    """Each step back as long as the usual step on."""
    steps = np.diff(t_ms)
    steps[steps < 0] = np.median(steps[steps > 0]) if (steps > 0).any() else 0.0
    return np.concatenate((t_ms[:1], t_ms[0] + np.cumsum(steps)))
