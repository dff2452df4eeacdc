"""A number with its scale: what a model reaches for a finding, how a phrase fits, in words."""

from __future__ import annotations

from collections.abc import Sequence

from inference import api

DATA = {"phantom": "phantoms", "nih": "real films"}
METRICS = {
    "auroc": "AUROC",
    "pointing_game": "points at it",
    "finding_f1": "finding F1",
    "scanmatch": "ScanMatch",
}
UNMEASURED = "not measured on real films"


def probability(value: float) -> str:
    """Two digits; never 0 or 1, which no model knows."""
    if value < 0.005:
        return "<.01"
    return ">.99" if value > 0.995 else f"{value:.2f}"


def reach_short(reach: Sequence[api.Reach], finding: str, metric: str = "auroc") -> str:
    """The figures of one finding for the line below it: "real films .72   phantoms .98"; where nothing was
    measured on real films that is said."""
    found = {r.data: r for r in reach if r.finding == finding and r.metric == metric}
    if not found:
        return "reach not measured"
    real = [f"real films {_figure(found['nih'].value)}"] if "nih" in found else []
    real += [f"{data} {_figure(r.value)}" for data, r in found.items() if data not in DATA]
    phantom = [f"phantoms {_figure(found['phantom'].value)}"] if "phantom" in found else []
    return "   ".join([*(real or [UNMEASURED]), *phantom])


def reach_lines(reach: Sequence[api.Reach], findings: Sequence[str] = ()) -> list[str]:
    """The figures of these findings, and those that hold for all, each with interval, chance and ceiling."""
    lines = []
    for r in reach:
        if r.finding and r.finding not in findings:
            continue
        beside = [f"95 % {_figure(r.low)} to {_figure(r.high)}"]
        if r.chance is not None:
            beside.append(f"chance {_figure(r.chance)}")
        if r.ceiling is not None:
            beside.append(f"ceiling {_figure(r.ceiling)}")
        what = METRICS.get(r.metric, r.metric)
        whom = f", {r.finding}" if r.finding else ""
        lines.append(f"{what} on {DATA.get(r.data, r.data)}{whom}: {_figure(r.value)} ({', '.join(beside)})")
    return lines


def fit_words(result: api.ExplainResult) -> str:
    """How a phrase fits a film: its rank among films that the encoder knows; short, for a pane's title."""
    if result.unknown:
        words = ", ".join(f"“{word}”" for word in result.unknown)
        return f"{words} never learnt"
    if result.film_rank is None:
        return f"similarity {result.similarity:.2f}, no scale"
    return f"rank {100 * result.film_rank:.0f} %"


def fit_lines(result: api.ExplainResult) -> list[str]:
    """The same in sentences, for the panel."""
    lines = []
    if result.unknown:
        words = ", ".join(f"“{word}”" for word in result.unknown)
        lines.append(f"The encoder never learnt {words}: the map means nothing for it and is drawn faintly.")
    if result.film_rank is not None:
        lines.append(
            f"The phrase fits this film better than {100 * result.film_rank:.0f} % of {result.known_films} "
            f"known films; {result.phrase_rank - 1} of {result.known_phrases} known findings fit it better "
            f"still (cosine {result.similarity:.2f})."
        )
        if result.strength < 1 and not result.unknown:
            lines.append(
                f"The map is drawn at {100 * result.strength:.0f} % of its strength for that reason."
            )
    return lines


def _figure(value: float) -> str:
    return f"{value:.2f}".replace("0.", ".", 1) if 0 <= value < 1 else f"{value:.2f}"
