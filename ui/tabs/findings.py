"""Findings, what was not looked at, and the report in short."""

from __future__ import annotations

from ui.panel_spec import PanelParts, PanelSpec
from ui.widgets import Panel


def make(parts: PanelParts) -> Panel:
    from ui.panels.findings import FindingsPanel

    return FindingsPanel(parts.shell, parts.workspace, parts.grid, parts.recorder)


PANEL = PanelSpec(
    id="tab_findings",
    title="Findings",
    hint="Findings, seen / not seen, report",
    place=1,
    keys="Ctrl+1",
    make=make,
)
