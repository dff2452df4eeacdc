"""What lies beside a model's weights so that its answers have a scale: films and words that it knows,
readings of other films, what it reaches. Written into model folders that are there, with new checksums.
"""

from __future__ import annotations

import itertools
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
import torch
from numpy.typing import NDArray
from safetensors.torch import save_file

from inference.alignment import known
from inference.api import Reach
from inference.attribution.film import EncodedFilm
from inference.backbones.dual_encoder import ADAPTER, LEFT_OUT, PATCH_HEAD, REFERENCE, DualEncoder
from inference.backbones.patch_head import PatchHead
from inference.datasets.nih14 import load_nih
from inference.diagnosis import control
from inference.evaluation.egma import films_of
from inference.phantom.bank import seeds_of
from inference.phantom.case import case, to_uint8
from inference.phantom.config import PhantomConfig
from inference.phantom.gaze_bank import load_records
from inference.reach import NAME as REACH
from inference.store import MANIFEST, read_manifest, write_manifest
from inference.training.checkpoint import half_precision
from inference.training.film_adapter import fit_film_adapter
from inference.training.film_check_data import held_out_nih
from inference.training.sources import NIH_FILMS, PHANTOM_DATA

KNOWN, READINGS, SENTENCES, NORMAL, PHANTOMS = 192, 12, 4000, 64, 512
"""Films of each kind; readings of other films; reports whose words count as learnt; normal films."""
READER = "careful"
Say = Callable[[str], None]


def add_known_films(folder: Path, config: PhantomConfig, say: Say) -> None:
    """The vectors of films that the dual encoder knows, and the words that it learnt."""
    manifest = read_manifest(folder)
    encoder = DualEncoder.load(folder, manifest.arch)
    size = encoder.size_px
    seeds = list(seeds_of("valid", config, KNOWN))
    phantoms = np.stack([to_uint8(case(seed, config).render(size).image) for seed in seeds])
    say(f"{KNOWN} phantoms rendered")
    films = load_nih(size)
    free = np.nonzero(~np.isin(films.patients, sorted(held_out_nih())))[0]
    rows = np.random.Generator(np.random.PCG64(0)).permutation(free)[:KNOWN]
    sets = {"phantom": phantoms, "nih": films.images[np.sort(rows)]}
    save_file({name: _vectors(encoder, images).half() for name, images in sets.items()}, folder / known.NAME)
    reports = (case(seed, config).report.text for seed in seeds_of("train", config, SENTENCES))
    words = sorted(known.words_of(reports) | known.prompt_words())
    (folder / known.WORDS).write_bytes(msgspec.json.encode(words))
    rehash(folder)
    say(f"{sum(map(len, sets.values()))} known films, {len(words)} words")


def _vectors(encoder: DualEncoder, images: NDArray[np.uint8]) -> torch.Tensor:
    return torch.cat([encoder.encode_images(encoder.pixel_values(image)) for image in images])


def add_reference(folder: Path, config: PhantomConfig, say: Say) -> None:
    """The mean state of normal films where the first block begins: the zero of integrated gradients."""
    manifest = read_manifest(folder)
    encoder = DualEncoder.load(folder, manifest.arch)
    normal = (s for s in seeds_of("train", config, 40 * NORMAL) if not any(case(s, config).labels.values()))
    states = [
        EncodedFilm(encoder, to_uint8(case(seed, config).render(encoder.size_px).image)).states
        for seed in itertools.islice(normal, NORMAL)
    ]
    save_file({"states": torch.cat(states).mean(0, keepdim=True).half()}, folder / REFERENCE)
    rehash(folder)
    say(f"mean state of {len(states)} normal films")


def add_patch_head(folder: Path, head: PatchHead, recipe: dict[str, Any], say: Say) -> None:
    """A trained patch head beside the encoder that it stands on, and how it was trained."""
    fields = tomllib.loads((folder / MANIFEST).read_text("utf-8"))
    save_file(half_precision(head.state_dict()), folder / PATCH_HEAD)
    arch = fields["arch"] | {"patch_head": head.config.to_dict()}
    rehash(folder, arch=arch, recipe=fields["recipe"] | {"egma": recipe})
    say(f"patch head: {sum(p.numel() for p in head.parameters())} parameters")


def add_film_adapter(folder: Path, config: PhantomConfig, say: Say) -> None:
    """What real films add to the image vector, from the NIH films with a recorded teacher."""
    fields = tomllib.loads((folder / MANIFEST).read_text("utf-8"))
    arch = {k: v for k, v in fields["arch"].items() if k != "film_adapter"}
    encoder, films = DualEncoder.load(folder, arch), load_nih(arch["size_px"])
    seeds = seeds_of("train", config, PHANTOMS)
    phantoms = np.stack([to_uint8(case(seed, config).render(encoder.size_px).image) for seed in seeds])
    adapter = fit_film_adapter(
        encoder, films_of(encoder, films.images), films, films_of(encoder, phantoms), say
    )
    save_file(half_precision(adapter.state_dict()), folder / ADAPTER)
    left_out = [sorted(patients) for patients in adapter.left_out]
    (folder / LEFT_OUT).write_bytes(msgspec.json.encode(left_out))
    sizes = {"channels": len(adapter.mean) // 2, "findings": len(adapter.directions)}
    rehash(
        folder,
        arch=arch | {"film_adapter": sizes | {"width": adapter.directions.shape[1]}},
        trained_on=f"{PHANTOM_DATA}; and {NIH_FILMS}",
    )


def add_control_gaze(folder: Path, config: PhantomConfig, say: Say, *, size_px: int = 224) -> None:
    """Readings of validation phantoms, for the arm that knows nothing of the film it is laid over."""
    seeds = list(seeds_of("valid", config, READINGS))
    readings = []
    for record in load_records(seeds, config, size_px, None):
        path = record.free[READER]
        readings.append(
            control.ControlReading(
                of=f"the simulated reader's gaze on phantom {config.name}-{record.seed}",
                x=_short(path.x_px / path.width_px),
                y=_short(path.y_px / path.height_px),
                onset_ms=_short(path.onset_ms, 1),
                duration_ms=_short(path.duration_ms, 1),
            )
        )
    (folder / control.NAME).write_bytes(msgspec.json.format(msgspec.json.encode(readings), indent=0))
    rehash(folder)
    say(f"{len(readings)} readings of other films")


def add_reach(folder: Path, figures: list[Reach]) -> None:
    """What the model reaches, as an evaluation found it."""
    (folder / REACH).write_bytes(msgspec.json.format(msgspec.json.encode(figures), indent=1))
    rehash(folder)


def rehash(folder: Path, **changed: Any) -> None:
    """The manifest as it is, with `changed` keys, and the checksums of what lies in the folder now."""
    fields = tomllib.loads((folder / MANIFEST).read_text("utf-8"))
    fields.pop("sha256", None)
    plain = {key: value for key, value in (fields | changed).items() if not isinstance(value, dict)}
    tables = {key: value for key, value in (fields | changed).items() if isinstance(value, dict)}
    write_manifest(folder, plain | tables)


def _short(values: NDArray[np.floating], digits: int = 4) -> list[float]:
    return [round(float(v), digits) for v in values]
