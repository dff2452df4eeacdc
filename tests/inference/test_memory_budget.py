"""Models within a memory budget: who goes, what is remembered of them, what is tried when memory runs out."""

from __future__ import annotations

from pathlib import Path

from test_store import FIELDS
from worker_helpers import Bench

from inference.context import ModelCache
from inference.messages import Done, Failed, Log, WorkerState
from inference.store import write_manifest
from inference.worker import ladder

MB = 1 << 20


def test_the_model_that_was_used_least_lately_makes_room() -> None:
    cache = ModelCache(budget_bytes=30 * MB)
    for name in ("a", "b"):
        cache.get_or_load(name, object, size_bytes=12 * MB)
    cache.get_or_load("a", object)
    cache["b", "verdict"] = "kept with b"
    cache.get_or_load("c", object, size_bytes=12 * MB)
    assert list(cache) == ["a", "c"]


def test_a_model_larger_than_the_budget_is_loaded_alone() -> None:
    cache = ModelCache(budget_bytes=10 * MB)
    cache.get_or_load("small", object, size_bytes=5 * MB)
    cache.get_or_load("large", object, size_bytes=50 * MB)
    assert list(cache) == ["large"]


def test_what_runners_remember_is_no_model_and_stays() -> None:
    cache = ModelCache(budget_bytes=10 * MB)
    cache["note"] = "small"
    cache.get_or_load("large", object, size_bytes=50 * MB)
    assert "note" in cache


def test_on_a_gpu_the_last_step_is_the_processor() -> None:
    assert [where for _, where, _ in ladder("cuda")] == ["cuda", "cuda", "cuda", "cpu"]
    assert [sparing for _, _, sparing in ladder("cpu")] == [False, False, True]


def test_each_step_of_the_ladder_is_said_and_the_last_answer_stands() -> None:
    with Bench() as bench:
        assert isinstance(bench.run("oom_until_sparing"), Done)
        failed = bench.run("oom")
        said = [e.text for e in bench.heard.events if isinstance(e, Log) and "memory ran out" in e.text]
    assert said[:2] == [
        "memory ran out; trying once more with nothing else loaded",
        "memory ran out; trying once more with fewer image tokens",
    ]
    assert isinstance(failed, Failed)
    assert failed.kind == "oom"


def test_unloading_empties_the_worker_and_the_next_job_runs() -> None:
    with Bench() as bench:
        assert isinstance(bench.run("fill_cache"), Done)
        bench.client.unload()
        bench.heard.wait_for(lambda e: isinstance(e, Log) and e.text == "all models were unloaded")
        assert isinstance(bench.run("oom_once"), Done), "it fails only while something is loaded"


def test_the_worker_says_anew_what_is_installed(tmp_path: Path) -> None:
    with Bench(models=[tmp_path]) as bench:
        assert bench.heard.state("ready").models == []
        folder = tmp_path / "tiny"
        folder.mkdir()
        (folder / "model.safetensors").write_bytes(b"weights")
        write_manifest(folder, FIELDS)
        bench.client.look_again()
        found = bench.heard.wait_for(lambda e: isinstance(e, WorkerState) and bool(e.models))
    assert [m.id for m in found.models] == ["tiny"]
