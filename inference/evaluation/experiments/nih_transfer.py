"""Does phantom training help on real films? The CNN fine-tuned from the phantom against the same from
scratch."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from inference.datasets.nih14 import TRANSFER, NihFilms, load_nih, patient_folds
from inference.evaluation.experiments.registry import Setting, experiment, result_file
from inference.evaluation.statistics import auroc
from inference.labels import FINDINGS
from inference.training.checkpoint import weights_hash
from inference.training.real_films import fine_tune, predict

SIZE, FOLDS = 224, 3


def _films_id(films: NihFilms) -> str:
    return hashlib.sha256("\n".join(films.names).encode()).hexdigest()[:16]


def _data(_setting: Setting) -> dict[str, Any]:
    films = load_nih(SIZE)
    return {
        "set": "nih14",
        "films": len(films.names),
        "films_id": _films_id(films),
        "size_px": SIZE,
        "folds": FOLDS,
    }


@experiment("nih_transfer", arms=("from_scratch", "from_phantom"), data=_data)
def nih_transfer(arm: str, seed: int, setting: Setting) -> dict[str, Any]:
    """NIH films, 3 folds by patient: fine-tuning from the phantom CNN against training from scratch."""
    films = load_nih(SIZE)
    scores, hashes = cross_validate(arm, films, seed=seed, say=setting.say)
    rows = {
        name: auroc(films.labels[:, FINDINGS.index(name)] > 0.5, scores[:, FINDINGS.index(name)])
        for name in TRANSFER
    }
    return {
        "rows": {"mean": float(np.nanmean(list(rows.values()))), **rows},
        "weights": hashes,
        "logits": {n: [round(float(v), 4) for v in s] for n, s in zip(films.names, scores, strict=True)},
    }


def cross_validate(
    arm: str, films: NihFilms, *, seed: int, say: Callable[[str], None]
) -> tuple[NDArray[Any], list[str]]:
    """Out-of-fold logits (n, findings) and the hash of each fold's weights. Same recipe for both arms,
    without replay."""
    from inference.context import local_context
    from inference.loading import diagnosis

    start = None
    if arm == "from_phantom":
        context, _ = local_context()
        start = {k: v.clone() for k, v in diagnosis(context, "demo-diagnosis")[0].base.state_dict().items()}
    folds = patient_folds(films.patients, FOLDS, seed=0)
    scores = np.zeros((len(films.names), len(FINDINGS)), dtype=np.float32)
    hashes = []
    for k in range(FOLDS):
        test = np.nonzero(folds == k)[0]
        model = fine_tune(start, films, np.nonzero(folds != k)[0], seed=100 * seed + k, say=say)
        scores[test] = predict(model, films.images[test])
        hashes.append(weights_hash(model.state_dict()))
        say(f"{arm}: fold {k + 1} of {FOLDS}")
    return scores, hashes


def recorded_arm(arm: str, films: NihFilms, *, seed: int, say: Callable[[str], None]) -> NDArray[Any]:
    """The arm's out-of-fold logits from the result file where it holds exactly these films; else trained
    now."""
    path = result_file("nih_transfer")
    if path.exists():
        result = json.loads(path.read_text("utf-8"))
        found = result["arms"].get(f"{arm}/seed{seed}")
        if found and result["data"]["films_id"] == _films_id(films):
            say(f"{arm}: recorded in {path.name} by `{result['command']}`")
            return np.array([found["logits"][n] for n in films.names], dtype=np.float32)
    say(f"{arm}: not recorded for these films, training it now (a few minutes)")
    return cross_validate(arm, films, seed=seed, say=say)[0]
