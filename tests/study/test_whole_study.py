"""A whole study from the command line, in the real windows with the real tracker host: killed twice, resumed,
exported, checked by other programs and read back. `-s` shows the figures.
"""

from __future__ import annotations

import gzip
import importlib.util
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter

import numpy as np
import pytest

from app.cli import main
from app.export.collections.formats import read_collection
from app.speech.sound import read_sound
from app.study.collecting import attempt_folder, collection_of
from app.study.dictation import speeches_of, voice_path
from app.study.folder import attempts_of, open_study
from app.study.participants import participants_of
from app.study.record import GAZE
from eyetracking.recording import open_recording

PROTOCOL = """
format = 1
name = "Whole"
seed = 5
[consent]
version = "1"
text = "Nobody looks; a simulated reader does."
[[stimuli]]
name = "films"
kind = "phantom"
count = {images}
first_seed = 9400
[order]
kind = "latin_square"
[calibration]
points = 5
mean_deg = 5
max_deg = 10
loss_percent = 60
drift_check_every = 0
[limits]
missing_warn_percent = 50
missing_stop_percent = 95
gap_warn_s = 5
gap_stop_s = 10
[[phases]]
kind = "free_viewing"
seconds = {silent}
[[phases]]
kind = "described_viewing"
seconds = {aloud}
[[phases]]
kind = "rating"
name = "sure"
text = "How likely is an abnormality?"
"""
PATIENCE_S = 300.0


def sitting(study, who, *more):
    """`radgaze collect --rehearse` as a process; its lines come from its standard output."""
    words = ["collect", str(study), "--participant", who, "--rehearse", *more]
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "OMP_NUM_THREADS": "1"}
    return subprocess.Popen(
        [sys.executable, "-m", "app.cli", *words], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
        text=True, env=environment,
    )  # fmt: skip


def in_trial(process, number):
    """(its participant, its tracker host's process) as soon as it is in that trial of the sitting."""
    host, trials, until = 0, 0, time.monotonic() + PATIENCE_S
    for line in process.stdout:
        assert time.monotonic() < until
        if line.startswith("tracker host: "):
            host = int(line.split()[-1])
        trials += line.rstrip().endswith(": in trial")
        if trials == number:
            return line.split(":")[0], host
    raise AssertionError(f"it ended before trial {number}, with {process.wait()}")


def kill(pid):
    os.kill(pid, getattr(signal, "SIGKILL", signal.SIGTERM))


def ended(process):
    with process.stdout:
        process.stdout.read()
    return process.wait(PATIENCE_S)


def gone(pid):
    until = time.monotonic() + 20
    while time.monotonic() < until:
        try:
            os.kill(pid, 0)
        except OSError:
            return True
        time.sleep(0.1)
    return False


def collect(folder, *, participants, images, silent, aloud):
    """The study: the first sitting's windows are killed in its second trial, the next one's tracker host."""
    protocol = folder / "whole.toml"
    protocol.write_text(PROTOCOL.format(images=images, silent=silent, aloud=aloud), encoding="utf-8")
    study = folder / "study"
    assert main(["study", "new", str(protocol), str(study)]) == 0
    process = sitting(study, "new")
    who, host = in_trial(process, 2)
    kill(process.pid)
    ended(process)
    assert gone(host), "the tracker host outlives its window"
    other = "new" if participants > 1 else who
    process = sitting(study, other)
    other, host = in_trial(process, 1)
    kill(host)
    assert ended(process) == 1
    for name in dict.fromkeys((who, other)):
        assert ended(sitting(study, name)) == 0
    for _ in range(participants - 2):
        assert ended(sitting(study, "new")) == 0
    return study


def check(study, out, *, participants, images):
    """Every trial is complete once; no error of the validator; the same samples and fixations everywhere.
    Returns the figures."""
    begun = open_study(study)
    people = participants_of(begun)
    assert len(people) == participants
    outcomes: Counter[str] = Counter()
    for who in people:
        attempts = attempts_of(begun, who.pseudonym)
        outcomes.update(one.outcome for one in attempts)
        done = [one.trial for one in attempts if one.outcome == "complete"]
        assert sorted(done) == list(range(1, images + 1))
    assert outcomes["open"] == 1  # the killed window's
    assert outcomes["discarded"] == 1  # the killed host's
    assert main(["study", "export", str(study), "--format", "bids", "--out", str(out)]) == 0
    figures = {"trials": outcomes["complete"], "validator": validated(out)}
    figures |= same_samples(begun, people, out) | same_fixations(begun, out) | voices(begun, people)
    return figures


def validated(out):
    validator = shutil.which("bids-validator-deno", path=os.path.dirname(sys.executable)) or shutil.which(
        "bids-validator-deno"
    )
    if validator is None:
        return "not installed"
    found = subprocess.run([validator, "--json", str(out)], capture_output=True, text=True, timeout=300)
    issues = json.loads(found.stdout)["issues"]["issues"]
    assert [issue for issue in issues if issue["severity"] == "error"] == []
    return f"0 errors, {len(issues)} warnings"


def same_samples(begun, people, out):
    """As mne-bids finds the files, by its own rules of names; it has no reader of eye tracking, so the table
    is taken apart here."""
    try:
        import mne_bids
    except ImportError:
        return {"mne-bids": "not installed"}
    found = mne_bids.find_matching_paths(out, suffixes="physio", extensions=".tsv.gz", check=False)
    places = {(path.subject, int(path.run)): path.fpath for path in found if path.recording in ("eye1", None)}
    count = 0
    for who in people:
        for attempt in attempts_of(begun, who.pseudonym):
            if attempt.outcome != "complete":
                continue
            rec = open_recording(attempt_folder(begun, who.pseudonym, attempt) / GAZE)
            lines = (
                gzip.decompress(places[who.pseudonym[2:], attempt.trial].read_bytes()).decode().splitlines()
            )
            x_px = np.array([line.split("\t")[1].replace("n/a", "nan") for line in lines], dtype=np.float64)
            width = rec.screens()[0][2].width_px
            assert np.allclose(x_px, rec.samples["left_x"] * width, atol=1e-3, equal_nan=True)
            count += len(x_px)
    return {"mne-bids": f"{len(places)} files, {count} samples alike"}


def same_fixations(begun, out):
    back = sorted(read_collection(out, form="bids"), key=lambda one: one.id)
    there = sorted(
        collection_of(begun, licence="CC0").readings(), key=lambda one: (one.participant[2:], one.number)
    )
    assert len(back) == len(there)
    off_px = off_ms = count = 0
    for one, other in zip(back, there, strict=True):
        own = other.fixations
        assert len(one.x_px) == len(own) > 0
        off_px = max(off_px, np.abs(own.x_px - one.x_px).max(), np.abs(own.y_px - one.y_px).max())
        off_ms = max(off_ms, np.abs(own.onset_ms - one.onset_ms).max())
        off_ms = max(off_ms, np.abs(own.duration_ms - one.duration_ms).max())
        count += len(own)
    assert off_px <= 0.1
    assert off_ms <= 1.0
    return {"fixations": f"{count} alike, {off_px:.4f} px and {off_ms:.4f} ms off at most"}


def voices(begun, people):
    """Each complete trial has a voice, a text and, where pocketsphinx is there, its words' times."""
    if shutil.which("espeak-ng") is None:
        return {"voices": "espeak-ng is not installed"}
    if importlib.util.find_spec("soundfile") is None:
        return {"voices": "soundfile is not installed"}
    words, seconds = 0, 0.0
    for who in people:
        for attempt in attempts_of(begun, who.pseudonym):
            if attempt.outcome != "complete":
                continue
            folder = attempt_folder(begun, who.pseudonym, attempt)
            (speech,) = speeches_of(folder)
            assert speech.clock is not None, speech.lacks
            assert speech.text
            seconds += read_sound(voice_path(folder, speech.phase)).seconds
            words += len(speech.words)
    assert words
    return {"voices": f"{seconds:.0f} s spoken, {words} words with their times"}


@pytest.mark.journey
def test_a_study_killed_twice_is_resumed_and_exported(tmp_path):
    study = collect(tmp_path, participants=1, images=2, silent=1.0, aloud=6.0)
    figures = check(study, tmp_path / "bids", participants=1, images=2)
    sys.stdout.write(f"{figures}\n")


@pytest.mark.slow
@pytest.mark.journey
def test_three_participants_and_ten_images_killed_twice(tmp_path):
    began = time.monotonic()
    study = collect(tmp_path, participants=3, images=10, silent=5.0, aloud=10.0)
    figures = check(study, tmp_path / "bids", participants=3, images=10)
    figures["minutes"] = f"{(time.monotonic() - began) / 60:.1f}"
    sys.stdout.write(f"{figures}\n")
