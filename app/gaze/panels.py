"""What a recording is told of the window's own panels: where each stands while it records, and when the
reader stood by a drafted sentence. So it can be studied how AI is verified (`eyetracking.analysis.panels`).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from app.gaze.events import RecordingBegan
from app.gaze.tracker_controller import TrackerController
from app.reading.report import Report
from app.reading.workspace import SessionBegun, TopicChanged, Workspace
from eyetracking.messages import PanelPlace

ACTS = {"accepted": "sentence accepted", "yours": "sentence edited", "draft": "sentence drafted"}
"""Of a sentence that is in this state now, and was not before."""
REJECTED = "sentence rejected"


class PanelLog:
    """places: where the panels stand now, device px of the tracked screen. client: as in Surroundings."""

    def __init__(
        self,
        controller: TrackerController,
        workspace: Workspace,
        *,
        client: Callable[[], Any],
        places: Callable[[], list[PanelPlace]],
    ) -> None:
        self._controller, self._workspace = controller, workspace
        self._client, self._places = client, places
        self._last: list[PanelPlace] = []
        self._report = Report()
        controller.listen(RecordingBegan, self._began)
        workspace.listen(SessionBegun, self._session_begun)
        workspace.listen(TopicChanged, self._topic)

    def tick(self) -> None:
        """Now and then while it records: a panel may have moved, come or gone."""
        client = self._client()
        if self._controller.recording is None or client is None:
            return
        now = self._places()
        if now != self._last:
            self._last = now
            client.panels(now)

    def _began(self, _event: RecordingBegan) -> None:
        self._last = []
        self._keep()
        self.tick()

    def _session_begun(self, _event: SessionBegun) -> None:
        self._keep()

    def _keep(self) -> None:
        session = self._workspace.session
        self._report = session.report if session is not None else Report()

    def _topic(self, event: TopicChanged) -> None:
        if event.topic != "report" or self._workspace.session is None:
            return
        before, self._report = self._report, self._workspace.session.report
        client = self._client()
        if self._controller.recording is None or client is None:
            return
        for what, text in acts_between(before, self._report):
            client.act(what, text)


def acts_between(before: Report, after: Report) -> list[tuple[str, str]]:
    """(what was done, the sentence), in the order of the report."""
    known = {one.id: one.state for one in before.sentences}
    done = [(ACTS[one.state], one.text) for one in after.sentences if known.get(one.id) != one.state]
    left = {one.sentence.id for one in after.left_out} - {one.sentence.id for one in before.left_out}
    return done + [(REJECTED, one.text) for one in before.sentences if one.id in left]
