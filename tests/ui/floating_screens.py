"""Run by test_floating.py in its own process: floats panels to other screens, or says what stands where."""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent


def main(image: str, home: str, what: str) -> None:
    from PySide6.QtGui import QGuiApplication

    from app.settings import load_settings
    from ui.driver import Driver

    driver = Driver(Path(home) / "library", size=(1200, 800), headless=True, settings=load_settings())
    window = driver.window
    window.start_children = False
    window.save_settings_on_close = True
    window.open_path(Path(image))
    window.show_first()
    driver.until(
        lambda: window.session is not None and window.panels is not None, deadline=time.monotonic() + 60
    )
    if what == "float":
        by_name = {screen.name(): screen for screen in QGuiApplication.screens()}
        for name, screen in (("tab_report", "right"), ("tab_gaze", "middle")):
            room = by_name[screen].availableGeometry()
            window.panels.float_(name, (room.x() + 50, room.y() + 60, 500, 600))
        window.move(2100, 100)
    driver.rest(1.0)
    found = {}
    for name, top in {"window": window, **window.panels.windows}.items():
        screen = top.screen()
        found[name] = {
            "screen": screen.name(),
            "inside": screen.geometry().contains(top.geometry()),
            "place": list(top.geometry().getRect()),
        }
    driver.close()
    sys.stdout.write(json.dumps(found) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
