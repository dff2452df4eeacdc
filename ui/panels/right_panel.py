"""The panels of `ui.tabs`, one at a time; who made what is always said at the bottom."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.reading.workspace import Leaving
from inference.messages import WorkerState
from ui.following import follow_jobs, follow_topics
from ui.languages import tr
from ui.panel_spec import PanelParts, PanelSpec
from ui.plain import plain
from ui.tabs import panels
from ui.theme import theme
from ui.widgets import ElidedLabel, Segment, button, label, rule

if TYPE_CHECKING:
    from app.gaze.tracker_controller import TrackerController
    from app.reading.session import ReadingSession
    from app.reading.workspace import Workspace
    from ui.overlays.manager import OverlayManager
    from ui.panels.explain import ExplainPanel
    from ui.panels.findings import FindingsPanel
    from ui.panels.gaze import GazePanel
    from ui.panels.report import ReportPanel
    from ui.shell import Shell
    from ui.viewer.grid import ViewerGrid
    from ui.widgets import Panel


class RightPanel(QWidget):
    """The tabs and the line that names the models."""

    def __init__(
        self,
        shell: Shell,
        workspace: Workspace,
        grid: ViewerGrid,
        *,
        recorder: TrackerController,
        stage: OverlayManager,
    ) -> None:
        super().__init__()
        self.setObjectName("panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._session: ReadingSession | None = None
        self._out: dict[str, QWidget] = {}
        """What stands in the place of pages that have a window of their own."""
        look = theme()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, look.px(2), 0, 0)
        column.setSpacing(0)
        specs = panels()
        tabs = [(spec.id, tr(spec.title), hint_of(spec)) for spec in specs]
        self.tabs = Segment(tabs, role="tab")
        self.tabs.setContentsMargins(look.px(8), 0, look.px(4), 0)
        self.tabs.chosen.connect(shell.press)
        column.addWidget(self.tabs)
        column.addWidget(rule())
        self._stack = QStackedWidget()
        parts = PanelParts(shell=shell, workspace=workspace, grid=grid, recorder=recorder, stage=stage)
        self._pages = {spec.id: spec.make(parts) for spec in specs}
        for page in self._pages.values():
            self._stack.addWidget(page)
            page.edits_to_end.connect(self.end_edits)
        column.addWidget(self._stack, 1)
        column.addWidget(rule())
        self.models = ElidedLabel("dim")
        self.models.setContentsMargins(look.px(12), look.px(5), look.px(12), look.px(6))
        column.addWidget(self.models)
        self._models()
        workspace.listen(Leaving, self.end_edits)
        follow_topics(workspace, self)
        follow_jobs(workspace, self)
        shell.children.worker_event.connect(self.worker_changed)

    @property
    def findings(self) -> FindingsPanel:
        return cast("FindingsPanel", self._pages["tab_findings"])

    @property
    def explain(self) -> ExplainPanel:
        return cast("ExplainPanel", self._pages["tab_explain"])

    @property
    def report(self) -> ReportPanel:
        return cast("ReportPanel", self._pages["tab_report"])

    @property
    def gaze(self) -> GazePanel:
        return cast("GazePanel", self._pages["tab_gaze"])

    def page(self, tab: str) -> Panel:
        """The panel of a tab (`ui.panel_spec.PanelSpec.id`)."""
        return self._pages[tab]

    def pages(self) -> dict[str, QWidget]:
        """Every tab's page, wherever it stands."""
        return dict(self._pages)

    def show_tab(self, tab: str) -> None:
        self.tabs.choose(tab)
        self._stack.setCurrentWidget(self._out.get(tab, self._pages[tab]))

    def take(self, tab: str, dock: Callable[[], None]) -> QWidget:
        """A tab's page, for a window of its own; a button that calls `dock` stays in its place."""
        page = self._pages[tab]
        words = QWidget()
        column = QVBoxLayout(words)
        margin = theme().px(16)
        column.setContentsMargins(margin, margin, margin, margin)
        column.addWidget(label(tr("This panel stands in a window of its own."), "dim", wrap=True))
        back = button(tr("Put it back"), tr("Put the panel back here (Ctrl+Shift+W)"), dock)
        column.addWidget(back, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        self._out[tab] = words
        self._stack.insertWidget(self._stack.indexOf(page), words)
        shown = self._stack.currentWidget() is page
        self._stack.removeWidget(page)
        if shown:
            self._stack.setCurrentWidget(words)
        return page

    def give_back(self, tab: str) -> None:
        """The page of a tab comes back to its place."""
        words, page = self._out.pop(tab), self._pages[tab]
        shown = self._stack.currentWidget() is words
        self._stack.insertWidget(self._stack.indexOf(words), page)
        self._stack.removeWidget(words)
        words.deleteLater()
        if shown:
            self._stack.setCurrentWidget(page)

    def set_session(self, session: ReadingSession | None) -> None:
        self._session = session
        for page in self._pages.values():
            page.set_session(session)
        self._models()

    def end_edits(self, _event: object = None) -> None:
        """The study is left or the window closes: what is being written goes into its session."""
        for page in self._pages.values():
            page.end_edits()

    def session_changed(self, topic: str) -> None:
        for page in self._pages.values():
            page.session_changed(topic)
        if topic in ("explanation", "scanpaths", "diagnosis", "drafts"):
            self._models()

    def job_changed(self, job: Any) -> None:
        for page in self._pages.values():
            page.job_changed(job)

    def worker_changed(self, event: object) -> None:
        if isinstance(event, WorkerState):
            self._models()

    def _models(self) -> None:
        models = self._session.models() if self._session is not None else []
        if not models:
            self.models.say(tr("AI on request. Research use only, not for diagnosis."))
            return
        demo = any(m.demo for m in models)
        trained = "; ".join(training_data(m.trained_on for m in models))
        names = ", ".join(m.id for m in models)
        kind = tr("Demo models") if demo else tr("Models")
        self.models.say(tr("{kind}, not for diagnosis. Trained on {trained}.", kind=kind, trained=trained))
        self.models.setToolTip(plain("\n".join(f"{m.id} {m.version}: {m.trained_on}" for m in models)))
        self.models.setAccessibleName(f"{kind}: {names}")


def hint_of(spec: PanelSpec) -> str:
    """What a tab's tooltip says."""
    return f"{tr(spec.hint)} ({spec.keys})" if spec.keys else tr(spec.hint)


def training_data(sentences: Iterable[str]) -> list[str]:
    """Everything that models were trained on, each set once; what stands in brackets is left to the tooltip.

    sentences: `trained_on` of each model; several sets in one are divided by semicolons.
    """
    sets = []
    for sentence in sentences:
        for part in re.sub(r"\s*\([^()]*\)", "", sentence).rstrip(".").split(";"):
            name = part.strip().removeprefix("and ")
            if name and name not in sets:
                sets.append(name)
    return sets
