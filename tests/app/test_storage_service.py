"""The storage service against DCMTK's storescu and pynetdicom as sender: films arrive, abuse does not."""

from __future__ import annotations

import shutil
import socket
import sqlite3
import ssl
import struct
import subprocess
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from archives import CR, dcmqrscp, film, free_port
from pydicom import dcmread
from pydicom.uid import generate_uid
from pynetdicom import AE, build_context
from pynetdicom.dsutils import encode

from app.library.index import Library
from app.library.pacs import tls
from app.library.pacs.archive import connect
from app.library.pacs.node import Listener, PacsError, PacsNode
from app.library.pacs.received import MOST_PDU_BYTES, OTHER_CLASS
from app.library.pacs.service import NOT_SUPPORTED, Arrival, StorageService

needs_dcmtk = pytest.mark.skipif(shutil.which("storescu") is None, reason="storescu is not installed (dcmtk)")
PATIENCE_S = 30.0


class Heard:
    """Keeps arrivals and lets a test wait for them."""

    def __init__(self) -> None:
        self.arrivals: list[Arrival] = []
        self._changed = threading.Condition()

    def __call__(self, arrival: Arrival) -> None:
        with self._changed:
            self.arrivals.append(arrival)
            self._changed.notify_all()

    def wait(self, count: int) -> list[Arrival]:
        with self._changed:
            assert self._changed.wait_for(lambda: len(self.arrivals) >= count, PATIENCE_S), self.arrivals
            return list(self.arrivals)


@pytest.fixture
def serve(tmp_path: Path) -> Iterator[Callable[..., tuple[StorageService, Heard]]]:
    running: list[StorageService] = []

    def start(**settings: object) -> tuple[StorageService, Heard]:
        heard = Heard()
        listener = Listener(enabled=True, host="127.0.0.1", port=free_port(), **settings)  # type: ignore[arg-type]
        service = StorageService(listener, Library(tmp_path / "library"), heard)
        service.start()
        running.append(service)
        return service, heard

    yield start
    for service in running:
        service.stop()


def storescu(
    service: StorageService, *more: str, called: str = "RADGAZE"
) -> subprocess.CompletedProcess[str]:
    *keys, file = more
    return subprocess.run(
        ["storescu", *keys, "-aet", "MODALITY", "-aec", called, "127.0.0.1", str(service.port), file],
        capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip


def send(service: StorageService, file: Path, *, sop_class: str = CR) -> int | None:
    """By pynetdicom: the status, None where the connection was cut."""
    ae = AE(ae_title="SENDER")
    syntax = str(dcmread(file, stop_before_pixels=True).file_meta.TransferSyntaxUID)
    association = ae.associate(
        "127.0.0.1", service.port, contexts=[build_context(sop_class, syntax)], ae_title="RADGAZE"
    )
    assert association.is_established
    line = (
        association.dul.socket.socket
    )  # pynetdicom 3.0 drops it without closing where the connection is cut
    ds = dcmread(file)
    ds.SOPClassUID = sop_class
    answer = association.send_c_store(ds)
    association.release()
    line.close()
    return answer.get("Status")


@needs_dcmtk
def test_a_film_that_is_sent_is_in_the_library(serve, tmp_path: Path) -> None:
    service, heard = serve()
    file = film(tmp_path, name="pushed", patient="Push^Ed", study=generate_uid())
    assert storescu(service, str(file)).returncode == 0
    (arrival,) = heard.wait(1)
    assert (arrival.sender, arrival.reason) == ("MODALITY", "")
    (study,) = service.library.list()
    assert study == arrival.study
    assert study.patient_name == "Push^Ed"
    assert dcmread(study.image).PixelData == dcmread(file).PixelData
    assert not list((service.library.folder / "incoming").glob("*/*")), "nothing is kept twice"


def test_many_senders_at_once_and_the_same_film_twice(serve, tmp_path: Path) -> None:
    service, heard = serve()
    files = [film(tmp_path, name=f"f{i}", patient="Many^Of", study=generate_uid(), seed=i) for i in range(4)]
    threads = [threading.Thread(target=send, args=(service, file)) for file in [*files, files[0]]]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    heard.wait(4)
    service.stop()
    assert service.library.count() == 4
    service.start = lambda: None  # type: ignore[method-assign]  # stopped already
    service.stop = lambda: None  # type: ignore[method-assign]


@needs_dcmtk
def test_what_is_no_radiograph_is_told_to_the_sender(serve, tmp_path: Path) -> None:
    service, heard = serve()
    file = film(tmp_path, name="f", patient="No^Film", study=generate_uid())
    assert send(service, file, sop_class="1.2.840.10008.5.1.4.1.1.88.33") == NOT_SUPPORTED
    wrong = storescu(service, str(file), called="OTHER")
    assert wrong.returncode != 0
    assert "Called AE Title Not Recognized" in wrong.stderr
    assert heard.arrivals == []
    assert service.library.count() == 0


@needs_dcmtk
def test_only_named_senders_may_send(serve, tmp_path: Path) -> None:
    service, _heard = serve(senders=["SENDER"])
    file = film(tmp_path, name="f", patient="A^B", study=generate_uid())
    refused = storescu(service, str(file))
    assert "Calling AE Title Not Recognized" in refused.stderr
    assert send(service, file) == 0


def test_a_damaged_film_is_said_and_the_service_goes_on(serve, tmp_path: Path) -> None:
    service, heard = serve()
    file = film(tmp_path, name="bad", patient="Bad^Film", study=generate_uid())
    ds = dcmread(file)
    ds.PixelData = ds.PixelData[:100]
    ds.save_as(file)
    assert send(service, file) == 0, "it is on the disk: that is all that the answer says"
    (arrival,) = heard.wait(1)
    assert arrival.study is None
    assert arrival.reason
    assert send(service, film(tmp_path, name="good", patient="G^F", study=generate_uid())) == 0
    assert heard.wait(2)[1].study is not None


def test_an_object_over_the_limit_is_cut_off(serve, tmp_path: Path) -> None:
    service, heard = serve(largest_mb=1)
    file = film(tmp_path, name="large", patient="Too^Large", study=generate_uid())
    ds = dcmread(file)
    ds.Rows, ds.Columns = 1200, 1000
    ds.PixelData = b"\0" * (2 * 1200 * 1000)
    ds.save_as(file)
    assert send(service, file) is None
    small = [film(tmp_path, name=f"s{i}", patient="S^M", study=generate_uid(), seed=i) for i in range(2)]
    assert [send(service, each) for each in small] == [0, 0]
    assert [a.study is not None for a in heard.wait(2)] == [True, True]


@pytest.mark.parametrize("count", [12, 80])
def test_idle_connections_keep_nobody_out(serve, tmp_path: Path, count: int) -> None:
    service, _heard = serve()
    idle = [socket.create_connection(("127.0.0.1", service.port)) for _ in range(count)]
    try:
        assert send(service, film(tmp_path, name="f", patient="A^B", study=generate_uid())) == 0
    finally:
        for line in idle:
            line.close()


@pytest.mark.parametrize("element", ["SOPClassUID", "SOPInstanceUID"])
def test_a_data_set_of_another_object_than_was_announced_is_not_taken(
    serve, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, element: str
) -> None:
    """PS3.4 B.2.3: A9xx."""
    service, _heard = serve()
    file = film(tmp_path, name="f", patient="A^B", study=generate_uid())
    other = dcmread(file)
    setattr(other, element, CR[:-1] + "7" if element == "SOPClassUID" else generate_uid())
    monkeypatch.setattr("pynetdicom.association.encode", lambda *_: encode(other, False, True))
    assert send(service, file) == OTHER_CLASS
    assert service.library.count() == 0


def test_what_a_killed_service_left_half_written_goes(tmp_path: Path) -> None:
    library = Library(tmp_path / "library")
    waiting = library.folder / "incoming" / "MODALITY"
    waiting.mkdir(parents=True)
    torn = waiting / ".1.2.3.dcm.abcd"
    torn.write_bytes(b"half")
    service = StorageService(Listener(host="127.0.0.1", port=free_port()), library, Heard())
    service.start()
    service.stop()
    assert not torn.exists()


def test_a_pdu_that_announces_gigabytes_is_not_waited_for(serve, tmp_path: Path) -> None:
    service, _heard = serve()
    with socket.create_connection(("127.0.0.1", service.port), timeout=PATIENCE_S) as line:
        line.sendall(struct.pack(">BBL", 1, 0, 0xFFFFFFF0))
        line.settimeout(PATIENCE_S)
        assert line.recv(64) == b"", "the connection is closed, not held open for 4 GiB"
    assert MOST_PDU_BYTES < 0xFFFFFFF0
    assert send(service, film(tmp_path, name="f", patient="A^B", study=generate_uid())) == 0


def test_what_was_not_filed_before_a_crash_is_filed_at_the_next_start(tmp_path: Path) -> None:
    library, heard = Library(tmp_path / "library"), Heard()
    waiting = library.folder / "incoming" / "MODALITY"
    waiting.mkdir(parents=True)
    film(waiting, name="1.2.3", patient="Left^Over", study=generate_uid())
    service = StorageService(Listener(host="127.0.0.1", port=free_port()), library, heard)
    service.start()
    try:
        assert [a.sender for a in heard.wait(1)] == ["MODALITY"]
    finally:
        service.stop()
    assert [s.patient_name for s in library.list()] == ["Left^Over"]


@needs_dcmtk
@pytest.mark.skipif(shutil.which("openssl") is None, reason="openssl is not installed")
def test_with_tls_only_known_certificates_get_in(serve, tmp_path: Path) -> None:
    for name in ("server", "friend", "stranger"):
        subprocess.run(
            ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", f"/CN={name}",
             "-keyout", f"{name}.key", "-out", f"{name}.pem"],
            cwd=tmp_path, check=True, capture_output=True,
        )  # fmt: skip
    service, heard = serve(
        tls=True,
        certificate=str(tmp_path / "server.pem"),
        key=str(tmp_path / "server.key"),
        ca=str(tmp_path / "friend.pem"),
    )
    file = film(tmp_path, name="f", patient="Tls^Only", study=generate_uid())
    silent = socket.create_connection(("127.0.0.1", service.port))  # it must not hold the others up
    assert storescu(service, str(file)).returncode != 0, "without TLS nobody is heard"
    for name, welcome in (("stranger", False), ("friend", True)):
        keys = ("+tls", str(tmp_path / f"{name}.key"), str(tmp_path / f"{name}.pem"), "-ic")
        assert (storescu(service, *keys, str(file)).returncode == 0) == welcome
    assert [a.study is not None for a in heard.wait(1)] == [True]
    silent.close()


@needs_dcmtk
@pytest.mark.skipif(shutil.which("openssl") is None, reason="openssl is not installed")
def test_who_never_shakes_hands_delays_nobody(serve, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tls, "GREETING_S", 3600)
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=server",
         "-keyout", "server.key", "-out", "server.pem"],
        cwd=tmp_path, check=True, capture_output=True,
    )  # fmt: skip
    key, certificate = str(tmp_path / "server.key"), str(tmp_path / "server.pem")
    service, heard = serve(tls=True, certificate=certificate, key=key)
    silent = [socket.create_connection(("127.0.0.1", service.port)) for _ in range(6)]
    file = film(tmp_path, name="f", patient="A^B", study=generate_uid())
    try:
        assert storescu(service, "+tls", key, certificate, "-ic", str(file)).returncode == 0
    finally:
        for line in silent:
            line.close()
    assert heard.wait(1)[0].study is not None


def test_tls_files_that_are_not_there_and_a_taken_port_are_said(serve, tmp_path: Path) -> None:
    library = Library(tmp_path / "library")
    listener = Listener(host="127.0.0.1", port=free_port(), tls=True, certificate=str(tmp_path / "no.pem"))
    with pytest.raises(PacsError, match=r"no\.pem"):
        StorageService(listener, library, Heard()).start()
    service, _heard = serve()
    with pytest.raises(PacsError, match="cannot be opened"):
        StorageService(service.listener, library, Heard()).start()
    assert ssl.HAS_TLSv1_2


@pytest.mark.skipif(shutil.which("dcmqrscp") is None, reason="dcmqrscp is not installed (dcmtk)")
def test_a_fetch_by_c_move_goes_through_the_service_that_holds_the_port(serve, tmp_path: Path) -> None:
    service, heard = serve()
    with dcmqrscp(tmp_path, our_port=service.port) as port:
        node = PacsNode(ae_title="QRSCP", host="127.0.0.1", port=port, retrieve="move")
        archive = connect("main", node, service.listener, service)
        study = generate_uid()
        archive.send(
            [film(tmp_path, name="m", patient="Move^D", study=study)],
            progress=lambda _d, _o: None,
            stop=lambda: False,
        )
        fetched = archive.fetch(study, tmp_path / "in", progress=lambda _d, _o: None, stop=lambda: False)
    assert [str(dcmread(f).PatientName) for f in fetched] == ["Move^D"]
    assert heard.arrivals == [], "what was asked for is not taken for what was sent"


def test_a_film_that_cannot_be_read_is_kept_and_said(serve, tmp_path: Path) -> None:
    service, heard = serve()
    file = film(tmp_path, name="odd", patient="A^B", study=generate_uid())
    odd = dcmread(file)
    odd.BitsAllocated = 64
    odd.save_as(file)
    assert send(service, file) == 0
    (arrival,) = heard.wait(1)
    (kept,) = (service.library.folder / "refused" / "SENDER").iterdir()
    assert arrival.study is None
    assert str(kept) in arrival.reason
    assert dcmread(kept).SOPInstanceUID == odd.SOPInstanceUID


def test_a_film_that_cannot_be_read_replaces_no_other(serve, tmp_path: Path) -> None:
    service, heard = serve()
    file = film(tmp_path, name="odd", patient="A^B", study=generate_uid())
    odd = dcmread(file)
    odd.BitsAllocated = 64
    for count, name in enumerate(("First^One", "First^One", "Second^One"), start=1):
        odd.PatientName = name
        odd.save_as(file)
        assert send(service, file) == 0
        heard.wait(count)
    kept = (service.library.folder / "refused" / "SENDER").iterdir()
    assert sorted(str(dcmread(path).PatientName) for path in kept) == ["First^One", "Second^One"]


def test_an_object_that_comes_again_before_it_was_filed_replaces_nothing(serve, tmp_path: Path) -> None:
    service, heard = serve()
    go_on, add = threading.Event(), service.library.add

    def slowly(path: Path):
        assert go_on.wait(PATIENCE_S)
        return add(path)

    service.library.add = slowly
    files = [film(tmp_path, name=f"f{i}", patient=name, study=generate_uid(), seed=i)
             for i, name in enumerate(("First^Version", "Second^Corrected"))]  # fmt: skip
    twin = dcmread(files[1])
    twin.SOPInstanceUID = twin.file_meta.MediaStorageSOPInstanceUID = dcmread(files[0]).SOPInstanceUID
    twin.save_as(files[1])
    for file in (*files, files[0]):
        assert send(service, file) == 0
    go_on.set()
    assert [arrival.reason for arrival in heard.wait(3)] == ["", "", ""]
    assert {s.patient_name for s in service.library.list()} == {"First^Version", "Second^Corrected"}


def test_one_film_that_cannot_be_filed_stops_no_other(serve, tmp_path: Path, monkeypatch) -> None:
    service, heard = serve()
    files = [film(tmp_path, name=f"f{i}", patient="A^B", study=generate_uid(), seed=i) for i in range(2)]
    add, broken = service.library.add, [True]

    def once_broken(path: Path):
        if broken.pop() if broken else False:
            raise sqlite3.OperationalError("database is locked")
        return add(path)

    service.library.add = once_broken
    for file in files:
        assert send(service, file) == 0
    first, second = heard.wait(2)
    assert first.study is None
    assert "filed at the next start" in first.reason
    assert second.study is not None
    assert len(list((service.library.folder / "incoming").glob("*/*.dcm"))) == 1, (
        "it waits for the next start"
    )
