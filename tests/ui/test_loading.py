"""Background work: what is waited for does not queue behind what is not."""

from __future__ import annotations

import threading

import pytest

from ui.loading import LANES, Background


@pytest.fixture
def background(qapp):
    made = Background(threads=2)
    yield made
    made.close()


@pytest.mark.parametrize("busy", ["", "import", "thumbnails"])
def test_a_film_is_opened_while_all_other_threads_are_busy(busy, background, qtbot):
    go_on = threading.Event()
    opened = []
    for _ in range(1 + LANES.get(busy, 2)):
        background.run(lambda: go_on.wait(10), lambda _r: None, lane=busy)
    background.run(lambda: "film", opened.append, purpose="open", lane="open")
    qtbot.waitUntil(lambda: opened == ["film"])
    go_on.set()


def test_what_waits_and_is_no_longer_wanted_is_not_begun(background, qtbot):
    go_on, begun, done = threading.Event(), [], []

    def work(name):
        begun.append(name)
        go_on.wait(10)
        return name

    for name in ("first", "second", "third", "fourth"):
        background.run(lambda name=name: work(name), done.append, purpose="open", lane="open")
    qtbot.waitUntil(lambda: len(begun) == LANES["open"])
    go_on.set()
    qtbot.waitUntil(lambda: done == ["fourth"])
    assert begun == ["first", "second", "fourth"]
