"""A sitting with the real tracker host: recorded by it, ended by its death, gone on with after it."""

from __future__ import annotations

import time

import pytest
from study_protocols import PLAIN, begun

from app.study.folder import attempts_of
from app.study.host_desk import HostDesk, shows_film
from app.study.participants import enrol_simulated
from app.study.record import GAZE, quality_of
from app.study.runner import ENDED, Runner, step_of
from eyetracking.events import fixations_on_image
from eyetracking.mapping import ViewTransform
from eyetracking.recording import open_recording
from eyetracking.tracker import TYPICAL_GEOMETRY

SHORT = PLAIN.replace("count = 4", "count = 1").replace("seconds = 5", "seconds = 2") + (
    '\n[[phases]]\nkind = "rating"\nname = "sure"\ntext = "Sure?"\n'
    "\n[calibration]\npoints = 5\nmean_deg = 5\nmax_deg = 10\nloss_percent = 60\n"
    "\n[limits]\nmissing_warn_percent = 60\nmissing_stop_percent = 90\n"
)


class Screen:
    """Paints at once, answers at once."""

    def __init__(self):
        self.desk = None

    def show_phase(self, phase, trial):
        if shows_film(phase):
            self.desk.shown(time.monotonic_ns(), ViewTransform.fit(256, 256, (0.0, 0.0, 1080.0, 1080.0)))
        else:
            self.desk.hidden()
            self.answers = {"sure": 3}

    def show_target(self, procedure):
        procedure.presented(time.monotonic_ns())

    def show_nothing(self):
        pass

    def said(self):
        return ""


def sitting(study, who):
    screen = Screen()
    options = {"seed": 1, "loss": 0.0, "blinks_per_minute": 0, "repeat": True}
    desk = screen.desk = HostDesk(
        study, screen, provider="simulated-reader", options=options, geometry=TYPICAL_GEOMETRY
    )
    runner = Runner(study, who, desk, step=step_of(study, who, now=desk.now()))
    desk.sit(runner)
    return runner, desk, screen


def until(runner, desk, screen, ends):
    """Time goes on as in the window."""
    last = time.monotonic() + 60
    while not ends(runner):
        assert time.monotonic() < last, (runner.state, desk.trouble)
        desk.tick()
        if runner.state == "waiting":
            runner.send("next")
        elif runner.state == "in trial" and runner.phase.kind == "rating":
            desk.answer(screen.answers)
        time.sleep(0.004)


@pytest.mark.journey
def test_a_trial_is_recorded_by_the_host_and_one_whose_host_dies_comes_again(tmp_path, monkeypatch):
    for name, ms in (("MOVE_MS", 20.0), ("SETTLE_MS", 350.0), ("MEASURE_MS", 150.0)):
        monkeypatch.setattr(f"eyetracking.procedure.{name}", ms)
    study = begun(tmp_path, SHORT)
    who = enrol_simulated(study, now=HostDesk.now(None)).pseudonym
    runner, desk, screen = sitting(study, who)
    try:
        until(runner, desk, screen, lambda r: r.state == "in trial")
        desk.client.kill()
        until(runner, desk, screen, lambda r: r.state in ENDED)
    finally:
        desk.close()
    assert (runner.state, runner.failed) == ("stopped", True)
    runner, desk, screen = sitting(study, who)
    try:
        until(runner, desk, screen, lambda r: r.state in ENDED)
    finally:
        desk.close()
    assert runner.state == "finished"
    found = [(one.number, one.outcome) for one in attempts_of(study, who)]
    assert found == [(1, "discarded"), (2, "complete")]
    folder = study.path / "trials" / who / "1-001-02"
    recording = open_recording(folder / GAZE)
    assert recording.end == "closed"
    assert len(fixations_on_image(recording)) >= 2
    assert quality_of(folder).samples > 100
