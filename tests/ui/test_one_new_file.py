"""A new command is one new file: nothing else in the window names it."""

from __future__ import annotations

import sys
import textwrap

from hands import press

from ui import commands

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
