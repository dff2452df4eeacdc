"""Recording gaze, the tracker, replay."""

from __future__ import annotations

from typing import TYPE_CHECKING

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
