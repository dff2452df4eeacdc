"""What is asked of the worker, and where the answers go."""

from __future__ import annotations

import msgspec
import numpy as np
import pytest

from app.reading.areas import chest_areas
from app.reading.jobs import JobDesk
from app.reading.picture import load_picture
from app.reading.records import StudyRef
from app.reading.session import ReadingSession
from eyetracking.scanpaths.types import Scanpath
from inference import api, messages
from inference.captioning.statements import finding_in

MODEL = api.ModelInfo(id="m", version="1", task="t", architecture="a", trained_on="x", licence="l", demo=True)
FRAME = api.FrameRef(segment="s", offset=0, shape=(4, 4), dtype="uint16", digest="0" * 64)


class Client:
    """The worker's client without a worker: remembers what was asked."""

    def __init__(self):
        self.asked, self.cancelled, self.refuse = [], [], None

    def put_image(self, image):
        assert image.dtype == np.uint16
        assert max(image.shape) <= 1024
        return FRAME

    def submit(self, request):
        if self.refuse is not None:
            raise self.refuse
        self.asked.append(request)
        return f"job-{len(self.asked)}"

    def cancel(self, job_id):
        self.cancelled.append(job_id)

    def read_map(self, ref):
        return np.ones((4, 4), np.float32)


@pytest.fixture
def desk(tmp_path, rg1):
    picture = load_picture(rg1)
    ref = StudyRef(
        id="1", title="t", image_path=str(rg1), image_id=picture.radiograph.file_sha256,
        width_px=picture.width_px, height_px=picture.height_px,
    )  # fmt: skip
    return JobDesk(ReadingSession(tmp_path, ref), picture, Client())


def fixate(desk, n=4):
    path = Scanpath(
        x_px=np.arange(n) * 100.0, y_px=np.arange(n) * 50.0, duration_ms=np.full(n, 200.0),
        onset_ms=np.arange(n) * 300.0, width_px=desk.picture.width_px, height_px=desk.picture.height_px,
        source="own",
    )  # fmt: skip
    desk.session.set_gaze(None, path, None)


def diagnosed(finding="edema"):
    rows = [
        api.FindingRow(finding="edema", no_gaze=0.2, own_gaze=None, predicted_gaze=None),
        api.FindingRow(finding=finding, no_gaze=0.9, own_gaze=None, predicted_gaze=None),
    ]
    return api.DiagnoseResult(rows=rows, predicted=None, calibrated_on="", models=[MODEL], seed=0)


def test_requests_carry_the_chosen_stretch_of_gaze(desk):
    fixate(desk)
    desk.session.select((250.0, 700.0))
    desk.diagnose()
    assert desk.client.asked[0].gaze.onset_ms == [300.0, 600.0]


def test_without_gaze_no_draft_with_gaze_is_asked(desk):
    assert desk.draft(with_gaze=True) is None
    desk.session.add_diagnosis(api.Diagnose(image=desk.image_input()), diagnosed(), 0.1)
    desk.draft_both()
    assert [r.gaze for r in desk.client.asked] == [None]


def test_findings_come_before_drafts_that_are_held_against_them(desk):
    desk.draft_both()
    assert [type(r).__name__ for r in desk.client.asked] == ["Diagnose"]
    desk.handle(messages.Done(job_id="job-1", result=diagnosed(), seconds=0.1))
    assert [type(r).__name__ for r in desk.client.asked[1:]] == ["Caption"]


def checked(*, fit):
    return api.CheckFilmResult(
        fit=fit, kind="frontal" if fit else "turned", certainty=0.9, distance=0.8, limit=1.5,
        reason="" if fit else "It lies on its side.", models=[MODEL], seed=0,
    )  # fmt: skip


def test_a_film_that_is_unknown_gets_no_answer_until_it_is_asked_for_all_the_same(desk):
    desk.ask_all()
    desk.handle(messages.Done(job_id="job-1", result=checked(fit=False), seconds=0.1))
    assert [type(r).__name__ for r in desk.client.asked] == ["CheckFilm"]
    desk.ask_all_the_same()
    assert [(type(r).__name__, r.unfit_too) for r in desk.client.asked[1:]] == [("Diagnose", True)]


def test_a_refused_job_runs_again_all_the_same(desk):
    job = desk.explain("effusion")
    desk.handle(messages.Failed(job_id=job.id, kind="unfit", message="it is no chest film"))
    assert desk.again("explanation").request.unfit_too
    assert desk.session.choices.unfit_too


def test_after_a_refusal_nothing_waits_any_more(desk):
    desk.draft_both()
    desk.handle(messages.Failed(job_id="job-1", kind="unfit", message="it is no chest film"))
    assert [type(r).__name__ for r in desk.client.asked] == ["Diagnose"]


def test_a_phrase_without_a_known_finding_gets_no_scanpath_of_another(desk):
    desk.session.set_choices(phrase="purple elephant")
    job = desk.predict_scanpaths()
    assert desk.client.asked == []
    assert "“purple elephant” names no finding" in job.words


def test_everything_is_asked_after_the_findings_about_the_most_probable_one(desk):
    fixate(desk)
    desk.ask_all()
    desk.handle(messages.Done(job_id="job-1", result=checked(fit=True), seconds=0.1))
    assert [type(r).__name__ for r in desk.client.asked] == ["CheckFilm", "Diagnose"]
    desk.handle(messages.Done(job_id="job-2", result=diagnosed("pneumothorax"), seconds=0.1))
    asked = desk.client.asked[2:]
    assert [type(r).__name__ for r in asked] == ["Explain", "PredictScanpath", "Caption", "Caption"]
    assert asked[0].phrase == asked[1].finding == "pneumothorax"


def test_the_readers_phrase_is_explained_and_its_finding_searched(desk):
    desk.session.set_choices(phrase="small left pleural effusion", seed=7)
    desk.explain()
    desk.predict_scanpaths()
    explain, predict = desk.client.asked
    assert (explain.phrase, explain.seed) == ("small left pleural effusion", 7)
    assert predict.finding == "pleural effusion"
    assert finding_in("something else") is None


def test_a_failed_job_says_why_and_runs_again_as_it_was_asked(desk):
    job = desk.explain("effusion")
    desk.handle(
        messages.Failed(job_id=job.id, kind="crashed", message="the worker ended", way_out="run it again")
    )
    assert job.state == "failed"
    assert job.words == "Explanation: The worker ended. Run it again."
    again = desk.again("explanation")
    assert again.request == job.request
    assert again.state == "queued"


def test_a_new_job_takes_the_place_of_a_running_one(desk):
    first = desk.explain("effusion")
    desk.explain("edema")
    assert desk.client.cancelled == [first.id]


def test_a_worker_that_takes_no_jobs_is_said_in_the_jobs_place(desk):
    desk.client.refuse = RuntimeError("the worker is dead")
    job = desk.diagnose()
    assert job.state == "failed"
    assert "the worker is dead" in job.words
    desk.client.refuse = None
    assert desk.again("diagnosis").state == "queued"


def test_an_explained_phrase_is_filed_with_its_map(desk):
    job = desk.explain("effusion")
    result = api.ExplainResult(
        map=FRAME, phrase="effusion", method="matex", similarity=0.1, prior=[], models=[MODEL], seed=0
    )
    desk.handle(messages.Done(job_id=job.id, result=result, seconds=2.0))
    entry = desk.session.explanation()
    assert entry.request == job.request
    assert desk.session.map(entry.map).shape == (4, 4)


def test_tokens_are_gathered_while_the_draft_is_written(desk):
    job = desk.draft(with_gaze=False)
    for text in ("The", " heart"):
        desk.handle(messages.Token(job_id=job.id, text=text))
    assert job.streamed == "The heart"


def segmented(x=300.0, *, found=True):
    lines = api.HeartLines(
        thorax=((100.0, 500.0), (900.0, 500.0)),
        heart=((x, 520.0), (x + 400.0, 540.0)),
        midline=(450.0, 530.0),
    )
    outline = api.Outline(structure="heart", x_px=[1.0, 2.0], y_px=[1.0, 2.0])
    return api.SegmentAnatomyResult(
        outlines=[outline], lines=lines if found else None, models=[MODEL], seed=0
    )


def answer_anatomy(desk, result):
    job = desk.segment_anatomy()
    desk.handle(messages.Done(job_id=job.id, result=result, seconds=0.1))
    return desk.session.markup.annotations


def test_a_segmentation_is_kept_and_proposes_the_ratio(desk):
    (proposal,) = answer_anatomy(desk, segmented())
    assert proposal.points == (
        (100.0, 500.0), (900.0, 500.0), (300.0, 520.0), (700.0, 540.0), (450.0, 530.0),
    )  # fmt: skip
    assert (proposal.proposed_by.model, proposal.proposed_by.adjusted) == ("m", False)
    desk.session.save()
    again = ReadingSession.open(desk.session.folder, desk.session.study)
    assert again.anatomy == desk.session.anatomy
    assert again.markup.annotations == (proposal,)


def test_chest_places_lie_over_the_lungs_that_were_outlined(desk):
    typical = chest_areas(desk.session)
    assert {area.source for area in typical} == {"anatomy"}
    size = desk.session.study.width_px, desk.session.study.height_px
    lungs = [
        api.Outline(
            structure=f"{side} lung",
            x_px=[x * size[0], (x + 0.2) * size[0], x * size[0]],
            y_px=[0.3 * size[1], 0.5 * size[1], 0.7 * size[1]],
        )
        for side, x in (("right", 0.2), ("left", 0.5))
    ]
    answer_anatomy(desk, msgspec.structs.replace(segmented(found=False), outlines=lungs))
    placed = chest_areas(desk.session)
    assert [area.name for area in placed] == [area.name for area in typical]
    assert [area.id for area in placed] == [area.id for area in typical], "they take the typical ones' place"
    assert {area.source for area in placed} == {"segmented"}
    apex = next(area for area in placed if area.name == "right apex").shape
    assert 0.2 * size[0] < apex.centre_x_px < 0.4 * size[0]
    assert 0.3 * size[1] < apex.centre_y_px < 0.5 * size[1]


def test_a_new_proposal_takes_the_place_of_one_that_nobody_touched(desk):
    (first,) = answer_anatomy(desk, segmented())
    (second,) = answer_anatomy(desk, segmented(x=310.0))
    assert second.id != first.id
    adjusted = second.with_point(2, (320.0, 520.0))
    desk.session.set_markup(desk.session.markup.with_annotation(adjusted), "change")
    both = answer_anatomy(desk, segmented())
    assert both[0] == adjusted, "what the reader adjusted stays"
    assert len(both) == 2
    desk.session.undo.undo()
    assert desk.session.markup.annotations == (adjusted,)


def test_without_lines_nothing_is_proposed_and_the_outlines_are_kept(desk):
    assert answer_anatomy(desk, segmented(found=False)) == ()
    assert desk.session.anatomy.result.outlines[0].structure == "heart"


@pytest.mark.parametrize("provider", ["mouse", "replay", "simulated-reader", "lsl"])
def test_a_request_says_whose_gaze_it_carries(desk, provider):
    """From the session's entry of the recording, also of sessions that did not keep it yet."""
    from app.reading.records import RecordingEntry

    fixate(desk)
    entry = RecordingEntry(
        id="r", folder="gaze/r", provider=provider, started_at="", reader_id="R01", purpose=""
    )
    desk.session.recordings = [entry]
    desk.session.current_recording = "r"
    own = {"mouse": "pointer", "replay": "replayed", "simulated-reader": "simulated"}.get(provider, "own")
    assert desk.gaze_input().source == own


def test_paths_of_another_finding_do_not_stand_beside_a_phrase_that_names_none(desk):
    job = desk.ask("scanpaths", "edema")
    path = api.PredictedScanpath(x_px=[1.0], y_px=[1.0], duration_ms=[200.0], sd_px=[1.0])
    result = api.PredictScanpathResult(
        finding="edema", scanpaths=[path], heatmap=FRAME, spread_px=1.0, models=[MODEL], seed=0
    )
    desk.handle(messages.Done(job_id=job.id, result=result, seconds=0.1))
    assert desk.session.prediction().result.finding == "edema"
    desk.session.set_choices(phrase="purple elephant")
    assert desk.session.prediction() is None


def test_a_job_whose_model_was_missing_is_run_again_with_the_one_that_is_chosen_now(desk):
    desk.models.choose("explain", "gone")
    job = desk.explain("effusion")
    assert job.request.model == "gone"
    desk.handle(messages.Failed(job_id=job.id, kind="model", message="there is no model 'gone'"))
    desk.models.choose("explain", "here")
    assert desk.again("explanation").request.model == "here"
