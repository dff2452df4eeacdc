"""What each provider makes of its device, without a host."""

from __future__ import annotations

import json
import math
import sys
import time
import types
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from eyetracking.events import detect_fixations
from eyetracking.mapping import ViewTransform
from eyetracking.providers import tobii
from eyetracking.providers.lsl import layout_of_labels, read_layout
from eyetracking.providers.replay import read_table
from eyetracking.providers.simulated_reader import SimulatedReader
from eyetracking.scanpaths.reader_model import default_regions, simulate_reading
from eyetracking.tracker import (
    TYPICAL_GEOMETRY,
    BadOption,
    ConnectionFailed,
    Desk,
    GazeSample,
    MissingSdk,
    NoDevice,
    SampleRing,
    UnknownProvider,
    make_provider,
    providers,
)

VIEW = ViewTransform.fit(1841, 1955, (460.0, 40.0, 1000.0, 1000.0))


def desk() -> Desk:
    return Desk(views={"main": VIEW})


def test_the_providers_of_this_release_are_there_and_import_no_sdk() -> None:
    assert set(providers()) >= {"mouse", "simulated-reader", "replay", "lsl", "tobii"}
    assert all(provider.text for provider in providers().values())


def test_an_unknown_provider_is_answered_with_the_known_ones() -> None:
    with pytest.raises(UnknownProvider) as error:
        make_provider("crystal ball", {}, Desk())
    assert "mouse" in error.value.way_out


@pytest.mark.parametrize("name", ["mouse", "simulated-reader", "replay", "lsl", "tobii"])
def test_an_unknown_option_is_named(name: str) -> None:
    with pytest.raises(BadOption, match="'colour'"):
        make_provider(name, {"colour": 1}, Desk())


def test_a_ring_that_is_full_counts_what_it_drops() -> None:
    ring = SampleRing(capacity=2)
    for number in range(5):
        ring.append(GazeSample(number, number))
    assert [sample.device_ns for sample in ring.drain()[0]] == [0, 1]
    assert ring.dropped == 3


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
        "replay", {"path": str(shared_data / "gaze" / "etdqualitizer" / f"{name}.tsv")}, Desk()
    )
    assert provider.connect().rate_hz == pytest.approx(rate_hz, rel=0.01)


def test_a_real_table_holds_fixations_near_its_targets(shared_data: Path) -> None:
    t, values = read_table(shared_data / "gaze" / "etdqualitizer" / "Tobii_Spectrum_600Hz.tsv")
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
    t, values = read_table(shared_data / "gaze" / "i2mc" / "participant1" / "1.tsv")
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
        make_provider("replay", {}, Desk()).connect()


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


def test_a_layout_file_maps_pixels_and_marks_the_eye_that_was_lost(tmp_path: Path) -> None:
    path = tmp_path / "layout.toml"
    path.write_text('unit = "px"\nwidth_px = 1000\nheight_px = 500\n[channels]\nleft_x = "gx"\nleft_y = 1\n')
    layout = read_layout(path, ["gx", "gy"])
    assert layout.values([250.0, 250.0])[:2] == (0.25, 0.5)
    assert math.isnan(layout.values([float("nan"), 250.0])[1])
    assert math.isnan(layout.values([-9999.0, -9999.0])[0])


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("x = ", "cannot be read"),
        ("[channels]\nnose = 1", "nose is unknown"),
        ('[channels]\nleft_x = "no"', "not a channel"),
        ("[channels]\nleft_x = 0", "both x and y"),
        ('unit = "px"\n[channels]\nleft_x = 0\nleft_y = 1', "width_px"),
    ],
)
def test_a_wrong_layout_file_is_refused_in_words(tmp_path: Path, text: str, words: str) -> None:
    path = tmp_path / "layout.toml"
    path.write_text(text)
    with pytest.raises(BadOption, match=words):
        read_layout(path, ["a", "b"])


# Tobii, over stand-ins for the native modules


class FakeTracker:
    """The calls of TittaPy that we use, with its names."""

    model, serial_number, firmware_version = "Fake Pro", "FP-1", "1.0"
    supported_frequencies = (60.0, 120.0)

    def __init__(self, address: str) -> None:
        if address == "tet-tcp://broken":
            raise RuntimeError("Cannot get eye tracker\nError code: 200")
        self.frequency = 60.0
        self.running: set[str] = set()

    def has_stream(self, name: str) -> bool:
        return name == "eye_openness"

    def set_include_eye_openness_in_gaze(self, include: bool) -> bool:
        return False

    def start(self, stream: str) -> bool:
        self.running.add(stream)
        return True

    def stop(self, stream: str, clear: bool) -> bool:
        self.running.discard(stream)
        return True

    def consume_N(self, stream: str) -> dict[str, list[Any]]:
        if stream != "gaze" or stream not in self.running:
            return {}
        now_us = time.monotonic_ns() // 1000
        return {
            "device_time_stamp": [now_us + 5_000_000, now_us + 5_001_000],
            "system_time_stamp": [now_us, now_us + 1000],
            "left_gaze_point_on_display_area_x": [0.25, 0.26],
            "left_gaze_point_on_display_area_y": [0.5, 0.5],
            "left_gaze_point_valid": [True, True],
            "right_gaze_point_on_display_area_x": [float("nan"), 0.3],
            "right_gaze_point_on_display_area_y": [float("nan"), 0.5],
            "right_gaze_point_valid": [False, True],
            "left_pupil_diameter": [3.5, 3.5],
            "left_pupil_valid": [True, False],
            "right_pupil_diameter": [3.4, 3.4],
            "right_pupil_valid": [True, True],
            "left_eye_openness_diameter": [9.0, 9.1],
            "left_eye_openness_valid": [True, True],
            "right_eye_openness_diameter": [9.2, 9.3],
            "right_eye_openness_valid": [True, True],
        }


@pytest.fixture
def fake_titta(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, str]]:
    """A TittaPy with one tracker; the list that discovery returns."""
    module = types.SimpleNamespace(
        EyeTracker=FakeTracker,
        get_SDK_version=lambda: "2.1",
        get_system_timestamp=lambda: time.monotonic_ns() // 1000,
    )
    found = [{"address": "tet-tcp://1", "model": "Fake Pro", "serial": "FP-1"}]
    monkeypatch.setattr(tobii, "_loaded", {"TittaPy_v2": module})
    monkeypatch.setattr(tobii, "_TITTA", ("TittaPy_v2",))
    monkeypatch.setattr(tobii, "find_devices", lambda sdk: found)
    return found


def stream(provider: Any, samples: int) -> tuple[list[GazeSample], list[Any]]:
    ring = SampleRing()
    provider.start(ring)
    taken: list[GazeSample] = []
    syncs: list[Any] = []
    while len(taken) < samples:
        more, pairs, _ = ring.drain()
        taken += more
        syncs += pairs
        time.sleep(0.005)
    provider.stop()
    return taken, syncs


def test_tobii_records_become_samples_with_lost_eyes_as_nan(fake_titta: object) -> None:
    provider = make_provider("tobii", {"rate_hz": 120}, Desk())
    info = provider.connect()
    assert (info.vendor, info.serial, info.rate_hz) == ("Tobii", "FP-1", 120.0)
    assert "research" in info.licence
    taken, syncs = stream(provider, 4)
    assert (taken[0].left_x, taken[0].left_y) == (0.25, 0.5)
    assert math.isnan(taken[0].right_x)
    assert taken[1].right_x == 0.3
    assert math.isnan(taken[1].left_pupil)
    assert taken[0].extra == (9.0, 9.2)
    assert syncs[0].device_ns - syncs[0].before_ns == pytest.approx(5e9, abs=1e7)


def test_tobii_devices_are_found(fake_titta: object) -> None:
    assert make_provider("tobii", {}, Desk()).discover()[0].options == {"address": "tet-tcp://1"}


def test_no_tobii_device_is_said_with_what_to_do(fake_titta: list) -> None:
    fake_titta.clear()
    with pytest.raises(NoDevice) as error:
        make_provider("tobii", {}, Desk()).connect()
    assert "plug it in" in error.value.way_out


def test_a_tobii_device_that_does_not_answer_is_said_with_the_sdks_words(fake_titta: object) -> None:
    with pytest.raises(ConnectionFailed, match="Error code: 200"):
        make_provider("tobii", {"address": "tet-tcp://broken"}, Desk()).connect()


def test_a_missing_tobii_sdk_gives_the_install_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda _name: None)
    with pytest.raises(MissingSdk) as error:
        make_provider("tobii", {}, Desk()).connect()
    assert "pip install" in error.value.way_out


class FakeResearchTracker:
    """The calls of tobii_research that we use."""

    model, serial_number, firmware_version = "Fake Nano", "FN-1", "1.0"

    def __init__(self, address: str) -> None:
        self.address = address
        self.callbacks: dict[str, Any] = {}

    def get_gaze_output_frequency(self) -> float:
        return 60.0

    def get_all_gaze_output_frequencies(self) -> tuple[float, ...]:
        return (60.0,)

    def subscribe_to(self, what: str, callback: Any, as_dictionary: bool = False) -> None:
        self.callbacks[what] = callback
        if what == "gaze":
            now_us = time.monotonic_ns() // 1000
            for number in range(3):
                callback(
                    {
                        "device_time_stamp": now_us + number,
                        "system_time_stamp": now_us + number,
                        "left_gaze_point_on_display_area": (0.1, 0.2),
                        "left_gaze_point_validity": 1,
                        "left_pupil_diameter": 3.0,
                        "left_pupil_validity": 1,
                        "right_gaze_point_on_display_area": (math.nan, math.nan),
                        "right_gaze_point_validity": 0,
                        "right_pupil_diameter": math.nan,
                        "right_pupil_validity": 0,
                    }
                )

    def unsubscribe_from(self, what: str, callback: Any) -> None:
        assert self.callbacks.pop(what) == callback


def test_the_older_tobii_sdk_gives_the_same_samples(monkeypatch: pytest.MonkeyPatch) -> None:
    tracker = FakeResearchTracker("tet-tcp://2")
    module = types.SimpleNamespace(
        EyeTracker=lambda address: tracker,
        get_sdk_version=lambda: "2.1.0",
        get_system_time_stamp=lambda: time.monotonic_ns() // 1000,
        EYETRACKER_GAZE_DATA="gaze",
        EYETRACKER_NOTIFICATION_CONNECTION_LOST="lost",
    )
    monkeypatch.setattr(tobii, "_loaded", {"tobii_research": module})
    monkeypatch.setattr(
        "importlib.util.find_spec", lambda name: object() if name == "tobii_research" else None
    )
    provider = make_provider("tobii", {"sdk": "tobii_research", "address": "tet-tcp://2"}, Desk())
    assert provider.connect().sdk == "tobii_research 2.1.0"
    taken, _ = stream(provider, 3)
    assert (taken[0].left_x, taken[0].left_y) == (0.1, 0.2)
    assert math.isnan(taken[0].right_x)
    assert tracker.callbacks == {}


def test_an_unknown_tobii_sdk_is_refused() -> None:
    with pytest.raises(BadOption, match="no sdk 'other'"):
        make_provider("tobii", {"sdk": "other"}, Desk()).connect()


@pytest.mark.skipif(sys.platform != "linux", reason="the wheel was tried on Linux only")
def test_the_real_tittapy_finds_nothing_and_says_so() -> None:
    pytest.importorskip("TittaPy_v2", reason="TittaPy is not installed (pip install 'radgaze[tobii]')")
    provider = make_provider("tobii", {"sdk": "titta"}, Desk())
    if provider.discover():
        pytest.skip("a Tobii tracker is connected to this machine")
    with pytest.raises(NoDevice, match="no Tobii eye tracker was found"):
        provider.connect()
    with pytest.raises(ConnectionFailed, match="tet-tcp://127"):
        make_provider("tobii", {"address": "tet-tcp://127.0.0.1"}, Desk()).connect()
