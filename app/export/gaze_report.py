"""A gaze report: one HTML file that needs no other, the same as PDF, tables as CSV, and a summary as JSON."""

from __future__ import annotations

import base64
import html
import io
import json
import math
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from app.export.gaze_analysis import GazeAnalysis
from app.export.gaze_figures import figures
from app.export.gaze_tables import tables
from app.export.panel_report import panel_parts, panel_summary
from app.export.pdf_page import Pages
from app.export.report_parts import Part, Table
from app.export.report_parts import number as _number
from app.export.report_text import DISCLAIMER
from app.files import write_atomically
from app.reading.areas import FROM
from app.words import characters
from eyetracking.analysis.areas import areas_json
from eyetracking.analysis.pupil import PupilTrace

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

_DPI = 150
GAPS = ("loss", "blink", "away", "silence")
STYLE = """
body { font: 14px/1.45 Inter, system-ui, sans-serif; color: #16191e; max-width: 880px; margin: 2em auto;
       padding: 0 1em; }
h1 { font-size: 22px; margin: 0 0 .2em; } h2 { font-size: 16px; margin: 2em 0 .5em; }
p.note { color: #5b636f; margin: .2em 0; } p.warning { color: #a84400; margin: .2em 0; }
table { border-collapse: collapse; margin: .5em 0; font-variant-numeric: tabular-nums; }
th, td { text-align: right; padding: .18em .7em; border-bottom: 1px solid #d6dbe2; font-weight: normal; }
th:first-child, td:first-child { text-align: left; padding-left: 0; }
thead th { color: #5b636f; font-size: 12px; vertical-align: bottom; }
img { max-width: 100%; height: auto; } .pair { display: flex; gap: 1em; flex-wrap: wrap; }
.pair > img { flex: 1 1 360px; min-width: 0; max-width: 430px; }
@media print { h2 { break-after: avoid; } img, table { break-inside: avoid; } }
"""


def write_report(
    analysis: GazeAnalysis, out: Path, *, film: NDArray[np.uint16] | None = None, pdf: bool = False
) -> list[Path]:
    """Writes report.html, summary.json and the CSV tables (and report.pdf) into `out`. Raises OSError."""
    out.mkdir(parents=True, exist_ok=True)
    drawn, said = figures(analysis, film), characters(summary(analysis))
    pictures = {name: _png(figure) for name, figure in drawn.items()}
    files: dict[str, bytes] = {
        "report.html": characters(report_html(analysis, pictures)).encode(),
        "summary.json": (json.dumps(said, indent=1, allow_nan=False) + "\n").encode(),
    }
    files |= {name: characters(text).encode() for name, text in tables(analysis).items()}
    if analysis.image is not None and analysis.image.figures:
        files["areas.json"] = areas_json([row.area for row in analysis.image.figures])
    if pdf:
        files["report.pdf"] = _pdf(analysis, pictures)
    for name, data in files.items():
        write_atomically(out / name, data)
    return [out / name for name in files]


def summary(analysis: GazeAnalysis) -> dict[str, Any]:
    """What the report says, for programs; None where unknown. Names detector, version and parameters."""
    rec, stream, image = analysis.recording, analysis.stream, analysis.image
    said: dict[str, Any] = {
        "notice": DISCLAIMER,
        "recording": {
            "began_at": rec.began_at, "end": rec.end, "reader": rec.consent.reader_id,
            "purpose": rec.consent.purpose, "provider": rec.tracker.provider, "model": rec.tracker.model,
            "source": rec.tracker.source,
        },
        "warnings": list(analysis.warnings),
        "stream": {**vars(stream), "notes": list(stream.notes)},
        "eyes": [vars(row) for row in analysis.eyes],
        "gaps": {kind: sum(gap.kind == kind for gap in analysis.gaps) for kind in GAPS},
        "validations": list(analysis.validations),
        "drift_checks": list(analysis.drift_checks),
    }  # fmt: skip
    if image is not None:
        found = image.fixations
        said["fixations"] = {
            "detector": found.detector, "version": found.version, "parameters": found.parameters,
            "image": image.label, "count": len(image.path),
            "median_duration_ms": float(np.median(image.path.duration_ms)) if len(image.path) else None,
            "split_by_view_changes": int(found.view_changed.sum()), "heatmap_sigma_deg": image.sigma_deg,
            "covered_share": image.coverage, "transition_entropy_bits": image.transitions.entropy_bits,
        }  # fmt: skip
        said["areas"] = [
            {
                "name": row.area.name, "source": row.area.source, "fixations": row.fixations,
                "visits": row.visits, "dwell_ms": row.dwell_ms, "dwell_share": row.dwell_share,
                "first_fixation_ms": row.first_ms, "density": row.density, "covered_share": covered,
            }
            for row, covered in zip(image.figures, image.area_coverage, strict=True)
        ]  # fmt: skip
    if analysis.panels is not None:
        said["panels"] = panel_summary(analysis.panels)
    if analysis.pupil is not None:
        said["pupil"] = {
            "unit": rec.tracker.capabilities.pupil_unit,
            "baseline": analysis.pupil.baseline,
            "losses": len(analysis.pupil.blinks),
        }
    return dict(_without_nan(said))


def report_html(analysis: GazeAnalysis, images: dict[str, bytes]) -> str:
    """The page. images: name -> PNG."""
    rec = analysis.recording
    body = [
        f"<h1>Gaze report: {_text(rec.consent.reader_id)}</h1>",
        f'<p class="note">{_text(rec.began_at)}, {_text(rec.tracker.vendor)} {_text(rec.tracker.model)} at '
        f"{rec.tracker.rate_hz:g} Hz. {_text(rec.end_text)} {DISCLAIMER}</p>",
        f'<p class="note">Consent: {_text(rec.consent.purpose)} (version {_text(rec.consent.version)}).</p>',
        *(f'<p class="warning">{_text(words)}</p>' for words in analysis.warnings),
    ]
    for title, parts in _sections(analysis):
        body.append(f"<h2>{title}</h2>")
        for part in parts:
            if isinstance(part, str):
                body.append(f"<p>{_text(part)}</p>")
            elif isinstance(part, tuple):
                shown = [_img(images[name], name) for name in part if name in images]
                body.append(f'<div class="pair">{"".join(shown)}</div>' if len(shown) > 1 else "".join(shown))
            else:
                body.append(_table(part))
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
        f"<title>Gaze report</title><style>{STYLE}</style></head>\n<body>\n"
        + "\n".join(body)
        + "\n</body></html>\n"
    )


def _sections(analysis: GazeAnalysis) -> Iterable[tuple[str, list[Part]]]:
    yield "Data quality", _quality(analysis)
    yield "Stream and clock", _stream(analysis)
    yield "Fixations", _fixations(analysis)
    if analysis.image is not None and analysis.image.figures:
        yield "Areas of interest", [_area_table(analysis), ("transitions",), _entropy_words(analysis)]
    if analysis.panels is not None:
        yield "Panels of the program", panel_parts(analysis.panels)
    if analysis.pupil is not None:
        yield "Pupil", _pupil(analysis.pupil, analysis.recording.tracker.capabilities.pupil_unit)


def _quality(analysis: GazeAnalysis) -> list[Part]:
    quality: Table = [("", "data loss", "seen samples", "RMS-S2S", "STD")]
    mean = "mean of the eyes" if len(analysis.eyes) > 1 else "gaze"
    for row in analysis.eyes:
        quality.append(
            (
                {"left": "left eye", "right": "right eye", "both": mean}[row.eye],
                _number(row.loss_percent, ".1f", " %"), _number(row.effective_hz, ".1f", " Hz"),
                _number(row.rms_s2s_deg, ".3f", "°"), _number(row.std_deg, ".3f", "°"),
            )
        )  # fmt: skip
    kinds = {kind: [gap for gap in analysis.gaps if gap.kind == kind] for kind in GAPS}
    away_s = sum(gap.duration_ms for gap in kinds["away"]) / 1000
    checks = [*analysis.validations, *analysis.drift_checks] or ["No validation in this recording."]
    return [
        quality,
        "RMS-S2S and STD: medians over 200 ms within fixations, as ETDQualitizer defines them.",
        *checks,
        ("gaze",),
        f"{len(kinds['blink'])} blinks, {len(kinds['loss'])} shorter losses, away for {away_s:.1f} s, "
        f"no sample for {analysis.stream.silent_ms / 1000:.1f} s.",
    ]


def _stream(analysis: GazeAnalysis) -> list[Part]:
    s, g = analysis.stream, analysis.recording.geometry
    return [
        [
            ("", ""),
            ("samples", f"{s.samples} in {s.seconds:.1f} s"),
            (
                "interval, median and 99th percentile",
                f"{s.interval_ms:.2f} and {s.interval_p99_ms:.2f} ms",
            ),
            (
                "pauses (over 1.5 intervals), longest interval",
                f"{s.pauses}, {s.longest_pause_ms:.1f} ms",
            ),
            (
                "delay to arrival, median and 99th percentile",
                f"{s.delay_p50_ms:.1f} and {s.delay_p99_ms:.1f} ms",
            ),
            (
                f"clock fit by {s.clock_source}: uncertainty, drift",
                f"{_number(s.clock_uncertainty_ms, '.3f', ' ms')}, "
                f"{_number(s.clock_drift_ppm, '.1f', ' ppm')}",
            ),
            ("jumps of the device's clock", str(s.clock_jumps)),
            (
                "screen",
                f"{g.width_px} x {g.height_px} px, {g.width_mm:.0f} x {g.height_mm:.0f} mm at "
                f"{g.distance_mm:.0f} mm{' (assumed)' if g.assumed else ''}",
            ),
        ],
        *s.notes,
    ]


def _fixations(analysis: GazeAnalysis) -> list[Part]:
    image = analysis.image
    if image is None:
        return [f"None on an image: {analysis.no_image}."]
    found, path = image.fixations, image.path
    used = ", ".join(f"{name} {value:g}" for name, value in found.parameters.items())
    middle = f", median {np.median(path.duration_ms):.0f} ms" if len(path) else ""
    return [
        f"{len(path)} on the image{middle}; {len(found) - len(path)} beside it; "
        f"{int(found.view_changed.sum())} parts of fixations during which the view changed. "
        f"Within {100 * image.coverage:.0f} % of the image a fixation was near (useful field).",
        f"Detector {found.detector} version {found.version}: {used}.",
        ("scanpath", "heatmap"),
        ("durations",),
    ]


def _pupil(pupil: PupilTrace, unit: str) -> list[Part]:
    return [
        f"Baseline {_number(pupil.baseline, '.3f', ' ' + unit)} (median of the first "
        f"second); {len(pupil.blinks)} losses cut out. Pupil size follows the light first.",
        ("pupil",),
    ]


def _area_table(analysis: GazeAnalysis) -> Table:
    image = analysis.image
    assert image is not None
    rows: Table = [
        ("area", "from", "fixations", "visits", "dwell", "share", "first after", "density", "covered"),
    ]
    for row, covered in zip(image.figures, image.area_coverage, strict=True):
        rows.append(
            (
                row.area.name, FROM.get(row.area.source, row.area.source),
                str(row.fixations), str(row.visits),
                _number(row.dwell_ms / 1000, ".2f", " s"), _number(100 * row.dwell_share, ".1f", " %"),
                _number(row.first_ms / 1000, ".2f", " s") if row.fixations else "not fixated",
                _number(row.density, ".2f", ""), _number(100 * covered, ".0f", " %"),
            )
        )  # fmt: skip
    return rows


def _entropy_words(analysis: GazeAnalysis) -> str:
    image = analysis.image
    assert image is not None
    return (
        "Dwell counts fixations only; density 1 is what even looking would give; where areas overlap a "
        "transition belongs to the smallest. Transition entropy "
        f"{_number(image.transitions.entropy_bits, '.2f', ' bits')}."
    )


def _pdf(analysis: GazeAnalysis, pictures: dict[str, bytes]) -> bytes:
    """The same in the same order, on pages of one size. pictures: PNG."""
    who = f"Gaze report: {analysis.recording.consent.reader_id}"
    pages = Pages(who, DISCLAIMER)
    pages.heading(who, size=15)
    for warning in analysis.warnings:
        pages.paragraph(warning, colour="#A84400")
    for title, parts in _sections(analysis):
        pages.heading(title)
        for part in parts:
            if isinstance(part, str):
                pages.paragraph(part)
            elif isinstance(part, list):
                pages.table(part, _shares(part), size=8.0)
            else:
                _put([pictures[name] for name in part if name in pictures], pages)
    return pages.pdf(title="Gaze report", subject=DISCLAIMER)


def _put(pngs: Sequence[bytes], pages: Pages) -> None:
    """Pictures beside each other, each in its own proportions."""
    from matplotlib.image import imread

    found = [imread(io.BytesIO(png), format="png") for png in pngs]
    if not found:
        return

    def drawing(pixels: NDArray[Any]) -> Callable[[Axes], None]:
        def draw(axes: Axes) -> None:
            axes.imshow(pixels)
            axes.set_axis_off()

        return draw

    aspect = min(pixels.shape[1] / pixels.shape[0] for pixels in found)
    most = min(300.0, max(pixels.shape[0] for pixels in found) * 72 / _DPI)
    pages.pictures([drawing(pixels) for pixels in found], [""] * len(found), aspect=aspect, most=most)


def _shares(rows: Table) -> list[float]:
    """Parts of the width for the columns, by their longest cells. The head is bold: its letters are wider."""
    head, *body = rows
    cells = [[f"{head[n]}  ", *(row[n] for row in body)] for n in range(len(head))]
    longest = [max(max(map(len, column)), 5) for column in cells]
    return [length / sum(longest) for length in longest]


def _png(figure: Figure) -> bytes:
    buffer = io.BytesIO()
    figure.savefig(buffer, format="png", dpi=_DPI)
    return buffer.getvalue()


def _img(png: bytes, name: str) -> str:
    data = base64.b64encode(png).decode()
    return f'<img alt="{_text(name)}" src="data:image/png;base64,{data}">'


def _table(rows: Table) -> str:
    head, *body = rows
    top = "".join(f"<th>{_text(cell)}</th>" for cell in head)
    lines = "".join("<tr>" + "".join(f"<td>{_text(cell)}</td>" for cell in row) + "</tr>" for row in body)
    return f"<table>{f'<thead><tr>{top}</tr></thead>' if any(head) else ''}<tbody>{lines}</tbody></table>"


def _text(words: str) -> str:
    return html.escape(words, quote=True)


def _without_nan(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _without_nan(part) for key, part in value.items()}
    if isinstance(value, (list, tuple)):
        return [_without_nan(part) for part in value]
    if isinstance(value, float) and not math.isfinite(value):
        return None
    return value
