"""Look-ups give the table's entries, with Arrow and without."""

from __future__ import annotations

import numpy as np
import pytest

from app.imaging import lookup

RANDOM = np.random.default_rng(0)


@pytest.fixture(params=["numpy", "Arrow"])
def way(request, monkeypatch):
    monkeypatch.setattr(lookup, "_arrow", None)
    if request.param == "Arrow":
        lookup.quicken()


@pytest.mark.parametrize("kind", [np.uint8, np.uint16, np.float32])
@pytest.mark.parametrize("shape", [(1, 1), (63, 101), (300, 7), (256, 256)])
def test_every_index_gets_its_entry_and_nothing_else_is_touched(way, kind, shape) -> None:
    table = (RANDOM.random(65536) * 250).astype(kind)
    index = RANDOM.integers(0, 65536, shape, dtype=np.uint16)
    if index.size == 65536:
        index = np.arange(65536, dtype=np.uint16).reshape(shape)
    whole = np.full((shape[0], shape[1] + 10), 7, kind)
    lookup.look_up(table, index, whole[:, 5:-5])
    assert np.array_equal(whole[:, 5:-5], table[index])
    assert (whole[:, :5] == 7).all()
    assert (whole[:, -5:] == 7).all()


def test_rows_of_a_larger_array_are_found(way) -> None:
    table = np.arange(65536, dtype=np.uint16)
    index = RANDOM.integers(0, 65536, (50, 40), dtype=np.uint16)
    out = np.zeros((10, 40), np.uint16)
    lookup.look_up(table, index[20:30], out)
    assert np.array_equal(out, index[20:30])


def test_no_index_at_all_is_fine(way) -> None:
    lookup.look_up(np.zeros(65536, np.uint8), np.zeros((0, 5), np.uint16), np.zeros((0, 5), np.uint8))
