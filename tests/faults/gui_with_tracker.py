"""A stand-in for the window, run as a process of its own: records a simulated reader, says so, waits."""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

from tracker_helpers import Desk

from eyetracking.mapping import ViewTransform

if __name__ == "__main__":
    desk = Desk()
    desk.client.send_view(time.monotonic_ns(), ViewTransform.fit(100, 100, (0.0, 0.0, 900.0, 900.0)))
    desk.client.start("simulated-reader", {"seed": 1, "repeat": True})
    desk.record(Path(sys.argv[1]))
    desk.heard.recorded(int(sys.argv[2]))
    sys.stdout.write(json.dumps({"host": desk.client.host_pid}) + "\n")
    sys.stdout.flush()
    time.sleep(600)
