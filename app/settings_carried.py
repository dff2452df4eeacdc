"""Settings on their way to another computer, and back: one TOML file without what belongs to this one."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import msgspec

from app.files import NO_TOML, words_of, write_atomically
from app.settings import Settings, SettingsError, save_settings, settings_path
from app.toml_text import to_toml

STAYS = (
    "monitors", "reader.consent_version", "window.geometry", "window.layout", "window.last_folder",
    "display.width_mm", "display.height_mm", "display.distance_mm", "display.distance_entered",
    "screen.curve",
)  # fmt: skip
"""Of this computer or its screen, or agreed to on it: neither written to the file nor taken from one."""
BEFORE = "before-import"


def export_settings(settings: Settings, path: Path) -> None:
    """Raises OSError."""
    values = msgspec.to_builtins(settings)
    for key in STAYS:
        _take(values, key)
    head = "# Settings of RadGaze. To take them over: radgaze settings import FILE, or its settings window.\n"
    write_atomically(path, (head + to_toml(values)).encode("utf-8"), for_all=True)


def import_settings(settings: Settings, path: Path) -> Settings:
    """`settings` with what the file says. Raises SettingsError naming the file and the value at fault; then
    nothing has changed."""
    way_out = "Nothing was taken over. Correct the file, or export it again."
    try:
        values = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(path, f"it cannot be read: {error}", way_out) from error
    except NO_TOML as error:
        raise SettingsError(path, words_of(error), way_out) from error
    for key in STAYS:
        _take(values, key)
    here = msgspec.to_builtins(settings)
    for name, value in values.items():
        both = isinstance(value, dict) and isinstance(here.get(name), dict)
        here[name] = {**here[name], **value} if both else value
    try:
        return msgspec.convert(here, Settings)
    except msgspec.ValidationError as error:
        raise SettingsError(path, words_of(error), way_out) from error


def take_over(settings: Settings, path: Path) -> tuple[Settings, Path | None]:
    """Import and save: the new settings, and where those from before are kept, None where there was no file.
    Raises SettingsError, OSError."""
    new = import_settings(settings, path)
    kept, ours = None, settings_path()
    if ours.exists():
        kept = ours.with_name(f"{ours.name}.{BEFORE}")
        write_atomically(kept, ours.read_bytes())
    save_settings(new)
    return new, kept


def _take(values: dict[str, Any], key: str) -> None:
    """Out of nested tables, where it is there."""
    *way, last = key.split(".")
    at: Any = values
    for name in way:
        at = at.get(name) if isinstance(at, dict) else None
    if isinstance(at, dict):
        at.pop(last, None)
