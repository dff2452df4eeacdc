"""What was drawn on the films beside the one that is read, shown on them. It is changed where that film is
read.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QObject

from app.measure.annotation import Annotation
from app.measure.kinds import KINDS, words
from app.measure.scale import length_scale
from app.reading.kept import markup_of
from app.reading.picture import Picture
from app.reading.records import Markup
from ui.overlays.annotations import AnnotationOverlay
from ui.viewer.grid import OTHERS

if TYPE_CHECKING:
    from app.library.index import Library
    from ui.main_window import MainWindow


class Drawn(msgspec.Struct, frozen=True):
    """What was drawn on a film, and what it says: annotation id -> lines."""

    markup: Markup = Markup()
    lines: dict[str, list[str]] = {}


class MarksBeside(QObject):
    """One for the window. overlays: one for each pane of another image."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._drawn = dict.fromkeys(OTHERS, Drawn())
        self.overlays = {name: AnnotationOverlay(partial(self._words, name)) for name in OTHERS}
        window.grid.other_shown.connect(self._load)
        for name in OTHERS:
            self._load(name)

    def show(self, visible: bool) -> None:
        for name, overlay in self.overlays.items():
            overlay.visible = visible
            self._repaint(name)

    def _load(self, name: str) -> None:
        """The film in this pane is another one."""
        window = self._window
        picture, library = window.grid.other(name), window.opener.library
        self._put(name, picture, Drawn())
        purpose = f"drawn on {name}"
        window.background.forget(purpose)
        if picture is None or library is None:
            return

        def put(drawn: Drawn) -> None:
            if window.grid.other(name) is picture:
                self._put(name, picture, drawn)

        def failed(error: Exception) -> None:
            window.messages.say(
                f"What was measured on the film beside cannot be shown: {error}", tone="warning", key=purpose
            )

        window.background.run(lambda: drawn_on(picture, library), put, failed, purpose=purpose)

    def _put(self, name: str, picture: Picture | None, drawn: Drawn) -> None:
        self._drawn[name] = drawn
        overlay = self.overlays[name]
        overlay.markup = drawn.markup
        overlay.graphics = picture.radiograph.graphics if picture is not None else ()
        self._repaint(name)

    def _words(self, name: str, annotation: Annotation) -> list[str]:
        return self._drawn[name].lines.get(annotation.id, [])

    def _repaint(self, name: str) -> None:
        if name in self._window.grid.panes:
            self._window.grid.panes[name].canvas.update()


def drawn_on(picture: Picture, library: Library) -> Drawn:
    """What is kept with this film. Raises SessionError, LibraryError."""
    film = picture.radiograph
    study = library.get(film.file_sha256)
    if study is None:
        return Drawn()
    markup = markup_of(study)
    scale = length_scale(film, markup.calibration)
    lines = {a.id: words(a, film, scale) for a in markup.annotations if KINDS[a.kind].complete(a)}
    return Drawn(markup, lines)
