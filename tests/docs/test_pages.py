"""The documentation runs as written: tutorials from nothing to their result, every other command as far as
its words; references are those of the program; what is named is there."""

from __future__ import annotations

import argparse
import importlib
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from pages import DOCS, REPOSITORY, blocks, file_in
from story_material import left_by_a_demo

from app.cli import COMMANDS, main
from app.demo_study import demo_study
from app.documentation import pages as shown_pages

TUTORIALS = sorted(path.relative_to(REPOSITORY).as_posix() for path in (DOCS / "tutorials").glob("*.md"))
ELSEWHERE = {
    ("demo", "--headless"): "tests/journeys/test_journeys.py::test_the_demo_makes_every_part",
    ("present", "first", "--made", "made"): (
        "tests/ui/test_present.py::test_unattended_every_step_comes_and_the_round_begins_again"
    ),
}
"""Commands that take minutes or do not end, by how they begin, and the test that runs them."""


@pytest.mark.parametrize("page", TUTORIALS)
def test_a_tutorial_leads_from_nothing_to_its_result(
    page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, made: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "made").symlink_to(made)
    ran = 0
    for block in blocks(page):
        if block.name:
            (tmp_path / block.name).write_text(block.text, encoding="utf-8")
        for words in block.commands:
            ran += run(words)
    assert ran >= 1


def run(words: list[str]) -> bool:
    """False where another test runs it."""
    if words[-1] != "--check" and any(tuple(words[: len(begin)]) == begin for begin in ELSEWHERE):
        return False
    if words[0] == "view":
        environment = {**os.environ, "RADGAZE_MARK_FIRST_PAINT": "1", "PYTHONPATH": str(REPOSITORY)}
        command = [sys.executable, "-m", "app.cli", *words]
        ended = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
        assert ended.returncode == 0, ended.stderr
        assert ended.stderr.strip().splitlines()[-1].isdigit(), "the first picture was painted"
        return True
    quick = ("--rate", "60", "--voice", "none") if words[:2] == ["study", "run"] else ()
    allowed = (0, 1) if words[0] == "doctor" else (0,)  # 1: something is lacking here, and said
    assert main([*words, *quick]) in allowed, words
    return True


@pytest.fixture
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What `radgaze demo --headless --out made` leaves, as far as a story reads it."""
    film = demo_study()
    assert film is not None
    return left_by_a_demo(tmp_path_factory.mktemp("made"), film)


@pytest.mark.parametrize("test", ELSEWHERE.values())
def test_what_runs_elsewhere_is_there(test: str) -> None:
    assert_test_exists(test)


def assert_test_exists(test: str) -> None:
    """test: file::function; the function may stand for several."""
    file, _, name = test.partition("::")
    path = REPOSITORY / file
    assert path.is_file(), test
    assert not name or re.search(rf"^def {name}\(", path.read_text("utf-8"), re.MULTILINE), test


PAGES = ["README.md", *sorted(path.relative_to(REPOSITORY).as_posix() for path in DOCS.rglob("*.md"))]
_SKETCH = re.compile(r"[|…\[\]]|\.\.\.")
"""In a line that shows a choice or leaves something out."""
STANDS_FOR = {"STUDY_UID": "1.2.840.1"}


@pytest.mark.parametrize("page", PAGES)
def test_every_command_in_the_documentation_is_one_that_radgaze_takes(page: str) -> None:
    for block in blocks(page):
        for words in block.commands:
            if not any(_SKETCH.search(word) for word in words) and words:
                assert taken(words), f"{page}: radgaze {' '.join(words)}"


def taken(words: list[str]) -> bool:
    """Whether the command line's words fit, without doing anything."""
    module = {name: module for name, module, _ in COMMANDS}.get(words[0])
    if module is None:
        return False
    parser = argparse.ArgumentParser()
    importlib.import_module(module).add_arguments(parser)
    try:
        parser.parse_args([STANDS_FOR.get(word, word) for word in words[1:]])
    except SystemExit:
        return False
    return True


def test_a_command_that_radgaze_does_not_take_would_be_found() -> None:
    assert not taken(["render", "film.dcm"])
    assert not taken(["rendr", "film.dcm", "film.png"])


def test_the_references_say_what_the_program_says() -> None:
    ended = subprocess.run(
        [sys.executable, "scripts/reference.py", "--check"],
        cwd=REPOSITORY,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode == 0, ended.stdout + ended.stderr


@pytest.mark.parametrize("page", PAGES)
def test_every_link_of_a_page_leads_somewhere(page: str) -> None:
    here = (REPOSITORY / page).parent
    text = (REPOSITORY / page).read_text("utf-8")
    for target in re.findall(r"\]\(([^)#\s]+)[^)]*\)", text):
        if "://" not in target:
            assert (here / target).exists(), f"{page} -> {target}"


def test_every_hazard_names_a_control_and_tests_that_hold_it() -> None:
    rows = [line.split("|")[1:-1] for line in (DOCS / "safety.md").read_text("utf-8").splitlines()]
    table = [[cell.strip() for cell in row] for row in rows if len(row) == 4]
    hazards = [row for row in table if not set("".join(row)) <= set("-") and row[0] != "hazard"]
    assert len(hazards) >= 10
    for hazard, cause, control, tests in hazards:
        assert hazard
        assert cause
        assert control
        named = re.findall(r"`(tests/[^`]+)`", tests)
        assert named, hazard
        for test in named:
            assert_test_exists(test)


def test_the_window_shows_every_page_of_the_documentation() -> None:
    assert {page.path for page in shown_pages()} == set(DOCS.rglob("*.md"))


def test_an_export_is_one_new_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from app.export import collections
    from app.export.collections import formats
    from app.export.collections.model import Options
    from app.study.collecting import collection_of
    from app.study.folder import open_study

    (tmp_path / "counts.py").write_text(file_in("docs/adding.md", "counts.py"), encoding="utf-8")
    monkeypatch.setattr(collections, "__path__", [*collections.__path__, str(tmp_path)])
    monkeypatch.setattr(formats, "FORMATS", (*formats.FORMATS, "counts"))
    monkeypatch.chdir(tmp_path)
    page = "docs/tutorials/data-collector.md"
    (tmp_path / "first.toml").write_text(file_in(page, "first.toml"), encoding="utf-8")
    assert main(["phantom", "--n", "1", "--size", "128", "--films-only", "--out", "films"]) == 0
    words = ("--study", "first", "--participant", "new", "--simulated", "--rate", "60", "--voice", "none")
    assert main(["study", "run", "first.toml", *words]) == 0
    collection = collection_of(open_study(tmp_path / "first"), licence="CC0")
    formats.write_collection(collection, tmp_path / "out", form="counts", options=Options())
    monkeypatch.delitem(sys.modules, "app.export.collections.counts")
    lines = (tmp_path / "out" / "counts.csv").read_text().splitlines()
    assert lines[0] == "participant,stimulus,fixations"
    assert int(lines[1].split(",")[2]) > 0
    assert "Counts of fixations" in (tmp_path / "out" / "README.md").read_text()


def test_a_model_is_a_folder_that_is_pointed_at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from checkpoints import clip

    monkeypatch.chdir(tmp_path)
    clip(tmp_path / "clip-cxr")
    commands = [words for block in blocks("docs/adding.md") for words in block.commands]
    assert [words[1:2] for words in commands] == [["add"], [], ["remove"]]
    for words in commands:
        assert main(words) == 0
    assert (tmp_path / "clip-cxr" / "config.json").exists(), "a linked folder's files stay"


def test_no_picture_is_older_than_the_code_that_it_shows() -> None:
    ended = subprocess.run(
        [sys.executable, "scripts/pictures.py", "--check"],
        cwd=REPOSITORY,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode == 0, ended.stdout + ended.stderr


def test_every_picture_of_a_page_is_made_by_the_script() -> None:
    script = (REPOSITORY / "scripts" / "pictures.py").read_text("utf-8")
    for page in PAGES:
        for name in re.findall(r"!\[[^\]]*\]\(([^)]+)\)", (REPOSITORY / page).read_text("utf-8")):
            assert f'"{Path(name).name}": Picture(' in script, f"{page}: {name}"
