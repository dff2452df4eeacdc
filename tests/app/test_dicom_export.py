"""Results as DICOM objects: valid by dciodvfy, read back the same, marked as what they are."""

from __future__ import annotations

import errno
import os
import shutil
import subprocess
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import highdicom as hd
import numpy as np
import pytest
from archives import film
from encode import with_raw_values
from PIL import Image
from pydicom import Dataset, dcmread
from pydicom.datadict import dictionary_VR
from pydicom.uid import generate_uid

from app.cli import main
from app.export.dicom.deidentify import deidentified
from app.export.dicom.maps import resized
from app.export.dicom.pseudonyms import pseudonym_of
from app.export.dicom.source import ExportError
from app.export.dicom.write import export_session
from app.imaging.pixels import presented_image
from app.imaging.presentation_state import apply_presentation_state, read_presentation_state
from app.imaging.reader import read_radiograph
from app.library.index import Library, Study
from app.measure.annotation import KeyImage, Proposer, new_annotation
from app.reading.records import Markup, StudyRef
from app.reading.session import ReadingSession
from app.settings import data_folder
from inference import api

MODEL = api.ModelInfo(
    id="demo-x",
    version="1",
    task="diagnosis",
    architecture="cnn",
    trained_on="phantoms",
    licence="Apache-2.0",
    demo=True,
)


@pytest.fixture
def session(tmp_path: Path) -> ReadingSession:
    image = film(tmp_path, name="film", patient="Test^Export", study=generate_uid())
    ds = dcmread(image)
    ds.PixelSpacing = [0.2, 0.1]
    ds.BodyPartExamined, ds.ViewPosition, ds.PatientOrientation = "CHEST", "PA", ["L", "F"]
    ds.save_as(image)
    study = StudyRef(id="s", title="t", image_path=str(image), image_id="i", width_px=48, height_px=64)
    made = ReadingSession(tmp_path / "session", study)
    frame = _frame((16, 12), "float32")
    values = np.zeros((16, 12), np.float32)
    values[8:12, 2:6] = 1.0
    request = api.Explain(image=_image(), phrase="left effusion", model="demo-x")
    result = api.ExplainResult(
        map=frame, phrase="left effusion", method="matex", similarity=0.4, prior=[], models=[MODEL], seed=3
    )
    made.add_explanation(request, result, values, 0.1)
    rows = [
        api.FindingRow(finding="edema", no_gaze=0.25, own_gaze=0.5, predicted_gaze=None),
        api.FindingRow(finding="fracture", no_gaze=0.125, own_gaze=None, predicted_gaze=0.75),
    ]
    diagnosed = api.DiagnoseResult(rows=rows, predicted=None, calibrated_on="x", models=[MODEL], seed=3)
    made.add_diagnosis(api.Diagnose(image=_image()), diagnosed, 0.1)
    made.markup = Markup(
        annotations=(
            new_annotation("ruler", ((10.5, 20.5), (40.5, 20.5))),
            new_annotation(
                "ctr",
                ((4.0, 40.0), (44.0, 40.0), (14.0, 42.0), (34.0, 42.0), (22.0, 42.0)),
                proposed_by=Proposer(model="demo-anatomy", version="1", demo=True, adjusted=True),
            ),
            new_annotation("ellipse", ((10.0, 10.0), (20.0, 30.0)), "opacity"),
            new_annotation("arrow", ((10.0, 10.0), (20.0, 30.0)), "here"),
        ),
        key_image=KeyImage(note="for the conference", marked_at="2026-01-01T00:00:00+00:00"),
    )
    return made


def _image() -> api.ImageInput:
    return api.ImageInput(frame=_frame((64, 48), "uint16"), width_px=48, height_px=64, image_id="i")


def _frame(shape: tuple[int, int], dtype: str) -> api.FrameRef:
    return api.FrameRef(segment="none", offset=0, shape=shape, dtype=dtype, digest="")


def test_without_a_midline_between_no_ratio_leaves_the_house(session: ReadingSession, tmp_path: Path) -> None:
    beside = new_annotation("ctr", ((4.0, 40.0), (44.0, 40.0), (14.0, 42.0), (34.0, 42.0), (40.0, 42.0)))
    session.markup = Markup(annotations=(*session.markup.annotations, beside))
    made = export_session(session, tmp_path / "beside")
    numbers = [name for name, _v, _u in _numbers(dcmread(made.files["measurements"]))]
    assert numbers.count("Cardiothoracic ratio") == 1
    assert numbers.count("Greatest transverse diameter of heart") == 1


@pytest.fixture
def exported(session: ReadingSession, tmp_path: Path) -> dict[str, Path]:
    picture = np.full((40, 60, 3), 90, np.uint8)
    made = export_session(session, tmp_path / "out", picture=picture)
    assert made.missing == {}
    return made.files


def _items(ds: Dataset) -> list[Dataset]:
    out = []
    for item in ds.get("ContentSequence", ()):
        out += [item, *_items(item)]
    return out


def _numbers(ds: Dataset) -> list[tuple[str, float, str]]:
    return [
        (
            i.ConceptNameCodeSequence[0].CodeMeaning,
            float(i.MeasuredValueSequence[0].NumericValue),
            i.MeasuredValueSequence[0].MeasurementUnitsCodeSequence[0].CodeValue,
        )
        for i in _items(ds)
        if i.ValueType == "NUM"
    ]


def faults(path: Path) -> list[str]:
    said = subprocess.run(["dciodvfy", "-new", str(path)], capture_output=True, text=True, check=False)
    return [line for line in (said.stdout + said.stderr).splitlines() if line.startswith("Error")]


needs_dciodvfy = pytest.mark.skipif(
    shutil.which("dciodvfy") is None, reason="dciodvfy is not installed (dicom3tools)"
)


@needs_dciodvfy
@pytest.mark.parametrize("kind", ["measurements", "ai", "map", "seg", "key", "look", "capture"])
def test_dciodvfy_finds_no_error(exported: dict[str, Path], kind: str) -> None:
    assert faults(exported[kind]) == []


def changed(session: ReadingSession, **values: object) -> None:
    """The session's film with other elements; None takes one away."""
    path = Path(session.study.image_path)
    ds = dcmread(path)
    for keyword, value in values.items():
        if keyword in ds:
            del ds[keyword]
        if value is not None:
            ds.add_new(keyword, dictionary_VR(keyword), value)
    ds.save_as(path)


ODD = {
    "Japanese": {
        "SpecificCharacterSet": ["", "ISO 2022 IR 87"],
        "PatientName": "Yamada^Tarou=山田^太郎=やまだ^たろう",
    },
    "one name": {"PatientName": "Mononym"},
    "ideographs only": {"SpecificCharacterSet": "ISO_IR 192", "PatientName": "=山田=やまだ"},
    "no modality": {"Modality": None, "StudyDate": None, "SpecificCharacterSet": None},
    "time with colons": {"StudyTime": "12:00:00"},
    "date with slashes": {"PatientBirthDate": "01/02/1960", "PatientSex": "female"},
    "age without unit": {"PatientAge": "81"},
    "a day that no calendar has": {"PatientBirthDate": "19700231", "StudyDate": "20230229"},
    "no spacing": {"PixelSpacing": None},
    "one spacing": {"PixelSpacing": ["0.143"]},
    "a frame of reference that is no UID": {"FrameOfReferenceUID": "none"},
}


@needs_dciodvfy
@pytest.mark.filterwarnings("ignore:Invalid value for VR:UserWarning")
@pytest.mark.filterwarnings("ignore:The string .* is not valid:UserWarning")
@pytest.mark.parametrize("film_is", ODD)
def test_results_of_odd_films_are_valid_and_keep_the_patient(
    session: ReadingSession, tmp_path: Path, film_is: str
) -> None:
    changed(session, **ODD[film_is])
    picture = np.full((40, 60, 3), 90, np.uint8)
    made = export_session(session, tmp_path / "out", picture=picture)
    assert set(made.missing) == ({"map"} if film_is in ("no spacing", "one spacing") else set())
    wanted = str(dcmread(session.study.image_path).PatientName)
    for kind, path in made.files.items():
        assert faults(path) == [], kind
        assert str(dcmread(path).PatientName) == wanted, kind


@needs_dciodvfy
@pytest.mark.parametrize("words", ["結節 右上", "“quoted”", "a\\b", "two\nlines", "x" * 300])
def test_what_the_reader_wrote_is_read_back(session: ReadingSession, tmp_path: Path, words: str) -> None:
    changed(session, SpecificCharacterSet="ISO_IR 100", PatientName="Müller^Ä")
    ruler = new_annotation("ruler", ((10.5, 20.5), (40.5, 20.5)), words)
    key = KeyImage(note=words, marked_at="2026-01-01T00:00:00+00:00")
    session.markup = Markup(annotations=(ruler,), key_image=key)
    session.report = session.report.signed("山田 太郎", "2026-01-01T00:00:00", session.markup.digest())
    files = export_session(session, tmp_path / "out", kinds=("measurements", "key", "seg")).files
    assert [faults(path) for path in files.values()] == [[], [], []]
    note = [i.TextValue for i in _items(dcmread(files["key"])) if i.ValueType == "TEXT"]
    assert note == [words]
    report = dcmread(files["measurements"])
    codes = [i.ConceptCodeSequence[0].CodeMeaning for i in _items(report) if i.ValueType == "CODE"]
    assert " ".join(words.replace("\\", "/").split())[:64] in codes
    assert str(report.VerifyingObserverSequence[0].VerifyingObserverName) == "太郎^山田"


@needs_dciodvfy
@pytest.mark.parametrize("kinds", [("seg",), ("map", "seg")])
def test_a_segmentation_claims_no_geometry_of_its_own(
    session: ReadingSession, tmp_path: Path, kinds: tuple[str, ...]
) -> None:
    made = export_session(session, tmp_path / "out", kinds=kinds).files["seg"]
    assert faults(made) == []
    ds = dcmread(made)
    assert "FrameOfReferenceUID" not in ds
    assert list(ds.PatientOrientation) == ["L", "F"]
    assert "PlaneOrientationSequence" not in ds.SharedFunctionalGroupsSequence[0]


@pytest.mark.parametrize(
    ("patient_orientation", "view", "lies"),
    [
        (["L", "F"], "PA", [1, 0, 0, 0, 0, -1]),
        (["R", "F"], "AP", [-1, 0, 0, 0, 0, -1]),
        (["A", "F"], "LL", [0, -1, 0, 0, 0, -1]),
        (["P", "F"], "RL", [0, 1, 0, 0, 0, -1]),
        (None, "PA", [1, 0, 0, 0, 0, -1]),
        (None, "LL", None),
        (["L", "R"], "PA", None),
    ],
)
def test_a_map_lies_as_the_film_says(
    session: ReadingSession,
    tmp_path: Path,
    patient_orientation: list[str] | None,
    view: str,
    lies: list[int] | None,
) -> None:
    changed(session, PatientOrientation=patient_orientation, ViewPosition=view)
    picture = np.full((40, 60, 3), 90, np.uint8)
    made = export_session(session, tmp_path / "out", kinds=("map", "capture"), picture=picture)
    assert not dcmread(made.files["capture"]).PatientOrientation
    if lies is None:
        assert "Patient Orientation" in made.missing["map"]
    else:
        plane = dcmread(made.files["map"]).SharedFunctionalGroupsSequence[0].PlaneOrientationSequence[0]
        assert list(plane.ImageOrientationPatient) == lies


def test_measurements_read_back_the_same(exported: dict[str, Path]) -> None:
    ds = dcmread(exported["measurements"])
    numbers = _numbers(ds)
    assert ("Length", pytest.approx(3.0), "mm") in numbers
    assert ("Cardiothoracic ratio", pytest.approx(0.5), "1") in numbers
    assert ("Greatest transverse diameter of heart", pytest.approx(2.0), "mm") in numbers
    assert ("Greatest inner transverse diameter of thorax", pytest.approx(4.0), "mm") in numbers
    texts = [i.TextValue for i in _items(ds) if i.ValueType == "TEXT"]
    assert {"demo-anatomy", "adjusted by reader", "demo model", "research use only"} <= set(texts)
    area = next(n for n in numbers if n[0] == "Area")
    assert area[1:] == (pytest.approx(np.pi / 4 * 1.0 * 4.0, rel=1e-5), "mm2")
    ruler = next(i for i in _items(ds) if i.ValueType == "SCOORD" and i.GraphicType == "POLYLINE")
    assert list(ruler.GraphicData) == [10.5, 20.5, 40.5, 20.5]
    assert ds.VerificationFlag == "UNVERIFIED"


def test_a_signed_report_verifies_the_measurements_but_not_the_machine(
    session: ReadingSession, tmp_path: Path
) -> None:
    digest = session.markup.digest()
    session.report = session.report.added("No effusion.").signed(
        "Ada Reader", "2026-01-01T01:02:03+01:00", digest
    )
    files = export_session(session, tmp_path / "signed", kinds=("measurements", "ai")).files
    signed = dcmread(files["measurements"])
    assert signed.VerificationFlag == "VERIFIED"
    assert str(signed.VerifyingObserverSequence[0].VerifyingObserverName) == "Reader^Ada"
    assert signed.VerifyingObserverSequence[0].VerificationDateTime == "20260101000203+0000"
    assert dcmread(files["ai"]).VerificationFlag == "UNVERIFIED"


def test_findings_are_unverified_until_they_are_accepted(session: ReadingSession, tmp_path: Path) -> None:
    def exported_now() -> Dataset:
        return dcmread(export_session(session, tmp_path / "ai", kinds=("ai",)).files["ai"])

    assert exported_now().VerificationFlag == "UNVERIFIED"
    session.accept_diagnosis("Ada Reader")
    accepted = exported_now()
    assert accepted.VerificationFlag == "VERIFIED"
    assert str(accepted.VerifyingObserverSequence[0].VerifyingObserverName) == "Reader^Ada"
    when = datetime.fromisoformat(session.diagnosis().accepted_at)
    assert accepted.VerifyingObserverSequence[0].VerificationDateTime == when.strftime("%Y%m%d%H%M%S+0000")
    session.undo.undo()
    assert exported_now().VerificationFlag == "UNVERIFIED"


def test_a_measurement_that_was_made_after_signing_is_not_verified(
    session: ReadingSession, tmp_path: Path
) -> None:
    session.report = session.report.signed("Ada Reader", "2026-01-01T00:00:00", session.markup.digest())
    session.markup = session.markup.with_annotation(new_annotation("ruler", ((1.0, 1.0), (9.0, 9.0))))
    files = export_session(session, tmp_path / "later", kinds=("measurements",)).files
    assert dcmread(files["measurements"]).VerificationFlag == "UNVERIFIED"


def test_the_look_is_read_back_on_the_film(session: ReadingSession, tmp_path: Path) -> None:
    session.view = replace(
        session.view, window_centre=900.0, window_width=700.0, quarter_turns=1, invert=True
    )
    made = export_session(session, tmp_path / "look", kinds=("look",)).files["look"]
    film = read_radiograph(session.study.image_path)
    shown = apply_presentation_state(film, read_presentation_state(made))
    assert (shown.default_window.centre, shown.default_window.width) == (900.0, 700.0)
    assert (shown.quarter_turns, shown.flipped) == (1, False)
    assert "3.0 mm" in " ".join(graphic.text for graphic in shown.graphics)
    expected = presented_image(replace(film, quarter_turns=1), shown.default_window, invert=True)
    assert np.array_equal(presented_image(shown, shown.default_window), expected)


def test_ai_results_name_their_algorithm(exported: dict[str, Path]) -> None:
    ds = dcmread(exported["ai"])
    assert [n[1] for n in _numbers(ds)] == [0.25, 0.5, 0.125, 0.75]
    texts = [i.TextValue for i in _items(ds) if i.ValueType == "TEXT"]
    assert "demo-x" in texts
    assert "trained on: phantoms" in texts


def test_maps_lie_on_the_film(exported: dict[str, Path]) -> None:
    ds = dcmread(exported["map"])
    values = np.frombuffer(ds.FloatPixelData, np.float32).reshape(ds.Rows, ds.Columns)
    assert (ds.Rows, ds.Columns) == (64, 48)
    assert values[40, 16] == 1.0
    assert values[0, 0] == 0.0
    seg = hd.seg.segread(exported["seg"])
    mask = seg.pixel_array.reshape(64, 48).astype(bool)
    assert np.array_equal(mask, values >= 0.5)
    assert seg.SegmentSequence[0].SegmentAlgorithmType == "AUTOMATIC"


def test_a_map_keeps_its_place_when_it_grows() -> None:
    small = np.arange(12, dtype=np.float32).reshape(3, 4)
    assert np.array_equal(resized(small, 3, 4), small)
    large = resized(small, 30, 40)
    assert np.allclose(large.reshape(3, 10, 4, 10).mean((1, 3))[1, 1:3], small[1, 1:3], atol=0.3)


def test_key_images_point_to_the_film(exported: dict[str, Path], session: ReadingSession) -> None:
    ds = dcmread(exported["key"])
    film_uid = dcmread(session.study.image_path).SOPInstanceUID
    found = ds.CurrentRequestedProcedureEvidenceSequence[0].ReferencedSeriesSequence[0]
    assert found.ReferencedSOPSequence[0].ReferencedSOPInstanceUID == film_uid
    assert any(getattr(i, "TextValue", "") == "for the conference" for i in _items(ds))


def test_a_png_has_no_study_to_belong_to(session: ReadingSession, tmp_path: Path) -> None:
    picture = tmp_path / "film.png"
    Image.new("L", (8, 8)).save(picture)
    study = StudyRef(id="s", title="t", image_path=str(picture), image_id="i", width_px=8, height_px=8)
    with pytest.raises(ExportError, match=r"film\.png: results of PNG"):
        export_session(ReadingSession(tmp_path / "s", study), tmp_path / "out")


def test_a_film_without_preamble_has_a_study_like_any_other(session: ReadingSession, tmp_path: Path) -> None:
    film = Path(session.study.image_path)
    film.write_bytes(film.read_bytes()[132:])
    made = export_session(session, tmp_path / "out", picture=np.full((40, 60, 3), 90, np.uint8))
    assert made.missing == {}
    assert {str(dcmread(path).PatientName) for path in made.files.values()} == {"Test^Export"}


def test_a_full_disk_leaves_no_half_object(session: ReadingSession, tmp_path: Path, monkeypatch) -> None:
    def full(_handle: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(ExportError, match="cannot be written: No space left on device"):
        export_session(session, tmp_path / "out", kinds=("key",))
    assert list((tmp_path / "out").iterdir()) == []


def test_nothing_of_the_patient_is_left(session: ReadingSession) -> None:
    original = dcmread(session.study.image_path)
    original.add_new(0x00091001, "LO", "PRIVATE Export")
    original.PatientBirthDate, original.InstitutionName = "19500101", "House"
    original.PatientAddress = "Street 1"
    name = pseudonym_of(original.PatientID, secret="s")
    out, warnings = deidentified(original, pseudonym=name, secret="s")
    text = str(out)
    for word in ("Export", "ID-Test", "19500101", "House", "Street", str(original.StudyInstanceUID)):
        assert word not in text, word
    assert (out.PatientName, out.PatientIdentityRemoved) == (name, "YES")
    assert out.PixelData == original.PixelData
    assert str(original.PatientName) == "Test^Export", "the original is untouched"
    assert warnings == ["the file does not say whether words are burned into the picture"]
    assert pseudonym_of("ID-Test", secret="s") != pseudonym_of("ID-Test", secret="t")


def test_a_deidentified_export_is_the_pdf_alone(session: ReadingSession, tmp_path: Path, capsys) -> None:
    study = kept(session)
    out = tmp_path / "cli"
    assert main(["export", study.id, "--out", str(out), "--deidentified", "--kinds", "pdf,measurements"]) == 2
    assert "--deidentified is for the PDF only: measurements would tell who it is" in capsys.readouterr().err
    assert not out.exists()
    assert main(["export", study.id, "--out", str(out), "--deidentified"]) == 0
    assert [p.name for p in out.iterdir()] == ["reading-deidentified.pdf"]


def kept(session: ReadingSession) -> Study:
    """The session's film and markup in the library."""
    library = Library(data_folder())
    study = library.add(session.study.image_path)
    ref = StudyRef(
        id=study.id,
        title="t",
        image_path=str(study.image),
        image_id=study.id,
        width_px=48,
        height_px=64,
    )
    saved = ReadingSession.open(study.folder, ref)
    saved.markup = session.markup
    saved.save()
    return study


def test_the_command_line_says_what_is_wrong(radgaze_home: Path, tmp_path: Path, capsys) -> None:
    assert main(["export", "nobody", "--out", str(tmp_path)]) == 2
    assert f"the library in {radgaze_home} is empty" in capsys.readouterr().err
    Library(radgaze_home).add(film(tmp_path, name="film", patient="Only^One", study=generate_uid()))
    assert main(["export", "nobody", "--out", str(tmp_path)]) == 2
    said = capsys.readouterr().err
    assert "0 of 1 studies are called 'nobody'" in said
    assert "Only One" in said
    shutil.rmtree(radgaze_home)
    radgaze_home.mkdir()
    (radgaze_home / "studies").touch()
    assert main(["export", "nobody", "--out", str(tmp_path)]) == 1
    assert "it cannot be made" in capsys.readouterr().err


def test_kinds_may_be_written_with_spaces(session: ReadingSession, tmp_path: Path) -> None:
    study = kept(session)
    assert main(["export", study.id, "--out", str(tmp_path / "cli"), "--kinds", "measurements, key"]) == 0
    assert len(list((tmp_path / "cli").iterdir())) == 2


def test_the_command_line_exports_and_deidentifies(session: ReadingSession, tmp_path: Path) -> None:
    study = kept(session)
    assert main(["export", study.id[:10], "--out", str(tmp_path / "cli"), "--kinds", "measurements,key"]) == 0
    assert sorted(p.name.split("-")[0] for p in (tmp_path / "cli").iterdir()) == ["key", "measurements"]
    assert main(["export", "nobody", "--out", str(tmp_path / "cli")]) == 2
    out = tmp_path / "anonymous"
    assert main(["deidentify", str(study.image), "--out", str(out), "--secret", "a longer one"]) == 0
    assert "Export" not in str(dcmread(next(out.iterdir())))


# films of careless senders


def errors(path: Path) -> list[str]:
    said = subprocess.run(["dciodvfy", "-new", str(path)], capture_output=True, text=True, check=False)
    return [line for line in said.stderr.splitlines() if line.startswith("Error")]


def test_a_spacing_that_is_no_number_costs_the_map_alone(session: ReadingSession, tmp_path: Path) -> None:
    with_raw_values(Path(session.study.image_path), {"PixelSpacing": "0,143\\0,143"})
    made = export_session(session, tmp_path / "out", picture=np.zeros((8, 8, 3), np.uint8))
    assert set(made.missing) == {"map"}
    assert "spacing" in made.missing["map"]


@pytest.mark.parametrize("orientation", [None, "", "L", "LF"])
def test_measurements_are_written_of_a_film_that_does_not_say_how_it_lies(
    session: ReadingSession, tmp_path: Path, orientation: str | None
) -> None:
    """PatientOrientation is of type 2C; with ImagerPixelSpacing there nothing was written."""
    path = Path(session.study.image_path)
    ds = dcmread(path)
    ds.ImagerPixelSpacing = [0.2, 0.1]
    del ds.PatientOrientation
    if orientation is not None:
        ds.PatientOrientation = orientation
    ds.save_as(path)
    assert export_session(session, tmp_path / "out", kinds=("measurements", "ai")).missing == {}


def test_an_element_of_an_unknown_representation_stops_no_export(
    session: ReadingSession, tmp_path: Path
) -> None:
    path = Path(session.study.image_path)
    data = path.read_bytes()
    at = data.index(b"\x10\x00\x10\x00PN")
    path.write_bytes(data[: at + 4] + b"XX" + data[at + 6 :])
    made = export_session(session, tmp_path / "out", kinds=("measurements",))
    assert set(made.files) == {"measurements"}


@needs_dciodvfy
def test_the_region_on_a_film_with_a_frame_of_reference_is_valid(
    session: ReadingSession, tmp_path: Path
) -> None:
    with_raw_values(Path(session.study.image_path), {"FrameOfReferenceUID": "1.2.3.4.5"})
    assert errors(export_session(session, tmp_path / "out", kinds=("seg",)).files["seg"]) == []


@needs_dciodvfy
def test_values_that_no_object_may_have_do_not_go_into_results(
    session: ReadingSession, tmp_path: Path
) -> None:
    odd = {
        "PatientSize": "1,75",
        "PatientWeight": "NaN",
        "Laterality": "left",
        "StudyDescription": "D" * 100,
        "PatientName": "Doe^Jane\\Other^Name",
        "PatientSex": "female",
        "StudyDate": "2024.01.31",
        "StudyID": "an ID that is longer than sixteen",
        "PatientOrientation": "LEFT\\FOOT",
        "AccessionNumber": "A1\\A2",
        "ReferringPhysicianName": "a^b^c^d^e^f^g",
    }
    with_raw_values(Path(session.study.image_path), odd)
    made = export_session(session, tmp_path / "out", picture=np.zeros((8, 8, 3), np.uint8))
    assert {kind: errors(path) for kind, path in made.files.items()} == {kind: [] for kind in made.files}
    assert set(made.missing) == {"map"}  # which needs to know how the film lies
    assert {str(dcmread(path).PatientName) for path in made.files.values()} == {"Doe^Jane"}


def test_names_are_written_without_escape_sequences(session: ReadingSession, tmp_path: Path) -> None:
    name = "Zhang^XiaoDong=\x1b$)A\xd5\xc5^\x1b$)A\xd0\xa1\xb6\xab="
    odd = {"SpecificCharacterSet": "\\ISO 2022 IR 58", "PatientName": name, "StudyDescription": name}
    with_raw_values(Path(session.study.image_path), odd)
    made = export_session(session, tmp_path / "out", picture=np.zeros((8, 8, 3), np.uint8))
    for path in made.files.values():
        written = dcmread(path)
        assert str(written.PatientName) == "Zhang^XiaoDong=张^小东"
        assert "\x1b" not in str(written)


def test_a_film_of_a_private_class_says_why_nothing_refers_to_it(
    session: ReadingSession, tmp_path: Path
) -> None:
    with_raw_values(Path(session.study.image_path), {"SOPClassUID": "1.3.46.670589.2.5.1.1"})
    made = export_session(session, tmp_path / "out", picture=np.zeros((8, 8, 3), np.uint8))
    assert "private kind of objects (1.3.46.670589.2.5.1.1)" in made.missing["measurements"]
