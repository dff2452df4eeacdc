"""What the models say is asked before a trial begins, on a thread; a trial without it does not begin."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence

from app.study.assistance import lacking, said_of
from app.study.folder import BegunStudy, StudyError
from app.study.model_desk import ModelDesk, films_to_ask
from app.study.order import Trial

Begin = Callable[[], ModelDesk]


class Prefetch:
    """Asks for the trials in their order, from `ask` on. trouble: why it stopped, for the experimenter; ""
    while it goes on. done, of: films."""

    def __init__(self, study: BegunStudy, trials: Sequence[Trial], *, desk: Begin = ModelDesk) -> None:
        self._study, self._desk = study, desk
        self._films = films_to_ask(study, trials)
        self._thread: threading.Thread | None = None
        self._stop = threading.Event()
        self.trouble, self.done, self.of = "", 0, len(self._films)

    def ask(self) -> None:
        """Begins, or begins again after trouble. No worker starts where nothing is wanted."""
        if self.of and (self._thread is None or not self._thread.is_alive()) and not self._stop.is_set():
            self.trouble, self.done = "", 0
            self._thread = threading.Thread(target=self._run, name="study models", daemon=True)
            self._thread.start()

    def wait(self) -> None:
        """Until all is asked. Raises StudyError where it could not be."""
        self.ask()
        if self._thread is not None:
            self._thread.join()
        if self.trouble:
            raise StudyError(self._study.path, self.trouble, "Mend that, or hide AI in the protocol.")

    def lacks(self, trial: Trial) -> str:
        """Why the trial cannot begin yet; "" where it can."""
        try:
            missing = lacking(self._study, trial)
        except StudyError as error:
            return str(error)
        if not missing:
            return ""
        if self.trouble:
            return f"AI cannot be shown: {self.trouble}"
        return f"The models are still asked for {', '.join(sorted(missing))} of {trial.stimulus.id}."

    def close(self) -> None:
        """What is being asked is finished; no further film is."""
        self._stop.set()

    def _run(self) -> None:
        desk: ModelDesk | None = None
        try:
            for stimulus, names in self._films.values():
                if self._stop.is_set():
                    break
                if self._missing(stimulus.id, names):
                    if desk is None:
                        desk = self._desk()
                        desk.until_ready()
                    desk.answer(self._study, stimulus, names)
                self.done += 1
        except (StudyError, OSError) as error:
            self.trouble = str(error)
        finally:
            if desk is not None:
                desk.close()

    def _missing(self, stimulus_id: str, names: set[str]) -> bool:
        said = said_of(self._study, self._films[stimulus_id][0])
        return said is None or bool(names - said.holds())
