"""Data quality: against ETDQualitizer's own output on recordings of real trackers, and at its edges."""

from __future__ import annotations

import csv
import json
import math
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from eyetracking import quality
from eyetracking.quality import EyeQuality, fick_degrees, mean_quality, target_quality
from eyetracking.tracker import DisplayGeometry

RECORDINGS = (
    "EyeLink_1000+_binocular_1000Hz",
    "EyeLink_1000+_left_1000Hz",
    "EyeLink_1000+_right_1000Hz",
    "SMI_RED500_500Hz",
    "Tobii_Spectrum_1200Hz",
    "Tobii_Spectrum_120Hz",
    "Tobii_Spectrum_600Hz",
)
AGREEMENT_DEG = 1e-6


def screen(reference: dict) -> DisplayGeometry:
    (width_mm, height_mm), (width, height) = reference["screen"]["size_mm"], reference["screen"]["res_px"]
    return DisplayGeometry(
        width_px=width, height_px=height, width_mm=width_mm, height_mm=height_mm,
        distance_mm=reference["screen"]["distance_mm"], assumed=False,
    )  # fmt: skip


def table(shared_data: Path, name: str) -> dict[str, np.ndarray]:
    path = shared_data / "gaze" / "etdqualitizer" / f"{name}.tsv"
    with path.open(newline="") as file:
        header, *rows = csv.reader(file, delimiter="\t")
    columns = np.array([[float(cell or "nan") for cell in row] for row in rows], dtype=np.float64).T
    return dict(zip(header, columns, strict=True))


@pytest.fixture
def reference(shared_data: Path) -> dict:
    path = shared_data / "reference-outputs" / "etdqualitizer_1.2.0_whole_recording.json"
    return json.loads(path.read_text())


@pytest.mark.parametrize("name", RECORDINGS)
def test_figures_per_target_agree_with_etdqualitizer(shared_data: Path, reference: dict, name: str) -> None:
    geometry, columns = screen(reference), table(shared_data, name)
    with (shared_data / "reference-outputs" / "etdqualitizer_1.2.0_per_target.csv").open(newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["file"] == f"{name}.tsv"]
    assert len(rows) >= 9
    for row in rows:
        here = columns["target_id"] == float(row["target_id"])
        first = int(np.flatnonzero(here)[0])
        found = target_quality(
            columns["timestamp"][here] / 1000,
            columns[f"{row['eye']}_x"][here] / 1920 + 0.5,
            columns[f"{row['eye']}_y"][here] / 1080 + 0.5,
            target=(columns["tar_x"][first] / 1920 + 0.5, columns["tar_y"][first] / 1080 + 0.5),
            geometry=geometry,
        )
        # the reference is printed with six decimals, which is half of the tolerance
        for ours, theirs in (
            (found.accuracy_deg, "accuracy"),
            (found.rms_s2s_deg, "rms_s2s"),
            (found.std_deg, "std"),
            (found.bcea_deg2, "bcea"),
            (found.loss_percent, "data_loss"),
            (found.effective_hz, "effective_frequency"),
        ):
            assert ours == pytest.approx(float(row[theirs]), abs=AGREEMENT_DEG), (row, theirs)


@pytest.mark.parametrize("name", RECORDINGS)
def test_figures_of_whole_recordings_agree_with_etdqualitizer(
    shared_data: Path, reference: dict, name: str
) -> None:
    geometry, columns = screen(reference), table(shared_data, name)
    for eye in ("left", "right"):
        if f"{eye}_x" not in columns:
            continue
        wanted = reference["whole_recording"][f"{name}.tsv:{eye}"]
        azimuth, elevation = fick_degrees(
            columns[f"{eye}_x"] / 1920 + 0.5, columns[f"{eye}_y"] / 1080 + 0.5, geometry
        )
        seconds = quality.duration_s(columns["timestamp"] / 1000)
        window = round(0.2 * wanted["fs"])
        assert len(azimuth) == wanted["n"]
        assert quality.rms_s2s(azimuth, elevation, median=True) == pytest.approx(
            wanted["rms_s2s_median_deg"], abs=AGREEMENT_DEG
        )
        assert quality.windowed_rms_s2s(azimuth, elevation, window=window) == pytest.approx(
            wanted["rms_s2s_window_deg"], abs=AGREEMENT_DEG
        )
        assert quality.loss_percent(azimuth, elevation) == pytest.approx(
            wanted["data_loss_invalid_pct"], abs=1e-9
        )
        assert quality.loss_expected_percent(
            azimuth, elevation, seconds=seconds, rate_hz=wanted["fs"]
        ) == pytest.approx(wanted["data_loss_expected_pct"], abs=1e-6)
        assert quality.effective_hz(azimuth, elevation, seconds=seconds) == pytest.approx(
            wanted["effective_hz"], rel=1e-9
        )


GEOMETRY = DisplayGeometry(
    width_px=1000, height_px=1000, width_mm=500.0, height_mm=500.0, distance_mm=600.0, assumed=False
)
T_S = np.arange(100) / 100


def test_gaze_on_the_target_is_accurate_and_precise() -> None:
    found = target_quality(T_S, np.full(100, 0.3), np.full(100, 0.7), target=(0.3, 0.7), geometry=GEOMETRY)
    assert found.accuracy_deg == pytest.approx(0, abs=1e-9)
    assert (found.rms_s2s_deg, found.loss_percent) == (0.0, 0.0)
    assert found.std_deg == pytest.approx(0, abs=1e-12)
    assert found.effective_hz == pytest.approx(100)


def test_an_offset_at_the_middle_of_the_screen_is_its_angle() -> None:
    found = target_quality(T_S, np.full(100, 0.51), np.full(100, 0.5), target=(0.5, 0.5), geometry=GEOMETRY)
    assert found.accuracy_deg == pytest.approx(math.degrees(math.atan(5 / 600)))
    assert found.offset_x_deg == pytest.approx(found.accuracy_deg)
    assert found.offset_y_deg == pytest.approx(0, abs=1e-12)


def test_an_eye_that_was_never_seen_gives_no_figures_but_its_loss() -> None:
    nothing = np.full(100, np.nan)
    found = target_quality(T_S, nothing, nothing, target=(0.5, 0.5), geometry=GEOMETRY)
    assert found.loss_percent == 100
    assert all(
        math.isnan(value) for value in (found.accuracy_deg, found.rms_s2s_deg, found.std_deg, found.bcea_deg2)
    )


def test_no_samples_at_all_give_no_figures() -> None:
    none = np.zeros(0)
    found = target_quality(none, none, none, target=(0.5, 0.5), geometry=GEOMETRY)
    assert found.samples == 0
    assert math.isnan(found.loss_percent)


@given(st.lists(st.floats(-20, 20), min_size=40, max_size=60), st.integers(2, 30))
def test_windows_are_what_a_loop_over_them_gives(values: list[float], window: int) -> None:
    azimuth = np.array(values)
    azimuth[5:9] = np.nan
    spans = [slice(k, k + window) for k in range(len(azimuth) - window + 1)]
    for ours, one in (
        (quality.windowed_rms_s2s, quality.rms_s2s),
        (quality.windowed_std, quality.std),
    ):
        each = np.array([one(azimuth[s], np.where(np.isnan(azimuth[s]), np.nan, azimuth[s])) for s in spans])
        found = ours(azimuth, np.where(np.isnan(azimuth), np.nan, azimuth), window=window)
        assert found == pytest.approx(float(np.median(each[np.isfinite(each)])), nan_ok=True, abs=1e-9)


def test_the_mean_over_targets_leaves_out_what_is_not_known() -> None:
    first, second = EyeQuality(accuracy_deg=0.2, samples=10), EyeQuality(accuracy_deg=0.4, loss_percent=3.0)
    mean = mean_quality([first, second])
    assert mean.accuracy_deg == pytest.approx(0.3)
    assert mean.loss_percent == 3.0
    assert math.isnan(mean.std_deg)
    assert mean.samples == 10
    assert math.isnan(mean_quality([]).accuracy_deg)
