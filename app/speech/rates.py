"""Sound at another rate, with numpy alone: as scipy's `resample_poly` (a test compares them), which the
installed program does not have."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

_HALF_LENGTH = 10
"""Of the low-pass filter, in samples of the slower rate."""
_KAISER_BETA = 5.0
_BLOCK = 1 << 16


def resampled(samples: NDArray[np.floating], *, up: int, down: int) -> NDArray[np.float64]:
    """samples: (n,). (ceil(n up / down),) at up / down times the rate; silence before and after. up and down
    have no common factor.
    """
    kernels, half = _kernels(up, down)
    taps = kernels.shape[1]
    out = np.zeros(-(-len(samples) * up // down))
    padded = np.concatenate((np.zeros(taps - 1), samples, np.zeros(2 * half // up + 2)))
    windows = np.lib.stride_tricks.sliding_window_view(padded, taps)
    for phase in range(min(up, len(out))):
        into = out[phase::up]
        first, which = divmod(phase * down + half, up)
        seen = windows[first::down][: len(into)]
        for begin in range(0, len(into), _BLOCK):
            part = slice(begin, begin + _BLOCK)
            into[part] = seen[part] @ kernels[which]
    return out


def _kernels(up: int, down: int) -> tuple[NDArray[np.float64], int]:
    """(up, taps): for each place between two samples what those before it weigh, the latest last; and half
    the filter's length at the common rate: a sinc in a Kaiser window."""
    slower = max(up, down)
    half = _HALF_LENGTH * slower
    at = np.arange(-half, half + 1)
    response = np.sinc(at / slower) * np.kaiser(2 * half + 1, _KAISER_BETA)
    response *= up / response.sum()
    taps = -(-len(response) // up)
    whole = np.concatenate((response, np.zeros(taps * up - len(response))))
    return whole.reshape(taps, up).T[:, ::-1].copy(), half
