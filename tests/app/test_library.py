"""The study library: found again, survives a lost index, never loses session data."""

from __future__ import annotations

import sqlite3
import threading
from pathlib import Path

import numpy as np
import pytest
from encode import cr_dataset, save
from PIL import Image

from app.imaging.reader import ImageReadError, read_radiograph
from app.library.index import Library, LibraryError

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
    assert [study.patient_id for study in library.list()] == ["AX1", "A_1"]  # last opened first
    assert [study.patient_id for study in library.list("müller anna")] == ["A_1"]
    assert [study.patient_id for study in library.list("ANNA MÜLLER 2024")] == ["A_1"]
    assert [study.patient_id for study in library.list("a_1")] == ["A_1"]  # no wildcards
    assert [study.patient_id for study in library.list("100%")] == ["AX1"]
    assert library.list("nobody") == []


def test_opening_moves_a_study_to_the_top(library: Library, tmp_path: Path) -> None:
    old = library.add(film(tmp_path, "old"))
    library.add(film(tmp_path, "new", PatientID="N"))
    library.touch(old.id)
    assert library.list()[0].id == old.id
    with pytest.raises(KeyError):
        library.touch("0" * 64)


@pytest.mark.parametrize("damage", ["removed", "overwritten", "of another version"])
def test_a_lost_index_is_rebuilt_from_the_folders(damage: str, library: Library, tmp_path: Path) -> None:
    studies = [library.add(film(tmp_path, name, PatientID=name)) for name in ("a", "b")]
    index = library.folder / "index.sqlite"
    if damage == "removed":
        index.unlink()
    elif damage == "overwritten":
        index.write_bytes(b"this is no database at all" * 400)
    else:
        with sqlite3.connect(index) as connection:
            connection.execute("PRAGMA user_version = 99")
        connection.close()
    again = Library(library.folder)
    assert {study.id for study in again.list()} == {study.id for study in studies}
    assert bool(again.warnings) == (damage == "overwritten")


def test_a_folder_with_a_damaged_record_is_said_and_the_others_stay(library: Library, tmp_path: Path) -> None:
    broken, whole = (library.add(film(tmp_path, name, PatientID=name)) for name in ("a", "b"))
    (broken.folder / "study.json").write_text("{not json")
    (library.folder / "index.sqlite").unlink()
    again = Library(library.folder)
    assert [study.id for study in again.list()] == [whole.id]
    assert any(broken.folder.name in text for text in again.warnings)


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
