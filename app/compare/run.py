"""Asking the registration process, from any thread; it can be stopped."""

from __future__ import annotations

import io
import subprocess
import tempfile
import threading
from collections.abc import Callable
from typing import IO

import msgspec
import numpy as np

from app.compare.child import Answer, Job, Problem, Step
from app.compare.equalise import film_for_registration
from app.compare.result import Options, Registration
from app.imaging.radiograph import Radiograph
from eyetracking.wire import LaunchFailed, child_command

MODULE = "app.compare.child"


class RegistrationError(RuntimeError):
    """The process could not answer; the words say why."""


class RegistrationStopped(Exception):
    """It was stopped by `RegistrationRun.stop`."""


class RegistrationRun:
    """One registration in a process of its own."""

    def __init__(self, current: Radiograph, prior: Radiograph, options: Options) -> None:
        self._films = (current, prior)
        self._options = options
        self._process: subprocess.Popen[bytes] | None = None
        self._stopped = False
        self._lock = threading.Lock()

    def stop(self) -> None:
        """End it; `run` then raises RegistrationStopped. From any thread, also before `run`."""
        with self._lock:
            self._stopped = True
            if self._process is not None:
                self._process.kill()

    def run(self, progress: Callable[[float, str], None] = lambda _part, _what: None) -> Registration:
        """Blocks for seconds. progress: called on this thread with the part that is done, and what is done.

        Raises RegistrationStopped, RegistrationError.
        """
        current, prior = self._films
        sizes = [(film.width_px, film.height_px) for film in self._films]
        job = io.BytesIO()
        job.write(
            msgspec.json.encode(Job(current_px=sizes[0], prior_px=sizes[1], options=self._options)) + b"\n"
        )
        for film in self._films:
            np.save(job, film_for_registration(film))
        answer: Answer | Problem | None = None
        with tempfile.TemporaryFile() as errors:
            with self._lock:
                if self._stopped:
                    raise RegistrationStopped
                self._process = _started(errors)
            with self._process as process:
                assert process.stdin is not None
                assert process.stdout is not None
                try:
                    process.stdin.write(job.getbuffer())
                    process.stdin.close()
                except BrokenPipeError:
                    pass  # it has ended; why is read below
                for line in process.stdout:
                    message = msgspec.json.decode(line, type=Step | Answer | Problem)
                    if isinstance(message, Step):
                        progress(message.part, message.what)
                    else:
                        answer = message
            if self._stopped:
                raise RegistrationStopped
            if isinstance(answer, Answer):
                return msgspec.structs.replace(
                    answer.registration, current_id=current.file_sha256, prior_id=prior.file_sha256
                )
            if isinstance(answer, Problem):
                raise RegistrationError(answer.text)
            errors.seek(0)
            words = errors.read().decode("utf-8", "replace").strip().splitlines()
            raise RegistrationError(words[-1][:300] if words else f"it ended with {process.returncode}")


def _started(errors: IO[bytes]) -> subprocess.Popen[bytes]:
    """Raises RegistrationError."""
    try:
        command = child_command(MODULE)
    except LaunchFailed as error:
        raise RegistrationError(f"{error}. {error.way_out}") from error
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=errors)
