"""What is laid over the images: as the actions of the section "Show" are checked; "Hide everything" wins."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from ui.annotating import Annotating
from ui.drawing_beside import DrawingBeside
from ui.overlays.manager import OverlayManager
from ui.shell import Shell
from ui.viewer.grid import ViewerGrid

REVEALING = ("hide_all", "show_annotations")
"""Who begins to draw changes these: measurements are seen at once."""


class Visibility(QObject):
    """One for the window."""

    applied = Signal()

    def __init__(
        self,
        shell: Shell,
        grid: ViewerGrid,
        stage: OverlayManager,
        *,
        annotating: Annotating,
        beside: DrawingBeside,
    ) -> None:
        super().__init__(grid)
        self._shell, self._grid, self._stage = shell, grid, stage
        self._annotating, self._beside = annotating, beside
        for name in REVEALING:
            shell.actions[name].toggled.connect(self.apply)
        self.apply()

    def apply(self, _checked: object = None) -> None:
        checked = self._shell.checked
        hidden = checked("hide_all")
        self._grid.set_corners(visible=checked("show_corners") and not hidden)
        self._grid.set_marks(visible=checked("show_marks") and not hidden)
        for hand in (self._annotating.hand, *self._beside.hands.values()):
            hand.set_visible(visible=checked("show_annotations") and not hidden)
        self._stage.switch(checked, hidden=hidden)
        self._stage.show_only(
            gaze=checked("show_gaze") and not hidden,
            scanpath=checked("show_scanpath") and not hidden,
            matex=checked("show_matex") and not hidden,
        )
        self.applied.emit()

    def hidden_panes(self) -> set[str]:
        """The panes of the layout Explain over whose film the result that they are for is not painted."""
        stage = self._stage
        painted = {
            "matex": stage.matex.visible or not stage.matex.shown,
            "predicted": stage.predicted.visible or not stage.predicted.shown,
        }
        return {name for name, there in painted.items() if not there}
