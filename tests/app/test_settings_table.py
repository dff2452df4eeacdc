"""What can be set in the window: every setting has a row, and a value that cannot be is refused by name."""

from __future__ import annotations

import msgspec
import pytest

from app.library.pacs.node import PacsNode
from app.settings import Settings
from app.settings_table import (
    NODE,
    NOT_HERE,
    PAGES,
    Refused,
    option_rows,
    put,
    together,
    value_of,
    words_of,
)
from eyetracking.tracker import providers

ROWS = {row.key: row for page in PAGES for row in page.rows}
TABLES = ("format", "shortcuts", "monitors", "pacs")


def test_every_setting_can_be_set_in_the_window_or_is_kept_by_it():
    keys = {
        f"{section.name}.{field.name}"
        for section in msgspec.structs.fields(Settings)
        if section.name not in TABLES
        for field in msgspec.structs.fields(section.type)
    }
    assert keys == set(ROWS) | NOT_HERE
    assert {field.name for field in msgspec.structs.fields(PacsNode)} == {row.key for row in NODE}


@pytest.mark.parametrize("key", sorted(ROWS))
def test_what_stands_in_a_field_is_what_is_set(key):
    settings, row = Settings(), ROWS[key]
    entered = value_of(settings, row) if row.kind == "switch" else words_of(settings, row)
    assert not put(settings, row, entered)
    assert settings == Settings()


@pytest.mark.parametrize(
    ("key", "text", "says"),
    [
        ("display.distance_mm", "6", "200 to 2000 mm"),
        ("display.width_mm", "wide", "takes a number"),
        ("calibration.mean_deg", "nan", "takes a number"),
        ("calibration.drift_every", "2.5", "whole number"),
        ("inference.python", "/nowhere/python", "no program"),
        ("inference.model_folders", "/nowhere", "no folder"),
        ("inference.remote", "gpu01:7333", "unencrypted"),
        ("screen.curve", "/nowhere.csv", "no file"),
        ("listener.ae_title", "A" * 17, "16"),
        ("listener.port", "70000", "1 to 65535"),
        ("window.theme", "blue", "none of"),
    ],
)
def test_a_value_that_cannot_be_is_refused_with_field_and_way_out(key, text, says):
    settings = Settings()
    with pytest.raises(Refused) as refused:
        put(settings, ROWS[key], text)
    assert str(refused.value).startswith(ROWS[key].title)
    assert says in str(refused.value)
    assert settings == Settings()


def test_a_decimal_comma_is_a_number_and_an_empty_field_what_it_says(tmp_path):
    settings = Settings()
    assert put(settings, ROWS["calibration.mean_deg"], "0,7")
    assert settings.calibration.mean_deg == 0.7
    put(settings, ROWS["display.width_mm"], "527")
    put(settings, ROWS["display.width_mm"], "")
    assert settings.display.width_mm == 0.0
    put(settings, ROWS["inference.model_folders"], f"{tmp_path}\n")
    assert settings.inference.model_folders == [str(tmp_path)]


def test_values_that_contradict_each_other_are_said():
    settings = Settings()
    assert together(settings) == ""
    settings.display.width_mm = 500
    assert "height" in together(settings)
    settings.display.height_mm = 300
    settings.calibration.mean_deg = 3
    assert "mean" in together(settings)


def test_every_option_of_every_tracker_has_a_row_that_judges_as_the_tracker_does():
    for provider in providers().values():
        rows = {row.key: row for row in option_rows(provider.takes)}
        assert set(rows) == {option.name for option in provider.takes}
    seed = next(r for r in option_rows(providers()["simulated-reader"].takes) if r.key == "seed")
    assert seed.also is not None
    assert "whole number" in seed.also("r")
