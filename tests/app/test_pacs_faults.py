"""Archives that misbehave: nothing that came is lost, nothing strange is taken, every stop is heard."""

from __future__ import annotations

import contextlib
import gzip
import json
import shutil
import socket
import ssl
import struct
import subprocess
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import numpy as np
import pytest
from archives import CR, DICOMWEB, ORTHANC, film, free_port, orthanc, running
from encode import cr_dataset, save, with_implicit_elements
from pydicom import Dataset, dcmread
from pydicom.uid import ImplicitVRLittleEndian, generate_uid
from pynetdicom import AE, build_context, evt
from pynetdicom.sop_class import (  # type: ignore[attr-defined]
    StudyRootQueryRetrieveInformationModelFind as Find,
)
from pynetdicom.sop_class import (  # type: ignore[attr-defined]
    StudyRootQueryRetrieveInformationModelGet as Get,
)
from pynetdicom.sop_class import (  # type: ignore[attr-defined]
    StudyRootQueryRetrieveInformationModelMove as Move,
)

from app.cli import main
from app.imaging.reader import read_radiograph
from app.library.index import Library
from app.library.pacs import dicomweb, http, watch
from app.library.pacs.archive import connect
from app.library.pacs.dicomweb import _is_called
from app.library.pacs.fetching import Fetched, fetch_into_library
from app.library.pacs.node import Cancelled, Listener, PacsError, PacsNode, Query, as_date, never
from app.library.pacs.received import Received, Receiver
from app.settings import Settings, save_settings

needs_openssl = pytest.mark.skipif(shutil.which("openssl") is None, reason="openssl is not installed")
DOSE_SR = "1.2.840.10008.5.1.4.1.1.88.67"


def nothing(_done: int, _of: int) -> None:
    pass


@contextmanager
def scp(model: str, kind: tuple, handler: Callable) -> Iterator[PacsNode]:
    """An archive that answers one model with `handler`."""
    ae = AE("ARCHIVE")
    ae.add_supported_context(model)
    ae.add_supported_context(CR, scu_role=True, scp_role=True)
    ae.requested_contexts = [build_context(CR)]
    port = free_port()
    server = ae.start_server(("127.0.0.1", port), block=False, evt_handlers=[(kind, handler)])
    try:
        way = "move" if model == Move else "get"
        yield PacsNode(ae_title="ARCHIVE", host="127.0.0.1", port=port, retrieve=way)
    finally:
        server.shutdown()


def films(folder: Path, study: str, count: int) -> list[Path]:
    return [film(folder, name=f"f{i}", patient="Test^Film", study=study, seed=i) for i in range(count)]


def fetched(node: PacsNode, study: str, library: Library, listener: Listener | None = None) -> Fetched:
    archive = connect("main", node, listener or Listener())
    return fetch_into_library(archive, study, library, progress=nothing, stop=never)


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_what_came_before_the_connection_was_lost_is_in_the_library(tmp_path: Path) -> None:
    study = generate_uid()
    sent = films(tmp_path, study, 3)

    def on_get(event):
        yield len(sent)
        for path in sent[:2]:
            yield 0xFF00, dcmread(path)
        event.assoc.abort()
        yield 0xFF00, dcmread(sent[2])

    library = Library(tmp_path / "library")
    with scp(Get, evt.EVT_C_GET, on_get) as node:
        got = fetched(node, study, library)
    assert len(got.films) == library.count() == 2
    assert "the connection was lost" in got.missing


def test_what_came_before_a_stop_is_in_the_library(tmp_path: Path) -> None:
    study = generate_uid()
    sent = films(tmp_path, study, 3)
    came = threading.Event()

    def on_get(event):
        yield len(sent)
        for path in sent:
            if event.is_cancelled:
                yield 0xFE00, None
                return
            yield 0xFF00, dcmread(path)
            came.set()
            threading.Event().wait(0.4)

    library = Library(tmp_path / "library")
    with scp(Get, evt.EVT_C_GET, on_get) as node:
        archive = connect("main", node, Listener())
        got = fetch_into_library(archive, study, library, progress=nothing, stop=came.is_set)
    assert 1 <= len(got.films) < 3
    assert got.missing.startswith("Stopped")
    assert library.count() == len(got.films)


def test_an_archive_that_only_sends_and_says_nothing_is_not_given_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    study, ours = generate_uid(), free_port()
    sent = films(tmp_path, study, 6)
    monkeypatch.setattr(watch.Watch.__init__, "__defaults__", (1.5,))

    def on_move(_event):  # pending answers are optional (PS3.4 C.4.2.3.2)
        yield "127.0.0.1", ours
        yield len(sent)
        sender = AE("ARCHIVE").associate("127.0.0.1", ours, [build_context(CR)], ae_title="RADGAZE")
        for path in sent:
            threading.Event().wait(0.5)
            sender.send_c_store(dcmread(path))
        sender.release()
        yield 0x0000, None

    library = Library(tmp_path / "library")
    with scp(Move, evt.EVT_C_MOVE, on_move) as node:
        got = fetched(node, study, library, Listener(host="127.0.0.1", port=ours))
    assert (len(got.films), got.missing) == (6, "")


def test_a_silent_archive_is_given_up_and_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watch.Watch.__init__, "__defaults__", (0.5,))
    over = threading.Event()

    def on_find(_event):
        over.wait(20)
        yield 0x0000, None

    with scp(Find, evt.EVT_C_FIND, on_find) as node:
        with pytest.raises(PacsError, match="no answer within"):
            connect("main", node, Listener()).find(Query())
        over.set()


def test_a_search_in_a_silent_archive_can_be_stopped() -> None:
    asked, over = threading.Event(), threading.Event()

    def on_find(_event):
        asked.set()
        over.wait(30)
        yield 0x0000, None

    with scp(Find, evt.EVT_C_FIND, on_find) as node:
        with pytest.raises(Cancelled):
            connect("main", node, Listener()).find(Query(), stop=asked.is_set)
        assert not over.is_set()
        over.set()


@pytest.mark.skipif(shutil.which("storescu") is None, reason="storescu is not installed (dcmtk)")
def test_while_we_wait_for_a_study_nobody_elses_film_is_taken_and_lost(tmp_path: Path) -> None:
    study, ours = generate_uid(), free_port()
    (asked,) = films(tmp_path, study, 1)
    strange = film(tmp_path, name="strange", patient="Pushed^Film", study=generate_uid())
    told = []

    def on_move(event):
        yield "127.0.0.1", ours
        yield 1
        push = ["storescu", "-aec", "RADGAZE", "127.0.0.1", str(ours), str(strange)]
        told.append(subprocess.run(push, capture_output=True, text=True, timeout=30, check=False))
        yield 0xFF00, dcmread(asked)

    library = Library(tmp_path / "library")
    with scp(Move, evt.EVT_C_MOVE, on_move) as node:
        got = fetched(node, study, library, Listener(host="127.0.0.1", port=ours))
    assert [s.patient_name for s in got.films] == ["Test^Film"]
    assert told[0].returncode != 0, "the sender knows that it must send again"


def test_another_study_than_the_one_asked_for_is_not_filed(tmp_path: Path) -> None:
    other = films(tmp_path, generate_uid(), 1)

    def on_get(_event):
        yield 1
        yield 0xFF00, dcmread(other[0])

    library = Library(tmp_path / "library")
    with scp(Get, evt.EVT_C_GET, on_get) as node, pytest.raises(PacsError):
        fetched(node, generate_uid(), library)
    assert library.count() == 0


def test_two_objects_of_one_uid_are_both_kept(tmp_path: Path) -> None:
    study = generate_uid()
    first, second = films(tmp_path, study, 2)
    twin = dcmread(second)
    twin.SOPInstanceUID = twin.file_meta.MediaStorageSOPInstanceUID = dcmread(first).SOPInstanceUID

    def on_get(_event):
        yield 2
        yield 0xFF00, dcmread(first)
        yield 0xFF00, twin

    library = Library(tmp_path / "library")
    with scp(Get, evt.EVT_C_GET, on_get) as node:
        assert len(fetched(node, study, library).films) == 2


@pytest.mark.filterwarnings("ignore:Invalid value for VR IS:UserWarning")
def test_a_number_that_is_none_hides_no_study() -> None:
    def on_find(_event):
        answer = Dataset()
        answer.StudyInstanceUID = "1.2.3"
        answer.add_new(0x00201208, "LO", "many")
        yield 0xFF00, answer

    with scp(Find, evt.EVT_C_FIND, on_find) as node:
        (study,) = connect("main", node, Listener()).find(Query())
    assert (study.uid, study.instances) == ("1.2.3", 0)


@pytest.mark.skipif(ORTHANC is None or not DICOMWEB.exists(), reason="Orthanc is not installed")
@pytest.mark.parametrize("way", ["get", "move"])
def test_a_study_with_a_dose_report_comes_with_all_its_films(tmp_path: Path, way: str) -> None:
    study, ours = generate_uid(), free_port()
    sent = films(tmp_path, study, 2)
    report = dcmread(sent[0])
    for keyword in ("PixelData", "Rows", "Columns", "BitsAllocated", "BitsStored", "HighBit"):
        delattr(report, keyword)
    report.Modality = "SR"
    report.SOPClassUID = report.file_meta.MediaStorageSOPClassUID = DOSE_SR
    report.SOPInstanceUID = report.file_meta.MediaStorageSOPInstanceUID = generate_uid()
    report.save_as(tmp_path / "dose.dcm", enforce_file_format=True)
    with orthanc(tmp_path, our_port=ours) as (port, _http):
        node = PacsNode(ae_title="ORTHANC", host="127.0.0.1", port=port, retrieve=way)
        listener = Listener(host="127.0.0.1", port=ours)
        archive = connect("main", node, listener)
        archive.send([*sent, tmp_path / "dose.dcm"], progress=nothing, stop=never)
        got = fetched(node, study, Library(tmp_path / "library"), listener)
    assert (len(got.films), len(got.refused), got.missing) == (2, 1, "")


@pytest.mark.skipif(shutil.which("storescp") is None, reason="storescp is not installed (dcmtk)")
def test_an_archive_that_takes_implicit_vr_only_is_sent_that(tmp_path: Path) -> None:
    port, got = free_port(), tmp_path / "got"
    got.mkdir()
    (file,) = films(tmp_path, generate_uid(), 1)
    with running(["storescp", "+xi", "-od", "got", str(port)], port, tmp_path / "storescp.log"):
        archive = connect("main", PacsNode(host="127.0.0.1", port=port), Listener())
        assert archive.send([file], progress=nothing, stop=never) == []
    (arrived,) = got.iterdir()
    kept = dcmread(arrived, force=True)
    assert kept.file_meta.TransferSyntaxUID == ImplicitVRLittleEndian
    assert kept.PixelData == dcmread(file).PixelData


@pytest.mark.parametrize(
    ("node", "word"),
    [
        (PacsNode(host="no.such.host.invalid", port=104), "no.such.host.invalid"),
        (PacsNode(host="127.0.0.1", port=104, calling_ae="A_TITLE_TOO_LONG_FOR_DICOM"), "A_TITLE_TOO_LONG"),
    ],
)
def test_settings_that_cannot_be_called_are_said(node: PacsNode, word: str) -> None:
    with pytest.raises(PacsError, match=word):
        connect("main", node, Listener()).echo()


@pytest.mark.parametrize("node", [PacsNode(tls=True), PacsNode(user="reader")])
def test_a_password_does_not_leave_in_clear(node: PacsNode) -> None:
    node.dicomweb_url = "http://archive/dicom-web"
    with pytest.raises(PacsError, match="not encrypted"):
        connect("web", node, Listener())


@pytest.mark.parametrize(
    ("words", "date"),
    [
        ("", ""),
        ("20240131", "20240131"),
        ("2024-01-31", "20240131"),
        ("20240101-20240131", "20240101-20240131"),
        ("2024-01-01 - 2024-01-31", "20240101-20240131"),
        ("20240101-", "20240101-"),
        ("-20240131", "-20240131"),
    ],
)
def test_dates_are_asked_for_as_dicom_has_them(words: str, date: str) -> None:
    assert as_date(words) == date


@pytest.mark.parametrize(
    "words", ["31.01.2024", "2024", "20241301", "-", "2024013120240201", "today", "20240201-20240131"]
)
def test_what_is_no_date_is_not_asked_for(words: str) -> None:
    with pytest.raises(ValueError, match="is no date"):
        as_date(words)


@pytest.mark.parametrize(
    ("name", "wanted", "is_called"),
    [
        ("Yamada^Tarou=山田^太郎", "山田*", True),
        ("Yamada^Tarou=山田^太郎", "鈴木*", False),
        ("MULLER^ANNA^^", "Müller*", True),
        ("Müller^Anna", "Müller^Anna", True),
        ("Møller^Anna", "Müller*", False),
        ("A[b]^C", "ä[b]*", True),
    ],
)
def test_names_are_compared_as_dicom_compares_them(name: str, wanted: str, is_called: bool) -> None:
    assert _is_called(name, wanted) == is_called


class Web:
    """A DICOMweb server with one film. listed, film: what it answers; both are changed by tests."""

    def __init__(self, path: Path) -> None:
        head = dcmread(path, stop_before_pixels=True)
        self.study = str(head.StudyInstanceUID)
        self.film = path.read_bytes()
        self.entry = {
            "0020000D": {"vr": "UI", "Value": [self.study]},
            "0020000E": {"vr": "UI", "Value": [str(head.SeriesInstanceUID)]},
            "00080018": {"vr": "UI", "Value": [str(head.SOPInstanceUID)]},
        }
        self.listed: object = [self.entry]
        self.pages: list[object] = []

    def answer(self, path: str) -> tuple[str, bytes, dict[str, str]]:
        if "/instances/" in path:
            body = b"--X\r\nContent-Type: application/dicom\r\n\r\n" + self.film + b"\r\n--X--\r\n"
            return 'multipart/related; type="application/dicom"; boundary=X', body, {}
        more = {}
        listed = self.listed
        if self.pages:
            listed = self.pages[0] if "offset=0" in path else self.pages[1]
            if listed == self.pages[0]:
                more = {"Warning": '299 web "There are 1 additional results that can be requested"'}
        body = listed if isinstance(listed, bytes) else json.dumps(listed).encode()
        return "application/dicom+json", body, more


@pytest.fixture
def web(tmp_path: Path) -> Iterator[tuple[Web, PacsNode]]:
    (path,) = films(tmp_path, generate_uid(), 1)
    site = Web(path)

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            kind, body, more = site.answer(self.path)
            self.send_response(200)
            for name, value in {"Content-Type": kind, "Content-Length": str(len(body)), **more}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield site, PacsNode(dicomweb_url=f"http://127.0.0.1:{server.server_port}/dw")
        server.shutdown()


def test_a_list_in_pages_is_fetched_to_its_end(web: tuple[Web, PacsNode], tmp_path: Path) -> None:
    site, node = web
    twin = {**site.entry, "00080018": {"vr": "UI", "Value": [generate_uid()]}}
    site.pages = [[site.entry], [twin]]
    archive = connect("web", node, Listener())
    assert len(archive.fetch(site.study, tmp_path / "in", progress=nothing, stop=never)) == 2


@pytest.mark.parametrize(
    "listed",
    [b"<html>Please log in</html>", {"error": "no"}, [{"0020000D": {"vr": "UI", "Value": ["1.2"]}}], [7]],
)
def test_an_answer_that_is_no_list_of_objects_is_said(
    web: tuple[Web, PacsNode], tmp_path: Path, listed: object
) -> None:
    site, node = web
    site.listed = listed
    with pytest.raises(PacsError, match="answers what it should not"):
        connect("web", node, Listener()).fetch(site.study, tmp_path / "in", progress=nothing, stop=never)


def test_a_film_that_is_none_is_said(web: tuple[Web, PacsNode], tmp_path: Path) -> None:
    site, node = web
    site.film = b"garbage" * 100
    with pytest.raises(PacsError, match="answers what it should not"):
        connect("web", node, Listener()).fetch(site.study, tmp_path / "in", progress=nothing, stop=never)


def test_a_number_that_is_none_is_said(web: tuple[Web, PacsNode]) -> None:
    site, node = web
    site.listed = [{**site.entry, "00201208": {"vr": "IS", "Value": ["many"]}}]
    with pytest.raises(PacsError, match=r"answers what it should not.*many"):
        connect("web", node, Listener()).find(Query())


def test_a_folder_that_cannot_be_made_is_said(web: tuple[Web, PacsNode], tmp_path: Path) -> None:
    site, node = web
    (tmp_path / "file").touch()
    with pytest.raises(PacsError, match="Not a directory"):
        connect("web", node, Listener()).fetch(
            site.study, tmp_path / "file" / "in", progress=nothing, stop=never
        )


@pytest.mark.parametrize("node", [{"host": "127.0.0.1"}, {"dicomweb_url": "http://127.0.0.1:1"}])
@pytest.mark.parametrize(
    ("file", "said"),
    [
        ("gone.dcm", "No such file or directory"),
        ("letter.dcm", "no DICOM file"),
        ("torn.dcm", "damaged"),
        (".", "Is a directory"),
    ],
)
def test_what_cannot_be_sent_is_said_in_words(
    file: str, said: str, node: dict[str, str], tmp_path: Path
) -> None:
    (tmp_path / "letter.dcm").write_text("dear colleague")
    (tmp_path / "torn.dcm").write_bytes(b"\0" * 128 + b"DICM" + b"\x08\0\x16\0UI\x10\0" + b"1.2")
    path = tmp_path / file
    with pytest.raises(PacsError, match=said) as caught:
        connect("main", PacsNode(**node), Listener()).send([path], progress=nothing, stop=never)
    assert caught.value.reason.startswith(f"{path} cannot be sent")
    assert "force" not in caught.value.reason


def test_the_command_line_says_what_is_wrong_with_the_library(
    web: tuple[Web, PacsNode], radgaze_home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    site, node = web
    save_settings(Settings(pacs={"web": node}))
    (radgaze_home / "studies").touch()
    assert main(["pacs", "fetch", "web", site.study]) == 1
    assert "it cannot be made" in capsys.readouterr().err


@pytest.mark.parametrize("limit", ["0", "-1", "many"])
def test_a_limit_is_a_number_of_studies(limit: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["pacs", "find", "web", f"--limit={limit}"])
    assert "1 or more" in capsys.readouterr().err


class Lengths:
    """Takes films, and notes how many bytes their data sets had."""

    def __init__(self) -> None:
        self.of: list[int] = []

    def handle(self, event: evt.Event) -> int:
        self.of.append(len(event.request.DataSet.getvalue()))
        return 0


def test_a_film_of_odd_length_is_sent_with_an_even_one(tmp_path: Path) -> None:
    """PS3.5 7.1.1; DCMTK ends the association otherwise. Some programs write pixels without padding."""
    path = save(cr_dataset(np.ones((3, 3), np.uint8)), tmp_path / "odd.dcm")
    data = path.read_bytes()
    assert data.endswith(struct.pack("<I", 10) + bytes([1] * 9 + [0]))
    path.write_bytes(data[:-14] + struct.pack("<I", 9) + bytes([1] * 9))
    listener, lengths = Listener(host="127.0.0.1", port=free_port()), Lengths()
    with Receiver(listener, lengths) as receiver:
        node = PacsNode(host="127.0.0.1", port=receiver.port, ae_title=listener.ae_title)
        connect("main", node, listener).send([path], progress=nothing, stop=never)
    assert [length % 2 for length in lengths.of] == [0]


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_an_archive_that_takes_nothing_of_a_kind_is_not_called_absent(tmp_path: Path) -> None:
    (path,) = films(tmp_path, generate_uid(), 1)
    odd = dcmread(path)
    odd.file_meta.MediaStorageSOPClassUID = DOSE_SR
    odd.save_as(path)
    with scp(Find, evt.EVT_C_FIND, lambda _event: iter(())) as node:
        archive = connect("main", node, Listener())
        with pytest.raises(PacsError, match="accepts none of what was offered: X-Ray Radiation Dose SR"):
            archive.send([path], progress=nothing, stop=never)


def test_what_is_no_uid_is_not_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    for words in ("", "*", "../1.2", "1." * 40):
        with pytest.raises(SystemExit):
            main(["pacs", "fetch", "web", words])
        assert "is no UID" in capsys.readouterr().err


# archives that give too much, or nothing


class Flood:
    """A server that answers without end. chunk: what it sends over and over; head: its headers."""

    def __init__(
        self, head: dict[str, str], chunk: Callable[[str], bytes], *, times: int, pause_s: float = 0.0
    ):
        flood = self
        self.asked: list[str] = []

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                flood.asked.append(self.path)
                self.send_response(200)
                for name, value in head.items():
                    self.send_header(name, value)
                self.end_headers()
                with contextlib.suppress(OSError):
                    for _ in range(times):
                        self.wfile.write(chunk(self.path))
                        self.wfile.flush()
                        if flood.over.wait(pause_s):
                            return

            def log_message(self, *_: object) -> None:
                pass

        self.over = threading.Event()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.node = PacsNode(dicomweb_url=f"http://127.0.0.1:{self._server.server_port}/dw")

    def __enter__(self) -> Flood:
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self.over.set()
        self._server.shutdown()
        self._server.server_close()


def _new_page(path: str) -> bytes:
    found = {
        "0020000D": {"vr": "UI", "Value": ["1.2"]},
        "0020000E": {"vr": "UI", "Value": ["1.3"]},
        "00080018": {"vr": "UI", "Value": [generate_uid()]},
    }
    return json.dumps([found]).encode()


_MORE = {"Content-Type": "application/dicom+json", "Warning": '299 web "There are more"'}


def test_a_list_without_end_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dicomweb, "MOST_PAGES", 5)
    with Flood(_MORE, _new_page, times=1) as flood, pytest.raises(PacsError, match="on 5 pages"):
        connect("web", flood.node, Listener()).fetch("1.2", tmp_path, progress=nothing, stop=never)
    assert len(flood.asked) == 5


def test_a_stop_is_heard_in_a_list_without_end(tmp_path: Path) -> None:
    with Flood(_MORE, _new_page, times=1) as flood, pytest.raises(Cancelled):
        connect("web", flood.node, Listener()).fetch(
            "1.2", tmp_path, progress=nothing, stop=lambda: len(flood.asked) > 3
        )


@pytest.mark.parametrize(("times", "pause_s"), [(1000, 0.02), (1, 60.0)])
def test_a_stop_ends_a_search_whatever_the_archive_does(times: int, pause_s: float) -> None:
    """It drips, or stands still in the middle."""
    head = {"Content-Type": "application/dicom+json", "Content-Length": "1000000"}
    with Flood(head, lambda _path: b" ", times=times, pause_s=pause_s) as flood, pytest.raises(Cancelled):
        connect("web", flood.node, Listener()).find(Query(), stop=lambda: bool(flood.asked))


def test_a_stop_ends_a_search_before_the_archive_has_said_a_word() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        node = PacsNode(dicomweb_url=f"http://127.0.0.1:{silent.getsockname()[1]}/dw")
        asked = threading.Event()
        stop_soon = threading.Timer(0.3, asked.set)
        stop_soon.start()
        with pytest.raises(Cancelled):
            connect("web", node, Listener()).find(Query(), stop=asked.is_set)
        stop_soon.join()


def test_an_answer_that_unpacks_to_gigabytes_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(http, "LIST_BYTES", 1 << 20)
    packed = gzip.compress(bytes(64 << 20))
    head = {
        "Content-Type": "application/dicom+json",
        "Content-Encoding": "gzip",
        "Content-Length": str(len(packed)),
    }
    with (
        Flood(head, lambda _path: packed, times=1) as flood,
        pytest.raises(PacsError, match="more than 1 MiB"),
    ):
        connect("web", flood.node, Listener()).find(Query())


def test_an_archives_words_do_not_steer_the_terminal(
    web: tuple[Web, PacsNode], capsys: pytest.CaptureFixture[str]
) -> None:
    site, node = web
    evil = "\x1b]0;x\x07\x1b[31mEvil^Name\r\nFAKE\tLINE\u202e"
    site.listed = [
        {**site.entry, "00100010": {"vr": "PN", "Value": [{"Alphabetic": evil}]},
         "00081030": {"vr": "LO", "Value": [evil]}, "00100020": {"vr": "LO", "Value": [evil]}}
    ]  # fmt: skip
    save_settings(Settings(pacs={"web": node}))
    assert main(["pacs", "find", "web"]) == 0
    said = capsys.readouterr().out
    assert len(said.splitlines()) == 1
    assert said.count("\t") == 5
    assert not {"\x1b", "\x07", "\r", "\u202e"} & set(said)
    assert "Evil^Name" in said


def test_the_scheme_of_an_address_may_be_in_capitals(web: tuple[Web, PacsNode]) -> None:
    site, node = web
    node.dicomweb_url = node.dicomweb_url.replace("http", "HTTP")
    assert [study.uid for study in connect("web", node, Listener()).find(Query())] == [site.study]


@needs_openssl
def test_a_refused_certificate_is_said_and_the_environment_does_not_decide(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("server", "other"):
        subprocess.run(
            ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj",
             "/CN=localhost", "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1",
             "-keyout", f"{name}.key", "-out", f"{name}.pem"],
            cwd=tmp_path, check=True, capture_output=True,
        )  # fmt: skip
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(tmp_path / "server.pem", tmp_path / "server.key")
    flood = Flood({"Content-Type": "application/dicom+json"}, lambda _path: b"[]", times=1)
    flood._server.socket = context.wrap_socket(flood._server.socket, server_side=True)
    with flood:
        url = flood.node.dicomweb_url.replace("http:", "https:")
        monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(tmp_path / "other.pem"))
        good = PacsNode(dicomweb_url=url, ca=str(tmp_path / "server.pem"))
        bad = PacsNode(dicomweb_url=url, ca=str(tmp_path / "other.pem"))
        assert connect("web", good, Listener()).find(Query()) == []
        with pytest.raises(PacsError, match="certificate is refused: self"):
            connect("web", bad, Listener()).find(Query())


def test_films_that_are_shown_can_be_sent(tmp_path: Path) -> None:
    """One without a meta group, and one whose meta group contradicts its elements."""
    received = Received(tmp_path / "in")
    bare, odd = films(tmp_path, generate_uid(), 2)
    before = [read_radiograph(bare).stored, read_radiograph(odd).stored]
    data = bare.read_bytes()
    bare.write_bytes(data[data.index(b"\x08\0\x05\0CS") :])
    odd.write_bytes(with_implicit_elements(odd))
    with Receiver(Listener(host="127.0.0.1", port=free_port()), received) as receiver:
        node = PacsNode(host="127.0.0.1", port=receiver.port, ae_title="RADGAZE")
        connect("main", node, Listener()).send([bare, odd], progress=nothing, stop=never)
    assert np.array_equal([read_radiograph(path).stored for path in received.files], before)
