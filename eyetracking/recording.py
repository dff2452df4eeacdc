"""Reads a recording, also one that a crash cut short, and maps its gaze onto the image again from raw
samples.

    rec = open_recording(folder)
    t_ms, x_px, y_px, valid = rec.gaze_on_image()

One damaged event or batch of samples costs itself only; `Recording.damage` names it.
"""

from __future__ import annotations

import base64
import itertools
import json
import math
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any, Literal

import msgspec
import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from eyetracking.eyes import aligned_eyes, both_eyes
from eyetracking.mapping import ViewTransform
from eyetracking.messages import Consent
from eyetracking.recorded_events import ViewLine, read_events
from eyetracking.recorder import END_OF_STREAM, EVENTS, FORMAT, FORMAT_VERSION, HEADER, SAMPLES
from eyetracking.sample_times import spread, usual_interval
from eyetracking.tracker import DisplayGeometry, TrackerInfo
from eyetracking.vault import Seal, VaultError, master_key
from eyetracking.watch import MISSING

FloatArray = NDArray[np.float64]


class RecordingError(Exception):
    """A folder that is no recording, or whose header is damaged. path, field: where; way_out: what to do."""

    def __init__(self, path: Path, field: str, reason: str, way_out: str) -> None:
        super().__init__(f"{path}: {field}: {reason}. {way_out}")
        self.path = path
        self.field = field
        self.reason = reason
        self.way_out = way_out


@dataclass(frozen=True)
class ViewEvent:
    """From t_ns on the pane shows `transform` (None: it is hidden) with these grey values. label: the
    image.
    """

    t_ns: int
    pane: str
    transform: ViewTransform | None
    window_centre: float | None
    window_width: float | None
    label: str


@dataclass(frozen=True)
class Recording:
    """A recording in memory.

    samples: arrays of one length by column: seq, device_ns, host_ns, arrival_ns (int64); left_x, left_y,
    right_x, right_y (float64, fractions of the screen, NaN where not seen); left_pupil, right_pupil; x_*
    vendor extras. began_ns: host clock at the begin; times in ms count from it. end: "closed", or "cut" after
    a crash, when the last sample is the end; end_text says it in a sentence. events: all, as dicts, in order.
    damage: what could not be read, one sentence each with file, place and field. notes: what was put right as
    it was read (samples sorted, bursts spread, numbers that mean "not seen").
    """

    folder: Path
    began_ns: int
    began_at: str
    consent: Consent
    session: dict[str, Any]
    tracker: TrackerInfo
    geometry: DisplayGeometry
    samples: dict[str, NDArray[Any]]
    events: list[dict[str, Any]]
    views: list[ViewEvent]
    end: Literal["closed", "cut"]
    end_text: str
    geometries: list[tuple[int, DisplayGeometry]] = field(default_factory=list)
    damage: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def rate_hz(self) -> float:
        """Samples a second: as the tracker announced, else as they came; 0 where neither is known."""
        if self.tracker.rate_hz > 0 or len(self.samples["seq"]) < 2:
            return self.tracker.rate_hz
        interval_ms = usual_interval(self.t_ms)
        return 1000 / interval_ms if interval_ms > 0 else 0.0

    @property
    def lasted_ms(self) -> float:
        """From the begin to the end as it was stated, else to the last sample."""
        ends = [event["t_ns"] for event in self.events if event["kind"] == "end"]
        stated = (ends[-1] - self.began_ns) / 1e6 if ends and self.end == "closed" else 0.0
        return max(stated, self.duration_ms)

    @property
    def t_ms(self) -> FloatArray:
        """Mapped host time of each sample, ms from the begin."""
        return (self.samples["host_ns"] - self.began_ns) / 1e6

    @property
    def duration_ms(self) -> float:
        """From the begin to the last sample."""
        return float(self.t_ms[-1]) if len(self.samples["seq"]) else 0.0

    @property
    def valid(self) -> NDArray[np.bool_]:
        """Whether at least one eye was seen."""
        out: NDArray[np.bool_] = np.isfinite(self.samples["left_x"]) | np.isfinite(self.samples["right_x"])
        return out

    def gaze_on_display(self) -> tuple[FloatArray, FloatArray, FloatArray, NDArray[np.bool_]]:
        """(t_ms, X, Y, valid): device px of the tracked screen, the mean of the eyes that were seen."""
        x, y = both_eyes(self.samples)
        width, height = self._screen_size()
        return self.t_ms, x * width, y * height, np.isfinite(x)

    def eyes_on_display(self) -> list[tuple[FloatArray, FloatArray]]:
        """(X, Y) in device px of each eye that was ever seen, left first, moved to where the mean of both
        would be; NaN where it was not.
        """
        width, height = self._screen_size()
        return [(x * width, y * height) for x, y in aligned_eyes(self.samples) if np.isfinite(x).any()]

    def screens(self) -> list[tuple[int, int, DisplayGeometry]]:
        """(first sample, end, the screen that they were on), in order; no empty stretch."""
        times = np.array([t for t, _ in self.geometries], dtype=np.int64)
        edges = [0, *np.searchsorted(self.samples["host_ns"], times).tolist(), len(self.samples["host_ns"])]
        screens = [self.geometry, *(geometry for _, geometry in self.geometries)]
        return [
            (first, end, screen)
            for (first, end), screen in zip(itertools.pairwise(edges), screens, strict=True)
            if end > first
        ]

    def gaze_on_image(
        self, pane: str = "main", *, label: str | None = None
    ) -> tuple[FloatArray, FloatArray, FloatArray, NDArray[np.bool_]]:
        """(t_ms, x_px, y_px, valid) in image coordinates, computed again from raw samples and view events.

        label: only while the pane showed this image (None: any). Not valid where no eye was seen, where the
        gaze lay outside the pane, or while the pane showed nothing (then x and y are NaN). Points of the pane
        beside the image are valid and lie outside the image's bounds.
        """
        t_ms, X, Y, seen = self.gaze_on_display()
        x, y = np.full(len(X), np.nan), np.full(len(X), np.nan)
        valid = np.zeros(len(X), dtype=bool)
        shown = self.view_index(pane)
        edges = np.concatenate(([0], np.flatnonzero(np.diff(shown)) + 1, [len(shown)]))
        for first, end in itertools.pairwise(edges.tolist()):
            view = self.views[shown[first]] if first < end and shown[first] >= 0 else None
            if view is None or view.transform is None or (label is not None and view.label != label):
                continue
            here = slice(first, end)
            x[here], y[here] = view.transform.display_to_image(X[here], Y[here])
            valid[here] = seen[here] & view.transform.contains_display(X[here], Y[here])
        return t_ms, x, y, valid

    def view_index(self, pane: str = "main") -> NDArray[np.int64]:
        """For each sample the index into `views` of what the pane showed then, -1 before the first."""
        numbers = np.array([n for n, view in enumerate(self.views) if view.pane == pane], dtype=np.int64)
        if not len(numbers):
            return np.full(len(self.samples["seq"]), -1, dtype=np.int64)
        times = np.array([self.views[n].t_ns for n in numbers], dtype=np.int64)
        order = np.argsort(times, kind="stable")
        place = np.searchsorted(times[order], self.samples["host_ns"], side="right") - 1
        return np.where(place >= 0, numbers[order][np.maximum(place, 0)], -1)

    def _screen_size(self) -> tuple[Any, Any]:
        """Width and height in px, of each sample where the screen changed during the recording."""
        if not self.geometries:
            return self.geometry.width_px, self.geometry.height_px
        all_of_them = [(-(2**62), self.geometry), *self.geometries]
        times = np.array([t for t, _ in all_of_them], dtype=np.int64)
        place = np.searchsorted(times, self.samples["host_ns"], side="right") - 1
        widths = np.array([g.width_px for _, g in all_of_them], dtype=np.float64)
        heights = np.array([g.height_px for _, g in all_of_them], dtype=np.float64)
        return widths[place], heights[place]


class Header(msgspec.Struct, frozen=True, kw_only=True):
    """What recording.json says."""

    began_ns: int
    began_at: str
    consent: Consent
    tracker: TrackerInfo
    geometry: DisplayGeometry
    session: dict[str, Any] = {}


def open_recording(folder: Path | str, *, key: Callable[[], bytes] | None = None) -> Recording:
    """Read a recording folder; one that a crash cut short is read to its last whole batch, and what is
    damaged is left out and named in `damage`.

    key: gives the master key of an encrypted one (None: the user's, from the keyring). Raises RecordingError
    naming file and field where nothing can be read.
    """
    folder = Path(folder)
    header, seal = read_header(folder, key=key)
    try:
        samples, whole, damage = _read_samples(_contents(folder / SAMPLES, seal), header.tracker)
        events, damaged_lines = read_events(_contents(folder / EVENTS, seal))
    except VaultError as error:
        raise RecordingError(folder, "encryption", error.message, error.way_out) from error
    ends = [event for event in events if event["kind"] == "end"]
    samples, more = _plausible(samples)
    samples, notes = _put_right(samples, header)
    stated = ends[-1].get("samples") if ends else None
    lacking = int(stated) - len(samples["seq"]) if isinstance(stated, int) else 0
    if lacking > 0:
        more = (*more, f"{SAMPLES}: {lacking} of the {stated} samples that were taken are not in it")
    closed = bool(ends) and whole
    seconds = (int(samples["host_ns"][-1]) - header.began_ns) / 1e9 if len(samples["seq"]) else 0.0
    if closed:
        end_text = f"Closed after {seconds:.1f} s: {ends[-1].get('reason', '')}."
    else:
        end_text = f"Cut short by a crash; the last sample is at {seconds:.1f} s."
    return Recording(
        folder=folder,
        began_ns=header.began_ns,
        began_at=header.began_at,
        consent=header.consent,
        session=header.session,
        tracker=header.tracker,
        geometry=header.geometry,
        samples=samples,
        events=events,
        views=[_view_event(event) for event in events if event["kind"] == "view"],
        end="closed" if closed else "cut",
        end_text=end_text,
        geometries=sorted(
            (
                (event["t_ns"], msgspec.convert(event["geometry"], DisplayGeometry))
                for event in events
                if event["kind"] == "geometry"
            ),
            key=lambda at: at[0],
        ),
        damage=(*damage, *more, *damaged_lines),
        notes=notes,
    )


def read_header(folder: Path, *, key: Callable[[], bytes] | None = None) -> tuple[Header, Seal | None]:
    """Who, what and when, and the seal of an encrypted recording. Raises RecordingError naming the field."""
    path = folder / HEADER
    way_out = "choose a folder that RadGaze recorded"
    try:
        header = json.loads(path.read_bytes())
    except FileNotFoundError:
        raise RecordingError(path, "file", "there is none", way_out) from None
    except (OSError, ValueError, RecursionError) as error:
        raise RecordingError(path, "file", f"not readable ({error})", way_out) from error
    if not isinstance(header, dict) or header.get("format") != FORMAT:
        raise RecordingError(path, "format", "not a RadGaze gaze recording", way_out)
    if header.get("version") != FORMAT_VERSION:
        raise RecordingError(path, "version", f"{header.get('version')!r} is unknown", "update RadGaze")
    seal = None
    if "encryption" in header:
        try:
            seal = Seal.unwrap(header["encryption"], (key or partial(master_key, create=False))())
            inside, _ = seal.opened(base64.b64decode(header["sealed"]), name=HEADER)
            header = json.loads(inside)
        except VaultError as error:
            raise RecordingError(path, "encryption", error.message, error.way_out) from error
        except (KeyError, ValueError, TypeError) as error:
            raise RecordingError(path, "sealed", f"damaged ({error})", way_out) from error
    try:
        return msgspec.convert(header, Header), seal
    except (ValueError, msgspec.ValidationError) as error:
        raise RecordingError(path, "header", f"{type(error).__name__}: {error}", way_out) from error


def is_encrypted(folder: Path) -> bool:
    """Whether the recording's header says so; also False where it cannot be read."""
    try:
        return "encryption" in json.loads((folder / HEADER).read_bytes())
    except (OSError, ValueError, TypeError, RecursionError):
        return False


def _contents(path: Path, seal: Seal | None) -> bytes:
    """A file in the clear; nothing where it is missing. Raises VaultError, and RecordingError naming the
    file.
    """
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return b""
    except OSError as error:
        raise RecordingError(
            path, "file", f"not readable ({error})", "check the disk and your rights"
        ) from error
    return data if seal is None else seal.opened(data, name=path.name)[0]


MARK = b"\xff\xff\xff\xff"
"""Every message of an Arrow stream begins with it."""
STAMPS = ("seq", "device_ns", "host_ns", "arrival_ns")
MOST_DELAY_NS, LONGEST_NS = 600 * 1_000_000_000, 86_400 * 1_000_000_000
"""Stamps of one sample, and samples of one recording, do not lie further apart: else they are damaged."""


def _read_samples(data: bytes, tracker: TrackerInfo) -> tuple[dict[str, NDArray[Any]], bool, tuple[str, ...]]:
    """Columns, whether the stream was closed, and what was damaged. A damaged batch costs itself only."""
    whole = data.endswith(END_OF_STREAM)
    batches, damage = [], []
    schema, at = _read_schema(data)
    torn_at: int | None = None
    while schema is not None and at < len(data):
        try:
            batch, end = _read_batch(data, at, schema)
        except (pa.ArrowException, OSError, ValueError, EOFError) as error:
            torn_at = at if torn_at is None else torn_at
            reason = str(error).splitlines()[0][:120] if str(error) else type(error).__name__
            at = data.find(MARK, at + 1)
            if at < 0:
                if whole:
                    damage.append(f"{SAMPLES}, from byte {torn_at} on: {reason}")
                break
            continue
        if batch is None:
            break
        if torn_at is not None:
            damage.append(f"{SAMPLES}, bytes {torn_at} to {at}: damaged samples were left out")
            torn_at = None
        batches.append(batch)
        at = end
    names = [*STAMPS, "left_x", "left_y", "right_x", "right_y", "left_pupil", "right_pupil"]
    names += [f"x_{name}" for name in tracker.extra_columns]
    if schema is not None:
        missing = [name for name in names if name not in schema.names]
        damage += [f"{SAMPLES}: the column {name} is missing" for name in missing]
        names += [name for name in schema.names if name not in names]
    elif len(data) > len(END_OF_STREAM):
        damage.append(f"{SAMPLES}: its head is damaged, no sample can be read")
    table = pa.Table.from_batches(batches) if batches else None
    length = table.num_rows if table is not None else 0
    columns = {name: _column(table, name, length) for name in names}
    return columns, whole, tuple(damage)


def _column(table: pa.Table | None, name: str, length: int) -> NDArray[Any]:
    """One column; where it is missing, NaN, and counted from 0 for the stamps."""
    kind = np.int64 if name in STAMPS else np.float64
    if table is None or name not in table.schema.names:
        return np.arange(length, dtype=np.int64) if name in STAMPS else np.full(length, np.nan)
    values = table.column(name).to_numpy()
    if kind is np.int64 and values.dtype.kind == "f":
        values = np.where(np.isfinite(values), values, -(2.0**62))
    return np.asarray(values.astype(kind, copy=False))


def _read_schema(data: bytes) -> tuple[pa.Schema | None, int]:
    """The schema and where the first batch begins."""
    reader = pa.BufferReader(data)
    try:
        message = pa.ipc.read_message(reader)
        return pa.ipc.read_schema(message), reader.tell()
    except (pa.ArrowException, OSError, ValueError, EOFError):
        return None, 0


def _read_batch(data: bytes, at: int, schema: pa.Schema) -> tuple[pa.RecordBatch | None, int]:
    """The batch that begins at a byte and where it ends; None at the stream's end. Raises what Arrow does."""
    if data[at : at + 8] == END_OF_STREAM or at + 8 > len(data):
        return None, at
    if data[at : at + 4] != MARK:
        raise ValueError("no batch begins here")
    reader = pa.BufferReader(data)
    reader.seek(at)
    message = pa.ipc.read_message(reader)
    if message is None or message.type != "record batch":
        raise ValueError("it is no batch of samples")
    batch = pa.ipc.read_record_batch(message, schema)
    batch.validate(full=True)
    return batch, reader.tell()


def _plausible(samples: dict[str, NDArray[Any]]) -> tuple[dict[str, NDArray[Any]], tuple[str, ...]]:
    """Without the rows whose stamps cannot be: far from all others, or with host and arrival far apart."""
    host, arrival = (samples[name].astype(np.float64) for name in ("host_ns", "arrival_ns"))
    middle = float(np.median(host)) if len(host) else 0.0
    good = (np.abs(arrival - host) < MOST_DELAY_NS) & (np.abs(host - middle) < LONGEST_NS)
    if good.all():
        return samples, ()
    rows = np.flatnonzero(~good)
    said = f"{SAMPLES}, row {rows[0]}: host_ns or arrival_ns cannot be; {len(rows)} such rows were left out"
    return {name: values[good] for name, values in samples.items()}, (said,)


def _put_right(
    samples: dict[str, NDArray[Any]], header: Header
) -> tuple[dict[str, NDArray[Any]], tuple[str, ...]]:
    """Sorted by time, bursts spread, "not seen" as NaN: what today's host does as it records."""
    notes = []
    if (np.diff(samples["host_ns"]) < 0).any():
        notes.append("Samples were not in the order of their times; they were sorted.")
        order = np.argsort(samples["host_ns"], kind="stable")
        samples = {name: values[order] for name, values in samples.items()}
    t_ms = (samples["host_ns"] - header.began_ns) / 1e6
    even = spread(t_ms)
    if even is not t_ms:
        notes.append("Samples share stamps in bursts; they were spread evenly.")
        samples = {**samples, "host_ns": header.began_ns + np.round(even * 1e6).astype(np.int64)}
    if header.tracker.source in ("own", "replayed"):
        for side in ("left", "right"):
            x, y = samples[f"{side}_x"], samples[f"{side}_y"]
            lost = np.logical_or.reduce([(x == a) & (y == b) for a, b in MISSING])
            if lost.any():
                notes.append(
                    f"{lost.sum()} samples of the {side} eye at exactly (0, 0) or (-1, -1) are lost."
                )
                samples = {
                    **samples,
                    f"{side}_x": np.where(lost, math.nan, x),
                    f"{side}_y": np.where(lost, math.nan, y),
                }
    return samples, tuple(notes)


def _view_event(event: dict[str, Any]) -> ViewEvent:
    view = msgspec.convert(event, ViewLine)
    return ViewEvent(
        t_ns=view.t_ns,
        pane=view.pane,
        transform=view.transform,
        window_centre=view.window_centre,
        window_width=view.window_width,
        label=view.label,
    )
