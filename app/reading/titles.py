"""What stands over each pane, and who made what is painted in it: words only."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from app.reading.scale_words import fit_words
from app.reading.whose import short
from app.words import clock_text, iso_day

if TYPE_CHECKING:
    from app.reading.jobs import JobDesk
    from app.reading.picture import Picture
    from app.reading.session import ReadingSession
    from inference.api import ModelInfo

Title = tuple[str, str, str]
"""Title, words on the right, colour of the bar (a token of the theme)."""


def pane_titles(
    *,
    film: Picture | None,
    session: ReadingSession | None,
    jobs: JobDesk | None,
    prior: Picture | None,
    explain: bool,
    recording: bool,
    tracker_source: str = "",
    hidden: Collection[str] = (),
) -> dict[str, Title]:
    """For each pane. explain: gaze, MATEX and prediction stand side by side. tracker_source: whose gaze the
    tracker sees. hidden: panes over whose film nothing of theirs is painted now."""
    day = iso_day(prior.radiograph.meta.study_date) if prior is not None else ""
    titles = {
        "main": _main(film, session, explain=explain, recording=recording, tracker_source=tracker_source),
        "matex": _map(session, jobs),
        "predicted": _predicted(session, jobs),
        "prior": ("Prior", day, "text_faint"),
    }
    return titles | {name: (titles[name][0], "hidden", titles[name][2]) for name in hidden}


def pane_models(session: ReadingSession | None, *, explain: bool) -> dict[str, list[ModelInfo]]:
    """For each pane where results are painted: the models that made them."""
    explanation = session.explanation() if session is not None else None
    prediction = session.prediction() if session is not None else None
    shown = {
        "matex": list(explanation.result.models) if explanation is not None else [],
        "predicted": list(prediction.result.models) if prediction is not None else [],
    }
    return shown | {"main": [] if explain else [*shown["matex"], *shown["predicted"]]}


def model_lines(models: list[ModelInfo]) -> list[str]:
    """Said in the corner, also with the panels folded."""
    if not models:
        return ["Research use only"]
    return ["demo model" if any(m.demo for m in models) else models[0].id, "Research use only"]


def _main(
    film: Picture | None,
    session: ReadingSession | None,
    *,
    explain: bool,
    recording: bool,
    tracker_source: str,
) -> Title:
    gaze = _gaze_words(session, recording=recording)
    if explain:
        return _whose_gaze(session, tracker_source), gaze, "human"
    if film is None:
        return "No image", "", "text_faint"
    meta = film.radiograph.meta
    name = " ".join(t for t in (meta.modality, meta.view_position) if t)
    name = name or (session.study.title if session is not None else film.radiograph.path.name)
    return name, gaze if session is not None and session.recordings else "", "text_faint"


def _whose_gaze(session: ReadingSession | None, tracker_source: str) -> str:
    """That of the recording, else that of the tracker."""
    fixations = session.fixations if session is not None else None
    if fixations is not None and len(fixations):
        return short(fixations.source).capitalize()
    return short(tracker_source).capitalize() if tracker_source else "Gaze"


def _gaze_words(session: ReadingSession | None, *, recording: bool) -> str:
    if session is None:
        return ""
    if session.choices.dabs and not recording:
        return "painted over, for the draft"
    chosen = session.chosen_fixations()
    if session.fixations is None or chosen is None or not len(session.fixations):
        return "recording" if recording else "no gaze recorded"
    return f"fixations {len(chosen)}   dwell {clock_text(float(chosen.duration_ms.sum()))}"


def _map(session: ReadingSession | None, jobs: JobDesk | None) -> Title:
    entry = session.explanation() if session is not None else None
    job = jobs.jobs.get("explanation") if jobs is not None else None
    method = jobs.method_title if jobs is not None else "MATEX"
    if job is not None and job.active:
        return method, job.text or "waiting", "attribution"
    if entry is None:
        return method, "not asked yet", "attribution"
    title = f"{entry.result.made_by}  “{entry.request.phrase}”"
    return title, fit_words(entry.result), "attribution"


def _predicted(session: ReadingSession | None, jobs: JobDesk | None) -> Title:
    prediction = session.prediction() if session is not None else None
    job = jobs.jobs.get("scanpaths") if jobs is not None else None
    if job is not None and job.active:
        return "LogitGaze-Med", job.text or "waiting", "predicted"
    if job is not None and job.state == "failed" and job.kind in ("input", "unfit"):
        return "LogitGaze-Med", job.error, "predicted"
    if prediction is None or session is None:
        return "LogitGaze-Med", "not asked yet", "predicted"
    count = len(prediction.result.scanpaths)
    result = prediction.result
    agreed = session.overlay.sample < 0 and result.consensus is not None
    number = min(max(session.overlay.sample, 0), max(count - 1, 0)) + 1
    words = f"{prediction.result.finding}   spread {prediction.result.spread_px:.0f} px"
    scanmatch = session.figures.get(f"scanmatch {prediction.id}")
    if scanmatch is not None:
        chance = session.figures.get(f"scanmatch chance {prediction.id}", 0.0)
        among = session.figures.get(f"scanmatch among {prediction.id}")
        above = session.figures.get(f"scanmatch above {prediction.id}")
        likelier = session.figures.get(f"next likelier {prediction.id}")
        further = "" if among is None else f"   among themselves {among:.2f}"
        further += "" if above is None else f"   more typical than {above:.0%} of them"
        further += "" if likelier is None else f"   next place among the likeliest {likelier:.0%}, chance 50%"
        words = f"samples' ScanMatch {scanmatch:.2f}, chance {chance:.2f}{further}   {words}"
    if agreed:
        return f"LogitGaze-Med consensus of {result.consensus_of}", words, "predicted"
    return f"LogitGaze-Med sample {number} of {count}", words, "predicted"
