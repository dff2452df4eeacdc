"""The status bar: what the program is not for is read whole, whatever else is said."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel

from ui import theme
from ui.panels.status_bar import StatusBar


@pytest.fixture
def bar(qapp, qtbot):
    theme.install(qapp, font_scale=1.5)
    bar = StatusBar()
    qtbot.addWidget(bar)
    yield bar
    theme.install(qapp)


def test_a_hint_gives_way_to_the_disclaimer(bar, qtbot) -> None:
    bar.set("worker", "Worker: CPU, demo models   idle", "accepted")
    bar.note("R records gaze   A asks the models   ? shows all keys")
    bar.resize(1000, bar.height())
    bar.show()
    qtbot.waitExposed(bar)
    assert bar.width() == 1000
    assert bar.disclaimer.width() >= bar.disclaimer.sizeHint().width()
    assert bar.disclaimer.geometry().right() < bar.width()


def test_a_hint_that_does_not_fit_is_shortened_and_whole_in_its_tooltip(bar, qtbot) -> None:
    hint = "R records gaze   A asks the models   ? shows all keys"
    bar.note(hint)
    bar.resize(1000, bar.height())
    bar.show()
    qtbot.waitExposed(bar)
    shown = next(part for part in bar.findChildren(QLabel) if part.toolTip() == hint)
    assert shown.text().endswith("…")
    bar.resize(3000, bar.height())
    qtbot.waitUntil(lambda: shown.text() == hint)


def test_a_word_about_what_was_done_goes_by_itself_and_a_prompt_stays(qapp, qtbot):
    bar = StatusBar()
    qtbot.addWidget(bar)
    bar.note("Proposed: drag the handles")
    assert bar._hint_over.isActive()
    bar._hint_over.timeout.emit()  # its time is over
    assert bar.note_line.text() == ""
    bar.note("Click the ribs", stays=True)
    assert not bar._hint_over.isActive()
