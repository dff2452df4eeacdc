"""Many jobs with faults among them: each ends exactly once, and nothing is left over."""

from __future__ import annotations

import gc
import logging
import math
import os
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest
from places import HELPERS, REPOSITORY
from worker_helpers import Bench

from inference.context import give_back
from inference.messages import Done, Failed
from inference.worker_life import Policy

ORDINARY = ("look", "tokens 5", "maps 2", "refuse", "fill_cache")
FAULTS = ("crash", "segfault", "exit 3", "bug", "oom", "gpu_error", "unpickle", "stubborn 1")
PATIENT = Policy(
    backoff_s=(0.02,), cancel_grace_s=0.3, kill_grace_s=0.2, crash_limit=10_000, kills_to_quarantine=10_000
)


def open_files(at_most: float = math.inf) -> int:
    """Of a worker at work; what a killed one held is given back with its process, within moments."""
    ends = time.monotonic() + 10
    while (count := len(list(Path("/proc/self/fd").iterdir()))) > at_most and time.monotonic() < ends:
        gc.collect()
        time.sleep(0.05)
    return count


def memory_mb(bench: Bench) -> float:
    """This process's own (the rings have a fixed size), without the maps that the client is meant to keep."""
    gc.collect()
    give_back()
    status = Path("/proc/self/status").read_text().splitlines()
    own_kb = next(int(line.split()[1]) for line in status if line.startswith("RssAnon"))
    return own_kb * 1.024e-3 - bench.client._kept_bytes() / 1e6


@pytest.mark.skipif(
    not Path("/proc/self/fd").exists(), reason="the system does not tell what a process holds"
)
@pytest.mark.parametrize("count", [60, pytest.param(2000, marks=pytest.mark.slow)])
def test_every_job_ends_once_and_nothing_grows(count: int) -> None:
    """In a process of its own: what it holds is not what hundreds of other tests left to the allocator."""
    paths = os.pathsep.join(map(str, (Path(__file__).parent, HELPERS, REPOSITORY)))
    found = subprocess.run(
        [sys.executable, "-c", f"import test_soak; test_soak.soak({count})"],
        env=os.environ | {"PYTHONPATH": paths},
        capture_output=True,
        text=True,
        check=False,
    )
    assert found.returncode == 0, found.stderr[-3000:]


def soak(count: int) -> None:
    """Raises AssertionError."""
    logging.disable(logging.CRITICAL)
    chance = random.Random(5)
    with Bench(PATIENT) as bench:
        bench.heard.state("ready")
        for what in (*ORDINARY, *FAULTS):  # what is made once is made by then
            job = bench.submit(what)
            if what.startswith("stubborn"):
                bench.client.cancel(job)
            bench.heard.final(job)
        bench.run("look at the beginning")  # the last fault killed the worker: count with one in its place
        files, memory = open_files(), memory_mb(bench)
        jobs: list[str] = []
        begun = len(bench.heard.events)
        for number in range(count):
            faulty = chance.random() < 0.05 or number == count // 2
            what = chance.choice(FAULTS if faulty else ORDINARY)
            job = bench.submit(what)
            jobs.append(job)
            if what.startswith("stubborn") or chance.random() < 0.03:
                bench.client.cancel(job)
            final = bench.heard.final(job)
            assert isinstance(final, Done | Failed)
        ends = [e.job_id for e in bench.heard.events[begun:] if isinstance(e, Done | Failed)]
        assert sorted(ends) == sorted(jobs)
        bench.heard.events.clear()
        bench.run("look at the end")
        held = open_files(at_most=files)
        assert held <= files, (files, held)
        grown = memory_mb(bench) - memory
        assert grown <= 20, f"{grown:.1f} MB"
