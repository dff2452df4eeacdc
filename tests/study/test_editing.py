"""A protocol that is edited by table: the rest stays as somebody wrote it; consents are signed."""

from __future__ import annotations

from pathlib import Path

import pytest
from study_protocols import NOW, PLAIN, begun

from app.study.editing import (
    EMPTY,
    NEW_PHASES,
    NEW_STIMULI,
    ORDERS,
    problems,
    tables_of,
    with_row,
    with_row_moved,
    with_value,
    without_row,
)
from app.study.erasing import erase
from app.study.folder import StudyError
from app.study.key_file import read_key
from app.study.participants import consent_lacks, enrol
from app.study.protocol import Order
from app.study.signing import sign_consent

PATH = Path("p.toml")
COMMENTED = PLAIN.replace("seed = 7", "seed = 7  # of the order")


def test_a_new_protocol_is_sound_and_each_order_is_known():
    assert problems(EMPTY, PATH) == []
    assert set(ORDERS) == {kind for kind in ORDERS if Order(kind=kind)}


@pytest.mark.parametrize("kind", NEW_PHASES)
def test_a_new_phase_of_each_kind_can_be_run_as_it_is(kind):
    text = with_row(EMPTY, "phases", kind)
    wrong = problems(text, PATH)
    if kind == "replay":  # says whose path is replayed
        assert [field for _line, field, _said in wrong] == ["phases[2]"]
    else:
        assert wrong == []


@pytest.mark.parametrize("kind", NEW_STIMULI)
def test_new_stimuli_get_a_name_that_is_free(kind):
    text = with_row(EMPTY, "stimuli", kind)
    assert [row["name"] for row in tables_of(text)["stimuli"]] == ["films", "films_2"]
    assert problems(text, PATH) == []


def test_a_value_is_changed_in_its_place_and_comments_stay():
    text = with_value(COMMENTED, ("phases", 0, "seconds"), 7.5)
    assert tables_of(text)["phases"][0]["seconds"] == 7.5
    assert "seed = 7  # of the order" in text
    made = with_value(text, ("order", "kind"), "latin_square")
    assert tables_of(made)["order"] == {"kind": "latin_square"}
    assert tables_of(with_value(made, ("order", "kind"), None))["order"] == {}


def test_rows_are_added_behind_the_chosen_one_moved_and_taken_out():
    text = with_row(with_row(COMMENTED, "phases", "rating"), "phases", "prompt", 0)
    kinds = lambda t: [row["kind"] for row in tables_of(t)["phases"]]  # noqa: E731
    assert kinds(text) == ["free_viewing", "prompt", "rating"]
    moved = with_row_moved(text, "phases", 2, 0)
    assert kinds(moved) == ["rating", "free_viewing", "prompt"]
    assert kinds(without_row(moved, "phases", 1)) == ["rating", "prompt"]
    assert "# of the order" in moved


def test_mistakes_come_with_line_and_field_also_of_what_is_no_toml():
    (found,) = problems(PLAIN.replace("seconds = 5", "seconds = -5"), PATH)
    line, field, said = found
    assert (line, field) == (PLAIN.splitlines().index("seconds = 5") + 1, "phases[1].seconds")
    assert "more than 0" in said
    ((line, _field, said),) = problems("format = 1\nname = ", PATH)
    assert line == 2
    assert "no TOML" in said
    with pytest.raises(ValueError, match="no TOML"):
        with_value("name = ", ("seed",), 1)


def test_a_signed_consent_keeps_the_name_in_the_key_file_alone(tmp_path):
    study = begun(tmp_path)
    key = tmp_path / "elsewhere" / "key.json"
    who = enrol(study, "Ada Lovelace", key, now=NOW, passphrase="secret")
    with pytest.raises(StudyError, match="another name"):
        sign_consent(study, who.pseudonym, "Grace", key, now=NOW, passphrase="secret")
    assert consent_lacks(study, who)
    given = sign_consent(study, who.pseudonym, "ada  lovelace", key, now=NOW, passphrase="secret")
    assert (consent_lacks(study, given), given.consents[-1].given_by) == ("", "reader")
    (line,) = read_key(study, key, "secret").signatures[who.pseudonym]
    assert line == "ada lovelace, version 2, 2026-03-02T09:00:00+00:00"
    assert b"lovelace" not in b"".join(p.read_bytes() for p in study.path.rglob("*") if p.is_file())
    assert b"lovelace" not in key.read_bytes()


def test_a_withdrawal_takes_the_signature_out_of_the_key_file(tmp_path):
    study = begun(tmp_path)
    key = tmp_path / "elsewhere" / "key.json"
    who = enrol(study, "Ada Lovelace", key, now=NOW, passphrase=None)
    sign_consent(study, who.pseudonym, "Ada Lovelace", key, now=NOW, passphrase=None)
    gone = erase(study, who.pseudonym, key_file=key, passphrase=None, now=NOW, places=[])
    assert gone.traces == ()
    assert read_key(study, key, None).signatures == {}
    assert b"Lovelace" not in key.read_bytes()
