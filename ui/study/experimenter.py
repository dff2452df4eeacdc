"""The experimenter's window: where the sitting stands, how good the gaze is, which trials are done; pause,
redo, notes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtGui import QCloseEvent, QCursor
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.study.assistance import Shown, shown_in
from app.study.folder import BegunStudy, StudyError, attempts_of
from app.study.host_desk import HostDesk
from app.study.model_desk import ModelDesk
from app.study.order import Trial
from app.study.prefetch import Prefetch
from app.study.replays import path_of
from app.study.resume import Next, complete_in
from app.study.runner import ENDED, NotNow, Runner
from app.study.voice import Listen, from_sound_card
from eyetracking.mapping import ViewTransform
from eyetracking.tracker import DisplayGeometry
from ui.languages import tr
from ui.study.live_view import LiveView
from ui.study.participant import ParticipantWindow
from ui.theme import theme
from ui.widgets import button, label

TICK_MS = 16


class ExperimenterWindow(QWidget):
    """Begins the sitting when it is made. provider, options: of the tracker. step: with what it begins.
    rehearsed: makes what is called again and again in a person's place. models: makes who asks the models."""

    def __init__(
        self,
        study: BegunStudy,
        pseudonym: str,
        *,
        step: Next,
        provider: str,
        options: dict[str, Any],
        geometry: DisplayGeometry,
        at_most: int | None = None,
        ended: Callable[[], None] = lambda: None,
        listen: Listen = from_sound_card,
        rehearsed: Callable[[Runner, HostDesk], Callable[[], None]] | None = None,
        models: Callable[[], ModelDesk] = ModelDesk,
    ) -> None:
        super().__init__()
        self.setWindowTitle(f"RadGaze: {study.protocol.name}, {pseudonym}")
        self._study, self._pseudonym, self._ended = study, pseudonym, ended
        self._provider, self._geometry = provider, geometry
        self.participant = ParticipantWindow(
            painted=self._painted,
            answer=self._answer,
            path=partial(path_of, study),
            tools=study.protocol.viewer.tools,
            assist=partial(shown_in, study),
            assisted=self._assisted,
        )
        self.desk = HostDesk(
            study, self.participant, provider=provider, options=options, geometry=geometry, listen=listen
        )
        self.runner = Runner(
            study,
            pseudonym,
            self.desk,
            step=step,
            at_most=at_most,
            changed=self._show,
            lacks=self._lacks,
        )
        self._ahead = Prefetch(study, self._to_come(), desk=models)
        self._rehearse = None if rehearsed is None else rehearsed(self.runner, self.desk)
        self._build()
        self._timer = QTimer(self)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self._tick)
        self._shown_end = False

    def begin(self) -> None:
        """Calibrates, and waits for the experimenter to go on with each trial."""
        self.desk.sit(self.runner)
        self._ahead.ask()
        self._timer.start()
        self._show()

    def _build(self) -> None:
        lines = QVBoxLayout(self)
        self.state = label("", "heading", wrap=True)
        self.quality = label("", wrap=True)
        self.alarms = label("", "warning", wrap=True)
        self.trials = QListWidget()
        self.trials.setAccessibleName(tr("Trials"))
        self.note = QLineEdit()
        self.note.setPlaceholderText(tr("Note, Enter keeps it with the running trial"))
        self.note.setAccessibleName(tr("Note"))
        self.note.returnPressed.connect(self._keep_note)
        self.models = label("", wrap=True)
        self.ask_again = button(
            tr("Ask the models again"), tr("What AI says of the films still lacks"), self._ask_again
        )
        for widget in (self.state, self.quality, self.alarms, self.models, self.ask_again):
            lines.addWidget(widget)
        across = QHBoxLayout()
        self.live = LiveView(self._geometry, self.participant.stage.film)
        across.addWidget(self.live, 3)
        across.addWidget(self.trials, 2)
        lines.addLayout(across, 1)
        lines.addWidget(self.note)
        lines.addLayout(self._judging())
        row = QHBoxLayout()
        self.buttons = {
            name: button(text, tip, call)
            for name, text, tip, call in (
                ("next", tr("Next trial"), tr("Begin the next trial"), lambda: self._send("next")),
                ("pause", tr("Pause"), tr("Break off: a running trial comes again"), self._pause),
                ("redo", tr("Redo"), tr("Do the chosen trial again, next"), self._redo),
                (
                    "calibrate",
                    tr("Calibrate"),
                    tr("Calibrate and validate anew"),
                    lambda: self._send("calibrate"),
                ),
                ("stop", tr("End"), tr("End the sitting; it can be resumed"), lambda: self._send("stop")),
            )
        }
        for made in self.buttons.values():
            row.addWidget(made)
        lines.addLayout(row)
        self.resize(theme().px(860), theme().px(600))

    def _to_come(self) -> list[Trial]:
        """All that may still be shown to this participant, the next first."""
        rest = [trial for trial in self._study.plan(self._number()) if trial not in self.runner.todo]
        return [*self.runner.todo, *rest]

    def _lacks(self, trial: Trial) -> str:
        return self._ahead.lacks(trial)

    def _ask_again(self) -> None:
        self._ahead.ask()
        self._show()

    def _show_models(self) -> None:
        """How far the models are; what went wrong stays until it is asked again."""
        ahead = self._ahead
        if ahead.trouble:
            words = tr("AI cannot be shown: {why}", why=ahead.trouble)
        else:
            words = tr("AI answered {done} of {of} films", done=ahead.done, of=ahead.of)
        if words != self.models.text():
            self.models.setText(words)
            self._show()

    def _assisted(self, shown: Shown | None) -> None:
        self.desk.assisted(shown, [] if shown is None else self.participant.places())

    def _judging(self) -> QHBoxLayout:
        """The validation, judged by hand where that is wanted."""
        line = QHBoxLayout()
        self.hold = QCheckBox(tr("Judge each validation myself"))
        self.hold.setToolTip(tr("Else the protocol's limits decide alone"))
        self.hold.toggled.connect(self._hold)
        line.addWidget(self.hold)
        line.addStretch(1)
        self.judge = {
            name: button(text, tip, call)
            for name, text, tip, call in (
                ("accept", tr("Accept"), tr("The validation is good enough"), self.desk.accept),
                ("point", tr("Redo the point"),
                 tr("Collect the calibration's target nearest to the chosen one anew"),
                 self._redo_point),
                ("again", tr("Calibrate again"), tr("From the begin"), self.desk.calibrate_again),
            )
        }  # fmt: skip
        for made in self.judge.values():
            made.setEnabled(False)
            line.addWidget(made)
        return line

    def _hold(self, on: bool) -> None:  # noqa: FBT001 (a slot)
        self.desk.hold = on
        self._show()

    def _redo_point(self) -> None:
        if self.live.target is not None:
            self.desk.redo(self.live.target)

    # what happens

    def _tick(self) -> None:
        if self._provider == "mouse":
            screen = self.participant.screen().geometry()
            at = QCursor.pos() - screen.topLeft()
            self.desk.client.pointer(at.x() / screen.width(), at.y() / screen.height())
        try:
            self.desk.tick()
            if self._rehearse is not None:
                self._rehearse()
        except (StudyError, OSError) as error:  # consent withdrawn, disk full: the sitting ends, with words
            self._end_with(str(error))
        self._show_models()
        self._show_quality()
        if self.runner.state in ENDED and not self._shown_end:
            self._shown_end = True
            self._timer.stop()
            self.participant.show_nothing()
            self._ended()

    def _end_with(self, words: str) -> None:
        self.desk.trouble = words
        try:
            self.runner.send("stop", words)
        except NotNow:
            self._show()

    def _painted(self, t_ns: int, view: ViewTransform | None) -> None:
        if view is None:
            self.desk.hidden()
        else:
            self.desk.shown(t_ns, view, window=self.participant.stage.handling.window)

    def _answer(self, answers: Any) -> None:
        self.desk.answer(answers)

    def _send(self, event: str, *args: Any) -> None:
        try:
            self.runner.send(event, *args)
        except NotNow as error:
            self.alarms.setText(str(error))
        except (StudyError, OSError) as error:
            self._end_with(str(error))

    def _pause(self) -> None:
        self._send("go on" if self.runner.state == "paused" else "pause")
        if self.runner.state == "paused":
            self.participant.show_nothing()

    def _redo(self) -> None:
        row = self.trials.currentRow()
        period = self._period()
        own = [trial for trial in self._study.plan(self._number()) if trial.period == period]
        if 0 <= row < len(own):
            self._send("redo", own[row].number)

    def _keep_note(self) -> None:
        text = self.note.text().strip()
        if text:
            self._send("note", text)
            self.note.clear()

    # what is shown

    def _show(self) -> None:
        runner = self.runner
        words = runner.state if not runner.reason else f"{runner.state}: {runner.reason}"
        if runner.trial is not None and runner.phase is not None:
            kind = runner.phase.kind.replace("_", " ")
            words = f"trial {runner.trial.period}.{runner.trial.number}, {kind}"
        self.state.setText(words[:1].upper() + words[1:])
        self.alarms.setText(" ".join(alarm.sentence() for alarm in runner.alarms) or self.desk.trouble)
        takes = {event for state, event in runner.TABLE if state == runner.state}
        for name, made in self.buttons.items():
            made.setEnabled(name in takes or (name == "pause" and "go on" in takes))
        if self.runner.state == "waiting":
            self.buttons["next"].setEnabled(not self.runner.not_yet())
        self.models.setVisible(bool(self._ahead.of))
        self.ask_again.setVisible(bool(self._ahead.trouble))
        self.buttons["pause"].setText(tr("Go on") if runner.state == "paused" else tr("Pause"))
        self.note.setEnabled("note" in takes)
        self._show_trials()

    def _show_quality(self) -> None:
        found = self.desk.quality
        validation = self.runner.validation
        parts = [tr("no tracker yet") if self.desk.info is None else self.desk.info.model]
        if found is not None:
            parts.append(f"{found.rate_hz:.0f} Hz, {100 * found.loss_fraction:.0f} % lost")
        if self.desk.gaze is not None:
            parts.append(f"gaze at {self.desk.gaze[0]:.0f}, {self.desk.gaze[1]:.0f}")
        if validation is not None:
            parts.append(f"accuracy {validation.mean('both').accuracy_deg:.2f}°")
        held = self.desk.hold and self.desk.held is not None
        for name, made in self.judge.items():
            made.setEnabled(held and (name != "point" or self.live.target is not None))
        self.live.put(self.desk.gaze, self.desk.held or validation)
        self.quality.setText("; ".join(parts) + (" (records)" if self.desk.recording else ""))

    def _number(self) -> int:
        from app.study.participants import participant

        return participant(self._study, self._pseudonym).number

    def _period(self) -> int:
        todo = self.runner.todo
        return todo[0].period if todo else max(trial.period for trial in self._study.plan(self._number()))

    def _show_trials(self) -> None:
        if self.runner.todo and self.runner.state != "in trial":
            self.participant.prepare(self.runner.todo[0].stimulus)
        period = self._period()
        done = complete_in(attempts_of(self._study, self._pseudonym), period)
        chosen = self.trials.currentRow()
        self.trials.clear()
        for trial in self._study.plan(self._number()):
            if trial.period == period:
                mark = tr("done") if trial.number in done else tr("to do")
                if self.runner.trial == trial:
                    mark = tr("now")
                self.trials.addItem(
                    QListWidgetItem(f"{trial.number}  {mark}  {trial.stimulus.id} {trial.arm}")
                )
        self.trials.setCurrentRow(chosen)

    def closeEvent(self, event: QCloseEvent) -> None:
        self._timer.stop()
        self._ahead.close()
        if self.runner.state not in ENDED:
            self._send("stop", f"the window was closed at {datetime.now(UTC):%H:%M} UTC")
        self.participant.close()
        self.hide()  # the last voice is aligned yet
        self.desk.close()
        super().closeEvent(event)
