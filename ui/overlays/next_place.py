"""Where a model thinks that the next fixation of a replayed reading lies."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from app.reading.next_place import map_at, next_places
from app.reading.session import ReadingSession
from inference import api
from ui.overlays.maps import MapOverlay


class NextPlaceOverlay(MapOverlay):
    """A map that changes with each fixation of the replay; none when no replay is on."""

    def __init__(self) -> None:
        super().__init__("viridis")
        self.visible = False
        self.opacity, self.threshold = 0.5, 0.15
        self._told: tuple[api.GazeInput, NDArray[np.float32]] | None = None
        self._film = (1, 1)
        self._t_ms: float | None = None

    def follow(self, session: ReadingSession | None) -> None:
        self._told = None if session is None else next_places(session)
        if session is not None:
            self._film = session.study.width_px, session.study.height_px
        self.play_at(self._t_ms)

    def play_at(self, t_ms: float | None) -> None:
        self._t_ms = t_ms
        if self._told is None or t_ms is None:
            self.set_map(None)
        else:
            self.set_map(map_at(*self._told, t_ms), *self._film)
