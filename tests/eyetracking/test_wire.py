from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Callable

import pytest

from eyetracking import wire
from eyetracking.wire import (
    MESSAGE_LIMIT,
    LaunchFailed,
    MessageTooLong,
    Outbox,
    PipeTransport,
    Transport,
    end_process,
    launch,
    memory_pair,
    say_exit,
    socket_pair,
)


def pipe_pair() -> tuple[Transport, Transport]:
    from multiprocessing.connection import Connection

    ours, theirs = socket_pair()
    return ours, PipeTransport(Connection(theirs.detach()))


pairs = pytest.mark.parametrize("pair", [memory_pair, pipe_pair])
Pair = Callable[[], tuple[Transport, Transport]]


@pairs
def test_messages_arrive_whole_and_in_order(pair: Pair) -> None:
    a, b = pair()
    for message in (b"one", b"", b"x" * 100_000):
        a.send(message)
        assert b.recv() == message
    b.send(b"back")
    assert a.recv() == b"back"
    a.close()
    b.close()


@pairs
def test_the_end_of_one_side_is_an_eof_for_the_other(pair: Pair) -> None:
    a, b = pair()
    a.close()
    with pytest.raises(EOFError):
        b.recv()
    b.close()
    b.close()


@pairs
def test_closing_wakes_a_waiting_receiver(pair: Pair) -> None:
    a, b = pair()
    ended = threading.Event()

    def receive() -> None:
        with pytest.raises(EOFError):
            a.recv()
        ended.set()

    thread = threading.Thread(target=receive)
    thread.start()
    a.close()
    assert ended.wait(10)
    thread.join()
    b.close()


@pairs
def test_a_message_above_the_limit_is_not_sent(pair: Pair) -> None:
    a, b = pair()
    with pytest.raises(MessageTooLong, match="above the limit"):
        a.send(bytes(MESSAGE_LIMIT + 1))
    a.close()
    b.close()


def test_an_announced_length_above_the_limit_is_not_read() -> None:
    ours, theirs = socket_pair()
    with theirs:
        theirs.sendall((MESSAGE_LIMIT + 1).to_bytes(4, "big"))
        with pytest.raises(MessageTooLong, match="announced"):
            ours.recv()
    ours.close()


def test_an_outbox_never_blocks_its_caller_and_says_when_it_is_full() -> None:
    ours, theirs = socket_pair()
    box = Outbox(ours, limit=10)
    accepted = [box.put(bytes(100_000)) for _ in range(40)]
    assert accepted[0]
    assert not accepted[-1]
    ours.close()
    theirs.close()
    box.close()


def test_an_outbox_tells_once_that_the_other_side_is_gone() -> None:
    ours, theirs = socket_pair()
    theirs.close()
    lost = threading.Event()
    box = Outbox(ours, on_lost=lost.set)
    box.put(b"hello")
    assert lost.wait(10)
    assert not box.put(b"again")
    box.close()
    ours.close()


@pytest.mark.parametrize("named", [False, True])
def test_a_child_greets_through_the_pipe_and_ends_with_it(named: bool) -> None:
    process, pipe = launch("eyetracking.host", named=named, stderr=subprocess.DEVNULL)
    assert b"ready" in pipe.recv()
    pipe.close()
    assert process.wait(30) == 0


def test_a_child_that_does_not_connect_in_time_is_ended_and_said() -> None:
    with pytest.raises(LaunchFailed, match="no connection within"):
        launch("eyetracking.host", named=True, connect_timeout_s=0.0, stderr=subprocess.DEVNULL)


def test_a_child_that_ends_before_it_connects_is_said_at_once() -> None:
    with pytest.raises(LaunchFailed, match=r"exit code 0"):
        launch("this", named=True, connect_timeout_s=60.0)


def test_a_program_that_does_not_exist_is_said() -> None:
    with pytest.raises(LaunchFailed, match="/nowhere/python"):
        launch("eyetracking.host", python="/nowhere/python")


def test_a_child_started_by_hand_says_who_starts_it() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "eyetracking.host"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 2
    assert "started by RadGaze" in done.stderr


def test_a_process_that_ignores_the_request_is_ended() -> None:
    process = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
    assert say_exit(end_process(process, grace_s=0.05)) == "killed by SIGTERM"


@pytest.fixture
def frozen(monkeypatch, tmp_path):
    """As PyInstaller's starter leaves it."""
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    monkeypatch.setattr(sys, "executable", "/usr/lib/radgaze/radgaze")
    monkeypatch.delenv(wire.WORKER_PYTHON, raising=False)
    return tmp_path


def test_a_frozen_program_is_asked_for_its_own_children(frozen):
    assert wire.child_command("eyetracking.host") == [
        "/usr/lib/radgaze/radgaze", "--child", "eyetracking.host",
    ]  # fmt: skip


def test_another_python_gets_the_source_that_lies_beside_a_frozen_program(frozen, monkeypatch):
    command = wire.child_command("inference.worker", python="/opt/torch/bin/python")
    assert command[0] == "/opt/torch/bin/python"
    assert command[-2:] == [str(frozen / "code"), "inference.worker"]
    monkeypatch.setenv(wire.WORKER_PYTHON, "/home/ada/worker/bin/python")
    assert wire.child_command("app.compare.child")[0] == "/home/ada/worker/bin/python"


@pytest.mark.parametrize("module", ["inference.worker", "inference.isolated.runners", "app.compare.child"])
def test_without_the_models_environment_a_frozen_program_says_how_to_add_it(frozen, module):
    with pytest.raises(wire.LaunchFailed) as said:
        wire.child_command(module)
    assert "not installed" in str(said.value)
    assert "install.py install" in said.value.way_out
