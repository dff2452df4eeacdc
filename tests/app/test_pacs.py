"""PACS against real archives: Orthanc and DCMTK (Debian's packages), started here."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from archives import DICOMWEB, ORTHANC, dcmqrscp, film, free_port, orthanc, running
from pydicom import dcmread
from pydicom.uid import generate_uid

from app.library.index import Library
from app.library.pacs.archive import Archive, connect
from app.library.pacs.node import Cancelled, Listener, PacsError, PacsNode, Query
from app.library.pacs.received import Received, Receiver
from app.settings import Settings, load_settings, save_settings

needs_orthanc = pytest.mark.skipif(
    ORTHANC is None or not DICOMWEB.exists(), reason="Orthanc with its DICOMweb plugin is not installed"
)
needs_dcmtk = pytest.mark.skipif(shutil.which("dcmqrscp") is None, reason="dcmqrscp is not installed (dcmtk)")

KINDS = ("orthanc-get", "orthanc-move", "orthanc-web", "dcmtk-get", "dcmtk-move")


@dataclass
class Servers:
    folder: Path
    listener: Listener
    orthanc_ports: tuple[int, int] | None
    dcmtk_port: int | None

    def archive(self, kind: str) -> Archive:
        server, way = kind.split("-")
        if server == "orthanc":
            if self.orthanc_ports is None:
                pytest.skip("Orthanc with its DICOMweb plugin is not installed")
            dicom, http = self.orthanc_ports
            if way == "web":
                return connect(
                    kind, PacsNode(dicomweb_url=f"http://127.0.0.1:{http}/dicom-web"), self.listener
                )
            node = PacsNode(ae_title="ORTHANC", host="127.0.0.1", port=dicom, retrieve=way)
        else:
            if self.dcmtk_port is None:
                pytest.skip("dcmqrscp is not installed (dcmtk)")
            node = PacsNode(ae_title="QRSCP", host="127.0.0.1", port=self.dcmtk_port, retrieve=way)
        return connect(kind, node, self.listener)


@pytest.fixture(scope="module")
def servers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Servers]:
    from contextlib import ExitStack

    folder, port = tmp_path_factory.mktemp("archives"), free_port()
    with ExitStack() as stack:
        ports = stack.enter_context(orthanc(folder, our_port=port)) if ORTHANC and DICOMWEB.exists() else None
        dcmtk = stack.enter_context(dcmqrscp(folder, our_port=port)) if shutil.which("dcmqrscp") else None
        yield Servers(folder, Listener(host="127.0.0.1", port=port), ports, dcmtk)


def nothing(_done: int, _of: int) -> None:
    pass


def never() -> bool:
    return False


@pytest.mark.parametrize("kind", KINDS)
def test_what_was_sent_is_found_and_comes_back_the_same(servers: Servers, tmp_path: Path, kind: str) -> None:
    archive = servers.archive(kind)
    study = generate_uid()
    files = [film(tmp_path, name=f"f{i}", patient="Müller^Ä", study=study, seed=i) for i in range(3)]
    archive.echo()
    steps: list[tuple[int, int]] = []
    archive.send(files, progress=lambda done, of: steps.append((done, of)), stop=never)
    assert steps == [(1, 3), (2, 3), (3, 3)]

    found = [
        s for s in archive.find(Query(patient_name="Müller*", date="20240101-20241231")) if s.uid == study
    ]
    assert len(found) == 1
    assert (found[0].patient_name, found[0].description) == ("Müller^Ä", "Chest PA")
    assert not [s for s in archive.find(Query(patient_name="Nobody*")) if s.uid == study]

    seen: list[int] = []
    fetched = archive.fetch(study, tmp_path / "in", progress=lambda done, _of: seen.append(done), stop=never)
    assert seen, "progress is said"
    sent = {str(dcmread(f).SOPInstanceUID): dcmread(f).PixelData for f in files}
    assert {str(dcmread(f).SOPInstanceUID): dcmread(f).PixelData for f in fetched} == sent
    assert Library(tmp_path / "library").add(fetched[0]).patient_name == "Müller^Ä"


@pytest.mark.parametrize("kind", ["orthanc-get", "orthanc-move", "orthanc-web", "dcmtk-get"])
def test_a_transfer_can_be_stopped(servers: Servers, tmp_path: Path, kind: str) -> None:
    archive = servers.archive(kind)
    study = generate_uid()
    files = [film(tmp_path, name=f"f{i}", patient="Stop^It", study=study, seed=i) for i in range(12)]
    archive.send(files, progress=nothing, stop=never)
    with pytest.raises(Cancelled):
        archive.fetch(study, tmp_path / "in", progress=nothing, stop=lambda: True)
    with pytest.raises(Cancelled):
        archive.send(files, progress=nothing, stop=lambda: True)


@needs_orthanc
def test_a_wrong_ae_title_is_said(servers: Servers) -> None:
    assert servers.orthanc_ports is not None
    node = PacsNode(ae_title="WRONG", host="127.0.0.1", port=servers.orthanc_ports[0])
    with pytest.raises(PacsError, match="refused RADGAZE to WRONG"):
        connect("main", node, servers.listener).echo()


# pynetdicom 3.0 drops the socket of a refused connection without closing it
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_an_archive_that_is_not_there_is_said() -> None:
    port = free_port()
    with pytest.raises(PacsError, match=f"no association with 127.0.0.1:{port}"):
        connect("main", PacsNode(host="127.0.0.1", port=port), Listener()).echo()
    with pytest.raises(PacsError, match="does not answer"):
        connect("web", PacsNode(dicomweb_url=f"http://127.0.0.1:{port}/dw"), Listener()).echo()
    with pytest.raises(PacsError, match="host is empty"):
        connect("main", PacsNode(), Listener())


def test_what_is_no_dicom_file_is_not_sent(tmp_path: Path) -> None:
    text = tmp_path / "letter.dcm"
    text.write_text("dear colleague")
    with pytest.raises(PacsError, match=r"letter\.dcm cannot be sent"):
        connect("main", PacsNode(host="127.0.0.1", port=free_port()), Listener()).send(
            [text], progress=nothing, stop=never
        )


@needs_dcmtk
def test_pictures_that_are_sent_to_us_arrive(tmp_path: Path) -> None:
    file = film(tmp_path, name="pushed", patient="Push^Ed", study=generate_uid())
    received = Received(tmp_path / "in")
    with Receiver(Listener(host="127.0.0.1", port=free_port()), received) as receiver:
        subprocess.run(
            ["storescu", "-aec", "RADGAZE", "127.0.0.1", str(receiver.port), str(file)],
            check=True,
            timeout=30,
        )
    assert [dcmread(f).PatientName for f in received.files] == ["Push^Ed"]


def test_a_taken_port_is_said(tmp_path: Path) -> None:
    listener = Listener(host="127.0.0.1", port=free_port())
    with Receiver(listener, Received(tmp_path)), pytest.raises(PacsError, match="cannot be opened"):
        Receiver(listener, Received(tmp_path)).__enter__()


@needs_dcmtk
@pytest.mark.skipif(shutil.which("openssl") is None, reason="openssl is not installed")
def test_tls_is_spoken_and_a_strange_certificate_refused(tmp_path: Path) -> None:
    for name in ("server", "stranger"):
        subprocess.run(
            ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", f"/CN={name}",
             "-keyout", f"{name}.key", "-out", f"{name}.pem"],
            cwd=tmp_path, check=True, capture_output=True,
        )  # fmt: skip
    port = free_port()
    (tmp_path / "got").mkdir()
    command = ["storescp", "+tls", "server.key", "server.pem", "-ic", "-od", "got", str(port)]
    file = film(tmp_path, name="secret", patient="Tls^Only", study=generate_uid())
    with running(command, port, tmp_path / "storescp.log"):
        node = PacsNode(host="127.0.0.1", port=port, tls=True, ca=str(tmp_path / "server.pem"))
        connect("tls", node, Listener()).send([file], progress=nothing, stop=never)
        assert len(list((tmp_path / "got").iterdir())) == 1
        strange = PacsNode(host="127.0.0.1", port=port, tls=True, ca=str(tmp_path / "stranger.pem"))
        with pytest.raises(PacsError, match="with TLS"):
            connect("tls", strange, Listener()).echo()


def test_archives_are_settings(tmp_path: Path) -> None:
    settings = Settings(pacs={"main": PacsNode(ae_title="A", host="pacs", port=104)})
    save_settings(settings, tmp_path / "settings.toml")
    assert load_settings(tmp_path / "settings.toml") == settings
