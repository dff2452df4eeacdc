"""Thumbnails of the rows that are painted, one after the other, and never while a film is being opened."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QObject, QTimer, Signal
from PySide6.QtGui import QPixmap

from ui.loading import Background

if TYPE_CHECKING:
    from app.library.index import Library, Study

LATER_MS = 150


class Rows(QAbstractListModel):
    """A list of studies with pictures."""

    thumbnail_wanted = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.thumbnails: dict[str, QPixmap] = {}

    def refresh(self, study_id: str) -> None:
        """The row of this study is to be painted again."""
        raise NotImplementedError


class Thumbnails(QObject):
    """Fills the model's thumbnails. What was painted last comes first."""

    def __init__(self, background: Background, model: Rows, *, busy: Callable[[], bool]) -> None:
        """busy: whether a film is being opened."""
        super().__init__(model)
        self.library: Library | None = None
        self._background, self._opening = background, busy
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
        if self._opening():
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

        self._background.run(lambda: library.thumbnail(study), done, go_on, lane="thumbnails", owner=self)
