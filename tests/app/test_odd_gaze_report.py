"""What a gaze report says of silences, precision, damage, and whose gaze it is."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from recordings import WHOLE_SCREEN, begin, show

from app.cli import main
from app.export.gaze_analysis import analyse
from app.reading.adopted import adopted_entry
from eyetracking.recorder import EVENTS, Row
from eyetracking.recording import RecordingError, open_recording
from eyetracking.tracker import TYPICAL_GEOMETRY, Capabilities, TrackerInfo

MS = 1_000_000


def recorded(
    folder: Path, seconds: float, *, until_s: float | None = None, source: str = "own", **more: object
) -> Path:
    """Gaze that steps 8 degrees every 300 ms with .04 degrees RMS of noise. until_s: the last sample."""
    info = TrackerInfo(
        provider="t", vendor="v", model="m", rate_hz=250.0,
        capabilities=Capabilities(source=source, eyes="both"),  # type: ignore[arg-type]
    )  # fmt: skip
    recorder = begin(folder, tracker=info, **more)
    show(recorder, 0, WHOLE_SCREEN)
    rng = np.random.default_rng(2)
    n = round((until_s or seconds) * 250)
    # RMS-S2S of white noise with a standard deviation s on each axis is 2 s
    s = 0.02 / TYPICAL_GEOMETRY.degrees_per_px
    places = 800 + 300 * (np.arange(n) // 75 % 2)
    x, y = (places + rng.normal(0, s, n)) / 1920, (540 + rng.normal(0, s, n)) / 1080
    recorder.add(
        [
            Row(k, k, recorder.began_ns + k * 4 * MS, recorder.began_ns + k * 4 * MS, a, b, a, b, 3.0, 3.0)
            for k, (a, b) in enumerate(zip(x.tolist(), y.tolist(), strict=True))
        ]
    )
    recorder.close("done")
    lines = [json.loads(line) for line in (folder / EVENTS).read_text().splitlines()]
    for event in lines:
        if event["kind"] == "end":
            event["t_ns"] = recorder.began_ns + round(seconds * 1e9)
    (folder / EVENTS).write_text("".join(json.dumps(event) + "\n" for event in lines))
    return folder


def test_precision_is_that_of_fixations_and_not_of_saccades(tmp_path: Path) -> None:
    both = analyse(open_recording(recorded(tmp_path / "r", 12.0))).eyes[-1]
    assert both.rms_s2s_deg == pytest.approx(0.04, rel=0.1)


def test_a_silence_to_the_end_counts_as_loss_and_is_said(tmp_path: Path) -> None:
    found = analyse(open_recording(recorded(tmp_path / "r", 12.0, until_s=3.0)))
    assert found.eyes[-1].loss_percent == pytest.approx(75.0, abs=0.5)
    assert found.stream.silent_ms == pytest.approx(9000, abs=10)
    assert any("for 9.0 s no sample came" in said for said in found.warnings)


@pytest.mark.parametrize(
    ("source", "words"),
    [("pointer", "mouse pointer"), ("replayed", "played again"), ("simulated", "no person"), ("own", None)],
)
def test_whose_gaze_it_is_stands_in_the_report(tmp_path: Path, source: str, words: str | None) -> None:
    said = " ".join(analyse(open_recording(recorded(tmp_path / "r", 3.0, source=source))).warnings)
    assert (words in said) if words else not any(w in said for w in ("pointer", "again", "person"))


def test_a_damaged_recording_is_reported_with_what_is_damaged(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = recorded(tmp_path / "r", 3.0)
    path = folder / EVENTS
    path.write_text('{"kind": "view", "t_ns": 1}\n' + path.read_text())
    assert main(["gaze-report", str(folder), "--out", str(tmp_path / "out")]) == 0
    said = json.loads((tmp_path / "out" / "summary.json").read_text())["warnings"]
    assert any("events.jsonl, line 1" in text for text in said)
    assert "Traceback" not in capsys.readouterr().err


def test_recordings_that_a_session_did_not_list_are_taken_in_encrypted_ones_too(tmp_path: Path) -> None:
    plain = recorded(tmp_path / "gaze" / "a", 1.0, session={"image": "film"})
    sealed = recorded_sealed(tmp_path / "gaze" / "b")
    entry = adopted_entry(plain, tmp_path, "film")
    assert (entry.id, entry.folder, entry.whose, entry.reader_id) == ("a", "gaze/a", "own", "R01")
    assert adopted_entry(sealed, tmp_path, "film").provider == "encrypted"
    with pytest.raises(RecordingError, match="another image"):
        adopted_entry(plain, tmp_path, "other film")


def recorded_sealed(folder: Path) -> Path:
    recorder = begin(folder, master=bytes(32))
    recorder.close("done")
    return folder
