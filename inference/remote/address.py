"""Where a worker on another machine is reached: the end of an SSH forwarding on this machine, never more.

    ssh -L 7333:localhost:7333 NAME          then the address is localhost:7333
    ssh -L /run/user/1000/gpu.sock:/home/ME/worker.sock NAME        then it is the first path

A path is guarded by its permissions; behind a port anybody on the machine could knock, so a port asks for a
key that both ends hold in a file.
"""

from __future__ import annotations

import contextlib
import os
import secrets
import socket
import stat
from dataclasses import dataclass
from multiprocessing import AuthenticationError
from multiprocessing import connection as mp_connection
from pathlib import Path

from eyetracking.wire import LaunchFailed, PipeTransport

LOOPBACK = ("localhost", "127.0.0.1")
KEY_BYTES = 32
CONNECT_S = 10.0


class AddressError(ValueError):
    """message names the address; way_out says what one looks like."""

    def __init__(self, message: str, way_out: str) -> None:
        super().__init__(f"{message} {way_out}")
        self.message, self.way_out = message, way_out


class NotReached(LaunchFailed):
    """The other machine does not answer as a worker's server does, or its address is none."""

    def __init__(self, where: str, reason: str, way_out: str = "") -> None:
        super().__init__([where], reason)
        self.args = (f"could not reach a worker at {where}: {reason}",)
        self.way_out = (
            f"{way_out or 'Is the SSH forwarding open, and does radgaze serve run at its other end?'} "
            "To work on this machine alone, clear the address in the settings (AI)."
        )


@dataclass(frozen=True)
class Address:
    """path of a socket, or port on this machine; the other is empty."""

    path: str = ""
    port: int = 0

    def __str__(self) -> str:
        return self.path or f"localhost:{self.port}"

    @staticmethod
    def read(text: str) -> Address:
        """ "localhost:7333" or a path. Raises AddressError."""
        host, colon, port = text.rpartition(":")
        if os.sep in text:
            if not hasattr(socket, "AF_UNIX"):
                raise AddressError(f"{text}: this system has no sockets with a path.", _WAY_OUT)
            return Address(path=str(Path(text).expanduser()))
        if not colon or not port.isdecimal() or not 0 < int(port) < 65_536:
            raise AddressError(f"{text!r} is no address of a worker.", _WAY_OUT)
        if host not in LOOPBACK:
            raise AddressError(f"{text}: films would cross the network to {host} unencrypted.", _WAY_OUT)
        return Address(port=int(port))


_WAY_OUT = "Forward a port by SSH (ssh -L 7333:localhost:7333 NAME) and give localhost:7333, or a path."


def make_key(path: Path) -> bytes:
    """The key in that file, made for its owner alone where there is none. Raises AddressError."""
    with contextlib.suppress(FileExistsError):
        path.parent.mkdir(parents=True, exist_ok=True)
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(secrets.token_hex(KEY_BYTES) + "\n")
    return read_key(path)


def read_key(path: Path) -> bytes:
    """Raises AddressError where there is none, or others may read it."""
    way_out = "Copy the file that radgaze serve names from the other machine, readable for you alone."
    try:
        shared = os.name == "posix" and path.stat().st_mode & (stat.S_IRGRP | stat.S_IROTH)
        key = bytes.fromhex(path.read_text(encoding="ascii").strip())
    except (OSError, ValueError) as error:
        raise AddressError(f"{path} holds no key: {error}.", way_out) from error
    if shared:
        raise AddressError(f"{path} can be read by others.", f"chmod 600 {path}")
    if len(key) != KEY_BYTES:
        raise AddressError(f"{path} holds a key of {len(key)} bytes, not {KEY_BYTES}.", way_out)
    return key


def connect(address: Address, key: bytes | None) -> PipeTransport:
    """Raises NotReached."""
    way = socket.socket(socket.AF_UNIX) if address.path else socket.socket()
    try:
        way.settimeout(CONNECT_S)
        way.connect(address.path or (LOOPBACK[1], address.port))
        made = connection_of(way)
    except OSError as error:
        way.close()
        raise NotReached(str(address), error.strerror or str(error)) from error
    try:
        if key is not None:
            mp_connection.answer_challenge(made, key)
            mp_connection.deliver_challenge(made, key)
    except AuthenticationError as error:
        made.close()
        raise NotReached(str(address), "the keys of the two ends differ") from error
    except (OSError, EOFError) as error:
        made.close()
        raise NotReached(str(address), "the other end closed at once") from error
    return PipeTransport(made)


def connection_of(way: socket.socket) -> mp_connection.Connection:
    """Bytes in whole messages over a socket, sent at once."""
    way.settimeout(None)
    if way.family != getattr(socket, "AF_UNIX", None):
        way.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return mp_connection.Connection(way.detach())


def listen(address: Address) -> socket.socket:
    """Raises AddressError where something listens there already, or the path cannot be had."""
    if not address.path:
        return _bound(socket.socket(), (LOOPBACK[1], address.port), address)
    path = Path(address.path)
    if path.is_socket() and not _answers(path):
        path.unlink()  # of a server that was killed
    before = os.umask(0o177)
    try:
        return _bound(socket.socket(socket.AF_UNIX), str(path), address)
    finally:
        os.umask(before)


def _bound(way: socket.socket, where: tuple[str, int] | str, address: Address) -> socket.socket:
    if address.port:
        way.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        way.bind(where)
        way.listen()
    except OSError as error:
        way.close()
        raise AddressError(
            f"{address} cannot be listened at: {error.strerror}.", "Choose another."
        ) from error
    return way


def _answers(path: Path) -> bool:
    with socket.socket(socket.AF_UNIX) as way:
        try:
            way.connect(str(path))
        except OSError:
            return False
        return True
