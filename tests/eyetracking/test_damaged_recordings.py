"""One damaged event, sample or file costs itself only; what it cost is named."""

from __future__ import annotations

import json
import os
import shutil
import stat
import time
from pathlib import Path

import numpy as np
import pyarrow as pa
import pytest
from recordings import WHOLE_SCREEN, begin, rows, show

from eyetracking.events import fixations_on_image
from eyetracking.recorder import EVENTS, SAMPLES
from eyetracking.recording import open_recording
from eyetracking.tracker import Capabilities, DisplayGeometry, TrackerInfo
from eyetracking.validation import damaged_reports, validations


def recorded(folder: Path, batches: int = 4, **changes: object) -> Path:
    recorder = begin(folder, **changes)
    show(recorder, 0, WHOLE_SCREEN)
    for number in range(batches):
        recorder.add(rows(recorder, 100, first=100 * number))
        recorder._write()
    recorder.close("done")
    return folder


def with_line(folder: Path, line: str | bytes) -> None:
    path = folder / EVENTS
    data = line if isinstance(line, bytes) else line.encode()
    path.write_bytes(data + b"\n" + path.read_bytes())


@pytest.mark.parametrize(
    ("line", "field"),
    [
        ('{"kind": "view", "t_ns": 1, "pane": "main"}', "transform"),
        ('{"kind": "view", "t_ns": 1, "pane": "main", "transform": {"zoom": 1}, "label": ""}', "transform"),
        ('{"kind": "view", "t_ns": "now", "pane": "main", "transform": null}', "t_ns"),
        ('{"kind": "view", "t_ns": 1e30, "pane": "main", "transform": null}', "t_ns"),
        (f'{{"kind": "note", "t_ns": {2**70}, "text": "x"}}', "t_ns"),
        ('{"kind": "geometry", "t_ns": 1, "geometry": {"width_px": 0}}', "geometry"),
        ('{"kind": "clock", "t_ns": 1, "drift_ppm": "fast"}', "drift_ppm"),
        ('{"kind": "clock jump", "t_ns": 1, "jumps": null}', "jumps"),
        ('{"kind": "end", "t_ns": null, "reason": "x"}', "t_ns"),
        ('{"kind": 7, "t_ns": 1}', "kind"),
        ('["view"]', "array"),
        ("[" * 100_000, "recursion"),  # Python 3.13 takes 3,000
        (b'{"kind": "note", "t_ns": 1, "text": "\xff\xfe"}', "utf-8"),
        ('{"kind": "note", "t_ns": 1, "te', "line 1"),
    ],
)
def test_a_damaged_event_is_named_with_its_line_and_all_else_is_read(
    tmp_path: Path, line: str | bytes, field: str
) -> None:
    folder = recorded(tmp_path / "r")
    whole = open_recording(folder)
    with_line(folder, line)
    rec = open_recording(folder)
    assert len(rec.damage) == 1
    assert rec.damage[0].startswith(f"{EVENTS}, line 1: ")
    assert field in rec.damage[0].lower()
    assert rec.end == "closed"
    assert len(rec.samples["seq"]) == 400
    assert len(fixations_on_image(rec)) == len(fixations_on_image(whole)) == 1


def test_a_damaged_batch_costs_its_own_samples(tmp_path: Path) -> None:
    folder = recorded(tmp_path / "r")
    data = bytearray((folder / SAMPLES).read_bytes())
    marks = [n for n in range(len(data)) if data[n : n + 4] == b"\xff\xff\xff\xff"]
    second = marks[2]  # the schema, the first batch, the second
    data[second + 8 : second + 40] = b"\x00" * 32
    (folder / SAMPLES).write_bytes(bytes(data))
    rec = open_recording(folder)
    assert rec.samples["seq"].tolist() == [*range(100), *range(200, 400)]
    assert any(SAMPLES in said and "left out" in said for said in rec.damage)
    assert any("100 of the 400 samples" in said for said in rec.damage)


@pytest.mark.parametrize("value", [2**62, -(2**62), 0])
def test_a_sample_with_an_impossible_time_is_left_out_and_named(tmp_path: Path, value: int) -> None:
    recorder = begin(tmp_path / "r")
    show(recorder, 0, WHOLE_SCREEN)
    taken = rows(recorder, 300)
    taken[150] = taken[150]._replace(host_ns=value)
    recorder.add(taken)
    recorder.close("done")
    rec = open_recording(tmp_path / "r")
    assert len(rec.samples["seq"]) == 299
    assert "row 150" in rec.damage[0]
    assert rec.duration_ms < 2000


def test_a_damaged_validation_is_named_and_the_others_are_read(tmp_path: Path) -> None:
    folder = recorded(tmp_path / "r")
    with_line(folder, '{"kind": "validation", "t_ns": 1, "targets": "four"}')
    rec = open_recording(folder)
    assert validations(rec) == []
    assert "validation" in damaged_reports(rec)[0]


def test_samples_out_of_order_are_sorted_and_zeros_of_old_recordings_are_lost(tmp_path: Path) -> None:
    recorder = begin(tmp_path / "r")
    taken = rows(recorder, 100)
    taken[10:12] = [taken[11], taken[10]]
    taken[50] = taken[50]._replace(left_x=0.0, left_y=0.0, right_x=0.0, right_y=0.0)
    recorder.add(taken)
    recorder.close("done")
    rec = open_recording(tmp_path / "r")
    assert (np.diff(rec.samples["host_ns"]) > 0).all()
    assert rec.valid.tolist() == [n != 50 for n in range(100)]
    assert len(rec.notes) == 3


def test_a_folder_that_is_removed_while_it_records_is_written_again(tmp_path: Path) -> None:
    if os.name != "posix":
        pytest.skip("what is open cannot be removed here")
    said: list[str] = []
    recorder = begin(tmp_path / "data" / "r", on_trouble=lambda text, _way_out: said.append(text))
    recorder.add(rows(recorder, 100))
    recorder._write()
    shutil.rmtree(tmp_path / "data")
    recorder.add(rows(recorder, 100, first=100))
    deadline = time.monotonic() + 30
    while not said and time.monotonic() < deadline:
        time.sleep(0.02)
    recorder.add(rows(recorder, 100, first=200))
    assert recorder.close("done") == "done"
    rec = open_recording(tmp_path / "data" / "r")
    assert rec.samples["seq"].tolist() == list(range(300))
    assert "removed" in said[0]
    assert any(event.get("what") == "removed" for event in rec.events)


def test_the_end_says_what_is_not_on_the_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    recorder = begin(tmp_path / "r")
    recorder.add(rows(recorder, 100))
    recorder._write()

    def full(_descriptor: int, _data: object) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "write", full)
    recorder.add(rows(recorder, 100, first=100))
    said = recorder.close("ended by the reader")
    monkeypatch.undo()
    assert said == "ended by the reader; only 100 of 200 samples are on the disk: No space left on device"
    assert len(open_recording(tmp_path / "r").samples["seq"]) == 100


def test_a_recording_is_its_owners_whatever_the_umask(tmp_path: Path) -> None:
    if os.name != "posix":
        pytest.skip("rights are others here")
    before = os.umask(0o022)
    try:
        folder = recorded(tmp_path / "deep" / "r")
    finally:
        os.umask(before)
    assert {stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir()} == {0o600}
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_the_arrow_schema_names_the_units(tmp_path: Path) -> None:
    folder = recorded(tmp_path / "r")
    with pa.ipc.open_stream(folder / SAMPLES) as reader:
        units = {field.name: field.metadata[b"unit"].decode() for field in reader.schema}
    assert units["host_ns"].startswith("ns of CLOCK_MONOTONIC")
    assert units["left_x"].startswith("fraction of the tracked screen")


def test_a_rate_that_is_not_announced_is_measured(tmp_path: Path) -> None:
    info = TrackerInfo(provider="t", vendor="v", model="m", rate_hz=0.0, capabilities=Capabilities())
    assert open_recording(recorded(tmp_path / "r", tracker=info)).rate_hz == pytest.approx(250.0)


def test_degrees_follow_the_screen_that_each_sample_was_taken_on(tmp_path: Path) -> None:
    recorder = begin(tmp_path / "r")
    show(recorder, 0, WHOLE_SCREEN)
    recorder.add(rows(recorder, 500))
    other = DisplayGeometry(
        width_px=1920, height_px=1080, width_mm=1054.0, height_mm=592.0, distance_mm=650.0, assumed=False
    )
    plain = {name: getattr(other, name) for name in other.__struct_fields__}
    recorder.event("geometry", recorder.began_ns + 1_000_000_000, geometry=plain)
    recorder.close("done")
    found = fixations_on_image(open_recording(tmp_path / "r"))
    assert len(found) == 2  # none spans the change of screens
    assert found.px_per_degree[0] / found.px_per_degree[1] == pytest.approx(2.0, rel=0.01)


@pytest.mark.parametrize(
    ("provider", "capabilities", "source"),
    [
        ("mouse", {"simulated": True}, "pointer"),
        ("replay", {"simulated": True}, "replayed"),
        ("simulated-reader", {"simulated": True}, "simulated"),
        ("eyelink", {"simulated": True}, "simulated"),
        ("lsl", {}, "own"),
        ("mouse", {"source": "pointer"}, "pointer"),
    ],
)
def test_whose_gaze_it_is_is_known_of_old_recordings_too(provider, capabilities, source, tmp_path) -> None:  # type: ignore[no-untyped-def]
    folder = recorded(tmp_path / "r")
    header = json.loads((folder / "recording.json").read_text())
    header["tracker"] |= {"provider": provider}
    header["tracker"]["capabilities"] = {"rates_hz": [250.0], **capabilities}
    (folder / "recording.json").write_text(json.dumps(header))
    rec = open_recording(folder)
    assert rec.tracker.source == source
    assert fixations_on_image(rec).scanpath().source == source
