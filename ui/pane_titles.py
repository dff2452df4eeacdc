"""Writes the titles over the panes, and in their corners who made what and what a pixel measures."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from app.measure.annotation import Calibration
from app.measure.scale import length_scale
from app.reading.picture import Picture
from app.reading.titles import Title, model_lines, pane_models, pane_titles
from app.reading.workspace import (
    BesideShown,
    FilmShown,
    JobChanged,
    SessionBegun,
    SessionLeft,
    TopicChanged,
    Workspace,
)
from ui.viewer.grid import ViewerGrid

TOPICS = ("gaze", "explanation", "scanpaths", "selection", "recordings", "options", "painted")


class PaneTitles(QObject):
    """One for the window. more: parts that have titles of their own, later ones over earlier ones. recording:
    whether gaze is being recorded. hidden: panes whose overlay is switched off."""

    def __init__(self, workspace: Workspace, grid: ViewerGrid) -> None:
        super().__init__(grid)
        self._workspace, self._grid = workspace, grid
        self.recording: Callable[[], bool] = lambda: False
        self.tracker_source: Callable[[], str] = lambda: ""
        self.hidden: Callable[[], set[str]] = set
        self.more: list[Callable[[], dict[str, Title]]] = []
        for kind in (FilmShown, BesideShown, SessionBegun, SessionLeft, JobChanged):
            workspace.listen(kind, self.refresh)
        workspace.listen(TopicChanged, self._topic)
        grid.layout_changed.connect(self.refresh)
        self.refresh()

    def refresh(self, _event: object = None) -> None:
        """Write every pane's title and the words about who made what is painted in it."""
        grid, space = self._grid, self._workspace
        explain = grid.layout_id == "layout_explain"
        titles = pane_titles(
            film=space.film,
            session=space.session,
            jobs=space.jobs,
            prior=grid.prior,
            explain=explain,
            recording=self.recording(),
            tracker_source=self.tracker_source(),
            hidden=self.hidden(),
        )
        for more in self.more:
            titles |= more()
        for name, (title, words, colour) in titles.items():
            if name in grid.panes:
                grid.panes[name].header.set(title, words, colour)
        for name, models in pane_models(space.session, explain=explain).items():
            if name in grid.panes:
                self._say_models(name, model_lines(models))

    def _topic(self, event: TopicChanged) -> None:
        if event.topic in TOPICS:
            self.refresh()

    def _say_models(self, pane: str, lines: list[str]) -> None:
        canvas = self._grid.panes[pane].canvas
        if canvas.corner_lines.get("bottom_right") != lines:
            canvas.corner_lines["bottom_right"] = lines
            canvas.update()


def say_scale(grid: ViewerGrid, film: Picture | None, calibration: Calibration | None) -> None:
    """The corner says what a pixel measures, and what that rests on: the file's word or the reader's."""
    if film is None:
        return
    canvas = grid.panes["main"].canvas
    scale = length_scale(film.radiograph, calibration)
    said = [f"{scale.down:.3f} mm, {scale.provenance}"] if scale.unit == "mm" else []
    canvas.corner_lines["top_right"] = [*canvas.corner_lines.get("film", []), *said]
