"""The story on the screen: it moves by itself, waits for visitors, and begins again when they have left."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from story_material import MATERIAL

from app.story.material import Finding
from app.story.story import Step, Story, read_story
from ui import theme
from ui.present.window import PresentWindow


class Clock:
    ms = 0.0

    def __call__(self) -> float:
        return self.ms


@pytest.fixture
def shown(qapp, qtbot):
    theme.install(qapp)
    made = []

    def show(story: Story | None = None):
        clock = Clock()
        window = PresentWindow(story or read_story("first"), MATERIAL, clock_ms=clock)
        qtbot.addWidget(window)
        window._timer.stop()
        window.resize(1280, 800)
        made.append(window)

        def after(seconds: float) -> None:
            clock.ms += 1000 * seconds
            window.tick()

        return window, after

    return show


def test_unattended_every_step_comes_and_the_round_begins_again(shown):
    window, after = shown()
    seen = [window.number]
    for step in window.story.steps:
        after(step.seconds)
        seen.append(window.number)
    assert seen == [*range(len(window.story.steps)), 0]
    assert window.rounds == 1


def test_a_visitor_is_waited_for_and_after_they_have_left_it_begins_again(shown, qtbot):
    window, after = shown()
    qtbot.keyClick(window, Qt.Key.Key_Space)
    assert (window.number, window.attended) == (1, True)
    after(window.step.seconds + 1)
    assert window.number == 1, "nothing moves on under a visitor"
    after(window.story.idle_s)
    assert (window.number, window.attended) == (0, False)


def test_remote_controls_go_forth_and_back(shown, qtbot):
    window, _ = shown()
    qtbot.keyClick(window, Qt.Key.Key_PageDown)
    qtbot.keyClick(window, Qt.Key.Key_PageDown)
    qtbot.keyClick(window, Qt.Key.Key_PageUp)
    assert window.number == 1
    qtbot.keyClick(window, Qt.Key.Key_PageUp)
    qtbot.keyClick(window, Qt.Key.Key_PageUp)
    assert window.number == 0


def test_a_pause_takes_no_time(shown, qtbot):
    window, after = shown()
    after(2)
    qtbot.keyClick(window, Qt.Key.Key_P)
    after(100)
    qtbot.keyClick(window, Qt.Key.Key_P)
    after(1)
    assert window.picture.clock_ms == pytest.approx(3000)


def test_notes_are_for_the_presenter_alone(shown, qtbot):
    window, _ = shown()
    window.show()
    assert not window.notes.isVisible()
    qtbot.keyClick(window, Qt.Key.Key_N)
    assert window.notes.isVisible()
    assert window.notes.text() == window.step.notes


def test_each_step_says_what_it_shows_and_text_of_models_is_no_markup(shown):
    window, _ = shown()
    sides = {}
    for number, step in enumerate(window.story.steps):
        window.go(number)
        assert window.says.text() == step.says
        sides[step.shows] = window.side.text()
        assert not window.picture.grab().isNull()
    assert "▲" in sides["findings"]
    assert "Left &lt;effusion&gt;." in sides["report"]
    assert sides["try"] == "<p>Move the mouse over the film.</p>"


def test_the_visitors_path_is_scored_beside_chance(shown):
    window, after = shown(Story("t", (Step("try", "Your turn."),)))
    for k in range(12):
        window.picture.samples.append((250.0 * k, 0.1 + 0.07 * k, 0.2 + 0.05 * k))
    after(1)
    assert "by chance 0.05" in window.side.text()


def test_what_it_is_not_for_stands_on_every_step(shown):
    window, _ = shown()
    assert window.foot.text().endswith("not for diagnosis.")


def test_a_presentation_that_ends_badly_says_why(qtbot, tmp_path, monkeypatch) -> None:
    from types import SimpleNamespace

    from PySide6.QtCore import QObject

    from app.settings import Settings
    from ui.commands import present
    from ui.panels.message_bar import MessageArea

    fails = tmp_path / "python"
    fails.write_text("#!/bin/sh\necho 'the story has no steps' >&2\nexit 2\n", encoding="utf-8")
    fails.chmod(0o700)
    monkeypatch.setattr("ui.radgaze_process.child_command", lambda _module: [str(fails)])
    area, parent = MessageArea(), QObject()
    qtbot.addWidget(area)
    shell = SimpleNamespace(messages=area, parent=parent, settings=Settings())
    present.present(SimpleNamespace(shell=shell))
    qtbot.waitUntil(lambda: any("no steps" in bar.text for bar in area.messages()))


def test_your_turn_shows_what_the_models_make_of_the_path(shown):
    window, after = shown(Story("t", (Step("try", "Your turn."),)))

    class Live:
        findings, draft, words = (Finding("edema", 0.1, 0.5),), "Edema.", ""
        followed = 0

        def begin(self):
            pass

        def follow(self, path):
            self.followed = len(path)

    window.live = Live()
    window.picture.samples = [(t * 100.0, 0.5, 0.5) for t in range(30)]
    after(0.1)
    assert window.live.followed == 12
    assert "edema" in window.side.text()
    assert "Edema." in window.side.text()
