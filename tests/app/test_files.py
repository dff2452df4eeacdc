"""What is written to the disk is there whole, or not at all."""

from __future__ import annotations

import resource
import signal
import sys
from pathlib import Path

import pytest

from app.files import append_whole


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="a limit on the size of files")
def test_what_does_not_fit_leaves_no_half_line(tmp_path: Path) -> None:
    path = tmp_path / "views.jsonl"
    append_whole(path, b"one\n")
    kept, handler = resource.getrlimit(resource.RLIMIT_FSIZE), signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (10, kept[1]))
    try:
        with pytest.raises(OSError, match="space"):
            append_whole(path, b"two and more\n")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, kept)
        signal.signal(signal.SIGXFSZ, handler)
    assert path.read_bytes() == b"one\n"
    assert path.stat().st_mode & 0o077 == 0
