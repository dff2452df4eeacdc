"""Areas of interest of a study: kept at once, undone, never lost to a damaged file."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.reading.areas import StudyAreas, anatomy_areas
from app.reading.undo import UndoStack
from eyetracking.analysis.areas import Rectangle, contains, read_areas

SQUARE = Rectangle(x_px=10, y_px=10, width_px=20, height_px=20)


@pytest.fixture
def desk(tmp_path: Path) -> StudyAreas:
    return StudyAreas(tmp_path / "study", UndoStack())


def test_drawn_areas_get_the_next_free_name_and_are_on_disk_at_once(desk: StudyAreas) -> None:
    first, second = desk.draw(SQUARE), desk.draw(SQUARE)
    assert [first.name, second.name] == ["Area 1", "Area 2"]
    desk.remove([first.id])
    assert desk.draw(SQUARE).name == "Area 1"
    assert tuple(read_areas(desk.path)) == desk.areas


def test_every_change_can_be_undone_and_made_again(tmp_path: Path) -> None:
    undo = UndoStack()
    desk = StudyAreas(tmp_path, undo)
    area = desk.draw(SQUARE)
    desk.rename(area.id, "  nodule ")
    desk.rename(area.id, " ")
    assert [a.name for a in desk.areas] == ["nodule"]
    undo.undo()
    assert [a.name for a in desk.areas] == ["Area 1"]
    undo.undo()
    assert desk.areas == ()
    assert read_areas(desk.path) == []
    undo.redo()
    undo.redo()
    assert [a.name for a in read_areas(desk.path)] == ["nodule"]


def test_listeners_hear_of_undo_too(tmp_path: Path) -> None:
    undo = UndoStack()
    desk = StudyAreas(tmp_path, undo)
    heard = []
    desk.listeners.append(lambda: heard.append(len(desk.areas)))
    desk.draw(SQUARE)
    undo.undo()
    assert heard == [1, 0]


def test_the_checklist_added_twice_is_there_once(desk: StudyAreas) -> None:
    desk.add(anatomy_areas(1000, 1000), "Add chest places")
    count = len(desk.areas)
    desk.add(anatomy_areas(1000, 1000), "Add chest places")
    assert len(desk.areas) == count
    heart = next(area for area in desk.areas if area.name == "heart")
    assert bool(contains(heart.shape, 560, 640))


def test_areas_are_there_when_the_study_is_opened_again(tmp_path: Path) -> None:
    StudyAreas(tmp_path, UndoStack()).draw(SQUARE)
    assert [area.shape for area in StudyAreas(tmp_path, UndoStack()).areas] == [SQUARE]


def test_a_damaged_file_is_said_and_set_aside(tmp_path: Path) -> None:
    (tmp_path / StudyAreas.FILE).write_text("{")
    desk = StudyAreas(tmp_path, UndoStack())
    assert StudyAreas.FILE in desk.problem
    desk.draw(SQUARE)
    assert desk.problem == ""
    assert (tmp_path / f"{StudyAreas.FILE}.damaged").read_text() == "{"
    assert len(read_areas(desk.path)) == 1


def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "study").write_text("a file where the folder should be")
    desk = StudyAreas(tmp_path / "study", UndoStack())
    desk.draw(SQUARE)
    assert "study" in desk.problem
    assert len(desk.areas) == 1


def test_the_areas_of_a_study_that_another_window_has_are_not_changed(tmp_path: Path) -> None:
    StudyAreas(tmp_path, UndoStack()).draw(SQUARE)
    before = (tmp_path / StudyAreas.FILE).read_bytes()
    desk, heard = StudyAreas(tmp_path, UndoStack(), read_only=True), []
    desk.listeners.append(lambda: heard.append(desk.problem))
    desk.remove([desk.areas[0].id])
    assert len(desk.areas) == 1
    assert "another RadGaze window" in heard[0]
    assert (tmp_path / StudyAreas.FILE).read_bytes() == before
