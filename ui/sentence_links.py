"""A sentence under the mouse lights its region of the film, and a region under the mouse its sentences."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPointF

from app.reading.sentence_places import LEVEL, map_of_sentence, sentences_at
from app.reading.workspace import SessionLeft, Workspace
from ui.overlays.maps import MapOverlay
from ui.panels.sentences import SentenceList
from ui.viewer.grid import ViewerGrid


class SentenceLinks(QObject):
    """One for the window. lit: the outline of the region that belongs to the sentence under the mouse."""

    def __init__(self, workspace: Workspace, grid: ViewerGrid, sentences: SentenceList) -> None:
        super().__init__(grid)
        self._workspace, self._grid, self._sentences = workspace, grid, sentences
        self.lit = MapOverlay("magma")
        self.lit.fill, self.lit.contour_level = False, LEVEL
        sentences.hovered.connect(self._sentence)
        grid.hovered.connect(self._film)
        workspace.listen(SessionLeft, lambda _event: self._light(""))

    def _sentence(self, sentence_id: str) -> None:
        self._light(sentence_id)

    def _light(self, sentence_id: str) -> None:
        session = self._workspace.session
        values = map_of_sentence(session, sentence_id) if session is not None and sentence_id else None
        if session is None or values is None:
            if self.lit.empty:
                return
            self.lit.set_map(None)
        else:
            self.lit.set_map(values, session.study.width_px, session.study.height_px)
        self._grid.repaint_all()

    def _film(self, pane: str, at: QPointF | None) -> None:
        session = self._workspace.session
        if pane != "main" or session is None or not session.sentence_maps:
            return
        canvas = self._grid.panes[pane].canvas
        found: set[str] = set()
        if at is not None and canvas.picture is not None:
            back, turnable = canvas.image_to_widget().inverted()
            if turnable:
                under = back.map(at)
                found = sentences_at(session, under.x(), under.y())
        self._sentences.mark(found)
