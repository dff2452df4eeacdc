"""The tracker controller joined to the window: what it says is shown, what it asks is asked, and it is told
which views are on the screen.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer

from app.gaze import events
from app.gaze.panels import PanelLog
from app.gaze.surroundings import Surroundings
from app.gaze.tracker_controller import TrackerController
from app.reading.aided import ai_in_view
from ui.gaze.cross import FixationCross
from ui.gaze.live import LiveGazePainter
from ui.gaze.panel_places import panel_places
from ui.gaze.screen import FilmWatch, Pointer, TrackedScreen
from ui.languages import tr
from ui.viewer.pane_names import OTHERS
from ui.widgets import clock_text

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from app.reading.workspace import Workspace
    from eyetracking.messages import PanelPlace
    from ui.overlays.manager import OverlayManager
    from ui.panels.right_panel import RightPanel
    from ui.shell import Shell
    from ui.top_bar import TopBar
    from ui.viewer.grid import ViewerGrid

TICK_MS = 500


class Tracking(QObject):
    """Makes the controller, and hears it. screen: the tracked one."""

    def __init__(
        self, shell: Shell, workspace: Workspace, grid: ViewerGrid, stage: OverlayManager, top_bar: TopBar
    ) -> None:
        super().__init__(shell.parent)
        self._shell, self._workspace, self._grid = shell, workspace, grid
        self._stage, self._top_bar = stage, top_bar
        self.screen = TrackedScreen(shell.parent, shell.settings.display)
        self.watch = FilmWatch(shell.parent, grid.panes["main"].canvas)
        self.controller = TrackerController(
            workspace,
            Surroundings(
                settings=shell.settings,
                save_settings=shell.save_settings,
                client=lambda: shell.children.tracker,
                screen=self.screen,
                ai_shown=self.ai_shown,
                run=shell.background.run,
            ),
        )
        controller = self.controller
        self.live = LiveGazePainter(grid, stage, seen=controller.views.on_tracked_screen, parent=self)
        self.pointer = Pointer(self.screen, controller.pointer, self)
        self.cross: FixationCross | None = None
        """Where the film will be, before a recording."""
        self._clock = QTimer(self)
        self._clock.setInterval(TICK_MS)
        self._clock.timeout.connect(controller.tick)
        self._listen()
        self.watch.looked.connect(controller.set_covered)
        grid.view_painted.connect(self._painted)
        grid.panes_changed.connect(self._panes_changed)
        shell.children.tracker_event.connect(controller.handle)

    def _listen(self) -> None:
        listen, messages = self.controller.listen, self._shell.messages
        listen(events.TrackerChanged, self.show)
        listen(events.PointerWanted, lambda event: self.pointer.want(wanted=event.wanted))
        listen(events.LiveGazeCame, lambda event: self.live.take(event.gaze))
        listen(events.LiveGazeEnded, lambda _event: self.live.ended())
        listen(events.ViewsWanted, self._tell_views)
        listen(events.ConsentWanted, self._ask_consent)
        listen(events.RecordingComes, lambda _event: self._shell.check("panel_timeline"))
        listen(events.CrossWanted, self._put_cross)
        listen(events.CrossOver, self._take_cross)
        listen(events.AiToBeHidden, lambda _event: self._shell.check("hide_all"))
        listen(events.RecordingBegan, lambda _event: self._watch_closely(on=True))
        listen(events.RecordingEnded, lambda _event: self._watch_closely(on=False))
        listen(events.Said, self._say)
        listen(events.Unsaid, lambda event: messages.forget(event.key))

    def watch_panels(self, results: RightPanel, others: dict[str, QWidget]) -> None:
        """Recordings are told where these stand, and the panes."""

        def places() -> list[PanelPlace]:
            return panel_places(self.screen.screen, self._grid, self._stage, results, others)

        self.panels = PanelLog(
            self.controller, self._workspace, client=lambda: self._shell.children.tracker, places=places
        )
        self._clock.timeout.connect(self.panels.tick)

    def close(self) -> None:
        """The window closes."""
        self.watch.end()
        self.pointer.want(wanted=False)
        self._clock.stop()
        self.controller.close()

    def ai_shown(self) -> list[str]:
        """What of AI can be seen now, in words."""
        stage, session = self._stage, self._workspace.session
        if session is None:
            return []
        return ai_in_view(
            session,
            map_shown=stage.matex.visible and stage.matex.shown,
            scanpath_shown=stage.predicted.visible and bool(stage.predicted.samples),
            panels_shown=self._shell.checked("panel_right"),
        )

    # views

    def _painted(self, t_ns: int, transform: Any, centre: float, width: float, pane: str) -> None:
        if pane not in OTHERS:
            label = self._grid.image_labels.get(pane, "")
            self.controller.views.painted(t_ns, transform, centre, width, label=label)

    def _tell_views(self, _event: events.ViewsWanted) -> None:
        for canvas in self._grid.canvases():
            transform = canvas.transform()
            if transform is not None and canvas.isVisible():
                window = canvas.picture.window(canvas.state) if canvas.picture is not None else None
                centre, width = (window.centre, window.width) if window else (0.0, 0.0)
                self._painted(time.monotonic_ns(), transform, centre, width, canvas.pane)

    def _panes_changed(self) -> None:
        for name in set(self._grid.panes) - set(self._grid.shown()):
            self.controller.views.hidden(name)

    def _watch_closely(self, *, on: bool) -> None:
        if on:
            self._clock.start()
        else:
            self._clock.stop()
        self.watch.closely(on=on)

    # what is asked

    def _ask_consent(self, event: events.ConsentWanted) -> None:
        from ui.dialogs.consent import ConsentDialog

        dialog = ConsentDialog(self._shell.settings.reader.id, self._shell.parent, licence=event.licence)
        dialog.agreed.connect(self.controller.agreed)
        dialog.open()

    def _put_cross(self, event: events.CrossWanted) -> None:
        from ui.mean_grey import grey_of

        self.cross = FixationCross(
            self._grid.panes["main"].canvas,
            seconds=event.seconds,
            grey=grey_of(self._grid),
            done=self.controller.cross_done,
        )

    def _take_cross(self, event: events.CrossOver) -> None:
        cross, self.cross = self.cross, None
        if cross is not None:
            cross.cancel()  # not where it has ended by itself
        if event.begins:
            self._grid.panes["main"].canvas.setFocus()

    # what is said

    def _say(self, event: events.Said) -> None:
        self._shell.messages.say(
            event.text,
            event.way_out,
            tone=event.tone,
            key=event.key,
            scope=event.scope,
            seconds=event.seconds,
            actions=event.choices,
        )

    def show(self, _event: object = None) -> None:
        """The status line, and the button that records."""
        shell, controller = self._shell, self.controller
        text, colour = controller.words()
        shell.status.set("tracker", text, colour)
        shell.actions["record"].setChecked(controller.busy)
        wanted = (
            tr("Recording {clock_text}", clock_text=clock_text(controller.seconds * 1000))
            if controller.busy
            else tr("Record")
        )
        if shell.actions["record"].text() != wanted:
            self._top_bar.set_recording(wanted)
