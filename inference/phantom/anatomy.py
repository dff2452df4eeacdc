"""The attributes of one patient and exposure, drawn from a world's ranges. Lengths in cm.

Frame: X to the image right (patient left), 0 at the spine; Y down, 0 at the lung apex.
"""

from __future__ import annotations

import hashlib
import zlib
from dataclasses import dataclass

import numpy as np

from inference.phantom.config import PhantomConfig, Range


def root_seed(seed: int, world: str) -> int:
    """What a case's streams are made of: the seed itself in `default`, salted with the name in other worlds.

    Without the salt, case k of another world is case k of `default` in another look, and most of those were
    trained on.
    """
    if world == "default":
        return seed
    return int.from_bytes(hashlib.sha256(f"{world}/{seed}".encode()).digest()[:8], "big")


def stream(seed: int, part: str) -> np.random.Generator:
    """The child stream of a case for one part, so that asking for one part never changes another."""
    return np.random.Generator(np.random.PCG64(np.random.SeedSequence([seed, zlib.crc32(part.encode())])))


@dataclass(frozen=True)
class Anatomy:
    sex: str
    age: int
    view: str
    field_cm: float
    apex_cm: float
    shift_cm: float
    roll_rad: float
    axial_cm: float
    lung_height: float
    lung_half_width: float
    lung_half_depth: float
    density: float
    base_gradient: float
    body_margin: float
    shoulder: float
    dome_right: float
    dome_left: float
    dome_lateral: float
    dome_posterior: float
    dome_anterior: float
    heart_ratio: float
    heart_tilt: float
    heart_aspect: float
    heart_left_share: float
    mediastinum: float
    aortic_knob: float
    hilum_y: float
    spine_half_width: float
    spine_path: float
    rib_pitch: float
    rib_first: float
    rib_drop: float
    rib_radius: float
    rib_contrast: float
    clavicle_y: float
    clavicle_slope: float
    scapula_out: float
    breast: float
    stomach_gas: float


@dataclass(frozen=True)
class Exposure:
    water: float
    bone: float
    scatter: float
    scatter_sigma: float
    log10_dose: float
    equalisation: float
    equalisation_sigma: float
    unsharp: float
    unsharp_sigma: float
    low_percentile: float
    top_percentile: float
    gamma: float
    detector_blur: float
    marker: bool


def _draw(rng: np.random.Generator, limits: Range) -> float:
    return float(rng.uniform(*limits))


def draw_anatomy(seed: int, config: PhantomConfig) -> Anatomy:
    rng = stream(seed, "anatomy")
    female = bool(rng.random() < 0.47)
    scale = 0.93 if female else 1.0
    ap = bool(rng.random() < config.ap_fraction)
    height = _draw(rng, config.lung_height_cm) * scale * (0.93 if ap else 1.0)
    half_width = _draw(rng, config.lung_half_width_cm) * (0.95 if female else 1.02)
    dome = rng.uniform(0.80, 0.88)
    return Anatomy(
        sex="F" if female else "M",
        age=int(np.clip(rng.normal(56, 17), 18, 95)),
        view="AP" if ap else "PA",
        field_cm=max(_draw(rng, config.field_of_view_cm), 2 * half_width + 3.0),
        apex_cm=_draw(rng, config.apex_from_top_cm),
        shift_cm=float(rng.normal(0, 0.7)),
        roll_rad=float(np.deg2rad(rng.normal(0, config.roll_deg / 1.6))),
        axial_cm=float(rng.normal(0, config.axial_rotation_cm / 1.6)),
        lung_height=height,
        lung_half_width=half_width,
        lung_half_depth=_draw(rng, config.lung_half_depth_cm) * scale,
        density=_draw(rng, config.lung_density) * (1.08 if ap else 1.0),
        base_gradient=float(rng.uniform(0.12, 0.35)),
        body_margin=_draw(rng, config.body_margin_cm),
        shoulder=float(rng.uniform(5.5, 10.5)),
        dome_right=float(dome * height - rng.uniform(0.2, 1.2)),
        dome_left=float(dome * height + rng.uniform(0.2, 1.4)),
        dome_lateral=float(rng.uniform(2.4, 4.2)),
        dome_posterior=float(rng.uniform(4.5, 7.0)),
        dome_anterior=float(rng.uniform(2.0, 3.5)),
        heart_ratio=float(np.clip(rng.normal(0.455 if ap else 0.435, 0.028), 0.36, 0.54)),
        heart_tilt=float(rng.uniform(0.45, 0.75)),
        heart_aspect=float(rng.uniform(1.2, 1.45)),
        heart_left_share=float(rng.uniform(0.62, 0.70)),
        mediastinum=float(rng.uniform(1.9, 2.5) * (1.1 if ap else 1.0)),
        aortic_knob=float(rng.uniform(1.2, 2.0)),
        hilum_y=float(rng.uniform(0.38, 0.46) * height),
        spine_half_width=float(rng.uniform(1.7, 2.2)),
        spine_path=float(rng.uniform(0.45, 1.2)),
        rib_pitch=float(rng.uniform(0.094, 0.108) * height),
        rib_first=float(rng.uniform(-0.9, 0.3)),
        rib_drop=float(rng.uniform(0.8, 1.15)),
        rib_radius=float(rng.uniform(0.55, 0.72) * scale),
        rib_contrast=float(rng.uniform(0.6, 1.05)),
        clavicle_y=float(rng.uniform(0.8, 3.2) - (1.2 if ap else 0.0)),
        clavicle_slope=float(rng.uniform(0.02, 0.22)),
        scapula_out=float(rng.uniform(-2.2, 1.2) - (1.2 if ap else 0.0)),
        breast=float(rng.uniform(0.3, 2.6)) if female else float(max(0.0, rng.normal(0.1, 0.3))),
        stomach_gas=float(max(0.0, rng.normal(1.4, 1.1))),
    )


def draw_exposure(seed: int, config: PhantomConfig) -> Exposure:
    rng = stream(seed, "exposure")
    return Exposure(
        water=_draw(rng, config.water_per_cm),
        bone=_draw(rng, config.bone_per_cm),
        scatter=_draw(rng, config.scatter_ratio),
        scatter_sigma=_draw(rng, config.scatter_sigma_cm),
        log10_dose=_draw(rng, config.log10_dose),
        equalisation=_draw(rng, config.equalisation),
        equalisation_sigma=float(rng.uniform(2.0, 5.0)),
        unsharp=_draw(rng, config.unsharp),
        unsharp_sigma=float(rng.uniform(0.12, 0.5)),
        low_percentile=float(rng.uniform(0.2, 4.0)),
        top_percentile=_draw(rng, config.window_top_percentile),
        gamma=_draw(rng, config.gamma),
        detector_blur=float(rng.uniform(0.015, 0.035)),
        marker=bool(rng.random() < 0.7),
    )
