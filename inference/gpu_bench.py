"""Everything that needs a GPU, checked and measured by one command (`radgaze bench gpu`): a Qwen2.5-VL of the
true 3B shape with random weights on a GPU, of a small shape elsewhere. Prints one JSON array of rows.

    python -m inference.gpu_bench [--small] [--minutes 8]
"""

from __future__ import annotations

import argparse
import gc
import importlib.util
import itertools
import json
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import torch
from transformers import LogitsProcessorList, Qwen2_5_VLConfig, Qwen2_5_VLForConditionalGeneration

from inference.families.probe import NAME, attention_rows

TRUE = {
    "text": {
        "vocab_size": 151_936, "hidden_size": 2048, "intermediate_size": 11_008, "num_hidden_layers": 36,
        "num_attention_heads": 16, "num_key_value_heads": 2, "max_position_embeddings": 32_768,
        "rope_parameters": {"rope_type": "default", "rope_theta": 1e6, "mrope_section": [16, 24, 24]},
    },
    "vision": {
        "depth": 32, "hidden_size": 1280, "intermediate_size": 3420, "num_heads": 16, "out_hidden_size": 2048,
        "patch_size": 14, "window_size": 112, "fullatt_block_indexes": [7, 15, 23, 31],
    },
    "grid": 64, "tokens": 64,
}  # fmt: skip
SMALL = {
    "text": {
        "vocab_size": 512, "hidden_size": 64, "intermediate_size": 128, "num_hidden_layers": 4,
        "num_attention_heads": 4, "num_key_value_heads": 2, "max_position_embeddings": 4096,
        "rope_parameters": {"rope_type": "default", "rope_theta": 1e6, "mrope_section": [2, 3, 3]},
    },
    "vision": {
        "depth": 4, "hidden_size": 32, "intermediate_size": 64, "num_heads": 2, "out_hidden_size": 64,
        "patch_size": 14, "window_size": 56, "fullatt_block_indexes": [1, 3],
    },
    "grid": 16, "tokens": 16,
}  # fmt: skip
IMAGE, VIDEO, START, END = 3, 4, 5, 6
FLASH_AGREES = 1e-2


@dataclass
class Bench:
    """rows: (what, value, unit, bar, higher is better). One prompt: a film of grid x grid patches."""

    device: str
    shape: dict[str, Any]
    deadline: float
    rows: list[dict[str, Any]] = field(default_factory=list)

    def say(
        self, what: str, value: float | None, unit: str, *, bar: float | None = None, higher: bool = False
    ) -> None:
        row = {"what": what, "ours": value, "unit": unit, "bar": bar, "higher_is_better": higher}
        self.rows.append(row)
        sys.stderr.write(f"{what}: {'-' if value is None else f'{value:.4g}'} {unit}\n")

    def run(self) -> list[dict[str, Any]]:
        """All steps in turn; what fails or has no time left is a row without a figure."""
        self.say(f"device: {self.name}", None, "")
        model = self.made()
        self.weights_mb = sum(p.nbytes for p in model.parameters()) / 1e6
        self.say("weights", self.weights_mb, "MB")
        steps: tuple[Callable[[Any], None], ...] = (
            self.attention_backends,
            self.vision,
            self.first_token,
            self.decoding,
            self.explain_mode,
            self.memory,
        )
        for step in steps:
            if time.monotonic() > self.deadline:
                self.say(f"{step.__name__}: no time left", None, "")
                continue
            try:
                step(model)
            except (RuntimeError, ImportError, ValueError) as error:
                self.say(f"{step.__name__} failed: {str(error).splitlines()[0][:120]}", None, "")
            self.clean()
        return self.rows

    @property
    def cuda(self) -> bool:
        return self.device.startswith("cuda")

    @property
    def name(self) -> str:
        return torch.cuda.get_device_name(0) if self.cuda else "CPU (a small shape; not measured on a GPU)"

    def made(self) -> Any:
        """Random weights, made where they are used."""
        config = Qwen2_5_VLConfig(
            text_config=self.shape["text"], vision_config=self.shape["vision"], image_token_id=IMAGE,
            video_token_id=VIDEO, vision_start_token_id=START, vision_end_token_id=END,
        )  # fmt: skip
        torch.manual_seed(0)
        before = torch.get_default_dtype()
        torch.set_default_dtype(torch.bfloat16 if self.cuda else torch.float32)
        try:
            with torch.device(self.device):
                model = Qwen2_5_VLForConditionalGeneration._from_config(config, attn_implementation="sdpa")  # noqa: SLF001  the public door reads a folder
        finally:
            torch.set_default_dtype(before)
        return model.eval().requires_grad_(requires_grad=False)

    @property
    def prompt(self) -> dict[str, torch.Tensor]:
        side = self.shape["grid"]
        ids = torch.tensor([[START, *[IMAGE] * (side * side // 4), END, *range(10, 40)]], device=self.device)
        return {
            "input_ids": ids,
            "attention_mask": torch.ones_like(ids),
            "mm_token_type_ids": (ids == IMAGE).int(),
            "image_grid_thw": torch.tensor([[1, side, side]], device=self.device),
        }

    @property
    def pixels(self) -> torch.Tensor:
        side = self.shape["grid"]
        generator = torch.Generator().manual_seed(1)
        values = torch.randn(side * side, 3 * 2 * 14 * 14, generator=generator)
        return values.to(self.device, torch.bfloat16 if self.cuda else torch.float32)

    def timed_ms(self, function: Callable[[], Any], *, repeats: int = 3) -> float:
        function()
        taken = []
        for _ in range(repeats):
            self.wait()
            began = time.perf_counter()
            function()
            self.wait()
            taken.append(1e3 * (time.perf_counter() - began))
        return statistics.median(taken)

    def wait(self) -> None:
        if self.cuda:
            torch.cuda.synchronize()

    def clean(self) -> None:
        gc.collect()
        if self.cuda:
            torch.cuda.empty_cache()

    @torch.no_grad()
    def vision(self, model: Any) -> None:
        grid, pixels = self.prompt["image_grid_thw"], self.pixels
        took = self.timed_ms(lambda: model.model.visual(pixels, grid_thw=grid))
        self.say(f"vision tower, {self.shape['grid'] ** 2 // 4} image tokens", took, "ms")

    @torch.no_grad()
    def first_token(self, model: Any) -> None:
        took = self.timed_ms(lambda: model(**self.prompt, pixel_values=self.pixels, logits_to_keep=1))
        self.say("first token", took, "ms", bar=300.0 if self.cuda else None)

    def _generate(self, model: Any, tokens: int, **more: Any) -> Any:
        return model.generate(
            **self.prompt,
            pixel_values=self.pixels,
            do_sample=False,
            max_new_tokens=tokens,
            min_new_tokens=tokens,
            eos_token_id=None,
            pad_token_id=0,
            **more,
        )

    @torch.no_grad()
    def decoding(self, model: Any) -> None:
        """Tokens a second of transformers' own loop and with a static cache (compiled on a GPU), the same
        tokens; the ceiling is one read of the weights of the language model a token."""
        tokens = self.shape["tokens"]

        def rate(**more: Any) -> float:
            self._generate(model, tokens, **more)  # compiles, where something is compiled
            stamps: list[float] = []

            def stamp(_ids: torch.Tensor, scores: torch.Tensor) -> torch.Tensor:
                self.wait()
                stamps.append(time.perf_counter())
                return scores

            self._generate(model, tokens, logits_processor=LogitsProcessorList([stamp]), **more)
            between = [b - a for a, b in itertools.pairwise(stamps)]
            return 1 / statistics.median(between)

        plain = rate()
        self.say("decoding, transformers' default", plain, "tokens/s", higher=True)
        same = torch.equal(
            self._generate(model, tokens), self._generate(model, tokens, cache_implementation="static")
        )
        fast = rate(cache_implementation="static")
        self.say("decoding, static cache (Fast)", fast, "tokens/s", higher=True)
        self.say("Fast over default", fast / plain, "times", bar=3.0 if self.cuda else None, higher=True)
        self.say("Fast says the same tokens", float(same), "1 is yes", bar=1.0, higher=True)
        read = sum(p.nbytes for p in model.model.language_model.parameters()) / 1e9
        ceiling = self.bandwidth() / read
        part = fast / ceiling
        self.say("share of the bandwidth's ceiling", part, "", bar=0.6 if self.cuda else None, higher=True)

    def bandwidth(self) -> float:
        """GB/s of reading: a copy moves each byte twice."""
        size = (1 << 30) if self.cuda else (1 << 26)
        a = torch.zeros(size, dtype=torch.uint8, device=self.device)
        b = torch.empty_like(a)
        return 2 * size / 1e6 / self.timed_ms(lambda: b.copy_(a))

    @torch.no_grad()
    def explain_mode(self, model: Any) -> None:
        """The probe beside SDPA: what it costs a draft, and that it changes no token."""
        tokens = self.shape["tokens"]
        plain = self._generate(model, tokens)
        took = self.timed_ms(lambda: self._generate(model, tokens), repeats=2)
        model.model.language_model.set_attn_implementation(NAME)
        try:
            probed = self._generate(model, tokens)
            mode = self.timed_ms(lambda: self._generate(model, tokens), repeats=2)
        finally:
            model.model.language_model.set_attn_implementation("sdpa")
        self.say("Explain mode over plain", mode / took, "times", bar=1.25)
        self.say("Explain mode says the same tokens", float(torch.equal(plain, probed)), "1 is yes", bar=1.0,
                 higher=True)  # fmt: skip
        places = (self.prompt["input_ids"][0] == IMAGE).nonzero()[:, 0]
        more = {**self.prompt, "pixel_values": self.pixels}
        cache = model(**more, use_cache=True, logits_to_keep=1).past_key_values

        def explain() -> None:
            with attention_rows(model, places) as rows, torch.enable_grad():
                out = model(
                    input_ids=torch.tensor([[11, 12, 13]], device=self.device),
                    past_key_values=cache,
                    use_cache=True,
                )
                rows.finished(out.logits[0].float().log_softmax(-1).amax(-1))
            cache.crop(-3)

        self.say("a phrase of three words explained, film known", self.timed_ms(explain), "ms")

    @torch.no_grad()
    def attention_backends(self, model: Any) -> None:
        """What is there, and whether it agrees with SDPA."""
        varlen = importlib.util.find_spec("torch.nn.attention.varlen") is not None
        self.say("torch has variable-length attention", float(varlen), "1 is yes")
        if importlib.util.find_spec("flash_attn") is None:
            self.say("flash-attn is not installed", None, "")
            return
        with _backend(model, "flash_attention_2"):
            flash = model(**self.prompt, pixel_values=self.pixels, logits_to_keep=1).logits.float()
        plain = model(**self.prompt, pixel_values=self.pixels, logits_to_keep=1).logits.float()
        worst = float((flash.softmax(-1) - plain.softmax(-1)).abs().max())
        self.say("flash-attn against SDPA, probabilities", worst, "", bar=FLASH_AGREES)

    @torch.no_grad()
    def memory(self, model: Any) -> None:
        if not self.cuda:
            self.say("peak memory: not measured on a GPU", None, "")
            return
        torch.cuda.reset_peak_memory_stats()
        self._generate(model, 8)
        peak = torch.cuda.max_memory_allocated() / 1e6
        self.say("peak memory of a draft", peak, "MB")
        self.say("peak over weights", peak / self.weights_mb, "times", bar=1.3)


@contextmanager
def _backend(model: Any, name: str) -> Iterator[None]:
    model.set_attn_implementation(name)
    try:
        yield
    finally:
        model.set_attn_implementation("sdpa")


def main(argv: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--small", action="store_true", help="a small shape, also on a GPU")
    parser.add_argument("--minutes", type=float, default=8.0)
    options = parser.parse_args(argv)
    device = "cuda" if torch.cuda.is_available() else "cpu"
    shape = TRUE if device == "cuda" and not options.small else SMALL
    bench = Bench(device, shape, time.monotonic() + 60 * options.minutes)
    sys.stdout.write(json.dumps(bench.run()) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
