"""The worker reaches no network: not from Python, not from C, not through a child."""

from __future__ import annotations

import platform
import socket
import subprocess
import sys
from pathlib import Path

import pytest

CLOSED = "from inference.seclusion import close_the_network\nheld = close_the_network()\n"
HELD = sys.platform.startswith("linux") and platform.machine() in ("x86_64", "aarch64")

PYTHON = {
    "a connection": "import socket; socket.create_connection(('127.0.0.1', {port}), 5)",
    "a name": "import socket; socket.getaddrinfo('localhost', 80)",
    "a datagram": "from socket import *; socket(AF_INET, SOCK_DGRAM).sendto(b'x', ('127.0.0.1', {port}))",
    "a server": "import socket; socket.socket().bind(('127.0.0.1', 0))",
}
KERNEL = {
    "a socket that is not Python's": "import ctypes; assert ctypes.CDLL(None).socket(2, 1, 0) >= 0",
    "a listener without a name": "import socket; socket.socket().listen()",
    "a child": (
        "import subprocess, sys; subprocess.run([sys.executable, '-c', "
        "'import socket; socket.create_connection((\"127.0.0.1\", {port}), 5)'], check=True)"
    ),
    "a thread that was there before": "go.set(); thread.join(); assert came",
    "another program's local socket": "import socket; socket.socket(socket.AF_UNIX).connect({path!r})",
    "a ring": "import ctypes; assert ctypes.CDLL(None).syscall(ctypes.c_long(425), 4, bytes(120)) >= 0",
}
THREAD = """
import threading, socket
go, came = threading.Event(), []
def later():
    go.wait()
    try:
        came.append(socket.socket())
    except PermissionError:
        pass
thread = threading.Thread(target=later); thread.start()
"""


def closed(code: str) -> subprocess.CompletedProcess[str]:
    """Runs code in a process that closed its network, with a thread that began before."""
    tried = THREAD + CLOSED + "try:\n    " + code + "\nfinally:\n    go.set()\nprint('went through')"
    return subprocess.run([sys.executable, "-c", tried], capture_output=True, text=True, check=False)


@pytest.fixture
def port():
    """Of a listener, which nobody may have reached at the end."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server.getsockname()[1]
        server.settimeout(0.05)
        with pytest.raises(TimeoutError):
            server.accept()


@pytest.fixture
def local(tmp_path: Path):
    """A listener of this machine, as a desktop or a name service has them."""
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(tmp_path / "s"))
        server.listen()
        yield tmp_path / "s"


@pytest.mark.parametrize("way", PYTHON)
def test_python_cannot_reach_it(way: str, port: int) -> None:
    ended = closed(PYTHON[way].format(port=port))
    assert ended.returncode == 1, ended.stdout
    assert "PermissionError" in ended.stderr


@pytest.mark.skipif(not HELD, reason="the kernel is asked on Linux, on x86-64 and arm64")
@pytest.mark.parametrize("way", KERNEL)
def test_the_kernel_refuses_what_python_does_not_see(way: str, port: int, local: Path) -> None:
    ended = closed(KERNEL[way].format(port=port, path=str(local)))
    assert ended.returncode == 1, ended.stdout


@pytest.mark.skipif(not HELD, reason="the kernel is asked on Linux, on x86-64 and arm64")
def test_what_a_worker_needs_still_works() -> None:
    code = (
        "import subprocess, sys; a, b = socket.socketpair(); a.sendall(b'x'); assert b.recv(1) == b'x'; "
        "subprocess.run([sys.executable, '-c', ''], check=True); assert held"
    )
    ended = closed(code)
    assert ended.returncode == 0, ended.stderr
