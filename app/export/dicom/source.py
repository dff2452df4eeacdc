"""The image that results refer to, and what all derived objects share."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

from pydicom import Dataset
from pydicom.uid import UID, generate_uid

from app.imaging.dataset import parse
from app.imaging.errors import ImageReadError
from app.imaging.header import PYDICOM_FAILURES
from app.imaging.limits import DEFAULT_LIMITS
from app.imaging.quiet import collected_warnings
from app.imaging.raster import is_raster
from app.imaging.reader import read_bytes
from app.imaging.representation import make_valid

MANUFACTURER, MODEL = "RadGaze", "RadGaze workstation"
SERIES = {"measurements": 9001, "ai": 9002, "seg": 9003, "map": 9004, "key": 9005, "capture": 9006}
"""Series numbers of the objects, well above those of a modality."""
_TYPE_2 = (
    "PatientName", "PatientID", "PatientBirthDate", "PatientSex", "StudyDate", "StudyTime", "StudyID",
    "AccessionNumber", "ReferringPhysicianName",
)  # fmt: skip

NAMES = ("PatientName", "ReferringPhysicianName")
SPACINGS = ("PixelSpacing", "ImagerPixelSpacing", "NominalScannedPixelSpacing")


class ExportError(Exception):
    """A result cannot be written. path: the file at fault; reason; way_out."""

    def __init__(self, path: Path, reason: str, way_out: str) -> None:
        self.path, self.reason, self.way_out = path, reason, way_out
        super().__init__(f"{path.name}: {reason}. {way_out}")


def read_source(path: Path) -> tuple[Dataset, dict[str, str]]:
    """Header and pixels of the film as results can be made from it: its words in UTF-8, and empty what has a
    form that no object may have. And its NAMES as they were. Raises ExportError for anything but a DICOM
    image."""
    with collected_warnings():
        return _source(path)


def _source(path: Path) -> tuple[Dataset, dict[str, str]]:
    ds = _parsed(path)
    _drop_unreadable(ds)
    for name in ("SOPInstanceUID", "SOPClassUID", "StudyInstanceUID", "SeriesInstanceUID", "Rows"):
        if name not in ds:
            raise ExportError(path, f"{name} is missing, results cannot refer to it", "Export PNG or PDF.")
    try:
        for name in SPACINGS:
            if name in ds and not (len(steps := _steps(ds, name)) == 2 and min(steps) > 0):
                del ds[name]
        if "FrameOfReferenceUID" in ds and not UID(str(ds.FrameOfReferenceUID)).is_valid:
            del ds.FrameOfReferenceUID  # nothing refers to it in what is made from one film
        ds.decode()
        ds.SpecificCharacterSet = "ISO_IR 192"  # what readers write may need more letters than the film's set
        make_valid(ds, empty=_TYPE_2)
        for name in _TYPE_2:  # present though empty in the objects that are made from it
            if name not in ds:
                setattr(ds, name, "")
        if not ds.get("Modality"):
            ds.Modality = "OT"
        names = {name: str(getattr(ds, name) or "") for name in NAMES}
        for name, words in names.items():
            if words and "^" not in words:  # highdicom takes no name of one component without its caret
                setattr(ds, name, f"{words}^")
    except PYDICOM_FAILURES as error:
        raise ExportError(path, f"its header cannot be read: {error}", "Export PNG or PDF.") from error
    return ds, names


def _drop_unreadable(ds: Dataset) -> None:
    """Elements that no value can be had of (an unknown VR): the viewer leaves them out and says so, too."""
    for tag in list(ds.keys()):
        try:
            element = ds[tag]
        except PYDICOM_FAILURES:
            del ds[tag]
            continue
        if element.VR == "SQ":
            for item in element.value or ():
                _drop_unreadable(item)


def _parsed(path: Path) -> Dataset:
    try:
        data = read_bytes(path)
        if is_raster(data):
            raise ExportError(
                path,
                "results of PNG and JPEG pictures have no DICOM study to belong to",
                "Export PNG or PDF.",
            )
        return parse(data, path, DEFAULT_LIMITS, [])[0].dataset
    except ImageReadError as error:
        raise ExportError(path, error.reason, error.way_out) from error


def _steps(ds: Dataset, name: str) -> list[float]:
    """The values of a spacing, 0 where one is no number that others could read."""
    value = ds[name].value
    steps = [value] if isinstance(value, (str, float)) else list(value or ())
    return [float(step) if isinstance(step, float) else 0.0 for step in steps]


def line(words: str, most: int = 64) -> str:
    """Words for an element of one value and one line, as LO has them (PS3.5 6.2)."""
    return " ".join(words.replace("\\", "/").split())[:most].rstrip()


@dataclass(frozen=True)
class Identity:
    """The UIDs of one new object, and who made it."""

    series_uid: UID
    sop_uid: UID
    series_number: int

    def arguments(self, *, device: bool = True) -> dict[str, Any]:
        """As highdicom's constructors take them."""
        values: dict[str, Any] = {
            "series_instance_uid": self.series_uid,
            "series_number": self.series_number,
            "sop_instance_uid": self.sop_uid,
            "instance_number": 1,
            "manufacturer": MANUFACTURER,
        }
        if device:
            values |= {
                "manufacturer_model_name": MODEL,
                "software_versions": version("radgaze"),
                "device_serial_number": "1",
            }
        return values


def identity(kind: str) -> Identity:
    return Identity(generate_uid(), generate_uid(), SERIES[kind])
