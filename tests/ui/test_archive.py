"""The archive's dialog against a real archive; DICOM export from the window."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from pydicom.uid import generate_uid
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from app.library.index import Library
from app.library.pacs.node import Listener, PacsNode, connect
from app.measure.annotation import new_annotation
from app.reading.session import Markup
from app.settings import Settings
from tests.app.archives import dcmqrscp, film, free_port
from ui.dialogs.archive import ArchiveDialog


def test_without_an_archive_the_way_out_is_said(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = ArchiveDialog(Settings(), Library(tmp_path))
    dialog.show()
    assert "No archive is configured" in dialog.words.text()
    assert not dialog.search_button.isEnabled()
    dialog.close()


def test_an_archive_that_does_not_answer_is_said(qtbot: QtBot, tmp_path: Path) -> None:
    node = PacsNode(dicomweb_url=f"http://127.0.0.1:{free_port()}/dicom-web")
    dialog = ArchiveDialog(Settings(pacs={"main": node}), Library(tmp_path))
    dialog.show()
    dialog.search()
    qtbot.waitUntil(lambda: "does not answer" in dialog.words.text(), timeout=20_000)
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
        qtbot.waitUntil(lambda: dialog.table.rowCount() == 1, timeout=20_000)
        assert dialog.table.item(0, 1).text() == "Curie Marie"
        with qtbot.waitSignal(dialog.fetched, timeout=20_000) as got:
            dialog.fetch()
        assert got.args == [1]
        assert [s.patient_name for s in library.list()] == ["Curie^Marie"]
        assert not [p for p in library.folder.iterdir() if p.name.startswith("fetched-")]
        dialog.close()


def test_results_are_exported_from_the_menu(opened, qtbot: QtBot, tmp_path: Path, monkeypatch) -> None:
    window = opened(children=False)
    qtbot.waitUntil(lambda: window.session is not None, timeout=20_000)
    window.session.markup = Markup(annotations=(new_annotation("angle", ((1, 1), (50, 1), (50, 60))),))
    out = tmp_path / "objects"
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_a, **_k: str(out))
    window.actions_["export_dicom"].trigger()
    qtbot.waitUntil(
        lambda: any("DICOM objects written" in m.text for m in window.messages.messages()), timeout=30_000
    )
    assert {p.name.split("-")[0] for p in out.iterdir()} == {"measurements", "capture"}


def test_the_archive_opens_from_the_menu_and_the_patient_stays(opened, qtbot: QtBot) -> None:
    window = opened(children=False)
    qtbot.waitUntil(lambda: window.opener.library is not None, timeout=20_000)
    shown = window.picture
    window.actions_["archive"].trigger()
    dialog = window.findChild(ArchiveDialog)
    assert dialog is not None
    assert dialog.isVisible()
    dialog.close()
    assert window.picture is shown
