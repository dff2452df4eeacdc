"""Which overlay stands on which pane, kept in step with the session, the replay and the live gaze.

What there is, and where it lies, says `ui.laid_over`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import QObject

from app.reading.gaze import fixations_on_map, heatmap_of_stretch, predicted_as_scanpath
from app.reading.sentence_places import map_of_sentence
from ui.following import follow_jobs, follow_topics
from ui.laid_over import overlays
from ui.overlay_spec import TOP

if TYPE_CHECKING:
    from app.reading.session import ReadingSession
    from app.reading.workspace import Workspace
    from ui.overlays.anatomy import AnatomyOverlay
    from ui.overlays.areas import AreasOverlay
    from ui.overlays.gaze_point import GazePointOverlay
    from ui.overlays.magnifier import Magnifier
    from ui.overlays.maps import MapOverlay
    from ui.overlays.scanpaths import PredictedOverlay, ScanpathOverlay
    from ui.viewer.grid import ViewerGrid


HEAT_STEP_MS = 100.0
"""During a replay the heat map grows in such steps."""


class OverlayManager(QObject):
    """Owns the overlays. One, 1|2: all on the main pane. Explain: own gaze | MATEX | predicted.

    on_top, on_others: overlays of whoever draws, over the main pane and over panes of other films.
    """

    def __init__(self, grid: ViewerGrid, workspace: Workspace) -> None:
        super().__init__(grid)
        self._grid = grid
        self._session: ReadingSession | None = None
        self._specs = overlays()
        self._made = {spec.id: spec.make() for spec in self._specs}
        self.gaze_heat = cast("MapOverlay", self._made["gaze_heat"])
        self.matex = cast("MapOverlay", self._made["matex"])
        self.predicted_heat = cast("MapOverlay", self._made["predicted_heat"])
        self.own = cast("ScanpathOverlay", self._made["own"])
        self.predicted = cast("PredictedOverlay", self._made["predicted"])
        self.point = cast("GazePointOverlay", self._made["point"])
        self.areas = cast("AreasOverlay", self._made["areas"])
        self.anatomy = cast("AnatomyOverlay", self._made["anatomy"])
        self.magnifier = cast("Magnifier", self._made["magnifier"])
        self._on = {"gaze": True, "scanpath": True, "matex": True}
        self._playing = False
        self._heat_until: float | None = None
        self.on_top: list[Any] = []
        self.on_others: dict[str, list[Any]] = {}
        follow_topics(workspace, self)
        follow_jobs(workspace, self)
        grid.layout_changed.connect(self.arrange)
        self.arrange()

    # placing

    def arrange(self, _layout: str = "") -> None:
        """Put the overlays on the panes of the layout."""
        explain = self._grid.layout_id == "layout_explain"
        for name, pane in self._grid.panes.items():
            here = [spec for spec in self._specs if spec.lies_in(name, explain=explain)]
            below = [self._made[spec.id] for spec in here if spec.place < TOP]
            above = [self._made[spec.id] for spec in here if spec.place >= TOP]
            drawn = self.on_top if name == "main" else self.on_others.get(name, [])
            pane.canvas.overlays = [*below, *drawn, *above]
            pane.canvas.update()
        self._visibility()

    def overlay(self, overlay_id: str) -> Any:
        """By the id of its spec. Raises KeyError."""
        return self._made[overlay_id]

    def switch(self, checked: Callable[[str], bool], *, hidden: bool) -> None:
        """What has a switch of its own is seen as that is checked; hidden: everything is hidden."""
        for spec in self._specs:
            if spec.switch:
                self._made[spec.id].visible = checked(spec.switch) and not (hidden and spec.with_all)

    def show_only(self, *, gaze: bool, scanpath: bool, matex: bool) -> None:
        """What the reader switched on with G, S, M and H."""
        self._on = {"gaze": gaze, "scanpath": scanpath, "matex": matex}
        self._visibility()
        self._repaint()

    def _visibility(self) -> None:
        """In one pane with all the others, one heat map is filled (the map's, which is newer) and one path
        has numbers (the reader's). With AI off nothing of a model's lies over the film."""
        options = self._session.overlay if self._session is not None else None
        explain = self._grid.layout_id == "layout_explain"
        asked = self._session is None or self._session.state == "explaining"
        other_map = asked and not explain and self._on["matex"] and self.matex.shown
        self.gaze_heat.visible = (
            self._on["gaze"] and (options is None or options.gaze_heatmap) and not other_map
        )
        self.predicted.numbers = explain or not self._on["scanpath"] or self.own.scanpath is None
        self.point.visible = self._on["gaze"]
        self.own.visible = self._on["scanpath"]
        self.predicted.visible = asked and self._on["scanpath"]
        self.matex.visible = asked and self._on["matex"]
        self.predicted_heat.visible = (
            self.predicted.visible and explain and (options is None or options.predicted_heatmap)
        )

    # what the session says

    def set_session(self, session: ReadingSession | None) -> None:
        self._session = session
        self.point.clear()
        self._playing = False
        for topic in ("gaze", "explanation", "scanpaths", "options"):
            self.session_changed(topic)

    def session_changed(self, topic: str) -> None:
        session = self._session
        for spec in self._specs:
            if spec.follow is not None:
                spec.follow(self._made[spec.id], session)
        if topic in ("gaze", "selection", "explanation", "report", "painted"):
            self._own(session)
        if topic in ("explanation", "options"):
            self._matex(session)
        if topic in ("scanpaths", "options"):
            self._predicted(session)
        self._visibility()
        self._repaint()

    def _own(self, session: ReadingSession | None) -> None:
        if session is None or session.fixations is None:
            self.own.scanpath = None
            self._heat()
            return
        self.own.scanpath = session.fixations
        self.own.stretch_ms = session.selection_ms
        self.own.marked = self._marked(session)
        self._heat()

    def _heat(self, until_ms: float | None = None) -> None:
        """The gaze's heat map of the chosen stretch, during a replay up to its moment."""
        heat = heatmap_of_stretch(self._session, until_ms=until_ms) if self._session is not None else None
        if heat is None:
            self.gaze_heat.set_map(None)
        else:
            self.gaze_heat.set_map(heat.values, heat.width_px, heat.height_px)

    def _marked(self, session: ReadingSession) -> set[int] | None:
        """The fixations that belong to the chosen sentence: those on the upper half of its map."""
        if session.selected_sentence is None or session.fixations is None:
            return None
        values = map_of_sentence(session, session.selected_sentence)
        if values is None:
            return None
        return set(fixations_on_map(session.fixations, values).tolist())

    def _matex(self, session: ReadingSession | None) -> None:
        entry = session.explanation() if session is not None else None
        if session is None or entry is None:
            self.matex.set_map(None)
            return
        options = session.overlay
        self.matex.opacity, self.matex.colour_map = options.opacity, options.colour_map
        self.matex.opacity *= entry.result.strength  # a weak answer looks weak
        self.matex.threshold = options.threshold
        self.matex.contour_level = options.contour_level if options.contour else None
        values = session.map(entry.map)
        if not self.matex.shows(values):
            self.matex.set_map(values, session.study.width_px, session.study.height_px)

    def _predicted(self, session: ReadingSession | None) -> None:
        prediction = session.prediction() if session is not None else None
        if session is None or prediction is None:
            self.predicted.samples, self.predicted.consensus = [], None
            self.predicted_heat.set_map(None)
            return
        self.predicted.samples = [
            predicted_as_scanpath(s, session.study.width_px, session.study.height_px)
            for s in prediction.result.scanpaths
        ]
        chosen = prediction.result.consensus
        self.predicted.consensus = (
            None
            if chosen is None
            else predicted_as_scanpath(chosen, session.study.width_px, session.study.height_px)
        )
        self.predicted.chosen, self.predicted.others = session.overlay.sample, session.overlay.all_samples
        self.predicted.deviations = (
            [list(s.sd_px) for s in prediction.result.scanpaths] if session.overlay.deviation else []
        )
        self.predicted_heat.set_map(
            session.map(prediction.heatmap), session.study.width_px, session.study.height_px
        )

    def job_changed(self, job: Any) -> None:
        """A map on its way is shown as it comes."""
        if job.slot not in ("explanation", "sentence") or self._session is None:
            return
        if job.active and job.partial is not None:
            self.matex.set_map(job.partial, self._session.study.width_px, self._session.study.height_px)
        elif not job.active:
            self._matex(self._session)
        self._visibility()
        self._repaint()

    # time

    def play_at(self, t_ms: float | None) -> None:
        """The replay's moment, or None when no replay is on: then everything is shown."""
        self._playing = t_ms is not None
        self.own.until_ms = t_ms
        if t_ms is None or self._heat_until is None or abs(t_ms - self._heat_until) >= HEAT_STEP_MS:
            if t_ms is not None or self._heat_until is not None:
                self._heat(t_ms)
            self._heat_until = t_ms
        self.predicted.until_ms = None
        for spec in self._specs:
            if spec.moment is not None:
                spec.moment(self._made[spec.id], t_ms)
        if t_ms is None:
            self.point.clear()
        elif self._session is not None and self._session.gaze is not None:
            self.point.set_point(self._session.gaze.at(t_ms))
        self._repaint(("main",))

    def live(self, points: list[tuple[float, float] | None]) -> None:
        """New gaze points of the tracker in image coordinates, newest last."""
        if self._playing or not self.point.live:
            return
        canvas = self._grid.panes["main"].canvas
        to_widget = canvas.image_to_widget()
        before = self.point.area(to_widget)
        for point in points:
            self.point.set_point(point)
        if self.point.visible:
            canvas.update(before.united(self.point.area(to_widget)))

    def live_ended(self) -> None:
        self.point.clear()
        self._repaint(("main",))

    def _repaint(self, names: tuple[str, ...] | None = None) -> None:
        for name, pane in self._grid.panes.items():
            if names is None or name in names:
                pane.canvas.update()
