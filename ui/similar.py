"""Films of the library are made ready to be found by their likeness, while nobody waits for the worker and no
gaze is recorded; and what the dialog of similar films asks."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from app.library.embedding_work import EmbeddingWork, Film
from app.library.similar import By, Similar, SimilarFilms
from app.reading.workspace import LibraryOpened, ModelsChanged, StudyFiled, Workspace
from inference import api
from inference.frames import FrameError
from inference.job_queue import ClientError
from inference.messages import Done, Failed, WorkerState
from ui.languages import tr
from ui.later import once
from ui.loading import while_there
from ui.shell import Shell

if TYPE_CHECKING:
    from app.library.index import Library, Study

PAUSE_MS = 3000
"""After the window has opened, and after the worker was wanted for something else."""
NEXT_MS = 50
Found = Callable[[list[Similar]], object]


class SimilarController(QObject):
    """One for the window. busy: whether something runs that must not be disturbed (a recording)."""

    changed = Signal()
    """How far the work is."""

    def __init__(self, shell: Shell, workspace: Workspace, *, busy: Callable[[], bool]) -> None:
        super().__init__(shell.parent)
        self._shell, self._workspace, self._busy = shell, workspace, busy
        self.work: EmbeddingWork | None = None
        self._idle = False
        self._asked: dict[str, tuple[By, Found, Callable[[str], object]]] = {}
        self._next = once(self, NEXT_MS, self._go_on)
        self._later = once(self, PAUSE_MS, self.look)
        workspace.listen(LibraryOpened, lambda _e: self._later.start())
        workspace.listen(StudyFiled, lambda _e: self._later.start())
        workspace.listen(ModelsChanged, lambda _e: self._later.start())
        shell.children.worker_event.connect(self._event)

    # the work

    def look(self) -> None:
        """See which films the library has now; those without vectors are taken up."""
        library, model = self._workspace.library, self._model()
        if library is None or model is None or not self._shell.settings.inference.embed_library:
            return
        if self.work is None or (self.work.films.model, self.work.films.version) != (model.id, model.version):
            self.work = EmbeddingWork(SimilarFilms(library.folder, model.id, model.version))
            self.work.listeners.append(self.changed.emit)
        work = self.work

        def listed(studies: list[Study]) -> None:
            work.want(study.id for study in studies)
            self._next.start()

        self._shell.background.run(lambda: library.list(order="added"), listed, purpose="films to embed")

    def pause(self, *, paused: bool) -> None:
        if self.work is not None:
            self.work.pause(self._shell.children.worker, paused=paused)
            self._next.start()

    def _model(self) -> api.ModelInfo | None:
        models = self._workspace.models
        chosen = models.of("embed")
        return next((m for m in models.offered("embed") if m.id == chosen), None)

    def _go_on(self) -> None:
        work, library = self.work, self._workspace.library
        study = work.next() if work is not None else None
        if work is None or study is None or library is None:
            return
        desk = self._workspace.jobs
        if not self._idle or self._busy() or (desk is not None and desk.active):
            self._later.start()
            return
        self._shell.background.run(
            lambda: _read(library, study),
            lambda film: self._ask(work, film),
            lambda error: self._refuse(work, study, error),
            purpose="film to embed",
        )

    def _ask(self, work: EmbeddingWork, film: Film) -> None:
        worker = self._shell.children.worker
        if worker is not None and work is self.work and not work.running:
            try:
                work.ask(film, worker)
            except (ClientError, FrameError):  # off, or busy with others: again later
                self._later.start()

    def _refuse(self, work: EmbeddingWork, study: str, error: Exception) -> None:
        work.refuse(study, str(error))
        self._next.start()

    def _event(self, event: object) -> None:
        if isinstance(event, WorkerState):
            self._idle = event.state == "ready"
        self._answered(event)
        work = self.work
        if work is not None and isinstance(event, Done | Failed):
            ours = work.running
            work.take(event)
            if ours and not work.running:
                self._next.start()

    # asking

    def find(
        self, by: By, *, phrase: str, found: Found, failed: Callable[[str], object], owner: QObject
    ) -> None:
        """Films like the one that is read, like `phrase`, or like what the reader looked at on it. owner: who
        asks; where it is gone when the answer comes, nobody is told."""
        desk, worker = self._workspace.jobs, self._shell.children.worker
        if self.work is None or desk is None or worker is None:
            failed(tr("The models are not ready, or the library is not open."))
            return
        gaze = desk.gaze_input() if by == "region" else None
        if by == "region" and gaze is None:
            failed(tr("No gaze was recorded on this film: record some (R), or ask by the image."))
            return
        try:
            request = api.Embed(
                image=None if by == "sentence" else desk.image_input(),
                texts=[phrase] if by == "sentence" else [],
                gaze=gaze,
                model=self.work.films.model,
            )
            job = worker.submit(request)
        except (ClientError, FrameError) as error:  # the worker is off, or its queue is full
            failed(str(error))
            return
        self._asked[job] = (by, while_there(owner, found), while_there(owner, failed))

    def _answered(self, event: Any) -> None:
        asked = self._asked.get(getattr(event, "job_id", ""))
        if asked is None or not isinstance(event, Done | Failed):
            return
        del self._asked[event.job_id]
        by, found, failed = asked
        if isinstance(event, Failed):
            failed(f"{event.message} {event.way_out}".strip())
        elif self.work is not None and isinstance(event.result, api.EmbedResult):
            study = self._workspace.study
            found(self.work.films.find(by, event.result, without=() if study is None else (study.id,)))

    def study(self, study_id: str) -> Study | None:
        """Of the library; None where it was taken out since."""
        return None if self._workspace.library is None else self._workspace.library.get(study_id)


def _read(library: Library, study_id: str) -> Film:
    from app.imaging.pixels import model_input_image
    from app.imaging.reader import read_radiograph

    study = library.get(study_id)
    if study is None:
        raise LookupError("it is no longer in the library")
    film = read_radiograph(study.image)
    return Film(study_id, model_input_image(film), film.width_px, film.height_px)
