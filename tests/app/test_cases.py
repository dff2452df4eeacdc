"""The collected cases of foreign files (../shared/cases/viewer): each as its case.json says what is right.

Each of their kinds has a test that makes its own input beside the code it concerns; this one holds the files.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from archives import film
from encode import with_raw_values
from PIL import Image
from places import REPOSITORY
from pydicom import dcmread
from pydicom.uid import generate_uid

from app.cli import main
from app.export.dicom.write import export_session
from app.imaging.errors import ImageReadError
from app.imaging.pixels import presented_image
from app.imaging.reader import read_radiograph
from app.library.importing import import_files
from app.library.index import Library
from app.reading.records import StudyRef
from app.reading.session import ReadingSession
from app.reading.view import orientation_letters
from inference import api

SHARED = Path(os.environ.get("RADGAZE_SHARED_DATA") or REPOSITORY.parent / "shared" / "data").parent
CASES = SHARED / "cases" / "viewer"
NAMES = sorted(folder.name for folder in CASES.iterdir()) if CASES.is_dir() else []


@pytest.mark.skipif(not NAMES, reason="the shared cases are not there (../shared/cases)")
@pytest.mark.parametrize("name", NAMES)
def test_the_case_comes_out_right(name: str, tmp_path: Path, capsys: pytest.CaptureFixture) -> None:
    case = json.loads((CASES / name / "case.json").read_text("utf-8"))
    CHECKS[case["check"]](CASES / name, case, tmp_path, capsys)


def picture(bits: int) -> np.ndarray:
    """What the films show: a ramp in each row, on it two marks at three quarters and a quarter of the range,
    which lie uncompressed behind the header of P05."""
    raw = np.frombuffer((CASES / "P05" / "film.dcm").read_bytes()[-64 * 96 * 2 :], "<u2").reshape(64, 96)
    top = 1 << bits
    ramp = np.tile(np.round(np.linspace(0, top - 1, 96)), (64, 1))
    return np.select([raw == 3071, raw == 1024], [top * 3 // 4 - 1, top // 4], ramp)


def stored(folder: Path, case: dict, tmp_path: Path, _capsys: object) -> None:
    path = folder / "film.dcm"
    if case.get("append_zeros"):
        path = tmp_path / "film.dcm"
        path.write_bytes((folder / "film.dcm").read_bytes() + bytes(case["append_zeros"]))
    radiograph = read_radiograph(path)
    lossy = "JPEG Baseline" in radiograph.meta.transfer_syntax
    off = np.abs(radiograph.stored.astype(int) - picture(radiograph.bits_stored)).max()
    assert off <= (8 if lossy else 0)


def render(folder: Path, case: dict, _tmp_path: Path, _capsys: object) -> None:
    radiograph = read_radiograph(folder / "film.dcm")
    shown = presented_image(radiograph, radiograph.default_window).astype(int)
    expected = np.asarray(Image.open(folder / "expected.png").convert("L")).astype(int)
    assert np.abs(shown - expected).max() <= case.get("tolerance", 1)


def spacing(folder: Path, case: dict, _tmp_path: Path, _capsys: object) -> None:
    found = read_radiograph(folder / "film.dcm").spacing
    assert found is not None
    rows, columns = (float(part) for part in case["expect"].strip("()").split(","))
    assert (found.row_mm, found.column_mm) == pytest.approx((rows, columns))


def name_of(folder: Path, case: dict, _tmp_path: Path, _capsys: object) -> None:
    assert read_radiograph(folder / "film.dcm").meta.patient_name == case["expect"]


def letters(folder: Path, _case: dict, _tmp_path: Path, _capsys: object) -> None:
    towards = read_radiograph(folder / "film.dcm").meta.patient_orientation
    found = orientation_letters(towards, quarter_turns=0, flipped=False)
    assert found is None or found == ("R", "H", "L", "F")


def contrast(folder: Path, _case: dict, _tmp_path: Path, _capsys: object) -> None:
    radiograph = read_radiograph(folder / "film.dcm")
    shown = presented_image(radiograph, radiograph.default_window)
    assert int(shown.max()) - int(shown.min()) > 200 or any("LUT" in w for w in radiograph.warnings)


def imported(folder: Path, case: dict, tmp_path: Path, _capsys: object) -> None:
    library = Library(tmp_path / "library")
    disc = next(iter((folder / "disc").glob("DICOMDIR*")))
    report = import_files(library, [disc], progress=lambda *_: None, stop=lambda: False)
    assert (len(report.added), report.refused) == (int(case["expect"].split()[0]), [])


def _copy(folder: Path, tmp_path: Path, capsys: Any) -> tuple[Path, str]:
    out = tmp_path / "copies"
    code = main(
        ["deidentify", str(folder / "film.dcm"), "--out", str(out), "--secret", "a long secret of ours"]
    )
    said = capsys.readouterr().err
    assert code == 0, said
    return next(out.iterdir()), said


def deid(folder: Path, case: dict, tmp_path: Path, capsys: object) -> None:
    copy, said = _copy(folder, tmp_path, capsys)
    for word in case["absent"]:
        assert word.encode() not in copy.read_bytes() or word in said
    assert read_radiograph(copy).stored.shape == read_radiograph(folder / "film.dcm").stored.shape


def deid_bits(folder: Path, _case: dict, tmp_path: Path, capsys: object) -> None:
    copy, said = _copy(folder, tmp_path, capsys)
    values = np.frombuffer(dcmread(copy).PixelData, "<u2")
    assert not (values & 0xF000).any() or "spare bits" in said


def message(folder: Path, case: dict, _tmp_path: Path, _capsys: object) -> None:
    with pytest.raises(ImageReadError) as refused:
        read_radiograph(folder / "film.dcm")
    assert case["wants"] in str(refused.value)


def export(_folder: Path, case: dict, tmp_path: Path, _capsys: object) -> None:
    made = export_session(
        a_reading(tmp_path, case["values"]), tmp_path / "out", picture=np.zeros((40, 60, 3), np.uint8)
    )
    assert set(made.missing) == set(case.get("missing", ())), made.missing
    for kind in case.get("kinds", made.files):
        assert errors_of(made.files[kind]) == []
        if "name" in case:
            assert str(dcmread(made.files[kind]).PatientName) == case["name"]


def a_reading(tmp_path: Path, values: dict[str, str]) -> ReadingSession:
    """Of a film with such values, with a map, findings, a ruler and a key image."""
    from app.measure.annotation import KeyImage, new_annotation
    from app.reading.records import Markup

    image = film(tmp_path, name="film", patient="Test^Export", study=generate_uid())
    ds = dcmread(image)
    ds.PixelSpacing = [0.2, 0.1]
    ds.BodyPartExamined, ds.ViewPosition, ds.PatientOrientation = "CHEST", "PA", ["L", "F"]
    ds.save_as(image)
    with_raw_values(image, values)
    session = ReadingSession(
        tmp_path / "session",
        StudyRef(id="s", title="t", image_path=str(image), image_id="i", width_px=48, height_px=64),
    )

    def frame(shape: tuple[int, int], kind: str) -> api.FrameRef:
        return api.FrameRef(segment="none", offset=0, shape=shape, dtype=kind, digest="")

    model = api.ModelInfo(
        id="demo-x", version="1", task="x", architecture="cnn", trained_on="x", licence="x", demo=True
    )
    asked = api.ImageInput(frame=frame((64, 48), "uint16"), width_px=48, height_px=64, image_id="i")
    values_ = np.zeros((16, 12), np.float32)
    values_[8:12, 2:6] = 1.0
    session.add_explanation(
        api.Explain(image=asked, phrase="left effusion", model="demo-x"),
        api.ExplainResult(
            map=frame((16, 12), "float32"), phrase="left effusion", method="matex", similarity=0.4,
            prior=[], models=[model], seed=3,
        ),
        values_,
        0.1,
    )  # fmt: skip
    rows = [api.FindingRow(finding="edema", no_gaze=0.25, own_gaze=0.5, predicted_gaze=None)]
    diagnosed = api.DiagnoseResult(rows=rows, predicted=None, calibrated_on="x", models=[model], seed=3)
    session.add_diagnosis(api.Diagnose(image=asked), diagnosed, 0.1)
    session.markup = Markup(
        annotations=(new_annotation("ruler", ((10.5, 20.5), (40.5, 20.5))),),
        key_image=KeyImage(note="for the conference", marked_at="2026-01-01T00:00:00+00:00"),
    )
    return session


def errors_of(path: Path) -> list[str]:
    """What dciodvfy finds wrong; nothing where it is not installed."""
    if shutil.which("dciodvfy") is None:
        return []
    said = subprocess.run(["dciodvfy", "-new", str(path)], capture_output=True, text=True, check=False)
    return [line for line in said.stderr.splitlines() if line.startswith("Error")]


CHECKS: dict[str, Callable[..., None]] = {
    "stored": stored,
    "render": render,
    "spacing": spacing,
    "name": name_of,
    "letters": letters,
    "contrast": contrast,
    "import": imported,
    "deid": deid,
    "deid_bits": deid_bits,
    "message": message,
    "export": export,
}
