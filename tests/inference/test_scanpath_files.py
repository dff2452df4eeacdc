"""Published layouts of people's scanpaths, on files made here, and on the real ones where they are."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from inference.datasets.location import DataSetMissing
from inference.datasets.scanpath_files import image_disjoint, leaking, read_scanpaths

ENTRY = {"name": "a.jpg", "task": "edema", "X": [112, 50], "Y": [112, 60], "T": [0.2, 0.3], "split": "train"}


def made(file: Path, *entries: dict) -> Path:  # type: ignore[type-arg]
    file.write_text(json.dumps(entries))
    return file


def test_seconds_of_gazesearch_become_milliseconds_and_a_split_that_leaks_is_named(tmp_path: Path) -> None:
    file = made(tmp_path / "g.json", ENTRY, {**ENTRY, "task": "fracture", "split": "test"})
    found = read_scanpaths("gazesearch", file)
    assert found.paths[0].path.duration_ms.tolist() == [200, 300]
    assert "1 of 1 test images are training images" in found.notes[0]
    assert leaking(image_disjoint(found.paths))[0] == 0


def test_readers_of_one_image_and_task_stay_apart(tmp_path: Path) -> None:
    file = made(tmp_path / "c.json", *({**ENTRY, "subject": k, "X": [k, 9]} for k in (1, 2)))
    found = read_scanpaths("coco-search18", file).paths
    assert [(p.reader, p.path.x_px[0]) for p in found] == [("1", 1), ("2", 2)]
    assert found[0].path.width_px == 1680


@pytest.mark.parametrize("content", ["{}", "[]", '[{"name": "a"}]', "no json"])
def test_another_layout_is_named_with_its_file(tmp_path: Path, content: str) -> None:
    (tmp_path / "x.json").write_text(content)
    with pytest.raises(DataSetMissing, match=r"x\.json"):
        read_scanpaths("gazesearch", tmp_path / "x.json")


def test_an_unknown_set_says_which_there_are(tmp_path: Path) -> None:
    with pytest.raises(DataSetMissing, match="siim-cxr"):
        read_scanpaths("mine", tmp_path)


def test_the_axes_of_the_published_chest_readings_are_put_right(shared_data: Path) -> None:
    """Lungs stand side by side: the horizontal coordinate is spread more widely than the vertical one's core,
    and as many looks fall left of the middle as right of it."""
    found = read_scanpaths("siim-cxr", shared_data / "gaze" / "siim-cxr").paths
    assert len(found) == 737
    raw = json.loads((shared_data / "gaze" / "siim-cxr" / "gaze.json").read_text())
    assert np.allclose(found[0].path.x_px, raw[0]["gaze_y"])


def test_viewers_of_osie(shared_data: Path) -> None:
    pytest.importorskip("scipy")
    found = read_scanpaths("osie", shared_data / "gaze" / "osie").paths
    assert len({p.image for p in found}) == 700
    assert len({p.reader for p in found}) == 15
    assert 150 < np.median(np.concatenate([p.path.duration_ms for p in found])) < 400
