"""What is laid over the image, the magnifier and the probe, and why the image looks as it does."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from ui.action_spec import ActionSpec

if TYPE_CHECKING:
    from ui.main_window import MainWindow


def overlays_changed(window: MainWindow, _checked: bool = False) -> None:
    """Show what the "Show" actions say; "Hide everything" wins."""
    shown = {name: action.isChecked() for name, action in window.actions_.items()}
    hidden = shown["hide_all"]
    window.grid.set_corners(shown["show_corners"] and not hidden)
    window.grid.set_marks(shown["show_marks"] and not hidden)
    if window.annotating is not None:
        for hand in (window.annotating.hand, *window.beside.hands.values()):
            hand.set_visible(shown["show_annotations"] and not hidden)
        window.anatomy.visible = shown["show_anatomy"] and not hidden
        window.magnifier.visible = shown["magnifier"]
    if window.stage is not None:
        window.stage.show_only(
            gaze=shown["show_gaze"] and not hidden,
            scanpath=shown["show_scanpath"] and not hidden,
            matex=shown["show_matex"] and not hidden,
        )


def show_annotations(window: MainWindow) -> None:
    """Something is being drawn: measurements are shown again where they were hidden."""
    if window.annotating is not None and not window.annotating.overlay.visible:
        window.actions_["hide_all"].setChecked(False)
        window.actions_["show_annotations"].setChecked(True)
        overlays_changed(window)


def lens_stronger(window: MainWindow) -> None:
    adjust_lens(window, power=1, around=True)


def lens_larger(window: MainWindow) -> None:
    adjust_lens(window, size=1, around=True)


def adjust_lens(window: MainWindow, *, power: int = 0, size: int = 0, around: bool = False) -> None:
    """More or less power and size, by steps; it is kept in the settings."""
    if window.stage is None:
        return
    lens, kept = window.magnifier, window.settings.window
    lens.stronger(power, around=around)
    lens.larger(size, around=around)
    kept.lens_times, kept.lens_radius_px = lens.times, lens.radius_px
    window.status.note(f"Lens: {lens.times:g} times, {2 * lens.radius_px} px wide")
    window.grid.repaint_all()


def show_why(window: MainWindow) -> None:
    from ui.dialogs.why import WhyThisLook

    WhyThisLook(window).show()


_row = partial(ActionSpec, section="Show")
ROWS = (
    _row(
        id="show_gaze",
        text="Gaze",
        keys="G",
        tip="Show or hide live gaze and its heatmap",
        call=overlays_changed,
        icon="gaze",
        checkable=True,
        checked=True,
    ),
    _row(
        id="show_scanpath",
        text="Scanpath",
        keys="S",
        tip="Show or hide fixations and scanpaths",
        call=overlays_changed,
        icon="scanpath",
        checkable=True,
        checked=True,
    ),
    _row(
        id="show_matex",
        text="MATEX",
        keys="M",
        tip="Show or hide the attribution map",
        call=overlays_changed,
        icon="heatmap",
        checkable=True,
        checked=True,
    ),
    _row(
        id="hide_all",
        text="Hide everything",
        keys="H",
        tip="Hide overlays and corner texts; again to bring them back",
        call=overlays_changed,
        icon="hide",
        checkable=True,
    ),
    _row(
        id="show_corners",
        text="Corner texts",
        keys="T",
        tip="Show or hide the texts in the corners",
        call=overlays_changed,
        checkable=True,
        checked=True,
    ),
    _row(
        id="show_annotations",
        text="Measurements",
        keys="Shift+M",
        tip="Show or hide your measurements",
        call=overlays_changed,
        checkable=True,
        checked=True,
    ),
    _row(
        id="show_anatomy",
        text="Lung and heart outlines",
        keys="Shift+A",
        tip="Show or hide the outlines that the model found",
        call=overlays_changed,
        checkable=True,
    ),
    _row(
        id="show_marks",
        text="Overlays of the file",
        keys="Shift+H",
        tip="Show or hide the file's own overlays and shutter",
        call=overlays_changed,
        checkable=True,
        checked=True,
    ),
    _row(
        id="magnifier",
        text="Magnifier",
        keys="Q",
        tip="A lens under the mouse",
        call=overlays_changed,
        checkable=True,
    ),
    _row(
        id="lens_stronger",
        text="Magnifier: stronger",
        keys="Shift+Q",
        tip="The lens's next power, 1.5 to 8 times (also Shift+wheel over the image)",
        call=lens_stronger,
    ),
    _row(
        id="lens_larger",
        text="Magnifier: larger",
        keys="Alt+Q",
        tip="The lens's next size (also Ctrl+Shift+wheel over the image)",
        call=lens_larger,
    ),
    _row(
        id="probe",
        text="Pixel probe",
        keys="Shift+P",
        tip="Stored, modality and display value under the mouse",
        call=overlays_changed,
        checkable=True,
    ),
    _row(
        id="why",
        text="Why this look",
        keys="U",
        tip="The rules that made the image look as it does",
        call=show_why,
        needs="film",
    ),
)
