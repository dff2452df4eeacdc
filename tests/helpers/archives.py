"""Real archives for tests: Orthanc and DCMTK's programs, started on free ports of this machine."""

from __future__ import annotations

import json
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
from pydicom.dataset import FileDataset, FileMetaDataset
from pydicom.uid import ExplicitVRLittleEndian, generate_uid

ORTHANC = shutil.which("Orthanc", path="/usr/sbin:/usr/bin:/usr/local/bin")
DICOMWEB = Path("/usr/share/orthanc/plugins/libOrthancDicomWeb.so")
CR = "1.2.840.10008.5.1.4.1.1.1"


def free_port() -> int:
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return int(s.getsockname()[1])


def film(folder: Path, *, name: str, patient: str, study: str, seed: int = 0) -> Path:
    """A small CR file."""
    meta = FileMetaDataset()
    meta.MediaStorageSOPClassUID = CR
    meta.MediaStorageSOPInstanceUID = generate_uid()
    meta.TransferSyntaxUID = ExplicitVRLittleEndian
    path = folder / f"{name}.dcm"
    ds = FileDataset(str(path), {}, file_meta=meta, preamble=b"\0" * 128)
    ds.SOPClassUID, ds.SOPInstanceUID = CR, meta.MediaStorageSOPInstanceUID
    ds.StudyInstanceUID, ds.SeriesInstanceUID = study, study[:60] + ".1"
    ds.SpecificCharacterSet = "ISO_IR 192"
    ds.PatientName, ds.PatientID = patient, f"ID-{patient[:4]}"
    ds.StudyDate, ds.StudyTime, ds.AccessionNumber, ds.StudyID = "20240131", "120000", "A1", "1"
    ds.StudyDescription, ds.Modality, ds.SeriesNumber, ds.InstanceNumber = "Chest PA", "CR", "1", "1"
    ds.ReferringPhysicianName = ds.PatientBirthDate = ds.PatientSex = ""
    ds.Rows, ds.Columns, ds.SamplesPerPixel = 64, 48, 1
    ds.PhotometricInterpretation, ds.PixelRepresentation = "MONOCHROME2", 0
    ds.BitsAllocated, ds.BitsStored, ds.HighBit = 16, 12, 11
    rng = np.random.Generator(np.random.PCG64(seed))
    ds.PixelData = rng.integers(0, 4096, (64, 48), dtype=np.uint16).tobytes()
    ds.save_as(path, enforce_file_format=True)
    return path


@contextmanager
def running(command: list[str], port: int, log: Path) -> Iterator[None]:
    """The program while it listens on `port`."""
    with log.open("wb") as out:
        process = subprocess.Popen(command, stdout=out, stderr=subprocess.STDOUT, cwd=log.parent)
        try:
            for _ in range(300):
                if process.poll() is not None:
                    raise RuntimeError(f"{command[0]} ended: {log.read_text(errors='replace')[-2000:]}")
                with socket.socket() as s:
                    if s.connect_ex(("127.0.0.1", port)) == 0:
                        break
                time.sleep(0.1)
            else:
                raise RuntimeError(f"{command[0]} does not listen on {port}")
            yield
        finally:
            process.terminate()
            process.wait(20)


@contextmanager
def orthanc(folder: Path, *, our_port: int) -> Iterator[tuple[int, int]]:
    """An empty Orthanc: its DICOM and HTTP ports. It knows us as RADGAZE on our_port (C-MOVE)."""
    dicom, http = free_port(), free_port()
    config = {
        "Name": "RadGaze test", "StorageDirectory": str(folder / "store"),
        "IndexDirectory": str(folder / "store"),
        "DicomAet": "ORTHANC", "DicomPort": dicom, "HttpPort": http, "DicomCheckCalledAet": True,
        "RemoteAccessAllowed": False, "AuthenticationEnabled": False,
        "DicomModalities": {"us": ["RADGAZE", "127.0.0.1", our_port]}, "DicomAlwaysAllowGet": True,
        "DicomAlwaysAllowFind": True, "DicomAlwaysAllowMove": True, "Plugins": [str(DICOMWEB)],
        "DicomWeb": {"Enable": True, "Root": "/dicom-web/"},
    }  # fmt: skip
    (folder / "orthanc.json").write_text(json.dumps(config), "utf-8")
    assert ORTHANC is not None
    with running([ORTHANC, str(folder / "orthanc.json")], http, folder / "orthanc.log"):
        yield dicom, http


@contextmanager
def dcmqrscp(folder: Path, *, our_port: int) -> Iterator[int]:
    """An empty DCMTK archive with the AE title QRSCP: its port."""
    port, store = free_port(), folder / "qr"
    store.mkdir()
    (folder / "dcmqrscp.cfg").write_text(
        f"NetworkTCPPort = {port}\nMaxPDUSize = 16384\nMaxAssociations = 4\n"
        f"HostTable BEGIN\nus = (RADGAZE, 127.0.0.1, {our_port})\nHostTable END\n"
        "VendorTable BEGIN\nVendorTable END\n"
        f"AETable BEGIN\nQRSCP {store} RW (50, 1024mb) ANY\nAETable END\n",
        "utf-8",
    )
    program = shutil.which("dcmqrscp")
    assert program is not None
    with running([program, "-c", str(folder / "dcmqrscp.cfg")], port, folder / "dcmqrscp.log"):
        yield port
