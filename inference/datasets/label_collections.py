"""CheXpert, RSNA pneumonia, SIIM-ACR pneumothorax, NIH ChestX-ray14 and Open-I: films with labels or
reports."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

from inference.datasets.location import DataSetMissing
from inference.datasets.read_aloud import Example, Missing, collection, table

CHEXPERT = (
    "Enlarged Cardiomediastinum", "Cardiomegaly", "Lung Opacity", "Lung Lesion", "Edema", "Consolidation",
    "Pneumonia", "Atelectasis", "Pneumothorax", "Pleural Effusion", "Pleural Other", "Fracture",
    "Support Devices",
)  # fmt: skip
NIH = (
    "Atelectasis", "Cardiomegaly", "Consolidation", "Edema", "Effusion", "Emphysema", "Fibrosis", "Hernia",
    "Infiltration", "Mass", "Nodule", "Pleural_Thickening", "Pneumonia", "Pneumothorax",
)  # fmt: skip
_SENTENCE = re.compile(r"(?<=[.?!])\s+")
_UNCERTAIN = float("nan")


@collection("chexpert")
def chexpert(folder: Path, missing: Missing) -> Iterator[Example]:
    """train.csv and valid.csv (Irvin et al. 2019); blank is absent, -1 uncertain; frontal films only."""
    for split in ("train", "valid"):
        sheet = folder / f"{split}.csv"
        if not sheet.exists():
            missing.note("sheets", sheet.name)
            continue
        for row in table(sheet, ("Path", *CHEXPERT[:2])):
            if row.get("Frontal/Lateral", "Frontal") != "Frontal":
                continue
            inside = row["Path"].split("/", 1)[1] if row["Path"].startswith("CheXpert") else row["Path"]
            image = folder / inside
            if not image.exists():
                missing.note("films", row["Path"])
                continue
            stated = {name: row.get(name, "").strip() for name in CHEXPERT}
            labels = {n: _UNCERTAIN if v.startswith("-1") else float(v or 0) for n, v in stated.items()}
            patient = next((p for p in image.parts if p.startswith("patient")), "")
            yield Example(row["Path"], patient, image, split, labels=labels)


@collection("rsna-pneumonia")
def rsna(folder: Path, missing: Missing) -> Iterator[Example]:
    """stage_2_train_labels.csv, a row a box (Shih et al. 2019); films in stage_2_train_images."""
    found: dict[str, float] = {}
    for row in table(folder / "stage_2_train_labels.csv", ("patientId", "Target")):
        found[row["patientId"]] = max(found.get(row["patientId"], 0.0), float(row["Target"]))
    for name, target in found.items():
        image = folder / "stage_2_train_images" / f"{name}.dcm"
        if not image.exists():
            missing.note("films", name)
            continue
        yield Example(name, name, image, labels={"Pneumonia": target})


@collection("siim-acr")
def siim(folder: Path, missing: Missing) -> Iterator[Example]:
    """train-rle.csv: a row a mask, -1 for none; films anywhere below the folder, named by ImageId.
    Raises DataSetMissing."""
    sheet = next((folder / n for n in ("train-rle.csv", "stage_2_train.csv") if (folder / n).exists()), None)
    if sheet is None:
        raise DataSetMissing(f"{folder}: there is no train-rle.csv and no stage_2_train.csv")
    images = {p.stem: p for p in sorted(folder.rglob("*.dcm"))}
    found: dict[str, float] = {}
    for raw in table(sheet, ()):
        row = {key.strip(): (value or "").strip() for key, value in raw.items() if key}
        if "ImageId" not in row or "EncodedPixels" not in row:
            raise DataSetMissing(f"{sheet}: there is no column 'ImageId' or no 'EncodedPixels'")
        found[row["ImageId"]] = max(found.get(row["ImageId"], 0.0), float(row["EncodedPixels"] != "-1"))
    for name, target in found.items():
        if name not in images:
            missing.note("films", name)
            continue
        yield Example(name, name, images[name], labels={"Pneumothorax": target})


@collection("nih-cxr14")
def nih(folder: Path, missing: Missing) -> Iterator[Example]:
    """Data_Entry_2017*.csv (Wang et al. 2017); films in images*/; the official lists say the split.
    Raises DataSetMissing."""
    sheet = next(iter(sorted(folder.glob("Data_Entry_2017*.csv"))), None)
    if sheet is None:
        raise DataSetMissing(f"{folder}: there is no Data_Entry_2017.csv")
    images = {p.name: p for p in sorted(folder.rglob("*.png"))}
    tested = folder / "test_list.txt"
    test = set(tested.read_text("utf-8").split()) if tested.exists() else set()
    for row in table(sheet, ("Image Index", "Finding Labels", "Patient ID")):
        name = row["Image Index"]
        if name not in images:
            missing.note("films", name)
            continue
        said = set(row["Finding Labels"].split("|"))
        split = ("test" if name in test else "train") if test else ""
        labels = {label: float(label in said) for label in NIH}
        yield Example(name, row["Patient ID"], images[name], split, labels=labels)


@collection("open-i")
def open_i(folder: Path, missing: Missing) -> Iterator[Example]:
    """Findings and impression of Indiana University's XML reports (Demner-Fushman et al. 2016), PNG films.
    Raises DataSetMissing."""
    images = {p.stem: p for p in sorted(folder.rglob("*.png"))}
    for path in sorted(folder.rglob("*.xml")):
        try:
            data = path.read_bytes()
            if b"<!ENTITY" in data:  # a few lines of them grow to gigabytes
                raise DataSetMissing(f"{path}: it declares entities, which no report of Open-I does")
            report = ElementTree.fromstring(data)
        except (OSError, ElementTree.ParseError) as error:
            raise DataSetMissing(f"{path}: {error}") from error
        texts = [
            (node.text or "").strip()
            for node in report.iter("AbstractText")
            if node.get("Label", "").upper() in ("FINDINGS", "IMPRESSION")
        ]
        sentences = tuple(s.strip() for text in texts for s in _SENTENCE.split(text) if s.strip())
        if not sentences:
            missing.note("reports without a sentence", path.name)
            continue
        for node in report.iter("parentImage"):
            name = node.get("id", "")
            if name not in images:
                missing.note("films", name)
                continue
            yield Example(name, path.stem, images[name], sentences=sentences)
