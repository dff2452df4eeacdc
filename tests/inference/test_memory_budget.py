"""Models within a memory budget: who goes, what is remembered of them, what is tried when memory runs out."""

from __future__ import annotations

from pathlib import Path

import pytest
from test_store import FIELDS
from worker_helpers import Bench

from inference.context import ModelCache
from inference.ladder import ladder
from inference.messages import Done, Failed, Log, WorkerState
from inference.store import write_manifest

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


@pytest.mark.parametrize("four_bit", [True, False])
def test_each_step_of_the_ladder_spares_more_and_the_last_on_a_gpu_is_the_processor(
    four_bit: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("inference.ladder.can_hold_four_bits", lambda: four_bit)
    plans = ladder("cuda")
    assert [plan.words for plan in plans if plan.words] == [
        "with nothing else loaded",
        "with the cache of drafts in main memory",
        "with fewer image tokens",
        *(["with language models in 4 bits"] if four_bit else []),
        "on the processor",
    ]
    assert [plan.device for plan in plans] == ["cuda"] * (len(plans) - 1) + ["cpu"]
    assert not plans[-1].four_bit
    assert [plan.few_tokens for plan in ladder("cpu")] == [False, False, True, *([True] * four_bit)]
    assert [plan.four_bit for plan in ladder("cpu")] == [False, False, False, *([True] * four_bit)]


def test_what_was_enough_is_where_the_next_job_of_the_kind_begins_until_memory_is_freed() -> None:
    with Bench() as bench:
        for _ in range(2):
            assert isinstance(bench.run("oom_until_sparing"), Done)
        said = [e.text for e in bench.heard.events if isinstance(e, Log) and e.text.startswith("memory ran")]
        assert said[2:] == [
            "memory ran out for this before; computed with fewer image tokens (Free memory tries anew)"
        ]
        bench.client.unload()
        bench.heard.wait_for(lambda e: isinstance(e, Log) and e.text == "all models were unloaded")
        assert isinstance(bench.run("oom_until_sparing"), Done)
        said = [e.text for e in bench.heard.events if isinstance(e, Log) and e.text.startswith("memory ran")]
    assert said[3:] == said[:2]


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
