"""Films with boxes, each collection in its own layout on a folder made here."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from inference.datasets.boxed_films import Boxed, read_boxed
from inference.datasets.location import DataSetMissing
from inference.evaluation.attribution_data import boxed_films, open_picture


def film(path: Path, size: tuple[int, int] = (1024, 1024)) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.new("L", size, 90).save(path)


def write(path: Path, *lines: str) -> None:
    path.write_text("\n".join([*lines, ""]), "utf-8")


def test_nih_as_published_with_its_odd_head(tmp_path):
    write(
        tmp_path / "BBox_List_2017.csv",
        "Image Index,Finding Label,Bbox [x,y,w,h],,,",
        "a.png,Infiltrate,100,200,300.5,400,,,",
        "b.png,Mass,1,2,3,4,,,",
    )
    film(tmp_path / "images" / "a.png")
    (one,), missing = read_boxed("nih-boxes", tmp_path)
    assert (one.finding, one.phrase, one.boxes) == (
        "consolidation",
        "infiltration",
        ((100.0, 200.0, 300.5, 400.0),),
    )
    assert missing.lines() == ["1 x films, first b.png"]


def test_ms_cxr_joins_the_boxes_of_a_sentence(tmp_path):
    write(
        tmp_path / "MS_CXR_Local_Alignment_v1.0.0.csv",
        "category_name,label_text,path,x,y,w,h,dicom_id,image_width,image_height",
        "Pleural Effusion,Small bilateral effusions.,p,10,20,30,40,aaa,2000,2500",
        "Pleural Effusion,Small bilateral effusions.,p,50,20,30,40,aaa,2000,2500",
        "Pneumothorax,left apical pneumothorax,p,1,1,5,5,aaa,2000,2500",
    )
    film(tmp_path / "files" / "aaa.jpg")
    both, one = read_boxed("ms-cxr", tmp_path)[0]
    assert (both.finding, both.phrase, len(both.boxes)) == (
        "pleural effusion",
        "small bilateral effusions",
        2,
    )
    assert (one.finding, one.size_px) == ("pneumothorax", (2000, 2500))


def test_vindr_takes_corners_of_all_readers_and_no_row_without_a_box(tmp_path):
    write(
        tmp_path / "train.csv",
        "image_id,class_name,class_id,rad_id,x_min,y_min,x_max,y_max",
        "v1,Nodule/Mass,8,R1,10,20,40,60",
        "v1,Nodule/Mass,8,R2,12,20,40,60",
        "v1,No finding,14,R3,,,,",
    )
    film(tmp_path / "train" / "v1.png")
    (one,) = read_boxed("vindr", tmp_path)[0]
    assert (one.finding, one.boxes) == ("lung lesion", ((10.0, 20.0, 30.0, 40.0), (12.0, 20.0, 28.0, 40.0)))


def test_rsna_has_a_film_of_1024_px(tmp_path):
    write(
        tmp_path / "stage_2_train_labels.csv",
        "patientId,x,y,width,height,Target",
        "p1,264.0,152.0,213.0,379.0,1",
        "p2,,,,,0",
    )
    film(tmp_path / "stage_2_train_images" / "p1.png")
    (one,) = read_boxed("rsna", tmp_path)[0]
    assert (one.phrase, one.size_px, one.boxes) == (
        "pneumonia",
        (1024, 1024),
        ((264.0, 152.0, 213.0, 379.0),),
    )


@pytest.mark.parametrize("name", ["nih-boxes", "ms-cxr", "vindr", "rsna"])
def test_a_folder_without_the_layout_is_named(name, tmp_path):
    with pytest.raises(DataSetMissing, match=tmp_path.name):
        read_boxed(name, tmp_path)


def test_a_collection_that_nobody_ships_asks_for_its_folder():
    with pytest.raises(DataSetMissing, match="--folder"):
        read_boxed("ms-cxr", None)


def test_boxes_land_at_their_fractions_of_the_film(tmp_path):
    """A box over the right half of the upper half of a film of 400 x 200 px: the same part of 224 x 224."""
    path = tmp_path / "f.png"
    film(path, (400, 200))
    found = boxed_films("x", [Boxed("f", path, "edema", "edema", ((200, 0, 200, 100),))], 5, open_picture)
    rows, columns = np.nonzero(found.pairs[0].region)
    assert (rows.min(), rows.max(), columns.min(), columns.max()) == (0, 111, 112, 223)
    assert found.images.shape == (1, 224, 224)
