"""Which actions can be used now, and what undo and redo would do."""

from __future__ import annotations

from PySide6.QtCore import QObject

from app.reading.workspace import (
    FilmShown,
    JobChanged,
    LookChanged,
    SessionBegun,
    SessionLeft,
    TopicChanged,
    UndoMoved,
    Workspace,
)
from ui.languages import tr
from ui.shell import Shell
from ui.viewer.grid import ViewerGrid


class Enabling(QObject):
    """One for the window."""

    def __init__(self, shell: Shell, workspace: Workspace, grid: ViewerGrid) -> None:
        super().__init__(grid)
        self._shell, self._workspace, self._grid = shell, workspace, grid
        for kind in (FilmShown, LookChanged, SessionBegun, SessionLeft, TopicChanged, JobChanged):
            workspace.listen(kind, self.refresh)
        workspace.listen(SessionBegun, self._undo_moved)
        workspace.listen(UndoMoved, self._undo_moved)
        grid.active_changed.connect(self._active_changed)
        grid.state_changed.connect(self.polarity_changed)
        grid.other_changed.connect(self.polarity_changed)

    def refresh(self, _event: object = None) -> None:
        """By what each action needs (`ActionSpec.needs`)."""
        space, actions = self._workspace, self._shell.actions
        there = {
            "": True,
            "film": space.film is not None,
            "session": space.session is not None,
            "worker": space.session is not None and space.jobs is not None,
            "gaze": space.session is not None and space.session.gaze is not None,
        }
        for spec in self._shell.specs:
            if spec.needs:
                actions[spec.id].setEnabled(there[spec.needs])
        self._active_changed()
        actions["stop_jobs"].setEnabled(space.jobs is not None and bool(space.jobs.active))
        if space.session is None:
            for name in ("undo", "redo"):
                actions[name].setEnabled(False)

    def _active_changed(self, *_what: object) -> None:
        """The presets and the polarity are those of the pane under the reader's hand."""
        canvas, actions = self._grid.active_canvas(), self._shell.actions
        presets = canvas.picture.radiograph.presets if canvas.picture is not None else ()
        for number in (1, 2, 3):
            action = actions[f"preset_{number}"]
            action.setEnabled(number <= len(presets))
            if number <= len(presets):
                action.setText(tr("Window: {name}", name=presets[number - 1].name))
        self.polarity_changed()

    def polarity_changed(self, *_what: object) -> None:
        self._shell.check("invert", checked=self._grid.active_canvas().state.invert)

    def _undo_moved(self, _event: object = None) -> None:
        """The undo stack moved: its actions say what they would take back."""
        session = self._workspace.session
        if session is None:
            return
        stack = session.undo
        for name, verb, text in (
            ("undo", tr("Undo"), stack.undo_text),
            ("redo", tr("Redo"), stack.redo_text),
        ):
            action = self._shell.actions[name]
            action.setEnabled(text is not None)
            action.setText(f"{verb}: {_undone(text)}" if text else verb)


def _undone(text: str) -> str:
    """What would be undone, behind a colon: in small letters where the language is English."""
    words = tr(text)
    return words.lower() if words == text else words
