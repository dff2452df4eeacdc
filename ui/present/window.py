"""The story, full screen: a sentence, the film, what the step shows; unattended it goes round by itself."""

from __future__ import annotations

from collections.abc import Callable
from html import escape

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QVBoxLayout, QWidget

from app.story.attempt import as_path, likeness, likeness_words
from app.story.live import LiveAnswers
from app.story.marked import marked
from app.story.material import MOST, RISE, Finding, Material
from app.story.story import Step, Story
from ui.languages import tr
from ui.present.picture import StoryPicture
from ui.theme import theme
from ui.widgets import WrapLabel

TICK_MS = 33
BASE = (1280, 800)
"""The window that the sizes of words are given for."""
NEXT = {Qt.Key.Key_Right, Qt.Key.Key_Space, Qt.Key.Key_PageDown, Qt.Key.Key_Down, Qt.Key.Key_Return}
BACK = {Qt.Key.Key_Left, Qt.Key.Key_PageUp, Qt.Key.Key_Up, Qt.Key.Key_Backspace}
"""Keys of remote controls are among them."""


class PresentWindow(QWidget):
    """rounds: how often the story has gone round. live: answers to what a visitor does, where models are at
    hand. clock_ms: for tests, in place of the real one."""

    def __init__(
        self,
        story: Story,
        material: Material,
        *,
        live: LiveAnswers | None = None,
        clock_ms: Callable[[], float] | None = None,
    ) -> None:
        super().__init__()
        self.story, self.material, self.live = story, material, live
        self.setObjectName("window")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle(f"RadGaze: {story.title}")
        self.rounds, self.number, self.paused, self.attended = 0, 0, False, False
        elapsed = QElapsedTimer()
        elapsed.start()
        self._now = clock_ms or (lambda: float(elapsed.elapsed()))
        self._begun = self._touched = self._paused_at = self._now()
        self._build()
        self._timer = QTimer(self)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self.tick)
        self._timer.start()
        self.installEventFilter(self)
        self.picture.installEventFilter(self)
        self.go(0)

    def _build(self) -> None:
        look = theme()
        self._sized: list[tuple[QLabel, int, bool]] = []
        column = QVBoxLayout(self)
        margin = look.px(36)
        column.setContentsMargins(margin, look.px(22), margin, look.px(14))
        column.setSpacing(look.px(14))
        self.says = self._large(30, bold=True)
        column.addWidget(self.says)
        line = QHBoxLayout()
        line.setSpacing(look.px(30))
        self.picture = StoryPicture(self.material)
        line.addWidget(self.picture, 3)
        self.side = self._large(22)
        self.side.setAlignment(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        self.side.setTextFormat(Qt.TextFormat.RichText)
        line.addWidget(self.side, 2)
        column.addLayout(line, 1)
        self.notes = self._large(15)
        self.notes.hide()
        column.addWidget(self.notes)
        self.progress = QProgressBar()
        self.progress.setRange(0, 1000)
        self.progress.setTextVisible(False)
        self.progress.setFixedHeight(look.px(4))
        self.progress.setAccessibleName(tr("How far this step is"))
        column.addWidget(self.progress)
        foot = QHBoxLayout()
        self.foot = self._large(12)
        self.foot.setText(self.material.words)
        foot.addWidget(self.foot, 1)
        keys = QLabel(tr("Space next   ← back   N notes   P pause   Esc leaves"))
        self._sized.append((keys, 12, False))
        foot.addWidget(keys)
        column.addLayout(foot)

    def _large(self, size: int, *, bold: bool = False) -> QLabel:
        """Words of a size that goes with the window: an audience stands at one distance of every screen."""
        made = WrapLabel()
        made.setWordWrap(True)
        self._sized.append((made, size, bold))
        return made

    def resizeEvent(self, event: QResizeEvent) -> None:
        scale = max(min(self.height() / BASE[1], self.width() / BASE[0]), 0.5)
        for words, size, bold in self._sized:
            words.setStyleSheet(f"font-size: {round(size * scale)}px; font-weight: {600 if bold else 400};")
        self.says.setMinimumHeight(round(2.6 * self._sized[0][1] * scale))
        super().resizeEvent(event)

    @property
    def step(self) -> Step:
        return self.story.steps[self.number]

    # moving

    def go(self, number: int) -> None:
        """Show a step; after the last comes the first."""
        if number >= len(self.story.steps):
            number, self.rounds = 0, self.rounds + 1
        self.number = max(0, number)
        self._begun = self._now()
        self.says.setText(self.step.says)
        self.notes.setText(self.step.notes)
        self.picture.show_step(self.step.shows)
        if self.live is not None:
            self.live.begin()
        self._tell()

    def tick(self) -> None:
        """Once a picture: what moves moves on; unattended the next step comes by itself."""
        if self.paused:
            return
        now = self._now()
        passed = now - self._begun
        part = passed / (1000 * self.step.seconds)
        self.picture.advance(part, passed)
        self.progress.setValue(round(1000 * min(part, 1.0)))
        if self.step.shows == "try":
            self._tell()
        if self.attended and now - self._touched > 1000 * self.story.idle_s:
            self.attended = False
            self.go(0)
        elif not self.attended and part >= 1:
            self.go(self.number + 1)

    def touched(self) -> None:
        """Somebody is here: nothing moves on by itself until they have left."""
        self.attended, self._touched = True, self._now()

    def pause(self) -> None:
        now = self._now()
        self.paused = not self.paused
        if self.paused:
            self._paused_at = now
        else:
            self._begun += now - self._paused_at
            self._touched += now - self._paused_at

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key == Qt.Key.Key_Escape:
            self.close()
            return
        self.touched()
        if key in NEXT:
            self.go(self.number + 1)
        elif key in BACK:
            self.go(self.number - 1)
        elif key == Qt.Key.Key_N:
            self.notes.setVisible(not self.notes.isVisible())
        elif key == Qt.Key.Key_P:
            self.pause()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.MouseMove, QEvent.Type.MouseButtonPress):
            self.touched()
        return super().eventFilter(watched, event)

    # beside the film

    def _tell(self) -> None:
        made = self.material
        words = {
            "map": f"“{escape(made.phrase)}”",
            "findings": _findings(made.findings),
            "report": _reports(made),
            "try": self._attempt() if self.step.shows == "try" else "",
        }.get(self.step.shows, "")
        if words != self.side.text():
            self.side.setText(words)
        self.side.setVisible(bool(words))

    def _attempt(self) -> str:
        """How like the reader's the visitor's path is, and what the models make of it."""
        gaze = self.material.gaze
        path = as_path(self.picture.samples, gaze.width_px, gaze.height_px)
        words = f"<p>{escape(likeness_words(likeness(path, gaze), self.material.chance))}</p>"
        if self.live is None:
            return words
        self.live.follow(path)
        if self.live.findings:
            words += _findings(self.live.findings)
        if self.live.draft:
            words += _draft(tr("With your path"), self.live.draft, self.live.findings, with_gaze=True)
        return words + (f"<p>{escape(tr(self.live.words))}</p>" if self.live.words else "")


def _findings(findings: tuple[Finding, ...]) -> str:
    rows = []
    for f in findings[:MOST]:
        change = 0.0 if f.with_gaze is None else f.with_gaze - f.without
        arrow = "" if abs(change) < RISE else ("▲" if change > 0 else "▼")
        gaze = "" if f.with_gaze is None else f"{f.with_gaze:.0%}"
        rows.append(
            f"<tr><td>{escape(f.name)}&nbsp;&nbsp;</td><td align='right'>{f.without:.0%}&nbsp;&nbsp;</td>"
            f"<td align='right'>{gaze}&nbsp;</td><td>{arrow}</td></tr>"
        )
    head = f"<tr><td></td><td>{tr('without')}&nbsp;&nbsp;</td><td>{tr('with gaze')}</td><td></td></tr>"
    return f"<table cellspacing='6'>{head}{''.join(rows)}</table>"


def _reports(material: Material) -> str:
    found = material.findings
    return _draft(tr("Without gaze"), material.report_without, found, with_gaze=False) + _draft(
        tr("With the reader's gaze"), material.report_with, found, with_gaze=True
    )


def _draft(title: str, text: str, findings: tuple[Finding, ...], *, with_gaze: bool) -> str:
    """What the findings speak against is told in another colour, with both."""
    colour = theme().colour("warning").name()
    said = [
        escape(line.text)
        if not line.doubt
        else f"<span style='color:{colour}'>{escape(line.text)} <small>({escape(line.doubt)})</small></span>"
        for line in marked(text, findings, with_gaze=with_gaze)
    ]
    return f"<p><b>{escape(title)}</b><br>{' '.join(said)}</p>"
