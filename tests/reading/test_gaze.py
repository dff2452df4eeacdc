"""What becomes of gaze: fixations on a map, places that were not seen."""

from __future__ import annotations

import numpy as np
import pytest

from app.reading.gaze import (
    chance_scanmatch,
    fixations_on_map,
    from_recording,
    heatmap_of,
    mean_scanmatch,
    place_name,
    unseen_places,
)
from eyetracking.scanpaths.types import Scanpath
from inference import api


def path(points, width=1000, height=1000, onset=None):
    points = np.asarray(points, dtype=float).reshape(-1, 2)
    n = len(points)
    onset = np.arange(n) * 300.0 if onset is None else np.asarray(onset, dtype=float)
    return Scanpath(
        x_px=points[:, 0], y_px=points[:, 1], duration_ms=np.full(n, 200.0), onset_ms=onset,
        width_px=width, height_px=height,
    )  # fmt: skip


def blob(x, y, size=128):
    rows, columns = np.mgrid[:size, :size] / size
    return np.exp(-((columns - x) ** 2 + (rows - y) ** 2) / 0.005).astype(np.float32)


def test_fixations_on_the_upper_half_of_a_map_belong_to_it():
    assert fixations_on_map(path([(500, 500), (100, 900), (520, 490)]), blob(0.5, 0.5)).tolist() == [0, 2]


def test_a_predicted_place_that_was_not_fixated_is_named():
    found = unseen_places(np.maximum(blob(0.66, 0.17), blob(0.5, 0.6)), path([(500, 600)]))
    assert [u.place for u in found] == ["left apex"]
    assert (found[0].x_px, found[0].y_px) == pytest.approx((660, 170), abs=12)
    assert type(found[0].x_px) is float  # a view's centre, and sent to the tracker host


def test_nothing_is_unseen_where_everything_was_fixated():
    assert unseen_places(blob(0.5, 0.5), path([(500, 500)])) == []


def test_sides_are_the_patients():
    assert place_name(0.28, 0.57) == "right lower lung"


def test_the_heatmap_peaks_at_the_longest_fixation():
    two = Scanpath(
        x_px=np.array([200.0, 700.0]), y_px=np.array([200.0, 700.0]), duration_ms=np.array([100.0, 900.0]),
        onset_ms=np.array([0.0, 200.0]), width_px=1000, height_px=1000,
    )  # fmt: skip
    values = heatmap_of(two).values
    row, column = np.unravel_index(values.argmax(), values.shape)
    assert (column / values.shape[1], row / values.shape[0]) == pytest.approx((0.7, 0.7), abs=0.01)


def test_a_recording_without_a_view_of_the_image_has_no_fixation():
    class Recording:
        """What from_recording asks of eyetracking.recording.Recording."""

        views = ()
        events = ()
        samples = {"seq": np.arange(2)}  # noqa: RUF012
        t_ms = np.array([0.0, 4.0])
        end_text = "Closed after 0.0 s."
        damage = ()

    loaded = from_recording(Recording(), 1000, 800)
    assert len(loaded.fixations) == 0
    assert loaded.gaze.at(2.0) is None
    assert loaded.heatmap.values.max() == 0


def test_scanmatch_is_read_against_chance():
    own = path([(200, 200), (700, 300), (600, 700), (300, 800), (500, 500)])
    same = api.PredictedScanpath(
        x_px=own.x_px.tolist(), y_px=own.y_px.tolist(), duration_ms=[200.0] * 5, sd_px=[10.0] * 5
    )
    assert mean_scanmatch([same] * 5, own, 1000, 1000) == pytest.approx(1.0)
    assert 0.0 < chance_scanmatch([same] * 5, own, 1000, 1000) < 0.8


def test_the_heatmap_is_a_degree_wide_whatever_the_zoom(tmp_path):
    from app.bench.fixations import write_recording
    from app.reading.gaze import load_gaze
    from app.reading.traces import load_traces

    write_recording(tmp_path / "recording", minutes=0.1)
    image = load_traces(tmp_path / "recording").image
    loaded = load_gaze(tmp_path / "recording", image.width_px, image.height_px)
    assert loaded.fixations.x_px == pytest.approx(image.x_px[image.on_image])
    assert loaded.heatmap.parameters["sigma_px"] == pytest.approx(image.px_per_degree[image.on_image].mean())


def test_speed_pupil_and_fixations_of_a_recording_are_loaded_for_plots(tmp_path):
    from app.bench.fixations import write_recording
    from app.reading.traces import load_traces

    count = write_recording(tmp_path / "recording", minutes=0.1)
    loaded = load_traces(tmp_path / "recording")
    t_ms, speed = loaded.speed
    assert len(t_ms) == len(speed) <= 4100 < count
    assert 200 < np.nanmax(speed) < 2000
    assert loaded.pupil is not None
    assert loaded.pupil.baseline == pytest.approx(3.0, abs=0.05)
    assert (loaded.image.px_per_degree > 0).all()


def test_thinning_keeps_every_peak():
    from app.reading.traces import thinned

    t = np.arange(100_000.0)
    values = np.zeros(100_000)
    values[[777, 50_001]] = 9.0, -4.0
    values[60_000:70_000] = np.nan
    thin_t, thin = thinned(t, values)
    assert len(thin) <= 4100
    assert (np.nanmax(thin), np.nanmin(thin)) == (9.0, -4.0)
    assert abs(thin_t[np.nanargmax(thin)] - 777) <= 50
    assert np.isnan(thin[(thin_t > 60_100) & (thin_t < 69_900)]).all()
