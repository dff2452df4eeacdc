"""From path lengths to a radiograph: attenuation, scatter, blur, noise and a vendor-like tone curve."""

from __future__ import annotations

import numpy as np
from scipy import ndimage

from inference.phantom.anatomy import Exposure, stream
from inference.phantom.fields import Map, blur
from inference.phantom.projection import Layers


def attenuation(layers: Layers, exposure: Exposure) -> Map:
    """Line integral of attenuation, dimensionless."""
    gas = layers.lung[0] + layers.lung[1]
    water = np.maximum(
        layers.torso - gas + layers.density * gas + layers.vessels + layers.extra * (layers.torso > 0.5), 0
    )
    found: Map = (
        np.float32(exposure.water) * water
        + np.float32(exposure.bone - exposure.water) * layers.bone * np.minimum(layers.torso, 1)
        + np.float32(3.0) * layers.metal
    )
    return found


def log_signal(integral: Map, layers: Layers, exposure: Exposure, seed: int, *, noise: bool = True) -> Map:
    """What the detector reports, in log units: larger is denser. Scatter, focal and detector blur, quantum
    and electronic noise."""
    primary = np.exp(-integral)
    pixel = layers.pixel_cm
    sigma = exposure.scatter_sigma / pixel
    inside = np.minimum(primary, np.float32(0.25))  # open air scatters nothing into the patient's shadow
    wide = blur(inside, 2.2 * sigma)
    signal = primary + np.float32(exposure.scatter) * (
        np.float32(0.6) * blur(inside, sigma) + np.float32(0.4) * wide
    )
    blur_px = max(exposure.detector_blur / pixel, 0.0)
    if blur_px > 0.25:
        signal = ndimage.gaussian_filter(signal, blur_px, mode="nearest")
    if noise:
        rng = stream(seed, "noise")
        # dose is quanta in 0.1 cm x 0.1 cm in air; coarser pixels collect more of them
        quanta = np.float32(10**exposure.log10_dose * (pixel / 0.1) ** 2)
        draw = rng.standard_normal(signal.shape, dtype=np.float32)
        signal = signal + np.sqrt(signal / quanta + np.float32(1e-9)) * draw
    return -np.log(np.maximum(signal, np.float32(1e-5)))


def tone(log_map: Map, layers: Layers, exposure: Exposure) -> Map:
    """The vendor's processing: equalisation, edge enhancement, window, gamma. Returns [0, 1], dense is
    bright."""
    pixel = layers.pixel_cm
    look = log_map - np.float32(exposure.equalisation) * blur(log_map, exposure.equalisation_sigma / pixel)
    if exposure.unsharp > 0.05:
        look = look + np.float32(exposure.unsharp) * (look - blur(look, exposure.unsharp_sigma / pixel))
    step = max(1, look.shape[0] // 128)
    body = look[::step, ::step][layers.torso[::step, ::step] > 1.0]
    low, high = np.percentile(body, [exposure.low_percentile, exposure.top_percentile])
    value = np.clip((look - np.float32(low)) / np.float32(max(high - low, 1e-3)), 0, 1)
    value = value ** np.float32(exposure.gamma)
    value = value + np.float32(0.35) * value * (1 - value) * (2 * value - 1)  # toe and shoulder
    if layers.marker is not None:
        value = np.maximum(value, layers.marker)
    found: Map = value
    return found
