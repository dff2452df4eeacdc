"""The hand on the film of one pane: its pen, what is drawn there, and what that says."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import msgspec
from PySide6.QtCore import QLineF, QObject, QPointF

from app.imaging.pixels import auto_window
from app.measure import geometry
from app.measure.annotation import Annotation, Calibration
from app.measure.kinds import KINDS, words
from app.measure.scale import LengthScale, length_scale
from app.reading.picture import Picture
from app.reading.records import Markup
from ui.action_spec import watched
from ui.languages import tr
from ui.overlays.annotations import AnnotationOverlay
from ui.shell import Shell
from ui.viewer.canvas import ImageCanvas
from ui.viewer.grid import ViewerGrid
from ui.viewer.pen import MOVED_PX, Pen

if TYPE_CHECKING:
    from ui.dialogs.ask import Ask

Change = Callable[[Markup], Markup]

LEAST_REGION_PX = 8.0
"""A window is not taken from less, in px of the image: it would show noise."""
AT_ONCE_PX = 400_000
"""Regions with more pixels are counted in the background."""


class Drawing(QObject):
    """Shows the markup that it is given; changes nothing itself."""

    def __init__(
        self,
        shell: Shell,
        grid: ViewerGrid,
        pane: str,
        picture: Callable[[], Picture | None],
        put: Callable[[Change, str], None],
    ) -> None:
        """picture: the film in the pane. put: takes a change of its markup, and the words for undo."""
        super().__init__(shell.parent)
        self._shell, self._grid, self._pane = shell, grid, pane
        self._picture, self._put = picture, put
        self._said: dict[Annotation, list[str]] = {}
        self._ask: Ask | None = None
        self.overlay = AnnotationOverlay(self._words)
        self.pen = Pen(self.overlay, self)
        self.pen.deletes_by_key = watched(shell.actions["delete_annotation"])
        self.pen.began.connect(self._reveal)
        self.pen.drawn.connect(self._drawn)
        self.pen.changed.connect(self._changed)
        self.pen.prompted.connect(lambda words: shell.status.note(words, stays=True))
        self.pen.words_wanted.connect(lambda annotation: self._ask_words(annotation, self._changed))
        self.pen.delete_wanted.connect(self.delete_selected)
        self.pen.selected.connect(lambda _id: self.repaint())

    def _reveal(self) -> None:
        """Something is being drawn: measurements are shown again where they were hidden."""
        if not self.overlay.visible:
            self._shell.check("hide_all", checked=False)
            self._shell.check("show_annotations")

    def take_up(self) -> None:
        """The pane is there."""
        self._canvas().pen = self.pen

    def show(self, markup: Markup) -> None:
        """Show this markup, and the graphics of a presentation state."""
        picture = self._picture()
        if markup.calibration != self.overlay.markup.calibration or picture is None:
            self._said = {}
        self.overlay.markup = markup
        self.overlay.graphics = picture.radiograph.graphics if picture is not None else ()
        if markup.find(self.overlay.selected) is None:
            self.overlay.selected = None
        self.repaint()

    def set_visible(self, *, visible: bool) -> None:
        """What is hidden is not chosen."""
        self.overlay.visible = visible
        if not visible:
            self.overlay.selected = None
        self.repaint()

    def forget(self) -> None:
        """Another film, or the same in another look: what was measured is measured again."""
        self._said = {}

    def leave(self) -> None:
        """The film is left, and with it what is half drawn or still asked."""
        self.pen.cancel()
        self.overlay.selected = None
        self.forget()
        if self._ask is not None:
            self._ask.reject()

    def repaint(self) -> None:
        if self._pane in self._grid.panes:
            self._canvas().update()

    def _canvas(self) -> ImageCanvas:
        return self._grid.panes[self._pane].canvas

    # what the reader asks for

    def delete_selected(self) -> None:
        chosen = self.overlay.markup.find(self.overlay.selected)
        if chosen is not None:
            what = tr("Delete: {kind}", kind=tr(KINDS[chosen.kind].title))
            self._put(lambda markup: markup.without(chosen.id), what)

    def delete_all(self) -> None:
        if self.overlay.markup.annotations:
            self._put(
                lambda markup: msgspec.structs.replace(markup, annotations=()), tr("Delete all measurements")
            )

    def forget_calibration(self) -> None:
        if self.overlay.markup.calibration is not None:
            self._put(
                lambda markup: msgspec.structs.replace(markup, calibration=None), tr("Use the file's spacing")
            )

    # from the pen

    def _drawn(self, tool: str, annotation: Annotation) -> None:
        picture = self._picture()
        if picture is None:
            return
        if why := self._measures_nothing(annotation, picture):
            self._shell.status.note(tr("Not kept: {why}", why=why))
            return
        if tool == "tool_auto_window":
            (x0, y0), (x1, y1) = annotation.points
            if min(abs(x1 - x0), abs(y1 - y0)) < LEAST_REGION_PX:
                self._shell.messages.say(
                    tr("That region is too small to take a window from."),
                    tr("Drag over the part that is to be seen best."),
                    key="region",
                    seconds=5,
                    scope="film",
                )
                return
            found = auto_window(picture.radiograph, region=(x0, y0, x1, y1))
            if found is None:
                self._shell.messages.say(
                    tr("There is no image in that region."), key="region", seconds=5, scope="film"
                )
            else:
                canvas = self._canvas()
                state = canvas.state.windowed(found.centre, found.width)
                canvas.view_wanted.emit(state, "Window of a region", "")
        elif tool == "tool_calibrate":
            self._ask_length(annotation)
        elif tool == "tool_text":
            self._ask_words(annotation, self._add)
        else:
            self._add(annotation)

    def _ask_words(self, annotation: Annotation, then: Callable[[Annotation], None]) -> None:
        self._question(
            lambda text: then(msgspec.structs.replace(annotation, text=text)),
            tr("Text"),
            tr("What should stand here?"),
            value=annotation.text,
            accept=tr("Write"),
        )

    def _ask_length(self, annotation: Annotation) -> None:
        from ui.dialogs.ask import Decimal

        picture = self._picture()
        ratio = picture.pixel_aspect if picture is not None else 1.0
        a, b = annotation.points
        length_px = geometry.length(a, b, (1.0, ratio))
        if length_px < 1:
            return

        def answered(text: str) -> None:
            calibration = Calibration(known_mm=Decimal.number(text), length_px=length_px)
            self._put(
                lambda markup: msgspec.structs.replace(markup, calibration=calibration),
                tr("Calibrate on {known_mm:g} mm", known_mm=calibration.known_mm),
            )

        self._question(
            answered,
            tr("Calibrate"),
            tr(
                "How long is this line of {length_px:.0f} px in millimetres? All lengths on this image "
                "then say that they rest on it.",
                length_px=length_px,
            ),
            accept=tr("Calibrate"),
            validator=Decimal(0.01, 5000.0, 3),
            hint=tr("A length from 0.01 to 5000 mm, as 12.5 or 12,5"),
        )

    def _measures_nothing(self, annotation: Annotation, picture: Picture) -> str:
        """Why; "" where it measures, or need not."""
        if self._without_size(annotation):
            return tr("both ends are at the same place")
        measures = annotation.kind not in ("arrow", "text")
        if measures and geometry.outside(annotation.points, picture.width_px, picture.height_px):
            return tr("it lies outside the film")
        return ""

    def _without_size(self, annotation: Annotation) -> bool:
        """Two clicks at the same place, as the eye sees it."""
        if len(annotation.points) != 2:
            return False
        to_widget = self._canvas().image_to_widget()
        a, b = (to_widget.map(QPointF(*point)) for point in annotation.points)
        return QLineF(a, b).length() < MOVED_PX / 2

    def _question(self, answered: Callable[[str], None], title: str, question: str, **options: Any) -> None:
        """Ask about the film that is read; the question goes with it."""
        from ui.dialogs.ask import Ask

        ask = self._ask = Ask(title, question, parent=self._shell.parent, **options)

        def finished() -> None:
            if self._ask is ask:
                self._ask = None

        ask.answered.connect(answered)
        ask.finished.connect(finished)
        ask.open()

    def _add(self, annotation: Annotation) -> None:
        self.overlay.selected = annotation.id
        self._put(lambda markup: markup.with_annotation(annotation), tr(KINDS[annotation.kind].title))

    def _changed(self, annotation: Annotation) -> None:
        picture = self._picture()
        if picture is not None and (why := self._measures_nothing(annotation, picture)):
            self._shell.status.note(tr("Not changed: {why}", why=why))
            self.repaint()
            return
        what = tr("Change: {kind}", kind=tr(KINDS[annotation.kind].title))
        self._put(lambda markup: markup.with_annotation(annotation), what)

    # words

    def scale(self) -> LengthScale | None:
        picture = self._picture()
        return None if picture is None else length_scale(picture.radiograph, self.overlay.markup.calibration)

    def _words(self, annotation: Annotation) -> list[str]:
        picture, scale = self._picture(), self.scale()
        if picture is None or scale is None or not KINDS[annotation.kind].complete(annotation):
            return []
        region = annotation.kind in ("rectangle", "ellipse")
        if annotation is self.overlay.draft:  # regions are counted when they are drawn
            return [] if region else words(annotation, picture.radiograph, scale)
        known = self._said
        if annotation not in known:
            if region and geometry.rectangle_area(*annotation.points) > AT_ONCE_PX:
                known[annotation] = ["measuring"]
                film = picture.radiograph

                def done(lines: list[str]) -> None:
                    known[annotation] = lines
                    self.repaint()

                self._shell.background.run(lambda: words(annotation, film, scale), done)
            else:
                known[annotation] = words(annotation, picture.radiograph, scale)
        return known[annotation]
