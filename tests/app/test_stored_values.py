"""From the file's numbers to stored values: signs, palettes, colour, frames against headers."""

from __future__ import annotations

import struct
from pathlib import Path

import numpy as np
import pytest
from encode import (
    JPEGBaseline8Bit,
    as_syntax,
    cr_dataset,
    jpeg_bytes,
    lut_item,
    save,
    with_frame,
)
from pydicom.dataset import Dataset
from pydicom.encaps import itemize_fragment
from pydicom.uid import JPEG2000Lossless, JPEGLSLossless, SecondaryCaptureImageStorage

from app.imaging.pixels import display_image
from app.imaging.reader import ImageReadError, read_radiograph

ROWS, COLUMNS = np.mgrid[0:48, 0:64]
GREY = (COLUMNS * 37 + ROWS * 23).astype(np.uint16) % 4096
EIGHT = (GREY >> 4).astype(np.uint8)
RGB = np.stack([COLUMNS * 2 + 40, ROWS * 3 + 40, COLUMNS + ROWS + 40], -1).astype(np.uint8)
XA = "1.2.840.10008.5.1.4.1.1.12.1"
BREAST_PROJECTION = "1.2.840.10008.5.1.4.1.1.13.1.4"


def palette(index: np.ndarray, *, first: int = 0, **elements: object) -> Dataset:
    """Index i (counted from first) is the grey i * 257."""
    made = cr_dataset(index, PhotometricInterpretation="PALETTE COLOR", **elements)
    for name in ("Red", "Green", "Blue"):
        kind = "SS" if first < 0 else "US"
        made.add_new(f"{name}PaletteColorLookupTableDescriptor", kind, [256, first, 16])
        data = (np.arange(256) * 257).astype("<u2").tobytes()
        made.add_new(f"{name}PaletteColorLookupTableData", "OW", data)
    return made


@pytest.mark.parametrize("rescaled", [False, True])
def test_a_voi_lut_that_begins_below_zero_is_not_wrapped(rescaled: bool, tmp_path: Path) -> None:
    """All values are above zero, but could be below: PS3.3 C.11.2.1.1."""
    table = (np.linspace(0, 1, 4300) ** 2 * 4095).astype(np.uint16)
    if rescaled:
        image = cr_dataset(GREY + 1100, bits=13, RescaleSlope="1", RescaleIntercept="-1024", RescaleType="US")
        values = GREY.astype(int) + 76
    else:
        image, values = cr_dataset(GREY.astype(np.int16), bits=13), GREY.astype(int)
    image.VOILUTSequence = [lut_item(table, first=-100, bits=12, signed=True)]
    grey = display_image(read_radiograph(save(image, tmp_path / "film.dcm")))
    expected = table[np.minimum(values + 100, 4299)] / 4095 * 255
    assert np.abs(grey - expected).max() <= 1


def test_a_negative_ss_value_is_never_taken_for_a_large_one(tmp_path: Path) -> None:
    image = cr_dataset(GREY, bits=12)
    image.VOILUTSequence = [lut_item(np.arange(4200, dtype=np.uint16), first=-100, bits=13, signed=True)]
    window = read_radiograph(save(image, tmp_path / "film.dcm")).default_window
    assert window.lut is not None
    assert window.lut.first == -100


@pytest.mark.parametrize("kind", ["RGB", "PALETTE"])
def test_windows_rescale_and_padding_are_not_for_colour(kind: str, tmp_path: Path) -> None:
    """PS3.3 C.11.2.1.2: for MONOCHROME1 and MONOCHROME2 only."""
    extra = {
        "SOPClassUID": SecondaryCaptureImageStorage, "WindowCenter": "50", "WindowWidth": "20",
        "RescaleSlope": "2", "RescaleIntercept": "-1024", "PixelPaddingValue": 0,
        "PresentationLUTShape": "INVERSE",
    }  # fmt: skip
    image = cr_dataset(RGB, **extra) if kind == "RGB" else palette(EIGHT // 2 + 20, **extra)
    read = read_radiograph(save(image, tmp_path / "film.dcm"))
    expected = RGB @ [0.299, 0.587, 0.114] if kind == "RGB" else EIGHT // 2 + 20
    assert np.abs(display_image(read) - expected).max() <= 0.51
    assert [preset.name for preset in read.presets] == ["Full range"]
    assert any("left out" in line.text and "WindowCenter" in line.text for line in read.why)


def test_colour_of_few_bits_is_shown_over_those_bits(tmp_path: Path) -> None:
    read = read_radiograph(save(cr_dataset(RGB >> 2, bits=6), tmp_path / "film.dcm"))
    assert display_image(read).max() >= (RGB @ [0.299, 0.587, 0.114]).max() - 4


def test_a_palette_is_indexed_by_the_bits_that_count(tmp_path: Path) -> None:
    image = palette(EIGHT.astype(np.uint16) | 0xA000, bits=8)
    assert np.array_equal(display_image(read_radiograph(save(image, tmp_path / "film.dcm"))), EIGHT)


def test_a_palette_of_signed_indices_begins_below_zero(tmp_path: Path) -> None:
    image = palette((EIGHT.astype(int) - 128).astype(np.int8), first=-128)
    assert np.array_equal(display_image(read_radiograph(save(image, tmp_path / "film.dcm"))), EIGHT)


@pytest.mark.parametrize("frame_signed", [False, True])
def test_of_two_signs_the_headers_counts_and_it_is_said(frame_signed: bool, tmp_path: Path) -> None:
    """As in pydicom's J2K_pixelrep_mismatch.dcm: the flag of the frame is wrong, its 12 bits are right."""
    from openjpeg.utils import encode_array

    signed = (GREY.astype(int) - 2048).astype(np.int16)
    twelve_bits = (GREY.astype(int) + 2048) % 4096 - 2048
    inside, header = (
        (twelve_bits.astype(np.int16), GREY) if frame_signed else (signed.view("u2") & 4095, signed)
    )
    frame = encode_array(inside, bits_stored=12, photometric_interpretation=2)
    path = with_frame(cr_dataset(header, bits=12), frame, JPEG2000Lossless, tmp_path / "film.dcm")
    read = read_radiograph(path)
    assert read.stored.dtype == header.dtype
    assert np.array_equal(read.stored, header)
    assert any("PixelRepresentation" in text for text in read.warnings)


def test_what_is_decoded_is_what_was_compared(tmp_path: Path) -> None:
    """An offset table that leads to a second, larger frame."""
    frames = [jpeg_bytes(EIGHT), jpeg_bytes(np.zeros((3000, 3000), np.uint8))]
    frames = [frame + b"\0" * (len(frame) % 2) for frame in frames]
    image = cr_dataset(EIGHT)
    image.PixelData = struct.pack("<HHI", 0xFFFE, 0xE000, 0) + b"".join(map(itemize_fragment, frames))
    image["PixelData"].VR, image["PixelData"].is_undefined_length = "OB", True
    image.ExtendedOffsetTable = struct.pack("<Q", len(frames[0]) + 8)
    image.ExtendedOffsetTableLengths = struct.pack("<Q", len(frames[1]))
    image.file_meta.TransferSyntaxUID = JPEGBaseline8Bit
    read = read_radiograph(save(image, tmp_path / "film.dcm"))
    assert np.abs(read.stored.astype(int) - EIGHT).max() < 16


def test_angiography_is_windowed_without_its_modality_lut(tmp_path: Path) -> None:
    """PS3.3 C.8.7.1.1.2."""
    image = cr_dataset(GREY, bits=12, SOPClassUID=XA, Modality="XA", WindowCenter="2048", WindowWidth="4096")
    image.ModalityLUTSequence = [lut_item((4095 - np.arange(4096)).astype(np.uint16), first=0, bits=12)]
    read = read_radiograph(save(image, tmp_path / "film.dcm"))
    assert np.abs(display_image(read) - GREY / 4095 * 255).max() <= 1
    assert any("XA" in line.text for line in read.why)


@pytest.mark.parametrize("group", ["SharedFunctionalGroupsSequence", "PerFrameFunctionalGroupsSequence"])
def test_the_window_of_a_functional_group_is_the_files(group: str, tmp_path: Path) -> None:
    window, rescale, macros = Dataset(), Dataset(), Dataset()
    window.WindowCenter, window.WindowWidth = "1000", "200"
    rescale.RescaleSlope, rescale.RescaleIntercept, rescale.RescaleType = "2", "-1000", "US"
    macros.FrameVOILUTSequence, macros.PixelValueTransformationSequence = [window], [rescale]
    image = cr_dataset(GREY, bits=12, SOPClassUID=BREAST_PROJECTION, Modality="MG", NumberOfFrames=1)
    setattr(image, group, [macros])
    read = read_radiograph(save(image, tmp_path / "film.dcm"))
    assert read.rescale == (2.0, -1000.0)
    assert (read.default_window.centre, read.default_window.width) == (1000, 200)
    assert any("functional groups" in line.text for line in read.why)


def lossy_frame(kind: str) -> tuple[bytes, str]:
    if kind == "JPEG":
        return jpeg_bytes(EIGHT), JPEGBaseline8Bit
    if kind == "JPEG-LS":
        import jpeg_ls

        return bytes(jpeg_ls.encode_array(EIGHT, lossy_error=3)), JPEGLSLossless
    from openjpeg.utils import encode_array

    noise = np.random.default_rng(0).integers(0, 256, EIGHT.shape).astype(np.uint8)
    return encode_array(
        noise, bits_stored=8, photometric_interpretation=2, compression_ratios=[8]
    ), JPEG2000Lossless


@pytest.mark.parametrize("kind", ["JPEG", "JPEG-LS", "JPEG 2000"])
def test_a_lossy_frame_is_marked_where_the_header_is_silent(kind: str, tmp_path: Path) -> None:
    read = read_radiograph(with_frame(cr_dataset(EIGHT), *lossy_frame(kind), tmp_path / "film.dcm"))
    assert kind in read.meta.lossy
    assert any("lossy" in text for text in read.warnings)


def test_lossless_frames_are_not_marked_lossy(tmp_path: Path) -> None:
    for syntax in (JPEG2000Lossless, JPEGLSLossless):
        assert read_radiograph(as_syntax(cr_dataset(EIGHT), syntax, tmp_path / "film.dcm")).meta.lossy == ""


def test_every_ratio_of_repeated_compression_is_told(tmp_path: Path) -> None:
    image = cr_dataset(GREY, bits=12, LossyImageCompression="01", LossyImageCompressionRatio=["5", "10"])
    assert read_radiograph(save(image, tmp_path / "film.dcm")).meta.lossy == "ratio 5:1, then 10:1"


def test_a_progressive_frame_under_baseline_is_said(tmp_path: Path) -> None:
    from io import BytesIO

    from PIL import Image

    buffer = BytesIO()
    Image.fromarray(EIGHT).save(buffer, "JPEG", progressive=True)
    path = with_frame(cr_dataset(EIGHT), buffer.getvalue(), JPEGBaseline8Bit, tmp_path / "film.dcm")
    assert any("JPEG progressive" in text for text in read_radiograph(path).warnings)


@pytest.mark.parametrize("shape", [(3, 3), (4, 3)])
def test_packed_colour_of_odd_width_is_refused_in_our_words(shape: tuple[int, int], tmp_path: Path) -> None:
    image = cr_dataset(np.zeros((*shape, 3), np.uint8), PhotometricInterpretation="YBR_FULL_422")
    with pytest.raises(ImageReadError, match="Columns"):
        read_radiograph(save(image, tmp_path / "film.dcm"))


def test_lut_data_beyond_its_entries_is_said(tmp_path: Path) -> None:
    image = cr_dataset(GREY, bits=12)
    table = lut_item(np.arange(4096, dtype=np.uint16), first=0, bits=12)
    table.LUTDescriptor = [2048, 0, 12]
    image.VOILUTSequence = [table]
    read = read_radiograph(save(image, tmp_path / "film.dcm"))
    assert read.default_window.function == "LUT"
    assert any("2048 entries, the data has 4096" in text for text in read.warnings)


@pytest.mark.parametrize(
    ("element", "said"),
    [
        (b"\x28\x00\x10\x30LO\x02\x00ab", "VOILUTSequence"),
        (b"\x20\x00\x20\x00US\x02\x00\x05\x00", ""),
        (b"\x00\x60\x02\x01US\x03\x00\x01\x02\x03", ""),
    ],
    ids=["a VOI LUT Sequence that is text", "Patient Orientation as a number", "a bit position of 3 bytes"],
)
def test_an_element_of_an_odd_kind_does_not_hide_the_film(element: bytes, said: str, tmp_path: Path) -> None:
    path = save(cr_dataset(GREY, bits=12), tmp_path / "film.dcm")
    data = path.read_bytes()
    tag = struct.unpack("<HH", element[:4])
    after = struct.pack("<HH", 0x7FE0, 0x10) if tag > (0x28, 0x103) else struct.pack("<HH", 0x28, 0x2)
    at = data.index(after + (b"OW" if tag > (0x28, 0x103) else b"US"))
    group = (
        b"\x00\x60\x10\x00US\x02\x00\x30\x00\x00\x60\x11\x00US\x02\x00\x40\x00" if tag[0] == 0x6000 else b""
    )
    path.write_bytes(data[:at] + group + element + data[at:])
    read = read_radiograph(path)
    assert np.array_equal(read.stored, GREY)
    assert any(said in text for text in read.warnings) or not said
