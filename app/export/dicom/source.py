"""The image that results refer to, and what all derived objects share."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

from pydicom import Dataset, dcmread
from pydicom.errors import InvalidDicomError
from pydicom.uid import UID, generate_uid

MANUFACTURER, MODEL = "RadGaze", "RadGaze workstation"
SERIES = {"measurements": 9001, "ai": 9002, "seg": 9003, "map": 9004, "key": 9005, "capture": 9006}
"""Series numbers of the objects, well above those of a modality."""
_TYPE_2 = (
    "PatientName", "PatientID", "PatientBirthDate", "PatientSex", "StudyDate", "StudyTime", "StudyID",
    "AccessionNumber", "ReferringPhysicianName",
)  # fmt: skip


class ExportError(Exception):
    """A result cannot be written. path: the file at fault; reason; way_out."""

    def __init__(self, path: Path, reason: str, way_out: str) -> None:
        self.path, self.reason, self.way_out = path, reason, way_out
        super().__init__(f"{path.name}: {reason}. {way_out}")


def read_source(path: Path) -> Dataset:
    """The header and pixels of the film. Raises ExportError for anything but a DICOM image."""
    try:
        ds = dcmread(path)
    except InvalidDicomError as error:
        raise ExportError(
            path, "results of PNG and JPEG pictures have no DICOM study to belong to", "Export PNG or PDF."
        ) from error
    except OSError as error:
        raise ExportError(path, f"it cannot be read: {error.strerror}", "Add the film again.") from error
    for name in ("SOPInstanceUID", "SOPClassUID", "StudyInstanceUID", "SeriesInstanceUID", "Rows"):
        if name not in ds:
            raise ExportError(path, f"{name} is missing, results cannot refer to it", "Export PNG or PDF.")
    for name in _TYPE_2:  # present though empty in the objects that are made from it
        if name not in ds:
            setattr(ds, name, "")
    for name in ("PatientName", "ReferringPhysicianName"):
        words = str(getattr(ds, name) or "")
        if words and "^" not in words:  # highdicom takes no name of one component without its caret
            setattr(ds, name, f"{words}^")
    return ds


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
