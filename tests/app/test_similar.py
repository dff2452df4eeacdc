"""Films that are found by another film, by a sentence, by a region; and the work that makes it possible."""

from __future__ import annotations

import numpy as np
import pytest

from app.library.embedding_work import EmbeddingWork, Film
from app.library.similar import SimilarFilms
from inference import api, messages

MADE_BY = [
    api.ModelInfo(
        id="m", version="1", task="dual_encoder", architecture="", trained_on="", licence="", demo=True
    )
]


def answer(image=None, *, parts=(), texts=(), region=None, text_parts=()) -> api.EmbedResult:
    return api.EmbedResult(
        image=None if image is None else list(image),
        texts=[list(t) for t in texts],
        models=MADE_BY,
        seed=0,
        parts=[list(p) for p in parts],
        region=None if region is None else list(region),
        text_parts=[list(t) for t in text_parts],
    )


def parts(best: int) -> list[list[float]]:
    """Sixteen parts along the first axis of three; the one at `best` along the second."""
    return [[0.0, 1.0, 0.0] if k == best else [1.0, 0.0, 0.0] for k in range(16)]


@pytest.fixture
def films(tmp_path) -> SimilarFilms:
    found = SimilarFilms(tmp_path, "m", "1")
    found.add("a", answer((1.0, 0.0), parts=parts(0)))
    found.add("b", answer((0.9, 0.1), parts=parts(15)))
    found.add("c", answer((0.0, 1.0), parts=parts(99)))
    return found


def test_the_most_alike_film_comes_first_and_the_asking_one_not_at_all(films):
    hits = films.find("image", answer((1.0, 0.0), parts=parts(0)), without=("a",))
    assert [(h.study, h.place, h.among) for h in hits] == [("b", 1, 2), ("c", 2, 2)]
    assert hits[0].why == "Alike as a whole."


def test_a_region_is_found_with_the_part_that_is_like_it(films):
    hits = films.find("region", answer((1.0, 0.0), parts=parts(0), region=(0.0, 1.0, 0.0)))
    assert [h.study for h in hits[:2]] == ["a", "b"]
    assert hits[1].why == "Its lower right part (as displayed) is like what you looked at."


def test_a_sentence_is_compared_with_parts_where_there_are_any(films):
    hits = films.find("sentence", answer(texts=[(0.0, 1.0)], text_parts=[(0.0, 1.0, 0.0)]))
    assert {h.study for h in hits[:2]} == {"a", "b"}


def test_an_encoder_without_parts_compares_a_sentence_with_whole_films(tmp_path):
    films = SimilarFilms(tmp_path, "m", "1")
    films.add("a", answer((1.0, 0.0)))
    films.add("b", answer((0.0, 1.0)))
    assert films.find("sentence", answer(texts=[(0.0, 1.0)]))[0].study == "b"
    assert films.find("region", answer((1.0, 0.0))) == []


def test_vectors_are_there_again_after_a_new_start(films, tmp_path):
    again = SimilarFilms(tmp_path, "m", "1")
    assert again.find("image", answer((0.0, 1.0)))[0].study == "c"
    assert SimilarFilms(tmp_path, "m", "2").find("image", answer((0.0, 1.0))) == []


class FakeWorker:
    def __init__(self) -> None:
        self.asked: list[api.Embed] = []
        self.cancelled: list[str] = []

    def put_image(self, image):
        return api.FrameRef(segment="s", offset=0, shape=image.shape, dtype="uint16", digest="d")

    def submit(self, request):
        self.asked.append(request)
        return f"job{len(self.asked)}"

    def cancel(self, job_id):
        self.cancelled.append(job_id)


def film(study: str) -> Film:
    return Film(study, np.zeros((4, 4), np.uint16), 40, 40)


def done(job: str) -> messages.Done:
    return messages.Done(job_id=job, result=answer((1.0, 0.0)), seconds=0.1)


def failed(job: str, kind: str) -> messages.Failed:
    return messages.Failed(job_id=job, kind=kind, message="no", way_out="", detail="")


@pytest.fixture
def work(tmp_path) -> EmbeddingWork:
    made = EmbeddingWork(SimilarFilms(tmp_path, "m", "1"))
    made.want(["a", "b"])
    return made


def test_films_are_embedded_one_after_the_other(work):
    worker = FakeWorker()
    work.ask(film("a"), worker)
    assert work.next() is None, "one at a time"
    work.take(done("other"))
    assert work.running
    work.take(done("job1"))
    assert (work.next(), work.done, work.total) == ("b", 1, 2)
    assert worker.asked[0].model == "m"


def test_what_was_embedded_is_not_asked_again_after_a_new_start(work, tmp_path):
    work.ask(film("a"), FakeWorker())
    work.take(done("job1"))
    later = EmbeddingWork(SimilarFilms(tmp_path, "m", "1"))
    later.want(["a", "b"])
    assert later.next() == "b"


@pytest.mark.parametrize(("kind", "again"), [("crashed", True), ("cancelled", True), ("input", False)])
def test_a_film_that_failed_by_itself_is_left_out_and_one_that_was_stopped_is_not(work, kind, again):
    work.ask(film("a"), FakeWorker())
    work.take(failed("job1", kind))
    work.ask(film("b"), FakeWorker())
    work.take(done("job1"))
    assert (work.next() == "a") is again


def test_pausing_stops_the_job_and_going_on_takes_it_up_again(work):
    worker = FakeWorker()
    work.ask(film("a"), worker)
    work.pause(worker, paused=True)
    assert worker.cancelled == ["job1"]
    work.take(failed("job1", "cancelled"))
    assert work.next() is None
    work.pause(worker, paused=False)
    assert work.next() == "b"


def test_a_film_that_cannot_be_read_is_said(work):
    work.refuse("a", "damaged")
    assert "1 cannot be read" in work.words
