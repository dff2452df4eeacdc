"""A few parts of the window without the window: each test file names those that it is about.

A desk has a film, the grid that shows it, and the parts that were named, put together as `ui.parts` does it.
There are no child processes, no library list, no panels and no menu unless they were named; a command that
asks for a part that is not there fails. Its names are those of the window, so that hands work on both.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from PySide6.QtWidgets import QApplication

from app.reading.picture import load_picture
from app.reading.view import ViewState
from app.reading.workspace import Workspace
from ui import actions, theme
from ui.gallery import alone

SIZE = (1220, 788)
"""Of the grid, in px: what the window leaves to it at 1440 x 900."""
BELOW_PX = 90
"""Where messages and the status line lie, under the films."""


def _top_bar(desk: Desk) -> Any:
    from ui.top_bar import TopBar

    return TopBar(desk.shell.specs, desk.shell.actions, desk.shell.parent)


def _showing(desk: Desk) -> Any:
    from app.reading.workspace import SessionBegun
    from ui.showing import Showing

    showing = Showing(desk.shell, desk.workspace, desk.grid, desk.top_bar)
    desk.workspace.listen(SessionBegun, showing.restore)
    return showing


def _titles(desk: Desk) -> Any:
    from ui.pane_titles import PaneTitles

    return PaneTitles(desk.workspace, desk.grid)


def _enabling(desk: Desk) -> Any:
    from ui.enabling import Enabling

    return Enabling(desk.shell, desk.workspace, desk.grid)


def _saving(desk: Desk) -> Any:
    from ui.saving import Saving

    return Saving(desk.shell, desk.workspace)


def _opener(desk: Desk) -> Any:
    from ui.opening import StudyOpener

    return StudyOpener(desk.shell, desk.workspace, desk.grid, desk.folder)


def _stage(desk: Desk) -> Any:
    from ui.overlays.manager import OverlayManager

    return OverlayManager(desk.grid, desk.workspace)


def _annotating(desk: Desk) -> Any:
    from ui.annotating import Annotating

    made = Annotating(desk.shell, desk.workspace, desk.grid)
    desk.stage.on_top = [made.overlay]
    desk.stage.arrange()
    return made


def _comparing(desk: Desk) -> Any:
    from ui.comparing import Comparing

    stage = desk.stage
    made = Comparing(desk.shell, desk.workspace, desk.grid, stage=stage, titles=desk.titles)
    for pane, overlays in made.overlays().items():
        stage.on_others.setdefault(pane, []).extend(overlays)
    stage.arrange()
    return made


def _beside(desk: Desk) -> Any:
    from ui.drawing_beside import DrawingBeside

    made, stage = DrawingBeside(desk.shell, desk.workspace, desk.grid), desk.stage
    for pane, hand in made.hands.items():
        stage.on_others.setdefault(pane, []).insert(0, hand.overlay)
    stage.arrange()
    return made


def _tracking(desk: Desk) -> Any:
    from ui.gaze.tracking import Tracking

    return Tracking(desk.shell, desk.workspace, desk.grid, desk.stage, desk.real("top_bar"))


def _studies(desk: Desk) -> Any:
    from ui.panels.study_browser import StudyBrowser

    made = StudyBrowser(desk.shell, desk.workspace, desk.grid, desk.opener)
    made.setParent(desk.shell.parent)
    return made


def _results(desk: Desk) -> Any:
    from ui.panels.right_panel import RightPanel

    made = RightPanel(desk.shell, desk.workspace, desk.grid, recorder=desk.recorder, stage=desk.stage)
    made.setParent(desk.shell.parent)
    return made


def _timeline(desk: Desk) -> Any:
    from ui.panels.timeline import TimelinePanel

    made = TimelinePanel(desk.shell, desk.workspace, desk.recorder, desk.stage)
    made.setParent(desk.shell.parent)
    return made


def _job_places(desk: Desk) -> Any:
    from ui.job_places import JobPlaces

    return JobPlaces(desk.shell, desk.workspace, desk.grid)


def _tending(desk: Desk) -> Any:
    from ui.tending import Tending

    return Tending(desk.shell, desk.workspace, opener=desk.opener, studies=desk.studies, beside=desk.beside)


def _hanging(desk: Desk) -> Any:
    from ui.hanging import HangingController

    return HangingController(desk.shell, desk.workspace, desk.grid, opener=desk.opener, titles=desk.titles)


def _analysis(desk: Desk) -> Any:
    from ui.analysis.window import AnalysisWindow

    return AnalysisWindow(
        desk.shell,
        desk.workspace,
        desk.grid,
        stage=desk.stage,
        playback=desk.timeline.playback,
        recorder=desk.recorder,
    )


def _lens(desk: Desk) -> Any:
    from ui.lens import Lens

    return Lens(desk.shell, desk.grid, desk.magnifier)


def _visibility(desk: Desk) -> Any:
    from ui.visibility import Visibility

    return Visibility(
        desk.shell,
        desk.grid,
        desk.stage,
        annotating=desk.annotating,
        beside=desk.beside,
    )


def _pointing(desk: Desk) -> Any:
    from ui.pointing import Pointing

    return Pointing(
        desk.shell,
        desk.workspace,
        desk.grid,
        stage=desk.stage,
        magnifier=desk.magnifier,
        comparing=desk.comparing,
        playback=SimpleNamespace(),  # nothing is replayed
    )


def _hands(desk: Desk) -> Any:
    from ui.hands import Hands

    return Hands(desk.shell, desk.grid, desk.lens, SimpleNamespace(moved=lambda _event: None))


MAKERS: dict[str, Callable[[Desk], Any]] = {
    "top_bar": _top_bar,
    "showing": _showing,
    "titles": _titles,
    "enabling": _enabling,
    "saving": _saving,
    "opener": _opener,
    "stage": _stage,
    "annotating": _annotating,
    "comparing": _comparing,
    "beside": _beside,
    "tracking": _tracking,
    "studies": _studies,
    "results": _results,
    "timeline": _timeline,
    "job_places": _job_places,
    "analysis": _analysis,
    "lens": _lens,
    "visibility": _visibility,
    "pointing": _pointing,
    "hands": _hands,
    "hanging": _hanging,
    "tending": _tending,
}
"""In the order in which the window makes them: who listens first is told first."""
ABSENT: dict[str, Any] = {
    "beside": SimpleNamespace(hands={}),
    "comparing": SimpleNamespace(show=lambda _name: None, hovered=lambda _pane, _at: None),
    "results": SimpleNamespace(end_edits=lambda: None),
    "folding": SimpleNamespace(apply=lambda: None, apply_state=lambda: None),
    "top_bar": SimpleNamespace(tool_chosen=lambda _tool: None, first_focus=lambda: None),
}
"""What stands for a part that commands and other parts always turn to, where a desk has none."""
ALWAYS = ("showing", "enabling")


class Desk:
    """parts: names of `MAKERS`. What a part cannot be without is made with it."""

    def __init__(self, folder: Path, parts: tuple[str, ...], size: tuple[int, int] = SIZE) -> None:
        self._made: dict[str, Any] = {}
        self._named, self._complete = {*parts, *ALWAYS}, False
        self.folder = folder
        self.shell = alone(self._use)
        self._rows = {spec.id: spec for spec in self.shell.specs}
        self.workspace = Workspace(lambda: self.shell.children.worker)
        self.parent, self.settings = self.shell.parent, self.shell.settings
        self.actions_, self.messages, self.status = (
            self.shell.actions,
            self.shell.messages,
            self.shell.status,
        )
        self.background = self.shell.background
        from ui.viewer.grid import ViewerGrid

        self.grid = ViewerGrid(self.parent)
        self.resize(*size)
        for name in MAKERS:
            if name in self._named:
                getattr(self, name)
        self._complete = True
        if self._made.get("opener") is None:  # reading is the desk's; an opener files as the window's does
            from app.library.index import Library

            self.workspace.open_library(Library(folder))
        self.parent.show()
        self.parent.activateWindow()
        QApplication.processEvents()

    def resize(self, width: int, height: int) -> None:
        """The films have so much room, in px."""
        self.parent.resize(width, height + BELOW_PX)
        self.grid.setGeometry(0, 0, width, height)
        self.messages.setGeometry(0, height, width, BELOW_PX // 2)
        self.status.setGeometry(0, height + BELOW_PX // 2, width, BELOW_PX // 2)

    def __getattr__(self, name: str) -> Any:
        made = self.__dict__.get("_made", {})
        if name in made:
            return made[name]
        if name in MAKERS and not self._complete and (name in self._named or name not in ABSENT):
            made[name] = MAKERS[name](self)
            return made[name]
        if name in ABSENT:
            return ABSENT[name]
        raise AttributeError(f"this desk has no {name}: name it among its parts")

    def real(self, name: str) -> Any:
        """The part itself, also where something could stand for it."""
        self._named.add(name)
        return getattr(self, name)

    def _use(self, action_id: str) -> None:
        actions.run(self._rows[action_id], self, checked=self.shell.checked(action_id))

    # the names that the window has

    @property
    def session(self) -> Any:
        return self.workspace.session

    @property
    def picture(self) -> Any:
        return self.workspace.film

    @property
    def study(self) -> Any:
        return self.workspace.study

    @property
    def library(self) -> Any:
        return self.workspace.library

    @property
    def recorder(self) -> Any:
        return self.tracking.controller

    @property
    def magnifier(self) -> Any:
        return self.stage.magnifier

    @property
    def canvas(self) -> Any:
        return self.grid.panes["main"].canvas

    def open_path(self, path: Path) -> None:
        """Read a film: its session has begun when this returns, unless an opener is among the parts."""
        if "opener" in self._made:
            self.opener.open_path(path)
            return
        film = load_picture(path)
        self.workspace.show(film, view=self.grid.state)
        self.workspace.filed(film, self.library.add_radiograph(film.radiograph))
        self.canvas.setFocus()
        QApplication.processEvents()

    def start_tracker_host(self) -> None:
        """The child process that holds a tracker; there is no other."""
        from eyetracking.client import TrackerClient

        children = self.shell.children
        children.tracker = TrackerClient(children._from_tracker.emit)
        self.tracking.show()

    def put_beside(self, pane: str, film: Any, state: ViewState | None = None) -> None:
        self.workspace.put_beside(pane, film, view=state)

    def close(self) -> None:
        made = self._made
        if "analysis" in made:
            made["analysis"].end()
        for name in ("comparing", "tracking"):
            if name in made:
                made[name].close()
        if "timeline" in made:
            made["timeline"].playback.pause()
        if "hands" in made:
            made["hands"].remove()
        if "opener" in made:
            made["opener"].stop()
        self.workspace.leave()
        if "beside" in made:
            made["beside"].leave()
        self.workspace.sessions.close()
        self.workspace.shelf.close()
        self.shell.children.stop()
        self.background.close()
        self.parent.close()
        self.parent.deleteLater()


@contextmanager
def desks(folder: Path) -> Iterator[Callable[..., Desk]]:
    """make(*parts, size=(1220, 788), scale=1.0): desks over one library, closed at the end."""
    made: list[Desk] = []

    def make(*parts: str, size: tuple[int, int] = SIZE, scale: float = 1.0) -> Desk:
        theme.install(QApplication.instance(), font_scale=scale)  # type: ignore[arg-type]
        made.append(Desk(folder, parts, size))
        return made[-1]

    yield make
    for desk in reversed(made):
        desk.close()
    QApplication.processEvents()
