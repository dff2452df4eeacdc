"""Which part of a rectangle of the desktop other programs' windows cover.

Qt does not tell. X11 and Windows know the order of all windows; where neither is there (Wayland, macOS)
nobody can say. Windows that let clicks through (a compositor's overlay) and those without a picture do not
count.
"""

from __future__ import annotations

import ctypes
import ctypes.util
import functools
import sys
from typing import Any

Box = tuple[int, int, int, int]
"""left, top, width, height, device px of the desktop."""


def covered_share(box: Box, *, own: set[int]) -> float | None:
    """The share of `box` under windows that lie over ours; None where it is not to be known. own: our top
    windows (QWindow.winId); without one of them on the desktop nothing can be said.
    """
    above = _x11_above(own) if sys.platform.startswith("linux") else _win32_above(own)
    return None if above is None else share_under(box, above)


def share_under(box: Box, windows: list[Box]) -> float:
    """The share of a box under any of some windows, to a sixteenth of its sides."""
    left, top, width, height = box
    if width < 1 or height < 1:
        return 0.0
    cells = [
        (left + (n + 0.5) * width / 16, top + (m + 0.5) * height / 16) for n in range(16) for m in range(16)
    ]
    hidden = sum(any(x <= a < x + w and y <= b < y + h for x, y, w, h in windows) for a, b in cells)
    return hidden / len(cells)


class _Attributes(ctypes.Structure):
    """XWindowAttributes, as far as it is looked at; the rest is room."""

    _fields_ = (
        *((name, ctypes.c_int) for name in ("x", "y", "width", "height", "border_width", "depth")),
        ("visual", ctypes.c_void_p),
        ("root", ctypes.c_ulong),
        ("window_class", ctypes.c_int),
        *((name, ctypes.c_int) for name in ("bit_gravity", "win_gravity", "backing_store")),
        *((name, ctypes.c_ulong) for name in ("backing_planes", "backing_pixel")),
        ("save_under", ctypes.c_int),
        ("colormap", ctypes.c_ulong),
        *((name, ctypes.c_int) for name in ("map_installed", "map_state")),
        ("room", ctypes.c_byte * 128),
    )


_VIEWABLE, _INPUT_OUTPUT, _SHAPE_INPUT = 2, 1, 2


class _X11:
    """One connection to the X server, kept."""

    def __init__(self) -> None:
        self.x = ctypes.CDLL(ctypes.util.find_library("X11") or "libX11.so.6")
        self.x.XOpenDisplay.restype = ctypes.c_void_p
        self.display = ctypes.c_void_p(self.x.XOpenDisplay(None))
        if not self.display:
            raise OSError("no X server")
        self.x.XDefaultRootWindow.restype = ctypes.c_ulong
        self.root = int(self.x.XDefaultRootWindow(self.display))
        handler = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_void_p)
        self.quiet = handler(lambda _display, _event: 0)  # a window may go while it is asked about
        self.x.XFree.argtypes = (ctypes.c_void_p,)
        self.shape: ctypes.CDLL | None = None
        try:
            self.shape = ctypes.CDLL(ctypes.util.find_library("Xext") or "libXext.so.6")
            self.shape.XShapeGetRectangles.restype = ctypes.c_void_p
        except OSError:
            pass  # without the extension no window lets clicks through

    def tree(self, window: int) -> tuple[int, list[int]]:
        """(parent, children from the lowest to the highest)."""
        root, parent, count = ctypes.c_ulong(), ctypes.c_ulong(), ctypes.c_uint()
        children = ctypes.POINTER(ctypes.c_ulong)()
        ok = self.x.XQueryTree(
            self.display, ctypes.c_ulong(window), ctypes.byref(root), ctypes.byref(parent),
            ctypes.byref(children), ctypes.byref(count),
        )  # fmt: skip
        if not ok:
            return 0, []
        found = [int(children[n]) for n in range(count.value)]
        if children:
            self.x.XFree(children)
        return int(parent.value), found

    def box(self, window: int) -> Box | None:
        """Where a window with a picture lies that is seen and takes clicks."""
        about = _Attributes()
        if not self.x.XGetWindowAttributes(self.display, ctypes.c_ulong(window), ctypes.byref(about)):
            return None
        if about.map_state != _VIEWABLE or about.window_class != _INPUT_OUTPUT or self._lets_through(window):
            return None
        return about.x, about.y, about.width, about.height

    def _lets_through(self, window: int) -> bool:
        if self.shape is None:
            return False
        count, order = ctypes.c_int(), ctypes.c_int()
        found = self.shape.XShapeGetRectangles(
            self.display, ctypes.c_ulong(window), _SHAPE_INPUT, ctypes.byref(count), ctypes.byref(order)
        )
        if found:
            self.x.XFree(found)
        return count.value == 0

    def frame(self, window: int) -> int:
        """The window's ancestor that is a child of the root: its frame, where a window manager gave it
        one.
        """
        while True:
            parent, _ = self.tree(window)
            if parent in (0, self.root):
                return window
            window = parent


@functools.lru_cache(maxsize=1)
def _x11() -> _X11 | None:
    from PySide6.QtWidgets import QApplication

    if QApplication.platformName() != "xcb":
        return None
    try:
        return _X11()
    except (OSError, AttributeError):
        return None


def _x11_above(own: set[int]) -> list[Box] | None:
    server = _x11()
    if server is None:
        return None
    before = server.x.XSetErrorHandler(server.quiet)
    try:
        ours = {server.frame(window) for window in own}
        _, stacked = server.tree(server.root)
        lowest = next((n for n, window in enumerate(stacked) if window in ours), None)
        if lowest is None:
            return None
        boxes = [server.box(window) for window in stacked[lowest + 1 :] if window not in ours]
        return [box for box in boxes if box is not None]
    finally:
        server.x.XSetErrorHandler(before)


def _win32_above(own: set[int]) -> list[Box] | None:
    """By the order of windows, from the highest down to ours."""
    user32: Any = getattr(getattr(ctypes, "windll", None), "user32", None)
    if user32 is None:
        return None

    class Rect(ctypes.Structure):
        _fields_ = tuple((name, ctypes.c_long) for name in ("left", "top", "right", "bottom"))

    through, next_one = 0x20, 2  # WS_EX_TRANSPARENT, GW_HWNDNEXT
    found: list[Box] = []
    window = user32.GetTopWindow(None)
    while window and window not in own:
        style = user32.GetWindowLongW(window, -20)
        rect = Rect()
        if (
            user32.IsWindowVisible(window)
            and not user32.IsIconic(window)
            and not style & through
            and user32.GetWindowRect(window, ctypes.byref(rect))
        ):
            found.append((rect.left, rect.top, rect.right - rect.left, rect.bottom - rect.top))
        window = user32.GetWindow(window, next_one)
    return found if window else None
