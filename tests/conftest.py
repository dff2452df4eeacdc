"""What every test stands on: real files, a home of its own, and nothing left running when it ends."""

from __future__ import annotations

import os
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import hypothesis
import pytest
from left_behind import left_in_qt

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

REPOSITORY = Path(__file__).resolve().parents[1]
hypothesis.settings.register_profile(
    "radgaze",
    deadline=None,  # a busy machine is no failure
    suppress_health_check=[hypothesis.HealthCheck.too_slow],
    derandomize=bool(os.environ.get("CI")),  # what fails there belongs to the change; elsewhere it searches
)
hypothesis.settings.load_profile("radgaze")
_GRACE_S = 3.0
_NOT_OURS = ("tqdm_monitor", "pytest_timeout", "pydevd", "QueueFeederThread")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--slow", action="store_true", help="also run the long suites (marker `slow`)")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if config.getoption("--slow") or "slow" in config.getoption("-m"):
        return
    skip = pytest.mark.skip(reason="a long suite; run it with --slow")
    for item in items:
        if "slow" in item.keywords:
            item.add_marker(skip)


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The folder of real third-party data beside the checkout, or where RADGAZE_SHARED_DATA says."""
    folder = Path(os.environ.get("RADGAZE_SHARED_DATA") or REPOSITORY.parent / "shared" / "data")
    if not folder.is_dir():
        pytest.skip("the shared data is not there (../shared/data, or set RADGAZE_SHARED_DATA)")
    return folder


def pydicom_file(name: str) -> Path:
    """A file of the pydicom-data package, never downloaded; skips the test where the package is missing."""
    from pydicom.data import get_testdata_file

    found = get_testdata_file(name, download=False)
    if found is None:
        pytest.skip(f"{name} is not there (pip install pydicom-data)")
    return Path(str(found))


@pytest.fixture(scope="session")
def rg1() -> Path:
    """A real chest CR (1841 x 1955, 15 bit, MONOCHROME1), uncompressed."""
    return pydicom_file("RG1_UNCR.dcm")


@pytest.fixture(scope="session")
def rg1_files() -> dict[str, Path]:
    """RG1 as pydicom-data has it: UNCR and J2KR hold the same pixels, UNCI and J2KI those after lossy J2K."""
    return {name: pydicom_file(f"RG1_{name}.dcm") for name in ("UNCR", "J2KR", "UNCI", "J2KI")}


@pytest.fixture(autouse=True)
def radgaze_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Settings, library and user models of this test only."""
    home = tmp_path / "radgaze-home"
    monkeypatch.setenv("RADGAZE_HOME", str(home))
    monkeypatch.setenv("RADGAZE_SITE", str(tmp_path / "no-site.toml"))
    return home


@pytest.fixture(autouse=True)
def nothing_left_behind(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fails a test that leaves a child process, a thread or a running QThread behind."""
    processes, threads = child_processes(), set(threading.enumerate())
    yield
    if "app.imaging.child" in sys.modules:  # once started, it stays for the program's next film
        sys.modules["app.imaging.child"].decoder.let_go()
    deadline = time.monotonic() + _GRACE_S
    while True:
        left = _left_over(processes, threads, qt="qapp" in request.fixturenames)
        if not left:
            return
        if time.monotonic() > deadline:
            pytest.fail(f"left behind: {'; '.join(left)}", pytrace=False)
        time.sleep(0.02)


def _left_over(processes: dict[int, str], threads: set[threading.Thread], *, qt: bool) -> list[str]:
    left = [f"process {pid} ({name})" for pid, name in child_processes().items() if pid not in processes]
    left += [
        f"thread {thread.name}"
        for thread in threading.enumerate()
        if thread not in threads and thread.is_alive() and not thread.name.startswith(_NOT_OURS)
    ]
    if qt:
        left += left_in_qt()
    return left


def child_processes() -> dict[int, str]:
    """Our own living children by process id, without zombies and Python's resource tracker. Linux only."""
    children = {}
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            name, _, rest = (entry / "stat").read_text().rpartition(")")
            state, parent = rest.split()[:2]
            if int(parent) != os.getpid() or state == "Z":
                continue
            command = (entry / "cmdline").read_bytes().replace(b"\0", b" ").decode("utf-8", "replace")
        except (OSError, ValueError):
            continue  # it ended while we looked
        if "resource_tracker" not in command:
            children[int(entry.name)] = command.strip()[:120] or name
    return children
