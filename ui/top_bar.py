"""The bar above the image. What does not fit is dropped in steps; everything stays in the menu."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from ui.action_spec import ActionSpec, watched
from ui.languages import marked, tr
from ui.theme import theme
from ui.viewer.pen import TOOLS
from ui.widgets import ActionButton, label


class TopBar(QWidget):
    """Menu, tools, image, layout, overlays; recording and AI on the right."""

    def __init__(
        self, specs: Sequence[ActionSpec], actions: Mapping[str, QAction], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("bar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._specs, self._actions = specs, actions
        look = theme()
        self.setFixedHeight(look.px(44))
        line = QHBoxLayout(self)
        line.setContentsMargins(look.px(8), 0, look.px(10), 0)
        line.setSpacing(look.px(5))
        self._menu_button = ActionButton(actions["menu"], role="toggle", icon_only=True)
        line.addWidget(self._menu_button)
        self._title = label("RadGaze", "title")
        line.addWidget(self._title)
        line.addSpacing(look.px(8))
        tools = [actions[i] for i in ("tool_window", "tool_zoom", "tool_pan")]
        self._tools = [ActionButton(action, role="segment") for action in tools]
        self._tool_icons = [ActionButton(action, role="segment", icon_only=True) for action in tools]
        for made in (*self._tools, *self._tool_icons):
            line.addWidget(made)
        self._measure = ActionButton(actions["measure_menu"], role="segment")
        self._measure.setCheckable(True)
        _as_wide_as(self._measure, [_short(specs, tool) for tool in ("measure_menu", *TOOLS)])
        line.addWidget(self._measure)
        line.addSpacing(look.px(6))
        self._image = {
            i: ActionButton(actions[i], role="toggle", icon_only=True)
            for i in ("fit", "one_to_one", "invert", "rotate", "flip")
        }
        for made in self._image.values():
            line.addWidget(made)
        line.addSpacing(look.px(6))
        self._layout_word = label(tr("Layout"), "dim")
        line.addWidget(self._layout_word)
        self._layouts = [
            ActionButton(actions[i], role="segment") for i in ("layout_one", "layout_two", "layout_explain")
        ]
        for made in self._layouts:
            line.addWidget(made)
        line.addSpacing(look.px(6))
        self._shows = [
            ActionButton(actions[i], role="toggle", icon_only=True)
            for i in ("show_gaze", "show_scanpath", "show_matex")
        ]
        for made in self._shows:
            line.addWidget(made)
        line.addStretch(1)
        self.record = ActionButton(actions["record"], role="record")
        _as_wide_as(self.record, [tr("Recording 00:00")])
        self.ai = ActionButton(actions["ai"], role="accept")
        self.read = ActionButton(actions["mark_read"])
        for made in (self.record, self.ai, self.read):
            line.addWidget(made)
        self._steps = self._steps_to_fit()
        self._fit_step = -1
        self._fit_width()

    def _steps_to_fit(self) -> list[list[QWidget]]:
        """What goes first, one step after the other, where the window is too narrow for all."""
        return [
            [self._layout_word],
            [self._title],
            [self._image["rotate"], self._image["flip"]],
            list(self._tools),
            [self._image["one_to_one"], self._image["invert"]],
            list(self._shows),
            [self.read],
            list(self._layouts[1:2]),
            [self._measure],
        ]

    def first_focus(self) -> QWidget:
        """The widget that Qt gives the focus to when nobody asked for it."""
        return self._menu_button

    def set_recording(self, text: str) -> None:
        """The words on the record button."""
        self._actions["record"].setText(text)

    def _fit_width(self) -> None:
        room = self.width()
        for step in range(len(self._steps) + 1):
            hidden = {w for dropped in self._steps[:step] for w in dropped}
            for dropped in self._steps:
                for widget in dropped:
                    widget.setVisible(widget not in hidden)
            for made in self._tool_icons:
                made.setVisible(self._tools[0] in hidden)
            line = self.layout()
            assert line is not None
            line.invalidate()
            if line.sizeHint().width() <= room:
                break

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_width()

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(320), theme().px(44))

    def menu(self) -> QMenu:
        """Every action by section, with its key."""
        menu = QMenu(self)
        menu.setToolTipsVisible(False)
        sections: dict[str, QMenu] = {}
        for spec in self._specs:
            if spec.id == "menu":
                continue
            if spec.section not in sections:
                sections[spec.section] = menu.addMenu(tr(spec.section))
            action = self._actions[spec.id]
            if watched(action):
                shown = QAction(f"{action.text()}\t{action.data()}", sections[spec.section])
                shown.triggered.connect(lambda _c=False, a=action: a.trigger())
                sections[spec.section].addAction(shown)
            else:
                sections[spec.section].addAction(action)
        return menu

    def tool_chosen(self, tool: str) -> None:
        """The measuring button names the tool that draws, and is down while one is chosen."""
        measuring = tool in TOOLS
        self._actions["measure_menu"].setText(_short(self._specs, tool if measuring else "measure_menu"))
        self._measure.setChecked(measuring)

    def show_measuring(self) -> None:
        """The measuring tools under their button."""
        menu = QMenu(self)
        for spec in self._specs:
            if spec.section == "Measure" and spec.id != "measure_menu":
                if spec.id in ("tool_calibrate", "delete_annotation", "key_image"):
                    menu.addSeparator()
                menu.addAction(self._actions[spec.id])
        menu.aboutToHide.connect(menu.deleteLater)
        shown = self._measure if self._measure.isVisible() else self._menu_button
        menu.popup(shown.mapToGlobal(shown.rect().bottomLeft()))

    def show_menu(self) -> None:
        menu = self.menu()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self._menu_button.mapToGlobal(self._menu_button.rect().bottomLeft()))


SHORT = {
    "tool_ctr": marked("CTR"),
    "tool_ellipse": marked("Ellipse"),
    "tool_rectangle": marked("Rectangle"),
    "tool_auto_window": marked("Window"),
}
"""Words for a button of one width where an action's own are long."""


def _short(specs: Sequence[ActionSpec], action: str) -> str:
    words = SHORT.get(action) or next(spec.text for spec in specs if spec.id == action)
    return tr(words).replace("…", "")


def _as_wide_as(made: ActionButton, texts: Sequence[str]) -> None:
    """A width that holds each of these texts: nothing beside the button moves when they change."""
    was = made.text()
    widest = 0
    for text in texts:
        made.setText(text)
        widest = max(widest, made.sizeHint().width())
    made.setText(was)
    made.setMinimumWidth(widest)
