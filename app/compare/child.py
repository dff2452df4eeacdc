"""The process that registers: two films come in on stdin, progress and the result go out as JSON lines.

SimpleITK's 150 MB stay out of the window, and a run can be stopped at any moment by ending the process.
"""

from __future__ import annotations

import io
import sys
from typing import BinaryIO, Literal

import msgspec
import numpy as np

from app.compare.result import Options, Registration


class Job(msgspec.Struct, kw_only=True):
    """First line of the input; two .npy films follow. Sizes are (width, height) of the full films."""

    current_px: tuple[int, int]
    prior_px: tuple[int, int]
    options: Options


class Step(msgspec.Struct, tag="step", kw_only=True):
    """part: of the work, 0 to 1."""

    part: float
    what: str


class Answer(msgspec.Struct, tag="answer", kw_only=True):
    registration: Registration


class Problem(msgspec.Struct, tag="problem", kw_only=True):
    """kind is there so that a line of ours cannot be confused with what a library prints."""

    text: str
    kind: Literal["registration"] = "registration"


def serve(source: BinaryIO, sink: BinaryIO) -> None:
    """Answer one job."""
    from app.compare.register import register

    def say(message: Step | Answer | Problem) -> None:
        sink.write(msgspec.json.encode(message) + b"\n")
        sink.flush()

    job = msgspec.json.decode(source.readline(), type=Job)
    films = io.BytesIO(source.read())  # a pipe cannot seek, and numpy wants to
    current, prior = (np.load(films, allow_pickle=False) for _ in "cp")
    try:
        registration = register(
            current,
            prior,
            current_px=job.current_px,
            prior_px=job.prior_px,
            options=job.options,
            progress=lambda part, what: say(Step(part=part, what=what)),
        )
    except RuntimeError as error:  # ITK's own
        say(Problem(text=str(error).strip().splitlines()[-1][:300]))
    else:
        say(Answer(registration=registration))


if __name__ == "__main__":
    serve(sys.stdin.buffer, sys.stdout.buffer)
