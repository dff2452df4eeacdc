"""The label set: what findings are called, which of them are opacities, which sides and levels there are.

CheXpert's tree (Irvin et al., AAAI 2019) without pneumonia and pleural other, as GazeSearch uses it.
"""

from __future__ import annotations

FINDINGS = (
    "lung opacity",
    "support devices",
    "cardiomegaly",
    "pleural effusion",
    "atelectasis",
    "edema",
    "consolidation",
    "enlarged cardiomediastinum",
    "lung lesion",
    "fracture",
    "pneumothorax",
)
"""The findings that the demo world knows."""
OPACITIES = ("edema", "consolidation", "atelectasis", "lung lesion")
"""Each of them is a lung opacity, too."""
SIDES = (0, -1, 1)
"""Neither or both; the patient's right; the patient's left."""
LEVELS = ("", "upper", "mid", "lower")
