"""Run by test_canvas.py in a process of its own, at the pixel ratio that the environment asks for.

Prints as JSON how many pixels of a canvas differ from the frame that it was given.
"""

from __future__ import annotations

import json
import math
import sys
from pathlib import Path

import numpy as np
from PySide6.QtCore import QPointF
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget

from app.imaging import render
from app.imaging.radiograph import Radiograph, Window
from app.reading.picture import Picture
from ui import theme
from ui.viewer.canvas import ImageCanvas

render._PIXELS_AT_ONCE = 20_000
app = QApplication(sys.argv)
theme.install(app)
window = QWidget()
window.resize(900, 700)
canvas = ImageCanvas("main", window)
canvas.setGeometry(7, 13, 640, 480)
canvas.show_corners = False
noise = np.random.default_rng(3).integers(0, 65536, (900, 1100), dtype=np.uint16)
window.show()
film = Radiograph(noise, Path("film"), "", "MONOCHROME2", default_window=Window("w", 32_768, 60_000))
canvas.set_picture(Picture(film))
pieces = 0
frame = render.ViewportCache.frame


def counted(self, *args, put, **more):
    def counting(rows, top):
        global pieces
        pieces += 1
        put(rows, top)

    return frame(self, *args, put=counting, **more)


render.ViewportCache.frame = counted
shown = window.grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)
grey = np.frombuffer(shown.constBits(), np.uint8).reshape(shown.height(), shown.bytesPerLine())
ratio = canvas.devicePixelRatioF()
left, top = math.floor(7 * ratio + 0.5), math.floor(13 * ratio + 0.5)
wanted = canvas.film.frame
height, width = wanted.shape
differ = int((grey[top : top + height, left : left + width] != wanted).sum())
outer = window.mapToGlobal(QPointF(0, 0))
told = canvas.viewport()
off = [
    told[0] - math.floor(outer.x() * ratio + 0.5) - left,
    told[1] - math.floor(outer.y() * ratio + 0.5) - top,
]
said = {"ratio": ratio, "pieces": pieces, "differ": differ, "gaze_off_px": off}
sys.stdout.write(json.dumps(said) + "\n")
