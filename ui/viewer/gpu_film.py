"""The image of a view, painted by the GPU: stored values in one texture, the table in another, then a shader.

Off unless the reader asks for it. What it paints is what `app.imaging.render` paints, to 1 of 255: that one
is the reference, and takes its place where the GPU cannot do it. The shaders are baked into `shaders/*.qsb`:

    pyside6-qsb --glsl "300 es,330" --hlsl 50 --msl 12 -o film.frag.qsb film.frag

(and the same for film.vert); the tool comes with PySide6-Addons, which running RadGaze does not need.
"""

from __future__ import annotations

import logging
import struct
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from PySide6.QtCore import QObject, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QPainter,
    QPaintEvent,
    QRhi,
    QRhiBuffer,
    QRhiCommandBuffer,
    QRhiDepthStencilClearValue,
    QRhiGraphicsPipeline,
    QRhiRenderTarget,
    QRhiResourceUpdateBatch,
    QRhiSampler,
    QRhiShaderResourceBinding,
    QRhiShaderResourceBindings,
    QRhiShaderStage,
    QRhiTexture,
    QRhiTextureSubresourceUploadDescription,
    QRhiTextureUploadDescription,
    QRhiTextureUploadEntry,
    QRhiVertexInputLayout,
    QRhiViewport,
    QShader,
)
from PySide6.QtWidgets import QRhiWidget, QWidget

from app.imaging.pyramid import Pyramid
from eyetracking.mapping import ViewTransform
from ui.languages import tr

log = logging.getLogger(__name__)

_SHADERS = Path(__file__).parent / "shaders"
_UNIFORM_BYTES = 64
_NEAREST, _HAMMING, _TRIANGLE = 0.0, 1.0, 2.0
_SAME_ZOOM = 1e-9


@dataclass(frozen=True, eq=False)
class Shown:
    """What is to be painted. table: uint8 (65536,)."""

    pyramid: Pyramid
    table: np.ndarray
    view: ViewTransform


class GpuFilm(QRhiWidget):
    """Asks `what` at every frame what to paint (None: black)."""

    failed = Signal(str)
    """Why the GPU cannot be used; nothing more is painted then."""

    def __init__(self, what: Callable[[], Shown | None], parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._what = what
        self._broken = False
        self._rhi: QRhi | None = None
        self._uniforms: Any = None
        self._sampler: Any = None
        self._table_texture: Any = None
        self._pipeline: Any = None
        self._levels: dict[int, tuple[QRhiTexture, QRhiShaderResourceBindings]] = {}
        self._pyramid: Pyramid | None = None
        self._table: np.ndarray | None = None
        self.renderFailed.connect(lambda: self._fail(tr("the graphics system cannot be started")))

    def backend(self) -> str:
        """The graphics system that paints, "" before the first frame."""
        return str(self._rhi.backendName()) if self._rhi is not None else ""

    # Qt asks

    def initialize(self, cb: QRhiCommandBuffer) -> None:
        rhi = self.rhi()
        if rhi is self._rhi or self._broken:
            return
        self._forget()
        self._rhi = rhi
        sixteen = _has_sixteen_bits(rhi)
        self._format = QRhiTexture.Format.R16 if sixteen else QRhiTexture.Format.RG8
        self._worth = (65535.0, 0.0) if sixteen else (255.0, 65280.0)
        kind, use = QRhiBuffer.Type.Dynamic, QRhiBuffer.UsageFlag.UniformBuffer
        nearest, clamp = QRhiSampler.Filter.Nearest, QRhiSampler.AddressMode.ClampToEdge
        self._uniforms = rhi.newBuffer(kind, use, _UNIFORM_BYTES)
        self._sampler = rhi.newSampler(nearest, nearest, QRhiSampler.Filter.None_, clamp, clamp)
        self._table_texture = rhi.newTexture(QRhiTexture.Format.R8, QSize(256, 256))
        if not all(made.create() for made in (self._uniforms, self._sampler, self._table_texture)):
            self._fail(tr("it has no textures of the kind that is needed"))

    def render(self, cb: QRhiCommandBuffer) -> None:  # type: ignore[override] # Qt's own name for it
        target, shown = self.renderTarget(), None if self._broken else self._what()
        updates = self.rhi().nextResourceUpdateBatch()
        bindings = None if shown is None else self._prepare(shown, updates, target)
        cb.beginPass(target, QColor(0, 0, 0), QRhiDepthStencilClearValue(1.0, 0), updates)
        if bindings is not None:
            size = target.pixelSize()
            cb.setGraphicsPipeline(self._pipeline)
            cb.setViewport(QRhiViewport(0, 0, size.width(), size.height()))
            cb.setShaderResources(bindings)
            cb.draw(4)
        cb.endPass()

    def releaseResources(self) -> None:
        self._forget()

    # what is on the GPU

    def _forget(self) -> None:
        self._rhi = self._pipeline = self._pyramid = self._table = None
        self._uniforms = self._sampler = self._table_texture = None
        self._levels = {}

    def _fail(self, why: str) -> None:
        if not self._broken:
            self._broken = True
            log.warning("no GPU: %s", why)
            self.failed.emit(why)

    def _prepare(
        self, shown: Shown, updates: QRhiResourceUpdateBatch, target: QRhiRenderTarget
    ) -> QRhiShaderResourceBindings | None:
        """The resources for this frame, filled; None where they cannot be had."""
        assert self._rhi is not None
        if shown.pyramid is not self._pyramid:
            self._levels.clear()
            self._pyramid = shown.pyramid
        number = shown.pyramid.level_for(shown.view.zoom)
        bindings = self._level(number, updates)
        if bindings is None or not self._has_pipeline(bindings, target):
            return None
        if shown.table is not self._table:
            _upload(updates, self._table_texture, shown.table)
            self._table = shown.table
        rows = target.pixelSize().height() if self._rhi.isYUpInFramebuffer() else 0
        shape = shown.pyramid.level(number).shape
        uniforms = _uniforms(shown.view, 2.0**number, shape, rows, self._worth)
        updates.updateDynamicBuffer(self._uniforms, 0, uniforms)
        return bindings

    def _level(self, number: int, updates: QRhiResourceUpdateBatch) -> QRhiShaderResourceBindings | None:
        """A level of the pyramid as a texture, uploaded when it is first needed."""
        if number in self._levels:
            return self._levels[number][1]
        assert self._rhi is not None
        assert self._pyramid is not None
        level = self._pyramid.level(number)
        largest = self._rhi.resourceLimit(QRhi.ResourceLimit.TextureSizeMax)
        if max(level.shape) > largest:
            self._fail(
                tr(
                    "its textures have {largest} pixels a side, the image has {shape}",
                    largest=largest,
                    shape=max(level.shape),
                )
            )
            return None
        texture = self._rhi.newTexture(self._format, QSize(level.shape[1], level.shape[0]))
        bindings = self._rhi.newShaderResourceBindings()
        stage, kind = QRhiShaderResourceBinding.StageFlag.FragmentStage, QRhiShaderResourceBinding
        bindings.setBindings(
            [
                kind.uniformBuffer(0, stage, self._uniforms),
                kind.sampledTexture(1, stage, texture, self._sampler),
                kind.sampledTexture(2, stage, self._table_texture, self._sampler),
            ]
        )
        if not texture.create() or not bindings.create():
            self._fail(tr("it has not enough memory"))
            return None
        _upload(updates, texture, level)
        self._levels[number] = texture, bindings
        return bindings

    def _has_pipeline(self, bindings: QRhiShaderResourceBindings, target: QRhiRenderTarget) -> bool:
        if self._pipeline is None:
            assert self._rhi is not None
            pipeline = self._rhi.newGraphicsPipeline()
            pipeline.setTopology(QRhiGraphicsPipeline.Topology.TriangleStrip)
            pipeline.setShaderStages(
                [
                    QRhiShaderStage(QRhiShaderStage.Type.Vertex, _shader("film.vert")),
                    QRhiShaderStage(QRhiShaderStage.Type.Fragment, _shader("film.frag")),
                ]
            )
            pipeline.setVertexInputLayout(QRhiVertexInputLayout())
            pipeline.setShaderResourceBindings(bindings)
            pipeline.setRenderPassDescriptor(target.renderPassDescriptor())
            if not pipeline.create():
                self._fail(tr("its driver refused the shader"))
                return False
            self._pipeline = pipeline
        return True


class GpuLayer(QObject):
    """The film of a view on the GPU, and over it what the view paints itself.

    what: asked at every frame. paint_over: called with a painter over the film.
    """

    failed = Signal(str)

    def __init__(
        self,
        view: QWidget,
        what: Callable[[], Shown | None],
        paint_over: Callable[[QPainter], None],
    ) -> None:
        super().__init__(view)
        self.serves = False
        """It is what the view shows; else it is hidden, and the view paints by itself."""
        self._film, self._over = GpuFilm(what, view), _Foreground(paint_over, view)
        self._over.lower()
        self._film.lower()
        self._film.failed.connect(self.failed, Qt.ConnectionType.QueuedConnection)
        self.fit(view.rect())

    def backend(self) -> str:
        """The graphics system that paints the image now, "" where it is the processor."""
        return self._film.backend() if self.serves else ""

    def fit(self, area: QRect) -> None:
        self._film.setGeometry(area)
        self._over.setGeometry(area)

    def show(self, *, serves: bool) -> None:
        """Paint again, soon, or hide."""
        self.serves = serves
        self._film.setVisible(serves)
        self._over.setVisible(serves)
        self._film.update()

    def remove(self) -> None:
        for part in (self._film, self._over):
            part.hide()
            part.deleteLater()
        self.deleteLater()


class _Foreground(QWidget):
    def __init__(self, paint: Callable[[QPainter], None], parent: QWidget) -> None:
        super().__init__(parent)
        self._paint = paint
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self._paint(painter)


def _has_sixteen_bits(rhi: QRhi) -> bool:
    """Whether a texel can be a stored value; else it is one in two channels of eight bits."""
    return bool(rhi.isTextureFormatSupported(QRhiTexture.Format.R16))


def _shader(name: str) -> QShader:
    return QShader.fromSerialized((_SHADERS / f"{name}.qsb").read_bytes())


def _upload(updates: QRhiResourceUpdateBatch, texture: QRhiTexture, values: np.ndarray) -> None:
    part = QRhiTextureSubresourceUploadDescription(values.tobytes())
    part.setDataStride(values.itemsize * texture.pixelSize().width())
    updates.uploadTexture(texture, QRhiTextureUploadDescription(QRhiTextureUploadEntry(0, 0, part)))


def _uniforms(
    view: ViewTransform, shrink: float, shape: tuple[int, ...], rows: int, worth: tuple[float, float]
) -> bytes:
    """The shader's block `View`: device pixel -> pixel of the level; how it is resampled."""
    left, top = view.viewport_x_px, view.viewport_y_px
    x, y = view.display_to_image([left, left + 1, left], [top, top, top + 1])
    x, y = x / shrink, y / shrink
    residual = view.zoom * shrink
    kind = _NEAREST if abs(residual - 1) < _SAME_ZOOM else _HAMMING if residual < 1 else _TRIANGLE
    return struct.pack(
        "<16f",
        *(x[1] - x[0], x[2] - x[0], x[0], shape[1]),
        *(y[1] - y[0], y[2] - y[0], y[0], shape[0]),
        *(rows, kind, 1 / residual, 0.0),
        *(*worth, 0.0, 0.0),
    )
