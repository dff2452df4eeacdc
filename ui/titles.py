"""What stands over each pane."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from app.measure.scale import length_scale
from app.reading.scale_words import fit_words
from app.reading.whose import short
from app.words import iso_day
from ui.widgets import clock_text

if TYPE_CHECKING:
    from ui.main_window import MainWindow

Title = tuple[str, str, str]


def refresh(window: MainWindow) -> None:
    """Write every pane's title and the words about who made what is painted in it."""
    for name, (title, words, colour) in pane_titles(window).items():
        if name in window.grid.panes:
            window.grid.panes[name].header.set(title, words, colour)
    _name_models(window)


def say_scale(window: MainWindow) -> None:
    """The corner says what a pixel measures, and what that rests on: the file's word or the reader's."""
    canvas, picture = window.grid.panes["main"].canvas, window.picture
    if picture is None:
        return
    markup = window.annotating.overlay.markup if window.annotating is not None else None
    scale = length_scale(picture.radiograph, markup.calibration if markup is not None else None)
    said = [f"{scale.down:.3f} mm, {scale.provenance}"] if scale.unit == "mm" else []
    canvas.corner_lines["top_right"] = [*canvas.corner_lines.get("film", []), *said]


def _name_models(window: MainWindow) -> None:
    """Where a result is painted, its pane says that a demo model made it, also with the panels folded."""
    session = window.session
    explanation = session.explanation() if session is not None else None
    prediction = session.prediction() if session is not None else None
    shown: dict[str, list[Any]] = {
        "matex": list(explanation.result.models) if explanation is not None else [],
        "predicted": list(prediction.result.models) if prediction is not None else [],
    }
    explain = window.grid.layout_id == "layout_explain"
    shown["main"] = [] if explain else [*shown["matex"], *shown["predicted"]]
    for name, models in shown.items():
        pane = window.grid.panes.get(name)
        if pane is None:
            continue
        lines = ["Research use only"]
        if models:
            lines.insert(0, "demo model" if any(m.demo for m in models) else models[0].id)
        if pane.canvas.corner_lines.get("bottom_right") != lines:
            pane.canvas.corner_lines["bottom_right"] = lines
            pane.canvas.update()


def _whose_gaze(window: MainWindow) -> str:
    """Whose gaze the pane shows: that of the recording, else that of the tracker."""
    session = window.session
    if session is not None and session.fixations is not None and len(session.fixations):
        return short(session.fixations.source).capitalize()
    return short(window.recorder.source).capitalize() if window.recorder is not None else "Gaze"


def pane_titles(window: MainWindow) -> dict[str, Title]:
    """For each pane: title, words on the right, colour of its bar."""
    session, picture = window.session, window.picture
    explain = window.grid.layout_id == "layout_explain"
    titles: dict[str, Title] = {}
    gaze_words = ""
    if session is not None and session.fixations is not None and len(session.fixations):
        chosen = session.chosen_fixations()
        assert chosen is not None
        dwell = float(chosen.duration_ms.sum())
        gaze_words = f"fixations {len(chosen)}   dwell {clock_text(dwell)}"
    elif session is not None:
        recording = window.recorder is not None and window.recorder.recording is not None
        gaze_words = "recording" if recording else "no gaze recorded"
    if explain:
        titles["main"] = (_whose_gaze(window), gaze_words, "human")
    elif picture is not None:
        meta = picture.radiograph.meta
        name = " ".join(t for t in (meta.modality, meta.view_position) if t) or picture.radiograph.path.name
        titles["main"] = (
            name,
            gaze_words if session is not None and session.recordings else "",
            "text_faint",
        )
    else:
        titles["main"] = ("No image", "", "text_faint")
    entry = session.explanation() if session is not None else None
    job = window.desk.jobs.get("explanation") if window.desk is not None else None
    if job is not None and job.active:
        titles["matex"] = ("MATEX", job.text or "waiting", "attribution")
    elif entry is not None:
        phrase = entry.request.phrase
        words = fit_words(entry.result)
        titles["matex"] = (f"{entry.result.method.upper()}  “{phrase}”", words, "attribution")
    else:
        titles["matex"] = ("MATEX", "not asked yet", "attribution")
    prediction = session.prediction() if session is not None else None
    job = window.desk.jobs.get("scanpaths") if window.desk is not None else None
    if job is not None and job.active:
        titles["predicted"] = ("LogitGaze-Med", job.text or "waiting", "predicted")
    elif job is not None and job.state == "failed" and job.kind in ("input", "unfit"):
        titles["predicted"] = ("LogitGaze-Med", job.error, "predicted")
    elif prediction is not None and session is not None:
        count = len(prediction.result.scanpaths)
        number = min(session.overlay.sample, max(count - 1, 0)) + 1
        words = f"{prediction.result.finding}   spread {prediction.result.spread_px:.0f} px"
        scanmatch = session.figures.get(f"scanmatch {prediction.id}")
        if scanmatch is not None:
            chance = session.figures.get(f"scanmatch chance {prediction.id}", 0.0)
            words = f"ScanMatch {scanmatch:.2f}   chance {chance:.2f}   {words}"
        titles["predicted"] = (f"LogitGaze-Med {number} of {count}", words, "predicted")
    else:
        titles["predicted"] = ("LogitGaze-Med", "not asked yet", "predicted")
    prior = window.grid.prior
    if prior is not None:
        titles["prior"] = ("Prior", iso_day(prior.radiograph.meta.study_date), "text_faint")
    else:
        titles["prior"] = ("Prior", "", "text_faint")
    if window.hanging is not None:
        titles |= window.hanging.titles()
    if window.comparing is not None:
        titles |= window.comparing.titles()
    return titles
