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
REMOVED = "The folder of the recording was removed while it recorded; all of it was written there again."
END_OF_STREAM = b"\xff\xff\xff\xff\x00\x00\x00\x00"

_HOST_NS = "ns of CLOCK_MONOTONIC"
_FRACTION = "fraction of the tracked screen from its top left corner"
_COLUMNS: tuple[tuple[str, pa.DataType, str], ...] = (
    ("seq", pa.int64(), "number of the sample in the stream"),
    ("device_ns", pa.int64(), "ns of the device's own clock, untouched"),
    ("host_ns", pa.int64(), f"{_HOST_NS}, when the sample was taken"),
    ("arrival_ns", pa.int64(), f"{_HOST_NS}, when it arrived"),
    ("left_x", pa.float64(), _FRACTION),
    ("left_y", pa.float64(), _FRACTION),
    ("right_x", pa.float64(), _FRACTION),
    ("right_y", pa.float64(), _FRACTION),
    ("left_pupil", pa.float32(), "as the header's tracker.capabilities.pupil_unit says"),
    ("right_pupil", pa.float32(), "as the header's tracker.capabilities.pupil_unit says"),
)
"""Name, type, and the unit as it stands in the schema's field metadata."""


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
        self._path, self._seal, self._pieces = path, seal, 0
        self._descriptor = self._open()
        self._good = 0

    def _open(self) -> int:
        return os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)

    def append(self, data: bytes) -> None:
        if self._seal is not None:
            data = self._seal.piece(data, name=self._path.name, number=self._pieces)
        self._put(self._descriptor, data)
        self._good += len(data)
        self._pieces += 1

    def _put(self, descriptor: int, data: bytes) -> None:
        view = memoryview(data)
        try:
            while view:
                view = view[os.write(descriptor, view) :]
        except OSError:
            with contextlib.suppress(OSError):
                os.ftruncate(descriptor, self._good)
                os.lseek(descriptor, self._good, os.SEEK_SET)
            raise

    @property
    def removed(self) -> bool:
        """Whether the file was deleted, or moved away, while it is open."""
        try:
            there = self._path.stat()
        except OSError:
            return True
        return (there.st_ino, there.st_dev) != (
            os.fstat(self._descriptor).st_ino,
            os.fstat(self._descriptor).st_dev,
        )

    def write_again(self) -> None:
        """What was written so far, into a new file at the old place. Raises OSError; then nothing changed."""
        fresh = self._open()
        try:
            at = 0
            while at < self._good and (
                piece := os.pread(self._descriptor, min(1 << 20, self._good - at), at)
            ):
                written = 0
                while written < len(piece):
                    written += os.write(fresh, piece[written:])
                at += len(piece)
        except OSError:
            os.close(fresh)
            self._path.unlink(missing_ok=True)
            raise
        os.close(self._descriptor)
        self._descriptor = fresh

    def sync(self) -> None:
        os.fsync(self._descriptor)

    def close(self) -> None:
        os.close(self._descriptor)


class Recorder:
    """Writes one recording from a thread of its own; `add` and `event` only queue.

    on_trouble: called with a sentence and a way out when the disk refuses or the folder is removed (and with
    "" when it works again); what could not be written waits in memory and is tried again every second, and
    what a removed folder held is written again. samples: taken so far; written: those of them on the disk.
    master: the key that the recording is encrypted with, None to write it in the clear. clock_ns: the host's,
    another one for simulated time. Raises RecordingExists, VaultError, or OSError if the folder cannot be
    written.
    """

    def __init__(
        self,
        folder: Path,
        *,
        consent: Consent,
        session: Mapping[str, Any],
        tracker: TrackerInfo,
        geometry: DisplayGeometry,
        on_trouble: Callable[[str, str], None] = lambda _text, _way_out: None,
        master: bytes | None = None,
        clock_ns: Callable[[], int] = time.monotonic_ns,
    ) -> None:
        self.folder = folder
        self.samples = 0
        self.written = 0
        self.trouble = ""
        self._clock_ns = clock_ns
        self.began_ns = clock_ns()
        self._on_trouble = on_trouble
        _make_folder(folder)
        if any((folder / name).exists() for name in (HEADER, SAMPLES, EVENTS)):
            raise RecordingExists(folder)
        self._extra = tracker.extra_columns
        fields = [pa.field(name, kind, metadata={"unit": unit}) for name, kind, unit in _COLUMNS]
        self._schema = pa.schema([*fields, *(pa.field(f"x_{name}", pa.float64()) for name in self._extra)])
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
        self._header = json.dumps(header, indent=1, allow_nan=False).encode()
        _write_whole(folder / HEADER, self._header)
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

    def close(self, reason: str, *, timeout_s: float = 1.0) -> str:
        """Write what waits, state the end, force it to the disk. Returns after at most timeout_s what is to
        be said: the reason, and what is not on the disk. Once only.
        """
        self.event("end", self._clock_ns(), reason=reason, samples=self.samples)
        self._wake.put(reason)
        self._thread.join(timeout_s)
        if self.written == self.samples and not self.trouble:
            return reason
        why = self.trouble or "the disk did not answer in time"
        return f"{reason}; only {self.written} of {self.samples} samples are on the disk: {why}"

    def _run(self) -> None:
        synced = time.monotonic()
        closing = False
        while not closing:
            try:
                self._wake.get(timeout=RETRY_PERIOD_S if self.trouble else WRITE_PERIOD_S)
                closing = True
            except queue.Empty:
                pass
            try:
                now = time.monotonic()
                due = closing or now - synced >= SYNC_PERIOD_S - WRITE_PERIOD_S
                if due:
                    self._keep_folder()
                if (self._write() and due) or closing:
                    self._gaze.sync()
                    self._log.sync()
                    synced = now
                if self.trouble:
                    self.trouble = ""
                    self._on_trouble("", "")
            except OSError as error:
                self._tell_trouble(error)
        with contextlib.suppress(OSError):
            self._gaze.append(END_OF_STREAM)
            self._gaze.sync()
        self._gaze.close()
        self._log.close()

    def _tell_trouble(self, error: OSError) -> None:
        said, self.trouble = self.trouble, error.strerror or str(error)
        if not said:
            gone = not self.folder.is_dir()
            self._on_trouble(
                "the folder of the recording was removed and cannot be made again: " + self.trouble
                if gone
                else f"the recording cannot be written: {self.trouble}",
                "bring the disk back; the samples wait in memory meanwhile"
                if gone
                else "free some space; the samples wait in memory meanwhile",
            )

    def _keep_folder(self) -> None:
        """Where the folder or a file was removed while it is written, write everything there again."""
        if os.name != "posix":
            return  # what is open cannot be removed
        lost = [file for file in (self._gaze, self._log) if file.removed]
        if not lost and (self.folder / HEADER).exists():
            return
        _make_folder(self.folder)
        if not (self.folder / HEADER).exists():
            _write_whole(self.folder / HEADER, self._header)
        for file in lost:
            file.write_again()
        _sync_folder(self.folder)
        self.event("stream", self._clock_ns(), what="removed", text=REMOVED)
        self._on_trouble(REMOVED, "leave the data folder as it is while it records")

    def _write(self) -> bool:
        """Write what waits. What fails is put back, in order."""
        with self._lock:
            rows, self._rows = self._rows, []
            lines, self._lines = self._lines, []
        if rows:
            try:
                self._gaze.append(self._batch(rows).serialize().to_pybytes())
                self.written += len(rows)
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


def _make_folder(folder: Path) -> None:
    """For its owner only: a recording tells of a patient and of a reader."""
    missing = [parent for parent in (folder, *folder.parents) if not parent.exists()]
    for parent in reversed(missing):
        parent.mkdir(mode=0o700, exist_ok=True)


def _write_whole(path: Path, data: bytes) -> None:
    fresh = path.with_suffix(".new")
    descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0), 0o600)
    with os.fdopen(descriptor, "wb") as file:
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
