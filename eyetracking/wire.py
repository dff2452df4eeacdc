"""The byte pipe between the workstation and its two child processes. Bytes only: pickle is never used.

A child is started with an inherited socket pair (POSIX), or a named pipe with a random name and a 32-byte key
that travels over the child's standard input (Windows). No TCP port exists. A side that dies is an EOF for the
other.
"""

from __future__ import annotations

import collections
import contextlib
import ctypes
import os
import queue
import re
import secrets
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Sequence
from multiprocessing import AuthenticationError
from multiprocessing import connection as mp_connection
from multiprocessing import util as mp_util
from pathlib import Path
from typing import IO, Any, Protocol

MESSAGE_LIMIT = 1 << 20
"""Longest message in bytes; both ends refuse longer ones."""
_KEY_BYTES = 32
_POSIX = os.name == "posix"


class WireError(Exception):
    """Base of this module's errors.

    WireError
    ├── MessageTooLong    a message above MESSAGE_LIMIT
    └── LaunchFailed      the child did not start or did not connect
    """


class MessageTooLong(WireError):
    """size: bytes of the message, or None where the other side only announced too many."""

    def __init__(self, size: int | None) -> None:
        said = "an announced length" if size is None else f"{size} bytes"
        super().__init__(f"a message of {said} is above the limit of {MESSAGE_LIMIT} bytes")
        self.size = size


class LaunchFailed(WireError):
    """command: what was started. way_out: for the user."""

    def __init__(self, command: Sequence[str], reason: str) -> None:
        super().__init__(f"could not start {command[0]}: {reason}")
        self.command = list(command)
        self.reason = reason
        self.way_out = "Check the interpreter in the settings."


class NoWorkerPython(LaunchFailed):
    """An installed program without the environment that models run in."""

    def __init__(self, module: str) -> None:
        super().__init__([module], "the models' environment is not installed")
        self.args = ("The models' environment is not installed",)
        self.way_out = (
            "Reading, measuring and recording gaze work without it. To add it: python3 install.py install, "
            "in the folder of the worker kit; or name a Python with torch in the settings (AI)."
        )


class Transport(Protocol):
    """A duplex pipe of whole messages. One thread may receive while others send; close() wakes it."""

    def send(self, data: bytes) -> None:
        """Send one message. Raises MessageTooLong, or OSError when the other side is gone."""

    def recv(self) -> bytes:
        """The next message; blocks. Raises EOFError when the other side is gone or this one closed."""

    def close(self) -> None:
        """Close both directions. May be called twice."""

    def fileno(self) -> int:
        """The descriptor to wait on. Raises OSError where there is none."""


class PipeTransport:
    """A Transport over one `multiprocessing.connection` connection, of which only the byte calls are used."""

    def __init__(self, connection: Any) -> None:
        self._connection = connection
        self._sending = threading.Lock()
        self._receiving = threading.Lock()
        self._closed = threading.Event()

    def send(self, data: bytes) -> None:
        if len(data) > MESSAGE_LIMIT:
            raise MessageTooLong(len(data))
        with self._sending:
            if self._closed.is_set():
                raise BrokenPipeError("the pipe is closed")
            self._connection.send_bytes(data)

    def recv(self) -> bytes:
        with self._receiving:
            try:
                while not _POSIX and not self._connection.poll(0.1):  # closing a handle wakes no reader there
                    if self._closed.is_set():
                        break
                if self._closed.is_set():
                    raise EOFError("the pipe is closed")
                out: bytes = self._connection.recv_bytes(MESSAGE_LIMIT)
                return out
            except ConnectionError as gone:
                raise EOFError("the other side is gone") from gone
            except EOFError as gone:  # multiprocessing's has no words
                raise EOFError("the other side is gone") from gone
            except OSError as error:
                if str(error) == "bad message length":
                    raise MessageTooLong(None) from error
                raise EOFError(f"the pipe broke: {error}") from error

    def close(self) -> None:
        if self._closed.is_set():
            return
        self._closed.set()
        if _POSIX:
            with (
                contextlib.suppress(OSError),
                socket.socket(fileno=os.dup(self._connection.fileno())) as twin,
            ):
                twin.shutdown(socket.SHUT_RDWR)
        with self._receiving, self._sending:
            self._connection.close()

    def fileno(self) -> int:
        return int(self._connection.fileno())


class _MemoryTransport:
    """One end of `memory_pair()`."""

    def __init__(
        self, incoming: queue.SimpleQueue[bytes | None], outgoing: queue.SimpleQueue[bytes | None]
    ) -> None:
        self._incoming = incoming
        self._outgoing = outgoing
        self._closed = threading.Event()

    def send(self, data: bytes) -> None:
        if len(data) > MESSAGE_LIMIT:
            raise MessageTooLong(len(data))
        if self._closed.is_set():
            raise BrokenPipeError("the pipe is closed")
        self._outgoing.put(bytes(data))

    def recv(self) -> bytes:
        data = None if self._closed.is_set() else self._incoming.get()
        if data is None:
            self._closed.set()
            raise EOFError("the pipe is closed")
        return data

    def close(self) -> None:
        self._closed.set()
        self._outgoing.put(None)
        self._incoming.put(None)

    def fileno(self) -> int:
        raise OSError("an in-process pipe has no descriptor")


def memory_pair() -> tuple[Transport, Transport]:
    """Two connected ends in one process: the fake of the tests."""
    a: queue.SimpleQueue[bytes | None] = queue.SimpleQueue()
    b: queue.SimpleQueue[bytes | None] = queue.SimpleQueue()
    return _MemoryTransport(a, b), _MemoryTransport(b, a)


def socket_pair() -> tuple[PipeTransport, socket.socket]:
    """Our end, and the socket that a child inherits. POSIX only."""
    ours, theirs = socket.socketpair()
    return PipeTransport(mp_connection.Connection(ours.detach())), theirs


class Outbox:
    """Sends messages from a thread of its own, so that no caller waits for a slow reader.

    At most `limit` messages wait; `put` says False when full. `on_lost` is called once, on the sending
    thread, if the other side is gone.
    """

    def __init__(
        self, transport: Transport, *, limit: int = 4096, on_lost: Callable[[], None] | None = None
    ) -> None:
        self._transport = transport
        self._limit = limit
        self._on_lost = on_lost
        self._waiting: collections.deque[bytes] = collections.deque()
        self._changed = threading.Condition()
        self._closed = False
        self._thread = threading.Thread(target=self._run, name="radgaze-outbox", daemon=True)
        self._thread.start()

    def put(self, data: bytes) -> bool:
        """Queue one message. False if the box is full or closed. Raises MessageTooLong."""
        if len(data) > MESSAGE_LIMIT:
            raise MessageTooLong(len(data))
        with self._changed:
            if self._closed or len(self._waiting) >= self._limit:
                return False
            self._waiting.append(data)
            self._changed.notify()
            return True

    def close(self, *, timeout_s: float = 1.0) -> None:
        """Send what waits, for at most timeout_s, then stop."""
        with self._changed:
            self._closed = True
            self._changed.notify()
        if threading.current_thread() is not self._thread:
            self._thread.join(timeout_s)

    def _run(self) -> None:
        while True:
            with self._changed:
                while not self._waiting and not self._closed:
                    self._changed.wait()
                if not self._waiting:
                    return
                data = self._waiting.popleft()
            try:
                self._transport.send(data)
            except OSError:
                with self._changed:
                    self._closed = True
                    self._waiting.clear()
                if self._on_lost is not None:
                    self._on_lost()
                return


_BOOT = """\
import sys
root, module = sys.argv[1], sys.argv[2]
del sys.argv[1:3]
sites = [i for i, p in enumerate(sys.path) if p.endswith(("site-packages", "dist-packages"))]
if root not in sys.path: sys.path.insert(sites[0] if sites else len(sys.path), root)
import runpy
runpy.run_module(module, run_name="__main__", alter_sys=True)
"""


NOT_FROZEN = ("inference.worker", "inference.isolated", "inference.gpu_bench", "app.compare.child")
"""Beginnings of modules that need what a frozen program leaves out (torch, SimpleITK)."""
WORKER_PYTHON = "RADGAZE_WORKER_PYTHON"
"""The environment variable with the Python that a frozen program runs those under."""


def child_command(module: str, *, python: str | None = None) -> list[str]:
    """The command line that runs `module` of this very code under `python` (ours if None), isolated (-I).

    A frozen program is asked to run the module by the words `--child MODULE`; another Python gets the source
    that lies beside it in the folder `code`. Raises LaunchFailed where it would need another Python and none
    is installed.
    """
    frozen: str = getattr(sys, "_MEIPASS", "") if getattr(sys, "frozen", False) else ""
    if frozen and python is None:
        if not module.startswith(NOT_FROZEN):
            return [sys.executable, "--child", module]
        python = os.environ.get(WORKER_PYTHON) or None
        if python is None:
            raise NoWorkerPython(module)
    root = str(Path(frozen, "code") if frozen else Path(__file__).resolve().parents[1])
    return [python or sys.executable, "-I", "-X", "utf8", "-c", _BOOT, root, module]


def launch(
    module: str,
    arguments: Sequence[str] = (),
    *,
    python: str | None = None,
    environment: dict[str, str] | None = None,
    stderr: IO[bytes] | int | None = None,
    connect_timeout_s: float = 30.0,
    named: bool = not _POSIX,
) -> tuple[subprocess.Popen[bytes], Transport]:
    """Start `module` as a child process and return it with our end of the pipe.

    environment: added to our own. named: by a name and a key in place of an inherited descriptor.
    Raises LaunchFailed if the program cannot be started or does not connect within connect_timeout_s.
    """
    command = [*child_command(module, python=python), *arguments]  # raises LaunchFailed, too
    surroundings = {**os.environ, **(environment or {})}
    starter = _launch_named if named else _launch_inherited
    try:
        return starter(command, surroundings, stderr, connect_timeout_s)
    except OSError as error:
        raise LaunchFailed(command, str(error)) from error


def _launch_inherited(
    command: list[str], environment: dict[str, str], stderr: IO[bytes] | int | None, _timeout_s: float
) -> tuple[subprocess.Popen[bytes], Transport]:
    ours, theirs = socket_pair()
    with theirs:
        try:
            process = subprocess.Popen(
                [*command, "--pipe-fd", str(theirs.fileno())],
                pass_fds=(theirs.fileno(),),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=stderr,
                env=environment,
                start_new_session=True,  # Ctrl-C ends the window, which then ends its children in order
            )
        except OSError:
            ours.close()
            raise
    return process, ours


def _launch_named(
    command: list[str], environment: dict[str, str], stderr: IO[bytes] | int | None, timeout_s: float
) -> tuple[subprocess.Popen[bytes], Transport]:
    key = secrets.token_bytes(_KEY_BYTES)
    listener = mp_connection.Listener(address=_random_address(), family=_NAMED_FAMILY, authkey=key)
    flags = getattr(subprocess, "CREATE_NO_WINDOW", 0)
    try:
        process = subprocess.Popen(
            [*command, "--pipe-name", str(listener.address)],
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=stderr,
            env=environment,
            creationflags=flags,
        )
        assert process.stdin is not None
        with process.stdin as stdin, contextlib.suppress(BrokenPipeError):
            stdin.write(key.hex().encode() + b"\n")
        accepted: queue.SimpleQueue[Any] = queue.SimpleQueue()

        def accept() -> None:
            try:
                accepted.put(listener.accept())
            except (OSError, EOFError, AuthenticationError) as error:
                accepted.put(error)

        waiting = threading.Thread(target=accept, name="radgaze-accept", daemon=True)
        waiting.start()
        result = _await_child(accepted, process, timeout_s)
        if isinstance(result, BaseException):
            with contextlib.suppress(OSError, EOFError):  # nothing else wakes a waiting accept
                mp_connection.Client(listener.address, family=_NAMED_FAMILY).close()
            waiting.join(1.0)
    finally:
        listener.close()
    if isinstance(result, BaseException):
        process.kill()
        process.wait()
        raise LaunchFailed(command, str(result) or type(result).__name__)
    return process, PipeTransport(result)


def _await_child(accepted: queue.SimpleQueue[Any], process: subprocess.Popen[bytes], timeout_s: float) -> Any:
    """The child's connection, or the exception that stands for its absence."""
    deadline = time.monotonic() + timeout_s
    while True:
        try:
            return accepted.get(timeout=0.05)
        except queue.Empty:
            if process.poll() is not None:
                return ConnectionError(f"it ended before it connected ({say_exit(process.poll())})")
            if time.monotonic() >= deadline:
                return TimeoutError(f"no connection within {timeout_s:g} s")


_NAMED_FAMILY = "AF_UNIX" if _POSIX else "AF_PIPE"


def _random_address() -> str:
    """A fresh pipe name; on POSIX a socket in multiprocessing's private folder (left to itself, Python 3.10
    takes an abstract name, which no command line can carry).
    """
    if _POSIX:
        return str(Path(mp_util.get_temp_dir()) / f"radgaze-{secrets.token_hex(8)}")
    return rf"\\.\pipe\radgaze-{secrets.token_hex(16)}"


def connect_parent(*, pipe_fd: int | None, pipe_name: str | None) -> Transport:
    """In a child: the pipe to the parent, from the options that `launch` put on the command line.

    Raises ValueError if neither is given, OSError or AuthenticationError if the pipe cannot be opened.
    """
    if pipe_fd is not None:
        os.set_inheritable(pipe_fd, False)  # noqa: FBT003 - takes no keyword
        return PipeTransport(mp_connection.Connection(pipe_fd))
    if pipe_name is None:
        raise ValueError(
            "a child process needs --pipe-fd or --pipe-name; it is started by RadGaze, not by hand"
        )
    key = bytes.fromhex(sys.stdin.buffer.readline().decode().strip())
    return PipeTransport(mp_connection.Client(pipe_name, family=_NAMED_FAMILY, authkey=key))


class Child(Protocol):
    """What is asked of a child process; `subprocess.Popen` is one. pid: 0 where it is on another machine."""

    @property
    def pid(self) -> int: ...
    def poll(self) -> int | None: ...
    def wait(self, timeout: float | None = None) -> int: ...
    def terminate(self) -> None: ...
    def kill(self) -> None: ...


def end_process(process: Child, *, grace_s: float = 1.0) -> int:
    """Wait grace_s for a child that was told to end, then SIGTERM, then SIGKILL. Returns its exit code."""
    for step in (None, process.terminate, process.kill):
        if step is not None:
            step()
        try:
            return process.wait(timeout=grace_s if step is None else 0.5)
        except subprocess.TimeoutExpired:
            continue
    return process.wait()


def die_with_parent() -> None:
    """On Linux the kernel ends this process with the thread that started it, even in the middle of a
    kernel.
    """
    if not sys.platform.startswith("linux"):
        return
    parent = os.getppid()
    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(1, signal.SIGKILL)  # PR_SET_PDEATHSIG
    if os.getppid() != parent:
        os._exit(0)


def give_way() -> None:
    """Lower this process's priority: long sums must not hold up window and tracker host. POSIX only."""
    _ask_for_niceness(4)


def go_first() -> None:
    """Raise this process's priority where the system lets us (often it does not). POSIX only."""
    _ask_for_niceness(-10)


def _ask_for_niceness(nice: int) -> None:
    if not hasattr(os, "setpriority"):
        return
    with contextlib.suppress(OSError):
        os.setpriority(os.PRIO_PROCESS, 0, nice)
    # Linux shares the processor among sessions first, and a child of ours has one of its own
    with contextlib.suppress(OSError):
        Path("/proc/self/autogroup").write_text(str(nice))


def last_words(stderr: IO[bytes], *, limit: int = 4000) -> str:
    """The end of what a child wrote to the file that was its standard error."""
    size = stderr.seek(0, 2)
    stderr.seek(max(0, size - limit))
    return stderr.read().decode("utf-8", "replace").strip()


def missing_package(words: str) -> str | None:
    """The package that a child could not import, from its last words; None if that was not why it ended."""
    last = words.splitlines()[-1] if words else ""
    found = re.fullmatch(r"ModuleNotFoundError: No module named '([\w.]+)'.*", last)
    return found.group(1) if found else None


def say_exit(code: int | None) -> str:
    """An exit code in words: "exit code 3", "killed by SIGSEGV"."""
    if code is None:
        return "still running"
    if code < 0:
        try:
            return f"killed by {signal.Signals(-code).name}"
        except ValueError:
            return f"killed by signal {-code}"
    return f"exit code {code}"


def characters(value: Any) -> Any:
    """The same text, also in lists and tables, of whole characters only: for half of a surrogate pair (a file
    name that is not UTF-8, a broken paste), which no message can hold, stands U+FFFD."""
    if isinstance(value, str):
        return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    if isinstance(value, dict):
        return {characters(key): characters(item) for key, item in value.items()}
    return [characters(item) for item in value] if isinstance(value, list | tuple) else value
