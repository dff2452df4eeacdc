"""Where the window's panels and panes stand on the tracked screen, for the recording."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QScreen
from PySide6.QtWidgets import QWidget

from eyetracking.messages import PanelPlace
from ui.overlays.manager import OverlayManager
from ui.panels.right_panel import RightPanel
from ui.viewer.grid import ViewerGrid

TABS = {"tab_report": "draft"}
"""Names of tabs that are not their id's."""
PANES = {"main": "image", "matex": "heat map", "predicted": "predicted scanpath"}
UNDER_A_MAP = "image under a map"


def panel_places(
    screen: QScreen,
    grid: ViewerGrid,
    stage: OverlayManager,
    results: RightPanel,
    others: dict[str, QWidget],
) -> list[PanelPlace]:
    """What can be seen of them, in no order. others: panels by their names."""
    found = (place_of(screen, name, widget) for name, widget in _widgets(grid, stage, results, others))
    return [place for place in found if place is not None]


def _widgets(
    grid: ViewerGrid, stage: OverlayManager, results: RightPanel, others: dict[str, QWidget]
) -> Iterator[tuple[str, QWidget]]:
    mapped = stage.matex.visible and stage.matex.shown
    explained = "matex" in grid.shown()
    for name in grid.shown():
        known = UNDER_A_MAP if name == "main" and mapped and not explained else PANES.get(name, name)
        yield known, grid.panes[name].canvas
    for tab, page in results.pages().items():
        yield TABS.get(tab, tab.removeprefix("tab_")), page
    yield from others.items()


def place_of(screen: QScreen, name: str, widget: QWidget) -> PanelPlace | None:
    """None where it is not on that screen."""
    if not widget.isVisible() or widget.visibleRegion().isEmpty():
        return None
    area = screen.geometry()
    rect = (
        QRect(widget.mapToGlobal(QPoint(0, 0)), widget.size()).intersected(area).translated(-area.topLeft())
    )
    if rect.isEmpty():
        return None
    ratio = screen.devicePixelRatio()
    return PanelPlace(
        name=name,
        x_px=rect.x() * ratio,
        y_px=rect.y() * ratio,
        width_px=rect.width() * ratio,
        height_px=rect.height() * ratio,
    )
