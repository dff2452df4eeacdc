"""`radgaze figure`: stills and films from results, each with who made what is in it."""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree

import numpy as np
import pytest
from PIL import Image
from story_material import MATERIAL

from app.cli import main
from app.figure import moving
from app.figure.cli import names
from app.figure.drawing import Drawing, FigureError, Panel, film_with_path, save, without_empty_edges
from app.figure.kinds import story
from app.figure.moving import save_film
from inference.evaluation.experiments.registry import RESULTS

FILM = np.zeros((20, 20), np.uint8)


def drawing(moves_s: float = 0.0) -> Drawing:
    panel = Panel("Reader's gaze", film_with_path(FILM, MATERIAL.gaze, "#56B4E9"))
    return Drawing("A search", "Phantom 3; demo models; seed 0.", [panel], moves_s, height=2.0)


def test_a_picture_says_in_itself_what_it_shows(tmp_path: Path) -> None:
    save(drawing(), tmp_path / "a.png")
    with Image.open(tmp_path / "a.png") as picture:
        assert "Phantom 3; demo models; seed 0. Research use only" in picture.text["Description"]


def test_a_drawing_is_vectors_with_its_words(tmp_path: Path) -> None:
    save(drawing(), tmp_path / "a.svg")
    assert "seed 0" in "".join(ElementTree.parse(tmp_path / "a.svg").getroot().itertext())


def test_a_pdf_is_a_pdf(tmp_path: Path) -> None:
    save(drawing(), tmp_path / "a.pdf")
    assert (tmp_path / "a.pdf").read_bytes().startswith(b"%PDF")


def test_another_kind_of_file_is_refused_with_those_there_are(tmp_path: Path) -> None:
    with pytest.raises(FigureError, match=r"\.svg"):
        save(drawing(), tmp_path / "a.bmp")


def test_in_a_film_the_eyes_move_and_the_last_picture_stands(tmp_path: Path) -> None:
    save_film(drawing(0.4), tmp_path / "a.gif", lambda _text: None)
    with Image.open(tmp_path / "a.gif") as film:
        first = np.asarray(film.convert("RGB")).copy()
        film.seek(film.n_frames - 1)
        assert (np.asarray(film.convert("RGB")) != first).any()
        assert film.info["duration"] >= 1000 * moving.STANDS_S  # Pillow joins pictures that are the same


def test_a_film_that_is_broken_off_leaves_the_one_that_was_there(tmp_path: Path, monkeypatch) -> None:
    def half(_frames: object, path: Path) -> None:
        path.write_bytes(b"GIF89a")
        raise KeyboardInterrupt

    (tmp_path / "a.gif").write_bytes(b"before")
    monkeypatch.setattr(moving, "_gif", half)
    with pytest.raises(KeyboardInterrupt):
        save_film(drawing(0.4), tmp_path / "a.gif", lambda _text: None)
    assert [(p.name, p.read_bytes()) for p in tmp_path.iterdir()] == [("a.gif", b"before")]


def test_what_does_not_move_is_no_film(tmp_path: Path) -> None:
    with pytest.raises(FigureError, match="png"):
        save_film(drawing(), tmp_path / "a.gif", lambda _text: None)


def test_without_ffmpeg_the_way_out_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(moving.shutil, "which", lambda _name: None)
    with pytest.raises(FigureError, match=r"Install one, or save a \.gif"):
        save_film(drawing(0.4), tmp_path / "a.webm", lambda _text: None)


def test_a_story_shows_film_gaze_path_map_findings_and_draft(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(story, "read_material", lambda _folder, _film: MATERIAL)
    assert main(["figure", "story", str(tmp_path), "--out", str(tmp_path / "s.svg")]) == 0
    words = "".join(ElementTree.parse(tmp_path / "s.svg").getroot().itertext())
    for said in ("Reader's gaze", "LogitGaze-Med", "MATEX: left effusion", "effusion", "Left <effusion>."):
        assert said in words


def test_a_folder_without_a_demo_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["figure", "story", str(tmp_path)]) == 1
    assert "radgaze demo" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["scanpaths", "attribution", "captioning"])
def test_scores_are_those_of_the_result_file(name: str, tmp_path: Path) -> None:
    data = tmp_path / "data.json"
    assert main(["figure", name, "--out", str(tmp_path / "f.png"), "--data", str(data)]) == 0
    drawn = json.loads(data.read_text("utf-8"))
    file, metric, arm = {
        "scanpaths": ("scanpath", "samples/shipped/scanmatch", "logitgaze_med_chex"),
        "attribution": ("attribution", "pointing_game", "matex"),
        "captioning": ("captioning", "finding_f1", "full"),
    }[name]
    kept = json.loads((RESULTS / f"{file}.json").read_text("utf-8"))["arms"]
    seeds = [a["rows"][metric] for key, a in kept.items() if key.startswith(f"{arm}/") and a["rows"]]
    shown = (drawn.get("samples") or drawn)[arm][0]
    assert shown == pytest.approx(np.mean(seeds), abs=1e-4)


def test_every_figure_of_the_issue_is_there() -> None:
    assert {"story", "scanpaths", "attribution", "diagnosis", "captioning"} <= set(names())


def test_panes_of_one_size_lose_the_same_empty_edges() -> None:
    """A film that lies higher than the other stays higher."""
    high, low = np.zeros((40, 20, 3), np.uint8), np.zeros((40, 20, 3), np.uint8)
    high[5:20], low[10:30] = 90, 90
    assert [one.shape for one in without_empty_edges([high, low])] == [(25, 20, 3)] * 2
    assert without_empty_edges([np.zeros((8, 9, 3), np.uint8)])[0].shape == (8, 9, 3)


def test_people_s_words_are_neither_formulas_nor_half_characters(tmp_path: Path) -> None:
    words = "costs $5 or $\\frac{ \ud83d"
    save(
        Drawing(words, words, [Panel(words, film_with_path(FILM, MATERIAL.gaze, "#56B4E9"))]),
        tmp_path / "a.svg",
    )
    assert "costs $5 or $\\frac{ \ufffd" in (tmp_path / "a.svg").read_text(encoding="utf-8")
