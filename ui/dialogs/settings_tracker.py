"""The tracker that is started next, and every option of it: made from what the trackers say of themselves."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from app.settings_table import option_rows
from eyetracking.tracker import providers
from ui.dialogs.setting_rows import SettingRows
from ui.languages import tr
from ui.widgets import Form, label

if TYPE_CHECKING:
    from app.gaze.tracker_controller import TrackerController
    from ui.shell import Shell


class TrackerPage(QWidget):
    """refused, changed: as those of `SettingRows`."""

    def __init__(
        self,
        shell: Shell,
        recorder: TrackerController,
        refused: Callable[[str], None],
        changed: Callable[[str], None],
    ) -> None:
        super().__init__()
        self.setObjectName("panel")
        self._shell, self._recorder, self._refused, self._changed = shell, recorder, refused, changed
        self.provider = QComboBox()
        self.provider.setAccessibleName(tr("Eye tracker"))
        self.provider.setToolTip(tr("Where gaze comes from"))
        known = providers()
        for name in sorted(known, key=lambda name: (known[name].order, known[name].title)):
            self.provider.addItem(tr(known[name].title), name)
        self.provider.setCurrentIndex(max(0, self.provider.findData(shell.settings.tracker.provider)))
        form = Form()
        form.setColumnStretch(0, 2)
        form.setColumnStretch(1, 3)
        form.row(label(tr("Tracker")), self.provider)
        self._about = label("", "dim", wrap=True)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addLayout(form)
        self._column.addWidget(self._about)
        self.rows: SettingRows | None = None
        self._show_options()
        self.provider.currentIndexChanged.connect(self._choose)

    def _choose(self, _index: int) -> None:
        """Its options come with it; those of the tracker before it are kept."""
        kept, name = self._shell.settings.tracker, str(self.provider.currentData())
        if name != kept.provider:
            kept.options_of[kept.provider] = dict(kept.options)
            kept.provider, kept.options = name, dict(kept.options_of.get(name, {}))
            self._refused("")
            self._tell()
        self._show_options()

    def _show_options(self) -> None:
        chosen = providers()[str(self.provider.currentData())]
        needs = tr(" Needs: {needs}.", needs=tr(chosen.needs)) if chosen.needs else ""
        self._about.setText(f"{tr(chosen.hint)}{needs}")
        if self.rows is not None:
            self.rows.hide()
            self.rows.deleteLater()
        rows, kept = option_rows(chosen.takes), self._shell.settings.tracker.options
        values = msgspec.defstruct("Options", [(row.key, str, kept.get(row.key, "")) for row in rows])()
        self.rows = SettingRows(values, rows)
        self.rows.refused.connect(self._refused)
        self.rows.changed.connect(lambda row: self._set(row.key, str(getattr(values, row.key))))
        self._column.addWidget(self.rows)

    def _set(self, option: str, value: str) -> None:
        options = self._shell.settings.tracker.options
        if value:
            options[option] = value
        else:
            options.pop(option, None)
        self._tell()

    def _tell(self) -> None:
        """A tracker that runs goes on; the next start uses what stands here."""
        if self._recorder.state not in ("streaming", "connecting"):
            kept = self._shell.settings.tracker
            self._recorder.provider, self._recorder.options = kept.provider, dict(kept.options)
        self._changed("tracker.provider")
