"""The device that the settings ask for, and what is said where it cannot be had."""

from __future__ import annotations

import pytest
import torch

import inference.runners
from inference.worker import probe_device


@pytest.mark.skipif(torch.cuda.is_available(), reason="here the GPU can be had")
def test_a_gpu_that_cannot_be_had_is_said(monkeypatch):
    monkeypatch.setenv("RADGAZE_DEVICE", "cuda")
    device, _name, text = probe_device(inference.runners)
    assert device == "cpu"
    assert text.startswith("The settings ask for a GPU: No usable GPU was found")


def test_the_processor_is_taken_where_it_is_asked_for(monkeypatch):
    monkeypatch.setenv("RADGAZE_DEVICE", "cpu")
    assert "as the settings ask" in probe_device(inference.runners)[2]
