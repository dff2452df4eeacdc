"""Parts of other people's libraries that the program never comes to are taken out of them.

Both work on the bytes of one file, whose length and places stay as they are: loaders and hashes of sections
notice nothing, and what became zeros costs a packed installer nothing.
"""

import struct

DT_NULL, DT_NEEDED, DT_STRTAB = 0, 1, 5
_PT_LOAD, _PT_DYNAMIC = 1, 2
_MAGIC = b"\x7fELF\x02\x01"
"""64 bit, little endian: what is built for Linux here."""


class NotThatFile(Exception):
    """The bytes are not what they were taken for; the words say which field."""


def without_needed(library: bytes, names: tuple[str, ...]) -> bytes:
    """An ELF library that no longer asks for those whose names begin with names. Right only where it uses no
    symbol of theirs (System V ABI, chapter 5, Dynamic Section). Raises NotThatFile."""
    loads, dynamic = _segments(library)
    entries = list(struct.iter_unpack("<qQ", dynamic[1]))
    entries = entries[: next(i for i, (tag, _) in enumerate(entries) if tag == DT_NULL)]
    strings = next(value for tag, value in entries if tag == DT_STRTAB)
    table = _offset(loads, strings)

    def named(place: int) -> str:
        return library[table + place : library.index(b"\0", table + place)].decode()

    kept = [e for e in entries if e[0] != DT_NEEDED or not named(e[1]).startswith(names)]
    packed = b"".join(struct.pack("<qQ", *entry) for entry in kept)
    out = bytearray(library)
    begin, old = dynamic
    out[begin : begin + len(old)] = packed + bytes(len(old) - len(packed))
    return bytes(out)


def _segments(library: bytes) -> tuple[list[tuple[int, int, int]], tuple[int, bytes]]:
    """(offset, address, size) of what is loaded; offset and bytes of the dynamic section."""
    if not library.startswith(_MAGIC):
        raise NotThatFile("it is no ELF file of 64 bit, little endian")
    (table,) = struct.unpack_from("<Q", library, 32)
    size, count = struct.unpack_from("<HH", library, 54)
    loads, dynamic = [], None
    for index in range(count):
        kind, _, offset, address, _, length = struct.unpack_from("<IIQQQQ", library, table + index * size)
        if kind == _PT_LOAD:
            loads.append((offset, address, length))
        elif kind == _PT_DYNAMIC:
            dynamic = (offset, library[offset : offset + length])
    if dynamic is None:
        raise NotThatFile("it has no dynamic section")
    return loads, dynamic


def _offset(loads: list[tuple[int, int, int]], address: int) -> int:
    for offset, first, length in loads:
        if first <= address < first + length:
            return offset + address - first
    raise NotThatFile(f"nothing is loaded at {address:#x}")


_ICU = b"\xda\x27\x14\x00\x00\x00\x00\x00\x02\x00CmnD"
"""What follows the header's length in little-endian common data (ICU, udata.h: UDataInfo)."""


def thinned_icu(library: bytes, *, stays) -> bytes:
    """ICU's library of data with those items alone for which stays(path below icudtNNl/) is true: the others
    leave the table of contents, and their bytes become zeros. Raises NotThatFile."""
    begin = library.find(_ICU) - 2
    if begin < 0:
        raise NotThatFile("it holds no common data of ICU")
    (header,) = struct.unpack_from("<H", library, begin)
    toc = begin + header
    (count,) = struct.unpack_from("<I", library, toc)
    rows = [struct.unpack_from("<II", library, toc + 4 + 8 * index) for index in range(count)]
    out, kept = bytearray(library), []
    for index, (name, data) in enumerate(rows):
        text = library[toc + name : library.index(b"\0", toc + name)].decode()
        if stays(text.partition("/")[2]):
            kept.append((name, data))
        elif index + 1 < count:  # where the last one ends is not said: it keeps its bytes
            out[toc + data : toc + rows[index + 1][1]] = bytes(rows[index + 1][1] - data)
    table = struct.pack("<I", len(kept)) + b"".join(struct.pack("<II", *row) for row in kept)
    out[toc : toc + 4 + 8 * count] = table + bytes(4 + 8 * count - len(table))
    return bytes(out)
