"""`radgaze run` without its window: what is asked, what is written, going on after a stop."""

from __future__ import annotations

import errno
import json
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pyarrow.parquet as pq
import pytest
from PIL import Image
from places import surroundings
from worker_helpers import ARGUMENTS, QUICK

from app.batch.asking import KINDS, Asking
from app.batch.films import BatchError, Film, films_of
from app.batch.ledger import Ledger
from app.batch.running import Tally, batch
from app.cli import main
from inference import api

SIDE_PX = 64


def write_film(path: Path, seed: int) -> Path:
    values = np.random.Generator(np.random.PCG64(seed)).integers(0, 255, (SIDE_PX, SIDE_PX), dtype=np.uint8)
    Image.fromarray(values).save(path)
    return path


@pytest.fixture
def films(tmp_path: Path) -> Path:
    folder = tmp_path / "films"
    folder.mkdir()
    for number in range(3):
        write_film(folder / f"film-{number}.png", number)
    return folder


def explain(source: Path, output: Path, *, phrase: str = "look", said: list[str] | None = None) -> Tally:
    with batch(
        Asking(kind="explain", phrase=phrase), output, (said if said is not None else []).append,
        models=[], policy=QUICK, worker_arguments=ARGUMENTS,
    ) as work:  # fmt: skip
        return work.run(films_of(source))


def test_a_folder_becomes_a_table_and_maps(films: Path, tmp_path: Path) -> None:
    tally = explain(films, tmp_path / "out")
    assert (tally.films, tally.answered, tally.failed) == (3, 3, 0)
    rows = pq.read_table(tmp_path / "out" / "results.parquet").to_pylist()
    assert [Path(row["path"]).name for row in rows] == ["film-0.png", "film-1.png", "film-2.png"]
    assert {row["models"] for row in rows} == {"test"}
    values = np.load(tmp_path / "out" / rows[0]["map"])
    assert values.shape == (SIDE_PX, SIDE_PX)
    assert (tmp_path / "out" / rows[0]["map"]).with_suffix(".png").exists()


def test_a_film_whose_name_is_not_utf8_stands_in_the_table(tmp_path: Path) -> None:
    """All films were answered, then the table was not written for one name."""
    film = Film(write_film(tmp_path / os.fsdecode(b"film-\xff.png"), 0), {})
    ledger = Ledger(tmp_path / "out", Asking(kind="explain", phrase="look"))
    ledger.write(film, rows=[{"similarity": 0.5}], models="test")
    assert pq.read_table(ledger.table()).to_pylist()[0]["path"].endswith("film-\ufffd.png")
    assert Ledger(tmp_path / "out", Asking(kind="explain", phrase="look")).knows(film)


@pytest.mark.parametrize("line", ["[]", "{}", '{"film": 3}', "\ufffd", '{"film": {"path": "x"}, "rows": 3}'])
def test_a_line_of_a_run_that_nobody_could_have_written_is_asked_again(line: str, tmp_path: Path) -> None:
    out = tmp_path / "out"
    Ledger(out, Asking(kind="explain", phrase="look"))
    (out / "done.jsonl").write_bytes(line.encode("utf-8").replace(b"\xef\xbf\xbd", b"\xff") + b"\n")
    assert Ledger(out, Asking(kind="explain", phrase="look")).done == {}


@pytest.mark.parametrize("data", [b"", b"[]", b"{", b"\xff", b"[" * 100_000])
def test_a_run_whose_question_cannot_be_read_says_so(data: bytes, tmp_path: Path) -> None:
    out = tmp_path / "out"
    Ledger(out, Asking(kind="explain", phrase="look"))
    (out / "run.json").write_bytes(data)
    with pytest.raises(BatchError, match="cannot be read"):
        Ledger(out, Asking(kind="explain", phrase="look"))


def test_a_run_goes_on_where_it_was_stopped(films: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    explain(films / "film-0.png", out)
    with (out / "done.jsonl").open("a") as file:
        file.write('{"film": {"pa')  # the machine went off in the middle of a line
    tally = explain(films, out)
    assert (tally.skipped, tally.answered) == (1, 2)
    assert len(pq.read_table(out / "results.parquet")) == 3
    assert all(json.loads(line) for line in (out / "done.jsonl").read_text().splitlines())


def test_a_film_that_changed_is_asked_again(films: Path, tmp_path: Path) -> None:
    explain(films / "film-0.png", tmp_path / "out")
    write_film(films / "film-0.png", 99)
    assert explain(films / "film-0.png", tmp_path / "out").answered == 1


def test_what_fails_is_named_and_the_rest_goes_on(films: Path, tmp_path: Path) -> None:
    (films / "broken.dcm").write_text("no film")
    said: list[str] = []
    tally = explain(films, tmp_path / "out", said=said)
    assert (tally.answered, tally.failed) == (3, 1)
    assert any(line.startswith("broken.dcm: ") and "text file" in line for line in said)
    assert explain(films, tmp_path / "out").skipped == 3, "a failed film is asked again"


def test_a_film_that_kills_the_worker_does_not_end_the_run(films: Path, tmp_path: Path) -> None:
    table = tmp_path / "table.csv"
    table.write_text("path,phrase\nfilms/film-0.png,crash\nfilms/film-1.png,look\n")
    tally = explain(table, tmp_path / "out")
    assert (tally.answered, tally.failed) == (1, 1)


def test_a_full_disk_ends_the_run_and_the_same_command_goes_on(
    films: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    really, writes = np.save, []

    def save(*args: object) -> None:
        writes.append(args)
        if len(writes) == 2:
            raise OSError(errno.ENOSPC, "No space left on device")
        really(*args)  # type: ignore[arg-type]

    monkeypatch.setattr(np, "save", save)
    with pytest.raises(BatchError, match="No space left on device"):
        explain(films, tmp_path / "out")
    tally = explain(films, tmp_path / "out")
    assert (tally.skipped, tally.answered) == (1, 2)


def test_an_output_that_cannot_be_a_folder_is_said(films: Path, tmp_path: Path) -> None:
    (tmp_path / "out").write_text("a file")
    with pytest.raises(BatchError, match="out cannot be written"):
        explain(films, tmp_path / "out")


def test_another_question_needs_another_folder(films: Path, tmp_path: Path) -> None:
    Ledger(tmp_path / "out", Asking(kind="explain", phrase="effusion"))
    with pytest.raises(BatchError, match="differs in phrase"):
        Ledger(tmp_path / "out", Asking(kind="explain", phrase="edema"))


def test_a_table_names_films_beside_itself_and_their_phrases(tmp_path: Path) -> None:
    table = tmp_path / "list.tsv"
    table.write_text("path\tphrase\na.png\tleft effusion\n")
    assert films_of(table) == [Film((tmp_path / "a.png").resolve(), {"phrase": "left effusion"})]
    table.write_text("file\nx\n")
    with pytest.raises(BatchError, match="row 1: no path"):
        films_of(table)


def test_wrong_input_ends_with_code_2_and_the_way_out(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = str(tmp_path / "out")
    assert main(["run", "embed", "--input", str(tmp_path / "none"), "--output", out]) == 2
    assert "is not there" in capsys.readouterr().err
    write_film(tmp_path / "a.png", 1)
    assert main(["run", "embed", "--input", str(tmp_path / "a.png"), "--output", out, "--model", "gone"]) == 2
    assert "there is no model 'gone'" in capsys.readouterr().err


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_asks_of_the_model_that_was_named(kind: str) -> None:
    frame = api.FrameRef(segment="s", offset=0, shape=(4, 4), dtype="uint16", digest="")
    image = api.ImageInput(frame=frame, width_px=4, height_px=4, image_id="x")
    asked = Asking(kind=kind, model="mine", phrase="p", finding="edema", seed=3)
    request = KINDS[kind].request(image, asked, {})
    assert (request.model, request.seed) == ("mine", 3)


def test_without_a_phrase_explain_says_so() -> None:
    frame = api.FrameRef(segment="s", offset=0, shape=(4, 4), dtype="uint16", digest="")
    image = api.ImageInput(frame=frame, width_px=4, height_px=4, image_id="x")
    with pytest.raises(BatchError, match="no phrase"):
        KINDS["explain"].request(image, Asking(kind="explain"), {})


ON_RAY = """
import sys
from pathlib import Path
from worker_helpers import ARGUMENTS, QUICK
from app.batch.asking import Asking
from app.batch.films import films_of
from app.batch.running import batch
asking = Asking(kind="explain", phrase=sys.argv[3])
more = {"models": [], "policy": QUICK, "worker_arguments": ARGUMENTS}
with batch(asking, Path(sys.argv[2]), print, ray=2, **more) as work:
    print(work.run(films_of(Path(sys.argv[1]))))
"""


@pytest.mark.slow
def test_two_workers_of_a_cluster_answer_as_one_here_does_and_go_on_where_they_were(
    films: Path, tmp_path: Path
) -> None:
    pytest.importorskip("ray", reason="Ray is not installed: pip install 'radgaze[ray]'")

    def run(source: Path, phrase: str) -> str:
        out = [str(source), str(tmp_path / "ray"), phrase]
        return subprocess.run(
            [sys.executable, "-c", ON_RAY, *out],
            capture_output=True,
            text=True,
            check=True,
            env=surroundings(),
        ).stdout

    explain(films, tmp_path / "here")
    (films / "broken.png").write_bytes(b"no film")
    assert "answered=3, failed=1" in run(films, "look")
    here, there = (
        pq.read_table(tmp_path / name / "results.parquet").sort_by("path").to_pylist()
        for name in ("here", "ray")
    )
    assert here == there
    for row in there:
        assert np.array_equal(np.load(tmp_path / "here" / row["map"]), np.load(tmp_path / "ray" / row["map"]))
    assert "skipped=3, answered=0, failed=1" in run(films, "look")


def test_without_ray_the_way_out_is_named(
    films: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "ray", None)
    with (
        pytest.raises(BatchError, match="Ray is not installed"),
        batch(Asking(kind="explain", phrase="look"), tmp_path / "out", print, ray=2),
    ):
        pass
