"""The grey that is as bright as what the reader looks at."""

from __future__ import annotations

import numpy as np
from PySide6.QtGui import QImage

from eyetracking.calibration import screen_grey
from ui.viewer.grid import ViewerGrid

LEAST_GREY, MOST_GREY = 28, 200


def grey_of(grid: ViewerGrid) -> int:
    """The grey with the mean luminance of what the reader looks at: the images of the window."""
    shown = grid.grab().toImage().convertToFormat(QImage.Format.Format_RGB888)
    if shown.isNull():
        return LEAST_GREY
    bits = np.frombuffer(shown.constBits(), np.uint8).reshape(shown.height(), shown.bytesPerLine())
    rgb = bits[::4, : shown.width() * 3].reshape(-1, shown.width(), 3)[:, ::4]
    return min(max(screen_grey(rgb), LEAST_GREY), MOST_GREY)
