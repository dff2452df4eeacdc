"""What AI says in a sitting: a panel beside the film and a map over it, as the protocol offers them. It is
always said that it is AI, and which model."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QFrame, QProgressBar, QScrollArea, QVBoxLayout, QWidget

from app.reading.colour import colour_table, map_rgba
from app.reading.one_voice import Evidence, text_doubts
from app.study.assistance import Said, Shown
from ui.languages import said as in_words
from ui.languages import tr
from ui.theme import theme
from ui.widgets import label

COLOURS, OPACITY, THRESHOLD = "inferno", 0.55, 0.1
FEWEST_OPACITY = 0.3
"""Of a map whose phrase fits the film no better than others."""


class AssistancePanel(QWidget):
    """Left of the film, where it takes nothing from the questions at its right."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("panel")
        self.setFixedWidth(theme().px(280))
        self._outer = QVBoxLayout(self)
        self._page: QScrollArea | None = None
        self.shown: Shown | None = None
        self.hide()

    def put(self, shown: Shown | None) -> None:
        """None: AI is hidden, and nothing of it is left."""
        if shown is self.shown:
            return
        if self._page is not None:
            self._outer.removeWidget(self._page)
            self._page.deleteLater()
            self._page = None
        self.shown = shown
        if shown is not None:
            self._page = QScrollArea()
            self._page.setWidgetResizable(True)
            self._page.setFrameShape(QFrame.Shape.NoFrame)
            self._page.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            self._page.setWidget(_page_of(shown))
            self._outer.addWidget(self._page)
        self.setVisible(shown is not None)


def _page_of(shown: Shown) -> QWidget:
    page, said = QWidget(), shown.said
    page.setObjectName("panel")
    lines = QVBoxLayout(page)
    lines.setContentsMargins(0, 0, 0, 0)
    lines.addWidget(label(tr("AI says"), "heading"))
    kind = tr("Demo models, for research only; they can be wrong.") if said.demo else tr("AI can be wrong.")
    lines.addWidget(label(kind, "warning", wrap=True))
    if "probabilities" in shown.offers and said.probabilities is not None:
        for finding, value in sorted(said.probabilities.items(), key=lambda row: -row[1]):
            bar = QProgressBar()
            bar.setRange(0, 100)
            bar.setValue(round(100 * value))
            bar.setTextVisible(False)
            bar.setAccessibleName(tr(finding))
            lines.addWidget(label(f"{tr(finding)}  {value:.2f}", wrap=True))
            lines.addWidget(bar)
    if "map" in shown.offers and said.map is not None:
        words = tr(
            "Over the film: where “{phrase}” is seen ({method})",
            phrase=said.map.phrase,
            method=said.map.method,
        )
        lines.addWidget(label(words, wrap=True))
    if "draft" in shown.offers and said.draft is not None:
        lines.addWidget(label(tr("Draft of a report"), "heading"))
        for words, role in _sentences(said) or [(tr("It is empty."), "")]:
            lines.addWidget(label(words, role, wrap=True))
    lines.addStretch(1)
    names = sorted({f"{m.id} {m.version}" for name in shown.offers for m in said.models.get(name, [])})
    lines.addWidget(label(tr("By {models}", models=", ".join(names)), "dim", wrap=True))
    return page


def _sentences(said: Said) -> list[tuple[str, str]]:
    """(words, role) of the draft's sentences, and below each why it is doubted."""
    arms = {finding: {"no_gaze": value} for finding, value in (said.probabilities or {}).items()}
    evidence = Evidence(arms, asked=said.probabilities is not None)
    found = []
    for sentence, why in text_doubts(said.draft or "", evidence, with_gaze=False):
        found.append((sentence.text, ""))
        found += [(f"⚠ {in_words(doubt.text)}", "warning") for doubt in why]
    return found


class MapPicture:
    """The map as it lies over the film."""

    def __init__(self, values: NDArray[np.float32], strength: float) -> None:
        pixels = map_rgba(values, colour_table(COLOURS), threshold=THRESHOLD)
        height, width = values.shape
        self._picture = QImage(
            pixels.tobytes(), width, height, 4 * width, QImage.Format.Format_RGBA8888
        ).copy()
        self._opacity = max(FEWEST_OPACITY, OPACITY * strength)

    def paint(self, painter: QPainter, place: QRectF) -> None:
        painter.setOpacity(self._opacity)
        painter.drawImage(place, self._picture)
        painter.setOpacity(1.0)


def picture_of(shown: Shown | None) -> MapPicture | None:
    """None where no map is offered."""
    if shown is None or shown.map is None or shown.said.map is None:
        return None
    return MapPicture(shown.map, shown.said.map.strength)
