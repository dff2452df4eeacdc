"""What a sentence states and what it denies."""

from __future__ import annotations

import pytest

from inference.captioning.statements import findings_stated, mentions


@pytest.mark.parametrize(
    ("sentence", "stated", "denied"),
    [
        ("Consolidation without effusion.", {"consolidation"}, {"pleural effusion"}),
        ("No effusion, pneumothorax or fracture.", set(), {"pleural effusion", "pneumothorax", "fracture"}),
        ("No pneumothorax, small left effusion.", {"pleural effusion"}, {"pneumothorax"}),
        ("No effusion but a left pneumothorax.", {"pneumothorax"}, {"pleural effusion"}),
        ("Pneumothorax is not seen.", set(), {"pneumothorax"}),
        ("Free of consolidation.", set(), {"consolidation"}),
        ("The heart is not enlarged.", set(), {"cardiomegaly"}),
        ("Heart size normal.", set(), {"cardiomegaly"}),
        ("Cardiomegaly with edema.", {"cardiomegaly", "edema"}, set()),
        ("Lungs clear.", set(), {"lung opacity"}),
        ("Portable film.", set(), set()),
    ],
)  # fmt: skip
def test_a_denial_reaches_as_far_as_its_clause(sentence, stated, denied):
    found = mentions(sentence)
    assert {m.finding for m in found if not m.negated} == stated
    assert {m.finding for m in found if m.negated} == denied


def test_without_effusion_is_no_effusion():
    assert findings_stated("Left consolidation without effusion.") == {"consolidation", "lung opacity"}


@pytest.mark.parametrize(
    ("sentence", "side"), [("Left effusion.", 1), ("Right effusion.", -1), ("Effusions.", 0)]
)
def test_the_side_is_the_patients(sentence, side):
    assert mentions(sentence)[0].side == side
