"""The documentation in the window: pages on the left, one of them on the right. Nothing is fetched."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QTextBrowser, QWidget

from app.documentation import FOLDER, Page, pages
from ui.dialogs.frame import Framed
from ui.languages import tr
from ui.theme import theme
from ui.widgets import button


class Documentation(Framed):
    """Stays open beside the window; Esc closes it."""

    def __init__(self, parent: QWidget | None = None, *, folder: Path = FOLDER) -> None:
        super().__init__(tr("Documentation"), parent, heading=tr("Documentation"))
        look = theme()
        self.pages: list[Page] = pages(folder)
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Pages"))
        self.list.setToolTip(tr("Pages; arrow keys choose"))
        self.list.setFixedWidth(look.px(230))
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.addItems([page.title for page in self.pages])
        self.text = QTextBrowser()
        self.text.setAccessibleName(tr("Page"))
        self.text.setToolTip("")
        self.text.setOpenLinks(False)
        self.text.setSearchPaths([str(folder), str(folder / "tutorials")])
        self.text.anchorClicked.connect(self._follow)
        line = QHBoxLayout()
        line.setSpacing(look.px(10))
        line.addWidget(self.list)
        line.addWidget(self.text, 1)
        self.column.addLayout(line, 1)
        where = (
            tr("These pages lie in {folder}.", folder=folder)
            if self.pages
            else tr("There are no pages in {folder}.", folder=folder)
        )
        self.add_foot(where, button(tr("Close"), tr("Close (Esc)"), self.close, role="primary"))
        self.list.currentRowChanged.connect(self._show)
        self.list.setCurrentRow(0)
        room = parent.size() if parent is not None else self.sizeHint()
        self.resize(
            min(look.px(980), max(look.px(500), room.width() - look.px(60))),
            min(look.px(720), max(look.px(360), room.height() - look.px(60))),
        )

    def open_page(self, name: str) -> bool:
        """Show a page by its file's name; False where there is none."""
        for row, page in enumerate(self.pages):
            if page.path.name == name:
                self.list.setCurrentRow(row)
                return True
        return False

    def _show(self, row: int) -> None:
        if not 0 <= row < len(self.pages):
            return
        try:
            self.text.setMarkdown(self.pages[row].text)
            self._space_out()
        except OSError as error:
            self.text.setPlainText(
                tr("{path} cannot be read: {strerror}.", path=self.pages[row].path, strerror=error.strerror)
            )
        self.text.verticalScrollBar().setValue(0)

    def _space_out(self) -> None:
        """Markdown comes without room between its paragraphs."""
        document, room = self.text.document(), theme().px(7)
        cursor = QTextCursor(document)
        block = document.begin()
        while block.isValid():
            shape = block.blockFormat()
            shape.setBottomMargin(room)
            cursor.setPosition(block.position())
            if cursor.currentTable() is None:
                cursor.setBlockFormat(shape)
            block = block.next()

    def _follow(self, link: QUrl) -> None:
        """A page is shown here; what lies elsewhere is opened by the system, as the reader clicked it."""
        if link.scheme() in ("http", "https"):
            QDesktopServices.openUrl(link)
        elif link.fileName():
            self.open_page(link.fileName())
