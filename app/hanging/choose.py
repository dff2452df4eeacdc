"""Which protocol fits, which image goes where, and why. The same images always give the same answer."""

from __future__ import annotations

from dataclasses import dataclass

from app.hanging.images import Image, fits, of_now_and_before
from app.hanging.protocol import PANES, Known, Match, PaneName, Place
from app.words import iso_day


@dataclass(frozen=True)
class Hanging:
    """A protocol with the images that it hangs. rows: without the panes that stay empty. why: in words."""

    known: Known
    images: dict[PaneName, Image]
    rows: tuple[tuple[str, ...], ...]
    why: tuple[str, ...]

    def place(self, pane: PaneName) -> Place:
        return self.known.protocol.panes.get(pane, Place())


@dataclass(frozen=True)
class Choice:
    """chosen: None where nothing fits. possible: all that fit, best first. others: what does not, and why."""

    chosen: Hanging | None
    possible: tuple[Hanging, ...]
    others: tuple[tuple[Known, str], ...]


def choose(known: list[Known], main: Image, others: list[Image], *, monitors: int) -> Choice:
    """The reader's own protocols go before the built-in ones, then those that show more images, then those
    that ask for more, then the file's name. What is not `automatic` is possible, but never chosen.
    """
    possible: list[Hanging] = []
    refused: list[tuple[Known, str]] = []
    for one in known:
        found = hang(one, main, others, monitors=monitors)
        if isinstance(found, str):
            refused.append((one, found))
        else:
            possible.append(found)
    possible.sort(
        key=lambda h: (
            not h.known.own, -len(h.images), -_conditions(h.known.protocol.match), h.known.path.name,
        )
    )  # fmt: skip
    chosen = next((h for h in possible if h.known.protocol.automatic), None)
    return Choice(chosen, tuple(possible), tuple(refused))


def hang(known: Known, main: Image, others: list[Image], *, monitors: int) -> Hanging | str:
    """The protocol with its images, or why it does not fit."""
    protocol, match = known.protocol, known.protocol.match
    now, before = of_now_and_before(main, others)
    count = 1 + len(now)
    for broken, why in (
        (bool(match.modality) and main.modality not in match.modality,
         f"modality is {main.modality or 'not said'}, not {' or '.join(match.modality)}"),
        (bool(match.body_part) and bool(main.body_part) and main.body_part not in match.body_part,
         f"body part is {main.body_part}, not {' or '.join(match.body_part)}"),
        (not fits(main.view, list(match.view)),
         f"the view is {main.view or 'not known'}, not {' or '.join(match.view)}"),
        (not match.images.least <= count <= match.images.most,
         f"the study has {count} image{'s' * (count > 1)}"),
        (match.prior is True and not before, "there is no earlier study"),
        (match.prior is False and bool(before), "there is an earlier study"),
        (not match.monitors.least <= monitors <= match.monitors.most,
         f"there {'is' if monitors == 1 else 'are'} {monitors} monitor{'s' * (monitors != 1)}"),
    ):  # fmt: skip
        if broken:
            return why
    place = protocol.panes.get("main", Place())
    if not fits(main.view, list(place.view)):
        return f"the main pane wants {' or '.join(place.view)}, the image is {main.view or 'not known'}"
    images: dict[PaneName, Image] = {"main": main}
    named = {name for row in protocol.rows for name in row}
    for pane in (name for name in PANES if name in named and name != "main"):
        place = protocol.panes.get(pane, Place())
        wanted = [_alike(main.view) if view == "same" else view for view in place.view]
        if "" in wanted:  # the same as a view that nobody knows
            wanted = []
        taken = {image.id for image in images.values()}
        pool = [i for i in (now if place.study == "current" else before) if i.id not in taken]
        image = next((i for i in pool if fits(i.view, wanted)), None)
        if image is not None:
            images[pane] = image
        elif not place.optional:
            what = " or ".join(place.view) or "image"
            return f"there is no {what} of the {'study' if place.study == 'current' else 'earlier study'}"
    rows = tuple(tuple(name for name in row if name in images) for row in protocol.rows)
    return Hanging(
        known, images, tuple(row for row in rows if row), tuple(_why(known, main, now, before, images))
    )


def _alike(view: str) -> str:
    """PA and AP are compared with each other."""
    return "FRONTAL" if view in ("PA", "AP") else view


def _conditions(match: Match) -> int:
    counts = (match.images, match.monitors)
    return (
        sum(bool(part) for part in (match.modality, match.body_part, match.view))
        + sum(count != type(count)() for count in counts)
        + (match.prior is not None)
    )


def _why(
    known: Known, main: Image, now: list[Image], before: list[Image], images: dict[PaneName, Image]
) -> list[str]:
    said = [f"{main.modality or 'modality not said'}, {main.body_part or 'body part not said'}"]
    said.append(f"the image is {main.view or 'of unknown view'} ({main.view_why})")
    said.append(f"{1 + len(now)} image{'s' * bool(now)} in the study")
    said.append(f"earlier study of {_day(before[0].date)}" if before else "no earlier study")
    for pane, image in images.items():
        if pane != "main":
            said.append(f"{pane.replace('_', ' ')}: {image.view or 'view not known'} of {_day(image.date)}")
    if known.own:
        said.append("your own protocols go before the built-in ones")
    return said


def _day(date: str) -> str:
    return iso_day(date) or "no date"
