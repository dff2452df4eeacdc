"""What is said of a model in the list and the window: its state, size, memory need, what it can do."""

from __future__ import annotations

from dataclasses import dataclass

from inference.api import InferenceError
from inference.families.known import CAPABILITIES, FAMILIES, in_words
from inference.store import Manifest, ModelFolder, ModelStore, Unconfirmed, default_paths
from inference.tasks import TASKS

LOADED_MB = 600
"""Of a worker with torch and transformers, before any model (measured on Linux, CPU)."""
_STATES = {
    "ready": "ready",
    "missing": "missing",
    "licence": "licence not accepted",
    "shipped": "ready",
    "code": "its code not confirmed",
}


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One model, for people. state: "ready", "missing", "licence", "code" (not confirmed), or "damaged" with
    `problem` saying how. own: it was added by the user, and can be removed. size_mb: on the disk; memory_mb:
    what its worker needs once it is loaded, 0 where the manifest does not say."""

    id: str
    version: str
    state: str
    problem: str
    task: str
    title: str
    architecture: str
    can: list[str]
    cannot: dict[str, str]
    precision: str
    parameters: int
    size_mb: float
    memory_mb: float
    licence: str
    trained_on: str
    path: str
    linked: bool
    own: bool
    demo: bool

    @property
    def facts(self) -> list[tuple[str, str]]:
        """Rows (what, words) for a list or a window."""
        can = "; ".join(CAPABILITIES[name] for name in self.can) or _as_task(self.task)
        size = f"{self.size_mb:,.0f} MB on the disk" if self.size_mb else ""
        need = f"about {self.memory_mb:,.0f} MB of memory once loaded" if self.memory_mb else ""
        rows = [
            (
                "kind",
                f"{self.title}; {self.architecture}"
                if self.title not in self.architecture
                else self.architecture,
            ),
            ("can", can),
            *(("cannot", f"{CAPABILITIES[name]}: {why}") for name, why in self.cannot.items()),
            (
                "size",
                "; ".join(
                    part for part in (size, need, self.precision and f"stored as {self.precision}") if part
                ),
            ),
            ("trained on", self.trained_on),
            ("licence", self.licence),
            ("files", f"{self.path}{' (linked)' if self.linked else ''}"),
        ]
        return [(what, words) for what, words in rows if words]

    @property
    def state_words(self) -> str:
        return self.problem or _STATES.get(self.state, self.state)


def _as_task(task: str) -> str:
    titles = [t.title.lower() for t in TASKS.values() if task in t.kinds]
    return "; ".join(titles) or "nothing by itself: a part of other models"


def entries(store: ModelStore, *, verify: bool = False) -> list[Entry]:
    """Every model of the store, those whose files are missing among them. verify: check all files too."""
    return [entry_of(store, model, verify=verify) for model in store.shelf()]


def entry_of(store: ModelStore, model: ModelFolder, *, verify: bool = False) -> Entry:
    state, problem = "ready", ""
    if model.missing:
        state, problem = "missing", f"missing: its files are not at {model.path}"
    else:
        try:
            store.get(model.manifest.id, verify=verify)
        except InferenceError as error:
            state = "licence" if error.kind == "licence" else "damaged"
            state = "code" if isinstance(error, Unconfirmed) else state
            problem = f"{error.message}. {error.way_out}" if error.way_out else error.message
    m = model.manifest
    family = FAMILIES.get(m.family)
    size = m.weight_bytes or (
        0 if model.missing else sum((model.path / name).stat().st_size for name in m.sha256)
    )
    return Entry(
        id=m.id,
        version=m.version,
        state=state,
        problem=problem,
        task=m.task,
        title=family.title if family else m.task.replace("_", " "),
        architecture=m.architecture,
        can=m.can or [t.capability for t in TASKS.values() if m.task in t.kinds and t.capability],
        cannot=dict(family.cannot) if family else {},
        precision=m.precision,
        parameters=m.parameters,
        size_mb=size / 1e6,
        memory_mb=memory_mb(m),
        licence=f"{m.licence}{' (needs your acceptance)' if state == 'licence' else ''}",
        trained_on=m.trained_on,
        path=str(model.path),
        linked=bool(m.location),
        own=model.home.parent == default_paths()[1],
        demo=m.demo,
    )


def memory_mb(manifest: Manifest, *, precision: str = "") -> float:
    """Resident memory of a worker with this model loaded in `precision` (its own where empty), without the
    working space of a job; 0 where the manifest does not say how many parameters it has."""
    if not manifest.parameters:
        return 0.0
    size = {"float64": 8, "float32": 4, "float16": 2, "bfloat16": 2}[
        precision or manifest.precision or "float32"
    ]
    return LOADED_MB + manifest.parameters * size / 1e6


__all__ = ["Entry", "entries", "entry_of", "in_words", "memory_mb"]
