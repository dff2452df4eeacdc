"""The whole screen while the tracker is calibrated: head guide, targets, results. One page at a time."""

from __future__ import annotations

import logging
import time
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPointF, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QColor, QKeyEvent, QPainter, QPaintEvent, QScreen
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.reading import calibrations
from app.settings import data_folder
from eyetracking.calibration import CALIBRATION_LAYOUTS
from eyetracking.messages import CalibrationDone, HeadSeen, HostState
from eyetracking.procedure import Procedure
from eyetracking.tracker import Capabilities
from eyetracking.validation import Limits
from ui.calibration.head import HeadGuide
from ui.calibration.painting import paint_target, places
from ui.calibration.results import EYES, WHAT_HAPPENS, FiguresTable, ResultMap
from ui.languages import tr
from ui.mean_grey import grey_of
from ui.theme import theme
from ui.widgets import button, label

if TYPE_CHECKING:
    from app.gaze.tracker_controller import TrackerController
    from app.settings import CalibrationSettings
    from ui.shell import Shell
    from ui.viewer.grid import ViewerGrid

log = logging.getLogger(__name__)

FRAME_MS = 16


class CalibrationScreen(QWidget):
    """Closes itself when all is done; `finished` then carries a sentence for the user ("" for none)."""

    finished = Signal(str, str)
    """A sentence, and its tone (info, warning)."""

    def __init__(
        self,
        shell: Shell,
        grid: ViewerGrid,
        recorder: TrackerController,
        *,
        screen: QScreen,
        drift_only: bool = False,
    ) -> None:
        grey = grey_of(grid)
        super().__init__(shell.parent, Qt.WindowType.Window | Qt.WindowType.FramelessWindowHint)
        self._grey = grey
        self._card: QWidget | None = None
        self.setWindowTitle(tr("Calibration"))
        self.setAccessibleName(tr("Calibration"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setWindowModality(Qt.WindowModality.ApplicationModal)
        self._shell, self._recorder, self._screen = shell, recorder, screen
        self._drift_only = drift_only
        self._capabilities = Capabilities()
        self._tracker_name = ""
        self.procedure: Procedure | None = None
        self._head: HeadGuide | None = None
        self._choice: QComboBox | None = None
        self._map: ResultMap | None = None
        self._points: Any = shell.settings.calibration.points
        self._connecting = False
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(FRAME_MS)
        self._timer.timeout.connect(self._tick)

    def begin(self) -> None:
        """Cover the screen; start the tracker if it does not stream."""
        recorder = self._recorder
        assert recorder is not None
        self._shell.children.tracker_event.connect(self._handle)
        self.setGeometry(self._screen.geometry())
        self.showFullScreen()
        self.activateWindow()
        recorder.views.cover()
        if recorder.state == "streaming" and recorder.info is not None:
            self._ready(recorder.info)
        else:
            self._page_wait()
            recorder.start(recorder.provider, recorder.options)

    # the tracker says

    def _handle(self, event: Any) -> None:
        if isinstance(event, HostState) and event.state == "streaming" and self.procedure is None:
            if event.info is not None:
                self._ready(event.info)
        elif isinstance(event, HeadSeen):
            if self._head is not None:
                self._head.set_head(event.head)
        elif isinstance(event, CalibrationDone) and event.step == "save":
            self._keep(event)
        elif isinstance(event, CalibrationDone) and event.step == "apply":
            if event.ok and self.procedure is not None:
                self.procedure.validate()
            else:
                self._page_start(tr("The kept calibration was not taken: {text}.", text=event.text))
        elif self.procedure is not None:
            self.procedure.handle(event)
        elif isinstance(event, HostState) and event.state == "connecting":
            self._connecting = True  # what is stopped from now on is the tracker that was asked for
        elif isinstance(event, HostState) and event.state == "stopped" and self._connecting:
            self._end(tr("The tracker could not be started."), "warning")

    def _ready(self, info: Any) -> None:
        recorder = self._recorder
        assert recorder is not None
        self._capabilities = info.capabilities
        self._tracker_name = f"{info.provider} {info.serial or info.model}"
        self._make_procedure()
        if self._drift_only:
            assert self.procedure is not None
            self.procedure.check_drift()
        else:
            self._page_start("")

    def _make_procedure(self) -> None:
        recorder = self._recorder
        assert recorder is not None
        self.procedure = Procedure(
            self._shell.children.tracker,
            capabilities=self._capabilities,
            geometry=recorder.geometry(),
            limits=limits_of(self._shell.settings.calibration),
            points=self._points,
            background=self._grey,
            changed=self._changed,
        )

    # the procedure says

    def _changed(self) -> None:
        procedure = self.procedure
        if procedure is None:
            return
        phase = procedure.phase
        self._watch_head(on=False)
        self.setVisible(phase != "vendor")  # the vendor's window must be seen
        if phase in ("calibrating", "validating", "checking"):
            self._no_card()
            self.setCursor(
                Qt.CursorShape.CrossCursor if self._pointer_counts() else Qt.CursorShape.BlankCursor
            )
            self.setFocus()
            if not self._timer.isActive():
                self._timer.start()
        else:
            self._timer.stop()
            self.setCursor(Qt.CursorShape.ArrowCursor)
        if phase in ("entering", "computing"):
            self._page_wait(
                tr("Computing the calibration.") if phase == "computing" else tr("Entering calibration.")
            )
        elif phase == "calibrated":
            self._page_calibrated()
        elif phase == "validated":
            self._page_validated()
        elif phase == "failed":
            self._page_start(procedure.text)
        elif phase == "checked" and procedure.drift is not None:
            recorder = self._recorder
            if recorder is not None:
                recorder.drift_checked(procedure.drift)
            self._end(procedure.text, "info" if procedure.drift.level == "ok" else "warning")
        self.update()

    def _pointer_counts(self) -> bool:
        recorder = self._recorder
        return recorder is not None and recorder.provider == "mouse"

    def _tick(self) -> None:
        if self.procedure is not None:
            self.procedure.tick()
        self.update()

    # pages

    def _new_card(self) -> QVBoxLayout:
        """An empty page in the middle of the screen, in place of the one before."""
        self._no_card()
        self._card = QWidget(self)
        self._card.setObjectName("panel")
        self._card.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(self._card)
        margin = theme().px(22)
        column.setContentsMargins(margin, margin, margin, margin)
        column.setSpacing(theme().px(10))
        return column

    def _no_card(self) -> None:
        self._head = self._map = self._choice = None
        if self._card is not None:
            self._card.hide()
            self._card.deleteLater()
            self._card = None

    def _lay(self) -> None:
        if self._card is None:
            return
        self._card.show()
        self._card.adjustSize()
        at = self.rect().center() - self._card.rect().center()
        self._card.move(max(0, at.x()), max(0, at.y()))

    def _page_wait(self, words: str = "") -> None:
        column = self._new_card()
        column.addWidget(label(words or tr("Connecting to the tracker."), "title"))
        self._buttons(column, [(tr("Cancel"), tr("Leave (Esc)"), self._cancel, "")])
        self._lay()

    def _page_start(self, problem: str) -> None:
        column = self._new_card()
        kind = self._capabilities.calibration
        column.addWidget(label(tr("Calibrate the eye tracker"), "title"))
        column.addWidget(self._wide(tr(WHAT_HAPPENS[kind])))
        if problem:
            column.addWidget(self._wide(problem, "warning"))
        self._head = HeadGuide()
        self._head.setFixedSize(self._head.sizeHint())
        column.addWidget(self._head, 0, Qt.AlignmentFlag.AlignHCenter)
        self._watch_head(on=self._capabilities.head_position)
        line = QHBoxLayout()
        if kind == "host per point":
            self._choice = QComboBox()
            for number in sorted(set(self._capabilities.calibration_points) & set(CALIBRATION_LAYOUTS)):
                self._choice.addItem(tr("{count} targets", count=number), number)
            self._choice.setCurrentIndex(max(0, self._choice.findData(self._points)))
            self._choice.setAccessibleName(tr("Number of targets"))
            self._choice.setToolTip(tr("More targets take longer and fit the screen's corners better"))
            line.addWidget(self._choice)
        line.addStretch(1)
        kept = self._kept()
        if kept is not None:
            words = tr("Use that of {made_at:%Y-%m-%d %H:%M}", made_at=kept.made_at)
            tip = tr("Apply the calibration that was kept for this tracker and reader, then validate it")
            line.addWidget(button(words, tip, self._use_kept))
        column.addLayout(line)
        primary = tr("Validate") if kind == "none" else tr("Calibrate")
        buttons = [(tr("Cancel"), tr("Leave (Esc)"), self._cancel, "")]
        if kind != "none":
            buttons.append((tr("Validate only"), tr("Measure how good the gaze is now"), self._validate, ""))
        buttons.append((primary, tr("Begin (Enter)"), self._calibrate, "primary"))
        self._buttons(column, buttons)
        self._lay()

    def _page_calibrated(self) -> None:
        assert self.procedure is not None
        column = self._new_card()
        column.addWidget(label(tr("Calibration computed"), "title"))
        can = self._capabilities.calibration_redo
        words = tr(
            "Where the calibrated gaze lies at each target: the left eye as a dot, the right as a square."
        )
        if can:
            words += tr(" Click targets to collect them again.")
        column.addWidget(self._wide(words))
        if self.procedure.text:
            column.addWidget(self._wide(self.procedure.text, "warning"))
        found = [
            ((p.x, p.y), [(e.x, e.y) for e in p.left], [(e.x, e.y) for e in p.right])
            for p in self.procedure.points
        ]
        self._map = ResultMap(self.width() / max(1, self.height()))
        column.addWidget(self._map)
        buttons = [(tr("Again"), tr("Calibrate from the beginning"), self._calibrate, "")]
        if can:
            buttons.append((tr("Redo chosen"), tr("Collect the chosen targets again"), self._redo, ""))
        buttons.append((tr("Validate"), tr("Measure on other targets (Enter)"), self._validate, "primary"))
        made = self._buttons(column, buttons)
        if can:
            chosen = self._map
            chosen.chosen_changed.connect(lambda: made[tr("Redo chosen")].setEnabled(bool(chosen.chosen)))
        self._map.show_points(found, self.procedure.failed, choosable=can)
        if self._capabilities.calibration_saved:
            self._shell.children.tracker.calibrate("save")
        self._lay()

    def _page_validated(self) -> None:
        assert self.procedure is not None
        validation = self.procedure.validation
        assert validation is not None
        column = self._new_card()
        problems = validation.problems()
        column.addWidget(label(tr("Good enough") if not problems else tr("Not good enough"), "title"))
        column.addWidget(self._wide(validation.sentence()))
        for problem in problems:
            column.addWidget(self._wide(problem, "warning"))
        self._map = ResultMap(self.width() / max(1, self.height()))
        self._map.setMaximumHeight(theme().px(190))
        column.addWidget(self._map)
        recorder = self._recorder
        assert recorder is not None
        geometry = recorder.geometry()
        if recorder.assumed():
            words = tr(
                "Degrees are approximate. Assumed: {assumed}. Enter it in the Gaze panel.",
                assumed=recorder.assumed(),
            )
            column.addWidget(self._wide(words, "warning"))
        self._map.show_points(
            [((t.x, t.y), *(places(t, self._eyes(), geometry))) for t in validation.targets],
            [],
            choosable=False,
        )
        table = FiguresTable()
        table.show_validation(validation, eyes=self._eyes())
        column.addWidget(table)
        buttons = [(tr("Calibrate again"), tr("Back to the beginning"), self._again, "")]
        if problems:
            buttons.append(
                (tr("Use all the same"), tr("Keep it, marked as accepted by you"), self._accept, "")
            )
            buttons.append((tr("Reject"), tr("Keep it as not accepted, and leave"), self._reject, ""))
        else:
            buttons.append(
                (
                    tr("Accept"),
                    tr("Keep it with what is recorded from now on (Enter)"),
                    self._accept,
                    "primary",
                )
            )
        self._buttons(column, buttons)
        self._lay()

    def _eyes(self) -> tuple[str, ...]:
        """Those that the tracker tells apart."""
        return {"both": EYES, "left": ("left",), "right": ("right",)}.get(self._capabilities.eyes, ("both",))

    def _wide(self, words: str, role: str = "") -> QLabel:
        made = label(words, role, wrap=True)
        made.setFixedWidth(theme().px(520))
        return made

    def _buttons(self, column: QVBoxLayout, buttons: list[tuple[str, str, Any, str]]) -> dict[str, Any]:
        line = QHBoxLayout()
        line.addStretch(1)
        made = {}
        for words, tip, clicked, role in buttons:
            made[words] = button(words, tip, clicked, role=role)
            line.addWidget(made[words])
        column.addLayout(line)
        last = made[buttons[-1][0]]
        last.setDefault(True)
        last.setFocus()
        return made

    # the reader says

    def _calibrate(self) -> None:
        if self._choice is not None:
            self._points = self._choice.currentData()
            self._shell.settings.calibration.points = self._points
            self._make_procedure()
        assert self.procedure is not None
        self.procedure.calibrate()

    def _validate(self) -> None:
        assert self.procedure is not None
        self.procedure.validate()

    def _redo(self) -> None:
        assert self.procedure is not None
        if self._map is not None:
            self.procedure.redo(list(self._map.chosen))

    def _again(self) -> None:
        self._make_procedure()
        self._page_start("")

    def _accept(self) -> None:
        self._decide(accepted=True)

    def _reject(self) -> None:
        self._decide(accepted=False)

    def _decide(self, *, accepted: bool) -> None:
        procedure, recorder = self.procedure, self._recorder
        assert procedure is not None
        assert recorder is not None
        if accepted:
            procedure.accept()
        else:
            procedure.reject()
        recorder.validated(procedure.validation)
        words = tr("Validation accepted") if accepted else tr("Validation kept as not accepted")
        assert procedure.validation is not None
        self._end(f"{words}. {procedure.validation.sentence()}", "info" if accepted else "warning")

    def _cancel(self) -> None:
        if self.procedure is not None and self.procedure.phase not in ("ready", "done", "failed", "checked"):
            self.procedure.cancel()
        self._end("", "info")

    def _use_kept(self) -> None:
        kept = self._kept()
        if kept is None:
            return
        try:
            data = kept.data()
        except OSError as error:
            self._page_start(tr("The kept calibration cannot be read: {strerror}.", strerror=error.strerror))
            return
        self._shell.children.tracker.calibrate("apply", data=data)

    # keeping

    def _kept(self) -> calibrations.Kept | None:
        if not self._capabilities.calibration_saved:
            return None
        return calibrations.kept(data_folder(), tracker=self._tracker_name, reader_id=self._reader_id())

    def _keep(self, event: CalibrationDone) -> None:
        if not event.ok:
            log.warning("the calibration was not kept: %s", event.text)
            return
        try:
            calibrations.keep(
                data_folder(), event.data, tracker=self._tracker_name, reader_id=self._reader_id()
            )
        except OSError as error:
            log.warning("the calibration was not kept: %s", error)

    def _reader_id(self) -> str:
        return self._shell.settings.reader.id or "reader"

    def _watch_head(self, *, on: bool) -> None:
        if self._shell.children.tracker is not None:
            self._shell.children.tracker.watch_head(on=on)

    # Qt says

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self._grey, self._grey, self._grey))
        procedure = self.procedure
        if procedure is None or procedure.target is None or self._card is not None:
            return
        now = time.monotonic_ns()
        x, y = procedure.target.place(now)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_target(
            painter, QPointF(x * self.width(), y * self.height()), procedure.target.size(now), self._grey
        )
        painter.end()
        procedure.presented(time.monotonic_ns())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._cancel()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._card is not None:
            for made in self._card.findChildren(type(button("", ""))):
                if made.isDefault() and made.isEnabled():
                    made.click()
                    return
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: Any) -> None:
        super().resizeEvent(event)
        self._lay()

    def closeEvent(self, event: QCloseEvent) -> None:
        self._timer.stop()
        self._watch_head(on=False)
        try:
            self._shell.children.tracker_event.disconnect(self._handle)
        except RuntimeError:
            log.debug("the screen was closed before it began")
        self._recorder.views.uncover()
        super().closeEvent(event)

    def _end(self, words: str, tone: str) -> None:
        self.finished.emit(words, tone)
        self.close()


def limits_of(chosen: CalibrationSettings) -> Limits:
    """The reader's settings as limits."""
    return Limits(
        mean_deg=chosen.mean_deg,
        max_deg=chosen.max_deg,
        loss_percent=chosen.loss_percent,
        drift_warn_deg=chosen.drift_warn_deg,
        drift_stop_deg=chosen.drift_stop_deg,
        drift_every=chosen.drift_every,
    )
