"""The walker itself: it sees what it is there to see."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPushButton, QTabBar, QVBoxLayout, QWidget
from walk import _unbroken, clipped, left_in_english, out_of_reach, unnamed

from ui import theme
from ui.widgets import ElidedLabel

LONG = "Herz-Thorax-Quotient vorschlagen"


@pytest.fixture
def shown(qapp, qtbot):
    theme.install(qapp)

    def show(part: QWidget, *, width: int = 60) -> QWidget:
        window = QWidget()
        QVBoxLayout(window).addWidget(part)
        part.setFixedWidth(width)
        qtbot.addWidget(window)
        window.show()
        return window

    return show


def combo() -> QComboBox:
    box = QComboBox()
    box.addItem(LONG)
    return box


def tabs() -> QTabBar:
    bar = QTabBar()
    bar.setUsesScrollButtons(False)
    bar.addTab(LONG)
    bar.setMaximumWidth(60)
    bar.setStyleSheet("QTabBar::tab { width: 40px; }")
    return bar


@pytest.mark.parametrize("make", [lambda: QPushButton(LONG), lambda: QLabel(LONG), combo, tabs])
def test_a_text_wider_than_its_room_is_found(shown, make):
    assert len(clipped(shown(make()))) == 1
    assert clipped(shown(make(), width=600)) == [] or isinstance(make(), QTabBar)


def test_wrapped_text_that_is_cut_below_is_found_and_elided_text_is_not(shown):
    wrapped = QLabel("Herz Thorax Quotient vorschlagen")
    wrapped.setWordWrap(True)
    wrapped.setFixedHeight(12)
    assert len(clipped(shown(wrapped, width=100))) == 1
    elided = ElidedLabel()
    elided.setText(LONG)
    assert clipped(shown(elided)) == []


def test_a_field_without_a_name_and_a_button_without_the_keyboard_are_found(shown):
    assert len(unnamed(shown(QLineEdit()))) == 1
    deaf = QPushButton("Open")
    deaf.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    window = shown(deaf)
    assert unnamed(window) == []
    assert len(out_of_reach(window)) == 1


def test_a_hint_in_english_is_found(shown):
    part = QPushButton("Öffnen")
    part.setToolTip("Open")
    assert left_in_english(shown(part), lambda text: text == "Open") == ["Open"]


def test_chinese_breaks_between_signs_and_markup_is_no_text(qapp):
    assert max(map(len, _unbroken("尚无报告。可按需在此起草"))) <= 2
    assert _unbroken('<span style="color:#8b94a1">two words</span>') == ["two", "words"]
