"""What the trainings of a user's own models tell, and how they end where something is missing."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable


def say(text: str) -> None:
    """To standard error, at once."""
    sys.stderr.write(f"{text}\n")
    sys.stderr.flush()


def ended(train: Callable[[argparse.Namespace], None], args: argparse.Namespace) -> int:
    """The exit code of the training: 3 where data are missing, 4 where a model or an input does not serve;
    both are said."""
    from inference.api import InferenceError
    from inference.datasets.location import DataSetMissing

    try:
        train(args)
    except DataSetMissing as error:
        say(str(error))
        return 3
    except InferenceError as error:
        say(f"{error.message} {error.way_out}".strip())
        return 4
    return 0
