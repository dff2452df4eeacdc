"""`radgaze study`: what is printed, and the exit codes."""

from __future__ import annotations

import io
import json
import shlex
import shutil
import subprocess
from datetime import UTC, datetime

from PIL import Image
from study_protocols import CROSSOVER, NOW, PLAIN

from app.cli import main
from app.study.folder import open_study
from app.study.key_file import PASSPHRASE
from app.study.participants import begin_attempt, enrol, give_consent, pseudonyms
from app.study.protocol import SHIPPED, read_protocol


def written(folder, text):
    path = folder / "p.toml"
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_a_sound_protocol_is_said_to_be_so(tmp_path, capsys):
    assert main(["study", "check", written(tmp_path, PLAIN)]) == 0
    assert "p.toml is sound: small\n  stimuli: 4 in 1 set(s)" in capsys.readouterr().out


def test_mistakes_are_printed_a_line_each_with_exit_code_2(tmp_path, capsys):
    text = PLAIN.replace("seed = 7", "seed = -7").replace("seconds = 5", 'seconds = "5"')
    assert main(["study", "check", written(tmp_path, text)]) == 2
    lines = capsys.readouterr().err.splitlines()
    assert [line.split(": ")[:2] for line in lines[:2]] == [
        ["p.toml:3", "seed"],
        ["p.toml:16", "phases[1].seconds"],
    ]
    assert lines[2].startswith("radgaze study: 2 mistakes in")


def test_a_folder_that_is_not_there_is_a_mistake_with_its_line(tmp_path, capsys):
    text = PLAIN.replace('kind = "phantom"\ncount = 4', 'kind = "folder"\npath = "films"')
    assert main(["study", "check", written(tmp_path, text)]) == 2
    assert "p.toml:12: stimuli[1].path: " in capsys.readouterr().err
    assert main(["study", "check", written(tmp_path, text.replace("seed = 7\n", ""))]) == 2
    first, second, _ = capsys.readouterr().err.splitlines()
    assert first.startswith("p.toml:1: seed: it is missing")
    assert second.startswith("p.toml:11: stimuli[1].path: ")


def test_a_plan_can_be_read_by_machines(tmp_path, capsys):
    assert main(["study", "plan", written(tmp_path, PLAIN + CROSSOVER), "--participants", "2", "--json"]) == 0
    plans = json.loads(capsys.readouterr().out)
    assert [plan["number"] for plan in plans] == [1, 2]
    first = [plan["trials"][0]["condition"] for plan in plans]
    assert first == ["without", "with"]
    assert len(plans[0]["trials"]) == 8


def test_a_plan_that_does_not_come_out_even_says_so(tmp_path, capsys):
    path = written(tmp_path, PLAIN + CROSSOVER)
    main(["study", "plan", path, "--participants", "3"])
    assert "come out even over every 2 participants" in capsys.readouterr().out
    main(["study", "plan", path, "--participants", "4"])
    assert "Not balanced" not in capsys.readouterr().out


def test_status_tells_where_each_stands(tmp_path, capsys):
    folder = tmp_path / "study"
    assert main(["study", "new", written(tmp_path, PLAIN), str(folder)]) == 0
    study = open_study(folder)
    ada, grace = (enrol(study, who, tmp_path / "key.json", now=NOW) for who in ("Ada", "Grace"))
    give_consent(study, ada.pseudonym, version="2", given_by="reader", now=NOW)
    begin_attempt(study, ada.pseudonym, study.plan(1)[0], run=1, now=datetime.now(UTC))
    capsys.readouterr()
    assert main(["study", "status", str(folder)]) == 0
    first, second = capsys.readouterr().out.splitlines()[1:]
    stands = "0 of 4 trials, 1 attempt(s); resume: period 1 was broken off before trial 1 of 4"
    assert first.endswith(f"{ada.pseudonym}  {stands}")
    assert f"{grace.pseudonym}  0 of 4 trials, 0 attempt(s); has not given consent" in second


def test_a_participant_is_enrolled_agrees_and_withdraws(tmp_path, capsys, monkeypatch):
    folder, key = str(tmp_path / "study"), str(tmp_path / "key.json")
    main(["study", "new", written(tmp_path, PLAIN), folder])
    capsys.readouterr()
    monkeypatch.setenv(PASSPHRASE, "correct horse")
    monkeypatch.setattr("sys.stdin", io.StringIO("Ada Lovelace\n"))
    assert main(["study", "enrol", folder, "--key", key]) == 0
    name = capsys.readouterr().out.strip()
    assert main(["study", "consent", folder, name, "--text-version", "1"]) == 2
    assert main(["study", "consent", folder, name, "--text-version", "2"]) == 0
    capsys.readouterr()
    main(["study", "status", folder])
    assert f"{name}  0 of 4 trials, 0 attempt(s); begin: period 1 begins" in capsys.readouterr().out
    assert main(["study", "withdraw", folder, name]) == 2
    assert "--key FILE" in capsys.readouterr().err
    assert main(["study", "withdraw", folder, name, "--key", key]) == 0
    main(["study", "status", folder])
    assert "0 participant(s)" in capsys.readouterr().out


def test_without_a_name_nobody_is_enrolled(tmp_path, capsys, monkeypatch):
    folder = tmp_path / "study"
    main(["study", "new", written(tmp_path, PLAIN), str(folder)])
    monkeypatch.setenv(PASSPHRASE, "correct horse")
    monkeypatch.setattr("sys.stdin", io.StringIO("\n"))
    assert main(["study", "enrol", str(folder), "--key", str(tmp_path / "key.json")]) == 2
    assert not (tmp_path / "key.json").exists()


def test_what_is_no_study_is_said(tmp_path, capsys):
    assert main(["study", "status", str(tmp_path)]) == 2
    assert "study.json is missing" in capsys.readouterr().err


def commands_of(page):
    """Of its code blocks, with the pseudonym that comes first where it stands for one."""
    lines = [line for line in page.splitlines() if line.startswith(("radgaze study ", "radgaze export "))]
    name = next(pseudonyms(read_protocol(SHIPPED / "view-then-describe.toml").seed))
    return [shlex.split(line.replace("P-…..", name))[1:] for line in lines], name


def test_the_page_leads_from_a_folder_of_films_to_datasets_and_its_other_commands_run(
    tmp_path, monkeypatch, capsys
):
    page = (SHIPPED.parents[1] / "docs" / "study.md").read_text("utf-8")
    commands, name = commands_of(page)
    assert len(commands) == 21
    (tmp_path / "films").mkdir()
    for number, grey in enumerate((60, 90)):
        Image.new("L", (320, 256), grey).save(tmp_path / "films" / f"{number}.png")
    (tmp_path / "first.toml").write_text(page.split("```toml\n")[1].split("```")[0], encoding="utf-8")
    (tmp_path / "said.txt").write_text("Clear lungs.", encoding="utf-8")
    shutil.copy(SHIPPED / "view-then-describe.toml", tmp_path)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv(PASSPHRASE, "correct horse")
    monkeypatch.setattr("sys.stdin", io.StringIO("Ada Lovelace\n"))
    for command in commands:
        quick = (
            ("--rate", "60", "--voice", "none")
            if command[:2] in (["study", "run"], ["study", "resume"])
            else ()
        )
        assert main([*command, *quick]) == 0, command
    said = capsys.readouterr().out
    assert said.count("2 of 2 trials, 2 attempt(s); finished") == 3
    assert "first-bids: 6 readings of 3 participants" in said
    assert f"{name} withdrew:" in said
    validator = shutil.which("bids-validator-deno")
    if validator is not None:
        assert subprocess.run([validator, "first-bids"], capture_output=True, timeout=120).returncode == 0
