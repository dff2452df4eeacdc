"""The documentation in the window: every page is there, and leads to others."""

from __future__ import annotations

from PySide6.QtCore import QUrl

from app.documentation import FOLDER, pages
from ui import theme
from ui.dialogs.documentation import Documentation


def test_every_page_of_docs_is_listed_by_its_heading_the_index_and_first_steps_first():
    found = pages()
    assert {page.path for page in found} == set(FOLDER.rglob("*.md"))
    assert [page.title for page in found[:2]] == ["Documentation", "First steps"]


def test_a_link_between_pages_is_followed_in_the_window(qapp, qtbot):
    theme.install(qapp)
    dialog = Documentation()
    qtbot.addWidget(dialog)
    dialog._follow(QUrl("compare.md"))
    assert "hanging" in dialog.text.toPlainText()


def test_without_pages_it_says_where_they_should_be(qapp, qtbot, tmp_path):
    theme.install(qapp)
    dialog = Documentation(folder=tmp_path)
    qtbot.addWidget(dialog)
    assert dialog.list.count() == 0
