"""A new command, panel, overlay or attribution method is one new file: the window names it nowhere else."""

from __future__ import annotations

import sys
import textwrap

from hands import grey, press
from pages import file_in

from ui import commands, laid_over, tabs

COMMAND = '''
    """Says hello."""

    from ui.action_spec import ActionSpec


    def greet(parts):
        parts.shell.status.note("Hello")


    ROWS = (
        ActionSpec(id="greet", text="Greet", keys="Ctrl+Alt+G", tip="Say hello", call=greet, section="Help"),
        ActionSpec(id="greet_film", text="Greet it", tip="…", call=greet, section="Greetings", needs="film"),
    )
    '''


def test_a_new_command_is_found_in_menu_and_keys_and_does_what_it_says(tmp_path, monkeypatch, make_window):
    (tmp_path / "greeting.py").write_text(textwrap.dedent(COMMAND), encoding="utf-8")
    monkeypatch.setattr(commands, "__path__", [*commands.__path__, str(tmp_path)])
    monkeypatch.delitem(sys.modules, "ui.commands.greeting", raising=False)
    window = make_window(children=False)
    monkeypatch.delitem(sys.modules, "ui.commands.greeting")  # the next test has none
    assert window.actions_["greet"].shortcut().toString() == "Ctrl+Alt+G"
    sections = [action.text() for action in window.top_bar.menu().actions()]
    assert sections[-2:] == ["Help", "Greetings"]
    assert not window.actions_["greet_film"].isEnabled()
    said = []
    monkeypatch.setattr(window.status, "note", said.append)
    press(window, "greet")
    assert said == ["Hello"]


PANEL = '''
    """How often the session changed."""

    from ui.panel_spec import PanelSpec
    from ui.widgets import Panel, label


    class Counting(Panel):
        def __init__(self, parts):
            super().__init__("Counting")
            self.session, self.topics = None, []
            self.column.addWidget(label("Counting"))

        def set_session(self, session):
            self.session = session

        def session_changed(self, topic):
            self.topics.append(topic)


    PANEL = PanelSpec(
        id="tab_counting", title="Counting", hint="Counts", place=9, keys="Ctrl+Alt+9", make=Counting
    )
    '''


def test_a_new_panel_gets_its_tab_its_key_its_own_window_and_is_told_of_the_session(
    tmp_path, monkeypatch, opened
):
    (tmp_path / "counting.py").write_text(textwrap.dedent(PANEL), encoding="utf-8")
    monkeypatch.setattr(tabs, "__path__", [*tabs.__path__, str(tmp_path)])
    monkeypatch.delitem(sys.modules, "ui.tabs.counting", raising=False)
    window = opened(children=False)
    monkeypatch.delitem(sys.modules, "ui.tabs.counting")  # the next test has none
    page = window.results.page("tab_counting")
    assert window.actions_["tab_counting"].shortcut().toString() == "Ctrl+Alt+9"
    press(window, "tab_counting")
    assert page.isVisible()
    assert page.session is window.session
    window.session.set_choices(phrase="effusion")
    assert page.topics[-1] == "options"
    press(window, "float_tab")
    assert window.panels.windows["tab_counting"].windowTitle() == "Counting - RadGaze"


OVERLAY = '''
    """A white square where the sentences of the report are counted."""

    from PySide6.QtCore import QRectF, Qt

    from ui.overlay_spec import OverlaySpec


    class Count:
        def __init__(self):
            self.visible, self.sentences = False, 0

        def paint(self, painter, to_widget, canvas):
            side = 300.0 * self.sentences
            painter.fillRect(to_widget.mapRect(QRectF(400, 400, side, side)), Qt.GlobalColor.white)


    def follow(overlay, session):
        overlay.sentences = len(session.report.sentences) if session is not None else 0


    OVERLAY = OverlaySpec(
        id="count", place=65, make=Count, follow=follow, title="Count", keys="Ctrl+Alt+O", tip="Count"
    )
    '''


def test_a_new_overlay_is_painted_switched_and_told_of_the_session(
    tmp_path, monkeypatch, make_window, qtbot, rg1
):
    (tmp_path / "count.py").write_text(textwrap.dedent(OVERLAY), encoding="utf-8")
    monkeypatch.setattr(laid_over, "__path__", [*laid_over.__path__, str(tmp_path)])
    monkeypatch.delitem(sys.modules, "ui.laid_over.count", raising=False)
    window = make_window(children=False)
    monkeypatch.delitem(sys.modules, "ui.laid_over.count")  # the next test has none
    window.open_path(rg1)
    qtbot.waitUntil(lambda: window.session is not None)
    action, canvas = window.actions_["show_count"], window.grid.panes["main"].canvas
    assert action.shortcut().toString() == "Ctrl+Alt+O"
    assert window.stage.overlay("count") in canvas.overlays
    before = grey(canvas)
    press(window, "show_count")
    assert (grey(canvas) == before).all()
    window.session.write_report(window.session.report.added("One."), "Add")
    after = grey(canvas)
    changed = after != before
    assert (after[changed] == 255).mean() > 0.9  # at its edge it is mixed with the film
    press(window, "hide_all")
    assert (grey(canvas)[changed] == 255).mean() < 0.1


METHOD = file_in("docs/adding.md", "flat.py")


def test_a_new_attribution_method_is_named_by_the_worker_and_offered_by_explain(
    tmp_path, monkeypatch, opened, qtbot
):
    """The worker is another process: there the folder is named as its path is."""
    (tmp_path / "flat.py").write_text(METHOD, encoding="utf-8")
    monkeypatch.setenv("RADGAZE_TEST_METHODS", str(tmp_path))
    window = opened()
    box = window.results.explain.method_options.method
    qtbot.waitUntil(lambda: box.findData("flat") >= 0)
    box.setCurrentIndex(box.findData("flat"))
    assert box.currentText() == "Flat"
    assert "Says nothing of the film." in box.toolTip()
    window.results.explain.method_options.options["height"].setValue(0.5)
    press(window, "explain")
    qtbot.waitUntil(lambda: window.session.explanation() is not None)
    asked = window.session.explanation().request
    assert (asked.method, asked.options) == ("flat", {"height": 0.5})
