"""The archive's dialog against a real archive; DICOM export from the window."""

from __future__ import annotations

import shutil
import socket
import threading
from pathlib import Path
from types import SimpleNamespace

import pytest
from archives import dcmqrscp, film, free_port
from pydicom import dcmread
from pydicom.uid import generate_uid
from pypdf import PdfReader
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from app.library.index import Library
from app.library.pacs.archive import connect
from app.library.pacs.node import Cancelled, Listener, PacsNode, RemoteStudy
from app.measure.annotation import new_annotation
from app.reading.records import Markup
from app.settings import Settings, load_settings
from ui.dialogs.archive import ArchiveDialog
from ui.dialogs.send import SendDialog


def test_without_an_archive_the_way_out_is_said(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = ArchiveDialog(Settings(), Library(tmp_path))
    dialog.show()
    assert "No archive is set up" in dialog.words.text()
    assert not dialog.search_button.isEnabled()
    dialog.close()


def test_an_archive_that_does_not_answer_is_said(qtbot: QtBot, tmp_path: Path) -> None:
    node = PacsNode(dicomweb_url=f"http://127.0.0.1:{free_port()}/dicom-web")
    dialog = ArchiveDialog(Settings(pacs={"main": node}), Library(tmp_path))
    dialog.show()
    dialog.search()
    qtbot.waitUntil(lambda: "does not answer" in dialog.words.text())
    assert dialog.search_button.isEnabled()
    dialog.close()


@pytest.mark.skipif(shutil.which("dcmqrscp") is None, reason="dcmqrscp is not installed (dcmtk)")
def test_a_study_is_found_and_fetched_into_the_library(qtbot: QtBot, tmp_path: Path) -> None:
    port = free_port()
    with dcmqrscp(tmp_path, our_port=port) as archive_port:
        listener = Listener(host="127.0.0.1", port=port)
        node = PacsNode(ae_title="QRSCP", host="127.0.0.1", port=archive_port)
        sent = [film(tmp_path, name="a", patient="Curie^Marie", study=generate_uid())]
        connect("main", node, listener).send(sent, progress=lambda _d, _o: None, stop=lambda: False)
        library = Library(tmp_path / "library")
        dialog = ArchiveDialog(Settings(pacs={"main": node}, listener=listener), library)
        dialog.show()
        dialog.fields["patient_name"].setText("Curie*")
        dialog.search()
        qtbot.waitUntil(lambda: dialog.table.rowCount() == 1)
        assert dialog.table.item(0, 1).text() == "Curie Marie"
        with qtbot.waitSignal(dialog.fetched, timeout=20_000) as got:
            dialog.fetch()
        assert got.args == [1]
        assert [s.patient_name for s in library.list()] == ["Curie^Marie"]
        assert not [p for p in library.folder.iterdir() if p.name.startswith("fetched-")]
        dialog.close()


def test_results_are_exported_from_the_menu(opened, qtbot: QtBot, tmp_path: Path, monkeypatch) -> None:
    window = opened(children=False)
    qtbot.waitUntil(lambda: window.session is not None)
    window.session.markup = Markup(annotations=(new_annotation("angle", ((1, 1), (50, 1), (50, 60))),))
    out = tmp_path / "objects"
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_a, **_k: str(out))
    window.actions_["export_dicom"].trigger()
    qtbot.waitUntil(lambda: any("DICOM objects written" in m.text for m in window.messages.messages()))
    assert {p.name.split("-")[0] for p in out.iterdir()} == {"measurements", "look", "capture"}
    capture, ratio = dcmread(next(out.glob("capture-*"))), window.devicePixelRatioF()
    assert capture.Columns == round(window.grid.width() * ratio), "no list with other patients"


def test_the_archive_opens_from_the_menu_and_the_patient_stays(opened, qtbot: QtBot) -> None:
    window = opened(children=False)
    qtbot.waitUntil(lambda: window.opener.library is not None)
    shown = window.picture
    window.actions_["archive"].trigger()
    dialog = window.findChild(ArchiveDialog)
    assert dialog is not None
    assert dialog.isVisible()
    dialog.close()
    assert window.picture is shown


def test_films_that_are_sent_arrive_in_the_list_and_the_patient_stays(opened, qtbot: QtBot, tmp_path) -> None:
    window = opened(children=False)
    qtbot.waitUntil(lambda: window.opener.library is not None)
    window.settings.listener = Listener(host="127.0.0.1", port=free_port())
    assert not window.actions_["receive"].isChecked(), "off until the reader wants it"
    shown, session = window.picture, window.session
    window.actions_["receive"].trigger()
    qtbot.waitUntil(lambda: window.receiving.service is not None)
    port = window.receiving.service.port
    assert window.status.text("receiving") == f"Receiving: RADGAZE, port {port}"
    assert load_settings().listener.enabled
    sent = film(tmp_path, name="sent", patient="Sent^Here", study=generate_uid())
    node = PacsNode(ae_title="RADGAZE", host="127.0.0.1", port=port, calling_ae="MODALITY")
    archive = connect("us", node, Listener())
    with qtbot.waitSignal(window.receiving._arrived, timeout=20_000):
        thread = threading.Thread(
            target=archive.send, args=([sent],), kwargs={"progress": lambda *_: None, "stop": lambda: False}
        )
        thread.start()
    thread.join()
    said = "1 film received from MODALITY: Sent Here."
    qtbot.waitUntil(lambda: any(m.text.startswith(said) for m in window.messages.messages()))
    assert "Sent^Here" in [s.patient_name for s in window.opener.library.list()]
    assert (window.picture, window.session) == (shown, session)
    window.actions_["receive"].trigger()
    qtbot.waitUntil(lambda: window.receiving.service is None)
    assert window.status.text("receiving") == ""
    assert not load_settings().listener.enabled


def test_a_port_that_is_taken_is_said_and_the_switch_goes_back(opened, qtbot: QtBot) -> None:
    window = opened(children=False)
    qtbot.waitUntil(lambda: window.opener.library is not None)
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        window.settings.listener = Listener(host="127.0.0.1", port=taken.getsockname()[1])
        window.actions_["receive"].trigger()
        qtbot.waitUntil(lambda: window.messages.shown("receiving") is not None)
    assert "cannot be opened" in window.messages.shown("receiving").text
    assert not window.actions_["receive"].isChecked()


def test_the_reading_is_written_as_pdf_from_the_window(opened, qtbot: QtBot, tmp_path, monkeypatch) -> None:
    window = opened(children=False)
    out = tmp_path / "reading.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a, **_k: (str(out), ""))
    window.actions_["export_pdf_deidentified"].trigger()
    qtbot.waitUntil(out.exists)
    said = " ".join(page.extract_text() for page in PdfReader(out).pages)
    assert "De-identified" in said
    assert "CompressedSamples" not in said
    qtbot.waitUntil(lambda: "Reading written" in window.messages.shown("pdf").text)


class Asked:
    """Archives that the dialog has asked, by name; each answers when it is let."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.calls: list[tuple[str, str]] = []
        self.go_on = threading.Event()
        self.go_on.set()
        monkeypatch.setattr("ui.dialogs.transfer.connect", lambda name, *_: self._archive(name))

    def _archive(self, name: str):
        def find(_query, *, stop):
            self.calls.append((name, "find"))
            assert self.go_on.wait(20)
            return [RemoteStudy(uid="1.2.3", patient_name="Curie^Marie")]

        def fetch(uid, _folder, *, progress, stop):
            self.calls.append((name, uid))
            progress(1, 2)
            while not stop():
                threading.Event().wait(0.01)
            raise Cancelled

        return SimpleNamespace(find=find, fetch=fetch)


@pytest.fixture
def dialog(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    asked = Asked(monkeypatch)
    settings = Settings(pacs={"a": PacsNode(host="a"), "b": PacsNode(host="b")})
    dialog = ArchiveDialog(settings, Library(tmp_path))
    dialog.asked = asked
    dialog.show()
    yield dialog
    asked.go_on.set()
    if isValid(dialog):
        dialog.close()


def test_a_study_is_fetched_from_where_it_was_found(dialog, qtbot: QtBot) -> None:
    dialog.search()
    qtbot.waitUntil(lambda: dialog.table.rowCount() == 1)
    dialog.node.setCurrentText("b")
    dialog.fetch()
    qtbot.waitUntil(lambda: len(dialog.asked.calls) == 2)
    assert dialog.asked.calls == [("a", "find"), ("a", "1.2.3")]
    dialog.card.cancel_wanted.emit()
    qtbot.waitUntil(lambda: "Stopped. Nothing was added" in dialog.words.text())


def test_a_search_that_is_stopped_is_left_at_once(dialog, qtbot: QtBot) -> None:
    dialog.asked.go_on.clear()
    dialog.search()
    qtbot.waitUntil(lambda: len(dialog.asked.calls) == 1)
    dialog.card.cancel_wanted.emit()
    assert (dialog.words.text(), dialog.search_button.isEnabled()) == ("Stopped.", True)
    dialog.search()
    qtbot.waitUntil(lambda: len(dialog.asked.calls) == 2)
    dialog.asked.go_on.set()
    qtbot.waitUntil(lambda: dialog.table.rowCount() == 1)


def test_closing_does_not_wait_for_an_archive(dialog, qtbot: QtBot) -> None:
    dialog.asked.go_on.clear()
    dialog.search()
    qtbot.waitUntil(lambda: len(dialog.asked.calls) == 1)
    dialog.close()
    assert not dialog.asked.go_on.is_set(), "closed while the archive was silent"


def test_what_is_no_date_is_not_asked_for(dialog) -> None:
    dialog.fields["date"].setText("31.01.2024")
    dialog.search()
    assert "'31.01.2024' is no date" in dialog.words.text()
    assert dialog.asked.calls == []


@pytest.mark.skipif(shutil.which("dcmqrscp") is None, reason="dcmqrscp is not installed (dcmtk)")
def test_results_and_film_are_sent_to_an_archive(opened, qtbot: QtBot, tmp_path: Path) -> None:
    path = film(tmp_path, name="a", patient="Curie^Marie", study=generate_uid())
    window = opened(path, children=False)
    window.session.markup = Markup(annotations=(new_annotation("angle", ((1, 1), (40, 1), (40, 50))),))
    with dcmqrscp(tmp_path, our_port=free_port()) as port:
        window.settings.pacs = {"main": PacsNode(ae_title="QRSCP", host="127.0.0.1", port=port)}
        window.actions_["send"].trigger()
        (dialog,) = window.findChildren(SendDialog)
        for kind in ("capture", "film"):
            dialog.kinds[kind].setChecked(True)
        dialog.send_button.click()
        qtbot.waitUntil(lambda: "sent" in dialog.words.text())
        assert dialog.words.text().startswith(
            "4 objects were sent. Not sent: Findings of the model: no diagnosis was run."
        )
        dialog.close()
        kept = [dcmread(p) for p in (tmp_path / "qr").glob("*.dcm")] or [
            dcmread(p) for p in (tmp_path / "qr").iterdir() if p.name != "index.dat"
        ]
    assert {ds.Modality for ds in kept} == {"CR", "SR", "PR", "OT"}
    assert {str(ds.PatientName) for ds in kept} == {"Curie^Marie"}


def test_without_an_archive_nothing_is_sent(qtbot: QtBot, opened) -> None:
    window = opened(children=False)
    window.actions_["send"].trigger()
    (dialog,) = window.findChildren(SendDialog)
    assert "No archive is set up" in dialog.words.text()
    assert not dialog.send_button.isEnabled()
    dialog.close()
