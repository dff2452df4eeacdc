"""Mutated files through the reader: only our own error, little memory, no hang; 100,000 of them with --slow.

The inputs are in inputs.py, what is checked in worker.py. Where atheris is installed, `python
tests/fuzz/worker.py --atheris` lets coverage guide the same target.
"""

from __future__ import annotations

import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from places import surroundings

WORKER = Path(__file__).with_name("worker.py")
SHORT, LONG = 1500, 100_000
PROCESSES = 2


def findings(first: int, count: int) -> tuple[list[str], int]:
    """What must not have happened, and how many inputs were read; a process that died goes on after its
    input.
    """
    found: list[str] = []
    end, done = first + count, 0
    while first < end:
        run = subprocess.run(
            [sys.executable, str(WORKER), "--from", str(first), "--count", str(end - first)],
            capture_output=True,
            text=True,
            check=False,
            env=surroundings(),
        )
        lines = run.stdout.splitlines()
        found += [line for line in lines if line.startswith("finding")]
        reached = [line.split(maxsplit=2) for line in lines if line.startswith("at ")]
        done += len(reached)
        if run.returncode == 0:
            break
        if not reached:
            found.append(f"finding: the worker did not start: {run.stderr[-500:]}")
            break
        _, number, name = reached[-1]
        died = run.returncode
        why = signal.Signals(-died).name if died < 0 else f"exit code {died}: {run.stderr[-300:]}"
        found.append(f"finding {number} {name}: the process ended with {why}")
        first = int(number) + 1
    return found, done


def test_mutated_files_give_an_image_or_our_own_error() -> None:
    found, done = findings(0, SHORT)
    assert found == []
    assert done == SHORT


@pytest.mark.parametrize("number", [20081, 60674, 80206, 88612, 162758])
def test_what_once_was_a_finding(number: int) -> None:
    """A film larger than its file says; an empty element of an unknown VR; damage that a presentation state
    shows only when it is applied."""
    assert findings(number, 1) == ([], 1)


@pytest.mark.slow
def test_a_hundred_thousand_mutated_files() -> None:
    part = LONG // PROCESSES
    with ThreadPoolExecutor(PROCESSES) as pool:
        results = list(pool.map(lambda n: findings(SHORT + n * part, part), range(PROCESSES)))
    assert [line for found, _ in results for line in found] == []
    assert sum(done for _, done in results) == LONG


FAULTY = """
import sys, time
from pathlib import Path
import worker

kept = []

def target(path):
    what = path.read_bytes()
    if what == b"error":
        raise KeyError("x")
    if what == b"slow":
        until = time.process_time() + 0.2
        while time.process_time() < until:
            pass
    if what == b"large":
        kept.append(b"x" * (300 << 20))

inputs = [(n, "seed", data) for n, data in enumerate((b"good", b"error", b"slow", b"large"))]
said = worker.watched(target, inputs, Path(sys.argv[1]), hang_s=0.1)
assert said == {"shown": 3, "refused": 0}, said
"""


def test_the_fuzzer_would_tell(tmp_path: Path) -> None:
    """A reader with a fault is found out: another error, a loop, memory."""
    run = subprocess.run(  # what hangs is ended with its process
        [sys.executable, "-c", FAULTY, str(tmp_path / "input")],
        cwd=WORKER.parent,
        capture_output=True,
        text=True,
        check=False,
        env=surroundings(),
    )
    assert run.returncode == 0, run.stderr
    lines = [line for line in run.stdout.splitlines() if line.startswith("finding")]
    assert {line.split()[1] for line in lines} == {"1", "2", "3"}
    assert "KeyError" in lines[0]
    assert "s of CPU" in lines[1]
    assert "MiB for 5 bytes" in lines[-1]
