"""Which studies are listed: by what was done with them, in an order, a patient's together."""

from __future__ import annotations

import json

import numpy as np
import pytest
from encode import cr_dataset, save

from app.library.index import Library
from app.reading.listing import Listing, list_studies


def film(path, **elements):
    pixels = np.full((16, 12), 7, np.uint16)
    return save(cr_dataset(pixels, bits=12, **elements), path)


@pytest.fixture
def library(tmp_path):
    """Four films: Ada's of 2020 (signed) and 2024 (draft), Bob's of 2023 (not read), one without a name."""
    library = Library(tmp_path / "library")
    made = {}
    for name, who, date in (
        ("a1", "Ada", "20200101"),
        ("a2", "Ada", "20240101"),
        ("b", "Bob", "20230101"),
        ("n", "", "20220101"),
    ):
        elements = {"PatientName": who, "PatientID": f"id {who}" if who else "", "StudyDate": date}
        made[name] = library.add(film(tmp_path / f"{name}.dcm", **elements))
    said = {"a1": {"sentences": [{}], "signed_at": "2024"}, "a2": {"sentences": [{}]}}
    for name, report in said.items():
        (made[name].folder / "session.json").write_text(json.dumps({"report": report}))
    (made["n"].folder / "session.json").write_text(json.dumps({"marked_read_at": "2024"}))
    return library


def names(listed):
    return [study.source.stem for study in listed.studies]


@pytest.mark.parametrize(
    ("standing", "there"),
    [
        ("", ["a2", "b", "n", "a1"]),
        ("not read", ["b"]),
        ("draft", ["a2"]),
        ("signed", ["a1"]),
        ("read", ["n"]),
    ],
)
def test_studies_are_listed_by_what_was_done_with_them(library, standing, there):
    listed = list_studies(library, Listing(standing=standing))
    assert names(listed) == there
    assert listed.of == 4


def test_by_name_the_unnamed_come_last(library):
    assert names(list_studies(library, Listing(order="name"))) == ["a2", "a1", "b", "n"]


def test_a_patients_studies_stand_where_the_newest_of_them_stands(library):
    listed = list_studies(library, Listing(by_patient=True))
    assert names(listed) == ["a2", "a1", "b", "n"]
    assert [group[1] for group in listed.groups.values()] == [2, 1, 1]


def test_films_without_a_patient_id_are_not_taken_for_one_patient(library, tmp_path):
    library.add(film(tmp_path / "m.dcm", PatientName="", PatientID="", StudyDate="20210101"))
    listed = list_studies(library, Listing(by_patient=True))
    assert [count for _name, count in listed.groups.values()] == [2, 1, 1, 1]


def test_the_limit_counts_what_matches_and_not_what_was_looked_at(library):
    listed = list_studies(library, Listing(standing="signed"), limit=1)
    assert names(listed) == ["a1"]  # the last of four by date
    assert not listed.more
    assert list_studies(library, Listing(), limit=2).more


def test_what_narrows_the_list_is_named():
    assert Listing(search="ada ", standing="draft").words == "“ada”, draft"
    assert not Listing(order="name", by_patient=True).narrowed
