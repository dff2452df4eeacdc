"""The window itself: text size, full screen, menu, help, the end."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from ui.main_window import MainWindow


def close(window: MainWindow) -> None:
    window.close()


def larger_text(window: MainWindow) -> None:
    _scale_text(window, 0.1)


def smaller_text(window: MainWindow) -> None:
    _scale_text(window, -0.1)


def _scale_text(window: MainWindow, by: float) -> None:
    wanted = round(min(max(window.settings.window.font_scale + by, 0.8), 2.0), 2)
    window.settings.window.font_scale = wanted
    window.save_settings()
    window.messages.say(
        f"Text size {wanted:.0%}: used from the next start of RadGaze.", key="scale", seconds=6
    )


def light_theme(window: MainWindow, checked: bool = False) -> None:
    from PySide6.QtWidgets import QApplication

    from ui import actions, theme

    name: Literal["dark", "light"] = "light" if checked else "dark"
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    theme.change(app, name)
    actions.draw_icons(window.actions_)
    window.settings.window.theme = name
    window.save_settings()


def full_screen(window: MainWindow, checked: bool = False) -> None:
    window.showFullScreen() if checked else window.showNormal()


def show_menu(window: MainWindow) -> None:
    window.top_bar.show_menu()


def show_keys(window: MainWindow) -> None:
    from ui.dialogs.key_sheet import KeySheet

    KeySheet(window.actions_, window).open()


def show_about(window: MainWindow) -> None:
    from ui.dialogs.about import About

    models = window.children_.worker.state.models if window.children_.worker is not None else []
    About(list(models), window).open()
