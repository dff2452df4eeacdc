"""What is read ahead is there when it is opened; what has changed is read again; memory has a limit."""

from __future__ import annotations

import os
import threading
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from app.imaging.errors import ImageReadError
from app.reading import ahead
from app.reading.ahead import PictureShelf, default_budget
from app.reading.picture import load_shown

SIDE = 200
BYTES = SIDE * SIDE * 2


def film(folder: Path, name: str, grey: int = 7) -> Path:
    path = folder / f"{name}.png"
    Image.fromarray(np.full((SIDE, SIDE), grey, np.uint16)).save(path)
    return path


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str]]:
    """(file, thread) of every file that was really read."""
    files: list[tuple[str, str]] = []
    load = ahead.load_picture

    def noted(path):
        files.append((path.name, threading.current_thread().name))
        return load(path)

    monkeypatch.setattr(ahead, "load_picture", noted)
    return files


@pytest.fixture
def shelf():
    shelf = PictureShelf(budget_bytes=3 * BYTES)
    yield shelf
    shelf.close()


def settle(shelf: PictureShelf) -> None:
    thread = shelf._thread
    if thread is not None:
        thread.join()


def test_what_was_read_ahead_is_not_read_again(shelf, read, tmp_path):
    path = film(tmp_path, "next")
    shelf.read_ahead([path])
    settle(shelf)
    assert read == [("next.png", "radgaze-read-ahead")]
    assert shelf.load(path) is shelf.load(path)
    assert len(read) == 1


def test_a_file_that_changed_is_read_again(shelf, read, tmp_path):
    path = film(tmp_path, "next", grey=7)
    shelf.read_ahead([path])
    settle(shelf)
    film(tmp_path, "next", grey=9)
    os.utime(path, ns=(1, 1))
    assert shelf.load(path).radiograph.stored[0, 0] == 9
    assert len(read) == 2
    path.unlink()
    assert shelf.look_up(path) is None
    with pytest.raises(ImageReadError, match="no such file"):
        shelf.load(path)


def test_what_was_used_longest_ago_goes_first_and_what_is_shown_stays(shelf, read, tmp_path):
    paths = [film(tmp_path, name) for name in "abcde"]
    pictures = [shelf.load(path) for path in paths[:3]]
    shelf.show([pictures[0], None])
    shelf.load(paths[1])  # now c is the oldest
    shelf.load(paths[3])
    assert list(shelf._kept) == [paths[0], paths[2], paths[1], paths[3]]
    shelf.load(paths[4])
    assert list(shelf._kept) == [paths[0], paths[1], paths[3], paths[4]]
    shelf.show([])
    assert list(shelf._kept) == [paths[1], paths[3], paths[4]]


def test_a_picture_that_is_larger_than_the_budget_is_opened_but_not_kept(read, tmp_path):
    shelf = PictureShelf(budget_bytes=BYTES // 2)
    path = film(tmp_path, "large")
    assert shelf.load(path).width_px == SIDE
    assert shelf.look_up(path) is None


def test_opening_waits_for_what_is_just_being_read(shelf, read, tmp_path, monkeypatch):
    path, begun, go_on = film(tmp_path, "slow"), threading.Event(), threading.Event()
    load = ahead.load_picture

    def slow(path, **options):
        begun.set()
        assert go_on.wait(20)
        return load(path, **options)

    monkeypatch.setattr(ahead, "load_picture", slow)
    shelf.read_ahead([path])
    assert begun.wait(20)
    opened = []
    reader = threading.Thread(target=lambda: opened.append(shelf.load(path)))
    reader.start()
    go_on.set()
    reader.join(20)
    assert opened
    assert len(read) == 1


def test_what_waits_is_forgotten_when_something_else_is_wanted(shelf, read, tmp_path, monkeypatch):
    a, b, c = (film(tmp_path, name) for name in "abc")
    begun, go_on = threading.Event(), threading.Event()
    load = ahead.load_picture

    def slow(path, **options):
        begun.set()
        assert go_on.wait(20)
        return load(path, **options)

    monkeypatch.setattr(ahead, "load_picture", slow)
    shelf.read_ahead([a, b])
    assert begun.wait(20)
    shelf.read_ahead([c])
    go_on.set()
    settle(shelf)
    assert [name for name, _ in read] == ["a.png", "c.png"]


def test_a_file_that_cannot_be_read_does_not_stop_the_others(shelf, read, tmp_path):
    damaged = tmp_path / "damaged.dcm"
    damaged.write_bytes(b"no image")
    good = film(tmp_path, "good")
    shelf.read_ahead([damaged, tmp_path / "absent", good])
    settle(shelf)
    assert shelf.look_up(good) is not None
    assert shelf.look_up(damaged) is None


def test_a_fault_in_one_file_does_not_stop_the_others(shelf, tmp_path, monkeypatch):
    load = ahead.load_picture

    def broken(path):
        if path.name == "fault.png":
            raise TypeError("no reader should raise this")
        return load(path)

    monkeypatch.setattr(ahead, "load_picture", broken)
    fault, good = film(tmp_path, "fault"), film(tmp_path, "good")
    shelf.read_ahead([fault, good])
    settle(shelf)
    assert shelf.look_up(good) is not None
    assert shelf.look_up(fault) is None


def test_after_closing_nothing_is_read(read, tmp_path):
    shelf = PictureShelf()
    shelf.close()
    shelf.read_ahead([film(tmp_path, "next")])
    settle(shelf)
    assert read == []


def test_the_image_that_is_shown_begins_anew_when_it_is_opened_again(shelf, tmp_path):
    path = film(tmp_path, "a")
    first = load_shown(path, None, shelf.load)
    again = load_shown(path, first, shelf.load)
    assert again.pyramid is not first.pyramid
    assert again.radiograph is first.radiograph


def test_the_budget_follows_the_computer(monkeypatch):
    assert 128 << 20 <= default_budget() <= 1 << 30
    monkeypatch.setattr(os, "sysconf", lambda name: {"SC_PAGE_SIZE": 4096, "SC_PHYS_PAGES": 1 << 20}[name])
    assert default_budget() == (1 << 32) // 16
    monkeypatch.delattr(os, "sysconf")
    assert default_budget() == 128 << 20
