"""Model folders: `model.toml` and safetensors. Lists them, checks every file's sha256, keeps the licence
gate.

A model is a folder. Its manifest:

    id = "demo-dual-encoder"          # what requests name
    version = "1"
    task = "explain"
    architecture = "ViT-S/14 dual encoder"
    licence = "Apache-2.0"
    trained_on = "A sentence for the user."
    intended_use = "Demonstration."
    demo = true
    acceptance_required = false       # true: refused until the user has accepted licence_file
    licence_file = "LICENSE.txt"      # only with acceptance_required
    labels = ["edema", "fracture"]    # of a model that answers by finding, in its outputs' order
    calibrated_on = "phantom …"       # what its probabilities were calibrated on; "" where on nothing
    [input]                           # what the model expects of an image; free-form
    [arch]                            # the architecture's own numbers; free-form
    [sha256]
    "model.safetensors" = "<64 hex digits>"

Other keys are kept in `Manifest.extra`. Only safetensors, JSON, TOML, text and tokenizer files are allowed in
the folder; anything that could carry code (pickles, .bin, .pt, .py) makes the whole folder refused.
"""

from __future__ import annotations

import hashlib
import os
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import msgspec
import platformdirs

from inference.api import LicenceError, ModelError, ModelInfo

MANIFEST = "model.toml"
_ALLOWED = (".safetensors", ".json", ".toml", ".txt", ".md", ".model")
_UNHASHED = (".md",)
_CHUNK = 1 << 20


class Manifest(msgspec.Struct, frozen=True, kw_only=True):
    """`model.toml`, as the module's docstring describes it."""

    id: str
    version: str
    task: str
    architecture: str
    licence: str
    trained_on: str
    intended_use: str
    demo: bool
    sha256: dict[str, str]
    labels: list[str] = []
    calibrated_on: str = ""
    input: dict[str, Any] = {}
    arch: dict[str, Any] = {}
    acceptance_required: bool = False
    licence_file: str | None = None
    extra: dict[str, Any] = {}


@dataclass(frozen=True)
class ModelFolder:
    """A checked model folder."""

    path: Path
    manifest: Manifest

    @property
    def info(self) -> ModelInfo:
        """What every result of this model carries."""
        m = self.manifest
        return ModelInfo(
            id=m.id,
            version=m.version,
            task=m.task,
            architecture=m.architecture,
            trained_on=m.trained_on,
            licence=m.licence,
            demo=m.demo,
        )

    def file(self, name: str) -> Path:
        """The path of a file that the manifest lists. Raises ModelError if it does not."""
        if name not in self.manifest.sha256:
            raise ModelError(
                f"model {self.manifest.id}: {name} is not listed in {self.path / MANIFEST}",
                "add the file and its sha256 to the manifest, or take the model again from its source",
            )
        return self.path / name


def default_paths() -> list[Path]:
    """The models that come with RadGaze, then the user's folder (RADGAZE_HOME moves it)."""
    home = os.environ.get("RADGAZE_HOME")
    user = Path(home) if home else Path(platformdirs.user_data_dir("radgaze", appauthor=False))
    return [Path(__file__).resolve().parents[1] / "resources" / "models", user / "models"]


class ModelStore:
    """Finds model folders below `paths` (each holds one folder a model; the first match of an id wins).

    licences: the JSON file in which accepted licences are written; None stands for the user's folder.
    """

    def __init__(self, paths: Sequence[Path | str] | None = None, *, licences: Path | None = None) -> None:
        self.paths = [Path(p) for p in paths] if paths is not None else default_paths()
        self._licences = licences or default_paths()[1].parent / "accepted-licences.json"
        self._verified: dict[Path, tuple[int, int, str]] = {}

    def models(self) -> list[ModelFolder]:
        """Every folder with a readable manifest, first match of an id, files not verified; in the order of
        `paths`, so that shipped ones come first, then by folder."""
        found: dict[str, ModelFolder] = {}
        for folder in self._folders():
            try:
                manifest = read_manifest(folder)
            except ModelError:
                continue
            found.setdefault(manifest.id, ModelFolder(folder, manifest))
        return list(found.values())

    def default(self, task: str) -> ModelFolder:
        """The model for a task (as manifests call it) where none was chosen: the shipped one, or the first
        that is made for it. Raises ModelError where there is none."""
        chosen = next((model for model in self.models() if model.manifest.task == task), None)
        if chosen is None:
            raise ModelError(f"there is no model for the task {task}", self._where_to_put())
        return chosen

    def _where_to_put(self) -> str:
        return f"put its folder, with {MANIFEST}, below {self.paths[-1] if self.paths else 'a models folder'}"

    def problems(self) -> list[ModelError]:
        """Why folders are missing from `models`: unreadable manifests, for the user to see."""
        errors = []
        for folder in self._folders():
            try:
                read_manifest(folder)
            except ModelError as error:
                errors.append(error)
        return errors

    def get(self, model_id: str, *, verify: bool = True) -> ModelFolder:
        """The folder of a model, its files verified (once per modification time) and its licence accepted.

        Raises ModelError if it is missing, holds forbidden files or does not match its sha256; LicenceError
        if its licence waits for acceptance.
        """
        broken: ModelError | None = None
        for folder in self._folders():
            try:
                manifest = read_manifest(folder)
            except ModelError as error:
                if folder.name == model_id:
                    broken = error
                continue
            if manifest.id != model_id:
                continue
            model = ModelFolder(folder, manifest)
            if verify:
                self.verify(model)
            self._check_licence(model)
            return model
        if broken is not None:
            raise broken
        known = ", ".join(model.manifest.id for model in self.models()) or "none"
        raise ModelError(
            f"there is no model {model_id!r} (known: {known})",
            f"choose another model, or {self._where_to_put()}",
        )

    def verify(self, model: ModelFolder) -> None:
        """Check every file of the folder. Raises ModelError naming the first that is wrong."""
        again = "take the model again from its source, or train it again"
        root = model.path.resolve()
        listed = dict(model.manifest.sha256)
        for path in _files(model.path):
            name = path.relative_to(model.path).as_posix()
            if path.suffix.lower() not in _ALLOWED:
                raise ModelError(
                    f"model {model.manifest.id}: {name} is not allowed in a model folder",
                    f"RadGaze opens only {', '.join(_ALLOWED)}; convert weights to safetensors",
                )
            if root not in path.resolve().parents:
                raise ModelError(f"model {model.manifest.id}: {name} leads out of its folder", again)
            if name == MANIFEST or (path.suffix.lower() in _UNHASHED and name not in listed):
                continue
            expected = listed.pop(name, None)
            if expected is None:
                raise ModelError(
                    f"model {model.manifest.id}: {name} has no sha256 in {MANIFEST}",
                    "remove the file, or list it in the manifest",
                )
            if self._sha256(path) != expected.lower():
                raise ModelError(
                    f"model {model.manifest.id}: {name} is damaged (its sha256 is not the one in {MANIFEST})",
                    again,
                )
        if listed:
            raise ModelError(f"model {model.manifest.id}: {min(listed)} is missing from {model.path}", again)

    def accept_licence(self, model_id: str) -> None:
        """Write down that the user has read and accepted the model's licence text as it stands now."""
        for model in self.models():
            if model.manifest.id == model_id:
                accepted = self._accepted()
                accepted[model_id] = {
                    "sha256": self._licence_hash(model),
                    "accepted_at": datetime.now(UTC).isoformat(timespec="seconds"),
                }
                self._licences.parent.mkdir(parents=True, exist_ok=True)
                fresh = self._licences.with_suffix(".new")
                fresh.write_bytes(msgspec.json.encode(accepted))
                fresh.replace(self._licences)
                return
        raise ModelError(f"there is no model {model_id!r}")

    def _check_licence(self, model: ModelFolder) -> None:
        if not model.manifest.acceptance_required:
            return
        accepted = self._accepted().get(model.manifest.id, {})
        if accepted.get("sha256") != self._licence_hash(model):
            raise LicenceError(
                f"the licence of model {model.manifest.id} ({model.manifest.licence}) was not accepted",
                "read it in the list of models and accept it there",
            )

    def _accepted(self) -> dict[str, dict[str, str]]:
        try:
            return msgspec.json.decode(self._licences.read_bytes(), type=dict[str, dict[str, str]])
        except FileNotFoundError:
            return {}
        except (msgspec.DecodeError, RecursionError) as error:
            raise LicenceError(
                f"{self._licences} is not readable: {error}", "remove the file and accept the licences again"
            ) from error

    def _licence_hash(self, model: ModelFolder) -> str:
        if model.manifest.licence_file is None:
            return hashlib.sha256(model.manifest.licence.encode()).hexdigest()
        return self._sha256(model.file(model.manifest.licence_file))

    def _folders(self) -> Iterator[Path]:
        for base in self.paths:
            if base.is_dir():
                yield from (p.parent for p in sorted(base.glob(f"*/{MANIFEST}")))

    def _sha256(self, path: Path) -> str:
        stat = path.stat()
        known = self._verified.get(path)
        if known is not None and known[:2] == (stat.st_mtime_ns, stat.st_size):
            return known[2]
        digest = sha256_of(path)
        self._verified[path] = (stat.st_mtime_ns, stat.st_size, digest)
        return digest


def read_manifest(folder: Path) -> Manifest:
    """Read `folder/model.toml`. Raises ModelError naming the file and the field."""
    path = folder / MANIFEST
    way_out = "see inference/store.py for the fields of a manifest"
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError) as error:
        raise ModelError(f"{path} is not readable: {error}", way_out) from error
    known = {field for field in Manifest.__struct_fields__ if field != "extra"}
    fields = {key: value for key, value in raw.items() if key in known}
    fields["extra"] = {key: value for key, value in raw.items() if key not in known}
    try:
        return msgspec.convert(fields, Manifest)
    except msgspec.ValidationError as error:
        raise ModelError(f"{path}: {error}", way_out) from error


def write_manifest(folder: Path, fields: Mapping[str, Any]) -> Manifest:
    """Write `folder/model.toml` from `fields` (all but sha256), hashing the files that lie in the folder now.

    Raises ModelError if a field is missing, ValueError for a value that TOML cannot hold.
    """
    import tomlkit

    hashes = {
        path.relative_to(folder).as_posix(): sha256_of(path)
        for path in _files(folder)
        if path.name != MANIFEST and path.suffix.lower() not in _UNHASHED
    }
    tables = {key: value for key, value in {**fields, "sha256": hashes}.items() if value is not None}
    fresh = folder / f"{MANIFEST}.new"
    fresh.write_text(tomlkit.dumps(tables), encoding="utf-8")
    fresh.replace(folder / MANIFEST)
    return read_manifest(folder)


def sha256_of(path: Path) -> str:
    """The sha256 of a file's bytes, 64 hex digits."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            digest.update(chunk)
    return digest.hexdigest()


def _files(folder: Path) -> list[Path]:
    """Files at any depth, sorted, without hidden ones."""
    return sorted(
        p
        for p in folder.rglob("*")
        if p.is_file() and not any(part.startswith(".") for part in p.relative_to(folder).parts)
    )
