"""A collection of 100 participants with 50 trials each, exported as BIDS and as Parquet: time and memory.

Eight trials are simulated and copied under every participant and number: making all would take an hour."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from app.bench.registry import Options, Row, benchmark

PARTICIPANTS, TRIALS, MADE = 100, 50, 8
BAR_S, BAR_MIB = 600.0, 2048.0
FORMS = ("bids", "parquet")
PROTOCOL = """
format = 1
name = "Large"
seed = 1
[consent]
version = "1"
text = "Simulated."
[[stimuli]]
name = "films"
kind = "phantom"
count = {trials}
[order]
kind = "fixed"
[[phases]]
kind = "free_viewing"
seconds = 10
"""
_MEASURED = """
import json, resource, sys
from app.cli import main
code = main(sys.argv[1:])
used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
peak = sum(one.ru_maxrss for one in used)
cpu = sum(one.ru_utime + one.ru_stime for one in used)
print(json.dumps({"code": code, "peak_mib": peak / 1024, "cpu_s": cpu}))
"""


@benchmark("exporting")
def measure(_options: Options) -> list[Row]:
    """Once, as it takes minutes."""
    return rows(participants=PARTICIPANTS, trials=TRIALS)


def rows(*, participants: int, trials: int) -> list[Row]:
    """Time, processor time (which does not depend on what else runs) and peak memory of each format. Raises
    RuntimeError where an export fails."""
    out: list[Row] = []
    with tempfile.TemporaryDirectory(prefix="radgaze-bench-") as place:
        folder = Path(place)
        study = large_study(folder, participants=participants, trials=trials)
        size = f"{participants} participants x {trials} trials"
        for form in FORMS:
            target = folder / form
            words = ["export", str(study), "--format", form, "--out", str(target)]
            began = time.perf_counter()
            done = subprocess.run(
                [sys.executable, "-c", _MEASURED, *words], capture_output=True, text=True, check=True
            )
            seconds = time.perf_counter() - began
            said = json.loads(done.stdout.splitlines()[-1])
            if said["code"] != 0:
                raise RuntimeError(f"the export failed: {done.stderr}")
            out += [
                Row(f"export {size} as {form}", seconds, "s", None, BAR_S),
                Row(f"its processor time, {form}", said["cpu_s"], "s", None, 2 * BAR_S),
                Row(f"its peak memory, {form}", said["peak_mib"], "MiB", None, BAR_MIB),
            ]
            shutil.rmtree(target)
    return out


def large_study(folder: Path, *, participants: int, trials: int) -> Path:
    """The folder of a study in which everybody has done every trial."""
    from app.study.folder import Attempt, add_attempt, begin_study, write_json
    from app.study.participants import enrol_simulated
    from app.study.resume import Next
    from app.study.runner import Runner
    from app.study.simulated import SimulatedDesk

    path = folder / "protocol.toml"
    path.write_text(PROTOCOL.format(trials=trials), encoding="utf-8")
    now = datetime.now(UTC)
    study = begin_study(path, folder / "study", now=now)
    people = [enrol_simulated(study, now=now) for _ in range(participants)]
    first = people[0]
    desk = SimulatedDesk(study, seed=1, rate_hz=250.0)
    step = Next(kind="begin", reason="", trial=study.plan(1)[0], run=1)
    desk.sit(Runner(study, first.pseudonym, desk, step=step, at_most=min(MADE, trials)))
    made = sorted((study.path / "trials" / first.pseudonym).glob("1-*"))
    for who in people:
        for number, trial in enumerate(study.plan(who.number)):
            target = study.path / "trials" / who.pseudonym / f"{trial.period}-{trial.number:03d}-01"
            if target.exists():
                continue
            add_attempt(study, who.pseudonym, trial, run=1, now=now)
            attempt = msgspec.json.decode((target / "attempt.json").read_bytes(), type=Attempt)
            shutil.copytree(made[number % len(made)], target, dirs_exist_ok=True)
            done = msgspec.structs.replace(attempt, outcome="complete", ended_at=now)
            write_json(target / "attempt.json", done)
    return study.path
