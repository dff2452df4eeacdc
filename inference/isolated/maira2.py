"""MAIRA-2 (Bannur et al. 2024, arXiv 2406.04449): findings of a frontal film, without places; as its card
has it.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from inference.isolated.opening import LOCAL, network


class Maira2:
    """One frontal film, no prior, no indication."""

    def __init__(self, model: Any, processor: Any, device: str) -> None:
        self.model, self._processor, self._device = model, processor, device

    @contextmanager
    def inputs(self, picture: Any) -> Iterator[dict[str, Any]]:
        made = self._processor.format_and_preprocess_reporting_input(
            current_frontal=picture,
            current_lateral=None,
            prior_frontal=None,
            indication=None,
            technique=None,
            comparison=None,
            prior_report=None,
            return_tensors="pt",
            get_grounding=False,
        )
        yield {name: values.to(self._device) for name, values in made.items()}

    def text(self, ids: list[int]) -> str:
        said = self._processor.decode(ids, skip_special_tokens=True).lstrip()
        plain: str = self._processor.convert_output_to_plaintext_or_grounded_sequence(said)
        return plain


def load(folder: Path, device: str) -> Maira2:
    from transformers import AutoProcessor

    processor = AutoProcessor.from_pretrained(str(folder), **LOCAL)
    return Maira2(network(folder, device), processor, device)
