"""De-identified copies: nothing that names the patient in any byte, and still the same film."""

from __future__ import annotations

import errno
import os
import shutil
import struct
import subprocess
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
from archives import film
from dicomanonymizer.dicomfields_selector import dicom_anonymization_database_selector
from encode import as_syntax, cr_dataset, jpeg_bytes, with_frame, with_implicit_elements
from PIL import Image
from pydicom import Dataset, dcmread
from pydicom.datadict import DicomDictionary, dictionary_has_tag, dictionary_VR
from pydicom.encaps import encapsulate
from pydicom.uid import (
    DeflatedExplicitVRLittleEndian,
    ExplicitVRBigEndian,
    ImplicitVRLittleEndian,
    JPEG2000Lossless,
    JPEGBaseline8Bit,
    JPEGLSLossless,
    RLELossless,
    generate_uid,
)

from app.cli import main
from app.export.dicom import confidentiality
from app.export.dicom.confidentiality import NotDeidentified
from app.export.dicom.deidentify import FILMS, deidentified, patient_of
from app.export.dicom.pseudonyms import pseudonym_of, uid_of
from app.imaging.encapsulated import fragments_of
from app.imaging.reader import read_radiograph

SECRET = "eight letters and more"
MARK = b"Curie^Marie 18671107"
REAL = (
    "cxr-dicom/highdicom_dx_image_dog_thorax.dcm",
    "cxr-dicom/nema_wg04_RG1_J2KI_cr_chest_pa.dcm",
    "cxr-dicom/nih_cxr14_google_dx.dcm",
    "dicom-display-reference/imageForPrLUTs.dcm",
    "dicom-display-reference/mlut_18.dcm",
    "dicom-display-reference/overlay.dcm",
    "dicom-display-reference/vlut_04.dcm",
)


@pytest.fixture
def one(tmp_path: Path) -> Path:
    """With UIDs that are the same in every run, and so are the bytes of its copy."""
    path = film(tmp_path, name="film", patient="Curie^Marie", study="1.2.826.0.1.3680043.10.543.1")
    return changed(path, SOPInstanceUID="1.2.826.0.1.3680043.10.543.1.2")


@pytest.fixture
def copied(tmp_path: Path) -> Callable[..., list[Path]]:
    """The copies that the command makes of files."""

    def run(*files: Path, out: str = "out", secret: str = SECRET, code: int = 0) -> list[Path]:
        folder = tmp_path / out
        assert main(["deidentify", *map(str, files), "--out", str(folder), "--secret", secret]) == code
        return sorted(folder.iterdir()) if folder.is_dir() else []

    return run


def changed(path: Path, **elements: object) -> Path:
    ds = dcmread(path)
    for keyword, value in elements.items():
        setattr(ds, keyword, value)
    ds.save_as(path)
    return path


def planted(ds: Dataset, mark: str) -> dict[str, bytes]:
    """A value that can be searched for in every attribute of E.1-1 that has none yet: name -> its bytes."""
    found = {}
    for tag in dicom_anonymization_database_selector("dicomfields_2026c")["ALL_TAGS"]:
        if len(tag) != 2 or tag[0] < 8 or tag in ds or not dictionary_has_tag(tag):
            continue
        vr, word = dictionary_VR(tag), f"{mark}{tag[0]:04X}{tag[1]:04X}"
        value: object = word
        if vr == "UI":
            value = word = f"1.2.826.{len(mark)}.{tag[0]}.{tag[1]}"
        elif vr in ("DA", "DT", "TM"):
            month, day = tag[0] % 12 + 1, tag[1] % 28 + 1
            value = word = f"{'' if vr == 'TM' else 1961}{month:02}{day:02}{'' if vr == 'DA' else '17.771'}"
            if vr == "DT":
                value = word = f"1961{month:02}{day:02}112233"
        elif vr in ("OB", "UN", "OW"):
            value = word.encode()
        elif vr == "SQ":
            inner = Dataset()
            inner.add_new(0x00104000, "LT", word)
            value = [inner]
        elif vr in ("AS", "DS", "IS", "FD", "FL", "SS", "US", "SL", "UL"):
            continue
        ds.add_new(tag, vr, value)
        found[f"{mark} ({tag[0]:04X},{tag[1]:04X}) {vr}"] = word.encode()
    return found


def test_every_attribute_of_the_table_is_gone_at_the_top_and_three_levels_deep(
    one: Path, copied: Callable
) -> None:
    ds = dcmread(one)
    deep, middle, upper = Dataset(), Dataset(), Dataset()
    marks = planted(deep, "DEEP")
    deep.add_new(0x00091001, "LO", "DEEPPRIVATE")
    middle.ReferencedSeriesSequence, upper.PurposeOfReferenceCodeSequence = [deep], [middle]
    ds.ViewCodeSequence = [upper]
    marks |= planted(ds, "TOP")
    assert len(marks) > 1000
    for group, element, vr, word in (
        (0x0009, 0x1001, "LO", "TOPPRIVATE"),
        (0x5000, 0x3000, "OW", "CURVEDATA!"),
        (0x6000, 0x3000, "OW", "OVERLAYBIT"),
        (0x6000, 0x4000, "LT", "OVERLAYCOMMENT"),
        (0x6000, 0x1500, "LO", "OVERLAYLABEL"),
        (0x0008, 0x0009, "LO", "UNKNOWNTOTHESTANDARD"),
    ):
        ds.add_new((group, element), vr, word.encode() if vr == "OW" else word)
        marks[word] = word.encode()
    marks |= {"name": b"Curie", "id": b"ID-Curi", "study": str(ds.StudyInstanceUID).encode()}
    ds.save_as(one)
    before = one.read_bytes()
    assert [name for name, word in marks.items() if word not in before] == []
    after = copied(one)[0].read_bytes()
    assert [name for name, word in marks.items() if word in after] == []


def test_who_when_and_where_go_though_the_table_does_not_list_them(one: Path, copied: Callable) -> None:
    """Names, dates, addresses; a birth date in words; order numbers that are retired (0040,1006)."""
    words = {
        "PN": "CURIE^X",
        "DA": "18671107",
        "DT": "18671107121212",
        "TM": "171717.77",
        "UR": "http://CURIE",
    }
    ds = dcmread(one)
    ours = set(ds.keys())
    for tag, (vr, *_) in DicomDictionary.items():
        if vr in words and tag >> 16 >= 8 and tag not in ours:
            ds.add_new(tag, vr, words[vr])
    assert len(ds) > len(ours) + 150
    ds.PatientBirthDateInAlternativeCalendar = ds.PatientDeathDateInAlternativeCalendar = "CURIE 18671107"
    ds.PlacerOrderNumberProcedure = ds.FillerOrderNumberProcedure = "CURIE"
    ds.PatientSpeciesDescription = "homo sapiens"
    ds.save_as(one)
    (copy,) = copied(one)
    found = [word for word in ("CURIE", "18671107", "171717.77") if word.encode() in copy.read_bytes()]
    assert found == []
    assert dcmread(copy).PatientSpeciesDescription == "homo sapiens"


def test_preamble_and_file_meta_are_made_anew(one: Path, copied: Callable) -> None:
    ds = dcmread(one)
    ds.preamble = b"Curie-Marie in the preamble".ljust(128, b"\0")
    ds.file_meta.SourceApplicationEntityTitle = "CURIEWARD"
    ds.file_meta.SendingApplicationEntityTitle = "CURIESEND"
    ds.file_meta.PrivateInformationCreatorUID = "1.2.3.4"
    ds.file_meta.PrivateInformation = b"CURIEINFO!"
    ds.save_as(one)
    after = copied(one)[0]
    assert b"CURIE" not in after.read_bytes().upper()
    copy = dcmread(after)
    assert copy.preamble == b"\0" * 128
    assert {e.keyword for e in copy.file_meta} == {
        "FileMetaInformationGroupLength", "FileMetaInformationVersion", "MediaStorageSOPClassUID",
        "MediaStorageSOPInstanceUID", "TransferSyntaxUID", "ImplementationClassUID",
        "ImplementationVersionName",
    }  # fmt: skip
    assert copy.file_meta.MediaStorageSOPInstanceUID == copy.SOPInstanceUID


def test_bytes_under_the_tag_of_a_sequence_go(one: Path) -> None:
    ds = dcmread(one)
    ds.add_new("ViewCodeSequence", "OB", b"Curie^Marie!")
    assert "ViewCodeSequence" not in deidentified(ds, pseudonym="P", secret=SECRET)[0]


def test_the_newest_edition_of_the_table_is_used() -> None:
    folder = Path(confidentiality.dicom_anonymization_database_selector.__code__.co_filename).parent
    editions = [p.stem for p in (folder / "dicom_anonymization_databases").glob("dicomfields_*.py")]
    assert max(editions) == f"dicomfields_{confidentiality.EDITION}"


def test_what_may_be_empty_is_empty_and_what_must_hold_something_holds_a_dummy(one: Path) -> None:
    ds = dcmread(one)
    ds.PatientBirthDate, ds.SeriesDate, ds.ContentDate = "18671107", "20240131", "20240131"
    ds.Date, ds.ClinicalTrialSponsorName = "20240131", "House"
    out, _ = deidentified(ds, pseudonym="P", secret=SECRET)
    assert [out[k].value for k in ("PatientBirthDate", "StudyDate", "StudyTime", "ContentDate")] == [""] * 4
    assert "SeriesDate" not in out
    assert (out.Date, out.ClinicalTrialSponsorName) == ("19000101", "ANONYMIZED")


def test_the_copy_says_what_was_done(one: Path) -> None:
    out, _ = deidentified(dcmread(one), pseudonym="P", secret=SECRET)
    assert (out.PatientIdentityRemoved, out.LongitudinalTemporalInformationModified) == ("YES", "REMOVED")
    assert "PS3.15 E.1-1 2026c" in out.DeidentificationMethod
    code = out.DeidentificationMethodCodeSequence[0]
    assert (code.CodeValue, code.CodingSchemeDesignator, code.CodeMeaning) == (
        "113100", "DCM", "Basic Application Confidentiality Profile",
    )  # fmt: skip


@pytest.mark.skipif(shutil.which("dciodvfy") is None, reason="dciodvfy is not installed (dicom3tools)")
@pytest.mark.parametrize("name", REAL)
def test_real_films_get_no_new_error_of_dciodvfy(shared_data: Path, copied: Callable, name: str) -> None:
    def errors(path: Path) -> set[str]:
        said = subprocess.run(["dciodvfy", "-new", str(path)], capture_output=True, text=True, check=False)
        return {line for line in (said.stdout + said.stderr).splitlines() if line.startswith("Error")}

    copy = copied(shared_data / name)[0]
    assert errors(copy) - errors(shared_data / name) == set()
    assert np.array_equal(read_radiograph(copy).stored, read_radiograph(shared_data / name).stored)


@pytest.mark.parametrize(
    "syntax",
    [
        ImplicitVRLittleEndian,
        DeflatedExplicitVRLittleEndian,
        ExplicitVRBigEndian,
        RLELossless,
        JPEG2000Lossless,
    ],
)
def test_pixels_stay_in_every_syntax(tmp_path: Path, copied: Callable, syntax: str) -> None:
    ds = cr_dataset(np.arange(64 * 48, dtype=np.uint16).reshape(64, 48))
    inner = Dataset()
    inner.PatientName = "Deep^Name"
    ds.ViewCodeSequence = [inner]
    path = as_syntax(ds, syntax, tmp_path / "film.dcm")
    made = copied(path)[0]
    copy = dcmread(made)
    assert copy.file_meta.TransferSyntaxUID == syntax
    assert np.array_equal(read_radiograph(made).stored, read_radiograph(path).stored)
    assert copy.ViewCodeSequence[0].PatientName == ""


@pytest.mark.parametrize("syntax", [JPEGBaseline8Bit, JPEG2000Lossless])
def test_comments_of_a_compressed_frame_go_and_its_pixels_stay(
    tmp_path: Path, copied: Callable, syntax: str
) -> None:
    frame, kind = BytesIO(), "JPEG" if syntax == JPEGBaseline8Bit else "JPEG2000"
    Image.fromarray(np.eye(32, dtype=np.uint8)).save(frame, kind, comment="Curie^Marie", no_jp2=True)
    path = with_frame(cr_dataset(np.eye(32, dtype=np.uint8)), frame.getvalue(), syntax, tmp_path / "f.dcm")
    copy = copied(path)[0]
    assert b"Curie" not in copy.read_bytes()
    assert np.array_equal(read_radiograph(copy).stored, read_radiograph(path).stored)


def jpeg_with(extra: bytes, *, at: int | None = None) -> bytes:
    """A JPEG frame with a segment of its own: behind the start, or before that many bytes of its end."""
    frame = jpeg_bytes(np.tile(np.arange(64, dtype=np.uint8) * 4, (48, 1)))
    place = 2 if at is None else len(frame) - at
    return frame[:place] + extra + frame[place:]


def segment(marker: int, content: bytes) -> bytes:
    return struct.pack(">BBH", 0xFF, marker, len(content) + 2) + content


@pytest.mark.parametrize(
    "frame",
    [
        jpeg_with(segment(0xFE, MARK)),
        jpeg_with(segment(0xE1, b"Exif\0\0" + MARK)),
        jpeg_with(segment(0xE0, b"JFXX\0\x10" + MARK)),
        jpeg_with(segment(0xE0, b"JFIF\0\1\1\0\0\1\0\1\1\3" + MARK[:9])),
        jpeg_with(segment(0xEE, b"Adobe\0\x64" + MARK)),
        jpeg_with(segment(0xFE, MARK), at=2),
        jpeg_with(b"") + MARK,
        jpeg_with(b"") + bytes(2000) + MARK + b"\xff\xd9",
    ],
    ids=["comment", "exif", "jfxx", "thumbnail", "adobe", "behind the scan", "behind the end", "far behind"],
)
def test_words_in_a_jpeg_frame_go_and_its_pixels_stay(tmp_path: Path, copied: Callable, frame: bytes) -> None:
    film = with_frame(
        cr_dataset(np.zeros((48, 64), np.uint8)), frame, JPEGBaseline8Bit, tmp_path / "film.dcm"
    )
    assert MARK[:9] in film.read_bytes()
    copy = copied(film)[0]
    assert MARK[:9] not in copy.read_bytes()
    assert np.array_equal(read_radiograph(copy).stored, read_radiograph(film).stored)


def test_words_behind_the_rows_and_in_spare_bits_go(one: Path, copied: Callable) -> None:
    before = read_radiograph(one).stored
    film = dcmread(one)
    words = np.frombuffer(film.PixelData, "<u2").copy()
    words[::7] |= 0xA000
    changed(one, PixelData=words.tobytes() + MARK)
    copy = copied(one)[0]
    assert MARK not in copy.read_bytes()
    assert not (np.frombuffer(dcmread(copy).PixelData, "<u2") & 0xF000).any()
    assert np.array_equal(read_radiograph(copy).stored, before)


def test_signed_pixels_keep_their_sign_and_nothing_else_above_it(one: Path) -> None:
    film = dcmread(one)
    values = np.arange(64 * 48).reshape(64, 48) % 4096 - 2048
    film.PixelRepresentation = 1
    film.PixelData = (values.astype("<i2").view("<u2") ^ np.uint16(0x5000)).tobytes()
    out, _said = deidentified(film, pseudonym="P", secret=SECRET)
    assert np.array_equal(np.frombuffer(out.PixelData, "<i2").reshape(64, 48), values)


def test_words_between_and_behind_rle_segments_go(tmp_path: Path, copied: Callable) -> None:
    pixels = np.repeat(np.arange(48 * 32, dtype=np.uint16), 2).reshape(48, 64)
    film = as_syntax(cr_dataset(pixels), RLELossless, tmp_path / "film.dcm")
    frame = fragments_of(dcmread(film).PixelData)[1][0]
    first, second = struct.unpack_from("<2I", frame, 4)
    torn = bytearray(frame[:second] + MARK + frame[second:] + MARK)
    struct.pack_into("<I", torn, 8, second + len(MARK))
    torn[40:56] = MARK[:16]  # where segments that are not there would begin
    changed(film, PixelData=encapsulate([bytes(torn)]))
    copy = copied(film)[0]
    assert MARK[:8] not in copy.read_bytes()
    assert np.array_equal(read_radiograph(copy).stored, pixels)
    assert first == 64


def test_words_in_jpeg_2000_boxes_and_tile_parts_go(tmp_path: Path, copied: Callable) -> None:
    pixels = np.arange(48 * 64, dtype=np.uint16).reshape(48, 64)
    film = as_syntax(cr_dataset(pixels), JPEG2000Lossless, tmp_path / "film.dcm")
    frame = fragments_of(dcmread(film).PixelData)[1][0].rstrip(b"\0")
    tile = frame.index(b"\xff\x90")
    data = frame.index(b"\xff\x93", tile)
    comment = b"\xff\x64" + struct.pack(">HH", len(MARK) + 4, 1) + MARK
    length = struct.unpack_from(">I", frame, tile + 6)[0] + len(comment)
    torn = frame[: tile + 6] + struct.pack(">I", length) + frame[tile + 10 : data] + comment + frame[data:]
    boxes = struct.pack(">I4sI", 12, b"jP  ", 0x0D0A870A) + struct.pack(">I4s", 8 + len(MARK), b"xml ") + MARK
    boxes += struct.pack(">I4s", 8 + len(torn), b"jp2c") + torn
    changed(film, PixelData=encapsulate([boxes + MARK]))
    copy = copied(film)[0]
    assert MARK not in copy.read_bytes()
    assert np.array_equal(read_radiograph(copy).stored, pixels)


def test_a_fragment_that_no_frame_needs_goes(tmp_path: Path, copied: Callable) -> None:
    film = with_frame(
        cr_dataset(np.zeros((48, 64), np.uint8)), jpeg_with(b""), JPEGBaseline8Bit, tmp_path / "film.dcm"
    )
    surplus = b"\xfe\xff\x00\xe0" + struct.pack("<I", len(MARK)) + MARK
    changed(film, PixelData=dcmread(film).PixelData + surplus)
    assert MARK in film.read_bytes()
    assert MARK not in copied(film)[0].read_bytes()


def test_spare_bits_of_a_compressed_frame_are_named(tmp_path: Path) -> None:
    pixels = np.arange(48 * 64, dtype=np.uint16).reshape(48, 64)
    film = as_syntax(cr_dataset(pixels | 0x8000), JPEGLSLossless, tmp_path / "film.dcm")
    changed(film, BitsStored=12, HighBit=11)
    _out, said = deidentified(dcmread(film), pseudonym="P", secret=SECRET)
    assert any("spare bits" in words for words in said)


def test_an_overlay_group_without_data_is_no_reason_to_refuse(one: Path, copied: Callable) -> None:
    film = dcmread(one)
    for number, vr, value in ((0x10, "US", 64), (0x11, "US", 48), (0x100, "US", 1), (0x102, "US", 0)):
        film.add_new((0x6000, number), vr, value)
    film.save_as(one)
    assert not [e for e in dcmread(copied(one)[0]) if e.tag.group == 0x6000]


def test_a_film_whose_meta_contradicts_its_elements_is_copied(one: Path, copied: Callable) -> None:
    before = read_radiograph(one).stored
    one.write_bytes(with_implicit_elements(one))
    copy = copied(one)[0]
    assert np.array_equal(read_radiograph(copy).stored, before)


def test_an_overlay_in_spare_bits_of_the_pixels_goes_and_the_picture_stays(tmp_path: Path) -> None:
    pixels = np.arange(64 * 48, dtype=np.uint16).reshape(64, 48)
    ds = cr_dataset(pixels | 0x8000, bits=12)
    for element, vr, value in ((0x10, "US", 64), (0x11, "US", 48), (0x100, "US", 16), (0x102, "US", 15)):
        ds.add_new((0x6000, element), vr, value)
    out, said = deidentified(ds, pseudonym="P", secret=SECRET)
    assert np.array_equal(np.frombuffer(out.PixelData, np.uint16).reshape(64, 48), pixels)
    assert [e for e in out if e.tag.group == 0x6000] == []
    assert "it has overlay planes, which may hold words; they are left out" in said
    ds.file_meta.TransferSyntaxUID = JPEG2000Lossless
    with pytest.raises(NotDeidentified, match="OverlayBitPosition"):
        deidentified(ds, pseudonym="P", secret=SECRET)


def test_the_same_secret_gives_the_same_file_in_every_run(one: Path, copied: Callable) -> None:
    first, again = copied(one)[0], copied(one, out="again")[0]
    assert first.read_bytes() == again.read_bytes()
    other = dcmread(copied(one, out="other", secret="another secret")[0])
    assert other.StudyInstanceUID != dcmread(first).StudyInstanceUID
    assert other.PatientID != dcmread(first).PatientID


def test_references_between_films_hold_and_registered_uids_stay(tmp_path: Path, copied: Callable) -> None:
    study = generate_uid()
    a = film(tmp_path, name="a", patient="Curie^Marie", study=study)
    b = film(tmp_path, name="b", patient="Curie^Marie", study=study, seed=1)
    source = dcmread(a)
    reference, purpose = Dataset(), Dataset()
    reference.ReferencedSOPClassUID, reference.ReferencedSOPInstanceUID = (
        source.SOPClassUID,
        source.SOPInstanceUID,
    )
    purpose.CodeValue, purpose.CodingSchemeUID = "121322", "1.2.840.10008.2.16.4"
    reference.PurposeOfReferenceCodeSequence = [purpose]
    changed(b, SourceImageSequence=[reference], IrradiationEventUID=["1.2.3.4", str(source.SOPInstanceUID)])
    copied(a)
    copied(b)  # another run
    made = {p.stem: dcmread(p) for p in copied(a, b)}
    one = made[uid_of(str(source.SOPInstanceUID), secret=SECRET)]
    two = next(ds for ds in made.values() if ds is not one)
    found = two.SourceImageSequence[0]
    assert found.ReferencedSOPInstanceUID == one.SOPInstanceUID
    assert found.ReferencedSOPClassUID == source.SOPClassUID
    assert found.PurposeOfReferenceCodeSequence[0].CodingSchemeUID == "1.2.840.10008.2.16.4"
    assert two.IrradiationEventUID[1] == one.SOPInstanceUID
    assert (two.StudyInstanceUID, two.SeriesInstanceUID) == (one.StudyInstanceUID, one.SeriesInstanceUID)
    assert all(
        ds.StudyInstanceUID.startswith("2.25.") and ds.StudyInstanceUID.is_valid for ds in made.values()
    )


def test_all_of_a_long_secret_counts() -> None:
    long = "x" * 64
    assert pseudonym_of("1", secret=long + "a") != pseudonym_of("1", secret=long + "b")
    assert uid_of("1.2", secret=long + "a") != uid_of("1.2", secret=long + "b")


@pytest.mark.parametrize("secret", ["", "short", "          "])
def test_a_secret_that_can_be_tried_out_is_refused(one: Path, copied: Callable, capsys, secret: str) -> None:
    assert copied(one, secret=secret, code=2) == []
    assert "--secret: it has fewer than 8 characters" in capsys.readouterr().err


def test_films_without_name_and_id_are_told_apart_by_their_study(
    tmp_path: Path, copied: Callable, capsys
) -> None:
    a, b = (film(tmp_path, name=n, patient="X", study=generate_uid()) for n in ("a", "b"))
    for path in (a, b):
        changed(path, PatientName="^^", PatientID=" ")
    names = {str(dcmread(p).PatientName) for p in copied(a, b)}
    assert len(names) == 2
    assert f"{a}: it has neither patient ID nor name" in capsys.readouterr().err
    assert patient_of(changed_dataset(a, PatientName="Curie^Marie")) == ("Curie^Marie", "PatientName")


def changed_dataset(path: Path, **elements: object) -> Dataset:
    return dcmread(changed(path, **elements))


@pytest.mark.parametrize(
    ("sop_class", "name"),
    [
        ("1.2.840.10008.5.1.4.1.1.88.33", "Comprehensive SR Storage"),
        ("1.2.840.10008.5.1.4.1.1.11.1", "Grayscale Softcopy Presentation State Storage"),
        ("1.2.840.10008.5.1.4.1.1.88.59", "Key Object Selection Document Storage"),
        ("1.2.840.10008.5.1.4.1.1.66.4", "Segmentation Storage"),
        ("1.2.840.10008.5.1.4.1.1.30", "Parametric Map Storage"),
        ("1.2.840.10008.5.1.4.1.1.104.1", "Encapsulated PDF Storage"),
        ("1.2.840.10008.5.1.4.1.1.66", "Raw Data Storage"),
    ],
)
def test_what_is_no_film_is_refused_with_the_way_out(one: Path, sop_class: str, name: str) -> None:
    ds = dcmread(one)
    ds.SOPClassUID = sop_class
    assert sop_class not in FILMS
    with pytest.raises(NotDeidentified, match=f"SOPClassUID: {name} is no film.*radgaze export"):
        deidentified(ds, pseudonym="P", secret=SECRET)


def test_one_bad_file_is_said_in_a_line_and_the_rest_is_done(
    one: Path, tmp_path: Path, copied: Callable, capsys
) -> None:
    text = tmp_path / "a.txt"
    text.write_text("x" * 300)
    torn = tmp_path / "torn.dcm"
    bad = dcmread(one)
    bad.add_new("ViewCodeSequence", "OB", b"\xfe\xff\x00\xe0\x20\x00\x00\x00\x08\x00\x00\x01SH\xff\x7fab")
    bad.save_as(torn)
    torn.write_bytes(torn.read_bytes().replace(b"\x54\x00\x20\x02OB", b"\x54\x00\x20\x02SQ"))
    states = tmp_path / "graphics.dcm"
    words = Dataset()
    words.add_new("LUTData", "OW", b"\1\2")
    changed(shutil.copy(one, states), GraphicAnnotationSequence=[words], SOPInstanceUID=generate_uid())
    made = copied(text, tmp_path / "none.dcm", torn, tmp_path, states, one, code=1)
    assert len(made) == 2
    said = [line for line in capsys.readouterr().err.splitlines() if line.startswith("radgaze deidentify: ")]
    assert len(said) == 4
    for file, line in zip((text, tmp_path / "none.dcm", torn, tmp_path), said, strict=True):
        assert line.startswith(f"radgaze deidentify: {file}: ")
        assert line.endswith(".")
    assert "Give DICOM films." in said[0]
    assert "CodeValue: it cannot be read (it is cut off)" in said[2]


def test_two_films_of_one_uid_do_not_overwrite_each_other(
    one: Path, tmp_path: Path, copied: Callable, capsys
) -> None:
    twin = changed(shutil.copy(one, tmp_path / "twin.dcm"), Modality="DX")
    assert len(copied(one, one, twin, code=1)) == 1
    assert f"twin.dcm: SOPInstanceUID: that of {one}" in capsys.readouterr().err


def test_a_file_in_the_place_of_the_folder_is_said(one: Path, copied: Callable, capsys) -> None:
    before = one.read_bytes()
    copied(one, out="film.dcm", code=2)
    assert "--out:" in capsys.readouterr().err
    assert one.read_bytes() == before


def test_a_full_disk_leaves_nothing_behind(one: Path, copied: Callable, capsys, monkeypatch) -> None:
    def full(_handle: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    assert copied(one, code=1) == []
    assert "--out: the copy cannot be written: No space left on device" in capsys.readouterr().err
