"""A desk that does at once whatever the runner asks, and notes it."""

from __future__ import annotations

from datetime import timedelta

from study_protocols import NOW

from app.study.runner import Runner, step_of
from eyetracking.quality import EyeQuality
from eyetracking.tracker import NAN, TYPICAL_GEOMETRY
from eyetracking.validation import DriftCheck, TargetQuality, Validation


class Desk:
    rate_hz = 100.0

    def __init__(self):
        self.asked, self.t_ns = [], 0

    def now(self):
        return NOW + timedelta(microseconds=self.t_ns / 1000)

    def now_ns(self):
        return self.t_ns

    def calibrate(self, points, limits):
        self.asked.append(("calibrate", points))
        self.limits = limits

    def check_drift(self, limits):
        self.asked.append(("check drift",))

    def begin_trial(self, trial, folder, consent):
        self.asked.append(("begin", trial.number, folder.name, consent.reader_id))

    def show(self, phase, trial):
        self.asked.append(("show", phase.kind))

    def end_trial(self):
        self.asked.append(("end",))


def target(off_deg):
    eye = EyeQuality(accuracy_deg=off_deg, loss_percent=0.0, samples=50)
    return TargetQuality(x=0.5, y=0.5, left=eye, right=eye, both=eye)


def validation(limits, off_deg=0.2):
    return Validation(made_at="now", targets=(target(off_deg),), limits=limits, geometry=TYPICAL_GEOMETRY)


def no_numbers(limits):
    return validation(limits, NAN)


def drift(limits, off_deg):
    return DriftCheck(made_at="now", target=target(off_deg), limits=limits)


def seated(study, pseudonym, **how):
    """(runner that waits for its first trial, its desk)."""
    desk = Desk()
    runner = Runner(study, pseudonym, desk, step=step_of(study, pseudonym, now=NOW), **how)
    runner.send("begin")
    runner.send("calibrated", validation(desk.limits))
    return runner, desk
