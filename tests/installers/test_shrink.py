"""What is taken out of other people's libraries, on small ones made here."""

from __future__ import annotations

import struct

import pytest
from contents import icu_stays
from shrink import DT_NEEDED, DT_NULL, DT_STRTAB, NotThatFile, thinned_icu, without_needed

STRINGS = b"\0libc.so.6\0libleft.so.1\0libm.so.6\0"
ADDRESS = 0x1000


def library(*entries: tuple[int, int]) -> bytes:
    """An ELF file of 64 bit (System V ABI, chapter 4): one loaded segment, one dynamic section."""
    head = 64 + 2 * 56
    dynamic = b"".join(struct.pack("<qQ", *entry) for entry in entries)
    size = head + len(STRINGS) + len(dynamic)
    loaded = struct.pack("<IIQQQQQQ", 1, 4, 0, ADDRESS, ADDRESS, size, size, 0x1000)
    place = head + len(STRINGS)
    found = struct.pack(
        "<IIQQQQQQ", 2, 4, place, ADDRESS + place, ADDRESS + place, len(dynamic), len(dynamic), 8
    )
    header = b"\x7fELF\x02\x01\x01" + bytes(9)
    header += struct.pack("<HHIQQQIHHHHHH", 3, 62, 1, 0, 64, 0, 0, 64, 56, 2, 64, 0, 0)
    return header + loaded + found + STRINGS + dynamic


TABLE = (DT_STRTAB, ADDRESS + 64 + 2 * 56)
C, LEFT, M = ((DT_NEEDED, STRINGS.index(name)) for name in (b"libc", b"libleft", b"libm"))


def test_a_library_no_longer_asks_for_what_is_left_out() -> None:
    asks = library(C, LEFT, M, TABLE, (DT_NULL, 0))
    assert without_needed(asks, ("libleft.",)) == library(C, M, TABLE, (DT_NULL, 0), (DT_NULL, 0))


def test_what_is_no_library_is_refused() -> None:
    with pytest.raises(NotThatFile, match="no ELF file"):
        without_needed(b"MZ" + bytes(100), ("libleft.",))


def icu_data(items: dict[str, bytes]) -> tuple[bytes, int]:
    """Common data as ICU's udata.h and ucmndata.h describe it, after 16 bytes; and where its table is."""
    header = struct.pack("<H", 32) + b"\xda\x27\x14\x00\x00\x00\x00\x00\x02\x00CmnD" + bytes(16)
    table = 4 + 8 * len(items)
    names = [f"icudt73l/{name}".encode() + b"\0" for name in items]
    at_name, at_data = table, table + sum(map(len, names))
    rows = b""
    for name, data in zip(names, items.values(), strict=True):
        rows += struct.pack("<II", at_name, at_data)
        at_name, at_data = at_name + len(name), at_data + len(data)
    body = struct.pack("<I", len(items)) + rows + b"".join(names) + b"".join(items.values())
    return bytes(16) + header + body, 16 + 32


def test_an_item_that_is_left_out_is_neither_named_nor_there() -> None:
    items = {"coll/de.res": b"order", "euc-jp.cnv": b"JAPAN", "root.res": b"roots"}
    whole, toc = icu_data(items)
    thin = thinned_icu(whole, stays=icu_stays)
    assert len(thin) == len(whole)
    assert b"JAPAN" not in thin
    (count,) = struct.unpack_from("<I", thin, toc)
    rows = [struct.unpack_from("<II", thin, toc + 4 + 8 * index) for index in range(count)]
    seen = {
        thin[toc + name : thin.index(b"\0", toc + name)]: thin[toc + at : toc + at + 5] for name, at in rows
    }
    assert seen == {b"icudt73l/coll/de.res": b"order", b"icudt73l/root.res": b"roots"}


@pytest.mark.parametrize(
    "name", ["coll/ja.res", "coll/ucadata.icu", "res_index.res", "zh_Hant.res", "nfkc.nrm"]
)
def test_the_orders_of_letters_stay(name: str) -> None:
    assert icu_stays(name)


@pytest.mark.parametrize("name", ["curr/de.res", "fr.res", "gb18030.cnv", "unames.icu", "rfc3491.spp"])
def test_what_qt_has_of_its_own_goes(name: str) -> None:
    assert not icu_stays(name)
