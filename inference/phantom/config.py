"""What varies in the phantom world and how widely; a world is a TOML file, so that anyone can make
another."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any

from eyetracking.scanpaths.reader_model import TEMPERAMENTS, Temperament

Range = tuple[float, float]
WORLDS = Path(__file__).parent / "worlds"
_SHARES = ("expertise", "thoroughness", "search_order", "looks_away")


class PhantomConfigError(ValueError):
    """A world file with an unknown or malformed field; names the file and the field."""


@dataclass(frozen=True)
class PhantomConfig:
    """Ranges are (low, high), lengths cm, ratios dimensionless. The difficulty (finding ranges) was fixed
    by looking at the images, before any model was trained on them."""

    name: str = "default"
    size_px: int = 256
    # field of view and anatomy
    field_of_view_cm: Range = (34.0, 42.0)
    apex_from_top_cm: Range = (2.5, 6.0)
    lung_height_cm: Range = (21.0, 28.0)
    lung_half_width_cm: Range = (12.6, 15.8)
    lung_half_depth_cm: Range = (8.2, 10.5)
    lung_density: Range = (0.20, 0.32)
    lung_texture: float = 0.06
    roll_deg: float = 2.5
    axial_rotation_cm: float = 0.9
    body_margin_cm: Range = (1.6, 4.6)
    ap_fraction: float = 0.3
    # detector and look
    water_per_cm: Range = (0.17, 0.20)
    bone_per_cm: Range = (0.42, 0.52)
    scatter_ratio: Range = (0.3, 1.1)
    scatter_sigma_cm: Range = (2.5, 5.0)
    log10_dose: Range = (4.0, 5.2)
    equalisation: Range = (0.1, 0.6)
    unsharp: Range = (0.0, 0.8)
    window_top_percentile: Range = (91.0, 99.7)
    gamma: Range = (0.75, 1.35)
    # sickness: the mean number of findings rises smoothly with it
    sickness_power: float = 1.35
    finding_odds: dict[str, float] = field(
        default_factory=lambda: {
            "pleural effusion": 0.36,
            "cardiomegaly": 0.34,
            "edema": 0.20,
            "consolidation": 0.22,
            "atelectasis": 0.24,
            "lung opacity": 0.16,
            "lung lesion": 0.22,
            "pneumothorax": 0.17,
            "support devices": 0.34,
            "enlarged cardiomediastinum": 0.22,
            "fracture": 0.16,
        }
    )
    # severity scales (1 = as tuned by eye)
    contrast: float = 1.0
    readers: tuple[str, ...] = ("careful", "quick", "resident")
    temperaments: dict[str, Temperament] = field(default_factory=lambda: dict(TEMPERAMENTS))


def load_config(name_or_path: str | Path = "default", **overrides: Any) -> PhantomConfig:
    """The world of that name (a file in worlds/) or file. Raises PhantomConfigError."""
    path = Path(name_or_path)
    if not path.suffix:
        path = WORLDS / f"{name_or_path}.toml"
    try:
        values = tomllib.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        known = ", ".join(sorted(p.stem for p in WORLDS.glob("*.toml")))
        raise PhantomConfigError(
            f"{path}: no such world. Known worlds: {known}; or give a TOML file."
        ) from None
    except (OSError, ValueError, RecursionError) as error:
        raise PhantomConfigError(f"{path}: not TOML: {error}") from error
    known_fields = {f.name: f for f in fields(PhantomConfig)}
    values.update(overrides)
    for key, value in values.items():
        if key not in known_fields:
            raise PhantomConfigError(f"{path}: unknown field {key!r}; fields: {', '.join(known_fields)}")
        if isinstance(value, list):
            values[key] = tuple(value)
    if "temperaments" in values:
        values["temperaments"] = dict(TEMPERAMENTS) | _temperaments(path, values["temperaments"])
    config = PhantomConfig(**values)
    for reader in config.readers:
        if reader not in config.temperaments:
            raise PhantomConfigError(
                f"{path}: readers: {reader!r} has no temperament; known: {', '.join(config.temperaments)}, "
                f"or add a table [temperaments.{reader}]"
            )
    return config


def _temperaments(path: Path, tables: Any) -> dict[str, Temperament]:
    """`[temperaments.NAME]` tables; what one does not say is as in the reader of that name, or `careful`."""
    if not isinstance(tables, dict):
        raise PhantomConfigError(f"{path}: temperaments must be tables [temperaments.NAME]")
    known = [f.name for f in fields(Temperament) if f.name != "name"]
    out = {}
    for name, table in tables.items():
        if isinstance(table, Temperament):
            out[name] = table
            continue
        for key, value in table.items() if isinstance(table, dict) else [("", table)]:
            where = f"{path}: temperaments.{name}.{key}"
            if key not in known:
                raise PhantomConfigError(f"{where}: unknown field; fields: {', '.join(known)}")
            if isinstance(value, bool) or not isinstance(value, int | float) or value < 0:
                raise PhantomConfigError(f"{where}: {value!r} is not a number from 0")
            if key in _SHARES and value > 1:
                raise PhantomConfigError(f"{where}: {value!r} is not within 0 and 1")
        base = TEMPERAMENTS.get(name, TEMPERAMENTS["careful"])
        out[name] = replace(base, name=name, **{key: float(value) for key, value in table.items()})
    return out
