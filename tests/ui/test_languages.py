"""The languages of the window: marking, collecting, translating, starting."""

from __future__ import annotations

import json
import re
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


FOREIGN = [name for name in languages.NAMES if name != "en"]
PLACE = re.compile(r"\{[^}]*\}")
WORD = re.compile(r"[^\W\d_][^\s(){}*.,:;]*")
ENGLISH_PLURAL = re.compile(r"(?<=[a-z])\{\w+\}")
"""A place that is glued to a word holds the English plural's "s", which another language has no use for."""
SAME_IN_ALL = (
    "AE BCEA C-GET CSV Cobb DICOM Deutsch EGMA English Español GPU GB Grad-CAM Grad-ECLIP ID LeGrad MATEX MB"
    " M2IB NIB PDF RMS RMS-S2S SDK STD ScanMatch Secondary Capture SimpleITK TLS cd/m² csv dcm gScoreCAM mm"
    " pdf png px s svg txt x 简体中文"
)
"""Names of methods, models, objects and protocols; units; languages in their own words."""
MEANT = {
    "de": "Attention Drift Ellipse Format Host Name Passphrase Patient Pause Pneumothorax Polygon Port Rate"
    " Region Rollout Start Text Tracker Worker Zoom Presentation LUT State Functional Groups in",
    "es": "Attention control edema no rollout worker zoom",
    "zh": "AI",
}
"""What another language has taken over as it is."""


@pytest.mark.parametrize("language", FOREIGN)
def test_every_text_has_a_finished_translation(language):
    missing = [source for source, text in languages_update.messages(language) if not text.strip()]
    assert missing == []


@pytest.mark.parametrize("language", FOREIGN)
def test_what_is_filled_in_stands_in_every_translation(language):
    wrong = []
    for source, text in languages_update.messages(language):
        may_go = set(ENGLISH_PLURAL.findall(source))
        wanted = sorted(place for place in PLACE.findall(source) if place not in may_go)
        if sorted(place for place in PLACE.findall(text) if place not in may_go) != wanted:
            wrong.append((source, text))
    assert wrong == []


@pytest.mark.parametrize("language", FOREIGN)
def test_dots_that_promise_a_dialog_and_line_breaks_are_kept(language):
    pairs = languages_update.messages(language)
    assert [pair for pair in pairs if pair[0].endswith("…") != pair[1].endswith("…")] == []
    assert [pair for pair in pairs if pair[0].count("\n") != pair[1].count("\n")] == []


@pytest.mark.parametrize("language", FOREIGN)
def test_a_part_that_is_put_between_others_keeps_its_distance(language):
    """Chinese punctuation brings its own."""
    closing = "，、。；：）" if language == "zh" else ""
    wrong = [
        (source, text)
        for source, text in languages_update.messages(language)
        if source[0] == " " != text[0] or (source[-1] == " " != text[-1] and text[-1] not in closing)
    ]
    assert wrong == []


def test_no_text_has_a_mnemonic_that_a_translation_could_lose():
    """Keys are chosen in the settings, not by an ampersand; one would be swallowed by a button."""
    assert [text for text in languages_update.texts() if re.search(r"&\w", text)] == []


@pytest.mark.parametrize("language", FOREIGN)
def test_nothing_is_left_in_english_but_names(language):
    meant = set(f"{SAME_IN_ALL} {MEANT[language]}".casefold().split())
    same = [source for source, text in languages_update.messages(language) if source == text]
    words = {text: set(WORD.findall(PLACE.sub("", text).casefold())) for text in same}
    left = [text for text in same if words[text] - meant and not text.startswith("pip install ")]
    assert left == []


@pytest.mark.parametrize("language", FOREIGN)
def test_templates_of_one_kind_of_sentence_do_not_swallow_each_other(language, qapp, english_after):
    """A filled-in sentence is shown by its own template, not by a shorter one that fits, too."""
    languages.install(qapp, language)
    wrong = []
    for template in json.loads((languages.FOLDER / "templates.json").read_text(encoding="utf-8")):
        values = dict.fromkeys(re.findall(r"\{(\w+)\}", template), "7.5")
        shown = languages.said(template.format(**values))
        if shown != tr(template, **values) and shown != tr(template.format(**values)):
            wrong.append((template, shown))
    assert wrong == []
