"""The sentences of a recording: what a reader is told, and what may be done about it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from app.gaze.events import Said

COVERED = "covered"
LEAVING = "leaving"
UNSAVED = "unsaved gaze"
AIDED = "aided"

NOTHING_RECORDED = Said("Nothing was recorded.", key="recording", scope="film", seconds=6)
TYPICAL_PLACES = Said(
    "The simulated reader looks at typical places: nothing is known of this film.",
    "Ask for lungs and heart (Shift+J), then record again.",
    key="recording",
    scope="film",
    seconds=12,
)
ELSEWHERE = Said(
    "The window is on another screen than the tracker's: gaze does not fall on it.",
    "Move it back, or start the tracker anew and calibrate it for this screen.",
    tone="warning",
    key="screen",
)


def leaving(go_on: Callable[[], None], stay: Callable[[], None]) -> Said:
    return Said(
        "Gaze is being recorded on this film.",
        "Another film ends the recording.",
        tone="warning",
        key=LEAVING,
        choices=(("End it and go on", go_on), ("Stay", stay)),
    )


def unsaved(samples: int, let_go: Callable[[], None], stay: Callable[[], None]) -> Said:
    return Said(
        f"{samples} samples of gaze are not on the disk: it does not take them.",
        "Free some space and they are written; closing now loses them.",
        tone="error",
        key=UNSAVED,
        choices=(("Close and lose them", let_go), ("Stay", stay)),
    )


def aided(shown: Sequence[str], hide: Callable[[], None], go_on: Callable[[], None]) -> Said:
    return Said(
        f"AI stands on the film: {', '.join(shown)}.",
        "Readers look where it points. What is shown is kept with the recording.",
        tone="warning",
        key=AIDED,
        choices=(("Hide it and record", hide), ("Record with it", go_on)),
    )


def not_begun(reason: str) -> Said:
    return Said("The recording did not begin.", reason, tone="warning", key="recording", scope="film")


def check_drift(recordings: int) -> Said:
    return Said(
        f"{recordings} recordings since the gaze was last checked.",
        "A drift check takes three seconds (Ctrl+Shift+K).",
        key="drift",
        seconds=15,
    )
