"""Small random encoders, written by transformers itself in the layouts of real checkpoints."""

from __future__ import annotations

from pathlib import Path

from transformers import (
    BertConfig,
    BertModel,
    BertTokenizerFast,
    ResNetConfig,
    ResNetModel,
    SwinConfig,
    SwinModel,
    ViTConfig,
    ViTModel,
)


def swin(folder: Path) -> Path:
    SwinModel(SwinConfig(embed_dim=8, depths=[1, 1, 1, 1], num_heads=[1, 1, 1, 1])).save_pretrained(folder)
    return folder


def resnet(folder: Path) -> Path:
    sizes = [16, 16, 24, 32]
    ResNetModel(ResNetConfig(embedding_size=8, hidden_sizes=sizes, depths=[1, 1, 1, 1])).save_pretrained(
        folder
    )
    return folder


def vit(folder: Path) -> Path:
    config = ViTConfig(hidden_size=16, num_hidden_layers=1, num_attention_heads=2, intermediate_size=16)
    ViTModel(config, add_pooling_layer=False).save_pretrained(folder)
    return folder


def bert(folder: Path) -> Path:
    folder.mkdir()
    words = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "left", "effusion", "heart", "large", "."]
    (folder / "vocab.txt").write_text("\n".join(words))
    BertTokenizerFast(vocab=str(folder / "vocab.txt")).save_pretrained(folder)
    config = BertConfig(
        vocab_size=len(words),
        hidden_size=16,
        num_hidden_layers=4,
        num_attention_heads=2,
        intermediate_size=16,
    )
    BertModel(config, add_pooling_layer=False).save_pretrained(folder)
    return folder
