"""What an encoder with a patch head knows: what is on a film, where, and which text belongs to it.

Zero-shot by finding and among films with one finding; phrase grounding; retrieval both ways. Every figure has
an interval over films.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray

from inference.alignment.film_scores import SHIPPED, Films, Prompts, global_scores, joined, local_scores
from inference.attribution.maps import minmax, upsample
from inference.backbones.dual_encoder import DualEncoder
from inference.backbones.image_input import standardise
from inference.backbones.patch_head import PatchHead, multi_scale
from inference.evaluation.grounding import MOST, place_rows, place_scores
from inference.evaluation.located import SIZE, Located, Pair
from inference.evaluation.statistics import auroc, bootstrap, f1, mean_of, stratified_auroc
from inference.evaluation.table import Row
from inference.labels import FINDINGS, OPACITIES

TEXTS, TOP = 5, (1, 5, 10)
"""Phrases of each finding in retrieval, as in CheXpert 8x200 (Zhang et al. 2020)."""
EXPONENT = 4.0
"""Of the map before it is scored: cosines are nearly linear, regions are not."""


@dataclass(frozen=True)
class Scored:
    """Held-out films with what the encoder makes of them, and films that it knows, for scale."""

    data: Located
    films: Films
    known: Films


@torch.no_grad()
def films_of(encoder: DualEncoder, images: NDArray[np.uint8], patients: Sequence[str] | None = None) -> Films:
    """Vectors and stem features of uint8 images (n, s, s). patients: whose they are, for an encoder that
    learnt from some of them."""
    trunk, vectors, features = encoder.stem.trunk, [], []
    step = 64 if patients is None else 1
    for i in range(0, len(images), step):
        x = standardise(torch.from_numpy(images[i : i + step].astype(np.float32) / 255)[:, None])
        patient = None if patients is None else str(patients[i])
        vectors.append(encoder.encode_images(x.expand(-1, 3, -1, -1), patient=patient))
        features.append(multi_scale(trunk, x).half())
    return Films(torch.cat(vectors), torch.cat(features))


def kept_films(encoder: DualEncoder, images: NDArray[np.uint8], file: Path) -> Films:
    """`films_of`, once for each file."""
    from safetensors.torch import load_file, save_file

    if not file.exists():
        made = films_of(encoder, images)
        assert made.features is not None
        file.parent.mkdir(parents=True, exist_ok=True)
        part = file.with_suffix(".part")
        save_file({"vectors": made.vectors, "features": made.features.contiguous()}, part)
        part.replace(file)
    stored = load_file(file)
    return Films(stored["vectors"], stored["features"])


def head_maps(encoder: DualEncoder, head: PatchHead, scored: Scored) -> Callable[[Pair], NDArray[Any]]:
    """The head's map of a pair at the size of the film, sharpened."""
    phrases = list(dict.fromkeys(p.phrase for p in scored.data.pairs))
    words = dict(zip(phrases, encoder.phrase_features(phrases), strict=True))

    @torch.no_grad()
    def of(pair: Pair) -> NDArray[Any]:
        assert scored.films.features is not None
        features = scored.films.features[pair.film : pair.film + 1].float()
        similarity = head.similarity(features, words[pair.phrase][None])[0, 0]
        return upsample(minmax(similarity) ** EXPONENT, (SIZE, SIZE))

    return of


def finding_scores(
    encoder: DualEncoder, head: PatchHead | None, scored: Scored, prompts: Prompts = SHIPPED
) -> NDArray[np.float32]:
    """(n, findings), in the spread over known films."""
    parts = [[global_scores(encoder, f, prompts) for f in (scored.films, scored.known)]]
    if head is not None:
        parts.append([local_scores(encoder, head, f, prompts) for f in (scored.films, scored.known)])
    return joined([a for a, _ in parts], [b for _, b in parts])


def zero_shot_rows(
    method: str, labels: NDArray[np.bool_], scores: NDArray[np.float32], seed: int
) -> list[Row]:
    """AUROC: mean over findings of all films, of abnormal ones, and within strata of how many other findings
    a film has; accuracy and macro F1 among films with one finding."""
    n, usable = len(labels), [j for j in range(labels.shape[1]) if 0 < labels[:, j].sum() < len(labels)]

    def mean(index: NDArray[np.intp]) -> float:
        return float(np.nanmean([auroc(labels[index, j], scores[index, j]) for j in usable]))

    def strata(index: NDArray[np.intp]) -> float:
        others = [_others(labels[index], j) for j in usable]
        values = [
            stratified_auroc(labels[index, j], scores[index, j], o)
            for j, o in zip(usable, others, strict=True)
        ]
        return float(np.nanmean(values))

    every, sick = np.arange(n), np.nonzero(labels.any(1))[0]
    rows = [
        Row.of(method, "auroc", mean(every), bootstrap(mean, n, seed=seed, draws=200)),
        Row.of(
            method,
            "auroc/abnormal only",
            mean(sick),
            bootstrap(lambda index: mean(sick[index]), len(sick), seed=seed, draws=200),
        ),
        Row.of(method, "auroc/within strata", strata(every), bootstrap(strata, n, seed=seed, draws=100)),
    ]
    single, truth = _one_finding(labels)
    if len(single) < 10:
        return rows
    answer = scores[single].argmax(1)

    def accuracy(index: NDArray[np.intp]) -> float:
        return float((answer[index] == truth[index]).mean())

    def macro(index: NDArray[np.intp]) -> float:
        values = [f1(truth[index] == j, answer[index] == j) for j in np.unique(truth)]
        return float(np.nanmean(values))

    for metric, of in (("accuracy", accuracy), ("macro_f1", macro)):
        interval = bootstrap(of, len(single), seed=seed, draws=200)
        rows.append(Row.of(method, metric, of(np.arange(len(single))), interval))
    return rows


def retrieval_rows(
    method: str, encoder: DualEncoder, head: PatchHead | None, scored: Scored, seed: int
) -> list[Row]:
    """P@k both ways: films with a finding against TEXTS phrases of each finding; a hit is a phrase whose
    finding is on the film. Image -> text cannot pass (findings on the film x TEXTS) / k, which the cap
    says."""
    labels = scored.data.labels
    texts = [(j, phrase) for j, name in enumerate(FINDINGS) for phrase in _phrases(name)]
    similarity = _text_scores(encoder, head, scored, [phrase for _, phrase in texts])
    of_text = np.array([j for j, _ in texts])
    hit = labels[:, of_text]
    queries = np.nonzero(labels.any(1))[0]
    order = np.argsort(-similarity[queries], axis=1, kind="stable")
    by_text = np.argsort(-similarity, axis=0, kind="stable")
    rows = []
    for k in TOP:
        found = np.take_along_axis(hit[queries], order[:, :k], axis=1).mean(1)
        cap = np.minimum(1.0, hit[queries].sum(1) / k)
        image = mean_of(found)
        rows.append(
            Row.of(
                method, f"p_at_{k}", image(np.arange(len(queries))), bootstrap(image, len(queries), seed=seed)
            )
        )
        rows.append(Row.of(method, f"p_at_{k}/cap", float(cap.mean()), (float("nan"), float("nan"))))
        back = np.take_along_axis(hit, by_text[:k], axis=0).mean(0)
        text = mean_of(back)
        rows.append(
            Row.of(
                method,
                f"p_at_{k}/text to image",
                text(np.arange(len(texts))),
                bootstrap(text, len(texts), groups=of_text, seed=seed),
            )
        )
    return rows


def grounding_rows(
    method: str, encoder: DualEncoder, head: PatchHead, scored: Scored, seed: int
) -> list[Row]:
    """Pointing game, signed CNR, mIoU of the head's own map, without any prior."""
    scores = place_scores(head_maps(encoder, head, scored), scored.data.pairs, MOST)
    return place_rows(method, scores, scored.data.pairs, seed=seed)


def all_rows(
    method: str, encoder: DualEncoder, head: PatchHead, scored: Scored, *, seed: int = 0
) -> list[Row]:
    """Every row that the experiment's table has for an arm."""
    scores = finding_scores(encoder, head, scored)
    return [
        *zero_shot_rows(method, scored.data.labels, scores, seed),
        *grounding_rows(method, encoder, head, scored, seed),
        *retrieval_rows(method, encoder, head, scored, seed),
    ]


def first_films(scored: Scored, n: int) -> Scored:
    """A smaller set of the same kind."""
    films = Films(
        scored.films.vectors[:n], None if scored.films.features is None else scored.films.features[:n]
    )
    return replace(scored, data=scored.data.first(n), films=films)


def _text_scores(
    encoder: DualEncoder, head: PatchHead | None, scored: Scored, texts: list[str]
) -> NDArray[np.float32]:
    from inference.alignment.film_scores import sentence_logits

    words = encoder.encode_texts(texts)
    parts = [[(f.vectors @ words.T).numpy() for f in (scored.films, scored.known)]]
    if head is not None:
        parts.append([sentence_logits(encoder, head, f, texts) for f in (scored.films, scored.known)])
    return joined([a for a, _ in parts], [b for _, b in parts])


def _phrases(finding: str) -> list[str]:
    """TEXTS phrases of a finding; where it has fewer, with a size before them."""
    plain = list(SHIPPED[finding][0])
    more = [f"{size} {phrase}" for size in ("small", "moderate", "large") for phrase in plain]
    return (plain + more)[:TEXTS]


def _others(labels: NDArray[np.bool_], j: int) -> NDArray[np.intp]:
    """How many other findings a film has (0, 1, 2, 3 or more); the parent of the opacities and its children
    are not others to each other."""
    family = {FINDINGS.index(name) for name in (*OPACITIES, "lung opacity")}
    out = [k for k in range(labels.shape[1]) if k != j and not (k in family and j in family)]
    found: NDArray[np.intp] = np.minimum(labels[:, out].sum(1), 3)
    return found


def _one_finding(labels: NDArray[np.bool_]) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Films with one finding, and which; lung opacity counts only where no kind of it is named."""
    parent = FINDINGS.index("lung opacity")
    children = [FINDINGS.index(name) for name in OPACITIES if name != "lung opacity"]
    own = labels.copy()
    own[:, parent] &= ~labels[:, children].any(1)
    films = np.nonzero(own.sum(1) == 1)[0]
    return films, own[films].argmax(1)
