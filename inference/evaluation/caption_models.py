"""Scores of drafts that need a model: of ours, of a folder, or of a clinical package that is installed."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray

Scores = Callable[[Sequence[str], Sequence[str]], dict[str, NDArray[np.float64]]]
CLINICAL = ("radgraph", "chexbert", "ratescore", "radcliq", "green")


def dual_encoder_cosine() -> Scores:
    """Cosine of draft and reference in the shipped dual encoder's space: `embedding_cosine`."""
    from inference.context import local_context
    from inference.loading import dual_encoder

    encoder, _ = dual_encoder(local_context()[0], "demo-dual-encoder")

    def scores(texts: Sequence[str], references: Sequence[str]) -> dict[str, NDArray[np.float64]]:
        vectors = [
            torch.nn.functional.normalize(encoder.encode_texts([t or "." for t in some]), dim=-1)
            for some in (texts, references)
        ]
        return {"embedding_cosine": (vectors[0] * vectors[1]).sum(-1).double().numpy()}

    return scores


def bert_scores(folder: Path) -> Scores:
    """BERTScore (Zhang et al., ICLR 2020; last layer, not rescaled, without weights of rarity) and the cosine
    of mean vectors, from a BERT-like encoder of a folder. An empty draft has 0. Raises ModelError."""
    from transformers import AutoModel

    from inference.families import local

    tokenizer = local.tokenizer(folder)
    model: Any = local.network(AutoModel, folder, precision=torch.float32)

    @torch.no_grad()
    def words(text: str) -> torch.Tensor:
        ids = tokenizer(text, return_tensors="pt", truncation=True, max_length=512)
        return model(**ids).last_hidden_state[0]  # type: ignore[no-any-return]

    def scores(texts: Sequence[str], references: Sequence[str]) -> dict[str, NDArray[np.float64]]:
        rows = [
            _bert_score(words(a), words(b)) if a.strip() else (0.0,) * 4
            for a, b in zip(texts, references, strict=True)
        ]
        names = ("bert_score_p", "bert_score_r", "bert_score_f1", "sentence_cosine")
        return {name: np.array([row[k] for row in rows]) for k, name in enumerate(names)}

    return scores


def _bert_score(said: torch.Tensor, asked: torch.Tensor) -> tuple[float, float, float, float]:
    """Precision, recall, F1 of greedy matches of words, and the cosine of means."""
    cosine = torch.nn.functional.cosine_similarity
    table = cosine(said[:, None], asked[None], dim=-1)
    p, r = float(table.amax(1).mean()), float(table.amax(0).mean())
    return p, r, 2 * p * r / (p + r) if p + r else 0.0, float(cosine(said.mean(0), asked.mean(0), dim=0))


def clinical(say: Callable[[str], None]) -> list[Scores]:
    """RadGraph, CheXbert, RaTEScore, RadCliQ and GREEN through `radeval`, where it and their weights are
    there; what is left out is said."""
    if importlib.util.find_spec("RadEval") is None:
        say(f"left out: {', '.join(CLINICAL)} (the package radeval is not installed)")
        return []
    from RadEval import RadEval

    def scores(texts: Sequence[str], references: Sequence[str]) -> dict[str, NDArray[np.float64]]:
        found = {}
        for name in CLINICAL:
            try:
                judge = RadEval(**{f"do_{name}": True})
                values = judge(refs=list(references), hyps=list(texts))
            except (OSError, ValueError, TypeError, KeyError, ImportError, RuntimeError) as error:
                say(
                    f"left out: {name} ({str(error).splitlines()[0] if str(error) else type(error).__name__})"
                )
                continue
            for key, value in values.items():
                if isinstance(value, int | float):
                    found[str(key)] = np.full(len(texts), float(value))
        return found

    return [scores]
