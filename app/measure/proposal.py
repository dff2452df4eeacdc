"""What a model proposes to measure: the cardiothoracic ratio's lines from segmented lungs and heart."""

from __future__ import annotations

from app.measure.annotation import Annotation, Proposer, new_annotation
from inference import api


def proposed_ratio(result: api.SegmentAnatomyResult) -> Annotation | None:
    """None where the model found no lines."""
    lines, model = result.lines, result.models[0]
    if lines is None:
        return None
    by = Proposer(model=model.id, version=model.version, demo=model.demo)
    return new_annotation("ctr", (*lines.thorax, *lines.heart, lines.midline), proposed_by=by)
