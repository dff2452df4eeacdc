"""Fixations of a recording in image coordinates: found on the screen, then placed on the image.

A fixation during which the view changed (pan, zoom, another image) is split there, since one place on the
screen is then two places on the image; both parts are flagged.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, field, fields, replace
from typing import Any

import numpy as np

from eyetracking.events.signal import BoolArray, FloatArray, IntArray, middles, sample_interval_ms
from eyetracking.events.table import FixationTable, detect_fixations, looks_at_each_eye
from eyetracking.mapping import ViewTransform
from eyetracking.recording import Recording
from eyetracking.scanpaths.types import Scanpath


class NoView(ValueError):
    """The recording does not say what was on the screen. pane, label: what was asked for."""

    def __init__(self, pane: str, label: str | None, known: list[str]) -> None:
        what = f"pane {pane!r}" + (f" with image {label!r}" if label is not None else "")
        super().__init__(f"the recording has no view of {what} (it has: {', '.join(known) or 'none'})")
        self.pane = pane
        self.label = label


@dataclass(frozen=True)
class ImageFixations:
    """Fixations on one image, in order, arrays of one length.

    x_px, y_px: image coordinates. onset_ms from the begin of the recording. display_x_px, display_y_px:
    device px. zoom: display px per image px then; px_per_degree: image px per degree of visual angle then.
    view_changed: the view changed inside, this is a part. on_image: inside the image's bounds. width_px,
    height_px: the image's size. detector, version, parameters: what made it.
    """

    x_px: FloatArray
    y_px: FloatArray
    onset_ms: FloatArray
    duration_ms: FloatArray
    display_x_px: FloatArray
    display_y_px: FloatArray
    dispersion_deg: FloatArray
    zoom: FloatArray
    px_per_degree: FloatArray
    view_changed: BoolArray
    on_image: BoolArray
    width_px: int
    height_px: int
    label: str
    source: str
    detector: str
    version: str
    parameters: dict[str, float] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.x_px)

    def scaled_to(self, width_px: int, height_px: int) -> ImageFixations:
        """The same fixations in an image of another size."""
        across, down = width_px / self.width_px, height_px / self.height_px
        return replace(
            self,
            x_px=self.x_px * across,
            y_px=self.y_px * down,
            zoom=self.zoom / across,
            px_per_degree=self.px_per_degree * across,
            width_px=width_px,
            height_px=height_px,
        )

    def scanpath(self) -> Scanpath:
        """Those on the image, as the plain type that every layer shares."""
        return Scanpath(
            x_px=self.x_px,
            y_px=self.y_px,
            duration_ms=self.duration_ms,
            onset_ms=self.onset_ms,
            width_px=self.width_px,
            height_px=self.height_px,
            source=self.source,
        ).where(self.on_image)


def fixations_on_image(
    rec: Recording, *, pane: str = "main", label: str | None = None, detector: str = "ivt", **parameters: Any
) -> ImageFixations:
    """The reader's fixations on the image that the pane showed.

    label: which image; None takes the one that was shown for most samples. A fixation whose middle lies
    outside the pane is left out. Raises NoView, and what `detect_fixations` raises.
    """
    t_ms, X, Y, _ = rec.gaze_on_display()
    shown = rec.view_index(pane)
    label = _label(rec, pane, label, shown)
    table, screen_deg = fixations_on_screen(rec, detector=detector, **parameters)
    shortest = float(table.parameters.get("min_duration_ms", 0.0))
    interval = sample_interval_ms(t_ms) if len(t_ms) > 1 else 0.0
    parts, whole = _cut_where_the_view_changed(np.column_stack((table.first, table.last)), shown)
    cut = np.bincount(whole, minlength=len(table))[whole] > 1
    x_screen, y_screen, spread_deg = (v[whole] for v in (table.x_px, table.y_px, table.dispersion_deg))
    for number in np.flatnonzero(cut).tolist():
        part = slice(parts[number, 0], parts[number, 1] + 1)
        span = np.array([[0, part.stop - part.start - 1]])
        (x_screen[number],), (y_screen[number],), (spread,) = middles(X[part], Y[part], span)
        spread_deg[number] = spread * screen_deg[whole[number]]
    rows: list[tuple[float, ...]] = []
    last_view = None
    for number, (first, last) in enumerate(parts.tolist()):
        view = rec.views[shown[first]] if shown[first] >= 0 else None
        if view is None or view.transform is None or view.label != label:
            continue
        place = float(x_screen[number]), float(y_screen[number])
        duration = float(t_ms[last] - t_ms[first] + interval)
        if (cut[number] and duration < shortest) or not view.transform.contains_display(*place):
            continue
        last_view = view.transform
        x, y = view.transform.display_to_image(*place)
        rows.append(
            (
                *(float(x), float(y), float(t_ms[first]), duration, *place),
                *(float(spread_deg[number]), view.transform.zoom, float(cut[number])),
                float(view.transform.contains_image(x, y)),
                float(screen_deg[whole[number]]),
            )
        )
    if last_view is None:
        last_view = next(v.transform for v in rec.views if _is(v, pane, label) and v.transform is not None)
    return _as_fixations(rows, last_view, table, label=label, source=rec.tracker.source)


def _as_fixations(
    rows: list[tuple[float, ...]], view: ViewTransform, table: FixationTable, *, label: str, source: str
) -> ImageFixations:
    """rows: as `fixations_on_image` makes them. view: the last one, which knows the image's size."""
    columns = np.array(rows, dtype=np.float64).reshape(-1, 11).T
    return ImageFixations(
        x_px=columns[0],
        y_px=columns[1],
        onset_ms=columns[2],
        duration_ms=columns[3],
        display_x_px=columns[4],
        display_y_px=columns[5],
        dispersion_deg=columns[6],
        zoom=columns[7],
        px_per_degree=1 / (columns[7] * columns[10]),
        view_changed=columns[8].astype(bool),
        on_image=columns[9].astype(bool),
        width_px=view.image_width_px,
        height_px=view.image_height_px,
        label=label,
        source=source,
        detector=table.detector,
        version=table.version,
        parameters=table.parameters,
    )


def fixations_on_screen(
    rec: Recording, *, detector: str = "ivt", **parameters: Any
) -> tuple[FixationTable, FloatArray]:
    """(fixations on the screen, degrees per device px at each): found on each screen that the recording was
    made on by itself, so that none spans a change of screens. Raises what `detect_fixations` raises.
    """
    t_ms, X, Y, _ = rec.gaze_on_display()
    eyes = rec.eyes_on_display() if looks_at_each_eye(detector) else []
    tables, degrees = [], []
    for first, end, screen in rec.screens() or [(0, 0, rec.geometry)]:
        here = slice(first, end)
        table = detect_fixations(
            t_ms[here], X[here], Y[here],
            geometry=screen, detector=detector, eyes=[(x[here], y[here]) for x, y in eyes], **parameters,
        )  # fmt: skip
        tables.append(
            replace(
                table,
                first=table.first + first,
                last=table.last + first,
                pursuits=table.pursuits + first,
            )
        )
        degrees.append(np.full(len(table), screen.degrees_per_px))
    longest = max(tables, key=len)
    columns: dict[str, Any] = {
        column.name: np.concatenate([getattr(table, column.name) for table in tables])
        for column in fields(FixationTable)
        if isinstance(getattr(longest, column.name), np.ndarray)
    }
    gaps = [gap for table in tables for gap in table.gaps]
    return replace(longest, **columns, gaps=gaps), np.concatenate(degrees)


def _cut_where_the_view_changed(spans: IntArray, shown: IntArray) -> tuple[IntArray, IntArray]:
    """(first and last sample of each part, the number of the span that it is of); shown: the view of each
    sample.
    """
    changes = np.flatnonzero(np.diff(shown)) + 1
    parts: list[tuple[int, int]] = []
    whole: list[int] = []
    inside = np.searchsorted(changes, spans, side="right").tolist()
    for number, ((first, last), (begin, end)) in enumerate(zip(spans.tolist(), inside, strict=True)):
        edges = [first, *changes[begin:end].tolist(), last + 1]
        parts += [(a, b - 1) for a, b in itertools.pairwise(edges)]
        whole += [number] * (len(edges) - 1)
    return np.array(parts, dtype=np.int64).reshape(-1, 2), np.array(whole, dtype=np.int64)


def fixations_on_panes(
    rec: Recording,
    panes: Sequence[str],
    *,
    label: str | None = None,
    detector: str = "ivt",
    **parameters: Any,
) -> ImageFixations:
    """The fixations on one image wherever it was shown, in the order of their onsets.

    panes: the first counts first: label None takes the image that it showed longest. Raises NoView where none
    of the panes showed the image, and what `detect_fixations` raises.
    """
    parts: list[ImageFixations] = []
    missing: NoView | None = None
    for pane in panes:
        try:
            found = fixations_on_image(rec, pane=pane, label=label, detector=detector, **parameters)
        except NoView as error:
            missing = missing or error
            continue
        label = found.label
        parts.append(found.scaled_to(parts[0].width_px, parts[0].height_px) if parts else found)
    if not parts:
        raise missing or NoView("", label, [])
    columns: dict[str, Any] = {
        column.name: np.concatenate([getattr(part, column.name) for part in parts])
        for column in fields(ImageFixations)
        if isinstance(getattr(parts[0], column.name), np.ndarray)
    }
    order = np.argsort(columns["onset_ms"], kind="stable")
    return replace(parts[0], **{name: values[order] for name, values in columns.items()})


def _is(view: Any, pane: str, label: str) -> bool:
    return view.pane == pane and view.label == label and view.transform is not None


def _label(rec: Recording, pane: str, label: str | None, shown: Any) -> str:
    known = {view.label for view in rec.views if view.pane == pane and view.transform is not None}
    if not known or (label is not None and label not in known):
        raise NoView(pane, label, sorted({f"{view.pane}:{view.label}" for view in rec.views}))
    if label is not None:
        return label
    counts = dict.fromkeys(sorted(known), 0)
    for number, count in zip(*np.unique(shown[shown >= 0], return_counts=True), strict=True):
        view = rec.views[number]
        if view.transform is not None:
            counts[view.label] += int(count)
    return max(counts, key=lambda name: counts[name])
