"""Encapsulated pixel data taken apart (PS3.5 A.4)."""

from __future__ import annotations

import struct

_ITEM, _END = b"\xfe\xff\x00\xe0", b"\xfe\xff\xdd\xe0"
_UNDEFINED = 0xFFFFFFFF


def fragments_of(encapsulated: bytes) -> tuple[bytes, list[bytes]]:
    """The basic offset table and the fragments behind it. Raises ValueError where they cannot be told."""
    items, at = [], 0
    while at + 8 <= len(encapsulated):
        tag, (length,) = encapsulated[at : at + 4], struct.unpack_from("<I", encapsulated, at + 4)
        if tag == _END:
            break
        if tag != _ITEM or length == _UNDEFINED:
            raise ValueError(f"byte {at} should be an item")
        if at + 8 + length > len(encapsulated):
            raise ValueError(f"the item at byte {at} is cut off")
        items.append(encapsulated[at + 8 : at + 8 + length])
        at += 8 + length
    if not items:
        raise ValueError("it has no items")
    return items[0], items[1:]
