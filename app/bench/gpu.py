"""What needs a GPU, in a process of its own: whoever has one runs this and sends the figures.

Without a GPU the same steps run at a small shape, and the first row says so.
"""

from __future__ import annotations

import json
import subprocess
import sys

from app.bench.registry import BenchError, Options, Row, benchmark

MINUTES = 8


@benchmark("gpu")
def measure(_options: Options) -> list[Row]:
    """Rows without a figure name what was not measured, and why. Raises BenchError."""
    from app.settings import load_settings

    python = load_settings().inference.python or sys.executable
    command = [python, "-m", "inference.gpu_bench", "--minutes", str(MINUTES)]
    found = subprocess.run(command, stdout=subprocess.PIPE, text=True, timeout=60 * MINUTES * 2, check=False)
    if found.returncode != 0:
        raise BenchError("the measurement ended early; its last words stand above. See: radgaze doctor")
    rows = json.loads(found.stdout.strip().splitlines()[-1])
    return [
        Row(row["what"], row["ours"], row["unit"], None, row["bar"], higher_is_better=row["higher_is_better"])
        for row in rows
    ]
