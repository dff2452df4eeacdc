"""What is read now: the one owner of the film, its study, its session, its jobs, and the films beside it.

Without Qt. Who has to know listens for the kinds of events that concern it (`Workspace.listen`); listeners
are told in the order in which they came, on the thread that made the change (the window's). The order of
events is held by `tests/reading/test_workspace.py`.
"""

from __future__ import annotations

import logging
import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TypeVar, cast

from app.reading.ahead import PictureShelf
from app.reading.kept import KeptSessions, ref_of
from app.reading.models import Models
from app.reading.picture import Picture
from app.reading.session import ReadingSession
from app.reading.view import ViewState
from eyetracking.mapping import ViewTransform

if TYPE_CHECKING:
    from app.library.index import Library, Study
    from app.reading.job import Client, Job
    from app.reading.jobs import JobDesk

log = logging.getLogger(__name__)

MOST_EARLY_VIEWS = 1000
"""Views that were painted before the film had a session; later ones are not kept."""


@dataclass(frozen=True)
class LibraryOpened:
    """Studies can be filed and found."""

    library: Library


@dataclass(frozen=True)
class Leaving:
    """The study is about to be left: what is being written or recorded belongs to its session still."""


@dataclass(frozen=True)
class SessionLeft:
    """There is no session and no job now."""


@dataclass(frozen=True)
class FilmLeft:
    """Another film comes: nothing of the one before stays. Told before `Workspace.film` is the new one."""


@dataclass(frozen=True)
class FilmShown:
    """A film is read now. prepared: what whoever read it made ready for showing it."""

    film: Picture
    prepared: Any = None


@dataclass(frozen=True)
class LookChanged:
    """The same film in another look, to be seen as `view` says. new: not by undo or redo."""

    film: Picture
    view: ViewState
    new: bool


@dataclass(frozen=True)
class BesideLeft:
    """A pane is about to show another film than the one beside that it shows now."""

    pane: str


@dataclass(frozen=True)
class BesideShown:
    """A pane shows another film. view: how it lies at first, None: as the film says. prepared: as there."""

    pane: str
    film: Picture
    view: ViewState | None = None
    prepared: Any = None


@dataclass(frozen=True)
class StudyFiled:
    """The film that is read is in the library."""

    study: Study


@dataclass(frozen=True)
class SessionBegun:
    """notes: what there is to say about how it was opened (what, what now)."""

    session: ReadingSession
    notes: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class TopicChanged:
    """The session changed (`app.reading.changing.Topic`)."""

    session: ReadingSession
    topic: str


@dataclass(frozen=True)
class UndoMoved:
    """What undo and redo would do is another."""


@dataclass(frozen=True)
class Typed:
    """What stands in a field of the report changed; `kept` at once, or with the next `keep_typed`."""

    kept: bool


@dataclass(frozen=True)
class ToBeSaved:
    """Something is to be written that nobody else has to know of."""


@dataclass(frozen=True)
class JobChanged:
    job: Job


@dataclass(frozen=True)
class ModelsChanged:
    """The worker has other models or methods, or another one was chosen for a task."""

    models: Models


@dataclass(frozen=True)
class Saved:
    """The session was written."""

    session: ReadingSession


@dataclass(frozen=True)
class NotSaved:
    """A session could not be written to `folder`."""

    folder: Path
    error: OSError


@dataclass(frozen=True)
class AllSaved:
    """Every session that was to be written was, those that had failed before, too."""


Event = (
    LibraryOpened | Leaving | SessionLeft | FilmLeft | FilmShown | LookChanged | BesideLeft | BesideShown
    | StudyFiled | SessionBegun | TopicChanged | UndoMoved | Typed | ToBeSaved | JobChanged | Saved
    | NotSaved | AllSaved | ModelsChanged
)  # fmt: skip
_E = TypeVar("_E")


@dataclass(frozen=True, kw_only=True)
class PaintedView:
    """What was painted in a pane, and when (monotonic ns). image: which, where not the one that is read."""

    t_ns: int
    transform: ViewTransform
    centre: float
    width: float
    invert: bool
    pane: str
    image: str = ""


class Workspace:
    """One for a window. client: what answers jobs, or None while there is none."""

    def __init__(self, client: Callable[[], Client | None] = lambda: None) -> None:
        self._client = client
        self.library: Library | None = None
        self.film: Picture | None = None
        self.study: Study | None = None
        self.session: ReadingSession | None = None
        self.jobs: JobDesk | None = None
        self.models = Models()
        self.shelf = PictureShelf()
        self.sessions = KeptSessions()
        self._beside: dict[str, Picture] = {}
        self._early: list[PaintedView] = []
        self.not_saved: NotSaved | None = None
        """What the last `save` could not write."""
        self._listeners: list[tuple[type[Any], Callable[[Any], object]]] = []

    # listening

    def listen(self, kind: type[_E], listener: Callable[[_E], object]) -> Callable[[], None]:
        """Tell `listener` of events of that kind, until what is returned is called."""
        entry = (cast(type[Any], kind), listener)
        self._listeners.append(entry)

        def unlisten() -> None:
            if entry in self._listeners:
                self._listeners.remove(entry)

        return unlisten

    def _tell(self, event: Event) -> None:
        for kind, listener in list(self._listeners):
            if isinstance(event, kind):
                listener(event)

    # the library

    def open_library(self, library: Library) -> None:
        self.library = library
        self._tell(LibraryOpened(library))

    # the film

    @property
    def beside(self) -> Mapping[str, Picture]:
        """Pane -> the film that was put beside the one that is read."""
        return MappingProxyType(self._beside)

    def show(self, film: Picture, *, view: ViewState, prepared: Any = None) -> None:
        """Read this film; or see the one that is read in another look, where it is the same. view: how that
        lies now."""
        if self.film is not None and self.shows(film):
            self._change_look(self.film, film, view)
            return
        self.leave()
        self._tell(FilmLeft())
        self._early.clear()
        self._beside.clear()
        self.film, self.study = film, None
        self.shelf.show([film])
        self._tell(FilmShown(film, prepared))

    def _change_look(self, before: Picture, after: Picture, view: ViewState) -> None:
        """Undoable; the session stays, since the image does."""

        def put(film: Picture, state: ViewState, *, new: bool = False) -> None:
            if not self.shows(film):
                return
            self.film = film
            if self.session is not None:
                self.session.view = state
            self._tell(LookChanged(film, state, new))

        put(after, after.first_view(), new=True)
        if self.session is not None:
            self.session.undo.push(
                "Presentation state", lambda: put(before, view), lambda: put(after, after.first_view())
            )

    def put_beside(
        self, pane: str, film: Picture, *, view: ViewState | None = None, prepared: Any = None
    ) -> None:
        """Show another film in a pane beside the one that is read."""
        self._tell(BesideLeft(pane))
        self._beside[pane] = film
        self.shelf.show([one for one in (self.film, *self._beside.values()) if one is not None])
        self._tell(BesideShown(pane, film, view, prepared))

    def shows(self, film: Picture | None) -> bool:
        """Whether this film is still the one that is read, whatever its look."""
        if film is None or self.film is None:
            return film is self.film
        return film.pyramid is self.film.pyramid

    def for_this_film(self, then: Callable[..., object]) -> Callable[..., None]:
        """`then` for a result that comes late: nothing happens where another film is read by then."""
        asked = self.film

        def deliver(*result: Any) -> None:
            if self.shows(asked):
                then(*result)

        return deliver

    def view_moved(
        self,
        before: ViewState,
        after: ViewState,
        what: str,
        *,
        put: Callable[[ViewState], None],
        merge_key: str | None = None,
    ) -> None:
        """The film is seen otherwise now; `put` shows it so again, for undo and redo."""
        if self.session is None:
            return
        self.session.view = after
        self.session.undo.push(
            what, lambda: put(before), lambda: put(after), merge_key=merge_key, lasting=True
        )
        self._tell(ToBeSaved())

    def keep_figures(self, session: ReadingSession, figures: Mapping[str, float]) -> None:
        """What was computed from gaze and prediction, by name; what came to no number is none."""
        session.figures.update({name: value for name, value in figures.items() if math.isfinite(value)})
        self._tell(ToBeSaved())

    def worker_event(self, event: Any) -> None:
        """What the worker says of itself and of jobs."""
        from inference.messages import WorkerState

        if isinstance(event, WorkerState) and self.models.take(event):
            self._tell(ModelsChanged(self.models))
        if self.jobs is not None:
            self.jobs.handle(event)

    def cancel(self, slot: str) -> None:
        """Stop the job of that place (`app.reading.job.Slot`)."""
        if self.jobs is not None:
            self.jobs.cancel(slot)

    def again(self, slot: str) -> None:
        """Run the newest job of that place once more."""
        if self.jobs is not None:
            self.jobs.again(slot)

    def choose_model(self, task: str, model_id: str) -> None:
        """From now on the task (`inference.tasks.TASKS`) is asked of this model."""
        self.models.choose(task, model_id)
        self._tell(ModelsChanged(self.models))

    def log_view(self, view: PaintedView) -> None:
        """What was painted goes into the record; before there is a session it waits for one."""
        if self.session is not None:
            _log(self.session, view)
        elif len(self._early) < MOST_EARLY_VIEWS:
            self._early.append(view)

    # the session

    def filed(self, film: Picture, study: Study) -> bool:
        """A film is in the library; True, and its session begins, where it is still the one that is read."""
        if not self.shows(film):
            return False
        self.study = study
        self._tell(StudyFiled(study))
        self.begin()
        return True

    def begin(self) -> None:
        """Open the session of the study, where there is a film and a study and no session yet."""
        film, study = self.film, self.study
        if film is None or study is None or self.session is not None:
            return
        opened = self.sessions.open(study.folder, ref_of(study))
        session = self.session = opened.session
        session.listen(self._topic)
        session.undo.listeners.append(self._undo_moved)
        for view in self._early:
            _log(session, view)
        self._early.clear()
        client = self._client()
        if client is not None:
            from app.reading.jobs import JobDesk

            self.jobs = JobDesk(session, film, client, self.models)
            self.jobs.listeners.append(lambda job: self._tell(JobChanged(job)))
        self._tell(SessionBegun(session, tuple(opened.notes)))

    def leave(self) -> None:
        """The study is left: its session is written, and others may have it."""
        self._tell(Leaving())
        session = self.session
        if session is not None:
            if self.jobs is not None:
                self.jobs.cancel_all()
            self.save()
            session.unlisten(self._topic)
            if self.study is not None:
                self.sessions.leave(self.study.folder, session)
        self.session = self.jobs = None
        self._tell(SessionLeft())

    def type_text(self, place: str, text: str) -> None:
        """What stands in a field of the report and was not entered (`ReadingSession.type_text`)."""
        if self.session is None:
            return
        self.session.type_text(place, text)
        if text:
            self._tell(Typed(kept=False))
        else:
            self.keep_typed()

    def keep_typed(self) -> None:
        """Bring what was typed to the disk."""
        if self.session is not None:
            self.session.keep_unsent()
            self._tell(Typed(kept=True))

    def save(self) -> None:
        """Write the session to its folder, and others that could not be written when they were left. A
        problem is told (`NotSaved`), not raised."""
        session, unsaved = self.session, self.sessions.save_left()
        if session is not None and session.dirty:
            try:
                session.save()
            except OSError as error:
                unsaved = session.folder, error
            else:
                self._tell(Saved(session))
        self.not_saved = None if unsaved is None else NotSaved(*unsaved)
        self._tell(self.not_saved or AllSaved())

    def _topic(self, topic: str) -> None:
        if self.session is not None:
            self._tell(TopicChanged(self.session, topic))

    def _undo_moved(self) -> None:
        self._tell(UndoMoved())


def _log(session: ReadingSession, view: PaintedView) -> None:
    session.log_view(
        view.t_ns,
        view.transform,
        view.centre,
        view.width,
        invert=view.invert,
        pane=view.pane,
        image=view.image,
    )
