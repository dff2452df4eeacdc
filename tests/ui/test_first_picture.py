"""A film is resampled for its pane where it is read: the window's thread only looks it up and paints it."""

from __future__ import annotations

import threading
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from app.imaging import render
from app.imaging.reader import read_radiograph
from app.library import index


@pytest.fixture
def films(tmp_path) -> list[Path]:
    """Two films without anything to remark: a message would make the panes smaller."""
    noise = np.random.default_rng(0).integers(0, 256, (1200, 900), dtype=np.uint8)
    paths = [tmp_path / "one.png", tmp_path / "two.png"]
    for number, path in enumerate(paths):
        Image.fromarray(np.roll(noise, number)).save(path)
    return paths


@pytest.fixture
def resampled_on(monkeypatch):
    """The threads that resampled anything, in order."""
    threads: list[threading.Thread] = []
    resample = render._resample

    def noted(*args, **options):
        threads.append(threading.current_thread())
        return resample(*args, **options)

    monkeypatch.setattr(render, "_resample", noted)
    return threads


def shows_what_is_drawn_anew(canvas) -> bool:
    expected = render.render_viewport(canvas.picture.pyramid, canvas.table(), canvas.transform())
    return np.array_equal(canvas.film.frame, expected)


def test_the_next_film_is_resampled_where_it_is_read(opened, films, qtbot, resampled_on):
    window = opened(films[0], children=False)
    before, canvas = window.picture, window.grid.panes["main"].canvas
    qtbot.wait(200)  # the layout has come to rest
    resampled_on.clear()
    with qtbot.waitSignal(canvas.picture_painted, check_params_cb=lambda: canvas.picture is not before):
        window.open_path(films[1])
    assert resampled_on
    assert threading.main_thread() not in resampled_on
    assert shows_what_is_drawn_anew(canvas)


def test_a_film_that_is_opened_is_read_once(make_window, films, qtbot, monkeypatch):
    """Its thumbnail, too, is made of what was read."""
    read = []
    monkeypatch.setattr(index, "read_radiograph", lambda path, **_: read.append(path))
    window = make_window(children=False)
    window.open_path(films[0])
    qtbot.waitUntil(lambda: bool(window.studies and window.studies.model.thumbnails))
    assert read == []


def test_a_prior_is_resampled_where_it_is_read(opened, films, qtbot, resampled_on):
    window = opened(films[0], children=False)
    prior = window.opener.library.add_radiograph(read_radiograph(films[1]))
    window.actions_["layout_two"].trigger()
    canvas = window.grid.pane("prior").canvas
    qtbot.wait(200)
    resampled_on.clear()
    with qtbot.waitSignal(canvas.picture_painted):
        window.opener.open_prior(prior)
    assert resampled_on
    assert threading.main_thread() not in resampled_on
    assert shows_what_is_drawn_anew(canvas)


def test_a_window_that_changes_its_size_meanwhile_resamples_anew(opened, films, qtbot):
    window = opened(films[0], children=False)
    canvas = window.grid.panes["main"].canvas
    picture, ready = window.picture, window.grid.resampler()(window.picture)
    window.resize(window.width() - 140, window.height() - 90)
    qtbot.wait(100)
    window.grid.set_picture(picture, caches=ready)
    canvas.repaint()
    assert shows_what_is_drawn_anew(canvas)
