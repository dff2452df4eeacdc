"""What the tracker controller is given by whoever shows the film."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from app.settings import Settings
    from eyetracking.tracker import DisplayGeometry


class Screen(Protocol):
    """The screen that the tracker looks at (in the window: `ui.gaze.screen.TrackedScreen`)."""

    def choose(self) -> None:
        """The screen that the window is on now is the tracked one from now on."""

    def elsewhere(self) -> bool:
        """Whether the window is on another screen than the tracked one."""

    def geometry(self) -> DisplayGeometry:
        """In device px and mm. assumed: its size or the eye distance was not measured."""

    def size_mm(self) -> tuple[float, float, str]:
        """Width and height, and where they are from: "entered", from the "monitor", or "assumed"."""

    def assumed(self) -> str:
        """What degrees stand on that nobody measured, in words; "" where all of it is known."""


@dataclass(frozen=True, kw_only=True)
class Surroundings:
    """client: the tracker client (`eyetracking.client.TrackerClient`), None while there is none. ai_shown:
    what of AI can be seen now, in words. run: calls `work` on a thread, then `done(result)` or
    `failed(error)` on the window's (`ui.loading.Background.run`)."""

    settings: Settings
    save_settings: Callable[[], object]
    client: Callable[[], Any]
    screen: Screen
    ai_shown: Callable[[], list[str]]
    run: Callable[..., object]
