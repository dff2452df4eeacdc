"""Without a film: ways to one, what was read last, and a demo film that is nobody's study."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton

from app.demo_study import demo_study
from ui.first_screen import FirstScreen


def there(window):
    return [s for s in window.findChildren(FirstScreen) if s.isVisible()]


def texts(screen):
    return [b.text() for b in screen.findChildren(QPushButton)]


def test_without_a_film_the_window_shows_ways_to_one_until_one_is_shown(make_window, qtbot, rg1):
    window = make_window(children=False)
    (screen,) = there(window)
    assert {"Open file…", "Open folder…", "Search archive…", "Try the demo film"} <= set(texts(screen))
    assert screen.geometry() == window.grid.rect()
    window.open_path(rg1)
    qtbot.waitUntil(lambda: window.picture is not None, timeout=20_000)
    assert not there(window)


def test_the_demo_film_is_kept_apart_from_the_readers_studies(make_window, qtbot, tmp_path):
    window = make_window(children=False)
    qtbot.waitUntil(lambda: window.complete and window.workspace.library is not None, timeout=10_000)
    window.actions_["open_demo"].trigger()
    qtbot.waitUntil(lambda: window.session is not None, timeout=20_000)
    assert window.workspace.library.count() == 0
    assert window.session.folder.is_relative_to(tmp_path / "library" / "demo")


def test_studies_that_were_read_last_are_opened_from_the_first_screen(make_window, qtbot, tmp_path, rg1):
    from app.library.index import Library

    Library(tmp_path / "library").add(rg1)
    window = make_window(children=False)
    (screen,) = there(window)
    words = lambda: [b for b in screen.findChildren(QPushButton) if "CompressedSamples" in b.accessibleName()]  # noqa: E731
    qtbot.waitUntil(lambda: bool(words()), timeout=10_000)
    words()[0].click()
    qtbot.waitUntil(lambda: window.picture is not None, timeout=20_000)


def test_the_demo_film_hides_no_grey_value_and_says_so():
    from app.reading.picture import load_picture

    film = load_picture(demo_study())
    assert film.window_words(film.first_view()) == "full range"
    narrower = film.first_view().windowed(2000.0, 1000.0)
    assert film.window_words(narrower) == "W 1000   L 2000"
