"""What each provider makes of its device, without a host."""

from __future__ import annotations

import json
import math
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from eyetracking.events import detect_fixations
from eyetracking.lsl_layout import layout_of_labels, read_layout
from eyetracking.mapping import ViewTransform
from eyetracking.providers.replay import read_table
from eyetracking.providers.simulated_reader import SimulatedReader
from eyetracking.scanpaths.reader_model import default_regions, simulate_reading
from eyetracking.tracker import (
    TYPICAL_GEOMETRY,
    BadOption,
    ConnectionFailed,
    GazeSample,
    HostContext,
    SampleBuffer,
    UnknownProvider,
    make_provider,
    providers,
)

VIEW = ViewTransform.fit(1841, 1955, (460.0, 40.0, 1000.0, 1000.0))


def desk() -> HostContext:
    return HostContext(views={"main": VIEW})


def test_the_providers_of_this_release_are_there_and_import_no_sdk() -> None:
    assert set(providers()) == {
        "mouse", "simulated-reader", "replay", "lsl", "tobii", "gazepoint", "eyelink", "eyelogic",
    }  # fmt: skip
    assert all(provider.title and provider.hint for provider in providers().values())


def test_an_unknown_provider_is_answered_with_the_known_ones() -> None:
    with pytest.raises(UnknownProvider) as error:
        make_provider("crystal ball", {}, HostContext())
    assert "mouse" in error.value.way_out


@pytest.mark.parametrize("name", sorted(providers()))
def test_an_unknown_option_is_named(name: str) -> None:
    with pytest.raises(BadOption, match="'colour'"):
        make_provider(name, {"colour": 1}, HostContext())


def test_a_ring_that_is_full_counts_what_it_drops() -> None:
    buffer = SampleBuffer(capacity=2)
    for number in range(5):
        buffer.append(GazeSample(number, number))
    assert [sample.device_ns for sample in buffer.drain()[0]] == [0, 1]
    assert buffer.dropped == 3


# the simulated reader


def simulated(seconds: float = 1e9, **options: Any) -> tuple[np.ndarray, np.ndarray]:
    """Times in ms, and (n, 6) values of a GazeSample, as fast as they can be made."""
    reader = SimulatedReader(options, desk())
    info = reader.connect()
    stream = list(islice(reader._samples(0), round(min(seconds, 120) * info.rate_hz)))
    return np.array([t for t, _ in stream]) / 1e6, np.array([values for _, values in stream])


def test_one_seed_is_one_reading() -> None:
    (ta, a), (tb, b) = simulated(seed=5, seconds=3), simulated(seed=5, seconds=3)
    assert np.array_equal(ta, tb)
    assert np.array_equal(a, b, equal_nan=True)
    assert not np.array_equal(a, simulated(seed=6, seconds=3)[1], equal_nan=True)


def test_the_simulated_reader_looks_where_the_plan_says() -> None:
    t, values = simulated(seed=3, loss=0.0, blinks_per_minute=0)
    plan = simulate_reading(
        default_regions(), "careful", seed=3, width_px=VIEW.image_width_px, height_px=VIEW.image_height_px
    ).scanpath
    x, y = VIEW.display_to_image(values[:, 0] * 1920, values[:, 1] * 1080)
    for px, py, onset, duration in zip(plan.x_px, plan.y_px, plan.onset_ms, plan.duration_ms, strict=True):
        inside = (t > onset) & (t < onset + duration)
        assert (
            np.hypot(x[inside].mean() - px, y[inside].mean() - py) < 60
        )  # px of the image: about half a degree


def test_saccades_of_the_simulated_reader_are_as_fast_as_a_persons() -> None:
    t, values = simulated(seed=3, loss=0.0, blinks_per_minute=0, noise_deg=0.0)
    degrees = values[:, :2] * (1920, 1080) * TYPICAL_GEOMETRY.degrees_per_px
    speed = np.hypot(*np.diff(degrees, axis=0).T) / (np.diff(t) / 1000)
    assert 150 < speed.max() < 700


def test_blinks_and_losses_come_about_as_often_as_asked() -> None:
    _, values = simulated(seed=1, repeat=True, blinks_per_minute=30, loss=0.0, seconds=120)
    assert np.isnan(values[:, 0]).mean() == pytest.approx(30 * 0.16 / 60, rel=0.4)
    _, values = simulated(seed=1, repeat=True, blinks_per_minute=0, loss=0.1, seconds=120)
    assert np.isnan(values[:, 0]).mean() == pytest.approx(0.1, rel=0.3)


def test_the_noise_is_as_asked() -> None:
    _, values = simulated(seed=1, noise_deg=0.3)
    difference = (values[:, 0] - values[:, 2]) * 1920 * TYPICAL_GEOMETRY.degrees_per_px
    assert np.nanstd(difference) == pytest.approx(0.3 * math.sqrt(2), rel=0.1)


def test_a_faster_reader_takes_less_time() -> None:
    assert simulated(seed=2, speed=2.0)[0][-1] == pytest.approx(simulated(seed=2)[0][-1] / 2, rel=0.01)


def test_a_search_is_shorter_than_a_free_reading() -> None:
    assert len(simulated(seed=2, task="pleural effusion")[0]) < len(simulated(seed=2)[0])


def test_the_simulated_reader_reads_the_regions_that_it_is_given(tmp_path: Path) -> None:
    regions = [{"name": "spot", "x": 0.2, "y": 0.8, "spread_x": 0.01, "spread_y": 0.01}]
    path = tmp_path / "regions.json"
    path.write_text(json.dumps(regions))
    for given in (regions, json.dumps(regions), str(path)):
        reader = SimulatedReader({"regions": given}, desk())
        reader.connect()
        assert [region.name for region in reader._regions] == ["spot"]


def test_another_image_is_read_from_the_beginning() -> None:
    place = desk()
    place.labels = {"main": "first"}
    reader = SimulatedReader({"seed": 5, "noise_deg": 0, "loss": 0, "blinks_per_minute": 0}, place)
    reader.connect()
    samples = reader._samples(0)
    first = [values for _, values in islice(samples, 500)]
    place.labels = {"main": "second"}
    second = [values for _, values in islice(samples, 500)]
    assert np.allclose(first, second)


@pytest.mark.parametrize(
    "options",
    [{"regions": "nowhere.json"}, {"regions": "[1]"}, {"speed": 0}, {"temperament": "angry"}, {"seed": "x"}],
)
def test_an_unusable_option_of_the_simulated_reader_is_refused(options: dict) -> None:
    with pytest.raises(BadOption):
        SimulatedReader(options, desk()).connect()


@pytest.mark.parametrize(("word", "value"), [("True", True), ("no", False), (False, False), ("", False)])
def test_a_yes_or_no_option_may_be_a_word(word: object, value: bool) -> None:
    reader = SimulatedReader({"repeat": word}, desk())
    reader.connect()
    assert reader._repeat is value


# replay


@pytest.mark.parametrize(
    ("name", "rate_hz"),
    [
        ("Tobii_Spectrum_1200Hz", 1200),
        ("Tobii_Spectrum_600Hz", 600),
        ("Tobii_Spectrum_120Hz", 120),
        ("EyeLink_1000+_left_1000Hz", 1000),
        ("SMI_RED500_500Hz", 500),
    ],
)
def test_validation_recordings_of_real_trackers_can_be_played(
    shared_data: Path, name: str, rate_hz: float
) -> None:
    provider = make_provider(
        "replay", {"path": str(shared_data / "gaze" / "etdqualitizer" / f"{name}.tsv")}, HostContext()
    )
    assert provider.connect().rate_hz == pytest.approx(rate_hz, rel=0.01)


def test_a_real_table_holds_fixations_near_its_targets(shared_data: Path) -> None:
    t, values, _ = read_table(shared_data / "gaze" / "etdqualitizer" / "Tobii_Spectrum_600Hz.tsv")
    x, y = values[:, 0] * 1920, values[:, 1] * 1080
    table = detect_fixations(t, x, y, geometry=TYPICAL_GEOMETRY)
    targets = np.loadtxt(
        shared_data / "gaze" / "etdqualitizer" / "Tobii_Spectrum_600Hz.tsv", skiprows=1, delimiter="\t"
    )[:, 6:8]
    places = np.unique(targets[np.isfinite(targets).all(axis=1)], axis=0) + np.array([960, 540])
    long = table.duration_ms > 300
    nearest = [
        np.hypot(*(places - (px, py)).T).min()
        for px, py in zip(table.x_px[long], table.y_px[long], strict=True)
    ]
    assert len(nearest) > 5
    assert np.median(nearest) < 50


def test_eyes_that_a_table_marks_as_lost_are_nan(shared_data: Path) -> None:
    t, values, _ = read_table(shared_data / "gaze" / "i2mc" / "participant1" / "1.tsv")
    assert np.median(np.diff(t)) == pytest.approx(1000 / 300, rel=0.01)
    assert np.isnan(values[0, :4]).all()
    assert np.nanmin(values[:, :4]) > -0.5


@pytest.mark.parametrize("text", ["", "a\tb\n1\t2\n", "timestamp\tleft_x\tleft_y\n1\tx\t2\n"])
def test_a_table_of_another_kind_is_refused_by_name(tmp_path: Path, text: str) -> None:
    path = tmp_path / "gaze.tsv"
    path.write_text(text)
    with pytest.raises(ConnectionFailed, match=r"gaze\.tsv"):
        read_table(path)


def test_replay_without_a_path_says_what_it_needs() -> None:
    with pytest.raises(BadOption, match="needs the option path"):
        make_provider("replay", {}, HostContext()).connect()


# LSL layouts


@pytest.mark.parametrize(
    ("labels", "left_x", "right_y"),
    [
        (["left_x", "left_y", "right_x", "right_y"], 0, 3),
        (["Left X", "Left Y", "Right X", "Right Y", "Left Pupil"], 0, 3),
        (["time", "gaze_x", "gaze_y"], 1, 2),
        (
            [
                f"{axis}.position_on_display_area.gaze_point.{eye}_eye"
                for eye in ("right", "left")
                for axis in "xy"
            ],
            2,
            1,
        ),
    ],
)
def test_labels_tell_where_gaze_is(labels: list[str], left_x: int, right_y: int) -> None:
    layout = layout_of_labels(labels, [("", "", "")] * len(labels))
    assert layout is not None
    assert (layout.channel["left_x"], layout.channel["right_y"]) == (left_x, right_y)


def test_the_channel_types_of_the_lsl_convention_tell_where_gaze_is() -> None:
    kinds = [("ScreenX", "left", "pixels"), ("ScreenY", "left", "pixels"), ("PupilDiameter", "left", "mm")]
    layout = layout_of_labels(["a", "b", "c"], kinds)
    assert layout is not None
    assert layout.channel == {"left_x": 0, "left_y": 1, "left_pupil": 2}
    assert layout.pixels


def test_channels_that_say_nothing_are_not_guessed() -> None:
    assert layout_of_labels(["EEG1", "EEG2"], [("", "", "")] * 2) is None


def test_a_layout_file_says_validity_unit_and_grade(tmp_path: Path) -> None:
    path = tmp_path / "layout.toml"
    path.write_text(
        'research_grade = false\npupil_unit = "mm"\n'
        '[channels]\nleft_x = 0\nleft_y = 1\nleft_valid = "ok"\nleft_pupil = 3\nleft_pupil_valid = "ok"\n'
    )
    layout = read_layout(path, ["a", "b", "ok", "p"], channels=4)
    assert (layout.research_grade, layout.pupil_unit) == (False, "mm")
    assert layout.values([0.1, 0.2, 1.0, 3.0])[:2] == (0.1, 0.2)
    lost = layout.values([0.1, 0.2, 0.0, 3.0])
    assert math.isnan(lost[0])
    assert math.isnan(lost[4])


def test_a_layout_file_maps_pixels_and_marks_the_eye_that_was_lost(tmp_path: Path) -> None:
    path = tmp_path / "layout.toml"
    path.write_text('unit = "px"\nwidth_px = 1000\nheight_px = 500\n[channels]\nleft_x = "gx"\nleft_y = 1\n')
    layout = read_layout(path, ["gx", "gy"], channels=2)
    assert layout.values([250.0, 250.0])[:2] == (0.25, 0.5)
    assert math.isnan(layout.values([float("nan"), 250.0])[1])


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("x = ", "cannot be read"),
        ("[channels]\nnose = 1", "nose is unknown"),
        ('[channels]\nleft_x = "no"', "not a channel"),
        ("[channels]\nleft_x = 0", "both x and y"),
        ('unit = "px"\n[channels]\nleft_x = 0\nleft_y = 1', "width_px"),
        ('pupil_unit = "ell"\n[channels]\nleft_x = 0\nleft_y = 1', "pupil_unit"),
        ("research_grade = 1\n[channels]\nleft_x = 0\nleft_y = 1", "research_grade"),
    ],
)
def test_a_wrong_layout_file_is_refused_in_words(tmp_path: Path, text: str, words: str) -> None:
    path = tmp_path / "layout.toml"
    path.write_text(text)
    with pytest.raises(BadOption, match=words):
        read_layout(path, ["a", "b"], channels=2)
