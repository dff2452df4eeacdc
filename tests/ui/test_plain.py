"""Foreign text is shown as it is: no markup of it is obeyed, no picture of it is read from the disk."""

from __future__ import annotations

import pytest
from archives import film
from PySide6.QtGui import Qt

from app.library.index import Library
from ui.panels.study_rows import Studies
from ui.plain import plain
from ui.viewer.pane import PaneHeader
from ui.widgets import ElidedButton, ElidedLabel

EVIL = '<img src="file:///etc/hostname">'


@pytest.mark.parametrize("text", [EVIL, f"PA {EVIL}", "<b>bold</b>", "&lt;b&gt;", "<a href='x'>y</a>"])
def test_markup_is_no_markup_and_reads_the_same(text: str) -> None:
    assert Qt.mightBeRichText(text)
    assert not Qt.mightBeRichText(plain(text))
    assert plain(text).replace("\u200b", "") == text


def test_words_that_are_no_markup_stay_as_they_are() -> None:
    assert plain("5 < 6 & 7 > 3\nÜnlü") == "5 < 6 & 7 > 3\nÜnlü"


def test_tooltips_of_foreign_words_are_plain(qapp) -> None:
    header, line = PaneHeader(), ElidedLabel()
    header.set(EVIL, EVIL, "text")
    line.say(EVIL)
    button = ElidedButton(EVIL, EVIL, lambda: None)
    for widget in (header, line, button):
        assert not Qt.mightBeRichText(widget.toolTip())


def test_the_list_of_studies_has_plain_tooltips(qapp, tmp_path) -> None:
    study = Library(tmp_path / "library").add(film(tmp_path, name="f", patient=EVIL[:60], study="1.2.3"))
    listed = Studies(qapp)
    listed.studies = [study]
    assert not Qt.mightBeRichText(listed.data(listed.index(0), Qt.ItemDataRole.ToolTipRole))
