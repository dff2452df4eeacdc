"""Wrong input: a clear ImageReadError that names file, field and way out, and memory stays small."""

from __future__ import annotations

import os
import struct
import tracemalloc
import zlib
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path

import numpy as np
import pydicom
import pytest
from encode import (
    HTJ2K,
    LOSSLESS,
    JPEGBaseline8Bit,
    add_overlay,
    as_syntax,
    cr_dataset,
    jpeg_bytes,
    save,
    with_frame,
)
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image
from pydicom.sequence import Sequence
from pydicom.uid import (
    UID,
    DeflatedExplicitVRLittleEndian,
    JPEG2000Lossless,
    JPEGLosslessSV1,
    JPEGLSLossless,
    RLELossless,
)

from app.imaging import errors
from app.imaging.pixels import display_image
from app.imaging.radiograph import Radiograph
from app.imaging.reader import ImageReadError, Limits, read_radiograph
from app.library.importing import import_files
from app.library.index import Library

FILM = (np.add.outer(np.arange(64), np.arange(48)) * 30 % 4096).astype(np.uint16)


def refused(path: Path, kind: type[ImageReadError] = ImageReadError, limits: Limits | None = None) -> str:
    """The error's text; it must say the file, a reason and a way out."""
    with pytest.raises(kind) as caught:
        read_radiograph(path, **({"limits": limits} if limits else {}))
    error = caught.value
    assert error.path == path
    assert error.reason
    assert error.way_out.endswith(".") or "pip install" in error.way_out
    assert path.name in str(error)
    return str(error)


def test_a_text_file_named_dcm(tmp_path: Path) -> None:
    path = tmp_path / "notes.dcm"
    path.write_text("Findings: no acute disease.\n" * 40)
    assert "text file" in refused(path, errors.NotAnImage)


def test_an_empty_file_a_folder_and_a_missing_file(tmp_path: Path) -> None:
    (tmp_path / "empty.dcm").touch()
    assert "empty" in refused(tmp_path / "empty.dcm", errors.NotAnImage)
    assert "folder" in refused(tmp_path, errors.NotAnImage)
    assert "no such file" in refused(tmp_path / "gone.dcm", errors.NotAnImage)
    assert "cannot be read" in refused(tmp_path / ("a" * 300), errors.NotAnImage)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names here")
@pytest.mark.parametrize("name", ["film.dcm", "films.zip", "DICOMDIR"])
def test_a_pipe_is_refused_and_not_waited_for(tmp_path: Path, name: str) -> None:
    pipe = tmp_path / name
    os.mkfifo(pipe)
    with pytest.raises(errors.NotAnImage, match="pipe"):
        read_radiograph(pipe)
    report = import_files(Library(tmp_path / "library"), [pipe], progress=lambda *_: None, stop=lambda: False)
    assert "pipe" in report.refused[0][1]


def test_a_sequence_where_words_should_be_is_left_out(tmp_path: Path) -> None:
    inner = pydicom.Dataset()
    inner.add_new(0x00101010, "AS", "040Y")
    film = cr_dataset(np.zeros((8, 8), np.uint16))
    film.add_new("ImageComments", "SQ", [inner])
    film.add_new("StudyDescription", "SQ", [inner])
    path = save(film, tmp_path / "film.dcm")
    path.write_bytes(path.read_bytes().replace(b"\x10\0\x10\x10AS", b"\x10\0\x10\x10QQ"))
    read = read_radiograph(path)
    assert read.meta.study_description == ""
    assert any("StudyDescription" in words for words in read.warnings)


def test_a_truncated_real_radiograph(rg1: Path, tmp_path: Path) -> None:
    path = tmp_path / "half.dcm"
    path.write_bytes(rg1.read_bytes()[:3_000_000])
    said = refused(path, errors.DamagedImage)
    assert "PixelData (7FE0,0010)" in said
    assert "truncated" in said


@pytest.mark.parametrize("keep", [200, 900, 1500])
def test_a_real_radiograph_cut_inside_its_header(rg1: Path, tmp_path: Path, keep: int) -> None:
    path = tmp_path / "stub.dcm"
    path.write_bytes(rg1.read_bytes()[:keep])
    refused(path)


def test_a_truncated_jpeg_2000_radiograph(rg1_files: dict[str, Path], tmp_path: Path) -> None:
    path = tmp_path / "half.dcm"
    data = rg1_files["J2KI"].read_bytes()
    path.write_bytes(data[: len(data) // 2])
    said = refused(path, errors.DamagedImage)
    assert "PixelData" in said
    assert "cut off" in said


def test_a_dicom_without_pixels(tmp_path: Path) -> None:
    dataset = cr_dataset(FILM)
    del dataset.PixelData
    said = refused(save(dataset, tmp_path / "report.dcm"), errors.UnsupportedImage)
    assert "PixelData" in said
    assert "no pixel data" in said


def test_a_structured_report_says_what_it_is() -> None:
    from pydicom.data import get_testdata_file

    path = Path(str(get_testdata_file("reportsi.dcm", download=False)))
    assert "SR Storage" in refused(path, errors.UnsupportedImage)


def test_a_ct_slice_and_a_multi_frame_object(tmp_path: Path) -> None:
    ct = cr_dataset(FILM, Modality="CT", SOPClassUID="1.2.840.10008.5.1.4.1.1.2")
    assert "CT volume" in refused(save(ct, tmp_path / "ct.dcm"), errors.UnsupportedImage)
    frames = cr_dataset(FILM, NumberOfFrames=30)
    frames.PixelData = FILM.tobytes() * 30
    said = refused(save(frames, tmp_path / "frames.dcm"), errors.UnsupportedImage)
    assert "30 frames" in said
    assert "NumberOfFrames (0028,0008)" in said


def test_a_real_ct_volume(shared_data: Path) -> None:
    path = shared_data / "ct-chest" / "lidc-idri-0001.nii.gz"
    assert "volume" in refused(path, errors.UnsupportedImage)


def test_a_hundred_megapixel_header_is_refused_before_memory_is_taken(tmp_path: Path) -> None:
    dataset = cr_dataset(FILM, Rows=10_000, Columns=10_000)
    path = save(dataset, tmp_path / "bomb.dcm")
    tracemalloc.start()
    said = refused(path, errors.ImageTooLarge)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert "100 megapixels" in said
    assert peak < 20e6


def test_a_hundred_megapixel_png_is_refused_before_it_is_decoded(tmp_path: Path) -> None:
    path = tmp_path / "bomb.png"
    rows = zlib.compress(bytes(10_001) * 100, 9)
    header = struct.pack(">IIBBBBB", 10_000, 10_000, 8, 0, 0, 0, 0)
    chunks = [(b"IHDR", header), (b"IDAT", rows), (b"IEND", b"")]
    path.write_bytes(
        b"\x89PNG\r\n\x1a\n"
        + b"".join(
            struct.pack(">I", len(d)) + n + d + struct.pack(">I", zlib.crc32(n + d)) for n, d in chunks
        )
    )
    assert "100 megapixels" in refused(path, errors.ImageTooLarge)


def _j2k_header(side: int) -> bytes:
    return b"\xff\x4f\xff\x51\0\x29" + struct.pack(">HIIIIIIIIH3B", 0, *[side, side, 0, 0] * 2, 1, 15, 1, 1)


def _jpeg_header(start_of_frame: int, side: int) -> bytes:
    return bytes([0xFF, 0xD8, 0xFF, start_of_frame, 0, 11]) + struct.pack(
        ">BHHB3B", 16, side, side, 1, 1, 17, 0
    )


@pytest.mark.parametrize(
    ("syntax", "frame"),
    [
        (JPEGBaseline8Bit, jpeg_bytes(np.zeros((3000, 3000), np.uint8))),
        (HTJ2K, _j2k_header(20_000)),
        (JPEG2000Lossless, _j2k_header(20_000)),
        (JPEGLSLossless, _jpeg_header(0xF7, 20_000)),
        (JPEGLosslessSV1, _jpeg_header(0xC3, 20_000)),
    ],
    ids=["JPEG", "HTJ2K", "JPEG 2000", "JPEG-LS", "JPEG lossless"],
)
def test_a_frame_larger_than_its_header_is_not_decoded(syntax: UID, frame: bytes, tmp_path: Path) -> None:
    pixels = FILM if syntax != JPEGBaseline8Bit else (FILM >> 4).astype(np.uint8)
    path = with_frame(cr_dataset(pixels), frame + b"\xff\xd9", syntax, tmp_path / "bomb.dcm")
    said = refused(path, errors.DamagedImage)
    assert "it was not decoded" in said
    assert "Rows (0028,0010)" in said


def test_a_frame_of_another_codec_is_refused(tmp_path: Path) -> None:
    eight = (FILM >> 4).astype(np.uint8)
    path = with_frame(cr_dataset(eight), jpeg_bytes(eight), JPEGLSLossless, tmp_path / "film.dcm")
    assert "the frame is JPEG baseline" in refused(path, errors.DamagedImage)


def test_a_deflate_bomb_is_not_inflated(tmp_path: Path) -> None:
    path = as_syntax(cr_dataset(FILM), DeflatedExplicitVRLittleEndian, tmp_path / "film.dcm")
    meta = path.read_bytes()
    meta = meta[: meta.index(DeflatedExplicitVRLittleEndian.encode()) + 22]
    deflater = zlib.compressobj(9, zlib.DEFLATED, -15)
    zeros = bytes(1 << 20)
    packed = b"".join(deflater.compress(zeros) for _ in range(64)) + deflater.flush()
    (tmp_path / "bomb.dcm").write_bytes(meta + packed)
    limits = Limits(max_inflated_bytes=8 << 20)
    tracemalloc.start()
    said = refused(tmp_path / "bomb.dcm", errors.ImageTooLarge, limits)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert "inflates to more than 8 MiB" in said
    assert peak < 40e6


def test_a_progressive_jpeg_of_countless_scans_is_given_up(tmp_path: Path) -> None:
    """60 kB that would keep the window's own process busy for as long as it likes."""
    buffer = BytesIO()
    Image.fromarray(np.zeros((1500, 1500), np.uint8)).save(buffer, "JPEG", progressive=True)
    data = buffer.getvalue()
    last = data[data.rindex(b"\xff\xda") : -2]
    (tmp_path / "film.jpg").write_bytes(data[:-2] + last * 8000 + b"\xff\xd9")
    assert "cannot be decoded" in refused(tmp_path / "film.jpg", errors.DamagedImage)


def _item_bomb(length: str) -> bytes:
    """An element with 300,000 empty items, its length open or stated."""
    items = struct.pack("<HHI", 0xFFFE, 0xE000, 0) * 300_000
    end = struct.pack("<HHI", 0xFFFE, 0xE0DD, 0) if length == "open" else b""
    stated = 0xFFFFFFFF if length == "open" else len(items)
    return struct.pack("<HH", 0x0028, 0x3010) + b"SQ" + struct.pack("<HI", 0, stated) + items + end


@pytest.mark.parametrize("deflated", [False, True])
@pytest.mark.parametrize("length", ["open", "stated"])
def test_a_sequence_of_countless_items_is_not_parsed(
    length: str, deflated: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = save(cr_dataset(FILM), tmp_path / "film.dcm").read_bytes()
    at = plain.index(struct.pack("<HH", 0x7FE0, 0x10) + b"OW")
    data = plain[:at] + _item_bomb(length) + plain[at:]
    path = tmp_path / "film.dcm"
    if deflated:
        dataset = cr_dataset(FILM)
        dataset.file_meta.TransferSyntaxUID = DeflatedExplicitVRLittleEndian
        meta = save(dataset, path).read_bytes()
        packer = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
        begin, other = (144 + struct.unpack_from("<I", file, 140)[0] for file in (plain, meta))
        data = meta[:other] + packer.compress(data[begin:]) + packer.flush()
        assert len(data) < 20_000
    path.write_bytes(data)
    made: list[object] = []
    one = pydicom.filereader.read_sequence_item

    def counted(*arguments: object) -> object:
        made.append(None)
        return one(*arguments)

    monkeypatch.setattr("pydicom.filereader.read_sequence_item", counted)
    if length == "open":
        assert "more than 100000 elements" in refused(path, errors.ImageTooLarge)
    else:
        read = read_radiograph(path)
        assert np.array_equal(read.stored, FILM)
        assert any("VOILUTSequence" in text and "more than" in text for text in read.warnings)
    assert 9_000 < len(made) < 11_000, "an item counts as ten of the 100,000 elements"


def test_countless_elements_are_not_parsed(tmp_path: Path) -> None:
    plain = save(cr_dataset(FILM), tmp_path / "film.dcm").read_bytes()
    at = plain.index(struct.pack("<HH", 0x28, 2) + b"US")
    many = b"".join(struct.pack("<HH", 0x21, 0x1000 + n % 60000) + b"CS\0\0" for n in range(400_000))
    (tmp_path / "film.dcm").write_bytes(plain[:at] + many + plain[at:])
    assert "more than 100000 elements" in refused(tmp_path / "film.dcm", errors.ImageTooLarge)


@pytest.mark.parametrize("position", [b"99999999999 ", b"16", b"-1", b"4294967295"])
def test_an_overlay_bit_outside_the_word_is_none(position: bytes, tmp_path: Path) -> None:
    """A mask of 2 to the power of 99999999999 would not fit into any memory."""
    plain = save(cr_dataset(FILM | 0x8000, bits=12), tmp_path / "film.dcm").read_bytes()
    at = plain.index(struct.pack("<HH", 0x7FE0, 0x10) + b"OW")
    overlay = b"\x00\x60\x10\x00US\x02\x00\x40\x00\x00\x60\x11\x00US\x02\x00\x30\x00"
    value = position + b" " * (len(position) % 2)
    overlay += b"\x00\x60\x02\x01IS" + struct.pack("<H", len(value)) + value
    (tmp_path / "film.dcm").write_bytes(plain[:at] + overlay + plain[at:])
    read = read_radiograph(tmp_path / "film.dcm")
    assert np.array_equal(read.stored, FILM)
    assert read.overlay_planes == ()


def test_an_overlay_larger_than_its_film_takes_no_more_than_the_film(tmp_path: Path) -> None:
    side, dataset = 8000, cr_dataset(FILM, bits=12)
    add_overlay(dataset, np.zeros((4, 4), bool), group=0x6000, origin=(-100, -4000))
    dataset[0x6000, 0x10].value = dataset[0x6000, 0x11].value = side
    plane = np.zeros((side, side), bool)
    plane[101:, 4001:] = FILM[0, 0] == 0
    dataset[0x6000, 0x3000].value = np.packbits(plane, bitorder="little").tobytes()
    path = save(dataset, tmp_path / "film.dcm")
    assert _peak_bytes(path) < 3 * path.stat().st_size
    (overlay,) = read_radiograph(path).marks
    assert overlay.mask.all()


def test_a_shutter_is_as_many_shapes_as_there_are_kinds(tmp_path: Path) -> None:
    """4000 circles are one circle."""
    shapes = ["CIRCULAR"] * 4000 + [f"STAR{number}" for number in range(1000)]
    circle = {"CenterOfCircularShutter": [30, 20], "RadiusOfCircularShutter": 9}
    path = save(cr_dataset(FILM, ShutterShape=shapes, **circle), tmp_path / "film.dcm")
    read = read_radiograph(path)
    assert [mark.name for mark in read.marks] == ["circular"]
    assert sum("STAR" in text for text in read.warnings) == 1


def _peak_bytes(path: Path) -> int:
    tracemalloc.start()
    try:
        display_image(read_radiograph(path))
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("kind", ["RGB", "RGB 16", "palette", "16 overlays", "circle"])
def test_reading_takes_few_times_the_file(kind: str, tmp_path: Path) -> None:
    """The file itself is in memory, too; an 8-bit image is 2 bytes a pixel from then on."""
    shape = (1500, 2000)
    eight = np.zeros(shape, np.uint8)
    if kind == "palette":
        dataset = cr_dataset(eight, PhotometricInterpretation="PALETTE COLOR")
        for name in ("Red", "Green", "Blue"):
            dataset.add_new(f"{name}PaletteColorLookupTableDescriptor", "US", [256, 0, 16])
            dataset.add_new(f"{name}PaletteColorLookupTableData", "OW", bytes(512))
    elif kind.startswith("RGB"):
        dataset = cr_dataset(np.zeros((*shape, 3), np.uint16 if kind == "RGB 16" else np.uint8))
    else:
        dataset = cr_dataset(np.zeros(shape, np.uint16), bits=12)
    if kind == "16 overlays":
        for group in range(0x6000, 0x6020, 2):
            add_overlay(dataset, eight > 0, group=group)
    if kind == "circle":
        dataset.ShutterShape, dataset.RadiusOfCircularShutter = "CIRCULAR", 400
        dataset.CenterOfCircularShutter = [500, 500]
    path = save(dataset, tmp_path / "film.dcm")
    times = _peak_bytes(path) / max(path.stat().st_size, 2 * eight.size)
    assert times < 4.0


def test_sequences_nested_a_thousand_deep_end_in_a_message(tmp_path: Path) -> None:
    path = save(cr_dataset(FILM), tmp_path / "film.dcm")
    data = path.read_bytes()
    tag = struct.pack("<HH", 0x0008, 0x1140)
    opened = (tag + b"SQ\0\0\xff\xff\xff\xff" + b"\xfe\xff\x00\xe0\xff\xff\xff\xff") * 5000
    at = data.index(struct.pack("<HH", 0x0028, 0x0002))
    (tmp_path / "deep.dcm").write_bytes(data[:at] + opened + data[at:])
    refused(tmp_path / "deep.dcm")


def test_a_deep_but_harmless_sequence_does_not_hide_the_image(tmp_path: Path) -> None:
    inner = pydicom.Dataset()
    for _ in range(20):
        outer = pydicom.Dataset()
        outer.ReferencedImageSequence = Sequence([inner])
        inner = outer
    dataset = cr_dataset(FILM, ReferencedImageSequence=Sequence([inner]))
    assert np.array_equal(read_radiograph(save(dataset, tmp_path / "film.dcm")).stored, FILM)


@pytest.mark.parametrize(
    ("keyword", "value"),
    [
        ("Rows", None),
        ("Rows", 0),
        ("Columns", None),
        ("BitsAllocated", 32),
        ("BitsAllocated", 12),
        ("BitsStored", 17),
        ("HighBit", 3),
        ("SamplesPerPixel", 3),
        ("PhotometricInterpretation", None),
        ("PhotometricInterpretation", "HSV"),
        ("PixelRepresentation", 7),
    ],
)
def test_a_header_that_contradicts_itself_names_the_field(
    keyword: str, value: object, tmp_path: Path
) -> None:
    dataset = cr_dataset(FILM)
    if value is None:
        delattr(dataset, keyword)
    else:
        setattr(dataset, keyword, value)
    assert keyword in refused(save(dataset, tmp_path / "film.dcm"))


def test_a_missing_decoder_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from app.imaging import decoders

    path = as_syntax(cr_dataset(FILM), JPEGLosslessSV1, tmp_path / "film.dcm")
    missing = decoders.DECODERS[JPEGLosslessSV1][1]._replace(module="no_such_module")
    monkeypatch.setitem(decoders.DECODERS, JPEGLosslessSV1, ("JPEG lossless SV1", missing))
    assert "pip install python-gdcm" in refused(path, errors.MissingDecoder)


@pytest.fixture
def decoder_of(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[Path], None]]:
    """Makes another script decode."""
    from app.imaging import decoder_child
    from app.imaging.child import decoder

    def use(script: Path) -> None:
        decoder.let_go()
        monkeypatch.setattr(decoder_child, "__file__", str(script))

    yield use
    decoder.let_go()


def test_a_decoder_that_crashes_takes_nothing_along(
    tmp_path: Path, decoder_of: Callable[[Path], None]
) -> None:
    crash = tmp_path / "crash.py"
    crash.write_text("import os\nos.abort()\n")
    path = as_syntax(cr_dataset(FILM), JPEGLosslessSV1, tmp_path / "film.dcm")
    decoder_of(crash)
    assert "crashed with signal 6" in refused(path, errors.DamagedImage)


def test_an_unknown_transfer_syntax_is_named(tmp_path: Path) -> None:
    path = with_frame(
        cr_dataset(FILM), b"\0" * 64, UID("1.2.840.10008.1.2.4.102"), tmp_path / "video.dcm"
    )  # MPEG-4
    assert "TransferSyntaxUID" in refused(path, errors.UnsupportedImage)


def test_other_files_are_named(tmp_path: Path) -> None:
    for name, head, word in (
        ("a.zip", b"PK\x03\x04", "ZIP"),
        ("a.pdf", b"%PDF-1.7\n", "PDF"),
        ("a.tif", b"II*\0", "TIFF"),
    ):
        (tmp_path / name).write_bytes(head + bytes(200))
        assert word in refused(tmp_path / name, errors.NotAnImage)


def _small_files(folder: Path) -> list[bytes]:
    files = []
    eight = (FILM >> 4).astype(np.uint8)
    for index, syntax in enumerate(s for s in LOSSLESS if s not in (RLELossless,)):
        if "Lossless, Non-Hierarchical" in syntax.name or syntax == JPEG2000Lossless:
            continue  # decoded by a child process each time: covered below, with fewer examples
        files.append(as_syntax(cr_dataset(FILM, bits=12), syntax, folder / f"{index}.dcm").read_bytes())
    files.append(as_syntax(cr_dataset(FILM), RLELossless, folder / "rle.dcm").read_bytes())
    files.append(
        with_frame(cr_dataset(eight), jpeg_bytes(eight), JPEGBaseline8Bit, folder / "j.dcm").read_bytes()
    )
    for name in ("film.png", "film.jpg"):
        Image.fromarray(eight).save(folder / name)
        files.append((folder / name).read_bytes())
    return files


@st.composite
def _damage(draw: st.DrawFn) -> Callable[[bytes], bytes]:
    """Up to eight bytes changed, a stretch removed or doubled, or the end cut off."""
    spots = draw(st.lists(st.tuples(st.floats(0, 1), st.integers(0, 255)), max_size=8))
    cut = draw(st.one_of(st.none(), st.floats(0.0, 1.0)))
    stretch = draw(st.one_of(st.none(), st.tuples(st.floats(0, 1), st.integers(1, 64), st.booleans())))

    def apply(data: bytes) -> bytes:
        changed = bytearray(data)
        for where, value in spots:
            changed[int(where * (len(changed) - 1))] = value
        if stretch is not None:
            at = int(stretch[0] * len(changed))
            part = changed[at : at + stretch[1]]
            changed[at : at + stretch[1]] = part * 2 if stretch[2] else b""
        return bytes(changed if cut is None else changed[: int(cut * len(changed))])

    return apply


@pytest.fixture(scope="module")
def small_files(tmp_path_factory: pytest.TempPathFactory) -> list[bytes]:
    return _small_files(tmp_path_factory.mktemp("small"))


def _read_or_refuse(path: Path) -> None:
    try:
        read = read_radiograph(path, limits=Limits(max_pixels=4_000_000))
    except ImageReadError:
        return
    assert isinstance(read, Radiograph)
    assert display_image(read).shape == read.stored.shape


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(which=st.integers(0, 100), damage=_damage())
def test_damaged_bytes_give_an_image_or_a_message(
    which: int, damage: Callable[[bytes], bytes], small_files: list[bytes], tmp_path: Path
) -> None:
    path = tmp_path / "film.bin"
    path.write_bytes(damage(small_files[which % len(small_files)]))
    _read_or_refuse(path)


@pytest.mark.parametrize("syntax", [JPEGLosslessSV1, JPEG2000Lossless])
@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(damage=_damage())
def test_damaged_frames_of_a_child_process_give_an_image_or_a_message(
    damage: Callable[[bytes], bytes], syntax: UID, tmp_path: Path
) -> None:
    path = as_syntax(cr_dataset(FILM, bits=12), syntax, tmp_path / "film.dcm")
    path.write_bytes(damage(path.read_bytes()))
    _read_or_refuse(path)


@pytest.mark.slow
@settings(max_examples=5000, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(which=st.integers(0, 100), damage=_damage())
def test_damaged_bytes_at_length(
    which: int, damage: Callable[[bytes], bytes], small_files: list[bytes], tmp_path: Path
) -> None:
    path = tmp_path / "film.bin"
    path.write_bytes(damage(small_files[which % len(small_files)]))
    _read_or_refuse(path)


def test_a_damaged_meta_group_does_not_lead_around_the_inflating_limit(tmp_path: Path) -> None:
    path = as_syntax(cr_dataset(FILM), DeflatedExplicitVRLittleEndian, tmp_path / "film.dcm")
    data = bytearray(path.read_bytes())
    at = data.index(b"\x02\x00\x10\x00UI")
    data[at + 4 : at + 6] = b"OB"  # we would look for the length elsewhere
    path.write_bytes(data)
    assert "TransferSyntaxUID" in refused(path, errors.DamagedImage)


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        ("x = bytearray(2 << 30)", "MemoryError"),
        ("while True: pass", "crashed with signal"),  # SIGXCPU, or SIGKILL where the hard limit is reached
    ],
)
def test_a_decoder_gets_no_more_memory_and_time_than_the_image_can_need(
    fault: str, said: str, tmp_path: Path, decoder_of: Callable[[Path], None]
) -> None:
    from app.imaging import decoder_child

    child = tmp_path / "child.py"
    text = Path(decoder_child.__file__).read_text()
    child.write_text(text.replace("    from openjpeg.utils import decode_pixel_data\n", f"    {fault}\n"))
    path = as_syntax(cr_dataset(FILM), JPEG2000Lossless, tmp_path / "film.dcm")
    decoder_of(child)
    assert said in refused(path, errors.DamagedImage)
