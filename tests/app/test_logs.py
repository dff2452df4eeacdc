"""The log holds what is needed to mend, and nothing of a patient."""

from __future__ import annotations

import logging

import pytest

from app import discreet, logs
from app.cli import main
from app.imaging.reader import read_radiograph


@pytest.fixture
def log(tmp_path, monkeypatch):
    monkeypatch.setenv("RADGAZE_HOME", str(tmp_path))
    path = logs.start()
    yield path
    logs.stop()


def written(path):
    for handler in logging.getLogger().handlers:
        handler.flush()
    return path.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("said", "hidden"),
    [
        ("/home/jane doe/Doe_Jane_19500203.dcm cannot be read", ("jane", "doe_", "1950")),
        (r"C:\Films\Doe^Jane\film.png: damaged", ("Doe", "film.png")),
        ("study of 2024-05-06 and 20240506", ("2024",)),
        ("SOPInstanceUID 1.2.840.113619.2.55.3 is there twice", ("113619",)),
        ("the films of MUELLER^Anna and Anna", ("MUELLER", "Anna")),
    ],
)
def test_a_line_tells_of_no_patient(log, said, hidden):
    discreet.conceal(["Mueller^Anna"])
    logging.getLogger("app.library").warning("%s", said)
    text = written(log).split("app.library: ")[1]
    assert not [word for word in hidden if word.lower() in text.lower()]
    assert discreet.HIDDEN in text


def test_other_packages_lose_what_they_quote(log):
    logging.getLogger("pydicom").warning("Invalid value for VR PN: 'Doe^Jane'")
    assert "Doe" not in written(log)
    assert "Invalid value for VR PN" in written(log)


def test_a_trace_says_where_in_the_code(log):
    try:
        discreet.discreet(None)
    except AttributeError:
        logging.getLogger("inference").exception("a job failed")
    text = written(log)
    assert 'File "app/discreet.py"' in text
    assert "AttributeError" in text


def test_the_file_turns_and_is_its_owners_alone(log):
    for _ in range(40):
        logging.getLogger("app").info("x" * 50_000)
    assert log.with_name("radgaze.log.1").exists()
    assert log.stat().st_size <= logs.LARGEST_BYTES
    assert log.stat().st_mode & 0o077 == 0


def test_the_command_shows_the_end_of_it(log, capsys):
    logging.getLogger("app").info("the last word")
    written(log)
    assert main(["log", "--lines", "1"]) == 0
    assert capsys.readouterr().out.rstrip().endswith("the last word")
    assert main(["log", "--path"]) == 0
    assert capsys.readouterr().out.strip() == str(log)


def test_a_film_that_was_read_is_hidden_by_name(log, rg1):
    meta = read_radiograph(rg1).meta
    logging.getLogger("ui").warning("about %s and %s", meta.patient_name, meta.patient_id)
    text = written(log)
    assert meta.patient_name not in text
    assert meta.patient_id not in text
