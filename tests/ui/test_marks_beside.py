"""What was drawn on a film is seen on it, too, where it lies beside another one."""

from __future__ import annotations

import pytest
from pydicom import dcmread

from app.measure.annotation import Calibration, new_annotation
from app.reading.kept import KeptSessions, ref_of
from app.reading.picture import load_picture
from app.reading.records import Markup
from ui.commands import viewing

RULER = new_annotation("ruler", ((200.0, 300.0), (500.0, 700.0)))


@pytest.fixture
def beside(opened, qtbot, rg1, tmp_path):
    """A window with RG1; beside it a copy from another day, on which a ruler was drawn when it was read."""
    window = opened(children=False)
    header = dcmread(rg1)
    header.SOPInstanceUID = header.file_meta.MediaStorageSOPInstanceUID = "1.2.3"
    header.StudyDate = "20030101"
    header.save_as(tmp_path / "prior.dcm")
    study = window.opener.library.add(tmp_path / "prior.dcm")
    sessions = KeptSessions()
    session = sessions.open(study.folder, ref_of(study)).session
    calibration = Calibration(known_mm=50.0, length_px=500.0)
    session.set_markup(Markup(annotations=(RULER,), calibration=calibration), "Ruler")
    session.save()
    sessions.close()
    viewing.choose_layout(window, "layout_two")
    window.opener.show_prior(load_picture(study.image))
    return window


def shown(window):
    return window.beside.overlays["prior"].markup.annotations


def test_a_ruler_on_the_prior_is_shown_with_its_own_millimetres(beside, qtbot):
    qtbot.waitUntil(lambda: shown(beside) == (RULER,), timeout=10_000)
    overlay = beside.beside.overlays["prior"]
    assert overlay in beside.grid.panes["prior"].canvas.overlays
    assert overlay._words(RULER)[0] == "50.0 mm"
    assert beside.annotating.overlay.markup.annotations == ()


def test_it_is_painted_until_it_is_hidden(beside, qtbot):
    qtbot.waitUntil(lambda: shown(beside) == (RULER,), timeout=10_000)
    canvas = beside.grid.panes["prior"].canvas
    with_ruler = canvas.grab().toImage()
    beside.actions_["show_annotations"].trigger()
    without = canvas.grab().toImage()
    assert with_ruler != without
    beside.actions_["show_annotations"].trigger()
    assert canvas.grab().toImage() == with_ruler


def test_it_goes_with_its_film(beside, qtbot, rg1_files):
    qtbot.waitUntil(lambda: shown(beside) == (RULER,), timeout=10_000)
    beside.opener.show_prior(load_picture(rg1_files["UNCI"]))
    assert shown(beside) == ()


def test_the_prior_that_is_read_next_still_has_it_and_lends_it_to_no_other(beside, qtbot):
    qtbot.waitUntil(lambda: shown(beside) == (RULER,), timeout=10_000)
    first = beside.session
    beside.open_path(beside.grid.other("prior").radiograph.path)
    qtbot.waitUntil(lambda: beside.session not in (None, first), timeout=20_000)
    assert beside.session.markup.annotations == (RULER,)
    assert shown(beside) == ()


def test_where_it_cannot_be_read_that_is_said(beside, qtbot):
    qtbot.waitUntil(lambda: shown(beside) == (RULER,), timeout=10_000)
    prior = beside.grid.other("prior")
    (prior.radiograph.path.parent / "session.json").write_text("{")
    beside.opener.show_prior(prior)
    qtbot.waitUntil(lambda: beside.messages.shown("drawn on prior") is not None, timeout=10_000)
    assert "session.json" in beside.messages.shown("drawn on prior").text
    assert shown(beside) == ()
