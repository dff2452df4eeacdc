"""What the reader has chosen: typed settings in one TOML file of the user's.

RADGAZE_HOME moves settings and data into one folder (tests, portable installations). A damaged file is never
overwritten silently: it is set aside and said.
"""

from __future__ import annotations

import os
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any, Literal

import msgspec
import platformdirs

from app.files import NO_TOML, private_folder, words_of, write_atomically
from app.library.pacs.node import Listener, PacsNode
from app.toml_text import amended, to_toml


class SettingsError(Exception):
    """The settings file cannot be used. path, reason, way_out say which, why and what to do."""

    def __init__(self, path: Path, reason: str, way_out: str) -> None:
        self.path, self.reason, self.way_out = path, reason, way_out
        super().__init__(f"{path}: {reason}. {way_out}")


class _Section(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    pass


class ReaderSettings(_Section):
    """Who reads. id goes into recordings and reports; consent_version is the text last agreed to."""

    id: str = ""
    name: str = ""
    consent_version: str = ""


class WindowSettings(_Section):
    """The window. wheel: what the mouse wheel does over the image. layout: Qt's own state, base64.
    hanging: whether a hanging protocol is chosen when a study is opened.
    lens_times, lens_radius_px: power and size of the magnifier. language: "" for the system's.
    """

    theme: Literal["dark", "light"] = "dark"
    language: Literal["", "en", "de", "es", "zh"] = ""
    wheel: Literal["zoom", "next"] = "zoom"
    corner_texts: bool = True
    font_scale: float = 1.0
    geometry: str = ""
    layout: str = ""
    last_folder: str = ""
    hanging: Literal["automatic", "by hand"] = "automatic"
    lens_times: float = 2.5
    lens_radius_px: int = 120


class MonitorSettings(_Section):
    """How the windows stood on one set of screens (`app.screens.signature`). geometry: Qt's own, base64.
    middle: heights of image and timeline. floating: x, y, width, height of what has a window of its own.
    """

    geometry: str = ""
    results_width: int = 0
    middle: list[int] = []
    floating: dict[str, list[int]] = {}


class ScreenSettings(_Section):
    """curve: a file with the screen's measured levels and luminances, "" for none (radgaze display reads it,
    too). ambient_cd_m2: light of the room, in place of the file's; negative: as the file says. gpu: the
    graphics card paints the images; the processor is fast enough for one radiograph on one screen.
    """

    gpu: bool = False
    curve: str = ""
    ambient_cd_m2: float = -1.0


class TrackerSettings(_Section):
    """python: the interpreter that runs the tracker host, "" for this one (the Tobii SDK wants 3.10).
    encrypt: recordings are encrypted on the disk, with a key in the operating system's keyring. countdown_s:
    how long a fixation cross stands before a recording begins, 0 for none. show_live: the reader sees where
    he looks.
    """

    provider: str = "mouse"
    python: str = ""
    encrypt: bool = False
    countdown_s: float = 2.0
    show_live: bool = False
    options: dict[str, str] = {}
    options_of: dict[str, dict[str, str]] = {}
    """Of the providers that were used before, by name."""


class DisplaySettings(_Section):
    """The tracked screen. 0 means not entered: then the monitor is asked, and what it does not tell is
    assumed and said to be. distance_entered: distance_mm was measured, and is not the usual one.
    """

    width_mm: float = 0.0
    height_mm: float = 0.0
    distance_mm: float = 600.0
    distance_entered: bool = False


class CalibrationSettings(_Section):
    """points: targets of a calibration. The limits are those of `eyetracking.validation.Limits`."""

    points: Literal[5, 9, 13] = 9
    mean_deg: float = 0.5
    max_deg: float = 1.0
    loss_percent: float = 10.0
    drift_warn_deg: float = 1.0
    drift_stop_deg: float = 2.0
    drift_every: int = 10


class InferenceSettings(_Section):
    """python: the worker's interpreter, "" for this one. device: "auto" takes a GPU that works. models: task
    (`inference.tasks.TASKS`) -> id of the model that is asked, where it is not the one that comes first.
    embed_library: films are made ready to be found by their likeness while nobody waits for the worker.
    remote: the end of an SSH forwarding to a worker on another machine (`inference.remote.address`), "" for
    one on this machine; remote_key: the file with the key that a port needs.
    """

    python: str = ""
    device: Literal["auto", "cpu", "cuda"] = "auto"
    model_folders: list[str] = []
    models: dict[str, str] = {}
    embed_library: bool = True
    remote: str = ""
    remote_key: str = ""


class Settings(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """All settings; `shortcuts` maps an action's id to its keys, `pacs` a name to an archive, `monitors` a
    set of screens to how the windows stood on it.
    """

    format: int = 1
    """Of the file; `FORMAT` is what is written."""
    reader: ReaderSettings = msgspec.field(default_factory=ReaderSettings)
    window: WindowSettings = msgspec.field(default_factory=WindowSettings)
    tracker: TrackerSettings = msgspec.field(default_factory=TrackerSettings)
    display: DisplaySettings = msgspec.field(default_factory=DisplaySettings)
    screen: ScreenSettings = msgspec.field(default_factory=ScreenSettings)
    calibration: CalibrationSettings = msgspec.field(default_factory=CalibrationSettings)
    inference: InferenceSettings = msgspec.field(default_factory=InferenceSettings)
    shortcuts: dict[str, str] = {}
    monitors: dict[str, MonitorSettings] = {}
    pacs: dict[str, PacsNode] = {}
    listener: Listener = msgspec.field(default_factory=Listener)


_ABSENT = object()
WAY_OUT = "Correct the value, or remove the file to start with the defaults."
SITE_WAY_OUT = "Until whoever keeps this file has corrected it, what it says is left out."
FORMAT = 1
STEPS: dict[int, Callable[[dict[str, Any]], None]] = {}
"""Format -> what turns a file of it into one of the next. There has been one format so far."""
SITE_PLACES = {
    "Linux": "/etc/radgaze/settings.toml",
    "macOS": "/Library/Application Support/radgaze/settings.toml",
    "Windows": "%PROGRAMDATA%\\radgaze\\settings.toml",
}
"""Where a site says what its users begin with. RADGAZE_SITE names another file."""


def config_folder() -> Path:
    """Where settings.toml lies."""
    home = os.environ.get("RADGAZE_HOME")
    return Path(home) if home else Path(platformdirs.user_config_dir("radgaze", appauthor=False))


def data_folder() -> Path:
    """Where the library, sessions and the user's models lie."""
    home = os.environ.get("RADGAZE_HOME")
    return Path(home) if home else Path(platformdirs.user_data_dir("radgaze", appauthor=False))


def settings_path() -> Path:
    return config_folder() / "settings.toml"


def site_path() -> Path:
    """The site's file, whether it is there or not."""
    system = {"darwin": "macOS", "win32": "Windows"}.get(sys.platform, "Linux")
    return Path(os.environ.get("RADGAZE_SITE") or os.path.expandvars(SITE_PLACES[system]))


def site_values() -> dict[str, Any]:
    """What the site says; {} without a file. Raises SettingsError naming the site's file."""
    path = site_path()
    values = _read(path, SITE_WAY_OUT)
    try:
        msgspec.convert(values, Settings)
    except msgspec.ValidationError as error:
        raise SettingsError(path, words_of(error), SITE_WAY_OUT) from error
    return values


def load_settings(path: Path | None = None) -> Settings:
    """The user's settings, over those of the site, over the defaults. Raises SettingsError naming the file
    and the value at fault."""
    path = path or settings_path()
    site = site_values()
    return _converted(path, _over(site, _current(path, _read(path, WAY_OUT))))


def _converted(path: Path, values: dict[str, Any]) -> Settings:
    try:
        return msgspec.convert(values, Settings)
    except msgspec.ValidationError as error:
        raise SettingsError(path, words_of(error), WAY_OUT) from error


def _read(path: Path, way_out: str) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(path, f"it cannot be read: {error}", way_out) from error
    except NO_TOML as error:
        raise SettingsError(path, words_of(error), way_out) from error


def _current(path: Path, values: dict[str, Any]) -> dict[str, Any]:
    """In today's format. An older file is copied beside itself before it is written anew. Raises
    SettingsError for one of a newer RadGaze."""
    found = values.get("format", FORMAT)
    if not isinstance(found, int) or found == FORMAT:
        return values
    if found > FORMAT:
        reason = f"it has format {found}, of a newer RadGaze; this one knows {FORMAT}"
        raise SettingsError(path, reason, "Open it with that one, or remove the file.")
    try:
        write_atomically(path.with_name(f"{path.name}.format-{found}"), path.read_bytes())
        for step in range(found, FORMAT):
            STEPS[step](values)
        values["format"] = FORMAT
        write_atomically(path, to_toml(values).encode("utf-8"))
    except OSError as error:
        raise SettingsError(path, f"format {found} cannot be renewed: {error}", WAY_OUT) from error
    return values


def _over(below: dict[str, Any], above: dict[str, Any]) -> dict[str, Any]:
    """`above` where it says something, `below` elsewhere; tables are laid over each other key by key."""
    out = {**below, **above}
    for key in below.keys() & above.keys():
        if isinstance(below[key], dict) and isinstance(above[key], dict):
            out[key] = _over(below[key], above[key])
    return out


def load_or_set_aside(path: Path | None = None) -> tuple[Settings, str]:
    """Settings that a program can start with, and a sentence for the user ("" if all is well).

    A file that cannot be used is renamed to settings.toml.damaged and kept; that of the site stays where it
    is, and is left out.
    """
    path = path or settings_path()
    try:
        return load_settings(path), ""
    except SettingsError as error:
        if error.path == site_path():
            return _without_site(path, str(error))
        aside = path.with_name(path.name + ".damaged")
        try:
            path.replace(aside)
        except OSError:
            return Settings(), f"{error} The defaults are used."
        return Settings(), f"{path}: {error.reason}. The file is kept as {aside.name}; the defaults are used."


def _without_site(path: Path, problem: str) -> tuple[Settings, str]:
    try:
        return _converted(path, _current(path, _read(path, WAY_OUT))), problem
    except SettingsError as error:
        return Settings(), f"{problem} {error} The defaults are used."


def save_settings(settings: Settings, path: Path | None = None, *, read: Settings | None = None) -> None:
    """Writes the file in one step, so that a crash leaves the old or the new one. Comments in it stay.

    read: these settings as they were when they were read. What somebody else has changed in the file since
    then stays. Raises OSError; SettingsError where the file has become one that cannot be read.
    """
    path = path or settings_path()
    private_folder(path.parent)
    values = msgspec.to_builtins(settings)
    site = site_values_or_none()
    if not path.exists():
        values = _own(values, {}, site)
        write_atomically(path, to_toml(values).encode("utf-8"))
        return
    written = _current(path, _read(path, WAY_OUT))
    theirs = _converted(path, _over(site, written))
    if read is not None:
        values = _merged(msgspec.to_builtins(read), values, msgspec.to_builtins(theirs))
    values = _own(values, written, site)
    try:
        text = amended(path.read_text(encoding="utf-8"), values)
    except (ValueError, RecursionError) as error:
        raise SettingsError(path, words_of(error), WAY_OUT) from error
    write_atomically(path, text.encode("utf-8"))


def site_values_or_none() -> dict[str, Any]:
    """{} also where the site's file cannot be used; that was said when the program began."""
    try:
        return site_values()
    except SettingsError:
        return {}


def _own(values: dict[str, Any], written: dict[str, Any], site: dict[str, Any]) -> dict[str, Any]:
    """What belongs into the user's file: not what is only the site's word, which may change there."""
    out = {}
    for key, value in values.items():
        if key in written or key not in site:
            out[key] = value
        elif isinstance(value, dict) and isinstance(site[key], dict):
            out[key] = _own(value, {}, site[key])
        elif value != site[key]:
            out[key] = value
    for key in written.keys() & out.keys():
        if all(isinstance(table.get(key), dict) for table in (values, written, site)):
            out[key] = _own(values[key], written[key], site[key])
    return out


def _merged(read: dict[str, Any], ours: dict[str, Any], theirs: dict[str, Any]) -> dict[str, Any]:
    """Theirs, with what we have changed since both were `read`."""
    out = {}
    for key in {**theirs, **ours}:
        before, mine, other = (table.get(key, _ABSENT) for table in (read, ours, theirs))
        if isinstance(before, dict) and isinstance(mine, dict) and isinstance(other, dict):
            out[key] = _merged(before, mine, other)
        elif (chosen := other if mine == before else mine) is not _ABSENT:
            out[key] = chosen
    return out
