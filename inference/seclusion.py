"""A process that reaches no network, nor do its children: on Linux the kernel holds it to that (seccomp).

What holds where: on Linux on x86-64 and arm64 no socket of any family but Unix can be made and none can be
connected, whichever code asks (Python, C, a child process), and io_uring, which could go around that, is
refused. Elsewhere only Python's own sockets in this process are refused (an audit hook).
"""

from __future__ import annotations

import ctypes
import errno
import logging
import platform
import struct
import sys
from collections.abc import Iterator
from typing import Any

log = logging.getLogger(__name__)

_AF_UNIX = 1
_IO_URING_SETUP = 425
_SYSTEMS = {
    # audit architecture, then the numbers of socket, connect, seccomp (linux/audit.h, asm/unistd.h)
    "x86_64": (0xC000003E, 41, 42, 317),
    "aarch64": (0xC00000B7, 198, 203, 277),
}
_PR_SET_NO_NEW_PRIVS = 38
_SECCOMP_SET_MODE_FILTER, _TSYNC = 1, 1
_LOAD, _EQUAL, _AT_LEAST, _RETURN = 0x20, 0x15, 0x35, 0x06  # of a BPF program (linux/bpf_common.h)
_NUMBER, _ARCHITECTURE, _FIRST_ARGUMENT = 0, 4, 16  # offsets in struct seccomp_data, little endian
_X32 = 0x40000000
_ALLOW, _REFUSE = 0x7FFF0000, 0x00050000 | errno.EPERM

_ADDRESSED = ("socket.connect", "socket.bind", "socket.sendto", "socket.sendmsg")
_LOOKUPS = ("socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr")


def close_the_network() -> bool:
    """For the life of this process and of those that it starts. Returns whether the kernel holds it."""
    sys.addaudithook(_refuse_sockets)
    return _ask_the_kernel()


def _refuse_sockets(event: str, arguments: tuple[Any, ...]) -> None:
    local = event in _ADDRESSED and (arguments[1] is None or isinstance(arguments[1], bytes | str))
    if event in _LOOKUPS or (event in _ADDRESSED and not local):
        raise PermissionError(f"the worker has no network ({event})")


def _ask_the_kernel() -> bool:
    known = _SYSTEMS.get(platform.machine()) if sys.platform.startswith("linux") else None
    if known is None:
        return False
    program = b"".join(_program(*known[:3]))
    code = ctypes.create_string_buffer(program, len(program))

    class Filter(ctypes.Structure):
        _fields_ = (("length", ctypes.c_ushort), ("code", ctypes.c_void_p))

    rules = Filter(len(program) // 8, ctypes.addressof(code))
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0:
        number = ctypes.c_long(known[3])
        if libc.syscall(number, _SECCOMP_SET_MODE_FILTER, _TSYNC, ctypes.byref(rules)) == 0:
            return True
    log.warning("the kernel does not hold the network closed: error %d", ctypes.get_errno())
    return False


def _program(architecture: int, socket: int, connect: int) -> Iterator[bytes]:
    """Every step is an operation, how far to go on where it holds and where not, and a number."""
    yield _step(_LOAD, _ARCHITECTURE)
    yield _step(_EQUAL, architecture, holds=0, fails=7)
    yield _step(_LOAD, _NUMBER)
    yield _step(_AT_LEAST, _X32, holds=5)  # the other calls of x86-64, with numbers of their own
    yield _step(_EQUAL, _IO_URING_SETUP, holds=4)
    yield _step(_EQUAL, connect, holds=3)
    yield _step(_EQUAL, socket, holds=0, fails=3)
    yield _step(_LOAD, _FIRST_ARGUMENT)
    yield _step(_EQUAL, _AF_UNIX, holds=1)
    yield _step(_RETURN, _REFUSE)
    yield _step(_RETURN, _ALLOW)


def _step(operation: int, value: int, *, holds: int = 0, fails: int = 0) -> bytes:
    return struct.pack("<HBBI", operation, holds, fails, value)
