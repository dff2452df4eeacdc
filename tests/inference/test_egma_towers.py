"""Small random checkpoints, written by transformers itself, as EGMA's towers."""

from __future__ import annotations

import pytest
import torch
from small_towers import bert, resnet, swin, vit

from inference.alignment.egma.losses import Options, Sample, collate, egma
from inference.alignment.egma.towers import EgmaModel, ImageTower, TextTower
from inference.api import ModelError

IMAGES = torch.randn(2, 3, 224, 224, generator=torch.Generator().manual_seed(0))


@pytest.mark.parametrize(
    ("make", "level", "patches", "width"),
    [
        (swin, "last", 49, 64),
        (swin, "finer", 196, 32),
        (resnet, "last", 49, 32),
        (resnet, "finer", 196, 24),
        (vit, "last", 196, 16),
    ],
)
def test_an_image_tower_gives_its_grid_of_patches(make, level, patches, width, tmp_path):
    tower = ImageTower.load(make(tmp_path / "tower"), level=level).eval()
    assert tower(IMAGES).shape == (2, patches, width)
    assert tower.width == width


def test_padding_does_not_change_a_sentence(tmp_path):
    tower = TextTower.load(bert(tmp_path / "bert")).eval()
    alone = tower(["left effusion."])
    beside = tower(["left effusion.", "heart large. left effusion. heart large."])
    assert torch.allclose(alone[0], beside[0], atol=1e-5)


def test_the_whole_model_learns_from_its_loss(tmp_path):
    model = EgmaModel(ImageTower.load(swin(tmp_path / "a")), TextTower.load(bert(tmp_path / "b")), width=8)
    model.train()
    optimizer = torch.optim.Adam(model.parameters(), 3e-3)
    torch.manual_seed(0)
    gaze = torch.rand(2, 49)
    values = []
    for _ in range(6):
        patches, words = model.patches(IMAGES), model.sentences(["left effusion.", "heart large."])
        batch = collate([Sample(patches[0], words, gaze), Sample(patches[1], words[:1])])
        loss = egma(batch, model.scale, Options())
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        values.append(float(loss.detach()))
    assert values[-1] < values[0]


def test_weights_that_are_no_safetensors_are_refused(tmp_path):
    folder = vit(tmp_path / "vit")
    state = next(folder.glob("*.safetensors"))
    torch.save({}, folder / "pytorch_model.bin")
    state.unlink()
    with pytest.raises(ModelError, match="weights cannot be read"):
        ImageTower.load(folder)


def test_another_family_and_another_level_are_refused(tmp_path):
    with pytest.raises(ModelError, match="family 'bert'"):
        ImageTower.load(bert(tmp_path / "bert"))
    with pytest.raises(ModelError, match="level 'first'"):
        ImageTower.load(swin(tmp_path / "swin"), level="first")


def test_a_folder_without_a_config_is_refused(tmp_path):
    with pytest.raises(ModelError, match=r"config\.json"):
        TextTower.load(tmp_path)
