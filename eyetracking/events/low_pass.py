"""A Chebyshev low-pass filter run forwards and backwards, with numpy alone: the installed program has no more
of scipy than its image filters. As scipy's `cheby1` and `sosfiltfilt` (a test compares them).
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[np.float64]

_NEGLIGIBLE = 1e-16
"""Of the impulse response's begin, below which its rest is left out."""


def impulse_response(*, order: int, ripple_db: float, cutoff: float) -> FloatArray:
    """Of the digital filter (Chebyshev type I; Parks and Burrus, Digital Filter Design, chapter 7), as long
    as it says something. order: even. cutoff: in (0, 1), of half the sampling rate.
    """
    ripple = np.sqrt(10 ** (ripple_db / 10) - 1)
    wide = np.arcsinh(1 / ripple) / order
    angles = np.pi * np.arange(1 - order, order, 2) / (2 * order)
    poles = -np.sinh(wide + 1j * angles)
    gain = np.prod(-poles).real / np.sqrt(1 + ripple**2)
    warped = np.tan(np.pi * cutoff / 2)  # bilinear transform, with its frequencies warped before
    poles, gain = poles * warped, gain * warped**order
    gain = gain / np.prod(1 - poles).real
    poles = (1 + poles) / (1 - poles)
    length = int(np.ceil(np.log(_NEGLIGIBLE) / np.log(np.abs(poles).max()))) + order
    others = 1 - poles[None, :] / poles[:, None] + np.eye(order)
    residues = gain * (1 + 1 / poles) ** order / np.prod(others, axis=1)
    response: FloatArray = (residues[:, None] * poles[:, None] ** np.arange(length)).sum(axis=0).real
    response[0] += (gain / np.prod(poles)).real
    return response


def filtered_both_ways(values: FloatArray, response: FloatArray, *, padding: int) -> FloatArray:
    """No shift in time. The ends are continued by `padding` samples turned about the end values, and beyond
    by the last of those: the filter has settled there.
    """
    begin = 2 * values[0] - values[padding:0:-1]
    end = 2 * values[-1] - values[-2 : -padding - 2 : -1]
    out = np.concatenate((begin, values, end))
    for _ in range(2):
        out = _forwards(out, response)[::-1]
    return out[padding : padding + len(values)]


def _forwards(values: FloatArray, response: FloatArray) -> FloatArray:
    before = len(response) - 1
    whole = np.concatenate((np.full(before, values[0]), values))
    size = 1 << (len(whole) + before - 1).bit_length()  # a length that the transform is fast at
    out: FloatArray = np.fft.irfft(np.fft.rfft(whole, size) * np.fft.rfft(response, size), size)
    return out[before : before + len(values)]
