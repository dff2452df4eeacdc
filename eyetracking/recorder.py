"""The append log of a recording: samples as an Arrow IPC stream, events as JSON lines, both only ever grown.

A recording is a folder:

    recording.json   header: version, consent, session, tracker, geometry, clock, when it began
    gaze.arrow       samples (Arrow IPC stream; readable up to the last whole batch)
    events.jsonl     view, geometry, clock, note, stream and end events, one JSON object a line

With encryption (see `eyetracking.vault`) the header says only that and holds the rest sealed, and both logs
are rows of sealed pieces.

Both logs are written every 100 ms and forced to the disk at most every 500 ms. A recording without an "end"
event ended by a crash; its last sample is its end. Nothing is ever rewritten.
"""

from __future__ import annotations

import base64
import contextlib
import json
import os
import queue
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timezone
from pathlib import Path
from typing import Any, NamedTuple

import msgspec
import pyarrow as pa

from eyetracking.messages import Consent
from eyetracking.tracker import DisplayGeometry, TrackerInfo
from eyetracking.vault import Seal

FORMAT = "radgaze-gaze"
FORMAT_VERSION = 1
HEADER, SAMPLES, EVENTS = "recording.json", "gaze.arrow", "events.jsonl"
WRITE_PERIOD_S = 0.1
SYNC_PERIOD_S = 0.5
RETRY_PERIOD_S = 1.0
END_OF_STREAM = b"\xff\xff\xff\xff\x00\x00\x00\x00"

_COLUMNS: tuple[tuple[str, pa.DataType], ...] = (
    ("seq", pa.int64()),
    ("device_ns", pa.int64()),
    ("host_ns", pa.int64()),
    ("arrival_ns", pa.int64()),
    ("left_x", pa.float64()),
    ("left_y", pa.float64()),
    ("right_x", pa.float64()),
    ("right_y", pa.float64()),
    ("left_pupil", pa.float32()),
    ("right_pupil", pa.float32()),
)


class RecordingExists(Exception):
    """folder: already holds a recording, which is never overwritten."""

    def __init__(self, folder: Path) -> None:
        super().__init__(f"{folder} already holds a recording; choose another folder")
        self.folder = folder


class Row(NamedTuple):
    """One sample with its three stamps, as it is written. extra as in GazeSample."""

    seq: int
    device_ns: int
    host_ns: int
    arrival_ns: int
    left_x: float
    left_y: float
    right_x: float
    right_y: float
    left_pupil: float
    right_pupil: float
    extra: tuple[float, ...] = ()


class _AppendFile:
    """A file that grows by whole pieces: a piece that does not fit on the disk leaves no torn half behind."""

    def __init__(self, path: Path, seal: Seal | None) -> None:
        self._name, self._seal, self._pieces = path.name, seal, 0
        self._descriptor = os.open(
            path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600
        )
        self._good = 0

    def append(self, data: bytes) -> None:
        if self._seal is not None:
            data = self._seal.piece(data, name=self._name, number=self._pieces)
        view = memoryview(data)
        try:
            while view:
                view = view[os.write(self._descriptor, view) :]
        except OSError:
            with contextlib.suppress(OSError):
                os.ftruncate(self._descriptor, self._good)
                os.lseek(self._descriptor, self._good, os.SEEK_SET)
            raise
        self._good += len(data)
        self._pieces += 1

    def sync(self) -> None:
        os.fsync(self._descriptor)

    def close(self) -> None:
        os.close(self._descriptor)


class Recorder:
    """Writes one recording from a thread of its own; `add` and `event` only queue.

    on_trouble: called with a sentence when the disk refuses (and "" when it works again); what could not be
    written waits in memory and is tried again every second. master: the key that the recording is encrypted
    with, None to write it in the clear. Raises RecordingExists, VaultError, or OSError if the folder cannot
    be written.
    """

    def __init__(
        self,
        folder: Path,
        *,
        consent: Consent,
        session: Mapping[str, Any],
        tracker: TrackerInfo,
        geometry: DisplayGeometry,
        on_trouble: Callable[[str], None] = lambda _text: None,
        master: bytes | None = None,
    ) -> None:
        self.folder = folder
        self.samples = 0
        self.began_ns = time.monotonic_ns()
        self._on_trouble = on_trouble
        for missing in (folder.parent, folder):  # what a reader looked at is nobody else's
            missing.mkdir(mode=0o700, parents=True, exist_ok=True)
        if any((folder / name).exists() for name in (HEADER, SAMPLES, EVENTS)):
            raise RecordingExists(folder)
        self._extra = tracker.extra_columns
        self._schema = pa.schema([*_COLUMNS, *((f"x_{name}", pa.float64()) for name in self._extra)])
        header = {
            "format": FORMAT,
            "version": FORMAT_VERSION,
            "began_ns": self.began_ns,
            "began_at": datetime.now(timezone.utc).isoformat(timespec="milliseconds"),
            "clock": "CLOCK_MONOTONIC of the recording machine, ns",
            "coordinates": "fractions of the tracked screen, x right, y down, NaN where the eye was not seen",
            "consent": msgspec.to_builtins(consent),
            "session": dict(session),
            "tracker": msgspec.to_builtins(tracker),
            "geometry": msgspec.to_builtins(geometry),
        }
        seal = None if master is None else Seal.fresh()
        if seal is not None and master is not None:
            header = sealed_header(header, seal, master)
        _write_whole(folder / HEADER, json.dumps(header, indent=1, allow_nan=False).encode())
        self._gaze = _AppendFile(folder / SAMPLES, seal)
        self._log = _AppendFile(folder / EVENTS, seal)
        self._gaze.append(self._schema.serialize().to_pybytes())
        _sync_folder(folder)
        self._rows: list[Row] = []
        self._lines: list[bytes] = []
        self._lock = threading.Lock()
        self._wake: queue.SimpleQueue[str] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._run, name="gaze-recorder", daemon=True)
        self._thread.start()

    def add(self, rows: Sequence[Row]) -> None:
        """Queue samples, in order."""
        with self._lock:
            self._rows.extend(rows)
            self.samples += len(rows)

    def event(self, kind: str, t_ns: int, **fields: Any) -> None:
        """Queue an event. fields: anything that JSON can hold."""
        line = json.dumps({"kind": kind, "t_ns": t_ns, **fields}).encode() + b"\n"
        with self._lock:
            self._lines.append(line)

    def close(self, reason: str, *, timeout_s: float = 1.0) -> None:
        """Write what waits, state the end, force it to the disk. Returns after at most timeout_s. Once
        only.
        """
        self.event("end", time.monotonic_ns(), reason=reason, samples=self.samples)
        self._wake.put(reason)
        self._thread.join(timeout_s)

    def _run(self) -> None:
        trouble = False
        synced = time.monotonic()
        closing = False
        while not closing:
            try:
                self._wake.get(timeout=RETRY_PERIOD_S if trouble else WRITE_PERIOD_S)
                closing = True
            except queue.Empty:
                pass
            try:
                wrote = self._write()
                if wrote or closing:
                    now = time.monotonic()
                    if closing or now - synced >= SYNC_PERIOD_S - WRITE_PERIOD_S:
                        self._gaze.sync()
                        self._log.sync()
                        synced = now
                if trouble:
                    trouble = False
                    self._on_trouble("")
            except OSError as error:
                if not trouble:
                    trouble = True
                    self._on_trouble(f"the recording cannot be written: {error.strerror or error}")
        with contextlib.suppress(OSError):
            self._gaze.append(END_OF_STREAM)
            self._gaze.sync()
        self._gaze.close()
        self._log.close()

    def _write(self) -> bool:
        """Write what waits. What fails is put back, in order."""
        with self._lock:
            rows, self._rows = self._rows, []
            lines, self._lines = self._lines, []
        if rows:
            try:
                self._gaze.append(self._batch(rows).serialize().to_pybytes())
            except OSError:
                with self._lock:
                    self._rows[:0] = rows
                    self._lines[:0] = lines
                raise
        if lines:
            try:
                self._log.append(b"".join(lines))
            except OSError:
                with self._lock:
                    self._lines[:0] = lines
                raise
        return bool(rows or lines)

    def _batch(self, rows: list[Row]) -> pa.RecordBatch:
        columns: list[Any] = list(zip(*(row[:10] for row in rows), strict=True))
        extras = list(zip(*(row.extra for row in rows), strict=True)) if self._extra else []
        return pa.record_batch(
            [
                pa.array(values, field.type)
                for values, field in zip(columns + extras, self._schema, strict=True)
            ],
            schema=self._schema,
        )


def sealed_header(header: dict[str, Any], seal: Seal, master: bytes) -> dict[str, Any]:
    """The header of an encrypted recording: only format and version are told."""
    inside = seal.piece(json.dumps(header, allow_nan=False).encode(), name=HEADER, number=0)
    return {
        "format": header["format"],
        "version": header["version"],
        "encryption": seal.wrapped(master),
        "sealed": base64.b64encode(inside).decode(),
    }


def _write_whole(path: Path, data: bytes) -> None:
    fresh = path.with_suffix(".new")
    with open(fresh, "wb", opener=lambda name, flags: os.open(name, flags, 0o600)) as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(path)


def _sync_folder(folder: Path) -> None:
    if os.name == "posix":
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
