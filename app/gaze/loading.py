"""A recording that is on the disk becomes what the session shows: gaze, fixations, heat map."""

from __future__ import annotations

import logging
from collections.abc import Callable

from app.gaze.events import Event, Said
from app.reading.gaze import LoadedGaze, load_gaze
from app.reading.session import ReadingSession

log = logging.getLogger(__name__)


def load_into(
    session: ReadingSession,
    run: Callable[..., object],
    tell: Callable[[Event], None],
    *,
    still_read: Callable[[], bool],
) -> None:
    """The session's current recording, where it has one; what cannot be read is told. run: calls work on a
    thread, then what is done with it. still_read: whether the session is the one that is read."""
    entry = session.recording()
    if entry is None:
        return
    folder, study = session.folder / entry.folder, session.study

    def loaded(gaze: LoadedGaze) -> None:
        if still_read():
            session.set_gaze(gaze.gaze, gaze.fixations, gaze.heatmap)
            for said in _remarks(gaze):
                tell(said)

    def failed(error: Exception) -> None:
        log.warning("recording %s cannot be read", folder, exc_info=error)
        tell(
            Said(
                f"The gaze recording cannot be read: {error}",
                "It stays on disk as it is.",
                tone="warning",
                key="recording",
                scope="film",
            )
        )

    run(lambda: load_gaze(folder, study.width_px, study.height_px), loaded, failed, purpose="gaze")


def _remarks(gaze: LoadedGaze) -> list[Said]:
    said = []
    if gaze.damage:
        said.append(
            Said(
                f"Parts of the recording are damaged: {gaze.damage[0]}",
                "The rest is used; all of them are named in the gaze report.",
                tone="warning",
                key="damaged recording",
                scope="film",
            )
        )
    if gaze.end_text:
        said.append(Said(gaze.end_text, key="recording", scope="film", seconds=10))
    if not len(gaze.fixations):
        said.append(
            Said(
                "The recording holds no fixation on the image.",
                "Look at the image while recording; check the tracker's quality.",
                key="recording",
                scope="film",
                seconds=10,
            )
        )
    return said
