"""What a model reads at one place of a film, as lines."""

from __future__ import annotations

from inference import api


def words_at(result: api.LensResult, x: float, y: float, layer: int) -> list[tuple[str, float]]:
    """The likeliest words and their probabilities at a place, in fractions of the film; none where the model
    did not look. layer: a place in result.layers."""
    left, top, right, bottom = result.box
    if not (left <= x < right and top <= y < bottom):
        return []
    column = min(int((x - left) / (right - left) * result.columns), result.columns - 1)
    row = min(int((y - top) / (bottom - top) * result.rows), result.rows - 1)
    found, token = result.layers[layer], row * result.columns + column
    return list(zip(found.words[token], found.shares[token], strict=True))


def lens_lines(result: api.LensResult, x: float, y: float) -> list[str]:
    """One line a layer, the last first, as it stands nearest to what the model says; then who read it."""
    lines = []
    for k in reversed(range(len(result.layers))):
        words = words_at(result, x, y, k)
        if not words:
            return []
        said = "   ".join(f"{word} {share:.0%}" for word, share in words)
        lines.append(f"layer {result.layers[k].layer}   {said}")
    model = result.models[0]
    return [*lines, f"{model.id}{', demo model' if model.demo else ''}"]


def cell_at(result: api.LensResult, x: float, y: float) -> tuple[float, float, float, float] | None:
    """Left, top, right, bottom, in fractions of the film, of the image token at a place."""
    left, top, right, bottom = result.box
    if not (left <= x < right and top <= y < bottom):
        return None
    wide, high = (right - left) / result.columns, (bottom - top) / result.rows
    column, row = int((x - left) / wide), int((y - top) / high)
    return left + column * wide, top + row * high, left + (column + 1) * wide, top + (row + 1) * high
