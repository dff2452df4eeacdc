"""Which film of a patient is offered beside the one that is read."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from encode import cr_dataset, save

from app.library.index import Library, Study
from app.library.patients import prior_of

CURRENT = "20240601"


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library(tmp_path / "library")


def filed(library: Library, date: str, *, patient: str = "P1", study: str = "") -> Study:
    film = cr_dataset(np.full((8, 8), len(library.list()), np.uint16), StudyDate=date, PatientID=patient)
    film.StudyInstanceUID = study or film.StudyInstanceUID
    return library.add(save(film, library.folder / f"{date}-{len(library.list())}.dcm"))


@pytest.mark.parametrize(
    ("others", "offered"),
    [
        (["20230101", "20250101"], "20230101"),
        (["20230101", "20240531", "20240602"], "20240531"),
        (["20250101", "20260101"], "20260101"),
        ([], None),
    ],
)
def test_the_newest_film_before_this_one_is_offered_and_a_later_one_only_without(
    library: Library, others: list[str], offered: str | None
) -> None:
    current = filed(library, CURRENT)
    for date in others:
        filed(library, date)
    prior = prior_of(library, current)
    assert (prior and prior.study_date) == offered


def test_neither_another_patient_nor_the_same_study_is_a_prior(library: Library) -> None:
    current = filed(library, CURRENT, study="1.2.3")
    filed(library, "20230101", patient="P2")
    filed(library, "20230102", study="1.2.3")
    assert prior_of(library, current) is None
