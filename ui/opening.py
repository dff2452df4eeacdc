"""Opening studies: files and folders, the library, the session of an image, and a prior beside it."""

from __future__ import annotations

import contextlib
import itertools
import logging
import threading
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from app.imaging.errors import ImageReadError
from app.library.collection import is_collection
from app.reading.ahead import PictureShelf
from app.reading.kept import KeptSessions, ref_of
from app.reading.picture import Picture, load_shown
from app.reading.report import as_sentence
from app.reading.session import ReadingSession
from app.reading.view import ViewState
from app.words import folded, iso_day, patient_name
from ui import enabling, folding, titles
from ui.dialogs.text_list import show_list
from ui.reactions.session import session_changed
from ui.reactions.viewer import put_view
from ui.reactions.worker import job_changed
from ui.viewer.grid import OTHERS, Caches

if TYPE_CHECKING:
    from app.library.importing import ImportReport
    from app.library.index import Library, Study
    from ui.main_window import MainWindow

log = logging.getLogger(__name__)

AHEAD_AFTER_MS = 700
"""How long after a study was opened the ones that may come next are read."""
_NOTES = ("image note 1", "image note 2")
"""The messages of what had to be put right to show the image; more stand in Why this look."""
_OF_THE_FILM = (
    "open",
    "filing",
    "session",
    "patient",
    "anatomy",
    "registration",
    "look",
    "region",
    "draw",
    "erase",
    "recording",
)
"""Messages that speak of the film that was shown, and go with it."""


class StudyOpener(QObject):
    """Puts pictures, studies and sessions into the window. Reading and filing run in the background."""

    def __init__(self, window: MainWindow, folder: Path) -> None:
        super().__init__(window)
        self._window = window
        self._folder = folder
        self._library: Library | None = None
        self._stops: list[threading.Event] = []
        self._listener: Callable[[str], None] | None = None
        self._imports = itertools.count(1)
        self.opening: Path | None = None
        """The file that is being read for the main pane."""
        self.shelf = PictureShelf()
        self.sessions = KeptSessions()
        self._ahead = QTimer(self)
        self._ahead.setSingleShot(True)
        self._ahead.setInterval(AHEAD_AFTER_MS)
        self._ahead.timeout.connect(self._read_ahead)

    @property
    def library(self) -> Library | None:
        """The study library, None until it has been opened."""
        return self._library

    def stop(self) -> None:
        """The window closes: a running import ends after the file at hand, so does reading ahead."""
        for stop in self._stops:
            stop.set()
        self._ahead.stop()
        self.shelf.close()

    def close(self) -> None:
        """The session of the window that closes is saved: others may have its study."""
        self.sessions.close()

    def open_library(self) -> None:
        def make() -> Any:
            from app.library.index import Library

            return Library(self._folder)

        def ready(library: Library) -> None:
            self._library = library
            self.say_warnings(library)
            if self._window.studies is not None:
                self._window.studies.set_library(library)
            self.file_study()
            if self._window.receiving is not None:
                self._window.receiving.settle()

        def failed(error: Exception) -> None:
            reason, way_out = getattr(error, "reason", str(error)), getattr(error, "way_out", "")
            self._window.messages.say(
                f"The library in {self._folder} cannot be used: {reason}.",
                way_out,
                tone="warning",
                key="library",
                actions=[("Try again", self.open_library)],
            )

        self._window.background.run(make, ready, failed)

    def say_warnings(self, library: Library) -> None:
        """What could not be read in the library's folder; said once."""
        warnings = list(dict.fromkeys(library.warnings))
        library.warnings.clear()
        if warnings:
            more = f" {len(warnings) - 1} more like this." if len(warnings) > 1 else ""
            self._window.messages.say(
                f"Library: {warnings[0]}.{more}",
                tone="warning",
                key="library",
                actions=[("Show list", lambda: show_list(self._window, "The library", warnings))],
            )

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
        recorder = self._window.recorder
        if recorder is not None and not recorder.may_leave(lambda: self.open_path(path)):
            return
        self.opening = path
        self._window.status.note(f"Opening {path.name}")
        current, resampled = self._window.picture, self._window.grid.resampler()
        self._ahead.stop()
        self.shelf.read_ahead([])

        def load() -> tuple[Picture, Caches]:
            picture = load_shown(path, current, self.shelf.load)
            return picture, resampled(picture)

        self._window.background.run(
            load,
            lambda loaded: self.show_picture(*loaded),
            lambda error: self.cannot_open(path, error),
            purpose="open",
            lane="open",
        )

    def cannot_open(self, path: Path, error: Exception) -> None:
        """The film before it stays the one that is read."""
        self.opening = None
        self._window.status.note("")
        if self._window.studies is not None:
            self._window.studies.mark_shown()
        self.say_unreadable(path, error)

    def say_unreadable(self, path: Path, error: Exception) -> None:
        """A film of the library goes by its patient: all of its files have the same name."""
        listed = self._window.studies.study_of(path) if self._window.studies is not None else None
        name = path.name if listed is None else f"{listed.label}, {iso_day(listed.study_date) or 'no date'},"
        if isinstance(error, ImageReadError):
            where = f"{error.field}: " if error.field else ""
            self._window.messages.say(
                f"{name} cannot be shown. {as_sentence(where + error.reason)}",
                error.way_out,
                tone="error",
                key="open",
            )
        else:
            log.error("opening %s failed", path, exc_info=error)
            self._window.messages.say(
                f"{name} cannot be shown: {error}.",
                "Please report this file's kind.",
                tone="error",
                key="open",
            )

    def show_picture(self, picture: Picture, caches: Caches | None = None) -> None:
        """Show another image, or the same under a presentation state. caches: where it was resampled
        before."""
        self.opening = None
        if self._window.picture is not None and self.shows(picture):
            self._change_look(self._window.picture, picture)
            return
        self.leave_session()
        self._window.early_views.clear()  # those of a film that had no session yet
        for key in _OF_THE_FILM:
            self._window.messages.forget(key)
        for purpose in ("prior", "find prior"):
            self._window.background.forget(purpose)
        if self._window.hanging is not None:
            self._window.hanging.forget()
        self._window.status.note("")
        self._window.picture, self._window.session, self._window.desk, self._window.study = (
            picture,
            None,
            None,
            None,
        )
        if self._window.comparing is not None:
            self._window.comparing.forget()
        for name in OTHERS:
            self._window.grid.set_other(name, None)
        self._window.grid.set_picture(picture, caches=caches)
        self.shelf.show([picture])
        if (
            QApplication.focusWidget() is None
            or QApplication.focusWidget() is self._window.top_bar.first_focus()
        ):
            self._window.grid.panes["main"].canvas.setFocus()
        meta = picture.radiograph.meta
        name = patient_name(meta.patient_name) or picture.radiograph.path.name
        self._window.setWindowTitle(f"{name} - RadGaze")
        self._corner_lines(picture)
        titles.refresh(self._window)
        enabling.enable_actions(self._window)
        for key in _NOTES:  # those of the image before
            self._window.messages.forget(key)
        for key, warning in zip(_NOTES, picture.radiograph.warnings, strict=False):
            self._window.messages.say(as_sentence(warning), tone="info", key=key, seconds=12)
        if self._window.complete:
            self.begin_session()
            self.file_study()

    def shows(self, picture: Picture | None) -> bool:
        """Whether this film is still the one that is read, whatever its look."""
        now = self._window.picture
        if picture is None or now is None:
            return picture is now
        return picture.pyramid is now.pyramid

    def for_this_film(self, then: Callable[..., object]) -> Callable[..., None]:
        """`then` for a result that comes late: nothing happens where another film is read by then."""
        asked = self._window.picture

        def deliver(*result: Any) -> None:
            if self.shows(asked):
                then(*result)

        return deliver

    def _change_look(self, before: Picture, after: Picture) -> None:
        """Undoable; the session stays, since the image does."""
        window, view = self._window, self._window.grid.state

        def put(picture: Picture, state: ViewState) -> None:
            if not self.shows(picture):
                return
            window.picture = picture
            window.grid.set_picture(picture, state)
            if window.annotating is not None:
                window.annotating.forget()
            if window.session is not None:
                window.session.view = state
            enabling.enable_actions(window)

        put(after, after.first_view())
        window.status.note("")
        window.messages.say(f"{after.radiograph.why[0]}.", "U says why it looks so.", seconds=8, key="look")
        if window.session is not None:
            window.session.undo.push(
                "Presentation state",
                lambda: put(before, view),
                lambda: put(after, after.first_view()),
            )

    def _corner_lines(self, picture: Picture) -> None:
        radiograph = picture.radiograph
        meta = radiograph.meta
        title = patient_name(meta.patient_name) or radiograph.path.name
        patient_id = meta.patient_id if meta.patient_id != title else ""
        second = "   ".join(t for t in (patient_id, iso_day(meta.study_date)) if t)
        right = [" ".join(t for t in (meta.modality, meta.view_position or meta.series_description) if t)]
        for canvas in (self._window.grid.pane(n).canvas for n in ("main",)):
            canvas.corner_lines = {
                "top_left": [t for t in (title, second) if t],
                "film": [t for t in right if t],
                "bottom_right": ["Research use only"],
            }
        titles.say_scale(self._window)

    def begin_session(self) -> None:
        """A session for the picture as soon as there is a study folder; the model image is made meanwhile."""
        if self._window.picture is None or self._window.session is not None or self._window.study is None:
            return
        study = self._window.study
        opened = self.sessions.open(study.folder, ref_of(study))
        for what, what_now in opened.notes:
            self._window.messages.say(what, what_now, tone="error", key="session")
        if opened.session.read_only:
            self._window.messages.say(
                "This study is open in another RadGaze window: what is changed here is not kept.",
                "Close it there, then look again.",
                tone="warning",
                key="session",
                actions=[("Look again", self._begin_again)],
            )
        self._use_session(opened.session)

    def _begin_again(self) -> None:
        self._window.messages.forget("session")
        self.leave_session()
        self.begin_session()

    def _use_session(self, session: ReadingSession) -> None:
        assert self._window.picture is not None
        from app.reading.jobs import JobDesk

        self._window.session = session
        self._listener = partial(session_changed, self._window)
        session.listen(self._listener)
        session.undo.listeners.append(partial(enabling.undo_changed, self._window))
        for entry in self._window.early_views:
            t_ns, transform, centre, width, invert, pane = entry
            session.log_view(t_ns, transform, centre, width, invert=invert, pane=pane)
        self._window.early_views.clear()
        if self._window.children_.worker is not None:
            self._window.desk = JobDesk(session, self._window.picture, self._window.children_.worker)
            self._window.desk.listeners.append(partial(job_changed, self._window))
        picture = self._window.picture
        self._window.background.run(lambda: picture.model_image, lambda _image: None, purpose="model image")
        for part in (
            self._window.stage,
            self._window.annotating,
            self._window.recorder,
            self._window.results,
            self._window.timeline,
        ):
            if part is not None:
                part.set_session(session)
        self._window.actions_["mark_read"].setChecked(bool(session.marked_read_at))
        self._window.actions_["ai"].setChecked(session.state == "explaining")
        if self._window.recorder is not None:
            self._window.recorder.load_current()
        folding.apply_state(self._window)
        titles.refresh(self._window)
        enabling.enable_actions(self._window)
        enabling.undo_changed(self._window)
        kept, grid = session.view, self._window.grid
        if grid.state != grid.first["main"]:  # the reader was faster
            session.view = grid.state
        elif kept != ViewState():  # after the layout has come to rest
            QTimer.singleShot(
                0, lambda: put_view(self._window, kept) if self._window.session is session else None
            )
        if not session.recordings and session.state == "reading":
            self._window.status.note("R records gaze   A asks the models   ? shows all keys")
        self._ahead.start()
        self._window.study_opened.emit(session)

    def _read_ahead(self) -> None:
        """The prior, the next and the previous study are likely to be wanted."""
        study, library, studies = self._window.study, self._library, self._window.studies
        if study is None or library is None or studies is None or self._window.closing:
            return
        around = studies.neighbours()
        self._window.background.run(
            lambda: _prior_of(library, study),
            lambda prior: self.shelf.read_ahead([s.image for s in (prior, *around) if s is not None]),
            purpose="read ahead",
        )

    def file_study(self) -> None:
        """Put the shown picture into the library (in the background), then begin its session."""
        if self._window.picture is None or self._library is None or self._window.study is not None:
            return
        picture, library = self._window.picture, self._library

        def file() -> Study:
            study = library.add_radiograph(picture.radiograph)
            with contextlib.suppress(OSError):  # the list tries again when it shows the study
                library.thumbnail(study, picture.radiograph)
            return study

        def filed(study: Study) -> None:
            shown = self.shows(picture)
            if shown:
                self._window.study = study
                self.begin_session()
            if self._window.studies is not None:
                self._window.studies.refresh(select=study.id if shown and self.opening is None else None)

        def failed(error: Exception) -> None:
            name = patient_name(picture.radiograph.meta.patient_name) or picture.radiograph.path.name
            self._window.messages.say(
                f"The study of {name} was not filed: {error}",
                "It can be read, but nothing is kept.",
                tone="warning",
                key="filing",
            )

        self._window.background.run(file, filed, failed)

    def leave_session(self) -> None:
        if self._window.results is not None:
            self._window.results.end_edits()
        if self._window.recorder is not None:
            self._window.recorder.leave()
        if self._window.session is not None:
            if self._window.desk is not None:
                self._window.desk.cancel_all()
            self._window.save_now()
            if self._listener is not None:
                self._window.session.unlisten(self._listener)
            if self._window.study is not None:
                self.sessions.leave(self._window.study.folder, self._window.session)
        self._window.session = self._window.desk = None
        for pane in self._window.grid.panes.values():
            pane.job.clear()
        for part in (
            self._window.stage,
            self._window.annotating,
            self._window.results,
            self._window.timeline,
        ):
            if part is not None:
                part.set_session(None)

    def import_sources(self, sources: list[Path], what: str) -> None:
        """File folders, archives, DICOMDIRs and files in the background, with a count and a stop button."""
        if self._library is None:
            return
        library, stop = self._library, threading.Event()
        self._stops.append(stop)
        key = f"import {next(self._imports)}"
        messages = self._window.messages
        so_far: list[str] = []

        def work() -> ImportReport:
            from app.library.importing import import_files

            def progress(report: ImportReport, of: int) -> None:
                so_far[:] = [f"{report.words}, {of - report.seen} to go"]

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
            refused = report.refused_lines
            messages.say(
                f"{what}: {report.words}.",
                f"First: {refused[0]}." if refused else "",
                seconds=0 if refused else 12,
                key=key,
                actions=[("Show list", lambda: show_list(self._window, f"Refused of {what}", refused))]
                if refused
                else (),
            )
            if self._window.studies is not None:
                self._window.studies.refresh()
            first = library.get(report.added[0]) if report.added else None
            if first is not None and self._window.picture is None and self.opening is None:
                self.open_path(first.image)

        def failed(error: Exception) -> None:
            ended()
            so_long = f"{so_far[0]}. " if so_far else ""
            messages.say(f"{what}: {so_long}{error}", tone="warning", key=key)
            if self._window.studies is not None:
                self._window.studies.refresh()

        messages.say(f"Adding the radiographs of {what}.", key=key, actions=[("Stop", stop.set)])
        timer = QTimer(self)
        timer.timeout.connect(tick)
        timer.start(300)
        self._window.background.run(work, done, failed, lane="import")

    def open_prior(self, study: Study) -> None:
        """Show another study beside the current one."""
        self.read_prior(study.image)

    def read_prior(self, path: Path) -> None:
        """Show that film beside the current one, in place of what is still looked for or read for there."""
        self._window.background.forget("find prior")
        if self._window.hanging is not None:
            self._window.hanging.coming.discard("prior")
        resampled = self._window.grid.resampler(["prior"])

        def load() -> tuple[Picture, Caches]:
            picture = self.shelf.load(path)
            return picture, resampled(picture)

        self._window.background.run(
            load,
            self.for_this_film(lambda loaded: self.show_prior(*loaded)),
            self.for_this_film(lambda error: self.say_unreadable(path, error)),
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
        grid = self._window.grid
        if self._window.comparing is not None and name == "prior":
            self._window.comparing.forget()
        grid.set_other(name, picture, state, caches)
        self._compare_patients()
        shown = (self._window.picture, *(grid.other(other) for other in OTHERS))
        self.shelf.show([one for one in shown if one is not None])
        pane = grid.pane(name)
        meta = picture.radiograph.meta
        pane.canvas.corner_lines = {
            "top_left": [
                t
                for t in (
                    patient_name(meta.patient_name) or picture.radiograph.path.name,
                    iso_day(meta.study_date),
                )
                if t
            ]
        }
        titles.refresh(self._window)

    def _compare_patients(self) -> None:
        """Said, not refused: ids differ between hospitals."""
        if self._window.picture is None:
            return
        mine = self._window.picture.radiograph.meta
        beside = [self._window.grid.other(name) for name in OTHERS]
        theirs = [picture.radiograph.meta for picture in beside if picture is not None]
        doubts = [patient_doubt(mine.patient_id, meta.patient_id) for meta in theirs]
        doubts += [name_doubt(mine.patient_name, meta.patient_name) for meta in theirs]
        doubt = next((doubt for doubt in doubts if doubt), "")
        if doubt:
            way_out = "Make sure that both are of the same patient."
            self._window.messages.say(doubt, way_out, tone="warning", key="patient")
        else:
            self._window.messages.forget("patient")

    def offer_prior(self) -> None:
        pane = self._window.grid.pane("prior")
        pane.canvas.placeholder = (
            "No prior of this patient in the library.\n"
            "Drop a radiograph here, or right click a study and choose “Show as prior”."
        )
        if self._library is None or self._window.study is None or not self._window.study.patient_id:
            return
        library, current = self._library, self._window.study

        self._window.background.run(
            lambda: _prior_of(library, current),
            self.for_this_film(lambda s: self.open_prior(s) if s is not None else None),
            purpose="find prior",
        )


def patient_doubt(mine: str, theirs: str) -> str:
    """Why the film beside may be another patient's, by their ids; "" where nothing says so."""
    if mine == theirs:
        return ""
    if not theirs:
        return f"The film beside it has no patient id; this one has {mine}."
    if not mine:
        return f"This film has no patient id; the one beside it has {theirs}."
    return f"The film beside it has another patient id: {theirs}, not {mine}."


def name_doubt(mine: str, theirs: str) -> str:
    """The same by their names, where both have one (Patient's Name, as it is stored)."""
    here, there = patient_name(mine), patient_name(theirs)
    if not here or not there or folded(here) == folded(there):
        return ""
    return f"The film beside it has another patient name: {there}, not {here}."


def _prior_of(library: Library, current: Study) -> Study | None:
    """The same patient's study before this one; without one, the one after."""
    same = [s for s in library.of_patient(current) if not s.study_uid or s.study_uid != current.study_uid]
    earlier = [s for s in same if s.study_date <= current.study_date]
    return max(earlier or same, key=lambda s: s.study_date, default=None)
