"""Every action of the window as data: id, words, key, what it does. Shortcuts can be remapped from here.

`slot` names a method of the main window. `keys` may be overridden by the reader's settings (id -> keys).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QWidget

from ui.theme import theme


@dataclass(frozen=True)
class ActionSpec:
    """group: exclusive actions share one. by_hand: the key is watched by the window itself (Space)."""

    id: str
    text: str
    keys: str
    tip: str
    slot: str
    section: str
    icon: str = ""
    checkable: bool = False
    group: str = ""
    by_hand: bool = False


ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec(
        "open", "Open file…", "Ctrl+O", "Open a radiograph (DICOM, PNG, JPEG)", "open_file", "File", "open"
    ),
    ActionSpec(
        "open_folder",
        "Open folder…",
        "Ctrl+Shift+O",
        "Add the radiographs of a folder",
        "open_folder",
        "File",
    ),
    ActionSpec(
        "open_demo",
        "Open demo study",
        "Ctrl+D",
        "Open the study that comes with RadGaze",
        "open_demo",
        "File",
    ),
    ActionSpec(
        "export_report",
        "Export report…",
        "Ctrl+E",
        "Write the report as a text file",
        "export_report",
        "File",
    ),
    ActionSpec("quit", "Quit", "Ctrl+Q", "Close RadGaze and its helper processes", "close", "File"),
    ActionSpec("undo", "Undo", "Ctrl+Z", "Take the last change back", "undo", "Edit", "undo"),
    ActionSpec("redo", "Redo", "Ctrl+Shift+Z", "Make the undone change again", "redo", "Edit", "redo"),
    ActionSpec(
        "tool_window",
        "W/L",
        "W",
        "Left drag changes window and level",
        "choose_tool",
        "Tools",
        "window_level",
        True,
        "tool",
    ),
    ActionSpec("tool_zoom", "Zoom", "Z", "Left drag zooms", "choose_tool", "Tools", "zoom", True, "tool"),
    ActionSpec(
        "tool_pan", "Pan", "P", "Left drag moves the image", "choose_tool", "Tools", "pan", True, "tool"
    ),
    ActionSpec("fit", "Fit", "F", "Show the whole image", "fit", "Image", "fit"),
    ActionSpec(
        "one_to_one", "1:1", "0", "One image pixel on one screen pixel", "one_to_one", "Image", "one_to_one"
    ),
    ActionSpec("zoom_in", "Zoom in", "+", "Zoom in at the middle", "zoom_in", "Image"),
    ActionSpec("zoom_out", "Zoom out", "-", "Zoom out at the middle", "zoom_out", "Image"),
    ActionSpec("invert", "Invert", "I", "Swap black and white", "invert", "Image", "invert", True),
    ActionSpec("rotate", "Rotate", "Shift+R", "Turn the image clockwise", "rotate", "Image", "rotate"),
    ActionSpec("flip", "Flip", "Shift+F", "Mirror the image left to right", "flip", "Image", "flip"),
    ActionSpec(
        "reset_view", "Reset view", "Ctrl+0", "Zoom, turn and window as at first", "reset_view", "Image"
    ),
    ActionSpec("preset_1", "Window preset 1", "1", "The file's first window", "preset_1", "Image"),
    ActionSpec("preset_2", "Window preset 2", "2", "The file's second window", "preset_2", "Image"),
    ActionSpec("preset_3", "Window preset 3", "3", "The file's third window", "preset_3", "Image"),
    ActionSpec("layout_one", "1", "Shift+1", "One image", "choose_layout", "Layout", "", True, "layout"),
    ActionSpec(
        "layout_two",
        "1|2",
        "Shift+2",
        "Current and prior side by side",
        "choose_layout",
        "Layout",
        "",
        True,
        "layout",
    ),
    ActionSpec(
        "layout_explain",
        "Explain",
        "Shift+3",
        "Own gaze, MATEX and predicted scanpath side by side",
        "choose_layout",
        "Layout",
        "",
        True,
        "layout",
    ),
    ActionSpec(
        "show_gaze",
        "Gaze",
        "G",
        "Show or hide live gaze and its heatmap",
        "overlays_changed",
        "Show",
        "gaze",
        True,
    ),
    ActionSpec(
        "show_scanpath",
        "Scanpath",
        "S",
        "Show or hide fixations and scanpaths",
        "overlays_changed",
        "Show",
        "scanpath",
        True,
    ),
    ActionSpec(
        "show_matex",
        "MATEX",
        "M",
        "Show or hide the attribution map",
        "overlays_changed",
        "Show",
        "heatmap",
        True,
    ),
    ActionSpec(
        "hide_all",
        "Hide everything",
        "H",
        "Hide overlays and corner texts; again to bring them back",
        "overlays_changed",
        "Show",
        "hide",
        True,
    ),
    ActionSpec(
        "show_corners",
        "Corner texts",
        "T",
        "Show or hide the texts in the corners",
        "overlays_changed",
        "Show",
        "",
        True,
    ),
    ActionSpec(
        "record",
        "Record",
        "R",
        "Record gaze while reading (asks for consent first)",
        "toggle_recording",
        "Gaze",
        "record",
        True,
    ),
    ActionSpec(
        "play",
        "Play",
        "Space",
        "Play or pause the recorded gaze",
        "toggle_play",
        "Gaze",
        "play",
        False,
        "",
        True,
    ),
    ActionSpec("play_back", "Back 5 s", ",", "Go back 5 s in the recording", "play_back", "Gaze", "previous"),
    ActionSpec(
        "play_forward", "Forward 5 s", ".", "Go on 5 s in the recording", "play_forward", "Gaze", "next"
    ),
    ActionSpec("replay_speed", "Replay speed", "X", "The next speed of the replay", "next_speed", "Gaze"),
    ActionSpec(
        "show_whole",
        "Show all",
        "Shift+X",
        "Leave the replay, show the whole scanpath",
        "leave_replay",
        "Gaze",
    ),
    ActionSpec(
        "tracker",
        "Start or stop tracker",
        "Ctrl+T",
        "Start or stop the eye tracker",
        "toggle_tracker",
        "Gaze",
    ),
    ActionSpec(
        "select_all_gaze",
        "Whole recording",
        "Ctrl+Shift+A",
        "Draft with the whole recording again",
        "clear_selection",
        "Gaze",
    ),
    ActionSpec(
        "ai",
        "AI on request",
        "A",
        "Ask the models: explanation, scanpaths, findings and a draft",
        "toggle_ai",
        "AI",
        "ai",
        True,
    ),
    ActionSpec(
        "explain",
        "Explain phrase",
        "Ctrl+Return",
        "Explain the chosen finding or phrase",
        "run_explain",
        "AI",
    ),
    ActionSpec(
        "diagnose",
        "Findings",
        "Ctrl+Shift+D",
        "Finding probabilities without and with gaze",
        "run_diagnose",
        "AI",
    ),
    ActionSpec(
        "draft", "Draft report", "Ctrl+R", "Draft the report without and with gaze", "run_draft", "AI"
    ),
    ActionSpec("stop_jobs", "Stop all jobs", "Ctrl+.", "Cancel everything that runs", "stop_jobs", "AI"),
    ActionSpec(
        "next_sample", "Next sampled scanpath", "N", "Draw the next sampled scanpath", "next_sample", "AI"
    ),
    ActionSpec("contour", "Contour", "C", "A line where the map crosses the level", "toggle_contour", "AI"),
    ActionSpec("more_opaque", "Map more opaque", "O", "Cover the image more", "more_opaque", "AI"),
    ActionSpec("less_opaque", "Map less opaque", "Shift+O", "Cover the image less", "less_opaque", "AI"),
    ActionSpec(
        "add_sentence", "Add sentence", "Ctrl+N", "Write a sentence of your own", "add_sentence", "Report"
    ),
    ActionSpec(
        "accept_all",
        "Accept all",
        "Ctrl+Shift+Return",
        "Take every drafted sentence over",
        "accept_all",
        "Report",
    ),
    ActionSpec(
        "sign", "Sign", "Ctrl+Shift+S", "Sign the report, or take the signature back", "sign", "Report"
    ),
    ActionSpec(
        "mark_read",
        "Mark read",
        "Ctrl+M",
        "The unaided reading is finished; opens the AI panels",
        "mark_read",
        "AI",
        "check",
        True,
    ),
    ActionSpec(
        "panel_studies", "Studies", "F2", "Fold or unfold the study list", "fold_studies", "Panels", "", True
    ),
    ActionSpec(
        "panel_right", "Results", "F3", "Fold or unfold the result panel", "fold_results", "Panels", "", True
    ),
    ActionSpec(
        "panel_timeline", "Timeline", "F4", "Fold or unfold the timeline", "fold_timeline", "Panels", "", True
    ),
    ActionSpec(
        "tab_findings",
        "Findings",
        "Ctrl+1",
        "Findings, seen / not seen, report",
        "choose_tab",
        "Panels",
        "",
        True,
        "tab",
    ),
    ActionSpec(
        "tab_explain",
        "Explain",
        "Ctrl+2",
        "Ask for an explanation, set overlays",
        "choose_tab",
        "Panels",
        "",
        True,
        "tab",
    ),
    ActionSpec(
        "tab_report",
        "Report",
        "Ctrl+3",
        "The report with and without gaze",
        "choose_tab",
        "Panels",
        "",
        True,
        "tab",
    ),
    ActionSpec(
        "tab_gaze",
        "Gaze",
        "Ctrl+4",
        "Eye tracker, recordings, quality",
        "choose_tab",
        "Panels",
        "",
        True,
        "tab",
    ),
    ActionSpec("search", "Search studies", "Ctrl+F", "Search the study list", "focus_search", "Panels"),
    ActionSpec("larger_text", "Larger text", "Ctrl++", "Text 10 % larger", "larger_text", "Window"),
    ActionSpec("smaller_text", "Smaller text", "Ctrl+-", "Text 10 % smaller", "smaller_text", "Window"),
    ActionSpec("menu", "Menu", "F10", "Every command by section", "show_menu", "Window", "menu"),
    ActionSpec(
        "full_screen", "Full screen", "F11", "Full screen on or off", "full_screen", "Window", "", True
    ),
    ActionSpec("keys", "Keys", "?", "Show all keys", "show_keys", "Help"),
    ActionSpec(
        "about",
        "About RadGaze",
        "F1",
        "Version, licences, what the models were trained on",
        "show_about",
        "Help",
        "info",
    ),
)


def by_id(action_id: str) -> ActionSpec:
    """The table's row. Raises KeyError."""
    for spec in ACTIONS:
        if spec.id == action_id:
            return spec
    raise KeyError(action_id)


def tooltip(spec: ActionSpec, keys: str) -> str:
    return f"{spec.tip} ({keys})" if keys else spec.tip


def build(window: Any, parent: QWidget, overrides: Mapping[str, str] | None = None) -> dict[str, QAction]:
    """QActions for the whole table, connected to `window`'s methods by name.

    Exclusive and checkable actions call their slot with the action's id where the slot is shared.
    """
    overrides = overrides or {}
    actions: dict[str, QAction] = {}
    groups: dict[str, QActionGroup] = {}
    for spec in ACTIONS:
        keys = overrides.get(spec.id, spec.keys)
        action = QAction(spec.text, parent)
        action.setObjectName(spec.id)
        action.setToolTip(tooltip(spec, keys))
        action.setStatusTip(spec.tip)
        action.setCheckable(spec.checkable)
        if keys and not spec.by_hand:
            sequences = [QKeySequence(keys)]
            if spec.id == "redo":
                sequences.append(QKeySequence("Ctrl+Y"))
            if spec.id == "zoom_in":
                sequences.append(QKeySequence("="))
            action.setShortcuts(sequences)
        action.setData(keys)
        if spec.icon:
            action.setIcon(theme().icon(spec.icon))
        if spec.group:
            if spec.group not in groups:
                groups[spec.group] = QActionGroup(parent)
                groups[spec.group].setExclusive(True)
            groups[spec.group].addAction(action)
        slot = getattr(window, spec.slot)
        if spec.slot in ("choose_tool", "choose_layout", "choose_tab", "overlays_changed"):
            action.triggered.connect(lambda _checked=False, s=slot, i=spec.id: s(i))
        elif spec.checkable:
            action.triggered.connect(slot)
        else:
            action.triggered.connect(lambda _checked=False, s=slot: s())
        parent.addAction(action)
        actions[spec.id] = action
    return actions
