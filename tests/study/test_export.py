"""A study exported in every format: the same fixations come back; other programs check it."""

from __future__ import annotations

import csv
import gzip
import hashlib
import io
import json
import os
import shutil
import subprocess
import sys
from dataclasses import replace

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from study_protocols import PLAIN

from app.cli import main
from app.export.collections import egd, reflacx
from app.export.collections.card import anonymity_warning
from app.export.collections.formats import FORMATS, read_collection, write_collection
from app.export.collections.model import Cancelled, CollectionError, Options, Person
from app.export.collections.tables import tsv
from app.study.collecting import attempt_folder, collection_of
from app.study.folder import attempts_of, open_study
from app.study.participants import participants_of, withdraw
from app.study.record import GAZE
from eyetracking.events import fixations_on_image
from eyetracking.recording import open_recording
from inference.datasets.read_aloud import Missing

SEARCH = (
    PLAIN.replace('kind = "phantom"\ncount = 4', 'kind = "phantom"\ncount = 2\nfinding = "pleural effusion"')
    + '\n[[phases]]\nkind = "described_viewing"\nseconds = 8\n'
    + '\n[[phases]]\nkind = "form"\n[[phases.questions]]\nname = "there"\ntext = "?"\nanswer = "yes_no"\n'
    + '\n[[participants.asks]]\nname = "years"\ntext = "Years?"\nanswer = "number"\n'
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """Two simulated participants, two trials each."""
    place = tmp_path_factory.mktemp("study")
    (place / "p.toml").write_text(SEARCH, encoding="utf-8")
    words = (
        "--study",
        str(place / "s"),
        "--participant",
        "new",
        "--simulated",
        "--rate",
        "60",
        "--voice",
        "none",
    )
    for _ in range(2):
        assert main(["study", "run", str(place / "p.toml"), *words]) == 0
    return place / "s"


@pytest.fixture(scope="module")
def readings(folder):
    return list(collection_of(open_study(folder), licence="CC0").readings())


def exported(folder, out, form, *more):
    assert main(["export", str(folder), "--format", form, "--out", str(out), *more]) == 0
    return out


@pytest.mark.parametrize("form", FORMATS)
def test_the_same_fixations_come_back_to_a_tenth_of_a_pixel_and_a_millisecond(
    form, folder, readings, tmp_path
):
    out = exported(folder, tmp_path / form, form)
    back = sorted(read_collection(out, form=form), key=lambda one: (one.participant, one.stimulus))
    there = sorted(readings, key=lambda one: (one.participant, one.stimulus))
    assert len(back) == len(there) == 4
    for one, other in zip(back, there, strict=True):
        own = other.fixations
        assert len(one.x_px) == len(own) > 3
        for mine, theirs in ((own.x_px, one.x_px), (own.y_px, one.y_px)):
            assert np.abs(mine - theirs).max() <= 0.1
        zero_ms = own.onset_ms[0] - one.onset_ms[0]  # formats differ in when time begins
        assert np.abs(own.onset_ms - zero_ms - one.onset_ms).max() <= 1.0
        assert np.abs(own.duration_ms - one.duration_ms).max() <= 1.0
        assert (one.width_px, one.height_px) == (other.width_px, other.height_px)


@pytest.mark.parametrize("form", FORMATS)
def test_card_and_checksums_lie_beside_and_hold(form, folder, tmp_path):
    out = exported(folder, tmp_path / form, form, "--licence", "CC BY 4.0")
    text = (out / "README.md").read_text("utf-8")
    assert "CC BY 4.0" in text
    assert "4 simulated" in text
    lines = (out / "checksums.sha256").read_text("utf-8").splitlines()
    files = [path for path in out.rglob("*") if path.is_file() and path.name != "checksums.sha256"]
    assert len(lines) == len(files)
    for line in lines:
        digest, _, name = line.partition("  ")
        assert hashlib.sha256((out / name).read_bytes()).hexdigest() == digest


def test_the_bids_validator_finds_no_error(folder, tmp_path):
    beside = os.path.dirname(sys.executable)  # an environment that is not on the path
    validator = shutil.which("bids-validator-deno", path=beside) or shutil.which("bids-validator-deno")
    if validator is None:
        pytest.skip('bids-validator-deno is not installed: pip install "radgaze[validators]"')
    out = exported(folder, tmp_path / "bids", "bids")
    found = subprocess.run([validator, "--json", str(out)], capture_output=True, text=True, timeout=120)
    issues = json.loads(found.stdout)["issues"]["issues"]
    assert [issue for issue in issues if issue["severity"] == "error"] == []
    assert found.returncode == 0


def test_bids_says_what_the_validator_does_not_ask_for(folder, readings, tmp_path):
    out = exported(folder, tmp_path / "bids", "bids")
    for path in out.rglob("*_events.json"):
        screen = json.loads(path.read_bytes())["StimulusPresentation"]
        assert screen["ScreenDistance"] == 0.65
        assert screen["ScreenResolution"] == [1920, 1080]
    for path in out.rglob("*_physio.json"):
        said = json.loads(path.read_bytes())
        assert said["Columns"][:3] == ["timestamp", "x_coordinate", "y_coordinate"]
        assert said["SampleCoordinateSystem"] == "gaze-on-screen"
        assert "diameter" in said["pupil_size"]["Description"]
        assert "DeviceSerialNumber" not in said


def test_mne_bids_finds_the_same_samples(folder, tmp_path):
    mne_bids = pytest.importorskip(
        "mne_bids", reason='mne-bids is missing: pip install "radgaze[validators]"'
    )
    out = exported(folder, tmp_path / "bids", "bids")
    study = open_study(folder)
    for who in participants_of(study):
        for attempt in attempts_of(study, who.pseudonym):
            rec = open_recording(attempt_folder(study, who.pseudonym, attempt) / GAZE)
            path = mne_bids.BIDSPath(
                root=out, subject=who.pseudonym[2:], session="1", task="small", run=f"{attempt.trial:03d}",
                recording="eye1", suffix="physio", extension=".tsv.gz", datatype="beh",
            ).fpath  # fmt: skip
            lines = gzip.decompress(path.read_bytes()).decode().splitlines()
            places = [line.split("\t")[1].replace("n/a", "nan") for line in lines]
            x_px = np.array(places, dtype=np.float64)
            assert np.allclose(x_px, rec.samples["left_x"] * 1920, atol=1e-3, equal_nan=True)


def test_columns_of_reflacx_are_the_published_ones_with_its_line_ends(folder, tmp_path):
    out = exported(folder, tmp_path / "reflacx", "reflacx")
    fixations = next((out / "main_data").glob("P*/fixations.csv")).read_bytes()
    head = fixations.split(b"\r\n")[0].decode().split(",")
    assert head[:5] == [
        "timestamp_start_fixation", "timestamp_end_fixation", "x_position", "y_position",
        "pupil_area_normalized",
    ]  # fmt: skip
    assert head[-4:] == [f"{side}_in_screen_coordinates" for side in ("xmin", "ymin", "xmax", "ymax")]
    assert b"\n" not in fixations.replace(b"\r\n", b"")


def test_what_others_read_of_reflacx_and_egd_reads_ours(folder, readings, tmp_path):
    """RadGaze's own readers of the public collections, which want the films beside the tables."""
    from PIL import Image

    from inference.datasets.gaze_collections import eye_gaze
    from inference.datasets.gaze_collections import reflacx as public

    out = exported(folder, tmp_path / "r", "reflacx")
    for film in {reflacx.film_name(one.stimulus) for one in readings}:
        Image.new("L", (256, 256)).save(out / f"{film}.png")
    found = list(public(out, Missing()))
    assert [len(one.spoken.fixations) for one in found] == [len(one.fixations) for one in readings]
    assert any(one.spoken.words for one in found)
    out = exported(folder, tmp_path / "e", "egd")
    (first, *_) = sorted(path for path in out.iterdir() if path.is_dir())
    for film in {reflacx.film_name(one.stimulus) for one in readings}:
        Image.new("L", (256, 256)).save(first / f"{film}.png")
    assert len(list(eye_gaze(first, Missing()))) == 2
    with (first / "eye_gaze.csv").open(newline="") as file:
        assert tuple(next(csv.reader(file))) == egd.GAZE


def test_a_table_of_all_fixations_is_read_by_other_programs(folder, readings, tmp_path):
    out = exported(folder, tmp_path / "hf", "hf")
    table = pq.read_table(out / "data" / "fixations.parquet")
    assert table.num_rows == sum(len(one.fixations) for one in readings)
    head = (out / "README.md").read_text("utf-8").split("---")[1]
    assert "path: data/fixations.parquet" in head


def test_wall_clock_times_and_serials_leave_only_when_asked_for(folder, readings, tmp_path):
    def dataset(one, out, **options):
        source = collection_of(open_study(folder), licence="CC0")
        tracker = replace(one.tracker, serial="SN-4711")
        alone = replace(source, count=1, readings=lambda: iter([replace(one, tracker=tracker)]))
        for form in ("bids", "parquet"):
            write_collection(alone, out / form, form=form, options=Options(**options))
        return b"".join(path.read_bytes() for path in out.rglob("*") if path.is_file())

    for name in ("a", "b"):
        (tmp_path / name).mkdir()
    stamp = readings[0].began_at.encode()
    hidden = dataset(readings[0], tmp_path / "a")
    assert b"SN-4711" not in hidden
    assert stamp not in hidden
    shown = dataset(readings[0], tmp_path / "b", discreet=False)
    assert b"SN-4711" in shown
    assert stamp in shown


def test_a_cancelled_export_leaves_nothing_and_a_full_folder_is_not_touched(folder, tmp_path):
    def told(done, of):
        if done == 2:
            raise Cancelled

    source = collection_of(open_study(folder), licence="CC0")
    with pytest.raises(Cancelled):
        write_collection(source, tmp_path / "out", form="bids", options=Options(told=told))
    assert list(tmp_path.iterdir()) == []
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "mine.txt").write_text("mine")
    with pytest.raises(CollectionError, match="there already"):
        write_collection(source, tmp_path / "full", form="bids", options=Options())
    assert (tmp_path / "full" / "mine.txt").read_text() == "mine"


def test_who_withdrew_is_in_no_export(folder, tmp_path):
    copy = tmp_path / "s"
    shutil.copytree(folder, copy)
    study = open_study(copy)
    gone, stays = (who.pseudonym for who in participants_of(study))
    withdraw(study, gone, now=attempts_of(study, gone)[0].began_at)
    out = exported(copy, tmp_path / "out", "parquet")
    names = set(pq.read_table(out / "readings.parquet").column("participant").to_pylist())
    assert names == {stays}


def test_few_who_answered_alike_are_warned_of():
    alike = [Person(f"P-{n}", {"years": "5"}) for n in range(5)]
    assert anonymity_warning(alike) == ""
    assert "1 of 6 participants" in anonymity_warning([*alike, Person("P-6", {"years": "40"})])


def test_a_study_without_a_complete_trial_says_so(tmp_path, capsys):
    (tmp_path / "p.toml").write_text(PLAIN, encoding="utf-8")
    assert main(["study", "new", str(tmp_path / "p.toml"), str(tmp_path / "s")]) == 0
    assert main(["export", str(tmp_path / "s"), "--format", "bids", "--out", str(tmp_path / "o")]) == 2
    assert "no trial is complete" in capsys.readouterr().err
    assert not (tmp_path / "o").exists()


def test_many_readings_are_read_ahead_by_another_process_and_are_the_same(folder, readings, monkeypatch):
    monkeypatch.setattr("app.study.collecting.MANY", 1)
    monkeypatch.setattr("app.study.collecting.PIECE", 1)
    ahead = list(collection_of(open_study(folder), licence="CC0").readings())
    assert [one.id for one in ahead] == [one.id for one in readings]
    for one, other in zip(ahead, readings, strict=True):
        assert np.array_equal(one.fixations.x_px, other.fixations.x_px)


@pytest.mark.parametrize("form", ["reflacx", "gazesearch"])
def test_an_imported_collection_is_a_recording_whose_fixations_are_the_published_ones(
    form, folder, readings, tmp_path
):
    out = exported(folder, tmp_path / form, form)
    words = ("--format", form, "--out", str(tmp_path / "recordings"), "--limit", "1")
    assert main(["gaze-import", str(out), *words]) == 0
    (place,) = (tmp_path / "recordings").iterdir()
    rec = open_recording(place)
    assert (rec.tracker.source, rec.end) == ("replayed", "closed")
    (published, *_) = read_collection(out, form=form)
    found = fixations_on_image(rec)
    near = [np.abs(published.x_px - x).min() for x in found.x_px]
    assert len(found) >= 0.7 * len(published.x_px)  # neighbours that lie close are one to a detector
    assert np.median(near) < 1.0


def test_a_quotation_mark_in_a_note_stops_no_export_and_is_read_back():
    data = tsv({"onset": pa.array([1.5, 2.0]), "value": pa.array(['he said "now"', "plain"])}, header=True)
    rows = list(csv.DictReader(io.StringIO(data.decode()), delimiter="\t"))
    assert [(float(row["onset"]), row["value"]) for row in rows] == [(1.5, 'he said "now"'), (2.0, "plain")]
