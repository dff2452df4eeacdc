"""CheXagent-2 (Chen et al. 2024, arXiv 2401.12208): its tokenizer reads the film from a file; as its card has
it.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from inference.isolated.opening import LOCAL, network

PROMPT = "Write the findings section of the radiology report for this chest radiograph."


class Chexagent:
    """One film and a prompt."""

    def __init__(self, model: Any, tokenizer: Any, device: str) -> None:
        self.model, self._tokenizer, self._device = model, tokenizer, device

    @contextmanager
    def inputs(self, picture: Any) -> Iterator[dict[str, Any]]:
        """The network opens the file, whose name stands in its tokens; the file is gone afterwards."""
        with tempfile.TemporaryDirectory(prefix="radgaze-") as folder:
            path = str(Path(folder) / "film.png")
            picture.save(path)
            query = self._tokenizer.from_list_format([{"image": path}, {"text": PROMPT}])
            turns = [
                {"from": "system", "value": "You are a helpful assistant."},
                {"from": "human", "value": query},
            ]
            ids = self._tokenizer.apply_chat_template(
                turns, add_generation_prompt=True, return_tensors="pt", return_dict=False
            )
            yield {"input_ids": ids.to(self._device)}

    def text(self, ids: list[int]) -> str:
        said: str = self._tokenizer.decode(ids, skip_special_tokens=True).strip()
        return said


def load(folder: Path, device: str) -> Chexagent:
    from transformers import AutoTokenizer

    return Chexagent(network(folder, device), AutoTokenizer.from_pretrained(str(folder), **LOCAL), device)
