# mypy: disable-error-code="arg-type"
"""One case of the controlled world: made from its seed, the same everywhere within one grey level."""

from __future__ import annotations

import hashlib
from copy import deepcopy
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from inference.phantom.anatomy import Anatomy, Exposure, draw_anatomy, draw_exposure, root_seed, stream
from inference.phantom.config import PhantomConfig
from inference.phantom.fields import Map, blur
from inference.phantom.findings.pathology import Pathology, draw_pathology, fractures_of
from inference.phantom.findings.plan import Mask, Plan
from inference.phantom.findings.registry import apply
from inference.phantom.projection import LARGE_PX, Layers, heart_ellipse, project
from inference.phantom.report import Report, write_report
from inference.phantom.tone import attenuation, log_signal, tone

Fractures = tuple[tuple[int, int, float, float, float], ...]
MASK_RING_CM = 1.5
CORRELATION_AREA_CM2 = 0.25


@dataclass(frozen=True)
class Finding:
    """A drawn instance with its truth. mask: bool (h, w); box: x0, y0, x1, y1 in image pixels, or None where
    the instance left no visible trace. contrast_to_noise: mean |change of the noise-free log signal| in the
    mask over the SD of the finding-free, 2 cm high-passed log image in the ring around it. detectability:
    matched-filter d' (for lines and edges, where the former says little)."""

    name: str
    side: int
    level: str
    severity: float
    kind: str
    mask: Mask
    box: tuple[float, float, float, float] | None
    contrast_to_noise: float | None = None
    detectability: float | None = None


@dataclass(frozen=True)
class Rendering:
    """image: float32 (h, w) in [0, 1], dense is bright. findings: the instances in the order of the plans."""

    image: Map
    findings: tuple[Finding, ...]
    pixel_mm: float
    distractors: tuple[tuple[str, Mask], ...]


class Case:
    """A patient, what is wrong with it, its film, its report. Everything derives from (seed, config)."""

    def __init__(self, seed: int, config: PhantomConfig) -> None:
        self.seed = seed
        self.root = root_seed(seed, config.name)
        self.config = config
        self.id = f"phantom-{config.name}-{seed:07d}"
        self._projections: dict[tuple[object, ...], Layers] = {}

    @cached_property
    def anatomy(self) -> Anatomy:
        return draw_anatomy(self.root, self.config)

    @cached_property
    def exposure(self) -> Exposure:
        return draw_exposure(self.root, self.config)

    @cached_property
    def pathology(self) -> Pathology:
        return draw_pathology(self.root, self.config, self.anatomy)

    @cached_property
    def labels(self) -> dict[str, bool]:
        return self.pathology.labels()

    @cached_property
    def report(self) -> Report:
        return write_report(stream(self.root, "report"), self.pathology.plans, self.anatomy)

    @property
    def split(self) -> str:
        """train, valid or test by a hash of the id; every case of another world than `default` is `shift`."""
        if self.config.name != "default":
            return self.config.name
        share = int(hashlib.sha256(self.id.encode()).hexdigest()[:8], 16) / 2**32
        return "train" if share < 0.90 else "valid" if share < 0.95 else "test"

    @property
    def attributes(self) -> dict[str, float | str]:
        """For subgroup audits."""
        a, e = self.anatomy, self.exposure
        return {
            "sex": a.sex,
            "age": a.age,
            "view": a.view,
            "lung_height_cm": a.lung_height,
            "gamma": e.gamma,
            "equalisation": e.equalisation,
            "log10_dose": e.log10_dose,
            "sickness": self.pathology.sickness,
            "heart_ratio": a.heart_ratio + self.pathology.wide_heart,
        }

    def render(self, size_px: int | None = None, *, contrast: bool = False) -> Rendering:
        """Draw the film at any size. contrast: also measure each instance (one more rendering each)."""
        size = size_px or self.config.size_px
        layers, masks, distractors = self._layers(size)
        integral = attenuation(layers, self.exposure)
        image = tone(log_signal(integral, layers, self.exposure, self.root), layers, self.exposure)
        findings = []
        for plan, mask in zip(self.pathology.plans, masks, strict=True):
            cnr = d_prime = None
            if contrast:
                cnr, d_prime = self._contrast(plan, mask, size, layers, integral)
            findings.append(
                Finding(
                    plan.name, plan.side, plan.level, plan.severity, plan.kind, mask, _box(mask), cnr, d_prime
                )
            )
        return Rendering(image, tuple(findings), 10 * layers.pixel_cm, tuple(distractors))

    def without(self, index: int) -> Case:
        """The same patient and exposure without instance `index`."""
        twin = Case(self.seed, self.config)
        twin._projections = self._projections
        plan = self.pathology.plans[index]
        plans = tuple(p for i, p in enumerate(self.pathology.plans) if i != index)
        change: dict[str, float] = {}
        if plan.name == "cardiomegaly":
            change["wide_heart"] = min(0.0, 0.46 - self.anatomy.heart_ratio)
        if plan.name == "enlarged cardiomediastinum":
            change["wide_mediastinum"] = 0.0
        twin.__dict__["pathology"] = replace(self.pathology, plans=plans, **change)
        return twin

    def _layers(self, size: int) -> tuple[Layers, list[Mask], list[tuple[str, Mask]]]:
        a, p = self.anatomy, self.pathology
        congestion = max((plan.severity for plan in p.plans if plan.name == "edema"), default=0.0)
        layers = self._projection(size, p.wide_heart, p.wide_mediastinum, fractures_of(p), congestion)
        masks = [apply(plan, layers, a, contrast=self.config.contrast) for plan in p.plans]
        distractors = [(d.kind, apply(d, layers, a, contrast=1.0)) for d in p.distractors]
        if self.exposure.marker:
            layers.marker = _side_marker(self.root, size)
        return layers, masks, distractors

    def _projection(
        self, size: int, wide_heart: float, wide_mediastinum: float, fractures: Fractures, congestion: float
    ) -> Layers:
        """The patient before any opacity, made once a case: most twins without a finding share it."""
        key = (size, wide_heart, wide_mediastinum, fractures, congestion)
        if size >= LARGE_PX:
            return self._project(*key)
        if key not in self._projections:
            self._projections[key] = self._project(*key)
        return deepcopy(self._projections[key])

    def _project(
        self, size: int, wide_heart: float, wide_mediastinum: float, fractures: Fractures, congestion: float
    ) -> Layers:
        return project(
            self.anatomy,
            self.root,
            size,
            wide_heart=wide_heart,
            wide_mediastinum=wide_mediastinum,
            fractures=fractures,
            congestion=congestion,
        )

    def _contrast(
        self, plan: Plan, mask: Mask, size: int, layers: Layers, integral: Map
    ) -> tuple[float, float]:
        if not mask.any():
            return 0.0, 0.0
        index = self.pathology.plans.index(plan)
        other, _, _ = self.without(index)._layers(size)
        other_integral = attenuation(other, self.exposure)
        clean = log_signal(integral, layers, self.exposure, self.root, noise=False)
        gone = log_signal(other_integral, other, self.exposure, self.root, noise=False)
        noisy = log_signal(other_integral, other, self.exposure, self.root)
        detail = noisy - blur(noisy, 2.0 / layers.pixel_cm)
        reach = max(1, round(MASK_RING_CM / layers.pixel_cm))
        ring = ndimage.binary_dilation(mask[::2, ::2], iterations=max(1, reach // 2))
        ring = np.repeat(np.repeat(ring, 2, 0), 2, 1)[: mask.shape[0], : mask.shape[1]] & ~mask
        spread = float(detail[ring].std()) if ring.any() else float(detail.std())
        change = (clean - gone)[mask]
        cnr = float(np.abs(change).mean() / max(spread, 1e-6))
        area = CORRELATION_AREA_CM2 / layers.pixel_cm**2
        d_prime = float(np.sqrt((change.astype(np.float64) ** 2).sum() / max(area, 1.0)) / max(spread, 1e-6))
        return cnr, d_prime

    def zones(self) -> dict[str, tuple[float, float, float, float]]:
        """Named regions of the normal search in fractions of the image: centre x, y, spread x, y."""
        a = self.anatomy
        half, h = a.lung_half_width, a.lung_height
        heart_x, heart_y, _major, minor, _ = heart_ellipse(a, self.pathology.wide_heart)
        physical = {
            "mediastinum": (0.0, 0.22 * h, 1.6, 2.6),
            "heart": (heart_x, heart_y, 0.7 * minor, 0.7 * minor),
            "left hemidiaphragm": (0.5 * half, a.dome_left, 3.0, 0.8),
            "right hemidiaphragm": (-0.5 * half, a.dome_right, 3.0, 0.8),
        }
        for name, side in (("right", -1), ("left", 1)):
            physical |= {
                f"{name} apex": (side * 0.42 * half, 0.10 * h, 1.8, 1.3),
                f"{name} upper lung": (side * 0.58 * half, 0.25 * h, 1.9, 1.6),
                f"{name} mid lung": (side * 0.62 * half, 0.46 * h, 1.9, 1.8),
                f"{name} lower lung": (side * 0.62 * half, 0.68 * h, 1.9, 1.8),
                f"{name} hilum": (side * (a.mediastinum + 1.4), a.hilum_y, 1.0, 1.6),
                f"{name} costophrenic angle": (
                    side * 0.86 * half,
                    a.dome_left + 0.6 * a.dome_lateral,
                    1.0,
                    1.1,
                ),
                f"{name} ribs": (side * 0.92 * half, 0.42 * h, 0.8, 4.0),
                f"{name} clavicle": (side * 0.5 * half, a.clavicle_y, 2.4, 0.8),
            }
        c, s = np.cos(a.roll_rad), np.sin(a.roll_rad)
        out = {}
        for name, (x, y, sx, sy) in physical.items():
            dy = y - h / 2
            px = (c * x + s * dy + a.field_cm / 2 + a.shift_cm) / a.field_cm
            py = (-s * x + c * dy + h / 2 + a.apex_cm) / a.field_cm
            out[name] = (float(px), float(py), sx / a.field_cm, sy / a.field_cm)
        return out


def case(seed: int, config: PhantomConfig | None = None) -> Case:
    """The case of that seed in that world (default: the default world)."""
    return Case(seed, config or PhantomConfig())


def to_uint8(image: Map) -> NDArray[np.uint8]:
    return np.rint(image * 255).astype(np.uint8)


def _box(mask: Mask) -> tuple[float, float, float, float] | None:
    rows, columns = np.nonzero(mask.any(1))[0], np.nonzero(mask.any(0))[0]
    if not len(rows):
        return None
    return float(columns[0]), float(rows[0]), float(columns[-1] + 1), float(rows[-1] + 1)


def _side_marker(seed: int, size: int) -> Map:
    """A lead letter L at the patient's left shoulder, as 5x7 dots."""
    rng = stream(seed, "marker")
    glyph = np.array([[1, 0, 0, 0]] * 6 + [[1, 1, 1, 1]], dtype=np.float32)
    dot = max(1, round(size / 150))
    glyph = np.kron(glyph, np.ones((dot, dot), dtype=np.float32))
    if rng.random() < 0.3:
        glyph = np.rot90(glyph, int(rng.integers(1, 4)))
    out = np.zeros((size, size), dtype=np.float32)
    top, left = int(size * rng.uniform(0.03, 0.10)), int(size * rng.uniform(0.86, 0.93))
    h, w = glyph.shape
    out[top : top + h, left : left + w] = glyph[: size - top, : size - left] * np.float32(
        rng.uniform(0.8, 1.0)
    )
    return out
