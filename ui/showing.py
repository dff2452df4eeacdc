"""Puts the film that is read, and those beside it, into the panes; what is done to the view goes back."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from app.library.patients import doubt_of
from app.reading.picture import Picture
from app.reading.report import as_sentence
from app.reading.view import ViewState
from app.reading.workspace import (
    BesideShown,
    FilmLeft,
    FilmShown,
    LookChanged,
    PaintedView,
    SessionBegun,
    StudyFiled,
    Workspace,
)
from app.words import iso_day, patient_name
from ui.languages import tr
from ui.pane_titles import say_scale
from ui.shell import Shell
from ui.top_bar import TopBar
from ui.viewer.grid import ViewerGrid
from ui.viewer.pane_names import OTHERS

MOST_NOTES = 2
"""Messages of what had to be put right to show the image; more stand in Why this look."""


class Showing(QObject):
    """One for the window."""

    def __init__(self, shell: Shell, workspace: Workspace, grid: ViewerGrid, top_bar: TopBar) -> None:
        super().__init__(grid)
        self._shell, self._workspace, self._grid, self._top_bar = shell, workspace, grid, top_bar
        workspace.listen(FilmLeft, self._left)
        workspace.listen(FilmShown, self._show)
        workspace.listen(StudyFiled, self._filed)
        workspace.listen(LookChanged, self._change_look)
        workspace.listen(BesideShown, self._show_beside)
        grid.view_painted.connect(self._painted)
        grid.state_changed.connect(self._moved)
        grid.other_changed.connect(self._other_moved)
        grid.gpu_failed.connect(self._gpu_failed)
        grid.overlay_failed.connect(self._overlay_failed)

    # films

    def _left(self, _event: FilmLeft) -> None:
        self._shell.messages.forget_scope("film")
        self._shell.status.note("")

    def _show(self, event: FilmShown) -> None:
        grid, film = self._grid, event.film
        for name in OTHERS:
            grid.set_other(name, None)
        grid.set_picture(film, caches=event.prepared)
        focus = QApplication.focusWidget()
        if focus is None or focus is self._top_bar.first_focus():
            grid.panes["main"].canvas.setFocus()
        self._name(film, film.radiograph.path.name)
        for number, warning in enumerate(film.radiograph.warnings[:MOST_NOTES], 1):
            key = f"image note {number}"
            self._shell.messages.say(as_sentence(warning), key=key, seconds=12, scope="film")

    def _filed(self, event: StudyFiled) -> None:
        """A PNG or JPEG of the library lies there under another name than the one that it came with."""
        film = self._workspace.film
        if film is not None and film.radiograph.file_sha256 == event.study.id:
            self._name(film, event.study.label)

    def _name(self, film: Picture, otherwise: str) -> None:
        """Window and corner say the patient's name, or what the film is called without one."""
        name = patient_name(film.radiograph.meta.patient_name) or otherwise
        self._shell.parent.setWindowTitle(f"{name} - RadGaze")
        self._corner_lines(film, name)

    def _corner_lines(self, film: Picture, title: str) -> None:
        radiograph = film.radiograph
        meta = radiograph.meta
        patient_id = meta.patient_id if meta.patient_id != title else ""
        second = "   ".join(t for t in (patient_id, iso_day(meta.study_date)) if t)
        right = [" ".join(t for t in (meta.modality, meta.view_position or meta.series_description) if t)]
        self._grid.pane("main").canvas.corner_lines = {
            "top_left": [t for t in (title, second) if t],
            "film": [t for t in right if t],
            "bottom_right": [tr("Research use only")],
        }
        say_scale(self._grid, film, None)

    def _change_look(self, event: LookChanged) -> None:
        self._grid.set_picture(event.film, event.view)
        if event.new:
            self._shell.status.note("")
            why = f"{event.film.radiograph.why[0]}."
            self._shell.messages.say(why, tr("U says why it looks so."), seconds=8, key="look", scope="film")

    def _show_beside(self, event: BesideShown) -> None:
        grid, radiograph = self._grid, event.film.radiograph
        grid.set_other(event.pane, event.film, event.view, event.prepared)
        self._compare_patients()
        name = patient_name(radiograph.meta.patient_name) or radiograph.path.name
        lines = [t for t in (name, iso_day(radiograph.meta.study_date)) if t]
        grid.pane(event.pane).canvas.corner_lines = {"top_left": lines}

    def _compare_patients(self) -> None:
        """Said, not refused: ids differ between hospitals."""
        space, messages = self._workspace, self._shell.messages
        if space.film is None:
            return
        doubt = doubt_of(space.film.radiograph, [film.radiograph for film in space.beside.values()])
        if doubt:
            way_out = tr("Make sure that both are of the same patient.")
            messages.say(doubt, way_out, tone="warning", key="patient", scope="film")
        else:
            messages.forget("patient")

    # views

    def put_view(self, state: ViewState) -> None:
        """Show `state` without a new step of undo."""
        self._grid.put(state)
        if self._workspace.session is not None:
            self._workspace.session.view = state
        self._shell.check("invert", checked=self._grid.active_canvas().state.invert)

    def restore(self, event: SessionBegun) -> None:
        """The film is seen as it was when it was left, unless the reader was faster."""
        session, kept, grid = event.session, event.session.view, self._grid
        if grid.state != grid.first["main"]:
            session.view = grid.state
        elif kept != ViewState():  # after the layout has come to rest
            QTimer.singleShot(0, self, lambda: self._put_kept(event, kept))

    def _put_kept(self, event: SessionBegun, kept: ViewState) -> None:
        if self._workspace.session is event.session:
            self.put_view(kept)

    def _painted(self, t_ns: int, transform: Any, centre: float, width: float, pane: str) -> None:
        self._workspace.log_view(
            PaintedView(
                t_ns=t_ns,
                transform=transform,
                centre=centre,
                width=width,
                invert=self._grid.panes[pane].canvas.state.invert,
                pane=pane,
                image=self._grid.image_labels.get(pane, "") if self._workspace.session is not None else "",
            )
        )

    def _moved(self, before: ViewState, after: ViewState, what: str, merge_key: str) -> None:
        self._workspace.view_moved(before, after, what, put=self.put_view, merge_key=merge_key or None)

    def _other_moved(self, pane: str, before: ViewState, after: ViewState, what: str, merge_key: str) -> None:
        """A pane of another image was moved by itself."""
        image, session = self._shown_in(pane), self._workspace.session

        def put(state: ViewState) -> None:
            if self._shown_in(pane) == image:
                self._grid.put_other(pane, state)

        if session is not None:
            session.undo.push(what, lambda: put(before), lambda: put(after), merge_key=merge_key or None)

    def _shown_in(self, pane: str) -> str:
        picture = self._grid.panes[pane].canvas.picture
        return picture.radiograph.file_sha256 if picture is not None else ""

    def _overlay_failed(self, why: str) -> None:
        self._shell.messages.say(
            tr("Something over the film cannot be drawn and was switched off ({why}).", why=why),
            tr("The log says where it came from: Help > Log."),
            tone="warning",
            key="overlay",
            scope="film",
        )

    def _gpu_failed(self, why: str) -> None:
        self._shell.messages.say(
            tr("The graphics card does not paint the images: {why}.", why=why),
            tr("The processor does, with the same result."),
            tone="warning",
            key="gpu",
        )
