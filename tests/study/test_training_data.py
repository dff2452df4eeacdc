"""A collected study as what models are trained on; no patient is in two parts."""

from __future__ import annotations

from types import SimpleNamespace

import numpy as np
import pytest
from study_protocols import PLAIN

from app.cli import main
from app.study.collecting import collection_of
from app.study.folder import open_study
from app.study.training_data import examples_of
from app.train.calibrator import _of_study
from app.train.egma import own_study
from inference.datasets.location import DataSetMissing
from inference.training.calibrator_folder import split
from inference.training.egma_collections import split as split_readings

ALOUD = PLAIN.replace(
    'kind = "free_viewing"\nseconds = 5', 'kind = "described_viewing"\nseconds = 40'
).replace("count = 4", "count = 2")


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """Two simulated participants, two films read aloud by each."""
    place = tmp_path_factory.mktemp("study")
    (place / "p.toml").write_text(ALOUD, encoding="utf-8")
    words = ["--study", str(place / "s"), "--participant", "new", "--simulated", "--rate", "60"]
    for _ in range(2):
        assert main(["study", "run", str(place / "p.toml"), *words, "--voice", "none"]) == 0
    return place / "s"


def test_each_reading_is_an_example_with_its_film_words_and_fixations(folder, tmp_path):
    study = open_study(folder)
    found = list(examples_of(study, tmp_path / "films"))
    readings = list(collection_of(study, licence="").readings())
    assert [one.id for one in found] == [one.id for one in readings]
    assert len({one.image for one in found}) == 2
    assert all(one.image.is_file() for one in found)
    for one, reading in zip(found, readings, strict=True):
        assert one.spoken.words == list(reading.words)
        assert one.spoken.fixations.x_px.tolist() == reading.fixations.x_px.tolist()
        assert one.sentences[0] == reading.text


def test_no_patient_is_in_two_parts_of_the_split_of_either_training(folder, tmp_path):
    triples = _of_study(folder, tmp_path / "films")
    assert len(triples) == 4
    assert all(one.seconds.shape == one.film.shape and one.seconds.max() > 0 for one in triples)
    learnt, held = split(triples, seed=0, share=0.5)
    assert held
    assert not {one.name for one in learnt} & {one.name for one in held}
    readings = [SimpleNamespace(id=f"{one.name}-{k}", patient=one.name) for k, one in enumerate(triples * 4)]
    readings += [SimpleNamespace(id=str(k), patient=str(k)) for k in range(40)]
    train, valid = split_readings(readings, seed=0)
    assert not {one.patient for one in train} & {one.patient for one in valid}


def test_dwell_on_the_film_is_what_was_fixated(folder, tmp_path):
    one = _of_study(folder, tmp_path / "films")[0]
    reading = next(iter(collection_of(open_study(folder), licence="").readings()))
    total_s = reading.fixations.duration_ms.sum() / 1000
    y, x = np.unravel_index(int(one.seconds.argmax()), one.seconds.shape)
    assert 0 < one.seconds.max() <= total_s
    assert np.hypot(reading.fixations.x_px - x, reading.fixations.y_px - y).min() < 20


def test_a_folder_that_is_no_study_is_named(tmp_path):
    with pytest.raises(DataSetMissing, match=r"study\.json is missing"):
        own_study(tmp_path, tmp_path / "films")
