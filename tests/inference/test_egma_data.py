"""Prompts, scores and the adapter of real films, on a few numbers."""

from __future__ import annotations

import numpy as np
import pytest
import torch

from inference.alignment.film_scores import SHIPPED, joined
from inference.alignment.prompt_sets import load_prompts
from inference.api import InputError
from inference.backbones.film_adapter import FilmAdapter
from inference.backbones.patch_head import PatchHead, PatchHeadConfig
from inference.evaluation.demo_phantom import POINTING, evaluate_phantom
from inference.evaluation.statistics import stratified_auroc
from inference.phantom.config import PhantomConfig


def test_prompts_of_a_file_replace_those_of_the_findings_that_it_names(tmp_path):
    file = tmp_path / "mine.toml"
    file.write_text('["pleural effusion"]\nstates = ["blunted angle"]\n')
    prompts = load_prompts(file)
    assert prompts["pleural effusion"] == (("blunted angle",), SHIPPED["pleural effusion"][1])
    assert prompts["edema"] == SHIPPED["edema"]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("[scurvy]\nstates = ['x']", "scurvy"),
        ("[edema]\nsays = ['x']", "says"),
        ("[edema]\nstates = []", "states"),
        ("[edema]\ndenies = 'no'", "denies"),
        ("edema = 3", "edema"),
        ("[edema", "TOML"),
    ],
)
def test_a_wrong_prompt_file_is_named_with_its_field(text, named, tmp_path):
    file = tmp_path / "mine.toml"
    file.write_text(text)
    with pytest.raises(InputError, match=named) as refused:
        load_prompts(file)
    assert "mine.toml" in refused.value.message


def test_scores_are_added_in_their_spread_over_known_films():
    """Means 1 and 10, spreads 1 and 5: (3 - 1) / 1 + (15 - 10) / 5."""
    known = [np.array([[0.0], [2.0]], np.float32), np.array([[5.0], [15.0]], np.float32)]
    parts = [np.array([[3.0]], np.float32), np.array([[15.0]], np.float32)]
    assert joined(parts, known)[0, 0] == pytest.approx(2 + 1)


def test_strata_take_away_what_they_explain():
    """Scores that only follow the stratum are chance within it."""
    strata = np.repeat([0, 1], 50)
    labels = np.concatenate([np.arange(50) < 5, np.arange(50) < 45])
    assert stratified_auroc(labels, strata.astype(float), strata) == 0.5
    assert stratified_auroc(labels, labels.astype(float), strata) == 1.0
    assert np.isnan(stratified_auroc(labels, labels, labels))


def test_a_patients_film_is_answered_by_members_that_have_not_seen_it():
    adapter = FilmAdapter(2, 1, 3, left_out=[["anna"], ["bert"]])
    adapter.weights[0, -1], adapter.weights[1, -1] = 1.0, 3.0
    adapter.directions[0] = torch.tensor([1.0, 0.0, 0.0])
    film = torch.zeros(1, 2, 4, 4)
    assert adapter(film, patient="anna")[0, 0] == 1
    assert adapter(film, patient="bert")[0, 0] == 3
    assert adapter(film, patient="carl")[0, 0] == adapter(film)[0, 0] == 2


def test_the_best_patches_speak_for_a_sentence():
    head = PatchHead(PatchHeadConfig(channels=3, text=2, width=2, grid=(2, 2), best=2))
    similarity = torch.tensor([[[0.8, 0.4, -1.0, -1.0]]])
    expected = head.log_scale.exp() * 0.6 + head.bias
    assert head.evidence(similarity)[0, 0].item() == pytest.approx(expected.item())


def test_the_demo_table_points_with_every_method_that_it_names():
    table = evaluate_phantom(
        PhantomConfig(), n=8, n_gaze=0, seed=0, say=lambda _text: None, parts=["pointing"]
    )
    values = {r.method: r.value for r in table.rows if r.metric == "pointing_game"}
    assert set(values) == set(POINTING)
    assert all(value is not None and 0 <= value <= 1 for value in values.values())
