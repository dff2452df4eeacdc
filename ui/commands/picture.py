"""The panes as they are, as a figure for a paper or a slide: without the corners' words, which may name a
person, and with what has to be said below."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFileDialog, QWidget

from app.reading.session import ReadingSession
from ui.action_spec import ActionSpec
from ui.languages import tr

if TYPE_CHECKING:
    from ui.parts import Parts

WIDE_IN = 3.0
"""Of a pane in the figure; the others take their share."""


def save_picture(parts: Parts) -> None:
    """Asks where to."""
    path, _ = QFileDialog.getSaveFileName(
        parts.shell.parent, tr("Save picture"), "radgaze.png", tr("Figures (*.png *.svg *.pdf)")
    )
    if path:
        write_picture(parts, Path(path))


def write_picture(parts: Parts, path: Path) -> None:
    """In the background; another ending is said."""
    from app.figure.drawing import Drawing, Panel, picture, save, without_empty_edges

    shell, grid, film = parts.shell, parts.grid, parts.workspace.film
    if film is None:
        return
    shown = [grid.panes[name] for name in grid.shown()]
    visible = {canvas: canvas.show_corners for canvas in grid.canvases()}
    grid.set_corners(visible=False)
    try:
        pictures = without_empty_edges([_pixels(pane.canvas) for pane in shown])
    finally:
        for canvas, was in visible.items():
            canvas.show_corners = was
            canvas.update()
    widest = max(p.shape[1] for p in pictures)
    panels = [
        Panel(pane.header.title, picture(pixels), width=pixels.shape[1] / widest)
        for pane, pixels in zip(shown, pictures, strict=True)
    ]
    height = WIDE_IN * max(p.shape[0] for p in pictures) / widest + 0.9
    drawing = Drawing("", caption(_study(parts), parts.workspace.session), panels, height=height)
    shell.background.run(
        lambda: save(drawing, path),
        lambda _none: shell.status.note(tr("Saved {name}", name=path.name)),
        lambda error: shell.messages.say(
            tr("{name} was not saved: {error}", name=path.name, error=error),
            tr("Choose another name or folder."),
            tone="error",
            key="picture",
        ),
    )


def caption(study: str, session: ReadingSession | None) -> str:
    """Which film, and which models had a part in what the session holds, with their seed. No name of a
    person."""
    words = [tr("Film {film}", film=study[:12])]
    made = session.models() if session is not None else []
    if session is not None and made:
        words.append(", ".join(f"{m.id} {m.version}" for m in made))
        words.append(tr("seed {seed}", seed=session.choices.seed))
    return "; ".join(words) + "."


def _study(parts: Parts) -> str:
    study = parts.workspace.study
    return study.id if study is not None else ""


def _pixels(widget: QWidget) -> NDArray[np.uint8]:
    """RGB (h, w, 3) of a widget as it is painted."""
    image = widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    return rows[:, : 3 * image.width()].reshape(image.height(), image.width(), 3).copy()


_row = partial(ActionSpec, section="File")
ROWS = (
    _row(
        id="save_picture",
        text="Save picture…",
        keys="Ctrl+Alt+P",
        tip="The panes as they are, as PNG, SVG or PDF with film, models and seed; no name of a person",
        call=save_picture,
        needs="film",
    ),
)
