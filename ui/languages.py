"""The window's languages: English in the source, the others from Qt's translation files.

A text that is shown is marked where it stands: `tr("{count} films are new", count=n)`. What is filled in
comes after the translation, by name, so that another language may order it otherwise. A text in a table, made
before the language is known, is marked with `marked` and shown with `tr(row.text)`. The tables of `app`,
`inference` and `eyetracking`, which know no Qt, hold plain English and are shown with `tr`, too. All are
collected for pyside6-lupdate by `ui/languages_update.py`; what a translation lacks is shown in English.

Sentences that `app` fills in itself ("Tracker: Mouse   60 Hz") come as whole English texts. `said` finds the
template that such a text was made from (resources/translations/templates.json) and fills in its translation.
"""

from __future__ import annotations

import json
import re
from functools import lru_cache

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from ui.theme import RESOURCES

CONTEXT = "RadGaze"
"""Of every text, for Qt: one English text has one translation."""
FOLDER = RESOURCES / "translations"
NAMES = {"en": "English", "de": "Deutsch", "es": "Español", "zh": "简体中文"}
_QT_NAMES = {"de": "de", "es": "es", "zh": "zh_CN"}
"""Of Qt's own texts (its dialogs' buttons)."""


def tr(text: str, /, **values: object) -> str:
    """`text` in the window's language, with values in the places of their names (`str.format`)."""
    words = QCoreApplication.translate(CONTEXT, text) if text else ""
    return words.format(**values) if values else words


def tr_count(one: str, many: str, count: int, /, **values: object) -> str:
    """`one` for a count of 1, else `many`; `{count}` stands for it. That is how English, German and Spanish
    count, and Chinese does not tell them apart."""
    return tr(one if count == 1 else many, count=count, **values)


def marked(text: str, /) -> str:
    """The text as it is, to be shown with `tr` later."""
    return text


def said(text: str) -> str:
    """A text of `app`, `inference` or `eyetracking` in the window's language: as a whole, by its template, or
    part by part; what is known of neither stays English."""
    return _said(text) if text and _installed else text


SEPARATORS = ("   ", "\n", "; ", ". ")
"""Between parts that are put together."""


@lru_cache(maxsize=4096)
def _said(text: str) -> str:
    whole = tr(text)
    if whole != text:
        return whole
    for pattern, template in _templates():
        found = pattern.fullmatch(text)
        if found is not None:
            return tr(template, **{name: said(value) for name, value in found.groupdict().items()})
    for separator in SEPARATORS:
        if separator in text:
            return separator.join(_said(part) if part else part for part in text.split(separator))
    return text


@lru_cache(maxsize=1)
def _templates() -> list[tuple[re.Pattern[str], str]]:
    """What matches a filled-in text, and its template; those with the most words of their own first."""
    templates: list[str] = json.loads((FOLDER / "templates.json").read_text(encoding="utf-8"))
    return [(re.compile(_PLACE.sub(r"(?P<\1>.+?)", re.escape(text)), re.DOTALL), text) for text in templates]


_PLACE = re.compile(r"\\{(\w+)\\}")


def chosen(setting: str) -> str:
    """The language to use: the setting, or where it is "" the first of the system's that there is."""
    if setting:
        return setting
    wanted = (name.replace("_", "-").split("-")[0] for name in QLocale.system().uiLanguages())
    return next((name for name in wanted if name in NAMES), "en")


_installed: list[QTranslator] = []


def install(app: QCoreApplication, language: str) -> None:
    """Show what is made from now on in `language` (of NAMES). Raises FileNotFoundError where its file is
    missing."""
    while _installed:
        app.removeTranslator(_installed.pop())
    _said.cache_clear()
    if language == "en":
        return
    ours, qt = QTranslator(app), QTranslator(app)
    file = FOLDER / f"radgaze_{language}.qm"
    if not ours.load(str(file)):
        raise FileNotFoundError(f"{file}: the translation is missing or damaged; install RadGaze again.")
    where = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    for translator in (qt, ours) if qt.load(f"qtbase_{_QT_NAMES[language]}", where) else (ours,):
        app.installTranslator(translator)
        _installed.append(translator)


def install_or_say(app: QCoreApplication, setting: str) -> str:
    """The language of the settings; a sentence where it cannot be shown ("" if all is well), and English."""
    try:
        install(app, chosen(setting))
    except FileNotFoundError as error:
        return str(error)
    return ""
