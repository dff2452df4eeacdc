"""Generative families on small random checkpoints in their real layout: the same tokens, states and attention
as transformers' own code gives for the same folder."""

from __future__ import annotations

import itertools
from pathlib import Path
from typing import Any

import checkpoints
import numpy as np
import pytest
import torch
import transformers as tf
from transformers.masking_utils import sdpa_mask

from eyetracking.scanpaths import Scanpath
from eyetracking.scanpaths.heatmap import dwell_map
from inference import api
from inference.families import film, gemma, llava, qwen
from inference.families.chat import PROMPT, ChatModel
from inference.families.speed import VARLEN, settle, take_if_it_agrees, take_packed_if_it_agrees
from inference.families.steps import Steps
from inference.loading import choose_way

LOADERS = {"qwen2_5_vl": qwen.load, "qwen3_vl": qwen.load, "llava": llava.load, "gemma3": gemma.load}
KINDS = {
    "qwen2_5_vl": tf.Qwen2_5_VLForConditionalGeneration,
    "qwen3_vl": tf.Qwen3VLForConditionalGeneration,
    "llava": tf.LlavaForConditionalGeneration,
    "gemma3": tf.Gemma3ForConditionalGeneration,
}
FILM = np.random.Generator(np.random.PCG64(0)).integers(0, 65535, (300, 220), dtype=np.uint16)


@pytest.fixture(scope="module", params=list(LOADERS))
def folder(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return checkpoints.GENERATIVE[request.param](tmp_path_factory.mktemp("checkpoints") / request.param)


@pytest.fixture(scope="module")
def ours(folder: Path) -> ChatModel:
    return LOADERS[folder.name](folder, device="cpu", precision=torch.float32)


def theirs(folder: Path, **more: Any) -> tuple[Any, dict[str, torch.Tensor]]:
    """transformers' model and the inputs that the family's processor makes: written out here, since building
    Qwen's needs torchvision."""
    model = KINDS[folder.name].from_pretrained(folder, local_files_only=True, **more).eval()
    token = tf.AutoTokenizer.from_pretrained(folder, local_files_only=True)
    images = tf.AutoImageProcessor.from_pretrained(folder, local_files_only=True, backend="pil")
    shown = film.picture(FILM)
    seen = dict(images(images=[shown], return_tensors="pt"))
    if folder.name.startswith("qwen"):
        count = int(seen["image_grid_thw"][0].prod()) // 4
        text = (
            "<|im_start|>system\nYou are a helpful assistant.<|im_end|>\n<|im_start|>user\n<|vision_start|>"
            f"{'<|image_pad|>' * count}<|vision_end|>{PROMPT}<|im_end|>\n<|im_start|>assistant\n"
        )
        ids = token(text, return_tensors="pt")["input_ids"]
        kinds = (ids == token.convert_tokens_to_ids("<|image_pad|>")).int()
        return model, seen | {"input_ids": ids, "mm_token_type_ids": kinds}
    if folder.name == "llava":
        processor: Any = tf.LlavaProcessor(
            images,
            token,
            patch_size=14,
            num_additional_image_tokens=1,
            vision_feature_select_strategy="default",
        )
        return model, dict(
            processor(images=[shown], text=f"USER: <image>\n{PROMPT} ASSISTANT:", return_tensors="pt")
        )
    token.boi_token, token.eoi_token, token.image_token = (
        "<start_of_image>",
        "<end_of_image>",
        "<image_soft_token>",
    )
    token.boi_token_id, token.image_token_id = (
        token.convert_tokens_to_ids(name) for name in (token.boi_token, token.image_token)
    )
    processor = tf.Gemma3Processor(images, token, image_seq_length=16)
    text = f"<bos><start_of_turn>user\n<start_of_image>{PROMPT}<end_of_turn>\n<start_of_turn>model\n"
    return model, dict(processor(images=[shown], text=text, return_tensors="pt", add_special_tokens=False))


def wanted(folder: Path, tokens: int) -> list[int]:
    model, inputs = theirs(folder)
    out = model.generate(**inputs, do_sample=False, max_new_tokens=tokens)[0, inputs["input_ids"].shape[1] :]
    ends = model.generation_config.eos_token_id
    ends = ends if isinstance(ends, list) else [ends]
    return [t for t in out.tolist() if t not in ends]


def test_the_draft_is_transformers_own_token_for_token(folder: Path, ours: ChatModel) -> None:
    told: list[int] = []
    ids, probabilities = ours.generate(FILM, max_tokens=16, on_token=lambda token, _p: told.append(token))
    assert ids == wanted(folder, 16)
    assert told == ids
    assert len(probabilities) == len(ids)


def test_gaze_is_given_in_words_where_the_folder_says_so(
    ours: ChatModel, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two seconds at the upper left of the film, as the patient's right: the text of the question, the film
    as it is."""
    asked: list[str] = []
    monkeypatch.setattr(
        ours, "ask", lambda seen, prompt: asked.append(prompt) or ChatModel.ask(ours, seen, prompt)
    )
    monkeypatch.setattr(ours, "listens", None)
    monkeypatch.setattr(ours, "gaze_sigma", 0.05)
    choose_way(ours, "text")
    path = Scanpath(*(np.array([v]) for v in (37.0, 50.0, 2000.0, 0.0)), width_px=220, height_px=300)
    seconds = dwell_map(path, sigma_px=ours.gaze_sigma * 300, shape=FILM.shape)
    ours.generate(FILM, seconds, max_tokens=2)
    assert asked[0].startswith(PROMPT + " gaze: right upper ")
    assert ours.see(FILM, seconds).key == ours.see(FILM).key
    assert ours.way_name == "text"
    choose_way(ours, "overlay")
    with pytest.raises(api.ModelError, match="no way that needs no training"):
        choose_way(ours, "calibrator")


def test_fast_mode_says_the_same_and_layers_are_heard_again_afterwards(
    folder: Path, ours: ChatModel, monkeypatch: pytest.MonkeyPatch
) -> None:
    layers: list[str] = []
    monkeypatch.setattr(ours, "fast", True)
    with ours.watched(lambda tower, *_: layers.append(tower)):
        assert ours.generate(FILM, max_tokens=12)[0] == wanted(folder, 12)
    assert layers.count("text") == len(ours.model.base_model.language_model.layers)  # of the question alone
    layers.clear()
    monkeypatch.setattr(ours, "fast", False)
    with ours.watched(lambda tower, *_: layers.append(tower)):
        ours.generate(FILM, max_tokens=2)
    assert layers.count("text") == 2 * len(ours.model.base_model.language_model.layers)


def test_a_draft_can_be_stopped_inside_a_layer(ours: ChatModel) -> None:
    """A layer of the true 3B takes three seconds on two cores; a cancelled job has two."""
    done: list[str] = []
    parts = 0

    def begins() -> None:
        nonlocal parts
        parts += 1
        if parts == 3:
            raise api.Cancelled("stop")

    ours.forget()
    with pytest.raises(api.Cancelled), ours.watched(lambda tower, *_: done.append(tower), begins):
        ours.generate(FILM, max_tokens=4)
    assert done == []


def test_where_fast_mode_fails_the_draft_is_written_without_it(
    folder: Path, ours: ChatModel, monkeypatch: pytest.MonkeyPatch
) -> None:
    really = ours.model.generate

    def generate(*args: Any, generation_config: Any, **more: Any) -> Any:
        if generation_config.cache_implementation == "static":
            raise RuntimeError("no compiler")
        return really(*args, generation_config=generation_config, **more)

    monkeypatch.setattr(ours, "fast", True)
    monkeypatch.setattr(ours, "how", "SDPA, Fast mode")
    monkeypatch.setattr(ours.model, "generate", generate)
    assert ours.generate(FILM, max_tokens=6)[0] == wanted(folder, 6)
    assert not ours.fast
    assert "no compiler" in ours.how


@pytest.mark.parametrize(
    ("kernel", "taken"), [("eager", "eager"), ("a_wrong_one", "SDPA (a_wrong_one differs")]
)
def test_an_attention_kernel_is_taken_only_where_it_agrees(ours: ChatModel, kernel: str, taken: str) -> None:
    def wrong(module: Any, query: Any, *_: Any, **__: Any) -> tuple[Any, None]:
        return query.transpose(1, 2) * 50, None

    tf.AttentionInterface.register("a_wrong_one", wrong)
    tf.AttentionMaskInterface.register("a_wrong_one", sdpa_mask)
    try:
        assert take_if_it_agrees(ours, kernel).startswith(taken)
    finally:
        ours.model.set_attn_implementation("sdpa")


def window_by_window(
    query: Any, key: Any, value: Any, starts: Any, _ends: Any, longest: int, _longest: int, *, scale: float
) -> Any:
    """What torch's variable-length attention says it does, (places, heads, width), by SDPA."""
    found = []
    edges = starts.tolist()
    assert max(b - a for a, b in itertools.pairwise(edges)) == longest
    for a, b in itertools.pairwise(edges):
        one = (t[a:b].transpose(0, 1) for t in (query, key, value))
        found.append(torch.nn.functional.scaled_dot_product_attention(*one, scale=scale).transpose(0, 1))
    return torch.cat(found)


def test_the_packed_tower_takes_torchs_own_attention_where_it_agrees_and_drafts_the_same(
    folder: Path, ours: ChatModel, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not folder.name.startswith("qwen"):
        assert take_packed_if_it_agrees(ours) == ""
        return
    monkeypatch.setattr("torch.nn.attention.varlen.varlen_attn", window_by_window)
    tower = ours.model.base_model.visual
    try:
        assert take_packed_if_it_agrees(ours) == VARLEN
        assert tower.blocks[0].attn.config._attn_implementation == VARLEN
        assert ours.model.base_model.language_model.config._attn_implementation == "sdpa"
        ours.forget()
        assert ours.generate(FILM, max_tokens=12)[0] == wanted(folder, 12)
    finally:
        tower.config._attn_implementation_internal = "sdpa"
        ours.forget()


def test_a_packed_attention_that_disagrees_or_does_not_run_is_refused_with_the_reason(
    folder: Path, ours: ChatModel, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not folder.name.startswith("qwen"):
        pytest.skip("its image tower is not packed")
    tower = ours.model.base_model.visual
    assert take_packed_if_it_agrees(ours).startswith(f"SDPA ({VARLEN} does not run")  # on a processor
    monkeypatch.setattr("torch.nn.attention.varlen.varlen_attn", lambda query, *_, **__: query * 50)
    assert take_packed_if_it_agrees(ours).startswith(f"SDPA ({VARLEN} differs by")
    assert tower.blocks[0].attn.config._attn_implementation == "sdpa"
    assert ours.generate(FILM, max_tokens=6)[0] == wanted(folder, 6)


def test_on_a_gpu_it_is_said_which_attention_was_taken_and_why(
    ours: ChatModel, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The device's name alone is set: what is tried runs, and fails, on a processor."""
    monkeypatch.setattr(ours, "fast", False)
    assert settle(ours) == "SDPA, plain decoding on the processor"
    monkeypatch.setattr("inference.families.speed._read", lambda _: torch.ones(2, 4))
    monkeypatch.setattr(ours, "device", "cuda")
    said = settle(ours)
    assert said.startswith("SDPA (no flash-attn)")
    assert said.endswith("Fast mode")
    assert ours.fast
    if tower := getattr(ours.model.base_model, "visual", None):
        assert f"the image tower by {VARLEN}" in said
        tower.config._attn_implementation_internal = "sdpa"


def test_in_pieces_a_draft_and_an_explanation_are_the_same_to_the_bit(
    folder: Path, ours: ChatModel, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = ours.word_attention(ours.see(FILM), "left pleural effusion")
    looks = 0

    def look() -> None:
        nonlocal looks
        looks += 1

    counts = []
    for size in (1e12, 2e4):
        monkeypatch.setattr(
            "inference.families.chat.Steps", lambda told, s=size: Steps(told, {torch.float32: s})
        )
        looks = 0
        ours.forget()
        with ours.watched(lambda *_: None, look):
            assert ours.generate(FILM, max_tokens=8)[0] == wanted(folder, 8)
            parts = ours.word_attention(ours.see(FILM), "left pleural effusion")
        counts.append(looks)
        assert torch.allclose(parts.likelihood, whole.likelihood, atol=1e-5)
    assert counts[1] > 2 * counts[0], "large products are cut"


def test_an_offloaded_cache_is_asked_for_where_memory_is_short(
    ours: ChatModel, monkeypatch: pytest.MonkeyPatch
) -> None:
    kinds: list[Any] = []
    really = ours.model.generate

    def generate(*args: Any, generation_config: Any, **more: Any) -> Any:
        kinds.append(generation_config.cache_implementation)
        generation_config.cache_implementation = None  # it needs a GPU
        return really(*args, generation_config=generation_config, **more)

    monkeypatch.setattr(ours.model, "generate", generate)
    for offload in (False, True):
        monkeypatch.setattr(ours, "offload", offload)
        ours.generate(FILM, max_tokens=2)
    assert kinds == [None, "offloaded"]


def test_explaining_does_not_change_the_draft(folder: Path, ours: ChatModel) -> None:
    before, _ = ours.generate(FILM, max_tokens=12)
    ours.word_attention(ours.see(FILM), "left pleural effusion")
    assert ours.generate(FILM, max_tokens=12)[0] == before


@torch.no_grad()
def test_hidden_states_at_the_image_tokens_are_transformers_own(folder: Path, ours: ChatModel) -> None:
    model, inputs = theirs(folder)
    out = model(**inputs, output_hidden_states=True)
    places = (inputs["input_ids"][0] == ours.door.token).nonzero()[:, 0]
    found = ours.image_states(FILM)
    assert torch.allclose(found, torch.stack([h[0, places] for h in out.hidden_states]), atol=1e-5)
    ids, probability = ours.lens(found, top=1)
    likely = out.logits[0, places].softmax(-1)
    assert torch.equal(ids[:, 0], likely.argmax(-1))
    assert torch.allclose(probability[:, 0], likely.amax(-1), atol=1e-5)


def test_the_probed_rows_are_those_of_eager_attention(folder: Path, ours: ChatModel) -> None:
    said = "left pleural effusion"
    rows = ours.word_attention(ours.see(FILM), said)
    model, inputs = theirs(folder, attn_implementation="eager")
    words = ours.tokenizer(said, add_special_tokens=False, return_tensors="pt")["input_ids"]
    start, n = inputs["input_ids"].shape[1], words.shape[1]
    inputs["input_ids"] = torch.cat([inputs["input_ids"], words], dim=1)
    inputs.pop("attention_mask", None)
    for name in ("mm_token_type_ids", "token_type_ids"):
        if name in inputs:
            inputs[name] = torch.cat([inputs[name], torch.zeros_like(words, dtype=inputs[name].dtype)], dim=1)
    with torch.no_grad():
        out = model(**inputs, output_attentions=True)
    places = (inputs["input_ids"][0] == ours.door.token).nonzero()[:, 0]
    assert len(rows.weights) == len(out.attentions)
    for ours_, full in zip(rows.weights, out.attentions, strict=True):
        assert torch.allclose(ours_, full[0, :, start - 1 : start - 1 + n][:, :, places], atol=1e-5)
    likely = out.logits[0, start - 1 : -1].log_softmax(-1).gather(1, words[0][:, None])[:, 0]
    assert torch.allclose(rows.likelihood, likely, atol=1e-4)


def test_the_gradient_is_what_a_little_more_attention_adds(folder: Path, ours: ChatModel) -> None:
    """The image's values matter: with other films other gradients, none of them all zero."""
    rows = ours.word_attention(ours.see(FILM), "left pleural effusion")
    other = ours.word_attention(ours.see(FILM[::-1]), "left pleural effusion")
    for one, two in zip(rows.gradients, other.gradients, strict=True):
        assert float(one.abs().max()) > 0
        assert not torch.allclose(one, two)


def test_every_layer_is_heard_and_may_stop(folder: Path, ours: ChatModel) -> None:
    heard: list[tuple[str, int, int]] = []
    with ours.watched(lambda *what: heard.append(what)):
        ours.word_attention(ours.see(FILM + 1), "effusion")
    assert ("image", 1, heard[0][2]) == heard[0]
    assert {tower for tower, _, _ in heard} == {"image", "text"}

    def stop(tower: str, number: int, _count: int) -> None:
        if tower == "image" and number == 2:
            raise api.Cancelled("stop")

    with ours.watched(stop), pytest.raises(api.Cancelled):
        ours.generate(FILM + 2, max_tokens=4)


def test_gaze_laid_over_the_film_changes_what_is_seen(ours: ChatModel) -> None:
    heat = np.zeros((30, 22), np.float32)
    heat[:10] = 1.0
    plain, red = ours.see(FILM), ours.see(FILM, heat)
    assert plain.key != red.key
    assert ours.see(FILM, heat, 0.0).key == plain.key


def test_a_folder_without_a_chat_template_says_so(tmp_path: Path) -> None:
    made = checkpoints.qwen2_5_vl(tmp_path / "q")
    (made / "chat_template.jinja").unlink()
    with pytest.raises(api.ModelError, match="no chat template"):
        qwen.load(made, device="cpu", precision=torch.float32)


def test_weights_of_another_network_are_refused_not_made_up(tmp_path: Path) -> None:
    made = checkpoints.qwen2_5_vl(tmp_path / "q")
    config = (made / "config.json").read_text()
    (made / "config.json").write_text(config.replace('"depth": 4', '"depth": 5'))
    with pytest.raises(api.ModelError, match="weights are missing"):
        qwen.load(made, device="cpu", precision=torch.float32)


def test_half_precision_that_overflows_is_refused_not_written_with(tmp_path: Path) -> None:
    from safetensors.torch import load_file, save_file

    made = checkpoints.qwen2_5_vl(tmp_path / "q")
    qwen.load(made, device="cpu", precision=torch.float16)
    weights = load_file(made / "model.safetensors")
    name = next(n for n in weights if n.endswith("mlp.down_proj.weight") and "layers" in n)
    weights[name] = weights[name] * 1e9
    save_file(weights, made / "model.safetensors", metadata={"format": "pt"})
    qwen.load(made, device="cpu", precision=torch.float32)
    with pytest.raises(api.ModelError, match="float16"):
        qwen.load(made, device="cpu", precision=torch.float16)


def test_a_config_that_contradicts_itself_is_named(tmp_path: Path) -> None:
    made = checkpoints.qwen2_5_vl(tmp_path / "q")
    config = (made / "config.json").read_text()
    (made / "config.json").write_text(config.replace('"num_hidden_layers": 3', '"num_hidden_layers": 4'))
    with pytest.raises(api.ModelError, match="num_hidden_layers"):
        qwen.load(made, device="cpu", precision=torch.float32)


def test_a_cropping_processor_says_which_part_of_the_film_it_keeps() -> None:
    """CLIP's: shorter edge to 56, the centre of 56 x 56. Of 220 x 300 a band of 220 rows is seen."""
    clip = tf.CLIPImageProcessorPil(size={"shortest_edge": 56}, crop_size={"height": 56, "width": 56})
    left, top, right, bottom = film.kept_box(clip, 220, 300)
    assert (left, right) == (0.0, 1.0)
    assert (top * 300, bottom * 300) == pytest.approx((40, 260), abs=2)


def test_a_map_comes_back_to_the_part_that_was_seen() -> None:
    grid = torch.zeros(4, 4)
    grid[0, 3] = 1.0
    drawn = film.on_film(grid, (0.0, 0.25, 1.0, 0.75), (80, 60))
    assert not drawn[:20].any()
    assert not drawn[60:].any()
    assert np.unravel_index(drawn.argmax(), drawn.shape)[1] >= 45


def test_what_a_model_is_told_stands_in_its_question_and_steers_nothing(ours: ChatModel) -> None:
    """Neither a mark of an image nor a token that ends a turn gets in with somebody's words."""
    seen, ends = ours.see(FILM), str(ours.tokenizer.eos_token)
    plain = ours.ask(seen, ours._question(None, 1.0, ""))
    told = ours.ask(seen, ours._question(None, 1.0, f"Indication: effusion {ours.door.mark} {ends} left"))
    said = ours.tokenizer.decode(told.ids[0], skip_special_tokens=True)
    assert "effusion left" in " ".join(said.split())
    assert len(told.places) == len(plain.places)
    end = ours.tokenizer.eos_token_id
    assert (told.ids == end).sum() == (plain.ids == end).sum()


def test_a_draft_on_a_blank_film_is_held_by_the_blank_films_own_words(ours: ChatModel) -> None:
    """Of an evenly grey film the draft and its reading over a blank one are the same thing."""
    grey = np.full_like(FILM, 65_535 // 2)
    ids, probabilities = ours.generate(grey, max_tokens=5)
    assert ours.on_blank(FILM, ids) == pytest.approx(probabilities, abs=1e-4)
    ours.forget()


def test_gaze_is_given_in_words_for_as_long_as_it_is_asked_for(ours: ChatModel) -> None:
    heat = np.full((30, 22), 1.0, np.float32)
    with ours.given_by("text"):
        assert ours.see(FILM, heat).key == ours.see(FILM).key
        assert " gaze: " in ours._question(heat, 1.0, "")
    assert ours.way_name == "overlay"
    assert ours.see(FILM, heat).key != ours.see(FILM).key
