"""Opening a checkpoint reaches for nothing else: no socket, no unpickling, no hub, no code; each family."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import checkpoints
import pytest

ALL = checkpoints.GENERATIVE | checkpoints.ENCODERS
SCRIPT = """
import importlib, json, os, sys
from pathlib import Path
import inference.worker  # sets what keeps hubs away, as the worker's process does
from inference.families.known import recognise
import numpy as np, torch
seen = []
family = ""
def hook(event, arguments):
    if event.startswith("socket.") and event not in ("socket.gethostname",) or event == "pickle.find_class":
        seen.append([family, event, repr(arguments)[:200]])
    if event == "open" and isinstance(arguments[0], str) and "w" in str(arguments[1] or ""):
        seen.append([family, "write", arguments[0]])
    if event in ("exec", "compile") and arguments and str(folder) in repr(arguments)[:300]:
        seen.append([family, event, repr(arguments)[:200]])
folder = Path("/nowhere")
film = np.random.default_rng(0).integers(0, 65535, (90, 70), dtype=np.uint16)
sys.addaudithook(hook)
answered = []
for path in sys.argv[1:]:
    folder = Path(path)
    family = recognise(folder).family.name
    model = importlib.import_module(recognise(folder).family.adapter).load(
        folder, device="cpu", precision=torch.float32
    )
    if hasattr(model, "generate"):
        model.generate(film, max_tokens=2)
    elif hasattr(model, "encode_images"):
        model.encode_images(model.pixel_values(film))
    else:
        model(["a text"])
    answered.append(family)
print(json.dumps([answered, seen]))
"""


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    root = tmp_path_factory.mktemp("hub")
    return [make(root / name) for name, make in ALL.items()]


def test_no_family_reaches_for_network_pickles_code_or_other_files(folders: list[Path]) -> None:
    found = subprocess.run(
        [sys.executable, "-c", SCRIPT, *map(str, folders)], capture_output=True, text=True, check=False
    )
    assert found.returncode == 0, found.stderr[-3000:]
    answered, seen = json.loads(found.stdout.strip().splitlines()[-1])
    assert sorted(answered) == sorted(ALL)
    assert seen == []


def test_the_hook_of_this_test_sees_what_it_is_for(tmp_path: Path) -> None:
    code = SCRIPT.replace("answered = []", "import socket, pickle\nanswered = []\n"
                          "pickle.loads(pickle.dumps(Path('x')))\nsocket.socket().close()")  # fmt: skip
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    _, seen = json.loads(found.stdout.strip().splitlines()[-1])
    assert {event for _, event, _ in seen} == {"pickle.find_class", "socket.__new__"}
