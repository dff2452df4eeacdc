"""What this computer has and lacks for RadGaze: a line a subject, with the way out where something is wrong.

Nothing of it needs a window. torch is asked in a process of its own: a broken GPU driver may end that one.
"""

from __future__ import annotations

import importlib.util
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import asdict, dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

from eyetracking.wire import WORKER_PYTHON, child_command

State = Literal["good", "note", "wrong"]
_ASK_TORCH = """
import json, importlib.util
out = {}
try:
    import torch
    out["torch"] = torch.__version__
    out["cuda_build"] = torch.version.cuda or ""
    out["gpu"] = torch.cuda.is_available()
    if out["gpu"]:
        p = torch.cuda.get_device_properties(0)
        out.update(name=p.name, memory_mb=p.total_memory / 1e6, capability=f"{p.major}.{p.minor}",
                   bf16=torch.cuda.is_bf16_supported(), free_mb=torch.cuda.mem_get_info(0)[0] / 1e6)
        out["works"] = float(torch.ones(8, device="cuda").sum().item()) == 8.0
    out["threads"] = torch.get_num_threads()
    out["varlen"] = importlib.util.find_spec("torch.nn.attention.varlen") is not None
except Exception as error:
    out["error"] = f"{type(error).__name__}: {error}"
for name in ("transformers", "flash_attn", "bitsandbytes", "peft"):
    try:
        import importlib.metadata
        out[name] = importlib.metadata.version(name.replace("_", "-"))
    except importlib.metadata.PackageNotFoundError:
        out[name] = ""
print(json.dumps(out))
"""
PATIENCE_S = 120
LEAST_FREE_GB, LEAST_MEMORY_GB = 2.0, 4.0


@dataclass(frozen=True)
class Line:
    """way_out: empty where nothing needs to be done."""

    subject: str
    state: State
    words: str
    way_out: str = ""


def examine(python: str = "") -> list[Line]:
    """python: the worker's interpreter, "" for this one."""
    asked = ask_torch(python)
    return [line for check in (_gpu, _torch, _attention) for line in [check(asked)]] + [
        check() for check in CHECKS
    ]


@lru_cache(maxsize=4)
def ask_torch(python: str = "") -> dict[str, Any]:
    """What the worker's Python says of torch and the GPU; {"error": …} where it cannot."""
    if getattr(sys, "frozen", False):
        python = python or os.environ.get(WORKER_PYTHON, "")
        if not python:
            return {"absent": True, "error": "not installed"}
    try:
        found = subprocess.run(
            [python or sys.executable, "-I", "-c", _ASK_TORCH],
            capture_output=True,
            text=True,
            timeout=PATIENCE_S,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        return {"error": str(error)}
    try:
        answer: dict[str, Any] = json.loads(found.stdout.strip().splitlines()[-1])
    except (json.JSONDecodeError, IndexError):
        return {"error": found.stderr.strip().splitlines()[-1] if found.stderr.strip() else "it ended early"}
    return answer


def _gpu(asked: dict[str, Any]) -> Line:
    driver = _driver()
    if asked.get("gpu"):
        size, free = asked["memory_mb"] / 1e3, asked["free_mb"] / 1e3
        words = f"{asked['name']}, {size:.0f} GB ({free:.0f} free), {driver}"
        if not asked.get("works"):
            return Line(
                "GPU", "wrong", f"{words}: it does not compute", "Restart the computer; renew the driver."
            )
        return Line("GPU", "good", words)
    if driver:
        return Line(
            "GPU", "wrong", f"{driver}, but torch does not see it",
            "Install the torch build for this driver: installers/bootstrap.py setup.",
        )  # fmt: skip
    return Line(
        "GPU", "note", "none; models run on the processor", "Large models want a GPU of 8 GB and more."
    )


def _driver() -> str:
    """ "driver 550.54 (CUDA 12.4)" as nvidia-smi says; "" without one."""
    program = shutil.which("nvidia-smi")
    if program is None:
        return ""
    query = [program, "--query-gpu=driver_version", "--format=csv,noheader"]
    try:
        found = subprocess.run(query, capture_output=True, text=True, timeout=10, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return f"driver {found.stdout.splitlines()[0].strip()}" if found.returncode == 0 and found.stdout else ""


def _torch(asked: dict[str, Any]) -> Line:
    if asked.get("absent"):
        return Line(
            "torch", "note", "the models' environment is not installed; reading and gaze work without it",
            "In the folder of the worker kit: python3 install.py install",
        )  # fmt: skip
    if "error" in asked:
        return Line(
            "torch", "wrong", f"the worker's Python cannot use it: {asked['error']}",
            "Run: pip install 'radgaze[worker]'",
        )  # fmt: skip
    build = f"CUDA {asked['cuda_build']}" if asked.get("cuda_build") else "CPU only"
    words = f"{asked['torch']} ({build}), transformers {asked['transformers'] or 'missing'}, "
    return Line("torch", "good", words + f"{asked['threads']} threads")


def _attention(asked: dict[str, Any]) -> Line:
    flash = asked.get("flash_attn", "")
    four = asked.get("bitsandbytes", "")
    own = "torch's own attention is used"
    words = f"flash-attn {flash}, used where it agrees with torch's own" if flash else f"no flash-attn: {own}"
    words += "; drafts in Fast mode (static cache, compiled)" if asked.get("gpu") else ""
    words += f"; bitsandbytes {four}" if four else "; no bitsandbytes, no 4-bit"
    return Line("attention", "good" if flash or not asked.get("gpu") else "note", words)


def _memory() -> Line:
    try:
        page = os.sysconf("SC_PAGE_SIZE")
        total, free = (os.sysconf(name) * page / 1e9 for name in ("SC_PHYS_PAGES", "SC_AVPHYS_PAGES"))
    except (AttributeError, ValueError, OSError):
        return Line("memory", "note", "the system does not say")
    way_out = "" if total >= LEAST_MEMORY_GB else "Small models only; close other programs."
    return Line(
        "memory", "good" if not way_out else "wrong", f"{total:.1f} GB, {free:.1f} GB unused", way_out
    )


def _disk() -> Line:
    from app.settings import data_folder

    folder = data_folder()
    there = next(p for p in (folder, *folder.parents) if p.exists())
    free = shutil.disk_usage(there).free / 1e9
    way_out = "" if free >= LEAST_FREE_GB else "Make room, or move RADGAZE_HOME to another disk."
    return Line("disk", "wrong" if way_out else "good", f"{free:.0f} GB free for {folder}", way_out)


def _models() -> Line:
    from app.models_cli import installed
    from inference.shelf_words import entries

    store = installed()
    found = entries(store)
    bad = [f"{entry.id} ({entry.state})" for entry in found if entry.state != "ready"]
    bad += [problem.message for problem in store.problems() if "its files are not at" not in problem.message]
    words = f"{len(found)} installed" + (f"; not usable: {', '.join(bad)}" if bad else "")
    damaged = any(entry.state == "damaged" for entry in found)
    state: State = "wrong" if damaged else "note" if bad else "good"
    return Line("models", state, words, "See: radgaze models" if bad else "")


def _trackers() -> Line:
    from eyetracking.tracker import providers

    kinds = sorted(providers())
    needed = {"tobii": "TittaPy", "eyelink": "pylink", "lsl": "pylsl"}
    lacking = [
        f"{name} needs {module}"
        for name, module in needed.items()
        if any(name in kind for kind in kinds) and importlib.util.find_spec(module) is None
    ]
    words = ", ".join(kinds) + (f"; {'; '.join(lacking)}" if lacking else "")
    way_out = "pip install the package of your tracker."
    if getattr(sys, "frozen", False):
        way_out = "Name a Python that has it in the settings: Eye tracker, its interpreter."
    return Line("trackers", "good", words, way_out if lacking else "")


def _audio() -> Line:
    if sys.platform.startswith("linux"):
        cards = Path("/proc/asound/cards")
        text = cards.read_text(errors="replace") if cards.exists() else ""
        if not text.strip() or "no soundcards" in text:
            return Line("audio", "note", "no sound card", "Dictation needs a microphone.")
        names = [line.split("]:")[-1].strip() for line in text.splitlines() if "]:" in line]
        return Line("audio", "good", ", ".join(names))
    return Line("audio", "note", "not asked on this system")


def _displays() -> Line:
    if sys.platform.startswith("linux") and not any(
        os.environ.get(n) for n in ("DISPLAY", "WAYLAND_DISPLAY")
    ):
        return Line("displays", "note", "no screen here", "The commands work; the window needs a display.")
    try:
        found = subprocess.run(
            child_command("ui.screens_here"), capture_output=True, text=True, timeout=30, check=False
        )
        screens = json.loads(found.stdout.strip().splitlines()[-1])
    except (OSError, subprocess.TimeoutExpired, json.JSONDecodeError, IndexError):
        return Line(
            "displays", "wrong", "Qt opens no window here", "Set DISPLAY, or install the xcb libraries."
        )
    return Line("displays", "good", ", ".join(f"{name} {w} x {h}" for name, w, h in screens))


def _settings() -> Line:
    from app.settings import SettingsError, load_settings, settings_path, site_path

    try:
        load_settings()
    except SettingsError as error:
        return Line("settings", "wrong", f"{error.path}: {error.reason}", error.way_out)
    found = [("user's", settings_path()), ("site's", site_path())]
    there = [f"the {whose} {path}" for whose, path in found if path.exists()]
    return Line(
        "settings", "good", f"{', over '.join(there) or 'as built in'}; user, then site, then built in"
    )


CHECKS: tuple[Callable[[], Line], ...] = (_memory, _disk, _settings, _models, _trackers, _audio, _displays)
as_dict = asdict
