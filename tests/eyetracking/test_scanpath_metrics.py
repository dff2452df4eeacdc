"""ScanMatch and MultiMatch against the values of other implementations (shared/data/reference-outputs)."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from eyetracking.scanpaths.metrics import scanmatch
from eyetracking.scanpaths.multimatch import multimatch
from eyetracking.scanpaths.types import Scanpath


def scanpath(x: Any, y: Any, duration_ms: Any, width_px: int = 800, height_px: int = 600) -> Scanpath:
    x, y, duration = (np.atleast_1d(np.asarray(v, dtype=float)) for v in (x, y, duration_ms))
    return Scanpath(
        x_px=x, y_px=y, duration_ms=duration, onset_ms=np.cumsum(duration) - duration,
        width_px=width_px, height_px=height_px,
    )  # fmt: skip


@pytest.fixture(scope="module")
def osie(shared_data: Path) -> list[tuple[Scanpath, Scanpath, dict[str, Any]]]:
    """18 pairs of readers of one image, with the reference values."""
    from scipy.io import loadmat

    data = loadmat(shared_data / "gaze" / "osie" / "fixations.mat", squeeze_me=True, struct_as_record=False)
    images = {entry.img: entry.subjects for entry in data["fixations"]}
    text = (shared_data / "reference-outputs" / "osie_scanpath_similarity.json").read_text()
    pairs = []
    for pair in json.loads(text)["pairs"]:
        a, b = (
            scanpath(s.fix_x, s.fix_y, s.fix_duration)
            for s in (images[pair["image"]][number] for number in pair["subjects"])
        )
        pairs.append((a, b, pair))
    return pairs


def test_scanmatch_is_that_of_the_port_of_the_original(osie) -> None:  # type: ignore[no-untyped-def]
    for a, b, pair in osie:
        assert scanmatch(a, b) == pytest.approx(pair["scanmatch_no_duration"], abs=1e-9)
        assert scanmatch(a, b, with_duration=True) == pytest.approx(pair["scanmatch_duration_50ms"], abs=1e-9)


def test_multimatch_is_that_of_multimatch_gaze(osie) -> None:  # type: ignore[no-untyped-def]
    compared = 0
    for a, b, pair in osie:
        if pair["multimatch_nogroup"] is not None:
            assert tuple(multimatch(a, b)) == pytest.approx(pair["multimatch_nogroup"], abs=1e-9)
            compared += 1
    assert compared == 18


def test_multimatch_is_that_of_the_matlab_toolbox(shared_data: Path) -> None:
    folder = shared_data / "reference-outputs" / "multimatch_matlab_reference.json"
    reference = json.loads(folder.read_text())
    height, width = reference["screensize"]
    paths = []
    for name in reference["inputs"]:
        rows = np.genfromtxt(shared_data / name, names=True, delimiter="\t")
        paths.append(
            scanpath(
                rows["start_x"], rows["start_y"], rows["duration"] * 1000, width_px=width, height_px=height
            )
        )
    expected = reference["no_grouping"]["matlab"]
    assert tuple(multimatch(*paths)) == pytest.approx(expected, abs=reference["tolerance"])


def test_a_scanpath_is_wholly_similar_to_itself() -> None:
    path = scanpath([10, 400, 300, 700], [10, 300, 500, 20], [200, 300, 100, 250])
    assert tuple(multimatch(path, path)) == (1, 1, 1, 1, 1)
    assert scanmatch(path, path) == 1.0


def test_the_direction_of_opposite_saccades_is_wholly_different() -> None:
    right = scanpath([100, 300, 500], [300, 300, 300], [200, 200, 200])
    left = scanpath([500, 300, 100], [300, 300, 300], [200, 200, 200])
    found = multimatch(right, left)
    assert (found.direction, found.length, found.duration) == (0, 1, 1)
    assert found.shape == pytest.approx(1 - 400 / 2000)


def test_two_fixations_say_too_little() -> None:
    short = scanpath([1, 2], [1, 2], [100, 100])
    assert np.isnan(multimatch(short, short)).all()


def test_images_of_different_sizes_are_refused() -> None:
    a = scanpath([1, 2, 3], [1, 2, 3], [1, 1, 1])
    with pytest.raises(ValueError, match="scaled_to"):
        multimatch(a, a.scaled_to(400, 300))
