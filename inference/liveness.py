"""How long a process has kept one waiting by its own doing: a busy machine's clock is not counted.

Time counts while the process works without a result (its own processor time) or rests although nothing keeps
it from working. It does not count while the process waits for a processor that others hold, nor while whoever
watches stood still itself (suspended, stopped in a debugger). Where the system does not tell how a process
fares the clock on the wall is taken.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

GAP_S = 5.0
"""A watcher who looks later than this stood still himself."""
RESTING = 0.02
"""A process that used less than this part of the time is resting."""


@dataclass(frozen=True)
class Usage:
    """cpu_s: processor time of all threads since the start. runnable: it works, or would if it got a
    processor."""

    cpu_s: float
    runnable: bool


def usage_of(pid: int) -> Usage | None:
    """None where the system does not say (Windows, macOS), or the process is gone."""
    try:
        words = (
            Path(f"/proc/{pid}/stat").read_text(encoding="ascii", errors="replace").rpartition(")")[2].split()
        )
        states = {
            path.read_text(encoding="ascii", errors="replace").rpartition(")")[2].split()[0]
            for path in Path(f"/proc/{pid}/task").glob("*/stat")
        }
    except (OSError, IndexError):
        return None
    ticks = os.sysconf("SC_CLK_TCK")
    return Usage((int(words[11]) + int(words[12])) / ticks, bool(states & {"R", "D"}))


def _after_the_name(path: Path) -> list[str]:
    """The fields of a stat file behind the program's name, which may hold anything (proc(5))."""
    return path.read_text(encoding="ascii", errors="replace").rpartition(")")[2].split()


@dataclass(frozen=True)
class Mark:
    """A moment in a process's life, as `Pulse` counts."""

    worked_s: float = 0.0
    rested_s: float = 0.0


BIRTH = Mark()


class Pulse:
    """One process, looked at now and then."""

    def __init__(self, pid: int, now_s: float, read: Callable[[int], Usage | None] = usage_of) -> None:
        self._pid, self._read = pid, read
        self._seen_s = now_s
        self._cpu_s: float | None = None
        self._worked_s = self._rested_s = 0.0

    def look(self, now_s: float) -> None:
        """Count what has passed since the last look. now_s: time.monotonic()."""
        passed, self._seen_s = now_s - self._seen_s, now_s
        usage = self._read(self._pid)
        used = None if usage is None or self._cpu_s is None else usage.cpu_s - self._cpu_s
        self._cpu_s = usage.cpu_s if usage is not None else None
        if passed > GAP_S:
            return
        if usage is None:
            self._worked_s += passed
        elif used is not None:
            self._worked_s += min(used, passed)
            if used < RESTING * passed and not usage.runnable:
                self._rested_s += passed

    def mark(self) -> Mark:
        return Mark(self._worked_s, self._rested_s)

    def waited_s(self, since: Mark) -> float:
        """How long it has kept one waiting since then, at work or at rest, whichever is longer."""
        return max(self._worked_s - since.worked_s, self._rested_s - since.rested_s)
