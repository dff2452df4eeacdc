"""Hanging protocols: what is chosen, what goes where, what is said of a file that is wrong."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from encode import cr_dataset, save

from app.hanging.choose import choose, hang
from app.hanging.images import Image, image_of, of_now_and_before, view_of
from app.hanging.protocol import (
    BUILT_IN,
    Known,
    Match,
    Place,
    Protocol,
    ProtocolError,
    load_protocols,
    read_protocol,
    save_protocol,
    user_folder,
)
from app.library.index import Library


def image(name: str, view: str, *, study: str = "now", date: str = "20240301", **more: str) -> Image:
    given = {"modality": "CR", "body_part": "CHEST", "time": "1000", "view_why": "", **more}
    return Image(id=name, path=Path(name), study_uid=study, date=date, view=view, **given)


PA, LAT = image("pa", "PA"), image("lat", "LAT")
OLD_AP = image("old-ap", "AP", study="before", date="20220110")
OLD_LAT = image("old-lat", "LAT", study="before", date="20220110")
OLDER_PA = image("older-pa", "PA", study="long-ago", date="20150110")


def built_in() -> list[Known]:
    known, problems = load_protocols(((BUILT_IN, False),))
    assert not problems
    return known


@pytest.mark.parametrize(
    ("main", "others", "name", "panes"),
    [
        (PA, [], "One image", {"main": "pa"}),
        (PA, [LAT], "Frontal and lateral", {"main": "pa", "second": "lat"}),
        (LAT, [PA], "Lateral and frontal", {"main": "lat", "second": "pa"}),
        (PA, [OLD_AP, OLDER_PA], "Current and prior", {"main": "pa", "prior": "old-ap"}),
        (
            PA,
            [OLD_LAT, LAT, OLD_AP],
            "Frontal and lateral, with prior",
            {"main": "pa", "second": "lat", "prior": "old-ap", "prior_second": "old-lat"},
        ),
        (
            PA,
            [LAT, OLD_AP],
            "Frontal and lateral, with prior",
            {"main": "pa", "second": "lat", "prior": "old-ap"},
        ),
        (OLD_AP, [PA, LAT, OLD_LAT], "Frontal and lateral", {"main": "old-ap", "second": "old-lat"}),
        (replace(PA, modality="MG"), [OLD_AP], "One image", {"main": "pa"}),
        (replace(PA, view=""), [], "One image", {"main": "pa"}),
    ],
)
def test_the_built_in_protocols(main, others, name, panes):
    for monitors in (1, 2, 3):
        chosen = choose(built_in(), main, others, monitors=monitors).chosen
        assert chosen is not None
        assert chosen.known.protocol.name == name
        assert {pane: found.id for pane, found in chosen.images.items()} == panes
        assert sorted(pane for row in chosen.rows for pane in row) == sorted(panes)
        assert chosen.why


def test_the_order_of_the_images_and_files_does_not_matter():
    others = [LAT, OLD_AP, OLD_LAT, OLDER_PA]
    answers = {
        (found.chosen.known.protocol.name, tuple((p, i.id) for p, i in found.chosen.images.items()))
        for found in (
            choose(known, PA, order, monitors=1)
            for known in (built_in(), built_in()[::-1])
            for order in (others, others[::-1])
        )
    }
    assert len(answers) == 1


def test_what_needs_two_monitors_is_only_chosen_by_hand():
    one, two = (choose(built_in(), PA, [OLD_AP], monitors=n) for n in (1, 2))
    name = "Prior on the second monitor"
    assert name in [known.protocol.name for known, why in one.others if "1 monitor" in why]
    assert name in [found.known.protocol.name for found in two.possible]
    assert two.chosen.known.protocol.name == "Current and prior"


def test_the_readers_own_go_first_and_every_refusal_has_a_reason(tmp_path):
    own = Protocol(
        name="Mine", match=Match(prior=True), rows=[["prior", "main"]], panes={"prior": Place(study="prior")}
    )
    known = [*built_in(), Known(protocol=own, path=tmp_path / "zz.toml", own=True)]
    with_prior, without = choose(known, PA, [LAT, OLD_AP], monitors=1), choose(known, PA, [LAT], monitors=1)
    assert with_prior.chosen.known.protocol.name == "Mine"
    assert without.chosen.known.protocol.name == "Frontal and lateral"
    assert all(why for _known, why in without.others)
    assert "no earlier study" in {k.protocol.name: why for k, why in without.others}["Mine"]


def test_a_prior_is_of_an_earlier_study_only():
    later = image("later", "PA", study="later", date="20250101")
    same_day = image("same-day", "PA", study="other", date="20240301", time="0900")
    undated = image("undated", "PA", study="undated", date="")
    now, before = of_now_and_before(PA, [later, same_day, undated, LAT, OLD_AP])
    assert [i.id for i in now] == ["lat"]
    assert [i.id for i in before] == ["same-day", "old-ap"]


def test_a_protocol_that_asks_for_pa_is_not_given_ap():
    place = Place(study="prior", view=["PA"])
    only = Known(
        protocol=Protocol(name="x", rows=[["main", "prior"]], panes={"prior": place}),
        path=Path("x"),
        own=False,
    )
    assert hang(only, PA, [OLD_AP], monitors=1) == "there is no PA of the earlier study"
    assert hang(only, PA, [OLD_AP, OLDER_PA], monitors=1).images["prior"].id == "older-pa"


def test_an_image_is_hung_once():
    twice = Protocol(
        name="x", rows=[["main", "second"]], panes={"second": Place(study="current", view=["FRONTAL"])}
    )
    known = Known(protocol=twice, path=Path("x.toml"), own=False)
    assert isinstance(hang(known, PA, [], monitors=1), str)
    assert hang(known, PA, [image("pa2", "AP")], monitors=1).images["second"].id == "pa2"


@pytest.mark.parametrize(
    ("position", "description", "orientation", "view", "why"),
    [
        ("PA", "Chest LAT", "", "PA", "View Position"),
        ("LL", "", "", "LAT", "View Position"),
        ("LLD", "", "", "OTHER", "View Position"),
        ("", "Thorax lateral", "", "LAT", "description"),
        ("", "CHEST P.A.", "", "PA", "description"),
        ("", "Chest AP portable", "", "AP", "description"),
        ("", "lateral decubitus", "", "OTHER", "description"),
        ("", "Chest", "A\\F", "LAT", "Patient Orientation"),
        ("", "Chest", "L\\F", "FRONTAL", "Patient Orientation"),
        ("", "collateral", "", "", "nothing"),
    ],
)
def test_the_view_and_what_says_it(position, description, orientation, view, why):
    found, said = view_of(position, description, orientation)
    assert found == view
    assert why in said


@pytest.mark.parametrize(
    ("text", "field", "reason"),
    [
        ('name = "x"', "", "rows"),
        ('name = "x"\nrows = [["main", "left"]]', "rows", "left"),
        ('name = "x"\nrows = [["prior"]]', "rows", "main is missing"),
        ('name = "x"\nrows = [["main"], []]', "rows", "empty"),
        ('name = "x"\nrows = [["main", "main"]]', "rows", "twice"),
        ('name = "x"\nrows = [["main"]]\n[panes.prior]\nstudy = "prior"', "panes", "no row has"),
        ('name = "x"\nrows = [["main"]]\n[panes.main]\nview = ["AXIAL"]', "panes", "AXIAL"),
        ('name = "x"\nrows = [["main"]]\n[match]\nmodalities = ["CR"]', "match", "modalities"),
        ('name = "x"\nrows = [["main"]]\n[panes.main]\nmonitor = 2', "panes.main.monitor", "stays"),
        ("name = ", "", "no TOML"),
    ],
)
def test_a_wrong_file_is_named_with_its_field_and_a_way_out(tmp_path, text, field, reason):
    path = tmp_path / "mine.toml"
    path.write_text(text)
    with pytest.raises(ProtocolError) as caught:
        read_protocol(path)
    assert "mine.toml" in str(caught.value)
    assert field in caught.value.field
    assert reason in caught.value.reason
    assert caught.value.way_out


def test_one_wrong_file_leaves_the_others(tmp_path):
    user_folder().mkdir(parents=True)
    (user_folder() / "broken.toml").write_text("rows = 3")
    known, problems = load_protocols()
    assert len(known) == len(built_in())
    assert [problem.path.name for problem in problems] == ["broken.toml"]


def test_a_saved_arrangement_is_read_back_the_same():
    wanted = Protocol(
        name="Zwei Ebenen / prior",
        match=Match(modality=["CR"], view=["FRONTAL"], prior=True),
        rows=[["main", "prior"], ["second"]],
        panes={"prior": Place(study="prior", view=["same"], fit=False, quarter_turns=1, preset="LUNG")},
    )
    path = save_protocol(wanted)
    assert path.parent == user_folder()
    assert read_protocol(path) == wanted
    assert load_protocols()[0][0].own


def film(folder: Path, name: str, **elements: object) -> Path:
    pixels = np.random.default_rng(len(name)).integers(0, 4096, (40, 32)).astype(np.uint16)
    return save(cr_dataset(pixels, bits=12, **elements), folder / f"{name}.dcm")


def test_the_library_knows_what_protocols_ask_for(tmp_path):
    library = Library(tmp_path / "library")
    known = {"PatientID": "P1", "PatientName": "Curie^Marie", "BodyPartExamined": "CHEST"}
    now = library.add(
        film(tmp_path, "now", StudyInstanceUID="1.2", StudyDate="20240301", SeriesDescription="PA", **known)
    )
    library.add(
        film(
            tmp_path,
            "side",
            StudyInstanceUID="1.2",
            StudyDate="20240301",
            PatientOrientation=["A", "F"],
            **known,
        )
    )
    library.add(
        film(tmp_path, "before", StudyInstanceUID="1.1", StudyDate="20200301", ViewPosition="PA", **known)
    )
    library.add(
        film(
            tmp_path,
            "somebody",
            StudyInstanceUID="9",
            StudyDate="20200301",
            **{**known, "PatientName": "Other^P"},
        )
    )
    library.add(film(tmp_path, "nobody", StudyInstanceUID="8", PatientID="P2", PatientName="Curie^Marie"))
    others = [image_of(study) for study in library.of_patient(now)]
    assert [(other.view, other.date, other.body_part) for other in others] == [
        ("LAT", "20240301", "CHEST"),
        ("PA", "20200301", "CHEST"),
    ]
    assert image_of(now).view == "PA"
    chosen = choose(built_in(), image_of(now), others, monitors=1).chosen
    assert chosen.known.protocol.name == "Frontal and lateral, with prior"
    library.rebuild()
    assert [image_of(study) for study in library.of_patient(now)] == others
