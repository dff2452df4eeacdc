from __future__ import annotations

import contextlib
import typing

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from inference import api
from inference.job_queue import fingerprint, frame_refs
from inference.messages import Done, FromWorker, Run, ToWorker, decode_from_worker, decode_to_worker, encode

FRAME = api.FrameRef(segment="s", offset=0, shape=(2, 3), dtype="uint16", digest="d")
IMAGE = api.ImageInput(frame=FRAME, width_px=3, height_px=2, image_id="i")
INFO = api.ModelInfo(id="m", version="1", task="t", architecture="a", trained_on="w", licence="l", demo=True)


def test_every_request_travels_both_ways_unchanged() -> None:
    gaze = api.GazeInput(x_px=[1.5], y_px=[2.0], onset_ms=[0.0], duration_ms=[200.0], source="own")
    for request in (
        api.Explain(image=IMAGE, phrase="left lower lobe opacity", options={"a": 1.0}),
        api.PredictScanpath(image=IMAGE, finding="edema"),
        api.Diagnose(image=IMAGE, gaze=gaze),
        api.Caption(image=IMAGE, gaze=gaze),
        api.Embed(texts=["a"]),
        api.Retrieve(image=IMAGE, texts=["a", "b"]),
    ):
        run = Run(job_id="j", request=request)
        assert decode_to_worker(encode(run)) == run


def test_half_a_character_in_a_phrase_does_not_keep_it_from_the_worker() -> None:
    run = Run(job_id="j", request=api.Explain(image=IMAGE, phrase="effusion \ud83d"))
    assert decode_to_worker(encode(run)).request.phrase == "effusion \ufffd"


def test_all_tags_are_different() -> None:
    for union in (ToWorker, FromWorker):
        tags = [kind.__struct_config__.tag for kind in typing.get_args(union)]
        assert len(set(tags)) == len(tags)


def test_an_unknown_field_is_refused() -> None:
    plain = msgspec.to_builtins(Run(job_id="j", request=api.Embed()))
    with pytest.raises(msgspec.ValidationError, match="unknown field"):
        decode_to_worker(msgspec.msgpack.encode({**plain, "more": 1}))


@given(st.binary(max_size=200))
def test_no_bytes_at_all_end_in_anything_but_a_message_or_a_decode_error(data: bytes) -> None:
    for decode in (decode_to_worker, decode_from_worker):
        with contextlib.suppress(msgspec.DecodeError):
            decode(data)


def test_frames_are_found_anywhere_in_a_result() -> None:
    result = api.ExplainResult(
        map=FRAME, phrase="p", method="m", similarity=0.0, prior=[], models=[INFO], seed=0
    )
    assert list(frame_refs(Done(job_id="j", result=result, seconds=1.0))) == [FRAME]


def test_a_request_is_known_again_by_its_pixels_not_by_its_place_in_memory() -> None:
    moved = msgspec.structs.replace(IMAGE, frame=msgspec.structs.replace(FRAME, offset=4096, segment="x"))
    first, again = (api.Explain(image=image, phrase="p") for image in (IMAGE, moved))
    assert fingerprint(first) == fingerprint(again)
    assert fingerprint(first) != fingerprint(api.Explain(image=IMAGE, phrase="q"))
