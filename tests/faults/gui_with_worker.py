"""A stand-in for the window, run as a process of its own: starts a worker, begins a job, says so, waits."""

from __future__ import annotations

import json
import sys
import time

from worker_helpers import Bench

from inference.messages import Progress

if __name__ == "__main__":
    bench = Bench()
    bench.client.start()
    bench.submit(sys.argv[1])
    bench.heard.wait_for(lambda e: isinstance(e, Progress))
    rings = [bench.client._images, bench.client._results]
    said = {"worker": bench.client.worker_pid, "segments": [ring.spec.segment for ring in rings if ring]}
    sys.stdout.write(json.dumps(said) + "\n")
    sys.stdout.flush()
    time.sleep(600)
