"""A reading as PDF: report, key image with annotations and overlays, findings, gaze, models. A4, no Qt.

`contents` takes what is to be printed out of the session (quick, on its owner's thread); `reading_pdf` draws
it (any thread).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from app.export.pdf_page import Pages
from app.export.report_text import DISCLAIMER, NOT_ACCEPTED
from app.imaging.radiograph import Meta
from app.imaging.render import ViewportCache
from app.measure.as_graphics import as_graphics
from app.measure.kinds import KINDS, words
from app.measure.scale import length_scale
from app.reading.colour import colour_table, map_rgba
from app.reading.gaze import predicted_as_scanpath
from app.reading.one_voice import Doubt, evidence_of, report_doubts, row_doubts
from app.reading.picture import Picture, load_picture
from app.reading.records import Explanation, Markup
from app.reading.report import STATE_WORDS, Report, ReportSentence
from app.reading.scale_words import fit_words, probability, reach_short
from app.reading.session import ReadingSession
from app.reading.view import ViewState
from app.reading.whose import short
from app.words import characters, iso_day, patient_name
from eyetracking.mapping import ViewTransform
from eyetracking.scanpaths.types import Scanpath
from inference import api

if TYPE_CHECKING:
    from matplotlib.axes import Axes

LONGER_SIDE_PX, SMALL_SIDE_PX = 1400, 700
"""Of the marked film, and of those below it."""
FILM_HEIGHT = 380.0
"""Of the marked film on the page, in points, at most."""
HUMAN, PREDICTED, MARKED, PROPOSED = "#56B4E9", "#E69F00", "#F0E442", "#C3A6FF"
"""As on the screen: over the film every theme has the same colours."""
_WIDEST_TEXT_PX = 0.45
"""Words beside a measurement that start further right than this part of the picture are set to its left."""


@dataclass(frozen=True, eq=False)
class Map:
    """A map over the film: values (h, w) in [0, 1], where nothing under threshold is painted."""

    values: NDArray[np.float32]
    colour_map: str
    opacity: float
    threshold: float
    caption: str


@dataclass(frozen=True, eq=False)
class Contents:
    """What is printed. identity: whether patient, reader and dates are. title: what the film is called in the
    list of studies."""

    image_path: Path
    title: str
    identity: bool
    report: Report
    doubts: dict[str, list[Doubt]]
    row_doubts: dict[str, str]
    unfit: str
    gaze_source: str
    markup: Markup
    view: ViewState
    rows: tuple[api.FindingRow, ...]
    reach: tuple[api.Reach, ...]
    calibrated_on: str
    map: Map | None
    predicted: Scanpath | None
    predicted_caption: str
    fixations: Scanpath | None
    recording: str
    outlines: tuple[api.Outline, ...]
    models: tuple[api.ModelInfo, ...]


def contents(session: ReadingSession, *, identity: bool = True, outlines: bool = False) -> Contents:
    """identity False: de-identified. outlines: the segmented lungs and heart are drawn, too."""
    diagnosis, explanation, prediction = session.diagnosis(), _explanation(session), session.prediction()
    evidence = evidence_of(session)
    values = session.map(explanation.map) if explanation is not None else None
    shown = None
    if explanation is not None and values is not None:
        look = session.overlay
        made = "; ".join(_named(m) for m in explanation.result.models)
        result, opacity = explanation.result, look.opacity * explanation.result.strength
        caption = f"{result.made_by} of “{result.phrase}”: {fit_words(result)}; {made}"
        if result.strength < 1:
            caption += f". Drawn at {100 * result.strength:.0f} % of its strength"
        shown = Map(values, look.colour_map, opacity, look.threshold, caption)
    path, path_words = None, ""
    if prediction is not None and prediction.result.scanpaths:
        size = session.study.width_px, session.study.height_px
        paths = prediction.result
        agreed = paths.consensus if session.overlay.sample < 0 else None
        number = min(max(session.overlay.sample, 0), len(paths.scanpaths) - 1)
        path = predicted_as_scanpath(agreed or paths.scanpaths[number], *size)
        which = f"consensus of {paths.consensus_of}" if agreed else f"one of {len(paths.scanpaths)}"
        path_words = (
            f"Predicted scanpath for {prediction.result.finding}: {_named(prediction.result.models[0])}, "
            f"{which} samples"
        )
    entry = session.recording()
    recording = ""
    if entry is not None:
        who = f", reader {entry.reader_id}, {entry.started_at}" if identity else ""
        recording = f"{entry.provider}{who}"
    return Contents(
        image_path=Path(session.study.image_path),
        title=session.study.title,
        identity=identity,
        report=session.report,
        doubts=report_doubts(session.report, evidence),
        row_doubts=row_doubts(diagnosis.result.rows, evidence.ratio) if diagnosis is not None else {},
        unfit=session.film_check.result.reason
        if session.film_check and not session.film_check.result.fit
        else "",
        gaze_source=diagnosis.result.gaze_source if diagnosis is not None else "",
        markup=session.markup,
        view=session.view,
        rows=tuple(diagnosis.result.rows) if diagnosis is not None else (),
        reach=tuple(diagnosis.result.reach) if diagnosis is not None else (),
        calibrated_on=diagnosis.result.calibrated_on if diagnosis is not None else "",
        map=shown,
        predicted=path,
        predicted_caption=path_words,
        fixations=session.chosen_fixations(),
        recording=recording,
        outlines=tuple(session.anatomy.result.outlines) if outlines and session.anatomy is not None else (),
        models=tuple(session.models()),
    )


def _explanation(session: ReadingSession) -> Explanation | None:
    """The map that is shown; not that of a sentence which is no longer in the report."""
    shown = session.explanation()
    if shown is None:
        return None
    of = [sentence_id for sentence_id, entry_id in session.sentence_maps.items() if entry_id == shown.id]
    return None if of and all(session.report.find(sentence_id) is None for sentence_id in of) else shown


def reading_pdf(printed: Contents) -> bytes:
    """Raises ImageReadError where the film cannot be read."""
    picture = load_picture(printed.image_path)
    pages = Pages("RadGaze reading", DISCLAIMER)
    pages.heading("Reading of a radiograph", size=16)
    for line in _who(printed, picture.radiograph.meta):
        pages.paragraph(line)
    _report(pages, printed)
    _film(pages, printed, picture)
    _measurements(pages, printed, picture)
    _findings(pages, printed)
    _gaze(pages, printed)
    _models(pages, printed)
    return pages.pdf(title="RadGaze reading", subject=DISCLAIMER, dated=printed.identity)


def _who(printed: Contents, meta: Meta) -> list[str]:
    view = meta.view_position or (meta.series_description if printed.identity else "")  # PS3.15 E.1-1: X
    technique = " ".join(t for t in (meta.modality, view) if t)
    if not printed.identity:
        from app.export.dicom.deidentify import warnings

        lines = [
            "De-identified: patient, reader and dates are left out. Look through free text and picture "
            "before this leaves the house."
        ]
        lines += [f"Picture: {warning}." for warning in _header_warnings(printed.image_path, warnings)]
        return [*lines, f"Film: {technique}"] if technique else lines
    who = "   ".join(t for t in (patient_name(meta.patient_name), meta.patient_id) if t)
    facts = [
        ("Patient", who),
        ("File", "" if who else printed.title or printed.image_path.name),
        ("Born, sex", "   ".join(t for t in (iso_day(meta.patient_birth_date), meta.patient_sex) if t)),
        (
            "Study",
            "   ".join(t for t in (iso_day(meta.study_date), meta.study_description, meta.accession) if t),
        ),
        ("Film", technique),
    ]
    return [f"{what}: {said}" for what, said in facts if said]


def _header_warnings(path: Path, warnings: Callable[..., Any]) -> list[str]:
    """Of a DICOM film; a PNG or JPEG may show anything."""
    from pydicom import dcmread
    from pydicom.errors import InvalidDicomError

    try:
        return list(warnings(dcmread(path, stop_before_pixels=True)))
    except InvalidDicomError:
        return ["it is no DICOM file, and nothing says what words it holds"]


def _report(pages: Pages, printed: Contents) -> None:
    report = printed.report
    pages.heading("Report")
    _sentences(pages, report.standing, printed)
    if not report.standing:
        pages.paragraph("No sentence was written or accepted.")
    if not report.signed_by:
        pages.paragraph("Not signed.", bold=True)
    elif printed.identity:
        pages.paragraph(f"Signed by {report.signed_by}, {report.signed_at}.", bold=True)
    else:
        pages.paragraph("Signed.", bold=True)
    if report.open:
        pages.paragraph(f"{NOT_ACCEPTED}:", bold=True)
        _sentences(pages, report.open, printed)
    if printed.unfit:
        pages.paragraph(f"Film check: {printed.unfit}", bold=True)


def _sentences(pages: Pages, sentences: Sequence[ReportSentence], printed: Contents) -> None:
    for sentence in sentences:
        pages.paragraph(f"{sentence.text}   [{STATE_WORDS[sentence.state]}]")
        for doubt in printed.doubts.get(sentence.id, []):
            pages.paragraph(f"    Marked: {doubt.text}.", size=8.5)


def _film(pages: Pages, printed: Contents, picture: Picture) -> None:
    key = printed.markup.key_image
    sheet = _Sheet(picture, printed.view, LONGER_SIDE_PX, overlays=printed.identity)
    high = min(pages.width / sheet.aspect, FILM_HEIGHT)
    pages.heading("Key image" if key is not None else "Film", below=high + 40)
    caption = "With the reader's window, turn and measurements."
    if key is not None and key.note:
        caption += f" {key.note}"
    pages.pictures(
        [lambda axes: _draw_marked(axes, sheet, printed)], [caption], aspect=sheet.aspect, most=FILM_HEIGHT
    )
    small = _Sheet(picture, printed.view, SMALL_SIDE_PX, overlays=printed.identity)
    draw: list[Callable[[Axes], None]] = []
    captions: list[str] = []
    if printed.fixations is not None and len(printed.fixations):
        own = printed.fixations
        draw.append(lambda axes: _draw_scanpath(axes, small, own, HUMAN))
        captions.append(f"{short(own.source).capitalize()}: {len(own)} fixations, circles by duration")
    if printed.map is not None:
        over = printed.map
        draw.append(lambda axes: _draw_map(axes, small, over))
        captions.append(over.caption)
    if printed.predicted is not None:
        path = printed.predicted
        draw.append(lambda axes: _draw_scanpath(axes, small, path, PREDICTED))
        captions.append(printed.predicted_caption)
    if draw:
        pages.pictures(draw, captions, aspect=sheet.aspect, most=230)


class _Sheet:
    """The whole film as the view shows it: grey (h, w) uint8, and where its points fall on it.

    overlays False: without overlay planes, which may hold words.
    """

    def __init__(self, picture: Picture, view: ViewState, longer_side_px: int, *, overlays: bool) -> None:
        self.picture = picture
        across, down, tall = picture.width_px, picture.height_px, picture.pixel_aspect
        scale = min(1.0, longer_side_px / max(across, down * tall))
        self.shape_px = max(1, round(across * scale)), max(1, round(down * tall * scale))
        if view.quarter_turns % 2:
            self.shape_px = self.shape_px[::-1]
        wide, high = self.shape_px
        self.transform: ViewTransform = view.fitted().transform(
            across, down, (0.0, 0.0, wide, high), pixel_aspect=tall
        )
        marks = zip(picture.mark_layers, picture.radiograph.marks, strict=True)
        layers = tuple(layer for layer, mark in marks if overlays or mark.kind != "overlay")
        cache = ViewportCache(picture.pyramid, layers)
        cache.update(self.transform)
        self.grey = cache.frame(picture.table(view))

    @property
    def aspect(self) -> float:
        return self.shape_px[0] / self.shape_px[1]

    def paint(self, axes: Axes) -> None:
        width, height = self.shape_px
        axes.imshow(
            self.grey, cmap="gray", vmin=0, vmax=255, extent=(0, width, height, 0), interpolation="none"
        )
        axes.set(xlim=(0, width), ylim=(height, 0))
        axes.set_axis_off()

    def placed(self, points: NDArray[np.float64]) -> NDArray[np.float64]:
        """Image coordinates (n, 2) on the sheet."""
        x, y = self.transform.image_to_display(points[:, 0], points[:, 1])
        return np.stack([x, y], axis=1)


def _draw_marked(axes: Axes, sheet: _Sheet, printed: Contents) -> None:
    from matplotlib.patheffects import withStroke

    sheet.paint(axes)
    edge = [withStroke(linewidth=1.3, foreground="black", alpha=0.8)]
    for outline in printed.outlines:
        if outline.x_px:
            line = sheet.placed(np.stack([outline.x_px, outline.y_px], axis=1))
            axes.fill(*line.T, fill=False, edgecolor="#F2F4F7", linewidth=0.7)
    film = sheet.picture.radiograph
    scale = length_scale(film, printed.markup.calibration)
    for annotation in printed.markup.annotations:
        # what nobody stands by yet has a colour of its own and broken lines, as in the window
        ink = MARKED if annotation.stands else PROPOSED
        stroke: dict[str, Any] = {
            "color": ink,
            "linewidth": 0.9,
            "linestyle": "-" if annotation.stands else (0, (6, 3)),
        }
        for graphic in as_graphics((annotation,), film, scale):
            points = sheet.placed(np.array(graphic.points, dtype=np.float64))
            if graphic.kind == "TEXT":
                x, y = points[0]
                right = x > _WIDEST_TEXT_PX * sheet.shape_px[0]
                axes.annotate(
                    characters(graphic.text).replace("\r\n", "\n"), (x, y), xytext=(-5 if right else 5, -4),
                    textcoords="offset points", ha="right" if right else "left", va="top", color=ink,
                    fontsize=6.5, path_effects=edge, parse_math=False,
                )  # fmt: skip
            elif graphic.kind == "ELLIPSE":
                axes.plot(*_round(points).T, **stroke)
            else:
                axes.plot(*points.T, **stroke, path_effects=edge)


def _round(points: NDArray[np.float64]) -> NDArray[np.float64]:
    """The line of an ellipse by the ends of its axes (4, 2), PS3.3 C.10.5."""
    middle = points[:2].mean(0)
    major, minor = points[1] - middle, points[3] - points[2:].mean(0)
    turn = np.linspace(0, 2 * np.pi, 73)[:, None]
    return np.asarray(middle + major * np.cos(turn) + minor * np.sin(turn))


def _draw_scanpath(axes: Axes, sheet: _Sheet, path: Scanpath, colour: str) -> None:
    sheet.paint(axes)
    points = sheet.placed(np.stack([path.x_px, path.y_px], axis=1))
    axes.plot(*points.T, color=colour, linewidth=0.6, alpha=0.8)
    area = np.clip(path.duration_ms / 8, 4, 120)
    axes.scatter(
        points[:, 0], points[:, 1], s=area, color=colour, alpha=0.55, edgecolors="black", linewidths=0.3
    )
    for number, (x, y) in enumerate(points, start=1):
        axes.text(x, y, str(number), color="white", fontsize=4, ha="center", va="center", clip_on=True)


def _draw_map(axes: Axes, sheet: _Sheet, over: Map) -> None:
    sheet.paint(axes)
    rgba = map_rgba(over.values, colour_table(over.colour_map), threshold=over.threshold)
    rgba[..., 3] = (rgba[..., 3] * over.opacity).astype(np.uint8)
    turned = rgba[:, ::-1] if sheet.transform.flipped else rgba
    turned = np.rot90(turned, -sheet.transform.quarter_turns)
    width, height = sheet.shape_px
    axes.imshow(turned, extent=(0, width, height, 0), interpolation="bilinear")


def _measurements(pages: Pages, printed: Contents, picture: Picture) -> None:
    film = picture.radiograph
    scale = length_scale(film, printed.markup.calibration)
    rows = []
    for annotation in printed.markup.annotations:
        kind = KINDS[annotation.kind]
        said = words(annotation, film, scale) if kind.complete(annotation) else []
        rows.append((kind.title, "; ".join(said)))
    if rows:
        pages.heading("Measurements")
        pages.table([("What", "Value"), *rows], (0.28, 0.72))


def _findings(pages: Pages, printed: Contents) -> None:
    if not printed.rows:
        return
    pages.heading("Findings by the model")
    recorded = f"With {short(printed.gaze_source) if printed.gaze_source else 'own gaze'}"
    head = ("Without gaze", recorded, "With predicted gaze", "With another film's gaze")
    rows: list[tuple[str, ...]] = [("Finding", *head, "AUROC on unseen films")]
    for row in sorted(printed.rows, key=lambda r: -r.no_gaze):
        values = (row.no_gaze, row.own_gaze, row.predicted_gaze, row.other_gaze)
        said = ["not run" if v is None else probability(v) for v in values]
        rows.append((row.finding, *said, reach_short(printed.reach, row.finding)))
    pages.table(rows, (0.22, 0.10, 0.12, 0.12, 0.13, 0.31), size=8.5)
    for finding, why in printed.row_doubts.items():
        pages.paragraph(f"Marked: {finding} is {why}.", size=8.5)
    calibrated = printed.calibrated_on or "nothing: scores, not probabilities"
    pages.paragraph(f"Probabilities, calibrated on {calibrated}. {DISCLAIMER}", size=8)


def _gaze(pages: Pages, printed: Contents) -> None:
    path = printed.fixations
    if path is None or not len(path):
        return
    pages.heading("Gaze")
    whole_s = float(path.onset_ms[-1] + path.duration_ms[-1] - path.onset_ms[0]) / 1000
    dwell_s = float(path.duration_ms.sum()) / 1000
    pages.table(
        [
            ("What", "Value"),
            ("Source", printed.recording or path.source),
            ("Fixations", str(len(path))),
            ("Mean fixation", f"{path.duration_ms.mean():.0f} ms"),
            ("In fixations", f"{dwell_s:.1f} s of {whole_s:.1f} s"),
        ],
        (0.28, 0.72),
    )


def _models(pages: Pages, printed: Contents) -> None:
    if not printed.models:
        return
    pages.heading("Models")
    for model in printed.models:
        trained = model.trained_on.rstrip(".")
        pages.paragraph(f"{_named(model)}. {model.architecture}. Trained on {trained}.", size=8.5)


def _named(model: api.ModelInfo) -> str:
    return f"{model.id} {model.version}" + (" (demo model)" if model.demo else "")
