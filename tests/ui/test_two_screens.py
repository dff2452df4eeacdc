"""Two monitors of different device pixel ratios, as Qt's offscreen platform can have them."""

from __future__ import annotations

import on_screens
import pytest

SCREENS = [
    {"name": "left", "x": 0, "y": 0, "width": 1920, "height": 1080, "dpr": 1},
    {"name": "right", "x": 1920, "y": 100, "width": 3840, "height": 2400, "dpr": 1},
]


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict:
    from pydicom.data import get_testdata_file

    image = get_testdata_file("RG1_UNCR.dcm", download=False)
    if image is None:
        pytest.skip("RG1_UNCR.dcm is not there (pip install pydicom-data)")
    home = tmp_path_factory.mktemp("two-screens")
    scales = {"QT_SCREEN_SCALE_FACTORS": "left=1;right=2"}
    return on_screens.told("two_screens.py", image, home / "library", home=home, screens=SCREENS, **scales)


def test_gaze_is_mapped_where_the_point_is_painted_on_either_screen(told: dict) -> None:
    assert [screen["ratio"] for screen in told["screens"]] == [1.0, 2.0]
    assert [screen["screen_px"] for screen in told["screens"]] == [[1920, 1080], [3840, 2400]]
    assert max(screen["off_px"] for screen in told["screens"]) <= 0.5


def test_a_real_tracker_stays_with_its_screen(told: dict) -> None:
    assert told["hidden"]
    assert "another screen than the tracker's" in " ".join(told["words"])
