"""Films nearest to a vector among many: the library's memory map beside usearch and faiss, where they are
installed (they are no part of RadGaze). Vectors of chance, as wide as the shipped encoder's, one core."""

from __future__ import annotations

import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from app.bench.registry import Options, Row, benchmark
from app.library.embeddings import ROWS, VECTORS, Embeddings

WIDTH, MOST = 96, 12
BARS_MS = {100_000: 30.0, 1_000_000: 300.0}
Search = Callable[[NDArray[np.float32]], object]


@benchmark("retrieval")
def measure(options: Options) -> list[Row]:
    """Median of the queries, after one that warms up."""
    rng = np.random.Generator(np.random.PCG64(0))
    queries = rng.standard_normal((max(5, options.repeats), WIDTH)).astype(np.float32)
    rows = []
    for count, bar in BARS_MS.items():
        vectors = rng.standard_normal((count, WIDTH), dtype=np.float32)
        vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
        with tempfile.TemporaryDirectory(prefix="radgaze-bench-") as folder:
            ours = _median_ms(_ours(Path(folder), vectors), queries)
        for name, peer in (("faiss", _faiss), ("usearch", _usearch)):
            search = peer(vectors)
            what = f"nearest of {count:,}"
            if search is None:
                rows.append(Row(f"{what} ({name} is not installed)", ours, "ms", None, bar))
            else:
                rows.append(Row(f"{what}, {name}", ours, "ms", _median_ms(search, queries), bar))
    return rows


def _ours(folder: Path, vectors: NDArray[np.float32]) -> Search:
    kept = folder / "bench-1"
    kept.mkdir(parents=True)
    (kept / VECTORS).write_bytes(vectors.tobytes())
    (kept / ROWS).write_text("".join(f'{{"study":"{i:x}","rows":1}}\n' for i in range(len(vectors))), "utf-8")
    store = Embeddings(folder, "bench", "1", WIDTH)
    assert len(store) == len(vectors)
    return lambda query: store.find(query, most=MOST)


def _faiss(vectors: NDArray[np.float32]) -> Search | None:
    """Exact search, as ours is."""
    try:
        import faiss  # type: ignore[import-not-found, unused-ignore]
    except ImportError:
        return None
    faiss.omp_set_num_threads(1)
    index = faiss.IndexFlatIP(WIDTH)
    index.add(vectors)
    return lambda query: index.search(query[None], MOST)


def _usearch(vectors: NDArray[np.float32]) -> Search | None:
    """Exact search over the array; its graph index is faster, not exact, and takes minutes to build."""
    try:
        from usearch.index import search  # type: ignore[import-not-found, unused-ignore]
    except ImportError:
        return None
    return lambda query: search(vectors, query, MOST, "ip", exact=True, threads=1)


def _median_ms(search: Search, queries: NDArray[np.float32]) -> float:
    search(queries[0])
    times = []
    for query in queries:
        began = time.perf_counter()
        search(query)
        times.append(1000 * (time.perf_counter() - began))
    return statistics.median(times)
