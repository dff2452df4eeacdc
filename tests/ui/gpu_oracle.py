"""Run by test_gpu.py where there is a graphics system: the GPU against the processor."""

from __future__ import annotations

import faulthandler
import json
import sys
import time
from dataclasses import replace
from pathlib import Path

import numpy as np
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from app.imaging.radiograph import Radiograph, Window
from app.imaging.render import render_viewport
from app.reading.picture import Picture
from app.reading.view import ViewState
from ui import theme
from ui.viewer import gpu_film
from ui.viewer.canvas import ImageCanvas

faulthandler.enable()
NOISE = np.random.default_rng(4).integers(0, 4096, (700, 900), dtype=np.uint16)
NOISE[:350] = NOISE[:350] // 8 + np.linspace(0, 3000, 900).astype(np.uint16)
FILM = Radiograph(NOISE, Path("film"), "", "MONOCHROME2", default_window=Window("w", 2048, 4096))
SIGNED = replace(FILM, stored=(NOISE.astype(np.int32) - 2048).astype(np.int16), inverted_by_file=True,
                 default_window=Window("w", 0, 4096, "SIGMOID"))  # fmt: skip
HERE = ViewState(fit=False, zoom=1.0, centre_x_px=450.0, centre_y_px=350.0)
VIEWS = {
    "1:1": HERE,
    "1:1, between pixels": replace(HERE, centre_x_px=450.3, centre_y_px=350.6),
    "1:1, turned and mirrored": replace(HERE, quarter_turns=3, flipped=True),
    "half": replace(HERE, zoom=0.5),
    "a third and turned": replace(HERE, zoom=0.37, quarter_turns=1),
    "three quarters, mirrored": replace(HERE, zoom=0.77, flipped=True, centre_x_px=430.21),
    "twice and a half": replace(HERE, zoom=2.5, centre_x_px=211.7),
    "whole": ViewState(),
    "another window": replace(HERE, zoom=0.6).windowed(1500, 900),
    "inverted": replace(HERE, zoom=0.6, invert=True),
}


def pixels(image: QImage) -> np.ndarray:
    image = image.convertToFormat(QImage.Format.Format_RGB32)
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine() // 4, 4)
    return rows[:, : image.width(), 0].astype(int)


def main() -> None:
    app = QApplication([])
    theme.install(app)
    canvas, failures = ImageCanvas("main"), []
    canvas.gpu_failed.connect(failures.append)
    canvas.resize(320, 240)
    canvas.use_gpu(wanted=True)
    canvas.set_picture(Picture(FILM))
    canvas.show()

    def spin(until=lambda: True, seconds=20.0) -> None:
        end = time.monotonic() + seconds
        app.processEvents()
        while not until() and time.monotonic() < end:
            app.processEvents()
            time.sleep(0.005)

    spin(lambda: bool(canvas.gpu() or failures))
    told: dict = {"backend": canvas.gpu(), "failures": list(failures), "off": {}}
    if failures:
        print(json.dumps(told))  # noqa: T201 - read by the test
        return
    for film in (FILM, SIGNED):
        canvas.set_picture(Picture(film))
        for name, state in VIEWS.items():
            if film is SIGNED and state.window_centre is not None:
                state = state.windowed(-500, 900)
            canvas.set_state(state)
            view = canvas.transform()
            seen = pixels(canvas._gpu._film.grabFramebuffer())
            expected = render_viewport(canvas.picture.pyramid, canvas.table(), view).astype(int)
            x, y = view.display_to_image(
                *np.meshgrid(
                    np.arange(320) + view.viewport_x_px + 0.5, np.arange(240) + view.viewport_y_px + 0.5
                )
            )
            edge = 1.01 / view.zoom
            outermost = (np.minimum(abs(x), abs(900 - x)) < edge) | (np.minimum(abs(y), abs(700 - y)) < edge)
            off = np.abs(seen - expected)
            off[outermost] = 0
            told["off"][f"{name}{', signed' if film is SIGNED else ''}"] = int(off.max())
    # with what lies over it, by screen shot of the widget
    canvas.set_picture(Picture(FILM))
    canvas.set_state(replace(HERE, zoom=0.5))
    spin()
    composed = pixels(canvas.grab().toImage())
    canvas.use_gpu(wanted=False)
    spin()
    told["off"]["with corner texts"] = int(np.abs(composed - pixels(canvas.grab().toImage())).max())
    told["by the processor"] = canvas.gpu()
    # where the GPU has no textures of 16 bits, two channels of 8 take their place
    gpu_film._has_sixteen_bits = lambda rhi: False
    canvas.use_gpu(wanted=True)
    spin(lambda: bool(canvas.gpu()))
    for name in ("1:1", "half"):
        canvas.set_state(VIEWS[name])
        seen = pixels(canvas._gpu._film.grabFramebuffer())
        expected = render_viewport(canvas.picture.pyramid, canvas.table(), canvas.transform())
        told["off"][f"{name}, in two channels"] = int(np.abs(seen - expected.astype(int)).max())
    # an image that is larger than any texture
    wide = np.zeros((64, 70_000), np.uint16)
    canvas.set_picture(Picture(replace(FILM, stored=wide)))
    canvas.set_state(replace(HERE, centre_x_px=30_000.0, centre_y_px=30.0))
    spin(lambda: bool(failures))
    told["too large"], told["then"] = list(failures), canvas.gpu()
    canvas.close()
    print(json.dumps(told))  # noqa: T201


if __name__ == "__main__":
    sys.exit(main())
