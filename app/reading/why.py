"""Why the image looks as it does now: the rules of the file, then what the reader changed."""

from __future__ import annotations

from dataclasses import dataclass

from app.imaging.reasons import PARAGRAPHS
from app.reading.picture import Picture
from app.reading.view import ViewState


@dataclass(frozen=True)
class Rule:
    """who: "file" or "reader". paragraph: where the standard says so, "" for the reader's own changes."""

    who: str
    text: str
    paragraph: str = ""


def why_this_look(picture: Picture, state: ViewState) -> list[Rule]:
    """In the order in which the rules apply."""
    rules = [Rule("file", reason.text, reason.paragraph) for reason in picture.radiograph.why]
    window = picture.window(state)
    default = picture.radiograph.default_window
    if state.preset is not None:
        rules.append(Rule("reader", f"preset '{state.preset}' chosen", PARAGRAPHS["VOI"]))
    elif state.window_centre is not None:
        was = f"'{default.name}'" if default.name else f"{default.centre:g}/{default.width:g}"
        text = f"window {window.centre:.1f}/{window.width:.1f} {window.function} instead of {was}"
        rules.append(Rule("reader", text, PARAGRAPHS["VOI"]))
    if state.invert:
        rules.append(Rule("reader", "inverted once more"))
    if state.flipped != picture.radiograph.flipped:
        rules.append(Rule("reader", "mirrored left to right; the orientation letters follow"))
    if state.quarter_turns != picture.radiograph.quarter_turns:
        rules.append(Rule("reader", f"turned to {90 * state.quarter_turns} degrees clockwise"))
    return rules
