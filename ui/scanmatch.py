"""ScanMatch of the predicted scanpaths with the reader's own, computed in the background."""

from __future__ import annotations

from PySide6.QtCore import QObject

from app.reading.workspace import TopicChanged, Workspace
from ui.pane_titles import PaneTitles
from ui.shell import Shell


class ScanMatch(QObject):
    """One for the window."""

    def __init__(self, shell: Shell, workspace: Workspace, titles: PaneTitles) -> None:
        super().__init__(shell.parent)
        self._shell, self._workspace, self._titles = shell, workspace, titles
        workspace.listen(TopicChanged, self._topic)

    def _topic(self, event: TopicChanged) -> None:
        session = event.session
        prediction = session.prediction()
        if event.topic not in ("gaze", "scanpaths") or prediction is None:
            return
        if session.fixations is None or not len(session.fixations):
            return
        from app.reading.gaze import among_themselves, chance_scanmatch, less_typical, mean_scanmatch
        from app.reading.next_place import likelier, next_places

        own, width, height = session.fixations, session.study.width_px, session.study.height_px
        paths = prediction.result.scanpaths

        following = next_places(session)

        def done(values: tuple[float | None, ...]) -> None:
            names = ("scanmatch", "scanmatch chance", "scanmatch among", "scanmatch above", "next likelier")
            found = {f"{n} {prediction.id}": v for n, v in zip(names, values, strict=True) if v is not None}
            self._workspace.keep_figures(session, found)
            self._titles.refresh()

        self._shell.background.run(
            lambda: (
                mean_scanmatch(paths, own, width, height),
                chance_scanmatch(paths, own, width, height),
                among_themselves(paths, width, height),
                less_typical(paths, own, width, height),
                None if following is None else float(likelier(*following, width, height).mean()),
            ),
            done,
            purpose="scanmatch",
        )
