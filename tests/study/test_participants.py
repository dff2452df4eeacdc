"""Participants: pseudonyms that tell nothing, no trial before consent, attempts that nothing overwrites."""

from __future__ import annotations

import os
import stat
import sys
from itertools import islice

import msgspec
import pytest
from study_protocols import NOW, PLAIN, begun, later

from app.study.folder import StudyError, attempts_of, begin_study, end_attempt, open_study
from app.study.participants import (
    ConsentMissing,
    begin_attempt,
    consent_lacks,
    enrol,
    give_consent,
    participant,
    participants_of,
    pseudonyms,
    withdraw,
)
from app.study.protocol import ProtocolError

ASKS = '[[participants.asks]]\nname = "glasses"\ntext = "Glasses?"\nanswer = "yes_no"\n'


@pytest.fixture
def study(tmp_path):
    return begun(tmp_path, PLAIN + ASKS)


@pytest.fixture
def key(tmp_path):
    return tmp_path / "elsewhere" / "key.json"


def agreed(study, key, person="Ada Lovelace"):
    who = enrol(study, person, key, now=NOW)
    return give_consent(study, who.pseudonym, version="2", given_by="reader", now=NOW)


def test_pseudonyms_are_the_seeds_and_no_two_alike():
    first = list(islice(pseudonyms(7), 2000))
    assert first == list(islice(pseudonyms(7), 2000))
    assert len(set(first)) == 2000
    assert first[:50] != list(islice(pseudonyms(8), 50))


def test_the_same_pseudonym_comes_whatever_the_name(tmp_path):
    names = []
    for place, person in (("a", "Ada Lovelace"), ("b", "Grace Hopper")):
        (tmp_path / place).mkdir()
        names.append(enrol(begun(tmp_path / place), person, tmp_path / f"{place}.json", now=NOW).pseudonym)
    assert names[0] == names[1]


def test_a_name_is_in_the_key_file_and_nowhere_in_the_study(study, key):
    who = agreed(study, key)
    assert msgspec.json.decode(key.read_bytes())["persons"] == {who.pseudonym: "Ada Lovelace"}
    files = [path for path in study.path.rglob("*") if path.is_file()]
    assert files
    assert not any(b"Lovelace" in path.read_bytes() for path in files)


def test_a_key_file_in_the_study_is_refused_and_nobody_is_enrolled(study):
    with pytest.raises(StudyError, match="handed on"):
        enrol(study, "Ada", study.path / "participants" / "key.json", now=NOW)
    assert participants_of(study) == []


def test_the_key_file_of_another_study_is_refused(study, key, tmp_path):
    (tmp_path / "other").mkdir()
    enrol(begun(tmp_path / "other", PLAIN.replace('"small"', '"large"')), "Ada", key, now=NOW)
    with pytest.raises(StudyError, match="key of the study large"):
        enrol(study, "Grace", key, now=NOW)


def test_a_person_is_enrolled_once(study, key):
    who = enrol(study, "Ada", key, now=NOW)
    with pytest.raises(StudyError, match=who.pseudonym):
        enrol(study, "Ada", key, now=NOW)
    assert enrol(study, "Grace", key, now=NOW).number == 2


def test_who_withdrew_may_come_back_as_somebody_new(study, key):
    who = enrol(study, "Ada", key, now=NOW)
    withdraw(study, who.pseudonym, now=NOW)
    again = enrol(study, "Ada", key, now=NOW)
    assert again.number == 2
    with pytest.raises(StudyError, match=again.pseudonym):
        enrol(study, "Ada", key, now=NOW)


@pytest.mark.parametrize(
    ("name", "answer", "wanted"),
    [("glasses", "maybe", "one of yes, no"), ("years", "many", "a number"), ("role", "x", "one of a, b")],
)
def test_an_answer_that_is_none_is_refused_with_what_is_wanted(tmp_path, key, name, answer, wanted):
    more = '[[participants.asks]]\nname = "{}"\ntext = "?"\nanswer = "{}"\n'
    asks = ASKS + more.format("years", "number") + more.format("role", "choice") + 'choices = ["a", "b"]\n'
    study = begun(tmp_path, PLAIN + asks)
    with pytest.raises(StudyError, match=wanted):
        enrol(study, "Ada", key, now=NOW, answers={name: answer})
    assert participants_of(study) == []
    assert enrol(study, "Ada", key, now=NOW, answers={"years": "12", "role": "b"}).number == 1


def test_only_what_the_protocol_asks_is_kept(study, key):
    assert enrol(study, "Ada", key, now=NOW, answers={"glasses": "yes"}).answers == {"glasses": "yes"}
    with pytest.raises(StudyError, match="does not ask for shoe_size"):
        enrol(study, "Grace", key, now=NOW, answers={"shoe_size": "38"})


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such rights")
def test_everything_is_its_owners_alone(study, key):
    who = agreed(study, key)
    begin_attempt(study, who.pseudonym, study.plan(1)[0], run=1, now=NOW)
    for path in [key, study.path, *study.path.rglob("*")]:
        assert stat.S_IMODE(os.stat(path).st_mode) & 0o077 == 0, path


def test_no_trial_is_begun_before_consent_and_nothing_is_written(study, key):
    who = enrol(study, "Ada", key, now=NOW)
    with pytest.raises(ConsentMissing, match="has not given consent"):
        begin_attempt(study, who.pseudonym, study.plan(1)[0], run=1, now=NOW)
    assert not (study.path / "trials").exists()


def test_consent_is_kept_with_version_time_and_who_gave_it(study, key):
    who = agreed(study, key)
    kept = participant(study, who.pseudonym).consents
    assert [(one.version, one.given_at, one.given_by) for one in kept] == [("2", NOW, "reader")]


def test_consent_to_another_text_is_none(study, key):
    who = enrol(study, "Ada", key, now=NOW)
    with pytest.raises(StudyError, match="version 2, not 1"):
        give_consent(study, who.pseudonym, version="1", given_by="reader", now=NOW)
    agreed_once = agreed(study, key, "Grace")
    path = study.path / "protocol.toml"
    path.write_text(path.read_text("utf-8").replace('version = "2"', 'version = "3"'), "utf-8")
    lacks = consent_lacks(open_study(study.path), agreed_once)
    assert lacks == "has consented to version 2, the text is version 3 now"


def test_a_text_that_was_changed_without_a_new_version_is_not_what_was_agreed_to(study, key):
    who = agreed(study, key)
    path = study.path / "protocol.toml"
    path.write_text(path.read_text("utf-8").replace("I agree.", "I agree to more."), "utf-8")
    assert "another text of version 2" in consent_lacks(open_study(study.path), who)


def test_a_study_whose_protocol_was_changed_is_not_opened(study):
    path = study.path / "protocol.toml"
    path.write_text(path.read_text("utf-8") + "\n# a remark changes nothing\n", "utf-8")
    assert open_study(study.path).protocol == study.protocol
    path.write_text(path.read_text("utf-8").replace("seed = 7", "seed = 8"), "utf-8")
    with pytest.raises(StudyError, match="changed since the study began"):
        open_study(study.path)


def test_after_a_withdrawal_nothing_is_begun_and_no_consent_brings_it_back(study, key):
    who = agreed(study, key)
    withdraw(study, who.pseudonym, now=later(hours=1))
    assert withdraw(study, who.pseudonym, now=later(hours=2)).withdrawn_at == later(hours=1)
    with pytest.raises(ConsentMissing, match="withdrew"):
        begin_attempt(study, who.pseudonym, study.plan(1)[0], run=1, now=NOW)
    with pytest.raises(StudyError, match="withdrew"):
        give_consent(study, who.pseudonym, version="2", given_by="reader", now=NOW)


def test_attempts_are_numbered_and_none_is_overwritten(study, key):
    who = agreed(study, key)
    trial = study.plan(1)[0]
    first = begin_attempt(study, who.pseudonym, trial, run=1, now=NOW)
    (first / "gaze").write_bytes(b"precious")
    end_attempt(first, "discarded", now=later(hours=1))
    second = begin_attempt(study, who.pseudonym, trial, run=1, now=later(hours=1))
    assert (first.name, second.name) == ("1-001-01", "1-001-02")
    assert (first / "gaze").read_bytes() == b"precious"
    assert [(one.number, one.outcome) for one in attempts_of(study, who.pseudonym)] == [
        (1, "discarded"),
        (2, "open"),
    ]


def test_an_outcome_is_never_changed(study, key):
    folder = begin_attempt(study, agreed(study, key).pseudonym, study.plan(1)[0], run=1, now=NOW)
    end_attempt(folder, "complete", now=NOW)
    with pytest.raises(StudyError, match="this attempt is complete"):
        end_attempt(folder, "discarded", now=later(hours=1))


@pytest.mark.parametrize("name", ["P-ZZZZZ", "../key", "P-22222"])
def test_a_participant_who_is_not_there_is_said(study, name):
    with pytest.raises(StudyError, match="no participant"):
        participant(study, name)


def test_a_damaged_record_is_named_and_left(study, key):
    who = agreed(study, key)
    path = study.path / "participants" / f"{who.pseudonym}.json"
    path.write_bytes(b"{half")
    with pytest.raises(StudyError, match=f"{who.pseudonym}.json: it is damaged"):
        participant(study, who.pseudonym)
    assert path.read_bytes() == b"{half"


def test_films_that_come_later_change_no_plan(tmp_path):
    (tmp_path / "films").mkdir()
    for name in "bcd":
        (tmp_path / "films" / f"{name}.dcm").write_bytes(b"")
    study = begun(tmp_path, PLAIN.replace('kind = "phantom"\ncount = 4', 'kind = "folder"\npath = "films"'))
    before = study.plan(3)
    (tmp_path / "films" / "a.dcm").write_bytes(b"")
    assert open_study(study.path).plan(3) == before


def test_a_study_begins_in_no_folder_that_holds_something(study, tmp_path):
    with pytest.raises(StudyError, match="something is there already"):
        begin_study(tmp_path / "protocol.toml", study.path, now=NOW)


def test_a_study_whose_films_are_missing_is_not_begun(tmp_path):
    with pytest.raises(ProtocolError, match=r"protocol.toml:12: stimuli\[1\].path"):
        begun(tmp_path, PLAIN.replace('kind = "phantom"\ncount = 4', 'kind = "folder"\npath = "films"'))
    assert not (tmp_path / "study").exists()
