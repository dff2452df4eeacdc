"""Calibration and validation over a real tracker host, without a window."""

from __future__ import annotations

import math
import time
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from tracker_helpers import PATIENCE_S, Desk

from eyetracking import procedure as procedures
from eyetracking.calibration import (
    CALIBRATION_LAYOUTS,
    VALIDATION_TARGETS,
    SoftwareCalibration,
    fit_eye,
    screen_grey,
)
from eyetracking.messages import CalibrationDone, HeadSeen, Measured
from eyetracking.procedure import Procedure
from eyetracking.quality import EyeQuality
from eyetracking.recording import open_recording
from eyetracking.tracker import CalibrationFailed, Capabilities, DisplayGeometry
from eyetracking.validation import (
    DriftCheck,
    Limits,
    TargetQuality,
    Validation,
    as_fields,
    drift_checks,
    validations,
)

GEOMETRY = DisplayGeometry(
    width_px=1920, height_px=1080, width_mm=527.0, height_mm=296.0, distance_mm=650.0, assumed=False
)


@pytest.fixture(autouse=True)
def hurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """A simulated eye needs no patience."""
    monkeypatch.setattr(procedures, "MOVE_MS", 20.0)
    monkeypatch.setattr(procedures, "SETTLE_MS", 380.0)
    monkeypatch.setattr(procedures, "MEASURE_MS", 250.0)


def run(desk: Desk, procedure: Procedure, until: set[str]) -> None:
    """Play the window's part until one of the phases."""
    heard, deadline = len(desk.heard.events), time.monotonic() + PATIENCE_S
    while procedure.phase not in until:
        assert procedure.phase != "failed", procedure.text
        assert time.monotonic() < deadline, procedure.phase
        procedure.presented(time.monotonic_ns())
        procedure.tick()
        events = desk.heard.events
        while heard < len(events):
            procedure.handle(events[heard])
            heard += 1
        time.sleep(0.01)


def started(desk: Desk, provider: str = "simulated-reader", **options: Any) -> Procedure:
    mark = len(desk.heard.events)
    desk.client.start(provider, options, geometry=GEOMETRY)
    state = desk.heard.state("streaming", after=mark)
    assert state.info is not None
    return Procedure(
        desk.client, capabilities=state.info.capabilities, geometry=GEOMETRY, limits=Limits(), points=5
    )


# where targets stand


@pytest.mark.parametrize("points", [5, 9, 13])
def test_layouts_have_their_targets_inside_the_screen_and_validation_stands_elsewhere(points: int) -> None:
    layout = CALIBRATION_LAYOUTS[points]
    assert len(set(layout)) == points
    assert all(0 < x < 1 and 0 < y < 1 for x, y in layout)
    away = [min(math.hypot(x - a, y - b) for a, b in layout) for x, y in VALIDATION_TARGETS]
    assert min(away) > 0.08


def test_targets_are_shown_on_the_mean_luminance_of_the_screen() -> None:
    halves = np.zeros((10, 10, 3), np.uint8)
    halves[:5] = 255
    assert screen_grey(halves) == 188  # half of the light, not half of the code values
    assert screen_grey(np.full((2, 2, 3), 60, np.uint8)) == 60


# the fit


def test_a_fit_takes_a_bent_screen_back() -> None:
    bend = np.array([[0.02, 1.05, -0.01, 0.03, 0.02, 0.0], [-0.03, 0.02, 0.97, -0.02, 0.0, 0.03]])
    targets = list(CALIBRATION_LAYOUTS[13])
    measured = [tuple(bend @ [1, x, y, x * y, x * x, y * y]) for x, y in targets]
    fit = fit_eye(measured, targets)
    off = [math.hypot(*np.subtract(fit(*m), t)) for m, t in zip(measured, targets, strict=True)]
    assert max(off) < 0.005


def test_too_few_targets_or_one_and_the_same_gaze_are_refused() -> None:
    with pytest.raises(CalibrationFailed, match="three are needed"):
        fit_eye([(0.1, 0.1)], [(0.1, 0.1)])
    with pytest.raises(CalibrationFailed, match="the same at several"):
        fit_eye([(0.5, 0.5)] * 5, list(CALIBRATION_LAYOUTS[5]))


# over a real host


def test_calibrating_takes_the_simulated_error_away_and_the_recording_says_how_good_it_was(
    tmp_path: Path,
) -> None:
    with Desk() as desk:
        first = started(desk, seed=1, error_deg=2.0, blinks_per_minute=0, loss=0)
        first.validate()
        run(desk, first, {"validated"})
        assert first.validation is not None
        before = first.validation.mean("both").accuracy_deg
        assert before > 0.8
        assert first.validation.problems()
        first.calibrate()
        run(desk, first, {"calibrated"})
        assert len(first.points) == 5
        assert first.failed == []
        first.validate()
        run(desk, first, {"validated"})
        after = first.validation.mean("both").accuracy_deg
        assert after < 0.4
        assert first.validation.problems() == []
        first.accept()
        desk.client.calibrate("save")
        kept = desk.heard.wait_for(lambda e: isinstance(e, CalibrationDone) and e.step == "save").data
        desk.record(tmp_path / "r")
        first.check_drift()
        run(desk, first, {"checked"})
        desk.client.end_recording()
        desk.heard.closed()
    rec = open_recording(tmp_path / "r")
    found = validations(rec)
    assert [v.accepted for v in found] == [True]
    assert found[0].mean("both").accuracy_deg == after
    assert len(found[0].targets) == len(VALIDATION_TARGETS)
    check = drift_checks(rec)[0]
    assert check.level == "ok"
    assert "off" in check.sentence()
    places = [tuple(e["place"]) for e in rec.events if e["kind"] == "target" and e["place"]]
    assert (0.5, 0.5) in places
    assert b"left" in kept


def test_a_kept_calibration_is_applied_again() -> None:
    with Desk() as desk:
        procedure = started(desk, seed=1, error_deg=2.0, blinks_per_minute=0, loss=0)
        procedure.calibrate()
        run(desk, procedure, {"calibrated"})
        desk.client.calibrate("save")
        kept = desk.heard.wait_for(lambda e: isinstance(e, CalibrationDone) and e.step == "save").data
        again = started(desk, seed=1, error_deg=2.0, blinks_per_minute=0, loss=0)
        desk.client.calibrate("apply", data=kept)
        again.validate()
        run(desk, again, {"validated"})
    assert again.validation is not None
    assert again.validation.mean("both").accuracy_deg < 0.4


def test_single_targets_are_collected_anew() -> None:
    with Desk() as desk:
        procedure = started(desk, seed=2, error_deg=1.0, blinks_per_minute=0, loss=0)
        procedure.calibrate()
        run(desk, procedure, {"calibrated"})
        procedure.redo([(0.1, 0.1), (0.9, 0.9)])
        assert procedure.remaining == 2
        run(desk, procedure, {"calibrated"})
    assert len(procedure.points) == 5
    assert all(len(point.left) == 1 for point in procedure.points)


def test_a_mouse_that_does_not_move_cannot_be_calibrated_and_says_why() -> None:
    with Desk() as desk:
        procedure = started(desk, "mouse")
        desk.client.pointer(0.5, 0.5)
        procedure.calibrate()
        run(desk, procedure, {"calibrated", "failed"})
    assert procedure.phase == "failed"
    assert "the same at several targets" in procedure.text


def test_a_pointer_that_was_never_seen_fails_every_target() -> None:
    with Desk() as desk:
        procedure = started(desk, "mouse")
        procedure.calibrate()
        run(desk, procedure, {"calibrated", "failed"})
    assert procedure.phase == "failed"
    assert len(procedure.failed) == 5


def test_a_tracker_that_stops_ends_the_procedure_in_words() -> None:
    with Desk() as desk:
        procedure = started(desk, seed=1)
        procedure.calibrate()
        desk.client.stop()
        run(desk, procedure, {"failed"})
    assert "gone" in procedure.text


def test_a_provider_without_calibration_is_only_validated(tmp_path: Path) -> None:
    table = tmp_path / "gaze.tsv"
    lines = ["timestamp\tleft_x\tleft_y"] + [f"{n * 4}\t3\t2" for n in range(5000)]
    table.write_text("\n".join(lines) + "\n")
    with Desk() as desk:
        procedure = started(desk, "replay", path=str(table))
        procedure.calibrate()
        run(desk, procedure, {"validated"})
        desk.client.calibrate("enter")
        refused = desk.heard.wait_for(lambda e: isinstance(e, CalibrationDone) and e.step == "enter")
    assert procedure.validation is not None
    assert math.isnan(procedure.validation.mean("right").accuracy_deg)
    assert procedure.validation.mean("left").accuracy_deg > 5
    assert "cannot be calibrated from here" in refused.text


def test_a_measurement_without_any_gaze_is_answered_all_the_same() -> None:
    with Desk() as desk:
        desk.client.start("simulated-reader", {"seed": 1}, geometry=GEOMETRY)  # sees no view: sends nothing
        desk.heard.state("streaming")
        now = time.monotonic_ns()
        desk.client.measure(7, x=0.5, y=0.5, from_ns=now, to_ns=now + 1)
        answer = desk.heard.kind(Measured)
    assert (answer.number, answer.both.samples) == (7, 0)


def test_the_head_is_told_while_it_is_watched() -> None:
    with Desk() as desk:
        started(desk, seed=1)
        desk.client.watch_head(on=True)
        head = desk.heard.wait_for(lambda e: isinstance(e, HeadSeen) and e.head is not None).head
        assert head.left[0] < head.right[0]
        assert 400 < head.distance_mm < 900


# reports


def quality(accuracy: float, *, loss: float = 0.0) -> EyeQuality:
    return EyeQuality(
        accuracy_deg=accuracy, loss_percent=loss, offset_x_deg=accuracy, offset_y_deg=0.0, samples=9
    )


def report(*accuracies: float, loss: float = 0.0) -> Validation:
    targets = tuple(
        TargetQuality(x=x, y=y, left=quality(a), right=quality(a), both=quality(a, loss=loss))
        for (x, y), a in zip(VALIDATION_TARGETS, accuracies, strict=False)
    )
    return Validation(made_at="2026-01-01", targets=targets, limits=Limits(), geometry=GEOMETRY)


@pytest.mark.parametrize(
    ("found", "words"),
    [
        (report(0.3, 0.3, 0.3, 0.3), []),
        (report(0.6, 0.6, 0.6, 0.6), ["Mean accuracy is 0.60°"]),
        (report(0.1, 0.1, 0.1, 1.2), ["worst target is 1.20°"]),
        (report(0.1, 0.1, 0.1, 0.1, loss=20), ["20 % of the samples were lost"]),
        (report(0.1, 0.1, 0.1, math.nan), ["At 1 of 4 targets no eye was seen"]),
        (report(math.nan, math.nan), ["not seen on any target"]),
    ],
)
def test_what_is_outside_the_limits_is_said(found: Validation, words: list[str]) -> None:
    problems = found.problems()
    assert len(problems) == len(words)
    assert all(word in problem for word, problem in zip(words, problems, strict=True))


@pytest.mark.parametrize(("off", "level"), [(0.5, "ok"), (1.5, "warn"), (2.5, "stop"), (math.nan, "stop")])
def test_a_drift_check_warns_and_stops_at_its_limits(off: float, level: str) -> None:
    target = TargetQuality(x=0.5, y=0.5, left=quality(off), right=quality(off), both=quality(off))
    check = DriftCheck(made_at="", target=target, limits=Limits())
    assert check.level == level


def test_reports_survive_json_with_what_is_not_known() -> None:
    import json

    found = report(0.1, math.nan)
    text = json.dumps({"kind": "validation", "t_ns": 1, **as_fields(found)}, allow_nan=False)

    class Rec:
        events = [json.loads(text)]  # noqa: RUF012

    back = validations(Rec)[0]
    assert back.targets[0].both.accuracy_deg == 0.1
    assert math.isnan(back.targets[1].both.accuracy_deg)


def test_calibration_mode_is_left_before_it_is_entered_again() -> None:
    """Tobii refuses to enter twice."""
    said: list[str] = []

    class Client:
        def calibrate(self, step: str, **_: Any) -> None:
            said.append(step)

        def __getattr__(self, name: str) -> Any:
            return lambda *_a, **_k: None

    procedure = Procedure(
        Client(), capabilities=Capabilities(calibration="host per point"), geometry=GEOMETRY, limits=Limits()
    )
    procedure.calibrate()
    procedure.calibrate()
    procedure.validate()
    procedure.cancel()
    assert said == ["enter", "leave", "enter", "leave"]


def test_a_vendors_window_is_asked_and_then_the_result_is_validated() -> None:
    said: list[tuple[Any, ...]] = []

    class Client:
        def __getattr__(self, name: str) -> Any:
            return lambda *a, **k: said.append((name, *a, *k.items()))

    procedure = Procedure(
        Client(), capabilities=Capabilities(calibration="vendor"), geometry=GEOMETRY, limits=Limits()
    )
    procedure.calibrate()
    assert ("calibrate", "vendor", ("points", 9)) in said
    procedure.handle(CalibrationDone(step="vendor", ok=True))
    assert procedure.phase == "validating"
    assert isinstance(SoftwareCalibration().left(0.2, 0.3), tuple)
