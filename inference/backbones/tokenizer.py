"""The demo models' own tokenizer: byte-pair pieces over lower-cased English report text, as
tokenizer.json."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from tokenizers import Tokenizer, decoders, models, normalizers, pre_tokenizers, trainers
from transformers import PreTrainedTokenizerFast

SPECIAL = (
    "<|pad|>",
    "<|start|>",
    "<|end|>",
    "<|unknown|>",
    "<|vision_start|>",
    "<|vision_end|>",
    "<|image_pad|>",
    "<|video_pad|>",
)


def train_tokenizer(texts: Iterable[str], path: Path, vocabulary: int = 640) -> None:
    """Trains on `texts` and writes tokenizer.json. Every printable ASCII character stays expressible."""
    tokenizer = Tokenizer(models.BPE(unk_token="<|unknown|>"))
    tokenizer.normalizer = normalizers.Sequence([normalizers.NFKC(), normalizers.Lowercase()])
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence(
        [
            pre_tokenizers.Metaspace(replacement="▁", prepend_scheme="always"),
            pre_tokenizers.Punctuation(),
            pre_tokenizers.Digits(individual_digits=True),
        ]
    )
    tokenizer.decoder = decoders.Metaspace(replacement="▁", prepend_scheme="always")
    trainer = trainers.BpeTrainer(
        vocab_size=vocabulary,
        special_tokens=list(SPECIAL),
        show_progress=False,
        min_frequency=2,
        initial_alphabet=[chr(c) for c in range(33, 127)] + ["▁"],
    )
    tokenizer.train_from_iterator(texts, trainer)
    path.parent.mkdir(parents=True, exist_ok=True)
    tokenizer.save(str(path))


def load_tokenizer(path: Path) -> PreTrainedTokenizerFast:
    """tokenizer.json with the special tokens named as transformers wants them."""
    return PreTrainedTokenizerFast(
        tokenizer_file=str(path),
        pad_token="<|pad|>",
        bos_token="<|start|>",
        eos_token="<|end|>",
        unk_token="<|unknown|>",
    )
