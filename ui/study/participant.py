"""What a participant sees: target, cross, film, words, questions. Full screen on the tracked monitor."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any

import numpy as np
from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt, QTimer
from PySide6.QtGui import (
    QCloseEvent,
    QColor,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QWheelEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.study.answers import AnswerRefused
from app.study.assistance import Shown
from app.study.folder import StudyError
from app.study.handling import Handling
from app.study.host_desk import shows_film
from app.study.order import Trial
from app.study.phases import FixationCross, FreeViewing, Phase, Prompt, Replay
from app.study.pictures import greys_of
from app.study.stimuli import Stimulus
from eyetracking.mapping import ViewTransform
from eyetracking.messages import PanelPlace
from eyetracking.procedure import Procedure
from eyetracking.scanpaths.types import Scanpath
from ui.calibration.painting import paint_target
from ui.gaze.panel_places import place_of
from ui.languages import tr
from ui.study.asking import MarkingPage, Page, SaidPage, page_of
from ui.study.assistance import AssistancePanel, MapPicture, picture_of
from ui.theme import theme
from ui.widgets import button, label

GREY = 40
"""Behind everything: about as bright as a film."""
CROSS_PX = 36
WAIT_MS = 8
REPAINT_MS = 16
REPLAY_PX = 12.0
"""Radius of the fixation that a replay is at."""


class FilmStage(QWidget):
    """The part of the window that the eyes are meant for. painted: called with the clock and how the film
    lies, each time that it is painted in another way; None where it is gone."""

    def __init__(
        self, painted: Callable[[int, ViewTransform | None], None], tools: Sequence[str] = ()
    ) -> None:
        super().__init__()
        self._painted = painted
        self.handling = Handling(tools)
        self._greys: np.ndarray[Any, np.dtype[np.uint8]] | None = None
        self._film: QImage | None = None
        self._told: tuple[ViewTransform, tuple[float, float], bool] | None = None
        self._path: Scanpath | None = None
        self._path_ns = 0
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.setInterval(REPAINT_MS)
        self._again.timeout.connect(self.update)
        self._procedure: Procedure | None = None
        self._cross, self._words = False, ""
        self._from: QPoint | None = None
        self._to = QPoint()
        self._held = Qt.MouseButton.NoButton
        self.marking: MarkingPage | None = None
        self._over: MapPicture | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_film(self, greys: np.ndarray[Any, np.dtype[np.uint8]], over: MapPicture | None = None) -> None:
        """over: what AI lays over it."""
        self.handling.reset()
        self._greys, self._over = greys, over
        self._look()
        self._clear(film=True)

    def _look(self) -> None:
        """The film in the window of greys that is chosen now."""
        if self._greys is None:
            return
        height, width = self._greys.shape
        data = self.handling.table()[self._greys].tobytes()
        self._film = QImage(data, width, height, width, QImage.Format.Format_Grayscale8).copy()
        self.update()

    def replay(self, path: Scanpath) -> None:
        """The path over the film, from now on, at its own pace."""
        self._path, self._path_ns = path, 0
        self.update()

    def film(self) -> tuple[QImage, ViewTransform] | None:
        """What is shown now, and how it lies on the screen."""
        view = self.view()
        return None if self._film is None or view is None else (self._film, view)

    def show_words(self, words: str) -> None:
        self._clear()
        self._words = words
        self.setAccessibleDescription(words)

    def show_cross(self) -> None:
        self._clear()
        self._cross = True

    def show_target(self, procedure: Procedure) -> None:
        if self._procedure is not procedure:
            self._clear()
            self._procedure = procedure
        self.update()

    def show_nothing(self) -> None:
        self._clear()

    def _clear(self, *, film: bool = False) -> None:
        self._procedure, self._cross, self._words = None, False, ""
        self.setAccessibleDescription("")
        self._told = self._path = None
        if not film:
            self._film = self._greys = self._over = None
        self.update()

    def view(self) -> ViewTransform | None:
        """How the film lies on the screen now, device px."""
        whole = self._whole()
        return None if whole is None else self.handling.view(whole)

    def _whole(self) -> ViewTransform | None:
        """As it lies where all of it is seen."""
        if self._film is None:
            return None
        ratio = self.devicePixelRatioF()
        origin = self.mapToGlobal(QPoint(0, 0)) - self.screen().geometry().topLeft()
        place = (origin.x() * ratio, origin.y() * ratio, self.width() * ratio, self.height() * ratio)
        return ViewTransform.fit(self._film.width(), self._film.height(), place)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(GREY, GREY, GREY))
        view = self.view()
        if self._film is not None and view is not None:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(self._place(view), self._film)
            if self._over is not None:
                self._over.paint(painter, self._place(view))
            look = (view, self.handling.window, self.handling.inverted)
            if look != self._told:
                self._told = look
                self._painted(time.monotonic_ns(), view)
            self._paint_path(painter, view)
            self._paint_marks(painter, view)
        if self._cross:
            self._paint_cross(painter)
        if self._words:
            painter.setPen(QColor(225, 228, 232))
            painter.setFont(theme().font("font_title"))
            where = self.rect().adjusted(40, 40, -40, -40)
            painter.drawText(where, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self._words)
        self._paint_target(painter)

    def _place(self, view: ViewTransform) -> QRectF:
        ratio = self.devicePixelRatioF()
        zoom = view.zoom / ratio
        left = self.width() / 2 - view.centre_x_px * zoom
        top = self.height() / 2 - view.centre_y_px * zoom
        return QRectF(left, top, view.image_width_px * zoom, view.image_height_px * zoom)

    def _paint_marks(self, painter: QPainter, view: ViewTransform) -> None:
        """Those that were drawn, and the one under the hand."""
        if self.marking is None:
            return
        place, zoom = self._place(view), view.zoom / self.devicePixelRatioF()
        shapes = [
            QRectF(
                place.x() + mark["x0_px"] * zoom, place.y() + mark["y0_px"] * zoom,
                (mark["x1_px"] - mark["x0_px"]) * zoom, (mark["y1_px"] - mark["y0_px"]) * zoom,
            )
            for mark in self.marking.marks
        ]  # fmt: skip
        if self._from is not None and self._held == Qt.MouseButton.LeftButton:
            shapes.append(QRectF(QRect(self._from, self._to).normalized()))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(255, 190, 60), 2))
        draw = painter.drawEllipse if self.marking.shape == "ellipse" else painter.drawRect
        for shape in shapes:
            draw(shape)

    def _paint_cross(self, painter: QPainter) -> None:
        middle, half = QPointF(self.rect().center()), CROSS_PX / 2
        painter.setPen(QPen(QColor(225, 228, 232), 3))
        painter.drawLine(middle - QPointF(half, 0), middle + QPointF(half, 0))
        painter.drawLine(middle - QPointF(0, half), middle + QPointF(0, half))

    def _paint_path(self, painter: QPainter, view: ViewTransform) -> None:
        """What was fixated until now, the last one brightest."""
        path = self._path
        if path is None:
            return
        now = time.monotonic_ns()
        self._path_ns = self._path_ns or now
        t_ms = (now - self._path_ns) / 1e6
        until = path.where(path.onset_ms - path.onset_ms[0] <= t_ms) if len(path) else path
        place = self._place(view)
        points = [
            QPointF(
                place.x() + x / path.width_px * place.width(), place.y() + y / path.height_px * place.height()
            )
            for x, y in zip(until.x_px.tolist(), until.y_px.tolist(), strict=True)
        ]
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(255, 196, 0, 150), 1.5))
        painter.drawPolyline(points)
        painter.setPen(Qt.PenStyle.NoPen)
        for number, point in enumerate(points):
            painter.setBrush(QColor(255, 196, 0, 220 if number == len(points) - 1 else 110))
            radius = REPLAY_PX if number == len(points) - 1 else REPLAY_PX / 2
            painter.drawEllipse(point, radius, radius)
        if t_ms <= float((path.onset_ms + path.duration_ms)[-1] if len(path) else 0.0):
            self._again.start()

    def _paint_target(self, painter: QPainter) -> None:
        target = None if self._procedure is None else self._procedure.target
        if target is None or self._procedure is None:
            return
        now = time.monotonic_ns()
        x, y = target.place(now)
        screen = self.screen().geometry()
        at = self.mapFromGlobal(
            screen.topLeft() + QPoint(round(x * screen.width()), round(y * screen.height()))
        )
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_target(painter, QPointF(at), target.size(now), GREY)
        self._procedure.presented(now)

    # marks are drawn by hand; with the tools that the protocol allows the film is zoomed, moved, windowed

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._from is None:
            self._from = self._to = event.position().toPoint()
            self._held = event.button()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        whole = self._whole()
        if self._from is None or whole is None:
            return
        before, self._to = self._to, event.position().toPoint()
        moved, ratio = self._to - before, self.devicePixelRatioF()
        if self._held == Qt.MouseButton.RightButton:
            if self.handling.change_window(moved.x() / self.width(), moved.y() / self.height()):
                self._look()
        elif self._held == Qt.MouseButton.MiddleButton or self.marking is None:
            self.handling.pan(whole, moved.x() * ratio, moved.y() * ratio)
        self.update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        whole = self._whole()
        if whole is not None:
            notches = event.angleDelta().y() / 120
            if self.handling.zoom(whole, self._on_screen(event.position().toPoint()), notches):
                self.update()

    def mouseDoubleClickEvent(self, _event: QMouseEvent) -> None:
        """The whole film again, as it was."""
        self.handling.reset()
        self._look()

    def invert(self) -> None:
        if self.handling.invert():
            self._look()

    def _on_screen(self, point: QPoint) -> tuple[float, float]:
        """Device px of the tracked screen."""
        ratio = self.devicePixelRatioF()
        at = self.mapToGlobal(point) - self.screen().geometry().topLeft()
        return at.x() * ratio, at.y() * ratio

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() != self._held:
            return
        begin, self._from = self._from, None
        view, held, self._held = self.view(), self._held, Qt.MouseButton.NoButton
        if begin is None or self.marking is None or view is None or held != Qt.MouseButton.LeftButton:
            return
        (x0, y0), (x1, y1) = (view.display_to_image(*self._on_screen(point)) for point in (begin, self._to))
        box = (float(min(x0, x1)), float(min(y0, y1)), float(max(x0, x1)), float(max(y0, y1)))
        if box[2] - box[0] >= 1 and box[3] - box[1] >= 1:
            self.marking.drawn(box)
        self.update()


class ParticipantWindow(QWidget):
    """A `app.study.host_desk.Screen`. answer: called with what was answered; it may raise AnswerRefused.
    path: what a replay shows; it may raise StudyError. tools: of the viewer, that the protocol allows.
    assist: what AI says in a trial, None where it is hidden; it may raise StudyError. assisted: called with
    what is seen of that from now on."""

    def __init__(
        self,
        *,
        painted: Callable[[int, ViewTransform | None], None],
        answer: Callable[[Mapping[str, Any] | None], None],
        path: Callable[[Trial], Scanpath] | None = None,
        tools: Sequence[str] = (),
        assist: Callable[[Trial], Shown | None] = lambda _trial: None,
        assisted: Callable[[Shown | None], None] = lambda _shown: None,
    ) -> None:
        super().__init__()
        self.setWindowTitle(tr("RadGaze: participant"))
        self._answer, self._painted, self._path = answer, painted, path
        self._assist, self._assisted = assist, assisted
        self._phase: Phase | None = None
        self._reader = ThreadPoolExecutor(1, thread_name_prefix="film")
        self._films: dict[str, Future[Any]] = {}
        self._coming: Future[Any] | None = None
        self._waiting = QTimer(self)
        self._waiting.setSingleShot(True)
        self._waiting.setInterval(WAIT_MS)
        self._waiting.timeout.connect(self._look_whether_it_came)
        self.page: Page | None = None
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        self.stage = FilmStage(painted, tools)
        self.assistance = AssistancePanel()
        line.addWidget(self.assistance)
        line.addWidget(self.stage, 1)
        self._side = QWidget()
        self._side.setObjectName("panel")
        self._side.setFixedWidth(theme().px(320))
        self._lines = QVBoxLayout(self._side)
        self.refused = label("", "warning", wrap=True)
        self._go_on = button(tr("Go on"), tr("I am done with this (Space)"), self.done, role="primary")
        line.addWidget(self._side)
        self._side.hide()

    def show_phase(self, phase: Phase, trial: Trial) -> None:
        self._phase, self._coming = phase, None
        self.prepare(trial.stimulus)
        self._drop_page()
        self.stage.marking = None
        if isinstance(phase, FixationCross):
            self._hide_film()
            self.stage.show_cross()
        elif isinstance(phase, Prompt):
            self._hide_film()
            words = phase.words(finding=trial.stimulus.finding)
            self.stage.show_words(words if phase.seconds else f"{words}\n\n{tr('Space: go on')}")
        elif shows_film(phase):
            self._show_film(trial)
        else:
            self._ask(phase)
        self.setFocus()

    def show_target(self, procedure: Procedure) -> None:
        self._drop_page()
        self.stage.show_target(procedure)

    def show_nothing(self) -> None:
        self._phase = self._coming = None
        self._put_assistance(None)
        self._drop_page()
        self.stage.show_nothing()

    def ask_what_is_said(self, why: str) -> None:
        """Beside the film, which stays."""
        if self.page is None:
            self._put_beside(SaidPage(why))
            self._go_on.setVisible(self._phase is not None and _may_end(self._phase))

    def said(self) -> str:
        return self.page.text.toPlainText() if isinstance(self.page, SaidPage) else ""

    def done(self) -> None:
        """The participant goes on, where the phase lets go."""
        phase = self._phase
        if phase is None or (getattr(phase, "seconds", None) and self.page is None and not _may_end(phase)):
            return
        try:
            self._answer(None if self.page is None else self.page.answers() or None)
        except AnswerRefused as error:
            self.refused.setText(str(error))

    def closeEvent(self, event: QCloseEvent) -> None:
        self._coming = None
        self._waiting.stop()
        self._reader.shutdown(wait=False, cancel_futures=True)
        super().closeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and self.page is None:
            self.done()
            return
        if event.key() == Qt.Key.Key_I and self.page is None:
            self.stage.invert()
            return
        super().keyPressEvent(event)

    def prepare(self, stimulus: Stimulus) -> None:
        """Reads or draws a film before it is wanted, on a thread."""
        if stimulus.id not in self._films:
            self._films = {stimulus.id: self._reader.submit(greys_of, stimulus)}

    def _show_film(self, trial: Trial) -> None:
        self.prepare(trial.stimulus)
        film = self._films[trial.stimulus.id]
        path = self._path if isinstance(self._phase, Replay) else None
        assist = None if path is not None else self._assist

        def read() -> tuple[Any, Scanpath | None, Shown | None]:
            return (
                film.result(),
                path(trial) if path is not None else None,
                assist(trial) if assist is not None else None,
            )

        self._coming = self._reader.submit(read)
        self._look_whether_it_came()

    def _look_whether_it_came(self) -> None:
        """What was shown before stays until the film is there."""
        coming = self._coming
        if coming is None:
            return
        if not coming.done():
            self._waiting.start()
            return
        self._coming = None
        try:
            greys, path, shown = coming.result()
            self._put_assistance(shown)
            self.stage.show_film(greys, picture_of(shown))
            if path is not None:
                self.stage.replay(path)
        except StudyError as error:
            self._hide_film()
            self.stage.show_words(str(error))

    def _put_assistance(self, shown: Shown | None) -> None:
        """The panel, and whoever logs what is seen of AI."""
        if shown is not self.assistance.shown:
            self.assistance.put(shown)
            self._assisted(shown)

    def places(self) -> list[PanelPlace]:
        """Where what AI says, what is asked and the film stand on this screen."""
        named = {"AI": self.assistance, "questions": self._side, "image": self.stage}
        found = (place_of(self.screen(), name, widget) for name, widget in named.items())
        return [place for place in found if place is not None]

    def _hide_film(self) -> None:
        self._put_assistance(None)
        self._painted(time.monotonic_ns(), None)

    def _ask(self, phase: Phase) -> None:
        """Questions stand beside the film, which stays as it is."""
        page = page_of(phase)
        if page is None:
            return
        if isinstance(page, MarkingPage):
            self.stage.marking = page
            page.changed = self.stage.update
        self._put_beside(page)

    def _put_beside(self, page: Page) -> None:
        self.page = page
        self.refused.setText("")
        for widget in (page, self.refused, self._go_on):
            self._lines.addWidget(widget)
        self._go_on.show()
        self._side.show()

    def _drop_page(self) -> None:
        if self.page is not None:
            self._lines.removeWidget(self.page)
            self.page.deleteLater()
            self.page = None
        self._side.hide()


def _may_end(phase: Phase) -> bool:
    """Whether the reader may end it before its time: only what is described aloud."""
    return shows_film(phase) and not isinstance(phase, FreeViewing)
