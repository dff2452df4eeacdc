"""What a participant may do with the film: the protocol's viewer tools, obeyed. Plain data, no window."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from eyetracking.mapping import ViewTransform

STEP = 1.25
"""Zoom of one notch of the wheel."""
MOST = 12.0
"""Times the zoom at which the whole film is seen."""
NARROWEST = 0.05
WHOLE = (0.5, 1.0)


class Handling:
    """How the film is shown now. tools: those that the protocol allows; what needs another one does nothing
    and returns False. window: (centre, width) of the film's own default look, in [0, 1]."""

    def __init__(self, tools: Iterable[str] = ()) -> None:
        self.tools = frozenset(tools)
        self.reset()

    def reset(self) -> None:
        """The whole film in its default look."""
        self._times = 1.0
        self._centre: tuple[float, float] | None = None
        self.window = WHOLE
        self.inverted = False

    def view(self, whole: ViewTransform) -> ViewTransform:
        """whole: the film as it fits."""
        x, y = self._centre or (whole.centre_x_px, whole.centre_y_px)
        return replace(whole, zoom=whole.zoom * self._times, centre_x_px=x, centre_y_px=y)

    def zoom(self, whole: ViewTransform, at: tuple[float, float], notches: float) -> bool:
        """About a place on the screen, device px."""
        times = float(np.clip(self._times * STEP**notches, 1.0, MOST))
        if "zoom" not in self.tools or times == self._times:
            return False
        before = self.view(whole)
        x, y = before.display_to_image(*at)
        self._times = times
        after = self.view(whole)
        left = whole.viewport_x_px + whole.viewport_width_px / 2
        top = whole.viewport_y_px + whole.viewport_height_px / 2
        self._put(whole, x - (at[0] - left) / after.zoom, y - (at[1] - top) / after.zoom)
        return True

    def pan(self, whole: ViewTransform, across_px: float, down_px: float) -> bool:
        """The film goes with the hand, device px."""
        if "pan" not in self.tools or self._times == 1.0:
            return False
        view = self.view(whole)
        x, y = view.centre_x_px - across_px / view.zoom, view.centre_y_px - down_px / view.zoom
        self._put(whole, x, y)
        return True

    def _put(self, whole: ViewTransform, x: float, y: float) -> None:
        """The middle of the screen stays on the film; at the least zoom all of the film is seen."""
        if self._times == 1.0:
            self._centre = None
            return
        across, down = whole.image_width_px, whole.image_height_px
        self._centre = float(np.clip(x, 0, across)), float(np.clip(y, 0, down))

    def change_window(self, across: float, down: float) -> bool:
        """across widens, down darkens; parts of the screen."""
        if "window" not in self.tools:
            return False
        centre, width = self.window
        self.window = (
            float(np.clip(centre + down, 0.0, 1.0)),
            float(np.clip(width + across, NARROWEST, 2.0)),
        )
        return True

    def invert(self) -> bool:
        if "invert" not in self.tools:
            return False
        self.inverted = not self.inverted
        return True

    def table(self) -> NDArray[np.uint8]:
        """(256,): what each grey of the default look becomes."""
        centre, width = self.window
        greys = np.clip((np.arange(256) / 255 - centre) / width + 0.5, 0, 1)
        shown = 1 - greys if self.inverted else greys
        return np.round(shown * 255).astype(np.uint8)
