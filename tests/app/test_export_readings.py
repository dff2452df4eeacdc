"""Readings of the library as a dataset."""

from __future__ import annotations

import pyarrow.parquet as pq
import pytest
from recordings import MS, WHOLE_SCREEN, begin, rows, show

from app.cli import main
from app.export.collections.from_session import collection_of_sessions
from app.export.collections.model import CollectionError
from app.reading.records import RecordingEntry, StudyRef
from app.reading.session import ReadingSession

REF = StudyRef(
    id="1", title="Doe^Jane", image_path="x.dcm", image_id="ab" * 32, width_px=1920, height_px=1080
)


@pytest.fixture
def session(tmp_path):
    """One recording: half a second at one place, half a second at another, and a sentence accepted."""
    made = ReadingSession(tmp_path / "session", REF)
    recorder = begin(made.folder / "gaze" / "r", session={"unaided": True})
    show(recorder, 0, WHOLE_SCREEN)
    recorder.add(rows(recorder, 125, x_px=500.0, y_px=500.0))
    recorder.add(rows(recorder, 125, x_px=1200.0, y_px=700.0, first=125))
    panel = {"name": "image", "x_px": 0, "y_px": 0, "width_px": 1920, "height_px": 1080}
    recorder.event("panels", recorder.began_ns, panels=[panel])
    recorder.event("act", recorder.began_ns + 900 * MS, what="sentence accepted", text="Clear.")
    recorder.close("test", timeout_s=10.0)
    for entry, folder in (("r", "gaze/r"), ("gone", "gaze/gone")):
        made.add_recording(
            RecordingEntry(
                id=entry, folder=folder, provider="test", started_at="", reader_id="T01", purpose=""
            )
        )
    return made


def test_a_recording_is_a_reading_without_the_patient_and_with_what_the_reader_did(session):
    collection = collection_of_sessions([session], name="Readings", licence="x")
    (one,) = collection.readings()
    assert (one.condition, one.stimulus) == ("unaided", "film-abababababababab")
    assert one.fixations.x_px.tolist() == pytest.approx([500, 1200], abs=2)
    act = next(m for m in one.moments if m.kind == "act")
    assert act.value.startswith("sentence accepted: Clear. (before it: image ")
    assert [what for what, _why in collection.left_out] == ["recording gone"]


def test_a_session_without_gaze_says_so(tmp_path):
    with pytest.raises(CollectionError, match="no recording"):
        collection_of_sessions([ReadingSession(tmp_path, REF)], name="x", licence="x")


def test_the_command_writes_it_and_names_what_it_does_not_find(session, tmp_path, monkeypatch, capsys):
    monkeypatch.setattr("app.export.dicom.cli.session_called", lambda _words: session)
    out = tmp_path / "out"
    assert main(["export", "abc", "--format", "parquet", "--out", str(out)]) == 0
    assert pq.read_table(out / "fixations.parquet").num_rows == 2
    assert all(b"Doe" not in path.read_bytes() for path in out.rglob("*") if path.is_file())
    monkeypatch.undo()
    monkeypatch.setattr("app.export.dicom.cli.data_folder", lambda: tmp_path / "empty")
    assert main(["export", "abc", "--format", "bids", "--out", str(tmp_path / "o")]) == 2
    assert "is empty" in capsys.readouterr().err
