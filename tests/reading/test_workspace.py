"""What is told when, from the first film to the way back to it: without a window."""

from __future__ import annotations

import json
from types import SimpleNamespace

import numpy as np
import pytest

from app.library.index import Library
from app.reading import workspace as events
from app.reading.picture import load_picture
from app.reading.view import ViewState
from app.reading.workspace import PaintedView, Workspace
from eyetracking.mapping import ViewTransform
from inference import api, messages

TRANSFORM = ViewTransform(
    image_width_px=64, image_height_px=48, zoom=1.0, centre_x_px=32.0, centre_y_px=24.0, quarter_turns=0,
    flipped=False, viewport_x_px=0.0, viewport_y_px=0.0, viewport_width_px=64.0, viewport_height_px=48.0,
)  # fmt: skip
QUIET = (events.TopicChanged, events.UndoMoved)


class Client:
    """A worker that is asked and says nothing by itself."""

    def __init__(self) -> None:
        self.asked: list[api.Request] = []
        self.cancelled: list[str] = []

    def put_image(self, image):
        return api.FrameRef(segment="none", offset=0, shape=image.shape, dtype="uint16", digest="")

    def submit(self, request):
        self.asked.append(request)
        return f"job {len(self.asked)}"

    def cancel(self, job_id):
        self.cancelled.append(job_id)

    def read_map(self, ref):
        return np.zeros((4, 4), np.float32)


@pytest.fixture
def films(tmp_path):
    """Two films of one size, each in a file of its own."""
    from PIL import Image

    made = []
    for number in (1, 2):
        path = tmp_path / f"film {number}.png"
        grey = np.full((48, 64), 40 * number, np.uint8)
        grey[:10, :20] = 200
        Image.fromarray(grey).save(path)
        made.append(load_picture(path))
    return made


@pytest.fixture
def reading(tmp_path):
    """A workspace with a library and a client, and the names of what it told."""
    client = Client()
    space = Workspace(lambda: client)
    told: list[str] = []
    space.listen(
        object, lambda event: None if isinstance(event, QUIET) else told.append(type(event).__name__)
    )
    space.open_library(Library(tmp_path / "library"))
    yield SimpleNamespace(space=space, client=client, told=told)
    space.leave()
    space.sessions.close()
    space.shelf.close()


def painted(t_ns: int) -> PaintedView:
    return PaintedView(t_ns=t_ns, transform=TRANSFORM, centre=1.0, width=2.0, invert=False, pane="main")


def show_and_file(space: Workspace, film) -> None:
    space.show(film, view=ViewState())
    space.filed(film, space.library.add_radiograph(film.radiograph))


def test_the_order_of_events_from_film_to_film_and_back(reading, films):
    space, told = reading.space, reading.told
    told.clear()
    show_and_file(space, films[0])
    assert told == ["Leaving", "SessionLeft", "FilmLeft", "FilmShown", "StudyFiled", "SessionBegun"]
    first = space.session
    first.set_choices(phrase="left")
    told.clear()
    show_and_file(space, films[1])
    assert told == [
        *("Leaving", "Saved", "AllSaved", "SessionLeft", "FilmLeft"),
        *("FilmShown", "StudyFiled", "SessionBegun"),
    ]
    show_and_file(space, films[0])
    assert space.session is first
    assert space.session.choices.phrase == "left"


def test_when_it_is_told_that_a_film_is_left_the_old_one_is_there_and_its_session_is_not(reading, films):
    space = reading.space
    show_and_file(space, films[0])
    seen = []
    space.listen(events.Leaving, lambda _e: seen.append((space.film, space.session is not None)))
    space.listen(events.FilmLeft, lambda _e: seen.append((space.film, space.session is not None)))
    space.listen(events.FilmShown, lambda _e: seen.append((space.film, space.study)))
    space.show(films[1], view=ViewState())
    assert seen == [(films[0], True), (films[0], False), (films[1], None)]


def test_views_that_were_painted_before_the_session_are_in_its_record(reading, films):
    space = reading.space
    space.show(films[0], view=ViewState())
    space.log_view(painted(5))
    space.filed(films[0], space.library.add_radiograph(films[0].radiograph))
    space.log_view(painted(6))
    space.save()
    lines = (space.session.folder / "views.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["t_ns"] for line in lines] == [5, 6]


def test_views_of_a_film_that_was_never_filed_are_not_those_of_the_next(reading, films):
    space = reading.space
    space.show(films[0], view=ViewState())
    space.log_view(painted(5))
    show_and_file(space, films[1])
    space.save()
    assert not (space.session.folder / "views.jsonl").exists()


def test_a_film_that_is_filed_late_gets_no_session_where_another_one_is_read(reading, films):
    space = reading.space
    space.show(films[0], view=ViewState())
    study = space.library.add_radiograph(films[0].radiograph)
    show_and_file(space, films[1])
    begun = space.session
    assert not space.filed(films[0], study)
    assert space.session is begun
    assert space.study.id != study.id


def test_a_late_result_of_another_film_is_not_delivered(reading, films):
    space, came = reading.space, []
    show_and_file(space, films[0])
    late = space.for_this_film(came.append)
    late("in time")
    show_and_file(space, films[1])
    late("late")
    assert came == ["in time"]


def test_a_late_answer_of_the_worker_does_not_reach_the_next_session(reading, films):
    space = reading.space
    show_and_file(space, films[0])
    job = space.jobs.explain("effusion")
    show_and_file(space, films[1])
    assert reading.client.cancelled == [job.id]
    space.jobs.handle(messages.Started(job_id=job.id))
    assert space.jobs.jobs == {}


def test_jobs_are_told_with_what_became_of_them(reading, films):
    space, states = reading.space, []
    space.listen(events.JobChanged, lambda event: states.append((event.job.slot, event.job.state)))
    show_and_file(space, films[0])
    job = space.jobs.explain("effusion")
    space.jobs.handle(messages.Started(job_id=job.id))
    assert states == [("explanation", "queued"), ("explanation", "running")]


def test_the_same_film_in_another_look_keeps_its_session_and_can_be_taken_back(reading, films):
    from copy import copy

    space = reading.space
    show_and_file(space, films[0])
    session, other = space.session, copy(films[0])
    reading.told.clear()
    space.show(other, view=ViewState(zoom=2.0, fit=False))
    assert (space.film, space.session, reading.told) == (other, session, ["LookChanged"])
    session.undo.undo()
    assert space.film is films[0]
    assert session.view == ViewState(zoom=2.0, fit=False)


def test_films_beside_go_with_the_film_that_is_read(reading, films):
    space = reading.space
    show_and_file(space, films[0])
    space.put_beside("prior", films[1])
    assert dict(space.beside) == {"prior": films[1]}
    space.show(films[1], view=ViewState())
    assert dict(space.beside) == {}


def test_a_session_that_cannot_be_written_is_told_and_written_once_it_can_be(reading, films, monkeypatch):
    space, problems = reading.space, []
    show_and_file(space, films[0])
    space.listen(events.NotSaved, lambda event: problems.append(event.folder))
    space.session.set_choices(phrase="left")
    session = space.session
    with monkeypatch.context() as full:
        full.setattr(type(session), "save", lambda _self: (_ for _ in ()).throw(OSError("no space left")))
        space.save()
    assert problems == [session.folder]
    reading.told.clear()
    space.save()
    assert reading.told == ["Saved", "AllSaved"]


def test_who_no_longer_listens_is_told_nothing(reading, films):
    told: list[object] = []
    unlisten = reading.space.listen(events.FilmShown, told.append)
    unlisten()
    reading.space.show(films[0], view=ViewState())
    assert told == []
