"""Up to four attribution methods for one phrase, and the reader's own heat map, side by side."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, cast

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QTransform
from PySide6.QtWidgets import QCheckBox, QFileDialog, QHBoxLayout, QSlider, QVBoxLayout, QWidget

from app.reading.side_by_side import MOST, Asked, Scale, SideBySide
from app.reading.workspace import FilmLeft
from ui.dialogs.frame import Framed
from ui.languages import marked, tr
from ui.overlays.maps import MapOverlay
from ui.theme import theme
from ui.widgets import ElidedLabel, FlowLayout, Segment, button, label

if TYPE_CHECKING:
    from app.reading.workspace import Workspace
    from inference.api import MethodInfo
    from ui.shell import Shell

FIRST = ("matex", "egma_map", "integrated_gradients", "prior_only")
"""What is asked for at first, of what the worker offers."""
SCALES: tuple[tuple[Scale, str, str], ...] = (
    (
        "each",
        marked("Each its own colours"),
        marked("The strongest place of each map is the top of the colours"),
    ),
    ("one", marked("One scale"), marked("All maps have the same sum: a map that is spread out looks faint")),
)
COLOURS, GAZE_COLOURS = "magma", "cividis"


def _order(method: MethodInfo) -> tuple[int, int]:
    """Those that are asked for at first, then methods, controls, stages."""
    first = FIRST.index(method.name) if method.name in FIRST else len(FIRST)
    return first, ("method", "control", "stage").index(method.kind)


class MapPicture(QWidget):
    """The film with one map over it, as large as there is room."""

    def __init__(self, film: NDArray[np.uint16], colours: str) -> None:
        super().__init__()
        grey = np.ascontiguousarray(film >> 8, dtype=np.uint8)
        height, width = grey.shape
        self._film = QImage(grey.data, width, height, width, QImage.Format.Format_Grayscale8).copy()
        self.overlay = MapOverlay(colours)
        self.words = ""
        """Stands on the film while there is no map."""
        self.setMinimumSize(theme().px(150), theme().px(170))

    def sizeHint(self) -> QSize:
        return QSize(theme().px(230), theme().px(260))

    def show_map(self, values: NDArray[np.float32] | None) -> None:
        self.overlay.set_map(values, self._film.width(), self._film.height())
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        scale = min(self.width() / self._film.width(), self.height() / self._film.height())
        left = (self.width() - scale * self._film.width()) / 2
        to_widget = QTransform(scale, 0, 0, scale, left, 0)
        painter.drawImage(
            QRectF(left, 0, scale * self._film.width(), scale * self._film.height()), self._film
        )
        self.overlay.paint(painter, to_widget, self)
        if self.words:
            painter.setPen(theme().on_image("text_strong", 1.0))
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(self.rect().adjusted(8, 8, -8, -8), flags, self.words)
        painter.end()


class _Place(QWidget):
    """A picture with its title above and its figures below."""

    def __init__(self, film: NDArray[np.uint16], colours: str) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self.title = ElidedLabel("heading")
        self.picture = MapPicture(film, colours)
        self.figures = label("", "small", wrap=True)
        column.addWidget(self.title)
        column.addWidget(self.picture, 1)
        column.addWidget(self.figures)


class SideBySideDialog(Framed):
    """Stays open beside the window until the film is left."""

    def __init__(self, shell: Shell, workspace: Workspace) -> None:
        desk, film = workspace.jobs, workspace.film
        assert desk is not None
        assert film is not None
        phrase = desk.session.choices.phrase or desk.top_finding()
        super().__init__(
            tr("Methods side by side"), shell.parent, heading=tr("Where is “{phrase}”?", phrase=phrase)
        )
        self._shell, self._workspace = shell, workspace
        self._film = film.model_image
        self.maps = SideBySide(desk, phrase)
        self.maps.listeners.append(self._show)
        self.column.addWidget(label(tr("Up to {most} methods, and your own heat map.", most=MOST), "dim"))
        self.column.addWidget(self._method_boxes())
        self._line = QHBoxLayout()
        self.column.addLayout(self._line, 1)
        self.gaze = _Place(self._film, GAZE_COLOURS)
        self.places: dict[str, _Place] = {}
        self.column.addLayout(self._look_line())
        save = button(
            tr("Save figure"), tr("PNG, SVG or PDF, with film, methods, models and seed"), self._save
        )
        self.add_foot(save, "", button(tr("Close"), tr("Close (Esc)"), self.close, role="primary"))
        shell.children.worker_event.connect(self.maps.take)
        self._unlisten = workspace.listen(FilmLeft, lambda _event: self.close())
        self.destroyed.connect(lambda _o=None: self._unlisten())
        self.resize(theme().px(1180), theme().px(560))
        self._ask()

    def _method_boxes(self) -> QWidget:
        boxes = QWidget()
        flow = FlowLayout(boxes, theme().px(6))
        self.boxes: dict[str, QCheckBox] = {}
        offered = sorted(self._workspace.models.methods, key=_order)
        known = {m.name: m for m in offered}
        first = [name for name in FIRST if name in known][:MOST]
        for name, method in known.items():
            box = self.boxes[name] = QCheckBox(method.title)
            box.setAccessibleName(tr("Show {title}", title=method.title))
            box.setToolTip(method.hint)
            box.setChecked(name in first)
            box.toggled.connect(lambda _on: self._ask())
            flow.addWidget(box)
        return boxes

    def _look_line(self) -> QHBoxLayout:
        line = QHBoxLayout()
        self.scale = Segment(
            [(scale, tr(words), tr(tip)) for scale, words, tip in SCALES], name=tr("Colours")
        )
        self.scale.chosen.connect(lambda _scale: self._show())
        line.addWidget(self.scale)
        line.addStretch(1)
        self.threshold = self._slider(tr("Threshold"), tr("Values below it are not shown"), 10, line)
        self.opacity = self._slider(tr("Opacity"), tr("How strongly the maps cover the film"), 70, line)
        self.contour = QCheckBox(tr("Contour at half"))
        self.contour.setToolTip(tr("A line where each map crosses one half"))
        self.contour.toggled.connect(lambda _on: self._show())
        line.addWidget(self.contour)
        return line

    def _slider(self, title: str, tip: str, value: int, line: QHBoxLayout) -> QSlider:
        slider = QSlider(Qt.Orientation.Horizontal)
        slider.setRange(0, 100)
        slider.setValue(value)
        slider.setFixedWidth(theme().px(110))
        slider.setAccessibleName(tr("{title} of all maps", title=title))
        slider.setToolTip(tip)
        slider.valueChanged.connect(lambda _v: self._show())
        line.addWidget(label(title, "dim"))
        line.addWidget(slider)
        return slider

    def _ask(self) -> None:
        chosen = [name for name, box in self.boxes.items() if box.isChecked()]
        for name, box in self.boxes.items():
            box.setEnabled(name in chosen or len(chosen) < MOST)
        self.maps.ask(chosen)

    def _show(self) -> None:
        wanted = [a.method for a in self.maps.asked]
        for name in [n for n in self.places if n not in wanted]:
            self.places.pop(name).deleteLater()
        for asked in self.maps.asked:
            if asked.method not in self.places:
                self.places[asked.method] = _Place(self._film, COLOURS)
        for part in (self.gaze, *(self.places[name] for name in wanted)):
            self._line.addWidget(part, 1)
        heat = self.maps.heat()
        self.gaze.title.say(tr("Your gaze"))
        self.gaze.picture.words = "" if heat is not None else tr("No gaze was recorded on this film.")
        self._lay(self.gaze.picture, heat)
        for asked in self.maps.asked:
            self._fill(self.places[asked.method], asked)

    def _fill(self, place: _Place, asked: Asked) -> None:
        place.title.say(asked.title)
        place.picture.words = asked.state
        sure = 1.0 if asked.result is None else asked.result.strength
        self._lay(place.picture, self.maps.scaled(asked, cast(Scale, self.scale.value)), sure=sure)
        figures = self.maps.agreement(asked)
        place.figures.setText("   ".join(f"{f.name} {f.value:.2f} ({f.chance:.2f})" for f in figures))
        place.figures.setToolTip(
            "\n".join(
                tr("{name}: {meaning}; in brackets, by chance", name=f.name, meaning=f.meaning)
                for f in figures
            )
        )

    def _lay(self, picture: MapPicture, values: NDArray[np.float32] | None, *, sure: float = 1.0) -> None:
        """sure: how well the phrase fits the film: a weak answer looks weak."""
        overlay = picture.overlay
        overlay.threshold = self.threshold.value() / 100
        overlay.opacity = sure * self.opacity.value() / 100
        overlay.contour_level = 0.5 if self.contour.isChecked() else None
        picture.show_map(values)

    def _save(self) -> None:
        path, _ = QFileDialog.getSaveFileName(
            self, tr("Save figure"), "methods.png", tr("Figures (*.png *.svg *.pdf)")
        )
        if path:
            self.save(Path(path))

    def save(self, path: Path) -> None:
        """Writes what is shown as a figure, in the background."""
        from app.export.figures import maps_figure

        heat = self.maps.heat()
        scale = cast(Scale, self.scale.value)
        maps = [(a.title, v) for a in self.maps.asked if (v := self.maps.scaled(a, scale)) is not None]
        if heat is not None:
            maps.insert(0, ("Gaze", heat))
        made = [a.result for a in self.maps.asked if a.result is not None]
        by = sorted({f"{m.id} {m.version}" for r in made for m in r.models})
        study = self._workspace.study
        film = study.id[:12] if study is not None else ""
        caption = tr(
            "Film {film}; {by}; seed {seed}",
            film=film,
            by=", ".join(by),
            seed=self.maps.desk.session.choices.seed,
        )
        image, title = self._film, f"“{self.maps.phrase}”"
        self._shell.background.run(
            lambda: maps_figure(path, image, maps, colour_map=COLOURS, title=title, caption=caption),
            lambda _none: self._shell.status.note(f"Saved {path.name}"),
            lambda error: self._shell.messages.say(
                f"{path.name} was not saved: {error}", "Choose another folder.", tone="error", key="figure"
            ),
        )

    def refresh(self) -> None:
        """Asked for again: gaze may be there by now."""
        self._show()

    def closeEvent(self, event: object) -> None:
        self._shell.children.worker_event.disconnect(self.maps.take)
        self.maps.cancel()
        super().closeEvent(event)  # type: ignore[arg-type]
