"""What the tracker controller tells. Who has to know listens (`TrackerController.listen`)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from app.reading.records import RecordingEntry
    from eyetracking.messages import LiveGaze


@dataclass(frozen=True)
class TrackerChanged:
    """Provider, quality, recording or how good gaze is: whoever shows them reads the controller anew."""


@dataclass(frozen=True)
class PointerWanted:
    """Where the pointer is stands for gaze, or no longer does."""

    wanted: bool


@dataclass(frozen=True)
class LiveGazeCame:
    gaze: LiveGaze


@dataclass(frozen=True)
class LiveGazeEnded:
    """The stream is over."""


@dataclass(frozen=True)
class ViewsWanted:
    """The film can be seen again: `view_painted` is to be called for every view that is on the screen."""


@dataclass(frozen=True)
class ConsentWanted:
    """The reader is asked; `agreed` answers. licence: of the tracker, "" where it states none."""

    licence: str


@dataclass(frozen=True)
class RecordingComes:
    """It begins soon: what would move the film is moved before."""


@dataclass(frozen=True)
class CrossWanted:
    """A fixation cross where the film will be; `cross_done` answers."""

    seconds: float


@dataclass(frozen=True)
class CrossOver:
    """The cross goes. begins: the recording begins now."""

    begins: bool


@dataclass(frozen=True)
class AiToBeHidden:
    """The reader wants nothing of AI on the film while it is recorded."""


@dataclass(frozen=True)
class RecordingBegan:
    entry: RecordingEntry


@dataclass(frozen=True)
class RecordingEnded:
    """It is closed on the disk, or its host is gone."""

    entry: RecordingEntry


@dataclass(frozen=True)
class Said:
    """Something that the reader should read. key: takes the place of what was said under it before. scope
    "film": goes with the film. seconds: goes by itself then; 0: stays. choices: words and what they do."""

    text: str
    way_out: str = ""
    tone: Literal["info", "warning", "error"] = "info"
    key: str = ""
    scope: str = ""
    seconds: float = 0
    choices: tuple[tuple[str, Callable[[], None]], ...] = ()


@dataclass(frozen=True)
class Unsaid:
    """What was said under this key is over."""

    key: str


Event = (
    TrackerChanged
    | PointerWanted
    | LiveGazeCame
    | LiveGazeEnded
    | ViewsWanted
    | ConsentWanted
    | RecordingComes
    | CrossWanted
    | CrossOver
    | AiToBeHidden
    | RecordingBegan
    | RecordingEnded
    | Said
    | Unsaid
)
