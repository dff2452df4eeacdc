"""Drives the real window without a person: for `radgaze demo`, screenshots and journeys."""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from app.settings import Settings

MakeWorker = Callable[[Callable[[Any], None]], Any]


class NotInTime(Exception):
    """What was waited for did not come before the deadline."""


class Driver:
    """A window of its own, with its library in `home`. Settings of the user are neither read nor written;
    settings: others than the defaults."""

    def __init__(
        self,
        home: Path,
        *,
        size: tuple[int, int],
        headless: bool,
        make_worker: MakeWorker | None = None,
        settings: Settings | None = None,
    ) -> None:
        display = os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
        if headless or (sys.platform.startswith("linux") and not display):
            os.environ.setdefault("QT_QPA_PLATFORM", _offscreen(home, size))
        from PySide6.QtWidgets import QApplication

        from ui import theme
        from ui.children import Children
        from ui.main_window import MainWindow

        app = QApplication.instance() or QApplication(["radgaze"])
        assert isinstance(app, QApplication)
        self.app = app
        theme.install(app)
        self.window = MainWindow(settings, children=Children(make_worker=make_worker), library_folder=home)
        self.window.save_settings_on_close = False
        self.window.resize(*size)

    def until(
        self, condition: Callable[[], Any], *, deadline: float, check: Callable[[], None] | None = None
    ) -> None:
        """Let the window live until `condition`; `check` may raise meanwhile.

        deadline: in time.monotonic() seconds. Raises NotInTime.
        """
        while not condition():
            if check is not None:
                check()
            if time.monotonic() > deadline:
                raise NotInTime
            self.app.processEvents()
            time.sleep(0.004)

    def rest(self, seconds: float) -> None:
        """Let the window live for a while."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            self.app.processEvents()
            time.sleep(0.004)

    def photograph(self, path: Path) -> bool:
        """The whole window as PNG; False if it cannot be written."""
        return self.window.grab().save(str(path))

    def stay(self) -> None:
        """Let the window live until somebody closes it."""
        while self.window.isVisible():
            self.rest(0.05)

    def close(self) -> None:
        """Close the window; both child processes end with it."""
        self.window.close()
        self.app.processEvents()


def _offscreen(home: Path, size: tuple[int, int]) -> str:
    """Qt's platform without a display, with a screen that the window fits on: gaze is in fractions of it."""
    if sys.platform == "win32":
        return "offscreen"  # the drive's colon would end the option
    place = {"x": 0, "y": 0, "width": size[0], "height": size[1]}
    screen = {"name": "headless", **place, "logicalDpi": 96, "dpr": 1}
    home.mkdir(parents=True, exist_ok=True)
    file = home / "headless-screen.json"
    file.write_text(json.dumps({"screens": [screen]}), encoding="utf-8")
    return f"offscreen:configfile={file}"
