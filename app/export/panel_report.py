"""What a gaze report says of the program's own panels: dwell on each, transitions, looks before acts."""

from __future__ import annotations

from typing import Any

from app.export.report_parts import Part, Table, number
from eyetracking.analysis.panels import FILM, PanelGaze

UNDER = "image under a map"


def panel_parts(found: PanelGaze) -> list[Part]:
    """Paragraphs and tables."""
    dwell: Table = [("panel", "shown", "fixations", "visits", "dwell", "share", "first after")]
    for row in found.figures:
        dwell.append(
            (
                row.name, number(row.shown_ms / 1000, ".1f", " s"), str(row.fixations), str(row.visits),
                number(row.dwell_ms / 1000, ".2f", " s"), number(100 * row.dwell_share, ".1f", " %"),
                number(row.first_ms / 1000, ".2f", " s") if row.fixations else "not fixated",
            )
        )  # fmt: skip
    counts: Table = [("from, to", *found.transitions.names)]
    for name, row_of in zip(found.transitions.names, found.transitions.counts.tolist(), strict=True):
        counts.append((name, *(str(count) for count in row_of)))
    parts: list[Part] = [
        dwell,
        "Fixations on the screen, by the panel that each began in; where panels overlap, the smallest.",
        counts,
    ]
    if found.acts:
        acts: Table = [("at", "what", "on", "image since the last act", "image since the draft")]
        for act in found.acts:
            since, shown = (_on_film(found, values) for values in (act.since_last_ms, act.since_shown_ms))
            acts.append(
                (
                    f"{act.t_ms / 1000:.1f} s", act.what, act.text[:60],
                    number(since / 1000, ".2f", " s"), number(shown / 1000, ".2f", " s"),
                )
            )  # fmt: skip
        parts += [acts, "Dwell on the film (with or without a map over it) before each act of the reader."]
    return parts


def _on_film(found: PanelGaze, values: tuple[float, ...]) -> float:
    return sum(value for name, value in zip(found.names, values, strict=True) if name in (FILM, UNDER))


def panel_summary(found: PanelGaze) -> dict[str, Any]:
    """The same for programs."""
    return {
        "dwell": [vars(row) for row in found.figures],
        "transitions": {
            "names": list(found.transitions.names),
            "counts": found.transitions.counts.tolist(),
            "entropy_bits": found.transitions.entropy_bits,
        },
        "acts": [
            {
                "what": act.what, "text": act.text, "t_ms": act.t_ms,
                "dwell_since_last_ms": dict(zip(found.names, act.since_last_ms, strict=True)),
                "dwell_since_draft_ms": dict(zip(found.names, act.since_shown_ms, strict=True)),
            }
            for act in found.acts
        ],
    }  # fmt: skip


def panel_rows(found: PanelGaze) -> tuple[tuple[str, ...], list[tuple[object, ...]]]:
    """(column names, rows) of the table of panels."""
    head = ("panel", "shown_ms", "fixations", "visits", "dwell_ms", "dwell_share", "first_fixation_ms")
    rows: list[tuple[object, ...]] = [
        (
            row.name, number(row.shown_ms, ".1f", ""), row.fixations, row.visits,
            number(row.dwell_ms, ".1f", ""), _empty(row.dwell_share, ".4f"), _empty(row.first_ms, ".1f"),
        )
        for row in found.figures
    ]  # fmt: skip
    return head, rows


def act_rows(found: PanelGaze) -> tuple[tuple[str, ...], list[tuple[object, ...]]]:
    """(column names, rows) of the table of acts: dwell on each panel before each."""
    head = (
        "t_ms", "what", "text", *(f"{name} since last act, ms" for name in found.names),
        *(f"{name} since draft, ms" for name in found.names),
    )  # fmt: skip
    rows: list[tuple[object, ...]] = [
        (
            f"{act.t_ms:.1f}", act.what, act.text,
            *(f"{value:.1f}" for value in (*act.since_last_ms, *act.since_shown_ms)),
        )
        for act in found.acts
    ]  # fmt: skip
    return head, rows


def _empty(value: float, form: str) -> str:
    return "" if value != value else f"{value:{form}}"
