"""What the installers say of RadGaze: name, version, description stand in pyproject.toml, the rest here."""

import tomllib
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


@dataclass(frozen=True)
class Product:
    """id: in reverse-domain form, of AppStream and macOS. program: the command and the package."""

    version: str
    description: str
    program: str
    licence: str
    title: str = "RadGaze"
    id: str = "org.radgaze.RadGaze"
    maintainer: str = "RadGaze developers <radgaze@example.org>"
    research_only: str = "Research use only, not for diagnosis."


def product() -> Product:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    return Product(project["version"], project["description"], project["name"], project["license"])
