"""The participant's screen, small: the film where it stands, the gaze of the last second, and how far the
gaze was from each target of the validation. A click chooses the target that is done again."""

from __future__ import annotations

import collections
from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from eyetracking.mapping import ViewTransform
from eyetracking.tracker import DisplayGeometry
from eyetracking.validation import Validation
from ui.languages import tr
from ui.theme import theme

TRAIL = 60
"""Places that are kept: about a second of painted frames."""
Film = tuple[QImage, ViewTransform] | None


class LiveView(QWidget):
    """film: what the participant sees now; None where no film is shown."""

    chosen = Signal(float, float)
    """The place of a target, fractions of the screen."""

    def __init__(self, geometry: DisplayGeometry, film: Callable[[], Film]) -> None:
        super().__init__()
        self._geometry, self._film = geometry, film
        self._trail: collections.deque[tuple[float, float] | None] = collections.deque(maxlen=TRAIL)
        self._validation: Validation | None = None
        self._target: tuple[float, float] | None = None
        self.setAccessibleName(tr("The participant's screen, with gaze"))
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setSizePolicy(policy)
        self.setMinimumHeight(theme().px(170))

    def sizeHint(self) -> QSize:
        return QSize(theme().px(380), theme().px(214))

    def put(self, gaze: tuple[float, float] | None, validation: Validation | None) -> None:
        """gaze: device px of the tracked screen, None where no eye was seen."""
        self._trail.append(gaze)
        self._validation = validation
        self.update()

    @property
    def target(self) -> tuple[float, float] | None:
        """That is chosen."""
        return self._target

    def _area(self) -> QRectF:
        """The screen within this widget."""
        whole = QSize(self._geometry.width_px, self._geometry.height_px)
        size = whole.scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        left, top = (self.width() - size.width()) / 2, (self.height() - size.height()) / 2
        return QRectF(left, top, size.width(), size.height())

    def _at(self, x: float, y: float) -> QPointF:
        area = self._area()
        return QPointF(area.x() + x * area.width(), area.y() + y * area.height())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._validation is None:
            return
        where = event.position()
        near = min(
            ((one.x, one.y) for one in self._validation.targets),
            key=lambda place: (self._at(*place) - where).manhattanLength(),
            default=None,
        )
        if near is not None:
            self._target = near
            self.chosen.emit(*near)
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = self._area()
        painter.fillRect(area, QColor(24, 26, 30))
        scale = area.width() / self._geometry.width_px
        film = self._film()
        if film is not None:
            image, view = film
            place = QRectF(
                area.x() + view.viewport_x_px * scale, area.y() + view.viewport_y_px * scale,
                view.viewport_width_px * scale, view.viewport_height_px * scale,
            )  # fmt: skip
            size = image.size().scaled(place.size().toSize(), Qt.AspectRatioMode.KeepAspectRatio)
            inner = QRectF(0, 0, size.width(), size.height())
            inner.moveCenter(place.center())
            painter.setOpacity(0.6)
            painter.drawImage(inner, image)
            painter.setOpacity(1.0)
        else:
            self._paint_targets(painter)
        self._paint_gaze(painter, area, scale)

    def _paint_targets(self, painter: QPainter) -> None:
        if self._validation is None:
            return
        limit = self._validation.limits.max_deg
        painter.setFont(theme().font(11.0))
        for one in self._validation.targets:
            at = self._at(one.x, one.y)
            off = one.both.accuracy_deg
            good = off <= limit  # not of NaN
            painter.setPen(QPen(theme().colour("human" if good else "warning"), 2.0))
            radius = 9.0 if (one.x, one.y) == self._target else 5.0
            painter.drawEllipse(at, radius, radius)
            painter.drawText(at + QPointF(10, -6), f"{off:.2f}°" if off == off else tr("not seen"))

    def _paint_gaze(self, painter: QPainter, area: QRectF, scale: float) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        for age, place in enumerate(reversed(self._trail)):
            if place is None:
                continue
            colour = QColor(255, 196, 0, max(20, 255 - 8 * age))
            painter.setBrush(colour)
            at = QPointF(area.x() + place[0] * scale, area.y() + place[1] * scale)
            painter.drawEllipse(at, 5.0 if age == 0 else 2.5, 5.0 if age == 0 else 2.5)
