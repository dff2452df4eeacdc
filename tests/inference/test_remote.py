"""A worker on another machine, over a loopback socket: it serves as a child process does, and is said."""

from __future__ import annotations

import os
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import pytest
from worker_helpers import ARGUMENTS, QUICK, Bench

from inference import api
from inference.messages import Done, Failed, Progress, Token
from inference.remote.address import Address, AddressError, make_key, read_key
from inference.remote.far import Server
from inference.remote.near import remote_worker
from inference.remote.words import Gathering, decode_to_far, pieces, with_frames


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


@contextmanager
def served(address: Address, key: Path | None) -> Iterator[list[str]]:
    """What the server says."""
    said: list[str] = []
    server = Server(
        address,
        None if key is None else make_key(key),
        models=[],
        say=said.append,
        worker_arguments=ARGUMENTS,
    )
    thread = threading.Thread(target=server.serve)
    thread.start()
    try:
        yield said
    finally:
        server.close()
        thread.join()


@pytest.fixture(scope="module", params=["port", "path"])
def far(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bench]:
    folder = tmp_path_factory.mktemp("far")
    by_port = request.param == "port"
    address = Address(port=free_port()) if by_port else Address(path=str(folder / "gpu.sock"))
    key = folder / "key" if by_port else None
    with (
        served(address, key),
        Bench(QUICK, start_worker=remote_worker(str(address), str(key or ""))) as bench,
    ):
        bench.heard.state("ready")
        yield bench


def test_it_says_to_which_machine_films_go(far: Bench) -> None:
    ready = far.heard.state("ready")
    assert ready.elsewhere == socket.gethostname()
    assert ready.text.startswith(f"Films leave this machine: to {socket.gethostname()}, by ")


def test_a_film_goes_there_and_its_map_comes_back(far: Bench) -> None:
    far.pixels = np.random.Generator(np.random.PCG64(1)).integers(0, 65536, (1024, 1024), np.uint16)
    for phrase in ("look", "look again"):
        done = far.run(phrase)
        assert isinstance(done, Done)
        there = far.client.read_map(done.result.map)
        assert np.array_equal(there, far.pixels.astype(np.float32) / 65535)


def test_words_stream_and_maps_on_their_way_come_too(far: Bench) -> None:
    job = far.submit("tokens 500")
    far.heard.final(job)
    text = "".join(e.text for e in far.heard.events if isinstance(e, Token) and e.job_id == job)
    assert text == "".join(f"{n} " for n in range(500))
    assert isinstance(far.run("maps 8"), Done)


def test_a_job_there_is_cancelled(far: Bench) -> None:
    job = far.submit("sleep 60")
    far.heard.wait_for(lambda e: isinstance(e, Progress) and e.job_id == job)
    far.client.cancel(job)
    assert far.heard.final(job).kind == "cancelled"  # type: ignore[union-attr]


def test_the_worker_there_has_no_network_either(far: Bench) -> None:
    failed = far.run("look_up")
    assert isinstance(failed, Failed)
    assert "no network" in failed.message


def test_a_crash_there_is_said_and_a_job_that_ignores_cancel_is_ended_with_its_worker(tmp_path: Path) -> None:
    address = Address(path=str(tmp_path / "gpu.sock"))
    with served(address, None), Bench(QUICK, start_worker=remote_worker(str(address))) as bench:
        failed = bench.run("segfault")
        assert isinstance(failed, Failed)
        assert "SIGSEGV" in failed.message
        assert "Segmentation fault" in failed.detail
        job = bench.submit("stubborn 60")
        bench.heard.wait_for(lambda e: isinstance(e, Progress) and e.job_id == job)
        bench.client.cancel(job)
        assert bench.heard.final(job).kind == "cancelled"  # type: ignore[union-attr]
        assert isinstance(bench.run("look"), Done)


def test_a_lost_connection_is_said_and_is_not_held_against_the_job(tmp_path: Path) -> None:
    address = Address(path=str(tmp_path / "gpu.sock"))
    with Bench(QUICK, start_worker=remote_worker(str(address))) as bench:
        dead = bench.heard.state("dead")
        assert str(address) in dead.text
        assert "SSH forwarding" in dead.text
        for _ in range(2):
            with served(address, None):
                mark = len(bench.heard.events)
                bench.client.start()
                bench.heard.state("ready", after=mark)
                job = bench.submit("sleep 60")
                bench.heard.wait_for(lambda e, job=job: isinstance(e, Progress) and e.job_id == job)
            failed = bench.heard.final(job)
            assert isinstance(failed, Failed)
            assert "connection" in failed.message
            bench.heard.state("dead", after=mark)
        assert not bench.client._kills


def test_a_second_workstation_is_told_that_the_server_is_busy(tmp_path: Path) -> None:
    address = Address(path=str(tmp_path / "gpu.sock"))
    with served(address, None), Bench(QUICK, start_worker=remote_worker(str(address))) as first:
        first.heard.state("ready")
        with Bench(QUICK, start_worker=remote_worker(str(address))) as second:
            assert "another workstation" in second.heard.state("dead").text


def test_another_key_is_turned_away(tmp_path: Path) -> None:
    address = Address(port=free_port())
    make_key(tmp_path / "other")
    start = remote_worker(str(address), str(tmp_path / "other"))
    with served(address, tmp_path / "key") as said, Bench(QUICK, start_worker=start) as bench:
        assert "keys of the two ends differ" in bench.heard.state("dead").text
    assert "turned away" in said[0]


@pytest.mark.parametrize(
    ("where", "words"),
    [("gpu01:7333", "unencrypted"), ("localhost:7333", "needs a key")],
)
def test_settings_that_cannot_be_leave_the_worker_off_in_words(where: str, words: str) -> None:
    with Bench(QUICK, start_worker=remote_worker(where)) as bench:
        dead = bench.heard.state("dead").text
    assert words in dead
    assert "clear the address in the settings" in dead


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("gpu01:7333", "cross the network to gpu01 unencrypted"),
        ("0.0.0.0:7333", "unencrypted"),
        ("localhost", "no address"),
        ("localhost:99999", "no address"),
        ("localhost:seven", "no address"),
    ],
)
def test_only_the_end_of_a_forwarding_is_an_address(text: str, words: str) -> None:
    with pytest.raises(AddressError, match=words):
        Address.read(text)


def test_both_kinds_of_address_are_read() -> None:
    assert Address.read("localhost:7333") == Address(port=7333)
    assert Address.read("/run/gpu.sock") == Address(path="/run/gpu.sock")


def test_a_key_that_others_can_read_is_refused(tmp_path: Path) -> None:
    make_key(tmp_path / "key")
    (tmp_path / "key").chmod(0o644)
    with pytest.raises(AddressError, match="read by others"):
        read_key(tmp_path / "key")


def test_the_socket_is_for_its_owner_alone_and_one_left_behind_is_taken_over(tmp_path: Path) -> None:
    path = tmp_path / "gpu.sock"
    with socket.socket(socket.AF_UNIX) as left:
        left.bind(str(path))
    with served(Address(path=str(path)), None):
        assert os.stat(path).st_mode & 0o077 == 0
        with pytest.raises(AddressError, match="cannot be listened at"):
            Server(Address(path=str(path)), None, models=[], say=print)


@pytest.mark.parametrize("change", [{"digest": "0"}, {"dtype": "object"}, {"shape": (9, 9)}, {"shape": ()}])
def test_pieces_that_are_no_such_array_end_the_connection(change: dict) -> None:
    import msgspec

    (sent,) = pieces(np.zeros((2, 3), np.uint16), "d")
    with pytest.raises(EOFError):
        Gathering().take(msgspec.structs.replace(decode_to_far(sent), **change))


def test_pieces_above_the_limit_are_not_gathered() -> None:
    gathering = Gathering()
    first = decode_to_far(next(pieces(np.zeros(1 << 20, np.uint16), "d")))
    for _ in range(5):
        gathering.take(first)
    with pytest.raises(EOFError, match="limit"):
        gathering.take(first)


def test_every_frame_in_a_message_is_moved() -> None:
    old = api.FrameRef(segment="near", offset=0, shape=(2,), dtype="uint8", digest="d")
    image = api.ImageInput(frame=old, width_px=1, height_px=1, image_id="i")
    moved = with_frames(api.Explain(image=image, phrase="p"), lambda ref: replace_segment(ref))
    assert moved == api.Explain(
        image=api.ImageInput(frame=replace_segment(old), width_px=1, height_px=1, image_id="i"), phrase="p"
    )


def replace_segment(ref: api.FrameRef) -> api.FrameRef:
    return api.FrameRef(segment="far", offset=0, shape=ref.shape, dtype=ref.dtype, digest=ref.digest)
