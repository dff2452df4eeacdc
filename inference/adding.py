"""Checkpoint folders into the store and out of it: recognised, described, checked, linked or copied.

Nothing is fetched, nothing of a folder is run, and a linked folder is never written to: what RadGaze knows of
it stands in a `model.toml` of its own below the user's models.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec

from inference.api import ModelError
from inference.families.known import Recognised, architecture_of, recognise
from inference.store import (
    MANIFEST,
    ModelFolder,
    ModelStore,
    allowed,
    files_of,
    read_manifest,
    write_manifest,
)

OPEN_LICENCES = {
    "apache-2.0", "mit", "bsd-2-clause", "bsd-3-clause", "cc0-1.0", "cc-by-4.0", "cc-by-sa-4.0", "isc",
}  # fmt: skip
"""Asked for no acceptance. Of any other licence, and where none is named, the user reads and accepts it."""
UNSTATED = "not stated by the folder"
_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,79}")
_REVISION = re.compile(r"[0-9a-f]{40}")
"""What a hub's cache calls the folder of one revision."""
Say = Callable[[str], None]


@dataclass(frozen=True)
class Card:
    """What a folder's README.md and licence file say. licence: as the card names it, "" where it does not.
    file: with the licence's text."""

    licence: str
    trained_on: str
    file: str | None

    @property
    def acceptance_required(self) -> bool:
        return self.licence.lower() not in OPEN_LICENCES


def add(
    folder: Path,
    shelf: Path,
    *,
    model_id: str = "",
    copy: bool = False,
    python: str = "",
    gaze: str = "",
    say: Say = lambda _text: None,
) -> ModelFolder:
    """Add a folder in Hugging Face layout to `shelf` (the user's models folder). copy: its files come into
    RadGaze's own folder, those that are not opened are left out. Otherwise they stay, and are pointed at.
    python: the interpreter under which a model with code of its own runs, isolated and once confirmed. gaze:
    how a generative model is given gaze ("overlay", "text").

    Raises ModelError: nothing known, code, pickles in a linked folder, damaged weights, an id that is taken.
    """
    folder = folder.expanduser().resolve()
    say(f"looking at {folder}")
    known = (folder / MANIFEST).is_file()
    if python and shutil.which(python) is None:
        raise ModelError(f"There is no interpreter {python}.", "Give the python of the model's environment.")
    fields = own_fields(folder) if known else fields_of(recognise(folder, own_code=bool(python)), folder)
    model_id = model_id or (fields["id"] if known else folder.name)
    home = shelf / _checked_id(model_id)
    if home.exists():
        raise ModelError(
            f"There is a model {model_id!r} already, at {home}.",
            f"Give another id with --id, or remove it first: radgaze models remove {model_id}",
        )
    if not copy:
        _refuse_forbidden(folder, code=bool(python))
    if gaze:
        fields |= {"arch": {**fields.get("arch", {}), "gaze": gaze}}
    place = ({} if copy else {"location": str(folder)}) | ({"python": python} if python else {})
    fresh = shelf / f".{model_id}.new"
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir(parents=True)
    try:
        if copy:
            _copy(folder, fresh, say, code=bool(python))
        say("making checksums")
        write_manifest(fresh, fields | {"id": model_id} | place)
        fresh.replace(home)
    except OSError as error:
        raise ModelError(f"{folder} could not be added: {error}", "Make room, or link it.") from error
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
    return ModelFolder.read(home)


def own_fields(folder: Path) -> dict[str, Any]:
    """The manifest that a folder made by RadGaze brings, its files checked against it. Raises ModelError."""
    model = ModelFolder.read(folder)
    ModelStore([]).verify(model)
    fields: dict[str, Any] = msgspec.to_builtins(model.manifest)
    extra: dict[str, Any] = fields.pop("extra")
    return extra | {k: v for k, v in fields.items() if k != "sha256"}


def fields_of(found: Recognised, folder: Path) -> dict[str, Any]:
    """The manifest of a recognised folder, without id, checksums and location."""
    card = card_of(folder)
    family = found.family
    return {
        "version": folder.name[:12] if _REVISION.fullmatch(folder.name) else "1",
        "task": family.task,
        "architecture": architecture_of(found),
        "licence": card.licence or "not stated",
        "licence_file": card.file,
        "acceptance_required": card.acceptance_required,
        "trained_on": card.trained_on,
        "intended_use": "As its card says; RadGaze has not examined it.",
        "demo": False,
        "family": family.name,
        "can": list(family.can),
        "precision": found.weights.precision,
        "parameters": found.weights.parameters,
        "weight_bytes": found.weights.bytes,
    }


def card_of(folder: Path) -> Card:
    """From the front matter of README.md (`license`, `license_name`, `datasets`, `base_model`) and the
    licence file beside it."""
    head = _front_matter(folder / "README.md")
    licence = head.get("license", [""])[0]
    if licence.lower() in ("other", ""):
        licence = head.get("license_name", [licence])[0]
    parts = [f"{', '.join(head['datasets'])}"] if head.get("datasets") else []
    if head.get("base_model"):
        parts.append(f"from {', '.join(head['base_model'])}")
    names = ("LICENSE", "LICENSE.txt", "LICENCE.txt", "LICENSE.md", "LICENCE.md")
    file = next((name for name in names if (folder / name).is_file()), None)
    return Card(licence, "; ".join(parts) or UNSTATED, file)


def _front_matter(path: Path) -> dict[str, list[str]]:
    """The plain keys of a card's YAML head: a value or a list of values each; empty where there is none."""
    try:
        lines = path.read_text(encoding="utf-8", errors="replace")[:20_000].splitlines()
    except OSError:
        return {}
    if not lines or lines[0].strip() != "---":
        return {}
    found: dict[str, list[str]] = {}
    key = ""
    for line in lines[1:]:
        if line.strip() == "---":
            break
        item = re.fullmatch(r"\s*-\s+(.+)", line)
        entry = re.fullmatch(r"([\w-]+):\s*(.*)", line)
        if entry:
            key = entry[1]
            value = entry[2].strip()
            values = value[1:-1].split(",") if value.startswith("[") and value.endswith("]") else [value]
            found[key] = [text for v in values if (text := v.strip().strip("'\""))]
        elif item and key:
            found[key].append(item[1].strip().strip("'\""))
    return {key: values for key, values in found.items() if values}


def re_point(model_id: str, folder: Path, shelf: Path) -> ModelFolder:
    """A linked model's files lie somewhere else now. Raises ModelError where the folder holds another model
    (its checksums differ), or the model is not linked."""
    home = shelf / _checked_id(model_id)
    manifest = read_manifest(home)
    if not manifest.location:
        raise ModelError(f"Model {model_id} is not linked: its files lie in {home}.", "Put them back there.")
    folder = folder.expanduser().resolve()
    moved = ModelFolder(folder, manifest, home)
    if moved.missing:
        raise ModelError(f"{folder} is no folder.", "Give the folder that holds the model's files now.")
    ModelStore([shelf]).verify(moved)
    fields = msgspec.to_builtins(manifest)
    extra = fields.pop("extra")
    write_manifest(home, extra | fields | {"location": str(folder)})
    return ModelFolder.read(home)


def remove(model_id: str, shelf: Path) -> bool:
    """Take a model out of the store. Returns whether files went: a linked folder stays as it is.
    Raises ModelError."""
    home = shelf / _checked_id(model_id)
    if not (home / "model.toml").is_file():
        raise ModelError(
            f"Model {model_id!r} is not among those that you added ({shelf}).",
            "The models that come with RadGaze stay; choose another one in the panels.",
        )
    linked = bool(read_manifest(home).location)
    shutil.rmtree(home)
    return not linked


def _checked_id(model_id: str) -> str:
    if not _ID.fullmatch(model_id):
        raise ModelError(
            f"{model_id!r} cannot be a model's id.",
            "Use letters, digits, dots, dashes, at most 80: --id NAME",
        )
    return model_id


def _refuse_forbidden(folder: Path, *, code: bool) -> None:
    wrong = [path for path in files_of(folder) if not allowed(path, code=code)]
    if wrong:
        names = ", ".join(path.relative_to(folder).as_posix() for path in wrong[:3])
        raise ModelError(
            f"{folder} holds files that RadGaze does not open: {names}.",
            "Add it with --copy, which leaves them out, or take them out of the folder.",
        )


def _copy(folder: Path, to: Path, say: Say, *, code: bool) -> None:
    for path in files_of(folder):
        name = path.relative_to(folder).as_posix()
        if not allowed(path, code=code):
            say(f"left out: {name}")
            continue
        say(f"copying {name}")
        (to / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, to / name)
