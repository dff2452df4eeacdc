"""What AI says of a study's stimuli: asked once, kept in the study's folder, the same for every participant.

    ai/00f3….json    of one stimulus: probabilities, draft, the map's words, the predicted path; models, seed
    ai/00f3….npy     its map, float32 (h, w) in [0, 1]

Who asks is `app.study.model_desk`; what a sitting shows of it is logged in the trial.
"""

from __future__ import annotations

import hashlib
import io
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
from numpy.typing import NDArray

from app.files import private_folder, write_atomically
from app.study.folder import BegunStudy, Stamp, StudyError, read_json, write_json
from app.study.order import Trial
from app.study.protocol import Arm, Protocol
from app.study.stimuli import Stimulus

PATH = "path"
"""Beside what the protocol offers: a predicted path, for replays."""
FOLDER = "ai"


class Model(msgspec.Struct, frozen=True, kw_only=True):
    """Who answered."""

    id: str
    version: str
    licence: str
    demo: bool


class MapWords(msgspec.Struct, frozen=True, kw_only=True):
    """What the map is of. strength: how strongly it is to be drawn, in [0, 1]."""

    phrase: str
    method: str
    strength: float


class PredictedPath(msgspec.Struct, frozen=True, kw_only=True):
    """A predicted path: of a reader who searches for `finding`. Image px, ms."""

    finding: str
    x_px: list[float]
    y_px: list[float]
    duration_ms: list[float]


class Said(msgspec.Struct, frozen=True, kw_only=True):
    """Of one stimulus. film_sha256: of what was shown to the models. None, and an empty draft: was not asked
    for. models: by what was asked."""

    stimulus: str
    film_sha256: str
    seed: int
    asked_at: Stamp
    models: dict[str, list[Model]] = {}
    probabilities: dict[str, float] | None = None
    map: MapWords | None = None
    draft: str | None = None
    path: PredictedPath | None = None

    def holds(self) -> frozenset[str]:
        """What of WANTED is there."""
        return frozenset(name for name in WANTED if getattr(self, name) is not None)

    @property
    def demo(self) -> bool:
        """Whether a demo model took part in what is shown."""
        return any(model.demo for name, models in self.models.items() if name != PATH for model in models)


WANTED = ("probabilities", "map", "draft", PATH)


@dataclass(frozen=True, kw_only=True, eq=False)
class Shown:
    """What a participant sees of it. map: float32 (h, w) in [0, 1]; None where it is not offered."""

    said: Said
    offers: tuple[str, ...]
    map: NDArray[np.float32] | None

    def words(self) -> str:
        """As the trial's log keeps it: what, by which models."""
        parts = []
        said = self.said
        if "probabilities" in self.offers and said.probabilities is not None:
            parts.append(", ".join(f"{name} {value:.3f}" for name, value in said.probabilities.items()))
        if "map" in self.offers and said.map is not None:
            parts.append(f'map ({said.map.method}) of "{said.map.phrase}"')
        if "draft" in self.offers and said.draft is not None:
            parts.append(f'draft "{said.draft}"')
        models = {f"{m.id} {m.version}" for name in self.offers for m in said.models.get(name, [])}
        return f"{'; '.join(parts)}; by {', '.join(sorted(models))}, seed {said.seed}"


def arm_of(protocol: Protocol, name: str) -> Arm | None:
    """The condition with that name."""
    arms = protocol.conditions.arms if protocol.conditions else ()
    return next((arm for arm in arms if arm.name == name), None)


def shows_ai(protocol: Protocol, arm: str) -> bool:
    """Whether AI is shown under that condition ("" without conditions)."""
    found = arm_of(protocol, arm)
    return (protocol.viewer.ai if found is None else found.ai) == "shown"


def wanted(study: BegunStudy, trial: Trial) -> frozenset[str]:
    """What of AI the trial needs: what the protocol offers where AI is shown, a path where one is predicted
    and no table of the study has it."""
    protocol = study.protocol
    found: set[str] = set(protocol.viewer.ai_offers) if shows_ai(protocol, trial.arm) else set()
    arm = arm_of(protocol, trial.arm)
    if (
        arm is not None
        and arm.replay == "predicted"
        and not (study.path / "paths" / "predicted.csv").is_file()
    ):
        found.add(PATH)
    return frozenset(found)


def lacking(study: BegunStudy, trial: Trial) -> frozenset[str]:
    """What of it has not been answered yet. Raises StudyError for a damaged file."""
    needed = wanted(study, trial)
    if not needed:
        return needed
    said = said_of(study, trial.stimulus)
    return needed if said is None else needed - said.holds()


def said_of(study: BegunStudy, stimulus: Stimulus) -> Said | None:
    """None where nothing was asked. Raises StudyError."""
    path = _place(study, stimulus).with_suffix(".json")
    return read_json(path, Said) if path.is_file() else None


def shown_in(study: BegunStudy, trial: Trial) -> Shown | None:
    """What the participant sees in that trial; None where AI is hidden. Raises StudyError where an answer
    lacks: a trial with AI is never shown without it."""
    if not shows_ai(study.protocol, trial.arm):
        return None
    said = said_of(study, trial.stimulus)
    offers = study.protocol.viewer.ai_offers
    missing = [name for name in offers if said is None or name not in said.holds()]
    if missing or said is None:
        reason = f"AI has not answered {', '.join(missing)} for {trial.stimulus.id}"
        raise StudyError(study.path, reason, f"Ask the models: radgaze study prepare {study.path}")
    return Shown(said=said, offers=offers, map=_map(study, trial.stimulus) if "map" in offers else None)


def _map(study: BegunStudy, stimulus: Stimulus) -> NDArray[np.float32]:
    path = _place(study, stimulus).with_suffix(".npy")
    try:
        found = np.load(path, allow_pickle=False)
    except (OSError, ValueError, EOFError) as error:
        raise StudyError(
            path, f"the map cannot be read: {error}", "Delete it and its .json, then prepare again."
        ) from error
    return np.asarray(found, dtype=np.float32)


def keep(study: BegunStudy, stimulus: Stimulus, said: Said, values: NDArray[np.float32] | None) -> None:
    """The map first, so that no answer names one that is not there. Raises OSError."""
    private_folder(study.path / FOLDER)
    place = _place(study, stimulus)
    if values is not None:
        buffer = io.BytesIO()
        np.save(buffer, np.asarray(values, dtype=np.float32), allow_pickle=False)
        write_atomically(place.with_suffix(".npy"), buffer.getvalue())
    write_json(place.with_suffix(".json"), said)


def seed_of(study: BegunStudy, stimulus: Stimulus) -> int:
    """Of everything that is drawn for it: the protocol's, one a film."""
    return zlib.crc32(f"{study.protocol.seed}/{stimulus.id}".encode())


def _place(study: BegunStudy, stimulus: Stimulus) -> Path:
    return study.path / FOLDER / hashlib.sha256(stimulus.id.encode()).hexdigest()[:24]


def merged(before: Said | None, **new: Any) -> dict[str, Any]:
    """The fields of what was known with those that were answered now."""
    fields = {} if before is None else {name: getattr(before, name) for name in Said.__struct_fields__}
    models = dict(fields.get("models", {})) | new.pop("models")
    return fields | new | {"models": models}
