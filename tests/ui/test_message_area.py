"""Messages over the image: those that were said last stand there, at once."""

from __future__ import annotations

import pytest

from ui import theme
from ui.panels.message_bar import MOST, MessageArea


@pytest.fixture
def area(qapp, qtbot):
    theme.install(qapp)
    area = MessageArea()
    qtbot.addWidget(area)
    area.resize(600, 300)
    area.show()
    qtbot.waitExposed(area)
    return area


def texts(area: MessageArea) -> list[str]:
    return [bar.text for bar in area.messages()]


def test_a_message_stands_there_as_soon_as_it_was_said(area) -> None:
    area.say("Said.", "Do this.")
    assert [bar.text for bar in area.messages()] == ["Said. Do this."]


def test_only_the_newest_stay(area) -> None:
    for number in range(MOST + 2):
        area.say(f"number {number}", key=f"key {number}")
    assert area.shown("key 0") is None
    assert texts(area) == [f"number {number}" for number in range(2, MOST + 2)]


def test_a_key_says_one_thing_at_a_time(area) -> None:
    area.say("first", key="one")
    area.say("other", key="two")
    area.say("second", key="one")
    assert texts(area) == ["other", "second"]
    area.forget("one")
    assert texts(area) == ["other"]
    assert area.shown("one") is None
