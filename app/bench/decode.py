"""Reading a 3000 x 3000, 12-bit radiograph from each transfer syntax, against pydicom's own decoding.

A tiny one says what a process of its own costs; its bar is what lets 10,000 be imported in 60 s on two cores.
"""

from __future__ import annotations

import tempfile
from functools import partial
from pathlib import Path

import numpy as np
import pydicom
from PIL import Image
from pydicom.dataset import Dataset, FileMetaDataset
from pydicom.uid import (
    ComputedRadiographyImageStorage,
    ExplicitVRLittleEndian,
    JPEG2000Lossless,
    JPEGLSLossless,
    RLELossless,
    generate_uid,
)

from app.bench.registry import Options, Row, benchmark, median_ms, real_radiograph
from app.imaging.reader import read_radiograph
from app.imaging.table_index import to_index

SIDE_PX = 3000
_SYNTAXES = (
    ("uncompressed", ExplicitVRLittleEndian, "", 150.0),
    ("RLE", RLELossless, "pylibjpeg", 350.0),
    ("JPEG-LS", JPEGLSLossless, "pyjpegls", 350.0),
    ("JPEG 2000 lossless", JPEG2000Lossless, "pylibjpeg", 1300.0),
)


@benchmark("decode")
def decode(options: Options) -> list[Row]:
    """The film is the given radiograph, enlarged, with noise of a real detector's size."""
    film = _film(real_radiograph(options))
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        for name, syntax, encoder, bar, pixels in [
            *((*each, film) for each in _SYNTAXES),
            ("64 x 64 px, JPEG 2000 lossless", JPEG2000Lossless, "pylibjpeg", 12.0, film[:64, :64]),
        ]:
            dataset = dataset_of(pixels)
            if encoder:
                dataset.compress(syntax, encoding_plugin=encoder, generate_instance_uid=False)
            path = Path(folder) / f"{name}.dcm"
            dataset.save_as(path, enforce_file_format=True)
            if not np.array_equal(read_radiograph(path).stored, pixels):
                raise AssertionError(f"{name} does not give the pixels back")
            rows.append(
                Row(
                    f"{name}, {path.stat().st_size / 1e6:.1f} MB, checked (peer: pydicom, array only)",
                    median_ms(partial(read_radiograph, path), repeats=options.repeats, warm_up=1),
                    "ms",
                    median_ms(partial(_peer, path), repeats=options.repeats, warm_up=1),
                    bar,
                )
            )
    return rows


def _peer(path: Path) -> None:
    _ = pydicom.dcmread(path).pixel_array


def _film(path: Path) -> np.ndarray:
    index = to_index(read_radiograph(path).stored)
    large = np.asarray(Image.fromarray(index).resize((SIDE_PX, SIDE_PX), Image.Resampling.BILINEAR))
    scaled = large.astype(np.float32) * (3900 / max(int(large.max()), 1))
    noise = np.random.default_rng(0).normal(0, 8, large.shape).astype(np.float32)
    out: np.ndarray = np.clip(scaled + noise, 0, 4095).astype(np.uint16)
    return out


def dataset_of(pixels: np.ndarray, *, bits: int = 12) -> Dataset:
    """A CR image of uint16 (h, w), explicit little endian, uncompressed."""
    dataset = Dataset()
    dataset.file_meta = FileMetaDataset()
    dataset.file_meta.TransferSyntaxUID = ExplicitVRLittleEndian
    dataset.file_meta.MediaStorageSOPClassUID = ComputedRadiographyImageStorage
    dataset.file_meta.MediaStorageSOPInstanceUID = generate_uid()
    dataset.SOPClassUID = ComputedRadiographyImageStorage
    dataset.SOPInstanceUID = dataset.file_meta.MediaStorageSOPInstanceUID
    dataset.Modality = "CR"
    dataset.SamplesPerPixel = 1
    dataset.PhotometricInterpretation = "MONOCHROME2"
    dataset.Rows, dataset.Columns = pixels.shape
    dataset.BitsAllocated, dataset.BitsStored, dataset.HighBit = 16, bits, bits - 1
    dataset.PixelRepresentation = 0
    dataset.PixelData = pixels.astype("<u2").tobytes()
    dataset["PixelData"].VR = "OW"
    return dataset
