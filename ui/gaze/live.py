"""Live gaze onto the film: gathered as it comes, painted once a frame."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer

from ui.viewer.pane_names import OWN

if TYPE_CHECKING:
    from eyetracking.messages import LiveGaze
    from ui.overlays.manager import OverlayManager
    from ui.viewer.grid import ViewerGrid

FRAME_MS = 16
"""Live gaze is painted at once, then at most so often."""
NEWEST = 14


class LiveGazePainter(QObject):
    """seen: whether gaze can fall on the window now."""

    def __init__(
        self,
        grid: ViewerGrid,
        stage: OverlayManager,
        *,
        seen: Callable[[], bool],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._grid, self._stage, self._seen = grid, stage, seen
        self.painted_ns = 0
        """Host time of the newest gaze that was given to be painted."""
        self._last_ns = 0
        self._samples: deque[tuple[int, float, float, bool]] = deque(maxlen=NEWEST)
        self._frame = QTimer(self)
        self._frame.setSingleShot(True)
        self._frame.setTimerType(Qt.TimerType.PreciseTimer)
        self._frame.timeout.connect(self._paint)

    def take(self, event: LiveGaze) -> None:
        """However fast the tracker is."""
        self._samples.extend(zip(event.host_ns, event.x_px, event.y_px, event.valid, strict=True))
        if not self._frame.isActive():
            since_ms = (time.monotonic_ns() - self._last_ns) // 1_000_000
            self._frame.start(max(0, FRAME_MS - since_ms))

    def ended(self) -> None:
        """The stream is over: no ring stays where the eyes were last."""
        self._samples.clear()
        self._frame.stop()
        self._stage.live_ended()

    def _paint(self) -> None:
        samples = list(self._samples)
        self._samples.clear()
        self._last_ns = time.monotonic_ns()
        grid = self._grid
        transform = grid.panes["main"].canvas.transform()
        if transform is None or grid.stand_in is not None or not self._seen():
            return  # what stands in the image's place is another image: its gaze is not painted on this one
        others = [
            p.canvas.transform() for n, p in grid.panes.items() if n != "main" and n in OWN and p.isVisible()
        ]
        points: list[tuple[float, float] | None] = []
        for _, x, y, valid in samples:
            point = None
            if valid:
                for view in (transform, *others):
                    if view is not None and bool(view.contains_display(x, y)):
                        px, py = view.display_to_image(x, y)
                        point = (float(px), float(py))
                        break
            points.append(point)
        self._stage.live(points)
        if samples:
            self.painted_ns = samples[-1][0]
