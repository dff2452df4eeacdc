"""Where a phrase is seen, how readers would look for it, and the overlays."""

from __future__ import annotations

from ui.panel_spec import PanelParts, PanelSpec
from ui.widgets import Panel


def make(parts: PanelParts) -> Panel:
    from ui.panels.explain import ExplainPanel

    return ExplainPanel(parts.shell, parts.workspace)


PANEL = PanelSpec(
    id="tab_explain",
    title="Explain",
    hint="Ask for an explanation, set overlays",
    place=2,
    keys="Ctrl+2",
    make=make,
)
