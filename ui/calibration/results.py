"""A finished calibration or validation: where gaze lay at each target, and the figures in a table."""

from __future__ import annotations

import math
from typing import Any

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QGridLayout, QWidget

from ui.languages import marked, tr
from ui.theme import theme
from ui.widgets import label

Place = tuple[float, float]
EYES = ("left", "right", "both")
EYE_WORDS = {"left": marked("left eye"), "right": marked("right eye"), "both": marked("both eyes")}
COLUMNS = (
    (
        "accuracy_deg",
        marked("Accuracy"),
        "{:.2f}°",
        marked("Angle between the target and the mean gaze direction"),
    ),
    (
        "rms_s2s_deg",
        marked("RMS-S2S"),
        "{:.3f}°",
        marked("Root mean square of sample-to-sample distances: fast noise"),
    ),
    ("std_deg", marked("STD"), "{:.3f}°", marked("Spread around the mean")),
    ("bcea_deg2", marked("BCEA"), "{:.3f} deg²", marked("Area of the ellipse that holds 68 % of the gaze")),
    ("loss_percent", marked("Loss"), "{:.1f} %", marked("Samples in which the eye was not seen")),
)

WHAT_HAPPENS = {
    "host per point": marked(
        "Look at each target until it moves on. It shrinks: look at its middle. Afterwards other targets "
        "show how good the calibration is."
    ),
    "vendor": marked("The tracker's own window calibrates; RadGaze then validates on targets of its own."),
    "none": marked("This tracker is calibrated in its own software; RadGaze validates on its own targets."),
}
"""What a tracker can (`Capabilities.calibration`) -> what the reader is told before."""


class ResultMap(QWidget):
    """The screen in small: targets, and where each eye was found. Targets can be chosen to be redone."""

    chosen_changed = Signal()

    def __init__(self, aspect: float, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._aspect = aspect
        self._found: list[tuple[Place, list[Place], list[Place]]] = []
        self._failed: list[Place] = []
        self._choosable = False
        self.chosen: list[Place] = []
        self.setAccessibleName(tr("Targets and where gaze was found"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def sizeHint(self) -> QSize:
        width = theme().px(520)
        return QSize(width, round(width / self._aspect))

    def show_points(
        self, found: list[tuple[Place, list[Place], list[Place]]], failed: list[Place], *, choosable: bool
    ) -> None:
        """found: target, places of the left eye, of the right eye; all as fractions of the screen."""
        self._found, self._failed, self._choosable = found, failed, choosable
        self.chosen = list(failed) if choosable else []
        self.setToolTip(
            tr("Click targets to collect them again") if choosable else tr("Targets and where gaze was found")
        )
        self.update()
        self.chosen_changed.emit()

    def _targets(self) -> list[Place]:
        known = [target for target, _, _ in self._found]
        return known + [place for place in self._failed if place not in known]

    def _area(self) -> QRectF:
        width = min(float(self.width() - 2), (self.height() - 2) * self._aspect)
        area = QRectF(0, 0, width, width / self._aspect)
        area.moveCenter(QRectF(self.rect()).center())
        return area

    def _at(self, place: Place) -> QPointF:
        area = self._area()
        return QPointF(area.x() + place[0] * area.width(), area.y() + place[1] * area.height())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self._choosable:
            return
        for target in self._targets():
            away = self._at(target) - event.position()
            if math.hypot(away.x(), away.y()) < theme().px(22):
                self.choose(target)
                return

    def choose(self, target: Place) -> None:
        """Choose a target, or take it back."""
        if target in self.chosen:
            self.chosen.remove(target)
        else:
            self.chosen.append(target)
        self.update()
        self.chosen_changed.emit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(look.colour("border_strong"), 1))
        painter.setBrush(look.colour("window"))
        painter.drawRoundedRect(self._area(), look.px(4), look.px(4))
        for target, left, right in self._found:
            at = self._at(target)
            painter.setPen(QPen(look.colour("human", 0.8), look.px(1.2)))
            for place in (*left, *right):
                painter.drawLine(at, self._at(place))
            radius = look.px(2.6)
            painter.setBrush(look.colour("human"))
            for place in left:
                painter.drawEllipse(self._at(place), radius, radius)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            for place in right:
                painter.drawRect(QRectF(-radius, -radius, 2 * radius, 2 * radius).translated(self._at(place)))
        for target in self._targets():
            lost = target in self._failed
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(look.colour("warning" if lost else "text"), look.px(1.4)))
            painter.drawEllipse(self._at(target), look.px(7), look.px(7))
            if target in self.chosen:
                painter.setPen(QPen(look.colour("focus"), look.px(2)))
                painter.drawEllipse(self._at(target), look.px(13), look.px(13))


class FiguresTable(QWidget):
    """Rows: targets, then their mean; for each the left eye, the right eye and both."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Quality at each target"))
        self._eyes: tuple[str, ...] = EYES
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme().px(16))
        self._grid.setVerticalSpacing(theme().px(3))

    def show_validation(self, validation: Any, *, eyes: tuple[str, ...] = EYES) -> None:
        """An `eyetracking.validation.Validation`. eyes: those that the tracker tells apart."""
        self._eyes = eyes
        while self._grid.count():
            item = self._grid.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.deleteLater()
        for column, (_key, words, _form, tip) in enumerate(COLUMNS):
            head = label(tr(words), "dim")
            head.setToolTip(tr(tip))
            self._grid.addWidget(head, 0, column + 2, Qt.AlignmentFlag.AlignRight)
        row = 1
        mean = {eye: validation.mean(eye) for eye in self._eyes}
        for number, target in enumerate(validation.targets):
            row = self._rows(
                row, tr("Target {number}", number=number + 1), {eye: target.of(eye) for eye in self._eyes}
            )
        self._rows(row, tr("Mean"), mean, role="heading")

    def _rows(self, row: int, name: str, figures: dict[str, Any], *, role: str = "small") -> int:
        self._grid.addWidget(label(name, role), row, 0)
        for eye in self._eyes:
            words = tr(EYE_WORDS[eye] if eye != "both" or len(self._eyes) > 1 else "gaze")
            self._grid.addWidget(label(words, "dim"), row, 1)
            for column, (key, _words, form, _tip) in enumerate(COLUMNS):
                value = getattr(figures[eye], key)
                text = "–" if math.isnan(value) else form.format(value)
                self._grid.addWidget(label(text, "small"), row, column + 2, Qt.AlignmentFlag.AlignRight)
            row += 1
        return row
