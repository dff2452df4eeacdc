"""Tables, channels and pupils as strangers send them; the cases that were found, each made here."""

from __future__ import annotations

import math
from pathlib import Path

import numpy as np
import pytest
from quirky import GEOMETRY

from eyetracking.analysis.pupil import pupil_trace
from eyetracking.clock import ClockFit
from eyetracking.events import detect_fixations
from eyetracking.eyes import LiveMean, aligned_eyes, both_eyes
from eyetracking.lsl_layout import is_of_a_scene, layout_of_labels, read_layout
from eyetracking.numerals import number
from eyetracking.providers.replay import read_table
from eyetracking.sample_times import in_bursts, spread, usual_interval, with_lost_rows
from eyetracking.scanpaths.metrics import scanmatch
from eyetracking.scanpaths.multimatch import multimatch
from eyetracking.scanpaths.types import Scanpath
from eyetracking.tracker import ConnectionFailed, SyncPair
from eyetracking.watch import StreamWatch

HEAD = "timestamp\tleft_x\tleft_y"
ROWS = [f"{n * 4}\t{10 + n}.5\t-20.25" for n in range(6)]


def table(tmp_path: Path, text: str, **how: str) -> Path:
    path = tmp_path / "gaze.tsv"
    path.write_text(text, newline="", **how)
    return path


@pytest.mark.parametrize(
    "text",
    [
        "\ufeff" + "\n".join([HEAD, *ROWS]),
        "\r\n".join([HEAD, *ROWS]) + "\r\n",
        "\n".join([HEAD, *ROWS]).replace("\t", ","),
        "\n".join([HEAD, *ROWS]).replace("\t", ";").replace(".", ","),
        "\n".join([HEAD, *ROWS]).replace(".", ","),
        "\n".join([HEAD.title(), *(row.replace("\t", " \t ") for row in ROWS)]),
    ],
    ids=[
        "byte order mark",
        "windows",
        "commas",
        "semicolons and decimal commas",
        "decimal commas",
        "case and spaces",
    ],
)
def test_a_table_is_read_however_it_was_written(tmp_path: Path, text: str) -> None:
    found = read_table(table(tmp_path, text), screen_px=(1000, 500))
    assert found.t_ms.tolist() == [0, 4, 8, 12, 16, 20]
    assert found.values[:, 0] == pytest.approx([(10.5 + n) / 1000 + 0.5 for n in range(6)])
    assert found.values[0, 1] == pytest.approx(-20.25 / 500 + 0.5)


@pytest.mark.parametrize("word", [".", "NA", "", "nan", "NaN", "null", "-"])
def test_words_for_missing_are_lost_samples(tmp_path: Path, word: str) -> None:
    rows = [*ROWS[:3], f"12\t{word}\t{word}", *ROWS[4:]]
    found = read_table(table(tmp_path, "\n".join([HEAD, *rows])))
    assert np.isnan(found.values[:, 0]).tolist() == [False, False, False, True, False, False]


def test_a_last_line_that_was_cut_is_left_out_and_said(tmp_path: Path) -> None:
    found = read_table(table(tmp_path, "\n".join([HEAD, *ROWS])[:-9]))
    assert len(found.t_ms) == 5
    assert found.notes == ("Line 7 is cut short; it was left out.",)


def test_a_table_whose_time_goes_back_is_played_on(tmp_path: Path) -> None:
    rows = [*ROWS[:3], *ROWS[1:4]]
    found = read_table(table(tmp_path, "\n".join([HEAD, *rows])))
    assert found.t_ms.tolist() == [0, 4, 8, 12, 16, 20]
    assert found.notes == ("Line 5: the time goes back by 4 ms; it was left out.",)


def test_zeros_in_the_middle_of_the_screen_to_the_last_bit_are_lost(tmp_path: Path) -> None:
    found = read_table(table(tmp_path, "\n".join([HEAD, *ROWS[:2], "8\t0.000\t0.000", *ROWS[3:]])))
    assert math.isnan(found.values[2, 0])
    assert "count as lost" in found.notes[0]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("\n".join([HEAD, "0\t1\t2", "4\tabc\t2", "8\t1\t2"]), "line 3, column left_x: 'abc' is no number"),
        ("\n".join([HEAD, "0\t1", "4\t1\t2"]), "line 2: it has 2 cells, the header 3"),
        ("\n".join([HEAD, "0\t1\t2", "\t1\t2"]), "line 3: it has no time"),
        ("", "no columns of a known kind"),
    ],
)
def test_what_is_wrong_with_a_table_is_said_with_its_line(tmp_path: Path, text: str, words: str) -> None:
    with pytest.raises(ConnectionFailed, match=words):
        read_table(table(tmp_path, text))


def test_a_table_of_another_encoding_is_refused_in_words(tmp_path: Path) -> None:
    with pytest.raises(ConnectionFailed, match="no UTF-8 text"):
        read_table(table(tmp_path, "\n".join([HEAD, *ROWS]), encoding="utf-16"))


def test_numbers_of_foreign_programs() -> None:
    assert [number(t) for t in ("0,512", " 1.5 ", "-3", 2)] == [0.512, 1.5, -3.0, 2.0]
    assert all(math.isnan(number(t)) for t in (".", "", "NA", "1.234,5", "inf", math.inf, "x"))
    assert number("", default=60.0) == 60.0


@pytest.mark.parametrize(
    ("labels", "kinds"),
    [
        (["FPOGX", "FPOGY", "FPOGV"], [("", "", "")] * 3),
        (["fpogx", "fpogy", "fpogv"], [("", "", "")] * 3),
        (["LEFT_X", "Left.Y", "left valid"], [("", "", "")] * 3),
        (["a", "b", "c"], [("SCREENX", "", ""), ("screen y", "", ""), ("", "", "")]),
    ],
)
def test_channels_are_known_in_whatever_case(labels, kinds) -> None:  # type: ignore[no-untyped-def]
    layout = layout_of_labels(labels, kinds)
    assert layout is not None
    assert layout.values([0.25, 0.75, 1.0])[:2] == (0.25, 0.75)
    if "left_valid" in layout.channel:
        assert math.isnan(layout.values([0.25, 0.75, 0.0])[0])


@pytest.mark.parametrize("unit", ["px", "pixel", "Pixels", "pix"])
def test_pixels_are_known_by_their_unit(unit: str) -> None:
    layout = layout_of_labels(["lx", "ly"], [("ScreenX", "left", unit), ("ScreenY", "left", unit)])
    assert layout is not None
    assert layout.pixels


def test_a_unit_that_says_nothing_of_the_screen_is_refused() -> None:
    with pytest.raises(ConnectionFailed, match="degrees"):
        layout_of_labels(["lx", "ly"], [("ScreenX", "left", "degrees"), ("ScreenY", "left", "degrees")])


def test_the_numbers_for_an_unseen_eye_pass_a_layout_in_pixels_untouched() -> None:
    layout = layout_of_labels(["lx", "ly"], [("ScreenX", "left", "px"), ("ScreenY", "left", "px")])
    assert layout is not None
    layout.scale_x = layout.scale_y = 0.001
    assert layout.values([-1.0, -1.0])[:2] == (-1.0, -1.0)


def test_gaze_in_a_scene_camera_is_told_from_gaze_on_the_screen() -> None:
    assert is_of_a_scene(["confidence", "norm_pos_x", "norm_pos_y"], ["", "", ""])
    assert is_of_a_scene(["c", "x", "y"], ["", "world", "world"])
    assert not is_of_a_scene(["left_x", "left_y"], ["image-space", ""])


def test_a_layout_says_what_is_missing_unsure_and_upside_down(tmp_path: Path) -> None:
    path = tmp_path / "layout.toml"
    path.write_text("missing = 9999\ny_up = true\n[channels]\nleft_x = 0\nleft_y = 1\nleft_confidence = 2\n")
    layout = read_layout(path, [], channels=3)  # channels without labels are numbers
    assert layout.values([0.5, 0.25, 0.9])[:2] == (0.5, 0.75)
    assert math.isnan(layout.values([0.5, 0.25, 0.3])[0])
    assert math.isnan(layout.values([9999, 9999, 0.9])[0])


def eyes(n: int, apart: float, lost: np.ndarray) -> dict[str, np.ndarray]:
    x = np.linspace(0.3, 0.7, n)
    return {
        "left_x": x, "left_y": np.full(n, 0.5),
        "right_x": np.where(lost, np.nan, x + apart), "right_y": np.where(lost, np.nan, 0.5),
    }  # fmt: skip


def test_an_eye_that_drops_out_does_not_move_gaze() -> None:
    lost = (np.arange(400) // 20) % 3 == 1
    samples = eyes(400, 0.04, lost)
    x, _ = both_eyes(samples)
    assert x == pytest.approx(samples["left_x"] + 0.02, abs=1e-9)
    left, right = aligned_eyes(samples)
    assert left[0] == pytest.approx(x)
    assert right[0][~lost] == pytest.approx(x[~lost])
    live = LiveMean()
    seen = [
        live((lx, ly), (rx, ry))[0]
        for lx, ly, rx, ry in zip(*(samples[k].tolist() for k in samples), strict=True)
    ]
    assert seen == pytest.approx(x, abs=1e-9)


def test_a_pupil_with_a_pace_of_its_own_has_no_blinks() -> None:
    t_ms = np.arange(3600) / 120 * 1000
    size = 3.0 + 0.3 * np.sin(2 * np.pi * t_ms / 10_000)
    slow = np.where(np.arange(3600) % 3 == 0, size, np.nan)
    trace = pupil_trace(t_ms, slow, slow)
    assert trace.blinks == []
    assert np.isfinite(trace.size).all()
    assert trace.size == pytest.approx(size, abs=0.02)


def test_bursts_are_told_from_silences_jitter_and_overtaking() -> None:
    t = np.arange(2000) * 4.0
    rng = np.random.default_rng(0)
    assert in_bursts(t // 80 * 80)
    assert in_bursts(t // 80 * 80 + t % 80 / 40)
    assert not in_bursts(t)
    assert not in_bursts(np.concatenate((t[:250], t[:250] + 61_000)))
    assert not in_bursts(np.cumsum(rng.exponential(4.0, 2000)))
    assert not in_bursts(np.sort(t + np.where(np.arange(2000) % 2, 6.0, 0.0)))
    assert spread(t // 80 * 80) == pytest.approx(t)
    assert usual_interval(t // 80 * 80) == pytest.approx(4.0)


def test_rows_that_never_came_are_laid_where_they_would_be() -> None:
    t, number_of = with_lost_rows(np.array([0.0, 4.0, 8.0, 28.0, 32.0]), 4.0)
    assert t.tolist() == [0, 4, 8, 12, 16, 20, 24, 28, 32]
    assert number_of.tolist() == [0, 1, 2, -1, -1, -1, -1, 3, 4]


def test_a_thousand_comparisons_of_clocks_cost_what_a_few_cost(monkeypatch: pytest.MonkeyPatch) -> None:
    fits = [0]
    fit_of = ClockFit._fit
    monkeypatch.setattr(ClockFit, "_fit", lambda self: (fits.__setitem__(0, fits[0] + 1), fit_of(self))[1])
    fit = ClockFit()
    for k in range(5000):  # 20 s of one every 4 ms
        t = k * 4_000_000
        fit.add_sync(SyncPair(t + 77, t, t))
    assert fits[0] < 100
    assert abs(fit.map(30_000_000_077) - 30_000_000_000) < 1000


def test_a_path_of_short_fixations_is_like_itself_and_seconds_are_refused() -> None:
    n = 5
    path = Scanpath(
        x_px=np.linspace(10, 90, n), y_px=np.linspace(10, 90, n), duration_ms=np.full(n, 20.0),
        onset_ms=np.arange(n) * 100.0, width_px=100, height_px=100,
    )  # fmt: skip
    assert scanmatch(path, path, with_duration=True) == 1.0
    seconds = Scanpath(
        x_px=path.x_px,
        y_px=path.y_px,
        duration_ms=np.full(n, 0.3),
        onset_ms=path.onset_ms,
        width_px=100,
        height_px=100,
    )
    with pytest.raises(ValueError, match="look like seconds"):
        multimatch(seconds, path)


def test_a_stream_that_sends_nothing_is_said_and_so_is_one_that_sees_nobody() -> None:
    watch = StreamWatch("GP3", 60.0)
    watch.look_at_clock(watch._began_ns + 4_000_000_000)
    assert [(a.kind, "nothing yet" in a.text) for a in watch.anomalies()] == [("silent", True)]
    assert GEOMETRY.assumed is False


def moving(rate: float, x_px: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    rng = np.random.default_rng(0)
    n = len(x_px)
    return np.arange(n) / rate * 1000, x_px + rng.normal(0, 0.7, n), 500 + rng.normal(0, 0.7, n)


@pytest.mark.parametrize("rate", [60.0, 250.0, 1000.0])
def test_gaze_that_follows_something_is_pursuit_and_no_fixation(rate: float) -> None:
    t = np.arange(int(3 * rate)) / rate * 1000
    place = np.where(t < 1000, 400.0, np.where(t < 2000, 400 + (t - 1000) * 0.35, 750.0))  # 8.5 degrees/s
    found = detect_fixations(*moving(rate, place), geometry=GEOMETRY)
    assert found.onset_ms == pytest.approx([0, 2000], abs=30)
    assert found.duration_ms == pytest.approx([1000, 1000], abs=30)
    assert [(t[a], t[b]) for a, b in found.pursuits.tolist()] == [pytest.approx((1000, 2000), abs=40)]


@pytest.mark.parametrize(("step_deg", "parts"), [(0.0, 1), (0.2, 1), (0.8, 2)])
def test_a_slow_tracker_sees_a_small_saccade_as_a_step(step_deg: float, parts: int) -> None:
    px = step_deg / GEOMETRY.degrees_per_px
    found = detect_fixations(*moving(60.0, np.repeat([800.0, 800.0 + px], 30)), geometry=GEOMETRY)
    assert len(found) == parts


def test_a_drift_of_the_same_way_is_no_step() -> None:
    px = 0.8 / GEOMETRY.degrees_per_px
    found = detect_fixations(*moving(60.0, 800.0 + np.linspace(0, px, 60)), geometry=GEOMETRY)
    assert len(found) == 1
