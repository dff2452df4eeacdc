"""What the window says of a tracker, in a line: its name, how it delivers, whose gaze it is, how good it
was found.
"""

from __future__ import annotations

from typing import Any

STANDS_IN = {
    "pointer": "the pointer, no eye tracker",
    "replayed": "an earlier recording",
    "simulated": "no person",
}
LOSSY = 0.2


def tracker_title(provider: str) -> str:
    """The name of a tracker as it describes itself."""
    from eyetracking.tracker import providers

    found = providers().get(provider)
    return found.title if found is not None else provider


def tracker_words(
    title: str, *, state: str, source: str, research_grade: bool, quality: Any, validation: Any, accuracy: str
) -> tuple[str, str]:
    """(words, the theme's colour for them). quality, validation: of the host's messages, None without."""
    if state == "connecting":
        return f"Tracker: {title}   connecting", "human"
    if state == "ended":
        return f"Tracker: {title}   ended", "text_faint"
    if state != "streaming":
        return "Tracker: off", "text_faint"
    parts = [f"Tracker: {title}"]
    if quality is not None:
        parts += [f"{quality.rate_hz:.0f} Hz", f"loss {100 * quality.loss_fraction:.1f} %"]
    if source != "own":
        parts.append(STANDS_IN[source])
    elif not research_grade:
        parts.append("not research grade")
    parts.append(accuracy)
    lossy = quality is not None and quality.loss_fraction > LOSSY
    bad = lossy or (validation is not None and not validation.accepted)
    return "   ".join(parts), "warning" if bad else "accepted"


def accuracy_words(validation: Any, drift: Any, *, assumed: str) -> str:
    """How good the gaze was found to be. assumed: what degrees stand on that nobody measured."""
    if validation is None:
        return "not validated"
    mean = validation.mean("both").accuracy_deg
    known = f"accuracy {mean:.2f}°" if mean == mean else "no eye seen at validation"
    if assumed and mean == mean:
        known += f" ({assumed} assumed)"
    if not validation.accepted:
        known += ", not accepted"
    if drift is not None and drift.level != "ok":
        known += f", drifted {drift.target.both.accuracy_deg:.1f}°"
    return known
