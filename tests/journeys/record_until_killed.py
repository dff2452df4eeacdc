"""Run by test_journeys: the real window records the simulated reader and says its children's process ids."""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

from ui.driver import Driver


def main(image: str, home: str) -> None:
    driver = Driver(Path(home), size=(1280, 800), headless=True)
    window = driver.window
    window.open_path(image)
    window.show()
    deadline = time.monotonic() + 60
    driver.until(lambda: window.session is not None and window.recorder is not None, deadline=deadline)
    window.recorder.start("simulated-reader", {"seed": 1, "repeat": "true"})
    window.recorder.begin("T01", "test")
    driver.until(lambda: window.recorder.recording is not None, deadline=deadline)
    driver.until(lambda: window.children_.worker.worker_pid is not None, deadline=deadline)
    driver.rest(3.0)
    entry = window.recorder.recording
    said = {
        "children": [window.children_.worker.worker_pid, window.children_.tracker.host_pid],
        "recording": str(window.session.folder / entry.folder),
        "seconds": window.recorder.seconds,
    }
    print(json.dumps(said), flush=True)  # noqa: T201
    driver.rest(60)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
