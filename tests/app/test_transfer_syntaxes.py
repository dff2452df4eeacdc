"""A radiograph is the same whatever it is packed in."""

from __future__ import annotations

import struct
import zlib
from io import BytesIO
from pathlib import Path

import jpeg_ls
import numpy as np
import pydicom
import pytest
from encode import (
    HTJ2K,
    HTJ2K_FRAME,
    LOSSLESS,
    HTJ2KLossless,
    JPEGBaseline8Bit,
    JPEGExtended12Bit,
    as_syntax,
    cr_dataset,
    htj2k_pixels,
    jpeg_bytes,
    save,
    with_frame,
)
from openjpeg.utils import encode_array
from PIL import Image
from pydicom.encaps import get_frame
from pydicom.uid import UID, JPEG2000Lossless, JPEGLosslessSV1, JPEGLSLossless, RLELossless

from app.imaging import child, decoders
from app.imaging.errors import DamagedImage
from app.imaging.pixels import display_image, to_index
from app.imaging.reader import read_radiograph


@pytest.fixture(scope="module")
def rg1_part(rg1: Path) -> np.ndarray:
    """600 x 500 px of the real RG1, 15 bits."""
    return pydicom.dcmread(rg1).pixel_array[700:1200, 300:900].astype(np.uint16)


def test_rg1_lossless_jpeg_2000_holds_the_uncompressed_pixels(rg1_files: dict[str, Path]) -> None:
    plain = read_radiograph(rg1_files["UNCR"])
    packed = read_radiograph(rg1_files["J2KR"])
    assert plain.stored.shape == (1955, 1841)
    assert np.array_equal(plain.stored, packed.stored)
    assert np.array_equal(display_image(plain), display_image(packed))


def test_rg1_lossy_jpeg_2000_decodes_as_its_publisher_decoded_it(rg1_files: dict[str, Path]) -> None:
    published = read_radiograph(rg1_files["UNCI"]).stored.astype(int)
    decoded = read_radiograph(rg1_files["J2KI"])
    assert np.abs(decoded.stored.astype(int) - published).max() <= 1
    assert any("lossy" in text for text in decoded.warnings)


@pytest.mark.parametrize("syntax", LOSSLESS, ids=lambda uid: uid.name)
def test_every_lossless_syntax_gives_the_same_pixels(
    syntax: UID, rg1_part: np.ndarray, tmp_path: Path
) -> None:
    dataset = cr_dataset(rg1_part, bits=15, PhotometricInterpretation="MONOCHROME1")
    read = read_radiograph(as_syntax(dataset, syntax, tmp_path / "film.dcm"))
    assert read.stored.dtype == np.uint16
    assert np.array_equal(read.stored, rg1_part)
    assert read.meta.transfer_syntax == syntax.name


@pytest.mark.parametrize("syntax", LOSSLESS, ids=lambda uid: uid.name)
def test_every_lossless_syntax_keeps_eight_bits(syntax: UID, rg1_part: np.ndarray, tmp_path: Path) -> None:
    eight = (rg1_part >> 7).astype(np.uint8)[:334, :251]
    read = read_radiograph(as_syntax(cr_dataset(eight), syntax, tmp_path / "film.dcm"))
    assert np.array_equal(read.stored, eight)


@pytest.fixture
def decoded_with(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The codecs that were used in a process of their own."""
    used = []
    decode = child.decoder.decode

    def noted(work, frame, patience_s):
        used.append(work["codec"])
        return decode(work, frame, patience_s)

    monkeypatch.setattr(child.decoder, "decode", noted)
    return used


@pytest.mark.parametrize("bits", [8, 15])
@pytest.mark.parametrize("syntax", [uid for uid in LOSSLESS if uid.is_encapsulated], ids=lambda uid: uid.name)
def test_every_codec_runs_in_a_process_of_its_own(
    syntax: UID, bits: int, rg1_part: np.ndarray, tmp_path: Path, decoded_with: list[str]
) -> None:
    pixels = (rg1_part >> 7).astype(np.uint8) if bits == 8 else rg1_part
    path = as_syntax(cr_dataset(pixels, bits=bits), syntax, tmp_path / "film.dcm")
    read = read_radiograph(path)
    assert decoded_with == [decoders.DECODERS[syntax][1].function]
    assert np.array_equal(read.stored, pixels)


def test_rle_with_more_in_a_segment_than_the_image_needs_is_read(
    rg1_part: np.ndarray, tmp_path: Path, decoded_with: list[str]
) -> None:
    dataset = cr_dataset(rg1_part, bits=15)
    dataset.compress(RLELossless, encoding_plugin="pydicom", generate_instance_uid=False)
    frame = get_frame(dataset.PixelData, 0, number_of_frames=1)
    first, second = struct.unpack_from("<2I", frame, 4)
    segments = [part + b"\xff\x00" for part in (frame[first:second], frame[second:])]  # one run of two more
    header = struct.pack("<16I", 2, 64, 64 + len(segments[0]), *[0] * 13)
    path = with_frame(dataset, header + b"".join(segments), RLELossless, tmp_path / "film.dcm")
    assert np.array_equal(read_radiograph(path).stored, rg1_part)
    assert decoded_with == ["rle"]


def test_a_jpeg_ls_frame_that_cannot_be_decoded_says_so(rg1_part: np.ndarray, tmp_path: Path) -> None:
    path = as_syntax(cr_dataset(rg1_part, bits=15), JPEGLSLossless, tmp_path / "film.dcm")
    data = bytearray(path.read_bytes())
    data[-3000:-40] = bytes(2960)
    path.write_bytes(data)
    with pytest.raises(DamagedImage, match="charls"):
        read_radiograph(path)


@pytest.mark.parametrize("syntax", [uid for uid in LOSSLESS if uid.name != "JPEG-LS"], ids=lambda u: u.name)
def test_signed_pixels_keep_their_sign(syntax: UID, rg1_part: np.ndarray, tmp_path: Path) -> None:
    signed = (rg1_part.astype(np.int32) - 16384).astype(np.int16)
    dataset = cr_dataset(signed, bits=16)
    read = read_radiograph(as_syntax(dataset, syntax, tmp_path / "film.dcm"))
    assert read.stored.dtype == np.int16
    assert np.array_equal(read.stored, signed)
    assert np.array_equal(to_index(read.stored), rg1_part.astype(np.uint32) - 16384 + 32768)


@pytest.mark.parametrize("syntax", [HTJ2KLossless, HTJ2K], ids=lambda uid: uid.name)
def test_htj2k_is_decoded_exactly(syntax: UID, tmp_path: Path) -> None:
    path = with_frame(cr_dataset(htj2k_pixels()), HTJ2K_FRAME.read_bytes(), syntax, tmp_path / "film.dcm")
    assert np.array_equal(read_radiograph(path).stored, htj2k_pixels())


def test_jpeg_baseline_is_decoded(rg1_part: np.ndarray, tmp_path: Path) -> None:
    eight = (rg1_part >> 7).astype(np.uint8)
    path = with_frame(cr_dataset(eight), jpeg_bytes(eight), JPEGBaseline8Bit, tmp_path / "film.dcm")
    assert np.abs(read_radiograph(path).stored.astype(int) - eight).mean() < 1.0


def test_jpeg_extended_twelve_bit_is_decoded(rg1_part: np.ndarray, tmp_path: Path) -> None:
    twelve = (rg1_part >> 3).astype(np.uint16)
    path = as_syntax(cr_dataset(twelve, bits=12), JPEGExtended12Bit, tmp_path / "film.dcm")
    assert np.abs(read_radiograph(path).stored.astype(int) - twelve).mean() < 4.0


def test_png_jpeg_rgba_and_sixteen_bit_files_are_read(rg1_part: np.ndarray, tmp_path: Path) -> None:
    eight = (rg1_part >> 7).astype(np.uint8)
    Image.fromarray(eight).save(tmp_path / "l.png")
    Image.fromarray(np.dstack([eight] * 3 + [np.full_like(eight, 255)])).save(tmp_path / "rgba.png")
    Image.fromarray(rg1_part).save(tmp_path / "16.png")
    Image.fromarray(eight).save(tmp_path / "l.jpg", quality=95)
    for name in ("l.png", "rgba.png"):
        assert np.array_equal(read_radiograph(tmp_path / name).stored, eight)
        assert np.array_equal(display_image(read_radiograph(tmp_path / name)), eight)
    assert np.array_equal(read_radiograph(tmp_path / "16.png").stored, rg1_part)
    assert np.abs(read_radiograph(tmp_path / "l.jpg").stored.astype(int) - eight).mean() < 1.0


def test_transparent_parts_are_black_and_said(tmp_path: Path) -> None:
    rgba = np.full((8, 8, 4), 200, np.uint8)
    rgba[:4, :, 3], rgba[4:, :, 3] = 0, 255
    Image.fromarray(rgba).save(tmp_path / "rgba.png")
    read = read_radiograph(tmp_path / "rgba.png")
    assert read.stored[0, 0] == 0
    assert read.stored[7, 7] == 200
    assert any("transparent" in text for text in read.warnings)


def test_sixteen_bit_colour_is_read_with_eight_bits_and_said(tmp_path: Path) -> None:
    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    pixels = b"".join(b"\0" + struct.pack(">3H", 0x8000, 0x8000, 0x8000) * 4 for _ in range(4))
    path = tmp_path / "rgb16.png"
    path.write_bytes(
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", struct.pack(">IIBBBBB", 4, 4, 16, 2, 0, 0, 0))
        + chunk(b"IDAT", zlib.compress(pixels))
        + chunk(b"IEND", b"")
    )
    read = read_radiograph(path)
    assert set(np.unique(read.stored)) == {128}
    assert any("8 bits" in text for text in read.warnings)


def test_nih_films_as_published_are_read(shared_data: Path) -> None:
    films = sorted((shared_data / "cxr-nih14" / "full1024").glob("*.png"))
    for film in films[:3]:
        read = read_radiograph(film)
        assert read.stored.shape == (1024, 1024)
        assert read.default_window.name == "Full range"
        assert np.array_equal(display_image(read), np.asarray(Image.open(film).convert("L")))


def test_an_odd_number_of_bytes_is_padded_in_the_file_only(rg1_part: np.ndarray, tmp_path: Path) -> None:
    eight = (rg1_part >> 7).astype(np.uint8)[:333, :251]
    assert np.array_equal(read_radiograph(save(cr_dataset(eight), tmp_path / "film.dcm")).stored, eight)


def test_a_file_is_what_its_bytes_say_not_its_name(rg1_part: np.ndarray, tmp_path: Path) -> None:
    eight = (rg1_part >> 7).astype(np.uint8)
    Image.fromarray(eight).save(tmp_path / "film.dcm", format="PNG")
    assert np.array_equal(read_radiograph(tmp_path / "film.dcm").stored, eight)


def test_dicom_without_preamble_is_read(rg1_part: np.ndarray, tmp_path: Path) -> None:
    path = save(cr_dataset(rg1_part, bits=15), tmp_path / "film.dcm")
    bare = tmp_path / "bare"
    bare.write_bytes(path.read_bytes()[132:])
    assert np.array_equal(read_radiograph(bare).stored, rg1_part)


def test_colour_becomes_luminance_and_is_said(tmp_path: Path) -> None:
    rgb = np.zeros((4, 6, 3), np.uint8)
    rgb[..., 0] = 255
    read = read_radiograph(save(cr_dataset(rgb), tmp_path / "red.dcm"))
    assert set(np.unique(read.stored)) == {76}  # 0.299 x 255, ITU-R BT.601
    assert any("luminance" in str(text) for text in (*read.why, *read.warnings))


COLOUR = {
    "RLE": (RLELossless, "RGB", None),
    "JPEG lossless": (JPEGLosslessSV1, "RGB", None),
    "JPEG 2000": (JPEG2000Lossless, "RGB", None),
    "JPEG 2000, YBR_RCT": (JPEG2000Lossless, "YBR_RCT", None),
    "JPEG-LS, by pixel": (JPEGLSLossless, "RGB", {"interleave_mode": 2}),
    "JPEG-LS, by line": (JPEGLSLossless, "RGB", {"interleave_mode": 1}),
    "JPEG-LS, by plane": (JPEGLSLossless, "RGB", {"interleave_mode": 0}),
    "JPEG baseline, YCbCr": (JPEGBaseline8Bit, "YBR_FULL_422", {"quality": 95}),
    "JPEG baseline, RGB": (JPEGBaseline8Bit, "RGB", {"quality": 95, "keep_rgb": True}),
}


@pytest.mark.parametrize("kind", COLOUR)
def test_packed_colour_has_the_luminance_of_the_plain_one(kind: str, tmp_path: Path) -> None:
    syntax, photometric, options = COLOUR[kind]
    y, x = np.mgrid[:48, :64]
    rgb = np.stack([4 * x, 5 * y, 255 - 2 * x - 2 * y], axis=-1).astype(np.uint8)
    plain = read_radiograph(save(cr_dataset(rgb), tmp_path / "plain.dcm")).stored.astype(int)
    dataset, path = cr_dataset(rgb, PhotometricInterpretation=photometric), tmp_path / "packed.dcm"
    if syntax == JPEGBaseline8Bit:
        buffer = BytesIO()
        Image.fromarray(rgb).save(buffer, "JPEG", **options)
        with_frame(dataset, buffer.getvalue(), syntax, path)
    elif syntax == JPEGLSLossless:
        source = rgb.transpose(2, 0, 1) if options["interleave_mode"] == 0 else rgb
        with_frame(
            dataset, bytes(jpeg_ls.encode_array(np.ascontiguousarray(source), **options)), syntax, path
        )
    elif photometric == "YBR_RCT":
        with_frame(dataset, encode_array(rgb, photometric_interpretation=1, use_mct=True), syntax, path)
    else:
        as_syntax(dataset, syntax, path)
    off = np.abs(read_radiograph(path).stored.astype(int) - plain)
    assert off.max() <= (4 if syntax == JPEGBaseline8Bit else 0)


def test_bits_outside_bits_stored_are_left_out(tmp_path: Path) -> None:
    pixels = np.array([[0x0FFF, 0xF123], [0x8000, 0x0001]], np.uint16)
    read = read_radiograph(save(cr_dataset(pixels, bits=12), tmp_path / "film.dcm"))
    assert read.stored.tolist() == [[0x0FFF, 0x0123], [0x0000, 0x0001]]
    assert any("BitsStored" in text for text in read.warnings)


def test_high_bit_shifts_stored_values_down(tmp_path: Path) -> None:
    pixels = np.array([[0x0010, 0xFFF0]], np.uint16)
    dataset = cr_dataset(pixels, bits=12, HighBit=15)
    assert read_radiograph(save(dataset, tmp_path / "film.dcm")).stored.tolist() == [[0x001, 0xFFF]]


def test_twelve_bit_signed_values_are_sign_extended(tmp_path: Path) -> None:
    pixels = np.array([[0x0FFF, 0x0800, 0x07FF]], np.uint16).view(np.int16)
    read = read_radiograph(save(cr_dataset(pixels, bits=12), tmp_path / "film.dcm"))
    assert read.stored.tolist() == [[-1, -2048, 2047]]
