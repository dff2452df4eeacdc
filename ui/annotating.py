"""Between the hand, the overlay and the session: what was drawn becomes markup of the session, and back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QObject

from app.measure.annotation import KeyImage
from app.measure.scale import LengthScale
from app.reading.records import Markup
from app.reading.session import now
from app.reading.workspace import LookChanged, Workspace
from ui.drawing import Change, Drawing
from ui.following import follow_topics
from ui.languages import tr
from ui.later import after
from ui.pane_titles import say_scale
from ui.shell import Shell
from ui.viewer.grid import ViewerGrid

if TYPE_CHECKING:
    from app.reading.session import ReadingSession

NOT_KEPT_YET_MS = 4000
"""What was drawn and could not be put into a session by then is said."""


class Annotating(QObject):
    """One for the window: the film that is read, in the main pane."""

    def __init__(self, shell: Shell, workspace: Workspace, grid: ViewerGrid) -> None:
        super().__init__(shell.parent)
        self._shell, self._workspace, self._grid = shell, workspace, grid
        self._session: ReadingSession | None = None
        self._waiting: dict[str, list[tuple[Change, str]]] = {}
        """Image id -> what was drawn before the image had a session."""
        self.hand = Drawing(shell, grid, "main", lambda: workspace.film, self._put)
        self.hand.take_up()
        self.overlay, self.pen = self.hand.overlay, self.hand.pen
        follow_topics(workspace, self)
        workspace.listen(LookChanged, self._forget)
        grid.not_drawn.connect(self._not_drawn)
        self.refresh()

    def set_session(self, session: ReadingSession | None) -> None:
        """None: the film is left, and with it what is half drawn or still asked."""
        self._session = session
        if session is None:
            self.hand.leave()
        else:
            for change, what in self._waiting.pop(session.study.image_id, []):
                session.set_markup(change(session.markup), what)
        self.refresh()

    def session_changed(self, topic: str) -> None:
        if topic in ("annotations", "refused"):
            self.refresh()

    def refresh(self) -> None:
        """Show the session's markup, and what goes with it."""
        markup = self._markup()
        self.hand.show(markup)
        key = markup.key_image is not None
        self._shell.check("key_image", checked=key)
        lines = [tr("key image")] if key else []
        self._grid.panes["main"].canvas.corner_lines["mark"] = lines
        say_scale(self._grid, self._workspace.film, markup.calibration)

    def _forget(self, _event: LookChanged) -> None:
        """The film in another look: what was measured is measured again."""
        self.hand.forget()
        self.refresh()

    def scale(self) -> LengthScale | None:
        return self.hand.scale()

    def _markup(self) -> Markup:
        if self._session is not None:
            return self._session.markup
        markup = Markup()
        for change, _what in self._waiting.get(self._image_id(), []):
            markup = change(markup)
        return markup

    def _image_id(self) -> str:
        picture = self._workspace.film
        return picture.radiograph.file_sha256 if picture is not None else ""

    def waits(self) -> bool:
        """Whether something was drawn on a film that has no session to keep it."""
        return any(self._waiting.values())

    def set_key_image(self, *, key: bool) -> None:
        if self._session is not None:
            value = KeyImage(marked_at=now()) if key else None
            what = tr("Mark as key image") if key else tr("No key image")
            self._put(lambda markup: msgspec.structs.replace(markup, key_image=value), what)

    def _put(self, change: Change, what: str) -> None:
        """Into the session; a film that has none yet (it is being filed) gets it with its session."""
        if self._session is not None:
            self._session.set_markup(change(self._session.markup), what)
            return
        image_id = self._image_id()
        self._waiting.setdefault(image_id, []).append((change, what))
        self.refresh()
        after(self, NOT_KEPT_YET_MS, lambda: self._say_waiting(image_id))

    def _not_drawn(self, pane: str) -> None:
        """What is computed from films is not measured."""
        if pane != "main":
            self._shell.messages.say(
                tr("Nothing can be drawn here: this is not the film itself."),
                tr("Measure on the current image, or on the prior beside it (Shift+2)."),
                key="draw",
                seconds=6,
                scope="film",
            )

    def _say_waiting(self, image_id: str) -> None:
        if image_id in self._waiting:
            self._shell.messages.say(
                tr("What was drawn is not kept: the study is not filed yet."),
                tone="warning",
                key="draw",
                scope="film",
            )
