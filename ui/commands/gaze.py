"""Recording gaze, the tracker, replay, gaze analysis."""

from __future__ import annotations

import importlib
from functools import partial
from typing import TYPE_CHECKING

from ui.action_spec import ActionSpec
from ui.languages import tr

if TYPE_CHECKING:
    from ui.parts import Parts

SKIP_MS = 5000.0


def toggle_recording(parts: Parts, *, checked: bool = False) -> None:
    parts.recorder.toggle_recording()


def toggle_tracker(parts: Parts) -> None:
    if parts.recorder.state in ("streaming", "connecting"):
        parts.recorder.stop()
    else:
        parts.recorder.start(parts.recorder.provider, parts.recorder.options)


def calibrate(parts: Parts) -> None:
    """Calibrate and validate the tracker on the whole screen."""
    _calibration(parts, drift_only=False)


def check_drift(parts: Parts) -> None:
    """How far gaze is from a target now; reported, never corrected."""
    _calibration(parts, drift_only=True)


def _calibration(parts: Parts, *, drift_only: bool) -> None:
    if parts.shell.children.tracker is None:
        return
    if parts.recorder.recording is not None and not drift_only:
        parts.shell.messages.say(tr("Stop recording before calibrating."), key="calibration")
        return
    from ui.calibration.screen import CalibrationScreen

    screen = CalibrationScreen(
        parts.shell,
        parts.grid,
        parts.recorder,
        screen=parts.tracking.screen.screen,
        drift_only=drift_only,
    )

    def finished(words: str, tone: str) -> None:
        if words:
            parts.shell.messages.say(
                words, tone=tone, key="calibration", seconds=0 if tone == "warning" else 15
            )

    screen.finished.connect(finished)
    screen.begin()


def toggle_play(parts: Parts) -> None:
    parts.timeline.playback.toggle()


def play_back(parts: Parts) -> None:
    parts.timeline.playback.skip(-SKIP_MS)


def play_forward(parts: Parts) -> None:
    parts.timeline.playback.skip(SKIP_MS)


def next_speed(parts: Parts) -> None:
    parts.timeline.next_speed()


def leave_replay(parts: Parts) -> None:
    parts.timeline.playback.rest()


def clear_selection(parts: Parts) -> None:
    if parts.workspace.session is not None:
        parts.workspace.session.select(None)


def open_analysis(parts: Parts) -> None:
    """Made when it is first asked for; its plots take a moment to import, on a thread."""
    if parts.analysis is not None:
        _show(parts)
        return
    parts.shell.background.run(
        lambda: importlib.import_module("ui.analysis.window"),
        lambda _module: _make(parts),
        purpose="analysis",
    )


def _make(parts: Parts) -> None:
    from ui.analysis.window import AnalysisWindow

    if parts.analysis is None:
        parts.analysis = AnalysisWindow(
            parts.shell,
            parts.workspace,
            parts.grid,
            stage=parts.stage,
            playback=parts.timeline.playback,
            recorder=parts.recorder,
        )
        _show(parts)


def _show(parts: Parts) -> None:
    assert parts.analysis is not None
    parts.analysis.show()
    parts.analysis.raise_()
    parts.analysis.activateWindow()


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
