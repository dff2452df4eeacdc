"""What stands where films will be while there is none: what RadGaze is, ways to a film, studies read last."""

from __future__ import annotations

import contextlib
import functools
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.imaging.errors import ImageReadError
from app.reading.listing import Listed, Listing, list_studies
from app.reading.workspace import FilmShown, LibraryOpened, Workspace
from app.words import iso_day
from ui.languages import marked, tr
from ui.theme import theme
from ui.widgets import ActionButton, ElidedButton, Panel, label

if TYPE_CHECKING:
    from app.library.index import Library, Study
    from ui.opening import StudyOpener
    from ui.shell import Shell
    from ui.viewer.grid import ViewerGrid

WHAT = marked(
    "A radiology workstation that sees where the radiologist looks: it shows chest radiographs, records "
    "gaze, and lays beside it what models see, where they expect a reader to look, and what they would "
    "report."
)
NOT_FOR = marked("Research use only. Not for diagnosis.")
PRIVATE = marked(
    "Nothing leaves this machine unless you set up an archive or models on another machine. Gaze is recorded "
    "only when you press Record, after consent."
)
WAYS = (
    ("open", marked("DICOM, PNG or JPEG; a ZIP or DICOMDIR is added as a whole")),
    ("open_folder", marked("Every radiograph in it comes into the list")),
    ("archive", marked("A PACS, by DICOM or DICOMweb")),
    ("open_demo", marked("A made-up chest film; nothing of it comes into your list")),
    ("collect", marked("A study of gaze: its participants, one sitting after the other")),
    ("present", marked("A story for an audience, full screen, that goes round by itself")),
)
"""Actions that lead to a film, and what each is good for."""
LEARN = ("documentation", "settings", "keys", "about")
RECENT = 6
ONE_COLUMN_PX = 720
"""A narrower place has what was read last below the ways to a film, not beside them."""


class FirstScreen(QWidget):
    """Lies over the panes until the first film is shown, then it is gone."""

    def __init__(self, shell: Shell, workspace: Workspace, grid: ViewerGrid, opener: StudyOpener) -> None:
        super().__init__(grid)
        self.setObjectName("panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._shell, self._workspace, self._opener = shell, workspace, opener
        look = theme()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        page = Panel(tr("First screen"))
        column.addWidget(page)
        page.column.setContentsMargins(*(look.px(28),) * 4)
        page.column.setSpacing(look.px(10))
        page.column.addStretch(1)
        page.column.addWidget(label("RadGaze", "display"))
        page.column.addWidget(label(tr(WHAT), wrap=True))
        page.column.addWidget(label(tr(PRIVATE), wrap=True))
        page.column.addWidget(label(tr(NOT_FOR), "warning", wrap=True))
        page.column.addSpacing(look.px(14))
        self._sides = QGridLayout()
        self._sides.setHorizontalSpacing(look.px(48))
        self._sides.setVerticalSpacing(look.px(18))
        self._sides.setColumnStretch(0, 1)
        self._sides.setColumnStretch(1, 1)
        self._ways = self._build_ways()
        self._recent = QWidget()
        self._recent.setObjectName("panel")
        self._rows = QVBoxLayout(self._recent)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(look.px(4))
        page.column.addLayout(self._sides)
        page.column.addSpacing(look.px(14))
        page.column.addLayout(self._build_learn())
        page.column.addStretch(2)
        self._arranged: bool | None = None
        self._unlisten = [
            workspace.listen(FilmShown, self._end),
            workspace.listen(LibraryOpened, lambda event: self._ask(event.library)),
        ]
        opener.changed.connect(self._ask_again)
        if workspace.library is not None:
            self._ask(workspace.library)
        grid.installEventFilter(self)
        self._fit()
        self.show()

    # what stands on it

    def _build_ways(self) -> QWidget:
        look, actions = theme(), self._shell.actions
        ways = QWidget()
        ways.setObjectName("panel")
        lines = QVBoxLayout(ways)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(look.px(4))
        lines.addWidget(label(tr("Begin"), "heading"))
        for number, (action, good_for) in enumerate(WAYS):
            made = ActionButton(actions[action], role="primary" if number == 0 else "")
            made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            lines.addWidget(made)
            lines.addWidget(label(tr(good_for), "dim", wrap=True))
            lines.addSpacing(look.px(6))
        lines.addWidget(label(tr("Or drop a film or a folder anywhere on this window."), "dim", wrap=True))
        lines.addStretch(1)
        return ways

    def _build_learn(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(theme().px(6))
        for action in LEARN:
            made = ActionButton(self._shell.actions[action], role="link")
            made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            line.addWidget(made)
        line.addStretch(1)
        return line

    def _ask_again(self) -> None:
        if self._workspace.library is not None:
            self._ask(self._workspace.library)

    def _ask(self, library: Library) -> None:
        def work() -> tuple[Listed, dict[str, str]]:
            listed = list_studies(library, Listing(order="opened"), limit=RECENT)
            thumbnails = {}
            for study in listed.studies:
                with contextlib.suppress(ImageReadError, OSError):  # it is gone, and listed all the same
                    thumbnails[study.id] = str(library.thumbnail(study))
            return listed, thumbnails

        self._shell.background.run(
            work, lambda found: self._show_recent(*found), purpose="recent studies", owner=self
        )

    def _show_recent(self, listed: Listed, thumbnails: dict[str, str]) -> None:
        while self._rows.count():
            item = self._rows.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.deleteLater()
        if listed.studies:
            self._rows.addWidget(label(tr("Read last"), "heading"))
        for study in listed.studies:
            self._rows.addWidget(self._row(study, listed.notes[study.id], thumbnails.get(study.id, "")))
        if listed.of > len(listed.studies):
            self._rows.addWidget(
                label(tr("{of} studies in the list; Ctrl+F searches it.", of=listed.of), "dim")
            )
        self._rows.addStretch(1)
        self._arrange(there=bool(listed.studies))

    def _row(self, study: Study, note: str, thumbnail: str) -> QWidget:
        look = theme()
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(look.px(8))
        picture, side = QLabel(), look.px(34)
        picture.setFixedSize(side, side)
        picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        if thumbnail:
            whole = QPixmap(thumbnail)
            picture.setPixmap(
                whole.scaled(
                    side, side, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
                )
            )
        line.addWidget(picture)
        words = "   ".join(t for t in (study.label, iso_day(study.study_date), note) if t)
        made = ElidedButton(
            words, tr("Open this study"), functools.partial(self._opener.open_path, study.image), role="link"
        )
        line.addWidget(made, 1)
        return row

    # where it lies

    def _arrange(self, *, there: bool) -> None:
        """there: studies were read before; else the ways to a film stand alone."""
        wide = self.width() >= theme().px(ONE_COLUMN_PX)
        self._recent.setVisible(there)
        for part in (self._ways, self._recent):
            self._sides.removeWidget(part)
        self._sides.addWidget(self._ways, 0, 0)
        self._sides.addWidget(self._recent, *((0, 1) if wide else (1, 0)))
        self._sides.setColumnStretch(1, 1 if wide else 0)
        self._arranged = there

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.parent() and event.type() == QEvent.Type.Resize:
            self._fit()
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        grid = self.parentWidget()
        if grid is not None:
            self.setGeometry(grid.rect())
            self.raise_()
            self._arrange(there=bool(self._arranged))

    def _end(self, _event: FilmShown) -> None:
        for unlisten in self._unlisten:
            unlisten()
        self._opener.changed.disconnect(self._ask_again)
        self._shell.background.forget("recent studies")
        self.hide()
        self.deleteLater()
