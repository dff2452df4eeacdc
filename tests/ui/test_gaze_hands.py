"""The hands around a recording, and what the window draws of trackers and detectors."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from pages import file_in
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton

from eyetracking import events, providers
from eyetracking import tracker as tracker_module
from eyetracking.events import table as detector_table


@pytest.fixture
def tracked(make_desk, rg1):
    """A film, what tracks gaze on it, and the real tracker host; nothing streams."""
    desk = make_desk("tracking", "timeline")
    desk.start_tracker_host()
    desk.open_path(rg1)
    return desk


def stream(window, qtbot):
    window.recorder.start("mouse", {})
    qtbot.waitUntil(lambda: window.recorder.state == "streaming")
    return window


def recorded(window, qtbot):
    window.recorder.begin("T01", "test")
    qtbot.waitUntil(lambda: window.recorder.recording is not None)
    return window


@pytest.fixture
def streaming(tracked, qtbot):
    return stream(tracked, qtbot)


@pytest.fixture
def recording(streaming, qtbot):
    return recorded(streaming, qtbot)


def said(window, key: str) -> bool:
    return window.messages.shown(key) is not None


def act(window, key: str, words: str) -> None:
    bar = window.messages.shown(key)
    next(b for b in bar.findChildren(QAbstractButton) if b.text() == words).click()


def agree(window) -> None:
    window.recorder.agreed("T01", "test", "reader")


def test_a_recording_begins_after_a_cross_and_esc_records_nothing(streaming, qtbot):
    window, recorder, tracking = streaming, streaming.recorder, streaming.tracking
    window.settings.tracker.countdown_s = 0.5
    agree(window)
    cross = tracking.cross
    assert cross is not None
    assert recorder.recording is None
    assert recorder.views.panes == {}  # the film is not to be seen
    qtbot.keyClick(cross, Qt.Key.Key_Escape)
    assert tracking.cross is None
    qtbot.wait(600)
    assert recorder.recording is None
    assert window.session.recordings == []
    agree(window)
    qtbot.waitUntil(lambda: recorder.recording is not None)
    assert "main" in recorder.views.panes


def test_ai_on_the_film_is_asked_about_before_it_is_recorded(streaming, qtbot, monkeypatch):
    window, recorder = streaming, streaming.recorder
    window.settings.tracker.countdown_s = 0.0
    shown = ["a map of x"]
    monkeypatch.setattr("ui.gaze.tracking.ai_in_view", lambda *_a, **_k: list(shown))
    agree(window)
    assert said(window, "aided")
    assert recorder.recording is None
    act(window, "aided", "Record with it")
    qtbot.waitUntil(lambda: recorder.recording is not None)
    shown.clear()
    recorder.tick()
    recorder.end()
    qtbot.waitUntil(lambda: recorder.recording is None)
    from eyetracking.recording import open_recording

    entry = window.session.recordings[0]
    rec = open_recording(window.session.folder / entry.folder)
    assert rec.session["ai_shown"] == ["a map of x"]
    assert [e["what"] for e in rec.events if e["kind"] == "shown"] == [["a map of x"], []]


def test_a_recording_is_told_where_the_panels_stand_and_what_the_reader_does(make_desk, qtbot, rg1):
    window = make_desk("tracking", "timeline", "results")
    window.start_tracker_host()
    window.open_path(rg1)
    stream(window, qtbot)
    recorder = window.recorder
    window.results.resize(300, 600)
    window.tracking.watch_panels(window.results, {})
    window.settings.tracker.countdown_s = 0.0
    agree(window)
    qtbot.waitUntil(lambda: recorder.recording is not None)
    window.results.show()
    window.tracking.panels.tick()
    window.session.write_report(window.session.report.added("The lungs are clear."), "Write")
    recorder.end()
    qtbot.waitUntil(lambda: recorder.recording is None)
    from eyetracking.recording import open_recording

    rec = open_recording(window.session.folder / window.session.recordings[0].folder)
    lines = [e for e in rec.events if e["kind"] == "panels"]
    assert "image" in {panel["name"] for panel in lines[0]["panels"]}
    assert "findings" in {panel["name"] for panel in lines[-1]["panels"]}
    acts = [(e["what"], e["text"]) for e in rec.events if e["kind"] == "act"]
    assert acts == [("sentence edited", "The lungs are clear.")]


def test_leaving_the_film_during_a_recording_asks(opened, qtbot, tmp_path, rg1):
    import shutil

    window = recorded(stream(opened(), qtbot), qtbot)
    other = Path(shutil.copy(rg1, tmp_path / "other.dcm"))
    window.open_path(other)
    assert window.recorder.recording is not None
    assert said(window, "leaving")
    act(window, "leaving", "Stay")
    assert not said(window, "leaving")
    assert window.recorder.recording is not None


def test_a_recording_ends_with_its_patient(recording, qtbot):
    """It must not go on over the next film."""
    window = recording
    folder = window.session.folder / window.recorder.recording.folder
    window.workspace.leave()
    qtbot.waitUntil(lambda: window.recorder.recording is None)
    from eyetracking.recording import open_recording

    assert open_recording(folder).end == "closed"


def test_gaze_does_not_count_while_the_film_is_covered_and_that_is_noted(recording, qtbot, monkeypatch):
    window, recorder = recording, recording.recorder
    assert "main" in recorder.views.panes
    monkeypatch.setattr(window.tracking.watch, "covered", lambda: True)
    qtbot.waitUntil(lambda: "main" not in recorder.views.panes)
    assert said(window, "covered")
    monkeypatch.setattr(window.tracking.watch, "covered", lambda: False)
    qtbot.waitUntil(lambda: "main" in recorder.views.panes)
    folder = window.session.folder / recorder.recording.folder
    recorder.end()
    qtbot.waitUntil(lambda: recorder.recording is None)
    from eyetracking.recording import open_recording

    rec = open_recording(folder)
    shown = [view.transform is not None for view in rec.views if view.pane == "main"]
    assert shown[:1] == [True]
    assert False in shown[1:]
    assert shown[-1]
    assert any("covers it" in e.get("text", "") for e in rec.events if e["kind"] == "note")


def test_windows_over_a_film_cover_the_share_that_lies_under_them():
    from ui.gaze.occlusion import share_under

    film = (100, 100, 800, 600)
    assert share_under(film, []) == 0
    assert share_under(film, [(100, 100, 400, 600)]) == pytest.approx(0.5)
    assert share_under(film, [(100, 100, 400, 600), (100, 100, 400, 300)]) == pytest.approx(0.5)
    assert share_under(film, [(0, 0, 2000, 2000)]) == 1


def test_the_reader_does_not_see_where_he_looks_unless_he_asks(streaming):
    window = streaming
    stage = window.stage
    stage.live([(100.0, 100.0)])
    assert len(stage.point._trail) == 0
    stage.point.live = True
    stage.live([(100.0, 100.0)])
    assert len(stage.point._trail) == 1


def test_the_ring_goes_when_the_stream_ends(streaming, qtbot):
    window = streaming
    window.stage.point.live = True
    window.recorder.stop()
    qtbot.waitUntil(lambda: window.recorder.state == "stopped")
    qtbot.wait(100)
    assert len(window.stage.point._trail) == 0


def test_closing_asks_while_gaze_waits_for_a_full_disk(opened, qtbot):
    window = recorded(stream(opened(), qtbot), qtbot)
    window.recorder.waiting = 750
    window.close()
    visible, asked = window.isVisible(), said(window, "unsaved gaze")
    window.recorder.waiting = 0
    assert (visible, asked) == (True, True)


def gaze_panel(window):
    from ui.panels.gaze import GazePanel

    return GazePanel(window.shell, window.recorder, window.stage)


def test_options_that_the_form_does_not_show_survive_a_start(tracked):
    window = tracked
    settings = window.settings.tracker
    settings.provider, settings.options = "lsl", {"source_id": "abc", "stream": "x"}
    window.recorder.provider, window.recorder.options = "lsl", dict(settings.options)
    panel = gaze_panel(window)
    started = []
    window.recorder.start = lambda name, options: started.append((name, options))
    panel._fields["stream"].setText("y")
    panel._start()
    assert started[0][0] == "lsl"
    assert started[0][1]["source_id"] == "abc"
    assert started[0][1]["stream"] == "y"
    assert "source_id abc" in panel._about.text()


def test_each_tracker_keeps_its_options(streaming, qtbot):
    recorder = streaming.recorder
    recorder.start("simulated-reader", {"seed": "5"})
    recorder.start("mouse", {})
    panel = gaze_panel(streaming)
    panel.provider.setCurrentIndex(panel.provider.findData("simulated-reader"))
    assert panel._fields["seed"].text() == "5"


@pytest.mark.parametrize(
    ("text", "good"), [("r", False), ("1.5", False), ("-1", False), ("7", True), ("", True)]
)
def test_a_seed_takes_a_whole_number_and_says_so_at_the_field(tracked, text, good):
    panel = gaze_panel(tracked)
    panel.provider.setCurrentIndex(panel.provider.findData("simulated-reader"))
    panel._fields["seed"].setText(text)
    assert panel._check() == good
    assert panel.start.isEnabled() == good
    assert bool(panel._fields["seed"].accessibleDescription()) != good


def test_a_tracker_that_is_chosen_and_does_not_run_is_said(streaming):
    panel = gaze_panel(streaming)
    assert panel._running.text() == ""
    panel.provider.setCurrentIndex(panel.provider.findData("replay"))
    assert (
        panel._running.text()
        == "Mouse (no eye tracker) still runs. Restart changes to Replay of a recording."
    )


def test_the_screen_is_entered_and_what_is_assumed_is_said(streaming):
    window, recorder = streaming, streaming.recorder
    panel = gaze_panel(window)
    assert recorder.geometry().assumed
    assert "eye distance" in panel._screen.text()
    for name, text in (("width_mm", "527"), ("height_mm", "296,5"), ("distance_mm", "650")):
        panel._mm[name].setText(text)
    panel._enter_screen()
    geometry = recorder.geometry()
    assert (geometry.width_mm, geometry.height_mm, geometry.distance_mm) == (527.0, 296.5, 650.0)
    assert not geometry.assumed
    assert panel._screen.text() == ""
    panel._mm["distance_mm"].setText("65")  # centimetres
    panel._enter_screen()
    assert "between 200 and 2000" in panel._screen.text()
    assert recorder.geometry().distance_mm == 650.0


def test_the_heat_map_follows_the_stretch_and_the_replay(tracked):
    from app.reading.records import Gaze
    from eyetracking.scanpaths.heatmap import fixation_heatmap
    from eyetracking.scanpaths.types import Scanpath

    window = tracked
    session, stage = window.session, window.stage
    w, h = session.study.width_px, session.study.height_px
    path = Scanpath(
        x_px=np.array([0.2 * w, 0.8 * w]), y_px=np.full(2, h / 2), duration_ms=np.full(2, 300.0),
        onset_ms=np.array([0.0, 1000.0]), width_px=w, height_px=h,
    )  # fmt: skip
    t = np.arange(0.0, 1300.0, 4.0)
    gaze = Gaze(t, np.full(len(t), w / 2), np.full(len(t), h / 2), np.ones(len(t), dtype=bool))
    session.set_gaze(gaze, path, fixation_heatmap(path, sigma_px=w / 30))

    def sides() -> tuple[bool, bool]:
        values = stage.gaze_heat._values
        middle = values.shape[1] // 2
        return bool(values[:, :middle].max() > 0.5), bool(values[:, middle:].max() > 0.5)

    assert sides() == (True, True)
    stage.play_at(100.0)
    assert sides() == (True, False)
    stage.play_at(1100.0)
    assert sides() == (True, True)
    stage.play_at(None)
    session.select((900.0, 1300.0))
    assert sides() == (False, True)
    playback = window.timeline.playback
    playback.rest()
    playback.play()
    assert playback.position_ms == 900.0
    playback.pause()


TRACKER = file_in("docs/adding.md", "glass_eye.py")


def test_a_new_tracker_is_one_new_file(make_desk, tmp_path, monkeypatch):
    (tmp_path / "glass_eye.py").write_text(TRACKER)
    monkeypatch.setattr(providers, "__path__", [*providers.__path__, str(tmp_path)])
    monkeypatch.setattr(tracker_module, "_registry", dict(tracker_module._registry))
    window = make_desk("tracking")
    panel = gaze_panel(window)
    panel.provider.setCurrentIndex(panel.provider.findData("glass"))
    assert panel.provider.currentText() == "Glass eye"
    assert panel._about.text() == "Looks at nothing."
    assert panel._fields["shine"].text() == "3"
    assert not panel.look_for.isHidden()
    window.recorder.provider = "glass"
    window.recorder.state = "connecting"
    assert window.recorder.words()[0].startswith("Tracker: Glass eye")


DETECTOR = file_in("docs/adding.md", "long_look.py")


def test_a_new_detector_is_one_new_file(make_desk, tmp_path, monkeypatch):
    (tmp_path / "long_look.py").write_text(DETECTOR)
    monkeypatch.setattr(events, "__path__", [*events.__path__, str(tmp_path)])
    monkeypatch.setattr(detector_table, "_registry", dict(detector_table._registry))
    analysis = make_desk("tracking", "timeline", "analysis").analysis
    at = analysis.detector.findData("whole")
    assert analysis.detector.itemText(at) == "One long look"
    assert analysis.detector.itemData(at, Qt.ItemDataRole.ToolTipRole) == "All of it is one fixation."
    assert analysis.detector.currentData() == "ivt"
    analysis.close()
