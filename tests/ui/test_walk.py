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
from ui.dialogs.ask import Ask
from ui.dialogs.confirm import Confirm
from ui.dialogs.consent import ConsentDialog
from ui.dialogs.documentation import Documentation
from ui.dialogs.settings import SettingsWindow
from ui.dialogs.sign import SignDialog
from ui.languages import tr
from ui.study.studio import StudioWindow

SCALES = (1.0, 1.5)
SHORT = {("de", 1.5)}
"""German has the longest words."""
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
        found["English"] = (
            [] if isinstance(window, Documentation) else left_in_english(window, translated(language))
        )
    return {kind: what for kind, what in found.items() if what}


def _main(made) -> Iterator[tuple[str, QWidget]]:
    yield "first screen", made.window
    made.window.open_path(made.film)
    made.qtbot.waitUntil(lambda: made.window.session is not None and made.window.results is not None)
    for tab in made.window.results.pages():
        made.window.shell.press(tab)
        yield tab, made.window


OPENED = (
    "about", "keys", "show_log", "models", "settings", "why", "hanging_why", "archive", "send",
    "find_similar", "analysis", "documentation",
)  # fmt: skip
"""Actions that open a window."""


def _visible() -> set[QWidget]:
    return {window for window in QApplication.topLevelWidgets() if window.isVisible()}


def _opened(made) -> Iterator[tuple[str, QWidget]]:
    for action in OPENED:
        before = _visible()
        made.window.actions_[action].setEnabled(True)
        made.window.actions_[action].trigger()
        made.qtbot.waitUntil(lambda before=before: len(_visible() - before) == 1)
        (new,) = _visible() - before
        for page in range(new.list.count() if isinstance(new, SettingsWindow) else 1):
            if isinstance(new, SettingsWindow):
                new.list.setCurrentRow(page)
            yield f"{action} {page}", new
        new.close()


def _asked(made) -> Iterator[tuple[str, QWidget]]:
    """Dialogs that the window opens by itself."""
    over = made.window
    session = made.window.session
    for name, dialog in (
        ("consent", ConsentDialog("R01", over, licence="Eye Tracking by X.")),
        ("confirm", Confirm(tr("Remove from library"), "?", accept=tr("Remove"))),
        (
            "ask",
            Ask(tr("Text"), tr("What should stand here?"), accept=tr("Write")),
        ),
        ("sign", SignDialog(session, "R01", doubts=dict, parent=over)),
        ("studies", StudioWindow(made.window.shell.background, lambda _study, _who: None)),
    ):
        dialog.show()
        yield name, dialog
        dialog.close()


@pytest.mark.parametrize(("language", "scale"), WALKS)
def test_the_window_and_what_it_opens(language, scale, make_window, qtbot, rg1, qapp, english_after):
    languages.install(qapp, language)
    window = make_window(children=False, size=SCREEN, scale=scale)
    qtbot.waitUntil(lambda: window.complete)
    made = SimpleNamespace(window=window, qtbot=qtbot, film=rg1)
    found = {}
    for walk in (_main, _opened, _asked):
        for name, shown in walk(made):
            if wrong := faults(shown, language):
                found[name] = wrong
    assert not found, json.dumps(found, ensure_ascii=False, indent=1)
