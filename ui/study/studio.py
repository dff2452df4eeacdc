"""The window of studies: a protocol is written and checked, a study begun, people enrolled and sat down, and
what was collected exported. All that `radgaze study` does is here, too."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.study.folder import BegunStudy, StudyError, begin_study, open_study
from app.study.protocol import ProtocolError
from ui.languages import tr
from ui.loading import Background
from ui.study.export_page import ExportPage
from ui.study.people_page import PeoplePage
from ui.study.protocol_page import ProtocolPage
from ui.study.results_page import ResultsPage
from ui.study.words_page import WordsPage
from ui.theme import theme
from ui.widgets import Segment, button, label


class StudioWindow(QWidget):
    """sit: called with the study and the pseudonym of who sits down."""

    def __init__(
        self, background: Background, sit: Callable[[BegunStudy, str], None], *, folder: Path | None = None
    ) -> None:
        super().__init__()
        self.setObjectName("panel")
        self.setWindowTitle(tr("RadGaze: studies"))
        self.study: BegunStudy | None = None
        look = theme()
        lines = QVBoxLayout(self)
        margin = look.px(14)
        lines.setContentsMargins(margin, margin, margin, margin)
        head = QHBoxLayout()
        self.name = label("", "title")
        head.addWidget(self.name, 1)
        self.begin = button(
            tr("Begin a study…"),
            tr("Make a study's folder from this protocol"),
            self.begin_one,
            role="primary",
        )
        head.addWidget(button(tr("Open a study…"), tr("Open the folder of a study"), self.choose))
        head.addWidget(self.begin)
        lines.addLayout(head)
        self.said = label("", "warning", wrap=True)
        self.said.hide()
        lines.addWidget(self.said)
        self.protocol = ProtocolPage(self._sound)
        self.people = PeoplePage(background, sit)
        self.words = WordsPage(background)
        self.results = ResultsPage(background)
        self.export = ExportPage(background)
        self.tabs = Segment(
            [
                ("protocol", tr("Protocol"), tr("What is shown, and what happens")),
                ("people", tr("Participants"), tr("Enrolment, consent, sittings")),
                ("words", tr("Dictation"), tr("What was said, and its correction")),
                ("results", tr("Results"), tr("Orders, quality, ratings, performance, queries")),
                ("export", tr("Export"), tr("The dataset")),
            ],
            role="tab",
        )
        self._stack = QStackedWidget()
        self._pages: dict[str, QWidget] = {
            "protocol": self.protocol, "people": self.people, "words": self.words,
            "results": self.results, "export": self.export,
        }  # fmt: skip
        for page in self._pages.values():
            self._stack.addWidget(page)
        self.tabs.chosen.connect(self.show_page)
        lines.addWidget(self.tabs)
        lines.addWidget(self._stack, 1)
        self.resize(look.px(1080), look.px(720))
        self._show(None)
        if folder is not None:
            self.open(folder)

    def show_page(self, name: str) -> None:
        self.tabs.choose(name)
        self._stack.setCurrentWidget(self._pages[name])

    def refresh(self) -> None:
        """A sitting has ended."""
        self.people.refresh()
        self.words.refresh()

    def open(self, folder: Path) -> bool:
        """Whether that folder is a study's that can be used."""
        try:
            study = open_study(folder)
            self.protocol.open(folder / "protocol.toml")
        except ProtocolError as error:
            return self._say(" ".join(error.words()))
        except StudyError as error:
            return self._say(f"{error.reason}. {error.way_out}")
        except (OSError, UnicodeDecodeError) as error:
            return self._say(str(error))
        self._show(study)
        self.show_page("people")
        return True

    def choose(self) -> None:
        name = QFileDialog.getExistingDirectory(self, tr("The folder of a study"))
        if name:
            self.open(Path(name))

    def begin_one(self) -> None:
        """Saves the protocol, and asks where the study's folder is to be."""
        if not self.protocol.save():
            return
        name, _ = QFileDialog.getSaveFileName(self, tr("A new folder for the study"))
        if name:
            self.begin_in(Path(name))

    def begin_in(self, folder: Path) -> bool:
        """A study of the saved protocol; its films are counted now."""
        if self.protocol.path is None:
            return False
        try:
            study = begin_study(self.protocol.path, folder, now=datetime.now(UTC))
        except ProtocolError as error:
            return self._say(" ".join(error.words()))
        except (StudyError, OSError) as error:
            return self._say(str(error))
        self._show(study)
        self.show_page("people")
        return True

    def _show(self, study: BegunStudy | None) -> None:
        self.study = study
        self.said.hide()
        self.name.setText(study.protocol.name if study is not None else tr("No study is open"))
        for page in (self.people, self.words, self.results):
            page.show_study(study)
        self.export.show_study(study)

    def _sound(self, sound: bool) -> None:  # noqa: FBT001 (a callback)
        self.begin.setEnabled(sound)

    def _say(self, words: str) -> bool:
        self.said.setText(words)
        self.said.show()
        return False

    def closeEvent(self, event: QCloseEvent) -> None:
        self.export.end()
        super().closeEvent(event)
