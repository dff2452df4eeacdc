"""A picture as one view shows it, frame by frame: nothing is computed again that has not changed. No Qt."""

from __future__ import annotations

import time
from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from app.display.curve import DisplayCurve
from app.imaging.render import Greys, ViewportCache
from app.reading.picture import Picture
from app.reading.view import ViewState
from eyetracking.mapping import ViewTransform

SMOOTH_BUDGET_NS = 12_000_000
"""Where resampling a frame takes longer than this, frames of a moving view are drawn with nearest pixels."""


class Film:
    """`picture` and `display` are for reading; `frame` is what was painted last, uint8 (H, W)."""

    def __init__(self) -> None:
        self.picture: Picture | None = None
        self.display: DisplayCurve | None = None
        self.frame: NDArray[np.uint8] | None = None
        self._cache: ViewportCache | None = None
        self._look: tuple[object, ...] = ()
        self._greys: Greys | None = None
        self._table: NDArray[np.uint8] | None = None
        self._spare: NDArray[np.uint8] | None = None
        self._framed: object = None
        self._slid = False
        self._smooth_cost_ns = 0

    def show(self, picture: Picture | None, cache: ViewportCache | None = None) -> None:
        """cache: where the picture was resampled before."""
        self.picture = picture
        if cache is None and picture is not None:
            cache = ViewportCache(picture.pyramid, picture.mark_layers)
        self._cache = cache
        self._greys = self._table = self.frame = self._spare = self._framed = None

    def set_display(self, display: DisplayCurve | None) -> None:
        """The curve of the screen; None: grey values go to it as they are."""
        self.display = display
        self._greys = self._table = self._framed = None

    def greys(self, state: ViewState) -> Greys:
        """What every stored value shows, as fast as it can be had. There must be a picture."""
        assert self.picture is not None
        self._forget_greys_of_another_look(state)
        if self._greys is None:
            ramp = self.picture.ramp(state) if self.display is None else None
            self._greys = ramp or self.table(state)
        return self._greys

    def table(self, state: ViewState) -> NDArray[np.uint8]:
        """uint8 (65536,): the same as a table; another array when it is another look."""
        assert self.picture is not None
        self._forget_greys_of_another_look(state)
        if self._table is None:
            self._table = self.picture.table(state, self.display)
        return self._table

    def _forget_greys_of_another_look(self, state: ViewState) -> None:
        look = (state.window_centre, state.window_width, state.preset, state.invert)
        if look != self._look:
            self._look, self._greys, self._table = look, None, None

    def paint(
        self,
        state: ViewState,
        view: ViewTransform,
        put: Callable[[NDArray[np.uint8], int], None],
        *,
        moving: bool,
        marks: bool,
    ) -> None:
        """Gives `put` what the viewport shows: rows of uint8 and the number of the first of them.

        moving: the view may change again at once: the last frame slides, or it is drawn with nearest pixels
        where smooth ones take too long. marks: the file's overlays and shutter are drawn. There must be a
        picture.
        """
        assert self._cache is not None
        self._cache.show_marks = marks
        self._cache.driving = None if self.display is None else self.display.calibrated
        greys = self.greys(state)
        wanted = (*self._look, marks)
        same = self.frame is not None and wanted == self._framed
        if moving and same:
            assert self.frame is not None
            slid = self._cache.slide(view, greys, self.frame, self._spare)
            if slid is not None:
                self.frame, self._spare, self._slid = slid, self.frame, True
                put(slid, 0)
                return
        hurried = moving and self._smooth_cost_ns > SMOOTH_BUDGET_NS
        started = time.perf_counter_ns()
        rebuilt = self._cache.update(view, smooth=not hurried)
        if rebuilt and not hurried:
            self._smooth_cost_ns = time.perf_counter_ns() - started
        if same and not rebuilt and not self._slid:
            assert self.frame is not None
            put(self.frame, 0)
            return
        self.frame = self._cache.frame(greys, self.frame, put=put)
        self._framed, self._slid = wanted, False
