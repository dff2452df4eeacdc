"""Sets of monitors, and windows brought back into view. Rectangles: x, y, width, height in logical px."""

from __future__ import annotations

from collections.abc import Sequence

Rect = tuple[int, int, int, int]
LEAST_SEEN = 0.25
"""Part of a window that must be on a screen for it to stay where it is."""


def signature(screens: Sequence[tuple[str, Rect]]) -> str:
    """Names a set of monitors by their names, sizes and places, in an order of its own."""
    return "; ".join(f"{name} {w}x{h}{x:+d}{y:+d}" for name, (x, y, w, h) in sorted(screens))


def seen(window: Rect, screens: Sequence[Rect]) -> float:
    """The part of the window that lies on the screens (which do not overlap)."""
    area = window[2] * window[3]
    return sum(_shared(window, screen) for screen in screens) / area if area > 0 else 0.0


def brought_into_view(window: Rect, screens: Sequence[Rect]) -> Rect:
    """The window as it is where enough of it is seen, else moved, and shrunk if need be, onto the screen that
    is nearest. Raises ValueError without a screen.
    """
    if not screens:
        raise ValueError("there is no screen")
    x, y, width, height = window
    grip = (x, y, width, min(height, 40))  # the title bar: without it nobody can move the window
    if seen(window, screens) >= LEAST_SEEN and seen(grip, screens) >= LEAST_SEEN:
        return window
    left, top, across, down = min(screens, key=lambda s: _distance(window, s))
    width, height = min(width, across), min(height, down)
    return (
        min(max(x, left), left + across - width),
        min(max(y, top), top + down - height),
        width,
        height,
    )


def _shared(a: Rect, b: Rect) -> int:
    across = min(a[0] + a[2], b[0] + b[2]) - max(a[0], b[0])
    down = min(a[1] + a[3], b[1] + b[3]) - max(a[1], b[1])
    return max(0, across) * max(0, down)


def _distance(window: Rect, screen: Rect) -> float:
    x, y = window[0] + window[2] / 2, window[1] + window[3] / 2
    dx = max(screen[0] - x, 0, x - screen[0] - screen[2])
    dy = max(screen[1] - y, 0, y - screen[1] - screen[3])
    out: float = (dx * dx + dy * dy) ** 0.5
    return out
