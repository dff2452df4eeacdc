"""The eye tracker, recordings and their quality."""

from __future__ import annotations

from ui.panel_spec import PanelParts, PanelSpec
from ui.widgets import Panel


def make(parts: PanelParts) -> Panel:
    from ui.panels.gaze import GazePanel

    return GazePanel(parts.shell, parts.recorder, parts.stage)


PANEL = PanelSpec(
    id="tab_gaze", title="Gaze", hint="Eye tracker, recordings, quality", place=4, keys="Ctrl+4", make=make
)
