"""The languages of the window: marking, collecting, translating, starting."""

from __future__ import annotations

import subprocess
import sys

import pytest
from PySide6.QtCore import QCoreApplication, QTranslator

from ui import languages, languages_update
from ui.languages import CONTEXT, tr, tr_count


class Reversed(QTranslator):
    """A language in which every text stands backwards."""

    def translate(self, context, text, disambiguation=None, n=-1):
        return text[::-1] if context == CONTEXT else ""


@pytest.fixture
def backwards(qapp):
    made = Reversed()
    QCoreApplication.installTranslator(made)
    yield
    QCoreApplication.removeTranslator(made)


@pytest.fixture
def english_after(qapp):
    yield
    languages.install(qapp, "en")


def test_without_a_translation_english_is_shown():
    assert tr("{count} films from {sender}", count=3, sender="CT1") == "3 films from CT1"
    assert tr("100 % of {x}") == "100 % of {x}", "nothing is filled in where nothing is given"


def test_one_and_many_are_told_apart():
    said = [tr_count("{count} film", "{count} films", count) for count in (0, 1, 2)]
    assert said == ["0 films", "1 film", "2 films"]


def test_what_is_filled_in_is_not_translated(backwards):
    assert tr("open") == "nepo"
    assert tr("a {}") == "}{ a"


def test_texts_are_found_where_they_are_marked(tmp_path):
    file = tmp_path / "marks.py"
    file.write_text(
        'tr("One {a}", a=tr("inner"))\nmarked("two" if x else "three")\nf"{tr_count(\'4\', \'5s\', n)}"\n'
        'tr(name)\ntr("joined "\n   "up")\n',
        encoding="utf-8",
    )
    assert set(languages_update._marked(file)) == {"One {a}", "inner", "two", "three", "4", "5s", "joined up"}


def test_every_text_of_the_source_is_in_the_files_of_the_translators_and_nothing_else():
    """`python -m ui.languages_update` brings them up to date."""
    for language in languages.NAMES:
        if language != "en":
            found = {source for source, _translation in languages_update.messages(language)}
            assert found == set(languages_update.texts()), language


@pytest.mark.parametrize("language", [name for name in languages.NAMES if name != "en"])
def test_what_the_window_reads_is_what_the_translator_wrote(language, tmp_path, qapp, english_after):
    languages.install(qapp, language)
    stale = [
        source
        for source, translation in languages_update.messages(language)
        if tr(source) != (translation or source)
    ]
    assert stale == []


def test_a_missing_translation_is_said_and_english_is_shown(qapp, monkeypatch, tmp_path):
    monkeypatch.setattr(languages, "FOLDER", tmp_path)
    assert "radgaze_de.qm" in languages.install_or_say(qapp, "de")
    assert tr("Close") == "Close"


def test_a_system_in_a_language_that_we_lack_gets_english(monkeypatch):
    class System:
        def uiLanguages(self):
            return ["fr-FR", "fr"]

    monkeypatch.setattr(languages.QLocale, "system", staticmethod(System))
    assert languages.chosen("") == "en"
    System.uiLanguages = lambda self: ["fr-FR", "de-AT", "en"]
    assert languages.chosen("") == "de"
    assert languages.chosen("zh") == "zh"


def test_the_collected_texts_need_no_window():
    done = subprocess.run(
        [sys.executable, "-c", "import ui.languages_update as u; print(len(u.texts()))"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert int(done.stdout) > 500
