"""A worker that speaks wrongly, too much, too late or not at all: what the window's end makes of it."""

from __future__ import annotations

import errno
import os
import socket
import struct
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import IO, Any

import pytest
from played_worker import INFO, PlayedWorker
from worker_helpers import ARGUMENTS, QUICK, Bench, Listener

from eyetracking.wire import Child, Transport, end_process, launch, socket_pair
from inference import api
from inference.client import InferenceClient
from inference.frames import FrameError, ImageRing, ResultRing
from inference.messages import Done, Failed, Fatal, Hello, Log, Stats, Token, decode_from_worker, encode
from inference.store import write_manifest


class Desk:
    """A client whose workers the test plays."""

    def __init__(self) -> None:
        self.heard = Listener()
        self.workers: list[PlayedWorker] = []
        policy = replace(QUICK, backoff_s=(0.0,))
        self.client = InferenceClient(self.heard, models=[], policy=policy, start_worker=self._start)

    def _start(self, stderr: IO[bytes]) -> tuple[Child, Transport]:
        self.workers.append(PlayedWorker())
        self.workers[-1].ready()
        return self.workers[-1].start(stderr)

    @property
    def worker(self) -> PlayedWorker:
        return self.workers[-1]

    def submit(self) -> str:
        return self.client.submit(api.Embed(texts=["a"]))

    def answer(self, job: str) -> None:
        result = api.EmbedResult(image=None, texts=[[1.0]], models=[INFO], seed=0)
        self.worker.say(Done(job_id=job, result=result, seconds=0.0))


@pytest.fixture
def desk() -> Iterator[Desk]:
    desk = Desk()
    desk.client.start()
    desk.heard.state("ready")
    yield desk
    desk.client.stop()


def test_a_worker_of_another_protocol_ends_with_a_way_out() -> None:
    images, results = ImageRing(), ResultRing()
    process, pipe = launch("inference.worker", ARGUMENTS)
    pipe.send(encode(Hello(protocol=0, images=images.spec, results=results.spec, models=[])))
    said = decode_from_worker(pipe.recv())
    pipe.close()
    end_process(process)
    images.close()
    results.close()
    assert isinstance(said, Fatal)
    assert "protocol 0" in said.message
    assert "installer" in said.way_out


def test_a_workers_fatal_word_is_shown_and_it_is_not_started_again(desk: Desk) -> None:
    job = desk.submit()
    desk.worker.say(Fatal(message="the protocols differ", way_out="run the installer"))
    desk.worker.end(81)
    assert desk.heard.final(job).message == "the protocols differ"  # type: ignore[union-attr]
    assert desk.heard.state("dead").text == "the protocols differ. run the installer"
    assert len(desk.workers) == 1


def test_unreadable_words_end_the_worker_and_the_next_one_serves(desk: Desk) -> None:
    job = desk.submit()
    desk.worker.far.send(b"\xc1 no message")
    failed = desk.heard.final(job)
    assert isinstance(failed, Failed)
    assert "unreadable" in failed.message
    desk.heard.state("ready", after=desk.heard.events.index(failed))
    again = desk.submit()
    desk.answer(again)
    assert isinstance(desk.heard.final(again), Done)


@pytest.mark.parametrize(
    "sent",
    [struct.pack(">i", 1000) + b"only this", struct.pack(">i", 1 << 30), struct.pack(">iQ", -1, 1 << 60)],
    ids=["cut off", "a gigabyte announced", "an exabyte announced"],
)
def test_a_broken_pipe_message_fails_the_job_and_reads_no_further(sent: bytes) -> None:
    heard, played = Listener(), PlayedWorker()
    ours, theirs = socket_pair()
    client = InferenceClient(
        heard, models=[], policy=replace(QUICK, crash_limit=1), start_worker=lambda _stderr: (played, ours)
    )
    client.start()
    with theirs:
        theirs.sendall(sent)
        if sent.endswith(b"this"):
            theirs.shutdown(socket.SHUT_WR)
        assert "stays off" in heard.state("dead").text
        assert played.poll() == -9
    client.stop()


def test_a_word_that_comes_after_the_cancel_was_answered_is_not_heard(desk: Desk) -> None:
    job = desk.submit()
    desk.client.cancel(job)
    desk.worker.say(Failed(job_id=job, kind="cancelled", message="m"))
    desk.worker.say(Token(job_id=job, text="late"))
    desk.answer(job)
    again = desk.submit()
    desk.answer(again)
    desk.heard.final(again)
    assert [type(e) for e in desk.heard.events if getattr(e, "job_id", "") == job] == [Failed]


def test_the_job_after_one_that_answered_too_late_to_be_spared_is_not_lost(desk: Desk) -> None:
    """Found by `tests/inference/test_job_life.py`: it ended as cancelled together with the old worker."""
    late, waiting = desk.submit(), desk.submit()
    desk.client.cancel(late)
    while not desk.worker.asked_to_end:
        time.sleep(0.001)
    desk.answer(late)
    while len(desk.workers) < 2 or waiting not in desk.worker.runs:
        time.sleep(0.001)
    desk.answer(waiting)
    assert isinstance(desk.heard.final(waiting), Done)
    assert not [e for e in desk.heard.events if getattr(e, "state", "") == "crashed"]


def test_what_the_worker_holds_and_does_is_told_once_it_changes(desk: Desk) -> None:
    first, _second = desk.submit(), desk.submit()
    busy = desk.heard.wait_for(lambda e: getattr(e, "waiting", 0) == 1)
    assert busy.doing == "similar films"
    for rss_mb in (8_120.0, 8_130.0):
        desk.worker.say(Stats(step=1, job_id=first, rss_mb=rss_mb))
    desk.heard.wait_for(lambda e: getattr(e, "memory_mb", 0) == 8_100)
    desk.answer(first)
    desk.heard.final(first)
    assert sum(getattr(e, "memory_mb", 0) == 8_100 and e.waiting == 1 for e in desk.heard.events) == 1


def test_a_listener_that_is_slow_loses_no_word_and_no_end() -> None:
    heard: list[Any] = []

    def listen(event: Any) -> None:
        heard.append(event)
        if isinstance(event, Token):
            time.sleep(0.0002)

    played = PlayedWorker()
    played.ready()
    client = InferenceClient(listen, models=[], policy=QUICK, start_worker=played.start)
    client.start()
    while client.state.state != "ready":
        time.sleep(0.001)
    job = client.submit(api.Embed(texts=["a"]))
    for number in range(4000):  # more than the client keeps for its listener
        played.say(Token(job_id=job, text=f"{number} "))
    result = api.EmbedResult(image=None, texts=[[1.0]], models=[INFO], seed=0)
    played.say(Done(job_id=job, result=result, seconds=0.0))
    while not any(isinstance(e, Done) for e in heard):
        time.sleep(0.01)
    client.stop()
    assert "".join(e.text for e in heard if isinstance(e, Token)) == "".join(f"{n} " for n in range(4000))
    assert sum(isinstance(e, Done) for e in heard) == 1


def test_a_worker_that_crashes_while_it_loads_is_given_up_with_its_last_words(tmp_path: Path) -> None:
    (tmp_path / "crashing_runners.py").write_text("import ctypes; ctypes.string_at(0)")
    bench = Bench()
    bench.client._arguments = ["--runners", "crashing_runners", "--path", str(tmp_path)]
    with bench:
        dead = bench.heard.state("dead")
        said = [e.text for e in bench.heard.events if isinstance(e, Log)]
    assert "3 times" in dead.text
    assert "crashing_runners.py" in said[0]


def test_a_crash_in_the_middle_of_a_sentence_keeps_what_was_said() -> None:
    with Bench() as bench:
        job = bench.submit("tokens_and_crash 500")
        failed = bench.heard.final(job)
        assert isinstance(failed, Failed)
        assert failed.kind == "crashed"
        text = "".join(e.text for e in bench.heard.events if isinstance(e, Token) and e.job_id == job)
        assert text
        assert "".join(f"{n} " for n in range(500)).startswith(text)


def test_weights_that_were_damaged_after_they_were_added_fail_the_job_alone(tmp_path: Path) -> None:
    folder = tmp_path / "tiny"
    folder.mkdir()
    (folder / "model.safetensors").write_bytes(b"weights")
    fields = {"id": "tiny", "version": "1", "task": "explain", "architecture": "none", "licence": "MIT"}
    write_manifest(folder, fields | {"trained_on": "nothing", "intended_use": "tests", "demo": True})
    (folder / "model.safetensors").write_bytes(b"weightz")
    with Bench(models=[tmp_path]) as bench:
        failed = bench.run("model tiny")
        assert isinstance(failed, Failed)
        assert failed.kind == "model"
        assert "model.safetensors" in failed.message
        assert isinstance(bench.run("look"), Done)


@pytest.mark.parametrize("jump_s", [86_400.0, -86_400.0])
def test_a_clock_that_jumps_ends_nothing(desk: Desk, monkeypatch: pytest.MonkeyPatch, jump_s: float) -> None:
    really = time.time
    monkeypatch.setattr(time, "time", lambda: really() + jump_s)
    job = desk.submit()
    desk.answer(job)
    assert isinstance(desk.heard.final(job), Done)
    assert len(desk.workers) == 1


def no_space(*_: object, **__: object) -> Any:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def test_no_room_in_shared_memory_is_said_and_leaves_no_segment(monkeypatch: pytest.MonkeyPatch) -> None:
    before = set(Path("/dev/shm").glob("psm_*"))
    monkeypatch.setattr(os, "posix_fallocate", no_space)
    client = InferenceClient(Listener(), models=[])
    with pytest.raises(FrameError, match="shm-size"):
        client.start()
    assert set(Path("/dev/shm").glob("psm_*")) <= before


def test_a_full_disk_costs_the_workers_last_words_and_not_the_worker(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(tempfile, "TemporaryFile", no_space)
    with Bench() as bench:
        assert isinstance(bench.run("look"), Done)
    assert "last words" in caplog.text
    assert "No space left" in caplog.text
