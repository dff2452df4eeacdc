"""Reads a recording, also one that a crash cut short, and maps its gaze onto the image again from raw
samples.

    rec = open_recording(folder)
    t_ms, x_px, y_px, valid = rec.gaze_on_image()
    path = fixations(rec)                      # Scanpath in image coordinates
"""

from __future__ import annotations

import base64
import itertools
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any, Literal

import msgspec
import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from eyetracking.mapping import ViewTransform
from eyetracking.messages import Consent
from eyetracking.recorder import END_OF_STREAM, EVENTS, FORMAT, FORMAT_VERSION, HEADER, SAMPLES
from eyetracking.scanpaths.types import Scanpath
from eyetracking.tracker import DisplayGeometry, TrackerInfo
from eyetracking.vault import Seal, VaultError, master_key

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
        return np.isfinite(self.samples["left_x"]) | np.isfinite(self.samples["right_x"])

    def gaze_on_display(self) -> tuple[FloatArray, FloatArray, FloatArray, NDArray[np.bool_]]:
        """(t_ms, X, Y, valid): device px of the tracked screen, the mean of the eyes that were seen."""
        x, y = both_eyes(self.samples)
        width, height = self._screen_size()
        return self.t_ms, x * width, y * height, np.isfinite(x)

    def eyes_on_display(self) -> list[tuple[FloatArray, FloatArray]]:
        """(X, Y) in device px of each eye that was ever seen, left first; NaN where it was not."""
        width, height = self._screen_size()
        eyes = [(self.samples[f"{side}_x"], self.samples[f"{side}_y"]) for side in ("left", "right")]
        return [(x * width, y * height) for x, y in eyes if np.isfinite(x).any()]

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


def both_eyes(samples: dict[str, NDArray[Any]]) -> tuple[FloatArray, FloatArray]:
    """The mean of the eyes that were seen, NaN where none was; fractions of the screen."""
    result = []
    for axis in ("x", "y"):
        left, right = samples[f"left_{axis}"], samples[f"right_{axis}"]
        mean = (left + right) / 2
        mean = np.where(np.isnan(left), right, mean)
        result.append(np.where(np.isnan(right), left, mean))
    return result[0], result[1]


def open_recording(folder: Path | str, *, key: Callable[[], bytes] | None = None) -> Recording:
    """Read a recording folder; one that a crash cut short is read to its last whole batch.

    key: gives the master key of an encrypted one (None: the user's, from the keyring). Raises RecordingError
    naming file and field.
    """
    folder = Path(folder)
    path = folder / HEADER
    way_out = "choose a folder that RadGaze recorded"
    try:
        header = json.loads(path.read_bytes())
    except FileNotFoundError:
        raise RecordingError(path, "file", "there is none", way_out) from None
    except (OSError, ValueError) as error:
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
        consent = msgspec.convert(header["consent"], Consent)
        tracker = msgspec.convert(header["tracker"], TrackerInfo)
        geometry = msgspec.convert(header["geometry"], DisplayGeometry)
        began_ns, began_at = int(header["began_ns"]), str(header["began_at"])
    except (KeyError, TypeError, ValueError, msgspec.ValidationError) as error:
        raise RecordingError(path, "header", f"{type(error).__name__}: {error}", way_out) from error
    try:
        samples, whole = _read_samples(_contents(folder / SAMPLES, seal), tracker)
        events = _read_events(_contents(folder / EVENTS, seal))
    except VaultError as error:
        raise RecordingError(folder, "encryption", error.message, error.way_out) from error
    views, geometries = [], []
    for event in events:
        if event["kind"] == "view":
            shown = event["transform"]
            views.append(
                ViewEvent(
                    t_ns=event["t_ns"],
                    pane=event["pane"],
                    transform=None if shown is None else ViewTransform(**shown),
                    window_centre=event["window_centre"],
                    window_width=event["window_width"],
                    label=event["label"],
                )
            )
        elif event["kind"] == "geometry":
            geometries.append((event["t_ns"], msgspec.convert(event["geometry"], DisplayGeometry)))
    ends = [event for event in events if event["kind"] == "end"]
    closed = bool(ends) and whole
    seconds = (int(samples["host_ns"][-1]) - began_ns) / 1e9 if len(samples["seq"]) else 0.0
    if closed:
        end_text = f"Closed after {seconds:.1f} s: {ends[-1]['reason']}."
    else:
        end_text = f"Cut short by a crash; the last sample is at {seconds:.1f} s."
    return Recording(
        folder=folder,
        began_ns=began_ns,
        began_at=began_at,
        consent=consent,
        session=header.get("session", {}),
        tracker=tracker,
        geometry=geometry,
        samples=samples,
        events=events,
        views=views,
        end="closed" if closed else "cut",
        end_text=end_text,
        geometries=geometries,
    )


def fixations(
    rec: Recording, *, pane: str = "main", label: str | None = None, detector: str = "ivt", **parameters: Any
) -> Scanpath:
    """The reader's fixations on the image as a Scanpath; see `eyetracking.events.fixations_on_image`."""
    from eyetracking.events import fixations_on_image

    return fixations_on_image(rec, pane=pane, label=label, detector=detector, **parameters).scanpath()


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


def _read_samples(data: bytes, tracker: TrackerInfo) -> tuple[dict[str, NDArray[Any]], bool]:
    """Columns, and whether the stream was closed."""
    batches = []
    whole = False
    schema = None
    try:
        reader = pa.ipc.open_stream(pa.py_buffer(data))
        schema = reader.schema
        while True:
            batches.append(reader.read_next_batch())
    except StopIteration:
        whole = data.endswith(END_OF_STREAM)
    except (pa.ArrowInvalid, OSError):
        pass  # torn at the end, or not even begun: what was read counts
    names = (
        schema.names
        if schema is not None
        else [
            *("seq", "device_ns", "host_ns", "arrival_ns"),
            *("left_x", "left_y", "right_x", "right_y", "left_pupil", "right_pupil"),
            *(f"x_{name}" for name in tracker.extra_columns),
        ]
    )
    table = pa.Table.from_batches(batches) if batches else None
    columns = {}
    for name in names:
        kind = np.int64 if name in ("seq", "device_ns", "host_ns", "arrival_ns") else np.float64
        values = np.zeros(0) if table is None else table.column(name).to_numpy()
        columns[name] = values.astype(kind, copy=False)
    return columns, whole


def _read_events(data: bytes) -> list[dict[str, Any]]:
    """Whole lines; a torn last line is left out."""
    events = []
    for line in data.split(b"\n"):
        try:
            event = json.loads(line)
        except ValueError:
            continue
        if isinstance(event, dict) and "kind" in event:
            events.append(event)
    return events
