"""The magnifier's power and size, as keys and wheel change them; kept in the settings."""

from __future__ import annotations

from ui.languages import tr
from ui.overlays.magnifier import Magnifier
from ui.shell import Shell
from ui.viewer.grid import ViewerGrid


class Lens:
    """One for the window."""

    def __init__(self, shell: Shell, grid: ViewerGrid, magnifier: Magnifier) -> None:
        self._shell, self._grid, self._magnifier = shell, grid, magnifier
        kept = shell.settings.window
        magnifier.times, magnifier.radius_px = kept.lens_times, kept.lens_radius_px
        magnifier.stronger(0)  # settings may say anything
        magnifier.larger(0)

    def adjust(self, *, power: int = 0, size: int = 0, around: bool = False) -> None:
        """More or less power and size, by steps. around: after the most comes the least."""
        lens, kept = self._magnifier, self._shell.settings.window
        lens.stronger(power, around=around)
        lens.larger(size, around=around)
        kept.lens_times, kept.lens_radius_px = lens.times, lens.radius_px
        self._shell.status.note(
            tr("Lens: {times:g} times, {word} px wide", times=lens.times, word=2 * lens.radius_px)
        )
        self._grid.repaint_all()
