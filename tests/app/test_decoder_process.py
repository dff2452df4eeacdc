"""The process that waits for the next frame: one for each frame, none left over, none trusted."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import numpy as np
import pytest
from encode import as_syntax, cr_dataset
from pydicom.uid import JPEG2000Lossless, JPEGLosslessSV1

from app.imaging import child
from app.imaging.child import CodecFailed, decode_in_child
from app.imaging.reader import read_radiograph

pytestmark = pytest.mark.skipif(os.name == "nt", reason="signals and process states are POSIX")
FILM = (np.arange(60 * 80, dtype=np.uint16) * 7 % 4096).reshape(60, 80)
ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def ready():
    child.keep_one_ready()
    yield
    child.let_go()


def waiting() -> subprocess.Popen[bytes]:
    assert child._waiting._child is not None
    return child._waiting._child._process


def test_the_waiting_process_takes_the_frame_and_another_waits(ready, tmp_path, monkeypatch) -> None:
    started = []
    start = subprocess.Popen

    def noted(command, **options):
        started.append(command)
        return start(command, **options)

    monkeypatch.setattr(subprocess, "Popen", noted)
    path = as_syntax(cr_dataset(FILM, bits=12), JPEG2000Lossless, tmp_path / "film.dcm")
    for number in range(1, 4):
        first = waiting()
        assert np.array_equal(read_radiograph(path).stored, FILM)
        assert first.returncode == 0
        assert len(started) == number, "only the next one was started"
        assert waiting().poll() is None


@pytest.mark.parametrize("syntax", [JPEG2000Lossless, JPEGLosslessSV1])
def test_without_anonymous_memory_the_pixels_come_through_a_pipe(syntax, tmp_path, monkeypatch) -> None:
    path = as_syntax(cr_dataset(FILM, bits=12), syntax, tmp_path / "film.dcm")
    monkeypatch.delattr(os, "memfd_create", raising=False)
    read = read_radiograph(path)
    monkeypatch.undo()
    assert np.array_equal(read.stored, FILM)
    assert np.array_equal(read_radiograph(path).stored, FILM)


def test_a_waiting_process_that_has_died_is_no_fault_of_the_film(ready, tmp_path) -> None:
    path = as_syntax(cr_dataset(FILM, bits=12), JPEG2000Lossless, tmp_path / "film.dcm")
    dead = waiting()
    dead.kill()
    dead.wait()
    assert np.array_equal(read_radiograph(path).stored, FILM)
    assert waiting() is not dead


def test_none_is_left_when_it_is_let_go(ready) -> None:
    process = waiting()
    child.let_go()
    assert process.returncode is not None
    assert child._waiting._child is None
    with pytest.raises(CodecFailed):
        decode_in_child("openjpeg", b"no codestream", (), samples=4)
    assert child._waiting._child is None, "nobody asked for another"


def test_it_ends_with_the_program_that_started_it() -> None:
    """Even where that is killed: its standard input is at an end then."""
    script = """
        import os, sys, time
        from app.imaging import child
        child.keep_one_ready()
        print(child._waiting._child._process.pid, flush=True)
        time.sleep(60)
    """
    with subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(script)], stdout=subprocess.PIPE, text=True, cwd=ROOT
    ) as program:
        assert program.stdout is not None
        pid = int(program.stdout.readline())
        program.send_signal(signal.SIGKILL)
    for _ in range(400):
        try:
            os.kill(pid, 0)
            ended = Path(f"/proc/{pid}/stat").read_text().split(") ")[1][0] == "Z"
        except (ProcessLookupError, FileNotFoundError):
            ended = True
        if ended:
            break
        time.sleep(0.05)
    assert ended


@pytest.mark.parametrize("keep", [False, True])
def test_a_frame_that_takes_too_long_is_given_up_and_its_process_ends(keep, monkeypatch) -> None:
    monkeypatch.setattr(child, "PATIENCE", 0)
    if keep:
        child.keep_one_ready()
    ended = []
    end = child._Child.end
    monkeypatch.setattr(child._Child, "end", lambda self: (end(self), ended.append(self._process.returncode)))
    try:
        with pytest.raises(CodecFailed, match="did not end"):
            decode_in_child("openjpeg", b"\0" * 1000, (), samples=4)
        assert ended == [-signal.SIGKILL]
    finally:
        child.let_go()
