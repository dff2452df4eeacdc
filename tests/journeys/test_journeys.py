"""Whole-program runs with the real child processes."""

from __future__ import annotations

import csv
import json
import signal
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from places import surroundings

from app.demo import PARTS
from app.reading.records import StudyRef
from app.reading.session import ReadingSession
from eyetracking.events import fixations_on_image
from eyetracking.recording import open_recording

pytestmark = pytest.mark.journey
HERE = Path(__file__).resolve().parent
PATIENCE_S = 30.0
ROOT = HERE.parents[1]


def alive(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"


def run(script: Path | str, *arguments: str, **options) -> subprocess.Popen:
    return subprocess.Popen(
        [sys.executable, str(script), *arguments], cwd=ROOT, env=surroundings(),
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, **options,
    )  # fmt: skip


def test_killing_the_window_ends_both_children_and_keeps_the_gaze(rg1, tmp_path):
    process = run(HERE / "record_until_killed.py", str(rg1), str(tmp_path / "library"))
    try:
        said = json.loads(process.stdout.readline())
        assert all(alive(pid) for pid in said["children"])
        killed = time.monotonic()
        process.send_signal(signal.SIGKILL)
        process.wait()
        while any(alive(pid) for pid in said["children"]) and time.monotonic() - killed < PATIENCE_S:
            time.sleep(0.02)
        assert not any(alive(pid) for pid in said["children"])
    finally:
        process.kill()
        process.communicate()
    recording = open_recording(said["recording"])
    assert recording.duration_ms / 1000 > said["seconds"] - 1.0
    assert len(fixations_on_image(recording).scanpath()) > 2
    folder = Path(said["recording"]).parents[1]
    (folder / "session.json").unlink(missing_ok=True)  # as if it had died before the first save
    ref = StudyRef(id="", title="", image_path="", image_id="", width_px=1, height_px=1)
    again = ReadingSession.open(folder, ref)
    assert [entry.reader_id for entry in again.recordings] == ["T01"]


@pytest.fixture(scope="module")
def demo(tmp_path_factory, rg1):
    """The demo's folder, made once with test runners."""
    out = tmp_path_factory.mktemp("demo")
    process = run(HERE / "demo_with_test_runners.py", str(rg1), str(out))
    _out, errors = process.communicate(timeout=150)
    assert process.returncode == 0, errors[-3000:]
    return out


def test_the_demo_makes_every_part(demo):
    assert [name for name in PARTS if not (demo / name).stat().st_size] == []


def test_the_demos_screenshot_shows_gaze_map_scanpath_and_report(demo):
    with Image.open(demo / "screenshot.png") as image:
        assert image.size == (1600, 1000)
        shown = np.asarray(image.convert("RGB")).astype(int)
    viewer = shown[110:800, 220:1240]

    def pixels(colour, area):
        return int((np.abs(area - np.array(colour)).max(axis=2) < 60).sum())

    assert pixels((0x56, 0xB4, 0xE9), viewer) > 500  # own gaze, sky blue
    assert pixels((0xE6, 0x9F, 0x00), viewer) > 500  # predicted gaze, orange
    assert pixels((0xFB, 0x88, 0x61), viewer) > 100  # magma's bright half


def test_the_demos_recording_opens_and_gives_the_same_fixations(demo):
    recording = open_recording(demo)
    with open(demo / "fixations.csv", newline="") as file:
        rows = list(csv.DictReader(file))
    found = fixations_on_image(recording).scanpath()
    assert recording.end == "closed"
    assert len(rows) == len(found) > 10
    assert float(rows[3]["x_px"]) == pytest.approx(found.x_px[3], abs=0.01)


def test_the_demos_summary_names_models_seeds_and_times(demo):
    summary = json.loads((demo / "summary.json").read_text())
    assert [m["id"] for m in summary["models"]] == ["synthetic-test"]
    assert summary["seeds"] == {"reader": 1, "models": 1}
    assert summary["timings_s"]["total"] > summary["timings_s"]["reading recorded"]


def test_the_demos_map_is_float32_of_the_images_aspect(demo):
    values = np.load(demo / "matex.npy", allow_pickle=False)
    summary = json.loads((demo / "summary.json").read_text())
    assert values.dtype == np.float32
    aspect = summary["image"]["width_px"] / summary["image"]["height_px"]
    assert values.shape[1] / values.shape[0] == pytest.approx(aspect, rel=0.02)
    assert values.max() == pytest.approx(1.0)


def test_drafts_say_what_they_were_made_from(demo):
    without, with_gaze = ((demo / f"report_{kind}_gaze.txt").read_text() for kind in ("without", "with"))
    assert without != with_gaze
    for text in (without, with_gaze):
        assert "Research use only" in text
        assert "demo model" in text


def test_a_demo_of_a_file_that_is_no_image_fails_with_its_reason(tmp_path):
    wrong = tmp_path / "letter.dcm"
    wrong.write_text("Dear radiologist\n" * 100)
    done = subprocess.run(
        [sys.executable, "-m", "app.cli", "demo", "--headless", "--out", str(tmp_path / "out"), str(wrong)],
        cwd=ROOT, capture_output=True, text=True, timeout=100,
    )  # fmt: skip
    assert done.returncode == 1
    assert "letter.dcm cannot be shown" in done.stderr
