"""The action table and the theme as data."""

from __future__ import annotations

import re
from collections import Counter

import numpy as np
import pytest
from hands import grey
from places import REPOSITORY
from PySide6.QtGui import QColor, QKeySequence
from PySide6.QtWidgets import QLabel, QMenu

from app.settings import load_settings
from ui.actions import rows
from ui.theme import NAMES, RESOURCES, Theme


def luminance(colour: QColor) -> float:
    """Relative luminance (WCAG 2)."""
    parts = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in colour.getRgbF()[:3]]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(a: QColor, b: QColor) -> float:
    light, dark = sorted((luminance(a), luminance(b)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_every_action_has_words_a_tip_and_a_key_of_its_own():
    assert all(spec.text and spec.tip and spec.keys for spec in rows())
    assert max(Counter(spec.id for spec in rows()).values()) == 1
    twice = [keys for keys, count in Counter(spec.keys for spec in rows()).items() if count > 1]
    assert twice == []
    assert all(QKeySequence(spec.keys).count() == 1 for spec in rows())


def test_shortcuts_can_be_remapped(make_window, qapp):
    from app.settings import Settings
    from ui.main_window import MainWindow

    window = MainWindow(Settings(shortcuts={"invert": "Ctrl+I"}))
    assert window.actions_["invert"].shortcut().toString() == "Ctrl+I"
    assert "(Ctrl+I)" in window.actions_["invert"].toolTip()
    assert next(spec.keys for spec in rows() if spec.id == "invert") == "I"
    window.close()
    window.deleteLater()


def test_a_checkable_action_hands_over_whether_it_is_checked(make_window, monkeypatch):
    from dataclasses import replace

    from ui import actions

    told = []
    specs = tuple(
        replace(
            spec, call=lambda _window, *given, i=spec.id, **named: told.append((i, *given, *named.values()))
        )
        for spec in rows()
    )
    monkeypatch.setattr(actions, "rows", lambda: specs)
    window = make_window(children=False)
    for name in ("mark_read", "tool_zoom", "rotate"):
        window.actions_[name].setEnabled(True)
        window.actions_[name].trigger()
    window.actions_["mark_read"].trigger()
    assert told == [("mark_read", True), ("tool_zoom", "tool_zoom"), ("rotate",), ("mark_read", False)]


def test_every_icon_of_the_table_is_there():
    missing = [s.icon for s in rows() if s.icon and not (RESOURCES / "icons" / f"{s.icon}.svg").is_file()]
    assert missing == []


def test_no_token_of_the_style_sheet_is_left_unfilled():
    text = Theme("dark", 1.5).stylesheet()
    assert re.findall(r"\{\w+\}", text) == []
    assert re.findall(r"\d+u\b", text) == []


@pytest.mark.parametrize("name", NAMES)
def test_every_token_that_is_asked_for_by_name_is_there(name):
    """A font that was none broke each painting of words in a sitting."""
    theme = Theme(name)
    asked = {
        (path.name, *found)
        for path in (REPOSITORY / "ui").rglob("*.py")
        for found in re.findall(r"\.(font|colour|on_image)\(\"(\w+)\"", path.read_text("utf-8"))
    }
    assert len(asked) > 50
    for _file, how, token in sorted(asked):
        getattr(theme, how)(token)


def test_sizes_follow_the_font_scale():
    assert Theme("dark", 2.0).px(13) == 26
    assert "font-size: 26px" in Theme("dark", 2.0).stylesheet()


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("ground", ["window", "panel", "raised"])
@pytest.mark.parametrize(
    "text", ["text", "text_strong", "text_dim", "human", "predicted", "warning_text", "accepted_text"]
)
def test_texts_are_legible_on_every_ground(name, text, ground):
    """WCAG 2 AA asks 4.5 for text of this size."""
    theme = Theme(name)
    assert contrast(theme.colour(text), theme.colour(ground)) >= 4.5


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(
    ("text", "ground"),
    [
        *(("text", ground) for ground in ("hover", "pressed")),
        *(
            ("accent_text", g)
            for g in ("accent", "accent_hover", "accepted_fill", "recording_fill", "toggled")
        ),
        ("attribution_text", "panel"),
    ],
)
def test_texts_are_legible_on_buttons(name, text, ground):
    theme = Theme(name)
    assert contrast(theme.colour(text), theme.colour(ground)) >= 4.5


@pytest.mark.parametrize("name", NAMES)
def test_marks_and_edges_stand_out_from_their_ground(name):
    """WCAG 2.1 asks 3 of what must be seen to use a control."""
    theme = Theme(name)
    for mark in ("human", "predicted", "no_gaze", "warning", "accepted", "focus", "recording", "accent"):
        assert contrast(theme.colour(mark), theme.colour("panel")) >= 3, mark


def test_both_themes_have_the_same_tokens_and_the_film_has_one_look():
    dark, light = Theme("dark"), Theme("light")
    assert set(dark._colours) == set(light._colours)
    assert set(dark._sizes) == set(light._sizes)
    for token in dark._colours:
        assert light.on_image(token) == dark.colour(token)
    assert light.colour("canvas") == dark.colour("canvas")


def test_the_other_theme_comes_at_once_and_is_kept(opened, qtbot):
    window = opened(children=False)
    window.actions_["panel_right"].trigger()
    window.actions_["panel_timeline"].trigger()
    qtbot.wait(300)
    canvas = window.grid.panes["main"].canvas
    canvas_before, bar_before = grey(canvas), grey(window.top_bar)
    window.actions_["light_theme"].trigger()
    qtbot.wait(100)
    assert (grey(canvas) == canvas_before).all(), "the film looks the same"
    assert grey(window.top_bar).mean() > 150 > 60 > bar_before.mean()
    assert load_settings().window.theme == "light"
    shown = grey(window)
    labels = [w for w in window.findChildren(QLabel) if w.isVisible() and w.text() and w.visibleRegion()]
    assert len(labels) > 10
    assert [w.text() for w in labels if ground(w, window, shown) < 150] == [], "no panel stays behind"
    window.actions_["light_theme"].trigger()
    assert (grey(window.top_bar) == bar_before).all()
    assert load_settings().window.theme == "dark"


def ground(widget, window, shown) -> float:
    """The grey of most of the place that a widget takes on the window."""
    at = widget.mapTo(window, widget.rect().topLeft())
    part = shown[max(at.y(), 0) : at.y() + widget.height(), max(at.x(), 0) : at.x() + widget.width()]
    return float(np.median(part)) if part.size else 255.0


def test_a_menu_tells_what_is_switched_on_also_where_it_has_an_icon(make_window, qtbot):
    window = make_window(children=False)
    action = window.actions_["show_matex"]
    assert action.isCheckable()
    assert not action.icon().isNull()
    menu = QMenu(window)
    menu.addAction(action)
    menu.popup(window.mapToGlobal(window.rect().center()))
    accent = QColor(Theme().colour("accent"))

    def marked() -> bool:
        image = menu.grab().toImage()
        places = ((x, y) for x in range(image.width() // 3) for y in range(image.height()))
        return any(image.pixelColor(x, y) == accent for x, y in places)

    action.setChecked(True)
    assert marked()
    action.setChecked(False)
    assert not marked()
    menu.close()


def test_the_meaning_of_colours_is_that_of_the_design():
    theme = Theme("dark")
    meant = {"human": "#56b4e9", "predicted": "#e69f00", "accepted": "#009e73", "warning": "#d55e00"}
    assert {name: theme.colour(name).name() for name in meant} == meant


def test_the_footer_names_everything_the_demo_models_were_trained_on():
    from inference.store import ModelStore
    from ui.panels.right_panel import training_data

    models = ModelStore().models()
    sets = training_data(model.info.trained_on for model in models)
    assert sets == [
        "the RadGaze phantom",
        "films of 32 Hannover patients with human lung masks",
        "369 NIH ChestX-ray14 films with a recorded CheXNet's probabilities as soft labels, and 970 films of "
        "other patients at 64 px with their labels",
        "369 NIH ChestX-ray14 films with a recorded CheXNet's probabilities as soft labels",
        "films of NIH ChestX-ray14 and of Hannover patients",
    ]
    assert all("phantom" in model.info.trained_on for model in models)
    assert [m.info.id for m in models if "NIH" in m.info.trained_on] == [
        "demo-diagnosis",
        "demo-dual-encoder",
        "demo-film-check",
        "demo-vlm",
    ]
