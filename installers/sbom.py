"""Bills of materials in CycloneDX 1.6 JSON, and SHA256SUMS."""

import email.parser
import hashlib
import importlib.metadata
import json
import re
import uuid
import zipfile
from pathlib import Path

from product import Product


def of_wheel(path: Path) -> dict[str, object]:
    """A component, from the metadata in the wheel."""
    with zipfile.ZipFile(path) as wheel:
        name = next(entry for entry in wheel.namelist() if re.fullmatch(r"[^/]+\.dist-info/METADATA", entry))
        about = email.parser.Parser().parsestr(wheel.read(name).decode("utf-8", "replace"))
    made = component(about["Name"], about["Version"], _licence(about))
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    return {**made, "hashes": [{"alg": "SHA-256", "content": digest}]}


def of_installed(names: list[str]) -> list[dict[str, object]]:
    """Components of packages of this environment; of which there is no metadata are left out."""
    found = []
    for name in sorted(set(names), key=str.lower):
        try:
            about = importlib.metadata.metadata(name)
        except importlib.metadata.PackageNotFoundError:
            continue
        found.append(component(about["Name"], about["Version"], _licence(about)))
    return found


def component(name: str, version: str, licence: str) -> dict[str, object]:
    purl = f"pkg:pypi/{re.sub(r'[-_.]+', '-', name).lower()}@{version}"
    made: dict[str, object] = {
        "type": "library",
        "bom-ref": purl,
        "name": name,
        "version": version,
        "purl": purl,
    }
    if licence:
        made["licenses"] = [{"license": {"name": licence}}]
    return made


def _licence(about: object) -> str:
    """As the package says it: an expression, a word, or its classifier."""
    for key in ("License-Expression", "License"):
        text = (about.get(key) or "").strip()  # type: ignore[attr-defined]
        if text:
            return text.splitlines()[0][:120]
    named = [line for line in about.get_all("Classifier") or () if line.startswith("License ::")]  # type: ignore[attr-defined]
    return named[0].rpartition(":: ")[2] if named else ""


def write(path: Path, *, about: Product, name: str, parts: list[dict[str, object]]) -> None:
    """The serial number follows from what is in it: the same parts make the same file."""
    parts = sorted(parts, key=lambda part: str(part["purl"]))
    digest = hashlib.sha256(json.dumps([about.version, name, parts]).encode()).hexdigest()
    bill = {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{uuid.UUID(digest[:32])}",
        "version": 1,
        "metadata": {
            "component": {
                "type": "application",
                "bom-ref": name,
                "name": name,
                "version": about.version,
                "description": about.description,
                "licenses": [{"license": {"id": about.licence}}],
            }
        },
        "components": parts,
        "dependencies": [{"ref": name, "dependsOn": [part["bom-ref"] for part in parts]}],
    }
    path.write_text(json.dumps(bill, indent=1) + "\n", encoding="utf-8")


def write_sums(folder: Path) -> Path:
    """SHA256SUMS of the files in a folder, as `sha256sum -c` reads it."""
    lines = []
    for path in sorted(folder.iterdir()):
        if path.is_file() and path.name != "SHA256SUMS":
            with path.open("rb") as file:
                lines.append(f"{hashlib.file_digest(file, 'sha256').hexdigest()}  {path.name}\n")
    target = folder / "SHA256SUMS"
    target.write_text("".join(lines), encoding="utf-8")
    return target
