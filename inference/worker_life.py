"""How long the client waits for its worker, and one worker process from start to end."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import IO

from eyetracking.wire import Child, Outbox, Transport
from inference.liveness import BIRTH, Mark, Pulse
from inference.messages import Fatal

Start = Callable[[IO[bytes]], tuple[Child, Transport]]
"""Begins a worker, whose last words go to the file: its process and our end of its pipe. Raises
LaunchFailed."""


@dataclass(frozen=True)
class Policy:
    """When the client loses patience, in seconds: of the worker's own work or rest (`liveness`) for start,
    ping and stall, of the clock for the others. Tests shorten them."""

    start_timeout_s: float = 120.0
    cancel_grace_s: float = 1.8
    kill_grace_s: float = 0.5
    ping_period_s: float = 1.0
    ping_timeout_s: float = 30.0
    stall_notice_s: float = 10.0
    stall_timeout_s: float = 120.0
    backoff_s: tuple[float, ...] = (0.5, 1.0, 2.0, 4.0)
    crash_limit: int = 3
    crash_window_s: float = 60.0
    queue_limit: int = 8
    kills_to_quarantine: int = 2
    map_cache_bytes: int = 256 << 20


@dataclass
class Life:
    """One worker process, from start to end."""

    process: Child
    transport: Transport
    outbox: Outbox
    stderr: IO[bytes]
    started_at: float
    pulse: Pulse
    reader: threading.Thread | None = None
    ready: bool = False
    gone: bool = False
    fatal: Fatal | None = None
    text: str = ""
    exited_at: float | None = None
    ended_at: float | None = None
    """When it was told to end together with a job that did not stop."""
    by_us: str | None = None
    lost: bool = False
    ping: int = 0
    pong_at: Mark = BIRTH
    step: int = -1
    step_at: Mark = BIRTH
    stall_said: bool = False
