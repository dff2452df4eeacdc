"""A batch from its first film to its last, through the worker."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app.batch.asker import Answer, Answers, Asker, read
from app.batch.asking import Asking
from app.batch.films import Film
from app.batch.ledger import Ledger
from app.batch.questioner import Read, Say


@dataclass
class Tally:
    """films: so many in all; skipped: of an earlier run."""

    films: int = 0
    skipped: int = 0
    answered: int = 0
    failed: int = 0
    seconds: float = 0.0

    @property
    def words(self) -> str:
        rate = self.answered / self.seconds if self.seconds > 0 else 0.0
        done = self.skipped + self.answered + self.failed
        left = (self.films - done) / rate if rate else 0.0
        parts = [f"{done} of {self.films}", f"{rate:.2f} films/s"]
        if self.skipped:
            parts.append(f"{self.skipped} from before")
        if self.failed:
            parts.append(f"{self.failed} failed")
        if left and done < self.films:
            parts.append(f"about {left:.0f} s left")
        return ", ".join(parts)


class Batch:
    """Films to answers to the ledger. answers: who asks the models (`here`, or `app.batch.on_ray`)."""

    def __init__(self, ledger: Ledger, say: Say, answers: Answers) -> None:
        self.say, self.ledger, self._answers = say, ledger, answers

    def run(self, films: Sequence[Film]) -> Tally:
        """Raises BatchError where the worker cannot work at all; a film that fails is written down and the
        rest goes on."""
        waiting = [film for film in films if not self.ledger.knows(film)]
        tally = Tally(films=len(films), skipped=len(films) - len(waiting))
        began = time.monotonic()
        for film, answer in self._answers(waiting):
            self.ledger.write(film, rows=answer.rows, models=answer.models, failed=answer.failed)
            tally.failed += bool(answer.failed)
            tally.answered += not answer.failed
            tally.seconds = time.monotonic() - began
            self.say(f"{film.path.name}: {answer.failed or 'done'}; {tally.words}")
        self.ledger.table()
        return tally


def here(asker: Asker) -> Answers:
    """By one worker on this machine; the next film is read while one is answered."""

    def answers(films: Sequence[Film]) -> Iterator[tuple[Film, Answer]]:
        asker.until_ready()
        with ThreadPoolExecutor(1, thread_name_prefix="radgaze-read") as pool:
            reading: list[Future[Read]] = [pool.submit(read, film) for film in films[:1]]
            for number, film in enumerate(films):
                reading += [pool.submit(read, coming) for coming in films[number + 1 : number + 2]]
                yield film, asker.ask(film, reading.pop(0))

    return answers


@contextmanager
def batch(asking: Asking, output: Path, say: Say, *, ray: int = 0, **client_options: Any) -> Iterator[Batch]:
    """A batch with a worker of its own, which ends with it; or with so many, spread by Ray. Raises BatchError
    as `Ledger`."""
    ledger = Ledger(output, asking)
    if ray:
        from app.batch.on_ray import on_ray

        yield Batch(ledger, say, on_ray(asking, output, ray, **client_options))
        return
    asker = Asker(asking, output, say, **client_options)
    try:
        yield Batch(ledger, say, here(asker))
    finally:
        asker.client.stop()
