"""The viewer: a window/level frame and the first image from disk, against pyqtgraph and pydicom."""

from __future__ import annotations

import itertools
import os
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np

from app.bench.registry import Options, Row, benchmark, median_ms, percentile_ms, real_radiograph
from app.imaging.pixels import display_table
from app.imaging.pyramid import Pyramid
from app.imaging.reader import read_radiograph
from app.imaging.render import ViewportCache
from eyetracking.mapping import ViewTransform

SIDE_PX = 2000
FRAME_BAR_MS = 16.0
FIRST_IMAGE_BAR_MS = 150.0
_FRAMES = 60


@benchmark("viewer")
def viewer(options: Options) -> list[Row]:
    image = real_radiograph(options)
    radiograph = read_radiograph(image)
    cache = ViewportCache(Pyramid(radiograph.stored))
    zoom = SIDE_PX / min(radiograph.width_px, radiograph.height_px)
    view = ViewTransform(
        radiograph.width_px,
        radiograph.height_px,
        zoom,
        radiograph.width_px / 2,
        radiograph.height_px / 2,
        0,
        False,
        0.0,
        0.0,
        SIDE_PX,
        SIDE_PX,
    )
    cache.update(view)
    frame = np.zeros((SIDE_PX, SIDE_PX), np.uint8)
    window = radiograph.default_window
    steps = itertools.cycle(np.linspace(0.6, 1.4, 17))

    def drag() -> None:
        changed = replace(window, width=window.width * float(next(steps)))
        cache.frame(display_table(radiograph, changed), frame)

    moves = itertools.cycle(np.linspace(-40, 40, 31))

    def pan(smooth: bool) -> None:
        cache.update(replace(view, centre_x_px=view.centre_x_px + float(next(moves))), smooth=smooth)
        cache.frame(table, frame)

    table = display_table(radiograph)
    median = median_ms(drag, repeats=_FRAMES)
    p95 = percentile_ms(drag, 95, repeats=_FRAMES)
    cache.update(view)
    peer, peer_p95, said = _image_item_ms(cache.frame(np.arange(65536, dtype=np.uint16)))
    size = f"{SIDE_PX} x {SIDE_PX}"
    return [
        Row(f"window/level frame at {size}, median (peer: {said})", median, "ms", peer, FRAME_BAR_MS),
        Row(
            f"window/level frame at {size}, 95th percentile (peer: {said})", p95, "ms", peer_p95, FRAME_BAR_MS
        ),
        Row(f"pan or zoom frame at {size} while the hand moves", _median(pan, False), "ms", bar=FRAME_BAR_MS),
        Row(f"pan or zoom frame at {size} when it rests, smooth", _median(pan, True), "ms", bar=50.0),
        Row(
            f"first image, {image.name}: file to a full {size} viewport (peer: pydicom's own chain)",
            median_ms(lambda: _first_image(image, view), repeats=options.repeats, warm_up=1),
            "ms",
            median_ms(lambda: _pydicom_image(image), repeats=options.repeats, warm_up=1),
            FIRST_IMAGE_BAR_MS,
        ),
    ]


def _median(pan: Any, smooth: bool) -> float:
    return median_ms(lambda: pan(smooth), repeats=_FRAMES // 2)


def _first_image(path: Path, view: ViewTransform) -> None:
    radiograph = read_radiograph(path)
    cache = ViewportCache(Pyramid(radiograph.stored))
    cache.update(view)
    cache.frame(display_table(radiograph))


def _pydicom_image(path: Path) -> None:
    """The whole image by pydicom's documented functions, to 8 bits."""
    import pydicom
    from pydicom.pixels import apply_modality_lut, apply_voi_lut

    dataset = pydicom.dcmread(path)
    shown = apply_voi_lut(apply_modality_lut(dataset.pixel_array, dataset), dataset)
    low, high = float(shown.min()), float(shown.max())
    ((shown - low) * (255 / max(high - low, 1))).astype(np.uint8)


def _image_item_ms(pixels: np.ndarray) -> tuple[float | None, float | None, str]:
    """pyqtgraph's ImageItem on the same pixels: levels change, image rendered. Offscreen, no event loop."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    try:
        import pyqtgraph
    except ImportError:
        return None, None, "pyqtgraph is not installed"
    pyqtgraph.mkQApp()
    pyqtgraph.setConfigOption("imageAxisOrder", "row-major")
    item = pyqtgraph.ImageItem(np.ascontiguousarray(pixels), levels=(0, 30000), autoDownsample=False)
    steps = itertools.cycle(np.linspace(18000, 42000, 17))

    def drag() -> None:
        item.setLevels((0.0, float(next(steps))), update=True)
        item.render()

    return (
        median_ms(drag, repeats=_FRAMES),
        percentile_ms(drag, 95, repeats=_FRAMES),
        "pyqtgraph ImageItem, levels only",
    )
