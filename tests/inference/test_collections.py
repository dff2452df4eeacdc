"""Collections in their own layouts, on folders made here: what is there is read, what is missing is said."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from inference.datasets.catalogue import collections, read_collection
from inference.datasets.location import DataSetMissing


def film(path: Path, size: tuple[int, int] = (40, 30)) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.suffix == ".dcm":
        path.write_bytes(b"a film")
    else:
        Image.new("L", size).save(path)


def write(path: Path, *lines: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes("\r\n".join([*lines, ""]).encode())  # as REFLACX writes them


REFLACX_FIXATIONS = (
    "timestamp_start_fixation,timestamp_end_fixation,x_position,y_position,"
    "angular_resolution_x_pixels_per_degree",
    "0.5,0.75,10,20,12.0",
    "1.0,1.5,30,5,14.0",
    "2.0,2.5,99,5,14.0",
)
WORDS = ("word,timestamp_start_word,timestamp_end_word", "heart,0.4,0.7", "large.,0.7,1.2")


def reflacx(folder: Path) -> None:
    main = folder / "main_data"
    write(
        main / "metadata_phase_1.csv",
        "id,split,eye_tracking_data_discarded,image,dicom_id,subject_id,image_size_x,image_size_y",
        "P1,train,False,files/a.dcm,aaa,s1,40,30",
        "P2,train,True,files/a.dcm,aaa,s1,40,30",
        "P3,test,False,files/b.dcm,bbb,s2,40,30",
    )
    write(main / "P1" / "fixations.csv", *REFLACX_FIXATIONS)
    write(main / "P1" / "timestamps_transcription.csv", *WORDS)
    film(folder / "images" / "aaa.jpg")


def test_reflacx_is_in_milliseconds_and_image_pixels(tmp_path):
    reflacx(tmp_path)
    (one,), missing = read_collection("reflacx", tmp_path)
    assert (one.id, one.patient, one.split, one.image.name) == ("P1", "s1", "train", "aaa.jpg")
    assert one.spoken is not None
    assert one.spoken.words == [(400.0, 700.0, "heart"), (700.0, 1200.0, "large.")]
    assert one.spoken.px_per_degree == 14.0
    path = one.spoken.fixations
    assert path.x_px.tolist() == [10, 30], "the third lies off the film"
    assert path.duration_ms.tolist() == pytest.approx([250, 500])
    assert (path.width_px, path.height_px) == (40, 30)
    assert missing.lines() == ["1 x readings whose gaze was discarded, first P2", "1 x films, first bbb"]


def egd(folder: Path, gaze_id: str, name: str) -> None:
    write(folder / "master_sheet.csv", "dicom_id,path,patient_id", f"{name},p,7", "other,p,8")
    write(
        folder / "fixations.csv",
        "DICOM_ID,Time (in secs),FPOGD,X_ORIGINAL,Y_ORIGINAL",
        f"{gaze_id},1.0,0.3,12,8",
        f"{gaze_id},2.0,0.2,-1,-1",
    )
    said = {"time_stamped_text": [{"phrase": "heart large.", "begin_time": 0.5, "end_time": 1.5}]}
    transcript = folder / "audio_segmentation_transcripts" / name / "transcript.json"
    transcript.parent.mkdir(parents=True)
    transcript.write_text(json.dumps(said))
    film(folder / "films" / f"{name}.png")


def test_eye_gaze_finds_gaze_under_a_shortened_identifier(tmp_path):
    name = "0123456789-0123456789-0123"
    egd(tmp_path, name[:22], name)
    (one,), missing = read_collection("egd", tmp_path)
    assert one.patient == "7"
    assert one.spoken is not None
    assert one.spoken.fixations.x_px.tolist() == [12]
    assert one.spoken.fixations.onset_ms.tolist() == [1000]
    assert one.spoken.words == [(500.0, 1500.0, "heart large.")]
    assert np.isnan(one.spoken.px_per_degree)
    assert missing.lines() == ["1 x films, first other"]


def test_mimic_eye_holds_both(tmp_path):
    write(
        tmp_path / "spreadsheets" / "REFLACX" / "metadata_phase_2.csv",
        "id,dicom_id,subject_id,image_size_x,image_size_y",
        "P5,aaa,11,40,30",
    )
    reading = tmp_path / "patient_11" / "REFLACX" / "main_data" / "P5"
    write(reading / "fixations.csv", *REFLACX_FIXATIONS)
    write(reading / "timestamps_transcription.csv", *WORDS)
    film(tmp_path / "patient_11" / "CXR-JPG" / "s1" / "aaa.jpg")
    aloud = tmp_path / "patient_12" / "EyeGaze" / "bbb"
    write(aloud / "fixations.csv", "Time (in secs),FPOGD,X_ORIGINAL,Y_ORIGINAL", "1.0,0.3,12,8")
    (aloud / "transcript.json").write_text('{"time_stamped_text": []}')
    film(tmp_path / "patient_12" / "CXR-JPG" / "s2" / "bbb.jpg")
    examples, _ = read_collection("mimic-eye", tmp_path)
    assert [(e.id, e.patient) for e in examples] == [("P5", "11"), ("bbb", "12")]


def test_chexpert_keeps_what_is_uncertain_apart(tmp_path):
    write(
        tmp_path / "train.csv",
        "Path,Frontal/Lateral,Enlarged Cardiomediastinum,Cardiomegaly,Edema",
        "CheXpert-v1.0-small/train/patient1/study1/view1.jpg,Frontal,,1.0,-1.0",
        "CheXpert-v1.0-small/train/patient1/study1/view2.jpg,Lateral,,1.0,",
    )
    film(tmp_path / "train" / "patient1" / "study1" / "view1.jpg")
    (one,), missing = read_collection("chexpert", tmp_path)
    assert (one.patient, one.labels["Cardiomegaly"], one.labels["Fracture"]) == ("patient1", 1.0, 0.0)
    assert np.isnan(one.labels["Edema"])
    assert missing.lines() == ["1 x sheets, first valid.csv"]


def test_rsna_has_a_row_for_each_box_and_a_film_for_each_patient(tmp_path):
    write(
        tmp_path / "stage_2_train_labels.csv",
        "patientId,x,y,width,height,Target",
        "p1,1,1,5,5,1",
        "p1,9,9,5,5,1",
        "p2,,,,,0",
    )
    for name in ("p1", "p2"):
        film(tmp_path / "stage_2_train_images" / f"{name}.dcm")
    examples, _ = read_collection("rsna-pneumonia", tmp_path)
    assert [(e.id, e.labels["Pneumonia"]) for e in examples] == [("p1", 1.0), ("p2", 0.0)]


def test_siim_says_no_mask_with_minus_one(tmp_path):
    write(tmp_path / "train-rle.csv", "ImageId, EncodedPixels", "1.2, 5 4 3", "1.3, -1")
    film(tmp_path / "dicom" / "1.2.dcm")
    film(tmp_path / "dicom" / "1.3.dcm")
    examples, _ = read_collection("siim-acr", tmp_path)
    assert {e.id: e.labels["Pneumothorax"] for e in examples} == {"1.2": 1.0, "1.3": 0.0}


def test_nih_splits_as_its_list_says(tmp_path):
    write(
        tmp_path / "Data_Entry_2017_v2020.csv",
        "Image Index,Finding Labels,Patient ID",
        "1_0.png,Mass|Edema,1",
        "2_0.png,No Finding,2",
    )
    (tmp_path / "test_list.txt").write_text("2_0.png\n")
    film(tmp_path / "images_001" / "1_0.png")
    film(tmp_path / "images_001" / "2_0.png")
    one, two = read_collection("nih-cxr14", tmp_path)[0]
    assert (one.split, one.labels["Mass"], one.labels["Hernia"]) == ("train", 1.0, 0.0)
    assert (two.split, sum(two.labels.values())) == ("test", 0.0)


def report(texts: str, extra: str = "") -> str:
    return f'<?xml version="1.0"?>{extra}<eCitation>{texts}<parentImage id="CXR1_1"/></eCitation>'


def test_open_i_gives_the_sentences_of_findings_and_impression(tmp_path):
    texts = (
        '<AbstractText Label="INDICATION">Cough. Fever.</AbstractText>'
        '<AbstractText Label="FINDINGS">Heart large. Lungs clear.</AbstractText>'
        '<AbstractText Label="IMPRESSION">Cardiomegaly.</AbstractText>'
    )
    write(tmp_path / "reports" / "1.xml", report(texts))
    film(tmp_path / "png" / "CXR1_1.png")
    (one,), _ = read_collection("open-i", tmp_path)
    assert one.sentences == ("Heart large.", "Lungs clear.", "Cardiomegaly.")


def test_a_report_that_declares_entities_is_refused(tmp_path):
    write(tmp_path / "1.xml", report("", '<!DOCTYPE x [<!ENTITY a "aaaa">]>'))
    with pytest.raises(DataSetMissing, match="declares entities"):
        read_collection("open-i", tmp_path)


@pytest.mark.parametrize("name", sorted(collections()))
def test_an_empty_folder_is_refused_by_name(name, tmp_path):
    with pytest.raises(DataSetMissing, match=str(tmp_path)):
        read_collection(name, tmp_path)


@pytest.mark.parametrize(
    ("line", "named"), [("0.5,now,10,20,12.0", "timestamp_end_fixation"), ("0.5", "timestamp_end_fixation")]
)
def test_a_damaged_number_is_named_with_its_file_and_column(line, named, tmp_path):
    reflacx(tmp_path)
    damaged = tmp_path / "main_data" / "P1" / "fixations.csv"
    write(damaged, REFLACX_FIXATIONS[0], line)
    with pytest.raises(DataSetMissing, match=rf"fixations\.csv: {named}"):
        read_collection("reflacx", tmp_path)


def test_a_missing_column_is_named(tmp_path):
    reflacx(tmp_path)
    write(tmp_path / "main_data" / "metadata_phase_1.csv", "id,dicom_id", "P1,aaa")
    with pytest.raises(DataSetMissing, match="no column 'subject_id'"):
        read_collection("reflacx", tmp_path)


def test_an_unknown_collection_is_answered_with_those_that_are_known(tmp_path):
    with pytest.raises(DataSetMissing, match=r"known: .*reflacx"):
        read_collection("mine", tmp_path)
