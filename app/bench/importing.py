"""Import of 10,000 small DICOM files, and search as one types. The peer is pydicom, reading them alone."""

from __future__ import annotations

import statistics
import tempfile
import time
from pathlib import Path

import numpy as np
from pydicom import dcmread
from pydicom.dataset import FileDataset, FileMetaDataset
from pydicom.uid import UID, ExplicitVRLittleEndian

from app.bench.registry import Options, Row, benchmark
from app.library.importing import import_files
from app.library.index import Library

FILES = 10_000
IMPORT_BAR_S, SEARCH_BAR_MS = 60.0, 50.0
SHOWN = 200
"""Rows that the list asks for while one types."""
CR = UID("1.2.840.10008.5.1.4.1.1.1")


@benchmark("importing")
def measure(options: Options) -> list[Row]:
    """Files made here, 64 x 48 pixels each; once, as it takes a minute."""
    with tempfile.TemporaryDirectory(prefix="radgaze-bench-") as folder:
        source = Path(folder) / "in"
        paths = [_film(source, i) for i in range(FILES)]
        began = time.perf_counter()
        for path in paths:
            _ = dcmread(path).pixel_array.max()
        peer = time.perf_counter() - began
        library = Library(Path(folder) / "library")
        began = time.perf_counter()
        report = import_files(library, [source], progress=lambda _r, _n: None, stop=lambda: False)
        ours = time.perf_counter() - began
        assert len(report.added) == FILES, report.words
        searches = []
        for words in ("p", "pa", "patient99", "patient99 chest", "nobody", "") * max(1, options.repeats):
            began = time.perf_counter()
            library.list(words, limit=SHOWN)
            searches.append(1000 * (time.perf_counter() - began))
    return [
        Row(f"import {FILES:,} files, copied, checked and indexed", ours, "s", peer, IMPORT_BAR_S),
        Row("search as one types, slowest", max(searches), "ms", None, SEARCH_BAR_MS),
        Row("search as one types, median", statistics.median(searches), "ms", None, SEARCH_BAR_MS),
    ]


def _film(folder: Path, number: int) -> Path:
    folder.mkdir(exist_ok=True)
    meta = FileMetaDataset()
    meta.MediaStorageSOPClassUID = CR
    meta.MediaStorageSOPInstanceUID = UID(f"1.2.826.0.1.3680043.10.1.{number + 1}")
    meta.TransferSyntaxUID = ExplicitVRLittleEndian
    path = folder / f"{number:05}.dcm"
    ds = FileDataset(str(path), {}, file_meta=meta, preamble=b"\0" * 128)
    ds.SOPClassUID, ds.SOPInstanceUID = CR, meta.MediaStorageSOPInstanceUID
    ds.StudyInstanceUID = UID(f"1.2.826.0.1.{number + 1}")
    ds.SeriesInstanceUID = UID(f"1.2.826.0.1.{number + 1}.1")
    ds.PatientName, ds.PatientID = f"Patient{number}^Bench", f"B{number}"
    ds.StudyDate, ds.StudyDescription, ds.Modality = "20240131", "Chest PA", "CR"
    ds.Rows, ds.Columns, ds.SamplesPerPixel = 64, 48, 1
    ds.PhotometricInterpretation, ds.PixelRepresentation = "MONOCHROME2", 0
    ds.BitsAllocated, ds.BitsStored, ds.HighBit = 16, 12, 11
    rng = np.random.Generator(np.random.PCG64(number))
    ds.PixelData = rng.integers(0, 4096, (64, 48), dtype=np.uint16).tobytes()
    ds.save_as(path, enforce_file_format=True)
    return path
