"""A new kind of job is one new file: asked, shown by its words, filed and asked again."""

from __future__ import annotations

import sys
import textwrap
from types import SimpleNamespace

import numpy as np
import pytest

from app.reading import job_kinds
from app.reading.jobs import JobDesk
from inference import api, messages

KIND = '''
    """What is seen on the left."""

    from app.reading.job import CannotAsk, JobKind
    from inference import api


    def prepare(asking, about):
        if about == "right":
            raise CannotAsk("Only the left is asked about.", "Ask about the left.")
        return lambda image: api.Explain(image=image, phrase="left", method="matex", seed=1)


    def file(asking, job, result):
        asking.session.figures["left"] = job.seconds


    KINDS = (JobKind(slot="left", title="The left", prepare=prepare, file=file, pane="matex"),)
    '''


class Client:
    def __init__(self):
        self.asked = []

    def put_image(self, image):
        return api.FrameRef(segment="none", offset=0, shape=image.shape, dtype="uint16", digest="")

    def submit(self, request):
        self.asked.append(request)
        return f"job {len(self.asked)}"

    def cancel(self, job_id):
        pass


@pytest.fixture
def asking(tmp_path, monkeypatch):
    (tmp_path / "left.py").write_text(textwrap.dedent(KIND), encoding="utf-8")
    monkeypatch.setattr(job_kinds, "__path__", [*job_kinds.__path__, str(tmp_path)])
    job_kinds.job_kinds.cache_clear()
    session = SimpleNamespace(figures={})
    film = SimpleNamespace(file_sha256="0" * 64)
    picture = SimpleNamespace(
        model_image=np.zeros((4, 4), np.uint16), width_px=4, height_px=4, radiograph=film
    )
    yield JobDesk(session, picture, Client())
    sys.modules.pop("app.reading.job_kinds.left", None)
    job_kinds.job_kinds.cache_clear()


def test_a_new_kind_is_asked_named_and_filed(asking):
    job = asking.ask("left")
    assert (job.request.phrase, job.words) == ("left", "The left: waiting")
    asking.handle(messages.Done(job_id=job.id, result=None, seconds=2.5))
    assert asking.session.figures == {"left": 2.5}
    assert asking.again("left").request.phrase == "left"
    assert len(asking.client.asked) == 2


def test_what_makes_no_sense_to_ask_stands_in_its_place_with_the_way_out(asking):
    job = asking.ask("left", "right")
    assert job.state == "failed"
    assert job.words == "The left: Only the left is asked about. Ask about the left."
    assert asking.client.asked == []
