"""The drafts and the report."""

from __future__ import annotations

from ui.panel_spec import PanelParts, PanelSpec
from ui.widgets import Panel


def make(parts: PanelParts) -> Panel:
    from ui.panels.report import ReportPanel

    return ReportPanel(parts.shell, parts.workspace, parts.recorder)


PANEL = PanelSpec(
    id="tab_report",
    title="Report",
    hint="The report with and without gaze",
    place=3,
    keys="Ctrl+3",
    make=make,
)
