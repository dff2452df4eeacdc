"""Bytes that were changed inside compressed pictures: what a decoder paints from them is said, or refused.

Not every changed bit can be seen: one that decodes to as much as before has no witness where the codec has
no checksum (JPEG 2000 packets, RLE's literal runs). What libjpeg, the lengths of tile parts and segments and
PNG's checksums can tell is told.
"""

from __future__ import annotations

import zlib
from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
from encode import JPEGBaseline8Bit, JPEGExtended12Bit, as_syntax, cr_dataset, jpeg_bytes, with_frame
from PIL import Image
from pydicom import dcmread
from pydicom.encaps import get_frame
from pydicom.uid import UID, JPEG2000Lossless, JPEGLossless, JPEGLosslessSV1, RLELossless

from app.imaging.errors import DamagedImage
from app.imaging.reader import read_radiograph

y, x = np.mgrid[0:120, 0:160]
GREYS = (x * 9 + y * 5 + 300 * np.sin(x / 17) * np.cos(y / 13) + (x * y) % 7 + 400).astype(np.uint16)
EIGHT = (GREYS >> 4).astype(np.uint8)


def film(folder: Path, syntax: UID) -> Path:
    if syntax == JPEGBaseline8Bit:
        return with_frame(cr_dataset(EIGHT), jpeg_bytes(EIGHT), syntax, folder / "film.dcm")
    return as_syntax(cr_dataset(GREYS, bits=12), syntax, folder / "film.dcm")


def with_changed_frame(path: Path, at: float, *, cut: int, put: bytes = b"") -> Path:
    """at: part of the frame, 0 to 1. cut: bytes taken out there; put: bytes written in their place."""
    data = dcmread(path)
    frame = bytearray(get_frame(data.PixelData, 0, number_of_frames=1))
    begin = int(len(frame) * at)
    frame[begin : begin + cut] = put
    return with_frame(data, bytes(frame), data.file_meta.TransferSyntaxUID, path)


def damage(path: Path) -> list[str]:
    return [said for said in read_radiograph(path).warnings if "damaged" in said]


@pytest.mark.parametrize(
    "syntax",
    [JPEGBaseline8Bit, JPEGExtended12Bit, JPEGLossless, JPEGLosslessSV1, JPEG2000Lossless, RLELossless],
    ids=lambda uid: uid.name,
)
def test_a_whole_picture_says_nothing(tmp_path: Path, syntax: UID) -> None:
    assert damage(film(tmp_path, syntax)) == []


@pytest.mark.parametrize("syntax", [JPEGBaseline8Bit, JPEGExtended12Bit, JPEGLossless, JPEGLosslessSV1])
def test_bytes_that_are_missing_inside_a_jpeg_are_said(tmp_path: Path, syntax: UID) -> None:
    assert "premature end" in damage(with_changed_frame(film(tmp_path, syntax), 0.6, cut=60))[0]


@pytest.mark.parametrize("syntax", [JPEGBaseline8Bit, JPEGExtended12Bit])
def test_zeros_inside_a_jpeg_are_said(tmp_path: Path, syntax: UID) -> None:
    assert damage(with_changed_frame(film(tmp_path, syntax), 0.6, cut=80, put=bytes(80)))


def test_colours_are_checked_like_greys(tmp_path: Path) -> None:
    colours = np.stack([EIGHT, EIGHT[::-1], EIGHT[:, ::-1]], axis=-1)
    path = with_frame(
        cr_dataset(colours, PhotometricInterpretation="YBR_FULL_422"),
        jpeg_bytes(colours),
        JPEGBaseline8Bit,
        tmp_path / "film.dcm",
    )
    assert damage(path) == []
    assert damage(with_changed_frame(path, 0.6, cut=60))


@pytest.mark.parametrize(("cut", "put"), [(40, b""), (0, b"\x11" * 40)])
def test_a_jpeg_2000_frame_of_another_length_than_it_says_is_said_or_refused(
    tmp_path: Path, cut: int, put: bytes
) -> None:
    path = with_changed_frame(film(tmp_path, JPEG2000Lossless), 0.8, cut=cut, put=put)
    try:
        said = damage(path)
    except DamagedImage:
        return
    assert "tile parts" in said[0]


def test_an_rle_segment_that_holds_too_much_is_said(tmp_path: Path) -> None:
    path = with_changed_frame(film(tmp_path, RLELossless), 0.3, cut=0, put=b"\x81\x07")  # 128 times 7
    assert "are needed" in damage(path)[0]


def test_a_bare_jpeg_file_is_checked_as_well(tmp_path: Path) -> None:
    whole = jpeg_bytes(EIGHT)
    (tmp_path / "film.jpg").write_bytes(whole)
    assert damage(tmp_path / "film.jpg") == []
    begin = len(whole) * 6 // 10
    (tmp_path / "film.jpg").write_bytes(whole[:begin] + whole[begin + 60 :])
    assert damage(tmp_path / "film.jpg")


@pytest.mark.parametrize("bit", range(8))
def test_a_changed_bit_in_a_png_is_refused(tmp_path: Path, bit: int) -> None:
    buffer = BytesIO()
    Image.fromarray(GREYS).save(buffer, format="PNG")
    data = bytearray(buffer.getvalue())
    data[len(data) * 3 // 4] ^= 1 << bit
    (tmp_path / "film.png").write_bytes(data)
    with pytest.raises(DamagedImage, match=r"film\.png"):
        read_radiograph(tmp_path / "film.png")


def test_a_png_whose_picture_unpacks_but_does_not_fit_its_checksum_names_the_chunk(tmp_path: Path) -> None:
    buffer = BytesIO()
    Image.fromarray(EIGHT).save(buffer, format="PNG")
    data = bytearray(buffer.getvalue())
    begin = data.index(b"IDAT")
    stop = begin + 4 + int.from_bytes(data[begin - 4 : begin], "big")
    data[stop : stop + 4] = (zlib.crc32(data[begin:stop]) ^ 1).to_bytes(4, "big")
    (tmp_path / "film.png").write_bytes(data)
    with pytest.raises(DamagedImage, match="'IDAT' is damaged"):
        read_radiograph(tmp_path / "film.png")
