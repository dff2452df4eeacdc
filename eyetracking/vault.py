"""Encryption of recordings at rest: AES-256-GCM through `cryptography`, the key in the operating system's
keyring.

One master key a user; it wraps a fresh key for each recording, which stands in the recording's header. A file
is a row of sealed pieces, each as long as its four leading bytes say (little endian), with the file's name
and the piece's number as associated data: pieces can be neither changed, swapped nor moved, and a torn last
one is seen.
"""

from __future__ import annotations

import base64
import binascii
import secrets
import struct
from dataclasses import dataclass
from typing import Any

SERVICE, ENTRY = "radgaze", "recordings"
METHOD = "AES-256-GCM"
INSTALL = "run: pip install 'radgaze[encryption]' (also in the Python of the tracker host)"
_KEY_BYTES, _NONCE_BYTES, _TAG_BYTES = 32, 12, 16
_LENGTH = struct.Struct("<I")


class VaultError(Exception):
    """Something is missing for encryption, or what was read was not written with this key. way_out: what to
    do.
    """

    def __init__(self, message: str, way_out: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.way_out = way_out


def master_key(*, create: bool) -> bytes:
    """The user's key from the operating system's keyring; create: make one where there is none. May ask the
    user.

    Raises VaultError where keyring is missing, refuses, or holds no key (or no sound one).
    """
    try:
        import keyring
        import keyring.errors
    except ImportError as error:
        raise VaultError(f"encryption needs keyring: {error}", INSTALL) from error
    try:
        kept = keyring.get_password(SERVICE, ENTRY)
        if kept is None and create:
            kept = base64.b64encode(secrets.token_bytes(_KEY_BYTES)).decode()
            keyring.set_password(SERVICE, ENTRY, kept)
    except keyring.errors.KeyringError as error:
        raise VaultError(
            f"the operating system's keyring cannot be used: {error}",
            "unlock or install one (GNOME Keyring, KWallet, macOS Keychain, Windows Credential Manager)",
        ) from error
    if kept is None:
        raise VaultError(
            "the keyring of this user holds no key for recordings",
            "open the recording on the machine and account that made it",
        )
    try:
        key = base64.b64decode(kept, validate=True)
    except binascii.Error as error:
        raise VaultError("the key in the keyring is damaged", "restore the keyring from a backup") from error
    if len(key) != _KEY_BYTES:
        raise VaultError("the key in the keyring is damaged", "restore the keyring from a backup")
    return key


@dataclass(frozen=True)
class Seal:
    """The key of one recording."""

    key: bytes

    @classmethod
    def fresh(cls) -> Seal:
        return cls(secrets.token_bytes(_KEY_BYTES))

    def wrapped(self, master: bytes) -> dict[str, str]:
        """What the header says of it: the key, sealed with the master key."""
        nonce = secrets.token_bytes(_NONCE_BYTES)
        sealed = _cipher(master).encrypt(nonce, self.key, METHOD.encode())
        return {"method": METHOD, "nonce": _text(nonce), "key": _text(sealed)}

    @classmethod
    def unwrap(cls, header: Any, master: bytes) -> Seal:
        """Raises VaultError for another key or a damaged header."""
        try:
            if header["method"] != METHOD:
                raise VaultError(f"the encryption {header['method']!r} is unknown", "update RadGaze")
            nonce = base64.b64decode(header["nonce"], validate=True)
            sealed = base64.b64decode(header["key"], validate=True)
        except (KeyError, TypeError, binascii.Error) as error:
            raise VaultError("the header's encryption is damaged") from error
        return cls(_open(master, nonce, sealed, METHOD.encode()))

    def piece(self, data: bytes, *, name: str, number: int) -> bytes:
        """A sealed piece of the file `name`, with its length before it. number: counts the file's pieces."""
        nonce = secrets.token_bytes(
            _NONCE_BYTES
        )  # never the same, also where a full disk has it written again
        sealed = nonce + _cipher(self.key).encrypt(nonce, data, _about(name, number))
        out: bytes = _LENGTH.pack(len(sealed)) + sealed
        return out

    def opened(self, data: bytes, *, name: str) -> tuple[bytes, bool]:
        """The pieces of a file joined, and whether the last was whole.

        Raises VaultError where a whole piece was not written with this key, or has been changed.
        """
        parts: list[bytes] = []
        at = number = 0
        while at + _LENGTH.size <= len(data):
            (length,) = _LENGTH.unpack_from(data, at)
            end = at + _LENGTH.size + length
            if length < _NONCE_BYTES + _TAG_BYTES or end > len(data):
                return b"".join(parts), False
            begin = at + _LENGTH.size + _NONCE_BYTES
            nonce, sealed = data[begin - _NONCE_BYTES : begin], data[begin:end]
            parts.append(_open(self.key, nonce, sealed, _about(name, number)))
            at, number = end, number + 1
        return b"".join(parts), at == len(data)


def _cipher(key: bytes) -> Any:
    try:
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM
    except ImportError as error:
        raise VaultError(f"encryption needs cryptography: {error}", INSTALL) from error
    return AESGCM(key)


def _open(key: bytes, nonce: bytes, sealed: bytes, about: bytes) -> bytes:
    cipher = _cipher(key)
    from cryptography.exceptions import InvalidTag

    try:
        return bytes(cipher.decrypt(nonce, sealed, about))
    except (InvalidTag, ValueError) as error:
        raise VaultError(
            "it was encrypted with another key, or has been changed since",
            "open it with the account that recorded it",
        ) from error


def _about(name: str, number: int) -> bytes:
    return f"{name}:{number}".encode()


def _text(data: bytes) -> str:
    return base64.b64encode(data).decode()
