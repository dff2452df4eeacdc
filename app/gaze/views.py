"""The views of the film that the tracker host maps gaze through: only what is on the tracked screen, and not
under another window, a fixation cross or another program.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from app.gaze import said
from app.gaze.events import Event, ViewsWanted

if TYPE_CHECKING:
    from app.gaze.surroundings import Surroundings
    from eyetracking.mapping import ViewTransform


class FilmViews:
    """What the host was told is on the screen. source: whose gaze it is now."""

    def __init__(
        self, around: Surroundings, tell: Callable[[Event], None], *, source: Callable[[], str]
    ) -> None:
        self._around, self._tell, self._source = around, tell, source
        self._panes: dict[str, ViewTransform] = {}
        self._off_screen = False
        self.image_id = ""
        """Of the film that is read."""
        self.covered_by = ""
        """Why the film cannot be seen now, "" where it can."""
        self.crossing = False
        """A fixation cross stands in its place."""

    @property
    def panes(self) -> Mapping[str, ViewTransform]:
        """Those that gaze can fall on, and how they show the film."""
        return MappingProxyType(self._panes)

    def cover(self) -> None:
        """Another window stands before the images: gaze does not fall on them."""
        for pane in sorted(self._panes):
            self.hidden(pane)

    def uncover(self) -> None:
        """Whoever paints tells every view that is on the screen."""
        if not self.covered_by and not self.crossing:
            self._tell(ViewsWanted())

    def painted(
        self, t_ns: int, transform: ViewTransform, centre: float, width: float, *, label: str = ""
    ) -> None:
        """A view is on the screen: the host maps and records with it. t_ns: of the monotonic clock. centre,
        width: of the grey values. label: the image that the pane shows, "" for the one that is read."""
        client = self._around.client()
        if client is None or self.covered_by or self.crossing:
            return
        if not self.on_tracked_screen():
            self.hidden(transform.pane)
            return
        client.send_view(t_ns, transform, centre, width, label=label or self.image_id)
        self._panes[transform.pane] = transform

    def hidden(self, pane: str) -> None:
        """The host must not map gaze through a view that is no longer on the screen."""
        client = self._around.client()
        if client is not None and pane in self._panes:
            del self._panes[pane]
            client.hide_view(time.monotonic_ns(), pane)

    def on_tracked_screen(self) -> bool:
        """Whether gaze can fall on the window. What only stands for a tracker follows it elsewhere."""
        screen = self._around.screen
        if not screen.elsewhere():
            self._off_screen = False
            return True
        if self._source() in ("pointer", "simulated", "replayed"):
            screen.choose()
            client = self._around.client()
            if client is not None:
                client.set_geometry(screen.geometry())
            return True
        if not self._off_screen:
            self._off_screen = True
            self._tell(said.ELSEWHERE)
        return False
