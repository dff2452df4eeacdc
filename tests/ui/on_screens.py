"""A window in a process of its own, on screens that the test describes (Qt's offscreen platform)."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from places import surroundings


def told(script: str, *words: str | Path, home: Path, screens: list[dict[str, Any]], **more: str) -> Any:
    """What `script`, beside this file, prints as JSON in its last line. more: environment variables."""
    described = home / "screens.json"
    described.write_text(json.dumps({"screens": screens}))
    done = subprocess.run(
        [sys.executable, str(Path(__file__).with_name(script)), *map(str, words)],
        env={
            **surroundings(**more),
            "QT_QPA_PLATFORM": f"offscreen:configfile={described}",
            "RADGAZE_HOME": str(home / "radgaze"),
        },
        capture_output=True,
        text=True,
        timeout=200,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    return json.loads(done.stdout.splitlines()[-1])
