"""A worker that the test plays: its pipe is in memory, it ends when the test says so."""

from __future__ import annotations

import subprocess
import threading
from typing import IO

from eyetracking.wire import Child, Transport, memory_pair
from inference import api
from inference.messages import Cancel, Hello, Ready, Run, Shutdown, decode_to_worker, encode

INFO = api.ModelInfo(id="m", version="1", task="t", architecture="a", trained_on="w", licence="l", demo=True)
PATIENCE_S = 30.0


class PlayedWorker:
    """A process and the far end of its pipe. got: what it was told, in order."""

    pid = 0

    def __init__(self) -> None:
        self.near, self.far = memory_pair()
        self.got: list[object] = []
        self.asked_to_end = False
        self._code: int | None = None
        self._ended = threading.Event()
        self._listening = threading.Thread(target=self._listen, name="played-worker", daemon=True)
        self._listening.start()

    def start(self, _stderr: IO[bytes]) -> tuple[Child, Transport]:
        return self, self.near

    def say(self, message: object) -> None:
        self.far.send(encode(message))

    def ready(self) -> None:
        self.say(Ready(protocol=api.PROTOCOL, pid=1, device="CPU", text="ready", models=[INFO]))

    def end(self, code: int) -> None:
        if self._code is None:
            self._code = code
            self._ended.set()
            self.far.close()

    @property
    def runs(self) -> list[str]:
        return [m.job_id for m in self.got if isinstance(m, Run)]

    @property
    def cancels(self) -> list[str]:
        return [m.job_id for m in self.got if isinstance(m, Cancel)]

    @property
    def greeted(self) -> bool:
        return any(isinstance(m, Hello) for m in self.got)

    # what the client asks of a process

    def poll(self) -> int | None:
        return self._code

    def wait(self, timeout: float | None = None) -> int:
        if not self._ended.wait(timeout):
            raise subprocess.TimeoutExpired("a played worker", timeout or 0.0)
        assert self._code is not None
        return self._code

    def terminate(self) -> None:
        self.asked_to_end = True

    def kill(self) -> None:
        self.end(-9)

    def _listen(self) -> None:
        while True:
            try:
                message = decode_to_worker(self.far.recv())
            except EOFError:
                return
            self.got.append(message)
            if isinstance(message, Shutdown):
                self.end(0)
