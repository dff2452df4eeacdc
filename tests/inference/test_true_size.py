"""Qwen2.5-VL at its true 3B shape, random weights, through the worker on a processor: slow, and it works.

RADGAZE_TRUE_SIZE names the folder that the checkpoint is written to once (7.5 GB), else it goes with the
test. Figures are said on standard error (pytest -s).
"""

from __future__ import annotations

import os
import random
import shutil
import sys
import time
from pathlib import Path

import numpy as np
import pytest
import true_size
from worker_helpers import Listener

from inference import api
from inference.adding import add
from inference.client import InferenceClient
from inference.messages import Done, Failed, Log, Progress, Token
from inference.shelf_words import memory_mb
from inference.store import default_paths
from inference.worker_life import Policy

NEEDED_GB = 12.0
PATIENCE_S = 3600.0


def free_gb() -> float:
    for line in Path("/proc/meminfo").read_text().splitlines():
        if line.startswith("MemAvailable"):
            return int(line.split()[1]) / 1e6
    return 0.0


def say(text: str) -> None:
    sys.stderr.write(f"{text}\n")


def resident_mb(pid: int) -> float:
    return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6


@pytest.mark.slow
def test_a_true_3b_drafts_with_gaze_explains_and_gives_its_memory_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not Path("/proc/meminfo").exists() or free_gb() < NEEDED_GB:
        pytest.skip(f"{free_gb():.1f} GB of memory are free, {NEEDED_GB} are needed")
    if shutil.disk_usage(tmp_path).free < 10e9:
        pytest.skip("10 GB of disk are needed")
    monkeypatch.setattr("worker_helpers.PATIENCE_S", PATIENCE_S)
    folder = true_size.write(Path(os.environ.get("RADGAZE_TRUE_SIZE") or tmp_path / "qwen2.5-vl-3b-random"))
    shelf = default_paths()[1]
    model = add(folder, shelf, model_id="true-3b")
    assert model.manifest.parameters == 3_754_622_976  # of the published model
    heard = Listener()
    client = InferenceClient(heard, models=default_paths(), policy=Policy(stall_timeout_s=1800.0))
    client.start()
    try:
        heard.state("ready")
        pid = client.worker_pid
        assert pid is not None
        before = resident_mb(pid)
        _draft(client, heard)
        used, predicted = resident_mb(pid), memory_mb(model.manifest)
        say(f"memory: {used:.0f} MB used, {predicted:.0f} MB predicted, {before:.0f} MB before")
        assert abs(used - predicted) <= 0.1 * predicted
        _explain(client, heard)
        _cancel(client, heard, pid)
        client.unload()
        heard.wait_for(lambda e: isinstance(e, Log) and "unloaded" in e.text)
        after = resident_mb(pid)
        say(f"memory after unloading: {after:.0f} MB")
        assert after <= before + 1500
    finally:
        client.stop()


@pytest.mark.slow
def test_a_draft_at_the_true_widths_stops_wherever_it_is_and_its_worker_lives_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two layers of each tower (1.3 GB): a step is as long as in the whole model. Each film is another one,
    so that its tower is computed anew."""
    if not Path("/proc/meminfo").exists() or free_gb() < NEEDED_GB / 2:
        pytest.skip(f"{free_gb():.1f} GB of memory are free, {NEEDED_GB / 2} are needed")
    monkeypatch.setattr("worker_helpers.PATIENCE_S", PATIENCE_S)
    add(true_size.write(tmp_path / "few-layers", layers=2), default_paths()[1], model_id="true-3b")
    heard = Listener()
    client = InferenceClient(heard, models=default_paths())
    client.start()
    chance = random.Random(0)
    try:
        heard.state("ready")
        pid = client.worker_pid
        for number in range(1, 13):
            job = client.submit(
                api.Caption(image=_film(client, number), model="true-3b", max_tokens=40, unfit_too=True)
            )
            heard.wait_for(
                lambda e, job=job: isinstance(e, Progress) and e.job_id == job and e.fraction >= 0.2
            )
            time.sleep(chance.uniform(0.2, 22.0))
            asked = time.monotonic()
            client.cancel(job)
            final = heard.final(job)
            say(f"cancelled in {time.monotonic() - asked:.2f} s")
            assert isinstance(final, Failed)
            assert final.kind == "cancelled"
            assert client.worker_pid == pid, "within two seconds, so that the worker lives on"
    finally:
        client.stop()


def _film(client: InferenceClient, seed: int = 0) -> api.ImageInput:
    pixels = np.random.Generator(np.random.PCG64(seed)).integers(0, 65535, (448, 448), dtype=np.uint16)
    frame = client.put_image(pixels)
    return api.ImageInput(frame=frame, width_px=448, height_px=448, image_id="random")


def _draft(client: InferenceClient, heard: Listener) -> None:
    gaze = api.GazeInput(
        x_px=[100.0, 300.0],
        y_px=[200.0, 250.0],
        onset_ms=[0.0, 400.0],
        duration_ms=[300.0, 500.0],
        source="own",
    )
    began = time.monotonic()
    job = client.submit(
        api.Caption(image=_film(client), gaze=gaze, model="true-3b", max_tokens=4, unfit_too=True)
    )
    heard.wait_for(lambda e: isinstance(e, Progress) and "the film, layer 1 of 32" in e.text)
    loaded = time.monotonic() - began
    heard.wait_for(lambda e: isinstance(e, Progress) and "the film, layer 32 of 32" in e.text)
    seen = time.monotonic() - began
    done = heard.final(job)
    assert isinstance(done, Done), done
    say(f"loaded {loaded:.0f} s, film seen {seen:.0f} s, four tokens {time.monotonic() - began:.0f} s")
    layers = [e for e in heard.events if isinstance(e, Progress) and e.job_id == job and "layer" in e.text]
    assert len(layers) >= 32 + 36


def _explain(client: InferenceClient, heard: Listener) -> None:
    began = time.monotonic()
    job = client.submit(
        api.Explain(image=_film(client), phrase="left effusion", model="true-3b", unfit_too=True)
    )
    done = heard.final(job)
    assert isinstance(done, Done), done
    assert float(client.read_map(done.result.map).max()) == 1.0
    say(f"explained {time.monotonic() - began:.0f} s")


def _cancel(client: InferenceClient, heard: Listener, pid: int) -> None:
    job = client.submit(api.Caption(image=_film(client), model="true-3b", max_tokens=400, unfit_too=True))
    heard.wait_for(lambda e: isinstance(e, Token | Progress) and e.job_id == job)
    time.sleep(5)
    asked = time.monotonic()
    client.cancel(job)
    final = heard.final(job)
    say(f"cancelled in {time.monotonic() - asked:.2f} s")
    assert isinstance(final, Failed)
    assert final.kind == "cancelled"
    assert client.worker_pid == pid, "within two seconds, so that the worker lives on"
