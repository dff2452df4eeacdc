"""The errors that a runner raises on purpose, and how a failure is called. `inference.api` names them all."""

from __future__ import annotations

from typing import Literal

FailureKind = Literal[
    "cancelled", "oom", "device", "input", "unfit", "licence", "model", "internal", "crashed"
]


class InferenceError(Exception):
    """Base of the errors that a runner raises on purpose; `kind` becomes Failed.kind.

    InferenceError
    ├── InputError       the request cannot be answered as it stands
    ├── UnfitError       the models know no such film; asked all the same, they would answer
    ├── ModelError       a model folder is missing, damaged or not fit for the task
    ├── LicenceError     the model's licence was not accepted
    └── Cancelled        the user stopped the job
    """

    kind: FailureKind = "internal"

    def __init__(self, message: str, way_out: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.way_out = way_out


class InputError(InferenceError):
    kind: FailureKind = "input"


class UnfitError(InferenceError):
    kind: FailureKind = "unfit"


class ModelError(InferenceError):
    kind: FailureKind = "model"


class LicenceError(InferenceError):
    kind: FailureKind = "licence"


class Cancelled(InferenceError):
    kind: FailureKind = "cancelled"
