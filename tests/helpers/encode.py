"""Encoders for tests: one radiograph in every transfer syntax, and DICOM files made from arrays."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

import numpy as np
import pydicom
from numpy.typing import NDArray
from PIL import Image
from pydicom.datadict import dictionary_VR, tag_for_keyword
from pydicom.dataelem import RawDataElement
from pydicom.dataset import Dataset, FileMetaDataset
from pydicom.encaps import encapsulate
from pydicom.filebase import DicomBytesIO
from pydicom.filewriter import write_dataset
from pydicom.tag import Tag
from pydicom.uid import (
    HTJ2K,
    UID,
    ComputedRadiographyImageStorage,
    DeflatedExplicitVRLittleEndian,
    ExplicitVRBigEndian,
    ExplicitVRLittleEndian,
    HTJ2KLossless,
    ImplicitVRLittleEndian,
    JPEG2000Lossless,
    JPEGBaseline8Bit,
    JPEGExtended12Bit,
    JPEGLossless,
    JPEGLosslessSV1,
    JPEGLSLossless,
    RLELossless,
    generate_uid,
)

HTJ2K_FRAME = Path(__file__).parent / "data" / "htj2k_reversible_64x48.j2c"
"""Made once with OpenJPH from `htj2k_pixels`."""

LOSSLESS = (
    ImplicitVRLittleEndian,
    ExplicitVRLittleEndian,
    ExplicitVRBigEndian,
    DeflatedExplicitVRLittleEndian,
    RLELossless,
    JPEGLossless,
    JPEGLosslessSV1,
    JPEGLSLossless,
    JPEG2000Lossless,
)
__all__ = ["HTJ2K", "HTJ2KLossless", "JPEGBaseline8Bit", "JPEGExtended12Bit"]


def htj2k_pixels() -> NDArray[np.uint16]:
    y, x = np.mgrid[0:48, 0:64]
    return ((x * 37 + y * 101) % 4096).astype(np.uint16)


def cr_dataset(pixels: NDArray[Any], *, bits: int | None = None, **elements: Any) -> Dataset:
    """A CR image, explicit little endian; `elements` are set by keyword on top."""
    dataset = Dataset()
    dataset.file_meta = FileMetaDataset()
    dataset.file_meta.TransferSyntaxUID = ExplicitVRLittleEndian
    dataset.file_meta.MediaStorageSOPClassUID = ComputedRadiographyImageStorage
    dataset.file_meta.MediaStorageSOPInstanceUID = generate_uid()
    dataset.SOPClassUID = ComputedRadiographyImageStorage
    dataset.SOPInstanceUID = dataset.file_meta.MediaStorageSOPInstanceUID
    dataset.StudyInstanceUID = generate_uid()
    dataset.SeriesInstanceUID = generate_uid()
    dataset.PatientName = "Test^Film"
    dataset.PatientID = "T1"
    dataset.Modality = "CR"
    dataset.SamplesPerPixel = 1 if pixels.ndim == 2 else pixels.shape[2]
    dataset.PhotometricInterpretation = "MONOCHROME2" if pixels.ndim == 2 else "RGB"
    if pixels.ndim == 3:
        dataset.PlanarConfiguration = 0
    dataset.Rows, dataset.Columns = pixels.shape[:2]
    dataset.BitsAllocated = pixels.dtype.itemsize * 8
    dataset.BitsStored = bits or dataset.BitsAllocated
    dataset.HighBit = dataset.BitsStored - 1
    dataset.PixelRepresentation = int(pixels.dtype.kind == "i")
    data = pixels.astype(pixels.dtype.newbyteorder("<")).tobytes()
    dataset.PixelData = data + b"\0" * (len(data) % 2)
    dataset["PixelData"].VR = "OB" if pixels.dtype.itemsize == 1 else "OW"
    for keyword, value in elements.items():
        setattr(dataset, keyword, value)
    return dataset


def save(dataset: Dataset, path: Path) -> Path:
    dataset.save_as(path, enforce_file_format=True)
    return path


def as_syntax(dataset: Dataset, syntax: UID, path: Path) -> Path:
    """`dataset` (explicit little endian) written to path in a lossless transfer syntax."""
    if syntax in (RLELossless, JPEGLSLossless, JPEG2000Lossless):
        plugin = {RLELossless: "pydicom", JPEGLSLossless: "pyjpegls", JPEG2000Lossless: "pylibjpeg"}[syntax]
        dataset.compress(syntax, encoding_plugin=plugin, generate_instance_uid=False)
        return save(dataset, path)
    if syntax in (JPEGLossless, JPEGLosslessSV1, JPEGExtended12Bit):
        return _with_gdcm(save(dataset, path), syntax)
    if syntax == ExplicitVRBigEndian:
        if dataset.BitsAllocated == 16:
            dataset.PixelData = np.frombuffer(dataset.PixelData, "<u2").astype(">u2").tobytes()
        dataset.file_meta.TransferSyntaxUID = syntax
        dataset.save_as(path, little_endian=False, implicit_vr=False)
        return path
    dataset.file_meta.TransferSyntaxUID = syntax
    return save(dataset, path)


def with_frame(dataset: Dataset, frame: bytes, syntax: UID, path: Path) -> Path:
    """`dataset` with an encoded frame as its pixels."""
    dataset.PixelData = encapsulate([frame])
    dataset["PixelData"].VR = "OB"
    dataset["PixelData"].is_undefined_length = True
    dataset.file_meta.TransferSyntaxUID = syntax
    return save(dataset, path)


def elements(dataset: Dataset, *, implicit: bool, little: bool = True) -> bytes:
    """The dataset's elements alone, without file meta; its pixels have that byte order already."""
    file = DicomBytesIO()
    file.is_implicit_VR, file.is_little_endian = implicit, little
    write_dataset(file, dataset)
    return file.getvalue()


def with_implicit_elements(path: Path) -> bytes:
    """A file whose meta says explicit, and whose elements are implicit."""
    data = path.read_bytes()
    begin = data.index(b"\x08\0\x05\0CS")
    return data[:begin] + elements(pydicom.dcmread(path), implicit=True)


def with_raw_values(path: Path, values: dict[str, str]) -> Path:
    """The film with these bytes (latin-1) in its elements, whatever their VR allows."""
    values = dict(values)
    first = {"SpecificCharacterSet": values.pop("SpecificCharacterSet", "ISO_IR 192")}
    for part in (first, values):  # what is read under the new set is written as it is
        ds = pydicom.dcmread(path)
        for keyword, words in part.items():
            tag, value = Tag(tag_for_keyword(keyword) or 0), words.encode("latin-1")
            value += b" " * (len(value) % 2)
            ds[tag] = RawDataElement(tag, dictionary_VR(tag), len(value), value, 0, False, True)
        ds.save_as(path)
    return path


def jpeg_bytes(pixels: NDArray[np.uint8], quality: int = 95) -> bytes:
    buffer = BytesIO()
    Image.fromarray(pixels).save(buffer, format="JPEG", quality=quality)
    return buffer.getvalue()


def _with_gdcm(path: Path, syntax: UID) -> Path:
    import gdcm

    names = {
        JPEGLossless: gdcm.TransferSyntax.JPEGLosslessProcess14,
        JPEGLosslessSV1: gdcm.TransferSyntax.JPEGLosslessProcess14_1,
        JPEGExtended12Bit: gdcm.TransferSyntax.JPEGExtendedProcess2_4,
    }
    reader = gdcm.ImageReader()
    reader.SetFileName(str(path))
    assert reader.Read()
    change = gdcm.ImageChangeTransferSyntax()
    change.SetTransferSyntax(gdcm.TransferSyntax(names[syntax]))
    change.SetInput(reader.GetImage())
    assert change.Change()
    writer = gdcm.ImageWriter()
    writer.SetFileName(str(path))
    writer.SetFile(reader.GetFile())
    writer.SetImage(change.GetOutput())
    assert writer.Write()
    assert pydicom.dcmread(path, stop_before_pixels=True).file_meta.TransferSyntaxUID == syntax
    return path


def lut_item(values: NDArray[Any], *, first: int, bits: int, signed: bool = False, name: str = "") -> Dataset:
    """A LUT sequence item; values uint16."""
    item = Dataset()
    item.add_new("LUTDescriptor", "SS" if signed else "US", [len(values) % 65536, first, bits])
    item.add_new("LUTData", "OW", np.asarray(values, dtype="<u2").tobytes())
    if name:
        item.LUTExplanation = name
    return item


def gsps_dataset(image: Dataset, **elements: Any) -> Dataset:
    """A presentation state for `image` that shows all of it; `elements` are set by keyword on top."""
    state = Dataset()
    state.file_meta = FileMetaDataset()
    state.file_meta.TransferSyntaxUID = ExplicitVRLittleEndian
    state.SOPClassUID = state.file_meta.MediaStorageSOPClassUID = "1.2.840.10008.5.1.4.1.1.11.1"
    state.SOPInstanceUID = state.file_meta.MediaStorageSOPInstanceUID = generate_uid()
    state.Modality = "PR"
    state.PatientName, state.PatientID = image.PatientName, image.PatientID
    state.PatientBirthDate = state.PatientSex = state.StudyDate = state.StudyTime = ""
    state.StudyInstanceUID, state.SeriesInstanceUID = image.StudyInstanceUID, generate_uid()
    state.StudyID = state.AccessionNumber = state.ReferringPhysicianName = state.Manufacturer = ""
    state.SeriesNumber = state.InstanceNumber = 1
    state.ContentLabel, state.ContentDescription, state.ContentCreatorName = "TEST", "", ""
    state.PresentationCreationDate, state.PresentationCreationTime = "20260101", "120000"
    reference = Dataset()
    reference.ReferencedSOPClassUID = image.SOPClassUID
    reference.ReferencedSOPInstanceUID = image.SOPInstanceUID
    series = Dataset()
    series.SeriesInstanceUID = image.SeriesInstanceUID
    series.ReferencedImageSequence = [reference]
    state.ReferencedSeriesSequence = [series]
    area = Dataset()
    area.DisplayedAreaTopLeftHandCorner = [1, 1]
    area.DisplayedAreaBottomRightHandCorner = [image.Columns, image.Rows]
    area.PresentationSizeMode = "SCALE TO FIT"
    area.PresentationPixelAspectRatio = [1, 1]
    state.DisplayedAreaSelectionSequence = [area]
    state.PresentationLUTShape = "IDENTITY"
    for keyword, value in elements.items():
        if value is None:
            delattr(state, keyword)
        else:
            setattr(state, keyword, value)
    return state


def add_overlay(
    dataset: Dataset, mask: NDArray[np.bool_], *, group: int, origin: tuple[int, int] = (1, 1)
) -> None:
    """A graphic overlay plane of its own bytes. origin: row and column, counted from 1."""
    packed = np.packbits(mask, bitorder="little").tobytes()
    for element, kind, value in (
        (0x0010, "US", mask.shape[0]),
        (0x0011, "US", mask.shape[1]),
        (0x0040, "CS", "G"),
        (0x0050, "SS", list(origin)),
        (0x0100, "US", 1),
        (0x0102, "US", 0),
        (0x3000, "OW", packed + b"\0" * (len(packed) % 2)),
    ):
        dataset.add_new((group, element), kind, value)
