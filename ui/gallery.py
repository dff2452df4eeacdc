"""One panel by itself, without the window: `python -m ui.gallery explain [FILM]`.

For who works on a panel, and for its tests: `alone` makes a shell of which nothing belongs to a window. The
session is a new one in a temporary folder; nothing answers jobs.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QApplication, QWidget

from app.demo_study import demo_study
from app.reading.picture import load_picture
from app.reading.view import ViewState
from app.reading.workspace import Workspace
from app.settings import Settings
from ui import actions, theme
from ui.children import Children
from ui.gaze.tracking import Tracking
from ui.loading import Background
from ui.overlays.manager import OverlayManager
from ui.panels.explain import ExplainPanel
from ui.panels.findings import FindingsPanel
from ui.panels.gaze import GazePanel
from ui.panels.message_bar import MessageArea
from ui.panels.report import ReportPanel
from ui.panels.status_bar import StatusBar
from ui.panels.timeline import TimelinePanel
from ui.shell import Shell
from ui.top_bar import TopBar
from ui.viewer.grid import ViewerGrid


def alone(pressed: Callable[[str], None] = lambda _id: None) -> Shell:
    """A shell over an empty widget. pressed: is told which actions are used; they do nothing."""
    parent, specs = QWidget(), actions.rows()
    return Shell(
        settings=Settings(),
        save_settings=lambda: None,
        messages=MessageArea(parent),
        status=StatusBar(parent),
        background=Background(parent),
        children=Children(parent),
        specs=specs,
        actions=actions.build(specs, parent, lambda spec, *, checked: pressed(spec.id)),
        parent=parent,
    )


class Gallery:
    """Panels by name, made when they are asked for."""

    def __init__(self, shell: Shell, workspace: Workspace) -> None:
        self.shell, self.workspace = shell, workspace
        self._grid = ViewerGrid(shell.parent)
        self._stage = OverlayManager(self._grid, workspace)
        top_bar = TopBar(shell.specs, shell.actions, shell.parent)
        self._tracking = Tracking(shell, workspace, self._grid, self._stage, top_bar)
        self._recorder = self._tracking.controller
        self.panels: dict[str, Callable[[], QWidget]] = {
            "explain": lambda: ExplainPanel(shell, workspace),
            "findings": lambda: FindingsPanel(shell, workspace, self._grid, self._recorder),
            "gaze": lambda: GazePanel(shell, self._recorder, self._stage),
            "report": lambda: ReportPanel(shell, workspace, self._recorder),
            "timeline": lambda: TimelinePanel(shell, workspace, self._recorder, self._stage),
        }

    def panel(self, name: str) -> QWidget:
        """It shows the session of the workspace. Raises KeyError."""
        made = self.panels[name]()
        made.set_session(self.workspace.session)  # type: ignore[attr-defined]
        return made


def read_in(workspace: Workspace, film: Path, folder: Path) -> None:
    """Read a film in a library of its own."""
    from app.library.index import Library

    library = Library(folder)
    workspace.open_library(library)
    picture = load_picture(film)
    workspace.show(picture, view=ViewState())
    workspace.filed(picture, library.add_radiograph(picture.radiograph))


def _say(action_id: str) -> None:
    sys.stderr.write(f"{action_id}\n")


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m ui.gallery", description=__doc__)
    parser.add_argument("panel", choices=["explain", "findings", "gaze", "report", "timeline"])
    parser.add_argument("film", nargs="?", type=Path, default=demo_study(), help="default the demo study")
    args = parser.parse_args()
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    theme.install(app)
    with tempfile.TemporaryDirectory(prefix="radgaze-gallery-") as folder:
        shell, workspace = alone(_say), Workspace()
        read_in(workspace, args.film, Path(folder))
        panel = Gallery(shell, workspace).panel(args.panel)
        panel.setWindowTitle(args.panel)
        panel.resize(theme.theme().px(420), theme.theme().px(760))
        panel.show()
        code = app.exec()
        workspace.leave()
        workspace.sessions.close()
        workspace.shelf.close()
        shell.background.close()
    return code


if __name__ == "__main__":
    sys.exit(main())
