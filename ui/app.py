"""Start the window: `radgaze`, `radgaze view [PATH]`.

The first image is read on a thread while Qt is imported; panels, library and both child processes come after
the first painted image. RADGAZE_MARK_FIRST_PAINT=1 prints time.monotonic_ns() of that moment on stderr and
ends.
"""

from __future__ import annotations

import argparse
import gc
import os
import sys
import threading
import time
from pathlib import Path
from typing import Any

SETTLED_MS = 3000
"""After the start; the whole window stands by then."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The command line of `radgaze view`."""
    parser.add_argument(
        "path",
        nargs="?",
        metavar="PATH",
        help="a radiograph: DICOM, PNG or JPEG; without one the first screen",
    )
    parser.add_argument(
        "--font-scale", type=float, default=None, help="text size, 1.0 is 100 %% (default: the setting)"
    )
    parser.add_argument(
        "--gpu",
        action=argparse.BooleanOptionalAction,
        default=None,
        help="the graphics card paints the images (default: the setting)",
    )


class EarlyPicture:
    """A picture that is being read on a thread while the window is built."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.picture: Any = None
        self.error: Exception | None = None
        self._thread = threading.Thread(target=self._read, name="radgaze-first-image")
        self._thread.start()

    def _read(self) -> None:
        from app.imaging.errors import ImageReadError
        from app.reading.picture import load_picture

        try:
            self.picture = load_picture(self.path)
        except ImageReadError as error:
            self.error = error

    def join(self) -> None:
        self._thread.join()


def run(args: argparse.Namespace | Path | str | None = None) -> int:
    """Show the window until it is closed. args: parsed arguments, a path, or None for the first screen."""
    font_scale = gpu = None
    if isinstance(args, argparse.Namespace):
        path, font_scale, gpu = args.path, args.font_scale, args.gpu
    else:
        path = args
    early = EarlyPicture(Path(path)) if path is not None else None

    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    from app import logs
    from app.settings import load_or_set_aside
    from ui import languages, theme
    from ui.main_window import MainWindow

    app = QApplication.instance() or QApplication([sys.argv[0]])
    assert isinstance(app, QApplication)
    app.setApplicationName("RadGaze")
    app.setOrganizationName("RadGaze")
    app.setDesktopFileName("radgaze")
    logs.start()
    settings, problem = load_or_set_aside()
    theme.install(app, font_scale=font_scale or settings.window.font_scale, name=settings.window.theme)
    problem = languages.install_or_say(app, settings.window.language) or problem
    window = MainWindow(settings)
    if gpu is not None:
        window.grid.use_gpu(wanted=gpu)
    if problem:
        window.messages.say(problem, tone="warning", key="settings")
    if os.environ.get("RADGAZE_MARK_FIRST_PAINT"):
        window.start_children = False
        window.first_image_painted.connect(lambda: QTimer.singleShot(0, lambda: _mark(app)))
    if early is not None:
        early.join()
        window.open_early(early.path, early.picture, early.error)
    window.show_first()
    QTimer.singleShot(SETTLED_MS, lambda: settle(window))
    return app.exec()


def settle(window: Any) -> None:
    """Load what makes frames faster, then take all that stands out of the collector's sight: a full
    collection that walks it takes 50 ms, in the middle of a drag perhaps."""
    from app.imaging.lookup import quicken

    window.background.run(quicken, lambda _none: gc.freeze())


def _mark(app: Any) -> None:
    sys.stderr.write(f"{time.monotonic_ns()}\n")
    sys.stderr.flush()
    app.exit(0)
