"""Withdrawal: nothing of the person is left, searched byte by byte; the key file is encrypted."""

from __future__ import annotations

import json

import pytest
from study_protocols import NOW, PLAIN, begun

from app.cli import main
from app.study.erasing import erase, traces
from app.study.folder import StudyError, attempts_of
from app.study.key_file import PASSPHRASE, read_key
from app.study.participants import enrol, enrol_simulated, give_consent, participants_of

pytest.importorskip("cryptography", reason="the group study is not installed")
PERSON, PHRASE = "Ada Lovelace", "correct horse"


@pytest.fixture
def key(tmp_path):
    return tmp_path / "elsewhere" / "key.json"


@pytest.fixture
def home(tmp_path, monkeypatch):
    """RadGaze's own folder, with a log and a reading of the library that name the person."""
    place = tmp_path / "home"
    monkeypatch.setenv("RADGAZE_HOME", str(place))
    return place


def taken_part(tmp_path, key, home):
    """(study, pseudonym) of a person whose simulated gaze is in the study, the library, a log, an export
    index."""
    study = begun(tmp_path, PLAIN.replace("count = 4", "count = 1"))
    who = enrol(study, PERSON, key, now=NOW, passphrase=PHRASE).pseudonym
    give_consent(study, who, version="2", given_by="reader", now=NOW)
    words = ("--study", study.path, "--participant", who, "--simulated", "--rate", "60")
    assert main(["study", "run", str(tmp_path / "protocol.toml"), *map(str, words)]) == 0
    assert main(["export", str(study.path), "--format", "parquet", "--out", str(tmp_path / "out")]) == 0
    recording = home / "library" / "abc" / "recordings" / "r1"
    recording.mkdir(parents=True)
    (recording / "recording.json").write_text(json.dumps({"consent": {"reader_id": who}}))
    entries = [
        {"id": r, "folder": f"recordings/{r}", "reader_id": by} for r, by in (("r1", who), ("r2", "B"))
    ]
    (home / "library" / "abc" / "session.json").write_text(json.dumps({"recordings": entries}))
    (home / "radgaze.log").write_text(f"a line\nrecording of {who} began\n{PERSON} again\nlast\n")
    return study, who


def test_after_a_withdrawal_no_byte_names_the_person(tmp_path, key, home, monkeypatch, capsys):
    study, who = taken_part(tmp_path, key, home)
    places, needles = (study.path, home, key), (who.encode(), PERSON.encode())
    assert len(traces(places, needles)) > 5
    monkeypatch.setenv(PASSPHRASE, PHRASE)
    assert main(["study", "withdraw", str(study.path), who, "--key", str(key)]) == 0
    assert traces(places, needles) == []
    said = capsys.readouterr().out
    assert str(tmp_path / "out") in said  # what is in others' hands is named
    assert read_key(study, key, PHRASE).persons == {}
    assert (home / "radgaze.log").read_text() == "a line\nlast\n"
    kept = json.loads((home / "library" / "abc" / "session.json").read_bytes())["recordings"]
    assert [entry["id"] for entry in kept] == ["r2"]


def test_the_next_participant_gets_another_number_and_pseudonym(tmp_path, key):
    study = begun(tmp_path)
    first = enrol(study, PERSON, key, now=NOW, passphrase=PHRASE)
    erase(study, first.pseudonym, key_file=key, passphrase=PHRASE, now=NOW)
    second = enrol(study, PERSON, key, now=NOW, passphrase=PHRASE)
    assert (second.number, second.pseudonym != first.pseudonym) == (2, True)
    assert [one.pseudonym for one in participants_of(study)] == [second.pseudonym]


def test_others_keep_what_is_theirs(tmp_path, key):
    study = begun(tmp_path, PLAIN.replace("count = 4", "count = 1"))
    gone, stays = (enrol_simulated(study, now=NOW).pseudonym for _ in range(2))
    for who in (gone, stays):
        words = ("--study", study.path, "--participant", who, "--simulated", "--rate", "60")
        assert main(["study", "run", str(tmp_path / "protocol.toml"), *map(str, words)]) == 0
    erase(study, gone, key_file=None, passphrase=None, now=NOW)
    assert len(attempts_of(study, stays)) == 1
    assert traces((study.path,), (gone.encode(),)) == []


def test_without_the_key_or_with_a_wrong_passphrase_nothing_is_removed(tmp_path, key):
    study = begun(tmp_path)
    who = enrol(study, PERSON, key, now=NOW, passphrase=PHRASE).pseudonym
    for key_file, passphrase, said in ((None, None, "--key"), (key, "wrong", "passphrase is wrong")):
        with pytest.raises(StudyError, match=said):
            erase(study, who, key_file=key_file, passphrase=passphrase, now=NOW)
    assert [one.withdrawn_at for one in participants_of(study)] == [None]


def test_a_key_file_holds_no_name_and_opens_with_its_passphrase_alone(tmp_path, key):
    study = begun(tmp_path)
    who = enrol(study, PERSON, key, now=NOW, passphrase=PHRASE).pseudonym
    data = key.read_bytes()
    assert PERSON.encode() not in data
    assert who.encode() not in data
    assert read_key(study, key, PHRASE).persons == {who: PERSON}
    with pytest.raises(StudyError, match="it is encrypted"):
        read_key(study, key, None)
    key.write_bytes(data.replace(b'"sealed": "g', b'"sealed": "h'))
    with pytest.raises(StudyError, match="damaged"):
        read_key(study, key, PHRASE)


def test_without_a_passphrase_nobody_is_enrolled_from_a_script(tmp_path, key, capsys, monkeypatch):
    study = begun(tmp_path)
    monkeypatch.delenv(PASSPHRASE, raising=False)
    assert main(["study", "enrol", str(study.path), "--key", str(key)]) == 2
    assert "--unencrypted-key" in capsys.readouterr().err
    assert participants_of(study) == []
