"""Methods side by side on the screen: a weak answer looks weak, whatever the slider says."""

from __future__ import annotations

from types import SimpleNamespace

import numpy as np
import pytest

from app.reading.side_by_side import Asked
from ui import theme
from ui.dialogs.side_by_side import SideBySideDialog, _Place


@pytest.mark.parametrize(("strength", "opacity"), [(1.0, 0.7), (0.2, 0.14)])
def test_a_map_is_as_strong_as_the_phrase_fits_the_film(qapp, qtbot, strength, opacity):
    theme.install(qapp)
    place = _Place(np.zeros((10, 10), np.uint16), "magma")
    qtbot.addWidget(place)
    values = np.ones((4, 4), np.float32)
    asked = Asked("matex", "MATEX", state="", values=values, result=SimpleNamespace(strength=strength))
    at = SimpleNamespace(
        maps=SimpleNamespace(scaled=lambda _a, _s: values, agreement=lambda _a: ()),
        scale=SimpleNamespace(value="each"),
        threshold=SimpleNamespace(value=lambda: 10),
        opacity=SimpleNamespace(value=lambda: 70),
        contour=SimpleNamespace(isChecked=lambda: False),
    )
    at._lay = lambda *a, **k: SideBySideDialog._lay(at, *a, **k)
    SideBySideDialog._fill(at, place, asked)
    assert place.picture.overlay.opacity == pytest.approx(opacity)
