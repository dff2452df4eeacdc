"""The losses of EGMA (Ma et al. 2024, section 3.2 and 3.3): gaze says which patches belong to which sentence.

A batch: patches (b, n, d) and sentences (b, m, d), unit vectors; gaze (b, m, n), the map of each sentence
over the patches in [0, 1]. Scores are scale * sentences @ patches^T. A sample may have no gaze, and sentences
that only fill up a batch are not `real`.

`Options.paper_literal` computes what was published with its slips, for comparison: every touched patch
counts as looked at, sentences that are padding take part, and the contrast of texts with images asks the
same question twice. What differs is named at each place.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import torch
import torch.nn.functional as F

Tensor = torch.Tensor


@dataclass(frozen=True)
class Options:
    """looked_at: share of a map's own maximum from which a patch counts as looked at. keep: entries of a
    normalised weight row (min-max to [0, 1]) below it become zero (omega). floor: is added before a row is
    divided by its sum. binary: the entries that are kept become 1. sentence_share: weight of the direction
    sentence -> patches in MLCE, the rest is patches -> sentences. fine, mapping: weights of EGF and EGM."""

    looked_at: float = 0.35
    keep: float = 2 / 7
    floor: float = 0.01
    binary: bool = False
    sentence_share: float = 0.5
    fine: float = 1.0
    mapping: float = 1.0
    paper_literal: bool = False


@dataclass(frozen=True)
class Sample:
    """patches (n, d), sentences (m, d): unit vectors. gaze (m, n) in [0, 1], or None."""

    patches: Tensor
    sentences: Tensor
    gaze: Tensor | None = None


@dataclass(frozen=True)
class Batch:
    """patches (b, n, d), sentences (b, m, d), gaze (b, m, n), zero where there is none; real bool (b, m): not
    padding; guided bool (b,): the sample has gaze."""

    patches: Tensor
    sentences: Tensor
    gaze: Tensor
    real: Tensor
    guided: Tensor


def collate(samples: Sequence[Sample]) -> Batch:
    """Samples of as many patches, filled up to the longest report."""
    longest = max(len(s.sentences) for s in samples)

    def filled(x: Tensor) -> Tensor:
        return F.pad(x, (0, 0, 0, longest - len(x)))

    gaze = [
        s.sentences.new_zeros(len(s.sentences), len(s.patches)) if s.gaze is None else s.gaze for s in samples
    ]
    return Batch(
        torch.stack([s.patches for s in samples]),
        torch.stack([filled(s.sentences) for s in samples]),
        torch.stack([filled(g) for g in gaze]),
        torch.arange(longest)[None] < torch.tensor([len(s.sentences) for s in samples])[:, None],
        torch.tensor([s.gaze is not None for s in samples]),
    )


def mlce(scores: Tensor, positive: Tensor, known: Tensor) -> Tensor:
    """Multi-label cross-entropy of each row: log(1 + sum of e^s over negatives) + log(1 + sum of e^-s over
    positives). scores (..., r, c); positive, known: bool (..., r, c), what is not known takes no part."""
    never = torch.finfo(scores.dtype).min
    zero = torch.zeros_like(scores[..., :1])
    negatives = torch.cat([zero, scores.masked_fill(positive | ~known, never)], dim=-1).logsumexp(-1)
    positives = torch.cat([zero, (-scores).masked_fill(~positive | ~known, never)], dim=-1).logsumexp(-1)
    return negatives + positives


def gaze_mlce(batch: Batch, scale: Tensor, options: Options) -> Tensor:
    """Both directions of MLCE, weighted by `sentence_share` (equation 3), mean over the samples with gaze; 0
    without any. A sentence without a look teaches nothing, rather than that it belongs nowhere."""
    literal = options.paper_literal
    limit = 0.0 if literal else options.looked_at * batch.gaze.amax(-1, keepdim=True)
    looked = batch.gaze > limit
    rows = batch.guided[:, None].expand_as(batch.real) if literal else batch.real & looked.any(-1)
    rows = rows & batch.guided[:, None]
    told = rows.any(1)
    if not told.any():
        return batch.patches.sum() * 0.0
    scores = scale * batch.sentences @ batch.patches.transpose(1, 2)
    known = rows[..., None].expand_as(scores)
    by_sentence = _mean(mlce(scores, looked, torch.ones_like(looked)), rows)
    by_patch = mlce(scores.transpose(1, 2), looked.transpose(1, 2), known.transpose(1, 2)).mean(1)
    share = 0.5 if literal else options.sentence_share
    return (share * by_sentence + (1 - share) * by_patch)[told].mean()


def late_interaction(batch: Batch, scale: Tensor, options: Options) -> tuple[Tensor, Tensor]:
    """FILIP's scores of every image with every report, both (b, b), rows are images: the mean over patches of
    the best sentence (literally, padding is a sentence too), and the mean over sentences of the best
    patch."""
    scores = scale * torch.einsum("lmd,knd->klmn", batch.sentences, batch.patches)
    real = batch.real[None, :, :, None]
    best = scores if options.paper_literal else scores.masked_fill(~real, torch.finfo(scores.dtype).min)
    by_patch = best.amax(2).mean(-1)
    by_sentence = _mean(scores.amax(3), batch.real[None].expand(len(scores), -1, -1))
    return by_patch, by_sentence


def contrast(batch: Batch, scale: Tensor, options: Options) -> Tensor:
    """InfoNCE over the reports of an image (best sentences), and over the images of a report (best
    patches). Literally, the second asks for the reports of an image again."""
    by_patch, by_sentence = late_interaction(batch, scale, options)
    target = torch.arange(len(by_patch))
    texts = by_sentence if options.paper_literal else by_sentence.T
    return 0.5 * (F.cross_entropy(by_patch, target) + F.cross_entropy(texts, target))


def fine_grained(batch: Batch, scale: Tensor, options: Options) -> Tensor:
    """EGF (equation 5): MLCE of the samples that have gaze, and the contrast of all."""
    return gaze_mlce(batch, scale, options) + contrast(batch, scale, options)


def mapping_weights(scores: Tensor, gaze: Tensor, known: Tensor, options: Options) -> Tensor:
    """norm(omega(scores) + gaze) (equations 6 and 7): rows min-max normalised, what is weak is dropped, the
    gaze's rows (divided by their sum; literally, as they are) are added, and each row sums to 1.
    scores, gaze, known (..., r, c): what is not known weighs nothing."""
    top = scores.masked_fill(~known, torch.finfo(scores.dtype).min).amax(-1, keepdim=True)
    low = scores.masked_fill(~known, torch.finfo(scores.dtype).max).amin(-1, keepdim=True)
    weights = (scores - low) / (top - low).clamp(min=1e-6)
    weights = torch.where(weights < options.keep, torch.zeros_like(weights), weights)
    if options.binary:
        weights = (weights > 0).to(scores.dtype)
    row = gaze if options.paper_literal else gaze / gaze.sum(-1, keepdim=True).clamp(min=1e-6)
    weights = (weights + row + options.floor) * known
    return weights / weights.sum(-1, keepdim=True).clamp(min=1e-6)


def cross_mapping(batch: Batch, scale: Tensor, options: Options) -> Tensor:
    """EGM (equation 8), mean over samples: patches are rebuilt from sentences and sentences from patches;
    each must be nearest to itself. A report of one sentence has no other to be told from: its text side is
    the squared distance and its image side nothing."""
    real = torch.ones_like(batch.real) if options.paper_literal else batch.real
    gaze = batch.gaze * batch.guided[:, None, None]
    scores = scale * batch.sentences @ batch.patches.transpose(1, 2)
    mapped = mapping_weights(scores, gaze, torch.ones_like(scores, dtype=torch.bool), options) @ batch.patches
    mapped = F.normalize(mapped, dim=-1)
    known = real[:, None].expand(-1, scores.shape[2], -1)
    rebuilt = mapping_weights(scores.transpose(1, 2), gaze.transpose(1, 2), known, options) @ batch.sentences
    text = _mean(_each_its_own(mapped, batch.sentences, real, scale), real)
    everywhere = torch.ones_like(batch.patches[..., 0], dtype=torch.bool)
    image = _each_its_own(F.normalize(rebuilt, dim=-1), batch.patches, everywhere, scale).mean(1)
    alone = _mean((mapped - batch.sentences).square().sum(-1), real)
    return torch.where(real.sum(1) == 1, alone, 0.5 * (text + image)).mean()


def egma(batch: Batch, scale: Tensor, options: Options) -> Tensor:
    """The whole loss (equation 9): EGF + EGM, samples with and without gaze side by side."""
    fine = fine_grained(batch, scale, options)
    return options.fine * fine + options.mapping * cross_mapping(batch, scale, options)


def _each_its_own(made: Tensor, own: Tensor, known: Tensor, scale: Tensor) -> Tensor:
    """-log of the share that each (b, r) gives to itself among those that are known (b, r)."""
    scores = scale * made @ own.transpose(1, 2)
    scores = scores.masked_fill(~known[:, None], torch.finfo(scores.dtype).min)
    return scores.logsumexp(-1) - scores.diagonal(dim1=1, dim2=2)


def _mean(values: Tensor, of: Tensor) -> Tensor:
    """Mean over the last axis of those in the mask; 0 where there is none."""
    return (values * of).sum(-1) / of.sum(-1).clamp(min=1)
