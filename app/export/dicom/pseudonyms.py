"""Names and UIDs that follow from a secret: the same for the same secret, irreversible without it."""

from __future__ import annotations

import hashlib

SHORTEST_SECRET = 8
"""Characters."""


def pseudonym_of(patient_id: str, *, secret: str) -> str:
    """The same short name for the same patient as long as `secret` is the same; irreversible without it."""
    digest = hashlib.blake2b(patient_id.encode(), key=_key(secret), digest_size=5)
    return f"RG-{digest.hexdigest().upper()}"


def uid_of(uid: str, *, secret: str) -> str:
    """The UID that replaces `uid`: 2.25 and 128 bits (PS3.5 B.2)."""
    digest = hashlib.blake2b(uid.encode(), key=_key(secret), digest_size=16, person=b"uid")
    return f"2.25.{int.from_bytes(digest.digest(), 'big')}"


def _key(secret: str) -> bytes:
    """All of the secret: BLAKE2 takes 64 bytes, a longer one enters as its digest."""
    words = secret.encode("utf-8", "surrogateescape")
    return words if len(words) <= hashlib.blake2b.MAX_KEY_SIZE else hashlib.blake2b(words).digest()
