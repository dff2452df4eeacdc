"""The inference worker as a real process: what a job can do and how it ends."""

from __future__ import annotations

import socket
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from worker_helpers import QUICK, Bench

from inference.job_queue import QueueFull, WorkerUnavailable
from inference.messages import Done, Failed, PartialMap, Progress, Token

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def bench() -> Iterator[Bench]:
    with Bench() as bench:
        bench.heard.state("ready")  # the whole process stands before the first test counts what is running
        yield bench


def test_a_job_ends_in_one_done_with_its_map(bench: Bench) -> None:
    job = bench.submit("look")
    done = bench.heard.final(job)
    assert isinstance(done, Done)
    assert np.array_equal(bench.client.read_map(done.result.map), bench.pixels.astype(np.float32) / 65535)
    assert bench.heard.finals(job) == [done]


def test_ready_names_the_device_and_says_that_no_gpu_is_used(bench: Bench) -> None:
    ready = bench.heard.state("ready")
    assert ready.device == "CPU"
    assert "No usable GPU" in ready.text


def test_progress_comes_before_the_end(bench: Bench) -> None:
    job = bench.submit("look")
    bench.heard.final(job)
    kinds = [type(e) for e in bench.heard.events if getattr(e, "job_id", None) == job]
    assert kinds.index(Progress) < kinds.index(Done)


def test_tokens_arrive_whole_in_order_and_merged(bench: Bench) -> None:
    job = bench.submit("tokens 5000")
    bench.heard.final(job)
    pieces = [e.text for e in bench.heard.events if isinstance(e, Token) and e.job_id == job]
    assert "".join(pieces) == "".join(f"{n} " for n in range(5000))
    assert len(pieces) < 2500


def test_many_large_partial_maps_never_block_the_job(bench: Bench) -> None:
    job = bench.submit("maps 40")
    assert isinstance(bench.heard.final(job), Done)
    partial = [e for e in bench.heard.events if isinstance(e, PartialMap) and e.job_id == job]
    assert partial
    assert bench.client.read_map(partial[-1].map).shape == (1024, 1024)


@pytest.mark.parametrize(
    ("phrase", "kind", "words"),
    [
        ("refuse", "input", "the phrase is empty"),
        ("bug", "internal", "KeyError"),
        ("oom", "oom", "memory ran out"),
        ("model nowhere", "model", "there is no model 'nowhere'"),
        ("unpickle", "internal", "does not unpickle"),
        ("look_up", "internal", "no network"),
    ],
)
def test_an_error_becomes_a_failed_of_its_kind(bench: Bench, phrase: str, kind: str, words: str) -> None:
    failed = bench.run(phrase)
    assert isinstance(failed, Failed)
    assert failed.kind == kind
    assert words in failed.message


def test_a_local_server_is_out_of_the_workers_reach(bench: Bench) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.2)
        failed = bench.run(f"connect {server.getsockname()[1]}")
        assert isinstance(failed, Failed)
        assert "no network" in failed.message
        with pytest.raises(TimeoutError):
            server.accept()


def test_memory_that_runs_out_is_tried_once_more_with_an_empty_cache(bench: Bench) -> None:
    assert isinstance(bench.run("fill_cache"), Done)
    assert isinstance(bench.run("oom_once"), Done)


def test_a_running_job_stops_when_cancelled(bench: Bench) -> None:
    job = bench.submit("sleep 60")
    bench.heard.wait_for(lambda e: isinstance(e, Progress) and e.job_id == job)
    pid = bench.client.worker_pid
    bench.client.cancel(job)
    failed = bench.heard.final(job)
    assert isinstance(failed, Failed)
    assert failed.kind == "cancelled"
    assert bench.client.worker_pid == pid


def test_a_waiting_job_is_cancelled_without_touching_the_running_one(bench: Bench) -> None:
    running = bench.submit("sleep 0.5")
    waiting = bench.submit("look")
    bench.client.cancel(waiting)
    assert bench.heard.final(waiting).kind == "cancelled"  # type: ignore[union-attr]
    assert isinstance(bench.heard.final(running), Done)


def test_a_job_that_somebody_waits_for_goes_first(bench: Bench) -> None:
    running = bench.submit("sleep 0.3")
    later = bench.submit("look")
    sooner = bench.client.submit(bench.request("look at once"), first=True)
    bench.heard.final(later)
    order = [
        e.job_id for e in bench.heard.events if isinstance(e, Done) and e.job_id in (running, later, sooner)
    ]
    assert order == [running, sooner, later]


def test_a_ninth_waiting_job_is_refused(bench: Bench) -> None:
    jobs = [bench.submit(f"sleep {60 + n}") for n in range(9)]
    with pytest.raises(QueueFull, match="8 jobs wait"):
        bench.submit("look")
    bench.client.cancel_all()
    for job in jobs:
        assert bench.heard.final(job).kind == "cancelled"  # type: ignore[union-attr]


def test_an_image_that_was_replaced_fails_the_job_in_words(bench: Bench) -> None:
    request = bench.request("look")
    for number in range(4):
        bench.client.put_image(np.full((8, 8), number, np.uint16))
    failed = bench.heard.final(bench.client.submit(request))
    assert isinstance(failed, Failed)
    assert "put it again" in failed.message


def test_the_same_image_keeps_its_place(bench: Bench) -> None:
    assert bench.client.put_image(bench.pixels) == bench.client.put_image(bench.pixels.copy())


@pytest.mark.parametrize(
    "wrong", [np.zeros((4, 4)), np.zeros((4, 4, 3), np.uint16), np.zeros((2000, 2000), np.uint16)]
)
def test_an_unfit_image_is_refused_at_once(bench: Bench, wrong: np.ndarray) -> None:
    with pytest.raises(ValueError, match=r"uint16|does not fit"):
        bench.client.put_image(wrong)


def test_a_client_that_never_started_says_so() -> None:
    bench = Bench()
    with pytest.raises(WorkerUnavailable, match="not started"):
        bench.submit("look")
    bench.client.stop()


def test_a_worker_without_its_packages_is_dead_with_a_way_out() -> None:
    bench = Bench()
    bench.client._arguments = ["--runners", "no_such_module"]
    with bench:
        dead = bench.heard.state("dead")
    assert "radgaze[worker]" in dead.text


def test_a_worker_that_is_not_ready_in_time_is_ended_and_said(tmp_path: Path) -> None:
    (tmp_path / "slow_runners.py").write_text("import time; time.sleep(600)")
    bench = Bench(replace(QUICK, start_timeout_s=1.0))
    bench.client._arguments = ["--runners", "slow_runners", "--path", str(tmp_path)]
    with bench:
        job = bench.submit("look")
        failed = bench.heard.final(job)
        assert isinstance(failed, Failed)
        assert "not ready within 1 s" in failed.message


def test_an_interpreter_that_does_not_exist_is_dead_in_words() -> None:
    with Bench(python="/nowhere/python") as bench:
        dead = bench.heard.state("dead")
    assert "/nowhere/python" in dead.text


@pytest.mark.skipif(sys.platform == "win32", reason="the stand-in is a shell script")
def test_an_interpreter_without_our_packages_is_dead_with_a_way_out(tmp_path: Path) -> None:
    python = tmp_path / "python"
    python.write_text(f'#!/bin/sh\nexec "{sys.executable}" -S "$@"\n')  # -S: without installed packages
    python.chmod(0o755)
    with Bench(python=str(python)) as bench:
        dead = bench.heard.state("dead")
        bench.client.start()  # and it can be tried again
    assert "lacks the package" in dead.text
    assert "pip install" in dead.text


def test_stopping_removes_the_process_and_the_shared_memory() -> None:
    bench = Bench()
    with bench:
        assert isinstance(bench.run("look"), Done)
        pid = bench.client.worker_pid
        segments = [bench.client._images.spec.segment, bench.client._results.spec.segment]  # type: ignore[union-attr]
    assert pid is not None
    assert not Path(f"/proc/{pid}").exists()
    assert not [name for name in segments if Path("/dev/shm", name).exists()]
    assert bench.client.state.state == "stopped"


def test_stopping_cancels_what_runs_and_what_waits() -> None:
    with Bench() as bench:
        jobs = [bench.submit("stubborn 60"), bench.submit("look")]
        bench.heard.wait_for(lambda e: isinstance(e, Progress))
    assert [bench.heard.final(job).kind for job in jobs] == ["cancelled", "cancelled"]  # type: ignore[union-attr]


def test_a_client_can_start_again_after_a_stop() -> None:
    with Bench() as bench:
        bench.run("look")
    with bench:
        assert isinstance(bench.run("look"), Done)


def test_the_client_imports_neither_torch_nor_qt() -> None:
    code = (
        "import sys, inference.client, inference.store, inference.frames, inference.messages;"
        "print([m for m in ('torch', 'transformers', 'PySide6', 'pyarrow') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
