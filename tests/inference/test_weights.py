"""Weights lie inside the model's folder, where their checksums hold."""

from __future__ import annotations

import pytest

from inference.api import ModelError
from inference.backbones.weights import inside


@pytest.mark.parametrize("name", ["/elsewhere", "../other", "a/../../b", "."])
def test_a_path_that_leads_out_of_the_folder_is_refused(tmp_path, name):
    with pytest.raises(ModelError, match="leads out"):
        inside(tmp_path / "model", name)


def test_a_folder_inside_is_taken(tmp_path):
    assert inside(tmp_path, "adapter") == (tmp_path / "adapter").resolve()
