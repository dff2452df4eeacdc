"""What is laid over the image, the magnifier and the probe, and why the image looks as it does."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from ui.action_spec import ActionSpec
from ui.laid_over import overlays

if TYPE_CHECKING:
    from ui.parts import Parts


def overlays_changed(parts: Parts, *, checked: bool = False) -> None:
    """Show what the "Show" actions say; "Hide everything" wins."""
    parts.visibility.apply()


def lens_stronger(parts: Parts) -> None:
    parts.lens.adjust(power=1, around=True)


def lens_larger(parts: Parts) -> None:
    parts.lens.adjust(size=1, around=True)


def show_why(parts: Parts) -> None:
    from ui.dialogs.why import WhyThisLook

    WhyThisLook(parts.shell.parent, parts.workspace, parts.grid).show()


_row = partial(ActionSpec, section="Show")
_FIXED = (
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
        id="show_marks",
        text="Overlays of the file",
        keys="Shift+H",
        tip="Show or hide the file's own overlays and shutter",
        call=overlays_changed,
        checkable=True,
        checked=True,
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


def rows() -> tuple[ActionSpec, ...]:
    """A row for every overlay of `ui.laid_over` that has a switch among them."""
    switches = (
        _row(
            id=spec.switch,
            text=spec.title,
            keys=spec.keys,
            tip=spec.tip,
            call=overlays_changed,
            checkable=True,
            checked=spec.checked,
        )
        for spec in overlays()
        if spec.switch
    )
    return (*_FIXED, *switches)
