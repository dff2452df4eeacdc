"""The one door to attribution methods. Methods register by decorator; importing this package's files is
enough."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable
from dataclasses import dataclass

from numpy.typing import NDArray

from inference.api import InputError
from inference.backbones.dual_encoder import DualEncoder

Method = Callable[..., "Attribution"]


@dataclass(frozen=True)
class Attribution:
    """values: float32 (h, w) in [0, 1], the aspect of the image. similarity: cosine of image and phrase.
    prior: the words of the phrase that a spatial prior understood."""

    values: NDArray
    similarity: float
    prior: tuple[str, ...] = ()


@dataclass(frozen=True)
class Entry:
    name: str
    needs: tuple[str, ...]
    deterministic: bool
    run: Method
    summary: str


_METHODS: dict[str, Entry] = {}


def attribution_method(
    name: str, *, needs: tuple[str, ...], deterministic: bool
) -> Callable[[Method], Method]:
    """Registers `run(encoder, image, phrase, *, shape, options) -> Attribution` under a name."""

    def register(run: Method) -> Method:
        summary = (run.__doc__ or "").strip().splitlines()[0] if run.__doc__ else ""
        _METHODS[name] = Entry(name, needs, deterministic, run, summary)
        return run

    return register


def methods() -> dict[str, Entry]:
    """All methods by name."""
    import inference.attribution as package

    for module in pkgutil.iter_modules(package.__path__):
        importlib.import_module(f"inference.attribution.{module.name}")
    return dict(_METHODS)


def attribute(
    name: str,
    encoder: DualEncoder,
    image: NDArray,
    phrase: str,
    *,
    shape: tuple[int, int],
    options: dict[str, float],
) -> Attribution:
    """Runs a method. Raises InputError for an unknown name, an empty phrase or an unknown option."""
    known = methods()
    if name not in known:
        raise InputError(f"Unknown attribution method {name!r}.", f"Known: {', '.join(sorted(known))}.")
    if not phrase.strip():
        raise InputError("The phrase is empty.", "Type what to look for, e.g. 'left lower lobe opacity'.")
    return known[name].run(encoder, image, phrase, shape=shape, options=options)
