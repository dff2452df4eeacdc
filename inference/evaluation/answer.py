"""How an evaluation is told: the table on standard output, everything else beside it, an exit code."""

from __future__ import annotations

import sys
from collections.abc import Callable

from inference.evaluation.table import Evaluation


def answer(evaluate: Callable[[], Evaluation], *, as_json: bool) -> int:
    """0; 3 where data or a phantom world is not there or not valid, 4 where a model cannot be used."""
    from inference.api import InferenceError
    from inference.datasets.location import DataSetMissing
    from inference.phantom.config import PhantomConfigError

    try:
        result = evaluate()
    except (DataSetMissing, PhantomConfigError) as error:
        say(str(error))
        return 3
    except InferenceError as error:
        say(f"{error.message} {error.way_out}")
        return 4
    sys.stdout.write((result.to_json() if as_json else result.to_text()) + "\n")
    return 0


def say(text: str) -> None:
    """A line of progress."""
    sys.stderr.write(text + "\n")
    sys.stderr.flush()
