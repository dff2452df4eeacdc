"""What the reader may set, and how it counts at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.action_spec import ActionSpec

if TYPE_CHECKING:
    from ui.parts import Parts


def show_settings(parts: Parts) -> None:
    from ui.dialogs.frame import only_one
    from ui.dialogs.settings import SettingsWindow

    shell = parts.shell
    only_one(
        shell.parent,
        SettingsWindow,
        lambda: SettingsWindow(
            shell, parts.workspace, parts.recorder, lambda key: apply_setting(parts, key), shell.parent
        ),
    )


def apply_setting(parts: Parts, key: str) -> None:
    """Make what was set count now, where it can."""
    shell, grid = parts.shell, parts.grid
    window, display = shell.settings.window, shell.settings.display
    if key.startswith("display."):
        entered = display.distance_mm if key == "display.distance_mm" or display.distance_entered else 0.0
        parts.recorder.set_screen(display.width_mm, display.height_mm, entered)
    elif key in ("screen.curve", "screen.ambient_cd_m2"):
        parts.use_screen_curve()
    elif key == "window.theme" and shell.checked("light_theme") != (window.theme == "light"):
        shell.press("light_theme")
    elif key == "window.corner_texts" and shell.checked("show_corners") != window.corner_texts:
        shell.press("show_corners")
    elif key == "window.wheel":
        grid.wheel_next = window.wheel == "next"
        for canvas in grid.canvases():
            canvas.wheel_next = grid.wheel_next
    elif key.startswith("window.lens"):
        parts.magnifier.times, parts.magnifier.radius_px = window.lens_times, window.lens_radius_px
    elif key == "tracker.show_live":
        parts.stage.point.live = shell.settings.tracker.show_live
    elif key.startswith("pacs"):
        parts.studies.refresh()


ROWS = (
    ActionSpec(
        id="settings",
        text="Settings…",
        keys="Ctrl+,",
        tip="Reader, eye tracker, screen, archives, AI, appearance, keys",
        call=show_settings,
        section="File",
    ),
)
