"""A phantom film as a DICOM CR image, as a detector would send it."""

from __future__ import annotations

import datetime
from pathlib import Path

import numpy as np
import pydicom
from pydicom.dataset import FileDataset, FileMetaDataset
from pydicom.uid import ComputedRadiographyImageStorage, ExplicitVRLittleEndian, generate_uid

from inference.phantom.anatomy import stream
from inference.phantom.case import Case, Rendering

STUDY_DATE = datetime.date(2026, 11, 20)


def write_dicom(case: Case, rendering: Rendering, path: Path) -> None:
    """Writes 12 to 16 bits, MONOCHROME1 or 2, as the case's vendor does. Pixel values are the processed
    image."""
    rng = stream(case.root, "dicom")
    bits = int(rng.choice([12, 14, 16]))
    inverted = bool(rng.random() < 0.3)
    top = 2**bits - 1
    stored = np.rint(rendering.image * top).astype(np.uint16)
    if inverted:
        stored = (top - stored).astype(np.uint16)
    meta = FileMetaDataset()
    meta.MediaStorageSOPClassUID = ComputedRadiographyImageStorage
    meta.MediaStorageSOPInstanceUID = generate_uid(entropy_srcs=[case.id, "sop"])
    meta.TransferSyntaxUID = ExplicitVRLittleEndian
    ds = FileDataset(str(path), {}, file_meta=meta, preamble=b"\0" * 128)
    ds.SOPClassUID, ds.SOPInstanceUID = meta.MediaStorageSOPClassUID, meta.MediaStorageSOPInstanceUID
    ds.StudyInstanceUID = generate_uid(entropy_srcs=[case.id, "study"])
    ds.SeriesInstanceUID = generate_uid(entropy_srcs=[case.id, "series"])
    ds.PatientName, ds.PatientID = f"PHANTOM {case.seed:04d}", case.id
    ds.PatientSex, ds.PatientAge, ds.PatientBirthDate = case.anatomy.sex, f"{case.anatomy.age:03d}Y", ""
    ds.StudyDate, ds.StudyTime, ds.AccessionNumber, ds.StudyID = (
        STUDY_DATE.strftime("%Y%m%d"),
        "120000",
        "",
        "1",
    )
    ds.ReferringPhysicianName, ds.Manufacturer = "", "RadGaze phantom"
    ds.ManufacturerModelName = f"world {case.config.name}"
    ds.Modality, ds.BodyPartExamined, ds.ViewPosition = "CR", "CHEST", case.anatomy.view
    ds.SeriesNumber, ds.InstanceNumber, ds.Laterality = "1", "1", ""
    ds.StudyDescription = "Synthetic chest radiograph, not a patient"
    ds.PatientOrientation = ["L", "F"]
    ds.Rows, ds.Columns = stored.shape
    ds.SamplesPerPixel, ds.PixelRepresentation = 1, 0
    ds.PhotometricInterpretation = "MONOCHROME1" if inverted else "MONOCHROME2"
    ds.BitsAllocated, ds.BitsStored, ds.HighBit = 16, bits, bits - 1
    ds.WindowCenter, ds.WindowWidth = str((top + 1) / 2), str(top + 1)
    ds.ImagerPixelSpacing = [f"{rendering.pixel_mm:.6f}"] * 2
    ds.PixelData = stored.tobytes()
    pydicom.dcmwrite(path, ds, enforce_file_format=True)
