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
    family = "qwen2_5_vl"             # of `inference.families.known`; "" for RadGaze's own networks
    location = "/data/Qwen2.5-VL-3B"  # where the files are; "" where they lie beside the manifest
    can = ["draft", "explain"]        # what it may be asked for, where that is not what its task says
    precision = "bfloat16"            # in which its weights are stored
    parameters = 3754622976
    weight_bytes = 7509245952
    python = "/opt/maira/bin/python"  # it brings code (.py) and runs isolated under this interpreter
    [input]                           # what the model expects of an image; free-form
    [arch]                            # the architecture's own numbers; free-form
    [sha256]
    "model.safetensors" = "<64 hex digits>"

Other keys are kept in `Manifest.extra`. Only safetensors, JSON, TOML, text and tokenizer files are allowed in
the folder; anything that could carry code (pickles, .bin, .pt, .py) makes the whole folder refused. Where
`python` is given .py is allowed, and the model answers once the user has confirmed that code.
"""

from __future__ import annotations

import hashlib
import logging
import os
import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import msgspec
import platformdirs

from inference.api import LicenceError, ModelError, ModelInfo
from inference.captioning.way_names import served
from inference.families.known import GAZE_ADAPTER, WAY_FILE, read_json

MANIFEST = "model.toml"
ALLOWED = (".safetensors", ".json", ".toml", ".txt", ".md", ".model", ".jinja", ".png", ".jpg", ".jpeg")
CODE = ".py"
_PLAIN_NAMES = ("LICENSE", "LICENCE", "NOTICE")
_UNHASHED = (".md", ".png", ".jpg", ".jpeg")
CHECKSUMS = "model-checksums.json"
_CHUNK = 1 << 20
_LARGE_BYTES = 64 << 20

log = logging.getLogger(__name__)


class Unconfirmed(LicenceError):
    """The model brings code that the user has not confirmed as it stands now."""


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
    family: str = ""
    location: str = ""
    can: list[str] = []
    precision: str = ""
    parameters: int = 0
    weight_bytes: int = 0
    python: str = ""
    extra: dict[str, Any] = {}


@dataclass(frozen=True)
class ModelFolder:
    """A model folder. path: where its files are. home: where its manifest is."""

    path: Path
    manifest: Manifest
    home: Path

    @classmethod
    def read(cls, home: Path) -> ModelFolder:
        """Raises ModelError as `read_manifest`."""
        manifest = read_manifest(home)
        return cls(Path(manifest.location) if manifest.location else home, manifest, home)

    @property
    def missing(self) -> bool:
        """The folder that the manifest points at is not there (a disk that is not connected, a moved one)."""
        return not self.path.is_dir()

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
            can=m.can,
            ways=self.ways,
            reads="draft" in m.can and not m.python,
        )

    @property
    def ways(self) -> list[str]:
        """How gaze can be given to a model that writes, its own way first; none for others."""
        m = self.manifest
        if m.task != "vision_language":
            return []
        if m.python:
            return served("none")
        trained = self.path / GAZE_ADAPTER / WAY_FILE
        if m.family and trained.is_file():
            try:
                return served(str(read_json(trained).get("name", "")))
            except ModelError:  # loading says so; a list of models is no place to fail
                return []
        if m.family:
            return served(str(m.arch.get("gaze", "overlay")))
        return served(str(m.arch.get("way", {}).get("name", "none")))

    def file(self, name: str) -> Path:
        """The path of a file that the manifest lists. Raises ModelError if it does not."""
        if name not in self.manifest.sha256:
            raise ModelError(
                f"model {self.manifest.id}: {name} is not listed in {self.home / MANIFEST}",
                "add the file and its sha256 to the manifest, or take the model again from its source",
            )
        return self.path / name


def default_paths() -> list[Path]:
    """The models that come with RadGaze, the user's folder (RADGAZE_HOME moves it), and those that a worker
    kit has brought."""
    home = os.environ.get("RADGAZE_HOME")
    user = Path(home) if home else Path(platformdirs.user_data_dir("radgaze", appauthor=False))
    shipped = Path(__file__).resolve().parents[1] / "resources" / "models"
    return [shipped, user / "models", user / "worker" / "models"]


class ModelStore:
    """Finds model folders below `paths` (each holds one folder a model; the first match of an id wins).

    licences: the JSON file in which accepted licences are written; None stands for the user's folder.
    """

    def __init__(self, paths: Sequence[Path | str] | None = None, *, licences: Path | None = None) -> None:
        self.paths = [Path(p) for p in paths] if paths is not None else default_paths()
        self.licences = licences or default_paths()[1].parent / "accepted-licences.json"
        self._hashes = Hashes(self.licences.with_name(CHECKSUMS))

    def models(self) -> list[ModelFolder]:
        """Every folder with a readable manifest, first match of an id, files not verified; in the order of
        `paths`, so that shipped ones come first, then by folder."""
        return [model for model in self.shelf() if not model.missing]

    def shelf(self) -> list[ModelFolder]:
        """`models`, and those whose files are missing."""
        found: dict[str, ModelFolder] = {}
        for folder in self._folders():
            try:
                model = ModelFolder.read(folder)
            except ModelError:
                continue
            found.setdefault(model.manifest.id, model)
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
        """Why folders are missing from `models`: unreadable manifests, files that are gone."""
        errors = []
        for folder in self._folders():
            try:
                model = ModelFolder.read(folder)
            except ModelError as error:
                errors.append(error)
                continue
            if model.missing:
                errors.append(gone(model))
        return errors

    def get(self, model_id: str, *, verify: bool = True) -> ModelFolder:
        """The folder of a model, its files verified (once per modification time) and its licence accepted.

        Raises ModelError if it is missing, holds forbidden files or does not match its sha256; LicenceError
        if its licence waits for acceptance.
        """
        broken: ModelError | None = None
        for folder in self._folders():
            try:
                model = ModelFolder.read(folder)
            except ModelError as error:
                if folder.name == model_id:
                    broken = error
                continue
            if model.manifest.id != model_id:
                continue
            if model.missing:
                raise gone(model)
            if verify:
                self.verify(model)
            self._check_licence(model)
            self._check_code(model)
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
        for path in files_of(model.path):
            name = path.relative_to(model.path).as_posix()
            if not allowed(path, code=bool(model.manifest.python)):
                raise ModelError(
                    f"model {model.manifest.id}: {name} is not allowed in a model folder",
                    f"RadGaze opens only {', '.join(ALLOWED)}; convert weights to safetensors",
                )
            if not model.manifest.location and root not in path.resolve().parents:
                raise ModelError(f"model {model.manifest.id}: {name} leads out of its folder", again)
            if name == MANIFEST or (path.suffix.lower() in _UNHASHED and name not in listed):
                continue
            expected = listed.pop(name, None)
            if expected is None:
                raise ModelError(
                    f"model {model.manifest.id}: {name} has no sha256 in {MANIFEST}",
                    "remove the file, or list it in the manifest",
                )
            if self._hashes.of(path) != expected.lower():
                raise ModelError(
                    f"model {model.manifest.id}: {name} is damaged (its sha256 is not the one in {MANIFEST})",
                    again,
                )
        if listed:
            raise ModelError(f"model {model.manifest.id}: {min(listed)} is missing from {model.path}", again)

    def accept_licence(self, model_id: str) -> None:
        """Write down that the user has read and accepted the model's licence text as it stands now.
        Raises ModelError."""
        self._write_down(model_id, self.licences, self._licence_hash, "accepted_at")

    def confirm_code(self, model_id: str) -> None:
        """Write down that the user wants the model's code, as it stands now, to be run. Raises ModelError."""
        self._write_down(model_id, self._confirmations, code_hash, "confirmed_at")

    @property
    def _confirmations(self) -> Path:
        return self.licences.with_name("confirmed-code.json")

    def _write_down(
        self, model_id: str, where: Path, hash_of: Callable[[ModelFolder], str], when: str
    ) -> None:
        model = next((m for m in self.models() if m.manifest.id == model_id), None)
        if model is None:
            raise ModelError(f"there is no model {model_id!r}")
        known = self._read_down(where)
        known[model_id] = {
            "sha256": hash_of(model),
            when: datetime.now(UTC).isoformat(timespec="seconds"),
        }
        where.parent.mkdir(parents=True, exist_ok=True)
        fresh = where.with_suffix(".new")
        fresh.write_bytes(msgspec.json.encode(known))
        fresh.replace(where)

    def _check_licence(self, model: ModelFolder) -> None:
        if not model.manifest.acceptance_required:
            return
        accepted = self._read_down(self.licences).get(model.manifest.id, {})
        if accepted.get("sha256") != self._licence_hash(model):
            raise LicenceError(
                f"the licence of model {model.manifest.id} ({model.manifest.licence}) was not accepted",
                "read it in the list of models and accept it there",
            )

    def _check_code(self, model: ModelFolder) -> None:
        name = model.manifest.id
        if not model.manifest.python:
            return
        if self._read_down(self._confirmations).get(name, {}).get("sha256") != code_hash(model):
            raise Unconfirmed(
                f"model {name} runs code of its own, and that code was not confirmed",
                f"whoever trusts its source: radgaze models confirm {name}",
            )

    def _read_down(self, where: Path) -> dict[str, dict[str, str]]:
        try:
            return msgspec.json.decode(where.read_bytes(), type=dict[str, dict[str, str]])
        except FileNotFoundError:
            return {}
        except (msgspec.DecodeError, RecursionError) as error:
            raise LicenceError(
                f"{where} is not readable: {error}", "remove the file and accept or confirm again"
            ) from error

    def _licence_hash(self, model: ModelFolder) -> str:
        if model.manifest.licence_file is None:
            return hashlib.sha256(model.manifest.licence.encode()).hexdigest()
        return self._hashes.of(model.file(model.manifest.licence_file))

    def _folders(self) -> Iterator[Path]:
        for base in self.paths:
            if base.is_dir():
                yield from (p.parent for p in sorted(base.glob(f"*/{MANIFEST}")))


class Hashes:
    """The sha256 of files, made once for each size and modification time; kept on the disk for the large
    ones, whose reading takes seconds."""

    def __init__(self, kept: Path) -> None:
        self._kept = kept
        self._known: dict[str, tuple[int, int, str]] | None = None

    def of(self, path: Path) -> str:
        stat = path.stat()
        known, name = self._read(), str(path.resolve())
        found = known.get(name)
        if found is None or found[:2] != (stat.st_mtime_ns, stat.st_size):
            found = known[name] = (stat.st_mtime_ns, stat.st_size, sha256_of(path))
            if stat.st_size >= _LARGE_BYTES:
                self._write(known)
        return found[2]

    def _read(self) -> dict[str, tuple[int, int, str]]:
        if self._known is None:
            try:
                self._known = msgspec.json.decode(
                    self._kept.read_bytes(), type=dict[str, tuple[int, int, str]]
                )
            except (OSError, msgspec.DecodeError):
                self._known = {}
        return self._known

    def _write(self, known: dict[str, tuple[int, int, str]]) -> None:
        large = {name: entry for name, entry in known.items() if entry[1] >= _LARGE_BYTES}
        fresh = self._kept.with_suffix(f".{os.getpid()}")
        try:
            self._kept.parent.mkdir(parents=True, exist_ok=True)
            fresh.write_bytes(msgspec.json.encode(large))
            fresh.replace(self._kept)
        except OSError as error:  # a disk that is full: they are made again next time
            log.warning("the checksums of models could not be kept: %s", error)


def code_hash(model: ModelFolder) -> str:
    """Of the code that a model brings, and of the interpreter that runs it."""
    code = {name: value for name, value in model.manifest.sha256.items() if name.endswith(CODE)}
    return hashlib.sha256(msgspec.json.encode([model.manifest.python, sorted(code.items())])).hexdigest()


def gone(model: ModelFolder) -> ModelError:
    """The files are not where the manifest points."""
    return ModelError(
        f"model {model.manifest.id}: its files are not at {model.path}",
        f"connect that disk, or say where they are now: radgaze models re-point {model.manifest.id} FOLDER",
    )


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
    """Write `folder/model.toml` from `fields` (all but sha256), hashing the files that lie in the folder (or
    at `location`) now.

    Raises ModelError if a field is missing, ValueError for a value that TOML cannot hold.
    """
    import tomlkit

    root = Path(fields.get("location") or folder)
    known = Hashes(default_paths()[1].parent / CHECKSUMS)  # the first use of a large model need not make them
    hashes = {
        path.relative_to(root).as_posix(): known.of(path)
        for path in files_of(root)
        if path.name != MANIFEST
        and (path.suffix.lower() not in _UNHASHED or path.name == fields.get("licence_file"))
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


def allowed(path: Path, *, code: bool = False) -> bool:
    """Whether a file of this name may lie in a model's folder. code: in that of one that runs isolated."""
    return path.suffix.lower() in ALLOWED or path.name in _PLAIN_NAMES or (code and path.suffix == CODE)


def files_of(folder: Path) -> list[Path]:
    """The files of a model folder at any depth, sorted, without hidden ones."""
    return sorted(
        p
        for p in folder.rglob("*")
        if p.is_file() and not any(part.startswith(".") for part in p.relative_to(folder).parts)
    )
