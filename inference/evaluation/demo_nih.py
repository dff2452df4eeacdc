"""`radgaze evaluate demo --data nih`: what transfers to real films, beside the recorded CheXNet."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from inference.alignment.film_scores import Films, global_scores
from inference.context import local_context
from inference.datasets.nih14 import TRANSFER, NihFilms, load_nih, patient_folds
from inference.diagnosis.model import DiagnosisModel
from inference.evaluation.egma import films_of
from inference.evaluation.experiments.nih_transfer import recorded_arm
from inference.evaluation.statistics import auroc, auroc_of, bootstrap
from inference.evaluation.table import Evaluation, Row
from inference.labels import FINDINGS
from inference.loading import diagnosis, dual_encoder
from inference.training.real_films import predict, probe

SIZE = 224
MINIMUM = 10
Say = Callable[[str], None]


def evaluate_nih(*, seed: int, say: Say) -> Evaluation:
    """All films with recorded probabilities; each is scored by weights that have not seen its patient."""
    films = load_nih(SIZE)
    context, _ = local_context()
    model, info = diagnosis(context, "demo-diagnosis")
    encoder, encoder_info = dual_encoder(context, "demo-dual-encoder")
    arms: dict[str, NDArray[Any]] = {"phantom_zero_shot": predict(model.base, films.images)}
    say("zero-shot by text")
    vectors = films_of(encoder, films.images, films.patients.tolist()).vectors
    arms["dual_encoder"] = global_scores(encoder, Films(vectors))
    folds = patient_folds(films.patients, 3, seed=0)
    say("linear probe on frozen features, 3 folds by patient")
    probed = np.zeros((len(films.names), len(FINDINGS)), dtype=np.float32)
    for k in range(3):
        test = np.nonzero(folds == k)[0]
        probed[test] = probe(model.base, films, np.nonzero(folds != k)[0], test)
    arms["probe"] = probed
    say("shipped fine-tuned members, each film by those that left its patient out")
    arms["fine_tuned"] = np.stack([_fine_tuned(model, films, i) for i in range(len(films.names))])
    arms["from_scratch"] = recorded_arm("from_scratch", films, seed=0, say=say)
    arms["chexnet"] = films.soft
    rows = []
    usable = [f for f in TRANSFER if films.labels[:, FINDINGS.index(f)].sum() >= MINIMUM]
    for name, scores in arms.items():
        rows += _rows(name, films, scores, usable, seed)
    return Evaluation(
        "demo", "nih", "all films, by patient", len(films.names), seed, [info.id, encoder_info.id], rows
    )


def _fine_tuned(model: DiagnosisModel, films: NihFilms, i: int) -> NDArray[Any]:
    x = model.input(films.images[i])
    return model.image_logits(x, patient=str(films.patients[i]))[0].numpy()


def _rows(method: str, films: NihFilms, scores: NDArray[Any], usable: list[str], seed: int) -> list[Row]:
    columns = [FINDINGS.index(f) for f in usable]
    truth = films.labels > 0.5

    def mean(index: NDArray[Any]) -> float:
        return float(np.nanmean([auroc(truth[index, j], scores[index, j]) for j in columns]))

    everything = np.arange(len(scores))
    rows = [
        Row.of(
            method, "auroc", mean(everything), bootstrap(mean, len(scores), groups=films.patients, seed=seed)
        )
    ]
    for name, j in zip(usable, columns, strict=True):
        one = auroc_of(truth[:, j], scores[:, j])
        rows.append(
            Row.of(
                method,
                f"auroc/{name}",
                one(everything),
                bootstrap(one, len(scores), groups=films.patients, seed=seed),
            )
        )
    return rows
