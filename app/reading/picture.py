"""A radiograph that is ready to be shown: read once, with its pyramid; and the tables that views need."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace
from functools import cached_property
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from app.display.curve import DisplayCurve
from app.imaging import marks, pixels, presentation_state, pyramid, reader, render
from app.imaging.errors import UnsupportedImage
from app.imaging.limits import DEFAULT_LIMITS, Limits
from app.imaging.radiograph import Radiograph, Window
from app.imaging.ramp import Ramp, as_ramp
from app.imaging.voi import stored_range
from app.reading.view import ViewState


class Picture:
    """A radiograph and its pyramid of stored values."""

    def __init__(self, radiograph: Radiograph, levels: pyramid.Pyramid | None = None) -> None:
        self.radiograph = radiograph
        self.pyramid = levels or pyramid.Pyramid(radiograph.stored)
        self.mark_layers = tuple(
            render.MarkLayer(pyramid.Pyramid(np.where(mask, np.uint16(65535), np.uint16(0))), grey)
            for mask, grey in marks.layers(radiograph.marks)
        )

    def under(self, radiograph: Radiograph) -> Picture:
        """The same stored values under another look (a presentation state); the pyramid is shared."""
        return Picture(radiograph, self.pyramid)

    def first_view(self) -> ViewState:
        """How the image lies at first: as a presentation state asks, else the whole of it, upright."""
        film = self.radiograph
        return ViewState(quarter_turns=film.quarter_turns, flipped=film.flipped, area=film.displayed_area)

    @property
    def width_px(self) -> int:
        return self.radiograph.width_px

    @property
    def height_px(self) -> int:
        return self.radiograph.height_px

    @property
    def pixel_aspect(self) -> float:
        return self.radiograph.pixel_aspect

    @property
    def nbytes(self) -> int:
        """What it takes in memory now; the levels of the pyramid are made when they are first needed."""
        stored, full = self.radiograph.stored, self.pyramid.level(0)
        own = 0 if np.may_share_memory(stored, full) else stored.nbytes
        return own + self.pyramid.nbytes + sum(layer.pyramid.nbytes for layer in self.mark_layers)

    @cached_property
    def model_image(self) -> NDArray[np.uint16]:
        """The default presentation for the models: uint16 (h, w), at most 1024 px a side."""
        return pixels.model_input_image(self.radiograph)

    def window(self, state: ViewState) -> Window:
        """The window that `state` asks for."""
        default = self.radiograph.default_window
        if state.preset is not None:
            for preset in self.radiograph.presets:
                if preset.name == state.preset:
                    return preset
        if state.window_centre is None or state.window_width is None:
            return default
        wanted = replace(
            pixels.as_linear(default), name="", centre=state.window_centre, width=state.window_width, lut=None
        )
        return (
            replace(wanted, function="LINEAR_EXACT")
            if wanted.function == "LINEAR" and wanted.width <= 1
            else wanted
        )

    def window_words(self, state: ViewState) -> str:
        """The window in a few words: width and level, or that nothing is cut off."""
        window, low, high = self.window(state), *self._possible
        if window.centre - window.width / 2 <= low and window.centre + window.width / 2 >= high:
            return "full range"
        return f"W {window.width:.0f}   L {window.centre:.0f}"

    @cached_property
    def _possible(self) -> tuple[float, float]:
        """The smallest and the largest modality value that the film's bits can hold."""
        film = self.radiograph
        slope, intercept = film.rescale
        ends = [slope * end + intercept for end in stored_range(film.bits_stored, signed=film.signed)]
        return (min(ends), max(ends)) if film.modality_lut is None else (-math.inf, math.inf)

    def table(self, state: ViewState, display: DisplayCurve | None = None) -> NDArray[np.uint8]:
        """uint8 (65536,): stored value (offset to unsigned) -> display value under `state`.

        display: the screen's curve; its driving levels then take the place of P-values (PS3.14).
        """
        if display is not None:
            shown = pixels.display_fraction(self.radiograph, self.window(state), invert=state.invert)
            return (display.calibrated(shown) * 255.0 + 0.5).astype(np.uint8)
        return pixels.display_table(self.radiograph, self.window(state), invert=state.invert)

    def ramp(self, state: ViewState) -> Ramp | None:
        """`table` as arithmetic, where it is a straight line; it is not made for that."""
        window = self.window(state)
        line = pixels.display_line(self.radiograph, window, invert=state.invert)
        if line is None:
            return None
        return as_ramp(
            lambda index: pixels.display_table(self.radiograph, window, invert=state.invert, index=index),
            *line,
        )

    def dragged_window(self, state: ViewState, across: float, down: float) -> ViewState:
        """`state` after a window/level drag: `across` and `down` in parts of a full drag (1.0 = the default
        width).

        Right is wider, down is brighter (a lower centre), as radiology workstations do.
        """
        window = self.window(state)
        reach = self.radiograph.default_window.width
        width = max(window.width + across * reach, reach / 1000)
        if self.radiograph.inverted_by_file:
            down = -down
        return replace(state.windowed(window.centre - down * reach, width), invert=state.invert)


def load_shown(
    path: Path | str, current: Picture | None, load: Callable[[Path], Picture] | None = None
) -> Picture:
    """An image, or the current image under a presentation state that is for it. Raises ImageReadError.

    load: what reads an image, default `load_picture`.
    """
    path = Path(path)
    try:
        picture = (load or load_picture)(path)
        if current is not None and picture.pyramid is current.pyramid:  # opened again: it begins anew
            return Picture(picture.radiograph)
        return picture
    except UnsupportedImage as error:
        try:
            state = presentation_state.read_presentation_state(path)
        except UnsupportedImage:
            raise error from None
    if current is None or not presentation_state.is_for(state, current.radiograph):
        raise UnsupportedImage(
            path,
            "ReferencedSOPInstanceUID (0008,1155)",
            "this presentation state is for an image that is not shown",
            "Open that image first, then the state.",
        )
    plain = reader.read_radiograph(current.radiograph.path)  # states replace each other, they do not add up
    return current.under(presentation_state.apply_presentation_state(plain, state))


def load_picture(path: Path | str, *, limits: Limits = DEFAULT_LIMITS) -> Picture:
    """Read a file for showing. Raises app.imaging.errors.ImageReadError."""
    return Picture(reader.read_radiograph(Path(path), limits=limits))
