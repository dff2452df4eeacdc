"""`radgaze gaze-report`: what it writes is whole, says what made it, and needs nothing else to be read."""

from __future__ import annotations

import csv
import json
import re
from pathlib import Path

import numpy as np
import pytest

from app.bench.fixations import write_recording
from app.cli import main
from app.reading.areas import anatomy_areas
from eyetracking.analysis.areas import Area, Rectangle, area_px2, areas_json, read_areas
from eyetracking.events import detectors
from eyetracking.quality import EyeQuality
from eyetracking.recorder import EVENTS
from eyetracking.tracker import TYPICAL_GEOMETRY
from eyetracking.validation import DriftCheck, Limits, TargetQuality, Validation, as_fields

SIDE_PX = 3000


@pytest.fixture
def recording(tmp_path: Path) -> Path:
    """6 s of synthetic gaze on an image of 3000 x 3000, both eyes, one view change or more."""
    write_recording(tmp_path / "recording", minutes=0.1)
    return tmp_path / "recording"


@pytest.fixture
def areas(tmp_path: Path) -> Path:
    whole = Rectangle(x_px=0, y_px=0, width_px=SIDE_PX, height_px=SIDE_PX)
    nowhere = Rectangle(x_px=-50, y_px=-50, width_px=10, height_px=10)
    path = tmp_path / "areas.json"
    path.write_bytes(
        areas_json(
            [Area(id="a", name="all of <it>", shape=whole), Area(id="b", name="off $\\frac{", shape=nowhere)]
        )
    )
    return path


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(newline="") as file:
        return list(csv.DictReader(file))


def test_a_report_is_whole_and_needs_no_other_file(recording: Path, areas: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert main(["gaze-report", str(recording), "--out", str(out), "--areas", str(areas), "--pdf"]) == 0
    page = (out / "report.html").read_text()
    assert "Research use only" in page
    assert "The tracker was not validated" in page
    assert f"Detector ivt version {detectors()['ivt']}" in page
    assert "all of &lt;it&gt;" in page
    assert "all of <it>" not in page
    sources = re.findall(r'(?:src|href)="([^"]{0,30})', page)
    assert len(sources) == 6  # gaze, scanpath, heatmap, durations, transitions, pupil
    assert all(source.startswith("data:image/png;base64,") for source in sources)
    pdf = (out / "report.pdf").read_bytes()
    assert pdf.startswith(b"%PDF")
    assert set(re.findall(rb"/MediaBox \[ ([0-9. ]+) \]", pdf)) == {b"0 0 595.28 841.89"}  # A4, all of them


def test_the_tables_agree_with_each_other(recording: Path, areas: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert main(["gaze-report", str(recording), "--out", str(out), "--areas", str(areas)]) == 0
    fixations, found = rows(out / "fixations.csv"), rows(out / "areas.csv")
    on_image = [row for row in fixations if row["on_image"] == "1"]
    assert found[0]["fixations"] == str(len(on_image))
    assert float(found[0]["dwell_ms"]) == pytest.approx(
        sum(float(row["duration_ms"]) for row in on_image), abs=0.1 * len(on_image)
    )
    assert found[0]["dwell_share"] == "1.0000"
    assert (found[1]["fixations"], found[1]["first_fixation_ms"]) == ("0", "")
    counts = rows(out / "transitions.csv")
    assert sum(int(row[name]) for row in counts for name in row if name != "from") == len(on_image) - 1
    summary = json.loads((out / "summary.json").read_text())
    assert summary["fixations"]["count"] == len(on_image)
    assert summary["fixations"]["detector"] == "ivt"
    assert summary["fixations"]["parameters"]["threshold_deg_s"] > 0
    assert {row["eye"] for row in rows(out / "quality.csv")} == {"left", "right", "both"}


def test_a_tracker_of_one_gaze_has_one_row(recording: Path, tmp_path: Path) -> None:
    """The pointer's columns of two eyes are one place, not two eyes that agree."""
    header = json.loads((recording / "recording.json").read_text())
    header["tracker"]["capabilities"]["eyes"] = "cyclopean"
    (recording / "recording.json").write_text(json.dumps(header))
    out = tmp_path / "out"
    assert main(["gaze-report", str(recording), "--out", str(out)]) == 0
    assert [row["eye"] for row in rows(out / "quality.csv")] == ["both"]
    page = (out / "report.html").read_text()
    assert "<td>gaze</td>" in page
    assert "left eye" not in page


def test_the_chest_checklist_lies_on_the_image(recording: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert main(["gaze-report", str(recording), "--out", str(out), "--anatomy"]) == 0
    names = [row["area"] for row in rows(out / "areas.csv")]
    assert names == [area.name for area in anatomy_areas(SIDE_PX, SIDE_PX)]
    assert all("not measured" in row["note"] for row in rows(out / "areas.csv"))


def test_a_mask_becomes_areas_of_its_name(recording: Path, tmp_path: Path) -> None:
    from PIL import Image

    mask = np.zeros((100, 100), np.uint8)
    mask[10:90, 10:40] = mask[10:90, 60:95] = 255
    Image.fromarray(mask).save(tmp_path / "lungs.png")
    out = tmp_path / "out"
    words = ["gaze-report", str(recording), "--out", str(out), "--mask", f"lung={tmp_path / 'lungs.png'}"]
    assert main(words) == 0
    assert [row["area"] for row in rows(out / "areas.csv")] == ["lung 1", "lung 2"]
    larger = read_areas(out / "areas.json")[0]
    assert area_px2(larger.shape) == pytest.approx(0.8 * 0.35 * SIDE_PX**2)


def test_a_recording_that_saw_no_image_is_reported_without_one(recording: Path, tmp_path: Path) -> None:
    events = recording / EVENTS
    events.write_text("".join(line for line in events.read_text().splitlines(True) if '"view"' not in line))
    out = tmp_path / "out"
    assert main(["gaze-report", str(recording), "--out", str(out)]) == 0
    assert "None on an image" in (out / "report.html").read_text()
    assert not (out / "fixations.csv").exists()


def test_the_validation_of_a_recording_is_in_its_report(recording: Path, tmp_path: Path) -> None:
    quality = EyeQuality(accuracy_deg=0.42, rms_s2s_deg=0.05, std_deg=0.1, bcea_deg2=0.03, loss_percent=1.0)
    target = TargetQuality(x=0.3, y=0.3, left=quality, right=quality, both=quality)
    found = Validation(
        made_at="now", targets=(target,), limits=Limits(), geometry=TYPICAL_GEOMETRY, accepted=True
    )
    drifted = DriftCheck(made_at="now", target=target, limits=Limits())
    lines = [
        json.dumps({"kind": kind, "t_ns": 0, **as_fields(report)})
        for kind, report in (("validation", found), ("drift check", drifted))
    ]
    events = recording / EVENTS
    events.write_text("\n".join(lines) + "\n" + events.read_text())
    assert main(["gaze-report", str(recording), "--out", str(tmp_path / "out")]) == 0
    page = (tmp_path / "out" / "report.html").read_text()
    assert "Accuracy 0.42°" in page
    assert "Drift check: gaze is 0.42° off" in page
    assert "was not validated" not in page


def test_a_recording_that_was_cut_says_so(recording: Path, tmp_path: Path) -> None:
    (recording / EVENTS).write_text(
        "".join(line for line in (recording / EVENTS).read_text().splitlines(True) if '"end"' not in line)
    )
    assert main(["gaze-report", str(recording), "--out", str(tmp_path / "out")]) == 0
    assert "Cut short by a crash" in (tmp_path / "out" / "report.html").read_text()


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (["nowhere"], "recording.json"),
        (["--sigma-deg", "0"], "--sigma-deg must be positive"),
        (["--areas", "missing.json"], "missing.json"),
        (["--label", "other"], "it shows 'film'"),
        (["--mask", "heart=nothing.png"], "nothing.png"),
    ],
)
def test_wrong_input_is_named(
    recording: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], wrong: list[str], said: str
) -> None:
    named = wrong if wrong[0] == "nowhere" else [str(recording), *wrong]
    assert main(["gaze-report", *named, "--out", str(tmp_path / "out")]) == 2
    assert said in capsys.readouterr().err
    assert not (tmp_path / "out").exists()
