"""The list of studies: going through it, tending it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from ui.action_spec import ActionSpec

if TYPE_CHECKING:
    from pathlib import Path

    from app.library.index import Study
    from ui.main_window import MainWindow


def next_study(window: MainWindow) -> None:
    _step(window, 1)


def previous_study(window: MainWindow) -> None:
    _step(window, -1)


def _step(window: MainWindow, by: int) -> None:
    if window.studies is not None:
        window.studies.open_next(by)


def rebuild(window: MainWindow) -> None:
    """Make the list again from the folders of the library."""
    library = window.opener.library
    if library is None:
        return

    def done(count: int) -> None:
        studies = "1 study" if count == 1 else f"{count} studies"
        words = f"The list was made again from the library's folders: {studies}."
        window.messages.say(words, seconds=8, key="rebuild")
        window.opener.say_warnings(library)
        if window.studies is not None:
            window.studies.refresh()

    window.background.run(library.rebuild, done, lambda error: _said(window, "The list stays", error))


def ask_to_remove(window: MainWindow, study: Study) -> None:
    from ui.dialogs.confirm import Confirm

    if _is_open(window, study):
        return
    question = (
        f"{study.label} leaves the list with its gaze, measurements and report. The files are kept in the "
        "folder “removed” of the library, and come back when that study's folder is moved to “studies”."
    )
    dialog = Confirm("Remove from library", question, accept="Remove", parent=window)
    dialog.accepted.connect(lambda: remove(window, study))
    dialog.open()


def remove(window: MainWindow, study: Study) -> None:
    """`ask_to_remove` without the question. A study that is open stays."""
    library = window.opener.library
    if library is None or _is_open(window, study):
        return

    def done(folder: Path) -> None:
        window.messages.say(f"{study.label} was removed.", f"Its files lie in {folder}.", seconds=20)
        if window.studies is not None:
            window.studies.refresh()

    window.opener.sessions.forget(study.folder)
    window.background.run(
        lambda: library.remove(study.id), done, lambda error: _said(window, f"{study.label} stays", error)
    )


def _is_open(window: MainWindow, study: Study) -> bool:
    """Said, where this window or another one has it."""
    here = window.study is not None and window.study.id == study.id
    here = here or (window.complete and window.beside.has(study.id))
    if here or window.opener.opening == study.image or window.opener.sessions.elsewhere(study.folder):
        where = "" if here else " in another window"
        window.messages.say(
            f"{study.label} is open{where} and stays in the library.",
            "Open another study first." if here else "Close it there first.",
            tone="warning",
            key="remove",
        )
        return True
    return False


def _said(window: MainWindow, what: str, error: Exception) -> None:
    reason, way_out = getattr(error, "reason", str(error)), getattr(error, "way_out", "")
    window.messages.say(f"{what}: {reason}.", way_out, tone="error", key="library")


_row = partial(ActionSpec, section="Panels")
ROWS = (
    _row(
        id="next_study",
        text="Next study",
        keys="PgDown",
        tip="Open the next study of the list",
        call=next_study,
    ),
    _row(
        id="previous_study",
        text="Previous study",
        keys="PgUp",
        tip="Open the study before it in the list",
        call=previous_study,
    ),
    _row(
        id="rebuild_list",
        text="Rebuild list",
        keys="Ctrl+Shift+F5",
        tip="Make the list of studies again from the library's folders",
        call=rebuild,
    ),
)
