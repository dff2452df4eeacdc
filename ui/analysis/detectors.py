"""Which fixation detector is asked."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox

from eyetracking.events import known_detectors
from ui.languages import tr


def detector_box(first: str) -> QComboBox:
    """Every known detector by its title, the one named `first` before the others."""
    box = QComboBox()
    for known in sorted(known_detectors().values(), key=lambda d: (d.name != first, d.name)):
        box.addItem(tr(known.title), known.name)
        box.setItemData(box.count() - 1, tr(known.hint), Qt.ItemDataRole.ToolTipRole)
    box.setAccessibleName(tr("Fixation detector"))
    box.setToolTip(tr("How fixations are found, for this table and the report"))
    return box
