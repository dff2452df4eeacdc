"""The tracker controller without a window: what it asks the host, what it tells, and what it keeps."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from app.gaze import events
from app.gaze.surroundings import Surroundings
from app.gaze.tracker_controller import TrackerController
from app.reading.records import StudyRef
from app.reading.session import ReadingSession
from app.reading.workspace import Leaving, SessionBegun, Workspace
from app.settings import Settings
from eyetracking.mapping import ViewTransform
from eyetracking.messages import HostError, HostGone, HostState, LiveGaze, RecordingState
from eyetracking.tracker import TYPICAL_GEOMETRY, Capabilities, TrackerInfo

VIEW = ViewTransform.fit(100, 80, (0.0, 0.0, 1920.0, 1080.0))


class Host:
    """A tracker client that remembers what it was asked."""

    def __init__(self) -> None:
        self.asked: list[tuple[Any, ...]] = []

    def __getattr__(self, name: str) -> Any:
        return lambda *arguments, **named: self.asked.append((name, *arguments, named))

    def names(self) -> list[str]:
        return [call[0] for call in self.asked]


class OneScreen:
    """The window is on the tracked screen unless `away`."""

    away = False

    def choose(self) -> None:
        self.away = False

    def elsewhere(self) -> bool:
        return self.away

    def geometry(self) -> Any:
        return TYPICAL_GEOMETRY

    def size_mm(self) -> tuple[float, float, str]:
        return 527.0, 296.0, "entered"

    def assumed(self) -> str:
        return ""


class Room:
    """A controller, all that it stands on, and what it told."""

    def __init__(self, folder: Path) -> None:
        self.settings, self.workspace, self.host, self.screen = Settings(), Workspace(), Host(), OneScreen()
        self.ai: list[str] = []
        self.loads = 0
        self.controller = TrackerController(
            self.workspace,
            Surroundings(
                settings=self.settings,
                save_settings=lambda: None,
                client=lambda: self.host,
                screen=self.screen,
                ai_shown=lambda: list(self.ai),
                run=self._run,
            ),
        )
        self.told: list[Any] = []
        for kind in events.Event.__args__:
            self.controller.listen(kind, self.told.append)
        ref = StudyRef(id="s", title="", image_path="", image_id="film", width_px=100, height_px=80)
        self.session = ReadingSession.open(folder, ref)
        self.workspace._tell(SessionBegun(self.session))

    def _run(self, *_arguments: object, **_named: object) -> None:
        self.loads += 1

    def of(self, kind: type) -> list[Any]:
        return [event for event in self.told if isinstance(event, kind)]

    def streams(self, source: str = "own") -> None:
        able = Capabilities(source=source)  # type: ignore[arg-type]
        info = TrackerInfo(provider="t", vendor="v", model="m", rate_hz=250.0, capabilities=able)
        self.controller.handle(HostState(state="streaming", info=info))

    def records(self) -> str:
        """The host began what it was asked to; its folder's name."""
        (folder,) = [call[1] for call in self.host.asked if call[0] == "begin_recording"][-1:]
        self.controller.handle(RecordingState(recording=True, path=str(folder), samples=0))
        return str(folder)

    def paints(self) -> None:
        self.controller.views.painted(1, VIEW, 40.0, 400.0)

    def choose(self, words: str) -> None:
        (call,) = [call for said in self.of(events.Said) for text, call in said.choices if text == words]
        call()


@pytest.fixture
def room(tmp_path: Path) -> Room:
    room = Room(tmp_path / "session")
    room.settings.tracker.countdown_s = 0.0
    return room


def test_start_asks_the_host_and_keeps_the_choice_in_the_settings(room: Room) -> None:
    room.controller.start("lsl", {"stream": "gaze", "unit": ""})
    (call,) = [call for call in room.host.asked if call[0] == "start"]
    assert call[1:3] == ("lsl", {"stream": "gaze"}), "what is empty is not told"
    assert room.settings.tracker.provider == "lsl"
    assert room.settings.tracker.options == {"stream": "gaze", "unit": ""}
    assert room.controller.state == "connecting"


def test_only_the_mouse_wants_the_pointer(room: Room) -> None:
    for provider in ("mouse", "lsl"):
        room.controller.start(provider, {})
    room.controller.stop()
    assert [event.wanted for event in room.of(events.PointerWanted)] == [True, False, False]


def test_nothing_is_recorded_before_the_reader_agrees(room: Room) -> None:
    room.controller.toggle_recording()
    assert room.of(events.ConsentWanted)
    assert "begin_recording" not in room.host.names()


def test_what_was_agreed_to_goes_to_the_host(room: Room) -> None:
    room.controller.agreed("R01", "study 7", "facilitator")
    (call,) = [call for call in room.host.asked if call[0] == "begin_recording"]
    consent = call[-1]["consent"]
    assert (consent.reader_id, consent.purpose, consent.given_by) == ("R01", "study 7", "facilitator")
    assert call[-1]["session"]["image"] == "film"


def test_the_recording_begins_when_the_host_says_so_and_is_of_the_session(room: Room) -> None:
    room.streams("simulated")
    room.controller.agreed("R01", "p", "reader")
    assert room.controller.recording is None
    room.records()
    assert [entry.reader_id for entry in room.session.recordings] == ["R01"]
    assert room.session.recordings[0].source == "simulated"
    assert room.of(events.RecordingBegan)


def test_ai_on_the_film_is_asked_about_and_what_is_shown_is_told(room: Room) -> None:
    room.ai = ["a map"]
    room.controller.agreed("R01", "p", "reader")
    assert "begin_recording" not in room.host.names()
    room.choose("Record with it")
    assert [call[1] for call in room.host.asked if call[0] == "show"] == [["a map"]]


def test_hidden_ai_is_hidden_before_it_is_recorded(room: Room) -> None:
    room.ai = ["a map"]
    room.controller.listen(events.AiToBeHidden, lambda _event: room.ai.clear())
    room.controller.agreed("R01", "p", "reader")
    room.choose("Hide it and record")
    assert [call[1] for call in room.host.asked if call[0] == "show"] == [[]]


def test_ai_that_comes_while_it_records_is_told_once(room: Room) -> None:
    room.controller.agreed("R01", "p", "reader")
    room.records()
    room.ai = ["probabilities"]
    for _ in range(3):
        room.controller.tick()
    assert [call[1] for call in room.host.asked if call[0] == "show"] == [[], ["probabilities"]]


def test_while_the_cross_stands_no_view_is_told(room: Room) -> None:
    room.settings.tracker.countdown_s = 2.0
    room.paints()
    room.controller.agreed("R01", "p", "reader")
    assert [event.seconds for event in room.of(events.CrossWanted)] == [2.0]
    assert dict(room.controller.views.panes) == {}
    room.paints()
    assert dict(room.controller.views.panes) == {}
    assert room.controller.busy
    room.controller.cross_done(True)
    room.paints()
    assert list(room.controller.views.panes) == ["main"]
    assert "begin_recording" in room.host.names()


@pytest.mark.parametrize("how", ["escape", "toggle", "leave"])
def test_a_cross_that_is_cancelled_records_nothing(room: Room, how: str) -> None:
    room.settings.tracker.countdown_s = 2.0
    room.controller.agreed("R01", "p", "reader")
    if how == "escape":
        room.controller.cross_done(False)
    elif how == "toggle":
        room.controller.toggle_recording()
    else:
        room.workspace._tell(Leaving())
    assert [event.begins for event in room.of(events.CrossOver)] == [False]
    assert "begin_recording" not in room.host.names()
    assert not room.controller.busy


def test_a_recording_that_was_taken_back_before_it_began_is_ended(room: Room) -> None:
    room.controller.agreed("R01", "p", "reader")
    room.controller.end()
    room.records()
    assert room.controller.recording is None
    assert room.host.names().count("end_recording") == 2
    assert room.session.recordings == []


def test_a_recording_ends_with_its_patient(room: Room) -> None:
    room.controller.agreed("R01", "p", "reader")
    room.records()
    room.workspace._tell(Leaving())
    assert room.host.names()[-1] == "end_recording"


def test_leaving_the_film_asks_while_it_records(room: Room) -> None:
    left: list[int] = []
    assert room.controller.may_leave(lambda: left.append(1))
    room.controller.agreed("R01", "p", "reader")
    room.records()
    assert not room.controller.may_leave(lambda: left.append(1))
    assert left == []
    room.choose("End it and go on")
    assert left == [1]
    assert "end_recording" in room.host.names()


def test_closing_asks_while_gaze_waits_for_the_disk(room: Room) -> None:
    room.controller.agreed("R01", "p", "reader")
    path = room.records()
    closed: list[int] = []
    assert room.controller.may_close(lambda: closed.append(1))
    room.controller.handle(RecordingState(recording=True, path=path, samples=900, waiting=750))
    assert not room.controller.may_close(lambda: closed.append(1))
    assert room.of(events.Said)[-1].text.startswith("750 samples")
    room.choose("Close and lose them")
    assert closed == [1]
    assert room.controller.may_close(lambda: None), "it is asked once"


def test_the_end_is_told_and_the_gaze_is_loaded(room: Room) -> None:
    room.controller.agreed("R01", "p", "reader")
    path = room.records()
    room.controller.handle(RecordingState(recording=False, path=path, samples=10, text="ended by the reader"))
    assert len(room.of(events.RecordingEnded)) == room.loads == 1
    assert room.controller.recording is None


def test_another_recordings_end_is_not_this_ones(room: Room) -> None:
    room.controller.agreed("R01", "p", "reader")
    room.records()
    room.controller.handle(RecordingState(recording=False, path="/elsewhere/other", samples=10))
    assert room.controller.recording is not None


def test_a_host_that_is_gone_ends_the_recording_and_says_so(room: Room) -> None:
    room.streams()
    room.controller.agreed("R01", "p", "reader")
    room.records()
    room.controller.handle(HostGone(text="The tracker host ended."))
    assert room.controller.state == "off"
    assert room.controller.recording is None
    assert room.loads == 1
    assert room.of(events.Said)[-1].text == "The tracker host ended."


def test_what_the_host_cannot_do_is_said_with_the_way_out(room: Room) -> None:
    room.controller.start("tobii", {})
    room.controller.handle(HostError(text="No tracker was found.", way_out="Plug it in."))
    assert room.controller.error == "No tracker was found. Plug it in."
    assert room.controller.state == "off"


def test_gaze_that_comes_after_the_stream_is_not_shown(room: Room) -> None:
    gaze = LiveGaze(host_ns=[1], x_px=[1.0], y_px=[1.0], valid=[True])
    room.streams()
    room.controller.handle(gaze)
    room.controller.handle(HostState(state="stopped"))
    room.controller.handle(gaze)
    assert len(room.of(events.LiveGazeCame)) == len(room.of(events.LiveGazeEnded)) == 1


def test_a_covered_film_has_no_views_and_the_recording_says_when(room: Room) -> None:
    room.controller.agreed("R01", "p", "reader")
    room.records()
    room.paints()
    room.controller.set_covered("another program covers it")
    room.paints()
    assert dict(room.controller.views.panes) == {}
    room.controller.set_covered("")
    assert room.of(events.ViewsWanted)
    words = [call[1] for call in room.host.asked if call[0] == "annotate"]
    assert words == [
        "Gaze does not count on the film: another program covers it.",
        "Gaze counts on the film again.",
    ]


@pytest.mark.parametrize(("source", "follows"), [("own", False), ("pointer", True), ("simulated", True)])
def test_only_what_stands_for_a_tracker_follows_the_window_to_another_screen(
    room: Room, source: str, follows: bool
) -> None:
    room.streams(source)
    room.screen.away = True
    room.paints()
    assert bool(room.controller.views.panes) is follows
    assert bool(room.of(events.Said)) is not follows
    assert ("set_geometry" in room.host.names()) is follows


def test_a_new_stream_is_not_validated(room: Room) -> None:
    room.controller.validated(object())  # type: ignore[arg-type]
    room.streams()
    assert room.controller.validation is None


def test_what_was_entered_of_the_screen_is_kept_and_told(room: Room) -> None:
    room.controller.set_screen(520.0, 290.0, 0.0)
    display = room.settings.display
    assert (display.width_mm, display.height_mm, display.distance_entered) == (520.0, 290.0, False)
    assert display.distance_mm == 600.0, "the usual one, assumed"
    assert "set_geometry" in room.host.names()


def test_without_a_tracker_nothing_is_recorded(room: Room) -> None:
    room.host = None  # type: ignore[assignment]
    room.controller.toggle_recording()
    room.controller.begin("R01", "p")
    assert not room.of(events.ConsentWanted)
    assert not room.controller.busy
