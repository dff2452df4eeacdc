"""OSIE for the scanpath networks: no image in two parts, paths at the same places in another frame, and what
people reach among themselves."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from eyetracking.scanpaths import Scanpath
from inference.datasets.scanpath_files import HumanPath, HumanPaths
from inference.evaluation import osie_images
from inference.evaluation.experiments.osie import _viewers
from inference.evaluation.searches import Search


def path(x: list[float], y: list[float], frame: tuple[int, int] = (800, 600)) -> Scanpath:
    ms = np.full(len(x), 200.0)
    return Scanpath(
        x_px=np.array(x), y_px=np.array(y), duration_ms=ms, onset_ms=np.cumsum(ms) - ms,
        width_px=frame[0], height_px=frame[1],
    )  # fmt: skip


@pytest.fixture
def seven_hundred(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """As many images as OSIE has, two viewers each."""
    made = tuple(
        HumanPath(f"{1001 + k}.jpg", "", who, "", path([80.0 + k], [60.0]))
        for k in range(700)
        for who in "ab"
    )
    monkeypatch.setattr(osie_images, "data_folder", lambda _name: Path())
    monkeypatch.setattr(osie_images, "read_scanpaths", lambda *_: HumanPaths(made, ()))
    osie_images.viewed.cache_clear()
    yield
    osie_images.viewed.cache_clear()


def test_no_image_is_in_two_parts_and_each_path_begins_at_the_cross(seven_hundred: None) -> None:
    parts = {split: osie_images.viewed(split) for split in osie_images.SPLIT}
    assert [len(part) for part in parts.values()] == [500, 100, 100]
    assert len({one.image for part in parts.values() for one in part}) == 700
    seen = parts["test"][0].search["a", osie_images.TASK]
    assert (seen.x_px[0], seen.y_px[0]) == (300, 300)
    assert (seen.width_px, seen.height_px) == (600, 600)
    back = osie_images.searches("test")[0].readers[0]
    number = int(parts["test"][0].image.removesuffix(".jpg")) - 1001
    assert (back.x_px[1], back.y_px[1]) == pytest.approx((80 + number, 60))


def test_another_frame_keeps_the_fractions() -> None:
    moved = osie_images.framed(path([200, 800], [150, 600]), (600, 600))
    assert moved.x_px / 600 == pytest.approx([0.25, 1])
    assert moved.y_px / 600 == pytest.approx([0.25, 1])


def test_what_is_chosen_from_viewers_is_scored_with_the_one_who_was_left_out() -> None:
    alike, apart = path([400, 100], [300, 100]), path([400, 700], [300, 500])
    asked = [Search(0, osie_images.TASK, (alike, alike, alike, apart))]
    scores = _viewers(asked)["consensus/A"]["scanmatch"]
    mutual = _viewers([Search(0, osie_images.TASK, (alike, apart))])["consensus/A"]["scanmatch"][0]
    assert scores == pytest.approx([(3 * 1 + mutual) / 4])  # those alike find each other, the last finds one
