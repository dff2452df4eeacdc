"""The window itself: text size, theme, full screen, menu."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import Qt

from ui.action_spec import ActionSpec
from ui.languages import tr

if TYPE_CHECKING:
    from ui.parts import Parts


def larger_text(parts: Parts) -> None:
    _scale_text(parts, 0.1)


def smaller_text(parts: Parts) -> None:
    _scale_text(parts, -0.1)


def _scale_text(parts: Parts, by: float) -> None:
    wanted = round(min(max(parts.shell.settings.window.font_scale + by, 0.8), 2.0), 2)
    parts.shell.settings.window.font_scale = wanted
    parts.shell.save_settings()
    parts.shell.messages.say(
        tr("Text size {wanted:.0%}: used from the next start of RadGaze.", wanted=wanted),
        key="scale",
        seconds=6,
    )


def light_theme(parts: Parts, *, checked: bool = False) -> None:
    from PySide6.QtWidgets import QApplication

    from ui import theme

    name: Literal["dark", "light"] = "light" if checked else "dark"
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    theme.change(app, name)
    parts.shell.settings.window.theme = name
    parts.shell.save_settings()


def full_screen(parts: Parts, *, checked: bool = False) -> None:
    window, full = parts.shell.parent, Qt.WindowState.WindowFullScreen
    state = window.windowState()
    window.setWindowState(state | full if checked else state & ~full)  # maximised stays so underneath


def show_menu(parts: Parts) -> None:
    parts.top_bar.show_menu()


def show_test_pattern(parts: Parts) -> None:
    from ui.dialogs.pattern_screen import PatternScreen

    PatternScreen(parts.grid.display, parts.shell.parent).showFullScreen()


_row = partial(ActionSpec, section="Window")
ROWS = (
    _row(id="larger_text", text="Larger text", keys="Ctrl++", tip="Text 10 % larger", call=larger_text),
    _row(id="smaller_text", text="Smaller text", keys="Ctrl+-", tip="Text 10 % smaller", call=smaller_text),
    _row(
        id="light_theme",
        text="Light theme",
        keys="Ctrl+Shift+T",
        tip="Light panels for lecture halls; the film keeps its dark surround",
        call=light_theme,
        checkable=True,
    ),
    _row(id="menu", text="Menu", keys="F10", tip="Every command by section", call=show_menu, icon="menu"),
    _row(
        id="full_screen",
        text="Full screen",
        keys="F11",
        tip="Full screen on or off",
        call=full_screen,
        checkable=True,
    ),
    _row(
        id="test_pattern",
        text="Test pattern",
        keys="Ctrl+F11",
        tip="Fill the screen with a test pattern; arrows change it",
        call=show_test_pattern,
    ),
)
