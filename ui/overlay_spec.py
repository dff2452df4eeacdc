"""What is laid over the films as data: where it lies, what switches it, how it is made. Imports none."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter, QTransform
    from PySide6.QtWidgets import QWidget

    from app.reading.session import ReadingSession

EVERY = "*"
"""In place of a pane's name: over whatever film."""
TOP = 100
"""What lies from this place on lies over what the reader draws, too."""


class Overlay(Protocol):
    """What a canvas paints over its film, while it is visible."""

    visible: bool

    def paint(self, painter: QPainter, to_widget: QTransform, canvas: QWidget) -> None:
        """to_widget: from image px to the canvas's logical px."""


@dataclass(frozen=True, kw_only=True)
class OverlaySpec:
    """id: `OverlayManager.overlay` finds it by this. place: what has less lies below. pane: where it lies, ""
    for nowhere; explain: the same in the layout Explain, where each pane has a subject of its own.

    make: is called after the first picture was painted; it may import what is heavy. follow: is told of the
    session, or None, and again whenever that changed. moment: is told of the replay's moment in ms, None when
    no replay is on. title: of the action that shows it (section Show), ""
    where it has no switch of its own; action: that action's id, by default "show_" and its id. with_all:
    "Hide everything" hides it, too.
    """

    id: str
    place: int
    make: Callable[[], Overlay]
    pane: str = "main"
    explain: str = "main"
    follow: Callable[[Any, ReadingSession | None], object] | None = None
    moment: Callable[[Any, float | None], object] | None = None
    title: str = ""
    tip: str = ""
    keys: str = ""
    checked: bool = False
    action: str = ""
    with_all: bool = True

    @property
    def switch(self) -> str:
        """The id of the action that shows it; "" where none does."""
        return (self.action or f"show_{self.id}") if self.title else ""

    def lies_in(self, pane: str, *, explain: bool) -> bool:
        where = self.explain if explain else self.pane
        return where in (pane, EVERY)
