"""The eye tracker: which one, with what options, how good; and the recordings of this study."""

from __future__ import annotations

import functools
import shutil
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from ui.theme import theme
from ui.widgets import ActionButton, ElidedButton, Form, Panel, button, label, rule

if TYPE_CHECKING:
    from app.reading.job import Job
    from app.reading.session import ReadingSession
    from ui.overlays.stage import Stage
    from ui.recording import RecordingDesk
    from ui.shell import Shell

Option = tuple[str, str, str, str, tuple[str, ...]]
"""id, words, default, tooltip, choices (empty: free text)."""

READERS = ("careful", "quick", "resident", "hurried", "expert", "student")
PROVIDERS: tuple[tuple[str, str, str, tuple[Option, ...]], ...] = (
    (
        "mouse",
        "Mouse (no eye tracker)",
        "The mouse stands for the eyes, so that everything can be tried.",
        (),
    ),
    (
        "simulated-reader",
        "Simulated reader",
        "A seeded model of a reader looks at the image.",
        (
            ("seed", "Seed", "1", "The same seed reads in the same way", ()),
            ("temperament", "Reader", "careful", "What kind of reader", READERS),
            ("speed", "Speed", "1", "1 is real time", ()),
            ("error_deg", "Error", "0", "Degrees that gaze is off until it is calibrated", ()),
        ),
    ),
    (
        "replay",
        "Replay of a recording",
        "Plays an earlier recording as if it were live.",
        (
            ("path", "Recording", "", "A recording's folder, or a .tsv table of samples", ()),
            ("speed", "Speed", "1", "1 is real time", ()),
        ),
    ),
    (
        "lsl",
        "Lab Streaming Layer",
        "Any LSL gaze stream on this network.",
        (
            ("stream", "Stream", "", "Name of the stream; empty takes the first", ()),
            ("layout", "Layout", "", "A TOML file that says which channel is which; empty: by labels", ()),
        ),
    ),
    (
        "tobii",
        "Tobii",
        "Tobii Pro trackers through TittaPy or tobii-research.",
        (("address", "Address", "", "Empty takes the first tracker found", ()),),
    ),
    (
        "gazepoint",
        "Gazepoint",
        "GP3 trackers through Gazepoint Control.",
        (("host", "Host", "127.0.0.1", "The machine that runs Gazepoint Control", ()),),
    ),
    (
        "eyelink",
        "EyeLink",
        "EyeLink trackers through SR Research's pylink.",
        (
            ("address", "Address", "100.1.1.1", "Of the EyeLink's host PC", ()),
            ("rate_hz", "Rate", "1000", "Samples a second", ()),
        ),
    ),
    ("eyelogic", "EyeLogic", "EyeLogic trackers through the vendor's SDK (Windows).", ()),
)
DISCOVERED = ("lsl", "tobii", "gazepoint", "eyelogic")


class GazePanel(Panel):
    """Provider, options, start and stop, quality, recordings."""

    def __init__(self, shell: Shell, recorder: RecordingDesk, stage: Stage) -> None:
        super().__init__("Gaze")
        self._shell, self._recorder, self._stage = shell, recorder, stage
        self._session: ReadingSession | None = None
        self._said = ""
        look = theme()
        self.column.addWidget(label("Eye tracker", "heading"))
        self.provider = QComboBox()
        for name, text, _about, _options in PROVIDERS:
            self.provider.addItem(text, name)
        self.provider.setAccessibleName("Eye tracker")
        self.provider.setToolTip("Where gaze comes from")
        self.provider.currentIndexChanged.connect(lambda _i: self._options())
        self.column.addWidget(self.provider)
        self._about = label("", "dim", wrap=True)
        self.column.addWidget(self._about)
        self._form_box = QWidget()
        self._form = Form(self._form_box)
        self.column.addWidget(self._form_box)
        self._fields: dict[str, QLineEdit | QComboBox] = {}
        line = QHBoxLayout()
        line.setSpacing(look.px(6))
        self.start = button(
            "Start",
            "Connect to the tracker and stream (Ctrl+T)",
            self._start,
            role="primary",
            name="Start the tracker",
        )
        self.stop = button("Stop", "Stop the tracker (Ctrl+T)", self._stop, name="Stop the tracker")
        self.look_for = button("Find", "Look for devices", self._find, name="Find devices")
        for made in (self.start, self.stop, self.look_for):
            line.addWidget(made)
        line.addStretch(1)
        self.column.addLayout(line)
        self.error = label("", "warning", wrap=True)
        self.column.addWidget(self.error)
        self.column.addWidget(rule())
        self.column.addWidget(label("Quality, last second", "heading"))
        grid = Form()
        grid.setVerticalSpacing(look.px(4))
        self._quality: dict[str, QLabel] = {}
        for key, text in (
            ("rate", "Rate"),
            ("loss", "Loss"),
            ("precision", "Precision RMS"),
            ("latency", "Latency"),
            ("accuracy", "Accuracy"),
        ):
            self._quality[key] = label("–", "small")
            grid.row(text, self._quality[key])
        self.column.addLayout(grid)
        self._screen = label("", "dim", wrap=True)
        self.column.addWidget(self._screen)
        checks = QHBoxLayout()
        checks.setSpacing(look.px(6))
        checks.addWidget(ActionButton(shell.actions["calibrate"]))
        checks.addWidget(ActionButton(shell.actions["check_drift"]))
        checks.addStretch(1)
        self.column.addLayout(checks)
        self.live = QCheckBox("Show the live gaze point")
        self.live.setAccessibleName("Show the live gaze point")
        self.live.setToolTip("A ring where the eyes are now (G)")
        self.live.setChecked(True)
        self.live.toggled.connect(self._show_live)
        self.column.addWidget(self.live)
        self.column.addWidget(rule())
        heading = QHBoxLayout()
        heading.addWidget(label("Recordings", "heading"))
        heading.addStretch(1)
        heading.addWidget(ActionButton(shell.actions["record"], role="record"))
        self.column.addLayout(heading)
        self._recordings = QVBoxLayout()
        self._recordings.setSpacing(look.px(4))
        self.column.addLayout(self._recordings)
        self.encrypt = QCheckBox("Encrypt new recordings")
        self.encrypt.setAccessibleName("Encrypt new recordings")
        self.encrypt.setToolTip(
            "On the disk, with a key that the operating system keeps for this user; nobody else can read them"
        )
        self.encrypt.setChecked(shell.settings.tracker.encrypt)
        self.encrypt.toggled.connect(self._set_encrypt)
        self.column.addWidget(self.encrypt)
        self._consent = label("", "dim", wrap=True)
        self.column.addWidget(self._consent)
        self.column.addStretch(1)
        chosen = self.provider.findData(recorder.provider)
        self.provider.setCurrentIndex(max(0, chosen))
        recorder.changed.connect(self._show)
        self._options()
        self._show()
        self._list()

    def _spec(self) -> tuple[str, str, str, tuple[Option, ...]]:
        return PROVIDERS[max(0, self.provider.currentIndex())]

    def _options(self) -> None:
        name, _text, about, options = self._spec()
        self._form.empty()
        self._fields.clear()
        kept = self._shell.settings.tracker
        for key, words, default, tip, choices in options:
            value = str(kept.options.get(key, default)) if kept.provider == name else default
            field: QLineEdit | QComboBox
            if choices:
                field = QComboBox()
                field.addItems(list(choices))
                field.setCurrentText(value)
            else:
                field = QLineEdit(value)
            field.setAccessibleName(words)
            field.setToolTip(tip)
            self._fields[key] = field
            self._form.row(words, field)
        self._form_box.setVisible(bool(options))
        self._about.setText(about)
        self.look_for.setVisible(name in DISCOVERED)

    def _start(self) -> None:
        recorder = self._recorder
        if recorder is not None:
            values: dict[str, Any] = {
                key: (field.currentText() if isinstance(field, QComboBox) else field.text()).strip()
                for key, field in self._fields.items()
            }
            recorder.start(self._spec()[0], values)

    def _stop(self) -> None:
        if self._recorder is not None:
            self._recorder.stop()

    def _find(self) -> None:
        if self._recorder is not None:
            self._recorder.discover(self._spec()[0])

    def _set_encrypt(self, on: bool) -> None:
        self._shell.settings.tracker.encrypt = on
        self._shell.save_settings()

    def _show_live(self, shown: bool) -> None:
        if self._stage is not None:
            self._stage.point.visible = shown
            self._stage.live_ended()

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
        self.start.setText("Restart" if streaming else "Start")
        self.stop.setEnabled(streaming)
        found = "; ".join(d.text or d.name for d in recorder.devices)
        self.error.setText(recorder.error or (f"Found: {found}" if found else ""))
        self.error.setVisible(bool(self.error.text()))
        quality = recorder.quality
        self._quality["rate"].setText(
            f"{quality.rate_hz:.0f} of {quality.nominal_hz:.0f} Hz" if quality else "–"
        )
        self._quality["loss"].setText(f"{100 * quality.loss_fraction:.1f} %" if quality else "–")
        precise = quality is not None and quality.precision_deg == quality.precision_deg
        self._quality["precision"].setText(f"{quality.precision_deg:.2f}°" if precise else "–")
        late = quality is not None and quality.latency_ms == quality.latency_ms
        self._quality["latency"].setText(f"{quality.latency_ms:.0f} ms" if late else "–")
        self._quality["accuracy"].setText(recorder.accuracy_words().removeprefix("accuracy "))
        display = self._shell.settings.display
        self._screen.setText(
            ""
            if display.width_mm > 0
            else f"Screen size assumed; eye distance {display.distance_mm:.0f} mm assumed."
        )

    def _list(self) -> None:
        while self._recordings.count():
            item = self._recordings.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        session = self._session
        if session is None or not session.recordings:
            self._recordings.addWidget(label("None yet. R records, after your consent.", "dim", wrap=True))
            self._consent.setText("")
            return
        for entry in reversed(session.recordings):
            row = QWidget()
            line = QHBoxLayout(row)
            line.setContentsMargins(0, 0, 0, 0)
            line.setSpacing(theme().px(4))
            current = entry.id == session.current_recording
            text = f"{entry.started_at[:16].replace('T', ' ')}   {entry.provider}"
            choose = ElidedButton(text, "Show this recording", functools.partial(self._choose, entry.id))
            choose.setCheckable(True)
            choose.setChecked(current)
            choose.setStyleSheet("text-align: left;")
            line.addWidget(choose, 1)
            line.addWidget(
                button(
                    "Erase",
                    "Erase this recording from the disk",
                    functools.partial(self._ask_erase, entry.id),
                    role="segment",
                    name=f"Erase {text}",
                ),
                0,
                Qt.AlignmentFlag.AlignRight,
            )
            self._recordings.addWidget(row)
        shown = session.recording()
        if shown is not None:
            self._consent.setText(f"Consent: {shown.purpose}; reader {shown.reader_id}.")

    def _choose(self, recording_id: str) -> None:
        if self._session is not None and self._recorder is not None:
            self._session.current_recording = recording_id
            self._session.selection_ms = None
            self._session.changed("recordings")
            self._recorder.load_current()

    def _ask_erase(self, recording_id: str) -> None:
        self._shell.messages.say(
            "Erase this recording? It cannot be brought back.",
            key="erase",
            tone="warning",
            actions=[("Erase", lambda: self._erase(recording_id))],
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
            self._shell.messages.say(f"The recording was not erased: {error.strerror}.", tone="error")
            return
        session.recordings = [r for r in session.recordings if r.id != recording_id]
        if session.current_recording == recording_id:
            session.current_recording = session.recordings[-1].id if session.recordings else None
            session.set_gaze(None, None, None)
            recorder.load_current()
        session.changed("recordings")
