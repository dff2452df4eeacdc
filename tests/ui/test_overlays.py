"""What is laid over the film, without a window: words that keep clear of each other, whose lines they are,
and how much lies in one pane at a time."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFontMetrics, QImage, QPainter, QTransform
from PySide6.QtWidgets import QWidget

from app.measure.annotation import Annotation, Proposer, new_annotation
from app.reading.picture import load_picture
from app.reading.records import Markup, StudyRef
from app.reading.session import ReadingSession
from app.reading.titles import pane_titles
from app.reading.workspace import Workspace
from eyetracking.scanpaths.types import Scanpath
from inference import api
from ui.overlays import anatomy, annotations
from ui.overlays.annotations import AnnotationOverlay
from ui.overlays.manager import OverlayManager
from ui.theme import install, theme
from ui.viewer.grid import ViewerGrid
from ui.widgets import Dot

CTR = ((20.0, 200.0), (380.0, 200.0), (120.0, 190.0), (280.0, 195.0), (200.0, 100.0))
WORDS = ["CTR 0.55", "heart 309 + 553 / thorax 1574 px", "proposed by demo-anatomy 1, not accepted"]
MODEL = Proposer(model="demo-anatomy", version="1", demo=True)


def ctr(*, by: Proposer | None, lower: float = 0.0) -> Annotation:
    return new_annotation("ctr", tuple((x, y + lower) for x, y in CTR), proposed_by=by)


@pytest.fixture
def paint(qapp, qtbot, monkeypatch):
    """Paints annotations on a canvas of some size; the picture, and where each line of words stands."""
    words: list[tuple[str, QRectF]] = []
    draw = annotations.draw_lines

    def noted(painter, at, lines, font, colour):
        covered = draw(painter, at, lines, font, colour)
        step = annotations._size_of([WORDS[0]]).height()
        for number, line in enumerate(lines):
            wide = annotations._size_of([line] if line == WORDS[0] else ["", line]).width()
            words.append((line, QRectF(at.x(), at.y() + number * step, wide, step)))
        return covered

    monkeypatch.setattr(annotations, "draw_lines", noted)

    def painted(*drawn: Annotation, size: tuple[int, int] = (600, 500)) -> tuple[QImage, list]:
        canvas = QWidget()
        qtbot.addWidget(canvas)
        canvas.resize(*size)
        picture = QImage(*size, QImage.Format.Format_RGB32)
        picture.fill(0)
        overlay = AnnotationOverlay(lambda _annotation: WORDS)
        overlay.markup = Markup(annotations=drawn)
        painter = QPainter(picture)
        overlay.paint(painter, QTransform(), canvas)
        painter.end()
        return picture, words

    return painted


def colours_in(picture: QImage) -> set[int]:
    return set(np.unique(np.frombuffer(picture.constBits(), np.uint32)).tolist())


def test_what_a_model_proposed_has_another_colour_than_what_a_reader_drew(paint) -> None:
    own, model = theme().on_image("annotation").rgb(), theme().on_image("proposed").rgb()
    assert own in colours_in(paint(ctr(by=None))[0])
    proposal = colours_in(paint(ctr(by=MODEL))[0])
    assert model in proposal
    assert own not in proposal


def test_a_proposal_that_was_accepted_is_drawn_like_the_readers_own(paint) -> None:
    accepted = ctr(by=MODEL).accepted_as_it_is()
    assert theme().on_image("proposed").rgb() not in colours_in(paint(accepted)[0])


@pytest.mark.parametrize("lower", [0.0, 6.0, 20.0])
def test_the_words_of_two_measurements_in_one_place_do_not_cover_each_other(paint, lower: float) -> None:
    _picture, words = paint(ctr(by=MODEL), ctr(by=None, lower=lower))
    first, second = words[: len(WORDS)], words[len(WORDS) :]
    assert not [(a, b) for a, at in first for b, other in second if at.intersects(other)]


def test_a_small_pane_keeps_the_figure_and_that_nobody_stands_by_it(paint) -> None:
    _picture, words = paint(ctr(by=MODEL), size=(190, 250))
    assert [word for word, _at in words] == ["CTR 0.55", "not accepted"]


def test_a_drawing_that_says_nothing_is_drawn_all_the_same(qapp, qtbot) -> None:
    canvas, picture = QWidget(), QImage(300, 200, QImage.Format.Format_RGB32)
    qtbot.addWidget(canvas)
    canvas.resize(300, 200)
    picture.fill(0)
    overlay = AnnotationOverlay(lambda _annotation: [])
    overlay.markup = Markup(annotations=(new_annotation("arrow", ((50.0, 50.0), (200.0, 150.0))),))
    painter = QPainter(picture)
    overlay.paint(painter, QTransform(), canvas)
    painter.end()
    assert theme().on_image("annotation").rgb() in colours_in(picture)


def test_words_keep_clear_of_what_stands_in_the_corners(qapp) -> None:
    canvas = QWidget()
    canvas.resize(600, 500)
    corner = QRectF(0, 440, 250, 60)
    at = annotations._clear_of([corner], QPointF(20, 430), WORDS, canvas)
    assert not QRectF(at, annotations._size_of(WORDS)).intersects(corner)


# what lies in one pane


@pytest.fixture
def stage(qapp, qtbot, tmp_path: Path) -> OverlayManager:
    """Of a session with gaze, a map and a predicted path."""
    grid = ViewerGrid()
    qtbot.addWidget(grid)
    stage = OverlayManager(grid, Workspace())
    study = StudyRef(id="s", title="t", image_path="film.dcm", image_id="x", width_px=100, height_px=100)
    session = ReadingSession(tmp_path, study)
    session.set_state("explaining")
    stage.set_session(session)
    path = Scanpath(*(np.array([value]) for value in (30.0, 40.0, 200.0, 0.0)), width_px=100, height_px=100)
    stage.own.scanpath = path
    stage.predicted.samples = [path]
    stage.gaze_heat.set_map(np.ones((4, 4), np.float32), 100, 100)
    return stage


def set_layout(stage: OverlayManager, layout: str) -> None:
    stage._grid.set_layout(layout)


def test_one_heat_map_at_a_time_lies_in_one_pane(stage) -> None:
    set_layout(stage, "layout_one")
    assert stage.gaze_heat.visible
    stage.matex.set_map(np.ones((4, 4), np.float32), 100, 100)
    stage.show_only(gaze=True, scanpath=True, matex=True)
    assert (stage.gaze_heat.visible, stage.matex.visible) == (False, True)
    stage.show_only(gaze=True, scanpath=True, matex=False)
    assert (stage.gaze_heat.visible, stage.matex.visible) == (True, False)


def test_with_ai_off_nothing_of_a_model_lies_over_the_film(stage) -> None:
    stage.matex.set_map(np.ones((4, 4), np.float32), 100, 100)
    stage._session.set_state("reading")
    stage.show_only(gaze=True, scanpath=True, matex=True)
    assert (stage.own.visible, stage.gaze_heat.visible) == (True, True)
    assert (stage.matex.visible, stage.predicted.visible, stage.predicted_heat.visible) == (False,) * 3


def test_names_of_outlines_are_not_cut_at_the_edge(qapp, monkeypatch) -> None:
    """In a narrow pane a lung's name is wider than the lung, and the lung lies at the film's edge."""
    places: list[float] = []
    monkeypatch.setattr(anatomy, "draw_lines", lambda _painter, at, *_rest: places.append(at.x()))
    overlay = anatomy.AnatomyOverlay()
    outline = api.Outline(structure="right lung", x_px=[2.0, 20.0, 20.0], y_px=[5.0, 5.0, 90.0])
    mirrored = api.Outline(structure="left lung", x_px=[180.0, 198.0, 198.0], y_px=[5.0, 5.0, 90.0])
    model = SimpleNamespace(id="demo-anatomy", demo=True)
    overlay.result = SimpleNamespace(models=[model], outlines=[outline, mirrored])
    picture, canvas = QImage(200, 100, QImage.Format.Format_RGB32), QWidget()
    canvas.resize(200, 100)
    painter = QPainter(picture)
    overlay.paint(painter, QTransform(), canvas)
    painter.end()
    wide = QFontMetrics(theme().font("font_small")).horizontalAdvance("left lung")
    assert places[0] >= 0
    assert places[1] + wide <= 200


def test_one_path_has_numbers_in_one_pane_and_each_in_its_own(stage) -> None:
    stage.show_only(gaze=True, scanpath=True, matex=True)
    assert (stage.own.numbers, stage.predicted.numbers) == (True, False)
    set_layout(stage, "layout_explain")
    assert (stage.own.numbers, stage.predicted.numbers) == (True, True)
    assert stage.gaze_heat.visible


def test_a_pane_whose_map_is_switched_off_says_so() -> None:
    titles = pane_titles(
        film=None, session=None, jobs=None, prior=None, explain=True, recording=False, hidden={"matex"}
    )
    assert titles["matex"][1] == "hidden"
    assert titles["predicted"][1] == "not asked yet"


@pytest.mark.parametrize("name", ["dark", "light"])
def test_the_legend_has_the_colours_of_the_film_in_every_theme(qapp, qtbot, name: str) -> None:
    install(qapp, name=name)
    try:
        dot = Dot("predicted", of_film=True)
        qtbot.addWidget(dot)
        middle = dot.grab().toImage().pixelColor(dot.width() // 2, dot.height() // 2)
        assert middle.rgb() == theme().on_image("predicted").rgb()
    finally:
        install(qapp)


class Broken:
    visible = True

    def paint(self, painter, to_widget, canvas) -> None:
        raise ValueError("no such point")


def test_what_cannot_be_drawn_is_switched_off_and_said_and_the_rest_is_drawn(qapp, qtbot, tmp_path, rg1):
    """An exception that leaves paintEvent would end the program."""
    install(qapp)
    grid = ViewerGrid()
    qtbot.addWidget(grid)
    grid.set_picture(load_picture(rg1))
    drawn, said, broken = [], [], Broken()
    rest = SimpleNamespace(visible=True, paint=lambda *_a: drawn.append(True))
    grid.panes["main"].canvas.overlays = [broken, rest]
    grid.overlay_failed.connect(said.append)
    grid.panes["main"].canvas.grab()
    qtbot.waitUntil(lambda: bool(said))
    assert said == ["Broken: no such point"]
    assert not broken.visible
    assert drawn
