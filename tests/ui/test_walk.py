"""Every window in every language: each control has a name and is reached by the keyboard, no text is cut off
at 150 % text size, nothing is left in English. A short walk always runs; `--slow` walks all."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from types import SimpleNamespace

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from walk import clipped, left_in_english, out_of_reach, unnamed

from ui import languages, languages_update, theme

SCALES = (1.0, 1.5)
SHORT = {("de", 1.5), ("zh", 1.0)}
"""German has the longest words; Chinese another script."""
WALKS = [
    pytest.param(language, scale, marks=() if (language, scale) in SHORT else pytest.mark.slow)
    for language in languages.NAMES
    for scale in SCALES
]
SCREEN = (1280, 800)
"""The smallest that is supported, in px."""


@pytest.fixture
def english_after(qapp) -> Iterator[None]:
    yield
    languages.install(qapp, "en")
    theme.install(qapp)


def translated(language: str) -> Callable[[str], bool]:
    """Whether a text is an English one that the language says otherwise."""
    pairs = languages_update.messages(language)
    own = {text for _source, text in pairs}
    other = {source for source, text in pairs} - own
    return lambda text: text in other


def faults(window: QWidget, language: str) -> dict[str, list[str]]:
    QApplication.processEvents()
    found = {"unnamed": unnamed(window), "out of reach": out_of_reach(window), "clipped": clipped(window)}
    if language != "en":
        found["English"] = left_in_english(window, translated(language))
    return {kind: what for kind, what in found.items() if what}


def _main(made) -> Iterator[tuple[str, QWidget]]:
    yield "first screen", made.window
    made.window.open_path(made.film)
    made.qtbot.waitUntil(lambda: made.window.session is not None and made.window.results is not None)
    for tab in made.window.results.pages():
        made.window.results.show_tab(tab)
        yield f"tab {tab}", made.window


def _dialogs(made) -> Iterator[tuple[str, QWidget]]:
    """What the actions open."""
    for action in ("about", "keys", "documentation", "show_log", "models", "settings", "why", "hanging_why",
                   "archive", "send", "find_similar", "side_by_side", "analysis"):  # fmt: skip
        before = set(QApplication.topLevelWidgets())
        made.window.actions_[action].setEnabled(True)
        made.window.actions_[action].trigger()
        QApplication.processEvents()
        new = [w for w in QApplication.topLevelWidgets() if w not in before and w.isVisible()]
        for window in new:
            yield action, window
            window.close()


@pytest.mark.parametrize(("language", "scale"), WALKS)
def test_the_window_and_what_it_opens(language, scale, make_window, qtbot, rg1, qapp, english_after):
    languages.install(qapp, language)
    window = make_window(children=False, size=SCREEN, scale=scale)
    qtbot.waitUntil(lambda: window.complete)
    made = SimpleNamespace(window=window, qtbot=qtbot, film=rg1)
    found = {}
    for walk in (_main, _dialogs):
        for name, shown in walk(made):
            if wrong := faults(shown, language):
                found[name] = wrong
    assert not found, json.dumps(found, ensure_ascii=False, indent=1)
