"""A reading of a published collection as a recording of RadGaze, so that it can be replayed and analysed.

Formats keep fixations; the samples are made of them: gaze stands still in each, and nothing is seen between
two. The recording says that it is replayed, and from what.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec
import numpy as np

from app.export.collections.model import Imported
from eyetracking.mapping import ViewTransform
from eyetracking.messages import Consent
from eyetracking.recorder import Recorder, Row
from eyetracking.tracker import TYPICAL_GEOMETRY, Capabilities, TrackerInfo

RATE_HZ = 100.0
STEP_NS = 10_000_000


class _Clock:
    """Stands where it is put."""

    def __init__(self) -> None:
        self.now_ns = 1_000_000_000

    def __call__(self) -> int:
        return self.now_ns


def write_recording(reading: Imported, folder: Path, *, title: str) -> None:
    """title: of the collection. Raises RecordingExists, OSError, ValueError for an image without a size."""
    geometry = TYPICAL_GEOMETRY
    screen = (0.0, 0.0, float(geometry.width_px), float(geometry.height_px))
    view = ViewTransform.fit(reading.width_px, reading.height_px, screen)
    clock = _Clock()
    recorder = Recorder(
        folder,
        consent=Consent(
            version="imported",
            purpose=f"published as {title}",
            given_at="unknown",
            reader_id=reading.participant,
        ),
        session={"study": title, "image": reading.stimulus, "reader": reading.participant},
        tracker=TrackerInfo(
            provider="replay",
            vendor=title,
            model="fixations of a published collection",
            rate_hz=RATE_HZ,
            capabilities=Capabilities(rates_hz=(RATE_HZ,), research_grade=False, source="replayed"),
        ),
        geometry=geometry,
        clock_ns=clock,
    )
    began_ns = clock.now_ns
    recorder.event(
        "view", began_ns, pane="main", transform=msgspec.to_builtins(view), window_centre=None,
        window_width=None, label=reading.stimulus,
    )  # fmt: skip
    zero_ms = min(float(reading.onset_ms.min()), 0.0) if len(reading.onset_ms) else 0.0
    for onset_ms, _, text in reading.words:
        recorder.event("note", began_ns + round((onset_ms - zero_ms) * 1e6), text=text)
    rows = list(_rows(reading, view, began_ns, zero_ms))
    recorder.add(rows)
    clock.now_ns = rows[-1].host_ns if rows else began_ns
    recorder.close("imported", timeout_s=60.0)


def _rows(reading: Imported, view: ViewTransform, began_ns: int, zero_ms: float) -> Iterator[Row]:
    """A sample every 10 ms, from the begin to the end of the last fixation."""
    begin = (reading.onset_ms - zero_ms) * 1e6
    end = begin + reading.duration_ms * 1e6
    x, y = view.image_to_display(reading.x_px, reading.y_px)
    x, y = x / TYPICAL_GEOMETRY.width_px, y / TYPICAL_GEOMETRY.height_px
    nan = float("nan")
    for seq, t_ns in enumerate(range(0, int(end.max()) if len(end) else 0, STEP_NS)):
        at = int(np.searchsorted(begin, t_ns, side="right")) - 1
        inside = at >= 0 and t_ns < end[at]
        place = (float(x[at]), float(y[at])) if inside else (nan, nan)
        stamp = began_ns + t_ns
        yield Row(seq, stamp, stamp, stamp, *place, *place, nan, nan)
