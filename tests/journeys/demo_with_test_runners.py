"""Run by test_journeys: `radgaze demo` with made-up answers from the real worker process."""

from __future__ import annotations

import sys
from pathlib import Path

from places import HELPERS

from app.demo import make_demo
from inference.client import InferenceClient


def make_worker(on_event):
    return InferenceClient(
        on_event, worker_arguments=["--runners", "synthetic_runners", "--path", str(HELPERS)]
    )


if __name__ == "__main__":
    make_demo(Path(sys.argv[2]), Path(sys.argv[1]), make_worker=make_worker)
