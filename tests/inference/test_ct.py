"""Films of a CT: rays through a known body, and the real one."""

from __future__ import annotations

import numpy as np
import pytest
import SimpleITK as sitk

from app import cli
from inference.phantom.ct import DETECTOR_CM, SOURCE_CM, CtError, load_ct, render_ct


@pytest.fixture(scope="module")
def block(tmp_path_factory):
    """A body of water, 29 x 20 x 28 cm, with lungs of air, boxes 8 wide, 12 deep, 20 high; and a couch."""
    hu = np.full((75, 80, 80), -1000, np.int16)  # z, y, x of 4 mm
    hu[2:72, 15:65, 4:76] = 0
    hu[10:60, 25:55, 14:34] = -1000
    hu[10:60, 25:55, 46:66] = -1000
    hu[:, 74:76, :] = 200
    image = sitk.GetImageFromArray(hu)
    image.SetSpacing((4.0, 4.0, 4.0))
    path = tmp_path_factory.mktemp("ct") / "block.nii.gz"
    sitk.WriteImage(image, str(path))
    return path


def test_the_body_is_found_without_its_couch_and_the_lungs_on_their_sides(block) -> None:
    ct = load_ct(block)
    attenuation, right, left = ct.volume.numpy()
    assert attenuation[:, 74:76].max() == 0
    assert attenuation[30, 20, 40] == pytest.approx(1.0)
    assert np.nonzero(right.any((0, 1)))[0].tolist() == list(range(14, 34))
    assert np.nonzero(left.any((0, 1)))[0].tolist() == list(range(46, 66))
    assert ct.middle_cm == pytest.approx((16.0, 16.0, 14.0))


def test_rays_measure_the_lungs_and_widen_what_is_farther_from_the_film(block, monkeypatch) -> None:
    """Without turns and bends: 12 cm of lung in the middle of each; their width on the film by the rays."""
    for name in ("TURN_RAD", "SCALE", "SHIFT_SD_CM"):
        monkeypatch.setattr(f"inference.phantom.ct.{name}", 0.0)
    film = render_ct(load_ct(block), 3, 128)
    right, left = film.lungs
    middle = film.lungs[:, 64]
    assert film.lungs.max() == pytest.approx(12.0, abs=0.7)
    columns = np.nonzero(middle[0] > 6)[0]
    assert columns[-1] < 64, "the right lung is on the left of the film"
    width = (columns[-1] - columns[0] + 1) * film.pixel_mm / 10
    assert width == pytest.approx(8 * (SOURCE_CM + DETECTOR_CM) / SOURCE_CM, abs=0.6)
    assert np.allclose(right[:, ::-1], left, atol=0.8)


def test_the_seed_decides_the_film(block) -> None:
    ct = load_ct(block)
    first, again, other = (render_ct(ct, seed, 48) for seed in (1, 1, 2))
    assert np.array_equal(first.image, again.image)
    assert np.abs(first.image - other.image).mean() > 0.01
    assert first.image.min() >= 0
    assert first.image.max() <= 1


@pytest.mark.parametrize("what", ["text", "flat", "water"])
def test_what_is_no_chest_is_refused_by_name(tmp_path, what) -> None:
    path = tmp_path / "volume.nii.gz"
    if what == "text":
        path.write_text("not a volume")
    else:
        shape = (4, 40, 40) if what == "flat" else (40, 40, 40)
        sitk.WriteImage(sitk.GetImageFromArray(np.zeros(shape, np.int16)), str(path))
    with pytest.raises(CtError, match=r"volume\.nii\.gz"):
        load_ct(path)


def test_the_command_renders_the_real_ct(shared_data, tmp_path, capsys) -> None:
    ct = shared_data / "ct-chest" / "lidc-idri-0001_2.1mm.nii.gz"
    assert cli.main(["phantom", "--ct", str(ct), "--n", "1", "--size", "96", "--out", str(tmp_path)]) == 0
    assert {p.name for p in tmp_path.iterdir()} == {"ct-0000.png", "ct-0000-lungs.png"}
    film = render_ct(load_ct(ct), 0, 96)
    assert 12 < film.lungs.max() < 24
    dark, bright = film.image[film.lungs.sum(0) > 9].mean(), film.image[:, 44:52].mean()
    assert dark < 0.4 < bright


def test_what_is_marked_in_the_volume_casts_its_shadow_where_it_lies(block, monkeypatch) -> None:
    """A block of 4 cm depth in the left upper lung: 4 cm along the rays, on the right of the film, above."""
    for name in ("TURN_RAD", "SCALE", "SHIFT_SD_CM"):
        monkeypatch.setattr("inference.phantom.ct." + name, 0.0)
    marked = np.zeros((75, 80, 80), bool)
    marked[45:55, 30:40, 50:60] = True
    film = render_ct(load_ct(block), 0, 64, marked=marked)
    rows, columns = np.nonzero(film.mark > 1)
    assert film.mark.max() == pytest.approx(4.0, abs=0.5)
    assert columns.mean() > 32 > rows.mean()
