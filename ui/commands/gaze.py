"""Recording gaze, the tracker, replay, gaze analysis."""

from __future__ import annotations

import importlib
from functools import partial
from typing import TYPE_CHECKING

from ui.action_spec import ActionSpec

if TYPE_CHECKING:
    from ui.main_window import MainWindow

SKIP_MS = 5000.0


def toggle_recording(window: MainWindow, _checked: bool = False) -> None:
    if window.recorder is not None:
        window.recorder.toggle_recording()


def toggle_tracker(window: MainWindow) -> None:
    if window.recorder is None:
        return
    if window.recorder.state in ("streaming", "connecting"):
        window.recorder.stop()
    else:
        window.recorder.start(window.recorder.provider, window.recorder.options)


def calibrate(window: MainWindow) -> None:
    """Calibrate and validate the tracker on the whole screen."""
    _calibration(window, drift_only=False)


def check_drift(window: MainWindow) -> None:
    """How far gaze is from a target now; reported, never corrected."""
    _calibration(window, drift_only=True)


def _calibration(window: MainWindow, *, drift_only: bool) -> None:
    if window.recorder is None or window.children_.tracker is None:
        return
    if window.recorder.recording is not None and not drift_only:
        window.messages.say("Stop recording before calibrating.", key="calibration")
        return
    from ui.calibration.screen import CalibrationScreen

    screen = CalibrationScreen(window, drift_only=drift_only)

    def finished(words: str, tone: str) -> None:
        if words:
            window.messages.say(words, tone=tone, key="calibration", seconds=0 if tone == "warning" else 15)

    screen.finished.connect(finished)
    screen.begin()


def toggle_play(window: MainWindow) -> None:
    if window.timeline is not None:
        window.timeline.playback.toggle()


def play_back(window: MainWindow) -> None:
    if window.timeline is not None:
        window.timeline.playback.skip(-SKIP_MS)


def play_forward(window: MainWindow) -> None:
    if window.timeline is not None:
        window.timeline.playback.skip(SKIP_MS)


def next_speed(window: MainWindow) -> None:
    if window.timeline is not None:
        window.timeline.next_speed()


def leave_replay(window: MainWindow) -> None:
    if window.timeline is not None:
        window.timeline.playback.rest()


def clear_selection(window: MainWindow) -> None:
    if window.session is not None:
        window.session.select(None)


def open_analysis(window: MainWindow) -> None:
    """Made when it is first asked for; its plots take a moment to import, on a thread."""
    if window.stage is None:
        return
    if window.analysis is not None:
        _show(window)
        return
    window.background.run(
        lambda: importlib.import_module("ui.analysis.window"),
        lambda _module: _make(window),
        purpose="analysis",
    )


def _make(window: MainWindow) -> None:
    from ui.analysis.window import AnalysisWindow

    if window.analysis is None and not window.closing:
        window.analysis = AnalysisWindow(window)
        _show(window)


def _show(window: MainWindow) -> None:
    assert window.analysis is not None
    window.analysis.show()
    window.analysis.raise_()
    window.analysis.activateWindow()


_row = partial(ActionSpec, section="Gaze")
ROWS = (
    _row(
        id="record",
        text="Record",
        keys="R",
        tip="Record gaze while reading (asks for consent first)",
        call=toggle_recording,
        needs="session",
        icon="record",
        checkable=True,
    ),
    _row(
        id="play",
        text="Play",
        keys="Space",
        tip="Play or pause the recorded gaze",
        call=toggle_play,
        needs="gaze",
        icon="play",
        by_hand=True,
    ),
    _row(
        id="play_back",
        text="Back 5 s",
        keys=",",
        tip="Go back 5 s in the recording",
        call=play_back,
        needs="gaze",
        icon="previous",
    ),
    _row(
        id="play_forward",
        text="Forward 5 s",
        keys=".",
        tip="Go on 5 s in the recording",
        call=play_forward,
        needs="gaze",
        icon="next",
    ),
    _row(
        id="replay_speed", text="Replay speed", keys="X", tip="The next speed of the replay", call=next_speed
    ),
    _row(
        id="show_whole",
        text="Show all",
        keys="Shift+X",
        tip="Leave the replay, show the whole scanpath",
        call=leave_replay,
    ),
    _row(
        id="tracker",
        text="Start or stop tracker",
        keys="Ctrl+T",
        tip="Start or stop the eye tracker",
        call=toggle_tracker,
    ),
    _row(
        id="calibrate",
        text="Calibrate…",
        keys="Ctrl+K",
        tip="Calibrate and validate the eye tracker",
        call=calibrate,
    ),
    _row(
        id="check_drift",
        text="Drift check",
        keys="Ctrl+Shift+K",
        tip="Look at one target: how far gaze is off now",
        call=check_drift,
    ),
    _row(
        id="analysis",
        text="Gaze analysis…",
        keys="Ctrl+Shift+G",
        tip="Areas of interest, gaze over time, the gaze report",
        call=open_analysis,
    ),
    _row(
        id="select_all_gaze",
        text="Whole recording",
        keys="Ctrl+Shift+A",
        tip="Draft with the whole recording again",
        call=clear_selection,
        needs="gaze",
    ),
)
