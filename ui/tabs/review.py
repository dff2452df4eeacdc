"""After the reading: the second reader, one's own path beside another's, scores over sessions."""

from __future__ import annotations

from ui.languages import marked
from ui.panel_spec import PanelParts, PanelSpec
from ui.widgets import Panel


def make(parts: PanelParts) -> Panel:
    from ui.panels.review import ReviewPanel

    return ReviewPanel(parts.shell, parts.workspace)


PANEL = PanelSpec(
    id="tab_review",
    title=marked("Review"),
    hint=marked("Second reader, training"),
    place=5,
    keys="Ctrl+5",
    make=make,
)
