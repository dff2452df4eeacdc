"""The theme: tokens, sizes, fonts, icons. Installed at start; the reader may change it at any time."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QIcon, QPainter, QPalette, QPixmap
from PySide6.QtWidgets import QAbstractButton, QApplication, QProxyStyle, QStyle

RESOURCES = Path(__file__).resolve().parent.parent / "resources"
_SIZE = re.compile(r"(-?\d+(?:\.\d+)?)u\b")
_TOKEN = re.compile(r"\{(\w+)\}")


NAMES = ("dark", "light")
ON_IMAGE = "dark"
"""Whose colours are painted over the film and around it, whatever the window's theme."""


class Theme:
    """Colours by name, sizes in logical px already scaled for the reader's font size and screen."""

    def __init__(self, name: str = "dark", scale: float = 1.0) -> None:
        tokens = _tokens(name)
        self.name, self.scale = name, scale
        self._colours: dict[str, QColor] = {k: QColor(v) for k, v in tokens["colours"].items()}
        self._on_image = self._colours
        if name != ON_IMAGE:
            self._on_image = {k: QColor(v) for k, v in _tokens(ON_IMAGE)["colours"].items()}
        self._sizes: dict[str, float] = tokens["sizes"]
        self._qss = (RESOURCES / "themes" / "window.qss").read_text(encoding="utf-8")
        self._qss_icons = RESOURCES / tokens["icons"]
        self.family = "Inter"
        self._icons: dict[tuple[str, str], QIcon] = {}

    def colour(self, name: str, alpha: float = 1.0) -> QColor:
        """A copy of the named colour; alpha 0..1."""
        return _faded(self._colours[name], alpha)

    def on_image(self, name: str, alpha: float = 1.0) -> QColor:
        """As `colour`, for what is painted over the film: legible on its dark surround in every theme."""
        return _faded(self._on_image[name], alpha)

    def px(self, logical: float) -> int:
        """Logical px at 100 % -> px now, at least 1."""
        return max(1, round(logical * self.scale))

    def font(self, size: str | float = "font", *, bold: bool = False) -> QFont:
        """The interface's font; size a token name or logical px."""
        pixels = self._sizes[size] if isinstance(size, str) else size
        font = QFont(self.family)
        font.setPixelSize(max(1, round(pixels * self.scale)))
        font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
        return font

    def stylesheet(self) -> str:
        """The QSS with tokens and scaled sizes filled in."""
        values: dict[str, str] = {k: v.name() for k, v in self._colours.items()}
        values |= {k: f"{v:g}" for k, v in self._sizes.items()}
        values["icons"] = self._qss_icons.as_posix()
        values["icons_on_accent"] = (RESOURCES / "icons").as_posix()
        text = _TOKEN.sub(lambda m: values.get(m[1], m[0]), self._qss)
        return _SIZE.sub(lambda m: f"{self._scaled(float(m[1]))}px", text)

    def _scaled(self, logical: float) -> int:
        pixels = round(logical * self.scale)
        return max(1, pixels) if logical > 0 else pixels

    def palette(self) -> QPalette:
        palette = QPalette()
        for role, name in (
            (QPalette.ColorRole.Window, "panel"),
            (QPalette.ColorRole.Base, "raised"),
            (QPalette.ColorRole.AlternateBase, "panel"),
            (QPalette.ColorRole.Button, "raised"),
            (QPalette.ColorRole.Text, "text"),
            (QPalette.ColorRole.WindowText, "text"),
            (QPalette.ColorRole.ButtonText, "text"),
            (QPalette.ColorRole.ToolTipBase, "raised"),
            (QPalette.ColorRole.ToolTipText, "text"),
            (QPalette.ColorRole.PlaceholderText, "text_dim"),
            (QPalette.ColorRole.Highlight, "accent"),
            (QPalette.ColorRole.HighlightedText, "accent_text"),
            (QPalette.ColorRole.Link, "human"),
        ):
            palette.setColor(role, self._colours[name])
        return palette

    def icon(self, name: str, colour: str = "text") -> QIcon:
        """The icon drawn in a theme colour, with a dimmed form for disabled and a white one for checked."""
        key = (name, colour)
        if key not in self._icons:
            icon = QIcon()
            source = (RESOURCES / "icons" / f"{name}.svg").read_bytes()
            for mode, state, token in (
                (QIcon.Mode.Normal, QIcon.State.Off, colour),
                (QIcon.Mode.Normal, QIcon.State.On, "accent_text"),
                (QIcon.Mode.Disabled, QIcon.State.Off, "text_faint"),
            ):
                drawn = source.replace(b"#D6DBE2", self._colours[token].name().encode())
                icon.addPixmap(_draw_svg(drawn, self.px(16)), mode, state)
            self._icons[key] = icon
        return self._icons[key]

    def icon_size(self) -> QSize:
        return QSize(self.px(16), self.px(16))


def _tokens(name: str) -> dict[str, Any]:
    return tomllib.loads((RESOURCES / "themes" / f"{name}.toml").read_text(encoding="utf-8"))


def _faded(colour: QColor, alpha: float) -> QColor:
    copy = QColor(colour)
    if alpha < 1.0:
        copy.setAlphaF(alpha)
    return copy


def _draw_svg(source: bytes, size: int) -> QPixmap:
    from PySide6.QtSvg import QSvgRenderer

    app = QGuiApplication.instance()
    ratio = app.devicePixelRatio() if isinstance(app, QGuiApplication) else 1.0
    pixmap = QPixmap(round(size * ratio), round(size * ratio))
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    QSvgRenderer(source).render(painter, QRectF(0, 0, pixmap.width(), pixmap.height()))
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    return pixmap


class _Style(QProxyStyle):
    """Fusion with tooltips that come soon and no menu underlines that jump."""

    def __init__(self) -> None:
        super().__init__("Fusion")

    def styleHint(
        self, hint: QStyle.StyleHint, option: Any = None, widget: Any = None, data: Any = None
    ) -> int:
        if hint == QStyle.StyleHint.SH_ToolTip_WakeUpDelay:
            return 450
        if hint == QStyle.StyleHint.SH_Slider_AbsoluteSetButtons:
            return Qt.MouseButton.LeftButton.value
        return super().styleHint(hint, option, widget, data)


_current: Theme | None = None


def theme() -> Theme:
    """The installed theme (a default one if none was installed yet)."""
    global _current
    if _current is None:
        _current = Theme()
    return _current


def install(app: QApplication, *, font_scale: float = 1.0, name: str = "dark") -> Theme:
    """Give `app` our fonts, palette and style sheet, where it has not got them yet. font_scale: the reader's
    wish, 1.0 is 100 %."""
    global _current
    wanted = Theme(name, font_scale * screen_scale(app))
    sheet = wanted.stylesheet()
    if app.styleSheet() == sheet and theme().name == name and theme().scale == wanted.scale:
        return theme()
    for font in ("Inter-Regular.otf", "Inter-SemiBold.otf"):
        QFontDatabase.addApplicationFont(str(RESOURCES / "fonts" / font))
    _current = wanted
    app.setStyle(_Style())
    app.setPalette(_current.palette())
    app.setFont(_current.font())
    app.setStyleSheet(sheet)
    return _current


def change(app: QApplication, name: str) -> Theme:
    """The other theme, at once: every widget gets a PaletteChange, and icons are drawn again.

    What a widget painted with colours of its own at its making (plots, rich text) it redoes at PaletteChange.
    """
    global _current
    _current = Theme(name, theme().scale)
    windows = [w for w in app.topLevelWidgets() if w.updatesEnabled()]
    for window in windows:
        window.setUpdatesEnabled(False)
    app.setStyleSheet("")  # from one sheet to the other directly takes four times as long
    app.setPalette(_current.palette())
    app.setStyleSheet(_current.stylesheet())
    for window in windows:
        window.setUpdatesEnabled(True)
    for action in (action for window in app.topLevelWidgets() for action in window.actions()):
        if icon := action.property(ICON):
            action.setIcon(_current.icon(icon))
    for widget in app.allWidgets():
        icon = widget.property(ICON)
        if icon and isinstance(widget, QAbstractButton):
            widget.setIcon(_current.icon(icon))
        widget.update()
    return _current


ICON = "themed_icon"
"""The property of a button, or of an action of a window, that names its icon."""


UNKNOWN_DENSE_SCALE = 1.75
"""A 27-inch screen of 3840 px."""


def screen_scale(app: QApplication) -> float:
    """How much larger things must be drawn where Qt does not scale a dense screen by itself (X11 without
    Xft.dpi).

    From the screen's stated physical size, in steps of a quarter, 1 to 3. X servers that know no size make
    one up for 96 dots per inch: a screen of that density and 3000 px or more is taken for a dense one.
    """
    screen = app.primaryScreen()
    if screen is None or screen.devicePixelRatio() != 1.0:
        return 1.0
    size_mm = screen.physicalSize()
    if not 200 <= size_mm.width() <= 2000:
        return 1.0
    if screen.geometry().width() < 2500:  # an ordinary screen, whatever it claims
        return 1.0
    density = screen.geometry().width() / (size_mm.width() / 25.4)
    if screen.geometry().width() >= 3000 and abs(density - 96) < 1.5:
        return UNKNOWN_DENSE_SCALE
    return min(max(round(density / 96 * 4) / 4, 1.0), 3.0)
