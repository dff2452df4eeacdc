"""A current film and its prior, brought to one place: what can stand in the current film's pane."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from app.compare.alignment import unaligned
from app.compare.result import Registration
from app.imaging.radiograph import Radiograph


@dataclass(frozen=True, kw_only=True)
class Pair:
    """used: the registration counts. films: "aligned", the prior in the current film's pixels, and
    "difference", only where it counts. corners: of the prior, in the current film's coordinates.
    """

    registration: Registration
    used: bool
    films: Mapping[str, Radiograph] = field(default_factory=dict)
    corners: tuple[tuple[float, float], ...] = ()


def brought_together(
    current: Radiograph, prior: Radiograph, found: Registration, *, used: bool, film_on_film: bool = False
) -> Pair:
    """film_on_film: the films lie as they are, without the registration; else one that is not used gives no
    film at all.
    """
    from app.compare.resample import difference, registered

    if not used and not film_on_film:
        return Pair(registration=found, used=False)
    alignment = found.alignment
    if film_on_film:
        alignment = unaligned(found.alignment.current_px, found.alignment.prior_px)
    moved, inside = registered(prior, alignment)
    width, height = alignment.prior_px
    x, y = alignment.to_current([0, width, width, 0], [0, 0, height, height])
    films = {"aligned": moved}
    if used:
        films["difference"] = difference(current, moved, inside, found)
    corners = tuple((float(a), float(b)) for a, b in zip(x, y, strict=True))
    return Pair(registration=found, used=used, films=films, corners=corners)
