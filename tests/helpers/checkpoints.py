"""Small random checkpoints in the layouts that real ones have: written by save_pretrained, with a tokenizer,
an image processor's settings, a chat template and a card. Nothing is fetched."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import torch
import transformers as tf
from tokenizers import Tokenizer, decoders, models, pre_tokenizers, trainers

WORDS = (
    "There is a small left pleural effusion. The heart is normal in size. No pneumothorax is seen.",
    "Write the findings section of the radiology report for this chest radiograph.",
)
CARD = "---\nlicense: {licence}\ndatasets:\n- test-films\nbase_model: nobody/random\n---\n# A random model\n"
QWEN_TEMPLATE = (
    "{% for message in messages %}{% if loop.first and message['role'] != 'system' %}<|im_start|>system\n"
    "You are a helpful assistant.<|im_end|>\n{% endif %}<|im_start|>{{ message['role'] }}\n"
    "{% if message['content'] is string %}{{ message['content'] }}<|im_end|>\n{% else %}"
    "{% for content in message['content'] %}{% if content['type'] == 'image' or 'image' in content %}"
    "<|vision_start|><|image_pad|><|vision_end|>{% elif 'text' in content %}{{ content['text'] }}{% endif %}"
    "{% endfor %}<|im_end|>\n{% endif %}{% endfor %}"
    "{% if add_generation_prompt %}<|im_start|>assistant\n{% endif %}"
)
LLAVA_TEMPLATE = (
    "{% for message in messages %}{{ message['role'].upper() }}: "
    "{% for content in message['content'] | selectattr('type', 'equalto', 'image') %}<image>\n{% endfor %}"
    "{% for content in message['content'] | selectattr('type', 'equalto', 'text') %}{{ content['text'] }} "
    "{% endfor %}{% endfor %}{% if add_generation_prompt %}ASSISTANT:{% endif %}"
)
GEMMA_TEMPLATE = (
    "{{ bos_token }}{% for message in messages %}{{ '<start_of_turn>' + message['role'] + '\n' }}"
    "{% for item in message['content'] %}{% if item['type'] == 'image' %}{{ '<start_of_image>' }}"
    "{% elif item['type'] == 'text' %}{{ item['text'] | trim }}{% endif %}{% endfor %}"
    "{{ '<end_of_turn>\n' }}{% endfor %}"
    "{% if add_generation_prompt %}{{ '<start_of_turn>model\n' }}{% endif %}"
)


def byte_tokenizer(special: list[str], **named: str) -> tf.PreTrainedTokenizerFast:
    """Byte-level pairs, as Qwen and Llama 3 have them."""
    raw = Tokenizer(models.BPE())
    raw.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    raw.decoder = decoders.ByteLevel()
    trainer = trainers.BpeTrainer(
        vocab_size=320 + len(special),
        special_tokens=special,
        initial_alphabet=pre_tokenizers.ByteLevel.alphabet(),
        show_progress=False,
    )
    raw.train_from_iterator(WORDS * 4, trainer)
    return tf.PreTrainedTokenizerFast(tokenizer_object=raw, **named)


def word_pieces() -> tf.PreTrainedTokenizerFast:
    """BERT's: lower case, word pieces, [CLS] and [SEP]."""
    from tokenizers import normalizers, processors

    special = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]
    raw = Tokenizer(models.WordPiece(unk_token="[UNK]"))
    raw.normalizer = normalizers.BertNormalizer()
    raw.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    raw.decoder = decoders.WordPiece()
    raw.train_from_iterator(
        [*WORDS, "abcdefghijklmnopqrstuvwxyz"] * 4,
        trainers.WordPieceTrainer(vocab_size=200, special_tokens=special, show_progress=False),
    )
    raw.post_processor = processors.TemplateProcessing(
        single="[CLS] $A [SEP]", special_tokens=[("[CLS]", 2), ("[SEP]", 3)]
    )
    names = dict(
        zip(("pad_token", "unk_token", "cls_token", "sep_token", "mask_token"), special, strict=True)
    )
    return tf.PreTrainedTokenizerFast(tokenizer_object=raw, **names)


def _finish(folder: Path, model: Any, tokenizer: Any, processor: Any, *, licence: str = "apache-2.0") -> Path:
    model.eval().save_pretrained(folder)
    if tokenizer is not None:
        tokenizer.save_pretrained(folder)
    if processor is not None:
        processor.save_pretrained(folder)
    (folder / "README.md").write_text(CARD.format(licence=licence), encoding="utf-8")
    return folder


def _set(folder: Path, name: str, **values: Any) -> None:
    """As the published files name things, where saving anew writes them otherwise."""
    path = folder / name
    path.write_text(json.dumps(json.loads(path.read_text()) | values), encoding="utf-8")


_QWEN_SPECIAL = [
    "<|endoftext|>", "<|im_start|>", "<|im_end|>", "<|vision_start|>", "<|vision_end|>", "<|vision_pad|>",
    "<|image_pad|>", "<|video_pad|>",
]  # fmt: skip


def qwen2_5_vl(folder: Path, *, licence: str = "apache-2.0", dtype: torch.dtype = torch.float32) -> Path:
    torch.manual_seed(0)
    token = byte_tokenizer(_QWEN_SPECIAL, eos_token="<|im_end|>", pad_token="<|endoftext|>")
    token.chat_template = QWEN_TEMPLATE
    ids = {name: token.convert_tokens_to_ids(name) for name in _QWEN_SPECIAL}
    config = tf.Qwen2_5_VLConfig(
        text_config={
            "vocab_size": len(token), "hidden_size": 64, "intermediate_size": 96, "num_hidden_layers": 3,
            "num_attention_heads": 4, "num_key_value_heads": 2, "max_position_embeddings": 4096,
            "rope_parameters": {"rope_type": "default", "rope_theta": 1e6, "mrope_section": [2, 3, 3]},
            "bos_token_id": ids["<|endoftext|>"], "eos_token_id": ids["<|im_end|>"],
        },
        vision_config={
            "depth": 4, "hidden_size": 32, "intermediate_size": 48, "num_heads": 2, "out_hidden_size": 64,
            "patch_size": 14, "window_size": 56, "fullatt_block_indexes": [1, 3],
        },
        image_token_id=ids["<|image_pad|>"], video_token_id=ids["<|video_pad|>"],
        vision_start_token_id=ids["<|vision_start|>"], vision_end_token_id=ids["<|vision_end|>"],
    )  # fmt: skip
    model = tf.Qwen2_5_VLForConditionalGeneration(config).to(dtype)
    model.generation_config = tf.GenerationConfig(
        do_sample=True, temperature=0.1, top_p=0.001, top_k=1, repetition_penalty=1.05,
        eos_token_id=[ids["<|im_end|>"], ids["<|endoftext|>"]], pad_token_id=ids["<|endoftext|>"],
    )  # fmt: skip
    processor = tf.Qwen2VLImageProcessorPil(min_pixels=56 * 56, max_pixels=28 * 28 * 40)
    made = _finish(folder, model, token, processor, licence=licence)
    _set(made, "preprocessor_config.json", image_processor_type="Qwen2VLImageProcessor")
    return made


def qwen3_vl(folder: Path) -> Path:
    torch.manual_seed(0)
    token = byte_tokenizer(_QWEN_SPECIAL, eos_token="<|im_end|>", pad_token="<|endoftext|>")
    token.chat_template = QWEN_TEMPLATE
    ids = {name: token.convert_tokens_to_ids(name) for name in _QWEN_SPECIAL}
    config = tf.Qwen3VLConfig(
        text_config={
            "vocab_size": len(token), "hidden_size": 64, "intermediate_size": 96, "num_hidden_layers": 4,
            "num_attention_heads": 4, "num_key_value_heads": 2, "head_dim": 16,
            "rope_parameters": {
                "rope_type": "default", "rope_theta": 5e6, "mrope_section": [4, 2, 2],
                "mrope_interleaved": True,
            },
            "bos_token_id": ids["<|endoftext|>"], "eos_token_id": ids["<|im_end|>"],
        },
        vision_config={
            "depth": 4, "hidden_size": 32, "intermediate_size": 48, "num_heads": 2, "out_hidden_size": 64,
            "patch_size": 16, "num_position_embeddings": 256, "deepstack_visual_indexes": [0, 2],
        },
        image_token_id=ids["<|image_pad|>"], video_token_id=ids["<|video_pad|>"],
        vision_start_token_id=ids["<|vision_start|>"], vision_end_token_id=ids["<|vision_end|>"],
    )  # fmt: skip
    model = tf.Qwen3VLForConditionalGeneration(config)
    model.generation_config = tf.GenerationConfig(
        eos_token_id=ids["<|im_end|>"], pad_token_id=ids["<|endoftext|>"]
    )
    processor = tf.Qwen2VLImageProcessorPil(
        patch_size=16, size={"shortest_edge": 64 * 64, "longest_edge": 32 * 32 * 30}
    )
    made = _finish(folder, model, token, processor)
    _set(made, "preprocessor_config.json", image_processor_type="Qwen2VLImageProcessor")
    return made


def llava(folder: Path, *, crop: bool = True) -> Path:
    torch.manual_seed(0)
    token = byte_tokenizer(
        ["<s>", "</s>", "<unk>", "<pad>", "<image>"],
        bos_token="<s>", eos_token="</s>", unk_token="<unk>", pad_token="<pad>",
    )  # fmt: skip
    token.chat_template = LLAVA_TEMPLATE
    config = tf.LlavaConfig(
        vision_config=tf.CLIPVisionConfig(
            hidden_size=32, intermediate_size=48, num_hidden_layers=4, num_attention_heads=2, image_size=56,
            patch_size=14, projection_dim=32,
        ),
        text_config=tf.LlamaConfig(
            vocab_size=len(token), hidden_size=64, intermediate_size=96, num_hidden_layers=3,
            num_attention_heads=4, num_key_value_heads=4, max_position_embeddings=512,
        ),
        image_token_index=token.convert_tokens_to_ids("<image>"),
        vision_feature_layer=-2, vision_feature_select_strategy="default",
    )  # fmt: skip
    model = tf.LlavaForConditionalGeneration(config)
    model.generation_config = tf.GenerationConfig(
        eos_token_id=token.eos_token_id, pad_token_id=token.pad_token_id
    )
    processor = tf.CLIPImageProcessorPil(
        size={"shortest_edge": 56}, crop_size={"height": 56, "width": 56}, do_center_crop=crop
    )
    made = _finish(folder, model, token, processor)
    _set(made, "preprocessor_config.json", image_processor_type="CLIPImageProcessor")
    (made / "processor_config.json").write_text(
        json.dumps(
            {"processor_class": "LlavaProcessor", "patch_size": 14, "num_additional_image_tokens": 1,
             "vision_feature_select_strategy": "default", "image_token": "<image>"}
        )
    )  # fmt: skip
    return made


def gemma3(folder: Path) -> Path:
    torch.manual_seed(0)
    special = ["<pad>", "<eos>", "<bos>", "<unk>", "<start_of_turn>", "<end_of_turn>", "<start_of_image>",
               "<end_of_image>", "<image_soft_token>"]  # fmt: skip
    token = byte_tokenizer(
        special, bos_token="<bos>", eos_token="<eos>", unk_token="<unk>", pad_token="<pad>"
    )
    token.chat_template = GEMMA_TEMPLATE
    ids = {name: token.convert_tokens_to_ids(name) for name in special}
    config = tf.Gemma3Config(
        text_config=tf.Gemma3TextConfig(
            vocab_size=len(token), hidden_size=64, intermediate_size=96, num_hidden_layers=3,
            num_attention_heads=4, num_key_value_heads=2, head_dim=16, sliding_window=1024,
            query_pre_attn_scalar=16,
            layer_types=["sliding_attention", "sliding_attention", "full_attention"],
        ),
        vision_config=tf.SiglipVisionConfig(
            hidden_size=32, intermediate_size=48, num_hidden_layers=3, num_attention_heads=2, image_size=56,
            patch_size=7,
        ),
        mm_tokens_per_image=16,
        boi_token_index=ids["<start_of_image>"], eoi_token_index=ids["<end_of_image>"],
        image_token_index=ids["<image_soft_token>"],
    )  # fmt: skip
    model = tf.Gemma3ForConditionalGeneration(config)
    torch.nn.init.normal_(
        model.model.multi_modal_projector.mm_input_projection_weight, std=0.2
    )  # zero at first
    model.generation_config = tf.GenerationConfig(
        eos_token_id=[ids["<eos>"], ids["<end_of_turn>"]], pad_token_id=0, bos_token_id=ids["<bos>"]
    )
    processor = tf.Gemma3ImageProcessorPil(size={"height": 56, "width": 56}, do_pan_and_scan=None)
    made = _finish(folder, model, token, processor, licence="other")
    _set(made, "preprocessor_config.json", image_processor_type="Gemma3ImageProcessor")
    return made


GENERATIVE: dict[str, Callable[[Path], Path]] = {
    "qwen2_5_vl": qwen2_5_vl,
    "qwen3_vl": qwen3_vl,
    "llava": llava,
    "gemma3": gemma3,
}


def _small_bert(width: int = 32, tokens: int = 200) -> tf.BertConfig:
    return tf.BertConfig(
        vocab_size=tokens, hidden_size=width, num_hidden_layers=3, num_attention_heads=max(1, width // 64) * 2
        if width < 64 else width // 64,
        intermediate_size=48, max_position_embeddings=64,
    )  # fmt: skip


def clip(folder: Path, *, crop: bool = True) -> Path:
    torch.manual_seed(0)
    token = byte_tokenizer(
        ["<|startoftext|>", "<|endoftext|>"], bos_token="<|startoftext|>", eos_token="<|endoftext|>",
        pad_token="<|endoftext|>",
    )  # fmt: skip
    config = tf.CLIPConfig(
        text_config={
            "vocab_size": len(token), "hidden_size": 32, "intermediate_size": 48, "num_hidden_layers": 2,
            "num_attention_heads": 2, "max_position_embeddings": 77, "eos_token_id": token.eos_token_id,
            "bos_token_id": token.bos_token_id,
        },
        vision_config={
            "hidden_size": 32, "intermediate_size": 48, "num_hidden_layers": 6, "num_attention_heads": 2,
            "image_size": 56, "patch_size": 14,
        },
        projection_dim=24,
    )  # fmt: skip
    processor = tf.CLIPImageProcessorPil(
        size={"shortest_edge": 56}, crop_size={"height": 56, "width": 56}, do_center_crop=crop
    )
    made = _finish(folder, tf.CLIPModel(config), token, processor)
    _set(made, "preprocessor_config.json", image_processor_type="CLIPImageProcessor")
    return made


def siglip(folder: Path) -> Path:
    torch.manual_seed(0)
    token = byte_tokenizer(["</s>", "<unk>"], eos_token="</s>", pad_token="</s>", unk_token="<unk>")
    config = tf.SiglipConfig(
        text_config={
            "vocab_size": len(token), "hidden_size": 32, "intermediate_size": 48, "num_hidden_layers": 2,
            "num_attention_heads": 2, "max_position_embeddings": 24,
        },
        vision_config={
            "hidden_size": 32, "intermediate_size": 48, "num_hidden_layers": 2, "num_attention_heads": 2,
            "image_size": 56, "patch_size": 14,
        },
    )  # fmt: skip
    processor = tf.SiglipImageProcessorPil(size={"height": 56, "width": 56})
    made = _finish(folder, tf.SiglipModel(config), token, processor)
    _set(made, "preprocessor_config.json", image_processor_type="SiglipImageProcessor")
    return made


def dinov2(folder: Path) -> Path:
    torch.manual_seed(0)
    config = tf.Dinov2Config(
        hidden_size=32, num_hidden_layers=2, num_attention_heads=2, image_size=70, patch_size=14
    )
    processor = tf.BitImageProcessorPil(
        size={"shortest_edge": 70}, crop_size={"height": 70, "width": 70}, image_mean=[0.53] * 3,
        image_std=[0.25] * 3,
    )  # fmt: skip
    made = _finish(folder, tf.Dinov2Model(config), None, processor)
    _set(made, "preprocessor_config.json", image_processor_type="BitImageProcessor")
    return made


def resnet(folder: Path) -> Path:
    torch.manual_seed(0)
    config = tf.ResNetConfig(embedding_size=8, hidden_sizes=[16, 24, 32, 40], depths=[1, 1, 1, 1])
    processor = tf.ConvNextImageProcessorPil(size={"shortest_edge": 64}, crop_pct=1.0)
    made = _finish(folder, tf.ResNetModel(config), None, processor)
    _set(made, "preprocessor_config.json", image_processor_type="ConvNextImageProcessor")
    return made


def bert(folder: Path) -> Path:
    torch.manual_seed(0)
    token = word_pieces()
    return _finish(folder, tf.BertModel(_small_bert(tokens=len(token))), token, None)


def egma(folder: Path) -> Path:
    """Two towers, each in its own layout, and the heads between them."""
    from safetensors.torch import save_file

    torch.manual_seed(0)
    swin = tf.SwinConfig(
        image_size=56, patch_size=4, embed_dim=12, depths=[1, 1, 1, 1], num_heads=[1, 2, 2, 4], window_size=7
    )
    made = _finish(
        folder / "image", tf.SwinModel(swin), None, tf.ViTImageProcessorPil(size={"height": 56, "width": 56})
    )
    _set(made, "preprocessor_config.json", image_processor_type="ViTImageProcessor")
    bert(folder / "text")
    heads = {
        "image_head.weight": torch.randn(16, 96),
        "text_head.weight": torch.randn(16, 32),
        "log_scale": torch.tensor(2.66),
    }
    save_file(heads, folder / "heads.safetensors")
    (folder / "egma.json").write_text(json.dumps({"level": "last", "width": 16}))
    (folder / "README.md").write_text(CARD.format(licence="mit"), encoding="utf-8")
    return folder


def open_clip(folder: Path) -> Path:
    """BiomedCLIP's names: a timm ViT-B/16 made small, a BERT, both projections."""
    from safetensors.torch import save_file

    torch.manual_seed(0)
    folder.mkdir(parents=True)
    width, depth, rows, patch, out = 128, 3, 4, 16, 24
    token = word_pieces()
    token.save_pretrained(folder)

    def normal(*shape: int) -> torch.Tensor:
        return torch.randn(*shape) * 0.08

    trunk = {
        "cls_token": normal(1, 1, width), "pos_embed": normal(1, 1 + rows * rows, width),
        "patch_embed.proj.weight": normal(width, 3, patch, patch), "patch_embed.proj.bias": normal(width),
        "norm.weight": 1 + normal(width), "norm.bias": normal(width),
    }  # fmt: skip
    shapes = {
        "norm1": (width,), "attn.qkv": (3 * width, width), "attn.proj": (width, width), "norm2": (width,),
        "mlp.fc1": (2 * width, width), "mlp.fc2": (width, 2 * width),
    }  # fmt: skip
    for i in range(depth):
        for name, shape in shapes.items():
            trunk[f"blocks.{i}.{name}.weight"] = normal(*shape) + (1.0 if name.startswith("norm") else 0.0)
            trunk[f"blocks.{i}.{name}.bias"] = normal(shape[0])
    text = tf.BertModel(_small_bert(width, len(token)), add_pooling_layer=False)
    weights = {f"visual.trunk.{k}": v for k, v in trunk.items()}
    weights |= {f"text.transformer.{k}": v.contiguous() for k, v in text.state_dict().items()}
    weights |= {
        "visual.head.proj.weight": normal(out, width), "text.proj.0.weight": normal(76, width),
        "text.proj.2.weight": normal(out, 76), "logit_scale": torch.tensor(4.4),
    }  # fmt: skip
    save_file(weights, folder / "open_clip_model.safetensors")
    (folder / "open_clip_config.json").write_text(
        json.dumps(
            {
                "model_cfg": {
                    "embed_dim": out,
                    "vision_cfg": {"timm_model_name": "vit_base_patch16_224", "timm_proj": "linear"},
                    "text_cfg": {
                        "hf_model_name": "microsoft/BiomedNLP", "hf_proj_type": "mlp", "context_length": 64,
                        "hf_pooler_type": "cls_last_hidden_state_pooler",
                    },
                },
                "preprocess_cfg": {"mean": [0.48, 0.46, 0.41], "std": [0.27, 0.26, 0.28]},
            }
        )
    )  # fmt: skip
    (folder / "README.md").write_text(CARD.format(licence="mit"), encoding="utf-8")
    return folder


def densenet(folder: Path, layout: str) -> Path:
    """layout: "xrv" (one channel, 18 labels, operating points) or "chexnet" (DataParallel, older names)."""
    from safetensors.torch import save_file

    from inference.families.densenet import CHEXNET_LABELS, XRV_LABELS, DenseNet121

    torch.manual_seed(0)
    folder.mkdir(parents=True)
    if layout == "xrv":
        net = DenseNet121(1, len(XRV_LABELS), blocks=(2, 2, 2, 2))
        weights = dict(net.state_dict()) | {"op_threshs": torch.linspace(0.1, 0.9, len(XRV_LABELS))}
    else:
        net = DenseNet121(3, len(CHEXNET_LABELS), blocks=(2, 2, 2, 2))
        weights = {}
        for name, value in net.state_dict().items():
            name = name.replace("norm1.", "norm.1.").replace("norm2.", "norm.2.")
            name = name.replace("conv1.", "conv.1.").replace("conv2.", "conv.2.")
            name = name.replace("classifier.", "classifier.0.")
            weights[f"module.densenet121.{name}"] = value
    save_file({k: v.contiguous() for k, v in weights.items()}, folder / "weights.safetensors")
    (folder / "README.md").write_text(CARD.format(licence="apache-2.0"), encoding="utf-8")
    return folder


def torchvision_names(sizes: tuple[int, ...] = (8, 16, 24, 32)) -> dict[str, torch.Tensor]:
    """Random weights of a small ResNet of bottlenecks under torchvision's names."""
    made: dict[str, torch.Tensor] = {}

    def conv(name: str, out: int, inner: int, side: int) -> None:
        made[f"{name}.weight"] = torch.randn(out, inner, side, side) * 0.1

    def norm(name: str, width: int) -> None:
        made[f"{name}.weight"], made[f"{name}.bias"] = torch.ones(width), torch.randn(width) * 0.1
        made[f"{name}.running_mean"], made[f"{name}.running_var"] = torch.zeros(width), torch.ones(width)
        made[f"{name}.num_batches_tracked"] = torch.tensor(1)

    conv("conv1", 6, 3, 7)
    norm("bn1", 6)
    before = 6
    for stage, size in enumerate(sizes, start=1):
        narrow = size // 4
        for number, (out, inner, side) in enumerate(
            ((narrow, before, 1), (narrow, narrow, 3), (size, narrow, 1)), start=1
        ):
            conv(f"layer{stage}.0.conv{number}", out, inner, side)
            norm(f"layer{stage}.0.bn{number}", out)
        conv(f"layer{stage}.0.downsample.0", size, before, 1)
        norm(f"layer{stage}.0.downsample.1", size)
        before = size
    return made


def resnet_torchvision(folder: Path) -> Path:
    from safetensors.torch import save_file

    torch.manual_seed(0)
    folder.mkdir(parents=True)
    save_file(torchvision_names() | {"fc.weight": torch.zeros(5, 32)}, folder / "resnet50.safetensors")
    (folder / "README.md").write_text(CARD.format(licence="bsd-3-clause"), encoding="utf-8")
    return folder


def biovil_t(folder: Path) -> Path:
    """CXR-BERT's files, with the code that its folder brings named in the config, and the image model."""
    from safetensors.torch import save_file

    torch.manual_seed(0)
    folder.mkdir(parents=True)
    token = word_pieces()
    token.save_pretrained(folder)
    config = _small_bert(tokens=len(token))
    text = tf.BertForMaskedLM(config)
    weights = {k: v.clone() for k, v in text.state_dict().items() if k.startswith("bert.")}
    weights |= {
        "cls_projection_head.dense_to_hidden.weight": torch.randn(16, 32),
        "cls_projection_head.dense_to_hidden.bias": torch.randn(16),
        "cls_projection_head.LayerNorm.weight": torch.ones(16),
        "cls_projection_head.LayerNorm.bias": torch.zeros(16),
        "cls_projection_head.dense_to_output.weight": torch.randn(16, 16),
        "cls_projection_head.dense_to_output.bias": torch.randn(16),
    }
    save_file(weights, folder / "model.safetensors")
    image = {f"encoder.encoder.{k}": v for k, v in torchvision_names().items()}
    image |= {
        "encoder.backbone_to_vit.weight": torch.randn(10, 32, 1, 1) * 0.2,
        "encoder.missing_previous_emb": torch.randn(1, 10, 1, 1) * 0.02,
        "encoder.vit_pooler.pos_embed": torch.zeros(1, 4, 10),
        "projector.model.0.weight": torch.randn(16, 20, 1, 1) * 0.2,
        "projector.model.1.weight": torch.ones(16),
        "projector.model.1.bias": torch.zeros(16),
        "projector.model.1.running_mean": torch.zeros(16),
        "projector.model.1.running_var": torch.ones(16),
        "projector.model.1.num_batches_tracked": torch.tensor(1),
        "projector.model.3.weight": torch.randn(16, 16, 1, 1) * 0.2,
        "projector.model.3.bias": torch.zeros(16),
    }
    save_file(image, folder / "biovil_t_image_model_proj_size_128.safetensors")
    written = config.to_dict() | {
        "model_type": "cxr-bert", "projection_size": 16, "architectures": ["CXRBertModel"],
        "auto_map": {"AutoModel": "modeling_cxrbert.CXRBertModel"},
    }  # fmt: skip
    (folder / "config.json").write_text(json.dumps(written))
    (folder / "README.md").write_text(CARD.format(licence="mit"), encoding="utf-8")
    return folder


ENCODERS: dict[str, Callable[[Path], Path]] = {
    "clip": clip,
    "siglip": siglip,
    "open_clip": open_clip,
    "egma": egma,
    "dinov2": dinov2,
    "resnet": resnet,
    "resnet_torchvision": resnet_torchvision,
    "biovil_t": biovil_t,
    "densenet_xrv": lambda folder: densenet(folder, "xrv"),
    "densenet_chexnet": lambda folder: densenet(folder, "chexnet"),
    "bert": bert,
}
