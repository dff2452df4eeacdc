"""What a draft is asked with beside the film: how gaze is given, why the film was taken, the prior report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import QComboBox, QLineEdit, QVBoxLayout, QWidget

from app.reading.workspace import ModelsChanged
from inference.captioning.way_names import WAYS, why_not
from ui.languages import tr
from ui.plain import plain
from ui.widgets import Form, label

if TYPE_CHECKING:
    from app.reading.session import ReadingSession
    from app.reading.workspace import Workspace
    from inference.api import ModelInfo


class DraftAsking(QWidget):
    """What is chosen belongs to the session. A way that the model does not serve stays in the list, and says
    why; a model that reads no question is told nothing, which is said, too."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace, self._session, self._filling = workspace, None, False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        form = Form()
        form.setContentsMargins(0, 0, 0, 0)
        self.way = QComboBox()
        self.way.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.way.setAccessibleName(tr("How gaze is given to the model"))
        self.way.currentIndexChanged.connect(lambda _index: self._way_chosen())
        form.row(tr("Gaze given by"), self.way)
        self.indication = self._field(
            tr("Indication"), tr("Why the film was taken; the model is told it with the film"), "indication"
        )
        form.row(tr("Indication"), self.indication)
        self.prior_report = self._field(
            tr("Prior report"),
            tr("The report of an earlier film; a sentence that only repeats it is marked"),
            "prior_report",
        )
        form.row(tr("Prior report"), self.prior_report)
        column.addLayout(form)
        self.note = label("", "dim", wrap=True)
        column.addWidget(self.note)
        workspace.listen(ModelsChanged, lambda _event: self.fill())
        self.fill()

    _session: ReadingSession | None

    def _field(self, name: str, tip: str, choice: str) -> QLineEdit:
        field = QLineEdit()
        field.setAccessibleName(name)
        field.setToolTip(tip)
        field.editingFinished.connect(lambda: self._keep(choice, field.text()))
        return field

    def set_session(self, session: ReadingSession | None) -> None:
        self._session = session
        for choice, field in (("indication", self.indication), ("prior_report", self.prior_report)):
            field.setText(getattr(session.choices, choice) if session is not None else "")
        self.fill()

    def end_edits(self) -> None:
        """What stands in the fields is meant."""
        for choice, field in (("indication", self.indication), ("prior_report", self.prior_report)):
            self._keep(choice, field.text())

    def _keep(self, choice: str, text: str) -> None:
        if self._session is not None and getattr(self._session.choices, choice) != text.strip():
            self._session.set_choices(**{choice: text.strip()})

    @property
    def _model(self) -> ModelInfo | None:
        """Who drafts, as far as it is known."""
        models = self._workspace.models
        chosen = models.of("report")
        return next((info for info in models.offered("report") if info.id == chosen), None)

    def fill(self) -> None:
        """Every way there is: the model's own first, others with the reason why not."""
        info, self._filling = self._model, True
        self.way.clear()
        ways = [] if info is None else info.ways
        for name in [*ways, *(name for name in WAYS if name not in ways)]:
            self.way.addItem(tr(WAYS[name].title) if name in WAYS else name, name)
            why = "" if info is None else why_not(name, ways, info.id)
            items = self.way.model()
            assert isinstance(items, QStandardItemModel)
            items.item(self.way.count() - 1).setEnabled(not why)
            self.way.setItemData(self.way.count() - 1, plain(why), Qt.ItemDataRole.ToolTipRole)
        wanted = self._session.choices.way if self._session is not None else ""
        self.way.setCurrentIndex(max(0, self.way.findData(wanted)))
        self.way.setToolTip(tr("Ways that this model was not trained for say why in the list"))
        self._filling = False
        refused = "" if info is None else why_not(wanted, ways, info.id)
        silent = info is not None and not info.reads
        for field in (self.indication, self.prior_report):
            field.setEnabled(not silent)
        unread = tr(
            "{model} sees the film alone: it is told neither indication nor prior report.",
            model="" if info is None else info.id,
        )
        self.note.setText(plain(" ".join(part for part in (refused, unread if silent else "") if part)))
        self.note.setVisible(bool(self.note.text()))

    def _way_chosen(self) -> None:
        """The model's own way is kept as none in particular, so that another model takes its own."""
        if self._filling or self._session is None:
            return
        name, info = self.way.currentData(), self._model
        own = info is not None and info.ways[:1] == [name]
        self._session.set_choices(way="" if own else name)
        self.fill()
