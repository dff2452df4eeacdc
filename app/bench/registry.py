"""What a benchmark is: a function that returns rows, registered by decorator, in a file of its own here."""

from __future__ import annotations

import importlib
import os
import pkgutil
import platform
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

_FRAMEWORK = ("cli", "registry", "display")


@dataclass(frozen=True)
class Row:
    """One figure: ours, the peer's in the same run, and the bar that ours should hold.

    ours, peer in `unit`; None where not measured (then `what` says why). ratio = ours / peer. bar: what ours
    must not exceed (or, where higher_is_better, must reach); None where there is only a comparison.
    """

    what: str
    ours: float | None
    unit: str
    peer: float | None = None
    bar: float | None = None
    higher_is_better: bool = False

    @property
    def ratio(self) -> float | None:
        if self.ours is None or not self.peer:
            return None
        return self.ours / self.peer

    @property
    def holds(self) -> bool:
        """Whether ours keeps the bar and, where there is no bar, is not worse than the peer."""
        if self.ours is None:
            return False
        limit = self.bar if self.bar is not None else self.peer
        if limit is None:
            return True
        return bool(self.ours >= limit if self.higher_is_better else self.ours <= limit)  # of numpy's, too

    def as_dict(self) -> dict[str, str | float | bool | None]:
        return {
            "what": self.what,
            "ours": _rounded(self.ours),
            "peer": _rounded(self.peer),
            "ratio": _rounded(self.ratio),
            "unit": self.unit,
            "bar": self.bar,
            "holds": self.holds,
        }


@dataclass(frozen=True)
class Options:
    """image: the radiograph to measure with, None for RG1 of pydicom-data. repeats: how often.

    peer_python: an interpreter that has the peers installed, "" for this one.
    """

    image: Path | None = None
    repeats: int = 5
    peer_python: str = ""


class BenchError(Exception):
    """A benchmark cannot run here: the reason and what to do."""


Benchmark = Callable[[Options], list[Row]]
_BENCHMARKS: dict[str, Benchmark] = {}


def benchmark(name: str) -> Callable[[Benchmark], Benchmark]:
    """Registers a benchmark. Its file is app/bench/<name with _ for ->.py."""

    def register(function: Benchmark) -> Benchmark:
        _BENCHMARKS[name] = function
        return function

    return register


def names() -> list[str]:
    """The benchmarks there are, without importing them."""
    here = [module.name for module in pkgutil.iter_modules([str(Path(__file__).parent)])]
    return sorted(name.replace("_", "-") for name in here if name not in _FRAMEWORK)


def load(name: str) -> Benchmark:
    """The benchmark of that name. Raises KeyError."""
    if name not in names():
        raise KeyError(name)
    importlib.import_module(f"app.bench.{name.replace('-', '_')}")
    return _BENCHMARKS[name]


def machine() -> str:
    """What it was measured on, in a line."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    model = platform.processor() or platform.machine()
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
        model = next(line.split(":", 1)[1].strip() for line in lines if line.startswith("model name"))
    except (OSError, StopIteration):
        pass
    load_1min = f", load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
    return f"{cores} cores {model}{load_1min}, {platform.system()}, Python {platform.python_version()}"


def median_ms(function: Callable[[], object], *, repeats: int, warm_up: int = 2) -> float:
    """The median duration of a call in milliseconds."""
    for _ in range(warm_up):
        function()
    taken = []
    for _ in range(repeats):
        began = time.perf_counter()
        function()
        taken.append((time.perf_counter() - began) * 1e3)
    return statistics.median(taken)


def percentile_ms(function: Callable[[], object], percent: float, *, repeats: int, warm_up: int = 2) -> float:
    """The given percentile of a call's duration in milliseconds."""
    for _ in range(warm_up):
        function()
    taken = []
    for _ in range(repeats):
        began = time.perf_counter()
        function()
        taken.append((time.perf_counter() - began) * 1e3)
    return sorted(taken)[min(len(taken) - 1, round(percent / 100 * (len(taken) - 1)))]


def real_radiograph(options: Options) -> Path:
    """The image to measure with. Raises BenchError where pydicom-data is missing."""
    if options.image is not None:
        return options.image
    from pydicom.data import get_testdata_file

    found = get_testdata_file("RG1_UNCR.dcm", download=False)
    if found is None:
        raise BenchError("no radiograph to measure with. Give one with --image, or: pip install pydicom-data")
    return Path(str(found))


def _rounded(value: float | None) -> float | None:
    return None if value is None else float(f"{value:.4g}")
