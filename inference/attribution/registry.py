"""The one door to attribution methods. A method is one file of this package: a function that maps a question
to a grid over the patches, registered with what it is called, what it needs and what can be set."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import torch
from numpy.typing import NDArray

from inference.alignment.prompts import denial
from inference.api import InputError
from inference.attribution.film import EncodedFilm
from inference.attribution.maps import minmax, upsample
from inference.attribution.spatial_prior import Prior, parse_prior

KINDS = ("method", "stage", "control")


@dataclass(frozen=True)
class Option:
    """A number that can be set. least, most: its range; 0 and 1 for what is switched off and on."""

    name: str
    hint: str
    default: float
    least: float = 0.0
    most: float = 1.0


@dataclass(frozen=True)
class Question:
    """Where is `phrase` on `film`? options: of the method, complete and within their ranges."""

    film: EncodedFilm
    phrase: str
    options: dict[str, float] = field(default_factory=dict)

    @property
    def text(self) -> torch.Tensor:
        """The phrase's unit vector (d,)."""
        return self.film.text(self.phrase)

    @property
    def against_denial(self) -> torch.Tensor:
        """The phrase's vector minus that of the sentence which denies it (d,): what both share, being a
        sentence about this region, falls away."""
        stated, denied = self.film.texts([self.phrase, denial(self.phrase)])
        return stated - denied

    def prior(self, grid: tuple[int, int] | None = None) -> Prior:
        """The phrase's place, moved to where this film's lungs are."""
        return parse_prior(self.phrase, grid or self.film.grid, lungs=self.film.lungs)


Method = Callable[[Question], torch.Tensor]
"""A question -> (rows, columns), non-negative, any scale; of the patches or finer."""


@dataclass(frozen=True)
class Entry:
    """What a window needs to offer a method. kind: one of KINDS. needs: what an encoder must offer.
    trained_on_places: it was taught where things are (by gaze), which training-free methods were not."""

    name: str
    title: str
    hint: str
    run: Method
    kind: str = "method"
    needs: tuple[str, ...] = ()
    options: tuple[Option, ...] = ()
    uses_prior: bool = False
    trained_on_places: bool = False


@dataclass(frozen=True)
class Attribution:
    """values: float32 (h, w) in [0, 1], the aspect of the image. similarity: cosine of image and phrase.
    prior: the words of the phrase that a spatial prior understood, empty where none was used. prior_fitted:
    the prior lies on this film's lungs, not on typical ones."""

    values: NDArray[Any]
    similarity: float
    prior: tuple[str, ...] = ()
    prior_fitted: bool = False


_METHODS: dict[str, Entry] = {}


def attribution_method(
    name: str,
    *,
    title: str,
    hint: str,
    kind: str = "method",
    needs: tuple[str, ...] = (),
    options: tuple[Option, ...] = (),
    uses_prior: bool = False,
    trained_on_places: bool = False,
) -> Callable[[Method], Method]:
    """Registers a method under a name."""

    def register(run: Method) -> Method:
        _METHODS[name] = Entry(name, title, hint, run, kind, needs, options, uses_prior, trained_on_places)
        return run

    return register


def methods() -> dict[str, Entry]:
    """All methods by name: importing this package's files registers them."""
    import inference.attribution as package

    for module in pkgutil.iter_modules(package.__path__, f"{package.__name__}."):
        importlib.import_module(module.name)
    return dict(_METHODS)


def chosen_options(entry: Entry, given: dict[str, float]) -> dict[str, float]:
    """The method's options with `given` over its defaults. Raises InputError for an unknown one or one out of
    its range."""
    known = {o.name: o for o in entry.options}
    for name, value in given.items():
        if name not in known:
            names = ", ".join(known) or "none"
            raise InputError(f"Unknown option {name!r} of {entry.title}.", f"Options: {names}.")
        if not known[name].least <= value <= known[name].most:
            raise InputError(
                f"{entry.title}: {name} is {value:g}.",
                f"Give a number from {known[name].least:g} to {known[name].most:g}.",
            )
    return {name: o.default for name, o in known.items()} | given


def grid_map(name: str, film: EncodedFilm, phrase: str, options: dict[str, float]) -> torch.Tensor:
    """What the method says, before it is drawn: (rows, columns), non-negative.

    Raises InputError for an unknown name, an empty phrase, an unknown option, or an encoder that the method
    cannot read.
    """
    known = methods()
    if name not in known:
        raise InputError(f"Unknown attribution method {name!r}.", f"Known: {', '.join(sorted(known))}.")
    if not phrase.strip():
        raise InputError("The phrase is empty.", "Type what to look for, e.g. 'left lower lobe opacity'.")
    entry = known[name]
    if missing := [need for need in entry.needs if need not in film.offers]:
        raise InputError(
            f"{entry.title} needs {' and '.join(missing)}, which this model does not have.",
            "Choose another method or model.",
        )
    return entry.run(Question(film, phrase, chosen_options(entry, options)))


def attribute(
    name: str, film: EncodedFilm, phrase: str, *, shape: tuple[int, int], options: dict[str, float]
) -> Attribution:
    """Runs a method and draws its map at (h, w) = shape. Raises as `grid_map`."""
    grid = grid_map(name, film, phrase, options)
    question = Question(film, phrase)
    prior = question.prior() if methods()[name].uses_prior else None
    return Attribution(
        upsample(minmax(grid), shape),
        film.similarity(phrase),
        prior.words if prior is not None else (),
        bool(prior is not None and prior.words and film.lungs is not None),
    )
