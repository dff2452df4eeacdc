"""Stories as files: every fault is named with its field; the shipped ones are whole."""

from __future__ import annotations

import json

import pytest
from story_material import left_by_a_demo

from app.story.attempt import as_path, likeness, likeness_words
from app.story.material import MaterialMissing, read_material
from app.story.story import SHOWS, StoryError, read_story, shipped


@pytest.mark.parametrize("name", sorted(shipped()))
def test_a_shipped_story_is_whole_and_told_within_two_minutes(name):
    story = read_story(name)
    assert story.title
    assert sum(step.seconds for step in story.steps) <= 120


def test_the_first_story_shows_everything_there_is():
    assert {step.shows for step in read_story("first").steps} == set(SHOWS)


def test_every_fault_is_named_at_once(tmp_path):
    path = tmp_path / "s.toml"
    path.write_text('titel = "x"\n[[step]]\nshows = "moon"\nsays = ""\nseconds = 0\n', "utf-8")
    with pytest.raises(StoryError) as error:
        read_story(path)
    said = str(error.value)
    for words in (
        "titel: unknown",
        "title: must be text",
        "step 1: shows: 'moon'",
        "step 1: says",
        "step 1: seconds",
    ):
        assert words in said
    assert said.count(str(path)) == 5


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("title = 'x'", "at least one"),
        ("title = 'x'\nstep = 3", "at least one"),
        ("title = 'x'\nstep = [3]", r"step 1: a step is a table"),
        ("title = 'x'\n[[step]]\nshows='film'\nsays='" + "a" * 200 + "'", "200 characters"),
        ("title = ", "Invalid value"),
        ("title = 'x'\nidle_s = true\n[[step]]\nshows='film'\nsays='a'", "idle_s: must be a number"),
    ],
)
def test_a_story_that_cannot_be_told_says_why(tmp_path, text, words):
    path = tmp_path / "s.toml"
    path.write_text(text, "utf-8")
    with pytest.raises(StoryError, match=words):
        read_story(path)


def test_a_story_that_is_not_there_names_those_that_are():
    with pytest.raises(StoryError, match="Shipped: first"):
        read_story("nosuch")


def test_the_mouse_is_fixations_of_a_quarter_of_a_second_on_the_film():
    samples = [(10.0, 0.1, 0.1), (100.0, 0.3, 0.1), (300.0, 0.5, 0.5), (400.0, 1.5, 0.5)]
    path = as_path(samples, 100, 200)
    assert path.x_px.tolist() == [20.0, 50.0]
    assert path.y_px.tolist() == pytest.approx([20.0, 100.0])
    assert path.onset_ms.tolist() == [0.0, 250.0]


def test_the_readers_own_path_is_like_itself_and_too_short_a_one_is_not_scored():
    places = [(300.0 * k, 0.1 + 0.1 * k, 0.2) for k in range(8)]
    path = as_path(places, 1000, 1000)
    assert likeness(path, path) == pytest.approx(1.0)
    assert likeness(as_path(places[:2], 1000, 1000), path) is None
    assert "0.50" in likeness_words(0.5, 0.1)
    assert "by chance 0.10" in likeness_words(0.5, 0.1)


def test_a_folder_that_no_demo_wrote_is_named(tmp_path):
    with pytest.raises(MaterialMissing, match="radgaze demo"):
        read_material(tmp_path)


@pytest.fixture
def made(tmp_path, rg1):
    return left_by_a_demo(tmp_path, rg1)


def test_what_a_demo_left_is_read_without_computing_anything(made):
    material = read_material(made)
    assert material.gaze.x_px.tolist() == [10.0, 30.0]
    assert material.predicted.onset_ms.tolist() == [0.0, 200.0]
    assert [f.name for f in material.findings] == ["fracture", "edema"]
    assert (material.report_with, material.report_without) == ("Effusion.", "")
    assert material.map_strength == 0.3, "a weak answer looks weak"
    assert material.words == "Demo models, simulated reader, seed 1. Research use only, not for diagnosis."


def test_a_damaged_result_is_named(made):
    (made / "scanpaths.json").write_text("{}")
    with pytest.raises(MaterialMissing, match="Make it again"):
        read_material(made)


def test_a_film_that_moved_is_named_with_the_way_out(made):
    summary = json.loads((made / "summary.json").read_text())
    summary["image"]["path"] = str(made / "gone.dcm")
    (made / "summary.json").write_text(json.dumps(summary))
    with pytest.raises(MaterialMissing, match="--film"):
        read_material(made)
