"""Speed of the gaze and pupil size over time: a recording, or the last seconds while a tracker streams."""

from __future__ import annotations

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from ui.languages import tr
from ui.theme import theme

LIVE_S = 10.0
LEAST_SPEED_SHOWN_DEG_S = 30.0


class GazePlots(QWidget):
    """Two plots over one time axis, in seconds."""

    _built = False

    def __init__(self) -> None:
        super().__init__()
        look = theme()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px(2))
        self._speed = self._plot(tr("speed, °/s"), tr("Speed of the gaze over time, degrees a second"))
        # A resting eye's noise, or the filter's residue of a still pointer, does not fill the plot.
        self._speed.getPlotItem().getViewBox().setLimits(minYRange=LEAST_SPEED_SHOWN_DEG_S)
        self._pupil = self._plot(tr("pupil"), tr("Pupil size over time"))
        self._pupil.setXLink(self._speed)
        for plot, share in ((self._speed, 3), (self._pupil, 2)):
            plot.setMinimumHeight(look.px(84))
            plot.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
            column.addWidget(plot, share)
        self._speed_line = self._speed.plot()
        self._threshold = pg.InfiniteLine(angle=0)
        self._speed.addItem(self._threshold)
        self._threshold.setVisible(False)
        self._pupil_line = self._pupil.plot(connect="finite")
        self._bridged = self._pupil.plot(connect="finite")
        self._moments: list[pg.InfiniteLine] = []
        for plot in (self._speed, self._pupil):
            line = pg.InfiniteLine(angle=90)
            line.setVisible(False)
            plot.addItem(line)
            self._moments.append(line)
        self._built = True
        self._ink()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self._built:
            self._ink()

    def _ink(self) -> None:
        """The theme's colours."""
        look = theme()
        self._speed_line.setPen(pg.mkPen(look.colour("human"), width=1))
        self._pupil_line.setPen(pg.mkPen(look.colour("human"), width=1))
        bridged = pg.mkPen(look.colour("warning_text"), width=1, style=Qt.PenStyle.DotLine)
        self._bridged.setPen(bridged)
        self._threshold.setPen(pg.mkPen(look.colour("text_faint"), style=Qt.PenStyle.DashLine))
        for line in self._moments:
            line.setPen(pg.mkPen(look.colour("text_strong"), width=1))
        for plot in (self._speed, self._pupil):
            plot.setBackground(look.colour("panel"))
            item = plot.getPlotItem()
            for side in ("left", "bottom"):
                item.getAxis(side).setPen(pg.mkPen(look.colour("border_strong")))
                item.getAxis(side).setTextPen(pg.mkPen(look.colour("text_dim")))
            _name_axis(plot, item.getAxis("left").labelText)

    def _plot(self, axis: str, name: str) -> pg.PlotWidget:
        look = theme()
        plot = pg.PlotWidget()
        plot.setAccessibleName(name)
        plot.setToolTip(tr("{name}. Wheel: zoom in time; drag: move; double click: all", name=name))
        item = plot.getPlotItem()
        item.setMenuEnabled(False)
        item.hideButtons()
        item.getViewBox().setMouseEnabled(x=True, y=False)
        _name_axis(plot, axis)
        for side in ("left", "bottom"):
            item.getAxis(side).setStyle(tickFont=look.font("font_small"))
        item.getAxis("left").setWidth(look.px(58))
        plot.mouseDoubleClickEvent = lambda _event: item.autoRange()
        return plot

    def clear(self) -> None:
        for line in (self._speed_line, self._pupil_line, self._bridged):
            line.setData([], [])
        self._threshold.setVisible(False)
        self._pupil.setVisible(True)

    def show_speed(
        self, t_s: NDArray[np.float64], speed_deg_s: NDArray[np.float64], *, threshold_deg_s: float | None
    ) -> None:
        """Some thousand points. threshold_deg_s: the detector's, as a dashed line."""
        self._speed_line.setData(t_s, speed_deg_s, connect="finite")
        self._threshold.setVisible(threshold_deg_s is not None)
        if threshold_deg_s is not None:
            self._threshold.setValue(threshold_deg_s)
        self._speed.getPlotItem().enableAutoRange()

    def show_pupil(
        self, t_s: NDArray[np.float64], size: NDArray[np.float64], bridged: NDArray[np.bool_], unit: str
    ) -> None:
        """Some thousand points. bridged: over a blink, drawn dotted. Without points the plot goes away."""
        self._pupil.setVisible(bool(len(t_s)))
        self._pupil_line.setData(t_s, np.where(bridged, np.nan, size))
        self._bridged.setData(t_s, np.where(bridged, size, np.nan))
        _name_axis(self._pupil, tr("pupil, {unit}", unit=unit))
        self._pupil.getPlotItem().enableAutoRange()

    def show_moment(self, t_s: float | None) -> None:
        """The replay's moment."""
        for line in self._moments:
            line.setVisible(t_s is not None)
            if t_s is not None:
                line.setValue(t_s)


def _name_axis(plot: pg.PlotWidget, words: str) -> None:
    look = theme()
    style = {"color": look.colour("text_dim").name(), "font-size": f"{look.px(11):.0f}px"}
    plot.getPlotItem().setLabel("left", words, **style)
