"""Computations over an exported dataset."""

from __future__ import annotations

import csv
import io

import pyarrow.parquet as pq
import pytest
from study_protocols import PLAIN

from app.cli import main
from app.study.querying import NAMED, rows

pytest.importorskip("duckdb", reason='duckdb is missing: pip install "radgaze[query]"')


@pytest.fixture(scope="module")
def dataset(tmp_path_factory):
    """One simulated participant, two films."""
    place = tmp_path_factory.mktemp("study")
    (place / "p.toml").write_text(PLAIN, encoding="utf-8")
    words = ["--study", str(place / "s"), "--participant", "new", "--simulated", "--rate", "60"]
    assert main(["study", "run", str(place / "p.toml"), *words, "--voice", "none", "--trials", "2"]) == 0
    out = place / "out"
    assert main(["study", "export", str(place / "s"), "--format", "parquet", "--out", str(out)]) == 0
    return out


def test_a_named_query_counts_what_the_tables_hold(dataset, capsys):
    assert main(["study", "query", str(dataset), "fixations-by-film"]) == 0
    found = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    table = pq.read_table(dataset / "fixations.parquet")
    assert sum(int(row["fixations"]) for row in found) == table.num_rows
    dwell = sum(float(row["dwell_ms"]) for row in found)
    assert dwell == pytest.approx(sum(table.column("duration_ms").to_pylist()), abs=1)


@pytest.mark.parametrize("name", NAMED)
def test_every_named_query_is_answered(name, dataset):
    head, *_answers = rows(dataset, name)
    assert len(head) >= 3


def test_any_sql_goes_and_a_wrong_one_is_named_with_the_tables(dataset, capsys):
    assert list(rows(dataset, "SELECT count(*) AS n FROM samples", memory="200MB"))[:1] == [["n"]]
    assert main(["study", "query", str(dataset), "SELECT x FROM nothing"]) == 2
    said = capsys.readouterr().err
    assert "nothing" in said
    assert "readings" in said


def test_what_is_no_dataset_is_named(tmp_path, capsys):
    assert main(["study", "query", str(tmp_path), "SELECT 1"]) == 2
    assert "readings.parquet" in capsys.readouterr().err
