"""Run by test_two_screens.py in a process of its own, with two screens of different pixel ratios.

Prints where an image point is painted on the desktop, and where gaze on that very place is mapped back to.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

from places import HELPERS

HERE = Path(__file__).resolve().parent


def main(image: str, home: str) -> None:
    from PySide6.QtCore import QPointF

    from inference.client import InferenceClient
    from ui.driver import Driver

    def worker(on_event):  # type: ignore[no-untyped-def]
        return InferenceClient(
            on_event, worker_arguments=["--runners", "synthetic_runners", "--path", str(HELPERS)]
        )

    driver = Driver(Path(home), size=(900, 700), headless=True, make_worker=worker)
    window = driver.window
    screens = driver.app.screens()
    window.open_path(Path(image))
    window.show()
    wait = lambda what: driver.until(what, deadline=time.monotonic() + 60)  # noqa: E731
    wait(lambda: window.session is not None and window.recorder is not None)
    recorder = window.recorder
    recorder.start("mouse", {})
    wait(lambda: recorder.state == "streaming")
    found = []
    for screen in screens:
        window.move(screen.geometry().topLeft().x() + 60, screen.geometry().topLeft().y() + 40)
        wait(lambda s=screen: window.screen() is s)
        driver.rest(0.3)
        canvas = window.grid.panes["main"].canvas
        x, y = canvas.picture.width_px * 0.3, canvas.picture.height_px * 0.6
        painted = canvas.mapToGlobal(canvas.image_to_widget().map(QPointF(x, y)))
        area = screen.geometry()
        fraction = ((painted.x() - area.x()) / area.width(), (painted.y() - area.y()) / area.height())
        geometry = recorder.geometry()
        view = recorder.views.panes["main"]
        back = view.display_to_image(fraction[0] * geometry.width_px, fraction[1] * geometry.height_px)
        found.append(
            {
                "ratio": geometry.device_pixel_ratio,
                "screen_px": [geometry.width_px, geometry.height_px],
                "off_px": max(abs(float(back[0]) - x), abs(float(back[1]) - y)),
            }
        )
    recorder.source, recorder.provider = "own", "tobii"  # a tracker that is screwed to its screen
    window.move(screens[0].geometry().x() + 10, screens[0].geometry().y() + 10)
    wait(lambda: window.screen() is screens[0])
    wait(lambda: window.messages.messages() and "main" not in recorder.views.panes)
    driver.rest(0.2)
    hidden = "main" not in recorder.views.panes
    words = [m.text for m in window.messages.messages()]
    driver.close()
    sys.stdout.write(json.dumps({"screens": found, "hidden": hidden, "words": words}) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
