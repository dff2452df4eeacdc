"""The window's languages: English in the source, the others from Qt's translation files.

A text that is shown is marked where it stands: `tr("{count} films are new", count=n)`. What is filled in
comes after the translation, by name, so that another language may order it otherwise. A text in a table, made
before the language is known, is marked with `marked` and shown with `tr(row.text)`. The tables of `app`,
`inference` and `eyetracking`, which know no Qt, hold plain English and are shown with `tr`, too. All are
collected for pyside6-lupdate by `ui/languages_update.py`; what a translation lacks is shown in English.
"""

from __future__ import annotations

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
