"""Every action of the window as data: id, words, key, and the function of `ui/commands` that it calls.

`keys` may be overridden by the reader's settings (id -> keys; `ui/keys.py`).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QActionGroup, QKeySequence

from ui.commands import (
    ai,
    analysis,
    compare,
    files,
    gaze,
    hanging,
    measuring,
    panels,
    report,
    studies,
    viewing,
    window,
)
from ui.keys import Keys, settle
from ui.theme import theme

if TYPE_CHECKING:
    from ui.main_window import MainWindow


@dataclass(frozen=True)
class ActionSpec:
    """One row. command: called with the window, and with `checked` if checkable, or the id if in a group.

    group: exclusive actions share one. also: other keys that do the same, as long as the reader wants no
    other. by_hand: these keys are watched by a widget (Space, Del), others that the reader wants are not.
    """

    id: str
    text: str
    keys: str
    tip: str
    command: Callable[..., None]
    section: str
    icon: str = ""
    checkable: bool = False
    group: str = ""
    by_hand: bool = False
    also: tuple[str, ...] = ()


ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec(
        "open",
        "Open file…",
        "Ctrl+O",
        "Open a radiograph (DICOM, PNG, JPEG)",
        files.open_file,
        "File",
        "open",
    ),
    ActionSpec(
        "open_folder",
        "Open folder…",
        "Ctrl+Shift+O",
        "Add the radiographs of a folder",
        files.open_folder,
        "File",
    ),
    ActionSpec(
        "open_demo",
        "Open demo study",
        "Ctrl+D",
        "Open the study that comes with RadGaze",
        files.open_demo,
        "File",
    ),
    ActionSpec(
        "export_report",
        "Export report…",
        "Ctrl+E",
        "Write the report as a text file",
        files.export_report,
        "File",
    ),
    ActionSpec(
        "export_dicom",
        "Export as DICOM…",
        "Ctrl+Shift+E",
        "Write measurements and AI results as DICOM objects (SR, map, segmentation, key image)",
        files.export_dicom,
        "File",
    ),
    ActionSpec(
        "export_pdf",
        "Export as PDF…",
        "Ctrl+P",
        "Write the reading as PDF: report, film with measurements and overlays, findings, gaze, models",
        files.export_pdf,
        "File",
    ),
    ActionSpec(
        "export_pdf_deidentified",
        "Export as PDF without identity…",
        "Ctrl+Shift+P",
        "The same without patient, reader and dates",
        files.export_pdf_deidentified,
        "File",
    ),
    ActionSpec(
        "archive",
        "Search archive…",
        "Ctrl+Shift+F",
        "Search a PACS and fetch studies into the library",
        files.search_archive,
        "File",
    ),
    ActionSpec(
        "send",
        "Send to archive…",
        "Ctrl+Shift+X",
        "Send the results of this study, or its film, to a PACS",
        files.send_to_archive,
        "File",
    ),
    ActionSpec(
        "receive",
        "Receive studies",
        "Ctrl+Shift+R",
        "Films that archives and modalities send to this computer arrive in the list of studies",
        files.receive,
        "File",
        "",
        True,
    ),
    ActionSpec(
        "save_look",
        "Save look…",
        "Ctrl+L",
        "Write window, turn, zoom and measurements as a DICOM presentation state",
        files.save_look,
        "File",
    ),
    ActionSpec("quit", "Quit", "Ctrl+Q", "Close RadGaze and its helper processes", window.close, "File"),
    ActionSpec("undo", "Undo", "Ctrl+Z", "Take the last change back", viewing.undo, "Edit", "undo"),
    ActionSpec(
        "redo",
        "Redo",
        "Ctrl+Shift+Z",
        "Make the undone change again",
        viewing.redo,
        "Edit",
        "redo",
        also=("Ctrl+Y",),
    ),
    ActionSpec(
        "tool_window",
        "W/L",
        "W",
        "Left drag changes window and level",
        viewing.choose_tool,
        "Tools",
        "window_level",
        True,
        "tool",
    ),
    ActionSpec(
        "tool_zoom", "Zoom", "Z", "Left drag zooms", viewing.choose_tool, "Tools", "zoom", True, "tool"
    ),
    ActionSpec(
        "tool_pan", "Pan", "P", "Left drag moves the image", viewing.choose_tool, "Tools", "pan", True, "tool"
    ),
    ActionSpec(
        "tool_ruler",
        "Ruler",
        "L",
        "Measure a length; it says what its spacing rests on",
        viewing.choose_tool,
        "Measure",
        "",
        True,
        "tool",
    ),
    ActionSpec(
        "tool_angle",
        "Angle",
        "V",
        "Measure an angle at a vertex",
        viewing.choose_tool,
        "Measure",
        "",
        True,
        "tool",
    ),
    ActionSpec(
        "tool_cobb",
        "Cobb angle",
        "Shift+V",
        "Measure the angle between two end plates",
        viewing.choose_tool,
        "Measure",
        "",
        True,
        "tool",
    ),
    ActionSpec(
        "tool_ctr",
        "Cardiothoracic ratio",
        "J",
        "Draw the thorax's and the heart's width (Shift+J proposes them)",
        viewing.choose_tool,
        "Measure",
        "",
        True,
        "tool",
    ),
    ActionSpec(
        "propose_ctr",
        "Propose cardiothoracic ratio",
        "Shift+J",
        "A model finds lungs and heart and places the lines; drag them where they are wrong",
        measuring.propose_ratio,
        "Measure",
    ),
    ActionSpec(
        "tool_ellipse",
        "Region (ellipse)",
        "E",
        "Mean, deviation and area of an ellipse",
        viewing.choose_tool,
        "Measure",
        "",
        True,
        "tool",
    ),
    ActionSpec(
        "tool_rectangle",
        "Region (rectangle)",
        "Shift+E",
        "Mean, deviation and area of a rectangle",
        viewing.choose_tool,
        "Measure",
        "",
        True,
        "tool",
    ),
    ActionSpec(
        "tool_arrow", "Arrow", "Y", "Point to something", viewing.choose_tool, "Measure", "", True, "tool"
    ),
    ActionSpec(
        "tool_text", "Text", "D", "Write on the image", viewing.choose_tool, "Measure", "", True, "tool"
    ),
    ActionSpec(
        "tool_calibrate",
        "Calibrate",
        "Shift+L",
        "Draw a line whose length you know",
        viewing.choose_tool,
        "Measure",
        "",
        True,
        "tool",
    ),
    ActionSpec(
        "tool_auto_window",
        "Window of a region",
        "Shift+W",
        "Draw a region: window and level follow its values",
        viewing.choose_tool,
        "Measure",
        "",
        True,
        "tool",
    ),
    ActionSpec(
        "file_spacing",
        "Use the file's spacing",
        "Ctrl+Shift+L",
        "Take the calibration back",
        measuring.forget_calibration,
        "Measure",
    ),
    ActionSpec(
        "delete_annotation",
        "Delete measurement",
        "Del",
        "Delete the chosen measurement",
        measuring.delete_selected,
        "Measure",
        by_hand=True,
    ),
    ActionSpec(
        "delete_annotations",
        "Delete all measurements",
        "Ctrl+Del",
        "Delete every measurement on this image",
        measuring.delete_all,
        "Measure",
    ),
    ActionSpec(
        "key_image",
        "Key image",
        "K",
        "Mark this image as a key image",
        measuring.key_image,
        "Measure",
        "",
        True,
    ),
    ActionSpec("measure_menu", "Measure", "B", "Every measuring tool", measuring.show_tools, "Measure"),
    ActionSpec("fit", "Fit", "F", "Show the whole image", viewing.fit, "Image", "fit"),
    ActionSpec(
        "one_to_one",
        "1:1",
        "0",
        "One image pixel on one screen pixel",
        viewing.one_to_one,
        "Image",
        "one_to_one",
    ),
    ActionSpec("zoom_in", "Zoom in", "+", "Zoom in at the middle", viewing.zoom_in, "Image", also=("=",)),
    ActionSpec("zoom_out", "Zoom out", "-", "Zoom out at the middle", viewing.zoom_out, "Image"),
    ActionSpec("invert", "Invert", "I", "Swap black and white", viewing.invert, "Image", "invert", True),
    ActionSpec("rotate", "Rotate", "Shift+R", "Turn the image clockwise", viewing.rotate, "Image", "rotate"),
    ActionSpec("flip", "Flip", "Shift+F", "Mirror the image left to right", viewing.flip, "Image", "flip"),
    ActionSpec(
        "reset_view", "Reset view", "Ctrl+0", "Zoom, turn and window as at first", viewing.reset_view, "Image"
    ),
    ActionSpec("preset_1", "Window preset 1", "1", "The file's first window", viewing.preset_1, "Image"),
    ActionSpec("preset_2", "Window preset 2", "2", "The file's second window", viewing.preset_2, "Image"),
    ActionSpec("preset_3", "Window preset 3", "3", "The file's third window", viewing.preset_3, "Image"),
    ActionSpec(
        "layout_one", "1", "Shift+1", "One image", viewing.choose_layout, "Layout", "", True, "layout"
    ),
    ActionSpec(
        "layout_two",
        "1|2",
        "Shift+2",
        "Current and prior side by side",
        viewing.choose_layout,
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
        viewing.choose_layout,
        "Layout",
        "",
        True,
        "layout",
    ),
    ActionSpec(
        "layout_hung",
        "Hang",
        "Shift+4",
        "The images of the study and its prior, as the hanging protocol says",
        hanging.rehang,
        "Layout",
        "",
        True,
        "layout",
    ),
    ActionSpec(
        "hanging_menu",
        "Hanging protocol…",
        "Ctrl+H",
        "Choose another hanging protocol",
        hanging.show_menu,
        "Layout",
    ),
    ActionSpec(
        "hanging_why",
        "Why this layout",
        "Shift+U",
        "Why this hanging protocol was chosen, and why not another",
        hanging.show_why,
        "Layout",
    ),
    ActionSpec(
        "hanging_save",
        "Save arrangement…",
        "Ctrl+Shift+H",
        "Save what stands where now as a hanging protocol of yours",
        hanging.save,
        "Layout",
    ),
    ActionSpec(
        "link",
        "Linked",
        "Shift+K",
        "The prior follows in zoom and place; through the registration where there is one",
        compare.link,
        "Compare",
        "",
        True,
    ),
    ActionSpec(
        "register",
        "Register prior",
        "Ctrl+G",
        "Lay the prior onto the current image",
        compare.register,
        "Compare",
    ),
    ActionSpec(
        "bend_prior",
        "Register with bending",
        "Shift+G",
        "Registration that also bends the prior: for another posture or breathing",
        compare.bend,
        "Compare",
    ),
    ActionSpec(
        "blink",
        "Blink",
        "Shift+B",
        "Current and registered prior in turn, in the same place",
        compare.blink,
        "Compare",
        "",
        True,
    ),
    ActionSpec(
        "blink_once",
        "Current or prior",
        "/",
        "Change to the other of the two, once",
        compare.blink_once,
        "Compare",
    ),
    ActionSpec("blink_faster", "Blink faster", ">", "More changes a second", compare.blink_faster, "Compare"),
    ActionSpec(
        "blink_slower", "Blink slower", "<", "Fewer changes a second", compare.blink_slower, "Compare"
    ),
    ActionSpec(
        "difference",
        "Difference",
        "Shift+D",
        "Computed: what is denser or less dense than on the prior",
        compare.difference,
        "Compare",
        "",
        True,
    ),
    ActionSpec(
        "show_gaze",
        "Gaze",
        "G",
        "Show or hide live gaze and its heatmap",
        viewing.overlays_changed,
        "Show",
        "gaze",
        True,
    ),
    ActionSpec(
        "show_scanpath",
        "Scanpath",
        "S",
        "Show or hide fixations and scanpaths",
        viewing.overlays_changed,
        "Show",
        "scanpath",
        True,
    ),
    ActionSpec(
        "show_matex",
        "MATEX",
        "M",
        "Show or hide the attribution map",
        viewing.overlays_changed,
        "Show",
        "heatmap",
        True,
    ),
    ActionSpec(
        "hide_all",
        "Hide everything",
        "H",
        "Hide overlays and corner texts; again to bring them back",
        viewing.overlays_changed,
        "Show",
        "hide",
        True,
    ),
    ActionSpec(
        "show_corners",
        "Corner texts",
        "T",
        "Show or hide the texts in the corners",
        viewing.overlays_changed,
        "Show",
        "",
        True,
    ),
    ActionSpec(
        "show_annotations",
        "Measurements",
        "Shift+M",
        "Show or hide your measurements",
        viewing.overlays_changed,
        "Show",
        "",
        True,
    ),
    ActionSpec(
        "show_anatomy",
        "Lung and heart outlines",
        "Shift+A",
        "Show or hide the outlines that the model found",
        viewing.overlays_changed,
        "Show",
        "",
        True,
    ),
    ActionSpec(
        "show_marks",
        "Overlays of the file",
        "Shift+H",
        "Show or hide the file's own overlays and shutter",
        viewing.overlays_changed,
        "Show",
        "",
        True,
    ),
    ActionSpec(
        "magnifier", "Magnifier", "Q", "A lens under the mouse", viewing.overlays_changed, "Show", "", True
    ),
    ActionSpec(
        "lens_stronger",
        "Magnifier: stronger",
        "Shift+Q",
        "The lens's next power, 1.5 to 8 times (also Shift+wheel over the image)",
        viewing.lens_stronger,
        "Show",
    ),
    ActionSpec(
        "lens_larger",
        "Magnifier: larger",
        "Alt+Q",
        "The lens's next size (also Ctrl+Shift+wheel over the image)",
        viewing.lens_larger,
        "Show",
    ),
    ActionSpec(
        "probe",
        "Pixel probe",
        "Shift+P",
        "Stored, modality and display value under the mouse",
        viewing.overlays_changed,
        "Show",
        "",
        True,
    ),
    ActionSpec(
        "why",
        "Why this look",
        "U",
        "The rules that made the image look as it does",
        measuring.show_why,
        "Show",
    ),
    ActionSpec(
        "record",
        "Record",
        "R",
        "Record gaze while reading (asks for consent first)",
        gaze.toggle_recording,
        "Gaze",
        "record",
        True,
    ),
    ActionSpec(
        "play",
        "Play",
        "Space",
        "Play or pause the recorded gaze",
        gaze.toggle_play,
        "Gaze",
        "play",
        False,
        "",
        True,
    ),
    ActionSpec(
        "play_back", "Back 5 s", ",", "Go back 5 s in the recording", gaze.play_back, "Gaze", "previous"
    ),
    ActionSpec(
        "play_forward", "Forward 5 s", ".", "Go on 5 s in the recording", gaze.play_forward, "Gaze", "next"
    ),
    ActionSpec("replay_speed", "Replay speed", "X", "The next speed of the replay", gaze.next_speed, "Gaze"),
    ActionSpec(
        "show_whole",
        "Show all",
        "Shift+X",
        "Leave the replay, show the whole scanpath",
        gaze.leave_replay,
        "Gaze",
    ),
    ActionSpec(
        "tracker",
        "Start or stop tracker",
        "Ctrl+T",
        "Start or stop the eye tracker",
        gaze.toggle_tracker,
        "Gaze",
    ),
    ActionSpec(
        "calibrate",
        "Calibrate…",
        "Ctrl+K",
        "Calibrate and validate the eye tracker",
        gaze.calibrate,
        "Gaze",
    ),
    ActionSpec(
        "check_drift",
        "Drift check",
        "Ctrl+Shift+K",
        "Look at one target: how far gaze is off now",
        gaze.check_drift,
        "Gaze",
    ),
    ActionSpec(
        "analysis",
        "Gaze analysis…",
        "Ctrl+Shift+G",
        "Areas of interest, gaze over time, the gaze report",
        analysis.open_analysis,
        "Gaze",
    ),
    ActionSpec(
        "select_all_gaze",
        "Whole recording",
        "Ctrl+Shift+A",
        "Draft with the whole recording again",
        gaze.clear_selection,
        "Gaze",
    ),
    ActionSpec(
        "ai",
        "AI on request",
        "A",
        "Ask the models: explanation, scanpaths, findings and a draft",
        ai.toggle_ai,
        "AI",
        "ai",
        True,
    ),
    ActionSpec(
        "explain",
        "Explain phrase",
        "Ctrl+Return",
        "Explain the chosen finding or phrase",
        ai.run_explain,
        "AI",
    ),
    ActionSpec(
        "diagnose",
        "Findings",
        "Ctrl+Shift+D",
        "Finding probabilities without and with gaze",
        ai.run_diagnose,
        "AI",
    ),
    ActionSpec(
        "draft", "Draft report", "Ctrl+R", "Draft the report without and with gaze", ai.run_draft, "AI"
    ),
    ActionSpec("stop_jobs", "Stop all jobs", "Ctrl+.", "Cancel everything that runs", ai.stop_jobs, "AI"),
    ActionSpec(
        "next_sample", "Next sampled scanpath", "N", "Draw the next sampled scanpath", ai.next_sample, "AI"
    ),
    ActionSpec("contour", "Contour", "C", "A line where the map crosses the level", ai.toggle_contour, "AI"),
    ActionSpec("more_opaque", "Map more opaque", "O", "Cover the image more", ai.more_opaque, "AI"),
    ActionSpec("less_opaque", "Map less opaque", "Shift+O", "Cover the image less", ai.less_opaque, "AI"),
    ActionSpec(
        "add_sentence",
        "Add sentence",
        "Ctrl+N",
        "Write a sentence of your own",
        report.add_sentence,
        "Report",
    ),
    ActionSpec(
        "accept_all",
        "Accept all",
        "Ctrl+Shift+Return",
        "Take every drafted sentence over",
        report.accept_all,
        "Report",
    ),
    ActionSpec(
        "sign", "Sign", "Ctrl+Shift+S", "Sign the report, or take the signature back", report.sign, "Report"
    ),
    ActionSpec(
        "mark_read",
        "Mark read",
        "Ctrl+M",
        "The unaided reading is finished; opens the AI panels",
        ai.mark_read,
        "AI",
        "check",
        True,
    ),
    ActionSpec(
        "panel_studies", "Studies", "F2", "Fold or unfold the study list", panels.fold, "Panels", "", True
    ),
    ActionSpec(
        "panel_right", "Results", "F3", "Fold or unfold the result panel", panels.fold, "Panels", "", True
    ),
    ActionSpec(
        "panel_timeline", "Timeline", "F4", "Fold or unfold the timeline", panels.fold, "Panels", "", True
    ),
    ActionSpec(
        "tab_findings",
        "Findings",
        "Ctrl+1",
        "Findings, seen / not seen, report",
        panels.choose_tab,
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
        panels.choose_tab,
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
        panels.choose_tab,
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
        panels.choose_tab,
        "Panels",
        "",
        True,
        "tab",
    ),
    ActionSpec(
        "float_tab",
        "Float or dock this panel",
        "Ctrl+Shift+W",
        "The shown panel in a window of its own, on another screen where there is one; again to put it back",
        panels.float_tab,
        "Panels",
    ),
    ActionSpec(
        "float_prior",
        "Float or dock the prior",
        "Ctrl+Shift+2",
        "The prior in a window of its own, on another screen where there is one; again to put it back",
        panels.float_prior,
        "Panels",
    ),
    ActionSpec(
        "dock_all",
        "Dock everything",
        "Ctrl+Shift+0",
        "Put every panel and pane back into the window",
        panels.dock_all,
        "Panels",
    ),
    ActionSpec("search", "Search studies", "Ctrl+F", "Search the study list", panels.focus_search, "Panels"),
    ActionSpec(
        "next_study", "Next study", "PgDown", "Open the next study of the list", studies.next_study, "Panels"
    ),
    ActionSpec(
        "previous_study",
        "Previous study",
        "PgUp",
        "Open the study before it in the list",
        studies.previous_study,
        "Panels",
    ),
    ActionSpec(
        "rebuild_list",
        "Rebuild list",
        "Ctrl+Shift+F5",
        "Make the list of studies again from the library's folders",
        studies.rebuild,
        "Panels",
    ),
    ActionSpec("larger_text", "Larger text", "Ctrl++", "Text 10 % larger", window.larger_text, "Window"),
    ActionSpec("smaller_text", "Smaller text", "Ctrl+-", "Text 10 % smaller", window.smaller_text, "Window"),
    ActionSpec(
        "light_theme",
        "Light theme",
        "Ctrl+Shift+T",
        "Light panels for lecture halls; the film keeps its dark surround",
        window.light_theme,
        "Window",
        "",
        True,
    ),
    ActionSpec("menu", "Menu", "F10", "Every command by section", window.show_menu, "Window", "menu"),
    ActionSpec(
        "full_screen", "Full screen", "F11", "Full screen on or off", window.full_screen, "Window", "", True
    ),
    ActionSpec(
        "test_pattern",
        "Test pattern",
        "Ctrl+F11",
        "Fill the screen with a test pattern; arrows change it",
        measuring.show_test_pattern,
        "Window",
    ),
    ActionSpec("keys", "Keys", "?", "Show all keys", window.show_keys, "Help"),
    ActionSpec(
        "about",
        "About RadGaze",
        "F1",
        "Version, licences, what the models were trained on",
        window.show_about,
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


def watched(action: QAction) -> bool:
    """Its key is watched by hand: Qt does not know it."""
    return bool(action.data()) and not action.shortcuts()


def build(main_window: MainWindow, keys: Keys | None = None) -> dict[str, QAction]:
    """QActions for the whole table, connected to their commands. keys: `ui.keys.settle`."""
    keys = settle(ACTIONS, {})[0] if keys is None else keys
    made: dict[str, QAction] = {}
    groups: dict[str, QActionGroup] = {}
    for spec in ACTIONS:
        mine = keys[spec.id]
        first = mine[0] if mine else ""
        action = QAction(spec.text, main_window)
        action.setObjectName(spec.id)
        action.setToolTip(tooltip(spec, first))
        action.setStatusTip(spec.tip)
        action.setCheckable(spec.checkable)
        if not spec.by_hand or first != spec.keys:
            action.setShortcuts([QKeySequence(key) for key in mine])
        action.setData(first)
        if spec.group:
            if spec.group not in groups:
                groups[spec.group] = QActionGroup(main_window)
                groups[spec.group].setExclusive(True)
            groups[spec.group].addAction(action)
        # no partial: Qt would not hand it `checked`
        action.triggered.connect(lambda checked=False, row=spec: _call(main_window, row, checked))
        main_window.addAction(action)
        made[spec.id] = action
    draw_icons(made)
    return made


def draw_icons(actions: Mapping[str, QAction]) -> None:
    """In the colours of the theme."""
    for spec in ACTIONS:
        if spec.icon:
            actions[spec.id].setIcon(theme().icon(spec.icon))


def _call(main_window: MainWindow, spec: ActionSpec, checked: bool = False) -> None:
    if spec.group:
        spec.command(main_window, spec.id)
    elif spec.checkable:
        spec.command(main_window, checked)
    else:
        spec.command(main_window)
