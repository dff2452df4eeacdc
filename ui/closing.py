"""Before the window closes: what the disk does not take is said, and losing it is the reader's decision."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from ui.languages import tr

if TYPE_CHECKING:
    from app.reading.workspace import Workspace
    from ui.annotating import Annotating
    from ui.drawing_beside import DrawingBeside
    from ui.shell import Shell

KEY = "closing"


class Closing:
    """One for the window. save_settings: writes them; why that could not be, "" where it could."""

    def __init__(
        self,
        shell: Shell,
        workspace: Workspace,
        *,
        annotating: Annotating,
        beside: DrawingBeside,
        save_settings: Callable[[], str],
    ) -> None:
        self._shell, self._workspace = shell, workspace
        self._annotating, self._beside, self._save_settings = annotating, beside, save_settings
        self._let_go = False

    def may_close(self, close: Callable[[], object]) -> bool:
        """Whether all is on the disk, or the reader said that it may be lost. Else he is asked, and `close`
        is called with his answer."""
        lost = [] if self._let_go else self.not_on_the_disk()
        messages = self._shell.messages
        if not lost:
            return True

        def let_go() -> None:
            self._let_go = True
            close()

        def try_again() -> None:
            messages.forget(KEY)
            close()

        messages.say(
            tr("Not on the disk: {lost}.", lost="; ".join(lost)),
            tr("Make room or check the rights, then try again; closing now loses it."),
            tone="error",
            key=KEY,
            actions=[
                (tr("Try again"), try_again),
                (tr("Close and lose it"), let_go),
                (tr("Stay"), lambda: messages.forget(KEY)),
            ],
        )
        return False

    def not_on_the_disk(self) -> list[str]:
        """Everything is written once more; what cannot be, and why."""
        workspace, lost = self._workspace, []
        workspace.keep_typed()
        workspace.save()
        failed = workspace.not_saved
        if failed is not None:
            lost.append(tr("the reading in {folder} ({why})", folder=failed.folder, why=_why(failed.error)))
        lost += [
            tr("what was measured on {title} ({why})", title=title, why=_why(why))
            for title, why in self._beside.save_now()
        ]
        if self._annotating.waits():
            lost.append(tr("what was drawn on the film, which is not in the library"))
        settings = self._save_settings()
        if settings:
            lost.append(tr("the settings ({settings})", settings=settings))
        return lost


def _why(error: OSError) -> str:
    return error.strerror or str(error)
