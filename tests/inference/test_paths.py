"""The network of whole paths: what it draws, how likely it finds a path, and what it is held against."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
import torch

from eyetracking.scanpaths import Scanpath
from inference.evaluation.searches import (
    chosen_scores,
    length_errors,
    reader_scores,
    sample_scores,
    searches_of,
)
from inference.labels import FINDINGS
from inference.phantom.gaze_bank import GazeCase
from inference.scanpaths.heat_map_networks import ChestSearchMap, focal_loss, search
from inference.scanpaths.path_network import (
    PathConfig,
    PathNetwork,
    Paths,
    Setting,
    draw,
    encode_path,
    next_cells,
    path_loss,
    rows_of,
)
from inference.scanpaths.rivals import Known, medoid, rivals
from inference.training.path_task import PathData, PathTask

CONFIG = PathConfig(visual=6, semantic=3, task=5, width=16, heads=2, grid=4, slots=5, dropout=0.0)
SIZE = 224


def path(x: list[float], y: list[float]) -> Scanpath:
    ms = np.full(len(x), 200.0)
    return Scanpath(
        x_px=np.array(x), y_px=np.array(y), duration_ms=ms, onset_ms=np.cumsum(ms) - ms,
        width_px=SIZE, height_px=SIZE,
    )  # fmt: skip


def record(seed: int) -> GazeCase:
    rng = np.random.default_rng(seed)
    searches = {
        (who, finding): path([112, *rng.uniform(0, 224, 3)], [112, *rng.uniform(0, 224, 3)])
        for who in ("a", "b")
        for finding in ("edema", "fracture")
    }
    return GazeCase(seed, SIZE, {}, searches, {}, {"edema": [(0, 0, 9, 9)]})


@pytest.fixture
def network() -> PathNetwork:
    torch.manual_seed(0)
    return PathNetwork(CONFIG).eval()


@pytest.fixture
def seen(network: PathNetwork) -> tuple:  # type: ignore[type-arg]
    generator = torch.Generator().manual_seed(1)
    visual, semantics = (torch.randn(2, 16, n, generator=generator) for n in (6, 3))
    return network.encode(visual, semantics), torch.randn(2, 5, generator=generator)


def drawn(network: PathNetwork, seen: tuple, seed: int = 0, count: int = 7, **how: float) -> Paths:  # type: ignore[type-arg]
    generator = torch.Generator().manual_seed(seed)
    setting = Setting(**how)  # type: ignore[arg-type]
    return draw(network, *seen, count=count, generator=generator, setting=setting)[0]


def test_paths_begin_at_the_centre_stay_on_the_image_and_have_two_fixations_or_more(network, seen) -> None:  # type: ignore[no-untyped-def]
    paths = drawn(network, seen, count=40)
    assert (paths.place[:, :, 0] == 0.5).all()
    assert ((paths.place >= 0) & (paths.place < 1)).all()
    assert int(paths.length.min()) >= 2
    assert int(paths.length.max()) <= CONFIG.slots


def test_a_seed_gives_the_same_paths_and_another_others(network, seen) -> None:  # type: ignore[no-untyped-def]
    one, again, other = drawn(network, seen), drawn(network, seen), drawn(network, seen, seed=1)
    assert torch.equal(one.place, again.place)
    assert not torch.equal(one.place, other.place)


def test_a_fixation_depends_on_those_before_it_and_on_none_after(network, seen) -> None:  # type: ignore[no-untyped-def]
    """The state that a draw has kept is the one that all fixations at once give: nothing looks ahead."""
    memory, task = seen
    asked = task[:, None].expand(-1, 3, -1)
    fit = network.fits(memory, asked)
    place = torch.rand(2, 3, 4, 2, generator=torch.Generator().manual_seed(2))
    log_ms = torch.zeros(2, 3, 4)
    film, slot = network.film_keys(memory), torch.arange(4)
    together = network.step(network.enter(memory, fit, place, log_ms, slot), asked, film)
    past = [[] for _ in network.layers]  # type: ignore[var-annotated]
    for k in range(4):
        x = network.enter(memory, fit, place[:, :, k : k + 1], log_ms[:, :, k : k + 1], slot[k : k + 1])
        assert torch.allclose(network.step(x, asked, film, past), together[:, :, k : k + 1], atol=1e-5)


def test_places_are_drawn_as_often_as_they_are_likely(network, seen) -> None:  # type: ignore[no-untyped-def]
    memory, task = seen
    paths = drawn(network, seen, count=4000)
    asked = task[:, None].expand(-1, 4000, -1)
    fit = network.fits(memory, asked)
    x = network.enter(memory, fit, paths.place[:, :, :1], paths.log_ms[:, :, :1], torch.tensor([0]))
    state = network.step(x, asked, network.film_keys(memory))
    expected = network.cells(state, memory, fit).exp()[0, :, 0].mean(0)
    cell = network.cell_of(paths.place[0, :, 1])[0]
    found = torch.bincount(cell, minlength=16) / 4000
    assert torch.allclose(found, expected, atol=0.03)


def test_no_noise_takes_the_mean_place_of_the_cell_and_the_mean_duration(network, seen) -> None:  # type: ignore[no-untyped-def]
    one, two = (drawn(network, seen, seed=s, temperature=1e-4, noise=0.0) for s in (0, 1))
    assert torch.equal(one.place[:, :, 1], two.place[:, :, 1])
    assert torch.equal(one.log_ms[:, :, 0], two.log_ms[:, :, 0])


def test_what_comes_next_is_what_the_likelihood_of_a_path_holds_for_it(network, seen) -> None:  # type: ignore[no-untyped-def]
    memory, task = seen
    memory = type(memory)(*(m[:1] for m in memory))
    place, log_ms, length = encode_path(path([112, 40, 180], [112, 50, 200]), CONFIG.slots)
    whole = Paths(place[None, None], log_ms[None, None], torch.tensor([[length]]))
    expected = float(path_loss(network, memory, task[:1, None], whole)["cell"].detach())
    cell = network.cell_of(place)[0]
    begun = Paths(
        place[None, None, :2].expand(-1, 2, -1, -1),
        log_ms[None, None, :2].expand(-1, 2, -1),
        torch.tensor([[1, 2]]),
    )
    found = next_cells(network, memory, task[:1], begun)[0]
    assert found.sum(1) == pytest.approx([1, 1], abs=1e-5)
    log = found[[0, 1], cell[1:3]].log()
    assert float(-log.mean()) == pytest.approx(expected, abs=1e-5)


@pytest.mark.parametrize("least", [-4.0, -1.5])
def test_a_duration_is_held_for_no_surer_than_it_may_be(least: float) -> None:
    torch.manual_seed(0)
    network = PathNetwork(replace(CONFIG, least_log_sd=least)).eval()
    torch.nn.init.zeros_(network.duration.out.weight)
    network.duration.out.bias.data = torch.tensor([0.0, -9.0])
    memory = network.encode(torch.zeros(1, 16, 6), torch.zeros(1, 16, 3))
    one = Paths(torch.full((1, 1, 5, 2), 0.5), torch.full((1, 1, 5), 0.1), torch.tensor([[3]]))
    found = float(path_loss(network, memory, torch.zeros(1, 1, 5), one)["duration"].detach())
    assert found == pytest.approx(0.5 * (0.1 / np.exp(least)) ** 2 + least, rel=1e-4)


def test_padding_changes_no_likelihood(network, seen) -> None:  # type: ignore[no-untyped-def]
    memory, task = seen
    place, log_ms, length = encode_path(path([112, 40, 180], [112, 50, 200]), CONFIG.slots)
    one = Paths(place[None, None], log_ms[None, None], torch.tensor([[length]]))
    padded = Paths(*(torch.cat([v, torch.zeros_like(v)], 1) for v in one))
    memory = type(memory)(*(m[:1] for m in memory))
    a = path_loss(network, memory, task[:1, None], one)
    b = path_loss(network, memory, task[:1, None].expand(-1, 2, -1), padded)
    for name in a:
        assert a[name].item() == pytest.approx(b[name].item(), rel=1e-5)


def test_the_likelihood_of_a_path_grows_as_it_is_learnt() -> None:
    records = [record(k) for k in range(3)]
    data = PathData(torch.randn(3, 16, 6), torch.randn(3, 16, 3), torch.randn(len(FINDINGS), 5), records)
    task = PathTask(train=data, config=CONFIG, evaluate=lambda _: {}, films=2, paths=4)
    optimizer = torch.optim.Adam(task.network.parameters(), 1e-2)
    first = float(task.loss(0)[0].detach())
    for step in range(25):
        optimizer.zero_grad()
        task.loss(step)[0].backward()
        optimizer.step()
    assert float(task.loss(0)[0].detach()) < first - 0.5


def test_controls_take_the_meaning_out_of_the_semantics() -> None:
    semantics = torch.arange(4 * 5 * 2.0).view(4, 5, 2)
    data = PathData(torch.zeros(4, 5, 1), semantics, torch.zeros(1, 1), [])
    assert not data.controlled("zero", 0).semantics.any()
    shuffled = data.controlled("shuffled", 0).semantics
    assert all(not torch.equal(a, b) for a, b in zip(shuffled, semantics, strict=True))
    permuted = data.controlled("permuted", 0).semantics
    assert not torch.equal(permuted, semantics)
    assert torch.equal(permuted.sum(1), semantics.sum(1))
    with pytest.raises(ValueError, match="shuffled"):
        data.controlled("mixed", 0)


@pytest.fixture
def known() -> Known:
    records = [record(k) for k in range(6)]
    words = torch.randn(6, 16, len(FINDINGS), generator=torch.Generator().manual_seed(0))
    return Known(records, words, records[:2], words[:2])


@pytest.mark.parametrize("name", sorted(rivals()))
def test_every_rival_gives_as_many_paths_as_asked(known: Known, name: str) -> None:
    paths = rivals()[name](known, 0, "edema", 4, np.random.Generator(np.random.PCG64(0)))
    assert len(paths) == 4
    assert all(len(p) and p.width_px == SIZE for p in paths)


def test_the_leak_probe_copies_what_was_done_on_this_film_for_something_else(known: Known) -> None:
    paths = rivals()["copy_image"](known, 1, "edema", 5, np.random.Generator(np.random.PCG64(0)))
    own = [p for (_, f), p in known.test[1].search.items() if f == "fracture"]
    assert all(any(p is q for q in own) for p in paths)


def test_the_nearest_film_is_the_one_whose_map_is_the_same(known: Known) -> None:
    """The test films are the first training films; with one neighbour asked for, their own paths come."""
    import inference.scanpaths.rivals as module

    nearest, module.NEAREST = module.NEAREST, 1
    try:
        paths = rivals()["nearest_paths"](known, 1, "edema", 2, np.random.Generator(np.random.PCG64(0)))
    finally:
        module.NEAREST = nearest
    own = [p for (_, f), p in known.records[1].search.items() if f == "edema"]
    assert {id(p) for p in paths} == {id(p) for p in own}


def test_the_medoid_is_a_training_path_of_the_finding(known: Known) -> None:
    chosen = medoid(known, "edema", with_duration=True)
    assert any(chosen is p for _, p in known.pool["edema"])


def test_samples_and_chosen_paths_are_scored_apart_and_a_copy_of_a_reader_scores_as_it() -> None:
    asked = searches_of([record(0), record(1)])
    assert [(s.film, s.finding) for s in asked] == [(0, "edema"), (1, "edema")]
    copies = [[s.readers[0]] for s in asked]
    scores, ceiling = sample_scores(asked, copies)["scanmatch"], reader_scores(asked)["scanmatch"]
    assert scores == pytest.approx((1 + ceiling) / 2)
    assert chosen_scores(asked, copies)["C"]["scanmatch"] == pytest.approx(scores)


def test_a_length_is_held_against_the_readers_by_its_mean() -> None:
    asked = searches_of([record(0)])  # readers of four fixations
    assert length_errors(asked, [[path([1] * 3, [1] * 3), path([1] * 7, [1] * 7)]]) == pytest.approx([1])
    assert np.isnan(length_errors(asked, [[]])).all()


def test_an_autoregressive_search_comes_back_to_no_place_where_it_has_been() -> None:
    torch.manual_seed(0)
    model = ChestSearchMap(3, 4).eval()
    at, length = search(
        model, torch.randn(5, 196, 3), torch.randn(5, 4), generator=torch.Generator().manual_seed(0)
    )
    for places, n in zip(at, length, strict=True):
        apart = torch.cdist(places[:n], places[:n]) + torch.eye(int(n))
        assert float(apart.min()) > 16 / 224 - 1e-6


def test_the_focal_loss_is_least_for_the_map_that_is_right() -> None:
    target = torch.tensor([[0.1, 1.0, 0.1]])
    right, wrong = torch.tensor([[-6.0, 6.0, -6.0]]), torch.tensor([[6.0, -6.0, -6.0]])
    assert float(focal_loss(right, target)) < 0.01 < float(focal_loss(wrong, target))


def test_rows_are_fractions_and_milliseconds(network, seen) -> None:  # type: ignore[no-untyped-def]
    rows = rows_of(drawn(network, seen), 0)
    assert rows.shape[2] == 3
    assert 60 <= float(rows[..., 2].min()) <= float(rows[..., 2].max()) <= 2500


def test_differences_pair_films_and_keep_kinds_apart() -> None:
    """Ours is .1 better on both films that the other was scored on; the third has no score there."""
    from inference.evaluation.scanpath_cli import OURS, differences

    arms = {
        f"{OURS}/seed0": {"seed": 0, "by_film": {"samples/shipped/C/scanmatch": [0.5, 0.6, 0.9]}},
        "medoid/seed0": {"seed": 0, "by_film": {"consensus/C/scanmatch": [0.1, 0.1, 0.1]}},
        "human/seed0": {"seed": 0, "by_film": {"samples/C/scanmatch": [0.4, 0.5, None]}},
    }
    rows = differences(arms)
    assert [(r["method"], r["kind"], r["value"]) for r in rows] == [(f"{OURS} minus human", "samples", 0.1)]
    assert (rows[0]["low"], rows[0]["high"]) == (0.1, 0.1)


def test_a_control_on_the_other_backbone_is_held_against_the_full_network_on_it() -> None:
    from inference.evaluation.scanpath_cli import ON_PHOTOGRAPHS, OURS, differences

    def arm(value: float) -> dict[str, object]:
        return {"seed": 1, "by_film": {"samples/shipped/C/scanmatch": [value, value]}}

    arms = {
        f"{OURS}/seed0": arm(0.9),
        f"{ON_PHOTOGRAPHS}/seed1": arm(0.5),
        "semantics_zero_res/seed1": arm(0.3),
    }
    found = {r["method"]: r["value"] for r in differences(arms)}
    assert found[f"{ON_PHOTOGRAPHS} minus semantics_zero_res"] == pytest.approx(0.2)
    assert found[f"{OURS} minus {ON_PHOTOGRAPHS}"] == pytest.approx(0.4)
