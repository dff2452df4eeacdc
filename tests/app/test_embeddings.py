"""Vectors of films on the disk: what is added is found, and a kill loses one film at most."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from app.library.embeddings import ROWS, VECTORS, Embeddings

EAST, NORTH, BETWEEN = np.array([1.0, 0, 0]), np.array([0, 1.0, 0]), np.array([1.0, 1.0, 0])


def store(folder: Path) -> Embeddings:
    return Embeddings(folder, "encoder", "1", 3)


def filled(folder: Path) -> Embeddings:
    kept = store(folder)
    kept.add("a", 5 * EAST)
    kept.add("b", np.stack([NORTH, BETWEEN]))
    return kept


def test_the_nearest_film_comes_first_and_each_film_once(tmp_path: Path):
    hits = filled(tmp_path).find(EAST)
    assert [(h.study, round(h.similarity, 3), h.part) for h in hits] == [("a", 1.0, -1), ("b", 0.707, 0)]


def test_what_was_added_is_there_after_a_restart(tmp_path: Path):
    filled(tmp_path)
    again = store(tmp_path)
    assert again.studies == {"a", "b"}
    assert again.find(NORTH, most=1)[0].study == "b"


def test_a_film_can_be_left_out(tmp_path: Path):
    assert [h.study for h in filled(tmp_path).find(EAST, without=["a"])] == ["b"]


@pytest.mark.parametrize("name", [ROWS, VECTORS])
def test_a_writer_that_was_killed_costs_its_film_and_no_other(name: str, tmp_path: Path):
    kept = filled(tmp_path)
    kept.add("c", NORTH)
    data = (kept.folder / name).read_bytes()
    (kept.folder / name).write_bytes(data[:-2])
    again = store(tmp_path)
    assert again.studies == {"a", "b"}
    again.add("c", NORTH)
    last = store(tmp_path)
    assert last.studies == {"a", "b", "c"}
    assert last.find(EAST, most=1)[0].study == "a"
    assert {h.study for h in last.find(NORTH, most=2)} == {"b", "c"}


def test_models_do_not_share_vectors(tmp_path: Path):
    filled(tmp_path)
    assert len(Embeddings(tmp_path, "encoder", "2", 3)) == 0


@pytest.mark.parametrize("vector", [np.zeros(3), np.array([np.nan, 0, 1])])
def test_what_has_no_direction_is_refused(vector: np.ndarray, tmp_path: Path):
    with pytest.raises(ValueError, match="film-1"):
        store(tmp_path).add("film-1", vector)


def test_nothing_is_nearest_among_nothing(tmp_path: Path):
    assert store(tmp_path).find(EAST) == []


def test_search_agrees_with_brute_force(tmp_path: Path):
    rng = np.random.Generator(np.random.PCG64(0))
    films = rng.standard_normal((40, 4, 3))
    kept = store(tmp_path)
    for i, rows in enumerate(films):
        kept.add(f"{i}", rows)
    query = rng.standard_normal(3)
    cosine = (films @ query) / np.linalg.norm(films, axis=-1) / np.linalg.norm(query)
    expected = [str(i) for i in np.argsort(-cosine.max(1))[:5]]
    assert [h.study for h in kept.find(query, most=5)] == expected
