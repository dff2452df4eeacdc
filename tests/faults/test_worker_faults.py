"""What happens when the inference worker, or the window that owns it, dies or hangs."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest
from places import surroundings
from worker_helpers import QUICK, Bench

from inference.messages import Done, Failed, Progress, WorkerState

HERE = Path(__file__).parent
PATIENCE_S = 30.0


def states(bench: Bench) -> list[str]:
    return [e.state for e in bench.heard.events if isinstance(e, WorkerState)]


def failed(bench: Bench, job: str) -> Failed:
    final = bench.heard.final(job)
    assert isinstance(final, Failed)
    return final


def test_a_killed_worker_fails_its_jobs_and_comes_back() -> None:
    with Bench() as bench:
        running, waiting = bench.submit("sleep 60"), bench.submit("look")
        bench.heard.wait_for(lambda e: isinstance(e, Progress))
        first = bench.client.worker_pid
        bench.client.kill_worker()
        assert failed(bench, running).kind == "crashed"
        assert failed(bench, waiting).kind == "crashed"
        again = bench.run("look")
        assert isinstance(again, Done)
        assert bench.client.worker_pid != first
    order = states(bench)
    assert order.index("crashed") < order.index("restarting") < order.index("ready", order.index("crashed"))
    assert len(bench.heard.finals(running)) == 1


def test_a_crash_is_said_with_its_cause() -> None:
    with Bench() as bench:
        job = bench.submit("segfault")
        assert "SIGSEGV" in failed(bench, job).message
        assert "Segmentation fault" in failed(bench, job).detail
        assert "SIGSEGV" in bench.heard.state("crashed").text


def test_an_image_put_before_a_crash_serves_the_next_worker() -> None:
    with Bench() as bench:
        request = bench.request("look")
        bench.run("crash")
        assert isinstance(bench.heard.final(bench.client.submit(request)), Done)


def test_three_crashes_in_a_minute_switch_the_worker_off_until_it_is_started_again() -> None:
    with Bench() as bench:
        for number in range(3):
            bench.run(f"exit {number + 3}")
        dead = bench.heard.state("dead")
        assert "3 times" in dead.text
        mark = len(bench.heard.events)
        bench.client.start()
        bench.heard.state("ready", after=mark)
        assert isinstance(bench.run("look"), Done)


def test_a_request_that_killed_the_worker_twice_is_not_tried_again() -> None:
    with Bench() as bench:
        bench.run("crash")
        bench.run("crash")
        third = bench.submit("crash")
        assert "twice" in failed(bench, third).message
        assert isinstance(bench.run("look"), Done)
        assert states(bench).count("crashed") == 2


def test_a_job_that_ignores_cancel_is_ended_with_its_worker_and_the_waiting_one_runs() -> None:
    with Bench() as bench:
        stubborn, waiting = bench.submit("stubborn 60"), bench.submit("look")
        bench.heard.wait_for(lambda e: isinstance(e, Progress))
        bench.client.cancel(stubborn)
        assert failed(bench, stubborn).kind == "cancelled"
        assert isinstance(bench.heard.final(waiting), Done)
    assert "crashed" not in states(bench)


def test_a_worker_that_holds_the_interpreter_is_noticed_and_replaced() -> None:
    policy = replace(QUICK, ping_period_s=0.1, ping_timeout_s=1.5)
    with Bench(policy) as bench:
        job = bench.submit("hold_the_gil 60")
        assert "no sign of life" in failed(bench, job).message
        assert isinstance(bench.run("look"), Done)


def test_a_job_that_makes_no_step_is_said_and_then_ended() -> None:
    policy = replace(QUICK, stall_notice_s=0.3, stall_timeout_s=1.5, ping_period_s=0.1)
    with Bench(policy) as bench:
        job = bench.submit("stubborn 60")
        bench.heard.wait_for(lambda e: isinstance(e, WorkerState) and "No step" in e.text)
        assert "no step" in failed(bench, job).message


def test_a_gpu_error_ends_the_worker_and_the_next_one_works() -> None:
    with Bench() as bench:
        job = bench.submit("gpu_error")
        assert failed(bench, job).kind == "device"
        bench.heard.state("restarting")
        assert isinstance(bench.run("look"), Done)


def test_a_stopped_process_does_not_hold_the_window_up() -> None:
    bench = Bench()
    with bench:
        bench.heard.state("ready")
        pid = bench.client.worker_pid
        assert pid is not None
        os.kill(pid, signal.SIGSTOP)
    assert not Path(f"/proc/{pid}").exists()


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="looks into /proc and /dev/shm")
@pytest.mark.parametrize("phrase", ["sleep 600", "stubborn 600", "hold_the_gil 600"])
def test_a_killed_window_takes_worker_and_shared_memory_along(phrase: str) -> None:
    window = subprocess.Popen(
        [sys.executable, str(HERE / "gui_with_worker.py"), phrase],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=surroundings(),
    )
    assert window.stdout is not None
    with window.stdout:
        said = json.loads(window.stdout.readline())
    window.kill()
    window.wait()
    end = time.monotonic() + PATIENCE_S
    left = [Path(f"/proc/{said['worker']}"), *(Path("/dev/shm", name) for name in said["segments"])]
    while any(path.exists() and not is_zombie(path) for path in left) and time.monotonic() < end:
        time.sleep(0.02)
    assert [path for path in left if path.exists() and not is_zombie(path)] == []


def is_zombie(path: Path) -> bool:
    """Ended, and only waiting for an init process that collects orphans."""
    try:
        return path.parent == Path("/proc") and ") Z " in (path / "stat").read_text()
    except OSError:
        return True
