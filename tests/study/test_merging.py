"""Sites' studies exported as one."""

from __future__ import annotations

import shutil

import pyarrow.parquet as pq
from study_protocols import PLAIN

from app.cli import main
from app.study.exports import exports_of
from app.study.folder import open_study
from app.study.merging import merged
from app.study.participants import participants_of


def site(folder, text=PLAIN, people=1):
    folder.mkdir()
    (folder / "p.toml").write_text(text, encoding="utf-8")
    words = ["--study", str(folder / "s"), "--participant", "new", "--simulated", "--rate", "60"]
    for _ in range(people):
        code = main(["study", "run", str(folder / "p.toml"), *words, "--voice", "none", "--trials", "1"])
        assert code == 0
    return folder / "s"


def test_two_sites_become_one_collection_and_shared_pseudonyms_are_told_apart(tmp_path, capsys):
    one, two = site(tmp_path / "1"), site(tmp_path / "2", people=2)
    out = tmp_path / "out"
    words = ["study", "export", str(one), str(two), "--format", "parquet", "--out", str(out)]
    assert main(words) == 0
    names = set(pq.read_table(out / "readings.parquet").column("participant").to_pylist())
    (shared,) = (who.pseudonym for who in participants_of(open_study(one)))
    second = next(w.pseudonym for w in participants_of(open_study(two)) if w.pseudonym != shared)
    assert names == {f"{shared}-A", f"{shared}-B", second}
    assert "1 pseudonym(s)" in capsys.readouterr().err
    (noted,) = exports_of(open_study(one))
    assert noted.participants == (shared,)  # under the name it has there, for a withdrawal


def test_another_protocol_is_refused_with_what_differs(tmp_path, capsys):
    one = site(tmp_path / "1")
    two = site(tmp_path / "2", PLAIN.replace("seconds = 5", "seconds = 6"))
    words = ["study", "export", str(one), str(two), "--format", "bids", "--out", str(tmp_path / "out")]
    assert main(words) == 2
    assert "phases differ" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_consents_may_differ_and_it_is_said(tmp_path):
    one = site(tmp_path / "1")
    two = site(tmp_path / "2", PLAIN.replace('version = "2"', 'version = "2b"'))
    collection, said = merged([open_study(one), open_study(two)], licence="x")
    assert collection.consent_version == "2, 2b"
    assert any("consent texts differ" in words for words in said)


def test_films_of_one_name_that_are_not_the_same_are_refused(tmp_path, capsys):
    from PIL import Image

    text = PLAIN.replace('kind = "phantom"\ncount = 4', 'kind = "folder"\npath = "films"')
    places = []
    for number in (1, 2):
        films = tmp_path / str(number) / "films"
        films.mkdir(parents=True)
        Image.new("L", (64, 64), 40 * number).save(films / "a.png")
        (tmp_path / str(number) / "p.toml").write_text(text, encoding="utf-8")
        place = tmp_path / str(number) / "s"
        assert main(["study", "new", str(tmp_path / str(number) / "p.toml"), str(place)]) == 0
        places.append(str(place))
    assert main(["study", "export", *places, "--format", "bids", "--out", str(tmp_path / "out")]) == 2
    assert "another one than at" in capsys.readouterr().err


def test_a_folder_twice_is_refused(tmp_path, capsys):
    one = site(tmp_path / "1")
    shutil.rmtree(one / "trials")
    assert (
        main(["study", "export", str(one), str(one), "--format", "bids", "--out", str(tmp_path / "o")]) == 2
    )
    assert "given twice" in capsys.readouterr().err
