"""Recordings that a test writes itself, sample by sample."""

from __future__ import annotations

from pathlib import Path

from tracker_helpers import CONSENT

from eyetracking.host_stream import view_fields
from eyetracking.mapping import ViewTransform
from eyetracking.messages import View
from eyetracking.recorder import Recorder, Row
from eyetracking.tracker import TYPICAL_GEOMETRY, Capabilities, TrackerInfo

INFO = TrackerInfo(provider="test", vendor="v", model="m", rate_hz=250.0, capabilities=Capabilities())
MS = 1_000_000
WHOLE_SCREEN = ViewTransform.fit(1920, 1080, (0.0, 0.0, 1920.0, 1080.0))


def begin(folder: Path, **changes: object) -> Recorder:
    options = {"consent": CONSENT, "session": {"study": "s"}, "tracker": INFO, "geometry": TYPICAL_GEOMETRY}
    return Recorder(folder, **{**options, **changes})  # type: ignore[arg-type]


def rows(
    recorder: Recorder, n: int, *, x_px: float = 960.0, y_px: float = 540.0, first: int = 0
) -> list[Row]:
    """n samples, 4 ms apart, at one place of the screen."""
    x, y = x_px / 1920, y_px / 1080
    return [
        Row(i, i, recorder.began_ns + i * 4 * MS, recorder.began_ns + i * 4 * MS, x, y, x, y, 3.0, 3.1)
        for i in range(first, first + n)
    ]


def show(recorder: Recorder, t_ms: float, view: ViewTransform | None, label: str = "image") -> None:
    t_ns = recorder.began_ns + round(t_ms * MS)
    message = View(t_ns=t_ns, pane="main", transform=view, window_centre=1.0, window_width=2.0, label=label)
    recorder.event("view", t_ns, **view_fields(message))
