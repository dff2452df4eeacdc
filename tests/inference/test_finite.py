"""No NaN leaves the worker."""

from __future__ import annotations

import numpy as np
import pytest

from inference import api
from inference.context import local_context
from inference.finite import check_result

MODEL = api.ModelInfo(id="m", version="1", task="t", architecture="a", trained_on="x", licence="l", demo=True)


@pytest.mark.parametrize("value", [float("nan"), float("inf"), float("-inf")])
def test_a_result_with_a_number_that_is_none_is_refused_by_field(value):
    row = api.FindingRow(finding="edema", no_gaze=0.5, own_gaze=value, predicted_gaze=None)
    result = api.DiagnoseResult(rows=[row], predicted=None, calibrated_on="", models=[MODEL], seed=0)
    with pytest.raises(api.ModelError, match=r"DiagnoseResult\.rows\[0\]\.own_gaze"):
        check_result(result)


def test_a_map_with_a_value_that_is_none_is_refused():
    context, _ = local_context()
    with pytest.raises(api.ModelError, match="1 of 4 values"):
        context.emit_map(np.array([[0, 1], [np.nan, 0]], np.float32))


def test_numbers_pass():
    check_result(api.EmbedResult(image=[0.5], texts=[[1.0]], models=[MODEL], seed=0))
