"""Writes a checkpoint of Qwen2.5-VL-3B's true shape with random bfloat16 weights (7.5 GB), shard by shard.

python tests/helpers/true_size.py FOLDER
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import torch
import transformers as tf
from checkpoints import _QWEN_SPECIAL, CARD, QWEN_TEMPLATE, byte_tokenizer
from safetensors.torch import save_file

SHARD_BYTES = 1 << 30
SIDE_PX = 448


def config(token: tf.PreTrainedTokenizerFast) -> tf.Qwen2_5_VLConfig:
    """The published config.json of the 3B model, with the ids of a small tokenizer."""
    ids = {name: token.convert_tokens_to_ids(name) for name in _QWEN_SPECIAL}
    return tf.Qwen2_5_VLConfig(
        text_config={
            "vocab_size": 151_936, "hidden_size": 2048, "intermediate_size": 11_008, "num_hidden_layers": 36,
            "num_attention_heads": 16, "num_key_value_heads": 2, "max_position_embeddings": 128_000,
            "rope_parameters": {"rope_type": "default", "rope_theta": 1e6, "mrope_section": [16, 24, 24]},
            "bos_token_id": ids["<|endoftext|>"], "eos_token_id": ids["<|im_end|>"],
            "tie_word_embeddings": True,
        },
        vision_config={
            "depth": 32, "hidden_size": 1280, "intermediate_size": 3420, "num_heads": 16,
            "out_hidden_size": 2048, "patch_size": 14, "window_size": 112,
            "fullatt_block_indexes": [7, 15, 23, 31],
        },
        image_token_id=ids["<|image_pad|>"], video_token_id=ids["<|video_pad|>"],
        vision_start_token_id=ids["<|vision_start|>"], vision_end_token_id=ids["<|vision_end|>"],
        tie_word_embeddings=True,
    )  # fmt: skip


def write(folder: Path, *, layers: int = 0) -> Path:
    """The folder, written once; as it is where it is there already. layers: of each tower, the last of the
    image's over the whole film; 0 for all."""
    if (folder / "README.md").is_file():
        return folder
    folder.mkdir(parents=True, exist_ok=True)
    token = byte_tokenizer(_QWEN_SPECIAL, eos_token="<|im_end|>", pad_token="<|endoftext|>")
    token.chat_template = QWEN_TEMPLATE
    token.save_pretrained(folder)
    shape = config(token)
    if layers:
        shape.vision_config.depth = layers
        shape.vision_config.fullatt_block_indexes = [layers - 1]
        shape.text_config.num_hidden_layers = layers
        shape.text_config.layer_types = shape.text_config.layer_types[:layers]
    with torch.device("meta"):
        model = tf.Qwen2_5_VLForConditionalGeneration(shape)
    wanted = {name: tuple(t.shape) for name, t in model.named_parameters()}
    generator = torch.Generator().manual_seed(0)
    shard: dict[str, torch.Tensor] = {}
    index: dict[str, str] = {}
    number = 0

    def put() -> None:
        nonlocal shard, number
        number += 1
        name = f"model-{number:05d}.safetensors"
        save_file(shard, folder / name, metadata={"format": "pt"})
        index.update(dict.fromkeys(shard, name))
        shard = {}

    for name, size in wanted.items():
        if len(size) == 1:
            values = torch.zeros(size) if name.endswith("bias") else torch.ones(size)
        else:
            values = torch.randn(size, generator=generator) * 0.02
        shard[name] = values.to(torch.bfloat16)
        if sum(t.nbytes for t in shard.values()) > SHARD_BYTES:
            put()
    put()
    (folder / "model.safetensors.index.json").write_text(json.dumps({"metadata": {}, "weight_map": index}))
    shape.architectures = ["Qwen2_5_VLForConditionalGeneration"]
    shape.dtype = "bfloat16"
    shape.save_pretrained(folder)
    ends = [token.convert_tokens_to_ids(name) for name in ("<|im_end|>", "<|endoftext|>")]
    tf.GenerationConfig(eos_token_id=ends, pad_token_id=ends[1]).save_pretrained(folder)
    tf.Qwen2VLImageProcessorPil(min_pixels=56 * 56, max_pixels=SIDE_PX * SIDE_PX).save_pretrained(folder)
    settings = json.loads((folder / "preprocessor_config.json").read_text())
    settings["image_processor_type"] = "Qwen2VLImageProcessor"
    (folder / "preprocessor_config.json").write_text(json.dumps(settings))
    (folder / "README.md").write_text(CARD.format(licence="apache-2.0"), encoding="utf-8")
    return folder


if __name__ == "__main__":
    sys.stdout.write(f"{write(Path(sys.argv[1]))}\n")
