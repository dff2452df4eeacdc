"""The eye tracker: which one, with what options, how good; and the recordings of this study."""

from __future__ import annotations

import functools
import shutil
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from app.gaze.events import TrackerChanged
from app.reading.whose import short
from eyetracking.numerals import number
from eyetracking.tracker import Provider, providers
from ui.languages import said, tr
from ui.theme import theme
from ui.widgets import ActionButton, ElidedButton, Form, Panel, button, label, rule

if TYPE_CHECKING:
    from app.gaze.tracker_controller import TrackerController
    from app.reading.job import Job
    from app.reading.session import ReadingSession
    from ui.overlays.manager import OverlayManager
    from ui.shell import Shell


class GazePanel(Panel):
    """Provider, options, start and stop, quality, recordings."""

    def __init__(self, shell: Shell, recorder: TrackerController, stage: OverlayManager) -> None:
        super().__init__(tr("Gaze"))
        self._shell, self._recorder, self._stage = shell, recorder, stage
        self._session: ReadingSession | None = None
        self._said = ""
        self._build_tracker()
        self.column.addWidget(rule())
        self._build_quality()
        self._build_screen()
        self._build_checks()
        self.column.addWidget(rule())
        self._build_recordings()
        self.column.addStretch(1)
        self.provider.setCurrentIndex(max(0, self.provider.findData(recorder.provider)))
        self.destroyed.connect(recorder.listen(TrackerChanged, lambda _event: self._show()))
        self._options()
        self._show()
        self._list()
        stage.point.live = shell.settings.tracker.show_live

    def _build_tracker(self) -> None:
        """Which tracker, with which options; start, stop, find."""
        self.column.addWidget(label(tr("Eye tracker"), "heading"))
        self.provider = QComboBox()
        known = providers()
        for name in sorted(known, key=lambda name: (known[name].order, known[name].title)):
            self.provider.addItem(tr(known[name].title), name)
        self.provider.setAccessibleName(tr("Eye tracker"))
        self.provider.setToolTip(tr("Where gaze comes from"))
        self.provider.currentIndexChanged.connect(lambda _i: self._options())
        self.column.addWidget(self.provider)
        self._about = label("", "dim", wrap=True)
        self.column.addWidget(self._about)
        self._form_box = QWidget()
        self._form = Form(self._form_box)
        self.column.addWidget(self._form_box)
        self._fields: dict[str, QLineEdit | QComboBox] = {}
        self._wrong = label("", "warning", wrap=True)
        self._running = label("", "warning", wrap=True)
        line = QHBoxLayout()
        line.setSpacing(theme().px(6))
        self.start = button(
            tr("Start"),
            tr("Connect to the tracker and stream (Ctrl+T)"),
            self._start,
            role="primary",
            name=tr("Start the tracker"),
        )
        self.stop = button(
            tr("Stop"), tr("Stop the tracker (Ctrl+T)"), self._stop, name=tr("Stop the tracker")
        )
        self.look_for = button(tr("Find"), tr("Look for devices"), self._find, name=tr("Find devices"))
        for made in (self.start, self.stop, self.look_for):
            line.addWidget(made)
        line.addStretch(1)
        self.column.addLayout(line)
        self.error = label("", "warning", wrap=True)
        for words in (self._wrong, self._running, self.error):  # they come and go
            self.below().addWidget(words)

    def _build_quality(self) -> None:
        self.column.addWidget(label(tr("Quality, last second"), "heading"))
        grid = Form()
        grid.setVerticalSpacing(theme().px(4))
        self._quality: dict[str, QLabel] = {}
        for key, text in (
            ("rate", tr("Rate")),
            ("loss", tr("Loss")),
            ("precision", tr("Precision RMS")),
            ("latency", tr("Latency")),
            ("accuracy", tr("Accuracy")),
        ):
            self._quality[key] = label("–", "small")
            grid.row(text, self._quality[key])
        self.column.addLayout(grid)

    def _build_checks(self) -> None:
        """Calibration, drift, and the live point."""
        checks = QHBoxLayout()
        checks.setSpacing(theme().px(6))
        checks.addWidget(ActionButton(self._shell.actions["calibrate"]))
        checks.addWidget(ActionButton(self._shell.actions["check_drift"]))
        checks.addStretch(1)
        self.column.addLayout(checks)
        self.live = QCheckBox(tr("Show the live gaze point"))
        self.live.setAccessibleName(tr("Show the live gaze point"))
        self.live.setToolTip(
            tr(
                "A ring where the eyes are now. It draws the eyes: leave it off for readers whose gaze "
                "matters"
            )
        )
        self.live.setChecked(self._shell.settings.tracker.show_live)
        self.live.toggled.connect(self._show_live)
        self.column.addWidget(self.live)

    def _build_recordings(self) -> None:
        heading = QHBoxLayout()
        heading.addWidget(label(tr("Recordings"), "heading"))
        heading.addStretch(1)
        heading.addWidget(ActionButton(self._shell.actions["record"], role="record"))
        self.column.addLayout(heading)
        self.encrypt = QCheckBox(tr("Encrypt new recordings"))
        self.encrypt.setAccessibleName(tr("Encrypt new recordings"))
        self.encrypt.setToolTip(
            tr(
                "On the disk, with a key that the operating system keeps for this user; nobody else can "
                "read them"
            )
        )
        self.encrypt.setChecked(self._shell.settings.tracker.encrypt)
        self.encrypt.toggled.connect(self._set_encrypt)
        self.column.addWidget(self.encrypt)
        self._recordings = QVBoxLayout()
        self._recordings.setSpacing(theme().px(4))
        self.column.addLayout(self._recordings)
        self._consent = label("", "dim", wrap=True)
        self.column.addWidget(self._consent)

    @property
    def _chosen(self) -> type[Provider]:
        return providers()[str(self.provider.currentData())]

    def _kept(self, name: str) -> dict[str, str]:
        """The options that this tracker was used with last."""
        kept = self._shell.settings.tracker
        return dict(kept.options if kept.provider == name else kept.options_of.get(name, {}))

    def _options(self) -> None:
        chosen = self._chosen
        self._form.empty()
        self._fields.clear()
        kept = self._kept(chosen.name)
        shown = [option for option in chosen.takes if not option.advanced]
        for option in shown:
            value = kept.get(option.name, "" if option.default is None else f"{option.default}")
            if option.kind == "number" and option.name not in kept and option.default is not None:
                value = f"{option.default:g}"
            field: QLineEdit | QComboBox
            if option.choices:
                field = QComboBox()
                field.addItems(list(option.choices))
                field.setCurrentText(value)
            else:
                field = QLineEdit(value)
                field.textEdited.connect(lambda _text: self._check())
            field.setAccessibleName(tr(option.title))
            field.setToolTip(tr(option.hint or option.title))
            self._fields[option.name] = field
            self._form.row(tr(option.title), field)
        self._form_box.setVisible(bool(shown))
        about = tr(chosen.hint)
        if chosen.needs:
            about += tr(" Needs: {needs}.", needs=tr(chosen.needs))
        unseen = [name for name in kept if name not in self._fields and kept[name]]
        if unseen:
            about += tr(" Also set: {unseen}.", unseen=", ".join(f"{name} {kept[name]}" for name in unseen))
        self._about.setText(about)
        self.look_for.setVisible(chosen.can_discover)
        self._check()
        self._running_words()

    def _typed(self) -> dict[str, str]:
        return {
            key: (field.currentText() if isinstance(field, QComboBox) else field.text()).strip()
            for key, field in self._fields.items()
        }

    def _check(self) -> bool:
        """Say at the fields what cannot be; whether all can."""
        problems = []
        typed = self._typed()
        for option in self._chosen.takes:
            if option.name not in self._fields:
                continue
            field, wrong = self._fields[option.name], option.problem(typed[option.name])
            field.setToolTip(wrong or tr(option.hint or option.title))
            field.setAccessibleDescription(wrong)
            if wrong:
                problems.append(wrong)
        self._wrong.setText(" ".join(problems))
        self._wrong.setVisible(bool(problems))
        self.start.setEnabled(not problems)
        return not problems

    def _start(self) -> None:
        recorder = self._recorder
        if recorder is not None and self._check():
            name = self._chosen.name
            recorder.start(name, {**self._kept(name), **self._typed()})

    def _running_words(self) -> None:
        """The tracker that runs is not the one that is chosen: said, until it is started."""
        recorder = self._recorder
        other = (
            recorder is not None
            and recorder.state in ("streaming", "connecting")
            and recorder.provider != self._chosen.name
        )
        words = ""
        if other and recorder is not None:
            running = providers().get(recorder.provider)
            title = tr(running.title) if running is not None else recorder.provider
            words = tr(
                "{title} still runs. Restart changes to {title_2}.",
                title=title,
                title_2=tr(self._chosen.title),
            )
        self._running.setText(words)
        self._running.setVisible(bool(words))

    def _stop(self) -> None:
        self._recorder.stop()

    def _find(self) -> None:
        self._recorder.discover(self._chosen.name)

    def _set_encrypt(self, on: bool) -> None:  # noqa: FBT001 - a slot
        self._shell.settings.tracker.encrypt = on
        self._shell.save_settings()

    def _show_live(self, shown: bool) -> None:  # noqa: FBT001 - a slot
        self._shell.settings.tracker.show_live = shown
        self._shell.save_settings()
        self._stage.point.live = shown
        self._stage.live_ended()

    def _build_screen(self) -> None:
        """The tracked screen in millimetres: degrees stand on it."""
        display = self._shell.settings.display
        self.column.addWidget(label(tr("Screen"), "heading"))
        form = Form()
        values = (
            (
                "width_mm",
                tr("Width"),
                display.width_mm,
                tr("Width of the picture, mm; empty: as the monitor tells"),
            ),
            ("height_mm", tr("Height"), display.height_mm, tr("Height of the picture, mm")),
            (
                "distance_mm",
                tr("Eye distance"),
                display.distance_mm if display.distance_entered else 0.0,
                tr("From the eyes to the screen, mm"),
            ),
        )
        self._mm: dict[str, QLineEdit] = {}
        for name, words, value, tip in values:
            field = QLineEdit(f"{value:g}" if value else "")
            field.setAccessibleName(tr("{words} in mm", words=words))
            field.setToolTip(tip)
            field.editingFinished.connect(self._enter_screen)
            self._mm[name] = field
            form.row(tr("{words}, mm", words=words), field)
        self.column.addLayout(form)
        self._screen = label("", "dim", wrap=True)
        self.column.addWidget(self._screen)

    def _enter_screen(self) -> None:
        values, wrong = {}, []
        for name, field in self._mm.items():
            value = number(field.text().strip() or "0", default=-1.0)
            least, most = (200, 2000) if name == "distance_mm" else (60, 3000)
            if value and not least <= value <= most:
                wrong.append(
                    tr(
                        "{accessiblename} lies between {least} and {most}.",
                        accessiblename=field.accessibleName(),
                        least=least,
                        most=most,
                    )
                )
            values[name] = value
        if not wrong and bool(values["width_mm"]) != bool(values["height_mm"]):
            wrong.append(tr("Enter width and height, or neither."))
        if wrong:
            self._screen.setText(" ".join(wrong))
            return
        self._recorder.set_screen(**values)
        self._screen_words()

    def _screen_words(self) -> None:
        recorder = self._recorder
        if recorder is None:
            return
        width, height, origin = recorder.screen_mm()
        distance = self._shell.settings.display.distance_mm
        self._mm["width_mm"].setPlaceholderText(f"{width:.0f} ({tr(origin)})")
        self._mm["height_mm"].setPlaceholderText(f"{height:.0f} ({tr(origin)})")
        self._mm["distance_mm"].setPlaceholderText(f"{distance:.0f} ({tr('assumed')})")
        assumed = recorder.assumed()
        self._screen.setText(
            tr("Degrees are approximate. Assumed: {assumed}.", assumed=assumed) if assumed else ""
        )

    def set_session(self, session: ReadingSession | None) -> None:
        self._session = session
        self._list()

    def session_changed(self, topic: str) -> None:
        if topic in ("recordings", "gaze"):
            self._list()

    def job_changed(self, _job: Job) -> None:
        """Nothing here depends on jobs."""

    def _show(self) -> None:
        recorder = self._recorder
        if recorder is None:
            return
        streaming = recorder.state in ("streaming", "connecting")
        if streaming and self._said != recorder.provider:
            self._said = recorder.provider
            self.provider.setCurrentIndex(max(0, self.provider.findData(recorder.provider)))
        self.start.setText(tr("Restart") if streaming else tr("Start"))
        self.stop.setEnabled(streaming)
        found = "; ".join(d.text or d.name for d in recorder.devices)
        self.error.setText(recorder.error or (tr("Found: {found}", found=found) if found else ""))
        self.error.setVisible(bool(self.error.text()))
        quality = recorder.quality
        self._quality["rate"].setText(
            tr("{rate_hz:.0f} of {nominal_hz:.0f} Hz", rate_hz=quality.rate_hz, nominal_hz=quality.nominal_hz)
            if quality
            else "–"
        )
        self._quality["loss"].setText(f"{100 * quality.loss_fraction:.1f} %" if quality else "–")
        precise = quality.precision_deg if quality else float("nan")
        self._quality["precision"].setText(f"{precise:.2f}°" if precise == precise else "–")
        late = quality.latency_ms if quality else float("nan")
        self._quality["latency"].setText(f"{late:.0f} ms" if late == late else "–")
        self._quality["accuracy"].setText(said(recorder.accuracy_words().removeprefix("accuracy ")))
        self._screen_words()
        self._running_words()

    def _list(self) -> None:
        while self._recordings.count():
            item = self._recordings.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        session = self._session
        if session is None or not session.recordings:
            self._recordings.addWidget(
                label(tr("None yet. R records, after your consent."), "dim", wrap=True)
            )
            self._consent.setText("")
            return
        for entry in reversed(session.recordings):
            row = QWidget()
            line = QHBoxLayout(row)
            line.setContentsMargins(0, 0, 0, 0)
            line.setSpacing(theme().px(4))
            current = entry.id == session.current_recording
            text = f"{entry.started_at[:16].replace('T', ' ')}   {short(entry.whose)}"
            choose = ElidedButton(text, tr("Show this recording"), functools.partial(self._choose, entry.id))
            choose.setCheckable(True)
            choose.setChecked(current)
            choose.setStyleSheet("text-align: left;")
            line.addWidget(choose, 1)
            line.addWidget(
                button(
                    tr("Erase"),
                    tr("Erase this recording from the disk"),
                    functools.partial(self._ask_erase, entry.id),
                    role="segment",
                    name=tr("Erase {text}", text=text),
                ),
                0,
                Qt.AlignmentFlag.AlignRight,
            )
            self._recordings.addWidget(row)
        shown = session.recording()
        if shown is not None:
            self._consent.setText(
                tr(
                    "Consent: {purpose}; reader {reader_id}.",
                    purpose=shown.purpose,
                    reader_id=shown.reader_id,
                )
            )

    def _choose(self, recording_id: str) -> None:
        if self._session is not None and self._recorder is not None:
            self._session.current_recording = recording_id
            self._session.selection_ms = None
            self._session.changed("recordings")
            self._recorder.load_current()

    def _ask_erase(self, recording_id: str) -> None:
        self._shell.messages.say(
            tr("Erase this recording? It cannot be brought back."),
            key="erase",
            tone="warning",
            actions=[(tr("Erase"), lambda: self._erase(recording_id))],
        )

    def _erase(self, recording_id: str) -> None:
        session = self._session
        recorder = self._recorder
        entry = session.recording(recording_id) if session is not None else None
        if session is None or entry is None or recorder is None or session.refused():
            return
        if recorder.recording is not None and recorder.recording.id == recording_id:
            recorder.end()
            return
        folder = session.folder / entry.folder
        try:
            shutil.rmtree(folder)
        except FileNotFoundError:
            pass
        except OSError as error:
            self._shell.messages.say(
                tr("The recording was not erased: {strerror}.", strerror=error.strerror), tone="error"
            )
            return
        session.recordings = [r for r in session.recordings if r.id != recording_id]
        if session.current_recording == recording_id:
            session.current_recording = session.recordings[-1].id if session.recordings else None
            session.set_gaze(None, None, None)
            recorder.load_current()
        session.changed("recordings")
