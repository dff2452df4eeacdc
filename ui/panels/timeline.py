"""Gaze, fixations, view changes and words on one clock. Dragging chooses the stretch that drafting uses."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.gaze.events import TrackerChanged
from ui.following import follow_topics
from ui.languages import marked, tr
from ui.playback import SPEEDS, Playback
from ui.theme import ICON, theme
from ui.widgets import ActionButton, button, clock_text, label

if TYPE_CHECKING:
    from app.gaze.tracker_controller import TrackerController
    from app.reading.session import ReadingSession
    from app.reading.workspace import Workspace
    from ui.overlays.manager import OverlayManager
    from ui.shell import Shell

LANES = (marked("gaze x,y"), marked("fixations"), marked("view"), marked("dictation"))


class Lanes(QWidget):
    """The lanes, painted; the hand selects and seeks."""

    selected = Signal(object)
    """(start_ms, end_ms) or None."""
    sought = Signal(float)

    def __init__(self) -> None:
        super().__init__()
        self._session: ReadingSession | None = None
        self._position: float | None = None
        self._press: float | None = None
        self._drag: tuple[float, float] | None = None
        self._seeking = False
        self.recording = False
        self._curves: list[QPolygonF] = []
        self._curves_key: object = None
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(tr("Timeline of gaze, fixations, view changes and words"))
        self.setToolTip(
            tr("Drag: choose a stretch of gaze.  Click: go there.  Double click: whole recording")
        )
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumHeight(theme().px(84))

    def sizeHint(self) -> QSize:
        return QSize(theme().px(500), theme().px(112))

    def set_session(self, session: ReadingSession | None) -> None:
        self._session = session
        self._curves_key = None
        self.update()

    def refresh(self) -> None:
        self._curves_key = None
        self.update()

    def set_position(self, t_ms: float | None) -> None:
        self._position = t_ms
        self.update()

    # geometry

    def _area(self) -> QRectF:
        left = theme().px(76)
        return QRectF(
            left, theme().px(2), max(1, self.width() - left - theme().px(10)), self.height() - theme().px(6)
        )

    def _duration(self) -> float:
        gaze = self._session.gaze if self._session is not None else None
        return gaze.duration_ms if gaze is not None else 0.0

    def _x(self, t_ms: float) -> float:
        area, duration = self._area(), self._duration()
        return area.left() + (t_ms / duration if duration > 0 else 0.0) * area.width()

    def _t(self, x: float) -> float:
        area, duration = self._area(), self._duration()
        return min(max((x - area.left()) / area.width(), 0.0), 1.0) * duration

    # painting

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = self._area()
        height = area.height() / len(LANES)
        painter.setFont(look.font("font_small"))
        for number, name in enumerate(LANES):
            painter.setPen(look.colour("text_dim"))
            lane = QRectF(look.px(12), area.top() + number * height, area.left(), height)
            painter.drawText(lane, Qt.AlignmentFlag.AlignVCenter, tr(name))
            painter.setPen(QPen(look.colour("border", 0.6), 1))
            if number:
                painter.drawLine(QLineF(area.left(), lane.top(), area.right(), lane.top()))
        session = self._session
        if session is None or session.gaze is None or self._duration() <= 0:
            painter.setPen(look.colour("text_dim"))
            words = (
                tr("Recording: gaze appears here when it ends.")
                if self.recording
                else tr("Record gaze (R) to fill the timeline.")
            )
            painter.drawText(area, Qt.AlignmentFlag.AlignCenter, words)
            painter.end()
            return
        self._paint_gaze(painter, QRectF(area.left(), area.top(), area.width(), height))
        self._paint_fixations(painter, QRectF(area.left(), area.top() + height, area.width(), height))
        self._paint_marks(painter, QRectF(area.left(), area.top() + 2 * height, area.width(), height))
        self._paint_words(painter, QRectF(area.left(), area.top() + 3 * height, area.width(), height))
        stretch = self._drag or session.selection_ms
        if stretch is not None:
            x1, x2 = self._x(stretch[0]), self._x(stretch[1])
            shade = look.colour("text_strong", 0.13)
            painter.setPen(QPen(look.colour("text_strong", 0.75), 1))
            painter.setBrush(shade)
            painter.drawRect(QRectF(x1, area.top(), max(1.0, x2 - x1), area.height()))
        if self._position is not None:
            x = self._x(self._position)
            painter.setPen(QPen(look.colour("text_strong"), look.px(1.5)))
            painter.drawLine(QLineF(x, area.top(), x, area.bottom()))
            painter.setBrush(look.colour("text_strong"))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.drawEllipse(QPointF(x, area.top() + look.px(2)), look.px(4), look.px(4))
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(look.colour("focus", 0.6), 1))
            painter.drawRect(area)
        painter.end()

    def _paint_gaze(self, painter: QPainter, lane: QRectF) -> None:
        session = self._session
        assert session is not None
        assert session.gaze is not None
        key = (id(session.gaze), lane.width(), lane.height())
        if self._curves_key != key:
            self._curves = self._make_curves(lane)
            self._curves_key = key
        for curve, colour in zip(
            self._curves, (theme().colour("human"), theme().colour("human", 0.45)), strict=False
        ):
            painter.setPen(QPen(colour, theme().px(1.1)))
            painter.drawPolyline(curve)

    def _make_curves(self, lane: QRectF) -> list[QPolygonF]:
        """x (bright) and y (dim) over time, thinned to the lane's width; lost gaze keeps its last place."""
        session = self._session
        assert session is not None
        assert session.gaze is not None
        gaze, study = session.gaze, session.study
        good = np.nonzero(gaze.valid)[0]
        if not len(good):
            return []
        take = good[
            np.unique(
                np.linspace(0, len(good) - 1, min(len(good), max(2, int(lane.width()) * 2))).astype(int)
            )
        ]
        margin = theme().px(3)
        across = lane.left() + gaze.t_ms[take] / self._duration() * lane.width()
        curves = []
        for values, size in ((gaze.x_px, study.width_px), (gaze.y_px, study.height_px)):
            share = np.clip(values[take] / size, 0, 1)
            down = lane.top() + margin + share * (lane.height() - 2 * margin)
            curves.append(
                QPolygonF([QPointF(a, b) for a, b in zip(across.tolist(), down.tolist(), strict=True)])
            )
        return curves

    def _paint_fixations(self, painter: QPainter, lane: QRectF) -> None:
        session = self._session
        fixations = session.fixations if session is not None else None
        if fixations is None:
            return
        look = theme()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("human", 0.55))
        margin = look.px(4)
        for onset, duration in zip(fixations.onset_ms, fixations.duration_ms, strict=True):
            x1, x2 = self._x(float(onset)), self._x(float(onset + duration))
            painter.drawRect(
                QRectF(x1, lane.top() + margin, max(1.0, x2 - x1 - 1), lane.height() - 2 * margin)
            )

    def _paint_marks(self, painter: QPainter, lane: QRectF) -> None:
        look = theme()
        session = self._session
        assert session is not None
        assert session.gaze is not None
        metrics = painter.fontMetrics()
        free = lane.left()
        for t_ms, text in session.gaze.views:
            x = self._x(t_ms)
            painter.setPen(QPen(look.colour("text_dim"), 1))
            painter.drawLine(QLineF(x, lane.top() + look.px(3), x, lane.bottom() - look.px(3)))
            if x + look.px(4) >= free:
                painter.setPen(look.colour("text_dim"))
                painter.drawText(QPointF(x + look.px(4), lane.center().y() + metrics.capHeight() / 2), text)
                free = x + look.px(12) + metrics.horizontalAdvance(text)
        if not session.gaze.views:
            painter.setPen(look.colour("text_dim"))
            painter.drawText(lane, Qt.AlignmentFlag.AlignVCenter, tr("no change of view"))

    def _paint_words(self, painter: QPainter, lane: QRectF) -> None:
        look = theme()
        session = self._session
        assert session is not None
        assert session.gaze is not None
        metrics = painter.fontMetrics()
        if not session.gaze.words:
            painter.setPen(look.colour("text_dim"))
            painter.drawText(lane, Qt.AlignmentFlag.AlignVCenter, tr("no words in this recording"))
        free = lane.left()
        for onset, offset, text in session.gaze.words:
            x1 = max(self._x(onset), free)
            x2 = max(
                self._x(offset), x1 + min(metrics.horizontalAdvance(text) + look.px(12), lane.right() - x1)
            )
            box = QRectF(x1, lane.top() + look.px(3), x2 - x1, lane.height() - look.px(6))
            fill = look.colour("accepted", 0.35)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(fill)
            painter.drawRoundedRect(box, look.px(3), look.px(3))
            painter.setPen(look.colour("text"))
            shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, round(box.width() - look.px(10)))
            painter.drawText(box.adjusted(look.px(6), 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, shown)
            free = x2 + look.px(3)

    # hands

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._duration() <= 0 or event.button() != Qt.MouseButton.LeftButton:
            return
        x = event.position().x()
        self._press = x
        self._seeking = self._position is not None and abs(x - self._x(self._position)) <= theme().px(6)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._press is None:
            return
        x = event.position().x()
        if self._seeking:
            self.sought.emit(self._t(x))
        elif abs(x - self._press) > 4:
            a, b = sorted((self._t(self._press), self._t(x)))
            self._drag = (a, b)
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._press is None:
            return
        if self._drag is not None:
            drag, self._drag = self._drag, None
            self.selected.emit(drag)
        elif not self._seeking:
            self.sought.emit(self._t(event.position().x()))
        self._press = None
        self._seeking = False
        self.update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.selected.emit(None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        session = self._session
        if session is not None and event.key() == Qt.Key.Key_Escape and session.selection_ms is not None:
            self.selected.emit(None)
        elif (
            session is not None
            and event.key() in (Qt.Key.Key_BracketLeft, Qt.Key.Key_BracketRight)
            and self._duration() > 0
        ):
            at = self._position or 0.0
            start, end = session.selection_ms or (0.0, self._duration())
            if event.key() == Qt.Key.Key_BracketLeft:
                self.selected.emit((at, max(end, at + 100)))
            else:
                self.selected.emit((min(start, max(0.0, at - 100)), at))
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._curves_key = None


class TimelinePanel(QWidget):
    """Title, transport, lanes."""

    def __init__(
        self, shell: Shell, workspace: Workspace, recorder: TrackerController, stage: OverlayManager
    ) -> None:
        super().__init__()
        self.setObjectName("panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._shell, self._recorder, self._stage = shell, recorder, stage
        self._session: ReadingSession | None = None
        self.playback = Playback(self)
        look = theme()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, look.px(5), 0, look.px(4))
        column.setSpacing(look.px(3))
        line = QHBoxLayout()
        line.setContentsMargins(look.px(12), 0, look.px(10), 0)
        line.setSpacing(look.px(6))
        line.addWidget(label(tr("Timeline"), "heading"))
        line.addSpacing(look.px(6))
        self._time = label("", "dim")
        line.addWidget(self._time)
        self._hint = label("", "dim")
        line.addWidget(self._hint)
        line.addStretch(1)
        self.all = button(
            tr("Whole recording"),
            tr("Use the whole recording again (Ctrl+Shift+A)"),
            partial(shell.press, "select_all_gaze"),
            role="flat",
        )
        line.addWidget(self.all)
        for name in ("play_back", "play", "play_forward"):
            made = ActionButton(shell.actions[name], icon_only=True, role="segment")
            made.setIcon(shell.actions[name].icon())
            line.addWidget(made)
            if name == "play":
                self._play = made
        self.speed = button(
            "1x", tr("Speed of the replay: click for the next (X)"), self.next_speed, name=tr("Replay speed")
        )
        self.speed.setFixedWidth(look.px(56))
        line.addWidget(self.speed)
        self.end = button(
            tr("Show all"), tr("Leave the replay and show the whole scanpath (Shift+X)"), self.playback.rest
        )
        line.addWidget(self.end)
        column.addLayout(line)
        self.lanes = Lanes()
        self.lanes.selected.connect(self._select)
        self.lanes.sought.connect(self.playback.seek)
        column.addWidget(self.lanes, 1)
        self.playback.moved.connect(self._moved)
        self.destroyed.connect(recorder.listen(TrackerChanged, lambda _event: self._recording()))
        follow_topics(workspace, self)
        self.playback.state_changed.connect(self._state)
        self.setMinimumHeight(look.px(132))
        self.setMaximumHeight(look.px(260))
        self._state()

    def sizeHint(self) -> QSize:
        return QSize(theme().px(500), theme().px(146))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._hint.setVisible(self.width() > theme().px(620))

    def set_session(self, session: ReadingSession | None) -> None:
        self._session = session
        self.playback.stretch_ms = session.selection_ms if session is not None else None
        self.lanes.set_session(session)
        self._gaze()

    def session_changed(self, topic: str) -> None:
        if topic == "gaze":
            self._gaze()
        if topic in ("gaze", "selection", "recordings"):
            self.playback.stretch_ms = self._session.selection_ms if self._session is not None else None
            self.lanes.refresh()
            self._words()

    def _recording(self) -> None:
        recorder = self._recorder
        running = recorder is not None and recorder.recording is not None
        if running != self.lanes.recording:
            self.lanes.recording = running
            self.lanes.update()

    def _gaze(self) -> None:
        gaze = self._session.gaze if self._session is not None else None
        self.playback.set_duration(gaze.duration_ms if gaze is not None else 0.0)
        self._words()

    def _select(self, stretch: Any) -> None:
        if self._session is not None:
            self._session.select(stretch)

    def _moved(self, t_ms: float | None) -> None:
        self.lanes.set_position(t_ms)
        self._stage.play_at(t_ms)
        self._words()

    def _state(self) -> None:
        icon = "pause" if self.playback.playing else "play"
        self._play.setProperty(ICON, icon)
        self._play.setIcon(theme().icon(icon))
        self.speed.setText(f"{self.playback.speed:g}x")
        self.end.setVisible(self.playback.position_ms is not None)

    def next_speed(self) -> None:
        at = SPEEDS.index(self.playback.speed) if self.playback.speed in SPEEDS else 2
        self.playback.set_speed(SPEEDS[(at + 1) % len(SPEEDS)])

    def _words(self) -> None:
        duration = self.playback.duration_ms
        position = self.playback.position_ms
        selection = self._session.selection_ms if self._session is not None else None
        self.all.setVisible(selection is not None)
        if duration <= 0:
            self._time.setText("")
            self._hint.setText("")
            return
        at = f"{clock_text(position)} / " if position is not None else "0:00 – "
        self._time.setText(f"{at}{clock_text(duration)}")
        if selection is not None:
            self._hint.setText(
                tr(
                    "chosen {clock_text}–{clock_text_2}",
                    clock_text=clock_text(selection[0]),
                    clock_text_2=clock_text(selection[1]),
                )
            )
        else:
            self._hint.setText(tr("drag to choose a stretch of gaze"))
