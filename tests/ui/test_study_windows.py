"""The windows of a study, driven by hand with the simulated reader as the tracker."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from study_protocols import CROSSOVER, PLAIN, begun

from app.study.answers import AnswerRefused
from app.study.assistance import shown_in
from app.study.folder import StudyError, attempts_of, begin_study
from app.study.participants import enrol, enrol_simulated
from app.study.protocol import SHIPPED
from app.study.record import GAZE, answers_of, events_of
from app.study.runner import ENDED
from eyetracking.recording import open_recording
from eyetracking.scanpaths import Scanpath
from eyetracking.tracker import TYPICAL_GEOMETRY
from ui.study.asking import FormPage, MarkingPage, RatingPage, ReportPage
from ui.study.choose import ChooseParticipant, opened
from ui.study.cli import sitting
from ui.study.experimenter import ExperimenterWindow
from ui.study.participant import ParticipantWindow

ASKED = (
    PLAIN.replace("count = 4", "count = 1").replace("seconds = 5", "seconds = 1")
    + '\n[[phases]]\nkind = "rating"\nname = "sure"\ntext = "Sure?"\n'
    + "\n[calibration]\npoints = 5\nmean_deg = 5\nmax_deg = 10\nloss_percent = 60\n"
    + "\n[limits]\nmissing_warn_percent = 60\nmissing_stop_percent = 90\n"
)
PHASES = """
[[phases]]
kind = "form"
[[phases.questions]]
name = "there"
text = "There?"
answer = "yes_no"
[[phases]]
kind = "marking"
name = "marks"
shape = "box"
labels = ["nodule"]
certainty = ["possible", "certain"]
[[phases]]
kind = "report"
"""


@pytest.mark.journey
def test_a_sitting_in_the_windows_is_recorded_with_what_was_answered(qtbot, tmp_path, monkeypatch):
    for name, ms in (("MOVE_MS", 20.0), ("SETTLE_MS", 350.0), ("MEASURE_MS", 150.0)):
        monkeypatch.setattr(f"eyetracking.procedure.{name}", ms)
    study = begun(tmp_path, ASKED)
    who = enrol_simulated(study, now=datetime.now(UTC)).pseudonym
    window = ExperimenterWindow(
        study,
        who,
        step=sitting(study, who),
        provider="simulated-reader",
        options={"seed": 1, "loss": 0.0, "blinks_per_minute": 0, "repeat": True},
        geometry=TYPICAL_GEOMETRY,
    )
    qtbot.addWidget(window)
    qtbot.addWidget(window.participant)
    window.participant.resize(800, 600)
    window.participant.show()
    window.show()
    window.begin()
    qtbot.waitUntil(lambda: window.buttons["next"].isEnabled(), timeout=60_000)
    assert "accuracy" in window.quality.text()
    QTest.mouseClick(window.buttons["next"], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: isinstance(window.participant.page, RatingPage), timeout=30_000)
    window.participant.done()
    assert "not answered: sure" in window.participant.refused.text()
    window.note.setText("coughs")
    QTest.keyClick(window.note, Qt.Key.Key_Return)
    window.participant.page.choose(4)
    window.participant.done()
    assert "1  done" in window.trials.item(0).text()
    QTest.mouseClick(window.buttons["next"], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.runner.state in ENDED, timeout=10_000)
    assert window.runner.state == "finished"
    window.close()
    (attempt,) = attempts_of(study, who)
    folder = study.path / "trials" / who / "1-001-01"
    assert (attempt.outcome, answers_of(folder)) == ("complete", {"sure": 4})
    assert "coughs" in [event.text for event in events_of(folder)]
    recording = open_recording(folder / GAZE)
    assert recording.views[0].transform.image_width_px == 256
    assert (recording.views[0].label, recording.end) == (attempt.stimulus, "closed")


@pytest.fixture
def participant(qtbot):
    """(window, answers that came)."""
    came = []

    def answer(answers):
        if answers == {"there": ""}:
            raise AnswerRefused("there: give one of yes, no")
        came.append(answers)

    window = ParticipantWindow(painted=lambda _t, _view: None, answer=answer)
    qtbot.addWidget(window)
    window.resize(900, 600)
    window.show()
    return window, came


def test_each_kind_of_question_has_its_page_and_boxes_are_drawn_on_the_film(qtbot, participant, tmp_path):
    window, came = participant
    study = begun(tmp_path, PLAIN + PHASES)
    trial = study.plan(1)[0]
    viewing, form, marking, report = study.protocol.phases
    window.show_phase(viewing, trial)
    qtbot.waitUntil(lambda: window.stage.view() is not None, timeout=30_000)
    window.show_phase(form, trial)
    assert isinstance(window.page, FormPage)
    window.done()
    assert "one of yes, no" in window.refused.text()
    window.show_phase(marking, trial)
    assert isinstance(window.page, MarkingPage)
    middle = window.stage.rect().center()
    QTest.mousePress(window.stage, Qt.MouseButton.LeftButton, pos=middle)
    QTest.mouseMove(window.stage, middle + QPoint(40, 30))
    QTest.mouseRelease(window.stage, Qt.MouseButton.LeftButton, pos=middle + QPoint(40, 30))
    window.done()
    (mark,) = came[-1]["marks"]
    assert mark["x0_px"] == pytest.approx(128, abs=1)
    assert (mark["x1_px"] - mark["x0_px"]) / (mark["y1_px"] - mark["y0_px"]) == pytest.approx(4 / 3, rel=0.1)
    assert (mark["label"], mark["certainty"]) == ("nodule", "possible")
    window.show_phase(report, trial)
    assert isinstance(window.page, ReportPage)
    window.done()
    assert came[-1] == {"report": ""}


def test_a_replay_paints_the_path_over_the_film_as_time_goes(qtbot, tmp_path):
    study = begin_study(SHIPPED / "real-or-predicted.toml", tmp_path / "s", now=datetime.now(UTC))
    path = Scanpath(
        x_px=np.array([128.0]), y_px=np.array([128.0]), onset_ms=np.array([0.0]),
        duration_ms=np.array([400.0]), width_px=256, height_px=256,
    )  # fmt: skip
    window = ParticipantWindow(painted=lambda *_a: None, answer=lambda _a: None, path=lambda _trial: path)
    qtbot.addWidget(window)
    window.resize(600, 600)
    window.show()
    replay = next(phase for phase in study.protocol.phases if phase.kind == "replay")
    window.show_phase(replay, study.plan(1)[0])

    def yellow():
        colour = window.stage.grab().toImage().pixelColor(window.stage.rect().center())
        return colour.red() > 180 and colour.blue() < 100

    qtbot.waitUntil(yellow)


def test_without_its_answer_a_film_with_ai_is_not_shown(qtbot, tmp_path):
    study = begun(tmp_path, PLAIN + CROSSOVER)
    window = ParticipantWindow(
        painted=lambda *_a: None, answer=lambda _a: None, assist=partial(shown_in, study)
    )
    qtbot.addWidget(window)
    window.resize(600, 400)
    window.show()
    trial = next(trial for trial in study.plan(1) if trial.arm == "with")
    window.show_phase(study.protocol.phases[0], trial)
    qtbot.waitUntil(lambda: "AI has not answered" in window.stage.accessibleDescription(), timeout=30_000)
    assert window.stage.view() is None


def test_a_timed_viewing_does_not_end_by_the_space_bar(qtbot, participant, tmp_path):
    window, came = participant
    study = begun(tmp_path, PLAIN)
    window.show_phase(study.protocol.phases[0], study.plan(1)[0])
    qtbot.waitUntil(lambda: window.stage.view() is not None)
    QTest.keyClick(window, Qt.Key.Key_Space)
    assert came == []


def test_without_a_microphone_what_is_said_is_typed_beside_the_film(qtbot, participant, tmp_path):
    window, came = participant
    study = begun(tmp_path, PLAIN + '\n[[phases]]\nkind = "described_viewing"\nseconds = 20\n')
    window.show_phase(study.protocol.phases[1], study.plan(1)[0])
    qtbot.waitUntil(lambda: window.stage.view() is not None, timeout=30_000)
    window.ask_what_is_said("No microphone.")
    QTest.keyClicks(window.page.text, "clear lungs")
    assert window.said() == "clear lungs"
    assert window.stage.view() is not None
    window.done()
    assert came == [None]  # the phase asks for no answer


def test_nobody_sits_down_without_consent(tmp_path):
    study = begun(tmp_path)
    who = enrol(study, "Ada", tmp_path / "elsewhere" / "key.json", now=datetime.now(UTC))
    with pytest.raises(StudyError, match="has not given consent"):
        sitting(study, who.pseudonym)


def test_who_sits_down_is_chosen_from_those_who_may(qtbot, tmp_path):
    study = begun(tmp_path)
    silent = enrol(study, "Ada", tmp_path / "elsewhere" / "key.json", now=datetime.now(UTC))
    came = []
    dialog = ChooseParticipant(study.path, lambda _study, who: came.append(who), None)
    qtbot.addWidget(dialog)
    dialog.show()
    assert silent.pseudonym in dialog.people.item(0).text()
    dialog.begin()
    assert came == []  # has not given consent
    enrol_simulated(study, now=datetime.now(UTC))
    dialog.refresh()
    dialog.begin()
    assert len(came) == 1


def test_a_folder_that_is_no_study_is_said_to_be_none(tmp_path):
    assert "study.json is missing" in opened(tmp_path, lambda *_who: None, None)


@pytest.mark.journey
def test_a_validation_that_is_judged_by_hand_waits_and_a_point_is_done_again(qtbot, tmp_path, monkeypatch):
    for name, ms in (("MOVE_MS", 20.0), ("SETTLE_MS", 350.0), ("MEASURE_MS", 150.0)):
        monkeypatch.setattr(f"eyetracking.procedure.{name}", ms)
    study = begun(tmp_path, ASKED)
    who = enrol_simulated(study, now=datetime.now(UTC)).pseudonym
    window = ExperimenterWindow(
        study,
        who,
        step=sitting(study, who),
        provider="simulated-reader",
        options={"seed": 1, "loss": 0.0, "blinks_per_minute": 0, "repeat": True},
        geometry=TYPICAL_GEOMETRY,
    )
    qtbot.addWidget(window)
    qtbot.addWidget(window.participant)
    window.participant.show()
    window.show()
    window.hold.setChecked(True)
    window.begin()
    qtbot.waitUntil(lambda: window.judge["accept"].isEnabled(), timeout=60_000)
    assert not window.buttons["next"].isEnabled()
    first = window.desk.held
    qtbot.wait(50)
    assert not window.judge["point"].isEnabled()  # none is chosen
    target = first.targets[0]
    QTest.mouseClick(
        window.live, Qt.MouseButton.LeftButton, pos=window.live._at(target.x, target.y).toPoint()
    )
    assert window.live.target == (target.x, target.y)
    qtbot.waitUntil(window.judge["point"].isEnabled)
    QTest.mouseClick(window.judge["point"], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.desk.held not in (None, first), timeout=60_000)
    QTest.mouseClick(window.judge["accept"], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.buttons["next"].isEnabled(), timeout=30_000)
    assert window.runner.validation is not None
    window.close()


@pytest.mark.parametrize(("tools", "zooms"), [((), False), (("zoom",), True)])
def test_the_wheel_zooms_where_the_protocol_allows_it_alone(qtbot, tmp_path, tools, zooms):
    told = []
    window = ParticipantWindow(
        painted=lambda _t, view: told.append(view), answer=lambda _a: None, tools=tools
    )
    qtbot.addWidget(window)
    window.resize(900, 600)
    window.show()
    study = begun(tmp_path, PLAIN)
    window.show_phase(study.protocol.phases[0], study.plan(1)[0])
    qtbot.waitUntil(lambda: bool(told), timeout=30_000)
    whole = told[-1]
    middle = QPointF(window.stage.rect().center())
    notch = QPoint(0, 120)
    wheel = QWheelEvent(
        middle, QPointF(window.stage.mapToGlobal(middle.toPoint())), QPoint(), notch,
        Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    window.stage.wheelEvent(wheel)
    window.stage.repaint()
    assert (told[-1].zoom > whole.zoom) is zooms


def test_an_ellipse_that_was_drawn_stays_on_the_film(qtbot, participant, tmp_path):
    window, _ = participant
    study = begun(tmp_path, PLAIN + PHASES.replace('shape = "box"', 'shape = "ellipse"'))
    trial = study.plan(1)[0]
    viewing, _, marking, _ = study.protocol.phases
    window.show_phase(viewing, trial)
    qtbot.waitUntil(lambda: window.stage.view() is not None, timeout=30_000)
    window.show_phase(marking, trial)
    middle, far = window.stage.rect().center(), window.stage.rect().center() + QPoint(60, 60)
    QTest.mousePress(window.stage, Qt.MouseButton.LeftButton, pos=middle)
    QTest.mouseMove(window.stage, far)
    QTest.mouseRelease(window.stage, Qt.MouseButton.LeftButton, pos=far)
    shown = window.stage.grab().toImage()

    def amber(at):
        colour = shown.pixelColor(at * shown.devicePixelRatio())
        return colour.red() > 150 and colour.blue() < 130

    top = [QPoint(middle.x() + 30, middle.y() + dy) for dy in range(-2, 3)]
    corner = [QPoint(middle.x() + d, middle.y() + d) for d in range(-1, 3)]
    assert any(map(amber, top))
    assert not any(map(amber, corner))
