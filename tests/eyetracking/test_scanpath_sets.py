"""Measures of scanpaths in sets: against plain loops and hand-computed values; sets that are not in order."""

from __future__ import annotations

import json
import math
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from eyetracking.scanpaths.agreement import information_gain
from eyetracking.scanpaths.checks import check_set, swapped_axes
from eyetracking.scanpaths.consensus import consensus_index
from eyetracking.scanpaths.edit import sed, stde
from eyetracking.scanpaths.looking import covered_share, dwell_share, first_fixation_ms, fixations_before
from eyetracking.scanpaths.metrics import scanmatch
from eyetracking.scanpaths.pairs import ScanMatchOptions, scanmatch_matrix, scanmatch_pairs
from eyetracking.scanpaths.score import main
from eyetracking.scanpaths.sequence_score import clusters, reader_pairs, sequence_score
from eyetracking.scanpaths.starts import under_protocol
from eyetracking.scanpaths.types import Scanpath


def path(x: Any, y: Any, ms: Any = None, *, frame: tuple[int, int] = (224, 224)) -> Scanpath:
    x, y = np.asarray(x, float), np.asarray(y, float)
    ms = np.full(len(x), 200.0) if ms is None else np.asarray(ms, float)
    return Scanpath(
        x_px=x, y_px=y, duration_ms=ms, onset_ms=np.cumsum(ms) - ms, width_px=frame[0], height_px=frame[1]
    )


def some(n: int, seed: int = 0) -> list[Scanpath]:
    rng = np.random.default_rng(seed)
    return [
        path(rng.uniform(0, 224, k), rng.uniform(0, 224, k), rng.uniform(60, 700, k))
        for k in rng.integers(1, 9, n)
    ]


def plain_scanmatch(a: Scanpath, b: Scanpath, *, timed: bool) -> float:
    """The definition, cell by cell."""

    def letters(p: Scanpath) -> list[tuple[int, int]]:
        out = []
        for x, y, t in zip(p.x_px, p.y_px, p.duration_ms, strict=True):
            cell = (min(15, int(x / 224 * 16)), min(11, int(y / 224 * 12)))
            out += [cell] * (round(t / 50) if timed else 1)
        return out

    first, second = letters(a), letters(b)
    table = [[0.0] * (len(second) + 1) for _ in range(len(first) + 1)]
    for i, p in enumerate(first, 1):
        for j, q in enumerate(second, 1):
            match = table[i - 1][j - 1] + 3.5 - math.dist(p, q)
            table[i][j] = max(match, table[i - 1][j], table[i][j - 1])
    return table[-1][-1] / (3.5 * max(len(first), len(second)))


@pytest.mark.parametrize("timed", [False, True])
def test_many_pairs_at_once_are_the_plain_double_loop(timed: bool) -> None:
    a, b = some(30), some(30, seed=1)
    found = scanmatch_pairs(a, b, options=ScanMatchOptions(with_duration=timed))
    assert found == pytest.approx([plain_scanmatch(p, q, timed=timed) for p, q in zip(a, b, strict=True)])


def test_a_matrix_has_each_pair_once() -> None:
    a, b = some(3), some(4, seed=1)
    matrix = scanmatch_matrix(a, b)
    assert matrix.shape == (3, 4)
    assert matrix[2, 1] == pytest.approx(scanmatch(a[2], b[1]))


def test_a_set_with_itself_is_one_on_the_diagonal_and_an_empty_path_is_like_nothing() -> None:
    paths = [*some(4), path([], [])]
    matrix = scanmatch_matrix(paths, paths, options=ScanMatchOptions(with_duration=True))
    assert np.diag(matrix).tolist() == pytest.approx([1, 1, 1, 1, 0])
    assert not matrix[-1].any()


def test_seconds_in_a_set_are_refused_only_where_durations_count() -> None:
    seconds = [path([1, 2], [1, 2], [0.2, 0.3])]
    assert scanmatch_pairs(seconds, seconds)[0] == 1
    with pytest.raises(ValueError, match="milliseconds"):
        scanmatch_pairs(seconds, seconds, options=ScanMatchOptions(with_duration=True))


def test_the_consensus_is_the_path_most_like_the_others() -> None:
    paths = [path([20, 20], [20, 20]), path([200, 200], [200, 200]), path([24, 24], [24, 24])]
    assert consensus_index(paths, with_duration=False) in (0, 2)
    with pytest.raises(ValueError, match="no scanpaths"):
        consensus_index([])


def test_string_edit_distance_counts_changes_insertions_and_the_spill_of_the_last_pixels() -> None:
    """224 px: cells of 44 px; x = 222 is a sixth column, the first of the next row."""
    abc = path([10, 60, 110], [10, 10, 10])
    assert sed(abc, abc) == 0
    assert sed(abc, path([10, 110], [10, 10])) == 1
    assert sed(abc, path([10, 200, 110], [10, 10, 10])) == 1
    assert sed(path([], []), abc) == 3
    assert sed(path([222], [10]), path([10], [60])) == 0


def test_time_delay_embedding_of_shifted_paths() -> None:
    """One fixation 22.4 px aside: exp(-0.1) for every window."""
    human, aside = path([50, 100], [50, 50]), path([72.4, 122.4], [50, 50])
    assert stde(human, human) == 1
    k1 = math.exp(-(22.4 + min(22.4, 72.4)) / 2 / 224)
    assert stde(human, aside) == pytest.approx((k1 + math.exp(-0.1)) / 2)
    assert math.isnan(stde(human, path([], [])))


def test_sequence_score_aligns_clusters() -> None:
    readers = [path([20, 200], [20, 20]), path([22, 198], [20, 22])]
    centres = clusters(readers)
    assert len(centres) == 2
    assert sequence_score(readers[0], readers[1], centres) == 1
    assert sequence_score(readers[0], path([200, 20], [20, 20]), centres) == 0.5
    assert reader_pairs(readers, centres) == 1
    assert math.isnan(reader_pairs(readers[:1], centres))
    assert (
        sequence_score(path([20], [20], [90.0]), path([20], [20], [250.0]), centres, with_duration=True)
        == 0.2
    )


def test_information_gain_is_in_bits_over_the_baseline() -> None:
    """All of the map in one of 16 pixels, the baseline even: log2(16)."""
    values, even = np.zeros((4, 4)), np.ones((4, 4))
    values[0, 0] = 1
    looked = path([10], [10])
    assert information_gain(values, even, looked) == pytest.approx(4)
    assert information_gain(even, even, looked) == 0
    assert math.isnan(information_gain(values, even, path([], [])))


def test_dwell_coverage_and_the_first_look() -> None:
    mask = np.zeros((8, 8), bool)
    mask[:, 4:] = True
    looked = path([10, 200, 300], [50, 50, 50], [100, 300, 100])
    assert dwell_share(looked, mask) == pytest.approx(0.6)  # the third lies outside the image
    assert first_fixation_ms(looked, mask) == 100
    assert fixations_before(looked, mask) == 1
    assert math.isnan(first_fixation_ms(looked, np.zeros((8, 8), bool)))
    assert covered_share(path([112], [112]), mask, radius_px=1000) == 1
    assert math.isnan(covered_share(looked, np.zeros((8, 8), bool), radius_px=5))


def test_protocols_differ_in_whose_start_counts() -> None:
    human, predicted = path([20, 30], [20, 30]), path([112, 30], [112, 30])
    lengths = {p: tuple(len(q) for q in under_protocol(predicted, human, p)) for p in "ABC"}
    assert lengths == {"A": (1, 2), "B": (2, 2), "C": (2, 3)}
    with pytest.raises(ValueError, match="protocol"):
        under_protocol(predicted, human, "D")


def test_pixels_that_fit_the_frame_only_when_exchanged_are_named() -> None:
    wide = path([50, 60, 70], [500, 700, 100], frame=(800, 400))
    found = check_set([wide])
    assert found.swapped
    assert "likely swapped" in found.why
    assert not check_set(
        [swapped_axes(path([500, 700], [50, 60], frame=(800, 400)))], typical=None
    ).why.startswith("100")


def test_dwell_that_meets_what_was_looked_for_only_when_exchanged_is_named() -> None:
    mask = np.zeros((10, 10), bool)
    mask[1:3, 7:9] = True
    right, wrong = path([170, 180], [40, 50]), path([40, 50], [170, 180])
    assert check_set([wrong], masks=[mask]).swapped
    assert not check_set([right], masks=[mask]).swapped


def test_a_set_that_lies_where_such_images_are_looked_at_only_when_exchanged_is_named() -> None:
    typical = np.zeros((20, 20))
    typical[8:12] = 1.0
    rows = path(np.linspace(10, 200, 20), np.full(20, 112.0))
    assert not check_set([rows], typical=typical).swapped
    assert check_set([swapped_axes(rows)], typical=typical).swapped


def test_points_outside_the_image_are_named() -> None:
    found = check_set([path([10, 20, 900], [10, 20, 900])])
    assert not found.swapped
    assert "outside" in found.why
    assert check_set([]).fixations == 0


def write(file: Path, *entries: dict[str, Any]) -> Path:
    file.write_text(json.dumps(entries))
    return file


ENTRY = {"name": "a.jpg", "task": "edema", "X": [20, 40, 60], "Y": [20, 40, 60], "T": [0.2, 0.3, 0.25]}


def test_files_in_the_layout_of_gazesearch_are_scored(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    human = write(
        tmp_path / "h.json", {**ENTRY, "split": "test"}, {**ENTRY, "name": "b.jpg", "split": "train"}
    )
    arguments = [str(write(tmp_path / "p.json", ENTRY)), str(human), "--frame", "224x224", "--json"]
    assert main([*arguments, "--protocol", "C", "--split", "test"]) == 0
    result = json.loads(capsys.readouterr().out)
    assert (result["protocol"], result["pairs"], result["only_human"]) == ("C", 1, 0)
    assert result["metrics"]["scanmatch"]["value"] == 1
    assert result["metrics"]["scanmatch_duration"]["value"] == 1
    assert result["metrics"]["sed"]["value"] == 0


@pytest.mark.parametrize(
    ("entry", "says"),
    [
        ({"name": "a", "task": "b", "X": [1]}, "has no Y"),
        ({**ENTRY, "T": [1]}, "differ in length"),
        ({**ENTRY, "X": [1, None, 2]}, "finite"),
        ({**ENTRY, "X": ["a", "b", "c"]}, "lists of numbers"),
    ],
)
def test_a_file_that_is_not_what_it_should_be_names_itself_and_the_field(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], entry: dict[str, Any], says: str
) -> None:
    bad, good = write(tmp_path / "bad.json", entry), write(tmp_path / "good.json", ENTRY)
    assert main([str(bad), str(good), "--frame", "224x224", "--protocol", "A"]) == 2
    error = capsys.readouterr().err
    assert says in error
    assert "bad.json" in error


def test_real_readings_whose_published_axes_are_swapped_are_named(shared_data: Path) -> None:
    """737 readings of chest films (siim-cxr): the file calls the vertical fraction gaze_x."""
    from eyetracking.scanpaths.checks import chest_density

    readings = json.loads((shared_data / "gaze" / "siim-cxr" / "gaze.json").read_text())
    as_published = [path(r["gaze_x"], r["gaze_y"], frame=(1, 1)) for r in readings]
    assert check_set(as_published, typical=chest_density()).swapped
    assert not check_set([swapped_axes(p) for p in as_published], typical=chest_density()).swapped
