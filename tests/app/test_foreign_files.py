"""Files as careless senders write them: shown as they were meant, or refused with a reason that is true.

Each kind was met in public reports; ../shared/cases has one of each.
"""

from __future__ import annotations

import struct
from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
from encode import (
    as_syntax,
    cr_dataset,
    elements,
    gsps_dataset,
    jpeg_bytes,
    lut_item,
    save,
    with_frame,
    with_raw_values,
)
from PIL import Image
from pydicom import Dataset, dcmread
from pydicom.encaps import encapsulate
from pydicom.uid import HTJ2K, JPEG2000Lossless, JPEGBaseline8Bit, JPEGLSLossless, RLELossless

from app.imaging.encapsulated import fragments_of
from app.imaging.errors import UnsupportedImage
from app.imaging.orientation import directions, opposite, vector
from app.imaging.pixels import presented_image
from app.imaging.presentation_state import apply_presentation_state, read_presentation_state
from app.imaging.radiograph import Radiograph
from app.imaging.reader import read_radiograph
from app.reading.view import orientation_letters

RAMP = np.tile(np.linspace(0, 4095, 96).astype(np.uint16), (64, 1))
EIGHT = (RAMP >> 4).astype(np.uint8)
CAPTURE = "1.2.840.10008.5.1.4.1.1.7"


def film(path: Path, **values: object) -> Path:
    return save(cr_dataset(RAMP, bits=12, **values), path / "film.dcm")


def odd(path: Path, **words: str) -> Radiograph:
    """A film with these bytes in its elements."""
    return read_radiograph(with_raw_values(film(path), words))


# overlays


@pytest.mark.parametrize(
    ("stored", "top", "bit"),
    [(12, 11, 0), (12, 11, 11), (12, 13, 2), (12, 13, 13), (16, 15, 15), (12, 11, None)],
)
def test_an_overlay_without_data_is_never_drawn_from_the_pixels_own_bits(
    tmp_path: Path, stored: int, top: int, bit: int | None
) -> None:
    dataset = cr_dataset(np.full((64, 96), 0xFFFF, np.uint16), bits=stored, HighBit=top)
    for group in (0x6000, 0x601E):
        for number, vr, value in (
            (0x10, "US", 64),
            (0x11, "US", 96),
            (0x50, "SS", [1, 1]),
            (0x102, "US", bit),
        ):
            if value is not None:
                dataset.add_new((group, number), vr, value)
    assert read_radiograph(save(dataset, tmp_path / "film.dcm")).marks == ()


@pytest.mark.parametrize(("stored", "top", "bit"), [(12, 11, 12), (12, 13, 15), (12, 13, 1), (10, 12, 0)])
def test_an_overlay_in_a_bit_that_no_pixel_uses_is_drawn(
    tmp_path: Path, stored: int, top: int, bit: int
) -> None:
    drawn = np.eye(64, 96, dtype=np.uint16)
    dataset = cr_dataset(drawn << bit, bits=stored, HighBit=top)
    for number, value in ((0x10, 64), (0x11, 96), (0x100, 16), (0x102, bit)):
        dataset.add_new((0x6002, number), "US", value)
    (mark,) = read_radiograph(save(dataset, tmp_path / "film.dcm")).marks
    assert np.array_equal(mark.mask, drawn.astype(bool))


# byte order, meta group, and where a file ends


def test_big_endian_elements_without_a_meta_group_show_the_same_picture(tmp_path: Path) -> None:
    dataset = cr_dataset(RAMP, bits=12)
    dataset.PixelData = RAMP.astype(">u2").tobytes()
    del dataset.file_meta
    path = tmp_path / "film.dcm"
    path.write_bytes(elements(dataset, implicit=False, little=False))
    assert np.array_equal(read_radiograph(path).stored, RAMP)


def test_a_meta_group_with_the_wrong_byte_order_is_not_believed(tmp_path: Path) -> None:
    path = film(tmp_path)
    dataset = cr_dataset(RAMP, bits=12)
    dataset.PixelData = RAMP.astype(">u2").tobytes()
    meta = path.read_bytes()
    meta = meta[: meta.index(b"\x08\0\x16\0UI")]
    path.write_bytes(meta + elements(dataset, implicit=False, little=False))
    radiograph = read_radiograph(path)
    assert np.array_equal(radiograph.stored, RAMP)
    assert any("Big Endian" in words for words in radiograph.warnings)


@pytest.mark.parametrize("byte", [b"\0", b"\xff", b" ", b"junk behind it."])
def test_padding_behind_the_last_element_is_left_out(tmp_path: Path, byte: bytes) -> None:
    path = film(tmp_path)
    path.write_bytes(path.read_bytes() + byte * 1_000_000)
    radiograph = read_radiograph(path)
    assert np.array_equal(radiograph.stored, RAMP)
    assert any("last element" in words for words in radiograph.warnings)


# words


@pytest.mark.parametrize(
    ("charset", "words", "name"),
    [
        ("\\ISO 2022 IR 58", "Zhang^X=\x1b$)A\xd5\xc5^\x1b$)A\xd0\xa1\xb6\xab=", "Zhang^X=张^小东"),
        ("\\ISO 2022 IR 58", "Zhang^X=\x1b$)A\xd5\xc5^\xd0\xa1\xb6\xab", "Zhang^X=张^小东"),
        ("\\ISO 2022 IR 58", "Zhang^X=\x1b$)A\xd5\xc5\xff^\x1b$)A\xd0\xa1", "Zhang^X=张\ufffd^小"),
        ("ISO 2022 IR 6\\ISO 2022 IR 149", "Hong=\x1b$)C\xfb\xf3^\x1b$)C\xd1\xce\xd4\xd7", "Hong=洪^吉洞"),
        ("ISO_IR 203", "M\xfcller^\xbc\xa4", "Müller^Œ€"),
        ("ISO 2022 IR 6\\ISO 2022 IR 203", "\x1b-bM\xfcller^\x1b-b\xa4", "Müller^€"),
        ("ISO_IR 100", "Case\x1b.A^Up", "Case^Up"),
    ],
)
def test_escape_sequences_are_no_letters(tmp_path: Path, charset: str, words: str, name: str) -> None:
    read = odd(tmp_path, SpecificCharacterSet=charset, PatientName=words, StudyDescription=words)
    assert read.meta.patient_name == name
    assert "\x1b" not in read.meta.study_description


@pytest.mark.parametrize(
    ("stated", "letters"),
    [
        ("L\\F", ("R", "H", "L", "F")),
        ("l\\f", ("R", "H", "L", "F")),
        ("P\\F", ("A", "H", "P", "F")),
        ("LE\\V", ("RT", "D", "LE", "V")),
        ("RT\\CD", ("LE", "CR", "RT", "CD")),
        ("CD\\V", ("CR", "D", "CD", "V")),
        ("LEFT\\FOOT", None),
        ("RIGHT\\HEAD", None),
        ("L\\R", None),
        ("L\\L", None),
        ("LR\\F", None),
        ("PA\\F", None),
        ("L\\", None),
        ("L\\F\\A", None),
        ("L", None),
    ],
)
def test_letters_stand_at_opposite_edges_or_not_at_all(
    tmp_path: Path, stated: str, letters: tuple[str, ...] | None
) -> None:
    read = odd(tmp_path, PatientOrientation=stated)
    assert orientation_letters(read.meta.patient_orientation, quarter_turns=0, flipped=False) == letters
    assert (letters is not None) != any("PatientOrientation" in words for words in read.warnings)


def test_a_quadrupeds_right_is_no_rostral() -> None:
    assert directions(["RT", "V"], quadruped=True) == ("RT", "V")
    assert vector("RT") == (-1.0, 0.0, 0.0)
    assert opposite("RT") == "LE"
    assert directions(["R", "V"], quadruped=True) is None  # rostral would read as right


# numbers


@pytest.mark.parametrize(
    ("centre", "width", "window"),
    [
        ("2048\\", "1000\\", (2048, 1000)),
        ("\\2048", "\\1000", (2048, 1000)),
        ("2048\\abc\\500", "1000\\1\\200", (2048, 1000)),
        ("abc\\2048", "1\\1000", (2048, 1000)),
        ("2048,5", "1000,0", (2048.5, 1000)),
        ("2048,5\\1,5", "1000,0\\2,5", (2048.5, 1000)),
    ],
)
def test_one_bad_value_does_not_cost_the_other_windows(
    tmp_path: Path, centre: str, width: str, window: tuple[float, float]
) -> None:
    read = odd(tmp_path, WindowCenter=centre, WindowWidth=width)
    assert (read.default_window.centre, read.default_window.width) == window
    assert any("WindowCenter" in words for words in read.warnings)


@pytest.mark.parametrize(
    ("words", "steps"),
    [("0,143\\0,143", (0.143, 0.143)), ("0.1\\0.2\\", (0.1, 0.2)), ("0.1\\\\0.2", None), ("0.1\\x", None)],
)
def test_a_spacing_is_taken_where_it_can_only_mean_one_thing(
    tmp_path: Path, words: str, steps: tuple[float, float] | None
) -> None:
    spacing = odd(tmp_path, PixelSpacing=words).spacing
    assert (spacing and (spacing.row_mm, spacing.column_mm)) == steps


def test_a_magnification_below_1_is_no_magnification(tmp_path: Path) -> None:
    """The patient stands before the detector (PS3.3 C.8.7.5.1.3: not smaller than 1)."""
    read = read_radiograph(
        film(tmp_path, ImagerPixelSpacing=[0.13, 0.13], EstimatedRadiographicMagnificationFactor="0.5")
    )
    assert read.spacing is not None
    assert read.spacing.row_mm == 0.13
    assert any("Magnification" in words for words in read.warnings)


def test_a_patient_behind_the_detector_magnifies_nothing(tmp_path: Path) -> None:
    distances = {"DistanceSourceToDetector": 1500, "DistanceSourceToPatient": 1800}
    read = read_radiograph(film(tmp_path, ImagerPixelSpacing=[0.13, 0.13], **distances))
    assert read.spacing is not None
    assert read.spacing.row_mm == 0.13


# lookup tables


@pytest.mark.parametrize(("stated", "used"), [(16, 12), (16, 8), (12, 10), (14, 10)])
def test_a_lut_that_leaves_upper_bits_empty_shows_the_whole_range_and_says_so(
    tmp_path: Path, stated: int, used: int
) -> None:
    values = np.linspace(0, (1 << used) - 1, 4096).astype(np.uint16)
    read = read_radiograph(film(tmp_path, VOILUTSequence=[lut_item(values, first=0, bits=stated)]))
    assert presented_image(read).max() == 255
    assert any("LUTDescriptor" in words for words in read.warnings)


def test_the_lut_of_a_state_is_mended_in_the_same_way(tmp_path: Path) -> None:
    image = cr_dataset(RAMP, bits=12)
    voi = Dataset()
    voi.VOILUTSequence = [lut_item(np.arange(4096, dtype=np.uint16), first=0, bits=16)]
    state = save(gsps_dataset(image, SoftcopyVOILUTSequence=[voi]), tmp_path / "state.dcm")
    film_file = save(image, tmp_path / "film.dcm")
    shown = apply_presentation_state(read_radiograph(film_file), read_presentation_state(state))
    assert presented_image(shown).max() == 255
    assert any("LUTDescriptor" in words for words in shown.warnings)


def test_a_lut_of_all_its_bits_but_one_stays_as_it_is(tmp_path: Path) -> None:
    values = np.linspace(0, 2000, 4096).astype(np.uint16)
    read = read_radiograph(film(tmp_path, VOILUTSequence=[lut_item(values, first=0, bits=12)]))
    assert presented_image(read).max() == round(2000 / 4095 * 255)
    assert any("darker" in words for words in read.warnings)


# frames


@pytest.mark.parametrize("syntax", [JPEGLSLossless, JPEG2000Lossless])
@pytest.mark.parametrize("padding", [b"\0", b"\0\0\0", b"\xff"])
def test_a_frame_with_bytes_before_its_end_marker_is_read(
    tmp_path: Path, syntax: str, padding: bytes
) -> None:
    path = as_syntax(cr_dataset(RAMP, bits=12), syntax, tmp_path / "film.dcm")
    frame = _frame(path)
    torn = frame[: frame.rfind(b"\xff\xd9")] + padding + b"\xff\xd9"
    read = _with(path, [torn])
    assert np.array_equal(read.stored, RAMP)
    assert not [said for said in read.warnings if "damaged" in said]


@pytest.mark.parametrize("syntax", [JPEGLSLossless, JPEG2000Lossless])
@pytest.mark.parametrize("behind", [bytes(1), bytes(1023), bytes(5000), b"junk" * 600, b"\xff\xd9" * 700])
def test_bytes_behind_the_end_of_a_frame_do_not_cut_it_off(
    tmp_path: Path, syntax: str, behind: bytes
) -> None:
    path = as_syntax(cr_dataset(RAMP, bits=12), syntax, tmp_path / "film.dcm")
    assert np.array_equal(_with(path, [_frame(path) + behind]).stored, RAMP)


@pytest.mark.parametrize("behind", [bytes(1), bytes(5000), b"junk" * 600])
def test_bytes_behind_the_end_of_a_jpeg_frame_change_nothing(tmp_path: Path, behind: bytes) -> None:
    dataset = cr_dataset(EIGHT)
    path = with_frame(dataset, jpeg_bytes(EIGHT), JPEGBaseline8Bit, tmp_path / "film.dcm")
    alone = read_radiograph(path).stored
    assert np.array_equal(_with(path, [jpeg_bytes(EIGHT) + behind]).stored, alone)


@pytest.mark.parametrize("syntax", [JPEGLSLossless, JPEG2000Lossless, RLELossless])
def test_all_fragments_are_the_only_frames_whatever_the_offset_table_says(
    tmp_path: Path, syntax: str
) -> None:
    path = as_syntax(cr_dataset(RAMP, bits=12), syntax, tmp_path / "film.dcm")
    frame = _frame(path)
    third = len(frame) // 6 * 2
    parts = [frame[:third], frame[third : 2 * third], frame[2 * third :]]
    assert np.array_equal(_with(path, parts, table=[0, third + 8, 2 * third + 16]).stored, RAMP)
    assert np.array_equal(_with(path, parts, table=[7, 99]).stored, RAMP)


@pytest.mark.parametrize("progressive", [False, True])
@pytest.mark.parametrize("header", ["RGB", "YBR_FULL_422"])
def test_components_named_r_g_b_are_red_green_and_blue(
    tmp_path: Path, progressive: bool, header: str
) -> None:
    colours = np.zeros((64, 96, 3), np.uint8)
    colours[:, :48], colours[:, 48:] = (200, 40, 90), (10, 220, 60)
    out = BytesIO()
    Image.fromarray(colours).save(out, "JPEG", quality=95, keep_rgb=True, progressive=progressive)
    frame = out.getvalue()
    assert b"Adobe" in frame  # which Pillow writes, and the senders that are meant do not
    at = frame.index(b"\xff\xee")
    frame = frame[:at] + frame[at + 2 + struct.unpack_from(">H", frame, at + 2)[0] :]
    path = with_frame(
        cr_dataset(colours, PhotometricInterpretation=header, SOPClassUID=CAPTURE),
        frame,
        JPEGBaseline8Bit,
        tmp_path / "film.dcm",
    )
    luma = colours.astype(float) @ (0.299, 0.587, 0.114)
    assert np.abs(read_radiograph(path).stored - luma).max() <= 4


def _frame(path: Path) -> bytes:
    return b"".join(fragments_of(dcmread(path).PixelData)[1]).rstrip(b"\0")


def _with(path: Path, fragments: list[bytes], table: list[int] | None = None) -> Radiograph:
    """The film with these fragments of its frame, and that offset table."""
    dataset = dcmread(path)
    items = [struct.pack(f"<{len(table or [])}I", *(table or []))]
    items += [part + bytes(len(part) % 2) for part in fragments]
    dataset.PixelData = b"".join(b"\xfe\xff\x00\xe0" + struct.pack("<I", len(item)) + item for item in items)
    return read_radiograph(save(dataset, path))


# objects


@pytest.mark.parametrize("modality", ["CT", "MR", "PT"])
def test_a_secondary_capture_is_shown_wherever_it_comes_from(tmp_path: Path, modality: str) -> None:
    read = read_radiograph(film(tmp_path, SOPClassUID=CAPTURE, Modality=modality))
    assert any("secondary capture" in words for words in read.warnings)


@pytest.mark.parametrize(
    ("syntax", "named"),
    [
        ("1.2.840.10008.1.2.4.110", "JPEG XL"),
        ("1.2.840.10008.1.2.4.111", "JPEG XL"),
        ("1.2.840.10008.1.2.4.112", "JPEG XL"),
        ("1.2.840.10008.1.2.4.102", "video"),
        ("1.2.840.10008.1.2.4.94", "JPIP"),
    ],
)
def test_a_compression_that_is_not_read_is_named(tmp_path: Path, syntax: str, named: str) -> None:
    dataset = cr_dataset(EIGHT)
    dataset.PixelData = encapsulate([b"\xff\x0a" + bytes(30)])
    dataset["PixelData"].VR, dataset["PixelData"].is_undefined_length = "OB", True
    dataset.file_meta.TransferSyntaxUID = HTJ2K
    path = save(dataset, tmp_path / "film.dcm")
    path.write_bytes(path.read_bytes().replace(HTJ2K.encode(), syntax.encode().ljust(len(HTJ2K), b"\0"), 1))
    with pytest.raises(UnsupportedImage, match=named):
        read_radiograph(path)


def test_every_rule_says_where_the_standard_has_it(tmp_path: Path) -> None:
    look = {reason.rule: reason.paragraph for reason in read_radiograph(film(tmp_path)).why}
    assert look["VOI"] == "PS3.3 C.11.2"
    assert look["spacing"] == "PS3.3 10.7.1.3"
    assert all(paragraph.startswith("PS3.") for paragraph in look.values())


def test_a_lut_of_zeros_is_said(tmp_path: Path) -> None:
    values = np.zeros(4096, np.uint16)
    read = read_radiograph(film(tmp_path, VOILUTSequence=[lut_item(values, first=0, bits=12)]))
    assert any("zeros" in words for words in read.warnings)
