"""Thumbnails of the rows that are painted, one after the other, and never while a film is being opened."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QPixmap

if TYPE_CHECKING:
    from app.library.index import Library, Study
    from ui.main_window import MainWindow
    from ui.panels.study_browser import Studies

LATER_MS = 150


class Thumbnails(QObject):
    """Fills the model's thumbnails. What was painted last comes first."""

    def __init__(self, window: MainWindow, model: Studies) -> None:
        super().__init__(model)
        self.library: Library | None = None
        self._window = window
        self._model = model
        self._wanted: dict[str, Study] = {}
        self._asked: set[str] = set()
        self._busy = False
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._next)
        model.thumbnail_wanted.connect(self._want)
        model.modelReset.connect(self._asked.clear)  # one that failed may be there by now

    def _want(self, study: Study) -> None:
        if study.id not in self._asked:
            self._wanted.pop(study.id, None)
            self._wanted[study.id] = study
            if not self._busy and not self._later.isActive():
                self._later.start(0)

    def _next(self) -> None:
        library = self.library
        if library is None or not self._wanted or self._busy:
            return
        if self._window.opener.opening is not None:
            self._later.start(LATER_MS)
            return
        _, study = self._wanted.popitem()
        self._asked.add(study.id)
        self._busy = True

        def done(path: Any) -> None:
            self._model.thumbnails[study.id] = QPixmap(str(path))
            self._model.refresh(study.id)
            go_on()

        def go_on(_error: object = None) -> None:
            self._busy = False
            self._next()

        self._window.background.run(lambda: library.thumbnail(study), done, go_on, lane="thumbnails")
