"""The losses of EGMA (Ma et al. 2024, section 3.2 and 3.3): gaze says which patches belong to which sentence.

One sample: patches (n, d) and sentences (m, d), unit vectors; gaze (m, n), the map of each sentence over the
patches in [0, 1]. Scores are scale * sentences @ patches.T, (m, n). A sample may have no gaze (`None`), and
sentences that only fill up a batch are masked out.

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
    """patches (n, d), sentences (m, d): unit vectors. gaze (m, n) in [0, 1], or None. real (m,): False for
    a sentence that is padding, None where all are real."""

    patches: Tensor
    sentences: Tensor
    gaze: Tensor | None = None
    real: Tensor | None = None


def mlce(scores: Tensor, positive: Tensor, known: Tensor | None = None) -> Tensor:
    """Multi-label cross-entropy, mean over rows: log(1 + sum of e^s over negatives) + log(1 + sum of e^-s
    over positives). scores (r, c); positive, known: bool (r, c), what is not known takes no part."""
    known = torch.ones_like(positive) if known is None else known
    never = torch.finfo(scores.dtype).min
    zero = scores.new_zeros(len(scores), 1)
    negatives = torch.cat([zero, scores.masked_fill(positive | ~known, never)], dim=1).logsumexp(1)
    positives = torch.cat([zero, (-scores).masked_fill(~positive | ~known, never)], dim=1).logsumexp(1)
    return (negatives + positives).mean()


def gaze_mlce(sample: Sample, scale: Tensor, options: Options) -> Tensor:
    """Both directions of MLCE of one sample with gaze, weighted by `sentence_share` (equation 3)."""
    assert sample.gaze is not None
    gaze, sentences = sample.gaze, sample.sentences
    if sample.real is not None and not options.paper_literal:
        gaze, sentences = gaze[sample.real], sentences[sample.real]
    looked = gaze > (0.0 if options.paper_literal else options.looked_at * gaze.amax(1, keepdim=True))
    if not options.paper_literal:  # a sentence without a look teaches nothing, not "no patch at all"
        kept = looked.any(1)
        looked, sentences = looked[kept], sentences[kept]
    if not len(sentences):
        return sample.patches.sum() * 0.0
    scores = scale * sentences @ sample.patches.T
    share = 0.5 if options.paper_literal else options.sentence_share
    return share * mlce(scores, looked) + (1 - share) * mlce(scores.T, looked.T)


def late_interaction(samples: Sequence[Sample], scale: Tensor, options: Options) -> tuple[Tensor, Tensor]:
    """FILIP's scores of every image with every report, both (b, b), rows are images: the mean over patches of
    the best sentence, and the mean over sentences of the best patch."""
    by_patch, by_sentence = [], []
    for image in samples:
        one, other = [], []
        for report in samples:
            score = scale * report.sentences @ image.patches.T
            real = report.real if report.real is not None else torch.ones(len(score), dtype=torch.bool)
            best = score if options.paper_literal else score[real]
            one.append(best.amax(0).mean())
            other.append(score[real].amax(1).mean())
        by_patch.append(torch.stack(one))
        by_sentence.append(torch.stack(other))
    return torch.stack(by_patch), torch.stack(by_sentence)


def contrast(samples: Sequence[Sample], scale: Tensor, options: Options) -> Tensor:
    """InfoNCE over the reports of an image (best sentences), and over the images of a report (best
    patches). Literally, the second asks for the reports of an image again."""
    by_patch, by_sentence = late_interaction(samples, scale, options)
    target = torch.arange(len(samples))
    texts = by_sentence if options.paper_literal else by_sentence.T
    return 0.5 * (F.cross_entropy(by_patch, target) + F.cross_entropy(texts, target))


def fine_grained(samples: Sequence[Sample], scale: Tensor, options: Options) -> Tensor:
    """EGF (equation 5): MLCE of the samples that have gaze, and the contrast of all."""
    guided = [gaze_mlce(s, scale, options) for s in samples if s.gaze is not None]
    gaze = torch.stack(guided).mean() if guided else samples[0].patches.sum() * 0.0
    return gaze + contrast(samples, scale, options)


def mapping_weights(scores: Tensor, gaze: Tensor | None, options: Options) -> Tensor:
    """norm(omega(scores) + gaze) (equations 6 and 7): rows min-max normalised, what is weak is dropped, the
    gaze's own rows (divided by their sum) are added, and each row sums to 1. scores, gaze: (r, c)."""
    low, high = scores.amin(1, keepdim=True), scores.amax(1, keepdim=True)
    weights = (scores - low) / (high - low).clamp(min=1e-6)
    weights = torch.where(weights < options.keep, torch.zeros_like(weights), weights)
    if options.binary:
        weights = (weights > 0).to(scores.dtype)
    if gaze is not None:
        row = gaze / gaze.sum(1, keepdim=True).clamp(min=1e-6)
        weights = weights + (gaze if options.paper_literal else row)
    weights = weights + options.floor
    return weights / weights.sum(1, keepdim=True)


def cross_mapping(sample: Sample, scale: Tensor, options: Options) -> Tensor:
    """EGM of one sample (equation 8): patches are rebuilt from sentences and sentences from patches; each
    must be nearest to itself. A report of one sentence has no other to be told from, so that its text side
    is the squared distance and its image side nothing."""
    real, gaze, sentences = sample.real, sample.gaze, sample.sentences
    if real is not None and not options.paper_literal:
        sentences = sentences[real]
        gaze = None if gaze is None else gaze[real]
    scores = scale * sentences @ sample.patches.T
    mapped = mapping_weights(scores, gaze, options) @ sample.patches
    if len(sentences) == 1:
        return (F.normalize(mapped, dim=-1) - sentences).square().sum(-1).mean()
    rebuilt = mapping_weights(scores.T, None if gaze is None else gaze.T, options) @ sentences
    text = _each_its_own(F.normalize(mapped, dim=-1), sentences, scale)
    image = _each_its_own(F.normalize(rebuilt, dim=-1), sample.patches, scale)
    return 0.5 * (text + image)


def egma(samples: Sequence[Sample], scale: Tensor, options: Options) -> Tensor:
    """The whole loss (equation 9): EGF + EGM, samples with and without gaze side by side."""
    fine = fine_grained(samples, scale, options)
    mapping = torch.stack([cross_mapping(s, scale, options) for s in samples]).mean()
    return options.fine * fine + options.mapping * mapping


def _each_its_own(made: Tensor, own: Tensor, scale: Tensor) -> Tensor:
    return F.cross_entropy(scale * made @ own.T, torch.arange(len(own)))
