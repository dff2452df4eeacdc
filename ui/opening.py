"""Opening: files and folders, the library, what may come next, and a prior beside the film that is read.

Reading and filing run in the background; what came of it goes into the workspace.
"""

from __future__ import annotations

import contextlib
import itertools
import logging
import threading
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QWidget

from app.demo_study import KEPT_IN, is_demo
from app.imaging.errors import ImageReadError
from app.library.collection import is_collection
from app.library.patients import prior_of
from app.reading.picture import Picture, load_shown
from app.reading.report import as_sentence
from app.reading.view import ViewState
from app.reading.workspace import FilmLeft, FilmShown, SessionBegun, Workspace
from app.words import iso_day, patient_name
from ui.dialogs.text_list import show_list
from ui.languages import tr
from ui.shell import Shell
from ui.viewer.grid import Caches, ViewerGrid

if TYPE_CHECKING:
    from app.library.importing import ImportReport
    from app.library.index import Library, Study

log = logging.getLogger(__name__)

AHEAD_AFTER_MS = 700
"""How long after a study was opened the ones that may come next are read."""


class StudyList(Protocol):
    """The list of studies, as far as who opens has to know of it."""

    def refresh(self, select: str | None = None) -> None: ...
    def mark_shown(self) -> None: ...
    def study_of(self, image: Path) -> Study | None: ...
    def neighbours(self) -> list[Study]: ...


class StudyOpener(QObject):
    """One for the window. studies: the list, once there is one: it names films, and knows what is next."""

    prior_wanted = Signal()
    """A prior that was asked for takes the place of what was still to be hung there."""
    changed = Signal()
    """The list of studies is another."""

    def __init__(self, shell: Shell, workspace: Workspace, grid: ViewerGrid, folder: Path) -> None:
        super().__init__(shell.parent)
        self._shell, self._workspace, self._grid = shell, workspace, grid
        self._folder = folder
        self._stops: list[threading.Event] = []
        self._imports = itertools.count(1)
        self.studies: StudyList | None = None
        self.may_leave: Callable[[Callable[[], None]], bool] = lambda _then: True
        """Whether the film may be left now; else who objects calls what it is handed once it may."""
        self.opening: Path | None = None
        """The file that is being read for the main pane."""
        self.shelf, self.sessions = workspace.shelf, workspace.sessions
        self._ahead = QTimer(self)
        self._ahead.setSingleShot(True)
        self._ahead.setInterval(AHEAD_AFTER_MS)
        self._ahead.timeout.connect(self._read_ahead)
        workspace.listen(FilmLeft, self._film_left)
        workspace.listen(FilmShown, self._film_shown)
        workspace.listen(SessionBegun, self._session_begun)

    @property
    def library(self) -> Library | None:
        """The study library, None until it has been opened."""
        return self._workspace.library

    def stop(self) -> None:
        """The window closes: a running import ends after the file at hand, so does reading ahead."""
        for stop in self._stops:
            stop.set()
        self._ahead.stop()
        self.shelf.close()

    def close(self) -> None:
        """The session of the window that closes is saved: others may have its study."""
        self.sessions.close()

    # the library

    def open_library(self) -> None:
        def make() -> Any:
            from app.library.index import Library

            return Library(self._folder)

        def ready(library: Library) -> None:
            self.say_warnings(library)
            self._workspace.open_library(library)
            self.file_study()

        def failed(error: Exception) -> None:
            reason, way_out = getattr(error, "reason", str(error)), getattr(error, "way_out", "")
            self._shell.messages.say(
                tr("The library in {folder} cannot be used: {reason}.", folder=self._folder, reason=reason),
                way_out,
                tone="warning",
                key="library",
                actions=[(tr("Try again"), self.open_library)],
            )

        self._shell.background.run(make, ready, failed)

    def say_warnings(self, library: Library) -> None:
        """What could not be read in the library's folder; said once."""
        warnings = list(dict.fromkeys(library.warnings))
        library.warnings.clear()
        if warnings:
            more = tr(" {count} more like this.", count=len(warnings) - 1) if len(warnings) > 1 else ""
            self._shell.messages.say(
                tr("Library: {warnings}.{more}", warnings=warnings[0], more=more),
                tone="warning",
                key="library",
                actions=[
                    (tr("Show list"), lambda: show_list(self._shell.parent, tr("The library"), warnings))
                ],
            )

    def file_study(self) -> None:
        """Put the shown picture into the library (in the background), then begin its session."""
        space = self._workspace
        picture, library = space.film, space.library
        if picture is None or library is None or space.study is not None:
            return

        def file() -> Study:
            own = library
            if is_demo(picture.radiograph.path):
                from app.library.index import Library

                own = Library(self._folder / KEPT_IN)
            study = own.add_radiograph(picture.radiograph)
            with contextlib.suppress(OSError):  # the list tries again when it shows the study
                own.thumbnail(study, picture.radiograph)
            return study

        def filed(study: Study) -> None:
            shown = space.filed(picture, study)
            if self.studies is not None:
                self.studies.refresh(select=study.id if shown and self.opening is None else None)

        def failed(error: Exception) -> None:
            name = patient_name(picture.radiograph.meta.patient_name) or picture.radiograph.path.name
            self._shell.messages.say(
                tr("The study of {name} was not filed: {error}", name=name, error=error),
                tr("It can be read, but nothing is kept."),
                tone="warning",
                key="filing",
                scope="film",
            )

        self._shell.background.run(file, filed, failed)

    # films

    def open_early(self, path: Path, picture: Picture | None, error: Exception | None) -> None:
        """What was read while the window was built."""
        if picture is not None:
            self.show_picture(picture)
        elif error is not None:
            self.cannot_open(path, error)

    def open_path(self, path: Path | str) -> None:
        """Open an image (in the background) or the images of a folder."""
        path = Path(path)
        if is_collection(path):
            self.import_sources([path], path.name)
            return
        if not self.may_leave(lambda: self.open_path(path)):
            return
        self.opening = path
        self._shell.status.note(tr("Opening {name}", name=path.name), stays=True)
        current, resampled = self._workspace.film, self._grid.resampler()
        self._ahead.stop()
        self.shelf.read_ahead([])

        def load() -> tuple[Picture, Caches]:
            picture = load_shown(path, current, self.shelf.load)
            return picture, resampled(picture)

        self._shell.background.run(
            load,
            lambda loaded: self.show_picture(*loaded),
            lambda error: self.cannot_open(path, error),
            purpose="open",
            lane="open",
        )

    def cannot_open(self, path: Path, error: Exception) -> None:
        """The film before it stays the one that is read."""
        self.opening = None
        self._shell.status.note("")
        if self.studies is not None:
            self.studies.mark_shown()
        self.say_unreadable(path, error)

    def say_unreadable(self, path: Path, error: Exception) -> None:
        """A film of the library goes by its patient: all of its files have the same name."""
        listed = self.studies.study_of(path) if self.studies is not None else None
        name = path.name if listed is None else f"{listed.label}, {iso_day(listed.study_date) or 'no date'},"
        what, way_out = (
            tr("{name} cannot be shown: {error}.", name=name, error=error),
            tr("Please report this file's kind."),
        )
        if isinstance(error, ImageReadError):
            where = f"{error.field}: " if error.field else ""
            what = tr(
                "{name} cannot be shown. {as_sentence}",
                name=name,
                as_sentence=as_sentence(where + error.reason),
            )
            way_out = error.way_out
        else:
            log.error("opening %s failed", path, exc_info=error)
        self._shell.messages.say(what, way_out, tone="error", key="open", scope="film")

    def show_picture(self, picture: Picture, caches: Caches | None = None) -> None:
        """Show another image, or the same under a presentation state. caches: where it was resampled
        before."""
        self.opening = None
        self._workspace.show(picture, view=self._grid.state, prepared=caches)

    def _film_left(self, _event: FilmLeft) -> None:
        for purpose in ("prior", "find prior"):
            self._shell.background.forget(purpose)

    def _film_shown(self, _event: FilmShown) -> None:
        self.file_study()

    def begin_again(self) -> None:
        """Another window may have closed the study."""
        self._shell.messages.forget("session")
        self._workspace.leave()
        self._workspace.begin()

    def _session_begun(self, event: SessionBegun) -> None:
        messages, session = self._shell.messages, event.session
        for what, what_now in event.notes:
            messages.say(what, what_now, tone="error", key="session", scope="film")
        if session.read_only:
            messages.say(
                tr("This study is open in another RadGaze window: what is changed here is not kept."),
                tr("Close it there, then look again."),
                tone="warning",
                key="session",
                actions=[(tr("Look again"), self.begin_again)],
                scope="film",
            )
        film = self._workspace.film
        if film is not None:
            made = film
            self._shell.background.run(lambda: made.model_image, lambda _image: None, purpose="model image")
        self._ahead.start()

    def _read_ahead(self) -> None:
        """The prior, the next and the previous study are likely to be wanted."""
        study, library, studies = self._workspace.study, self.library, self.studies
        if study is None or library is None or studies is None:
            return
        around = studies.neighbours()
        self._shell.background.run(
            lambda: prior_of(library, study),
            lambda prior: self.shelf.read_ahead([s.image for s in (prior, *around) if s is not None]),
            purpose="read ahead",
        )

    def dropped(self, event: QDropEvent, target: QWidget) -> None:
        """The first file is opened (as the prior, where it fell there); the others are filed."""
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if not paths:
            return
        event.acceptProposedAction()
        open_first: Callable[[Path], None] = self.open_path
        prior = self._grid.panes.get("prior")
        if prior is not None and prior.isVisible():
            inside = prior.rect().contains(prior.mapFrom(target, event.position().toPoint()))
            if inside:
                open_first = self.read_prior
        open_first(paths[0])
        if len(paths) > 1:
            self.import_sources(paths[1:], tr("{count} dropped files", count=len(paths) - 1))

    # beside it

    def open_prior(self, study: Study) -> None:
        """Show another study beside the current one."""
        self.read_prior(study.image)

    def read_prior(self, path: Path) -> None:
        """Show that film beside the current one, in place of what is still looked for or read for there."""
        self._shell.background.forget("find prior")
        self.prior_wanted.emit()
        resampled = self._grid.resampler(["prior"])
        for_this_film = self._workspace.for_this_film

        def load() -> tuple[Picture, Caches]:
            picture = self.shelf.load(path)
            return picture, resampled(picture)

        self._shell.background.run(
            load,
            for_this_film(lambda loaded: self.show_prior(*loaded)),
            for_this_film(lambda error: self.say_unreadable(path, error)),
            purpose="prior",
            lane="open",
        )

    def show_prior(self, picture: Picture, caches: Caches | None = None) -> None:
        self.show_other("prior", picture, caches=caches)

    def show_other(
        self,
        name: str,
        picture: Picture,
        state: ViewState | None = None,
        caches: Caches | None = None,
    ) -> None:
        """Put another image than the one that is read into a pane (ui.viewer.grid.OTHERS)."""
        self._workspace.put_beside(name, picture, view=state, prepared=caches)

    def offer_prior(self) -> None:
        pane = self._grid.pane("prior")
        pane.canvas.placeholder = tr(
            "No prior of this patient in the library.\n"
            "Drop a radiograph here, or right click a study and choose “Show as prior”."
        )
        library, current = self.library, self._workspace.study
        if library is None or current is None or not current.patient_id:
            return
        self._shell.background.run(
            lambda: prior_of(library, current),
            self._workspace.for_this_film(lambda s: self.open_prior(s) if s is not None else None),
            purpose="find prior",
        )

    # importing

    def import_sources(self, sources: list[Path], what: str) -> None:
        """File folders, archives, DICOMDIRs and files in the background, with a count and a stop button."""
        library, stop = self.library, threading.Event()
        if library is None:
            return
        self._stops.append(stop)
        key = f"import {next(self._imports)}"
        messages = self._shell.messages
        so_far: list[str] = []

        def work() -> ImportReport:
            from app.library.importing import import_files

            def progress(report: ImportReport, of: int) -> None:
                so_far[:] = [tr("{words}, {of} to go", words=report.words, of=of - report.seen)]

            return import_files(library, sources, progress=progress, stop=stop.is_set)

        def tick() -> None:
            bar = messages.shown(key)
            if so_far and bar is not None:
                bar.say(f"{what}: {so_far[0]}.")

        def ended() -> None:
            timer.stop()
            timer.deleteLater()
            self._stops.remove(stop)

        def done(report: ImportReport) -> None:
            ended()
            refused, title = report.refused_lines, tr("Refused of {what}", what=what)
            messages.say(
                f"{what}: {report.words}.",
                tr("First: {refused}.", refused=refused[0]) if refused else "",
                seconds=0 if refused else 12,
                key=key,
                actions=[(tr("Show list"), lambda: show_list(self._shell.parent, title, refused))]
                if refused
                else (),
            )
            self.changed.emit()
            first = library.get(report.added[0]) if report.added else None
            if first is not None and self._workspace.film is None and self.opening is None:
                self.open_path(first.image)

        def failed(error: Exception) -> None:
            ended()
            so_long = f"{so_far[0]}. " if so_far else ""
            messages.say(f"{what}: {so_long}{error}", tone="warning", key=key)
            self.changed.emit()

        messages.say(
            tr("Adding the radiographs of {what}.", what=what), key=key, actions=[(tr("Stop"), stop.set)]
        )
        timer = QTimer(self)
        timer.timeout.connect(tick)
        timer.start(300)
        self._shell.background.run(work, done, failed, lane="import")
