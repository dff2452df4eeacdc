"""Import of many files: what is new, known, damaged; stopping; processes that die."""

from __future__ import annotations

import multiprocessing
import os
import shutil
import signal
import zipfile
from pathlib import Path

import pytest
from pydicom.fileset import FileSet
from pydicom.uid import generate_uid

from app.library.importing import FEW, ImportReport, import_files
from app.library.index import Library
from tests.app.archives import film


def go_on() -> bool:
    return False


def quiet(_report: ImportReport, _of: int) -> None:
    pass


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library(tmp_path / "library")


def films(folder: Path, count: int) -> list[Path]:
    folder.mkdir(parents=True, exist_ok=True)
    return [
        film(folder, name=f"f{i:03}", patient=f"Patient{i}^A", study=generate_uid(), seed=i)
        for i in range(count)
    ]


def test_a_folder_is_filed_and_what_was_not_is_said(library: Library, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    made = films(folder, 3)
    shutil.copy(made[0], folder / "again.dcm")
    (folder / "letter.dcm").write_text("dear colleague")
    (folder / "torn.dcm").write_bytes(made[1].read_bytes()[:900])
    report = import_files(library, [folder], progress=quiet, stop=go_on)
    assert (len(report.added), report.known, len(report.refused)) == (3, 1, 2)
    assert {Path(name).name for name, _ in report.refused} == {"letter.dcm", "torn.dcm"}
    assert {s.patient_name for s in library.list()} == {f"Patient{i}^A" for i in range(3)}
    again = import_files(library, [folder], progress=quiet, stop=go_on)
    assert (again.added, again.known) == ([], 4)
    assert "3 radiographs added, 1 there already, 2 refused" in report.words


def test_processes_find_the_same(library: Library, tmp_path: Path) -> None:
    films(tmp_path / "in", FEW + 10)
    seen: list[int] = []
    report = import_files(
        library, [tmp_path / "in"], progress=lambda r, of: seen.append(of - r.seen), stop=go_on, processes=2
    )
    assert len(report.added) == FEW + 10 == library.count() == len(library.list())
    assert seen[-1] == 0
    assert sorted(seen, reverse=True) == seen, "progress goes one way"
    Library(library.folder).rebuild()
    assert library.count() == FEW + 10


def test_a_stop_keeps_what_was_filed(library: Library, tmp_path: Path) -> None:
    films(tmp_path / "in", FEW + 40)
    stopped = False

    def progress(_report: ImportReport, _of: int) -> None:
        nonlocal stopped
        stopped = True

    report = import_files(library, [tmp_path / "in"], progress=progress, stop=lambda: stopped, processes=2)
    assert report.stopped
    assert 0 < len(report.added) < FEW + 40
    assert library.count() == len(report.added)
    assert not [p for p in library.folder.iterdir() if p.name.startswith("incoming-")]


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no SIGKILL on this system")
def test_a_process_that_dies_loses_no_file(library: Library, tmp_path: Path) -> None:
    films(tmp_path / "in", FEW + 30)
    killed = False

    def progress(_report: ImportReport, _of: int) -> None:
        nonlocal killed
        if not killed:
            killed = True
            os.kill(multiprocessing.active_children()[0].pid or 0, signal.SIGKILL)

    report = import_files(library, [tmp_path / "in"], progress=progress, stop=go_on, processes=2)
    assert killed
    assert len(report.added) + report.known == FEW + 30
    assert library.count() == FEW + 30
    assert report.refused == []


def test_a_zip_archive_is_unpacked(library: Library, tmp_path: Path) -> None:
    made = films(tmp_path / "in", 2)
    archive = tmp_path / "films.zip"
    with zipfile.ZipFile(archive, "w") as file:
        for path in made:
            file.write(path, f"../../evil/{path.name}")
        file.writestr("readme.txt", "hello")
    report = import_files(library, [archive], progress=quiet, stop=go_on)
    assert len(report.added) == 2
    assert [reason for name, reason in report.refused if name.endswith("readme.txt")]
    assert library.list()[0].source.name.startswith("f00")
    assert not (tmp_path / "evil").exists()
    archive.write_bytes(archive.read_bytes()[:300])
    broken = tmp_path / "broken.zip"
    archive.rename(broken)
    assert import_files(library, [broken], progress=quiet, stop=go_on).refused


def test_a_dicomdir_lists_its_images(library: Library, tmp_path: Path) -> None:
    disc = FileSet()
    for path in films(tmp_path / "in", 2):
        disc.add(path)
    disc.write(tmp_path / "disc")
    disc._stage["t"].cleanup()  # pydicom leaves its folder to the garbage collector, which warns
    lost = next(p for p in (tmp_path / "disc").rglob("*") if p.is_file() and p.name != "DICOMDIR")
    lost.unlink()
    report = import_files(library, [tmp_path / "disc" / "DICOMDIR"], progress=quiet, stop=go_on)
    assert len(report.added) == 1
    assert report.refused[0][1] == "listed in the DICOMDIR, but not there"


def test_search_finds_words_anywhere(library: Library, tmp_path: Path) -> None:
    films(tmp_path / "in", 12)
    import_files(library, [tmp_path / "in"], progress=quiet, stop=go_on)
    assert [s.patient_name for s in library.list("patient11 chest")] == ["Patient11^A"]
    assert len(library.list("patient", limit=5)) == 5
