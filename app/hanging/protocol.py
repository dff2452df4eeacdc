"""A hanging protocol: a TOML file in resources/hanging or in the reader's settings folder."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Literal

import msgspec

from app.files import words_of, write_atomically
from app.settings import config_folder
from app.toml_text import to_toml

PANES = ("main", "second", "prior", "prior_second")
PaneName = Literal["main", "second", "prior", "prior_second"]
ViewName = Literal["PA", "AP", "LAT", "FRONTAL", "OTHER"]
BUILT_IN = Path(__file__).resolve().parents[2] / "resources" / "hanging"


class ProtocolError(Exception):
    """A protocol's file cannot be used. path, field, reason, way_out."""

    def __init__(self, path: Path, field: str, reason: str, way_out: str) -> None:
        self.path, self.field, self.reason, self.way_out = path, field, reason, way_out
        super().__init__(f"{path.name}: {field + ': ' if field else ''}{reason}. {way_out}")


class _Part(msgspec.Struct, forbid_unknown_fields=True, frozen=True, kw_only=True):
    pass


class Count(_Part, frozen=True, kw_only=True):
    """From least to most."""

    least: int = 0
    most: int = 99


class Match(_Part, frozen=True, kw_only=True):
    """When a protocol fits. Empty lists take all; a body part that the file does not say is taken, too.

    images: of the current study. prior: whether an earlier study must be there (true) or must not (false).
    """

    modality: list[str] = []
    body_part: list[str] = []
    view: list[ViewName] = []
    images: Count = Count()
    prior: bool | None = None
    monitors: Count = Count()


class Place(_Part, frozen=True, kw_only=True):
    """What goes into one pane and how it is shown at first.

    view: of the image; "same" is the main image's, PA and AP count as the same. optional: the pane is left
    out where there is none. preset: the name of one of the file's windows. monitor: 2 or 3 puts the pane into
    a window of its own there. linked: second and prior follow main, prior_second follows second; fit is then
    the leader's, while flip, invert and quarter_turns are the image's own.
    """

    study: Literal["current", "prior"] = "current"
    view: list[ViewName | Literal["same"]] = []
    optional: bool = False
    fit: bool = True
    flip: bool = False
    invert: bool = False
    quarter_turns: Literal[0, 1, 2, 3] = 0
    preset: str = ""
    monitor: Literal[1, 2, 3] = 1
    linked: bool = True


class Protocol(_Part, frozen=True, kw_only=True):
    """rows: the panes, row by row. automatic: it may be chosen without being asked for."""

    name: str
    description: str = ""
    automatic: bool = True
    match: Match = Match()
    rows: list[list[PaneName]]
    panes: dict[PaneName, Place] = {}


class Known(msgspec.Struct, frozen=True, kw_only=True):
    """A protocol and where it comes from."""

    protocol: Protocol
    path: Path
    own: bool


def user_folder() -> Path:
    """Where the reader's own protocols lie."""
    return config_folder() / "hanging"


def read_protocol(path: Path) -> Protocol:
    """Raises ProtocolError naming file, field and way out."""
    way_out = "Correct it, or remove the file."
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ProtocolError(path, "", f"it cannot be read: {error}", "Check the file.") from error
    try:
        protocol = msgspec.convert(tomllib.loads(text), Protocol)
    except msgspec.ValidationError as error:
        reason, _, field = str(error).partition(" - at ")
        raise ProtocolError(path, field.strip("`").removeprefix("$."), reason, way_out) from error
    except (ValueError, RecursionError) as error:
        raise ProtocolError(path, "", f"it is no TOML: {words_of(error)}", way_out) from error
    names = [name for row in protocol.rows for name in row]
    for broken, field, reason in (
        (not names or not all(protocol.rows), "rows", "a row is empty"),
        (len(set(names)) != len(names), "rows", "a pane is named twice"),
        ("main" not in names, "rows", "the pane main is missing: gaze and AI keep to it"),
        (not set(protocol.panes) <= set(names), "panes", "it has a pane that no row has"),
        ("main" in protocol.panes and protocol.panes["main"].study == "prior", "panes.main.study",
         "the main image is the one that was opened"),
        ("main" in protocol.panes and protocol.panes["main"].monitor != 1, "panes.main.monitor",
         "the main pane stays in the window"),
        ("same" in protocol.panes.get("main", Place()).view, "panes.main.view", "the same as which"),
    ):  # fmt: skip
        if broken:
            raise ProtocolError(path, field, reason, way_out)
    return protocol


def load_protocols(
    folders: tuple[tuple[Path, bool], ...] | None = None,
) -> tuple[list[Known], list[ProtocolError]]:
    """All protocols, the reader's own first, then by file name; and the files that cannot be used.

    folders: (folder, whether it is the reader's own).
    """
    folders = folders if folders is not None else ((user_folder(), True), (BUILT_IN, False))
    known: list[Known] = []
    problems: list[ProtocolError] = []
    for folder, own in folders:
        for path in sorted(folder.glob("*.toml")) if folder.is_dir() else []:
            try:
                known.append(Known(protocol=read_protocol(path), path=path, own=own))
            except ProtocolError as error:
                problems.append(error)
    return known, problems


def save_protocol(protocol: Protocol, folder: Path | None = None) -> Path:
    """Write it as NAME.toml to the reader's folder and read it back. Raises OSError, ProtocolError."""
    folder = folder or user_folder()
    folder.mkdir(parents=True, exist_ok=True)
    stem = re.sub(r"[^a-z0-9]+", "-", protocol.name.casefold()).strip("-") or "arrangement"
    path = folder / f"{stem}.toml"
    tables = {key: value for key, value in msgspec.to_builtins(protocol).items() if value is not None}
    tables["match"] = {key: value for key, value in tables["match"].items() if value is not None}
    write_atomically(path, to_toml(tables).encode("utf-8"))
    read_protocol(path)
    return path
