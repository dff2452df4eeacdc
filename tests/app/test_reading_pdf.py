"""The reading as PDF, read back with pypdf."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import msgspec
import numpy as np
import pytest
from archives import film as dicom_film
from matplotlib.axes import Axes
from pydicom import dcmread
from pypdf import PdfReader

from app.export.pdf_page import Pages, wrapped
from app.export.reading_pdf import MARKED, PROPOSED, contents, reading_pdf
from app.export.report_text import report_text
from app.imaging.errors import ImageReadError
from app.measure.annotation import Proposer, new_annotation
from app.reading.picture import load_picture
from app.reading.records import Markup, StudyRef
from app.reading.report import Report
from app.reading.session import ReadingSession
from eyetracking.scanpaths.types import Scanpath
from inference import api

MODEL = api.ModelInfo(
    id="demo-x",
    version="3",
    task="t",
    architecture="a small net",
    trained_on="phantoms.",
    licence="l",
    demo=True,
)


@pytest.fixture(scope="module")
def film(rg1):
    return load_picture(rg1)


@pytest.fixture
def session(tmp_path: Path, rg1: Path, film) -> ReadingSession:
    ref = StudyRef(
        id="1", title="t", image_path=str(rg1), image_id="1", width_px=film.width_px, height_px=film.height_px
    )
    made = ReadingSession(tmp_path / "session", ref)
    frame = api.FrameRef(segment="s", offset=0, shape=(8, 8), dtype="float32", digest="0" * 64)
    image = api.ImageInput(frame=frame, width_px=film.width_px, height_px=film.height_px, image_id="1")
    row = api.FindingRow(finding="cardiomegaly", no_gaze=0.25, own_gaze=0.5, predicted_gaze=None)
    made.add_diagnosis(
        api.Diagnose(image=image),
        api.DiagnoseResult(rows=[row], predicted=None, calibrated_on="phantoms", models=[MODEL], seed=0),
        0.1,
    )
    values = np.zeros((8, 8), np.float32)
    values[5, 2] = 1.0
    explained = api.ExplainResult(
        map=frame, phrase="enlarged heart", method="matex", similarity=0.3, prior=[], models=[MODEL], seed=0
    )
    made.add_explanation(api.Explain(image=image, phrase="enlarged heart"), explained, values, 0.1)
    by = Proposer(model="demo-anatomy", version="1", demo=True, adjusted=True)
    lines = ((200.0, 900.0), (1700.0, 900.0), (700.0, 1000.0), (1450.0, 1050.0), (950.0, 1000.0))
    made.set_markup(Markup(annotations=(new_annotation("ctr", lines, proposed_by=by),)), "CTR")
    made.write_report(
        made.report.added("The heart is large, 12 % more than $5.").signed("Ada Reader", "2026-01-01"), "sign"
    )
    made.fixations = Scanpath(
        x_px=np.array([400.0, 900.0, 950.0]), y_px=np.array([500.0, 900.0, 950.0]),
        duration_ms=np.array([200.0, 300.0, 400.0]), onset_ms=np.array([0.0, 300.0, 700.0]),
        width_px=film.width_px, height_px=film.height_px, source="own",
    )  # fmt: skip
    return made


def text_of(data: bytes) -> str:
    pages = PdfReader(io.BytesIO(data)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def test_everything_that_was_found_is_in_words(session: ReadingSession) -> None:
    said = text_of(reading_pdf(contents(session)))
    for words in (
        "CompressedSamples RG1",
        "Study: 2004-08-26",
        "The heart is large, 12 % more than $5. [written by the reader]",
        "Signed by Ada Reader, 2026-01-01.",
        "CTR 0.50; heart 250 + 500 / thorax 1500 px; proposed by demo-anatomy 1, adjusted by reader;",
        "cardiomegaly 0.25 0.50 not run",
        "MATEX of “enlarged heart”: similarity 0.30, no scale; demo-x 3 (demo model)",
        "Fixations 3",
        "Mean fixation 300 ms",
        "demo-x 3 (demo model). a small net. Trained on phantoms.",
    ):
        assert words in said, words


def test_a_probability_has_its_scale_and_is_never_certain(session: ReadingSession) -> None:
    """As the window says it: no model knows 0 or 1."""
    reach = api.Reach(finding="edema", data="nih", metric="auroc", value=0.85, low=0.8, high=0.9, n=99)
    row = api.FindingRow(finding="edema", no_gaze=0.0001, own_gaze=0.9999, predicted_gaze=None)
    printed = replace(contents(session), rows=(row,), reach=(reach,), models=(), fixations=None, map=None)
    assert "edema <.01 >.99 not run not run real films .85" in text_of(reading_pdf(printed))


def test_a_proposed_measurement_is_drawn_as_one(session: ReadingSession, monkeypatch) -> None:
    inks: list[object] = []
    plot = Axes.plot

    def noted(*args, **kwargs):
        inks.append(kwargs["color"])
        return plot(*args, **kwargs)

    monkeypatch.setattr(Axes, "plot", noted)
    by = Proposer(model="demo-anatomy", version="1", demo=True)
    drawn = [new_annotation("ruler", ((9.0, 9.0), (99.0, 9.0)), proposed_by=one) for one in (by, None)]
    session.markup = Markup(annotations=tuple(drawn))
    reading_pdf(replace(contents(session), rows=(), models=(), fixations=None, map=None))
    assert inks[0] == PROPOSED
    assert inks[-1] == MARKED


def test_a_map_that_means_little_is_printed_as_faintly_as_it_is_shown(session: ReadingSession) -> None:
    strong = contents(session).map
    shown = session.explanation()
    faint = msgspec.structs.replace(shown.result, unknown=["elephant"], strength=0.1)
    session.add_explanation(shown.request, faint, session.map(shown.map), 0.1)
    weak = contents(session).map
    assert weak.opacity == pytest.approx(strong.opacity * 0.1)
    assert "“elephant” never learnt" in weak.caption
    assert "Drawn at 10 % of its strength" in weak.caption


def test_a_film_without_a_patient_is_called_as_in_the_list(session: ReadingSession, tmp_path: Path) -> None:
    from PIL import Image

    Image.fromarray(np.zeros((40, 30), np.uint8)).save(tmp_path / "image.png")
    printed = replace(contents(session), image_path=tmp_path / "image.png", title="00000001_000.png")
    said = text_of(reading_pdf(printed))
    assert "File: 00000001_000.png" in said
    assert "Patient" not in said


def test_no_head_of_a_table_stands_alone_at_the_end_of_a_page() -> None:
    pages = Pages("head", "foot")
    while pages.room > 70:
        pages.paragraph("words")
    pages.heading("Findings")
    pages.table([("What", "Value"), ("edema", "0.10")], (0.5, 0.5))
    first, last = (
        page.extract_text() for page in PdfReader(io.BytesIO(pages.pdf(title="", subject=""))).pages
    )
    assert "Findings" not in first
    assert {"Findings", "What", "edema"} <= set(last.split())


def test_every_page_says_what_it_is_not_for(session: ReadingSession) -> None:
    reader = PdfReader(io.BytesIO(reading_pdf(contents(session))))
    assert len(reader.pages) > 1
    for number, page in enumerate(reader.pages, start=1):
        said = page.extract_text()
        assert "Research use only, not for diagnosis." in said
        assert f"{number} of {len(reader.pages)}" in said
    assert reader.metadata is not None
    assert reader.metadata.subject == "Research use only, not for diagnosis."


def test_without_identity_no_name_number_or_date_is_left(session: ReadingSession) -> None:
    data = reading_pdf(contents(session, identity=False))
    said = text_of(data)
    assert "De-identified" in said
    assert "does not say whether words are burned into the picture" in said
    assert "The heart is large" in said
    for word in ("RG1", "Compressed", "9RG1", "2004", "Ada", "2026-01-01"):
        assert word not in said, word
        assert word.encode() not in data, word


def test_without_identity_no_description_overlay_or_day_of_making_is_left(tmp_path: Path) -> None:
    path = dicom_film(tmp_path, name="film", patient="Curie^Marie", study="1.2.3")
    ds = dcmread(path)
    ds.SeriesDescription = "Marie standing"
    for element, vr, value in (
        (0x10, "US", 64), (0x11, "US", 48), (0x40, "CS", "G"), (0x50, "SS", [1, 1]), (0x100, "US", 1),
        (0x102, "US", 0), (0x3000, "OW", b"\xff" * (64 * 48 // 8)),
    ):  # fmt: skip
        ds.add_new((0x6000, element), vr, value)
    ds.save_as(path)
    ref = StudyRef(id="1", title="t", image_path=str(path), image_id="1", width_px=48, height_px=64)
    made = ReadingSession(tmp_path / "session", ref)
    named, unnamed = (
        PdfReader(io.BytesIO(reading_pdf(contents(made, identity=identity)))) for identity in (True, False)
    )
    words = [" ".join(page.extract_text() for page in reader.pages) for reader in (named, unnamed)]
    assert ["Marie standing" in text for text in words] == [True, False]
    assert [(reader.metadata or {}).get("/CreationDate") is None for reader in (named, unnamed)] == [
        False,
        True,
    ]
    white = [
        np.asarray(next(iter(reader.pages[0].images)).image.convert("L")).min() for reader in (named, unnamed)
    ]
    assert white[0] == 255
    assert white[1] < 255


def test_the_picture_lies_as_the_reader_turned_it(session: ReadingSession, film) -> None:
    printed = contents(session)
    upright, turned = (
        next(iter(PdfReader(io.BytesIO(reading_pdf(p))).pages[0].images)).image
        for p in (printed, replace(printed, view=replace(printed.view, quarter_turns=1, flipped=True)))
    )
    assert upright is not None
    assert turned is not None
    assert upright.size == turned.size[::-1]
    # matplotlib keeps pictures bottom row first
    one, two = (np.flipud(np.asarray(p.convert("L"), np.int16)) for p in (upright, turned))
    assert max(upright.size) == 1400
    expected = np.rot90(one[:, ::-1], -1)
    assert np.abs(expected - two).mean() < 2.0


def test_a_reading_without_anything_is_a_film_and_says_so(session: ReadingSession, tmp_path: Path) -> None:
    empty = ReadingSession(tmp_path / "empty", session.study)
    said = text_of(reading_pdf(contents(empty)))
    assert "No sentence was written or accepted. Not signed." in said
    assert "Findings" not in said


def test_a_film_that_is_gone_is_said(session: ReadingSession, tmp_path: Path) -> None:
    session.study = msgspec.structs.replace(session.study, image_path=str(tmp_path / "gone.dcm"))
    with pytest.raises(ImageReadError, match=r"gone\.dcm"):
        reading_pdf(contents(session))


def test_long_words_are_cut_and_lines_fit() -> None:
    lines = wrapped("short " + "x" * 300 + "\nnext", 100.0, 10)
    assert lines[0] == "short"
    assert "".join(lines[1:-1]) == "x" * 300
    assert lines[-1] == "next"
    assert wrapped("", 100.0, 10) == [""]


def test_a_long_table_goes_on_on_the_next_page() -> None:
    pages = Pages("head", "foot")
    pages.table([("A", "B")] + [(f"row {k}", "word " * 30) for k in range(60)], (0.3, 0.7))
    reader = PdfReader(io.BytesIO(pages.pdf(title="t", subject="s")))
    assert len(reader.pages) > 1
    said = " ".join(page.extract_text() for page in reader.pages)
    assert all(f"row {k}\n" in said or f"row {k} " in said for k in range(60))


def test_half_a_character_costs_no_report(session: ReadingSession) -> None:
    """Of a folder that is not named in UTF-8, or a broken paste: no font has half of a surrogate pair."""
    session.report = Report().added("No effusion \ud83d.")
    note = new_annotation("text", ((5.0, 5.0),), text="look \udcff")
    session.markup = Markup(annotations=(note,))
    assert "No effusion \ufffd." in text_of(reading_pdf(contents(session)))
    assert "No effusion \ufffd." in report_text(session).encode().decode()
