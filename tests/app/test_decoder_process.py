"""The process that waits for frames: each is decoded in a process of its own, none is left over."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
import threading
import time
from pathlib import Path

import numpy as np
import pytest
from encode import as_syntax, cr_dataset
from pydicom.uid import JPEG2000Lossless, JPEGLosslessSV1, JPEGLSLossless

from app.imaging import child, decoder_child, decoder_processes
from app.imaging.child import decode_in_child
from app.imaging.decoder_processes import CodecFailed, ForkServer, SpareProcess
from app.imaging.reader import read_radiograph

FILM = (np.arange(60 * 80, dtype=np.uint16) * 7 % 4096).reshape(60, 80)
ROOT = Path(__file__).resolve().parents[2]
KINDS = [SpareProcess] if sys.platform != "linux" else [ForkServer, SpareProcess]
linux = pytest.mark.skipif(sys.platform != "linux", reason="only Linux forks decoders")


@pytest.fixture(params=KINDS, ids=lambda kind: kind.__name__)
def decoder(request, monkeypatch):
    """One of this system's, and the one of systems that cannot fork."""
    made = request.param()
    monkeypatch.setattr(child, "decoder", made)
    yield made
    made.let_go()


@pytest.fixture
def slow(tmp_path, monkeypatch):
    """Decodes only after a file `go` has come; a folder for it, in which each process notes its number."""
    text = Path(decoder_child.__file__).read_text()
    wait = f"""
    import time
    open({str(tmp_path)!r} + f"/began-{{os.getpid()}}", "w").close()
    while not os.path.exists({str(tmp_path / "go")!r}):
        time.sleep(0.01)
    return frame
"""
    script = tmp_path / "slow.py"
    script.write_text(text.replace("    from openjpeg.utils import decode_pixel_data\n", wait))
    monkeypatch.setattr(decoder_child, "__file__", str(script))
    return tmp_path


def until(condition) -> None:
    end = time.monotonic() + 60
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.01)


def began(folder: Path) -> list[int]:
    return [int(path.name.split("-")[1]) for path in folder.glob("began-*")]


def is_there(number: int) -> bool:
    try:
        os.kill(number, 0)
        return Path(f"/proc/{number}/stat").read_text().split(") ")[1][0] != "Z"
    except (ProcessLookupError, FileNotFoundError):
        return False


@pytest.mark.parametrize("ready", [False, True])
@pytest.mark.parametrize(
    "syntax", [JPEG2000Lossless, JPEGLosslessSV1, JPEGLSLossless], ids=lambda uid: uid.name
)
def test_films_are_decoded_one_after_the_other(decoder, syntax, ready, tmp_path) -> None:
    if ready:
        decoder.get_ready()
    for number in range(3):
        path = as_syntax(cr_dataset(np.roll(FILM, number), bits=12), syntax, tmp_path / f"{number}.dcm")
        assert np.array_equal(read_radiograph(path).stored, np.roll(FILM, number))


def test_a_frame_that_cannot_be_decoded_leaves_the_next_one_alone(decoder, tmp_path) -> None:
    for _ in range(2):
        with pytest.raises(CodecFailed):
            decode_in_child("openjpeg", b"no codestream", (), samples=4)
    path = as_syntax(cr_dataset(FILM, bits=12), JPEG2000Lossless, tmp_path / "film.dcm")
    assert np.array_equal(read_radiograph(path).stored, FILM)


def test_a_waiting_process_that_has_died_is_no_fault_of_the_film(decoder, tmp_path) -> None:
    path = as_syntax(cr_dataset(FILM, bits=12), JPEG2000Lossless, tmp_path / "film.dcm")
    decoder.get_ready()
    waiting = decoder._process if isinstance(decoder, ForkServer) else decoder._spare
    waiting.kill()
    waiting.wait()
    assert np.array_equal(read_radiograph(path).stored, FILM)


def test_none_is_left_when_it_is_let_go(decoder) -> None:
    decoder.get_ready()
    waiting = decoder._process if isinstance(decoder, ForkServer) else decoder._spare
    decoder.let_go()
    assert waiting.returncode is not None


def test_a_frame_that_takes_too_long_is_given_up_and_its_process_ends(decoder, slow, monkeypatch) -> None:
    monkeypatch.setattr(child, "PATIENCE", 0.5)  # a second
    with pytest.raises(CodecFailed, match="did not end"):
        decode_in_child("openjpeg", b"1234", (), samples=4)
    for number in began(slow):
        until(lambda number=number: not is_there(number))


@linux
def test_frames_are_decoded_at_the_same_time_and_none_waits_for_another(slow, monkeypatch) -> None:
    server = ForkServer()
    monkeypatch.setattr(child, "decoder", server)
    answers: dict[int, bytes] = {}
    refused: list[str] = []

    def decode(number: int) -> None:
        try:
            answers[number] = bytes(decode_in_child("openjpeg", bytes([number]) * 9, (), samples=9))
        except CodecFailed as error:
            refused.append(str(error))

    threads = [threading.Thread(target=decode, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    until(lambda: len(began(slow)) == 4)
    first = began(slow)[0]
    os.kill(first, signal.SIGKILL)  # the end of one is heard while the others go on
    until(lambda: sum(thread.is_alive() for thread in threads) == 3)
    (slow / "go").touch()
    for thread in threads:
        thread.join()
    assert refused == ["crashed with signal 9"]
    assert len(answers) == 3
    assert all(pixels == bytes([number]) * 9 for number, pixels in answers.items())
    assert server._process.poll() is None
    server.let_go()


@linux
def test_a_server_that_is_killed_under_a_frame_is_said_and_the_next_frame_has_another(
    slow, monkeypatch
) -> None:
    server = ForkServer()
    monkeypatch.setattr(child, "decoder", server)
    said: list[str] = []

    def decode() -> None:
        with pytest.raises(CodecFailed) as failed:
            decode_in_child("openjpeg", b"1234", (), samples=4)
        said.append(str(failed.value))

    thread = threading.Thread(target=decode)
    thread.start()
    until(lambda: len(began(slow)) == 1)
    server._process.kill()
    (slow / "go").touch()
    thread.join()
    assert said == ["the process that waits for frames was ended meanwhile"]
    assert bytes(decode_in_child("openjpeg", b"1234", (), samples=4)) == b"1234"
    server.let_go()


@linux
def test_nobody_waits_for_ever_for_an_end_that_is_never_said(tmp_path, monkeypatch) -> None:
    text = Path(decoder_child.__file__).read_text()
    deaf = text.replace("    def reap() -> None:\n", "    def reap() -> None:\n        return\n")
    assert deaf != text
    script = tmp_path / "deaf.py"
    script.write_text(deaf)
    monkeypatch.setattr(decoder_child, "__file__", str(script))
    monkeypatch.setattr(decoder_processes, "_END_S", 0.2)
    monkeypatch.setattr(child, "PATIENCE", 0.5)
    server = ForkServer()
    monkeypatch.setattr(child, "decoder", server)
    with pytest.raises(CodecFailed, match="did not end"):
        decode_in_child("openjpeg", b"no codestream", (), samples=4)
    server.let_go()


@linux
def test_the_window_takes_no_open_files_along(decoder) -> None:
    before = len(os.listdir("/proc/self/fd"))
    for _ in range(5):
        with pytest.raises(CodecFailed):
            decode_in_child("openjpeg", b"no codestream", (), samples=4)
    decoder.let_go()
    assert len(os.listdir("/proc/self/fd")) <= before


@linux
def test_it_ends_with_the_program_that_started_it() -> None:
    """Even where that is killed: its socket is at an end then."""
    script = """
        import time
        from app.imaging.child import decoder
        decoder.get_ready()
        print(decoder._process.pid, flush=True)
        time.sleep(60)
    """
    with subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(script)], stdout=subprocess.PIPE, text=True, cwd=ROOT
    ) as program:
        assert program.stdout is not None
        number = int(program.stdout.readline())
        program.send_signal(signal.SIGKILL)
    until(lambda: not is_there(number))


@linux
def test_a_frame_whose_process_died_twice_leaves_no_pipe_open(monkeypatch: pytest.MonkeyPatch) -> None:
    decoder = ForkServer()
    monkeypatch.setattr(decoder, "_fork", _died)
    before = set(os.listdir("/proc/self/fd"))
    with pytest.raises(CodecFailed):
        decoder.decode({}, b"", 1.0)
    assert len(os.listdir("/proc/self/fd")) == len(before)


def _died(*_arguments: object) -> int:
    raise CodecFailed("died")
