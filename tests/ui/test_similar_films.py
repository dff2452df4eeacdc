"""Similar films without a window: the work goes on while nobody waits, the dialog asks and shows."""

from __future__ import annotations

from types import SimpleNamespace

import numpy as np
import pytest
from PIL import Image

from app.library.index import Library
from app.reading.workspace import Workspace
from inference import api
from inference.messages import Done, Failed, WorkerState
from ui import theme
from ui.dialogs.similar import SimilarDialog
from ui.gallery import alone, read_in
from ui.similar import SimilarController

MODEL = api.ModelInfo(
    id="enc", version="1", task="dual_encoder", architecture="", trained_on="", licence="", demo=True
)


class FakeWorker:
    """Answers each film with the next of three vectors, when it is told to."""

    def __init__(self, children) -> None:
        self.children, self.asked, self.cancelled = children, [], []

    def put_image(self, image):
        return api.FrameRef(segment="s", offset=0, shape=image.shape, dtype="uint16", digest="d")

    def submit(self, request):
        self.asked.append(request)
        return f"job{len(self.asked)}"

    def cancel(self, job_id):
        self.cancelled.append(job_id)

    def answer(self, number: int = 0):
        """The answer to the newest request."""
        result = api.EmbedResult(
            image=[1.0, 0.1 * number], texts=[[1.0, 0.0]], models=[MODEL], seed=0, text_parts=[]
        )
        self.children.worker_event.emit(Done(job_id=f"job{len(self.asked)}", result=result, seconds=0.1))


@pytest.fixture
def room(qapp, qtbot, tmp_path, rg1):
    theme.install(qapp)
    shell = alone()
    qtbot.addWidget(shell.parent)
    worker = shell.children.worker = FakeWorker(shell.children)
    workspace = Workspace(lambda: worker)
    library = Library(tmp_path / "library")
    for k in range(2):
        picture = tmp_path / f"film{k}.png"
        Image.fromarray(np.full((40, 40), 40 * k, np.uint8)).save(picture)
        library.add(picture)
    recording = SimpleNamespace(on=False)
    controller = SimilarController(shell, workspace, busy=lambda: recording.on)
    read_in(workspace, rg1, tmp_path / "library")
    shell.children.worker_event.connect(workspace.worker_event)
    shell.children.worker_event.emit(
        WorkerState(state="ready", device="cpu", text="", models=[MODEL], methods=[])
    )
    yield SimpleNamespace(
        shell=shell, workspace=workspace, worker=worker, controller=controller, recording=recording
    )
    workspace.leave()
    workspace.sessions.close()
    workspace.shelf.close()
    shell.background.close()
    shell.children.worker = None


@pytest.fixture
def embedded(room, qtbot):
    """All three films of the library have vectors."""
    room.controller.look()
    for number in range(3):
        qtbot.waitUntil(lambda wanted=number + 1: len(room.worker.asked) == wanted)
        room.worker.answer(number)
    return room


def dialog(room, qtbot):
    opened = []
    made = SimilarDialog(
        room.shell,
        room.workspace,
        room.controller,
        open_study=opened.append,
        open_beside=lambda study: opened.append(("beside", study)),
    )
    qtbot.addWidget(made)
    return made, opened


def test_every_film_of_the_library_is_embedded(embedded):
    assert embedded.controller.work.words == "All 3 films can be found."
    assert {request.model for request in embedded.worker.asked} == {"enc"}


def test_nothing_is_embedded_during_a_recording(room, qtbot):
    room.recording.on = True
    room.controller.look()
    qtbot.waitUntil(lambda: room.controller.work is not None and room.controller.work.total == 3)
    qtbot.waitUntil(lambda: room.controller._later.isActive() and not room.controller._next.isActive())
    assert room.worker.asked == []


def test_who_wants_no_vectors_in_the_library_gets_none(room, qtbot):
    room.shell.settings.inference.embed_library = False
    room.controller.look()
    assert room.controller.work is None


def test_films_are_shown_best_first_and_a_row_opens_its_film(embedded, qtbot):
    box, opened = dialog(embedded, qtbot)
    embedded.worker.answer()
    assert [similar.place for similar, _ in box.model.rows] == [1, 2]
    box._activated(box.model.index(0))
    assert opened == [box.model.rows[0][1]]


def test_a_film_is_shown_beside(embedded, qtbot):
    box, opened = dialog(embedded, qtbot)
    embedded.worker.answer()
    assert not box.beside.isEnabled()
    box.list.setCurrentIndex(box.model.index(1))
    box.beside.click()
    assert opened == [("beside", box.model.rows[1][1])]


def test_a_sentence_is_asked_for_by_its_words(embedded, qtbot):
    box, _ = dialog(embedded, qtbot)
    box.sentence.setText("large left effusion")
    box.by.choose("sentence", tell=True)
    assert embedded.worker.asked[-1].texts == ["large left effusion"]
    embedded.worker.answer()
    assert box.model.rows


def test_without_gaze_the_region_says_so(embedded, qtbot):
    box, _ = dialog(embedded, qtbot)
    box.by.choose("region", tell=True)
    assert box.said.text().startswith("No gaze was recorded")


def test_an_answer_that_failed_is_said(embedded, qtbot):
    box, _ = dialog(embedded, qtbot)
    embedded.shell.children.worker_event.emit(
        Failed(job_id=f"job{len(embedded.worker.asked)}", kind="model", message="It is damaged.", way_out="")
    )
    assert box.said.text() == "It is damaged."
    assert box.model.rows == []


def test_the_work_can_be_paused(room, qtbot):
    room.controller.look()
    qtbot.waitUntil(lambda: len(room.worker.asked) == 1)
    box, _ = dialog(room, qtbot)
    box.pause.click()
    assert room.worker.cancelled == ["job1"]
    assert box.pause.text() == "Go on"
