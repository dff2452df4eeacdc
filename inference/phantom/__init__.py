"""A controlled world: synthetic chest radiographs whose truth is known to the pixel.

`case(seed, config)` makes a case; `CARD.md` says what is modelled, what is not, and how it was checked.
It is never clinical evidence.
"""

from inference.phantom.case import Case, Finding, case
from inference.phantom.config import PhantomConfig, load_config

__all__ = ["Case", "Finding", "PhantomConfig", "case", "load_config"]
