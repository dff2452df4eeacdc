"""What AI says in a sitting's windows: seen where the condition shows it, nowhere where it is hidden."""

from __future__ import annotations

from dataclasses import replace

import msgspec
import numpy as np
import pytest
from PySide6.QtWidgets import QLabel, QProgressBar
from study_protocols import CROSSOVER, NOW, PLAIN, begun

from app.study.assistance import MapWords, Model, Said, keep, seed_of, shown_in
from app.study.folder import StudyError
from app.study.participants import enrol_simulated
from eyetracking.tracker import TYPICAL_GEOMETRY
from ui.study.assistance import AssistancePanel
from ui.study.cli import sitting
from ui.study.experimenter import ExperimenterWindow
from ui.study.participant import ParticipantWindow

OFFERS = '\n[viewer]\nai_offers = ["probabilities", "map", "draft"]\n'


@pytest.fixture
def study(tmp_path):
    made = begun(tmp_path, PLAIN + OFFERS + CROSSOVER)
    demo = [Model(id="demo-one", version="1", licence="Apache-2.0", demo=True)]
    for film in made.stimuli:
        said = Said(
            stimulus=film.id, film_sha256="0", seed=seed_of(made, film), asked_at=NOW, draft="No effusion.",
            models={"probabilities": demo, "map": demo, "draft": demo}, probabilities={"edema": 0.25},
            map=MapWords(phrase="edema", method="MATEX", strength=1.0),
        )  # fmt: skip
        keep(made, film, said, np.ones((8, 8), dtype=np.float32))
    return made


def words_of(widget):
    return " ".join(one.text() for one in widget.findChildren(QLabel))


def test_ai_is_seen_with_its_label_under_its_condition_and_nowhere_under_the_other(study, qtbot):
    told = []
    window = ParticipantWindow(
        painted=lambda _t, _view: None,
        answer=lambda _answers: None,
        assist=lambda trial: shown_in(study, trial),
        assisted=told.append,
    )
    qtbot.addWidget(window)
    window.resize(1000, 700)
    window.show()
    (viewing,) = study.protocol.phases
    trials = {name: next(t for t in study.plan(1) if t.arm == name) for name in ("with", "without")}
    pictures = {}
    for name, trial in trials.items():
        window.show_phase(viewing, trial)
        qtbot.waitUntil(lambda: window.stage.view() is not None, timeout=30_000)
        qtbot.waitUntil(lambda name=name: window.assistance.isVisible() == (name == "with"), timeout=5_000)
        assert window.assistance.isVisible() == (name == "with")
        pictures[name] = window.stage.grab().toImage()
        if name == "with":
            said = words_of(window.assistance)
            assert "AI says" in said
            assert "Demo models" in said
            assert "No effusion." in said
            assert "demo-one 1" in said
            assert [bar.value() for bar in window.assistance.findChildren(QProgressBar)] == [25]
            assert {place.name for place in window.places()} == {"AI", "image"}
    middle = {
        name: picture.pixelColor(picture.width() // 2, picture.height() // 2)
        for name, picture in pictures.items()
    }
    assert middle["with"].saturation() > 20  # the map's colours lie over the film
    assert middle["without"].saturation() == 0
    assert [shown is not None for shown in told] == [True, False]
    window.show_phase(viewing, trials["with"])
    qtbot.waitUntil(lambda: window.assistance.isVisible(), timeout=10_000)
    window.show_nothing()
    assert not window.assistance.isVisible()
    assert told[-1] is None


def test_a_dead_worker_is_told_to_the_experimenter_who_can_ask_again(tmp_path, qtbot):
    class Dead:
        def until_ready(self):
            raise StudyError(tmp_path, "the worker does not start", "See radgaze doctor.")

        def close(self):
            pass

    study = begun(tmp_path, PLAIN + '\n[viewer]\nai = "shown"\n')
    who = enrol_simulated(study, now=NOW).pseudonym
    window = ExperimenterWindow(
        study, who, step=sitting(study, who), provider="simulated-reader", options={"seed": 1},
        geometry=TYPICAL_GEOMETRY, models=Dead,
    )  # fmt: skip
    qtbot.addWidget(window)
    qtbot.addWidget(window.participant)
    window.show()
    window.begin()
    qtbot.waitUntil(lambda: window.ask_again.isVisible(), timeout=30_000)
    qtbot.waitUntil(lambda: "the worker does not start" in window.models.text(), timeout=5_000)
    assert "AI cannot be shown" in window.runner.not_yet()
    window.runner.state = "waiting"
    window._show()
    assert not window.buttons["next"].isEnabled()
    window.close()


def test_a_drafted_sentence_that_the_probabilities_contradict_is_marked(study, qtbot):
    trial = next(trial for trial in study.plan(1) if trial.arm == "with")
    shown = shown_in(study, trial)
    said = msgspec.structs.replace(
        shown.said, draft="There is edema.", probabilities={"edema": 0.01, "pleural effusion": 0.4}
    )
    panel = AssistancePanel()
    qtbot.addWidget(panel)
    panel.put(replace(shown, said=said))
    words = [one.text() for one in panel.findChildren(QLabel)]
    at = words.index("There is edema.")
    assert words[at + 1].startswith("⚠ edema is stated, but the findings hold edema 0.01")
