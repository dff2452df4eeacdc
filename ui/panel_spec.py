"""A panel of the result side as data: its tab, words and key, and how it is made. Imports no panel."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.gaze.tracker_controller import TrackerController
    from app.reading.workspace import Workspace
    from ui.overlays.manager import OverlayManager
    from ui.shell import Shell
    from ui.viewer.grid import ViewerGrid
    from ui.widgets import Panel


@dataclass(frozen=True, kw_only=True)
class PanelParts:
    """What a panel may be made of."""

    shell: Shell
    workspace: Workspace
    grid: ViewerGrid
    recorder: TrackerController
    stage: OverlayManager


@dataclass(frozen=True, kw_only=True)
class PanelSpec:
    """id: of its tab, of the action that shows it, and in the settings. place: tabs stand in this order.
    make: is called after the first picture was painted; it may import what is heavy."""

    id: str
    title: str
    hint: str
    place: int
    make: Callable[[PanelParts], Panel]
    keys: str = ""
