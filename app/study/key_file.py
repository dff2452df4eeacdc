"""Who is who: pseudonym and person in a file apart from the study, encrypted under a passphrase.

Sealed by AES-128-CBC with HMAC (Fernet of `cryptography`) under a key that scrypt makes of the passphrase
(RFC 7914; n = 2^15, r = 8, p = 1). A plain one is written only where that is asked for.
"""

from __future__ import annotations

import base64
import os
from pathlib import Path
from typing import Any

import msgspec

from app.files import NO_JSON, private_folder
from app.study.folder import BegunStudy, StudyError, read_json, write_json

PASSPHRASE = "RADGAZE_KEY_PASSPHRASE"
"""Where programs without a terminal put it."""
_N, _R, _P = 2**15, 8, 1


class Key(msgspec.Struct, frozen=True, kw_only=True):
    """persons: pseudonym -> who it is. signatures: pseudonym -> as that person signed the consent here, with
    the version and when."""

    study: str
    persons: dict[str, str] = {}
    signatures: dict[str, list[str]] = {}


class _Sealed(msgspec.Struct, frozen=True, kw_only=True):
    """salt, sealed: base64. cipher: as it is named above."""

    study: str
    cipher: str
    salt: str
    sealed: str


_SIGNED = "signed "
"""Before a pseudonym, in what is sealed; files of before have none."""
_CIPHER = f"scrypt {_N} {_R} {_P}, Fernet"


def read_key(study: BegunStudy, path: Path, passphrase: str | None) -> Key:
    """An empty one where there is no file. Raises StudyError: it lies in the study, is another study's, or
    does not open with this passphrase."""
    if path.resolve().is_relative_to(study.path.resolve()):
        reason = "the key file lies in the study's folder, which is handed on"
        raise StudyError(path, reason, "Choose a place that only you can read.")
    if not path.exists():
        return Key(study=study.protocol.name)
    said = read_json(path, dict[str, Any])
    if said.get("study") != study.protocol.name:
        raise StudyError(path, f"it is the key of the study {said.get('study')}", "Choose another file.")
    if "sealed" not in said:
        if passphrase is not None:
            raise StudyError(path, "it is not encrypted", "Open it without a passphrase (--unencrypted-key).")
        return read_json(path, Key)
    if passphrase is None:
        raise StudyError(path, "it is encrypted", f"Give its passphrase, or set {PASSPHRASE}.")
    return _opened(path, read_json(path, _Sealed), passphrase)


def write_key(path: Path, key: Key, passphrase: str | None) -> None:
    """passphrase: None writes it in the clear. Raises StudyError where `cryptography` is missing, OSError."""
    private_folder(path.parent)
    if passphrase is None:
        write_json(path, key)
        return
    salt = os.urandom(16)
    signed = {f"{_SIGNED}{name}": "\n".join(lines) for name, lines in key.signatures.items()}
    sealed = _cipher(path, passphrase, salt).encrypt(msgspec.json.encode(key.persons | signed))
    write_json(
        path,
        _Sealed(
            study=key.study,
            cipher=_CIPHER,
            salt=base64.b64encode(salt).decode(),
            sealed=sealed.decode("ascii"),
        ),
    )


def _opened(path: Path, sealed: _Sealed, passphrase: str) -> Key:
    from cryptography.fernet import InvalidToken

    if sealed.cipher != _CIPHER:
        raise StudyError(path, f"it is sealed by {sealed.cipher}", "Use a newer RadGaze.")
    try:
        cipher = _cipher(path, passphrase, base64.b64decode(sealed.salt, validate=True))
        found = msgspec.json.decode(cipher.decrypt(sealed.sealed.encode()), type=dict[str, str])
    except (InvalidToken, ValueError, *NO_JSON) as error:
        reason = "it does not open: the passphrase is wrong, or it is damaged"
        raise StudyError(path, reason, "Try again; nothing was changed.") from error
    persons = {name: person for name, person in found.items() if not name.startswith(_SIGNED)}
    signatures = {
        name.removeprefix(_SIGNED): lines.split("\n")
        for name, lines in found.items()
        if name.startswith(_SIGNED)
    }
    return Key(study=sealed.study, persons=persons, signatures=signatures)


def _cipher(path: Path, passphrase: str, salt: bytes) -> Any:
    try:
        from cryptography.fernet import Fernet
        from cryptography.hazmat.primitives.kdf.scrypt import Scrypt
    except ImportError as error:
        way_out = 'Run: pip install "radgaze[study]"; or keep it on an encrypted disk with --unencrypted-key.'
        raise StudyError(path, "cryptography is missing, which encrypts the key file", way_out) from error
    secret = Scrypt(salt=salt, length=32, n=_N, r=_R, p=_P).derive(passphrase.encode())
    return Fernet(base64.urlsafe_b64encode(secret))
