"""Import of many files: what is new, known, damaged; stopping; processes that die."""

from __future__ import annotations

import multiprocessing
import os
import shutil
import signal
import struct
import zipfile
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from archives import film
from pydicom import dcmread
from pydicom.fileset import FileSet
from pydicom.uid import DeflatedExplicitVRLittleEndian, generate_uid

from app.imaging.radiograph import Radiograph
from app.imaging.reader import read_radiograph
from app.library import importing
from app.library.importing import FEW, ImportReport, import_files
from app.library.index import Library, LibraryError
from app.library.sources import single_files


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


def written_disc(folder: Path, count: int) -> Path:
    disc = FileSet()
    for path in films(folder / "in", count):
        disc.add(path)
    disc.write(folder / "disc")
    disc._stage["t"].cleanup()  # pydicom leaves its folder to the garbage collector, which warns
    return folder / "disc"


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
    films(tmp_path / "in", FEW + 240)
    stopped = False

    def progress(_report: ImportReport, _of: int) -> None:
        nonlocal stopped
        stopped = True

    report = import_files(library, [tmp_path / "in"], progress=progress, stop=lambda: stopped, processes=2)
    assert report.stopped
    assert 0 < len(report.added) < FEW + 240
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


def test_an_archive_that_would_fill_the_disk_is_refused_before_it_does(
    library: Library, tmp_path: Path, monkeypatch
) -> None:
    archive = tmp_path / "bomb.zip"
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as file:
        for number in range(4):
            file.writestr(f"{number}.dcm", bytes(3 << 20))
    disk = shutil.disk_usage(tmp_path)
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: disk._replace(free=10 << 20))
    report = import_files(library, [archive, *films(tmp_path / "in", 1)], progress=quiet, stop=go_on)
    assert len(report.added) == 1
    ((name, reason),) = report.refused
    assert name == str(archive)
    assert "of the disk are free" in reason


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


@pytest.fixture
def closed_folders() -> Iterator[Path]:
    """A folder with one that may not be listed, and one whose files may not be opened, not even by root."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        for part in ("open", "unlisted", "unsearched"):
            (folder / part).mkdir()
            (folder / part / "film.dcm").touch()
        folder.chmod(0o755)
        (folder / "unlisted").chmod(0o000)
        (folder / "unsearched").chmod(0o444)
        user = os.geteuid()
        if user == 0:
            os.seteuid(65534)
        yield folder
        os.seteuid(user)
        for part in folder.iterdir():
            part.chmod(0o755)


@pytest.mark.skipif(not hasattr(os, "seteuid"), reason="rights are other ones on this system")
def test_a_folder_that_may_not_be_read_is_refused_and_the_rest_goes_on(
    closed_folders: Path, tmp_path: Path
) -> None:
    refused: list[tuple[str, str]] = []
    sources = [closed_folders, closed_folders / "unlisted" / "film.dcm"]
    found = list(single_files(sources, tmp_path, lambda *why: refused.append(why), go_on))
    assert [str(item.path.relative_to(closed_folders)) for item in found] == [
        "open/film.dcm",
        "unsearched/film.dcm",  # whoever reads them says that it may not
        "unlisted/film.dcm",
    ]
    assert refused == [(str(closed_folders / "unlisted"), "the folder cannot be read: Permission denied")]


@pytest.mark.skipif(os.fsencode("\udcf6") != b"\xf6", reason="names are no bytes on this system")
def test_a_film_whose_name_is_no_text_is_filed(library: Library, tmp_path: Path) -> None:
    """Discs that were written in another encoding have such names."""
    odd = films(tmp_path / "in", 1)[0].rename(tmp_path / os.fsdecode(b"R\xf6ntgen.dcm"))
    report = import_files(library, [odd], progress=quiet, stop=go_on)
    assert report.refused == []
    (study,) = library.list()
    assert study.source.name == "R?ntgen.dcm"
    assert read_radiograph(study.image).file_sha256 == study.id


@pytest.mark.skipif(os.fsencode("\udcf6") != b"\xf6", reason="names are no bytes on this system")
def test_a_film_whose_name_cannot_be_written_down_is_copied(library: Library, tmp_path: Path) -> None:
    odd = films(tmp_path / "in", 1)[0].rename(tmp_path / os.fsdecode(b"R\xf6ntgen.dcm"))
    assert library.add(odd, copy=False).image.parent.is_relative_to(library.folder)


def test_a_dicomdir_lists_its_images(library: Library, tmp_path: Path) -> None:
    disc = written_disc(tmp_path, 2)
    lost = next(p for p in disc.rglob("*") if p.is_file() and p.name != "DICOMDIR")
    lost.unlink()
    report = import_files(library, [disc / "DICOMDIR"], progress=quiet, stop=go_on)
    assert len(report.added) == 1
    assert report.refused[0][1] == "listed in the DICOMDIR, but not there"


@pytest.mark.parametrize(
    ("file", "folder"), [("{};1", "{}"), ("{}.;1", "{}"), ("{}.", "{}."), ("{};12", "{}")]
)
def test_a_disc_that_shows_versions_and_dots_is_read(
    library: Library, tmp_path: Path, file: str, folder: str
) -> None:
    """ISO 9660 7.5.1, as Linux shows it without a name map."""
    disc = written_disc(tmp_path, 2)
    for path in sorted(disc.rglob("*"), reverse=True):  # what lies in a folder before the folder
        path.rename(path.with_name((file if path.is_file() else folder).format(path.name).lower()))
    (directory,) = (path for path in disc.iterdir() if path.is_file())
    report = import_files(library, [directory], progress=quiet, stop=go_on)
    assert (len(report.added), report.refused) == (2, [])


def test_few_files_are_counted_one_by_one_and_a_stop_is_heard_after_each(
    library: Library, tmp_path: Path
) -> None:
    films(tmp_path / "in", 6)
    seen: list[int] = []
    report = import_files(
        library, [tmp_path / "in"], progress=lambda r, _of: seen.append(r.seen), stop=lambda: len(seen) == 3
    )
    assert seen == [1, 2, 3]
    assert report.stopped
    assert library.count() == 3


def test_what_goes_wrong_with_one_file_is_that_files_alone(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    films(tmp_path / "in", 3)

    def read(path: Path) -> Radiograph:
        if path.name == "f001.dcm":
            raise TypeError("sequence item 0: expected str instance, int found")
        return read_radiograph(path)

    monkeypatch.setattr(importing, "read_radiograph", read)
    report = import_files(library, [tmp_path / "in"], progress=quiet, stop=go_on)
    assert len(report.added) == 2
    ((name, reason),) = report.refused
    assert name.endswith("f001.dcm")
    assert "TypeError" in reason
    assert report.refused_lines == [f"{name}: {reason}"]


def test_an_orientation_that_is_a_number_is_no_reason_to_refuse(library: Library, tmp_path: Path) -> None:
    (path,) = films(tmp_path / "in", 1)
    element = struct.pack("<HH2sHHH", 0x20, 0x20, b"US", 4, 5, 6)
    data = path.read_bytes()
    at = data.index(struct.pack("<HH", 0x28, 0x2))
    path.write_bytes(data[:at] + element + data[at:])
    assert len(import_files(library, [path], progress=quiet, stop=go_on).added) == 1


def test_a_full_disk_ends_an_import_that_runs_in_processes(library: Library, tmp_path: Path) -> None:
    films(tmp_path / "in", FEW + 1)
    (library.folder / "studies").rmdir()
    with pytest.raises(LibraryError, match="cannot be stored"):
        import_files(library, [tmp_path / "in"], progress=quiet, stop=go_on, processes=2)


def test_a_damaged_member_of_an_archive_is_refused_alone(library: Library, tmp_path: Path) -> None:
    archive = tmp_path / "films.zip"
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as file:
        for number, path in enumerate(films(tmp_path / "in", 3)):
            file.write(path, f"film{number}.{'x' * 300 if number == 2 else 'dcm'}")
        middle = file.getinfo("film1.dcm")
    data = bytearray(archive.read_bytes())
    body = middle.header_offset + 30 + len(middle.filename)
    data[body : body + 40] = b"\xff" * 40
    archive.write_bytes(data)
    report = import_files(library, [archive], progress=quiet, stop=go_on)
    assert len(report.added) == 2
    ((name, reason),) = report.refused
    assert name == f"{archive}/film1.dcm"
    assert "cannot be unpacked" in reason


def test_an_archive_that_is_cut_off_is_called_that(library: Library, tmp_path: Path) -> None:
    archive = tmp_path / "films.zip"
    with zipfile.ZipFile(archive, "w") as file:
        file.write(films(tmp_path / "in", 1)[0])
    archive.write_bytes(archive.read_bytes()[:-200])
    report = import_files(library, [archive], progress=quiet, stop=go_on)
    ((_, reason),) = report.refused
    assert reason.startswith("the ZIP archive is cut off")


def test_a_disc_in_lower_case_is_read(library: Library, tmp_path: Path) -> None:
    disc = written_disc(tmp_path, 2)
    for path in sorted(disc.rglob("*"), reverse=True):
        path.rename(path.with_name(path.name.lower()))
    report = import_files(library, [disc / "dicomdir"], progress=quiet, stop=go_on)
    assert (len(report.added), report.refused) == (2, [])
    assert import_files(library, [disc], progress=quiet, stop=go_on).refused == []


@pytest.mark.parametrize("value", [b"\5\0", b"\5\0\0"])
def test_a_dicomdir_with_odd_records_is_refused_and_the_rest_goes_on(
    value: bytes, library: Library, tmp_path: Path
) -> None:
    directory = written_disc(tmp_path, 1) / "DICOMDIR"
    data = directory.read_bytes()
    at = data.index(struct.pack("<HH", 0x4, 0x1220))
    directory.write_bytes(data[:at] + struct.pack("<HH2sH", 0x4, 0x1220, b"US", len(value)) + value)
    (other,) = films(tmp_path / "more", 1)
    report = import_files(library, [directory, other], progress=quiet, stop=go_on)
    assert len(report.added) == 1
    assert [name for name, _ in report.refused] == [str(directory)]


def test_a_dicomdir_is_not_inflated_without_limit(library: Library, tmp_path: Path) -> None:
    directory = written_disc(tmp_path, 1) / "DICOMDIR"
    dataset = dcmread(directory)
    dataset.add_new(0x00090010, "LO", "X")
    dataset.add_new(0x00091000, "OB", bytes(70 << 20))
    dataset.file_meta.TransferSyntaxUID = DeflatedExplicitVRLittleEndian
    dataset.save_as(directory)
    assert directory.stat().st_size < 1 << 20
    report = import_files(library, [directory], progress=quiet, stop=go_on)
    assert "inflates to more than 64 MiB" in report.refused[0][1]


def test_search_finds_words_anywhere(library: Library, tmp_path: Path) -> None:
    films(tmp_path / "in", 12)
    import_files(library, [tmp_path / "in"], progress=quiet, stop=go_on)
    assert [s.patient_name for s in library.list("patient11 chest")] == ["Patient11^A"]
    assert len(library.list("patient", limit=5)) == 5
