"""What nearly every part of the window needs, whatever is read: one place for words, work and actions."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from app.settings import Settings
from ui.action_spec import ActionSpec
from ui.children import Children
from ui.loading import Background
from ui.panels.message_bar import MessageArea
from ui.panels.status_bar import StatusBar


@dataclass(frozen=True, kw_only=True)
class Shell:
    """Handed to the parts of the window beside `app.reading.workspace.Workspace`. parent: over which dialogs
    open."""

    settings: Settings
    save_settings: Callable[[], object]
    messages: MessageArea
    status: StatusBar
    background: Background
    children: Children
    specs: Sequence[ActionSpec]
    actions: Mapping[str, QAction]
    parent: QWidget

    def press(self, action_id: str) -> None:
        """Use an action, as its key does; nothing where it cannot be used now."""
        self.actions[action_id].trigger()

    def check(self, action_id: str, *, checked: bool = True) -> None:
        """Show an action as checked; its command is not called."""
        self.actions[action_id].setChecked(checked)

    def checked(self, action_id: str) -> bool:
        return self.actions[action_id].isChecked()
