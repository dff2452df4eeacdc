"""What was said: every dictation of a study, heard by a model or typed, and corrected by hand; the corrected
text gets the times of its words anew."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QListWidget, QPlainTextEdit, QVBoxLayout, QWidget

from app.study.dictation import Speech, put_text, recognise_voice
from app.study.folder import BegunStudy
from app.study.spoken import Spoken, spoken_in
from ui.languages import tr
from ui.loading import Background
from ui.study.people_page import said
from ui.widgets import button, label


class WordsPage(QWidget):
    def __init__(self, background: Background) -> None:
        super().__init__()
        self._background = background
        self._study: BegunStudy | None = None
        self._spoken: list[Spoken] = []
        across = QHBoxLayout(self)
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Dictations"))
        self.list.currentRowChanged.connect(lambda _row: self._show())
        across.addWidget(self.list, 2)
        side = QVBoxLayout()
        self.text = QPlainTextEdit()
        self.text.setAccessibleName(tr("What was said"))
        side.addWidget(self.text, 2)
        self.times = QListWidget()
        self.times.setAccessibleName(tr("Words and when they were said"))
        side.addWidget(self.times, 3)
        self.said = label("", wrap=True)
        side.addWidget(self.said)
        foot = QHBoxLayout()
        foot.addStretch(1)
        self.hear = button(
            tr("Recognise…"), tr("A draft of the text, by a speech model in a folder of yours"), self.choose
        )
        self.keep = button(
            tr("Keep the text"), tr("Keep the corrected text, and find when each word was said"),
            self.correct, role="primary",
        )  # fmt: skip
        foot.addWidget(self.hear)
        foot.addWidget(self.keep)
        side.addLayout(foot)
        across.addLayout(side, 3)
        self.show_study(None)

    def show_study(self, study: BegunStudy | None) -> None:
        self._study = study
        self.refresh()

    def refresh(self) -> None:
        """The dictations are looked up anew, on a thread."""
        study = self._study
        if study is None:
            self._fill([])
            return
        self._background.run(
            lambda: spoken_in(study), self._fill, lambda error: self.said.setText(said(error)),
            purpose="dictations", owner=self,
        )  # fmt: skip

    def _fill(self, spoken: list[Spoken]) -> None:
        row = max(0, self.list.currentRow())
        self._spoken = spoken
        self.list.clear()
        self.list.addItems([one.name for one in spoken])
        self.list.setCurrentRow(min(row, len(spoken) - 1))
        self._show()

    def _chosen(self) -> Spoken | None:
        row = self.list.currentRow()
        return self._spoken[row] if 0 <= row < len(self._spoken) else None

    def _show(self) -> None:
        one = self._chosen()
        self.keep.setEnabled(one is not None)
        self.hear.setEnabled(one is not None and one.speech.clock is not None)
        self.text.setReadOnly(one is None)
        self.times.clear()
        if one is None:
            self.text.clear()
            self.said.setText(tr("Nothing was said in this study yet."))
            return
        self._put(one.speech)

    def _put(self, speech: Speech) -> None:
        self.text.setPlainText(speech.text)
        first = min((word.onset_ns for word in speech.words), default=0)
        began_ns = speech.clock.began_ns if speech.clock else first
        self.times.addItems(
            [f"{(word.onset_ns - began_ns) / 1e9:8.2f} s  {word.text}" for word in speech.words]
        )
        self.said.setText(speech.lacks)

    def correct(self) -> None:
        one, text = self._chosen(), self.text.toPlainText()
        if one is not None:
            self._change(lambda: put_text(one.folder, one.speech.phase, text))

    def choose(self) -> None:
        name = QFileDialog.getExistingDirectory(self, tr("The folder of a speech model"))
        if name:
            self.recognise(Path(name))

    def recognise(self, model: Path) -> None:
        one = self._chosen()
        if one is not None:
            self._change(lambda: recognise_voice(one.folder, one.speech.phase, model))

    def _change(self, work: Callable[[], Speech]) -> None:
        for part in (self.keep, self.hear, self.list):
            part.setEnabled(False)
        self.said.setText(tr("Finding when each word was said…"))
        self._background.run(work, lambda _speech: self._changed(), self._failed, owner=self)

    def _changed(self) -> None:
        self.list.setEnabled(True)
        self.refresh()

    def _failed(self, error: Exception) -> None:
        """What was typed stays as it is."""
        one = self._chosen()
        self.list.setEnabled(True)
        self.keep.setEnabled(True)
        self.hear.setEnabled(one is not None and one.speech.clock is not None)
        self.said.setText(said(error))
