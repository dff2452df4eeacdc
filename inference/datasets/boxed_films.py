"""Real films with boxes around findings: what maps are scored on where people have drawn.

Each collection is read in its own layout from a folder that the user has. NIH's boxes stand in the layout of
the shared data, where no folder is named.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from PIL import Image

from inference.datasets.location import DataSetMissing, data_folder
from inference.datasets.read_aloud import Missing, Rows, number, table

Box = tuple[float, float, float, float]
"""x, y, width, height in pixels of the film's file."""


@dataclass(frozen=True)
class Boxed:
    """A finding on a film. finding: our name where we have it, else the collection's in small letters.
    phrase: the sentence that the boxes belong to. size_px: width and height that the boxes are drawn in;
    None: of the file itself."""

    film: str
    image: Path
    finding: str
    phrase: str
    boxes: tuple[Box, ...]
    size_px: tuple[int, int] | None = None


Read = Callable[[Path, Missing], Iterator[Boxed]]
OURS = {
    "effusion": "pleural effusion",
    "mass": "lung lesion",
    "nodule": "lung lesion",
    "nodule/mass": "lung lesion",
    "infiltrate": "consolidation",
    "infiltration": "consolidation",
    "pneumonia": "consolidation",
    "lung opacity": "lung opacity",
    "rib fracture": "fracture",
}
"""A collection's name of a finding -> ours, where they differ."""
_NIH_PHRASES = {"infiltrate": "infiltration"}


def nih_boxes(folder: Path, missing: Missing) -> Iterator[Boxed]:
    """boxes.csv with image, finding, x, y, w, h; or BBox_List_2017.csv as published (Wang et al. 2017).

    The published sheet's head names one column "Bbox [x" and leaves the next ones to their commas.
    Raises DataSetMissing.
    """
    sheet = next((folder / n for n in ("boxes.csv", "BBox_List_2017.csv") if (folder / n).exists()), None)
    if sheet is None:
        raise DataSetMissing(f"{folder}: there is no boxes.csv and no BBox_List_2017.csv")
    ours = sheet.name == "boxes.csv"
    image, finding, *box = (
        ("image", "finding", "x", "y", "w", "h")
        if ours
        else ("Image Index", "Finding Label", "Bbox [x", "y", "w", "h]")
    )
    films = {p.name: p for p in sorted(folder.rglob("*.png"), key=lambda p: ("full" not in str(p), p))}
    for row in table(sheet, (image, finding, *box)):
        if row[image] not in films:
            missing.note("films", row[image])
            continue
        name = row[finding].lower()
        x, y, w, h = (number(row, column, sheet) for column in box)
        yield Boxed(
            row[image],
            films[row[image]],
            OURS.get(name, name),
            _NIH_PHRASES.get(name, name),
            ((x, y, w, h),),
            (1024, 1024),
        )


def ms_cxr(folder: Path, missing: Missing) -> Iterator[Boxed]:
    """MS_CXR_Local_Alignment*.csv (Boecking et al. 2022), a row a box; boxes of one sentence belong together;
    films below the folder by dicom_id, as JPEG, PNG or DICOM. Raises DataSetMissing."""
    sheet = next(iter(sorted(folder.glob("MS_CXR_Local_Alignment*.csv"))), None)
    if sheet is None:
        raise DataSetMissing(f"{folder}: there is no MS_CXR_Local_Alignment*.csv")
    films = _by_stem(folder)
    columns = ("dicom_id", "category_name", "label_text", "x", "y", "w", "h", "image_width", "image_height")
    for rows in _together(table(sheet, columns), ("dicom_id", "category_name", "label_text")):
        first = rows[0]
        if first["dicom_id"] not in films:
            missing.note("films", first["dicom_id"])
            continue
        name = first["category_name"].lower()
        size = (round(number(first, "image_width", sheet)), round(number(first, "image_height", sheet)))
        yield Boxed(
            first["dicom_id"],
            films[first["dicom_id"]],
            OURS.get(name, name),
            first["label_text"].strip().rstrip(".").lower(),
            tuple(_box(row, "xywh", sheet) for row in rows),
            size,
        )


def vindr(folder: Path, missing: Missing) -> Iterator[Boxed]:
    """train.csv or annotations_*.csv of VinDr-CXR (Nguyen et al. 2022), a row a box and radiologist, corners;
    all radiologists' boxes of a finding count. Films by image_id. Raises DataSetMissing."""
    sheets = [*sorted(folder.rglob("annotations_*.csv")), *folder.glob("train.csv")]
    if not sheets:
        raise DataSetMissing(f"{folder}: there is no train.csv and no annotations_train.csv")
    films = _by_stem(folder)
    corners = ("x_min", "y_min", "x_max", "y_max")
    for sheet in sheets:
        rows = [r for r in table(sheet, ("image_id", "class_name", *corners)) if r["x_min"].strip()]
        for same in _together(rows, ("image_id", "class_name")):
            image, name = same[0]["image_id"], same[0]["class_name"].lower()
            if image not in films:
                missing.note("films", image)
                continue
            boxes = []
            for row in same:
                x0, y0, x1, y1 = (number(row, c, sheet) for c in corners)
                boxes.append((x0, y0, x1 - x0, y1 - y0))
            yield Boxed(image, films[image], OURS.get(name, name), name, tuple(boxes))


def rsna(folder: Path, missing: Missing) -> Iterator[Boxed]:
    """stage_2_train_labels.csv (Shih et al. 2019), a row a box of pneumonia; films in stage_2_train_images,
    1024 px."""
    sheet = folder / "stage_2_train_labels.csv"
    rows = [r for r in table(sheet, ("patientId", "Target", "x", "y", "width", "height")) if r["x"].strip()]
    films = _by_stem(folder / "stage_2_train_images")
    for same in _together(rows, ("patientId",)):
        name = same[0]["patientId"]
        if name not in films:
            missing.note("films", name)
            continue
        boxes = tuple(_box(row, ("x", "y", "width", "height"), sheet) for row in same)
        yield Boxed(name, films[name], "consolidation", "pneumonia", boxes, (1024, 1024))


COLLECTIONS: dict[str, Read] = {"nih-boxes": nih_boxes, "ms-cxr": ms_cxr, "vindr": vindr, "rsna": rsna}


def read_boxed(name: str, folder: Path | None) -> tuple[list[Boxed], Missing]:
    """Raises DataSetMissing for an unknown name, no folder, or one that holds nothing of that layout."""
    if name not in COLLECTIONS:
        raise DataSetMissing(f"there is no boxed collection {name!r}; known: {', '.join(COLLECTIONS)}")
    if folder is None:
        if name != "nih-boxes":
            raise DataSetMissing(f"{name} is not on this machine: name its folder with --folder")
        folder = data_folder("cxr-nih14")
    missing = Missing()
    found = list(COLLECTIONS[name](folder, missing))
    if not found:
        said = "; ".join(missing.lines()) or "no box was found"
        raise DataSetMissing(f"{folder} holds no {name}: {said}")
    return found, missing


def grey(path: Path) -> Image.Image:
    """A PNG or JPEG film in grey levels, dense is bright. Raises DataSetMissing."""
    try:
        with Image.open(path) as film:
            return film.convert("L")
    except OSError as error:
        raise DataSetMissing(f"{path}: {error}") from error


def _by_stem(folder: Path) -> dict[str, Path]:
    return {
        p.stem: p for suffix in ("*.dcm", "*.dicom", "*.png", "*.jpg") for p in sorted(folder.rglob(suffix))
    }


def _box(row: dict[str, str], columns: tuple[str, ...] | str, sheet: Path) -> Box:
    x, y, w, h = (number(row, c, sheet) for c in columns)
    return x, y, w, h


def _together(rows: Rows, keys: tuple[str, ...]) -> list[Rows]:
    """Rows that agree in `keys`, in the order of their first."""
    groups: dict[tuple[str, ...], Rows] = {}
    for row in rows:
        groups.setdefault(tuple(row[k] for k in keys), []).append(row)
    return list(groups.values())
