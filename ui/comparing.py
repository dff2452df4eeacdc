"""Current against prior: registers them in the background, blinks, shows the difference, links the pointer.

The registered prior and the difference are pictures of their own in the main pane's place. While one of them
is there the view "main" is hidden, so that gaze is never put on an image that was not to be seen.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QPointF, Qt, QTimer

from app.reading.picture import Picture
from app.reading.workspace import BesideLeft, FilmLeft, Workspace
from app.words import iso_day
from ui.languages import tr
from ui.loading import Background
from ui.overlays.comparison import FrameOutline, LinkedPoint
from ui.overlays.manager import OverlayManager
from ui.pane_titles import PaneTitles
from ui.shell import Shell
from ui.viewer.grid import ViewerGrid

if TYPE_CHECKING:
    from app.compare.pair import Pair
    from app.compare.result import Kind, Options, Registration
    from app.compare.run import RegistrationRun
    from app.imaging.radiograph import Radiograph
    from app.imaging.render import ViewportCache
    from app.reading.titles import Title
    from ui.viewer.pane import Pane

RATES_HZ = (0.5, 1.0, 2.0, 3.0)
"""Changes of the picture a second: under the three flashes that are held to be safe (WCAG 2.3.1)."""


@dataclass
class _Made:
    """What the background made of a registration. pictures, caches: of the pair's films."""

    pair: Pair
    pictures: dict[str, Picture] = field(default_factory=dict)
    caches: dict[str, ViewportCache] = field(default_factory=dict)


class _Run:
    """A registration that can be stopped before it was made: its modules are loaded in the background."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._stopped = False
        self._run: RegistrationRun | None = None

    def stop(self) -> None:
        with self._lock:
            self._stopped = True
            if self._run is not None:
                self._run.stop()

    def run(
        self,
        current: Radiograph,
        prior: Radiograph,
        options: Options,
        progress: Callable[[float, str], None],
    ) -> Registration:
        from app.compare.run import RegistrationRun

        run = RegistrationRun(current, prior, options)
        with self._lock:
            self._run = run
            if self._stopped:
                run.stop()
        return run.run(progress)


class Comparing(QObject):
    """Belongs to the window; knows the prior that is shown beside the current image."""

    def __init__(
        self,
        shell: Shell,
        workspace: Workspace,
        grid: ViewerGrid,
        *,
        stage: OverlayManager,
        titles: PaneTitles,
    ) -> None:
        super().__init__(shell.parent)
        self._shell, self._workspace, self._grid = shell, workspace, grid
        self._stage, self._titles = stage, titles
        self._background = Background(self, threads=1)
        self.registration: Registration | None = None
        """Of the prior that is shown; also one that failed."""
        self.registered = False
        """The stand-ins lie where `registration` says; else film on film."""
        self._run: _Run | None = None
        self._progress: list[tuple[float, str]] = []
        self._then: Callable[[], None] | None = None
        self._job: Pane | None = None
        self.rate_hz = 1.0
        self._blink = QTimer(self)
        self._blink.setTimerType(Qt.TimerType.PreciseTimer)
        self._blink.timeout.connect(self.blink_once)
        self._tick = QTimer(self)
        self._tick.setInterval(150)
        self._tick.timeout.connect(self._say_progress)
        self.points = {"main": LinkedPoint(), "prior": LinkedPoint()}
        self.outline = FrameOutline()
        self.made = False
        """There are pictures that can stand in."""
        workspace.listen(FilmLeft, self.forget)
        workspace.listen(BesideLeft, self._beside_left)
        grid.layout_changed.connect(lambda _layout: self.show(None))
        titles.more.append(self.titles)

    # the window tells

    def overlays(self) -> dict[str, list[Any]]:
        """For panes of other images; the pointer's place on the current one belongs to the main pane."""
        self._stage.on_top.append(self.points["main"])
        return {"prior": [self.points["prior"]], "aligned": [self.outline], "difference": [self.outline]}

    def close(self) -> None:
        self.forget()
        self._background.close()

    def _beside_left(self, event: BesideLeft) -> None:
        if event.pane == "prior":
            self.forget()

    def forget(self, _event: object = None) -> None:
        """Another image or another prior is shown: nothing of the last pair stays."""
        self.stop()
        self.show(None)
        self._background.forget("registration")
        self._shell.messages.forget("registration")
        self.registration, self.registered, self.made = None, False, False
        grid = self._grid
        grid.alignment = None
        grid.image_labels.clear()
        for name in ("aligned", "difference"):
            if name in grid.panes:
                grid.panes[name].canvas.set_picture(None)
        for point in self.points.values():
            point.at = None

    def hovered(self, pane: str, at: QPointF | None) -> None:
        """The same place is marked on the other film, where both are registered."""
        grid = self._grid
        other = {"main": "prior", "prior": "main"}.get(pane)
        if other is None or other not in grid.panes:
            return
        place = None
        if grid.alignment is not None and at is not None and grid.panes[other].isVisible():
            back, _ok = grid.panes[pane].canvas.image_to_widget().inverted()
            under = back.map(at)
            way = grid.alignment.to_prior if pane == "main" else grid.alignment.to_current
            x, y = way(under.x(), under.y())
            place = (float(x), float(y))
        self.points[pane].at = None
        if self.points[other].at != place:
            self.points[other].at = place
            grid.panes[other].canvas.update()

    def titles(self) -> dict[str, Title]:
        """What stands over the stand-ins and the prior."""
        prior = self._grid.prior
        if prior is None:
            return {}
        meta = prior.radiograph.meta
        day = iso_day(meta.study_date)
        current = self._workspace.film.radiograph.meta if self._workspace.film is not None else meta
        later = bool(current.study_date) and meta.study_date > current.study_date
        kind = tr("Later film") if later else tr("Prior")
        name = " ".join(t for t in (kind, meta.modality, meta.view_position) if t)
        how, colour = self._words()
        rate = (
            tr("changes every {word:.2g} s", word=1 / self.rate_hz)
            if self._blink.isActive()
            else tr("/ shows the current image")
        )
        return {
            "prior": (name, "   ".join(t for t in (day, how, tr("no gaze, no AI here")) if t), colour),
            "aligned": (f"{kind.upper()} {day}".strip(), f"{how}   {rate}", "warning"),
            "difference": (
                tr("Computed: current − prior"),
                tr("{how}   tone ranks   right drag: window", how=how),
                "warning",
            ),
        }

    def _words(self) -> tuple[str, str]:
        found = self.registration
        if found is None:
            return "", "text_faint"
        if not self.registered:
            return tr("not registered: it failed"), "warning"
        bent = tr(", bent") if found.options.kind == "bspline" else ""
        off = tr("off by {residual_percent:.1f} %", residual_percent=found.quality.residual_percent)
        if found.verdict == "poor":
            return tr("registered{bent}, POOR: {off}", bent=bent, off=off), "warning"
        return tr("registered{bent}, {off}", bent=bent, off=off), "text_faint"

    # registration

    def register(self, kind: Kind = "similarity", then: Callable[[], None] | None = None) -> None:
        """Register the prior in the background, then do `then`; what came of it is said."""
        picture, prior, session = self._workspace.film, self._grid.prior, self._workspace.session
        if picture is None:
            return
        if prior is None:
            self._shell.messages.say(
                tr("There is no prior to compare with."),
                tr("Shift+2 looks for one of this patient; or drop a film on the prior's pane."),
                key="registration",
                scope="film",
                seconds=10,
            )
            return
        self.stop()
        self._then = then
        run = self._run = _Run()
        resampled = self._resampler()
        current, before = picture.radiograph, prior.radiograph
        folder = session.folder if session is not None else None
        self._progress[:] = [(0.0, "starting")]

        def progress(part: float, what: str) -> None:
            self._progress[:] = [(part, what)]

        def work() -> _Made:
            from app.compare.pair import brought_together
            from app.compare.result import Options, keep, kept

            found, options = None, Options(kind=kind)
            if folder is not None:
                found = kept(folder, current.file_sha256, before.file_sha256, options)
            if found is None:
                found = run.run(current, before, options, progress)
                if folder is not None:
                    keep(folder, found)
            return resampled(brought_together(current, before, found, used=found.verdict != "failed"))

        self._job = self._grid.pane("prior" if "prior" in self._grid.shown() else "main")
        self._tick.start()
        self._say_progress()
        self._background.run(work, self._arrived, self._failed, purpose="registration")

    def _resampler(self) -> Callable[[Pair], _Made]:
        """Gets the stand-ins ready for the main pane's place as it is now, on any thread."""
        grid = self._grid
        for_place = grid.panes[grid.stand_in or "main"].canvas.resampler(grid.state)

        def resampled(pair: Pair) -> _Made:
            pictures = {name: Picture(film) for name, film in pair.films.items()}
            caches = {name: for_place(picture) for name, picture in pictures.items()}
            return _Made(pair, pictures, caches)

        return resampled

    def stop(self) -> None:
        """End a registration that runs."""
        self._tick.stop()
        if self._run is not None:
            self._run.stop()
            self._run = None
        if self._job is not None:
            self._job.job.clear()
            self._job = None

    def _say_progress(self) -> None:
        if self._job is None or not self._progress:
            return
        part, what = self._progress[0]
        job = self._job.job
        if job.parent() is not self._job.canvas:
            return
        if not self._connected(job):
            job.cancel_wanted.connect(self._stop_by_hand)
        job.show_running(tr("Registering the prior: {what}", what=what), part)
        self._job.place_job()

    def _connected(self, job: Any) -> bool:
        known = bool(job.property("comparing"))
        job.setProperty("comparing", True)  # noqa: FBT003 - Qt's own
        return known

    def _stop_by_hand(self) -> None:
        if self._run is not None:
            self._background.forget("registration")
            self.stop()
            self._uncheck()

    def _uncheck(self) -> None:
        for name in ("blink", "difference"):
            self._shell.check(name, checked=False)

    def _failed(self, error: Exception) -> None:
        self.stop()
        self._uncheck()
        self._shell.messages.say(
            tr("The prior could not be registered: {error}.", error=error),
            tr("Side by side goes on without it."),
            tone="error",
            key="registration",
            scope="film",
        )

    def _arrived(self, made: _Made) -> None:
        self._run = None
        self.stop()
        if (
            made.pair.used or not self.registered
        ):  # a registration that failed does not take a better one's place
            self._take(made)
        found = made.pair.registration
        then, self._then = self._then, None
        again = partial(self.register, "bspline", then)
        bend = [] if found.options.kind == "bspline" else [(tr("Bend the prior"), again)]
        if found.verdict == "failed":
            self._uncheck()
            self._shell.messages.say(
                tr("Registration failed: {why}.", why=found.why),
                tr("It is not used. ")
                + (tr("The one before it stays.") if self.registered else tr("Side by side goes on.")),
                tone="error",
                key="registration",
                scope="film",
                actions=[*bend, (tr("Blink film on film"), self._blink_unregistered)],
            )
            return
        if found.verdict == "poor":
            self._shell.messages.say(
                tr("Registration is poor: {why}.", why=found.why),
                tr("Do not take small shifts for change."),
                tone="warning",
                key="registration",
                scope="film",
                actions=bend,
            )
        else:
            self._shell.messages.say(
                tr("Prior registered: {why}.", why=found.why),
                tr("Bent: shapes and sizes on the prior changed.") if found.options.kind == "bspline" else "",
                tone="good",
                seconds=8,
                key="registration",
                scope="film",
            )
        if then is not None:
            then()

    def _take(self, made: _Made) -> None:
        """The pictures of a registration take the place of the last ones."""
        grid = self._grid
        self.registration, self.registered = made.pair.registration, made.pair.used
        grid.alignment = made.pair.registration.alignment if made.pair.used else None
        self.made = "aligned" in made.pictures
        if not self.made:
            self.show(None)
        found = made.pair.registration
        grid.image_labels.update(
            aligned=found.prior_id, difference=f"difference {found.current_id} {found.prior_id}"
        )
        for name in ("aligned", "difference"):
            canvas, picture = grid.pane(name).canvas, made.pictures.get(name)
            canvas.set_picture(picture, made.caches.get(name))
            look = canvas.state if name == "difference" else self._prior_look()
            canvas.set_state(grid.stood_in(name, look) if picture else grid.state)
        self.outline.corners = list(made.pair.corners)
        grid.pane("difference").canvas.colours = _colour_table()
        mark = [tr("computed: green denser now, magenta less dense"), tr("ranks of tone, in %")]
        grid.pane("difference").canvas.corner_lines = {
            "mark": mark,
            "top_left": [tr("COMPUTED, not a radiograph")],
        }
        grid.pane("aligned").canvas.corner_lines = {
            "mark": [
                tr("prior, moved onto the current film") if made.pair.used else tr("prior, NOT registered")
            ],
            "top_left": list(grid.pane("prior").canvas.corner_lines.get("top_left", [])),
        }
        self._stage.arrange()
        grid.follow()
        self._titles.refresh()

    def _prior_look(self) -> Any:
        return self._grid.pane("prior").canvas.state

    # blinking and the difference

    def show(self, name: str | None) -> None:
        """Put "aligned" or "difference" in the current image's place, or give it back (None)."""
        if name is None:
            self._blink.stop()
        grid = self._grid
        if name is not None:
            canvas = grid.panes[name].canvas
            canvas.set_state(grid.stood_in(name, canvas.state))
        grid.set_stand_in(name)
        self._shell.check("difference", checked=name == "difference")
        self._shell.check("blink", checked=self._blink.isActive())
        self._titles.refresh()

    def set_blinking(self, *, on: bool) -> None:
        """Begin or end alternating; a registration comes first where there is none."""
        if not on:
            self.show(None)
        elif not self.made:
            self._shell.check("blink", checked=False)
            self.register(then=lambda: self.set_blinking(on=True))
        else:
            self._blink.start(round(1000 / self.rate_hz))
            self.show("aligned")

    def blink_once(self) -> None:
        """The other of the two, at once."""
        if not self.made:
            self.register(then=self.blink_once)
            return
        blinking = self._blink.isActive()
        grid = self._grid
        wanted = None if grid.stand_in == "aligned" else "aligned"
        if wanted is None and blinking:
            grid.set_stand_in(None)
        else:
            self.show(wanted)

    def change_rate(self, step: int) -> None:
        """The next faster (1) or slower (-1) rate."""
        place = min(max(RATES_HZ.index(self.rate_hz) + step, 0), len(RATES_HZ) - 1)
        self.rate_hz = RATES_HZ[place]
        if self._blink.isActive():
            self._blink.start(round(1000 / self.rate_hz))
        self._shell.status.note(tr("Blink: changes every {word:.2g} s", word=1 / self.rate_hz))
        self._titles.refresh()

    def set_difference(self, *, on: bool) -> None:
        if not on:
            self.show(None)
        elif self.registration is None:
            self._shell.check("difference", checked=False)
            self.register(then=lambda: self.set_difference(on=True))
        elif not self.registered:
            self._shell.check("difference", checked=False)
            self._shell.messages.say(
                tr("No difference without a registration, and it failed: {why}.", why=self.registration.why),
                tr("Shift+G tries with bending."),
                tone="warning",
                key="registration",
                scope="film",
            )
        else:
            self._blink.stop()
            self.show("difference")

    def _blink_unregistered(self) -> None:
        """Film on film, by the reader's wish and named as such."""
        picture, prior, found = self._workspace.film, self._grid.prior, self.registration
        if picture is None or prior is None or found is None:
            return
        current, before = picture.radiograph, prior.radiograph

        def done(made: _Made) -> None:
            self._take(made)
            self.set_blinking(on=True)

        from app.compare.pair import brought_together

        resampled = self._resampler()
        self._background.run(
            lambda: resampled(brought_together(current, before, found, used=False, film_on_film=True)),
            done,
            purpose="registration",
        )


def _colour_table() -> list[int]:
    from app.compare.colours import difference_colours

    return [0xFF000000 | r << 16 | g << 8 | b for r, g, b in difference_colours().tolist()]
