"""Path lengths through a chest, cm: what lies between the source and each pixel before any finding.

Everything is a function of physical position, so the same patient can be drawn at any size. Figures follow
textbook proportions; the order of what matters for the look (tone, proportions, soft spine, vessels,
diaphragm, shell ribs) was learned by eye.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import cast

import numpy as np

from inference.phantom.anatomy import Anatomy, stream
from inference.phantom.fields import Map, octave_noise, smoothstep, twice

SIDES = (-1, +1)  # image left = patient right, image right = patient left
LARGE_PX = 1536
"""From this size on, smooth parts are drawn at half the size: nobody sees it, in a quarter of the time."""
THIN_CM = 0.12
"""Vessels of a smaller radius are drawn at full size on a large film, too."""


@dataclass
class Layers:
    """float32 (h, w) maps. lung: gas-bearing chord per side, cm. density: lung tissue relative to water.
    tissue: soft tissue that replaces lung, cm. vessels, extra: added water path, cm. bone, metal: cm."""

    x: Map
    y: Map
    pixel_cm: float
    torso: Map
    lung: list[Map]
    density: Map
    vessels: Map
    extra: Map
    bone: Map
    metal: Map
    dome: list[Map]
    full_lung: list[Map] = field(default_factory=list)
    marker: Map | None = None

    @property
    def shape(self) -> tuple[int, int]:
        return self.x.shape


def coordinates(a: Anatomy, size_px: int) -> tuple[Map, Map, float]:
    pixel = a.field_cm / size_px
    column = (np.arange(size_px, dtype=np.float32) + 0.5) * np.float32(pixel)
    x0, y0 = np.meshgrid(column - np.float32(a.field_cm / 2 + a.shift_cm), column - np.float32(a.apex_cm))
    c, s = np.float32(np.cos(a.roll_rad)), np.float32(np.sin(a.roll_rad))
    mid = np.float32(a.lung_height / 2)
    return c * x0 - s * (y0 - mid), s * x0 + c * (y0 - mid) + mid, pixel


def lung_outline(a: Anatomy, y: Map, side: int) -> tuple[Map, Map]:
    """Lateral and medial lung edge (distance from the midline, cm) at height y."""
    u = np.clip(y / a.lung_height, 0, 1.2).astype(np.float32)
    apex = np.float32(0.40 * a.lung_half_width)
    rise = 1 - np.clip(1 - u / np.float32(0.62), 0, 1) ** np.float32(2.2)
    lateral = apex + (a.lung_half_width - apex) * rise ** np.float32(0.62)
    lateral = lateral * (1 + np.float32(0.02) * np.sin(3 * u)) - np.float32(side * 0.5 * a.axial_cm) * u
    wave = np.float32(0.30) * np.sin(np.float32(6.5) * u + side) + np.float32(0.7) * np.clip(u - 0.25, 0, 1)
    wave += np.float32(0.14) * np.sin(np.float32(17.0 + 9 * a.hilum_y % 5) * u + 2 * side) + np.float32(
        0.5
    ) * np.exp(-(((y - np.float32(a.hilum_y)) / np.float32(2.6)) ** 2))
    flare = np.clip(1 - u / np.float32(0.17), 0, 1) ** 2
    medial = a.mediastinum + wave + (apex - a.mediastinum) * flare + np.float32(side * 0.6 * a.axial_cm) * u
    return lateral, medial.astype(np.float32)


def project(
    a: Anatomy,
    seed: int,
    size_px: int,
    *,
    wide_heart: float = 0.0,
    wide_mediastinum: float = 0.0,
    fractures: tuple[tuple[int, int, float, float, float], ...] = (),
    congestion: float = 0.0,
) -> Layers:
    """The patient without opacities. fractures: (side, rib, angle rad, displacement cm, gap 0..1).

    wide_heart: added cardiothoracic ratio. wide_mediastinum: added half-width, cm. congestion: 0..1,
    redistribution of the vessels upward.
    """
    x, y, pixel = coordinates(a, size_px)
    large = size_px >= LARGE_PX and size_px % 2 == 0
    with ThreadPoolExecutor(1) as pool:  # on a large film each takes about a third of the time
        drawing = pool.submit(_smooth_parts, a, seed, size_px // 2, fractures) if large else None
        lungs, domes = _lungs(a, x, y, pixel, wide_heart, wide_mediastinum)
        smooth = drawing.result() if drawing else _smooth_parts(a, seed, size_px, fractures)
    fine = twice if large else np.asarray
    layers = Layers(
        x=x,
        y=y,
        pixel_cm=pixel,
        torso=fine(smooth.torso),
        lung=lungs,
        density=fine(smooth.density),
        vessels=np.zeros_like(x),
        extra=fine(smooth.extra),
        bone=fine(smooth.bone),
        metal=np.zeros_like(x),
        dome=domes,
        full_lung=[chord.copy() for chord in lungs],
    )
    _vessels(a, seed, layers, smooth, congestion)
    return layers


def _lungs(
    a: Anatomy, x: Map, y: Map, pixel: float, wide_heart: float, wide_mediastinum: float
) -> tuple[list[Map], list[Map]]:
    """Gas-bearing chord and height of the diaphragm, per side."""
    u = y / np.float32(a.lung_height)
    depth = np.float32(a.lung_half_depth)
    chest_depth = np.interp(u, [-0.35, -0.12, 0.1, 0.4, 1.2], [0.55, 0.66, 0.9, 1.0, 1.02]).astype(np.float32)
    edge = np.float32(min(0.35, max(0.12, 0.8 * pixel)))

    lungs, domes = [], []
    for side in SIDES:
        lateral, medial = lung_outline(a, y, side)
        out = np.float32(side) * x
        b = depth * chest_depth * np.sqrt(np.clip(1 - (out / lateral) ** 2, 0, 1))
        b *= np.sqrt(np.clip((y + np.float32(0.2)) / np.float32(2.2), 0, 1))
        dome = diaphragm(a, x, side)
        below = np.sqrt(np.clip(y - dome, 0, None))
        back = b - depth * below / np.float32(a.dome_posterior**0.5)
        front = b - depth * below / np.float32(a.dome_anterior**0.5)
        chord = np.clip(back, 0, None) + np.clip(front, 0, None)
        chord *= smoothstep(out - medial, float(edge) * 1.6)
        lungs.append(chord.astype(np.float32))
        domes.append(dome.astype(np.float32))

    _displace_by_heart(a, x, y, lungs, wide_heart)
    _displace_by_vessels(a, x, y, lungs, wide_mediastinum)
    return lungs, domes


def _smooth_parts(
    a: Anatomy, seed: int, size_px: int, fractures: tuple[tuple[int, int, float, float, float], ...]
) -> Layers:
    """What has no edge finer than two pixels of a large film: body, lung tissue, bones, airways."""
    x, y, pixel = coordinates(a, size_px)
    texture = octave_noise(stream(seed, "texture"), x.shape, first_cells=24, octaves=4, gain=0.7)
    slow = octave_noise(stream(seed, "texture-slow"), x.shape, first_cells=4, octaves=2)
    density = np.float32(a.density) * (
        1
        + np.float32(a.base_gradient) * (np.clip(y / np.float32(a.lung_height), 0, 1) - np.float32(0.4))
        + np.float32(0.06) * texture
        + np.float32(0.05) * slow
    )
    layers = Layers(
        x=x,
        y=y,
        pixel_cm=pixel,
        torso=_torso(a, x, y),
        lung=[],
        density=density.astype(np.float32),
        vessels=np.zeros_like(x),
        extra=np.zeros_like(x),
        bone=np.zeros_like(x),
        metal=np.zeros_like(x),
        dome=[diaphragm(a, x, side).astype(np.float32) for side in SIDES],
    )
    _soft_parts(a, layers)
    _spine(a, seed, layers)
    _ribs(a, layers, fractures)
    _shoulder_girdle(a, layers)
    _airways(a, layers)
    return layers


def diaphragm(a: Anatomy, x: Map, side: int) -> Map:
    """Height y of one half of the diaphragm's silhouette, cm."""
    out = np.float32(side) * x
    top = a.dome_right if side < 0 else a.dome_left
    middle = np.float32(0.50 * a.lung_half_width)
    rise = np.where(out > middle, np.float32(1.0), np.float32(0.35))
    return np.float32(top) + np.float32(a.dome_lateral) * ((out - middle) / middle) ** 2 * rise


def thoracic_width(a: Anatomy) -> float:
    """Inner width of the thorax at its widest, cm."""
    return 2 * a.lung_half_width * 1.01


def heart_ellipse(a: Anatomy, wide: float) -> tuple[float, float, float, float, float]:
    """Centre x, y, semi-axes and tilt of the heart shadow; `wide` is added to the cardiothoracic ratio."""
    width = (a.heart_ratio + wide) * thoracic_width(a)
    half = 0.485 * width
    c, s = np.cos(a.heart_tilt), np.sin(a.heart_tilt)
    minor = half / np.hypot(a.heart_aspect * c, s)
    major = a.heart_aspect * minor
    vertical = np.hypot(major * s, minor * c)
    centre_x = (a.heart_left_share - 0.5) * width + 0.4 * a.axial_cm
    centre_y = a.dome_left + 0.9 - 0.92 * vertical
    return float(centre_x), float(centre_y), float(major), float(minor), a.heart_tilt


def heart_radius(a: Anatomy, x: Map, y: Map, wide: float) -> Map:
    """Normalised squared radius of the heart ellipse: below 1 inside."""
    cx, cy, major, minor, tilt = heart_ellipse(a, wide)
    c, s = np.float32(np.cos(tilt)), np.float32(np.sin(tilt))
    along = (c * (x - np.float32(cx)) + s * (y - np.float32(cy))) / np.float32(major)
    across = (-s * (x - np.float32(cx)) + c * (y - np.float32(cy))) / np.float32(minor)
    return cast(Map, along**2 + across**2)


def _displace(lung: Map, chord: Map, keep: float = 0.10) -> Map:
    """Soft tissue takes the place of lung along the ray; a little lung stays before and behind it."""
    found: Map = np.maximum(lung - chord, np.float32(keep) * lung)
    return found


def heart_shadow(a: Anatomy, x: Map, y: Map, wide: float) -> Map:
    """Path through the heart along the ray, cm; its outline is where it ends."""
    r2 = heart_radius(a, x, y, wide)
    cx, cy, major, minor, _ = heart_ellipse(a, wide)
    depth = np.float32(2.0 * a.lung_half_depth)
    profile = np.clip(1 - r2, 0, 1)
    thickness = depth * np.float32(0.95) * profile ** np.float32(0.42)
    width = (a.heart_ratio + wide) * thoracic_width(a)
    atrium_x = -(1 - a.heart_left_share) * width + 0.50 * minor + 0.4 * a.axial_cm
    atrium = ((x - np.float32(atrium_x)) / np.float32(0.50 * minor)) ** 2
    atrium += ((y - np.float32(cy + 0.25 * minor)) / np.float32(1.0 * minor)) ** 2
    thickness = np.maximum(thickness, depth * np.float32(0.8) * np.clip(1 - atrium, 0, 1) ** np.float32(0.42))
    # the left border runs straight from the pulmonary trunk to the apex: a second, taller ellipse fills the
    # waist
    waist = ((x - np.float32(cx * 0.55)) / np.float32(0.80 * minor)) ** 2
    waist += ((y - np.float32(cy - 0.45 * major)) / np.float32(1.15 * major)) ** 2
    found: Map = np.maximum(thickness, depth * np.float32(0.8) * np.clip(1 - waist, 0, 1) ** np.float32(0.5))
    return found


def _displace_by_heart(a: Anatomy, x: Map, y: Map, lungs: list[Map], wide: float) -> None:
    thickness = heart_shadow(a, x, y, wide)
    for i in range(2):
        lungs[i] = _displace(lungs[i], thickness)


def _displace_by_vessels(a: Anatomy, x: Map, y: Map, lungs: list[Map], widen: float) -> None:
    """Aortic knob, pulmonary trunk, descending aorta, superior vena cava and, widened, the mediastinum."""
    h = a.lung_height
    depth = np.float32(2 * a.lung_half_depth)
    shapes = [
        (
            a.mediastinum - 0.35 + 0.4 * widen,
            0.235 * h,
            a.aortic_knob + 0.55 + 0.3 * widen,
            1.5 * a.aortic_knob,
        ),
        (a.mediastinum - 0.6, 0.235 * h + 3.2, 2.2, 2.9),
        (-a.mediastinum + 0.1 - 0.5 * widen, 0.22 * h, 1.0 + 0.4 * widen, 4.6),
    ]
    if widen > 0:
        shapes += [
            (0.0, 0.20 * h, a.mediastinum + widen + 0.3, 5.0),
            (0.3, 0.30 * h, a.mediastinum + widen, 5.5),
        ]
    for cx, cy, rx, ry in shapes:
        r2 = ((x - np.float32(cx)) / np.float32(rx)) ** 2 + ((y - np.float32(cy)) / np.float32(ry)) ** 2
        chord = depth * np.float32(0.8) * np.clip(1 - r2, 0, 1) ** np.float32(0.75)
        for i in range(2):
            lungs[i] = _displace(lungs[i], chord)
    aorta_x = np.float32(a.mediastinum - 0.2) + np.float32(0.35) * (y / np.float32(h) - np.float32(0.5))
    band = np.clip(1 - ((x - aorta_x) / np.float32(1.25)) ** 2, 0, 1) * (y > 0.24 * h)
    lungs[1] = _displace(lungs[1], np.float32(2.4) * np.sqrt(band), keep=0.5)


def _torso(a: Anatomy, x: Map, y: Map) -> Map:
    u = y / np.float32(a.lung_height)
    chest = a.lung_half_width + a.body_margin
    half_width = np.interp(
        u,
        [-0.40, -0.24, -0.15, -0.06, 0.04, 0.16, 0.30, 0.45, 0.60, 1.0, 1.4],
        [
            5.4,
            5.9,
            7.2,
            chest * 0.72,
            chest + 0.6 * a.shoulder,
            chest + a.shoulder,
            chest + 0.8 * a.shoulder,
            chest + 0.35 * a.shoulder,
            chest + 0.5,
            chest,
            chest + 0.4,
        ],
    ).astype(np.float32)
    half_depth = np.interp(
        u,
        [-0.4, -0.1, 0.1, 0.4, 0.85, 1.2],
        np.array([0.62, 0.66, 0.95, 1.14, 1.12, 1.14]) * a.lung_half_depth,
    ).astype(np.float32)
    inside = np.clip(1 - np.abs(x / half_width) ** np.float32(2.6), 0, 1)
    found: Map = 2 * half_depth * np.sqrt(inside) + np.float32(0.5 * a.body_margin) * (
        inside > 0
    ) * np.minimum(inside * 4, 1)
    return found


def _soft_parts(a: Anatomy, layers: Layers) -> None:
    x, y = layers.x, layers.y
    h = a.lung_height
    if a.breast > 0.15:
        for side in SIDES:
            out = side * x
            r2 = ((out - np.float32(0.60 * a.lung_half_width)) / np.float32(5.9)) ** 2
            cy = np.float32(0.66 * h)
            r2 += np.where(y > cy, ((y - cy) / np.float32(4.4)) ** 2, ((y - cy) / np.float32(8.5)) ** 2)
            layers.extra += np.float32(a.breast * 1.5) * np.clip(1 - r2, 0, 1) ** np.float32(0.55)
    if a.stomach_gas > 0.4:
        bubble_y = a.dome_left + 1.7 + 0.5 * a.stomach_gas
        r2 = ((x - np.float32(5.2)) / np.float32(1.3 + a.stomach_gas)) ** 2
        r2 += ((y - np.float32(bubble_y)) / np.float32(0.8 + 0.45 * a.stomach_gas)) ** 2
        layers.extra -= (
            np.float32(1.6 * a.stomach_gas)
            * np.sqrt(np.clip(1 - r2, 0, 1))
            * smoothstep(y - layers.dome[1] - np.float32(0.7), 0.4)
        )
    # muscle and fat folds over the lateral chest wall, pectoral shadow
    for side in SIDES:
        out = side * x
        band = np.exp(-(((out - np.float32(a.lung_half_width + 0.8)) / np.float32(1.3)) ** 2))
        layers.extra += np.float32(0.8) * band * smoothstep(y - np.float32(0.25 * h), 4.0)


def _spine(a: Anatomy, seed: int, layers: Layers) -> None:
    rng = stream(seed, "spine")
    bend = np.float32(rng.normal(0, 0.35))
    y = layers.y
    centre = np.float32(0.15 * a.axial_cm) + bend * np.sin(y / np.float32(a.lung_height) * 3)
    out = (layers.x - centre) / np.float32(a.spine_half_width)
    body = np.clip(1 - out**4, 0, 1) ** np.float32(0.5)
    pitch = np.float32(0.098 * a.lung_height)
    phase = (y / pitch + np.float32(rng.uniform(0, 1))) % 1.0
    disc = np.exp(-(((phase - 0.5) / np.float32(0.10)) ** 2))
    path = np.float32(a.spine_path) * body * (1 - np.float32(0.38) * disc)
    for side in SIDES:
        pedicle = ((out - np.float32(0.55 * side)) / np.float32(0.22)) ** 2 + (
            (phase - 0.15) / np.float32(0.17)
        ) ** 2
        path += np.float32(0.22) * np.exp(-pedicle) * (body > 0)
        process = np.exp(-(((phase - 0.1) / np.float32(0.12)) ** 2)) * np.clip(
            1 - ((np.abs(out) - np.float32(1.2)) / np.float32(0.45)) ** 2, 0, 1
        )
        path += np.float32(0.12) * process * (side * out > 0)
    spinous = (out / np.float32(0.16)) ** 2 + ((phase - 0.72) / np.float32(0.2)) ** 2
    path += np.float32(0.3) * np.exp(-spinous)
    layers.bone += path


def rib_curve(a: Anatomy, index: int, side: int) -> tuple[float, float, float, float, float]:
    """Centre x, y and semi-axes of rib `index`'s loop, and its tube radius, cm."""
    top = a.rib_first + index * a.rib_pitch
    drop = a.rib_drop * (5.2 + 1.05 * index - 0.03 * index**2)
    u = np.array([(top + 0.5 * drop)], dtype=np.float32)
    lateral, _ = lung_outline(a, u, side)
    reach = float(lateral[0]) + 0.25 - 0.9
    return 0.9, top + 0.5 * drop, reach, 0.5 * drop, a.rib_radius * (0.82 + 0.03 * index)


def rib_point(a: Anatomy, index: int, side: int, angle: float) -> tuple[float, float]:
    """Position on a rib; angle 0 at the spine, pi/2 at the lateral wall, pi at the sternum."""
    cx, cy, reach, half_drop, _ = rib_curve(a, index, side)
    return side * (cx + reach * np.sin(angle)), cy - half_drop * np.cos(angle)


def _ribs(a: Anatomy, layers: Layers, fractures: tuple[tuple[int, int, float, float, float], ...]) -> None:
    width = layers.shape[1]
    for side in SIDES:
        for index in range(10):
            cx, cy, reach, half_drop, radius = rib_curve(a, index, side)
            rows = np.nonzero(np.abs(layers.y[:, width // 2] - cy) < half_drop + 4.0)[0]
            if not len(rows):
                continue
            box = slice(rows[0], rows[-1] + 1)
            half = slice(0, int(width * 0.66)) if side < 0 else slice(int(width * 0.34), width)
            px = side * layers.x[box, half] - np.float32(cx)
            py = layers.y[box, half] - np.float32(cy)
            gap = None
            for f_side, f_rib, f_angle, shift, depth in fractures:
                if (f_side, f_rib) == (side, index):
                    angle = np.arctan2(px / np.float32(reach), -py / np.float32(half_drop))
                    beyond = smoothstep((angle - np.float32(f_angle)) * np.float32(reach), 0.2)
                    py = py - np.float32(shift) * beyond
                    gap = 1 - np.float32(depth) * np.exp(
                        -(((angle - np.float32(f_angle)) * np.float32(reach / 0.22)) ** 2)
                    )
            e = np.sqrt((px / np.float32(reach)) ** 2 + (py / np.float32(half_drop)) ** 2) + np.float32(1e-4)
            slope = np.sqrt((px / np.float32(reach**2)) ** 2 + (py / np.float32(half_drop**2)) ** 2) / e
            d = np.abs(e - 1) / (slope + np.float32(1e-4))
            outer = np.clip(np.float32(radius**2) - d**2, 0, None) ** np.float32(0.5)
            inner = np.clip(np.float32((0.72 * radius) ** 2) - d**2, 0, None) ** np.float32(0.5)
            shell = np.float32(2 * 0.78) * (outer - np.float32(0.62) * inner)
            anterior = np.clip(-py / np.float32(half_drop), -1, 1)  # +1 at the spine, -1 at the sternum
            fade = np.float32(a.rib_contrast) * (
                np.float32(0.62) + np.float32(0.50) * smoothstep(anterior + np.float32(0.15), 0.4)
            )
            fade *= smoothstep(anterior + np.float32(0.80), 0.22)
            tangent = 1 + np.float32(0.45) * np.clip(px / np.float32(reach), 0, 1.1) ** 6
            shell *= fade * tangent * (px > -0.3)
            if gap is not None:
                shell *= gap
            layers.bone[box, half] += shell.astype(np.float32)


def _tube(distance: Map, radius: float, hollow: float) -> Map:
    outer = np.sqrt(np.clip(np.float32(radius**2) - distance**2, 0, None))
    inner = np.sqrt(np.clip(np.float32((0.7 * radius) ** 2) - distance**2, 0, None))
    found: Map = 2 * (outer - np.float32(hollow) * inner)
    return found


def _shoulder_girdle(a: Anatomy, layers: Layers) -> None:
    x, y = layers.x, layers.y
    rows = np.nonzero(np.abs(y[:, y.shape[1] // 2] - 4.0) < 14.0)[0]
    box = slice(rows[0], rows[-1] + 1)
    x, y = x[box], y[box]
    for side in SIDES:
        out = side * x - np.float32(0.3 * side * a.axial_cm)
        t = np.clip((out - np.float32(1.6)) / np.float32(a.lung_half_width + 1.5), 0, 1.05)
        line = (
            np.float32(a.clavicle_y + 1.4)
            - np.float32(a.clavicle_slope) * out * np.float32(1.2)
            + np.float32(0.9) * np.sin(np.float32(5.2) * t)
        )
        inside = smoothstep(out - np.float32(1.7), 0.3) * smoothstep(
            np.float32(a.lung_half_width + 2.8) - out, 0.6
        )
        radius = np.float32(0.75) - np.float32(0.18) * np.sin(np.float32(3.0) * t)
        distance = np.abs(y - line) / np.float32(1.08) / (radius / np.float32(0.7))
        layers.bone[box] += np.float32(1.25) * _tube(distance, 0.7, 0.6) * inside
        # scapula: a faint blade with a brighter medial border; humeral head and shaft
        edge = np.float32(a.lung_half_width + a.scapula_out) - np.float32(0.32) * (y - 4)
        blade = (
            smoothstep(out - edge, 0.25) * smoothstep(y - 1.5, 1.2) * smoothstep(np.float32(14.5) - y, 1.6)
        )
        blade *= smoothstep(np.float32(a.lung_half_width + 5.5) - out, 1.0)
        border = np.exp(-(((out - edge) / np.float32(0.28)) ** 2)) * (blade > 0.05)
        layers.bone[box] += np.float32(0.20) * blade + np.float32(0.30) * border
        head_x, head_y = a.lung_half_width + 4.4, a.clavicle_y + 2.6
        head = ((out - np.float32(head_x)) ** 2 + (y - np.float32(head_y)) ** 2) / np.float32(2.5**2)
        layers.bone[box] += np.float32(1.4) * np.sqrt(np.clip(1 - head, 0, 1))
        shaft = np.abs(out - np.float32(head_x + 0.5) - np.float32(0.12) * (y - np.float32(head_y)))
        layers.bone[box] += (
            np.float32(0.9)
            * _tube(shaft, 1.3, 0.55)
            * smoothstep(y - np.float32(head_y + 1), 1.5)
            * smoothstep(np.float32(head_y + 7) - y, 3.0)
        )
        sternum = np.clip(1 - (x / np.float32(1.8)) ** 4, 0, 1) * smoothstep(y - 2.2, 0.6)
        layers.bone[box] += np.float32(0.07) * sternum


def _vessels(a: Anatomy, seed: int, layers: Layers, smooth: Layers, congestion: float) -> None:
    """Branching arteries and veins, drawn as short tubes; the thickest wins within the tree."""
    rng = stream(seed, "vessels")
    segments = []
    for side in SIDES:
        branches = 10
        angles = np.linspace(-1.25, 1.35, branches) + rng.normal(0, 0.10, branches)
        x = np.full(branches, 2.6 + 0.5 * rng.random()) + 0.5 * np.cos(angles)
        y = a.hilum_y + (0.0 if side < 0 else -0.8) + 1.6 * np.sin(angles)
        upper = np.sin(angles) < 0
        r = rng.uniform(0.24, 0.42, branches) * np.where(
            upper, 0.78 + 0.5 * congestion, 1.0 + 0.15 * congestion
        )
        length = np.full(branches, 2.3)
        for _generation in range(6):
            angles = angles + rng.normal(0, 0.12, len(angles))
            x2, y2 = x + length * np.cos(angles), y + length * np.sin(angles)
            segments.append(np.stack([side * x, y, side * x2, y2, r], axis=1))
            spread = np.abs(rng.normal(0.34, 0.12, len(angles)))
            x, y = np.repeat(x2, 2), np.repeat(y2, 2)
            angles = np.stack([angles - spread, angles + spread * 0.8], axis=1).ravel()
            r = np.repeat(r, 2) * np.tile([0.74, 0.80], len(spread))
            length = np.repeat(length, 2) * rng.uniform(0.68, 0.95, 2 * len(spread))
    tree = np.concatenate(segments).astype(np.float32)
    keep = tree[:, 4] > 0.035
    inside = np.clip((layers.lung[0] + layers.lung[1]) * np.float32(0.35), 0, 1)
    hilum = np.zeros_like(smooth.x)
    for side in SIDES:
        cx = np.float32(side * (a.mediastinum + 1.1))
        cy = np.float32(a.hilum_y + (0.2 if side < 0 else -0.6))
        r2 = ((smooth.x - cx) / np.float32(1.5)) ** 2 + ((smooth.y - cy) / np.float32(2.6)) ** 2
        hilum += np.float32(2.2) * np.exp(-r2 * np.float32(1.1))
    if smooth.shape == layers.shape:
        chord = paint_tubes(layers, tree[keep])
    else:
        thin = tree[:, 4] < THIN_CM
        chord = np.maximum(
            twice(paint_tubes(smooth, tree[keep & ~thin])), paint_tubes(layers, tree[keep & thin])
        )
        hilum = twice(hilum)
    layers.vessels += (np.float32(2.04) * chord + np.float32(0.85) * hilum) * inside


def paint_tubes(layers: Layers, tubes: Map) -> Map:
    """Chord lengths (cm) of tubes (n, 5: x0, y0, x1, y1, radius in cm), the largest where they overlap.

    Tubes thinner than a pixel keep their volume.
    """
    pixel = np.float32(layers.pixel_cm)
    pieces = []
    lengths = np.hypot(tubes[:, 2] - tubes[:, 0], tubes[:, 3] - tubes[:, 1])
    count = np.maximum(1, np.ceil(lengths / 0.9)).astype(int)
    for n in np.unique(count):
        chosen = tubes[count == n]
        for k in range(n):
            part = chosen.copy()
            part[:, 0:2] = chosen[:, 0:2] + (chosen[:, 2:4] - chosen[:, 0:2]) * np.float32(k / n)
            part[:, 2:4] = chosen[:, 0:2] + (chosen[:, 2:4] - chosen[:, 0:2]) * np.float32((k + 1) / n)
            pieces.append(part)
    parts = np.concatenate(pieces)
    out = np.zeros(layers.shape, dtype=np.float32)
    h, w = out.shape
    # the frame is rolled slightly: find the pixel of a physical point through the inverse of the roll
    i0, j0 = h // 2, w // 2
    dxj = layers.x[i0, j0 + 1] - layers.x[i0, j0]
    dxi = layers.x[i0 + 1, j0] - layers.x[i0, j0]
    dyj = layers.y[i0, j0 + 1] - layers.y[i0, j0]
    dyi = layers.y[i0 + 1, j0] - layers.y[i0, j0]
    determinant = dxj * dyi - dxi * dyj
    for low, high in ((0.0, 0.12), (0.12, 0.3), (0.3, 9.0)):
        group = parts[(parts[:, 4] >= low) & (parts[:, 4] < high)]
        if not len(group):
            continue
        radius = np.maximum(group[:, 4], np.float32(0.62) * pixel)
        gain = group[:, 4] / radius
        reach = int(np.ceil((0.47 + float(radius.max())) / float(pixel))) + 1
        mx = (group[:, 0] + group[:, 2]) / 2 - layers.x[i0, j0]
        my = (group[:, 1] + group[:, 3]) / 2 - layers.y[i0, j0]
        cj = np.rint(j0 + (mx * dyi - my * dxi) / determinant).astype(int)
        ci = np.rint(i0 + (my * dxj - mx * dyj) / determinant).astype(int)
        window = np.arange(-reach, reach + 1)
        rows = ci[:, None, None] + window[None, :, None]
        columns = cj[:, None, None] + window[None, None, :]
        valid = (rows >= 0) & (rows < h) & (columns >= 0) & (columns < w)
        rows, columns = np.broadcast_arrays(np.clip(rows, 0, h - 1), np.clip(columns, 0, w - 1))
        px, py = layers.x[rows, columns], layers.y[rows, columns]
        x0, y0 = group[:, 0, None, None], group[:, 1, None, None]
        ex, ey = group[:, 2, None, None] - x0, group[:, 3, None, None] - y0
        along = np.clip(((px - x0) * ex + (py - y0) * ey) / (ex**2 + ey**2 + np.float32(1e-9)), 0, 1)
        d2 = (px - x0 - along * ex) ** 2 + (py - y0 - along * ey) ** 2
        chord = 2 * np.sqrt(np.clip(radius[:, None, None] ** 2 - d2, 0, None)) * gain[:, None, None]
        np.maximum.at(out.ravel(), (rows * w + columns)[valid], chord[valid])
    return out


def _airways(a: Anatomy, layers: Layers) -> None:
    carina = 0.29 * a.lung_height
    trachea = np.array([[0.25 * a.axial_cm, -9.0, 0.1, carina, 0.85]], dtype=np.float32)
    bronchi = np.array(
        [[0.1, carina, -2.8, carina + 2.6, 0.55], [0.1, carina, 3.6, carina + 2.6, 0.5]], dtype=np.float32
    )
    layers.extra -= np.float32(0.75) * paint_tubes(layers, np.concatenate([trachea, bronchi]))
