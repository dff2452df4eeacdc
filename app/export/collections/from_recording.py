"""From a recording on the disk to what formats write of it."""

from __future__ import annotations

from typing import Any

import numpy as np

from app.export.collections.model import Eye, Fixations, FloatArray, Tracker
from app.reading.gaze import PANES
from eyetracking.events import fixations_on_panes
from eyetracking.events.on_image import ImageFixations, NoView
from eyetracking.mapping import ViewTransform
from eyetracking.recording import Recording
from eyetracking.validation import validations

_NONE = np.zeros(0)


def tracker_of(rec: Recording) -> Tracker:
    """With the last validation that the recording knows of."""
    found = validations(rec)
    calibrations = [event for event in rec.events if event["kind"] == "calibration"]
    mean = found[-1].mean("both").accuracy_deg if found else float("nan")
    return Tracker(
        vendor=rec.tracker.vendor,
        model=rec.tracker.model,
        serial=rec.tracker.serial,
        software=" ".join(filter(None, (rec.tracker.provider, rec.tracker.sdk, rec.tracker.firmware))),
        rate_hz=rec.rate_hz,
        source=rec.tracker.source,
        pupil_unit=rec.tracker.capabilities.pupil_unit,
        calibration_points=int(calibrations[-1].get("points") or 0) if calibrations else 0,
        calibrations=len(calibrations),
        mean_deg=mean,
        max_deg=found[-1].worst_deg() if found else float("nan"),
    )


def eyes_of(rec: Recording) -> tuple[Eye, ...]:
    """Each eye that was ever seen; one cyclopean where both are alike."""
    samples = rec.samples
    which = [
        (name, samples[f"{name}_x"], samples[f"{name}_y"], samples[f"{name}_pupil"])
        for name in ("left", "right")
        if np.isfinite(samples[f"{name}_x"]).any()
    ]
    if len(which) == 2 and np.array_equal(which[0][1], which[1][1], equal_nan=True):
        which = [("cyclopean", *which[0][1:])]
    width, height = _sizes(rec)
    shown = rec.view_index()
    eyes = []
    for name, x, y, pupil in which:
        x_px, y_px = x * width, y * height
        eyes.append(Eye(name, x_px, y_px, *_on_image(rec, shown, x_px, y_px), np.asarray(pupil, float)))
    return tuple(eyes)


def _sizes(rec: Recording) -> tuple[FloatArray, FloatArray]:
    """Width and height of the screen at each sample."""
    width, height = (np.zeros(len(rec.samples["seq"])) for _ in range(2))
    for first, end, screen in rec.screens():
        width[first:end], height[first:end] = screen.width_px, screen.height_px
    return width, height


def _on_image(
    rec: Recording, shown: Any, x_px: FloatArray, y_px: FloatArray
) -> tuple[FloatArray, FloatArray]:
    across, down = np.full(len(x_px), np.nan), np.full(len(x_px), np.nan)
    for number in np.unique(shown[shown >= 0]).tolist():
        transform = rec.views[number].transform
        if transform is None:
            continue
        here = (shown == number) & transform.contains_display(x_px, y_px)
        across[here], down[here] = transform.display_to_image(x_px[here], y_px[here])
    return across, down


def fixations_of(rec: Recording, eyes: tuple[Eye, ...]) -> Fixations:
    """On the image that was shown; none where nothing was."""
    panes = {view.pane for view in rec.views}
    try:
        found = fixations_on_panes(rec, [pane for pane in PANES if pane in panes])
    except NoView:
        none = np.zeros((0, 4))
        return Fixations(_NONE, _NONE, _NONE, _NONE, _NONE, _NONE, _NONE, _NONE, none, none, "none")
    shown, on_screen = _rects(rec, found)
    return Fixations(
        onset_ms=found.onset_ms,
        duration_ms=found.duration_ms,
        x_px=found.x_px,
        y_px=found.y_px,
        screen_x_px=found.display_x_px,
        screen_y_px=found.display_y_px,
        px_per_degree=found.px_per_degree,
        pupil=_pupils(rec, eyes, found),
        shown=shown,
        on_screen=on_screen,
        detector=f"{found.detector} {found.version}",
    )


def _pupils(rec: Recording, eyes: tuple[Eye, ...], found: ImageFixations) -> FloatArray:
    """The mean during each fixation, of the eyes that tell."""
    t_ms = rec.t_ms
    means = np.full(len(found), np.nan)
    first = np.searchsorted(t_ms, found.onset_ms)
    last = np.searchsorted(t_ms, found.onset_ms + found.duration_ms)
    columns = [eye.pupil for eye in eyes if np.isfinite(eye.pupil).any()]
    for number, (a, b) in enumerate(zip(first.tolist(), last.tolist(), strict=True)):
        seen = [column[a:b][np.isfinite(column[a:b])] for column in columns]
        values = np.concatenate(seen) if seen else _NONE
        if len(values):
            means[number] = values.mean()
    return means


def _rects(rec: Recording, found: ImageFixations) -> tuple[FloatArray, FloatArray]:
    """(n, 4) each: the part of the image that was shown at each fixation, and where it stood on the
    screen."""
    views = [view for view in rec.views if view.pane == "main" and view.transform is not None]
    times = np.array([(view.t_ns - rec.began_ns) / 1e6 for view in views])
    known = [rects(view.transform) for view in views if view.transform is not None]
    if not known:
        return np.full((len(found), 4), np.nan), np.full((len(found), 4), np.nan)
    at = np.clip(np.searchsorted(times, found.onset_ms + 1e-6, side="right") - 1, 0, len(known) - 1)
    shown = np.array([known[k][0] for k in at.tolist()]).reshape(-1, 4)
    return shown, np.array([known[k][1] for k in at.tolist()]).reshape(-1, 4)


def rects(view: ViewTransform) -> tuple[FloatArray, FloatArray]:
    """(the part of the image that this view shows, image px; where it stands, device px)."""
    left, top = view.viewport_x_px, view.viewport_y_px
    x, y = view.display_to_image(
        np.array([left, left + view.viewport_width_px]), np.array([top, top + view.viewport_height_px])
    )
    x = np.clip(np.sort(x), 0, view.image_width_px)
    y = np.clip(np.sort(y), 0, view.image_height_px)
    across, down = view.image_to_display(x, y)
    across, down = np.sort(across), np.sort(down)
    return np.array([x[0], y[0], x[1], y[1]]), np.array([across[0], down[0], across[1], down[1]])
