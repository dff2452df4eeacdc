"""The study library: found again, survives a lost index, never loses session data."""

from __future__ import annotations

import errno
import os
import shutil
import sqlite3
import stat
import threading
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest
from encode import cr_dataset, save
from PIL import Image

from app.imaging.reader import ImageReadError, read_radiograph
from app.library import index
from app.library.index import Library, LibraryError
from app.library.scratch import scratch_folder
from app.reading.kept import ref_of
from app.reading.session import ReadingSession

FILM = (np.add.outer(np.arange(64), np.arange(48)) * 30 % 4096).astype(np.uint16)


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library(tmp_path / "library")


def film(folder: Path, name: str, **elements: object) -> Path:
    return save(cr_dataset(FILM, bits=12, **elements), folder / f"{name}.dcm")


def test_a_study_is_keyed_by_its_file_and_has_a_folder(library: Library, rg1: Path) -> None:
    study = library.add(rg1)
    assert study.id == read_radiograph(rg1).file_sha256
    assert study.label == "CompressedSamples RG1"
    assert (study.modality, study.view_position, study.width_px, study.height_px) == ("CR", "PA", 1841, 1955)
    assert study.folder.is_dir()
    assert study.image.read_bytes() == rg1.read_bytes()
    assert library.get(study.id) == study


def test_adding_the_same_film_twice_gives_one_study(library: Library, tmp_path: Path) -> None:
    first = library.add(film(tmp_path, "a"))
    (first.folder / "session.json").write_text("{}")
    again = library.add(first.image)
    assert (again.id, again.folder, again.added_at) == (first.id, first.folder, first.added_at)
    assert len(library.list()) == 1
    assert (first.folder / "session.json").exists()


def test_studies_are_found_by_any_of_their_words(library: Library, tmp_path: Path) -> None:
    library.add(film(tmp_path, "one", PatientName="Müller^Anna", PatientID="A_1", StudyDate="20240501"))
    library.add(
        film(tmp_path, "two", PatientName="Smith^Bob", PatientID="AX1", StudyDescription="CHEST 100%")
    )
    assert [study.patient_id for study in library.list()] == ["A_1", "AX1"]  # newest first
    assert [study.patient_id for study in library.list("müller anna")] == ["A_1"]
    assert [study.patient_id for study in library.list("ANNA MÜLLER 2024")] == ["A_1"]
    assert [study.patient_id for study in library.list("a_1")] == ["A_1"]  # no wildcards
    assert [study.patient_id for study in library.list("100%")] == ["AX1"]
    assert library.list("nobody") == []


def test_the_list_is_by_date_and_opening_does_not_move_it(library: Library, tmp_path: Path) -> None:
    for name, day, time in (("b", "20230101", "0900"), ("c", "20240101", ""), ("a", "20230101", "1200")):
        library.add(film(tmp_path, name, PatientID=name, StudyDate=day, StudyTime=time))
    before = library.list()
    assert [study.patient_id for study in before] == ["c", "a", "b"]
    for name in ("z", "y"):  # the same patient, without a date
        library.add(film(tmp_path, name, StudyDate="", StudyTime="", Rows=63 if name == "y" else 64))
    assert [study.source.stem for study in library.list()] == ["c", "a", "b", "y", "z"]
    before = library.list()
    again = library.touch(before[2].id)
    assert [study.id for study in library.list()] == [study.id for study in before]
    assert again.opened_at > before[2].opened_at
    with pytest.raises(KeyError):
        library.touch("0" * 64)


@pytest.mark.parametrize(
    "words",
    [
        "2024-01-31",
        "20240131",
        "müller",
        "MULLER",
        "Jürgen Müller",
        "Müller, Jürgen",
        "müller,jurgen 2024-01",
    ],
)
def test_a_study_is_found_as_it_is_shown_and_without_accents(
    words: str, library: Library, tmp_path: Path
) -> None:
    library.add(film(tmp_path, "one", PatientName="Müller^Jürgen", StudyDate="20240131"))
    library.add(film(tmp_path, "two", PatientName="Smith^Bob", StudyDate="20230131"))
    assert [study.patient_name for study in library.list(words)] == ["Müller^Jürgen"]


def test_a_label_shows_one_writing_of_a_name(library: Library, tmp_path: Path) -> None:
    study = library.add(
        film(
            tmp_path,
            "one",
            SpecificCharacterSet="ISO_IR 192",
            PatientName="Yamada^Tarou=山田^太郎=やまだ^たろう",
        )
    )
    assert study.label == "Yamada Tarou"
    assert [found.id for found in library.list("山田")] == [study.id]


@pytest.mark.parametrize("damage", ["removed", "overwritten", "of another version"])
def test_a_lost_index_is_rebuilt_from_the_folders(damage: str, library: Library, tmp_path: Path) -> None:
    studies = [library.add(film(tmp_path, name, PatientID=name)) for name in ("a", "b")]
    database = library.folder / "index.sqlite"
    if damage == "removed":
        database.unlink()
    elif damage == "overwritten":
        database.write_bytes(b"this is no database at all" * 400)
    else:
        with sqlite3.connect(database) as connection:
            connection.execute("PRAGMA user_version = 99")
        connection.close()
    again = Library(library.folder)
    assert {study.id for study in again.list()} == {study.id for study in studies}
    assert bool(again.warnings) == (damage == "overwritten")


def test_a_damaged_index_that_cannot_be_set_aside_is_said(library: Library) -> None:
    (library.folder / "index.sqlite").write_bytes(b"no database" * 100)
    (library.folder / "index.sqlite.damaged" / "taken").mkdir(parents=True)
    with pytest.raises(LibraryError, match="cannot be set aside"):
        Library(library.folder)


def test_a_folder_with_a_damaged_record_is_said_and_the_others_stay(library: Library, tmp_path: Path) -> None:
    broken, whole = (library.add(film(tmp_path, name, PatientID=name)) for name in ("a", "b"))
    (broken.folder / "study.json").write_text("{not json")
    broken.image.write_bytes(b"and no image")
    (library.folder / "index.sqlite").unlink()
    again = Library(library.folder)
    assert [study.id for study in again.list()] == [whole.id]
    assert any(broken.folder.name in text for text in again.warnings)


def test_a_damaged_record_is_made_again_from_the_folders_image(library: Library, tmp_path: Path) -> None:
    study = library.add(film(tmp_path, "a", PatientName="Again^There"))
    (study.folder / "study.json").write_text("{not json")
    (library.folder / "index.sqlite").unlink()
    again = Library(library.folder)
    assert [found.patient_name for found in again.list()] == ["Again^There"]
    assert (study.folder / "study.json.damaged").read_text() == "{not json"
    assert again.touch(study.id).image.read_bytes() == study.image.read_bytes()


@pytest.mark.parametrize("own", [True, False])
def test_adding_the_image_again_mends_a_damaged_record(own: bool, library: Library, tmp_path: Path) -> None:
    path = film(tmp_path, "a")
    study = library.add(path)
    (study.folder / "study.json").write_text("{not json")
    with pytest.raises(LibraryError, match="Add the image again"):
        library.touch(study.id)
    again = library.add(study.image if own else path)
    assert (again.id, again.added_at, again.source) == (study.id, study.added_at, study.source)
    assert library.touch(study.id).id == study.id


def test_an_index_in_use_is_said_and_stays(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    study = library.add(film(tmp_path, "a"))
    monkeypatch.setattr(index, "_BUSY_S", 0.1)
    with closing(sqlite3.connect(library.folder / "index.sqlite")) as other:
        other.execute("BEGIN EXCLUSIVE")
        for use in (lambda: Library(library.folder), library.list, lambda: library.touch(study.id)):
            with pytest.raises(LibraryError, match="another program uses the index"):
                use()
    assert not list(library.folder.glob("*.damaged"))
    assert [found.id for found in Library(library.folder).list()] == [study.id]


def test_folders_that_went_or_came_by_hand_are_seen_at_the_next_start(
    library: Library, tmp_path: Path
) -> None:
    gone, back = (library.add(film(tmp_path, name, PatientID=name)) for name in ("a", "b"))
    back.folder.rename(tmp_path / back.folder.name)
    assert [study.id for study in Library(library.folder).list()] == [gone.id]
    (tmp_path / back.folder.name).rename(back.folder)
    gone.folder.rename(tmp_path / "away")
    assert [study.id for study in Library(library.folder).list()] == [back.id]


def test_a_removed_study_lies_beside_and_can_be_put_back(library: Library, tmp_path: Path) -> None:
    path = film(tmp_path, "a")
    study = library.add(path)
    (study.folder / "session.json").write_text("{}")
    lies = library.remove(study.id)
    assert library.list() == []
    assert lies == library.folder / "removed" / study.folder.name
    library.add(path)
    second = library.remove(study.id)
    assert second != lies
    assert (lies / "session.json").exists()
    lies.rename(study.folder)
    assert [found.id for found in Library(library.folder).list()] == [study.id]
    with pytest.raises(KeyError):
        library.remove("0" * 64)


def test_what_a_killed_program_left_is_removed_and_what_runs_stays(library: Library) -> None:
    left = library.folder / "incoming-abc"
    (left / "deep").mkdir(parents=True)
    with scratch_folder(library.folder, "fetched") as used:
        Library(library.folder)
        assert used.is_dir()
        assert not left.exists()
    assert sorted(path.name for path in library.folder.iterdir()) == ["index.sqlite", "studies"]


def test_a_study_may_stay_where_it_is(library: Library, tmp_path: Path) -> None:
    path = film(tmp_path, "here")
    study = library.add(path, copy=False)
    assert study.image == path
    path.unlink()
    with pytest.raises(ImageReadError, match="no such file"):
        library.thumbnail(study)


def test_thumbnails_are_made_off_thread_and_kept(library: Library, rg1: Path) -> None:
    study = library.add(rg1)
    made: list[Path] = []
    worker = threading.Thread(target=lambda: made.append(library.thumbnail(study, side_px=96)))
    worker.start()
    worker.join()
    with Image.open(made[0]) as picture:
        assert (picture.mode, max(picture.size)) == ("L", 96)
    assert library.thumbnail(study) == made[0]


def test_wrong_files_are_not_added(library: Library, tmp_path: Path) -> None:
    (tmp_path / "notes.dcm").write_text("hello")
    with pytest.raises(ImageReadError):
        library.add(tmp_path / "notes.dcm")
    assert library.list() == []


def test_several_threads_may_add_at_once(library: Library, tmp_path: Path) -> None:
    paths = [film(tmp_path, f"film{index}", PatientID=str(index)) for index in range(8)]
    threads = [threading.Thread(target=library.add, args=(path,)) for path in paths]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(library.list()) == 8


def test_a_library_that_cannot_be_made_says_so(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(LibraryError, match="another folder"):
        Library(tmp_path / "file")


def test_a_file_that_changes_while_it_is_added_is_refused(library: Library, tmp_path: Path) -> None:
    path = film(tmp_path, "film")
    radiograph = read_radiograph(path)
    path.write_bytes(path.read_bytes() + b"more")
    with pytest.raises(LibraryError, match="changed while it was read"):
        library.add_radiograph(radiograph)
    assert library.list() == []
    assert list((library.folder / "studies").iterdir()) == []


def test_a_film_for_which_there_is_no_room_leaves_nothing_behind(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_source: Path, target: Path) -> None:
        target.write_bytes(b"half of it")
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(shutil, "copyfile", full)
    with pytest.raises(LibraryError, match="No space left"):
        library.add(film(tmp_path, "film"))
    assert list((library.folder / "studies").iterdir()) == []


@pytest.mark.parametrize(
    "damage",
    [
        (b'"width_px": 48', b'"width_px": 1180591620717411303424'),
        (b'"width_px": 48', b'"width_px": -1'),
        (b'"id": "', b'"id": "../'),
        (b'"image": "', b'"image": "../'),
        (b'"format": 1', b'"format": ' + b"[" * 3000 + b"]" * 3000),
    ],
)
def test_one_odd_record_is_set_aside_and_the_others_open(
    library: Library, tmp_path: Path, damage: tuple[bytes, bytes]
) -> None:
    odd = library.add(film(tmp_path, "odd", PatientID="ODD"))
    whole = library.add(film(tmp_path, "whole", PatientID="WHOLE"))
    record = odd.folder / "study.json"
    assert damage[0] in record.read_bytes()
    record.write_bytes(record.read_bytes().replace(*damage))
    (library.folder / "index.sqlite").unlink()
    again = Library(library.folder)
    assert {study.id for study in again.list()} == {odd.id, whole.id}
    assert any(odd.folder.name in warning for warning in again.warnings)
    assert (odd.folder / "study.json.damaged").exists()


def test_a_damaged_copy_is_replaced_when_its_film_is_opened_again(library: Library, tmp_path: Path) -> None:
    original = film(tmp_path, "film")
    study = library.add(original)
    study.image.write_bytes(b"no film any more")
    again = library.add(original)
    assert again.image.read_bytes() == original.read_bytes()
    assert (study.folder / "damaged-image.dcm").read_bytes() == b"no film any more"
    assert any("damaged" in warning for warning in library.warnings)


@pytest.mark.parametrize("search", ["x" * 100_000, "a b " * 5000, "\0", "\ud800", "'; DROP TABLE x; --"])
def test_any_search_has_an_answer(library: Library, tmp_path: Path, search: str) -> None:
    library.add(film(tmp_path, "film"))
    assert isinstance(library.list(search), list)
    assert library.count() == 1


@pytest.mark.skipif(os.name != "posix", reason="rights are POSIX's")
def test_nobody_else_may_read_what_tells_of_a_patient(tmp_path: Path) -> None:
    before = os.umask(0o022)
    try:
        library = Library(tmp_path / "home" / "library")
        study = library.add(film(tmp_path, "film"))
        library.thumbnail(study)
        with scratch_folder(library.folder, "incoming"):
            session = ReadingSession.open(study.folder, ref_of(study))
            session.write_report(session.report.added("No effusion."), "Add sentence")
            assert (study.folder / "journal.jsonl").exists()
            shown = session.view.transform(48, 64, (0.0, 0.0, 480.0, 640.0))
            session.log_view(0, shown, 1.0, 2.0, invert=False, pane="main")
            session.save()
            rights = {
                path.relative_to(tmp_path): stat.S_IMODE(path.stat().st_mode)
                for path in (tmp_path / "home").rglob("*")
            }
    finally:
        os.umask(before)
    assert {path: oct(mode) for path, mode in rights.items() if mode & 0o077} == {}
    assert stat.S_IMODE((tmp_path / "home").stat().st_mode) == 0o700


@pytest.mark.skipif(os.name != "posix", reason="rights are POSIX's")
def test_a_library_that_others_could_read_is_closed_when_it_is_opened(library: Library) -> None:
    for path in (library.folder / "studies", library.folder / "index.sqlite"):
        path.chmod(0o755)
    Library(library.folder)
    assert not (library.folder / "studies").stat().st_mode & 0o077
    assert not (library.folder / "index.sqlite").stat().st_mode & 0o077
