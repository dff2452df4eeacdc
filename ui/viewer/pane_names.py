"""Panes by name: which there are, in which rows they stand, who follows whom."""

from __future__ import annotations

Rows = tuple[tuple[str, ...], ...]


LAYOUTS: dict[str, Rows] = {
    "layout_one": (("main",),),
    "layout_two": (("main", "prior"),),
    "layout_explain": (("main", "matex", "predicted"),),
}


HUNG = "layout_hung"
"""The layout that a hanging protocol asks for: `ViewerGrid.hung`."""


OWN = ("main", "matex", "predicted")
"""Panes of the image that is read: one view state."""


OTHERS = ("second", "prior", "prior_second")
"""Panes of other images: the study's second image, the prior, the prior's second image."""


LINKED = {"prior": "main", "prior_second": "second"}
"""Which pane a pane of another image follows where no protocol says otherwise."""


STAND_INS = ("aligned", "difference")
"""What can take the main pane's place."""
