"""The films beside the one that is read: what was drawn on them is shown, and they are measured, too.

The session of such a film is opened with the first change and left with the film. Its changes are undone with
those of the film that is read, as long as it lies there.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from app.reading.kept import markup_of, ref_of
from app.reading.picture import Picture
from app.reading.records import Markup
from app.reading.workspace import Workspace
from ui.drawing import Change, Drawing
from ui.languages import tr
from ui.saving import say_journal_problem
from ui.shell import Shell
from ui.viewer.grid import ViewerGrid
from ui.viewer.pane_names import OTHERS

if TYPE_CHECKING:
    from pathlib import Path

    from app.library.index import Library, Study
    from app.reading.session import ReadingSession

SAVE_MS = 2000
"""After a change; until then it is in the journal."""
_SHOWN = "drawn on {}"


class DrawingBeside(QObject):
    """One for the window. hands: one for each pane of another image."""

    def __init__(self, shell: Shell, workspace: Workspace, grid: ViewerGrid) -> None:
        super().__init__(shell.parent)
        self._shell, self._workspace, self._grid = shell, workspace, grid
        self.hands = {
            name: Drawing(shell, grid, name, partial(grid.other, name), partial(self._put, name))
            for name in OTHERS
        }
        self._sessions: dict[str, ReadingSession] = {}
        """Image id -> what was changed beside the film that is read."""
        self._folders: dict[str, Path] = {}
        """Image id -> where its study is: a session may be elsewhere (`KeptSessions`)."""
        self._waiting: dict[str, list[tuple[Change, str]]] = {}
        """Image id -> changes of a film whose session is being opened."""
        self._save = QTimer(self)
        self._save.setSingleShot(True)
        self._save.setInterval(SAVE_MS)
        self._save.timeout.connect(self.save_now)
        grid.other_shown.connect(self._other_shown)
        grid.panes_changed.connect(self._take_up)
        self._take_up()
        for name in OTHERS:
            self._other_shown(name)

    def has(self, study_id: str) -> bool:
        """Whether this film was changed here, and may be again."""
        return study_id in self._sessions or study_id in self._waiting

    def save_now(self) -> list[tuple[str, OSError]]:
        """Films whose measurements could not be written, and why."""
        self._save.stop()
        tried = [(s.study.title, self._save_one(s)) for s in self._sessions.values() if s.dirty]
        return [(title, error) for title, error in tried if error is not None]

    def leave(self) -> None:
        """The window closes."""
        library = self._workspace.library
        for image_id in list(self._waiting):
            study = library.get(image_id) if library is not None else None
            if study is not None:
                self._opened(study)
        for image_id in list(self._sessions):
            self._leave(image_id)

    def _take_up(self) -> None:
        for name, hand in self.hands.items():
            if name in self._grid.panes:
                hand.take_up()

    # the films come and go

    def _other_shown(self, name: str) -> None:
        hand = self.hands[name]
        hand.leave()
        hand.show(Markup())
        for key in (_SHOWN.format(name), "draw beside"):
            self._shell.messages.forget(key)
        beside = {_id(self._grid.other(other)) for other in OTHERS}
        for image_id in set(self._sessions) - beside:
            self._leave(image_id)
        self._load(name)

    def _load(self, name: str) -> None:
        """Show what is kept with the film of this pane."""
        picture, library = self._grid.other(name), self._workspace.library
        purpose = _SHOWN.format(name)
        self._shell.background.forget(purpose)
        if picture is None or library is None:
            return
        image_id = _id(picture)
        if image_id in self._sessions:
            self._refresh(image_id)
            return

        def shown(markup: Markup) -> None:
            if not self.has(image_id):  # else it was drawn on meanwhile
                self.hands[name].show(markup)

        def failed(error: Exception) -> None:
            self._shell.messages.say(
                tr("What was measured on the film beside cannot be shown: {error}", error=error),
                tone="warning",
                key=purpose,
            )

        self._shell.background.run(lambda: _kept(library, image_id), shown, failed, purpose=purpose)

    def _leave(self, image_id: str) -> None:
        session = self._sessions.pop(image_id)
        if session.dirty:
            self._save_one(session)
        self._workspace.sessions.leave(self._folders.pop(image_id), session)

    def _save_one(self, session: ReadingSession) -> OSError | None:
        try:
            session.save()
        except OSError as error:
            self._shell.messages.say(
                tr(
                    "What was measured on {title} was not saved: {strerror}.",
                    title=session.study.title,
                    strerror=error.strerror or error,
                ),
                tr("Make room or check the rights of {folder}.", folder=session.folder),
                tone="error",
                key="save beside",
            )
            return error
        return None

    # changes

    def _put(self, name: str, change: Change, what: str) -> None:
        picture, library = self._grid.other(name), self._workspace.library
        if picture is None or library is None:
            return
        image_id = _id(picture)
        if image_id == _id(self._workspace.film):
            self._refuse(
                name, tr("This is the film that is read."), tr("Measure on the pane where it is read.")
            )
        elif image_id in self._sessions:
            self._change(self._sessions[image_id], change, what)
        else:
            self.hands[name].show(change(self.hands[name].overlay.markup))
            self._waiting.setdefault(image_id, []).append((change, what))
            if len(self._waiting[image_id]) == 1:
                self._open(library, picture)

    def _open(self, library: Library, picture: Picture) -> None:
        """Its session, and with it what waits; a film that was only looked at is filed."""
        film = picture.radiograph

        def failed(error: Exception) -> None:
            self._waiting.pop(film.file_sha256, None)
            self._shell.messages.say(
                tr("What was drawn is not kept: {error}", error=error), tone="warning", key="draw beside"
            )

        self._shell.background.run(
            lambda: library.get(film.file_sha256) or library.add_radiograph(film), self._opened, failed
        )

    def _opened(self, study: Study) -> None:
        waiting = self._waiting.pop(study.id, [])
        read = self._workspace.session
        if read is not None and read.study.id == study.id:  # it was opened meanwhile
            for change, what in waiting:
                read.set_markup(change(read.markup), what)
            return
        opened = self._workspace.sessions.open(study.folder, ref_of(study))
        session = opened.session
        for what, what_now in opened.notes:
            self._shell.messages.say(what, what_now, tone="error", key="session beside")
        if session.read_only:
            self._refused(study)
            return
        self._sessions[study.id], self._folders[study.id] = session, study.folder
        for change, what in waiting:
            self._change(session, change, what)
        if study.id not in {_id(self._grid.other(name)) for name in OTHERS}:
            self._leave(study.id)  # it was taken away meanwhile

    def _refused(self, study: Study) -> None:
        for name in OTHERS:
            if _id(self._grid.other(name)) == study.id:
                way_out = tr("Close it there, then measure here.")
                self._refuse(
                    name,
                    tr("Not changed: {label} is open in another RadGaze window.", label=study.label),
                    way_out,
                )

    def _refuse(self, name: str, why: str, way_out: str) -> None:
        self._shell.messages.say(why, way_out, tone="warning", key="draw beside", seconds=8)
        self._load(name)

    def _change(self, session: ReadingSession, change: Change, what: str) -> None:
        before = session.markup
        session.set_markup(change(before), what)
        image_id = session.study.image_id
        self._refresh(image_id)
        if session.markup == before:
            return
        say_journal_problem(self._shell.messages, session, "journal beside")
        self._save.start()
        if self._workspace.session is not None:
            self._workspace.session.undo.push(
                what, lambda: self._back(image_id, back=True), lambda: self._back(image_id, back=False)
            )

    def _back(self, image_id: str, *, back: bool) -> None:
        """One step of a film that still lies there."""
        session = self._sessions.get(image_id)
        if session is not None:
            (session.undo.undo if back else session.undo.redo)()
            self._refresh(image_id)
            self._save.start()

    def _refresh(self, image_id: str) -> None:
        for name, hand in self.hands.items():
            if _id(self._grid.other(name)) == image_id:
                hand.show(self._sessions[image_id].markup)


def _id(picture: Picture | None) -> str:
    return picture.radiograph.file_sha256 if picture is not None else ""


def _kept(library: Library, image_id: str) -> Markup:
    """Raises SessionError, LibraryError."""
    study = library.get(image_id)
    return Markup() if study is None else markup_of(study)
