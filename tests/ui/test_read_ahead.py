"""The window reads what may come next while a person looks, and opens it from memory."""

from __future__ import annotations

import pydicom
import pytest

from app.imaging.reader import read_radiograph
from app.reading.ahead import PictureShelf


@pytest.fixture
def films(rg1, tmp_path):
    """Three studies of one patient, small, on three days."""
    paths = []
    for number, day in enumerate(("20200101", "20210101", "20220101")):
        dataset = pydicom.dcmread(rg1)
        dataset.PatientID, dataset.PatientName, dataset.StudyDate = "P1", "Reader^Ahead", day
        pixels = dataset.pixel_array[600 + number : 900 + number, 600:1000]
        dataset.Rows, dataset.Columns = pixels.shape
        dataset.PixelData = pixels.tobytes()
        dataset.StudyInstanceUID = pydicom.uid.generate_uid()
        dataset.SOPInstanceUID = dataset.file_meta.MediaStorageSOPInstanceUID = pydicom.uid.generate_uid()
        paths.append(tmp_path / f"film{number}.dcm")
        dataset.save_as(paths[-1])
    return paths


def wait_for(qtbot, window, count):
    qtbot.waitUntil(lambda: window.studies is not None and len(window.studies.model.studies) == count)


def test_prior_and_neighbours_are_there_before_they_are_asked_for(opened, films, qtbot):
    window = opened(films[1], children=False)  # the list is by date: one study above, one below
    for path in (films[0], films[2]):
        window.opener.library.add_radiograph(read_radiograph(path))
    window.studies.refresh()
    wait_for(qtbot, window, 3)
    images = {study.image for study in window.studies.model.studies if study.id != window.study.id}
    window.opener._read_ahead()
    shelf = window.opener.shelf
    qtbot.waitUntil(lambda: all(path in shelf._kept for path in images))

    expected = {path: shelf.look_up(path) for path in images}
    below_and_above = window.studies.neighbours()
    assert {study.image for study in below_and_above} <= images
    step = 1 if window.studies.model.studies[0].id == window.study.id else -1
    window.studies.open_next(step)
    qtbot.waitUntil(lambda: window.picture in expected.values())  # the very same object


def test_the_shown_study_is_followed_by_reading_ahead_by_itself(opened, films, qtbot, monkeypatch):
    asked = []
    monkeypatch.setattr(PictureShelf, "read_ahead", lambda self, paths: asked.append(list(paths)))
    window = opened(films[0], children=False)
    qtbot.waitUntil(lambda: not window.opener._ahead.isActive())
    qtbot.waitUntil(lambda: len(asked) >= 2)
    assert asked == [[], []]  # opening forgot what waited; there is no neighbour yet
